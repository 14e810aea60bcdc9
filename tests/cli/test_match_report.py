"""The workbook of `assistant match -o`."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

VISION = "在灌装线末端装了工业相机，自动判别瓶盖歪斜和液位不足，不合格品当场剔除。"
ROWS = [
    {"id": 1, "text": VISION, "stage": "生产作业", "scene": "在线智能检测"},
    {"id": "二", "text": VISION, "stage": "产品服务", "scene": "远程运维服务"},
    {"id": "=1+1", "text": "=cmd|' /C calc'!A0" + VISION, "scene": "@SUM(A1)", "stage": "+生产"},
    {"id": "-4", "text": "-你好，周末烧烤\x07很开心，孩子玩得也很好"},
    {"id": 5},
]


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "项目.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def report(run, cases: Path, tmp_path: Path) -> Path:
    path = tmp_path / "新文件夹" / "核对.xlsx"
    result = run("match", "--file", cases, "-o", path, "--top", "1")
    assert result.status == 1
    assert str(path) in result.out
    return path


def _rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(load_workbook(path)[sheet].iter_rows(values_only=True))


def test_a_row_per_case_with_verdict_and_three_candidates(report: Path):
    """In the order of the file, ids with their type, three candidates whatever --top says."""
    head, *rows = _rows(report, "核对结果")

    assert head == ("id", "描述", "申报环节", "申报场景", "结论", "理由", "首选", "首选概率", "次选", "次选概率", "三选", "三选概率", "是否拒判")  # fmt: skip
    assert [row[0] for row in rows] == [1, "二", "=1+1", "-4"]
    assert [row[4] for row in rows] == ["相符", "不符", "不在目录内", "未申报"]
    assert rows[0][1:4] == (VISION, "生产作业", "在线智能检测")
    assert rows[0][6] == "24 在线智能检测"
    assert 1 >= rows[0][7] >= rows[0][9] >= rows[0][11] >= 0
    assert [row[12] for row in rows] == ["否", "否", "否", "是"]
    assert all(row[5] for row in rows)


def test_what_looks_like_a_formula_stays_text(report: Path):
    """Cells beginning with = + - @ are text, also after a person has edited them; unprintable marks are left out."""
    sheet = load_workbook(report)["核对结果"]
    risky = [
        cell
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if isinstance(cell.value, str) and cell.value[0] in "=+-@"
    ]

    assert {cell.value[0] for cell in risky} == set("=+-@")
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
    assert "烧烤很开心" in sheet["B5"].value


def test_the_sheet_is_made_to_be_read(report: Path):
    """The head stays in sight, columns have widths, verdicts have colours of their own."""
    sheet = load_workbook(report)["核对结果"]
    colours = [sheet.cell(row, 5).fill.fgColor.rgb for row in (2, 3, 5)]

    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    assert sheet["H2"].number_format == "0%"
    assert len(set(colours)) == 3
    assert sheet["B2"].alignment.wrap_text
    assert 15 <= sheet.row_dimensions[2].height <= 120


def test_the_summary_counts_verdicts_and_stages(report: Path):
    """Counts agree with the rows; the stage is the first candidate's."""
    rows = {row[0]: row for row in _rows(report, "汇总")}

    assert [rows[name][1] for name in ("相符", "不符", "不在目录内", "未申报", "合计")] == [1, 1, 1, 1, 4]
    assert rows["相符"][2] == 0.25
    assert (rows["生产作业"][1], rows["拒判"][1], rows["供应链管理"][1]) == (3, 1, 0)
    assert rows["坏行（未核对）"][1] == 1


def test_bad_rows_have_a_sheet_of_their_own(report: Path):
    """Row number and what is wrong."""
    (row,) = _rows(report, "坏行")[1:]

    assert row[0] == 5
    assert "没有描述" in str(row[1])


def test_json_is_printed_beside_the_report(run, cases: Path, tmp_path: Path):
    """With --json standard output holds the JSON alone, as many candidates as asked for."""
    result = run("match", "--file", cases, "-o", tmp_path / "a.xlsx", "--json", "--top", "1")

    assert [len(json.loads(line)["candidates"]) for line in result.out.splitlines()] == [1, 1, 1, 1]
    assert (tmp_path / "a.xlsx").is_file()


def test_an_existing_report_stays_unless_told_otherwise(run, cases: Path, tmp_path: Path):
    """Refused before anything is matched; replaced with --overwrite."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"by hand")
    refused = run("match", "--file", cases, "-o", path)
    assert (refused.status, refused.out, path.read_bytes()) == (2, "", b"by hand")
    assert "--overwrite" in refused.err

    run("match", "--file", cases, "-o", path, "--overwrite")
    assert len(_rows(path, "核对结果")) == 5


@pytest.mark.parametrize("name", ["a.csv", "folder.xlsx", "项目.jsonl"])
def test_a_report_needs_a_place_of_its_own(run, cases: Path, tmp_path: Path, name):
    """Another suffix, a folder, or the very file that is read."""
    (tmp_path / "folder.xlsx").mkdir()
    before = cases.read_bytes()
    result = run("match", "--file", cases, "-o", tmp_path / name, "--overwrite")

    assert (result.status, result.out) == (2, "")
    assert cases.read_bytes() == before


def test_a_report_that_cannot_be_written_leaves_nothing(run, cases: Path, tmp_path: Path):
    """A file stands where the folder should be: an error with its remedy, no half report."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("match", "--file", cases, "-o", tmp_path / "file" / "a.xlsx")

    assert result.status == 2
    assert "检查文件夹" in result.err


def test_nothing_but_the_report_is_left_in_its_folder(report: Path):
    """The file it was first written to is gone."""
    assert [path.name for path in report.parent.iterdir()] == ["核对.xlsx"]


def test_a_single_text_may_have_a_report_too(run, tmp_path: Path):
    """One row."""
    run("match", VISION, "--scene", "在线智能检测", "-o", tmp_path / "a.xlsx")

    assert [row[4] for row in _rows(tmp_path / "a.xlsx", "核对结果")[1:]] == ["相符"]
