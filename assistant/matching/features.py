"""Text → n-grams of units, each with its place in the text. Training and matching both count with these.

A unit is a Chinese character, a Latin word, or a number (any number is the same unit: what was measured says nothing
about the scene, that something was measured does). Punctuation separates; no n-gram crosses it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2
"""Units in the longest n-gram; three and four lose a little in cross-validation while there are 16 texts a scene."""
_UNIT = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|[\u4e00-\u9fff]|[^\s]")
_NUMBER = "0"


@dataclass(frozen=True)
class Unit:
    form: str
    """What is counted: lower case, 0 for any number"""
    start: int
    end: int
    """Place in the text as given"""


@dataclass(frozen=True)
class Gram:
    form: str
    units: tuple[int, ...]
    """Which units of the text, counted over all segments from 0"""


@dataclass(frozen=True)
class Reading:
    """A text with what was counted in it."""

    text: str
    segments: tuple[tuple[Unit, ...], ...]
    grams: tuple[Gram, ...]
    """All n-grams, with repetitions"""

    @property
    def length(self) -> int:
        """In units."""
        return sum(len(segment) for segment in self.segments)


def read(text: str) -> Reading:
    found = _segments(text)
    return Reading(text, found, tuple(_grams(found)))


def _segments(text: str) -> tuple[tuple[Unit, ...], ...]:
    """The units of a text, apart where punctuation stands; spaces do not separate Chinese characters."""
    found: list[list[Unit]] = [[]]
    for match in _UNIT.finditer(_half_width(text)):
        form = match[0].lower()
        if form[0].isdigit():
            form = _NUMBER
        if re.match(r"[a-z0\u4e00-\u9fff]", form):
            found[-1].append(Unit(form, match.start(), match.end()))
        else:
            found.append([])
    return tuple(tuple(segment) for segment in found if segment)


def _grams(segments: tuple[tuple[Unit, ...], ...]) -> Iterator[Gram]:
    first = 0
    for segment in segments:
        for length in range(1, LONGEST + 1):
            for at in range(len(segment) - length + 1):
                form = "".join(unit.form for unit in segment[at : at + length])
                yield Gram(form, tuple(range(first + at, first + at + length)))
        first += len(segment)


def _half_width(text: str) -> str:
    """Compatibility forms replaced one for one, so that places in the text stay what they were."""
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    if "\u4e00" <= char <= "\u9fff" or char.isascii():
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char
