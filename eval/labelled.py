"""The labelled cases.

scene_texts.jsonl   what enterprises write, in eight styles, and the number of the scene it belongs to
none.jsonl          what they also write, and what belongs to no scene
queries.jsonl       questions about the notice, and the clauses any of which answers it
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
NO_SCENE = 0


@dataclass(frozen=True)
class SceneText:
    scene: int
    """Number in 附件11; `NO_SCENE` for none"""
    style: str
    text: str


@dataclass(frozen=True)
class Query:
    query: str
    clauses: tuple[str, ...]


def scene_texts() -> tuple[SceneText, ...]:
    return tuple(SceneText(**entry) for entry in _lines("scene_texts.jsonl"))


def other_texts() -> tuple[SceneText, ...]:
    return tuple(SceneText(NO_SCENE, **entry) for entry in _lines("none.jsonl"))


def queries() -> tuple[Query, ...]:
    return tuple(Query(entry["query"], tuple(entry["clauses"])) for entry in _lines("queries.jsonl"))


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with (CASES / name).open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
