"""The checks on a draft. Each is a generator of findings over what was drafted and what was answered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.draft import Draft, DraftedField
from assistant.drafting.grounding import ungrounded
from assistant.drafting.grounding.doubts import doubts
from assistant.forms.answers import Answers
from assistant.forms.derive import derive, latest_revenue
from assistant.matching.claims import judge
from assistant.matching.matcher import Matcher
from assistant.review.findings import Finding
from assistant.rules import maturity, shares, size
from assistant.text.quantities import quantities
from assistant.text.sentences import normalise
from assistant.text.zi import count_zi


@dataclass(frozen=True)
class Case:
    """What a check looks at."""

    draft: Draft
    answers: Answers
    """With what follows from them."""


Check = Callable[[Case], Iterator[Finding]]


def review(draft: Draft, answers: Answers, matcher: Matcher | None = None) -> tuple[Finding, ...]:
    """All findings on a draft, blocking ones first. With a matcher the described project is held against the claimed scene."""
    case = Case(draft, derive(answers))
    found = [finding for check in CHECKS for finding in check(case)]
    if matcher is not None:
        found += _claims(case, matcher)
    rank = {"block": 0, "warn": 1, "note": 2}
    return tuple(sorted(found, key=lambda finding: rank[finding.severity]))


def over_limit(case: Case) -> Iterator[Finding]:
    """A narrative over its printed limit."""
    for item in case.draft.fields:
        limit = item.field.limit
        if limit is not None and count_zi(item.text) > limit.ceiling:
            message = f"有{count_zi(item.text)}字，超过{limit}；请删减。"
            yield Finding("block", "over_limit", _label(case, item), message, item.path)


def number_without_answer(case: Case) -> Iterator[Finding]:
    """A number in a drafted narrative that none of its facts carries."""
    for item in case.draft.fields:
        if item.narrative is None or item.narrative.as_written:
            continue
        facts = [fact.text for sentence in item.narrative.sentences for fact in sentence.facts]
        for quantity in ungrounded(item.text, facts):
            message = f"“{quantity.quote}”在回答里找不到出处；请核实后补充来源或删去。"
            yield Finding("block", "number_without_answer", _label(case, item), message, item.path)


def edit_without_fact(case: Case) -> Iterator[Finding]:
    """What a text that was edited or written again says, and the facts of the field do not."""
    stage = tuple(one.text for one in case.draft.fields if one.field.kind in ("stage", "scene"))
    for item in case.draft.fields:
        for doubt in doubts(item.text, item.instead_of, stage) if item.instead_of else ():
            message = f"改写的文字里，{doubt.reason.rstrip('。')}；请核实，属实就补一条事实，否则改回。"
            yield Finding("warn", "edit_without_fact", _label(case, item), message, item.path)


def size_contradicts(case: Case) -> Iterator[Finding]:
    """企业类型 against head count and revenue (footnote 1)."""
    staff, revenue = case.answers.value("basis.staff"), latest_revenue(case.answers)
    given = case.answers.text("enterprise.size")
    if not isinstance(staff, int) or revenue is None or not given:
        return
    computed = size.enterprise_size(staff, revenue[1])
    if f"{computed.name}企业" != given:
        yield Finding(
            "warn", "size_contradicts", "企业类型", f"填的是{given}；{computed.reason}", "enterprise.size"
        )
    elif computed.needs_person:
        yield Finding("note", "size_undecided", "企业类型", computed.reason, "enterprise.size")


def level_contradicts(case: Case) -> Iterator[Finding]:
    """CMMM自评估等级 against the score (GB/T 39117-2020)."""
    score, given = case.answers.value("basis.score"), case.answers.text("enterprise.level")
    if not isinstance(score, Decimal):
        return
    level = maturity.level_of_score(score)
    computed = level.label if level else "未达到1级"
    if given and given != computed:
        message = f"填的是{given}，自评得分{score}对应{computed}（GB/T 39117-2020）；请核对。"
        yield Finding("warn", "level_contradicts", "CMMM自评估等级", message, "enterprise.level")
    if level is None:
        message = f"自评得分{score}低于0.8，标准没有对应等级；请核对得分。"
        yield Finding("warn", "level_none", "CMMM自评估等级", message, "enterprise.level")


def applicant_differs(case: Case) -> Iterator[Finding]:
    """The applicant on the cover against 企业名称."""
    cover, name = case.answers.text("cover.applicant"), case.answers.text("enterprise.name")
    if cover and name and normalise(cover) != normalise(name):
        message = f"封面写“{cover}”，表内写“{name}”；两处应一致。"
        yield Finding("warn", "applicant_differs", "申报单位", message, "cover.applicant")


def accident_unnamed(case: Case) -> Iterator[Finding]:
    """是 without the accident's name; and 是 itself, which a person must look at."""
    if case.answers.text("enterprise.accident") == "是" and not case.answers.text("enterprise.accident_name"):
        message = "选了“是”但没有写事故名称；请补充。"
        yield Finding("warn", "accident_unnamed", "事故名称", message, "enterprise.accident_name")


