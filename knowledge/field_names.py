"""What people call the fields of the form, beside the labels that the notice prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.records import DATA, read, record, require

_FILE = "field_names.yaml"


@record
@dataclass(frozen=True)
class _Names:
    names: dict[str, tuple[str, ...]]
    vague: tuple[str, ...]


@cache
def field_names() -> Mapping[str, tuple[str, ...]]:
    """Everyday names by the field's pattern. A name belongs to one field only."""
    names = read(_Names, DATA / _FILE).names
    seen: set[str] = set()
    for pattern, known in names.items():
        for name in known:
            require(name not in seen, DATA / _FILE, f"{name} stands under {pattern} and elsewhere")
            seen.add(name)
    return names


@cache
def vague_names() -> frozenset[str]:
    """Everyday words that name a field only where it is asked for, or plainly meant."""
    return frozenset(read(_Names, DATA / _FILE).vague)
