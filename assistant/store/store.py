"""The store: applications by name or id, each call one transaction."""

import difflib
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Insert, Update, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from assistant.drafting.versions import FieldHistory
from assistant.errors import StoreError
from assistant.forms.answers import Answers
from assistant.interview.session import Session, Turn
from assistant.spending import Spent
from assistant.store import history, wordings
from assistant.store.codec import write_session
from assistant.store.database import connect, reading, writing
from assistant.store.migrations import upgrade
from assistant.store.records import Application, Draft, DraftSummary, Message, Summary, Version
from assistant.store.tables import answers as answers_table
from assistant.store.tables import applications, drafts, messages

_LONGEST_NAME = 120

Clock = Callable[[], datetime]


class _NameTakenError(StoreError):
    """The name belongs to another application."""


def _now() -> datetime:
    return datetime.now(UTC)


def open_store(url: str, *, now: Clock = _now, patience: float = 5.0) -> "Store":
    """Open the database at a SQLAlchemy address (sqlite or postgresql), making or upgrading it where needed.

    `now` gives aware times; `patience` is how many seconds to wait for another program that is writing.
    Raises StoreError for a database that is locked, damaged, out of reach or written by a newer release.
    """
    engine = connect(url, patience)
    try:
        upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, now)


class Store:
    """Applications on disk. Every method raises StoreError, with a remedy, for what it cannot do.

    What a method has saved when it returns survives a killed process. Threads may share a store.
    """

    def __init__(self, engine: Engine, now: Clock = _now) -> None:
        self._engine = engine
        self._now = now

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def create(self, name: str, annex: int = 2) -> Application:
        """A new application; its name is kept without surrounding blanks and must not be in use."""
        name = _checked(name)
        row_id, at = str(uuid.uuid4()), self._now()
        with writing(self._engine) as connection:
            values = {"id": row_id, "name": name, "annex": annex, "created": at, "updated": at}
            statement = insert(applications).values(**values, version=0, session=write_session(Session()))
            _with_free_name(connection, statement, name)
        return Application(row_id, name, annex, Session(), 0)

    def open(self, name: str) -> Application:
        """The application of a name, or else of an id. StoreError names the nearest names."""
        with reading(self._engine) as connection:
            return _application(connection, _find(connection, name))

    def get_or_create(self, name: str, annex: int = 2) -> Application:
        """The application of a name, made where there is none; `annex` counts for a new one only."""
        try:
            return self.create(name, annex)
        except _NameTakenError:
            return self.open(name)

    def list(self) -> tuple[Summary, ...]:
        """All applications, the one changed last first."""
        answered = (
            select(func.count())
            .where(answers_table.c.application == applications.c.id, answers_table.c.state != "declined")
            .scalar_subquery()
        )
        wanted = select(applications, answered.label("answered")).order_by(applications.c.updated.desc())
        with reading(self._engine) as connection:
            return tuple(
                Summary(row.id, row.name, row.annex, row.created, row.updated, row.answered)
                for row in connection.execute(wanted)
            )

    def rename(self, application_id: str, name: str) -> None:
        """Give an application another name, under the rules of `create`."""
        name = _checked(name)
        with writing(self._engine) as connection:
            history.load(connection, application_id, lock=True)
            here = applications.c.id == application_id
            _with_free_name(connection, update(applications).where(here).values(name=name), name)

    def delete(self, application_id: str) -> None:
        """Delete an application with all that belongs to it, versions too."""
        with writing(self._engine) as connection:
            history.load(connection, application_id, lock=True)
            connection.execute(delete(applications).where(applications.c.id == application_id))

    def save_turn(
        self, application_id: str, before: Session, turn: Turn, message: str, author: str = "对话"
    ) -> int:
        """Keep a message, its reply and what it changed: all, or nothing. Returns the application's version.

        `before` is the session that received the message. StoreError where another window has saved since.
        An empty message (the opening) or reply is not kept as a message.
        """
        with writing(self._engine) as connection:
            row, stored = history.load(connection, application_id, lock=True)
            history.check_current(stored, before)
            at = self._now()
            said = [("user", message), ("assistant", turn.reply)]
            head = {"application": application_id, "turn": turn.session.turn, "at": at}
            if rows := [{**head, "role": role, "text": text} for role, text in said if text]:
                connection.execute(insert(messages), rows)
            history.save(connection, row, stored, turn.session, author, at)
            return int(row["version"]) + 1

    def save_answers(
        self,
        application_id: str,
        answers: Answers,
        author: str,
        *,
        removed: Iterable[str] = (),
        before: Session | None = None,
    ) -> Session:
        """Keep answers from a table or a file beside those there are, and return the session that results.

        Each path of `removed` is emptied first, with all that stands below it. The edit is a turn of its own,
        so that undo takes it back as a whole; where nothing differs nothing is saved. With `before`, the
        session that the person saw, StoreError where another window has saved since.
        """
        with writing(self._engine) as connection:
            row, stored = history.load(connection, application_id, lock=True)
            if before is not None:
                history.check_current(stored, before)
            session = history.edited(stored, answers, removed)
            if session is not stored:
                history.save(connection, row, stored, session, author, self._now())
            return session

    def messages(self, application_id: str) -> tuple[Message, ...]:
        """The interview so far, oldest first."""
        wanted = select(messages).where(messages.c.application == application_id).order_by(messages.c.id)
        with reading(self._engine) as connection:
            return tuple(Message(row.turn, row.role, row.text, row.at) for row in connection.execute(wanted))

    def versions(self, application_id: str, path: str) -> tuple[Version, ...]:
        """Everything one field has held, newest first; the first is what it holds now."""
        with reading(self._engine) as connection:
            return history.versions(connection, application_id, path)

    def restore(
        self, application_id: str, path: str, version_id: int, *, before: Session | None = None
    ) -> Session:
        """Give a field an earlier version back, as a turn of its own; `before` as in `save_answers`."""
        with reading(self._engine) as connection:
            known = {version.id: version for version in history.versions(connection, application_id, path)}
        if version_id not in known:
            raise StoreError("找不到这个历史版本；请刷新版本列表后重选。")
        answer = known[version_id].answer
        given = Answers() if answer is None else Answers({path: answer})
        removed = (path,) if answer is None else ()
        return self.save_answers(application_id, given, "恢复", removed=removed, before=before)

    def wordings(self, application_id: str) -> dict[str, FieldHistory]:
        """The versions of drafted fields by path; a field that was never redrafted or edited has none."""
        with reading(self._engine) as connection:
            return wordings.load(connection, application_id)

    def save_wording(self, application_id: str, before: FieldHistory, after: FieldHistory) -> None:
        """Keep what became of a field's versions. StoreError where `before` is not what is stored."""
        with writing(self._engine) as connection:
            history.load(connection, application_id, lock=True)
            if after != before:
                wordings.save(connection, application_id, before, after)

    def spend(self, application_id: str, spent: Spent) -> Session:
        """Count what a model has cost outside the interview. Returns the session as it is stored."""
        with writing(self._engine) as connection:
            row, stored = history.load(connection, application_id, lock=True)
            session = replace(stored, spent=stored.spent.plus(spent))
            history.save(connection, row, stored, session, "", self._now())
            return session

    def save_draft(
        self,
        application_id: str,
        fields: Mapping[str, str],
        document: bytes | None,
        name: str,
        *,
        clean: bytes | None = None,
    ) -> int:
        """Keep a draft: the text of each field by path, the .docx to work on and the clean one. Returns its number, from 1."""
        with writing(self._engine) as connection:
            history.load(connection, application_id, lock=True)
            at = self._now()
            last = select(func.max(drafts.c.number)).where(drafts.c.application == application_id)
            number = (connection.scalar(last) or 0) + 1
            values = {"application": application_id, "number": number, "name": name, "at": at, "clean": clean}
            connection.execute(insert(drafts).values(**values, fields=dict(fields), document=document))
            here = applications.c.id == application_id
            connection.execute(update(applications).where(here).values(updated=at))
            return number

    def drafts(self, application_id: str) -> tuple[DraftSummary, ...]:
        """The drafts, newest first."""
        wanted = (
            select(drafts.c.number, drafts.c.name, drafts.c.at, drafts.c.clean.is_not(None).label("whole"))
            .where(drafts.c.application == application_id)
            .order_by(drafts.c.number.desc())
        )
        with reading(self._engine) as connection:
            return tuple(
                DraftSummary(row.number, row.name, row.at, row.whole) for row in connection.execute(wanted)
            )

    def draft(self, application_id: str, number: int) -> Draft:
        """One draft with its contents."""
        wanted = select(drafts).where(drafts.c.application == application_id, drafts.c.number == number)
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        if row is None:
            raise StoreError(f"找不到第{number}稿；请从草稿列表里选。")
        return Draft(row.number, row.name, row.at, row.fields, row.document, row.clean)


