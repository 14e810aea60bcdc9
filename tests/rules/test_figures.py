"""Figures as a form takes and shows them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.figures import bare_number, plain


@pytest.mark.parametrize(
    ("number", "shown"),
    [("3.20", "3.2"), ("3E+4", "30000"), ("0.00", "0"), ("-5.0", "-5"), ("-0.0", "0"), ("1E-3", "0.001")],
)
def test_a_number_shows_no_trailing_zeros_and_no_exponent(number, shown):
    """As one would write it by hand."""
    assert str(plain(Decimal(number))) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_showing_does_not_change_the_value(number):
    """Only the looks change."""
    assert plain(number) == number


@pytest.mark.parametrize("text", ["", "3台", "1,2", "1e5", "NaN", "三"])
def test_a_bare_number_has_nothing_besides(text):
    """Units, exponents, misplaced commas and Chinese numerals are not bare."""
    assert bare_number(text) is None
