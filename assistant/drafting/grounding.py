"""Which numbers of a text no fact carries."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.text.quantities import Quantity, quantities, supports
from assistant.text.written_dates import WrittenDate, dates

_SPOKEN = (("个钟头", "小时"), ("钟头", "小时"))


def ungrounded(text: str, facts: Sequence[str]) -> tuple[Quantity, ...]:
    """The numbers with units, and the dates, of `text` that no fact bears out.

    A number may be written rounded, never more exact than a fact gives it: the tolerance is half a unit
    of the last digit written. A date may leave out what the fact adds (`2024年3月` for `2024-03-05`).
    """
    known = [one for fact in facts for one in quantities(_spoken(fact), bare=True)]
    numbers = [
        one for one in quantities(_spoken(text), bare=True) if not any(_borne(other, one) for other in known)
    ]
    said = [one for fact in facts for one in dates(fact)]
    days = [one for one in dates(text) if not any(_covers(other, one) for other in said)]
    return tuple(sorted([*numbers, *map(_as_quantity, days)], key=lambda one: one.start))


def lost(source: str, text: str) -> tuple[Quantity, ...]:
    """The numbers and dates of `source` that `text` no longer has; a lone 一 (一年, 一套) is an article."""
    return tuple(
        one for one in ungrounded(source, (text,)) if not (one.value == 1 and one.quote.startswith("一"))
    )


def _borne(fact: Quantity, one: Quantity) -> bool:
    if not one.unit or not fact.unit:
        return one.unit == fact.unit and one.value == fact.value
    return supports(fact, one)


def _covers(fact: WrittenDate, one: WrittenDate) -> bool:
    if one.year is None:
        return (fact.month, fact.day)[: 1 + (one.day is not None)] == (one.month, one.day)[
            : 1 + (one.day is not None)
        ]
    return fact.iso.startswith(one.iso)


def _as_quantity(one: WrittenDate) -> Quantity:
    return Quantity(Decimal(one.year or one.month or 0), "", one.quote, one.start, one.end, Decimal(0))


def _spoken(text: str) -> str:
    for spoken, written in _SPOKEN:
        text = text.replace(spoken, written)
    return text
