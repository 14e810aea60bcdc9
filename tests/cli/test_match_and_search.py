"""`assistant match` and `assistant search` from outside."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import ModelServer, model_server

VISION = "在灌装线末端装了工业相机，自动判别瓶盖歪斜和液位不足，不合格品当场剔除。"


def test_a_text_gets_candidates_with_evidence(run):
    """The likeliest scene comes first, with words of the description as evidence."""
    report = json.loads(run("match", VISION, "--json").out)
    assert set(report) - {"parts"} == {"id", "candidates", "abstained", "verdict", "reason"}
    first = report["candidates"][0]
    assert (first["number"], first["name"], first["stage"]) == (24, "在线智能检测", "生产作业")
    assert all(word in VISION for word in first["evidence"])
    assert report["verdict"] is None


def test_a_claim_gets_a_verdict(run):
    """A wrong claim is told with its reason, an older name counts as alias."""
    wrong = json.loads(run("match", VISION, "--stage", "产品服务", "--scene", "远程运维服务", "--json").out)
    older = json.loads(run("match", VISION, "--stage", "生产作业", "--scene", "智能在线检测", "--json").out)
    assert (wrong["verdict"], older["verdict"]) == ("mismatch", "alias")
    assert wrong["reason"]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.xlsx"])
def test_files_of_cases_are_read(run, tmp_path: Path, name: str):
    """The same two cases in each kind of file."""
    path = tmp_path / name
    rows = [("甲", VISION), ("乙", "给卖出去的电机装传感器，在平台上看运行状态，坏之前通知客户换件。")]
    if name.endswith("txt"):
        path.write_text("\n".join(text for _, text in rows), encoding="utf-8")
    elif name.endswith("jsonl"):
        path.write_text("\n".join(json.dumps({"id": i, "text": t}) for i, t in rows), encoding="utf-8")
    elif name.endswith("csv"):
        path.write_text("\n".join(["编号,描述", *(f"{i},{t}" for i, t in rows)]), encoding="utf-8-sig")
    else:
        from openpyxl import Workbook

        book = Workbook()
        for row in [("id", "text"), *rows]:
            book.active.append(row)
        book.save(path)
    lines = [json.loads(line) for line in run("match", "--file", path, "--json").out.splitlines()]
    assert [line["candidates"][0]["number"] for line in lines] == [24, 34]


def test_a_bad_row_is_told_and_the_rest_goes_on(run, tmp_path: Path):
    """Status 1, the row's number on standard error, the good row matched."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1}\n' + json.dumps({"id": 2, "text": VISION}), encoding="utf-8")
    result = run("match", "--file", path, "--json")
    assert result.status == 1
    assert "第1行" in result.err
    assert json.loads(result.out)["id"] == 2


def test_a_file_of_bad_rows_alone_is_unusable(run, tmp_path: Path):
    """Status 2: nothing was matched."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1}\n[]\n', encoding="utf-8")
    result = run("match", "--file", path, "--json")
    assert (result.status, result.out) == (2, "")
    assert "第1行" in result.err
    assert "第2行" in result.err


def test_a_file_without_rows_is_unusable(run, tmp_path: Path):
    """Blank lines only: the error says what to write."""
    path = tmp_path / "a.txt"
    path.write_text("\n \n", encoding="utf-8")
    result = run("match", "--file", path)
    assert result.status == 2
    assert "没有描述" in result.err


def test_an_over_long_text_is_refused(run):
    """Its length and the limit are told."""
    result = run("match", "检测" * 10_001)
    assert (result.status, result.out) == (2, "")
    assert "20002" in result.err


@pytest.mark.parametrize("arguments", [(), (VISION, "--file", "a.txt")], ids=["none", "both"])
def test_text_or_file_but_not_both(run, arguments):
    """One of the two is told to be given."""
    result = run("match", *arguments)
    assert result.status == 2
    assert "--file" in result.err


def test_long_runs_tell_how_far_they_are(run, tmp_path: Path):
    """Where standard error is no terminal, a line every 100 cases; standard output stays JSON."""
    path = tmp_path / "a.txt"
    path.write_text("\n".join([VISION] * 201), encoding="utf-8")
    result = run("match", "--file", path, "--json", "--top", "1")
    assert result.err.splitlines() == ["已核对100/201条", "已核对200/201条"]
    assert len([json.loads(line) for line in result.out.splitlines()]) == 201


@pytest.mark.slow
def test_a_terminal_gets_a_bar_and_standard_output_stays_clean(tmp_path: Path):
    """Standard error on a terminal, standard output into a pipe: the bar is on the first, JSON alone on the second."""
    path = tmp_path / "a.txt"
    path.write_text("\n".join([VISION] * 3), encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "assistant", "match", "--file", str(path), "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, encoding="utf-8", check=True)
    os.close(theirs)
    told = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "3/3" in told
    assert all(json.loads(line)["candidates"] for line in done.stdout.splitlines())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A configured model on this machine."""
    with model_server() as started:
        monkeypatch.setenv("ASSISTANT_MODEL_URL", started.url)
        monkeypatch.setenv("ASSISTANT_MODEL_NAME", "m")
        yield started


