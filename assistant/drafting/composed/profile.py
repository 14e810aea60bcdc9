"""企业简介 from the plain fields: a modest beginning, while nobody has told more."""

from collections.abc import Iterator

from assistant.drafting.composed.cells import cell, with_unit
from assistant.drafting.narrative import Fact, Narrative, Sentence
from assistant.drafting.printing import chinese_date
from assistant.forms.answers import Answers

PROFILE_WANTED = "【待补充：发展历程、主营业务、市场份额等】"


def composed_profile(answers: Answers) -> Narrative | None:
    """What the plain fields tell of the enterprise; None while its name is missing."""
    if not answers.text("enterprise.name"):
        return None
    sentences = [
        one for one in (_identity(answers), *_size(answers), *_figures(answers), *_level(answers)) if one
    ]
    return Narrative("".join(one.text for one in sentences), tuple(sentences))


def _identity(answers: Answers) -> Sentence:
    facts = list(cell(answers, "enterprise.name"))
    parts: list[str] = []
    for fact in cell(answers, "enterprise.founded"):
        parts.append(f"成立于{chinese_date(fact.text)}")
        facts.append(fact)
    size, nature = cell(answers, "enterprise.size"), cell(answers, "enterprise.nature")
    kind = [fact.text for fact in (*size, *nature)]
    if kind:
        parts.append("为" + "".join(text.removesuffix("企业") if text != kind[-1] else text for text in kind))
        facts.extend((*size, *nature))
    for fact in cell(answers, "enterprise.industry.group"):
        parts.append(f"所属行业为{fact.text.lstrip('0123456789 ')}")
        facts.append(fact)
    name = facts[0].text
    return Sentence(f"{name}{'，'.join(parts)}。" if parts else f"申报单位为{name}。", tuple(facts))


def _size(answers: Answers) -> Iterator[Sentence]:
    for fact in cell(answers, "basis.staff"):
        yield Sentence(f"现有从业人员{fact.text}人。", (with_unit(fact, "人"),))


def _figures(answers: Answers) -> Iterator[Sentence]:
    for year in reversed(answers.keys("enterprise.years")):
        told = [
            (label, with_unit(fact, "万元", f"{year}年"))
            for label, column in (("资产总额", "assets"), ("主营业务收入", "revenue"))
            for fact in cell(answers, f"enterprise.years.{year}.{column}")
        ]
        if told:
            words = "，".join(f"{label}{_without_year(fact, year)}" for label, fact in told)
            yield Sentence(f"{year}年{words}。", tuple(fact for _, fact in told))
            return


def _without_year(fact: Fact, year: int) -> str:
    return fact.text.removeprefix(f"{year}年")


def _level(answers: Answers) -> Iterator[Sentence]:
    for fact in cell(answers, "enterprise.level"):
        yield Sentence(f"智能制造能力成熟度（CMMM）自评估等级为{fact.text}。", (fact,))