def _checked(name: str) -> str:
    """The name without surrounding blanks. Raises StoreError for one that cannot be used."""
    name = name.strip()
    if not name:
        raise StoreError("申报书的名称是空的；请起一个名称，例如企业简称。")
    if len(name) > _LONGEST_NAME:
        raise StoreError(f"申报书的名称有{len(name)}个字符，超过{_LONGEST_NAME}个；请改短。")
    return name


def _with_free_name(connection: Connection, statement: Insert | Update, name: str) -> None:
    """Execute what writes a name. Raises _NameTakenError where the database finds it in use."""
    try:
        connection.execute(statement)
    except IntegrityError:
        raise _NameTakenError(f"已有名为“{name}”的申报书；请换一个名称，或直接打开它。") from None


def _find(connection: Connection, name: str) -> str:
    """The id of a name or id; a name comes first."""
    name = name.strip()
    wanted = select(applications.c.id, applications.c.name).where(
        or_(applications.c.name == name, applications.c.id == name)
    )
    found = {row.name: row.id for row in connection.execute(wanted)}
    if not found:
        raise StoreError(f"找不到申报书“{name}”；{_nearest(connection, name)}。")
    return str(found.get(name) or next(iter(found.values())))


def _nearest(connection: Connection, name: str) -> str:
    newest = select(applications.c.name).order_by(applications.c.updated.desc())
    names = list(connection.scalars(newest))
    if not names:
        return "还没有保存过申报书，请先新建一份"
    # Few characters carry much in a Chinese name: two of five in common are already near.
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.4)
    return f"名称相近的有：{'、'.join(near)}" if near else f"最近的有：{'、'.join(names[:3])}"


def _application(connection: Connection, application_id: str) -> Application:
    row, session = history.load(connection, application_id)
    return Application(row["id"], row["name"], row["annex"], session, row["version"])