def _answer(text: str, place: int, run, quote: str) -> str:
    """The model's answer that takes the candidate at a place."""
    candidates = json.loads(run("match", text, "--json", "--top", "5").out)["candidates"]
    return json.dumps({"number": candidates[place]["number"], "quote": quote}, ensure_ascii=False)


def test_without_the_option_a_configured_model_is_not_asked(run, server):
    """Nothing is sent to it, and nothing is said of it."""
    result = run("match", VISION)
    assert server.requests == []
    assert result.err == ""


def test_a_second_opinion_moves_its_choice_first(run, server):
    """Said beforehand where the description goes; the choice comes first, marked, with its own probability."""
    plain = json.loads(run("match", VISION, "--json", "--top", "5").out)
    server.reply = _answer(VISION, 1, run, "不合格品当场剔除")
    result = run("match", VISION, "--opinion", "--json")
    report = json.loads(result.out)
    host = server.url.removeprefix("http://").removesuffix("/v1")
    assert f"发送到 {host}" in result.err
    assert [one["number"] for one in report["candidates"]] == [
        plain["candidates"][place]["number"] for place in (1, 0, 2)
    ]
    assert report["candidates"][0]["probability"] == plain["candidates"][1]["probability"]
    assert "由模型复核" in report["reason"]
    assert VISION in json.dumps(server.requests[0].body, ensure_ascii=False)


def test_a_failing_model_is_asked_once_and_the_rest_goes_on(run, server, tmp_path: Path):
    """The error with its remedy, status 1, and every case as without a model."""
    path = tmp_path / "a.txt"
    path.write_text("\n".join([VISION] * 3), encoding="utf-8")
    server.statuses = [401] * 10
    result = run("match", "--file", path, "--opinion", "--json")
    assert result.status == 1
    assert "ASSISTANT_MODEL_KEY" in result.err
    assert len(server.requests) == 1
    assert result.out == run("match", "--file", path, "--json").out


@pytest.mark.parametrize("missing", ["ASSISTANT_MODEL_URL", "ASSISTANT_MODEL_NAME"])
def test_a_second_opinion_needs_a_configured_model(run, server, monkeypatch, missing):
    """A usage error that names the variables; nothing is matched and nothing sent."""
    monkeypatch.delenv(missing)
    result = run("match", VISION, "--opinion")
    assert (result.status, result.out) == (2, "")
    assert missing in result.err
    assert server.requests == []


def test_a_wrong_setting_is_told(run, server, monkeypatch):
    """Status 2 and the variable's name, no traceback."""
    monkeypatch.setenv("ASSISTANT_MODEL_TIMEOUT", "abc")
    result = run("match", VISION, "--opinion")
    assert result.status == 2
    assert "ASSISTANT_MODEL_TIMEOUT" in result.err


def test_search_cites_annex_and_line(run):
    """A question finds its clause with annex and line in the notice."""
    hits = [
        json.loads(line)
        for line in run("search", "企业简介 不超过500字", "-n", "3", "--json").out.splitlines()
    ]
    assert len(hits) == 3
    assert any(hit["annex"] == 2 and "500字" in hit["text"] for hit in hits)
    assert all(hit["line"] > 0 and hit["score"] > 0 for hit in hits)
