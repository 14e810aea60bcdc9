"""Cutting a text into sentences, and comparing labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import normalise, split_sentences

_TEXT = st.text(alphabet="建成产线6.5%。！？；!?;（）()“”【】 \n，")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("建成产线。效率提升！", ("建成产线。", "效率提升！"), id="end-marks-are-kept"),
        pytest.param("建成产线；效率提升；", ("建成产线；", "效率提升；"), id="semicolons"),
        pytest.param("建成产线\n效率提升", ("建成产线", "效率提升"), id="line-breaks"),
        pytest.param("合格率99.5%。", ("合格率99.5%。",), id="decimal-point"),
        pytest.param(
            "产线（含两台机器人。均为新购。）已投产。",
            ("产线（含两台机器人。均为新购。）已投产。",),
            id="brackets",
        ),
        pytest.param("他说“好。快。”然后走了。", ("他说“好。快。”然后走了。",), id="quotation"),
        pytest.param("（未完。建成产线。", ("（未完。", "建成产线。"), id="bracket-never-closed"),
        pytest.param("真的？！好。", ("真的？！", "好。"), id="several-end-marks"),
        pytest.param("建成产线. 提升10%. 完", ("建成产线.", "提升10%.", "完"), id="half-width-full-stop"),
        pytest.param("1. 建成产线", ("1. 建成产线",), id="number-of-a-list-item"),
        pytest.param(" \n ", (), id="blanks"),
    ],
)
def test_cuts_at_end_marks_only(text, sentences):
    """End marks and line breaks cut; brackets, quotation marks and decimal points do not."""
    assert split_sentences(text) == sentences


@given(_TEXT)
def test_loses_nothing_but_blanks(text):
    """The sentences together are the text."""
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


@given(_TEXT)
def test_no_sentence_is_empty_or_padded(text):
    """Every sentence shows something and is stripped."""
    assert all(sentence and sentence == sentence.strip() for sentence in split_sentences(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("总资产（万元）", "总资产(万元)", id="brackets"),
        pytest.param("联系人：", "联系人:", id="colon"),
        pytest.param("企业\n简介", "企业简介", id="line-break"),
        pytest.param("姓  名", "姓名", id="blanks"),
        pytest.param("CMMM自评估等级", "ｃｍｍｍ自评估等级", id="width-and-capitals"),
        pytest.param("GB/T 4754—2017", "GB/T4754-2017", id="dashes"),
        pytest.param("资产负债率（％）", "资产负债率(%)", id="per-cent"),
    ],
)
def test_spellings_of_one_label_are_the_same(one, other):
    """However a label was typed, it is recognised."""
    assert normalise(one) == normalise(other)


def test_different_labels_stay_different():
    """Only spelling is levelled."""
    assert normalise("建设完成前") != normalise("建设完成后")


@given(
    st.text(alphabet=st.characters(exclude_categories=("Mn", "Mc", "Me", "Cs", "Sk"), max_codepoint=0xFFFF))
)
def test_normalising_twice_changes_nothing(text):
    """A normalised label is normal."""
    assert normalise(normalise(text)) == normalise(text)
