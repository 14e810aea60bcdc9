"""Two versions of a text side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.comparison import compared

BEFORE = "返工率由8.2%降至3.6%。每班减少4人。2024年建成。"


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        pytest.param(BEFORE, ["same", "same", "same"], id="same"),
        pytest.param(
            "返工率由8.2%下降到3.6%。每班减少4人。2024年建成。", ["changed", "same", "same"], id="changed"
        ),
        pytest.param("每班减少4人。2024年建成。", ["gone", "same", "same"], id="gone"),
        pytest.param(BEFORE + "设备全部联网。", ["same", "same", "same", "new"], id="new"),
        pytest.param("", ["gone", "gone", "gone"], id="emptied"),
    ],
)
def test_sentences_stand_beside_each_other(after, kinds):
    """What is the same, changed, gone or new."""
    assert [pair.kind for pair in compared(BEFORE, after).pairs] == kinds


def test_numbers_of_one_version_alone_are_named():
    """As written, in the order of the text; dates too."""
    found = compared(BEFORE, "返工率由8.2%降至3.5%。每班减少4人，2025年建成。")

    assert found.numbers_gone == ("3.6%", "2024年")
    assert found.numbers_new == ("3.5%", "2025年")


def test_another_unit_of_the_same_value_is_another_number():
    """4人 is not 4台."""
    assert compared("减少4人。", "减少4台。").numbers_new == ("4台",)


_TEXTS = st.lists(
    st.sampled_from(["甲乙丙丁。", "甲乙丙戊。", "子丑寅卯。", "每班减少4人。", "返工率降至3%。"]), max_size=5
).map("".join)


@given(_TEXTS, _TEXTS)
def test_nothing_of_either_version_is_lost(before, after):
    """Every sentence stands in its own column, in its own order."""
    pairs = compared(before, after).pairs

    assert "".join(pair.before for pair in pairs) == before
    assert "".join(pair.after for pair in pairs) == after