def share_doubtful(case: Case) -> Iterator[Finding]:
    """A share over 100 % or suspiciously small."""
    for item in case.draft.fields:
        answer = case.answers.get(item.path)
        if item.field.kind in ("share", "rate") and answer is not None and isinstance(answer.value, Decimal):
            quote = answer.source_of(0).quote
            doubt = shares.doubtful_share(answer.value, quote)
            if doubt:
                yield Finding("warn", "share_doubtful", _label(case, item), doubt, item.path)


def outcome_without_number(case: Case) -> Iterator[Finding]:
    """已实施成效 that says nothing in figures (附表1: 最好通过量化指标描述)."""
    for item in case.draft.fields:
        outcome = item.field.pattern == "scenes.*.outcome" and not item.missing
        if outcome and not quantities(item.text):
            message = "没有量化指标；附表1要求“最好通过量化指标描述”，请补充建设前后的数字。"
            yield Finding("warn", "outcome_without_number", _label(case, item), message, item.path)


def instance_without_scene(case: Case) -> Iterator[Finding]:
    """附表2 corresponds to 附表1 (与附表1表格对应); the other way round the instance is missing, and listed so."""
    scenes, means = len(case.answers.keys("scenes")), len(case.answers.keys("means"))
    if means > scenes:
        message = f"附表1有{scenes}个场景，附表2却有{means}个实例；附表2应与附表1逐一对应。"
        yield Finding("warn", "instance_without_scene", "附表2", message, "means")


CHECKS: tuple[Check, ...] = (
    over_limit,
    number_without_answer,
    edit_without_fact,
    size_contradicts,
    level_contradicts,
    applicant_differs,
    accident_unnamed,
    share_doubtful,
    outcome_without_number,
    instance_without_scene,
)


def _claims(case: Case, matcher: Matcher) -> Iterator[Finding]:
    """The described project against the 环节 and 场景 it claims to be, row by row of 附表1."""
    columns = ("application", "pain_points", "solution", "outcome")
    for row in case.draft.rows("scenes"):
        story = "".join("".join(case.answers.facts(f"scenes.{row}.{column}")) for column in columns)
        stage, name = case.answers.text(f"scenes.{row}.stage"), case.answers.text(f"scenes.{row}.scene")
        if not story or not name:
            continue
        verdict = judge(story, stage, name, matcher)
        if verdict.verdict in ("wrong_stage", "mismatch", "not_in_catalogue"):
            label = f"附表1第{row + 1}行·场景名称"
            yield Finding("warn", verdict.verdict, label, verdict.reason, f"scenes.{row}.scene")


def _label(case: Case, item: DraftedField) -> str:
    return case.draft.form.label_of(item.path)
