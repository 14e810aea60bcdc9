"""Numbers that no fact gives but that follow from one by arithmetic shown in a note: 减少3人, 缩短87.5%, 共10台."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.by_model.changes import Change, changes
from assistant.drafting.by_model.figures import Figure, counted_alike, figures, half_step, measure
from assistant.text.quantities import Quantity

_TOTAL = re.compile(r"(?:共|合计|总计|累计|总共)(?:有|为|计|约|配置|部署|安装|投入)?$")
_EACH = re.compile(r"每(?:一|个)?([\u4e00-\u9fff])[^，。；]{0,12}$")
_COMPARED_WITH = re.compile(r"[较比]((?:19|20)\d\d)年[^，。；]{0,10}$")
_TOTAL_AFTER = re.compile(r"[到至为]了?(?:约|近)?$")
_PERCENT, _POINTS, _TIMES = "%", "个百分点", "倍"


@dataclass(frozen=True)
class Derivation:
    """A derived number as written, and how it comes about: `60%＝（5人－2人）÷5人`."""

    quote: str
    arithmetic: str


def derivation(one: Figure, text: str, facts: Sequence[str]) -> Derivation | None:
    """How a number of `text` follows from the facts that its sentence rests on; None where it does not.

    A difference, a share or a multiple needs a change that the facts tell, told in the same direction; a total the
    word 共 (合计, 总计) and either every number of that unit in one fact, or in all of them, or so many of 每条 and
    the number of 条.
    """
    if one.number is None or not one.number.unit:
        return None
    found = (*_from_changes(one, text, facts), *_sums(one, text, facts), *_products(one, text, facts))
    return Derivation(one.quote, f"{one.quote}＝{found[0]}") if found else None


def _from_changes(one: Figure, text: str, facts: Sequence[str]) -> Iterator[str]:
    assert one.number is not None
    unit = one.number.base()[1]
    for change in changes(facts):
        if not _same_direction(one, change) or not _same_base(one, text, change):
            continue
        before, after = measure(change.before)[0], measure(change.after)[0]
        larger, smaller = _in_order(change)
        if unit == _TIMES:
            yield from _multiple(one, text, change)
        elif unit == _PERCENT and before and _meets(one.number, abs(before - after) / abs(before) * 100):
            yield f"（{larger}－{smaller}）÷{change.before.quote}"
        elif _is_difference(one.number, change) and _meets(one.number, abs(before - after)):
            yield f"{larger}－{smaller}"


def _multiple(one: Figure, text: str, change: Change) -> Iterator[str]:
    """提高2倍 is what was added, 提高到3倍 or 是原来的3倍 what there is now."""
    assert one.number is not None
    before, after = measure(change.before)[0], measure(change.after)[0]
    if not before or after <= before:
        return
    added = bool(one.direction) and not _TOTAL_AFTER.search(text[: one.start])
    wanted = (after - before) / before if added else after / before
    if _meets(one.number, wanted):
        shown = f"（{change.after.quote}－{change.before.quote}）" if added else change.after.quote
        yield f"{shown}÷{change.before.quote}"


def _sums(one: Figure, text: str, facts: Sequence[str]) -> Iterator[str]:
    assert one.number is not None
    if not _TOTAL.search(text[: one.start]):
        return
    listed = [tuple(_like(one.number, fact)) for fact in facts]
    together = tuple(term for terms in listed for term in terms)
    for terms in (*listed, together):
        if len(terms) > 1 and _meets(one.number, sum((measure(term)[0] for term in terms), Decimal(0))):
            yield "＋".join(term.quote for term in terms)


def _products(one: Figure, text: str, facts: Sequence[str]) -> Iterator[str]:
    """8条线，每条4台: 共32台."""
    assert one.number is not None
    if not _TOTAL.search(text[: one.start]):
        return
    told = [(fact, each) for fact in facts for each in figures(fact) if each.number is not None]
    for fact, each in told:
        per = _EACH.search(fact[: each.start])
        if (
            not per
            or each.number is None
            or not counted_alike(measure(each.number)[1], measure(one.number)[1])
        ):
            continue
        for _, many in told:
            if many.number is None or many.number.unit != per[1] or many.is_article:
                continue
            if _meets(one.number, measure(each.number)[0] * many.number.value):
                yield f"{each.quote}×{many.quote}"


def _like(number: Quantity, fact: str) -> Iterator[Quantity]:
    """The numbers of a fact in the unit of another; articles aside."""
    for one in figures(fact):
        if (
            one.number is not None
            and not one.is_article
            and counted_alike(measure(one.number)[1], measure(number)[1])
        ):
            yield one.number


def _same_direction(one: Figure, change: Change) -> bool:
    if one.direction == "":
        return one.number is not None and one.number.base()[1] == _TIMES
    return (one.direction == "below") is change.falls


def _same_base(one: Figure, text: str, change: Change) -> bool:
    """较2023年 compares with what there was in that year."""
    compared = _COMPARED_WITH.search(text[: one.start])
    return not compared or change.since is None or change.since == int(compared[1])


def _is_difference(number: Quantity, change: Change) -> bool:
    unit = measure(change.before)[1]
    return number.percent_points if unit == _PERCENT else counted_alike(unit, measure(number)[1])


def _meets(number: Quantity, value: Decimal) -> bool:
    return abs(measure(number)[0] - value) <= half_step(number)


def _in_order(change: Change) -> tuple[str, str]:
    quotes = (change.before.quote, change.after.quote)
    return quotes if change.falls else (quotes[1], quotes[0])
