"""What a form's texts mean: the reading of a filled form as answers, and what could not be understood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.documents.reading import FormReading, ReadField
from assistant.errors import AssistantError
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.fields import FormField
from assistant.forms.values import read_answer

_ITEM = re.compile(r"^\s*(?:[（(]?\d{1,2}[）)]|\d{1,2}[.、．]|[①-⑳])\s*")


@dataclass(frozen=True)
class Problem:
    """A text that cannot be the answer to its field."""

    path: str
    label: str
    text: str
    place: str
    message: str
    """What is wrong and what to give, in Chinese."""


@dataclass(frozen=True)
class Understood:
    """A filled form as answers."""

    answers: Answers
    problems: tuple[Problem, ...]


def understand(
    reading: FormReading, name: str, today: date, pictures: Mapping[str, tuple[str, ...]] | None = None
) -> Understood:
    """The answers of a reading; `name` is the file's in their sources, `pictures` the kept picture files by path.

    A text that cannot be right becomes a problem, and no answer.
    """
    found: dict[str, Answer] = {}
    problems: list[Problem] = []
    for one in reading.fields:
        item = reading.form.field(one.path)
        try:
            answer = read_answer(item, _raw(item, one), Source(f"{name} {one.place}"), today)
        except AssistantError as error:
            label = reading.form.label_of(one.path)
            problems.append(Problem(one.path, label, one.text, one.place, str(error)))
            continue
        if answer is not None:
            found[one.path] = answer
    for path, files in (pictures or {}).items():
        found[path] = Answer(files, tuple(Source(name) for _ in files))
    return Understood(Answers(found), tuple(problems))


def _raw(item: FormField, one: ReadField) -> str | tuple[str, ...]:
    """The text, and the items of a list without their numbers and end marks."""
    if item.kind != "lines":
        return one.text
    lines = (_ITEM.sub("", line).strip().rstrip("；;。") for line in one.text.split("\n"))
    return tuple(line for line in lines if line)
