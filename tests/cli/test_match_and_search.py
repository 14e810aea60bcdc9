"""`assistant match` and `assistant search` from outside."""

import json
from pathlib import Path

import pytest

VISION = "在灌装线末端装了工业相机，自动判别瓶盖歪斜和液位不足，不合格品当场剔除。"


def test_a_text_gets_candidates_with_evidence(run):
    """The likeliest scene comes first, with words of the description as evidence."""
    report = json.loads(run("match", VISION, "--json").out)
    assert set(report) == {"id", "candidates", "abstained", "verdict", "reason"}
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
    assert json.loads(result.out)["id"] == "2"


def test_search_cites_annex_and_line(run):
    """A question finds its clause with annex and line in the notice."""
    hits = [
        json.loads(line)
        for line in run("search", "企业简介 不超过500字", "-n", "3", "--json").out.splitlines()
    ]
    assert len(hits) == 3
    assert any(hit["annex"] == 2 and "500字" in hit["text"] for hit in hits)
    assert all(hit["line"] > 0 and hit["score"] > 0 for hit in hits)
