"""The dates written in a text."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年3月", ["2024-03"]),
        ("2024年3月5日投产", ["2024-03-05"]),
        ("2024-03-05", ["2024-03-05"]),
        ("2024/3/5", ["2024-03-05"]),
        ("2024.3", ["2024-03"]),
        ("20240305", ["2024-03-05"]),
        ("２０２４年３月", ["2024-03"]),
        ("二〇二四年三月五日", ["2024-03-05"]),
        ("2024年底", ["2024"]),
        ("3月5日", ["--03-05"]),
        ("三月份", ["--03"]),
        ("2025年9月-12月", ["2025-09", "2025-12"]),
        ("2023.3-2024.6", ["2023-03", "2024-06"]),
        ("2023-03-2024-06", ["2023-03", "2024-06"]),
        ("2023—2025年", ["2023", "2025"]),
        ("3个月", []),
        ("三年", []),
        ("2024.3万元", []),
        ("2024.35吨", []),
        ("13月", []),
        ("2023年2月30日", []),
        ("GB/T 39116—2020", []),
    ],
)
def test_finds_dates_as_far_as_they_are_written(text, found):
    """Impossible dates and figures with a unit are none."""
    assert [one.iso for one in dates(text)] == found


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_a_day_is_found_in_each_way_of_writing_it(day):
    """The same day, whatever the marks."""
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
    ):
        (one,) = dates(f"于{text}，完成")
        assert (one.iso, one.quote) == (day.isoformat(), text)
