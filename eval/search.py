"""How well the notice is searched: recall at 5 and mean reciprocal rank of lexical, vectors and both."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval.labelled import Query, queries
from eval.report import keep, show

_AT = 5
_DEPTH = 30


def run() -> dict[str, Any]:
    from assistant.retrieval.embedding import BundledEmbedder
    from assistant.retrieval.lexical import LexicalIndex
    from assistant.retrieval.search import Searcher
    from assistant.retrieval.vectors import open_index
    from knowledge.clauses import clauses

    # Chroma holds its files open until the process ends.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        vectors = open_index(Path(folder), clauses(), BundledEmbedder())
        lexical = LexicalIndex(clauses())
        searcher = Searcher(vectors, lexical)
        ways: dict[str, Callable[[str], Sequence[Any]]] = {
            "lexical": lambda query: lexical.rank(query, _DEPTH),
            "vectors": lambda query: vectors.rank(query, _DEPTH),
            "fused": lambda query: searcher.search(query, _DEPTH),
        }
        result = {way: _measured(search, queries()) for way, search in ways.items()}
    head = ("way", f"recall@{_AT}", "MRR", "missed")
    show(
        f"search: {len(queries())} queries",
        head,
        [(way, one["recall"], one["mrr"], len(one["missed"])) for way, one in result.items()],
    )
    keep("search", result)
    return result


def _measured(search: Callable[[str], Sequence[Any]], cases: Sequence[Query]) -> dict[str, Any]:
    places = [_place(search(case.query), case) for case in cases]
    return {
        "recall": sum(place <= _AT for place in places) / len(places),
        "mrr": sum(1 / place for place in places) / len(places),
        "missed": [case.query for case, place in zip(cases, places, strict=True) if place > _AT],
    }


def _place(hits: Sequence[Any], case: Query) -> float:
    """Rank of the first right clause, from 1; infinity where there is none."""
    return next(
        (rank for rank, hit in enumerate(hits, start=1) if hit.clause_id in case.clauses), float("inf")
    )
