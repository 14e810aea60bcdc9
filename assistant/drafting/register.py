"""A person's spoken sentence as a technical office writes it: same facts, other words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.drafting.changes import written_changes
from assistant.drafting.grounding import lost, ungrounded
from assistant.drafting.marks import hold, release, settled, tidy
from assistant.drafting.wording import COUNTS, FILLERS, SELF, SUPPLIER, TRENDS, VERBS, WORDS, Table


def written(sentence: str, names: Sequence[str] = ()) -> str:
    """The sentence in written language, without a mark at its end.

    `names` (of companies, products, models) and quotations pass unchanged. Where the tables would touch
    a number, the sentence keeps its own words and only its marks are set right, or nothing at all (`3、` alone is no
    number, `3` is). Cleaning twice changes nothing.
    """
    held, found = hold(sentence, fragile(names))
    kept = release(tidy(held), found).rstrip("。；")
    text = release(settled(held, _pass), found).rstrip("。；")
    honest = (one for one in (text, kept) if not ungrounded(one, (sentence,)) and not lost(sentence, one))
    return next(honest, sentence)


def fragile(names: Iterable[str]) -> tuple[str, ...]:
    """The names that the tables would change and that must therefore be held."""
    return tuple(name for name in names if len(name) > 1 and _changes(name))


@lru_cache(maxsize=2048)
def _changes(name: str) -> bool:
    return _pass(name) != name


def _pass(text: str) -> str:
    text = _apply(FILLERS, tidy(text))
    text = _apply(SELF, text)
    text = written_changes(text)
    for table in (SUPPLIER, VERBS, COUNTS, TRENDS, WORDS):
        text = _apply(table, text)
    return tidy(text)


def _apply(table: Table, text: str) -> str:
    for pattern, by in table:
        text = pattern.sub(by, text)
    return text
