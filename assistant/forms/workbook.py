"""Answers files as .xlsx: one sheet of labels, and a sheet for each table of the form."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import FileError
from assistant.forms.answers import Answers
from assistant.forms.fields import Form, Node
from assistant.forms.inputs import open_zip
from assistant.forms.labels import write_tree

_MAIN = "基本信息"
_COLUMNS = ("部分", "标签", "填写", "提示")
_ROW = "行号"
"""Which row of its table (附表2: which scene instance) a line belongs to."""


def write_workbook(form: Form, answers: Answers, path: Path, *, blank: tuple[int, ...] = ()) -> None:
    """Write answers as a workbook; `blank` as in `write_tree`."""
    tree = write_tree(form, answers, blank=blank)
    book = Workbook()
    main = book.active
    assert isinstance(main, Worksheet)
    main.title = _MAIN
    _head(main, _COLUMNS, (34, 40, 60, 60))
    for parts, node, value in _cells(form.tree, tree, ()):
        assert node.field is not None
        _append(main, ("｜".join(parts), node.label, value, node.field.advice))
    for title, node, rows in _tables(form.tree, tree):
        _write_table(book.create_sheet(title), node, rows)
    book.save(path)


def read_workbook(form: Form, path: Path) -> dict[str, object]:
    """The tree of printed labels that a workbook of this shape holds. Raises FileError."""
    open_zip(path, ".xlsx")
    try:
        book = load_workbook(path, data_only=True, read_only=True)
    except (KeyError, ValueError, OSError) as error:
        raise FileError(path, f"打不开（{error}）", "用 Excel 或 WPS 另存为 .xlsx 后再试") from None
    if _MAIN not in book.sheetnames:
        book.close()
        raise FileError(path, f"没有“{_MAIN}”工作表", "按 assistant template 生成的表填写")
    tree: dict[str, object] = {}
    for parts, label, text in _main_rows(book[_MAIN]):
        _place(tree, (*parts, label), text)
    tables = {title: node for title, node, _ in _tables(form.tree, {})}
    for title in book.sheetnames:
        if title == _MAIN:
            continue
        if title not in tables:
            book.close()
            raise FileError(path, f"的工作表“{title}”不认识", f"只用{'、'.join((_MAIN, *tables))}这些工作表")
        _read_table(tree, title, tables[title], book[title])
    book.close()
    if not tree:
        raise FileError(path, "里没有内容", "在“填写”一列填写后再交来")
    return tree


def _cells(
    nodes: tuple[Node, ...], tree: Mapping[str, Any], parts: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Node, object]]:
    for node in nodes:
        if node.label not in tree or node.many == "rows":
            continue
        value = tree[node.label]
        if node.field is not None:
            yield parts, node, value
        elif node.many == "years":
            for year, row in value.items():
                yield from _cells(node.children, row, (*parts, node.label, year))
        else:
            yield from _cells(node.children, value, (*parts, node.label))


def _tables(
    nodes: tuple[Node, ...], tree: Mapping[str, Any]
) -> Iterator[tuple[str, Node, list[tuple[int, Mapping[str, Any]]]]]:
    """Sheet title, node and (row number from 1, cells) of every table, 附表2's four parts apart."""
    for node in nodes:
        if node.many != "rows":
            continue
        title = node.label.split(" ")[0]
        rows = [(index + 1, row) for index, row in enumerate(tree.get(node.label) or [])]
        yield title, node, rows
        for child in node.children:
            if child.many == "rows":
                inner = [(number, line) for number, row in rows for line in row.get(child.label, [])]
                yield f"{title} {child.label}", child, inner


def _write_table(sheet: Worksheet, node: Node, rows: list[tuple[int, Mapping[str, Any]]]) -> None:
    fields = [child.field for child in node.children if child.field is not None]
    _head(sheet, (_ROW, *(item.label for item in fields)), (8, *(26 for _ in fields)))
    for column, item in enumerate(fields, start=2):
        sheet.cell(2, column, item.advice).font = Font(italic=True, color="808080")
        sheet.cell(2, column).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(2, 1, "提示")
    for number, row in rows:
        _append(sheet, (number, *(row.get(item.label, "") for item in fields)))


def _append(sheet: Worksheet, values: tuple[object, ...]) -> None:
    """Append a row of text cells; a text that begins like a formula stays text."""
    row = sheet.max_row + 1
    for column, value in enumerate(values, start=1):
        text = "\n".join(f"- {line}" for line in value) if isinstance(value, list) else value
        cell = sheet.cell(row, column)
        cell.value = text  # type: ignore[assignment]
        if isinstance(text, str):
            cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _head(sheet: Worksheet, titles: tuple[str, ...], widths: tuple[int, ...]) -> None:
    for column, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        cell = sheet.cell(1, column, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"


def _main_rows(sheet: Any) -> Iterator[tuple[tuple[str, ...], str, object]]:
    for row in sheet.iter_rows(min_row=2, max_col=3, values_only=True):
        parts, label, value = (*row, None, None, None)[:3]
        text = _text(value)
        if label and text != "":
            yield tuple(part for part in str(parts or "").split("｜") if part), str(label), text


def _read_table(tree: dict[str, object], title: str, node: Node, sheet: Any) -> None:
    lines = sheet.iter_rows(values_only=True)
    head = [str(cell).strip() if cell is not None else "" for cell in next(lines, ())]
    parent, _, _ = title.partition(" ")
    for line in lines:
        cells = dict(zip(head, line, strict=False))
        number = _text(cells.pop(_ROW, ""))
        row = {label: _text(value) for label, value in cells.items() if label and _text(value) != ""}
        if number == "提示" or not row:
            continue
        index = int(number) - 1 if isinstance(number, str) and number.isdigit() and int(number) > 0 else None
        _place_row(tree, parent, node, index, row)


def _place_row(
    tree: dict[str, object], parent: str, node: Node, index: int | None, row: dict[str, object]
) -> None:
    """Put a line of a table where it belongs; without a number it makes a new row of its table."""
    table = tree.setdefault(parent, [])
    assert isinstance(table, list)
    own = node.label.startswith(parent)
    wanted = index if index is not None else (len(table) if own else max(len(table) - 1, 0))
    while len(table) <= wanted:
        table.append({})
    if own:
        table[wanted].update(row)
    else:
        table[wanted].setdefault(node.label, []).append(row)


def _place(tree: dict[str, object], labels: tuple[str, ...], value: object) -> None:
    below = tree
    for label in labels[:-1]:
        inner = below.setdefault(label, {})
        assert isinstance(inner, dict)
        below = inner
    below[labels[-1]] = value


def _text(value: object) -> object:
    """A cell as text; lines that all begin with a dash are a list of facts."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    text = str(value).strip()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(line.startswith("- ") for line in lines):
        return [line[2:].strip() for line in lines]
    return text
