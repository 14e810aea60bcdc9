"""A person's spoken sentence as a technical office writes it: same facts, other words."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from assistant.drafting.changes import written_changes
from assistant.drafting.grounding import lost, ungrounded
from assistant.drafting.marks import hold, release, settled, tidy
from assistant.drafting.register.numerals import with_figures
from assistant.drafting.register.stops import with_stops
from assistant.drafting.wording import Table, applied
from assistant.drafting.wording.actions import LINKS, SUPPLIER, VERBS
from assistant.drafting.wording.dialect import DIALECT
from assistant.drafting.wording.foreign import in_chinese
from assistant.drafting.wording.measures import COUNTS, TRENDS
from assistant.drafting.wording.running import RUNNING
from assistant.drafting.wording.speech import FILLERS, SELF
from assistant.drafting.wording.terms import WORDS
from assistant.drafting.wording.turns import TURNS

_LATER: tuple[Table, ...] = (SUPPLIER, VERBS, LINKS, COUNTS, TRENDS, TURNS, WORDS, RUNNING)
_ENDS = re.compile(r"(?:[。；]|(?<=[A-Za-z0-9%])\.)+$")
_NUMBERED = re.compile(
    r"^\s*(?:[（(]\d{1,2}[）)]|\d{1,2}[)）]|\d{1,2}[、．](?!\d)|\d{1,2}\.(?=[^\d\s]|\s+\D|(?:19|20)\d\d年)|[①-⑳]|[（(][一二三四五六七八九十][）)]|[一二三四五六七八九十]、)\s*"
)


def written(sentence: str, names: Sequence[str] = ()) -> str:
    """The sentence in written language, without a mark at its end and without the number of a list (`1、`).

    `names` (of companies, products, models) and quotations pass unchanged. Where the tables would touch
    a number, the sentence keeps its own words and only its marks are set right, or nothing at all (`3、` alone is no
    number, `3` is). Cleaning twice changes nothing.
    """
    told = unnumbered(sentence)
    held, found = hold(told, fragile(names))
    kept = _ENDS.sub("", release(tidy(held), found))
    texts = (_ENDS.sub("", release(settled(held, step), found)) for step in (_pass, _pass_without_figures))
    honest = (one for one in chain(texts, (kept,)) if not ungrounded(one, (told,)) and not lost(told, one))
    return next(honest, told)


def unnumbered(sentence: str) -> str:
    """The sentence without the number that it has in a list: `1.`, `2）`, `③`; all of it where nothing else is left."""
    return _NUMBERED.sub("", sentence) or sentence


def fragile(names: Iterable[str]) -> tuple[str, ...]:
    """The names that the tables would change and that must therefore be held."""
    return tuple(name for name in names if len(name) > 1 and _changes(name))


@lru_cache(maxsize=2048)
def _changes(name: str) -> bool:
    return _pass(name) != name


def _pass(text: str) -> str:
    return _reworded(with_figures(_opened(text)))


def _pass_without_figures(text: str) -> str:
    return _reworded(_opened(text))


def _opened(text: str) -> str:
    """Marks set right, fillers gone, words of a region and English words in standard Chinese."""
    return in_chinese(applied(DIALECT, applied(FILLERS, with_stops(tidy(text)))))


def _reworded(text: str) -> str:
    text = written_changes(applied(SELF, text))
    for table in _LATER:
        text = applied(table, text)
    return tidy(text)
