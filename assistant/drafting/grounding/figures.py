"""The numbers and dates of a sentence with what stands around them.

Everything a number check needs to know beyond value and unit: of what it is said, in which year, about or exactly,
one end of a range or the whole of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from assistant.drafting.grounding.content import content_pairs
from assistant.text.quantities import Quantity, quantities, supports
from assistant.text.written_dates import WrittenDate, dates

Bound = Literal["", "above", "below", "about", "some"]
"""`some` is the 来 of 20来天, which may be written 约20天 or 20余天"""
Direction = Literal["", "above", "below"]

SEPARATOR = re.compile(r"[，。；：、！？,;:\n]")
_RIGHT_END = re.compile(r"[，。；：、！？,;:\n和及与并]")
_ABOVE = re.compile(r"(?<!不)(?:超过|超出|逾|突破|不少于|不低于|至少|大于|高于|多于|不止)(?:了|约)?$")
_BELOW = re.compile(r"(?<![附临靠最接])(?:将近|快要|接近|近|不足|不到|不超过|低于|少于|小于)(?:了)?$")
_ABOVE_AFTER = re.compile(r"^(?:以上|有余|余|多(?![少条件台套项次]))")
_BELOW_AFTER = re.compile(r"^(?:以下|以内|之内|不到)")
_ABOUT = re.compile(r"(?:大概|大约|差不多|约)(?:是|为|有|要)?$")
_ABOUT_AFTER = re.compile(r"^(?:左右|上下|前后(?!各))")
_ABOVE_INSIDE = re.compile(r"\d[多余](?=[百千万亿]|[^\d])|[十百千万亿][多余](?![少])")
_SOME_INSIDE = re.compile(r"[\d十百千万]来(?=[百千万亿]|[^\d])")
JOINT = re.compile(r"\s?[-－—–~～至到]+\s?")
FROM = re.compile(r"(?:从|由|自)[^，。；\d]{0,12}$")
FALLING = re.compile(r"降|减|缩|压|少|节|省|低(?!于)|下来|下去")
RISING = re.compile(r"提高|提升|提到|提至|提了|升|增|涨|扩|延长|多[了产]")
_SECONDS = {"毫秒": Decimal("0.001"), "秒": Decimal(1), "分钟": Decimal(60), "小时": Decimal(3600), "天": Decimal(86400),
            "周": Decimal(604800), "月": Decimal(2592000), "年": Decimal(31536000)}  # fmt: skip
_PEOPLE, _TIMES = frozenset({"人", "名", "位"}), frozenset({"次", "回", "趟", "遍"})
_COUNTED_BY_GE = frozenset(
    ["人", "名", "位", "台", "套", "件", "只", "家", "项", "条", "块", "座", "支", "根", "处", "间"]
)
"""What speech counts with 个: 21个药师 are 21人"""
_SPOKEN = re.compile(r"(?<=[\d一二两三四五六七八九十])回(?![收路馈答款报])")
_NEAR = 8


@dataclass(frozen=True)
class Figure:
    """A number with its unit, or a date, and where it stands."""

    quote: str
    start: int
    end: int
    number: Quantity | None
    day: WrittenDate | None
    around: str
    """Its clause up to it, and what follows up to the next number or mark; numbers taken out"""

    after: str
    """What follows it up to the next number or mark: the thing that it counts"""

    year: WrittenDate | None
    """The date nearest before it in the same clause"""

    bound: Bound
    """Whether it is said to be a least or a most"""

    direction: Direction
    """Whether what is said right before it rises or falls"""

    range_end: "Quantity | None" = None
    """The other end, where it is one end of a range"""

    @property
    def is_article(self) -> bool:
        """A lone 一 (一年, 一套) counts nothing."""
        return self.number is not None and self.number.value == 1 and self.quote.startswith("一")

    @property
    def is_idle(self) -> bool:
        """An article, or 半天, by which people say that it takes long: what may go unsaid."""
        return self.is_article or self.quote == "半天"


def figures(text: str) -> tuple[Figure, ...]:
    """Numbers and dates of a text, in order."""
    numbers, days = quantities(_SPOKEN.sub("次", text.replace("正负", "正±")), bare=True), dates(text)
    found: list[Quantity | WrittenDate] = sorted((*numbers, *days), key=lambda one: one.start)
    return tuple(_figure(text, found, at, numbers, days) for at in range(len(found)))


def bears(fact: Figure, one: Figure) -> bool:
    """Whether a fact's figure bears out a written one: the same or rounded, a date also shortened; never more exact."""
    if one.day is not None:
        return fact.day is not None and covers(fact.day, one.day)
    if fact.number is None or one.number is None:
        return False
    if not one.number.unit or not fact.number.unit:
        return one.number.unit == fact.number.unit and one.number.value == fact.number.value
    return supports(fact.number, one.number) or _counts_the_same(fact.number, one.number)


