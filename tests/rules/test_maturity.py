"""智能制造能力成熟度."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.maturity import LEVELS, level_of_score, parse_level, parse_score


@pytest.mark.parametrize(
    ("score", "label"),
    [
        ("0", None), ("0.79", None), ("0.8", "1级"), ("1.79", "1级"), ("1.8", "2级"), ("2.79", "2级"), ("2.8", "3级"),
        ("3.38", "3级"), ("3.8", "4级"), ("4.79", "4级"), ("4.8", "5级"), ("5", "5级"),
    ],
)  # fmt: skip
def test_level_of_a_score_includes_its_lowest_and_excludes_the_next(score, label):
    """GB/T 39117-2020; below 0.8 no level is named."""
    level = level_of_score(Decimal(score))

    assert (level and level.label) == label


@pytest.mark.parametrize("score", ["-0.1", "5.01", "NaN"])
def test_refuses_a_score_outside_the_scale(score):
    """A score lies between 0 and 5."""
    with pytest.raises(AnswerError, match="0 至 5"):
        level_of_score(Decimal(score))


@pytest.mark.parametrize(
    "text",
    [
        "3级",
        "三级",
        "3",
        "CMMM3级",
        "cmmm 三级",
        "３级",
        "Ⅲ级",
        "三级（集成级）",
        "集成级",
        "集成",
        "智能制造能力成熟度三级",
    ],
)
def test_reads_a_level_however_it_is_written(text):
    """All of these are the third."""
    assert parse_level(text).number == 3


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.label)
def test_reads_back_its_own_labels(level):
    """Both printed forms of a level lead back to it."""
    assert parse_level(level.label) == parse_level(level.chinese) == parse_level(level.name) == level


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("六级", "看不出是几级"),
        ("3.38", "看不出是几级"),
        ("", "看不出是几级"),
        ("二级及以上", "看不出是几级"),
        ("三级（优化级）", "三级是集成级"),
    ],
)
def test_tells_why_a_level_cannot_be_read(text, problem):
    """The field and the problem are named."""
    with pytest.raises(AnswerError, match=problem) as caught:
        parse_level(text, "CMMM认证等级")

    assert caught.value.label == "CMMM认证等级"


@pytest.mark.parametrize("text", ["3.38", "3.38分", "３.38 分"])
def test_reads_a_score(text):
    """With or without 分."""
    assert parse_score(text) == Decimal("3.38")


@pytest.mark.parametrize("text", ["高", "", "6", "三级"])
def test_refuses_what_is_no_score(text):
    """Words and numbers off the scale."""
    with pytest.raises(AnswerError):
        parse_score(text)


@given(st.decimals(min_value=0, max_value=5, places=2), st.decimals(min_value=0, max_value=5, places=2))
def test_a_higher_score_never_has_a_lower_level(one, other):
    """Levels rise with the score."""
    low, high = (level_of_score(score) for score in sorted((one, other)))

    assert (low.number if low else 0) <= (high.number if high else 0)
