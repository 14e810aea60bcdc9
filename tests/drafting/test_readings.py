"""Spoken numbers of facts, read as figures."""

import pytest

from assistant.drafting.grounding.readings import in_figures


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("温差十五六度", "温差15～16度"),
        ("急单四五天", "急单4～5天"),
        ("二三十人", "20～30人"),
        ("三四百万", "300～400万"),
        ("一千二一把", "1200一把"),
        ("一年半", "1.5年"),
        ("两个半小时", "2.5个小时"),
        ("11小时40分", "700分钟"),
        ("零下18度", "-18℃"),
        ("两千四百方", "两千四百立方米"),
        ("宽1米35", "宽1.35米"),
        ("涨了两个点", "涨了两个百分点"),
        ("24年底", "2024年底"),
    ],
)
def test_what_people_say_is_read_as_figures(told: str, read: str) -> None:
    """Ranges of two neighbours, cut-off places, halves, quarters, everyday units."""
    assert in_figures(told) == read


@pytest.mark.parametrize(
    "told",
    ["一三五班", "第三四季度", "上半年", "好半天", "大半天", "三百五十个", "24年了", "测点40个", "三点五分", "方案两个", "一平台"],
)  # fmt: skip
def test_look_alikes_stay(told: str) -> None:
    """Shifts, quarters of a year, halves that are none."""
    assert in_figures(told) == told
