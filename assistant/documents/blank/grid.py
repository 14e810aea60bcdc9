"""Tables as forms have them: fixed columns whose widths are written both on the grid and on every cell.

A row is a list of boxes; each box names the grid line it runs up to, counted in columns from the left, so
that rows of different cuts share one grid. WPS lays a table out by the grid, Word by the cells: both agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docx.document import Document as DocumentType
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Twips
from docx.table import Table, _Cell

from assistant.documents.blank import footnotes, styles

LEFT = WD_ALIGN_PARAGRAPH.LEFT
CENTER = WD_ALIGN_PARAGRAPH.CENTER


@dataclass(frozen=True)
class Box:
    """One printed cell."""

    text: str
    """One paragraph per line."""
    to: int
    """The grid line of its right edge."""
    align: WD_ALIGN_PARAGRAPH = CENTER
    style: str = styles.CELL
    note: int | None = None
    """The footnote whose mark ends the text."""
    joins: bool = False
    """Whether it continues the box above it."""


@dataclass(frozen=True)
class Row:
    """Boxes from left to right, at least `height` millimetres high."""

    boxes: tuple[Box, ...]
    height: float = 8.0
    repeats: bool = False
    """Whether it is printed again on each page of the table."""
    splits: bool = True
    """Whether it may run over a page's end."""
    leads: bool = False
    """Whether it stays on one page with the row below."""


def columns(cuts: Sequence[float], total: int) -> tuple[int, ...]:
    """Column widths in twips between `cuts`, which are in any one unit; the widths sum to `total`."""
    lines = [round(cut * total / cuts[-1]) for cut in (0, *cuts)]
    return tuple(right - left for left, right in pairwise(lines))


def draw(document: DocumentType, widths: Sequence[int], rows: Sequence[Row]) -> Table:
    """Append a table of `rows` to `document`; `widths` are its grid columns in twips."""
    table: Table = document.add_table(rows=len(rows), cols=len(widths))
    _set_properties(table, sum(widths))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
        for cell in column.cells:
            cell.width = Twips(width)
    for index, row in enumerate(rows):
        _draw_row(table, index, row)
    return table


def _set_properties(table: Table, width: int) -> None:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    xml = (
        f'<w:tblPr {nsdecls("w")}><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:top w:w="28" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    table._tbl.replace(table._tbl.tblPr, parse_xml(xml))


def _draw_row(table: Table, index: int, row: Row) -> None:
    drawn = table.rows[index]
    drawn.height, drawn.height_rule = Mm(row.height), WD_ROW_HEIGHT_RULE.AT_LEAST
    if row.repeats:
        drawn._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if not row.splits:
        drawn._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    start = 0
    for box in row.boxes:
        cell = drawn.cells[start].merge(drawn.cells[box.to - 1])
        if box.joins:
            table.cell(index - 1, start).merge(cell)
        else:
            _write(cell, box, leads=row.leads)
        start = box.to


def _write(cell: _Cell, box: Box, *, leads: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for index, line in enumerate(box.text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.style = box.style
        paragraph.alignment = box.align
        if leads:
            paragraph.paragraph_format.keep_with_next = True
        if line:
            styles.write(paragraph, line)
    if box.note is not None:
        footnotes.mark(cell.paragraphs[-1], box.note)
