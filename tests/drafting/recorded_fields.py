"""The recorded fields: answers as `tests/data/drafts/fields.yaml` gives them, written by a model that is replayed.

`python -m tests.drafting.recorded_fields` keeps the answers for prompts that were only reworded: the first answer of a
field for its first request, and so on. Read them again afterwards: an answer must still be one to what is asked now.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.drafting.by_model.writing import Drafted, write
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source, Value
from assistant.llm import ChatModel
from tests.fakes import Recordings, replaying

TODAY = date(2026, 3, 10)
FOLDER = Path(__file__).parents[1] / "data" / "drafts"
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "fields.yaml").read_text(encoding="utf-8"))
LACKS = {"json_schema": (), "tools": ("json_schema",), "text": ("json_schema", "tools")}


def answers(path: str, *facts: str, **others: Value) -> Answers:
    """Facts told for a field, each in a message of its own, and plain fields (`basics__supplier`)."""
    sources = tuple(Source(f"对话第{place}条", fact) for place, fact in enumerate(facts, start=1))
    given = {path: Answer(facts, sources)}
    for name, value in others.items():
        given[name.replace("__", ".")] = Answer(value, (Source("页面"),))
    return Answers(given)


@cache
def replay(name: str) -> tuple[Drafted, Recordings]:
    """The field of a case as it is written with the recorded answers, over HTTP."""
    case = next(one for one in CASES if one["id"] == name)
    path = case["path"]
    own = Answers({path: Answer(case["value"], (Source("页面"),))}) if "value" in case else None
    with replaying(FOLDER, LACKS[case.get("way", "json_schema")]) as (url, recordings):
        drafted = write(
            FORM,
            own or answers(path, *case["facts"]),
            path,
            ChatModel(url, "m", retries=0),
            TODAY,
            style=case.get("style", "plain"),
            current=case.get("current", ""),
        )
    return drafted, recordings


def rekey() -> int:
    """Give every recorded answer the name of the request that now stands in its place; how many there are."""
    recorded = [json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")]
    turns = {(one["field"], one["turn"]): one for one in recorded}
    used: set[str] = set()
    for case in CASES:
        while True:
            asked = replay.__wrapped__(case["id"])[1].asked
            used |= asked
            new = [key for key in asked if not (FOLDER / f"{key}.json").exists()]
            answer = turns.get((case["id"], len(asked)))
            if not new or answer is None:
                break
            _keep(new[0], answer)
    for path in FOLDER.glob("*.json"):
        if path.stem not in used:
            path.unlink()
    return len(list(FOLDER.glob("*.json")))


def _keep(key: str, answer: dict[str, Any]) -> None:
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    (FOLDER / f"{key}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    rekey()
