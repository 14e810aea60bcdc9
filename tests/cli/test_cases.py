"""Files of descriptions: every kind, every encoding, and what is wrong in them."""

import json
from pathlib import Path

import pytest

from assistant.cli.cases import LONGEST, BadRow, Case, read_cases
from assistant.errors import FileError


def _read(path: Path, content: str | bytes) -> list[Case | BadRow]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_cases(path))


@pytest.mark.parametrize("id", [7, "7", 7.5, 0, -1, "甲"], ids=repr)
def test_an_id_keeps_its_type(tmp_path: Path, id):
    """A number stays a number, a text a text."""
    (case,) = _read(tmp_path / "a.jsonl", json.dumps({"id": id, "text": "描述"}))

    assert isinstance(case, Case)
    assert case.id == id
    assert type(case.id) is type(id)


@pytest.mark.parametrize("line", ['{"text": "描述"}', '{"id": null, "text": "描述"}'], ids=["none", "null"])
def test_a_row_without_id_is_called_by_its_number(tmp_path: Path, line):
    """Counted from 1, blank lines too."""
    (case,) = _read(tmp_path / "a.jsonl", "\n" + line)

    assert isinstance(case, Case)
    assert case.id == "2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_chinese_windows_encodings_are_read(tmp_path: Path, name, encoding):
    """Excel and Notepad write GBK on a Chinese Windows."""
    head = "编号,描述,环节,场景\r\n甲," if name == "a.csv" else ""
    (case,) = _read(tmp_path / name, f"{head}焊缝用相机自动识别".encode(encoding))

    assert isinstance(case, Case)
    assert case.text == "焊缝用相机自动识别"


def test_json_is_utf_8(tmp_path: Path):
    """JSON is never GBK; the error says what to do."""
    with pytest.raises(FileError, match="另存为UTF-8"):
        _read(tmp_path / "a.jsonl", '{"text": "描述"}'.encode("gbk"))


@pytest.mark.parametrize("content", [b"\xff\xfea\x00", b"\x81"], ids=["utf-16", "half-a-character"])
def test_another_encoding_is_told(tmp_path: Path, content):
    """Neither UTF-8 nor GBK."""
    with pytest.raises(FileError, match="UTF-8或GBK"):
        _read(tmp_path / "a.csv", content)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param({"id": 1}, "没有描述", id="no-text"),
        pytest.param({"text": " \n　"}, "没有描述", id="blank"),
        pytest.param({"text": 5}, "没有描述", id="text-is-a-number"),
        pytest.param({"text": "长" * (LONGEST + 1)}, "超过20000", id="too-long"),
        pytest.param({"id": [1], "text": "描述"}, "id", id="id-is-a-list"),
        pytest.param({"id": True, "text": "描述"}, "id", id="id-is-a-truth"),
        pytest.param({"text": "描述", "stage": ["生产作业"]}, "stage", id="stage-is-a-list"),
        pytest.param({"text": "描述", "scene": {}}, "scene", id="scene-is-an-object"),
        pytest.param({"text": "描述\ud800"}, "损坏的字符", id="half-a-character"),
        pytest.param([], "不是对象", id="list"),
        pytest.param("描述", "不是对象", id="text-alone"),
    ],
)
def test_a_bad_row_is_told_and_its_neighbours_are_read(tmp_path: Path, row, problem):
    """The row's number and what is wrong; the rows around it stand."""
    good = json.dumps({"text": "描述"})
    first, bad, last = _read(tmp_path / "a.jsonl", f"{good}\n{json.dumps(row)}\n{good}")

    assert isinstance(bad, BadRow)
    assert bad.row == 2
    assert problem in bad.problem
    assert isinstance(first, Case)
    assert isinstance(last, Case)


@pytest.mark.parametrize(
    "line",
    ["{", '{"id": NaN, "text": "描述"}', "[" * 100_000, '{"text": "描述", "id": ' + "9" * 5000 + "}"],
    ids=["broken", "not-a-number", "deep", "huge-number"],
)
def test_a_line_that_is_no_json_is_a_bad_row(tmp_path: Path, line):
    """No traceback for anything a line may hold."""
    (bad,) = _read(tmp_path / "a.jsonl", line)

    assert isinstance(bad, BadRow)
    assert "读不懂" in bad.problem


def test_the_longest_description_is_read(tmp_path: Path):
    """The limit itself is allowed."""
    (case,) = _read(tmp_path / "a.txt", "长" * LONGEST)

    assert isinstance(case, Case)


def test_a_scene_may_be_given_by_its_number(tmp_path: Path):
    """As a number in JSON; the claim is text."""
    (case,) = _read(tmp_path / "a.jsonl", '{"text": "描述", "scene": 24, "stage": ""}')

    assert isinstance(case, Case)
    assert (case.stage, case.scene) == (None, "24")


def test_a_line_separator_inside_a_text_does_not_end_the_row(tmp_path: Path):
    """U+2028 stands in JSON as it is."""
    (case,) = _read(tmp_path / "a.jsonl", json.dumps({"text": "前\u2028后\x85\u3000尾"}, ensure_ascii=False))

    assert isinstance(case, Case)
    assert case.text == "前\u2028后\x85\u3000尾"


def test_a_cell_of_several_lines_is_one_description(tmp_path: Path):
    """Quoted cells keep their line breaks, and an over-long one is one bad row."""
    long = "长" * 200_000
    first, bad, last = _read(tmp_path / "a.csv", f'ID,描述\r\n1,"甲\r\n乙"\r\n2,{long}\r\n3,丙\r\n')

    assert isinstance(first, Case)
    assert first.text.split() == ["甲", "乙"]
    assert isinstance(bad, BadRow)
    assert (bad.row, isinstance(last, Case)) == (3, True)


def test_an_empty_text_in_a_table_is_a_bad_row_and_an_empty_row_is_none(tmp_path: Path):
    """A row with an id alone wants its text; commas alone are nothing."""
    rows = _read(tmp_path / "a.csv", "id,描述\n1,\n,\n2,丙\n")

    assert [type(row) for row in rows] == [BadRow, Case]
    assert isinstance(rows[0], BadRow)
    assert rows[0].row == 2


def test_a_table_without_a_column_of_texts_is_told(tmp_path: Path):
    """The error names the heads that are known."""
    with pytest.raises(FileError, match="描述"):
        _read(tmp_path / "a.csv", "名称,内容\n1,2\n")


def test_numbers_of_a_sheet_read_as_a_person_sees_them(tmp_path: Path):
    """24.0 in a cell is scene 24."""
    from openpyxl import Workbook

    book = Workbook()
    for row in [("序号", "描述", "申报场景"), (1.0, "描述", 24.0)]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    assert list(read_cases(tmp_path / "a.xlsx")) == [Case("1", "描述", None, "24")]


@pytest.mark.parametrize("inside", ["a.txt", "xl/workbook.xml"])
def test_a_broken_workbook_is_told(tmp_path: Path, inside):
    """A zip that holds no workbook, or a spoilt one."""
    from zipfile import ZipFile

    with ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr(inside, "<x")

    with pytest.raises(FileError, match="另存为"):
        list(read_cases(tmp_path / "a.xlsx"))
