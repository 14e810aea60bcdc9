"""The versions of one drafted field: every text that it had, who or what wrote it, and from which facts.

A history is a value, and every step gives a new one: `offered` adds a draft beside the text in use, `taken` puts a
version in use, `edited` adds a person's own and locks the field, `released` unlocks it. No step replaces the text in
use without being asked, and none forgets a version.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from assistant.drafting.draft import DraftedField
from assistant.drafting.narrative import Fact, Narrative
from assistant.errors import AssistantError
from assistant.text.zi import count_zi

Writer = Literal["rules", "model", "person"]
_WRITERS = {"rules": "规则", "model": "模型", "person": "人工"}


class LockedFieldError(AssistantError):
    """A field that a person edited, and that nothing may replace before it is released."""

    def __init__(self, label: str) -> None:
        super().__init__(f"「{label}」已经人工修改，处于锁定状态；请先解除锁定，再换用别的版本。")


class NoVersionError(AssistantError):
    """A version that a field does not have."""

    def __init__(self, label: str, number: int) -> None:
        super().__init__(f"「{label}」没有第{number}版；请从版本列表里选。")


@dataclass(frozen=True)
class Basis:
    """A fact as it was when a version was written; `index` is the place of its line in the answer at `path`."""

    path: str
    index: int
    text: str


@dataclass(frozen=True)
class Line:
    """A sentence of a version, who wrote it, and from which facts."""

    text: str
    by: Writer
    facts: tuple[Basis, ...] = ()


@dataclass(frozen=True)
class FieldVersion:
    """One text of a field. `number` counts from 1."""

    number: int
    text: str
    by: Writer
    at: datetime
    style: str = "plain"
    lines: tuple[Line, ...] = ()
    """Empty for a person's text, of which only the whole is known"""
    rests_on: tuple[Basis, ...] = ()
    """All facts that there were, those left out too; of an edited text those of the version that was edited"""


@dataclass(frozen=True)
class FieldHistory:
    """All versions of a field, oldest first. `in_use` is a number, 0 while there is none."""

    path: str
    versions: tuple[FieldVersion, ...] = ()
    in_use: int = 0
    locked: bool = False

    @property
    def current(self) -> FieldVersion | None:
        """The version in use."""
        return next((one for one in self.versions if one.number == self.in_use), None)


@dataclass(frozen=True)
class FactChange:
    """A fact that is not what it was: `before` is None for a new one, `after` for one that is gone."""

    path: str
    before: str | None
    after: str | None


def offered(
    history: FieldHistory, field: DraftedField, lines: Sequence[Line], at: datetime, style: str = "plain"
) -> FieldHistory:
    """The history with one more draft, in use only where nothing was; the same history where the text is the last one's.

    `lines` tell who wrote which sentence; see `lines_of`.
    """
    basis = rests_on(field)
    last = history.versions[-1] if history.versions else None
    if not field.text or (last and last.text == field.text and last.rests_on == basis):
        return history
    by: Writer = "model" if any(one.by == "model" for one in lines) else "rules"
    return _with(history, FieldVersion(_next(history), field.text, by, at, style, tuple(lines), basis))


def beside(
    history: FieldHistory, field: DraftedField, lines: Sequence[Line], at: datetime, style: str = "plain"
) -> FieldHistory:
    """As `offered`, but the draft does not come into use, not even the first."""
    added = offered(history, field, lines, at, style)
    return replace(added, in_use=history.in_use)


def with_rules(history: FieldHistory, ruled: DraftedField, at: datetime) -> FieldHistory:
    """The history with the rules' text of now among its versions, so that it can be taken again."""
    if ruled.narrative is None or any(one.text == ruled.text for one in history.versions):
        return history
    return beside(history, ruled, lines_of(ruled.narrative), at)


def by_hand(history: FieldHistory, ruled: DraftedField, text: str, at: datetime) -> FieldHistory:
    """The history with a person's text in use and locked; it rests on the facts of the text that it replaces."""
    begun = with_rules(history, ruled, at)
    if begun.current is None and begun.versions:
        begun = replace(begun, in_use=begun.versions[-1].number)
    return edited(begun, text.strip(), at)


def edited(history: FieldHistory, text: str, at: datetime) -> FieldHistory:
    """The history with a person's text in use, and locked. The same history where the person changed nothing."""
    current = history.current
    if current is not None and current.text == text:
        return history
    basis = current.rests_on if current else ()
    added = _with(history, FieldVersion(_next(history), text, "person", at, rests_on=basis))
    return replace(added, in_use=added.versions[-1].number, locked=True)


