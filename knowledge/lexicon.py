"""What people in factories say for each scene, in words the notice does not use."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.catalogue import scenes
from knowledge.records import DATA, read, record, require

_SCENES_PER_WORD = 2
"""A word of more scenes speaks for none of them"""


@record
@dataclass(frozen=True)
class Words:
    """The words of one scene; a group may be empty."""

    scene: int
    activity: tuple[str, ...]
    """What is done"""
    objects: tuple[str, ...]
    """What it is done to"""
    equipment: tuple[str, ...]
    """Machines, instruments and devices"""
    systems: tuple[str, ...]
    """Software, methods and their abbreviations"""
    indicators: tuple[str, ...]
    """What is counted"""
    pains: tuple[str, ...]
    """What people complain of"""

    def __iter__(self) -> Iterator[str]:
        """All words, group after group."""
        for group in (
            self.activity,
            self.objects,
            self.equipment,
            self.systems,
            self.indicators,
            self.pains,
        ):
            yield from group


@record
@dataclass(frozen=True)
class _Lexicon:
    lexicon: tuple[Words, ...]


@cache
def load(path: Path = DATA / "lexicon.yaml") -> tuple[Words, ...]:
    """In the order of the catalogue.

    Raises ValueError for an unknown key, a scene left out or out of order, a blank word, a word twice in a scene or in
    more than two scenes.
    """
    lexicon = read(_Lexicon, path).lexicon
    found, wanted = [entry.scene for entry in lexicon], [entry.number for entry in scenes()]
    require(found == wanted, path, f"the scenes are {found}, not 1 to {len(wanted)} in order")
    spread: Counter[str] = Counter()
    for entry in lexicon:
        forms = Counter(_folded(word) for word in entry)
        for form, times in forms.items():
            require(bool(form), path, f"scene {entry.scene} has a blank word")
            require(times == 1, path, f"scene {entry.scene}: {form} stands twice")
        spread.update(forms.keys())
    for form, times in spread.items():
        require(times <= _SCENES_PER_WORD, path, f"{form} stands in {times} scenes")
    return lexicon


def lexicon() -> tuple[Words, ...]:
    """One entry per scene, in the order of the catalogue."""
    return load()


def _folded(word: str) -> str:
    """MES, mes and ＭＥＳ are one word."""
    return unicodedata.normalize("NFKC", word).casefold().strip()
