"""What a model heard in one message, after every word of it was checked."""

from dataclasses import dataclass, field
from typing import Literal

from assistant.interview.session import Session, Update
from assistant.spending import Spent

Span = tuple[int, int]
Reason = Literal[
    "no_such_field",
    "not_quoted",
    "not_grounded",
    "unreadable",
    "commanded",
    "not_refused",
    "doubled",
    "by_rules",
]
"""Why something was dropped: the field is not offered · the quote does not stand in the message · the value does not
stand in the quote · the form does not take the value · it lies in words that command the assistant · nobody refused ·
the same words fill another field already · the rules decide (reconciling)"""


@dataclass(frozen=True)
class Dropped:
    """Something a model said that was not taken; kept for log and evaluation."""

    field: str
    value: str
    quote: str
    reason: Reason


@dataclass(frozen=True)
class Story:
    """A stretch of the message for a narrative column."""

    path: str
    span: Span


@dataclass(frozen=True)
class Row:
    """A line for a table of 附表2: its path (`means.0.equipment`), and the cells by key, as updates would quote them."""

    table: str
    cells: tuple[tuple[str, str], ...]
    quote: str


@dataclass(frozen=True)
class Heard:
    """Updates of short fields (also none and declined), stretches of story, rows of tables, and a question back."""

    message: str = ""
    updates: tuple[Update, ...] = ()
    spans: tuple[Span, ...] = ()
    """Where in the message each update's quote stands"""
    stories: tuple[Story, ...] = ()
    rows: tuple[Row, ...] = ()
    question: str | None = None
    """What the person asks back, in the message's own words"""
    dropped: tuple[Dropped, ...] = ()
    spent: Spent = field(default_factory=Spent)


def origin_of(session: Session) -> str:
    """Where the message stands, as sources print it; `session.turn` already counts it."""
    return f"对话第{session.turn}条"
