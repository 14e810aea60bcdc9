"""Telephone numbers."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.phones import parse_fax, parse_landline, parse_mobile, parse_phone


@pytest.mark.parametrize(
    "text",
    ["13893812345", "138 9381 2345", "+86 138-9381-2345", "0086 13893812345", "１３８９３８１２３４５"],
)
def test_mobile_numbers_have_one_form(text):
    """Eleven figures, nothing between."""
    assert parse_mobile(text) == parse_phone(text) == "13893812345"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("0938-2712345", "0938-2712345"),
        ("09382712345", "0938-2712345"),
        ("（0938）2712345", "0938-2712345"),
        ("+86-938-2712345", "0938-2712345"),
        ("010-65231234", "010-65231234"),
        ("0938 2712345转801", "0938-2712345转801"),
        ("0938-2712345-801", "0938-2712345转801"),
    ],
)
def test_landlines_have_area_code_hyphen_number_and_extension(text, printed):
    """Whatever marks were typed."""
    assert parse_landline(text) == parse_phone(text) == parse_fax(text) == printed


def test_a_service_number_is_a_telephone_number():
    """400 numbers have no area."""
    assert parse_phone("4008123456") == "400-812-3456"


@pytest.mark.parametrize(
    ("parse", "text", "problem"),
    [
        pytest.param(parse_mobile, "1389381234", "10 位", id="mobile-too-short"),
        pytest.param(parse_mobile, "0938-2712345", "不是手机号码", id="mobile-is-a-landline"),
        pytest.param(parse_landline, "2712345", "缺少区号", id="no-area-code"),
        pytest.param(parse_landline, "13893812345", "不是固定电话", id="landline-is-a-mobile"),
        pytest.param(parse_fax, "传真同电话", "不是电话号码", id="words"),
        pytest.param(parse_phone, "", "没有填写", id="empty"),
        pytest.param(parse_phone, "13893812345、13893812346", "不是电话号码", id="two-numbers"),
    ],
)
def test_tells_what_to_give_instead(parse, text, problem):
    """The field, the problem and an example."""
    with pytest.raises(AnswerError, match=problem) as caught:
        parse(text)

    assert "如" in caught.value.wanted


@given(st.from_regex(r"0938-[2-8][0-9]{6}", fullmatch=True))
def test_a_printed_landline_is_read_as_itself(text):
    """The canonical form is stable."""
    assert parse_landline(text) == text


@given(st.text(alphabet="0123456789+-() 转abc#", max_size=20))
def test_any_text_is_a_number_or_an_explained_error(text):
    """What is accepted is accepted again in its printed form; no other error leaves."""
    with suppress(AnswerError):
        printed = parse_phone(text)
        assert parse_phone(printed) == printed
