"""Three years of figures in one message: by year, by indicator, or as parallel lists (分别)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from assistant.text.quantities import Quantity, quantities
from knowledge.field_names import field_names

_PREFIX = "enterprise.years.*."
_YEAR = re.compile(r"(?<!\d)(?:20)?(\d{2})\s?年度?(?!\d{1,2}\s?[月日])")


@dataclass(frozen=True)
class Figure:
    """One cell of 近三年发展情况: its path and the words of its value."""

    path: str
    words: str
    quote: str
    start: int
    end: int
    """Where in the message indicator or year, and value stand."""


def figures(message: str, years: tuple[int, ...]) -> tuple[Figure, ...]:
    """The figures a message gives. `years`: the asked years, ascending, for lists that name none."""
    found: dict[str, Figure] = {}
    for figure in _walk(message, years):
        found.setdefault(figure.path, figure)
    return tuple(found.values())


def _walk(message: str, years: tuple[int, ...]) -> Iterator[Figure]:
    marks = sorted([*_indicators(message), *_years(message)], key=lambda mark: mark[0])
    indicator, year = "", 0
    for index, (start, end, kind, name) in enumerate(marks):
        stop = marks[index + 1][0] if index + 1 < len(marks) else len(message)
        if kind == "year":
            year = int(name)
        else:
            indicator = name
            if not any(mark[2] == "year" for mark in marks[:index]):
                year = 0
        if not indicator:
            continue
        item = FORM.field(f"enterprise.years.{years[0]}.{indicator}")
        values = _values(item, message[end:stop])
        after_year = kind == "year" or year
        if after_year and values and not (kind == "indicator" and len(values) >= 3):
            yield _figure(indicator, year, values[0], message, start, stop)
        elif len(values) >= 2 and re.search(r"分别|依次|三年", message[max(start - 8, 0) : stop]):
            for one, value in zip(_years_for(message, years, len(values)), values, strict=False):
                yield _figure(indicator, one, value, message, start, stop)


def _figure(indicator: str, year: int, value: Quantity, message: str, start: int, stop: int) -> Figure:
    quote = message[start:stop].rstrip(" ，,；;。、\n")
    return Figure(f"enterprise.years.{year}.{indicator}", value.quote, quote, start, start + len(quote))


def _years_for(message: str, years: tuple[int, ...], count: int) -> tuple[int, ...]:
    named = tuple(dict.fromkeys(int(name) for *_, name in _years(message)))
    known = named if len(named) >= count else years
    return known[-count:] if len(known) >= count else known


def _indicators(message: str) -> Iterator[tuple[int, int, str, str]]:
    names = {
        name: pattern.removeprefix(_PREFIX)
        for pattern, known in field_names().items()
        if pattern.startswith(_PREFIX)
        for name in known
    }
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    for match in pattern.finditer(message):
        yield match.start(), match.end(), "indicator", names[match[0]]


def _years(message: str) -> Iterator[tuple[int, int, str, str]]:
    for match in _YEAR.finditer(message):
        yield match.start(), match.end(), "year", f"20{match[1]}"


def _values(item: FormField, text: str) -> tuple[Quantity, ...]:
    unit = "%" if item.nature.unit == "%" else "元"
    return tuple(one for one in quantities(text, bare=True) if one.base()[1] in (unit, ""))
