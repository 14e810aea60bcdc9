"""Answers, their versions and the session state of one application, inside a transaction that the caller holds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from assistant.errors import StoreError
from assistant.forms.answers import Answer, Answers
from assistant.interview.session import Change, Session
from assistant.store.codec import Json, read_answer, read_session, write_answer, write_session
from assistant.store.records import Version
from assistant.store.tables import answer_versions, answers, applications

_EMPTIED: Json = {"kind": None, "value": None, "state": None, "sources": None}


def load(connection: Connection, application_id: str, *, lock: bool = False) -> tuple[RowMapping, Session]:
    """The row of an application and its session; with `lock`, other writers wait until this transaction ends.

    Raises StoreError for an unknown id.
    """
    wanted = select(applications).where(applications.c.id == application_id)
    # SQLite has no row locks and needs none: there a writing transaction holds the whole file.
    row = connection.execute(wanted.with_for_update() if lock else wanted).mappings().first()
    if row is None:
        raise StoreError("找不到这份申报书，它可能已被删除；请回到列表重新打开。")
    rows = connection.execute(
        select(answers).where(answers.c.application == application_id).order_by(answers.c.id)
    ).mappings()
    return row, read_session(row["session"], Answers({item["path"]: _answer(item) for item in rows}))


def save(
    connection: Connection, row: RowMapping, stored: Session, session: Session, author: str, at: datetime
) -> None:
    """Put `session` in the place of `stored`, with a version of each answer that differs."""
    for path in differing(stored.answers, session.answers):
        _save_answer(connection, row["id"], path, session.answers.get(path), known=path in stored.answers)
        _keep_version(connection, row["id"], path, session, author, at)
    connection.execute(
        update(applications)
        .where(applications.c.id == row["id"])
        .values(session=write_session(session), version=row["version"] + 1, updated=at)
    )


def differing(first: Answers, second: Answers) -> tuple[str, ...]:
    """Paths whose answers differ, in value, kind (`1` and `1.0` do), state or source."""
    paths = dict.fromkeys((*first, *second))
    return tuple(path for path in paths if _written(first.get(path)) != _written(second.get(path)))


def edited(session: Session, given: Answers, removed: Iterable[str]) -> Session:
    """The session with answers given and removed as one turn of its own, which undo takes back as a whole.

    The same session where nothing differs.
    """
    wanted = session.answers
    for path in removed:
        wanted = wanted.without(path)
    wanted = wanted.merged(given)
    turn = session.turn + 1
    changes = tuple(
        Change(turn, path, session.answers.get(path)) for path in differing(session.answers, wanted)
    )
    if not changes:
        return session
    return replace(session, turn=turn, answers=wanted, changes=(*session.changes, *changes))


def check_current(stored: Session, before: Session) -> None:
    """Raise StoreError where `before` is not what is stored: saving would overwrite somebody else's work.

    The turn and the answers decide; a topic that was only shown may differ.
    """
    if stored.turn != before.turn or differing(stored.answers, before.answers):
        raise StoreError(
            "这份申报书已在另一个窗口里改过，这次的内容没有保存；请重新打开（刷新页面）后再提交一次。"
        )


def versions(connection: Connection, application_id: str, path: str) -> tuple[Version, ...]:
    """The versions of one answer, newest first."""
    rows = connection.execute(
        select(answer_versions)
        .where(answer_versions.c.application == application_id, answer_versions.c.path == path)
        .order_by(answer_versions.c.id.desc())
    ).mappings()
    return tuple(_version(row) for row in rows)


def _answer(row: RowMapping) -> Answer:
    return read_answer({key: row[key] for key in _EMPTIED})


def _version(row: RowMapping) -> Version:
    answer = None if row["kind"] is None else _answer(row)
    return Version(row["id"], row["path"], row["turn"], answer, row["author"], row["at"])


def _written(answer: Answer | None) -> Json:
    return _EMPTIED if answer is None else write_answer(answer)


def _save_answer(
    connection: Connection, application_id: str, path: str, answer: Answer | None, *, known: bool
) -> None:
    here = (answers.c.application == application_id, answers.c.path == path)
    if answer is None:
        connection.execute(delete(answers).where(*here))
    elif known:
        connection.execute(update(answers).where(*here).values(**write_answer(answer)))
    else:
        connection.execute(
            insert(answers).values(application=application_id, path=path, **write_answer(answer))
        )


def _keep_version(
    connection: Connection, application_id: str, path: str, session: Session, author: str, at: datetime
) -> None:
    connection.execute(
        insert(answer_versions).values(
            application=application_id,
            path=path,
            turn=session.turn,
            author=author,
            at=at,
            **_written(session.answers.get(path)),
        )
    )
