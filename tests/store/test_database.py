"""Durability, concurrent programs, and what a person is told when the database fails."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.forms.answers import Answer, Answers
from assistant.interview.session import Turn
from assistant.store import Store, open_store

ROOT = Path(__file__).parents[2]

_TALKER = """
import sys
from dataclasses import replace
from assistant.forms.answers import Answer
from assistant.interview.session import Turn, Update
from assistant.store import open_store

store = open_store(sys.argv[1])
made = store.get_or_create("甲")
session = made.session
while True:
    before, turn = session, session.turn + 1
    session = replace(before, turn=turn).put(Update(f"rows.{turn}.text", Answer(f"第{turn}句"), "..."))
    store.save_turn(made.id, before, Turn(session, f"答{turn}"), f"问{turn}")
    print(turn, flush=True)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    )


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that can kill outright")
def test_a_killed_process_loses_no_acknowledged_turn(address):
    """Killed three times in the middle of its work: every turn it reported is there, and none is there by half."""
    for _ in range(3):
        process = start(_TALKER, address)
        assert process.stdout is not None
        reported = [process.stdout.readline() for _ in range(15)]
        process.send_signal(signal.SIGKILL)
        rest, errors = process.communicate(timeout=20)
        assert errors == ""
        last = int([*reported, *rest.split()][-1])

        with open_store(address) as store:
            made = store.open("甲")
            turn = made.session.turn
            assert last <= turn <= last + 1
            assert made.version == turn
            assert [made.session.answers.text(f"rows.{n}.text") for n in range(1, turn + 1)] == [
                f"第{n}句" for n in range(1, turn + 1)
            ]
            assert [message.text for message in store.messages(made.id)] == [
                text for n in range(1, turn + 1) for text in (f"问{n}", f"答{n}")
            ]


def test_writers_at_the_same_time_lose_nothing(address):
    """Two programs on one application take turns: who was late reloads and says it again."""
    with open_store(address) as one, open_store(address) as other:
        made = one.create("甲")
        refused: list[str] = []

        def talk(store: Store) -> None:
            saved = 0
            while saved < 10:
                before = store.open(made.id).session
                turn = Turn(replace(before, turn=before.turn + 1), "好")
                try:
                    store.save_turn(made.id, before, turn, f"{before.turn + 1}")
                    saved += 1
                except StoreError as error:
                    refused.append(str(error))

        threads = [threading.Thread(target=talk, args=(store,)) for store in (one, other, one)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert one.open(made.id).version == 30
        assert [m.text for m in one.messages(made.id) if m.role == "user"] == [str(n) for n in range(1, 31)]
        assert all("请重新打开" in message for message in refused)


def test_programs_that_start_together_make_one_database(address):
    """Each finds the tables made, whoever was first."""
    code = "import sys; from assistant.store import open_store; open_store(sys.argv[1]).get_or_create('甲')"
    processes = [start(code, address) for _ in range(3)]
    outcomes = [(*process.communicate(timeout=30), process.returncode) for process in processes]

    assert outcomes == [("", "", 0)] * 3
    with open_store(address) as store:
        assert len(store.list()) == 1


def test_a_reader_is_not_held_up_by_a_writer(address, tmp_path):
    """A page can be shown while another program saves."""
    with open_store(address, patience=0.1) as store:
        made = store.create("甲")
        writer = sqlite3.connect(tmp_path / "applications.db", isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        try:
            assert store.open("甲") == made
            with pytest.raises(StoreError, match=r"applications\.db”正被另一个程序写入.*请稍后重试"):
                store.save_answers(made.id, Answers({"a": Answer(1)}), "页面")
        finally:
            writer.close()
        assert store.save_answers(made.id, Answers({"a": Answer(1)}), "页面").turn == 1


def test_a_writer_is_not_held_up_by_a_reader(address, tmp_path):
    """An answer is saved while another program reads a long report."""
    with open_store(address, patience=0.1) as store:
        made = store.create("甲")
        with closing(sqlite3.connect(tmp_path / "applications.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            before = reader.execute("SELECT version FROM applications").fetchall()
            store.save_answers(made.id, Answers({"a": Answer(1)}), "页面")

            assert reader.execute("SELECT version FROM applications").fetchall() == before == [(0,)]
        assert store.open("甲").version == 1


def test_the_folder_of_the_file_is_made(tmp_path):
    """A first start needs no preparation, whatever the folder is called."""
    with open_store(f"sqlite:///{tmp_path / '申报 100%' / '数据' / 'a.db'}") as store:
        store.create("甲")
    assert (tmp_path / "申报 100%" / "数据" / "a.db").is_file()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """A file stands in the way."""
    (tmp_path / "数据").write_text("", encoding="utf-8")

    with pytest.raises(StoreError, match=r"无法建立数据库的文件夹.*ASSISTANT_HOME"):
        open_store(f"sqlite:///{tmp_path / '数据' / 'deeper' / 'a.db'}")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    """SQLite cannot open it."""
    with pytest.raises(StoreError, match="打不开；请检查路径和权限"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database_is_told_and_left_alone(address, tmp_path):
    """It may be somebody's only copy of something."""
    (tmp_path / "applications.db").write_bytes(b"PK\x03\x04" * 500)

    with pytest.raises(StoreError, match="已损坏或不是数据库；请从备份恢复"):
        open_store(address)
    assert (tmp_path / "applications.db").read_bytes() == b"PK\x03\x04" * 500


def test_a_page_damaged_on_disk_is_told(address, tmp_path):
    """The middle of the file is overwritten, its head is sound."""
    with open_store(address) as store:
        made = store.create("甲")
        store.save_answers(made.id, Answers({f"r.{n}.x": Answer("长" * 900) for n in range(60)}), "文件")
    file = tmp_path / "applications.db"
    sound = file.read_bytes()
    file.write_bytes(sound[:4096] + b"\xa5" * (len(sound) - 4096))

    with pytest.raises(StoreError, match="已损坏"), open_store(address) as store:
        store.open("甲")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        pytest.param("数据库", "地址看不懂", id="no-address"),
        pytest.param("mysql://root@localhost/x", "不支持数据库“mysql”", id="other-database"),
    ],
)
def test_an_address_that_cannot_be_used_is_told(address, problem):
    """With the forms that can."""
    with pytest.raises(StoreError, match=f"{problem}.*；请.*sqlite.*postgresql"):
        open_store(address)


def test_a_server_out_of_reach_is_told_without_its_password():
    """Either the driver is missing or nobody listens; the password is in neither message."""
    with pytest.raises(StoreError, match=r"shenbao-assistant\[postgresql\]|连不上数据库") as caught:
        open_store("postgresql://somebody:geheim@127.0.0.1:1/x", patience=1)
    assert "geheim" not in str(caught.value)
