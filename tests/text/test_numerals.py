"""Numbers as Chinese writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import parse_chinese_number

_FIGURES = "零一二三四五六七八九"


def _section(number: int) -> str:
    """A number from 1 to 9999 in Chinese, written place by place."""
    written = ""
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += _FIGURES[digit] + word
        elif written and not written.endswith("零") and number % place:
            written += "零"
    return written


def _in_chinese(number: int) -> str:
    high, low = divmod(number, 10**4)
    if not high:
        return _section(low)
    joint = "零" if 0 < low < 1000 else ""
    return _section(high) + "万" + joint + (_section(low) if low else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两千三百五十", "2350"),
        ("两千三百五", "2350"),
        ("十五", "15"),
        ("一百十五", "115"),
        ("一百零二", "102"),
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("一亿二", "120000000"),
        ("一亿两千万", "120000000"),
        ("一万亿", "1000000000000"),
        ("三点二亿", "320000000"),
        ("零点五", "0.5"),
        ("三十三点三", "33.3"),
        ("二〇二四", "2024"),
        ("3千万", "30000000"),
        ("1亿2千万", "120000000"),
        ("3.2亿", "320000000"),
        ("1,280万", "12800000"),
    ],
)
def test_reads_numerals_in_every_way_they_are_written(text, value):
    """Formal, spoken and mixed numerals have one value."""
    assert parse_chinese_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三四",
        "二三十",
        "十几",
        "万",
        "百",
        "三百五百",
        "台",
        "三台",
        "万五",
        "一百二百",
        "一百200",
        "三零五十",
        "一万二万",
        "一万20000",
    ],
)
def test_refuses_what_is_no_exact_number(text):
    """A vague or malformed numeral has no value."""
    with pytest.raises(ValueError, match=r".+"):
        parse_chinese_number(text)


@given(st.integers(min_value=1, max_value=99_999_999))
def test_reads_back_what_was_written_in_full(number):
    """A number written place by place is read as itself."""
    assert parse_chinese_number(_in_chinese(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_reads_arabic_figures_as_they_stand(number):
    """Figures alone keep their value."""
    assert parse_chinese_number(f"{number:f}") == number
