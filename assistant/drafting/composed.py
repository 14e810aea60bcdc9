"""Narratives that the form can make of its own other parts: 二、场景建设方案及情况 and 企业简介."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.drafting.narrative import Fact, Narrative, Sentence
from assistant.drafting.printing import chinese_date, plain_number
from assistant.forms.answers import Answers

PROFILE_WANTED = "【待补充：发展历程、主营业务、市场份额等】"
_ROW_FIELDS = ("pain_points", "application", "solution", "", "safeguards", "outcome", "others", "economy")
"""The order in which a scene is told; the empty one is where 附表2 comes in."""
_MEANS = (
    ("equipment", "主要装备包括", ("name", "model", "supplier")),
    ("software", "主要软件包括", ("name", "model", "supplier")),
    ("processes", "涉及的工艺包括", ("name", "application")),
    ("technologies", "应用的技术包括", ("name", "application")),
)
_ORDINALS = "一二三四五六七八九十"


def composed_plan(answers: Answers, narratives: Mapping[str, Narrative]) -> Narrative | None:
    """One paragraph per scene from the rows of 附表1 and 附表2; None while they tell nothing."""
    sentences: list[Sentence] = []
    for place, key in enumerate(answers.keys("scenes")):
        body = list(_body(key, answers, narratives))
        if body:
            sentences.append(_heading(place, key, answers))
            sentences.extend(body[:-1])
            sentences.append(Sentence(f"{body[-1].text}\n", body[-1].facts))
    if not sentences:
        return None
    sentences[-1] = Sentence(sentences[-1].text.rstrip("\n"), sentences[-1].facts)
    return Narrative("".join(one.text for one in sentences), tuple(sentences))


def with_more(plan: Narrative, more: Narrative) -> Narrative:
    """The plan with a further paragraph."""
    if not more.text:
        return Narrative(plan.text, plan.sentences, more.left_out)
    last = plan.sentences[-1]
    sentences = (*plan.sentences[:-1], Sentence(f"{last.text}\n", last.facts), *more.sentences)
    return Narrative("".join(one.text for one in sentences), sentences, more.left_out)


def composed_profile(answers: Answers) -> Narrative | None:
    """What the plain fields tell of the enterprise; None while its name is missing."""
    if not answers.text("enterprise.name"):
        return None
    sentences = [
        one for one in (_identity(answers), *_size(answers), *_figures(answers), *_level(answers)) if one
    ]
    return Narrative("".join(one.text for one in sentences), tuple(sentences))


def _heading(place: int, key: int, answers: Answers) -> Sentence:
    facts = [fact for part in ("stage", "scene") for fact in _cell(answers, f"scenes.{key}.{part}")]
    stage, scene = (answers.text(f"scenes.{key}.{part}") for part in ("stage", "scene"))
    name = "—".join(text for text in (f"{stage.removesuffix('环节')}环节" if stage else "", scene) if text)
    instance = _cell(answers, f"means.{key}.instance")
    if instance:
        name = f"{name}（{instance[0].text}）" if name else instance[0].text
    number = _ORDINALS[place] if place < len(_ORDINALS) else str(place + 1)
    return Sentence(f"（{number}）{name or '应用场景'}\n", (*facts, *instance))


def _body(key: int, answers: Answers, narratives: Mapping[str, Narrative]) -> Iterator[Sentence]:
    for field in _ROW_FIELDS:
        if not field:
            yield from _means(key, answers)
            continue
        narrative = narratives.get(f"scenes.{key}.{field}")
        if narrative:
            yield from (Sentence(one.text.replace("\n", ""), one.facts) for one in narrative.sentences)


def _means(key: int, answers: Answers) -> Iterator[Sentence]:
    for part, words, columns in _MEANS:
        path = f"means.{key}.{part}"
        rows = [_row(answers, f"{path}.{row}", columns) for row in answers.keys(path)]
        told = [row for row in rows if row]
        if told:
            text = "、".join(_in_brackets([fact.text for fact in row]) for row in told)
            yield Sentence(f"{words}{text}。", tuple(fact for row in told for fact in row))


def _row(answers: Answers, path: str, columns: Iterable[str]) -> list[Fact]:
    cells = [_cell(answers, f"{path}.{column}") for column in columns]
    return [fact for cell in cells for fact in cell] if cells[0] else []


def _in_brackets(texts: Sequence[str]) -> str:
    return texts[0] + (f"（{'，'.join(texts[1:])}）" if len(texts) > 1 else "")


def _cell(answers: Answers, path: str) -> tuple[Fact, ...]:
    """The value of a plain field as a fact; none while it is missing or does not apply."""
    answer = answers.get(path)
    if answer is None or answer.state != "given" or answer.value is None:
        return ()
    value = plain_number(answer.value) if isinstance(answer.value, Decimal) else str(answer.value).strip()
    return (Fact(value, path, 0, answer.source_of(0)),)


def _identity(answers: Answers) -> Sentence:
    facts = list(_cell(answers, "enterprise.name"))
    parts: list[str] = []
    for fact in _cell(answers, "enterprise.founded"):
        parts.append(f"成立于{chinese_date(fact.text)}")
        facts.append(fact)
    size, nature = _cell(answers, "enterprise.size"), _cell(answers, "enterprise.nature")
    kind = [fact.text for fact in (*size, *nature)]
    if kind:
        parts.append("为" + "".join(text.removesuffix("企业") if text != kind[-1] else text for text in kind))
        facts.extend((*size, *nature))
    for fact in _cell(answers, "enterprise.industry.group"):
        parts.append(f"所属行业为{fact.text.lstrip('0123456789 ')}")
        facts.append(fact)
    name = facts[0].text
    return Sentence(f"{name}{'，'.join(parts)}。" if parts else f"申报单位为{name}。", tuple(facts))


def _size(answers: Answers) -> Iterator[Sentence]:
    for fact in _cell(answers, "basis.staff"):
        yield Sentence(f"现有从业人员{fact.text}人。", (_with_unit(fact, "人"),))


def _figures(answers: Answers) -> Iterator[Sentence]:
    for year in reversed(answers.keys("enterprise.years")):
        told = [
            (label, _with_unit(fact, "万元", f"{year}年"))
            for label, column in (("资产总额", "assets"), ("主营业务收入", "revenue"))
            for fact in _cell(answers, f"enterprise.years.{year}.{column}")
        ]
        if told:
            words = "，".join(f"{label}{fact.text.removeprefix(f'{year}年')}" for label, fact in told)
            yield Sentence(f"{year}年{words}。", tuple(fact for _, fact in told))
            return


def _level(answers: Answers) -> Iterator[Sentence]:
    for fact in _cell(answers, "enterprise.level"):
        yield Sentence(f"智能制造能力成熟度（CMMM）自评估等级为{fact.text}。", (fact,))


def _with_unit(fact: Fact, unit: str, before: str = "") -> Fact:
    return Fact(f"{before}{fact.text}{unit}", fact.path, fact.index, fact.source)
