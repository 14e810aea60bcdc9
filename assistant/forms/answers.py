"""Answers with their sources: what interview, answers files, drafting and store hand to each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Value = str | int | Decimal | tuple[str, ...]
"""A typed value: text, a count, an amount or share, or several facts (lines) of a narrative."""

State = Literal["given", "none", "declined"]
"""`given`: has a value · `none`: does not apply, printed as 无 or 不涉及 · `declined`: 【待补充】, not asked again."""


@dataclass(frozen=True)
class Source:
    """Where a value, or one fact of it, came from."""

    origin: str
    """In words for a person: `对话第3条`, `answers.yaml`, `页面`, `由自评得分推算`."""

    quote: str = ""
    """The words it was taken from."""


@dataclass(frozen=True)
class Answer:
    """What was answered to one field."""

    value: Value | None
    sources: tuple[Source, ...] = ()
    """One for a plain value; for several facts one per fact, in the same order."""

    state: State = "given"

    @property
    def facts(self) -> tuple[str, ...]:
        """The answer as facts: each line of a list, or the whole text as one."""
        if self.value is None:
            return ()
        return self.value if isinstance(self.value, tuple) else (str(self.value),)

    def source_of(self, index: int) -> Source:
        """Source of the fact at `index`; an empty one where none was kept."""
        if index < len(self.sources):
            return self.sources[index]
        return self.sources[-1] if self.sources else Source("")


@dataclass(frozen=True)
class Answers:
    """Answers by path. A value: every change gives a new one."""

    by_path: Mapping[str, Answer] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_path)

    def __len__(self) -> int:
        return len(self.by_path)

    def __contains__(self, path: object) -> bool:
        return path in self.by_path

    def get(self, path: str) -> Answer | None:
        """The answer to a path, declined ones too."""
        return self.by_path.get(path)

    def value(self, path: str) -> Value | None:
        """The value at a path, None while there is none."""
        answer = self.by_path.get(path)
        return answer.value if answer else None

    def text(self, path: str) -> str:
        """The value at a path as text, empty while there is none."""
        value = self.value(path)
        if value is None:
            return ""
        return "\n".join(value) if isinstance(value, tuple) else str(value)

    def facts(self, path: str) -> tuple[str, ...]:
        """The facts at a path."""
        answer = self.by_path.get(path)
        return answer.facts if answer else ()

    def with_facts(self, path: str, facts: Iterable[str], origin: str) -> Answer:
        """The answer to a path with more facts from `origin` after those it has, each with its source."""
        before = self.by_path.get(path)
        known = before.facts if before else ()
        kept = tuple(before.source_of(index) for index in range(len(known))) if before else ()
        new = tuple(facts)
        return Answer((*known, *new), (*kept, *(Source(origin, fact) for fact in new)))

    def with_answer(self, path: str, answer: Answer) -> "Answers":
        """These answers with one more, or another in its place."""
        return Answers({**self.by_path, path: answer})

    def without(self, path: str) -> "Answers":
        """These answers without one path and all that stands below it."""
        kept = {
            key: answer
            for key, answer in self.by_path.items()
            if key != path and not key.startswith(f"{path}.")
        }
        return Answers(kept)

    def merged(self, other: "Answers") -> "Answers":
        """These answers, replaced by those of `other` where it has any."""
        return Answers({**self.by_path, **other.by_path})

    def keys(self, part: str) -> tuple[int, ...]:
        """Keys of a repeated part that has answers, ascending: years, or row numbers from 0."""
        depth = part.count(".") + 1
        found = {
            int(path.split(".")[depth])
            for path in self.by_path
            if path.startswith(f"{part}.") and path.split(".")[depth].isdigit()
        }
        return tuple(sorted(found))
