"""What a ranker gives back, and how two rankings become one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_RANK_OFFSET = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""


@dataclass(frozen=True)
class Ranked:
    clause_id: str
    score: float
    """The ranker's own scale; larger is nearer, never 0 or below"""
    why: str
    """In words for a person"""


class Ranker(Protocol):
    def rank(self, query: str, n: int, annex: int | None = None) -> tuple[Ranked, ...]:
        """At most `n` clauses, best first, of one annex only where `annex` is given; none where nothing fits."""
        ...


def fuse(rankings: Sequence[tuple[Ranked, ...]]) -> tuple[Ranked, ...]:
    """Reciprocal rank fusion; a score of 1 means first in every ranking. Equal scores keep the first ranking's order."""
    scores: dict[str, float] = defaultdict(float)
    reasons: dict[str, list[str]] = defaultdict(list)
    for ranking in rankings:
        for place, ranked in enumerate(ranking, start=1):
            scores[ranked.clause_id] += (_RANK_OFFSET + 1) / (_RANK_OFFSET + place) / len(rankings)
            reasons[ranked.clause_id].append(ranked.why)
    order = sorted(scores, key=lambda clause_id: -scores[clause_id])
    return tuple(Ranked(clause_id, scores[clause_id], "；".join(reasons[clause_id])) for clause_id in order)
