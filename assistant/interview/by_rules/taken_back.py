"""A value that its own sentence takes back or makes exact: 1898万元，更正一下，1680万元; 五百三十来个，准数534.

The first value was never meant. It is blanked before anything is read, unless it is what was answered before: then
the sentence corrects that answer, and needs both values.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from assistant.text.quantities import Quantity, quantities
from assistant.text.written_dates import dates

_MARK = r"[\s，,。.；;、！!—–…\-（(]*"
_WRONG = r"(?:哎?呀?|哦|噢|啊|呃)?(?:更正(?:一?下)?|纠正(?:一?下)?|不对|不不|错了|[说写打念报记]错了?|口误|笔误|手误|哦不|呸|改一?下|sorry|typo|no wait)"
_EXACT = r"(?:准数|准信|(?:准确|确切|精确|具体)(?:地|的)?(?:说|讲|数|人数)?|说准了|正式的)"
_LEAD = r"(?:[^，,。；;\d]{0,8}?(?:是|为|按))?"
_INSTEAD = re.compile(
    rf"[来多余几]?[个名号口]?(?:人|元|左右|上下)?{_MARK}(?:{_WRONG}|{_EXACT}){_MARK}(?:应该?|其实|而)?{_LEAD}[\s：:]*",
    re.IGNORECASE,
)
"""What stands between a value and the one that is meant"""
_STAFF = re.compile(r"(?:职工|员工|人员|人数|在[册岗])[^，,。；;\d]{0,4}$")
_PEOPLE = frozenset({"人", "名", "个", "号", "口"})


@dataclass(frozen=True)
class _Value:
    kind: str
    number: Decimal | str
    start: int
    end: int
    day: bool = False
    """A date with its day: one without year and day may be the month of another year"""


def without_taken_back(text: str, today: date, answered: Container[Decimal | str]) -> str:
    """The text, of the same length, with blanks for what it takes back. `answered`: values of earlier answers."""
    chars = list(text)
    for one, other in pairwise(_values(text, today)):
        between = text[one.end : other.start]
        if _alike(one, other, text) and _INSTEAD.fullmatch(between) and one.number not in answered:
            chars[one.start : other.start] = " " * (other.start - one.start)
    return "".join(chars)


def _values(text: str, today: date) -> list[_Value]:
    written = [
        _Value("date", one.iso[:7], one.start, one.end, one.day is not None) for one in dates(text, today)
    ]
    inside = [
        _quantity(one)
        for one in quantities(text, bare=True)
        if not any(day.start < one.end and one.start < day.end for day in written)
    ]
    return sorted([*written, *inside], key=lambda one: one.start)


def _quantity(one: Quantity) -> _Value:
    value, unit = one.base()
    kind = "people" if one.unit in _PEOPLE else unit
    return _Value(kind, value / 10_000 if unit == "元" else value, one.start, one.end)


def _alike(one: _Value, other: _Value, text: str) -> bool:
    """Whether the second can stand in the place of the first; a bare number only behind a name for people."""
    named = one.kind == "people" and other.kind == "" and _STAFF.search(text[: one.start])
    if one.kind == "date":
        return other.kind == "date" and (not str(other.number).startswith("-") or other.day)
    return one.kind == other.kind or bool(named)
