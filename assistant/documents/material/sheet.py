"""An .xlsx of old material: every visible sheet as a table, numbers as the sheet shows them."""

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.packages import check_package
from assistant.errors import FileError
from assistant.interview.material.passages import Cell, Piece, Row, Table

_MOST_CELLS = 200_000
_MOST_SHEETS = 100
_MOST_TOLD = 5
_ODD_SCALE = re.compile(r"[0#?],+(?:[^0#?]|$)|!\.|\\\.")
"""Formats that show a thousandth or ten-thousandth of the number: what is shown is not what is kept."""

_MOST_DIGITS = 700
"""More than any number of a sheet has, decimals included."""

_UNITS = frozenset({"亿元", "万元", "千元", "元", "人", "家", "%", "年"})
_TROUBLES = (
    KeyError, IndexError, ValueError, TypeError, AttributeError, OSError, EOFError, ParseError, BadZipFile,
    zlib.error, etree.XMLSyntaxError,
)  # fmt: skip


def read_sheets(path: Path, name: str) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """A table for each visible sheet, and what could not be read. Raises FileError.

    Values of formulas are those kept when the file was last saved; nothing is calculated.
    """
    check_package(path, name, ".xlsx")
    try:
        values, formulas = _opened(path, data_only=True), _opened(path, data_only=False)
    except _TROUBLES:
        raise FileError(
            name, "打不开，内容不是普通的 Excel 表格", "用 Excel 或 WPS 另存为 .xlsx 后再试"
        ) from None
    _check_size(values, name)
    pieces: list[Piece] = []
    notes: list[str] = []
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"{name} 的工作表“{sheet.title}”是隐藏的，没有读。")
            continue
        reader = _Sheet(sheet, formulas[sheet.title], name)
        pieces.append(Table(name, sheet.title, tuple(reader.rows())))
        notes.extend(reader.notes())
    values.close()
    formulas.close()
    return tuple(pieces), tuple(notes)


def _opened(path: Path, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that openpyxl leaves out: drop-down lists, themes
        return load_workbook(io.BytesIO(path.read_bytes()), data_only=data_only, keep_links=False)


def _check_size(book: Workbook, name: str) -> None:
    cells = sum(len(sheet._cells) for sheet in book.worksheets)
    if cells > _MOST_CELLS or len(book.worksheets) > _MOST_SHEETS:
        raise FileError(name, f"超过{_MOST_SHEETS}张表或{_MOST_CELLS}格", "只留下与申报有关的表后再试")


class _Sheet:
    """One sheet: only cells that hold something are looked at, however far apart they stand."""

    def __init__(self, sheet: Worksheet, formulas: Any, name: str) -> None:
        self._sheet = sheet
        self._formulas = formulas
        self._name = name
        self._uncounted: list[str] = []
        self._scaled: list[str] = []

    def rows(self) -> Iterator[Row]:
        by_row: dict[int, list[Cell]] = {}
        merges = {(one.min_row, one.min_col): one for one in self._sheet.merged_cells.ranges}
        for (row, column), cell in sorted(self._sheet._cells.items()):
            text = self._shown(cell)
            if not text:
                continue
            merge = merges.get((row, column))
            last = merge.max_col if merge else column
            by_row.setdefault(row, []).append(Cell(text, column - 1, last))
            for lower in range(row + 1, min(merge.max_row, row + 200) + 1 if merge else row + 1):
                by_row.setdefault(lower, []).append(Cell(text, column - 1, last, continues=True))
        for row in sorted(by_row):
            cells = tuple(sorted(by_row[row], key=lambda cell: cell.start))
            yield Row(f"工作表“{self._sheet.title}”第{row}行", cells)

    def notes(self) -> Iterator[str]:
        """What was seen and could not be read."""
        for places, problem in (
            (self._uncounted, "是公式，文件里没有存计算结果，没有读；请用 Excel 或 WPS 打开、保存一次后再试"),
            (self._scaled, "用特殊格式缩小了显示（如只显示到万），没有读；请改成普通数字后再试"),
        ):
            if places:
                more = f"等{len(places)}格" if len(places) > _MOST_TOLD else ""
                told = "、".join(places[:_MOST_TOLD])
                yield f"{self._name} 的工作表“{self._sheet.title}” {told}{more}{problem}。"

    def _shown(self, cell: Any) -> str:
        if cell.value is None:
            formula = self._formulas._cells.get((cell.row, cell.column))
            if formula is not None and formula.data_type == "f":
                self._uncounted.append(cell.coordinate)
            return ""
        if cell.data_type == "e":
            return ""
        number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
        if number and _ODD_SCALE.search(_plain_format(cell.number_format)):
            self._scaled.append(cell.coordinate)
            return ""
        return shown(cell.value, cell.number_format or "General")


def shown(value: object, number_format: str) -> str:
    """A value as the sheet shows it, as far as it matters for reading: percent, decimals, unit, date."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return _date(value, number_format)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, _plain_format(number_format))
    return str(value).strip()


def _plain_format(number_format: str) -> str:
    """The format for positive numbers, without colours, conditions and fillers."""
    first = (number_format or "General").split(";")[0]
    return re.sub(r"\[[^\]]*\]|_.|\*.", "", first)


def _date(value: date, number_format: str) -> str:
    plain = re.sub(r'"[^"]*"', "", number_format).casefold()
    if "d" not in plain and "y" in plain:
        return f"{value:%Y-%m}" if "m" in plain else f"{value.year}年"
    return f"{value:%Y-%m-%d}"


def _number(value: int | float, plain: str) -> str:
    number = Decimal(repr(value))
    if not number.is_finite():
        return ""
    bare = re.sub(r'"[^"]*"|\\.', "", plain)
    unit = "".join(re.findall(r'"([^"]*)"', plain)).strip() + ("%" if "%" in bare else "")
    with localcontext(prec=_MOST_DIGITS):
        number = _rounded(number * 100 if "%" in bare else number, bare)
    return f"{number:f}{unit if unit in _UNITS else ''}"


def _rounded(number: Decimal, bare: str) -> Decimal:
    """As many decimals as the format shows; where it shows any number, without the noise of binary fractions."""
    decimals = re.search(r"[0#?]\.([0#?]+)", bare)
    if decimals and "0" in decimals[1]:
        return number.quantize(Decimal(1).scaleb(-len(decimals[1])))
    if re.fullmatch(r"[#,0]*0%?", bare.strip()):
        return number.quantize(Decimal(1))
    return number.quantize(Decimal("1e-10")).normalize()
