"""`assistant draft` and `assistant template` from outside."""

import json
from pathlib import Path

import pytest

from assistant.documents.visible import comment_texts, visible_lines
from assistant.forms.annex02 import FORM
from assistant.text.zi import count_zi

EXAMPLE = Path("examples/陇原阀门.yaml")
SMALL = "封面:\n  申报单位: 甘肃虚构阀门有限公司\n"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_json_tells_documents_missing_findings_and_fields(run, tmp_path):
    """One object per input, as the surface promises."""
    result = run("draft", EXAMPLE, "-o", tmp_path, "--json")
    assert result.status == 0
    (line,) = result.out.splitlines()
    report = json.loads(line)
    assert set(report) == {"input", "status", "documents", "missing", "findings", "fields"}
    assert report["status"] == "done"
    assert [Path(name).name for name in report["documents"]] == [
        "陇原阀门-附件2.docx",
        "陇原阀门-附件2-清稿.docx",
    ]
    assert all(Path(name).exists() for name in report["documents"])
    assert report["missing"] == []
    assert all(set(field) == {"label", "text", "zi", "limit"} for field in report["fields"])


def test_no_field_is_over_its_limit(run, tmp_path):
    """字 of every field is within the printed limit, by the count that Word uses."""
    report = json.loads(run("draft", EXAMPLE, "-o", tmp_path, "--json").out)
    for field in report["fields"]:
        assert field["zi"] == count_zi(field["text"])
        assert field["limit"] is None or field["zi"] <= field["limit"]


def test_what_is_not_answered_is_listed_and_marked(run, tmp_path):
    """A file with one answer still gives a whole form."""
    report = json.loads(run("draft", _write(tmp_path, "a.yaml", SMALL), "-o", tmp_path, "--json").out)
    assert "统一社会信用代码" in report["missing"]
    texts = {field["label"]: field["text"] for field in report["fields"]}
    assert texts["统一社会信用代码"].startswith("【待补充")
    assert texts["企业名称"] == "甘肃虚构阀门有限公司"


def test_one_bad_file_does_not_stop_the_rest(run, tmp_path):
    """Status 1, the good one drafted, the bad one told."""
    good = _write(tmp_path, "good.yaml", SMALL)
    bad = _write(tmp_path, "bad.yaml", "封面:\n  申报单为: 甲\n")
    result = run("draft", bad, good, "-o", tmp_path / "out", "--json")
    assert result.status == 1
    first, second = map(json.loads, result.out.splitlines())
    assert (first["status"], second["status"]) == ("failed", "done")
    assert "申报单位" in first["findings"][0]["message"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"good-附件2.docx", "good-附件2-清稿.docx"}


def test_one_call_gives_a_copy_to_work_on_and_a_clean_one(run, tmp_path):
    """The same text twice: with comments and yellow gaps, and with neither."""
    report = json.loads(run("draft", _write(tmp_path, "a.yaml", SMALL), "-o", tmp_path, "--json").out)
    working, clean = map(Path, report["documents"])
    assert len(comment_texts(working)) == len(report["missing"])
    assert comment_texts(clean) == []
    assert visible_lines(working) == visible_lines(clean)


def test_the_clean_copy_alone_where_it_is_wanted(run, tmp_path):
    """--clean writes one document, without comments."""
    report = json.loads(
        run("draft", _write(tmp_path, "a.yaml", SMALL), "-o", tmp_path / "out", "--clean", "--json").out
    )
    assert [Path(name).name for name in report["documents"]] == ["a-附件2-清稿.docx"]
    assert comment_texts(Path(report["documents"][0])) == []
    assert len(list((tmp_path / "out").iterdir())) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "一、申报主体和场景基本信息:\n  （一）申报主体基本信息:\n    统一社会信用代码: 916205007677354680\n",
            "统一社会信用代码",
        ),
        ("一、申报主体和场景基本信息:\n  （一）申报主体基本信息:\n    成立时间: 2024年2月30日\n", "成立时间"),
        ("封面:\n  申报单为: 甲\n", "申报单位"),
        ("封面: [\n", "YAML"),
        ("", "空文件"),
    ],
    ids=["credit-code", "date", "label", "yaml", "empty"],
)
def test_bad_input_is_told_and_nothing_is_written(run, tmp_path, text, told):
    """Field, what is wrong, what to give; status 2; no document and no folder."""
    result = run("draft", _write(tmp_path, "a.yaml", text), "-o", tmp_path / "out")
    assert result.status == 2
    assert told in result.err
    assert not (tmp_path / "out").exists()


def test_a_doc_renamed_docx_is_told(run, tmp_path):
    """An old .doc under a new name cannot be filled."""
    form = tmp_path / "表.docx"
    form.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    result = run("draft", _write(tmp_path, "a.yaml", SMALL), "--form", form, "-o", tmp_path / "out")
    assert result.status == 2
    assert "表.docx" in result.err
    assert "另存为" in result.err
    assert not (tmp_path / "out").exists()


def test_a_document_edited_by_hand_is_not_overwritten(run, tmp_path):
    """A second run keeps the edited file and writes beside it; the same result writes nothing new."""
    answers = _write(tmp_path, "a.yaml", SMALL)
    run("draft", answers, "-o", tmp_path / "out")
    run("draft", answers, "-o", tmp_path / "out")
    made = tmp_path / "out" / "a-附件2.docx"
    assert len(list((tmp_path / "out").iterdir())) == 2
    made.write_bytes(b"edited")
    run("draft", answers, "-o", tmp_path / "out")
    assert made.read_bytes() == b"edited"
    assert len(list((tmp_path / "out").iterdir())) == 3


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_a_template_is_written_once(run, tmp_path, suffix):
    """A template has every printed label; an existing file is not overwritten."""
    target = tmp_path / f"空表{suffix}"
    assert run("template", "-o", target).status == 0
    assert target.exists()
    again = run("template", "-o", target)
    assert again.status == 2
    assert "已经存在" in again.err


def test_a_folder_of_answers_is_drafted_in_one_go(run, tmp_path):
    """Every answers file of a folder; progress goes to standard error."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("甲.yaml", "乙.yaml"):
        _write(folder, name, SMALL)
    result = run("draft", folder, "-o", tmp_path / "out")
    assert result.status == 0
    assert "[2/2]" in result.err
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_the_form_has_the_labels_of_the_json(run, tmp_path):
    """Labels in the report are those a person finds in the form."""
    report = json.loads(run("draft", EXAMPLE, "-o", tmp_path, "--json").out)
    labels = [field["label"].rsplit("·", 1)[-1] for field in report["fields"]]
    assert set(labels) <= {item.label for item in FORM.fields}
