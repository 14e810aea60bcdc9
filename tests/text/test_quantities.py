"""The quantities of a text, and when two of them agree."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import quantities, same, supports


def _only(text):
    """The single quantity of a text."""
    (one,) = quantities(text)
    return one


@pytest.mark.parametrize(
    ("text", "value", "unit", "base"),
    [
        ("3.2亿元", "3.2", "亿元", ("320000000", "元")),
        ("3.2个亿", "3.2", "个亿", ("320000000", "元")),
        ("500万", "500", "万", ("5000000", "元")),
        ("500 万元", "500", "万元", ("5000000", "元")),
        ("1,280万元", "1280", "万元", ("12800000", "元")),
        ("1亿2千万元", "12000", "万元", ("120000000", "元")),
        ("3千万", "3000", "万", ("30000000", "元")),
        ("两千三百万", "2300", "万", ("23000000", "元")),
        ("三万五", "3.5", "万", ("35000", "元")),
        ("十五块三", "15.3", "块", ("15.3", "元")),
        ("一毛六", "1.6", "毛", ("0.16", "元")),
        ("300多万元", "300", "万元", ("3000000", "元")),
        ("500w", "500", "w", ("5000000", "元")),
        ("0.8元/吨", "0.8", "元/吨", ("0.8", "元/吨")),
        ("百分之三十", "30", "%", ("30", "%")),
        ("30%", "30", "%", ("30", "%")),
        ("３０％", "30", "%", ("30", "%")),
        ("三成", "3", "成", ("30", "%")),
        ("三成五", "3.5", "成", ("35", "%")),
        ("两成半", "2.5", "成", ("25", "%")),
        ("千分之五", "5", "‰", ("0.5", "%")),
        ("12个百分点", "12", "个百分点", ("12", "个百分点")),
        ("5人", "5", "人", ("5", "人")),
        ("六台", "6", "台", ("6", "台")),
        ("20多台", "20", "台", ("20", "台")),
        ("两条", "2", "条", ("2", "条")),
        ("2.3t/h", "2.3", "t/h", ("2.3", "吨/小时")),
        ("3.5万吨/年", "3.5", "万吨/年", ("35000", "吨/年")),
        ("100万千瓦", "100", "万千瓦", ("1000000", "千瓦")),
        ("5千克", "5", "千克", ("5", "千克")),
        ("3个半月", "3.5", "个月", ("3.5", "月")),
        ("半个月", "0.5", "个月", ("0.5", "月")),
        ("一年半", "1.5", "年", ("1.5", "年")),
        ("15日", "15", "日", ("15", "天")),
        ("-3.5%", "-3.5", "%", ("-3.5", "%")),
        ("负3.2亿元", "-3.2", "亿元", ("-320000000", "元")),
    ],
)
def test_reads_value_and_unit_as_written(text, value, unit, base):
    """The unit stays as written; the common unit is a step further."""
    one = _only(text)

    assert (one.value, one.unit, one.quote) == (Decimal(value), unit, text)
    assert one.base() == (Decimal(base[0]), base[1])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("30%-40%", [("30", "%"), ("40", "%")], id="two-units"),
        pytest.param("20～30天", [("20", "天"), ("30", "天")], id="one-unit-for-both"),
        pytest.param("3~5万元", [("30000", "元"), ("50000", "元")], id="money"),
        pytest.param("三至五人", [("3", "人"), ("5", "人")], id="chinese-numerals"),
        pytest.param("百分之三十到四十", [("30", "%"), ("40", "%")], id="one-prefix-for-both"),
        pytest.param("从5人减至2人", [("5", "人"), ("2", "人")], id="from-to"),
        pytest.param("100万元、200万元", [("1000000", "元"), ("2000000", "元")], id="list"),
        pytest.param("AGV6台和KR210机器人 2 台", [("6", "台"), ("2", "台")], id="figures-after-letters"),
        pytest.param("机器人-6台", [("6", "台")], id="a-dash-is-no-minus"),
        pytest.param("三块五金件", [("3", "元")], id="no-tenths-before-a-word"),
        pytest.param("利润-120万元", [("-1200000", "元")], id="a-loss"),
        pytest.param("2023年销售3.2亿元", [("320000000", "元")], id="beside-a-date"),
    ],
)
def test_finds_every_quantity_of_a_phrase(text, found):
    """Both ends of a range, and each item of a list."""
    assert [
        (f"{value.normalize():f}", unit) for value, unit in (one.base() for one in quantities(text))
    ] == found


@pytest.mark.parametrize(
    "text",
    [
        "第2条", "第三台", "附件2", "表3", "5G", "6S管理", "工业4.0", "2024年3月", "2024-03-05", "2024.3", "二〇二四年三月",
        "GB/T 39116—2020", "GB/T4754一2017", "ISO 9001", "KUKA KR210", "S7-1500", "PM2.5", "3级", "3号线", "2期",
        "0938-2712345", "13893812345", "400-812-3456", "〔2025〕262号", "192.168.1.10", "zhang3@example.com",
        "91110000600037341L", "8:30", "三维", "一体化", "一个平台", "统一个口径", "十分重要", "二次开发", "零件", "几十台",
        "三四台", "数百万元", "五条件", "工序由5降至2",
    ],
)  # fmt: skip
def test_figures_that_count_nothing_are_no_quantities(text):
    """Dates, models, ordinals, telephone numbers, articles and vague numerals."""
    assert quantities(text) == ()


def test_a_number_without_a_unit_is_read_when_asked_for():
    """`bare` adds Arabic figures without a unit, and nothing else."""
    found = quantities("合格率由95提高到99.5，第2条线，2024年3月", bare=True)

    assert [(one.quote, one.unit) for one in found] == [("95", ""), ("99.5", "")]


def test_a_list_number_is_not_bare():
    """`1.` and （2） number a list."""
    assert quantities("1.建成产线\n（2）投产\n3、验收", bare=True) == ()


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("3.2亿元", "0.05"),
        ("30%", "0.5"),
        ("98.50%", "0.005"),
        ("三成", "0.5"),
        ("三十台", "0.5"),
        ("3.2千万", "50"),
    ],
)
def test_tolerance_is_half_a_unit_of_the_last_digit(text, half):
    """In the unit as written; 3.2千万 is 3200万, exact to a 百万."""
    assert _only(text).half_unit == Decimal(half)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param("3.2亿元", "32000万元", True, id="converted"),
        pytest.param("3.2亿元", "3.2个亿", True, id="spoken"),
        pytest.param("百分之三十", "30%", True, id="per-cent-in-words"),
        pytest.param("三成", "30%", True, id="tenths"),
        pytest.param("32156万元", "3.2亿元", True, id="rounded"),
        pytest.param("32600万元", "3.2亿元", False, id="rounded-wrongly"),
        pytest.param("10个百分点", "10%", False, id="points-are-not-per-cent"),
        pytest.param("5人", "5台", False, id="another-unit"),
        pytest.param("5人", "6人", False, id="another-value"),
        pytest.param("-120万元", "120万元", False, id="a-loss-is-no-gain"),
        pytest.param("2.3t/h", "2.3吨/小时", True, id="letters-and-words"),
    ],
)
def test_agreement_needs_value_and_unit(one, other, agree):
    """Agreement is mutual, within half a unit of the coarser figure."""
    assert same(_only(one), _only(other)) is agree
    assert same(_only(other), _only(one)) is agree


def test_a_draft_may_round_but_not_add_digits():
    """3.24亿元 bears out 3.2亿元; 3.2亿元 does not bear out 3.24亿元."""
    exact, rounded = _only("3.24亿元"), _only("3.2亿元")

    assert supports(exact, rounded)
    assert not supports(rounded, exact)


@given(
    st.decimals(min_value="0.01", max_value=99999, places=2),
    st.sampled_from(["万元", "亿元", "元", "%", "人", "台", "吨", "天", "个百分点", "kWh"]),
)
def test_finds_again_what_was_written_into_a_sentence(value, unit):
    """Position, value and unit of a written quantity come back."""
    text = f"改造后达到{value}{unit}，效果明显。"
    one = _only(text)

    assert (one.value, one.unit, text[one.start : one.end]) == (value, unit, f"{value}{unit}")
    assert same(one, one)


@given(st.text(alphabet="投资3.5,万亿元%％台第零一二三十百千半成个-～至年月日AGV \n点分之"))
def test_reads_any_text_without_failing(text):
    """Whatever is typed, quotes stand where they say, in order, and never overlap."""
    found = quantities(text, bare=True)

    assert all(text[one.start : one.end] == one.quote for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
