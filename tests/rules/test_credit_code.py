"""统一社会信用代码."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from assistant.errors import AnswerError
from assistant.rules.credit_code import parse_credit_code

_RIGHT = "91110000600037341L"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    "text",
    [
        _RIGHT,
        _RIGHT.lower(),
        "9111 0000 6000 3734 1L",
        "91-110000-600037341-L",
        "９１１１００００６０００３７３４１Ｌ",
        f" {_RIGHT}\n",
    ],
)
def test_blanks_case_and_width_do_not_matter(text):
    """The code is kept in one form."""
    assert parse_credit_code(text) == _RIGHT


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("9111000060003734", "是 16 位，应为 18 位", id="too-short"),
        pytest.param("", "是 0 位", id="empty"),
        pytest.param("91110000600037341M", "末位应为 L，写的是 M", id="check-character"),
        pytest.param("9111000060003734O1", "第 17 位是 O.*可能是 0", id="letter-never-used"),
        pytest.param("9111A000600037341L", "第 5 位是 A.*行政区划码", id="letter-in-the-area"),
        pytest.param("A1110000600037341L", "第 1 位是 A", id="letter-in-front"),
        pytest.param("91110000#00037341L", "第 9 位是“#”", id="mark"),
    ],
)
def test_tells_which_part_is_wrong(text, problem):
    """Length, character and place, or check character."""
    with pytest.raises(AnswerError, match=problem):
        parse_credit_code(text)


@given(st.from_regex(rf"9[123][0-9]{{6}}[{_ALPHABET}]{{9}}", fullmatch=True))
def test_accepts_every_code_with_its_right_check_character_and_no_other(start):
    """GB 32100-2015: one character of 31 fits."""
    right = uscc.calc_check_digit(start)
    wrong = _ALPHABET[(_ALPHABET.index(right) + 1) % len(_ALPHABET)]

    assert parse_credit_code(start + right) == start + right
    with pytest.raises(AnswerError, match=f"末位应为 {right}，写的是 {wrong}"):
        parse_credit_code(start + wrong)


@given(st.text(max_size=17))
def test_any_shorter_text_is_answered_with_a_remedy(text):
    """Whatever is typed, the error says what a code is."""
    with pytest.raises(AnswerError, match="18 位统一社会信用代码"):
        parse_credit_code(text)


@given(st.text(alphabet=st.characters(codec="ascii"), min_size=18, max_size=18))
def test_any_text_of_the_right_length_is_a_code_or_an_explained_error(text):
    """No other error leaves."""
    with suppress(AnswerError):
        assert uscc.is_valid(parse_credit_code(text))
