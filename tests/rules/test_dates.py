"""Days, months and periods."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.dates import parse_day, parse_month, parse_period

_TODAY = datetime.date(2025, 1, 15)
_DAYS = st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-05",
        "2023年3月5日",
        "2023.3.5",
        "2023/3/5",
        "20230305",
        "2023 年 3 月 5 日",
        "二〇二三年三月五日",
        "２０２３年３月５号",
        "23年3月5日",
    ],
)
def test_a_day_has_one_form(text):
    """`YYYY-MM-DD`, however it was written."""
    assert parse_day(text) == "2023-03-05"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2023-03", "2023-03"),
        ("2023年3月", "2023-03"),
        ("2023年3月份", "2023-03"),
        ("2023.3", "2023-03"),
        ("202303", "2023-03"),
        ("2023-03-05", "2023-03"),
        ("98年5月", "1998-05"),
        ("2023年底", "2023-12"),
        ("2023年初", "2023-01"),
        ("去年3月", "2024-03"),
        ("前年12月", "2023-12"),
        ("今年底", "2025-12"),
        ("本月", "2025-01"),
        ("上个月", "2024-12"),
        ("昨天", "2025-01"),
    ],
)
def test_a_month_has_one_form(text, month):
    """`YYYY-MM`; spoken months are counted from today."""
    assert parse_month(text, today=_TODAY) == month


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月-2024年6月", "2023年3月至2024年6月", "2023-03至2024-06", "2023-03-2024-06", "2023.3-2024.6", "2023/3—2024/6",
        "202303-202406", "2023-03 ~ 2024-06", "2023-03-01至2024-06-30", "前年3月到去年6月",
    ],
)  # fmt: skip
def test_a_period_has_one_form(text):
    """`YYYY-MM至YYYY-MM`, whatever joins its months."""
    assert parse_period(text, today=_TODAY) == "2023-03至2024-06"


def test_a_second_month_without_a_year_has_that_of_the_first():
    """2023年3月-6月 ends in 2023."""
    assert parse_period("2023年3月-6月") == "2023-03至2023-06"


@pytest.mark.parametrize(
    ("parse", "text", "problem"),
    [
        pytest.param(parse_day, "2023年2月30日", "日历上没有这一天", id="30-february"),
        pytest.param(parse_day, "2023-13-01", "日历上没有这一天", id="month-13"),
        pytest.param(parse_day, "1850-01-01", "年份 1850 不合理", id="long-ago"),
        pytest.param(parse_day, "2023年3月", "没有写到日", id="no-day"),
        pytest.param(parse_day, "3月5日", "没有写到年", id="no-year"),
        pytest.param(parse_day, "春天", "看不出日期", id="words"),
        pytest.param(parse_day, "", "没有填写", id="empty"),
        pytest.param(parse_month, "2023", "没有写到月", id="year-alone"),
        pytest.param(parse_month, "去年3月", "“去年”须写成具体年月", id="spoken-without-today"),
        pytest.param(parse_month, "本月", "“本月”须写成具体年月", id="spoken-month-without-today"),
        pytest.param(parse_day, "昨天", "“昨天”须写成具体年月", id="spoken-day-without-today"),
        pytest.param(parse_month, "2023-00", "日历上没有这一天", id="month-0"),
        pytest.param(parse_period, "2024年6月-2023年3月", "早于", id="ends-before-it-starts"),
        pytest.param(parse_period, "2023年3月", "看不出起止年月", id="one-month"),
        pytest.param(parse_period, "2023年3月至今", "看不出起止年月", id="until-now"),
        pytest.param(parse_period, "2023-2024", "没有写到月", id="years-alone"),
    ],
)
def test_names_the_field_and_what_is_wrong(parse, text, problem):
    """An impossible or unfinished date is told with its field."""
    with pytest.raises(AnswerError, match=problem) as caught:
        parse(text, "应用建设起止日期")

    assert caught.value.label == "应用建设起止日期"


@given(_DAYS)
def test_a_day_reads_back_from_each_form(day):
    """Numbers, Chinese marks and eight figures."""
    for text in (
        f"{day:%Y-%m-%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert parse_day(text) == day.isoformat()


@given(_DAYS, _DAYS)
def test_a_period_reads_back_and_never_runs_backwards(one, other):
    """The kept form is stable; turned round it is an error."""
    first, last = sorted((f"{one:%Y-%m}", f"{other:%Y-%m}"))

    assert parse_period(f"{first}至{last}") == f"{first}至{last}"
    if first != last:
        with pytest.raises(AnswerError, match="早于"):
            parse_period(f"{last}至{first}")
