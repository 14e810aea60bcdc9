"""Days, months and periods as people write them, in the one form that is kept."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.errors import AnswerError
from assistant.text import parse_chinese_number
from assistant.text.widths import half_width

_DAY_WANTED = "年月日，如 2024-03-05"
_MONTH_WANTED = "年月，如 2024-03"
_PERIOD_WANTED = "起止年月，如 2023-03至2024-06"
_SPOKEN_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_SPOKEN_MONTHS = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "当月": 0, "下个月": 1, "下月": 1}
_SPOKEN_DAYS = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_FIGURES = "[零〇一二三四五六七八九]"
_SMALL = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = rf"(?P<year>\d{{4}}|\d{{2}}(?=年)|{_FIGURES}{{4}}(?=年)|{'|'.join(_SPOKEN_YEARS)})"
_MOMENTS = (
    rf"{_YEAR}年?(?:(?P<month>{_SMALL})月份?(?:(?P<day>{_SMALL})[日号])?|年?(?P<edge>初|底|末))?",
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?:月|(?P=mark)(?P<day>\d{1,2})日?)?",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?",
    rf"(?P<spoken_month>{'|'.join(_SPOKEN_MONTHS)})",
    rf"(?P<spoken_day>{'|'.join(_SPOKEN_DAYS)})",
    rf"(?P<month>{_SMALL})月份?(?:(?P<day>{_SMALL})[日号])?",
)
_MOMENT = tuple(re.compile(pattern) for pattern in _MOMENTS)
_JOINT = re.compile(r"(?:至|到|~|～|[-—–]+)")


@dataclass(frozen=True)
class _Moment:
    """A point in time as far as it was written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def full_years(today: datetime.date) -> tuple[int, int, int]:
    """The three full years before `today`, ascending: 近三年 of the forms."""
    return (today.year - 3, today.year - 2, today.year - 1)


def parse_day(text: str, label: str = "日期", *, today: datetime.date | None = None) -> str:
    """A day as `YYYY-MM-DD`. Spoken dates such as 昨天 need `today`; AnswerError for anything else."""
    moment = _parse(text, label, _DAY_WANTED, today)
    if moment.year is None or moment.month is None or moment.day is None:
        raise AnswerError(label, f"写的是“{text.strip()}”，没有写到{_first_missing(moment)}", _DAY_WANTED)
    return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"


def parse_month(text: str, label: str = "年月", *, today: datetime.date | None = None) -> str:
    """A month as `YYYY-MM`; a day is left out. 去年3月, 今年底, 本月 need `today`."""
    return _month(_parse(text, label, _MONTH_WANTED, today), text, label, _MONTH_WANTED)


def parse_period(text: str, label: str = "起止日期", *, today: datetime.date | None = None) -> str:
    """A period as `YYYY-MM至YYYY-MM`; a second month without a year has the year of the first.

    Raises AnswerError when one of the two months is missing or the period ends before it starts.
    """
    written = _tidy(text)
    for joint in _JOINT.finditer(written):
        first, last = _moment(written[: joint.start()], today), _moment(written[joint.end() :], today)
        if first is not None and last is not None:
            break
    else:
        raise AnswerError(
            label, f"写的是“{text.strip()}”，看不出起止年月" + _spoken_hint(written, today), _PERIOD_WANTED
        )
    if last.year is None:
        last = _Moment(first.year, last.month, last.day)
    for moment in (first, last):
        _refuse_impossible(moment, text, label, _PERIOD_WANTED)
    start, end = (_month(moment, text, label, _PERIOD_WANTED) for moment in (first, last))
    if end < start:
        raise AnswerError(label, f"的结束年月 {end} 早于开始年月 {start}", _PERIOD_WANTED)
    return f"{start}至{end}"


def _parse(text: str, label: str, wanted: str, today: datetime.date | None) -> _Moment:
    written = _tidy(text)
    moment = _moment(written, today)
    if moment is None:
        problem = (
            f"写的是“{text.strip()}”，看不出日期" + _spoken_hint(written, today) if written else "没有填写"
        )
        raise AnswerError(label, problem, wanted)
    _refuse_impossible(moment, text, label, wanted)
    return moment


def _tidy(text: str) -> str:
    return "".join(half_width(text).split())


def _moment(written: str, today: datetime.date | None) -> _Moment | None:
    for pattern in _MOMENT:
        if match := pattern.fullmatch(written):
            return _resolve(match.groupdict(), today)
    return None


def _resolve(parts: dict[str, str | None], today: datetime.date | None) -> _Moment | None:
    """None for a spoken date when today is not known."""
    if spoken := parts.get("spoken_day"):
        if today is None:
            return None
        day = today + datetime.timedelta(days=_SPOKEN_DAYS[spoken])
        return _Moment(day.year, day.month, day.day)
    if spoken := parts.get("spoken_month"):
        if today is None:
            return None
        months = today.year * 12 + today.month - 1 + _SPOKEN_MONTHS[spoken]
        return _Moment(months // 12, months % 12 + 1)
    year = parts.get("year")
    if year in _SPOKEN_YEARS and today is None:
        return None
    edge = parts.get("edge")
    month = (1 if edge == "初" else 12) if edge else _number(parts.get("month"))
    return _Moment(_year(year, today), month, _number(parts.get("day")))


def _year(written: str | None, today: datetime.date | None) -> int | None:
    if written in _SPOKEN_YEARS and today is not None:
        return today.year + _SPOKEN_YEARS[written]
    year = _number(written)
    if year is not None and year < 100:
        return year + (2000 if year < 50 else 1900)  # 98年 and 23年, as people say them
    return year


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    return int(Decimal(written) if written.isdecimal() else parse_chinese_number(written))


def _month(moment: _Moment, text: str, label: str, wanted: str) -> str:
    if moment.year is None or moment.month is None:
        raise AnswerError(label, f"写的是“{text.strip()}”，没有写到{_first_missing(moment)}", wanted)
    return f"{moment.year:04}-{moment.month:02}"


def _first_missing(moment: _Moment) -> str:
    if moment.year is None:
        return "年"
    return "月" if moment.month is None else "日"


def _refuse_impossible(moment: _Moment, text: str, label: str, wanted: str) -> None:
    if moment.year is not None and not 1900 <= moment.year <= 2100:
        raise AnswerError(label, f"写的是“{text.strip()}”，年份 {moment.year} 不合理", wanted)
    try:
        # 2000 has a 29 February: without a year, every day that can exist is let through
        datetime.date(
            moment.year or 2000,
            1 if moment.month is None else moment.month,
            1 if moment.day is None else moment.day,
        )
    except ValueError:
        raise AnswerError(label, f"写的是“{text.strip()}”，日历上没有这一天", wanted) from None


def _spoken_hint(written: str, today: datetime.date | None) -> str:
    spoken = next(
        (word for word in (*_SPOKEN_YEARS, *_SPOKEN_MONTHS, *_SPOKEN_DAYS) if word in written), None
    )
    return f"（“{spoken}”须写成具体年月）" if spoken and today is None else ""
