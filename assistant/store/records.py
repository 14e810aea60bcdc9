"""What the store hands out. Values only; times are aware and in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from assistant.forms.answers import Answer
from assistant.interview.session import Session

Role = Literal["user", "assistant"]


@dataclass(frozen=True)
class Summary:
    """One application in a list."""

    id: str
    name: str
    annex: int
    created: datetime
    updated: datetime
    answered: int
    """Fields that have a value or do not apply; declined ones are not counted."""


@dataclass(frozen=True)
class Application:
    """One application with the interview as it was last saved."""

    id: str
    name: str
    annex: int
    session: Session
    version: int
    """Saved changes so far; a higher one in the store means that somebody else has saved since."""


@dataclass(frozen=True)
class Message:
    """One message of the interview."""

    turn: int
    role: Role
    text: str
    at: datetime


@dataclass(frozen=True)
class Version:
    """What one field held from `turn` on; `answer` is None where it was emptied."""

    id: int
    path: str
    turn: int
    answer: Answer | None
    author: str
    """By what means: `对话`, `页面`, `文件`, `恢复`."""

    at: datetime


@dataclass(frozen=True)
class DraftSummary:
    """One draft in a list, without its contents."""

    number: int
    name: str
    at: datetime
    has_clean: bool = False


@dataclass(frozen=True)
class Draft:
    """One draft: the text of each field by path, and the two copies as .docx where they were kept."""

    number: int
    name: str
    at: datetime
    fields: Mapping[str, str] = field(default_factory=dict)
    document: bytes | None = None
    clean: bytes | None = None
