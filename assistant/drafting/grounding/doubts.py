"""What a sentence says that its facts do not: numbers, of what they are said, years, directions, names, claims.

A number is the fact's own, honestly rounded, in another unit, or worked out from the facts; else it is doubted. One that
is the fact's own is doubted where the words around it are those of another number. What a careful reader would let pass
is let pass: a check that cries wolf is not read.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.drafting.grounding.borne import borne
from assistant.drafting.grounding.changes import changes, stated_changes
from assistant.drafting.grounding.faults import Fault
from assistant.drafting.grounding.figures import Figure
from assistant.drafting.grounding.held import Doubt, Held
from assistant.drafting.grounding.measures import alike, half_step, measure
from assistant.drafting.grounding.misplaced import misplaced
from assistant.drafting.grounding.named import named_wrong, told
from assistant.drafting.grounding.names import name_faults
from assistant.drafting.grounding.readings import in_figures
from assistant.drafting.grounding.words import word_faults
from assistant.drafting.grounding.worked_out import worked_out
from assistant.text.codes import code_spans
from assistant.text.quantities import Quantity
from assistant.text.widths import half_width

__all__ = ["Doubt", "doubts"]

_OF_STYLE = frozenset({"form", "spoken", "term"})
_SAYING = re.compile(r"、|，|[一-鿿]{8}")
"""“一处修改、全部联动” is a saying"""
_FIGURES = re.compile(r"\d+(?:\.\d+)*")
_ABOUT = Decimal("0.03")
"""How far a rounded end of a change may lie from the fact; whether it may is asked number by number"""
_SHARE_OF = re.compile(r"占(?:比|总[^，。；]{0,4})?[^，。；\d]{0,6}$")
_COMMA = re.compile(r"[、和及与]")
_ORDINALS = "一二三四五六七八九"
_LIST_ITEM = re.compile(r"^\s*[(（]?\d{1,2}[.、)）](?!\d)|^(?:附|第)")


def doubts(text: str, facts: Sequence[str], allowed: Sequence[str] = ()) -> tuple[Doubt, ...]:
    """What is doubtful in a sentence, held against the facts that it rests on; nothing where they bear it out.

    `allowed` are names that need no fact, such as that of the scene.
    """
    held = Held(text, tuple(facts))
    found = (*_numbers(held), *_codes(held), *_directions(held), *_words(held, allowed))
    return tuple(dict.fromkeys(found))


def _numbers(held: Held) -> Iterator[Doubt]:
    for place in held.said:
        own = [other for reading in held.told for other in reading if borne(other.figure, place.figure)]
        if own:
            yield from misplaced(held, place, own)
        elif not _as_told(held, place.figure) and not _goes_without(held, place.figure):
            quote = place.figure.quote
            yield Doubt("number", quote, f"“{quote}”不是所依据事实里的数字或日期")


def _as_told(held: Held, one: Figure) -> bool:
    """Whether a number without a unit stands in a fact just so: AQL 0.65."""
    if one.number is None or one.number.unit:
        return False
    return any(re.search(rf"(?<![\d.]){re.escape(one.quote)}(?![\d.]*\d)", fact) for fact in held.facts)


def _goes_without(held: Held, one: Figure) -> bool:
    """Whether a number needs no fact that gives it: an article, a single thing, or one that follows from others."""
    if one.is_article or _is_one(held, one) or _is_all(held, one) or _is_year(held, one):
        return True
    if worked_out(one, held.read, held.arithmetic) or _counts_what_is_listed(held, one):
        return True
    # 46% of a total that the sentence itself adds up
    return bool(_SHARE_OF.search(held.read[: one.start]) and worked_out(one, held.read, held.own_arithmetic))


def _counts_what_is_listed(held: Held, one: Figure) -> bool:
    """三项, 两类 before or behind a list of as many."""
    if one.number is None or not one.quote.endswith(("项", "类", "种", "个", "方面", "者", "款", "处", "道")):
        return False
    listed = max((len(_COMMA.findall(clause)) + 1 for clause in re.split("[，。；：]", held.text)), default=0)
    return 2 <= one.number.value <= 9 and listed >= one.number.value


def _is_all(held: Held, one: Figure) -> bool:
    """100% where a fact says 都 or 全."""
    whole = one.number is not None and one.number.base() == (Decimal(100), "%")
    return whole and re.search("都|全|所有|每[一个台条件]|一个不", "".join(held.facts)) is not None


def _is_year(held: Held, one: Figure) -> bool:
    """按12个月计: what everybody knows of a year."""
    return one.number is not None and one.number.base() == (Decimal(12), "月") and "按" in held.text


def _is_one(held: Held, one: Figure) -> bool:
    """1名 where a fact says 还留一个: a single thing is often said without counting it."""
    return (
        one.number is not None
        and one.number.value == 1
        and re.search("一|单|独", "".join(held.facts)) is not None
    )


def _codes(held: Held) -> Iterator[Doubt]:
    """Figures that count nothing (grades, standards, telephones, 2号线): they stand in the facts as they are."""
    text, known = half_width(held.text), half_width("\n".join((*held.facts, *held.known)))
    told = set(_FIGURES.findall(known)) | {
        str(n) for n, word in enumerate(_ORDINALS, start=1) if word in known
    }
    for start, end in code_spans(text):
        for figures in _FIGURES.findall(text[start:end]):
            if figures not in told and not _LIST_ITEM.search(text[start:end]):
                yield Doubt("number", text[start:end], f"“{text[start:end]}”和事实里的写法不同")


def _directions(held: Held) -> Iterator[Doubt]:
    """由a减少至b: in the order of the facts, and with a verb that fits."""
    told = changes(held.known)
    for first, second, says in stated_changes(held.read):
        before, after = first.number, second.number
        assert before is not None
        assert after is not None
        quote = f"{first.quote}…{second.quote}"
        straight = any(_same(one.before, before) and _same(one.after, after) for one in told)
        if not straight and any(_same(one.before, after) and _same(one.after, before) for one in told):
            yield Doubt("direction", quote, f"“{quote}”前后颠倒了，按事实写")
        elif (
            not straight
            and any(_same(one.before, before) != _same(one.after, after) for one in told)
            and alike(before, after)
        ):
            yield Doubt("object", quote, f"“{quote}”把不同事的两个数连在了一起")
        low, high = measure(before)[0], measure(after)[0]
        if says and low != high and (says == "below") != (high < low):
            yield Doubt("direction", quote, f"“{quote}”增减的说法和数字相反")


def _words(held: Held, allowed: Sequence[str]) -> Iterator[Doubt]:
    """Names and claims that the facts do not have."""
    known = (*held.facts, *held.known)
    for fault in (*name_faults(held.text, known, allowed), *word_faults(held.text, known)):
        if fault.kind not in _OF_STYLE and not _reckoned(fault.quote) and not _claimed(held, fault):
            yield Doubt(fault.kind, fault.quote, fault.reason)
    for kind, quote, reason in named_wrong(held.text, known):
        yield Doubt(kind, quote, reason)


def _claimed(held: Held, fault: Fault) -> bool:
    """Whether a fact tells a claim in other words (拿了布鲁塞尔的金奖), or marks stand around a saying and no name."""
    if fault.quote.startswith("“"):
        return bool(_SAYING.search(fault.quote))
    return fault.kind == "claim" and told("\n".join(held.facts), fault.quote)


def _reckoned(quote: str) -> bool:
    """Whether a vague amount (一半, 三分之二, 翻番) was held against the facts as a number."""
    return (
        quote in ("100%", "百分之百")
        or in_figures(quote) != quote
        or re.fullmatch(r"[一二三四五六七八九十]+分之[一二三四五六七八九十]+", quote) is not None
    )


def _same(fact: Quantity, one: Quantity) -> bool:
    told, said = measure(fact)[0], measure(one)[0]
    return alike(fact, one) and abs(told - said) <= max(half_step(one), _ABOUT * abs(told))
