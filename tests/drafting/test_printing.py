"""Plain values as an official form prints them."""

from decimal import Decimal

import pytest

from assistant.drafting.printing import printed
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, State, Value


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        pytest.param("basics.investment", Decimal("500.00"), "500", id="money-without-trailing-zeros"),
        pytest.param("basics.investment", Decimal("1E+4"), "10000", id="money-without-exponent"),
        pytest.param("basics.investment", Decimal("12.50"), "12.5", id="money-with-decimals"),
        pytest.param("enterprise.years.2024.margin", Decimal("-3.20"), "-3.2", id="negative-margin"),
        pytest.param("basics.outcomes.cnc_share", Decimal("0.00"), "0", id="zero-share"),
        pytest.param("basics.outcomes.followers", 12, "12", id="count"),
        pytest.param("enterprise.founded", "2003-05", "2003年5月", id="month"),
        pytest.param("cover.filed", "2025-11-03", "2025年11月3日", id="day"),
        pytest.param("basics.period", "2023-03至2024-06", "2023年3月至2024年6月", id="period"),
        pytest.param("enterprise.nature", "民营企业", "民营企业", id="choice"),
        pytest.param("enterprise.contact.phone", "0931-8812345", "0931-8812345", id="phone-is-no-date"),
        pytest.param(
            "attachments",
            ("企业法人营业执照", "2.企业财务报表；"),
            "1.企业法人营业执照；\n2.企业财务报表。",
            id="numbered-list",
        ),
    ],
)
def test_a_value_is_printed_officially(path: str, value: Value, text: str) -> None:
    """Money, dates, periods, counts and lists have one way of being written."""
    assert printed(FORM.field(path), Answer(value)) == text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("enterprise.contact.fax", "无"),
        ("basics.outcomes.apc_share", "不涉及"),
        ("basics.outcomes.followers", "不涉及"),
        ("scenes.0.others", "无"),
        ("scenes.0.solution_pictures", ""),
    ],
)
def test_what_does_not_apply_is_said_so(path: str, text: str) -> None:
    """无 for words, 不涉及 for indicators, nothing for pictures."""
    state: State = "none"

    assert printed(FORM.field(path), Answer(None, (), state)) == text
