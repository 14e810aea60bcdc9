"""A person's question → hits. The one search of chat, command line and evaluation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AnswerError
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.ranking import Ranked, Ranker, fuse
from assistant.text import parse_chinese_number
from knowledge.clauses import Clause, clause, clauses

_ANNEXES = 14
_SCENES = 40
_DEPTH = 30
"""How many of each ranking are fused"""
_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_ANNEX = re.compile(rf"附件\s*{_NUMBER}(?:[里中的]|里的|中的)?")
_SCENE = (
    # 典型场景1 to 3 are printed labels of 附件3 and 附件4
    re.compile(rf"(?<!典型)场景\s*第?\s*{_NUMBER}(?![\w.%])"),
    re.compile(rf"{_NUMBER}\s*[号#]\s*(?:典型)?场景"),
    re.compile(rf"第\s*{_NUMBER}\s*[个号项]?\s*(?:典型)?场景"),
    # in figures only: 第一 begins many a sentence
    re.compile(r"第\s*(\d{1,2})\s*[号项]?(?=$|[\s，。、？?])"),
)


@dataclass(frozen=True)
class Hit:
    clause_id: str
    annex: int
    line: int
    """Line of the clause in the notice, from 1"""
    heading: str
    text: str
    score: float
    """Above 0, at most 1: the place in the rankings, not the nearness. 1 is first in every ranking, or asked for by
    number; 0.5 is first in one and absent from the other"""
    why: str


class Searcher:
    """Searches the whole notice; the rankers are passed in, in the order of preference where scores are equal."""

    def __init__(self, vectors: Ranker, lexical: Ranker) -> None:
        self._rankers = (vectors, lexical)

    def search(self, query: str, n: int = 5, annex: int | None = None) -> tuple[Hit, ...]:
        """The `n` best clauses; a scene's number (场景24, 第23) and 附件N in the query are honoured.

        Raises:
            AnswerError: the query is empty, or the annex or `n` cannot be.
            IndexUnavailableError: the vector index cannot be read.
        """
        _check(query, n, annex)
        named, rest = _named_annex(query)
        annex = named if annex is None else annex
        asked = _named_scenes(query) if annex in (None, 11) else ()
        ranked = self._ranked(rest, annex) or _in_order(named, annex)
        return tuple(_hits([*asked, *ranked]))[:n]

    def _ranked(self, query: str, annex: int | None) -> tuple[Ranked, ...]:
        return fuse([ranker.rank(query, _DEPTH, annex) for ranker in self._rankers])


def open_searcher(folder: Path, embedder: str) -> Searcher:
    """Over the notice, with the index kept in `folder` and built where it must be; `embedder` as in the settings.

    Raises:
        IndexUnavailableError: Chroma cannot open or write the folder.
        SettingError: the embedder cannot be loaded.
    """
    from assistant.retrieval.embedding import open_embedder
    from assistant.retrieval.vectors import open_index

    return Searcher(open_index(folder, clauses(), open_embedder(embedder)), LexicalIndex(clauses()))


def _check(query: str, n: int, annex: int | None) -> None:
    if not query.strip():
        raise AnswerError("查询内容", "是空的", "要查的词语或问题，例如“企业简介 字数”或“场景24”")
    if n < 1:
        raise AnswerError("结果条数", f"不能是{n}", "1或更大的整数")
    if annex is not None and not 1 <= annex <= _ANNEXES:
        raise AnswerError("附件", f"没有附件{annex}", f"1到{_ANNEXES}之间的整数")


def _named_annex(query: str) -> tuple[int | None, str]:
    """The annex a query names, and the query without its name."""
    for found in _ANNEX.finditer(query):
        number = _value(found[1])
        if 1 <= number <= _ANNEXES:
            return number, query[: found.start()] + query[found.end() :]
    return None, query


def _named_scenes(query: str) -> tuple[Ranked, ...]:
    numbers = (_value(found[1]) for form in _SCENE for found in form.finditer(query))
    wanted = dict.fromkeys(number for number in numbers if 1 <= number <= _SCENES)
    return tuple(Ranked(f"A11-{number}", 1.0, f"按编号：场景{number}") for number in wanted)


def _value(written: str) -> int:
    """0 for what is no number, such as 一二."""
    try:
        return int(parse_chinese_number(written))
    except ValueError:
        return 0


def _in_order(named: int | None, annex: int | None) -> tuple[Ranked, ...]:
    """The clauses of an annex as printed, for a query that says 附件N and nothing else that can be found."""
    if named is None or named != annex:
        return ()
    return tuple(
        Ranked(entry.id, 1.0, f"附件{annex}，按原文顺序") for entry in clauses() if entry.annex == annex
    )


def _hits(ranked: Iterable[Ranked]) -> Iterable[Hit]:
    first: dict[str, Ranked] = {}
    for one in ranked:
        first.setdefault(one.clause_id, one)
    return (_hit(clause(clause_id), one) for clause_id, one in first.items())


def _hit(found: Clause, ranked: Ranked) -> Hit:
    return Hit(found.id, found.annex, found.line, found.heading, found.text, ranked.score, ranked.why)
