"""Which of several equal ways to say a thing is taken: by the facts, so that the same facts always read the same."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Voice:
    """A choice that depends on the words of the facts and on what is chosen, and on nothing else."""

    seed: int = 0

    def pick(self, what: str, among: Sequence[T]) -> T:
        """One of `among`, which must not be empty."""
        return among[zlib.crc32(what.encode(), self.seed) % len(among)]


def voice_of(path: str, words: Iterable[str], turn: int = 0) -> Voice:
    """The voice of a field's facts; another `turn` is another one."""
    return Voice(zlib.crc32("\n".join((path, *words)).encode(), turn))
