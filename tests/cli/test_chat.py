"""`assistant chat` from outside: scripts, resuming, and being killed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store import open_store
from tests.fakes import Says, chat_server
from tests.faults import FAULTS, NOTHING_HEARD, configure

STORY = "我们是做阀门的，以前探伤靠人工看片子，老是漏检。上了数字成像检测线，检测时间从12分钟降到3分钟。"


def _script(folder: Path, *messages: str) -> Path:
    path = folder / "s.jsonl"
    path.write_text(
        "\n".join(json.dumps({"user": one}, ensure_ascii=False) for one in messages), encoding="utf-8"
    )
    return path


def test_a_script_prints_a_line_for_each_message(run, tmp_path):
    """reply, updates with field, label, value and quote, and what is asked next."""
    result = run(
        "chat", "--script", _script(tmp_path, STORY, "24", "企业名称：甘肃虚构阀门有限公司"), "--json"
    )
    assert result.status == 0
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert len(lines) == 3
    assert all(set(line) == {"reply", "updates", "asked"} for line in lines)
    assert {"field": "enterprise.name", "label": "企业名称", "value": "甘肃虚构阀门有限公司",
            "quote": "企业名称：甘肃虚构阀门有限公司"} in lines[2]["updates"]  # fmt: skip
    assert "enterprise.credit_code" in lines[2]["asked"]


def test_a_script_without_a_name_leaves_no_application_behind(run, tmp_path):
    """Trying a script does not fill the list of applications."""
    run("chat", "--script", _script(tmp_path, STORY), "--json")
    assert not Settings().folder.joinpath("applications.db").exists()


def test_a_named_application_goes_on_where_it_was(run, tmp_path):
    """The second script finds the first one's answers."""
    run("chat", "--application", "甲", "--script", _script(tmp_path, STORY, "24"), "--json")
    result = run("chat", "--application", "甲", "--script", _script(tmp_path, "还缺什么"), "--json")
    assert "企业名称" in json.loads(result.out)["reply"]
    with open_store(Settings().database) as store:
        assert store.open("甲").session.answers.value("basics.scene") == "在线智能检测"


def test_output_holds_the_document_and_the_answers(run, tmp_path):
    """-o writes the .docx and an answers file that reads back."""
    result = run("chat", "--script", _script(tmp_path, STORY, "24"), "-o", tmp_path / "out", "--json")
    assert result.status == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".yaml"]


def test_an_answers_file_edited_by_hand_is_not_overwritten(run, tmp_path):
    """A second run writes beside what a person changed."""
    script, out = _script(tmp_path, STORY, "24"), tmp_path / "out"
    run("chat", "--script", script, "-o", out, "--json")
    edited = out / "s-答案.yaml"
    edited.write_text("封面: {}\n", encoding="utf-8")
    run("chat", "--script", script, "-o", out, "--json")

    assert edited.read_text(encoding="utf-8") == "封面: {}\n"
    assert len(list(out.glob("*.yaml"))) == 2


def test_a_bad_line_of_a_script_is_told(run, tmp_path):
    """The line number and the wanted shape; nothing is run."""
    script = tmp_path / "s.jsonl"
    script.write_text('{"user": "好"}\n{"assistant": "错"}\n', encoding="utf-8")
    result = run("chat", "--script", script, "--json")
    assert result.status == 2
    assert "第2行" in result.err
    assert result.out == ""


def test_where_words_go_and_what_they_cost_is_told_on_standard_error(run, tmp_path, monkeypatch):
    """The lines of JSON stay as they are; without a model nothing is told."""
    script = _script(tmp_path, STORY, "24")
    with chat_server(Says(NOTHING_HEARD)) as server:
        configure(monkeypatch, server.url, PRICE_IN="2", PRICE_OUT="8")
        result = run("chat", "--script", script, "--json")
    lines = [json.loads(line) for line in result.out.splitlines()]

    assert all(set(line) == {"reply", "updates", "asked"} for line in lines)
    assert server.url.split("/")[2] in result.err
    assert "模型用了1次，120个token，约0.0004元。" in result.err  # choosing a scene asks no model
    monkeypatch.delenv("ASSISTANT_MODEL_URL")
    assert "模型" not in run("chat", "--script", script, "--json").err


@pytest.mark.parametrize("fault", FAULTS)
def test_however_the_model_fails_the_rules_answer(run, tmp_path, monkeypatch, fault):
    """The reply says so in one line, what the rules read is taken, and the turn is on disk."""
    script = _script(tmp_path, STORY)
    plain = json.loads(run("chat", "--script", script, "--json").out)
    with chat_server(fault) as server:
        configure(monkeypatch, server.url)
        result = run("chat", "--application", "甲", "--script", script, "--json")
    line = json.loads(result.out)

    assert result.status == 0
    assert server.requests
    assert line["updates"] == plain["updates"]
    told, *rest = line["reply"].splitlines()
    assert "没用上模型" in told
    assert rest == plain["reply"].splitlines()
    with open_store(Settings().database) as store:
        application = store.open("甲")
        assert [message.text for message in store.messages(application.id)][-2:] == [STORY, line["reply"]]


def test_a_used_up_budget_is_told_once_and_the_rules_go_on(run, tmp_path, monkeypatch):
    """Also by a later run: what was spent is kept with the application."""
    first, second = _script(tmp_path, STORY), tmp_path / "t.jsonl"
    with chat_server(Says(NOTHING_HEARD)) as server:
        configure(monkeypatch, server.url, BUDGET_TOKENS="100")
        run("chat", "--application", "甲", "--script", first, "--json")
        messages = ["24", "企业名称：甘肃虚构阀门有限公司", "从业人员520人"]
        second.write_text("\n".join(json.dumps({"user": one}) for one in messages), encoding="utf-8")
        result = run("chat", "--application", "甲", "--script", second, "--json")
    replies = [json.loads(line)["reply"] for line in result.out.splitlines()]

    assert len(server.requests) == 1
    assert sum("用量已到上限" in reply for reply in replies) == 1
    assert "甘肃虚构阀门有限公司" in replies[1]
    assert "520" in replies[2]


def test_killed_in_the_middle_nothing_acknowledged_is_missing(tmp_path):
    """kill -9 after some replies were printed: every printed update is on disk."""
    corrections = (f"企业名称改成甘肃虚构第{number}阀门有限公司" for number in range(2, 400))
    messages = [STORY, "24", "企业名称：甘肃虚构第1阀门有限公司", *corrections]
    command = [sys.executable, "-m", "assistant", "chat", "--application", "甲",
               "--script", str(_script(tmp_path, *messages)), "--json"]  # fmt: skip
    environment = {**os.environ, "ASSISTANT_HOME": str(tmp_path / "home")}
    printed = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            printed.append(json.loads(line))
            if len(printed) == 12:
                process.send_signal(signal.SIGKILL)
                break
    acknowledged = {update["field"]: update["value"] for line in printed for update in line["updates"]}
    with open_store(f"sqlite:///{tmp_path / 'home' / 'applications.db'}") as store:
        application = store.open("甲")
        told = [message.text for message in store.messages(application.id) if message.role == "user"]
    assert told[: len(printed)] == messages[: len(printed)]
    kept = application.session.answers
    number = int("".join(filter(str.isdigit, str(kept.value("enterprise.name")))))
    assert number >= len(printed) - 2
    for path, value in acknowledged.items():
        if path != "enterprise.name":
            assert kept.text(path) == ("\n".join(value) if isinstance(value, list) else str(value))
