"""Limits in 字."""

import pytest

from assistant.forms.limits import Zi


@pytest.mark.parametrize(
    ("limit", "floor", "ceiling", "text"),
    [
        (Zi(300), 0, 300, "300字以内"),
        (Zi(400, about=True), 360, 440, "400字左右"),
        (Zi(15, about=True), 14, 16, "15字左右"),
    ],
    ids=["hard", "about", "rounded-inwards"],
)
def test_a_hard_limit_has_no_floor_and_about_means_ten_per_cent(
    limit: Zi, floor: int, ceiling: int, text: str
) -> None:
    """以内 is a bound; 左右 is ±10 %, rounded to the safe side."""
    assert (limit.floor, limit.ceiling, str(limit)) == (floor, ceiling, text)
