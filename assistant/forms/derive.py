"""What answers let one compute, so that nobody is asked for it: size, level, industry, cover lines.

A derived answer never replaces a given one, and its source says what it was computed from.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.errors import AnswerError
from assistant.forms.answers import Answer, Answers, Source
from assistant.rules import industry, maturity, size

Derived = Iterator[tuple[str, Answer]]


def derive(answers: Answers) -> Answers:
    """The answers with all that follows from them, for fields that have no answer yet."""
    while True:
        known = answers
        for rule in _RULES:
            for path, answer in rule(answers):
                if path not in answers:
                    answers = answers.with_answer(path, answer)
        if len(answers) == len(known):
            return answers


def single_scene(answers: Answers) -> int | None:
    """The row of 附表1 when there is just one; None where there are several or none."""
    rows = answers.keys("scenes")
    return rows[0] if len(rows) == 1 else None


def latest_revenue(answers: Answers) -> tuple[int, Decimal] | None:
    """Year and 主营业务收入 (万元) of the latest year that has one."""
    for year in reversed(answers.keys("enterprise.years")):
        revenue = answers.value(f"enterprise.years.{year}.revenue")
        if isinstance(revenue, Decimal):
            return year, revenue
    return None


def _size(answers: Answers) -> Derived:
    """企业类型 from head count and the latest revenue (footnote 1 of the notice)."""
    staff, revenue = answers.value("basis.staff"), latest_revenue(answers)
    if isinstance(staff, int) and revenue is not None:
        found = size.enterprise_size(staff, revenue[1])
        yield (
            "enterprise.size",
            _from(f"{found.name}企业", f"由从业人员和{revenue[0]}年主营业务收入推算：{found.reason}"),
        )


def _level(answers: Answers) -> Derived:
    """CMMM自评估等级 from the score (GB/T 39117-2020)."""
    score = answers.value("basis.score")
    if isinstance(score, Decimal) and (level := maturity.level_of_score(score)) is not None:
        yield "enterprise.level", _from(level.label, f"由自评得分{score}推算（GB/T 39117-2020）")


def _industry(answers: Answers) -> Derived:
    """门类 and 大类 above the 中类 or 大类 that was given (GB/T 4754-2017)."""
    for below in ("group", "division"):
        given = answers.value(f"enterprise.industry.{below}")
        if given is None:
            continue
        try:
            found = industry.resolve(str(given), "中类" if below == "group" else "大类")
        except AnswerError:
            continue
        for above in industry.chain(found.code):
            if above.level == "门类":
                yield "enterprise.industry.section", _from(above.name, "由行业代码推出（GB/T 4754-2017）")
            elif above.level == "大类":
                yield "enterprise.industry.division", _from(above.printed, "由行业代码推出（GB/T 4754-2017）")


def _copies(answers: Answers) -> Derived:
    """The same fact in another place of the form: cover lines, and the only row of 附表1."""
    pairs = [
        ("cover.applicant", "enterprise.name", "企业名称"),
        ("enterprise.name", "cover.applicant", "申报单位"),
        ("cover.scene_name", "basics.scene", "场景名称"),
    ]
    row = single_scene(answers)
    if row is not None:
        for part, label in (("stage", "环节名称"), ("scene", "场景名称")):
            pairs.append((f"basics.{part}", f"scenes.{row}.{part}", f"附表1·{label}"))
            pairs.append((f"scenes.{row}.{part}", f"basics.{part}", label))
    for path, other, label in pairs:
        answer = answers.get(other)
        if answer is not None and answer.state == "given":
            yield path, _from(str(answer.value), f"与「{label}」一致填入")


def _stages(answers: Answers) -> Derived:
    """The stage of each scene that the catalogue knows."""
    from knowledge.catalogue import find_scene

    for path in ("basics", *(f"scenes.{row}" for row in answers.keys("scenes"))):
        found = find_scene(answers.text(f"{path}.scene"))
        if found is not None:
            yield f"{path}.stage", _from(found.stage, f"目录中“{found.name}”属于该环节（附件11）")


def _from(value: str, origin: str) -> Answer:
    return Answer(value, (Source(origin),))


_RULES: tuple[Callable[[Answers], Derived], ...] = (_copies, _size, _level, _industry, _stages)
