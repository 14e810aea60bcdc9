"""企业规模划型."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.size import enterprise_size

_ORDER = ["微型", "小型", "中型", "大型"]
_PEOPLE = st.integers(min_value=0, max_value=5000)
_REVENUE = st.integers(min_value=0, max_value=200_000).map(Decimal)


@pytest.mark.parametrize(
    ("people", "revenue", "name", "needs_person"),
    [
        pytest.param(1000, 40000, "大型", False, id="both-limits-of-large"),
        pytest.param(999, 39999, "中型", False, id="just-below-large"),
        pytest.param(300, 2000, "中型", False, id="both-limits-of-medium"),
        pytest.param(20, 300, "小型", False, id="both-limits-of-small"),
        pytest.param(19, 50000, "微型", False, id="few-people"),
        pytest.param(2000, 299, "微型", False, id="little-revenue"),
        pytest.param(1200, 30000, "中型", True, id="gap-one-step-down"),
        pytest.param(320, 50000, "中型", True, id="gap-revenue-of-a-large-one"),
        pytest.param(1200, 1000, "小型", True, id="gap-two-steps-down"),
        pytest.param(299, 50000, "小型", True, id="gap-people-of-a-small-one"),
    ],
)
def test_size_follows_the_footnote_and_tells_its_gaps(people, revenue, name, needs_person):
    """The printed rows decide; outside them the lower limits do, and a person is asked."""
    size = enterprise_size(people, Decimal(revenue))

    assert (size.name, size.needs_person) == (name, needs_person)
    assert str(people) in size.reason
    assert str(revenue) in size.reason
    assert ("人工确认" in size.reason) is needs_person


@given(_PEOPLE, _PEOPLE, _REVENUE, _REVENUE)
def test_more_people_and_revenue_never_make_it_smaller(people, more_people, revenue, more_revenue):
    """Growth keeps or raises the size."""
    before = enterprise_size(people, revenue)
    after = enterprise_size(people + more_people, revenue + more_revenue)

    assert _ORDER.index(after.name) >= _ORDER.index(before.name)


@pytest.mark.parametrize(("people", "revenue"), [(-1, 300), (20, -1)])
def test_refuses_negative_numbers(people, revenue):
    """Neither people nor revenue can be negative."""
    with pytest.raises(AnswerError, match="不能为负"):
        enterprise_size(people, Decimal(revenue))
