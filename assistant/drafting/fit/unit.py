"""One statement of a narrative, and what it carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from assistant.text.quantities import quantities
from assistant.text.written_dates import dates
from assistant.text.zi import count_zi

F = TypeVar("F")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9\-]+|[一-鿿]{2,}(?:公司|集团|研究院|大学|学院)|[“《「]")

_TELLING = re.compile(r"[%％元]|\d\.\d|百分|[成倍]$")


@dataclass(frozen=True)
class Unit(Generic[F]):
    """One statement, without a mark at its end, with the facts that it says and the subject it speaks of."""

    text: str
    facts: tuple[F, ...]
    slot: int | None = None
    names: tuple[str, ...] = ()
    part: bool = False
    """Whether this is one clause of a statement that lost it."""


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> int:
    """How many numbers, with or without a unit, and dates a text says; shares, money and decimals count twice."""
    found = quantities(text, bare=True)
    return len(found) + len(dates(text)) + sum(bool(_TELLING.search(one.quote)) for one in found)


def names_something(unit: Unit[F]) -> bool:
    """Whether a unit says a name: of a firm, a system, a product, a document."""
    return any(name in unit.text for name in unit.names) or bool(_NAME.search(unit.text))


def alone(unit: Unit[F], among: Sequence[Unit[F]]) -> bool:
    """Whether a unit is the only one on its subject, a part that the column wants."""
    return unit.slot is not None and sum(other.slot == unit.slot for other in among) == 1


def length(text: str) -> int:
    """字 of a text."""
    return count_zi(text)
