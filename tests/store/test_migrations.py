"""How a database of any age comes to the present tables."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.forms.answers import Answer, Source
from assistant.store import open_store
from assistant.store.database import connect, migrating, reading
from assistant.store.migrations import HEAD, recorded, upgrade
from assistant.store.tables import metadata

ROOT = Path(__file__).parents[2]

_OLD_ROWS = """
INSERT INTO applications VALUES
  ('5b75514d-628b-4646-9360-2738d1d7a9ad', '兰州机械', 2,
   '2026-01-05 08:00:00.000000', '2026-01-05 08:30:00.000000', 1, '{"turn": 1, "topic": "people"}');
INSERT INTO answers VALUES
  (1, '5b75514d-628b-4646-9360-2738d1d7a9ad', 'enterprise.name', 'text', '"兰州某机械厂"', 'given',
   '[{"origin": "对话第1条", "quote": "兰州某机械厂"}]');
INSERT INTO messages VALUES
  (1, '5b75514d-628b-4646-9360-2738d1d7a9ad', 1, 'user', '我们是兰州某机械厂', '2026-01-05 08:30:00.000000');
"""


def tables(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as raw:
        return {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_steps_make_the_tables_that_the_code_knows(address):
    """Nothing that `tables.py` says is missing from the steps, and the other way round."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    engine = connect(address, 1)
    upgrade(engine)
    with reading(engine) as connection:
        assert recorded(connection) == HEAD
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_head_is_the_last_of_the_steps():
    """The number in the code and the files on disk agree."""
    from alembic.script import ScriptDirectory

    folder = ROOT / "assistant" / "store" / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_an_older_file_is_upgraded_with_all_it_holds(address, tmp_path):
    """A file from before drafts were kept opens, keeps its answers and takes a draft."""
    engine = connect(address, 1)
    upgrade(engine, "0001")
    engine.dispose()
    file = tmp_path / "applications.db"
    assert "drafts" not in tables(file)
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(_OLD_ROWS)

    with open_store(address) as store:
        found = store.open("兰州机械")
        assert (found.session.turn, found.session.topic) == (1, "people")
        assert found.session.answers.get("enterprise.name") == Answer(
            "兰州某机械厂", (Source("对话第1条", "兰州某机械厂"),)
        )
        assert [message.text for message in store.messages(found.id)] == ["我们是兰州某机械厂"]
        assert store.save_draft(found.id, {}, None, "初稿") == 1


def test_a_file_of_a_newer_release_is_refused_and_left_as_it_is(address, tmp_path):
    """The remedy is to upgrade the program, not to lose what it wrote."""
    open_store(address).close()
    with closing(sqlite3.connect(tmp_path / "applications.db")) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match=r"更新版本的程序写成（结构 9999.*请升级本程序"):
        open_store(address)
    with closing(sqlite3.connect(tmp_path / "applications.db")) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_a_session_of_a_newer_release_is_refused_by_name(address, tmp_path):
    """Its other applications still open."""
    with open_store(address) as store:
        store.create("甲")
        store.create("乙")
        with closing(sqlite3.connect(tmp_path / "applications.db")) as raw, raw:
            raw.execute("UPDATE applications SET session = ? WHERE name = '甲'", [json.dumps({"mood": 1})])

        with pytest.raises(StoreError, match="mood"):
            store.open("甲")
        assert store.open("乙").name == "乙"


def test_a_step_that_fails_leaves_no_trace(address, tmp_path):
    """A foreign table stands where one of ours must go: the tables made before it are taken back."""
    with closing(sqlite3.connect(tmp_path / "applications.db")) as raw, raw:
        raw.execute("CREATE TABLE messages (x)")

    with pytest.raises(StoreError, match=r"messages already exists.*请备份"):
        open_store(address)
    assert tables(tmp_path / "applications.db") == {"messages"}


def test_foreign_keys_rest_while_steps_run_and_only_then(address):
    """Rebuilding a table must not delete what hangs on its rows; afterwards deleting cascades again."""
    engine = connect(address, 1)
    upgrade(engine)
    with migrating(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0
    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


_QUIET = """
import logging, sys
from assistant.store import open_store
if sys.argv[2] == "again":
    assert not any(name.split(".")[0] == "alembic" for name in sys.modules)
open_store(sys.argv[1]).close()
print(logging.getLogger().handlers, logging.getLogger().level, "alembic" in sys.modules)
"""


def test_opening_is_quiet_and_needs_alembic_the_first_time_only(address):
    """Standard output belongs to the caller, logging stays as it was, and later starts are quick."""

    def run(when: str) -> tuple[str, str]:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", _QUIET, address, when],
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            check=False,
        )
        return done.stdout.strip(), done.stderr

    assert run("first") == ("[] 30 True", "")
    assert run("again") == ("[] 30 False", "")
