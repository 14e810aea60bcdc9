"""Reading a file of old material into pieces that say where they stand: .docx, .pdf, .xlsx, .txt.

Read only: no link is followed, no formula or macro runs, and what a file says is data. Raises FileError, with the remedy,
for what cannot be read or would unpack to far more than a material is.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.errors import FileError
from assistant.forms.inputs import check_file
from assistant.interview.material.headed import heading_level
from assistant.interview.material.passages import Cell, Material, Passage, Piece, Row, Table

SUFFIXES = (".docx", ".pdf", ".xlsx", ".txt")

_OLD = {
    ".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".docm": ".docx", ".xls": ".xlsx", ".et": ".xlsx", ".xlsm": ".xlsx", ".csv": ".xlsx",
}  # fmt: skip
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff")
_MOST_LINES = 20_000
_LONGEST_LINE = 20_000
_MOST_CHARACTERS = 2_000_000


def read_material(path: Path, name: str = "") -> Material:
    """The pieces of a file, in reading order; `name` is what places and errors call it."""
    shown = name or path.name
    suffix = path.suffix.lower()
    if path.exists() and suffix in _OLD:
        raise FileError(
            shown, f"是 {suffix} 文件，读不了", f"用 Word、Excel 或 WPS 打开，另存为 {_OLD[suffix]} 后再试"
        )
    if path.exists() and suffix in _PICTURES:
        raise FileError(shown, "是图片，没有文字", "先做文字识别，存成 .docx 或 .txt，或手工填写")
    check_file(path, SUFFIXES)
    try:
        pieces, notes = _READERS[suffix](path, shown)
    except OSError:
        raise FileError(shown, "读不出来", "检查文件权限，或关闭正在打开它的程序后再试") from None
    if sum(map(_size, pieces)) > _MOST_CHARACTERS:
        raise FileError(shown, "的文字超过200万字，不像一份材料", "只留下与申报有关的部分后再试")
    return Material(shown, pieces, notes)


def _size(piece: Piece) -> int:
    if isinstance(piece, Table):
        return sum(len(cell.text) for row in piece.rows for cell in row.cells)
    return len(piece.text)


_Read = tuple[tuple[Piece, ...], tuple[str, ...]]


def _read_word(path: Path, name: str) -> _Read:
    from assistant.documents.material.word import read_word

    return read_word(path, name), ()


def _read_pdf(path: Path, name: str) -> _Read:
    from assistant.documents.material.pdf import read_pdf

    return read_pdf(path, name)


def _read_workbook(path: Path, name: str) -> _Read:
    from assistant.documents.material.sheet import read_sheets

    return read_sheets(path, name)


def _read_text(path: Path, name: str) -> _Read:
    lines = re.split(r"\r\n|\n|\r", _decoded(path.read_bytes(), name))
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        raise FileError(
            name, f"超过{_MOST_LINES}行，或有一行超过{_LONGEST_LINE}字", "只留下与申报有关的部分后再试"
        )
    return tuple(_text_pieces(lines, name)), ()


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileError(name, "不是UTF-8或GBK编码的文本", "用记事本打开，另存为UTF-8编码后再试")


def _text_pieces(lines: list[str], name: str) -> Iterator[Piece]:
    """Paragraphs and, where lines are cut by tabs or |, tables."""
    rows: list[Row] = []
    title = ""
    for number, line in enumerate(lines, start=1):
        place = f"第{number}行"
        cells = _cut(line)
        if cells:
            rows.append(Row(place, tuple(Cell(text, at, at + 1) for at, text in enumerate(cells))))
            continue
        if rows:
            yield Table(name, title, tuple(row for row in rows if not _is_rule(row)))
            rows = []
        if line.strip():
            title = line.strip()
            yield Passage(line.strip(), name, place, heading_level(line))
    if rows:
        yield Table(name, title, tuple(row for row in rows if not _is_rule(row)))


def _cut(line: str) -> list[str]:
    """The cells of a line pasted from a sheet or written as a Markdown table; empty for any other line."""
    if line.strip().startswith("|") and line.count("|") >= 3:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")] if "\t" in line.strip() else []


def _is_rule(row: Row) -> bool:
    return all(re.fullmatch(r":?-{2,}:?|", cell.text) for cell in row.cells)


_READERS: dict[str, Callable[[Path, str], _Read]] = {
    ".docx": _read_word,
    ".pdf": _read_pdf,
    ".xlsx": _read_workbook,
    ".txt": _read_text,
}
