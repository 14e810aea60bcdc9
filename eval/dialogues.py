"""The written dialogues: what enterprises type, message by message, and the facts a perfect assistant takes from it.

cases/dialogues/dev/*.yaml         read while the rules were written
cases/dialogues/recorded/*.yaml    measured unread at first, read in the end; some messages have a model's recorded replies
cases/dialogues/late/*.yaml        by other writers, when the rules stood; measured unread, then read
cases/dialogues/last/*.yaml        likewise, later still
cases/dialogues/test/*.yaml        by other writers; only ever measured
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source, State
from assistant.forms.fields import FormField
from assistant.forms.values import read_answer

DIALOGUES = Path(__file__).parent / "cases" / "dialogues"

Given = Annotated[
    str | int | float, BeforeValidator(lambda one: one.isoformat() if isinstance(one, date) else one)
]
"""A value; YAML reads 2026-02-26 as a date"""

Nature = Literal["answer", "question", "command", "chatter", "injection"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(_Entry):
    """One fact of a message: an exact `value`, the words of a narrative (`text`, as typed), or a `state`."""

    field: str | tuple[str, ...]
    """Path, or the paths any of which is right; a row of a table is `*`: means.0.equipment.*.name."""
    value: Given | None = None
    other: tuple[Given, ...] = Field(())
    """Further values that are right too."""
    text: str | None = None
    state: State | None = None
    replaces: bool = False
    """The message corrects an earlier answer."""

    @model_validator(mode="after")
    def _one_of_three(self) -> "Fact":
        if sum(given is not None for given in (self.value, self.text, self.state)) != 1:
            raise ValueError("give one of value, text, state")
        return self

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.field,) if isinstance(self.field, str) else self.field

    @property
    def item(self) -> FormField:
        """The field of the form (of the first path)."""
        return FORM.field(_indexed(self.paths[0]))

    def answers(self, today: date) -> tuple[Answer | None, ...]:
        """The answers that are right. Raises AssistantError for a value the form does not take."""
        source = Source("eval")
        if self.state is not None:
            return (Answer(None, (source,), self.state),)
        given = (self.value, *self.other) if self.value is not None else (self.text,)
        return tuple(read_answer(self.item, str(one), source, today) for one in given)


class Message(_Entry):
    says: str
    asks: str = ""
    """The topic it answers, as `outcomes` or `means@1`; empty: whatever the assistant asks."""
    nature: Annotated[Nature, Field(alias="is")] = "answer"
    facts: tuple[Fact, ...] = ()
    disputes: tuple[str, ...] = ()
    """Paths whose earlier answer it contradicts without saying so: both must be shown and asked."""


class Dialogue(_Entry):
    enterprise: str
    industry: str
    temper: str
    today: date
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Case:
    """A dialogue and the file it stands in."""

    path: Path

    @cached_property
    def dialogue(self) -> Dialogue:
        """Raises ValueError naming the entry that is wrong."""
        import yaml

        return Dialogue.model_validate(yaml.safe_load(self.path.read_text(encoding="utf-8")))


def cases(split: str) -> tuple[Case, ...]:
    """The dialogues of dev, recorded or test."""
    return tuple(Case(path) for path in sorted((DIALOGUES / split).glob("*.yaml")))


def faults(dialogue: Dialogue) -> Iterator[str]:
    """What is wrong with a dialogue's labels: words that are not in the message, values that no field takes."""
    for number, message in enumerate(dialogue.messages, start=1):
        for fact in message.facts:
            if fact.text is not None and fact.text not in message.says:
                yield f"message {number}: {fact.text!r} is not in it"
            for path in fact.paths:
                if not FORM.has(_indexed(path)):
                    yield f"message {number}: no field {path}"
            try:
                if FORM.has(_indexed(fact.paths[0])):
                    fact.answers(dialogue.today)
            except AssistantError as error:
                yield f"message {number}: {error}"


def _indexed(path: str) -> str:
    return path.replace("*", "0")


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        case = Case(Path(name))
        print(name, len(case.dialogue.messages), *faults(case.dialogue), sep="\n  ")