def counted_alike(unit: str, written: str) -> bool:
    """Whether two units count the same things: 名 and 人, 回 and 次; 个 of a fact may be written as what it stands for."""
    if unit == written or (unit == "个" and written in _COUNTED_BY_GE):
        return True
    return any(unit in words and written in words for words in (_PEOPLE, _TIMES))


def _counts_the_same(fact: Quantity, one: Quantity) -> bool:
    (value, unit), (written, unit_written) = measure(fact), measure(one)
    return value == written and unit != unit_written and counted_alike(unit, unit_written)


def measure(quantity: Quantity) -> tuple[Decimal, str]:
    """Value and unit in the common unit, spans of time in seconds (`时`)."""
    value, unit = quantity.base()
    return (value * _SECONDS[unit], "时") if unit in _SECONDS else (value, unit)


def half_step(quantity: Quantity) -> Decimal:
    """Half a unit of the last digit written, in the unit of `measure`."""
    return quantity.base_tolerance() * _SECONDS.get(quantity.base()[1], Decimal(1))


def _figure(
    text: str,
    found: Sequence[Quantity | WrittenDate],
    at: int,
    numbers: Sequence[Quantity],
    days: Sequence[WrittenDate],
) -> Figure:
    one = found[at]
    left = _clause_start(text, one.start)
    before, after = text[left : one.start], text[one.end :]
    number = one if isinstance(one, Quantity) else None
    return Figure(
        quote=one.quote,
        start=one.start,
        end=one.end,
        number=number,
        day=None if isinstance(one, Quantity) else one,
        around=_around(text, one.start, one.end, found),
        after=_following(text, one.end, found),
        year=next((day for day in reversed(days) if left <= day.start and day.end <= one.start), None),
        bound=_bound(before, one.quote, after),
        direction=direction_of(before[-_NEAR:]),
        range_end=_other_end(text, number, numbers) if number else None,
    )


def _around(text: str, start: int, end: int, found: Sequence[Quantity | WrittenDate]) -> str:
    """What a number is said of: its clause, or where that names nothing (现在2人) the one before it."""
    left, after = _clause_start(text, start), _following(text, end, found)
    while (
        not content_pairs(_without(text, left, start, found) + after)
        and left > 0
        and text[left - 1] in "，,、：:"
    ):
        left = _clause_start(text, left - 1)
    return _without(text, left, start, found) + after


def _clause_start(text: str, at: int) -> int:
    marks = [mark.end() for mark in SEPARATOR.finditer(text, 0, at)]
    return marks[-1] if marks else 0


def _without(text: str, start: int, end: int, found: Sequence[Quantity | WrittenDate]) -> str:
    """A stretch with its numbers taken out."""
    kept = [
        char
        for place, char in enumerate(text[start:end], start)
        if not any(o.start <= place < o.end for o in found)
    ]
    return "".join(kept)


def _following(text: str, at: int, found: Sequence[Quantity | WrittenDate]) -> str:
    """What follows a number: the thing that it counts."""
    mark = _RIGHT_END.search(text, at)
    ends = [mark.start() if mark else len(text), *(one.start for one in found if one.start >= at)]
    return text[at : min(ends)]


def _bound(before: str, quote: str, after: str) -> Bound:
    if _ABOVE.search(before) or _ABOVE_AFTER.match(after) or _ABOVE_INSIDE.search(quote):
        return "above"
    if _BELOW.search(before) or _BELOW_AFTER.match(after):
        return "below"
    if _SOME_INSIDE.search(quote):
        return "some"
    return "about" if _ABOUT.search(before) or _ABOUT_AFTER.match(after) else ""


def direction_of(words: str) -> Direction:
    falls, rises = bool(FALLING.search(words)), bool(RISING.search(words))
    if falls == rises:
        return ""
    return "below" if falls else "above"


def _other_end(text: str, one: Quantity, numbers: Sequence[Quantity]) -> Quantity | None:
    """The other end of a range: 20～30天, but not 从5人到2人."""
    for first, second in pairwise(numbers):
        if one not in (first, second) or not JOINT.fullmatch(text[first.end : second.start]):
            continue
        if not FROM.search(text[_clause_start(text, first.start) : first.start]):
            return second if one is first else first
    return None


def covers(fact: WrittenDate, one: WrittenDate) -> bool:
    """Whether a date is the fact's, or the fact's shortened."""
    if one.year is None:
        return fact.month == one.month and (one.day is None or fact.day == one.day)
    return fact.iso.startswith(one.iso)
