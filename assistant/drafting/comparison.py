"""Two versions of a text side by side: which sentences are the same, changed, new or gone, and which numbers differ."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.text.quantities import quantities
from assistant.text.sentences import split_sentences
from assistant.text.written_dates import dates

Kind = Literal["same", "changed", "new", "gone"]
_ALIKE = 0.4
"""From this ratio on two sentences are one that was changed"""


@dataclass(frozen=True)
class Pair:
    """A sentence of each version; empty where one has none."""

    kind: Kind
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Two texts, sentence by sentence in the order of the second, what is gone in its place."""

    pairs: tuple[Pair, ...]
    numbers_gone: tuple[str, ...]
    """Numbers and dates that only the first text has, as written"""
    numbers_new: tuple[str, ...]


def compared(before: str, after: str) -> Comparison:
    """The comparison of two texts."""
    old, new = split_sentences(before), split_sentences(after)
    pairs: list[Pair] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [Pair("same", one, one) for one in old[i:j]]
        else:
            pairs += _paired(old[i:j], new[k:m])
    return Comparison(tuple(pairs), _only(before, after), _only(after, before))


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Each new sentence with the old one most like it, in their order; the old ones passed over are gone."""
    start = 0
    for one in new:
        best = max(range(start, len(old)), key=lambda at: _likeness(old[at], one), default=None)
        if best is None or _likeness(old[best], one) < _ALIKE:
            yield Pair("new", "", one)
            continue
        yield from (Pair("gone", each, "") for each in old[start:best])
        yield Pair("changed", old[best], one)
        start = best + 1
    yield from (Pair("gone", each, "") for each in old[start:])


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _only(text: str, other: str) -> tuple[str, ...]:
    there = {(one.value, one.unit) for one in quantities(other, bare=True)}
    days = {one.iso for one in dates(other)}
    numbers = [
        (one.start, one.quote) for one in quantities(text, bare=True) if (one.value, one.unit) not in there
    ]
    found = [*numbers, *((one.start, one.quote) for one in dates(text) if one.iso not in days)]
    return tuple(dict.fromkeys(quote for _, quote in sorted(found)))
