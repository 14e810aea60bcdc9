"""Which row of a filled form is which row of an application, after a person added, deleted or moved some."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from assistant.text.sentences import normalise

_ALIKE = 0.4
"""Share of neighbouring characters in common from which two rows are the same row, edited."""
_MUCH = 400
"""Characters of a row that are compared."""


@dataclass(frozen=True)
class Alignment:
    """Rows of a document beside rows of an application, by their keys."""

    keys: Mapping[int, int]
    """Row of the document → row of the application; a row that the application lacks gets a new key."""

    gone: tuple[int, ...]
    """Rows of the application that the document does not have."""


def align(read: Mapping[int, str], known: Mapping[int, str]) -> Alignment:
    """Pair rows by their texts: equal and alike ones, then those left at the same place, then new ones behind."""
    keys: dict[int, int] = {}
    taken: set[int] = set()
    for row, key in (*_alike(read, known), *((row, row) for row in read)):
        if row not in keys and key in known and key not in taken:
            keys[row] = key
            taken.add(key)
    free = max((*known, -1)) + 1
    for number, row in enumerate(row for row in sorted(read) if row not in keys):
        keys[row] = free + number
    return Alignment(keys, tuple(key for key in sorted(known) if key not in taken))


def _alike(read: Mapping[int, str], known: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that are alike, the likest first, among equals the nearest in place."""
    scored: list[tuple[float, int, int, int]] = []
    pairs = {key: _neighbours(text) for key, text in known.items()}
    for row, text in read.items():
        own = _neighbours(text)
        for key, other in pairs.items():
            score = 2 * len(own & other) / max(len(own) + len(other), 1)
            scored.append((-round(score, 2), abs(row - key), row, key))
    yield from ((row, key) for score, _, row, key in sorted(scored) if -score >= _ALIKE)


def _neighbours(text: str) -> frozenset[str]:
    shown = normalise(text)[:_MUCH]
    return frozenset(first + second for first, second in pairwise(shown)) or frozenset(shown)
