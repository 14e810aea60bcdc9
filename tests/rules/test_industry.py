"""行业: codes and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.industry import chain, resolve, suggest
from knowledge.industries import industries


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("3011", "小类", "3011"),
        ("C3011", "小类", "3011"),
        ("3011-水泥制造", "小类", "3011"),
        ("3011 水泥制造", "小类", "3011"),
        ("水泥制造（3011）", "小类", "3011"),
        ("水泥制造", "小类", "3011"),
        ("301", "中类", "301"),
        ("C30", "大类", "30"),
        ("C", "门类", "C"),
        ("C制造业", "门类", "C"),
        ("制造业-化学纤维制造业-纤维素纤维原料及纤维制造", "中类", "281"),
        ("瓶(罐)装饮用水制造", "小类", "1522"),
        ("1522-瓶（罐）装饮用水制造", "小类", "1522"),
        ("炼铁", "中类", "311"),
        ("炼铁", "小类", "3110"),
        ("30 水泥制造", "小类", "3011"),
    ],
)
def test_code_name_or_path_lead_to_one_industry(text, level, code):
    """附件2 asks for code and name, 附件3 for a path of names."""
    assert resolve(text, level).code == code


@pytest.mark.parametrize(
    ("text", "level", "told"),
    [
        pytest.param(
            "3012-水泥制造", "小类", ["3012", "石灰和石膏制造", "3011", "水泥制造"], id="code-of-another"
        ),
        pytest.param(
            "3011-水泥", "小类", ["3011", "水泥制造", "写的名称是“水泥”"], id="name-unknown-to-the-code"
        ),
        pytest.param("D30", "大类", ["门类 C"], id="another-letter"),
        pytest.param(
            "采矿业-水泥制造", "小类", ["不属于“采矿业”", "制造业→非金属矿物制品业"], id="broken-path"
        ),
        pytest.param("3011", "中类", ["小类", "301-水泥、石灰和石膏制造"], id="too-narrow"),
        pytest.param("301", "小类", ["中类", "3011-水泥制造", "3012-石灰和石膏制造"], id="too-wide"),
        pytest.param("水泥", "小类", ["相近的有", "3011-水泥制造"], id="part-of-a-name"),
        pytest.param("6510", "小类", ["没有代码 6510"], id="no-industrial-code"),
        pytest.param(" ", "小类", ["没有填写"], id="empty"),
    ],
)
def test_a_contradiction_names_both_sides_and_the_remedy(text, level, told):
    """What is wrong, and what was probably meant."""
    with pytest.raises(AnswerError) as caught:
        resolve(text, level, "行业小类")

    assert all(part in str(caught.value) for part in told)


def test_a_chain_runs_from_the_widest_to_the_code():
    """门类, 大类, 中类, 小类."""
    assert [one.code for one in chain("3011")] == ["C", "30", "301", "3011"]


@given(st.sampled_from(industries()))
def test_every_industry_is_found_by_code_by_name_and_by_both(one):
    """All ways lead back, for each of the classification."""
    for text in (one.code, one.name, one.printed, "-".join(step.name for step in chain(one.code))):
        assert resolve(text, one.level) == one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("水泥", "水泥制造"),
        ("乳制品", "乳制品制造"),
        ("锂电池", "锂离子电池制造"),
        ("工业机器人", "工业机器人制造"),
    ],
)
def test_the_nearest_names_are_suggested(text, name):
    """A word of everyday speech finds its industry among the first three."""
    assert name in [one.name for one in suggest(text, 3)]


def test_suggestions_keep_to_their_number_and_level():
    """As many as asked for, of the level asked for."""
    found = suggest("水泥", 5, level="小类")

    assert [one.level for one in found] == ["小类"] * 5
