"""How neighbouring scenes are told apart: our reading of the clauses, not part of the notice."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.catalogue import scenes
from knowledge.records import DATA, read, record, require


@record
@dataclass(frozen=True)
class Boundary:
    pair: tuple[int, int]
    """Two scenes, the lower number first"""
    rule: str
    """What to look at, in a sentence for the enterprise"""
    left: str
    """What the first scene of the pair looks like"""
    right: str
    """What the second looks like"""
    ask: str
    """A question to the enterprise whose answer decides"""


@record
@dataclass(frozen=True)
class _Boundaries:
    boundaries: tuple[Boundary, ...]


@cache
def load(path: Path = DATA / "boundaries.yaml") -> dict[tuple[int, int], Boundary]:
    """By pair. Raises ValueError for an unknown key, a blank text, or a pair that is none, out of order or given twice."""
    found: dict[tuple[int, int], Boundary] = {}
    for boundary in read(_Boundaries, path).boundaries:
        lower, higher = boundary.pair
        name = f"pair {lower}, {higher}"
        require(lower >= 1 and higher <= len(scenes()), path, f"{name}: no such scene")
        require(lower < higher, path, f"{name}: the lower number comes first")
        require(boundary.pair not in found, path, f"{name} stands twice")
        texts = (boundary.rule, boundary.left, boundary.right, boundary.ask)
        require(all(text.strip() for text in texts), path, f"{name} has a blank text")
        found[boundary.pair] = boundary
    return found


def boundaries() -> tuple[Boundary, ...]:
    """All boundaries, in the order of the file."""
    return tuple(load().values())


def between(a: int, b: int) -> Boundary | None:
    """What tells two scenes apart, in either order; `left` belongs to the lower number. None where nothing is written."""
    return load().get((min(a, b), max(a, b)))
