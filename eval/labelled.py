"""The labelled cases, all written for this project.

cases/train/*.jsonl     what enterprises write, by voice: a file holds the texts of writers who knew nothing of the others
cases/test/*.jsonl      the same, by other writers about other industries; never trained on, never tuned on
cases/none.jsonl        what belongs to no scene, split like the others
cases/straddle.jsonl    texts in which two scenes have equal weight
cases/queries.jsonl     questions about the notice, and the clauses any of which answers it

Styles: title, chat, messy, form (附表1), pain, tech, result, hard (a neighbour's words), press and case (published),
contrast (couples that differ only in what decides).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
NO_SCENE = 0
PUBLISHED = ("press", "case")
"""The styles of published cases; all others are written by the enterprise itself"""


@dataclass(frozen=True)
class SceneText:
    scene: int
    """Number in 附件11; `NO_SCENE` for none"""
    style: str
    text: str
    voice: str
    """Name of the file: whose hand it is"""


@dataclass(frozen=True)
class StraddlingText:
    scenes: tuple[int, int]
    style: str
    text: str


@dataclass(frozen=True)
class Query:
    query: str
    clauses: tuple[str, ...]


@cache
def scene_texts(split: str) -> tuple[SceneText, ...]:
    """Texts of a scene, voice by voice; `split` is train or test."""
    return tuple(_voices(split))


@cache
def other_texts(split: str) -> tuple[SceneText, ...]:
    """Texts of no scene; `split` is train or test. Their style is the kind of thing they speak of."""
    entries = (entry for entry in _lines(CASES / "none.jsonl") if entry["split"] == split)
    return tuple(SceneText(NO_SCENE, entry["kind"], entry["text"], f"none-{split}") for entry in entries)


def straddling_texts() -> tuple[StraddlingText, ...]:
    """Texts of two scenes."""
    return tuple(
        StraddlingText((entry["scenes"][0], entry["scenes"][1]), entry["style"], entry["text"])
        for entry in _lines(CASES / "straddle.jsonl")
    )


def queries() -> tuple[Query, ...]:
    """Questions about the notice."""
    return tuple(Query(entry["query"], tuple(entry["clauses"])) for entry in _lines(CASES / "queries.jsonl"))


def _voices(split: str) -> Iterator[SceneText]:
    for path in sorted((CASES / split).glob("*.jsonl")):
        for entry in _lines(path):
            yield SceneText(entry["scene"], entry["style"], entry["text"], path.stem)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
