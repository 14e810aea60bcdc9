"""The workbook of `assistant match -o`: a row per case, a summary, and the rows that could not be read."""

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.cli.cases import BadRow
from assistant.cli.checked import NO_CLAIM, UNSURE, VERDICTS, Checked
from assistant.cli.keeping import write_whole
from assistant.errors import FileError
from knowledge.catalogue import stages

_COLUMNS = {
    "id": 12,
    "描述": 60,
    "申报环节": 14,
    "申报场景": 22,
    "结论": 14,
    "理由": 60,
    "首选": 24,
    "首选概率": 10,
    "次选": 24,
    "次选概率": 10,
    "三选": 24,
    "三选概率": 10,
    "是否拒判": 10,
}
"""Head → width"""
_LINE, _LINES = 15, 8
"""Points per line, and the most lines a row shows; the cell holds the whole text all the same"""
_OUTCOMES = (*VERDICTS.values(), UNSURE, NO_CLAIM)
_COLOURS = dict(zip(_OUTCOMES, ("E8F3EA", "F3F6DF", "FBF0DC", "F8E4E1", "F8E4E1", "EFEFEF"), strict=False))
"""Outcome → fill; what claims nothing has none"""
_ABSTAINED = "拒判"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold"""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would compute once it is edited"""


def check_target(path: Path, *, overwrite: bool) -> None:
    """Raises FileError where the report cannot or may not be written there."""
    if path.suffix.lower() != ".xlsx":
        raise FileError(path, "的后缀不是 .xlsx", "把报告文件名写成 …….xlsx")
    if path.is_dir():
        raise FileError(path, "是文件夹", "给出文件名，例如 核对.xlsx")
    if path.exists() and not overwrite:
        raise FileError(path, "已经存在", "换一个文件名，或加 --overwrite 覆盖")


def write_report(path: Path, done: Sequence[Checked], bad: Sequence[BadRow], *, overwrite: bool) -> None:
    """Write the workbook whole or not at all. Raises FileError as `check_target`, and where writing fails."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "核对结果"
    _write_cases(sheet, done)
    _write_summary(book.create_sheet("汇总"), done, bad)
    _write_bad(book.create_sheet("坏行"), bad)
    content = BytesIO()
    book.save(content)
    check_target(path, overwrite=overwrite)  # someone may have made it since
    write_whole(path, content.getvalue())


def _write_cases(sheet: Worksheet, done: Sequence[Checked]) -> None:
    _head(sheet, tuple(_COLUMNS), tuple(_COLUMNS.values()))
    for one in done:
        row = _append(sheet, _cells(one))
        sheet.row_dimensions[row].height = _height(one)
        for column, head in enumerate(_COLUMNS, start=1):
            if head.endswith("概率"):
                sheet.cell(row, column).number_format = "0%"
        if colour := _COLOURS.get(one.outcome):
            sheet.cell(row, list(_COLUMNS).index("结论") + 1).fill = PatternFill("solid", fgColor=colour)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(done) + 1}"


def _height(one: Checked) -> int:
    """Points for a row: not every program that opens a workbook fits the rows to wrapped text."""
    texts = {"描述": one.case.text, "理由": one.reason, "申报场景": one.case.scene or "", "结论": one.outcome}
    lines = (ceil(2 * len(text) / (_COLUMNS[head] - 2)) for head, text in texts.items())
    return _LINE * min(max(lines), _LINES)


def _cells(one: Checked) -> tuple[object, ...]:
    chosen: list[object] = []
    for candidate in one.match.candidates[:3]:
        chosen += [f"{candidate.number} {candidate.name}", round(candidate.probability, 4)]
    chosen += [None] * (6 - len(chosen))
    case = one.case
    abstained = "是" if one.match.abstained else "否"
    return (case.id, case.text, case.stage, case.scene, one.outcome, one.reason, *chosen, abstained)


def _write_summary(sheet: Worksheet, done: Sequence[Checked], bad: Sequence[BadRow]) -> None:
    """How many of each verdict; below, how many per stage of the first candidate, by verdict."""
    _head(sheet, ("结论", "条数", "占比"), (24, 10, 10))
    outcomes = Counter(one.outcome for one in done)
    for outcome in _OUTCOMES:
        row = _append(sheet, (outcome, outcomes[outcome], outcomes[outcome] / len(done) if done else None))
        sheet.cell(row, 3).number_format = "0%"
    _append(sheet, ("合计", len(done)))
    _append(sheet, ("坏行（未核对）", len(bad)))
    start = sheet.max_row + 2
    _titles(sheet, start, ("环节（按首选场景）", "条数", *_OUTCOMES))
    sheet.row_dimensions[start].height = 2 * _LINE
    for column in range(4, len(_OUTCOMES) + 3):
        sheet.column_dimensions[get_column_letter(column)].width = 14
    table = Counter((_stage(one), one.outcome) for one in done)
    for stage in (*(entry.name for entry in stages()), _ABSTAINED):
        counts = [table[stage, outcome] for outcome in _OUTCOMES]
        _append(sheet, (stage, sum(counts), *counts))


def _stage(one: Checked) -> str:
    return _ABSTAINED if one.match.abstained else one.match.candidates[0].stage


def _write_bad(sheet: Worksheet, bad: Sequence[BadRow]) -> None:
    _head(sheet, ("行号", "问题"), (10, 80))
    for row in bad:
        _append(sheet, (row.row, row.problem))


def _head(sheet: Worksheet, titles: Sequence[str], widths: Sequence[int]) -> None:
    _titles(sheet, 1, titles)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the sheet
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _titles(sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
    for column, title in enumerate(titles, start=1):
        cell = sheet.cell(row, column, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E7ECF2")
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _append(sheet: Worksheet, values: Sequence[object]) -> int:
    """Write a row below the last one and give its number."""
    row = sheet.max_row + 1
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)
        _fill(cell, value)
    return row


def _fill(cell: Cell, value: object) -> None:
    """Texts stay texts, whatever they begin with, also after a person has edited the cell."""
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if not isinstance(value, str):
        cell.value = value  # type: ignore[assignment]
        return
    text = _UNPRINTABLE.sub("", value)
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True
