"""Narrative inside its limit: whole sentences of least worth are left out, and every one of them is listed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from assistant.text.quantities import quantities
from assistant.text.written_dates import dates
from assistant.text.zi import count_zi

F = TypeVar("F")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9\-]+|[一-鿿]{2,}(?:公司|集团|研究院|大学|学院)|[“《「]")


@dataclass(frozen=True)
class Unit(Generic[F]):
    """One statement, without a mark at its end, with the facts that it says and the subject it speaks of."""

    text: str
    facts: tuple[F, ...]
    slot: int | None = None
    names: tuple[str, ...] = ()
    part: bool = False
    """Whether this is one clause of a statement that was too long by itself."""


def worth(unit: Unit[F], among: Sequence[Unit[F]]) -> tuple[int, int, int]:
    """How much would be missing without a unit: numbers first, then names, then being the only one on its subject."""
    numbers = len(quantities(unit.text, bare=True)) + len(dates(unit.text))
    alone = unit.slot is not None and sum(other.slot == unit.slot for other in among) == 1
    return min(numbers, 9), int(bool(unit.names or _NAME.search(unit.text))), int(alone)


def fitted(
    units: Sequence[Unit[F]], read: Callable[[Sequence[Unit[F]]], str], ceiling: int | None
) -> tuple[tuple[Unit[F], ...], tuple[Unit[F], ...]]:
    """The units whose reading has at most `ceiling` 字, and those left out.

    A sentence with a number goes only when none without one is left. A single statement that is too long
    by itself loses clauses in the same way; they are listed as units with `part`.
    """
    kept = list(units)
    left: list[Unit[F]] = []
    while ceiling is not None and kept and count_zi(read(kept)) > ceiling:
        if len(kept) == 1:
            clipped, pieces = _clipped(kept[0], read, ceiling)
            return (clipped,) if clipped else (), (*left, *pieces)
        gone = _least(kept, count_zi(read(kept)) - ceiling)
        kept = [unit for unit in kept if unit is not gone]
        left.append(gone)
    return tuple(kept), tuple(left)


def _least(units: Sequence[Unit[F]], excess: int) -> Unit[F]:
    """The unit to leave out: of least worth; among equals the shortest that suffices, else the longest."""
    lowest = min(worth(unit, units) for unit in units)
    equals = [unit for unit in reversed(units) if worth(unit, units) == lowest]
    enough = [unit for unit in equals if count_zi(unit.text) >= excess]
    return min(enough, key=_length) if enough else max(equals, key=_length)


def _clipped(
    unit: Unit[F], read: Callable[[Sequence[Unit[F]]], str], ceiling: int
) -> tuple[Unit[F] | None, tuple[Unit[F], ...]]:
    """As many clauses of the unit as fit, those with numbers before those without, and the clauses left out."""
    clauses = re.split(r"(?<=[，；。])", unit.text)
    pieces = [replace(unit, text=clause, part=True) for clause in clauses if clause]
    left: list[Unit[F]] = []
    while pieces:
        whole = replace(unit, text="".join(piece.text for piece in pieces).rstrip("，；。"))
        over = count_zi(read([whole])) - ceiling
        if over <= 0:
            return whole, tuple(left)
        gone = _least(pieces, over)
        place = next(at for at, piece in enumerate(pieces) if piece is gone)
        left.append(pieces.pop(place))
    return None, tuple(left)


def _length(unit: Unit[F]) -> int:
    return count_zi(unit.text)
