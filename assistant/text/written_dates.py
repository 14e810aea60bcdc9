"""The dates written in a text: `2024年3月5日`, `2024-03`, `二〇二四年三月`, `3月`; against a day also the spoken
ones: `去年3月`, `前年底`, `23年9月`, `上个月`."""

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
_YEARS_AWAY = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_MONTHS_AWAY = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下个月": 1, "下月": 1}
_DAYS_AWAY = {"前天": -2, "昨天": -1, "今天": 0, "今日": 0, "明天": 1, "后天": 2}
_EDGE = r"[初底末]|元月|[一二三四1-4]季度[末底]"
_SPOKEN = (
    rf"(?<![\d.])(?P<y11>{_YEAR}|\d\d)\s?年\s?(?P<e11>{_EDGE})",
    rf"(?P<a12>{'|'.join(_YEARS_AWAY)})(?:\s?(?:的|年)?(?P<e12>{_EDGE})"
    rf"|\s?的?(?P<m12>{_SMALL})\s?月(?:份|\s?(?P<d12>{_SMALL})\s?[日号])?)?",
    rf"(?<![\d.])(?P<y13>\d\d)\s?年\s?(?P<m13>{_SMALL})\s?月(?:份|\s?(?P<d13>{_SMALL})\s?[日号])?",
    rf"(?P<b14>{'|'.join(_MONTHS_AWAY)})(?![底初])(?:的?(?P<d14>{_SMALL})\s?[日号])?",
    rf"(?P<c16>{'|'.join(_DAYS_AWAY)})(?![早晚])",
    rf"(?<![\d.A-Za-z-])(?<!版本)(?P<y17>[012]\d)[./](?P<m17>0?[1-9]|1[0-2])[./](?P<d17>[0-3]?\d)(?![\d.]|\s?(?:[万亿千%％]|{measure_pattern()}))",
    rf"(?<![\d.A-Za-z-])(?P<y15>\d\d)[./](?P<m15>0?[1-9]|1[0-2])(?=\s?月|{_RANGE}\d\d[./]\d)",
)
_DATE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_DATE_OR_SPOKEN = re.compile("|".join(f"(?:{pattern})" for pattern in (*_SPOKEN, *_PATTERNS)))
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


def dates(text: str, today: datetime.date | None = None) -> tuple[WrittenDate, ...]:
    """The dates of a text in order; what no calendar has, such as 13月, is none.

    The second month of a range written with one year (`2025年9月-12月`) has that year. With `today` also spoken dates:
    年初 is January, 年底 December, 一季度末 March, 23年 2023.
    """
    found: list[WrittenDate] = []
    for match in (_DATE if today is None else _DATE_OR_SPOKEN).finditer(half_width(text)):
        one = _read(match, text, today)
        if one is None:
            continue
        before = found[-1] if found else None
        if one.year is None and before and _JOINT.fullmatch(text[before.end : one.start]):
            one = WrittenDate(before.year, one.month, one.day, one.quote, one.start, one.end)
        found.append(one)
    return tuple(found)


def _read(match: re.Match[str], text: str, today: datetime.date | None) -> WrittenDate | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value and name != "mark"}
    year, month, day = (int(_number(parts[key])) if key in parts else None for key in "ymd")
    if today is not None:
        year, month = _spoken(parts, year, month, today)
        if "c" in parts:
            there = today + datetime.timedelta(days=_DAYS_AWAY[parts["c"]])
            year, month, day = there.year, there.month, there.day
    try:
        datetime.date(year or 2000, month or 1, day or 1)  # 2000 has a 29 February
    except ValueError:
        return None
    return WrittenDate(year, month, day, text[match.start() : match.end()], match.start(), match.end())


def _spoken(
    parts: dict[str, str], year: int | None, month: int | None, today: datetime.date
) -> tuple[int | None, int | None]:
    """Year and month where they are spoken of and not written."""
    if year is not None and year < 100:
        year += 2000 if year < 50 else 1900  # 98年 and 23年, as people say them
    if "a" in parts:
        year = today.year + _YEARS_AWAY[parts["a"]]
    if "b" in parts:
        months = today.year * 12 + today.month - 1 + _MONTHS_AWAY[parts["b"]]
        year, month = months // 12, months % 12 + 1
    if edge := parts.get("e"):
        month = 3 * ("一二三四1234".index(edge[0]) % 4 + 1) if "季" in edge else 12 if edge in "底末" else 1
    return year, month


def _number(written: str) -> Decimal:
    return Decimal(written) if written.isdecimal() else parse_chinese_number(written)
