"""Limits in 字."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


@dataclass(frozen=True)
class Zi:
    """A limit in 字: hard (`以内`, `不超过`, `限`) or, with `about`, a target (`左右`, ±10 %)."""

    count: int
    about: bool = False

    @property
    def ceiling(self) -> int:
        """The most 字 a text may have."""
        return self._share(Decimal("1.1"), ROUND_FLOOR) if self.about else self.count

    @property
    def floor(self) -> int:
        """The fewest 字 a text should have; 0 for a hard limit."""
        return self._share(Decimal("0.9"), ROUND_CEILING) if self.about else 0

    def _share(self, share: Decimal, rounding: str) -> int:
        return int((self.count * share).to_integral_value(rounding))

    def __str__(self) -> str:
        return f"{self.count}字左右" if self.about else f"{self.count}字以内"
