"""The dates written in a text: `2024年3月5日`, `2024-03`, `二〇二四年三月`, `3月`."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.numerals import parse_chinese_number
from assistant.text.units import measure_pattern
from assistant.text.widths import half_width

_YEAR = r"(?:19|20)\d{2}"
_CHINESE_YEAR = r"[一二][零〇一二三四五六七八九]{3}"
_SMALL = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_RANGE = r"\s?[-－—–~～至到]+\s?"
_PATTERNS = (
    rf"(?<![\d.])(?P<y1>{_YEAR})\s?年\s?(?P<m1>{_SMALL})\s?月(?:份|\s?(?P<d1>{_SMALL})\s?[日号])?",
    rf"(?P<y2>{_CHINESE_YEAR})年(?:(?P<m2>{_SMALL})月(?:份|(?P<d2>{_SMALL})[日号])?)?",
    rf"(?<![\d.])(?P<y3>{_YEAR})\s?年(?![内期])",
    rf"(?<![\d.A-Za-z])(?P<y4>{_YEAR})(?P<mark>[-/.])(?P<m4>\d{{1,2}})(?:月|(?P=mark)(?P<d4>\d{{1,2}})日?)?"
    rf"(?!\d|\.\d(?!\d{{3}})|(?P=mark)\d(?!\d{{3}})|\s?(?:[万亿千]|{measure_pattern()}))",
    rf"(?<![\d.A-Za-z])(?P<y5>{_YEAR})(?P<m5>0[1-9]|1[0-2])(?P<d5>[0-3]\d)(?!\d|\.\d|\s?(?:[万亿千]|{measure_pattern()}))",
    rf"(?<![\d.第零〇一二两三四五六七八九十百千万亿个])(?P<m6>{_SMALL})\s?月(?:份|\s?(?P<d6>{_SMALL})\s?[日号])?(?!球|饼|台)",
    rf"(?<![\d.])(?P<y7>{_YEAR})(?={_RANGE}{_YEAR}\s?年)",
)
_DATE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_JOINT = re.compile(_RANGE)


@dataclass(frozen=True)
class WrittenDate:
    """A date as far as it is written; in `3月` the year, in `2024年` the month is None."""

    year: int | None
    month: int | None
    day: int | None
    quote: str
    start: int
    end: int

    @property
    def iso(self) -> str:
        """`2024-03-05`, `2024-03` or `2024`; `--03` and `--03-05` without a year."""
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])


def dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates of a text in order; what no calendar has, such as 13月, is none.

    The second month of a range written with one year (`2025年9月-12月`) has that year.
    """
    found: list[WrittenDate] = []
    for match in _DATE.finditer(half_width(text)):
        one = _read(match, text)
        if one is None:
            continue
        before = found[-1] if found else None
        if one.year is None and before and _JOINT.fullmatch(text[before.end : one.start]):
            one = WrittenDate(before.year, one.month, one.day, one.quote, one.start, one.end)
        found.append(one)
    return tuple(found)


def _read(match: re.Match[str], text: str) -> WrittenDate | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value and name != "mark"}
    year, month, day = (int(_number(parts[key])) if key in parts else None for key in "ymd")
    try:
        datetime.date(year or 2000, month or 1, day or 1)  # 2000 has a 29 February
    except ValueError:
        return None
    return WrittenDate(year, month, day, text[match.start() : match.end()], match.start(), match.end())


def _number(written: str) -> Decimal:
    return Decimal(written) if written.isdecimal() else parse_chinese_number(written)
