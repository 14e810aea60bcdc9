"""BM25 over Chinese characters and pairs of neighbours, and over whole Latin words and numbers.

No dictionary of words: on the retrieval set (`python -m eval search`) characters and pairs find more than jieba's
words do, adding words to them changes nothing, and loading a dictionary costs half a second.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import log

from assistant.retrieval.passages import passage
from assistant.retrieval.ranking import Ranked
from knowledge.clauses import Clause

_SATURATION = 1.2
"""BM25's k1"""
_LENGTH = 0.75
"""BM25's b"""
_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z]+|\d+")
_SHOWN = 3
"""Words named as the reason of a hit"""


class LexicalIndex:
    """Built in memory in some milliseconds; implements `Ranker`."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = tuple(clauses)
        self._weights = _weights([Counter(_terms(passage(clause))) for clause in self._clauses])

    def rank(self, query: str, n: int, annex: int | None = None) -> tuple[Ranked, ...]:
        terms = set(_terms(query))
        scores: dict[int, float] = defaultdict(float)
        for term in sorted(terms):
            for place, weight in self._weights.get(term, {}).items():
                scores[place] += weight
        kept = (place for place in scores if self._fits(place, terms, annex))
        best = sorted(kept, key=lambda place: (-scores[place], place))[:n]
        return tuple(Ranked(self._clauses[at].id, scores[at], self._why(at, query)) for at in best)

    def _fits(self, place: int, terms: set[str], annex: int | None) -> bool:
        """A single shared character is chance, unless nothing longer was asked for."""
        if annex not in (None, self._clauses[place].annex):
            return False
        longer = {term for term in terms if len(term) > 1}
        return not longer or any(place in self._weights.get(term, {}) for term in longer)

    def _why(self, place: int, query: str) -> str:
        found = _shared_phrases(query, lambda term: place in self._weights.get(term, {}))
        return "含「" + "」「".join(found[:_SHOWN]) + "」"


def _terms(text: str) -> Iterable[str]:
    for run in _RUN.findall(_folded(text)):
        if not _is_han(run):
            yield run
            continue
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _is_han(run: str) -> bool:
    return run[0] >= "\u4e00"


def _weights(counts: Sequence[Counter[str]]) -> dict[str, dict[int, float]]:
    """Term → passage → its share of the BM25 score, which is the sum over the query's terms."""
    lengths = [count.total() for count in counts]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    spread = Counter(term for count in counts for term in count)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for place, count in enumerate(counts):
        length = 1 - _LENGTH + _LENGTH * lengths[place] / mean
        for term, times in count.items():
            rarity = log(1 + (len(counts) - spread[term] + 0.5) / (spread[term] + 0.5))
            weights[term][place] = rarity * times * (_SATURATION + 1) / (times + _SATURATION * length)
    return dict(weights)


def _shared_phrases(query: str, shared: Callable[[str], bool]) -> list[str]:
    """The longest stretches of the query whose terms are all shared, longest first."""
    phrases: list[str] = []
    for run in _RUN.findall(_folded(query)):
        if not _is_han(run):
            phrases += [run] if shared(run) else []
            continue
        phrases += _stretches(run, shared)
    return sorted(dict.fromkeys(phrases), key=lambda phrase: -len(phrase))


def _stretches(run: str, shared: Callable[[str], bool]) -> list[str]:
    if len(run) == 1:
        return [run] if shared(run) else []
    marks = "".join("1" if shared(run[at : at + 2]) else "0" for at in range(len(run) - 1))
    return [run[found.start() : found.end() + 1] for found in re.finditer("1+", marks)]
