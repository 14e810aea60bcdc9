"""What `assistant read` tells of a form, for people and as JSON."""

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.cli.merging import Merged
from assistant.documents.reading import FormReading
from assistant.documents.understood import Understood
from assistant.errors import AssistantError
from assistant.forms.values import print_raw

_LONGEST = 80


def missing(reading: FormReading) -> list[str]:
    """Labels of what the form asks and nobody has filled in."""
    return [reading.form.label_of(path) for path in reading.missing]


def report_lines(reading: FormReading, understood: Understood) -> Iterator[str]:
    """What a person should know of a form that was read: counts, and everything that needs a look."""
    yield f"读到{len(understood.answers)}项，待补充{len(reading.missing)}项。"
    parts = (
        (
            "不能采用，请改正：",
            [f"{_cut(one.text)}（{one.place}）{one.message}" for one in understood.problems],
        ),
        ("没有对应的栏目，没有读入：", [f"{one.place}：{one.text}" for one in reading.leftovers]),
        ("配图（写答案文件时另存）：", [f"{one.place}：{one.name}" for one in reading.pictures]),
        ("修订已接受：", [f"{one.place}{one.kind}“{one.text}”{_by(one.author)}" for one in reading.edits]),
        ("请核对：", list(reading.notes)),
        ("待补充：", missing(reading)),
        ("这份表里没有的栏目：", [reading.form.label_of(_first(item.pattern)) for item in reading.absent]),
    )
    for head, lines in parts:
        if lines:
            yield head
            yield from (f"  {line}" for line in lines)


def remarks(reading: FormReading, understood: Understood) -> Iterator[str]:
    """Comments for the end of an answers file: where each value stood, and what could not be taken."""
    form = reading.form
    yield "# 出处"
    for one in reading.fields:
        if one.path in understood.answers:
            yield f"# {form.label_of(one.path)}：{one.place}"
    rest = [
        *(f"{one.label}（{one.place}）：{one.text}" for one in understood.problems),
        *(f"{one.place}：{one.text}" for one in reading.leftovers),
    ]
    if rest:
        yield "# 没有读入、要由人来定的"
        yield from (f"# {_one_line(line)}" for line in rest)


def as_row(
    path: Path, reading: FormReading, understood: Understood, written: Path | None, merged: Merged | None
) -> dict[str, object]:
    """A form that was read, as JSON."""
    answers = understood.answers.by_path
    row: dict[str, object] = {
        "input": str(path),
        "status": "done",
        "answers": str(written) if written is not None else None,
        "fields": [
            {
                "field": one.path,
                "label": reading.form.label_of(one.path),
                "value": print_raw(answers[one.path]),
                "text": one.text,
                "place": one.place,
            }
            for one in reading.fields
            if one.path in answers
        ],
        "missing": missing(reading),
        "problems": [
            {
                "field": one.path,
                "label": one.label,
                "text": one.text,
                "place": one.place,
                "message": one.message,
            }
            for one in understood.problems
        ],
        "leftovers": [{"text": one.text, "place": one.place} for one in reading.leftovers],
        "edits": [vars(one) for one in reading.edits],
        "pictures": [{"field": one.path, "name": one.name, "place": one.place} for one in reading.pictures],
        "absent": [reading.form.label_of(_first(item.pattern)) for item in reading.absent],
        "notes": list(reading.notes),
    }
    if merged is not None:
        row["differences"] = [
            {
                "field": one.path,
                "label": one.label,
                "kind": one.kind,
                "before": one.before,
                "after": one.after,
                "place": one.place,
            }
            for one in merged.differences
        ]
        row["merged"] = merged.merged
    return row


def failed_row(path: Path, error: AssistantError) -> dict[str, object]:
    """A form that could not be read, as JSON."""
    lists = ("fields", "missing", "problems", "leftovers", "edits", "pictures", "absent", "notes")
    head: dict[str, object] = {"input": str(path), "status": "failed", "answers": None, "message": str(error)}
    return head | {name: [] for name in lists}


def _first(pattern: str) -> str:
    return pattern.replace("*", "0")


def _by(author: str) -> str:
    return f"（{author}）" if author else ""


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _one_line(text: str) -> str:
    """No text of a file may end a comment and begin an answer."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)