def taken(history: FieldHistory, number: int, label: str) -> FieldHistory:
    """The history with a version in use. Raises NoVersionError, and LockedFieldError before `released`."""
    if number not in {one.number for one in history.versions}:
        raise NoVersionError(label, number)
    if history.locked and number != history.in_use:
        raise LockedFieldError(label)
    return replace(history, in_use=number)


def released(history: FieldHistory) -> FieldHistory:
    """The history unlocked; the text in use stays."""
    return replace(history, locked=False)


def following(history: FieldHistory) -> FieldHistory:
    """The history with no version in use: the field follows its facts again, as the rules draft them."""
    return replace(history, in_use=0, locked=False)


def is_drafted(field: DraftedField) -> bool:
    """Whether a field's text is made of facts, so that it can be written in several ways."""
    return field.field.kind == "narrative" and field.narrative is not None and not field.narrative.as_written


def rests_on(field: DraftedField) -> tuple[Basis, ...]:
    """The facts of a drafted field, those left out too; a clause of a fact counts as the fact."""
    if field.narrative is None:
        return ()
    said = [fact for one in field.narrative.sentences for fact in one.facts]
    more = [fact for fact in field.narrative.left_out if not any(_clause_of(fact, one) for one in said)]
    return tuple(
        sorted({_basis(fact) for fact in (*said, *more)}, key=lambda one: (one.path, one.index, one.text))
    )


def lines_of(narrative: Narrative, by: Sequence[Writer] = ()) -> tuple[Line, ...]:
    """The sentences of a narrative; `by` tells who wrote each, the rules by default."""
    writers = by or ["rules"] * len(narrative.sentences)
    return tuple(
        Line(one.text, writer, tuple(_basis(fact) for fact in one.facts))
        for one, writer in zip(narrative.sentences, writers, strict=True)
    )


def stale(version: FieldVersion, field: DraftedField) -> tuple[FactChange, ...]:
    """What has changed among the facts since a version was written; empty while it is up to date.

    `field` is the field as the rules draft it from the answers of now.
    """
    now = rests_on(field)
    gone = [one for one in version.rests_on if not _has(now, one)]
    new = [one for one in now if not _has(version.rests_on, one)]
    found: list[FactChange] = []
    for one in gone:
        instead = next((other for other in new if (other.path, other.index) == (one.path, one.index)), None)
        if instead is not None:
            new.remove(instead)
        found.append(FactChange(one.path, one.text, instead.text if instead else None))
    return (*found, *(FactChange(one.path, None, one.text) for one in new))


def in_use(field: DraftedField, history: FieldHistory) -> DraftedField:
    """The field with the text in use, and notes on who wrote it and what has changed since; as drafted without one.

    A text that facts have overtaken is kept: it is marked, never rewritten.
    """
    version = history.current
    if version is None:
        return field
    notes = (*_whose(version, history), *map(_changed, stale(version, field)))
    if version.text == field.text:
        return replace(field, notes=(*field.notes, *notes))
    zi = count_zi(version.text)
    length = f"字数：{zi}字" + (f"（{field.field.limit}）" if field.field.limit else "")
    facts = tuple(one.text for one in rests_on(field))
    return replace(
        field,
        text=version.text,
        missing=False,
        zi=zi,
        narrative=None,
        notes=(length, *notes),
        instead_of=facts,
    )


def _whose(version: FieldVersion, history: FieldHistory) -> tuple[str, ...]:
    lock = "，已锁定" if history.locked else ""
    return (f"第{version.number}版，{_WRITERS[version.by]}写成{lock}",)


def _changed(change: FactChange) -> str:
    if change.before is None:
        return f"此后新增了内容，未写入：“{change.after}”"
    if change.after is None:
        return f"此后删去了内容，请核对：“{change.before}”"
    return f"此后改了内容，请核对：“{change.before}”改为“{change.after}”"


def _with(history: FieldHistory, version: FieldVersion) -> FieldHistory:
    return replace(history, versions=(*history.versions, version), in_use=history.in_use or version.number)


def _next(history: FieldHistory) -> int:
    return max((one.number for one in history.versions), default=0) + 1


def _basis(fact: Fact) -> Basis:
    return Basis(fact.path, fact.index, fact.text)


def _clause_of(fact: Fact, whole: Fact) -> bool:
    return (fact.path, fact.index) == (whole.path, whole.index) and fact.text in whole.text


def _has(among: Sequence[Basis], one: Basis) -> bool:
    """Whether a fact is there, wherever it stands by now: another line before it changes nothing."""
    return any(other.path == one.path and other.text == one.text for other in among)
