"""What was typed into widgets → answers to keep. Nothing here touches the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from assistant.errors import AnswersError, AssistantError
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.fields import Form, FormField
from assistant.forms.values import print_raw, read_answer

ORIGIN = "页面"
"""How a source names what was typed into the page."""

Manner = Literal["text", "facts"]
"""How a narrative is typed: a text that is printed as it is, or facts of which a text is made."""

_BY_LINE = frozenset({"lines", "pictures"})


@dataclass(frozen=True)
class Edit:
    """Answers to keep and paths to empty; both empty where nothing was changed."""

    given: Answers = field(default_factory=Answers)
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(len(self.given) or self.removed)


@dataclass(frozen=True)
class Difference:
    """One field of a file against what is there; `before` is empty where there was nothing."""

    path: str
    label: str
    before: str
    after: str


def manner_of(answer: Answer | None) -> Manner:
    """How an answer to a narrative was given."""
    return "facts" if answer is not None and isinstance(answer.value, tuple) else "text"


def typed(item: FormField, answer: Answer | None, printed: str, manner: Manner = "text") -> str:
    """What an editor starts with: the answer as typed, or what is printed where nobody gave one."""
    if answer is None:
        return printed
    if item.kind == "narrative" and manner == "text" and isinstance(answer.value, tuple):
        return printed
    return shown(answer)


def shown(answer: Answer | None) -> str:
    """An answer as a person types it; several facts one a line."""
    raw = "" if answer is None else print_raw(answer)
    return raw if isinstance(raw, str) else "\n".join(raw)


def edit_field(
    item: FormField, path: str, raw: str, answers: Answers, today: date, manner: Manner = "text"
) -> Edit:
    """What a new text in one field asks for; an empty one empties the field. Raises AnswerError."""
    by_line = item.kind in _BY_LINE or (item.kind == "narrative" and manner == "facts")
    before = answers.get(path)
    lines = tuple(line.strip() for line in raw.splitlines() if line.strip())
    answer = read_answer(item, lines if by_line and len(lines) > 1 else raw, Source(ORIGIN), today)
    if answer is not None and by_line and answer.state == "given" and not isinstance(answer.value, tuple):
        answer = replace(answer, value=(str(answer.value),))
    if answer is None:
        return Edit(removed=(path,)) if before is not None else Edit()
    if before is not None and (before.value, before.state) == (answer.value, answer.state):
        return Edit()
    return Edit(Answers({path: _with_known_sources(answer, before)}))


def _with_known_sources(answer: Answer, before: Answer | None) -> Answer:
    """Facts that were there already keep the sources they had."""
    if before is None or not isinstance(answer.value, tuple):
        return answer
    known = {fact: before.source_of(place) for place, fact in enumerate(before.facts)}
    return replace(
        answer,
        sources=tuple(known.get(fact, answer.source_of(place)) for place, fact in enumerate(answer.value)),
    )


Row = Mapping[str, str]
"""Cells of a row by key; a cell that is not there is empty."""


def table_rows(form: Form, answers: Answers, table: str) -> tuple[dict[str, str], ...]:
    """The rows of a table such as `means.0.equipment`, every cell as a person types it."""
    keys = columns(form, table)
    return tuple(
        {key: shown(answers.get(f"{table}.{row}.{key}")) for key in keys} for row in answers.keys(table)
    )


def columns(form: Form, table: str) -> dict[str, FormField]:
    """Keys and fields of a table's columns in the form's order."""
    first = f"{table}.0."
    prefix = form.field(f"{first}name").pattern.removesuffix("name")
    return {
        item.pattern.removeprefix(prefix): item for item in form.fields if item.pattern.startswith(prefix)
    }


def edit_table(
    form: Form, answers: Answers, table: str, rows: Sequence[tuple[int | None, Row]], today: date
) -> Edit:
    """What the rows of a table ask for. Each comes with the place (from 0) it had before, None for a new one.

    A cell that did not change keeps its answer and its sources. Raises AnswersError with every cell that
    cannot be right.
    """
    before = answers.keys(table)
    found: dict[str, Answer] = {}
    errors: list[AssistantError] = []
    filled = [(place, row) for place, row in rows if any(cell.strip() for cell in row.values())]
    for number, (place, row) in enumerate(filled):
        old = f"{table}.{before[place]}." if place is not None and place < len(before) else None
        for key, item in columns(form, table).items():
            known = answers.get(f"{old}{key}") if old is not None else None
            try:
                answer = _cell(item, row.get(key, ""), known, today)
            except AssistantError as error:
                errors.append(_at_row(error, number))
                continue
            if answer is not None:
                found[f"{table}.{number}.{key}"] = answer
    if errors:
        raise AnswersError(errors)
    there = {path: answer for path, answer in answers.by_path.items() if path.startswith(f"{table}.")}
    if found == there:
        return Edit()
    return Edit(Answers(found), (table,))


def _cell(item: FormField, raw: str, known: Answer | None, today: date) -> Answer | None:
    if known is not None and raw.strip() == shown(known).strip():
        return known
    return read_answer(item, raw.strip(), Source(ORIGIN), today)


def _at_row(error: AssistantError, number: int) -> AssistantError:
    return AssistantError(f"第{number + 1}行：{error}")


def differences(form: Form, answers: Answers, incoming: Answers) -> tuple[Difference, ...]:
    """The fields in which a file differs from what is there, in the form's order."""
    return tuple(_differences(form, answers, incoming))


def _differences(form: Form, answers: Answers, incoming: Answers) -> Iterator[Difference]:
    for path in sorted(incoming, key=form.order):
        old, new = answers.get(path), incoming.get(path)
        assert new is not None
        if old is None or (old.value, old.state) != (new.value, new.state):
            yield Difference(path, form.label_of(path), shown(old), shown(new))
