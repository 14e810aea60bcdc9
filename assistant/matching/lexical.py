"""The words of the lexicon in a text, and what they speak for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from knowledge.lexicon import lexicon

CLASSES = 1 + 40
"""No scene, and the scenes"""


@dataclass(frozen=True)
class Word:
    """A word of the lexicon standing in a text."""

    start: int
    end: int
    scenes: tuple[int, ...]


def words(text: str) -> Iterator[Word]:
    """The words of the lexicon in a text, the longest at each place; upper and lower case are the same."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    at = 0
    while at < len(folded) - 1:
        found = next(
            (word for word in _by_head().get(folded[at : at + 2], ()) if _stands(word, folded, at)), None
        )
        if found is None:
            at += 1
            continue
        yield Word(at, at + len(found), _scenes()[found])
        at += len(found)


def spoken_for(text: str) -> NDArray[np.float32]:
    """Per class, how many different words speak for it; a word of two scenes counts half for each."""
    hits = np.zeros(CLASSES, dtype=np.float32)
    for form, numbers in {text[word.start : word.end].lower(): word.scenes for word in words(text)}.items():
        if form:
            hits[list(numbers)] += 1 / len(numbers)
    return hits


def _stands(word: str, text: str, at: int) -> bool:
    """Whether the word stands there whole: SCADA does not hold CAD."""
    if not text.startswith(word, at):
        return False
    end = at + len(word)
    before, after = text[at - 1 : at], text[end : end + 1]
    cut_left = _latin(word[0]) and _latin(before)
    cut_right = _latin(word[-1]) and _latin(after)
    return not cut_left and not cut_right


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


@cache
def _scenes() -> Mapping[str, tuple[int, ...]]:
    """The scenes of each word, lower case."""
    found: dict[str, tuple[int, ...]] = {}
    for entry in lexicon():
        said = (entry.activity, entry.objects, entry.equipment, entry.systems, entry.indicators, entry.pains)
        for word in (word for words in said for word in words):
            form = word.lower()
            if len(form) > 1:
                found[form] = (*found.get(form, ()), entry.scene)
    return found


@cache
def _by_head() -> Mapping[str, tuple[str, ...]]:
    """Words by their first two characters, the longest first."""
    heads: dict[str, list[str]] = {}
    for word in _scenes():
        heads.setdefault(word[:2], []).append(word)
    return {head: tuple(sorted(known, key=len, reverse=True)) for head, known in heads.items()}
