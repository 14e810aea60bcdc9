"""Text → n-grams of units, each with its place in the text. Training and matching both count with these.

A unit is a Chinese character, a Latin word, or a number (any number is the same unit: what was measured says nothing
about the scene, that something was measured does). Punctuation separates; no n-gram crosses it. An n-gram is a unit
or a pair of neighbours: with a hundred texts a scene longer ones add nothing on voices unseen in training.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_UNIT = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|[\u4e00-\u9fff]|[^\s]")
_NUMBER = "0"


@dataclass(frozen=True)
class Unit:
    form: str
    """What is counted: lower case, 0 for any number"""
    start: int
    end: int
    """Place in the text as given"""


def segments(text: str) -> tuple[tuple[Unit, ...], ...]:
    """The units of a text, apart where punctuation stands; spaces do not separate Chinese characters."""
    found: list[list[Unit]] = [[]]
    for match in _UNIT.finditer(_half_width(text)):
        form = _form(match[0])
        if form:
            found[-1].append(Unit(form, match.start(), match.end()))
        else:
            found.append([])
    return tuple(tuple(segment) for segment in found if segment)


def forms(text: str) -> list[str]:
    """Every n-gram of a text, with repetitions: what is counted. The short way of `segments`, without places."""
    counted: list[str] = []
    run: list[str] = []
    for unit in _UNIT.findall(_half_width(text)):
        form = _form(unit)
        if form:
            run.append(form)
            continue
        counted += run
        counted += [a + b for a, b in pairwise(run)]
        run = []
    counted += run
    counted += [a + b for a, b in pairwise(run)]
    return counted


def pairs(segment: tuple[Unit, ...]) -> Iterator[tuple[int, str]]:
    """Place of the first unit and form of each pair of neighbours in a segment."""
    for at, (a, b) in enumerate(pairwise(segment)):
        yield at, a.form + b.form


@lru_cache(maxsize=20_000)
def _form(unit: str) -> str:
    """What is counted for a unit; empty for a mark that separates."""
    form = unit.lower()
    if form[0].isdigit():
        return _NUMBER
    return form if "a" <= form[0] <= "z" or "\u4e00" <= form[0] <= "\u9fff" else ""


def _half_width(text: str) -> str:
    """Compatibility forms replaced one for one, so that places in the text stay what they were."""
    return "".join(map(_one, text))


@lru_cache(maxsize=20_000)
def _one(char: str) -> str:
    if "\u4e00" <= char <= "\u9fff" or char.isascii():
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char
