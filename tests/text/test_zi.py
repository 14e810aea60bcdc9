"""How many 字 a text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import count_zi
from eval.zi import counted_texts, held

_BLANKS = " \t\n\r\u3000\u00a0\u200b"


@pytest.mark.parametrize(
    ("text", "zi"),
    [
        ("加工效率提升了30%，产品不良品率降低了10%。", 20),
        ("100万元、200万元", 7),
        ("MES/ERP系统", 3),
        ("2024年", 2),
        ("（MES）", 3),
        ("“智能”", 4),
        ("①②③④⑤", 5),
        ("Hello、World。", 4),
        ("GB/T 39116—2020", 3),
        ("CO₂排放", 4),
        ("……", 2),
        ("——", 2),
    ],
)
def test_counts_what_word_and_libreoffice_were_measured_to_count(text, zi):
    """The measured cases; where the two differ, the larger count."""
    assert count_zi(text) == zi


@pytest.mark.parametrize(
    ("text", "zi"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("𠀀𪚥", 2, id="extension-planes"),
        pytest.param("かなカナ", 4, id="kana"),
        pytest.param("ＭＥＳ２０", 5, id="full-width-letters-and-figures"),
        pytest.param("％℃㎡", 3, id="marks-of-one-character"),
        pytest.param("豈", 1, id="compatibility-block"),
        pytest.param("😀👍", 2, id="emoji"),
        pytest.param("⚠️", 1, id="emoji-with-its-variation-mark"),
        pytest.param("café", 1, id="letter-with-accent"),
        pytest.param("cafe\u0301", 1, id="letter-with-a-joined-accent"),
        pytest.param("a b c", 3, id="blanks-part-runs"),
        pytest.param("第1章\n第2章", 6, id="line-break"),
        pytest.param("5G+8K", 1, id="ascii-marks-belong-to-their-run"),
        pytest.param("数\u0301据", 3, id="accent-on-no-letter"),
        pytest.param("智\u200d能\ufeff制\u00ad造", 4, id="marks-never-seen"),
        pytest.param("±0.02mm", 2, id="mark-that-a-chinese-font-draws"),
    ],
)
def test_counts_every_other_kind_of_character(text, zi):
    """Whatever is not half-width is one 字 by itself."""
    assert count_zi(text) == zi


def test_no_other_counter_counts_more():
    """On every text that LibreOffice and office-wordcount were measured on, the larger of their counts is reached."""
    texts = counted_texts()

    assert len(texts) > 500
    assert [one.text for one in texts if count_zi(held(one.text)) < one.larger] == []


def test_counts_as_the_others_do_where_no_font_decides():
    """Chinese, full-width, English, mails, blanks: exactly the larger count, and mostly on all texts together."""
    plain = {"中英混排", "全角", "邮箱网址", "分行与空白", "drafts"}
    texts = counted_texts()
    equal = [count_zi(one.text) == one.larger for one in texts]

    assert [one.text for one in texts if one.kind in plain and count_zi(one.text) != one.larger] == []
    assert sum(equal) / len(equal) > 0.9


@given(st.text())
def test_never_exceeds_the_characters_that_are_no_blanks(text):
    """The certain bound: no counter gives more than one per visible character."""
    assert 0 <= count_zi(text) <= sum(not char.isspace() for char in text)


@given(st.text(), st.text())
def test_joining_never_adds(one, other):
    """Two runs may become one; nothing is counted that was in neither."""
    assert count_zi(one + other) <= count_zi(one) + count_zi(other)


@given(st.text(), st.text(alphabet=_BLANKS))
def test_a_blank_adds_nothing_by_itself(text, blanks):
    """Blanks around a text are not 字."""
    assert count_zi(blanks + text + blanks) == count_zi(text)


@given(st.text(alphabet="智能制造，。“”—…①"))
def test_each_full_width_character_is_one(text):
    """Chinese text has as many 字 as characters."""
    assert count_zi(text) == len(text)
