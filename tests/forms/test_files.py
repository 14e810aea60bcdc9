"""Answers files: what a person writes under printed labels, and what is told when it cannot be read."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import AnswersError, FileError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.files import read_answers, write_answers

_YAML = """\
一、申报主体和场景基本信息:
  （一）申报主体基本信息:
    企业名称: 甘肃虚构阀门有限公司
    成立时间: 2006年5月
    联系人: {姓名: 李敏, 手机: 13893812345}
    近三年发展情况:
      2024年: {资产总额（万元）: 1.35亿元, 资产负债率: 43%}
    企业简介:
      - 主要做石化用闸阀
      - 产品占西北市场15%左右
附表1 场景描述:
  - 场景名称: 在线智能检测
    应用描述（结合要素条件进行描述，300字以内，可配图）: 阀体探伤
"""


def _write(folder: Path, text: str | bytes, name: str = "a.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_labels_are_read_with_or_without_unit_and_hint(tmp_path: Path) -> None:
    """A label may leave out its bracket, or carry the printed hint."""
    answers = read_answers(FORM, _write(tmp_path, _YAML))
    assert answers.value("enterprise.contact.mobile") == "13893812345"
    assert answers.value("enterprise.years.2024.assets") == Decimal(13500)
    assert answers.value("enterprise.years.2024.debt_ratio") == Decimal(43)
    assert answers.facts("enterprise.profile") == ("主要做石化用闸阀", "产品占西北市场15%左右")
    assert answers.value("scenes.0.application") == "阀体探伤"
    answer = answers.get("enterprise.years.2024.assets")
    assert answer is not None
    assert answer.source_of(0) == Source("a.yaml", "1.35亿元")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("企业名稱: 甲", ["企业名稱"]),
        (_YAML.replace("企业名称", "企业民称"), ["企业民称", "企业名称"]),
        (_YAML.replace("2006年5月", "2006年15月"), ["成立时间", "请填写"]),
        (_YAML.replace("2024年:", "去年:"), ["去年", "四位年份"]),
        (_YAML.replace("{姓名: 李敏, 手机: 13893812345}", "李敏"), ["联系人", "分项"]),
    ],
    ids=["unknown", "misspelt", "impossible-date", "no-year", "flat"],
)
def test_what_cannot_be_right_is_told_by_label(tmp_path: Path, text: str, told: list[str]) -> None:
    """An unknown label names the nearest known one; a wrong value names its field and what to give."""
    with pytest.raises(AnswersError) as caught:
        read_answers(FORM, _write(tmp_path, text))
    assert all(word in str(caught.value) for word in told)


def test_every_error_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    """Two wrong cells give two errors, so that a person mends a file once."""
    text = _YAML.replace("2006年5月", "2006年15月").replace("13893812345", "138")
    with pytest.raises(AnswersError) as caught:
        read_answers(FORM, _write(tmp_path, text))
    assert len(caught.value.errors) == 2


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "a.yaml", "空文件"),
        ("企业: [".encode(), "a.yaml", "YAML格式有误（第"),
        ("封面:\n  申报单位: 甲\n  申报单位: 乙\n".encode(), "a.yaml", "写了两次"),
        ("企业名称: 甲".encode("gbk"), "a.yaml", "UTF-8"),
        (b"- 1\n- 2\n", "a.yaml", "最外层"),
        (b"# only a comment\n", "a.yaml", "没有内容"),
        (b"not a zip", "a.xlsx", "不是真正的 .xlsx"),
        (b"x", "a.doc", "不认识"),
    ],
    ids=["empty", "broken", "twice", "gbk", "list", "comment", "renamed", "doc"],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes, name: str, told: str) -> None:
    """What is wrong with the file, and what to do."""
    with pytest.raises(FileError) as caught:
        read_answers(FORM, _write(tmp_path, content, name))
    assert told in str(caught.value)
    assert "请" in str(caught.value)


def _full() -> Answers:
    """Every field of the form with some answer."""
    samples = {
        "money": Decimal("12000.5"), "share": Decimal(85), "rate": Decimal("12.5"), "count": 12, "score": Decimal("2.95"),
        "month": "2024-03", "period": "2024-03至2025-06", "mobile": "13893812345", "phone": "0938-2712345",
        "email": "a@example.com", "credit_code": "91620500767735468T", "stage": "生产作业", "scene": "在线智能检测",
        "narrative": ("第一句：有冒号。", "=第二句 # 井号"), "lines": ("一", "二"), "pictures": ("图1.png",),
        "person": "李敏",
    }  # fmt: skip
    industry = {"门类": "制造业", "大类": "34-通用设备制造业", "中类": "344-泵、阀门、压缩机及类似机械制造"}
    found = {}
    for item in FORM.fields:
        value = samples.get(item.kind) or (item.nature.options or (f"=1+1 {item.label}",))[0]
        value = industry[item.nature.level] if item.kind == "industry" else value
        pattern = item.pattern.replace("years.*", "years.2024")
        for row in ("0", "1"):
            found[pattern.replace("*", row, 1).replace("*", "0")] = Answer(value)
    found["enterprise.credit_code"] = Answer("916205007677354688")
    found["enterprise.contact.fax"] = Answer(None, state="none")
    return Answers(found)


@pytest.mark.parametrize("name", ["a.yaml", "a.xlsx"])
def test_all_answers_survive_writing_and_reading(tmp_path: Path, name: str) -> None:
    """Every field of the form, rows and years included, comes back as it was."""
    path = tmp_path / name
    given = _full()
    write_answers(FORM, given, path)
    read = read_answers(FORM, path)
    assert {p: (a.value, a.state) for p, a in read.by_path.items()} == {
        p: (a.value, a.state) for p, a in given.by_path.items()
    }


@pytest.mark.parametrize("name", ["t.yaml", "t.xlsx"])
def test_a_blank_template_has_every_label_and_reads_as_nothing(tmp_path: Path, name: str) -> None:
    """An unfilled template is a valid file without answers (.yaml), or told to be empty (.xlsx)."""
    path = tmp_path / name
    write_answers(FORM, Answers(), path, blank=(2023, 2024, 2025))
    if name.endswith(".yaml"):
        text = path.read_text(encoding="utf-8")
        assert all(item.label in text for item in FORM.fields)
        assert "2024年" in text
        assert "300字以内" in text
        assert len(read_answers(FORM, path)) == 0
    else:
        with pytest.raises(FileError, match="没有内容"):
            read_answers(FORM, path)


def test_a_cell_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    """Nothing a person wrote is ever executed by a spreadsheet."""
    from openpyxl import load_workbook

    path = tmp_path / "a.xlsx"
    write_answers(FORM, Answers({"enterprise.name": Answer("=HYPERLINK(1)")}), path)
    cells = [cell for row in load_workbook(path)["基本信息"].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=HYPERLINK(1)"] == ["s"]
