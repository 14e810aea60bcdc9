"""Numbers that no fact carries."""

import pytest

from assistant.drafting.grounding import lost, ungrounded


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("效率提升30%", ["效率提了30％"], id="same"),
        pytest.param("投资3.2亿元", ["花了32000万元"], id="other-unit"),
        pytest.param("投资3.2亿元", ["花了31,870万元"], id="rounded"),
        pytest.param("作业人员5人", ["5个人"], id="spoken-unit"),
        pytest.param("用时2小时", ["2个钟头"], id="spoken-hours"),
        pytest.param("2024年3月建成", ["建成日期2024-03-05"], id="date-shortened"),
        pytest.param("3月建成", ["2024年3月建成"], id="month-without-year"),
        pytest.param("没有数字", [], id="no-number"),
    ],
)
def test_what_a_fact_bears_out_is_grounded(text: str, facts: list[str]) -> None:
    """Units and dates are compared by what they mean; a number may be rounded."""
    assert ungrounded(text, facts) == ()


@pytest.mark.parametrize(
    ("text", "facts", "quotes"),
    [
        pytest.param("效率提升31%", ["效率提升30%"], ["31%"], id="other-value"),
        pytest.param("效率提升30个百分点", ["效率提升30%"], ["30个百分点"], id="points-are-not-per-cent"),
        pytest.param("投资3.19亿元", ["投资3.2亿元"], ["3.19亿元"], id="more-exact-than-told"),
        pytest.param("机器人6台", ["机器人6套"], ["6台"], id="other-unit"),
        pytest.param("2024年3月5日建成", ["2024年3月建成"], ["2024年3月5日"], id="date-more-exact"),
        pytest.param("2025年新增3台", ["新增3台"], ["2025年"], id="invented-year"),
        pytest.param("节约200万元，减少3人", [], ["200万元", "3人"], id="no-facts"),
    ],
)
def test_what_no_fact_bears_out_is_named(text: str, facts: list[str], quotes: list[str]) -> None:
    """Each number is given as it stands in the text, in its order."""
    assert [one.quote for one in ungrounded(text, facts)] == quotes


def test_a_lost_number_is_noticed() -> None:
    """The same comparison the other way round; 一套 is an article."""
    assert [one.quote for one in lost("一套系统，6台机器人，30%", "系统，30%")] == ["6台"]
