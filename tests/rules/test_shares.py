"""Shares and rates in per cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.shares import doubtful_share, parse_share

_LABEL = "关键设备联网率（%）"


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ("百分之三十", "30"), ("三成", "30"), ("30%", "30"), ("３０％", "30"), ("30", "30"), ("0.3", "0.3"), ("提升约30%", "30"), ("5‰", "0.5"),
        (30, "30"), (98.5, "98.5"), ("100%", "100"), ("0", "0"),
    ],
)  # fmt: skip
def test_every_way_of_writing_a_share_comes_to_per_cent(value, share):
    """A number without a unit is per cent already; 0.3 is not made 30."""
    assert str(parse_share(value, _LABEL)) == share


def test_a_growth_rate_may_pass_a_hundred():
    """Without a ceiling nothing is too high."""
    assert parse_share("120%", "销售增长率（%）", ceiling=None) == 120


def test_a_profit_rate_may_be_negative():
    """Where the field says so."""
    assert parse_share("-5%", "利润率（%）", negative=True) == -5


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("120%", "超过 100%"),
        ("-5", "是负数"),
        ("12个百分点", "百分点与百分数不是一回事"),
        ("30%-40%", "不止一个百分数"),
        ("1倍", "看不出百分数"),
        ("高", "看不出百分数"),
        ("", "没有填写"),
        (float("inf"), "不是百分数"),
        (True, "不是百分数"),
    ],
)
def test_tells_why_a_share_cannot_be_taken(value, problem):
    """Out of bounds, ambiguous, or no share."""
    with pytest.raises(AnswerError, match=problem):
        parse_share(value, _LABEL)


@pytest.mark.parametrize(
    ("share", "written", "asks"),
    [
        pytest.param("120", "120%", "超过 100%", id="over-a-hundred"),
        pytest.param("0.3", "0.3", "是 0.3%，还是 30%", id="a-fraction"),
        pytest.param("0.3", "0.3%", None, id="a-small-share"),
        pytest.param("30", "30", None, id="plain"),
        pytest.param("0", "0", None, id="nothing"),
    ],
)
def test_a_doubtful_share_comes_with_a_question(share, written, asks):
    """Possible, yet worth asking a person."""
    question = doubtful_share(Decimal(share), written)

    assert question is None if asks is None else asks in (question or "")


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_the_mark_does_not_change_a_share(share):
    """Bare, with %, with ％."""
    assert {parse_share(text, _LABEL) for text in (f"{share}", f"{share}%", f"{share}％")} == {share}
