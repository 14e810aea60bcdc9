"""Words held against the facts that they rest on. Here: which numbers and dates no fact carries, by value and unit.

figures     numbers and dates, and what stands around them
measures    when two numbers measure the same
readings    what people say for a number, as figures: 十五六度, 一刻钟
content     what words tell of a thing
changes     what was so much before and is so much now
borne       a fact's number, the same or honestly rounded
worked_out  numbers that follow from others by arithmetic
subjects    of what a number is said
names       companies, models, codes, titles, terms of the guide
named       makers and persons without 公司, awards, names that differ by one character
words       claims, padding, markdown, chatter
numbers     what is strict with a model's numbers: both ends of a range, 约 kept
faults      what can be wrong with a model's sentence, in words that it is sent back
doubts      all of it, for a person's eyes: what the facts do not bear out
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.text.quantities import Quantity, quantities, supports
from assistant.text.written_dates import WrittenDate, dates

_SPOKEN = (
    (re.compile(r"个?钟头"), "小时"),
    (re.compile(r"半个点儿?"), "半小时"),
    (re.compile(r"(?<=[\d一二两三四五六七八九十])(?:回|趟)(?![事归])"), "次"),
    (re.compile(r"(?<=\d)[号口]人"), "人"),
    (re.compile(r"(?<=\d)来(?=[个台家天人万吨件次])"), ""),
    (re.compile(r"(?<=[\d一二两三四五六七八九十百多])名(?![次称牌])"), "个"),
)
"""Counters that mean the same, so that an exchange of one for the other is no other number"""


def ungrounded(text: str, facts: Sequence[str]) -> tuple[Quantity, ...]:
    """The numbers with units, and the dates, of `text` that no fact bears out.

    A number may be written rounded, never more exact than a fact gives it: the tolerance is half a unit
    of the last digit written. A date may leave out what the fact adds (`2024年3月` for `2024-03-05`).
    """
    known = [one for fact in facts for one in amounts(fact)]
    numbers = [one for one in amounts(text) if not any(_borne(other, one) for other in known)]
    said = [one for fact in facts for one in dates(fact)]
    days = [one for one in dates(text) if not any(_covers(other, one) for other in said)]
    return tuple(sorted([*numbers, *map(_as_quantity, days)], key=lambda one: one.start))


def lost(source: str, text: str) -> tuple[Quantity, ...]:
    """The numbers and dates of `source` that `text` no longer has; a lone 一 (一年, 一套) is an article."""
    return tuple(
        one for one in ungrounded(source, (text,)) if not (one.value == 1 and one.quote.startswith("一"))
    )


def amounts(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text, with and without a unit; counters that mean the same are one."""
    return quantities(_spoken(text), bare=True)


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
        text = spoken.sub(written, text)
    return text
