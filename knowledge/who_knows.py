"""Who in an enterprise would know what a form asks, so that a missing cell says whom to ask."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from knowledge.records import DATA, read, record, require


@record
@dataclass(frozen=True)
class Asked:
    """Fields, by pattern, that the same people would know."""

    who: str
    fields: tuple[str, ...]


@record
@dataclass(frozen=True)
class _Table:
    asked: tuple[Asked, ...]


def load(path: Path) -> tuple[Asked, ...]:
    """The entries of a table. Raises ValueError where a pattern stands twice, naming the file."""
    entries = read(_Table, path).asked
    seen: set[str] = set()
    for entry in entries:
        for pattern in entry.fields:
            require(pattern not in seen, path, f"{pattern} stands twice")
            seen.add(pattern)
    return entries


@cache
def entries() -> tuple[Asked, ...]:
    """The bundled table, in its order."""
    return load(DATA / "who_knows.yaml")


def who_knows(pattern: str) -> str:
    """Whom to ask for the field of a pattern (`enterprise.years.*.assets`); empty where nobody is named."""
    for entry in entries():
        if any(fnmatchcase(pattern, fitting) for fitting in entry.fields):
            return entry.who
    return ""
