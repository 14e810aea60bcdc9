"""Descriptions to be matched, read from a file: .txt (one a line), .jsonl, .csv or .xlsx."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from assistant.errors import FileError
from assistant.forms.inputs import check_file, open_zip

SUFFIXES = (".txt", ".jsonl", ".csv", ".xlsx")
LONGEST = 20_000
"""Characters of a description; more is a whole document, not one project"""
_HEADS = {
    **dict.fromkeys(("id", "编号", "序号"), "id"),
    **dict.fromkeys(("text", "描述", "项目描述", "应用描述"), "text"),
    **dict.fromkeys(("stage", "环节", "环节名称", "申报环节"), "stage"),
    **dict.fromkeys(("scene", "场景", "场景名称", "申报场景"), "scene"),
}
_LINES = re.compile(r"\r\n|\n|\r")
"""Not str.splitlines, which also breaks a JSON line at U+2028 and U+0085"""
_FIELD_LIMIT = 20 * 1024 * 1024

Id = str | int | float


@dataclass(frozen=True)
class Case:
    """A description, with what it claims to be where a claim is made."""

    id: Id
    text: str
    stage: str | None = None
    scene: str | None = None


@dataclass(frozen=True)
class BadRow:
    """A row of a file that holds no case."""

    row: int
    """From 1, as a spreadsheet or an editor counts"""
    problem: str
    """What is wrong and what to do"""


def read_cases(path: Path) -> Iterator[Case | BadRow]:
    """The cases of a file, and the rows that hold none. Raises FileError for a file that cannot be read."""
    check_file(path, SUFFIXES)
    kind = path.suffix.lower()
    if kind == ".xlsx":
        return _table(path, _sheet(path))
    if kind == ".csv":
        return _table(path, _comma_separated(path))
    lines = _LINES.split(_text(path, chinese=kind == ".txt"))
    read = _json_line if kind == ".jsonl" else _plain_line
    return (read(row, line) for row, line in enumerate(lines, start=1) if line.strip())


def make_case(
    row: int, id: object, text: object, stage: object = None, scene: object = None
) -> Case | BadRow:
    """A case, or why the row is none. A stage or scene may be given as a number."""
    if not isinstance(text, str) or not text.strip():
        return BadRow(row, "没有描述；请在“text”（或“描述”）里写上。")
    if len(text) > LONGEST:
        return BadRow(row, f"的描述有{len(text)}个字符，超过{LONGEST}；请只留下说明项目做法的部分。")
    if id is None or id == "":
        id = str(row)
    if isinstance(id, bool) or not isinstance(id, str | int | float):
        return BadRow(row, "的“id”不是文字或数字；请改正。")
    if not _is_claim(stage) or not _is_claim(scene):
        return BadRow(row, "的“stage”或“scene”不是文字或编号；请改正。")
    if _broken(str(id), text, str(stage), str(scene)):
        return BadRow(row, "有损坏的字符；请重新录入这一行。")
    return Case(id, text.strip(), _claim(stage), _claim(scene))


def _is_claim(value: object) -> bool:
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _claim(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None


def _broken(*texts: str) -> bool:
    """Halves of a character, which JSON can carry and nothing can show or write."""
    return any("\ud800" <= char <= "\udfff" for text in texts for char in text)


def _plain_line(row: int, line: str) -> Case | BadRow:
    return make_case(row, None, line)


def _json_line(row: int, line: str) -> Case | BadRow:
    try:
        value = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return BadRow(row, '读不懂；请写成 {"id": …, "text": "…"}。')
    if not isinstance(value, dict):
        return BadRow(row, '不是对象；请写成 {"id": …, "text": "…"}。')
    return make_case(row, *(value.get(key) for key in ("id", "text", "stage", "scene")))


def _refuse(name: str) -> NoReturn:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)


def _text(path: Path, *, chinese: bool) -> str:
    """UTF-8, or where `chinese` allows it GB18030, which Excel and Notepad on a Chinese Windows write."""
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030") if chinese else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    known = "UTF-8或GBK" if chinese else "UTF-8"
    raise FileError(path, f"不是{known}编码的文本", "另存为UTF-8编码")


def _comma_separated(path: Path) -> list[list[str]]:
    csv.field_size_limit(_FIELD_LIMIT)  # an over-long cell is one bad row, not the end of the file
    try:
        return list(csv.reader(io.StringIO(_text(path, chinese=True), newline="")))
    except csv.Error as error:
        raise FileError(path, f"不是正常的CSV（{error}）", "用 Excel 或 WPS 另存为CSV后再试") from None


def _sheet(path: Path) -> list[list[str]]:
    """The first sheet's cells as text."""
    from openpyxl import load_workbook

    open_zip(path, ".xlsx")
    try:
        book = load_workbook(path, data_only=True, read_only=True)
        rows = [[_cell(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
    except (KeyError, IndexError, ValueError, TypeError, OSError, BadZipFile, ParseError) as error:
        raise FileError(path, f"打不开（{error}）", "用 Excel 或 WPS 另存为 .xlsx 后再试") from None
    return rows


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _table(path: Path, rows: Sequence[Sequence[str]]) -> Iterator[Case | BadRow]:
    """The cases of a table whose first row names the columns."""
    heads = [_HEADS.get(head.strip().lower(), "") for head in rows[0]] if rows else []
    if "text" not in heads:
        raise FileError(
            path, "第一行没有“text”（或“描述”）这一列", "在第一行写好列名：id、text、stage、scene"
        )
    return _records(heads, rows[1:])


def _records(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Case | BadRow]:
    for row, cells in enumerate(rows, start=2):
        record: dict[str, str] = {}
        for head, cell in zip(heads, cells, strict=False):
            if head and cell.strip():
                record.setdefault(head, cell.strip())
        if record:
            yield make_case(row, *(record.get(key) for key in ("id", "text", "stage", "scene")))
