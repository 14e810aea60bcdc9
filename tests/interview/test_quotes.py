"""Where words stand in a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.interview.by_model.quotes import locate, stands

SAYS = "投资 ３.5亿，联系人是“李工”，手机 139 0000 0171；口径DN50到DN400。"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("投资3.5亿", "投资 ３.5亿"),
        ("联系人是李工", "联系人是“李工"),
        ('联系人是"李工"', "联系人是“李工"),
        ("手机13900000171", "手机 139 0000 0171"),
        ("…口径dn50到DN400。", "口径DN50到DN400"),
        ("投资3.5亿,联系人", "投资 ３.5亿，联系人"),
    ],
)
def test_words_are_found_however_they_were_copied(words, there):
    """What is given back is the message's own."""
    at = locate(words, SAYS)

    assert at is not None
    assert SAYS[slice(*at)] == there


@pytest.mark.parametrize("words", ["5亿", "投资3", "DN5", "N50", "39 0000", "联系人李工", "", "。"])
def test_half_a_number_and_other_words_do_not_stand_there(words):
    """5亿 is not in 3.5亿."""
    assert not stands(words, SAYS)


@given(st.text("甲乙丙 ，。“”3.5亿Ａb", max_size=20), st.data())
def test_what_is_found_says_the_same(text, data):
    """Wherever a stretch is found, it holds the characters that were looked for."""
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    at = locate(words, text)

    assert at is None or locate(text[slice(*at)], text) == at
