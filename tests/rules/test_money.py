"""Money in 万元."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.money import to_wan

_LABEL = "资产总额（万元）"


@pytest.mark.parametrize(
    ("value", "wan"),
    [
        ("3.2亿元", "32000"), ("3.2个亿", "32000"), ("3200万", "3200"), ("500万元", "500"), ("32000000元", "3200"), ("32000", "32000"),
        ("1,280", "1280"), ("1,280万元", "1280"), ("三百万", "300"), ("约500万元左右", "500"), ("500w", "500"), ("500W", "500"), ("０", "0"),
        ("¥500万", "500"), ("2023年销售收入3.2亿", "32000"), (32000, "32000"), (3.2, "3.2"), (Decimal("3.20"), "3.2"),
    ],
)  # fmt: skip
def test_every_way_of_writing_an_amount_comes_to_wan(value, wan):
    """A number without a unit is 万元 already."""
    assert str(to_wan(value, _LABEL)) == wan


@pytest.mark.parametrize(
    ("value", "wan"),
    [
        ("-120", "-120"),
        (-120, "-120"),
        ("-120万元", "-120"),
        ("亏损120万元", "-120"),
        ("净亏损1.2亿", "-12000"),
        ("扭亏，盈利120万", "120"),
    ],
)
def test_a_loss_is_negative_where_one_can_be(value, wan):
    """Profit may be negative, in figures or in words."""
    assert str(to_wan(value, "利润（万元）", negative=True)) == wan


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        pytest.param("-120", "是负数", id="negative"),
        pytest.param("亏损120万元", "是负数", id="loss"),
        pytest.param("总500万，其中200万", "不止一个金额", id="two-amounts"),
        pytest.param("300万美元", "不是人民币", id="dollars"),
        pytest.param("5人", "看不出金额", id="people"),
        pytest.param("30%", "看不出金额", id="share"),
        pytest.param("1,2", "看不出金额", id="comma-misplaced"),
        pytest.param("由亏转盈，盈利120万", "看不出是盈利还是亏损", id="loss-and-gain"),
        pytest.param("", "没有填写", id="empty"),
        pytest.param(float("nan"), "不是金额", id="not-a-number"),
        pytest.param(True, "不是金额", id="truth-value"),
    ],
)
def test_tells_why_an_amount_cannot_be_read(value, problem):
    """The field is named, the wanted form shown."""
    with pytest.raises(AnswerError, match=problem) as caught:
        to_wan(value, _LABEL)

    assert caught.value.label == _LABEL


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_units_do_not_change_an_amount(wan):
    """The same amount in 元, 万元, 亿元 and bare."""
    written = (f"{wan}", f"{wan}万元", f"{wan * 10_000:f}元", f"{wan / 10_000:f}亿元", wan)

    assert {to_wan(value, _LABEL) for value in written} == {wan}
