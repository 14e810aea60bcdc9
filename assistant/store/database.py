"""From an address to a database: its folder, its connections, its transactions, and its errors in plain words."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
    StatementError,
)

from assistant.errors import StoreError

_WRITING = "assistant_writing"

_MIGRATION_LOCK = 7_403_112_026


def connect(address: str, patience: float) -> Engine:
    """An engine for an address; makes the folder of a SQLite file. Nothing is connected yet.

    `patience`: seconds to wait for another program that is writing, or for a server that does not answer.
    """
    url = _url(address)
    if _is_sqlite(url):
        _make_folder(url)
        engine = _engine(url, connect_args={"timeout": patience})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return _engine(url, connect_args={"connect_timeout": max(2, round(patience))}, pool_pre_ping=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database. Raises StoreError for the database's errors."""
    # What SQLite always does, PostgreSQL does when asked.
    options = {} if _is_sqlite(engine.url) else {"isolation_level": "REPEATABLE READ"}
    with _transaction(engine, options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is on disk when it ends, or leaves no trace. Raises StoreError as `reading` does."""
    with _transaction(engine, {_WRITING: True}) as connection:
        yield connection


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A writing transaction that no other program can enter meanwhile, with SQLite's foreign keys off."""
    if not _is_sqlite(engine.url):
        with writing(engine) as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            yield connection
        return
    with (
        translated(engine.url),
        engine.connect().execution_options(**{_WRITING: True}) as connection,
        _foreign_keys_off(connection),
        connection.begin(),
    ):
        yield connection


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Errors of the database as StoreError, with what the person can do."""
    try:
        yield
    except UnicodeEncodeError:
        raise StoreError(_UNWRITABLE) from None
    except SQLAlchemyError as error:
        raise StoreError(_explain(error, url)) from error


@contextmanager
def _transaction(engine: Engine, options: dict[str, Any]) -> Iterator[Connection]:
    with (
        translated(engine.url),
        engine.connect().execution_options(**options) as connection,
        connection.begin(),
    ):
        yield connection


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise StoreError(
            "数据库地址看不懂；请写成 sqlite:///文件路径 或 postgresql://用户:密码@主机/库名。"
        ) from None
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreError(f"不支持数据库“{url.drivername}”；请改用 sqlite 或 postgresql。")
    return url


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _engine(url: URL, **options: Any) -> Engine:
    try:
        return create_engine(url, json_serializer=_to_json, **options)
    except ModuleNotFoundError:
        raise StoreError(
            "没有安装 PostgreSQL 的驱动；请运行 pip install 'shenbao-assistant[postgresql]'。"
        ) from None


def _to_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _make_folder(url: URL) -> None:
    if not url.database or url.database == ":memory:":
        return
    folder = Path(url.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreError(
            f"无法建立数据库的文件夹“{folder}”（{reason}）；请检查权限，或用 ASSISTANT_HOME 另指一处。"
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Python's driver would begin transactions late, with the first change; _begin_sqlite does it instead.
    connection.isolation_level = None
    # NORMAL would do for a killed process; FULL keeps an acknowledged turn through a power cut as well.
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock before it reads: nothing it has read can change under it.
    writes = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Rebuilding a table drops the old one, and with foreign keys on that deletes what hangs on its rows."""
    driver = connection.connection
    # Through the driver: SQLite ignores the switch inside a transaction, and SQLAlchemy would begin one.
    driver.cursor().execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.cursor().execute("PRAGMA foreign_keys = ON")


def _explain(error: SQLAlchemyError, url: URL) -> str:
    place = _place(url)
    if isinstance(error, DBAPIError):
        if isinstance(error.orig, sqlite3.Error):
            return _explain_sqlite(error.orig, place)
        if isinstance(error, OperationalError | InterfaceError):
            return f"连不上数据库（{place}）：{_first_line(error.orig)}；请检查地址、口令和网络，并确认服务已启动。"
    cause = error.orig if isinstance(error, StatementError) else error
    if "NUL (0x00)" in str(cause):
        return _UNWRITABLE
    return f"数据库（{place}）不接受这次操作：{_first_line(cause)}；请备份数据库后重试，仍不行请反馈此信息。"


_UNWRITABLE = "内容里有无法保存的字符（不完整的编码）；请删去乱码后重新提交。"

_REMEDIES: tuple[tuple[tuple[int, ...], str], ...] = (
    (
        (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
        "正被另一个程序写入，等不到它结束；请稍后重试，或关闭其他打开它的程序。",
    ),
    (
        (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB),
        "已损坏或不是数据库；请从备份恢复，或把它移到别处后重新启动（会新建一个空的）。",
    ),
    ((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM), "不可写；请检查文件和所在文件夹的权限。"),
    ((sqlite3.SQLITE_CANTOPEN,), "打不开；请检查路径和权限。"),
    ((sqlite3.SQLITE_FULL,), "写不下了，磁盘已满；请腾出空间后重试。"),
    ((sqlite3.SQLITE_IOERR,), "读写出错；请检查磁盘，不要把它放在网络盘上。"),
)


def _explain_sqlite(error: sqlite3.Error, place: str) -> str:
    # The low byte is the primary code; the rest says more than we use.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    for codes, remedy in _REMEDIES:
        if code in codes:
            return f"数据库文件“{place}”{remedy}"
    return f"数据库文件“{place}”不接受这次操作：{_first_line(error)}；请备份后重试，仍不行请反馈此信息。"


def _place(url: URL) -> str:
    """The database in words, without its password."""
    if _is_sqlite(url):
        return url.database or "内存"
    return f"{url.host or '本机'}:{url.port or 5432}/{url.database or ''}"


def _first_line(error: object) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
