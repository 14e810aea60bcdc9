"""What a model cost, and when to stop."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.spending import Spent, estimate_tokens, exceeded, told


@dataclass(frozen=True)
class Set:
    """Limits as settings give them."""

    model_price_in: float | None = None
    model_price_out: float | None = None
    model_budget: float | None = None
    model_budget_tokens: int | None = None


SPENT = Spent(2, 100_000, 20_000)


def test_the_cost_follows_from_the_prices():
    """元 for a million tokens, in and out apart."""
    assert SPENT.cost(Set(2, 8)) == Decimal("0.36")
    assert SPENT.cost(Set(2)) is None


@pytest.mark.parametrize(
    ("limits", "stops"),
    [
        pytest.param(Set(), None, id="no-limit"),
        pytest.param(Set(2, 8, model_budget=0.5), None, id="within"),
        pytest.param(Set(2, 8, model_budget=0.36), "ASSISTANT_MODEL_BUDGET。", id="budget"),
        pytest.param(Set(model_budget_tokens=120_001), None, id="tokens-within"),
        pytest.param(Set(model_budget_tokens=120_000), "ASSISTANT_MODEL_BUDGET_TOKENS。", id="tokens"),
        pytest.param(Set(2, 8, model_budget=0), "ASSISTANT_MODEL_BUDGET。", id="nothing-allowed"),
    ],
)
def test_a_budget_stops_with_a_remedy(limits, stops):
    """One line names what is used up, and the setting."""
    line = exceeded(SPENT, limits)

    assert (
        (line is None) if stops is None else (line is not None and line.endswith(stops) and "\n" not in line)
    )


def test_the_person_is_told_calls_tokens_and_cost():
    """Estimates are called so; without prices no money is told, without calls nothing."""
    assert told(SPENT, Set(2, 8)) == "模型用了2次，120000个token，约0.36元"
    assert told(Spent(1, 10, 5, estimated=True), Set()) == "模型用了1次，约15个token"
    assert told(Spent(1, 10, 5), Set(2, 8)) == "模型用了1次，15个token，约0.0001元"
    assert told(Spent(), Set(2, 8)) == ""


_spent = st.builds(Spent, st.integers(0, 99), st.integers(0, 10**6), st.integers(0, 10**6), st.booleans())


@given(_spent, _spent, _spent)
def test_spending_adds_up_in_any_order(one, other, third):
    """Nothing is lost where calls are counted apart."""
    assert one.plus(other).plus(third) == third.plus(one).plus(other)
    assert one.plus(Spent()) == one


@given(st.text(), st.text())
def test_a_longer_text_is_no_fewer_tokens(text, more):
    """An estimate grows with the text."""
    assert estimate_tokens(text) <= estimate_tokens(text + more)
