"""One fact that a file of old material names, how surely, and when two of them say the same."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer
from assistant.text.quantities import Quantity, quantities, same
from assistant.text.sentences import normalise


class Trust(IntEnum):
    """How a fact was said; the lower, the surer."""

    FORM = 0
    PRINTED = 1
    EVERYDAY = 2
    HEADED = 3
    PROSE = 4


@dataclass(frozen=True)
class Found:
    """One fact of one file."""

    path: str
    answer: Answer
    words: str
    """Of the value, with the unit that stands in a head or title."""

    quote: str
    file: str
    place: str
    trust: Trust
    doubt: str = ""
    """Why a person should look before taking it; empty where nothing speaks against it."""


def agree(first: Found, second: Found) -> bool:
    """Whether two facts say the same: equal, or one the other in fewer digits (3.52亿元 and 35,234万元)."""
    a, b = first.answer.value, second.answer.value
    if a == b:
        return True
    if isinstance(a, str) and isinstance(b, str):
        x, y = normalise(a), normalise(b)
        dates = FORM.field(first.path).kind == "month"
        return x == y or (dates and (x.startswith(y) or y.startswith(x)))
    if isinstance(a, tuple) or isinstance(b, tuple):
        return normalise("".join(first.answer.facts)) == normalise("".join(second.answer.facts))
    return _rounded_alike(first.words, second.words)


def _rounded_alike(first: str, second: str) -> bool:
    one, other = _quantity(first), _quantity(second)
    return one is not None and other is not None and same(one, other)


@lru_cache(maxsize=4096)
def _quantity(words: str) -> Quantity | None:
    """The one quantity of some words; None where there is none, or several."""
    found = quantities(words)
    return found[0] if len(found) == 1 else None
