"""Parts that repeat: a table with a row for each key, and tables copied whole, with blocks of rows inside."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.printed import begins, is_label
from assistant.documents.tables import CELLS, PARAGRAPHS, Grid, Slot, cell_text

_IDENTITY = "{http://schemas.microsoft.com/office/word/2010/wordml}"

Columns = Mapping[str, str]
"""Key of a field → its printed column head."""


@dataclass(frozen=True)
class Rows:
    """A head row and the rows under it."""

    grid: Grid
    head: int
    columns: Mapping[str, Slot]
    body: tuple[int, ...]

    def slot(self, position: int, key: str) -> Slot | None:
        """The slot of a column in the row at `position` of the body."""
        if key not in self.columns or position >= len(self.body):
            return None
        return self.grid.covering(self.body[position], self.columns[key])

    def filled(self, apart_from: str = "") -> tuple[int, ...]:
        """Positions of the rows in which something stands; the column `apart_from` does not count."""
        keys = [key for key in self.columns if key != apart_from]
        return tuple(
            position
            for position in range(len(self.body))
            if any((slot := self.slot(position, key)) and slot.text.strip() for key in keys)
        )

    def make_room(self, count: int) -> None:
        """Add rows like the last until there are `count`; the table must be read anew afterwards."""
        trs = self.grid.trs
        used = [trs[row] for row in self.body[:count]]
        for tr in used:
            _free(tr)
        last = trs[self.body[-1] if self.body else self.head]
        for _ in range(count - len(self.body)):
            added = blank_copy(last)
            _free(added)
            last.addnext(added)
            last = added


@dataclass(frozen=True)
class Copy:
    """One copy of a table that is repeated whole: some rows of a grid."""

    grid: Grid
    rows: tuple[int, ...]

    def labelled(self, label: str) -> tuple[int, Slot] | None:
        """The row and slot that print a label, perhaps with a value behind it."""
        return next(
            (
                (row, slot)
                for row in self.rows
                for slot in self.grid.rows[row]
                if not slot.continues and begins(slot.text, label)
            ),
            None,
        )

    def block(self, columns: Columns, heads: Sequence[str]) -> Rows | None:
        """The rows under the head of `columns`, up to the next of `heads` (first columns of all blocks)."""
        found = self.labelled(next(iter(columns.values())))
        if found is None:
            return None
        head = found[0]
        body: list[int] = []
        for row in self.rows:
            if row > head and any(is_label(self.grid.rows[row][0].text, other) for other in heads):
                break
            if row > head:
                body.append(row)
        return Rows(self.grid, head, columns_of(self.grid, head, columns), tuple(body))


def find_rows(grids: Sequence[Grid], columns: Columns, serial: str, example: str) -> Rows | None:
    """The table whose head row prints most of `columns`, at least half of them."""
    best: tuple[int, Grid, int] | None = None
    for grid in grids:
        for row in range(len(grid.rows)):
            score = len(columns_of(grid, row, columns))
            if 2 * score >= len(columns) and (best is None or score > best[0]):
                best = (score, grid, row)
    if best is None:
        return None
    _, grid, head = best
    body = (row for row in range(head + 1, len(grid.rows)) if not _is_example(grid, row, example))
    return Rows(grid, head, columns_of(grid, head, {**columns, serial: serial}), tuple(body))


def drop_examples(rows: Rows, example: str) -> None:
    """Remove the printed example rows: what is handed in holds the enterprise's own rows only."""
    for row in range(rows.head + 1, len(rows.grid.rows)):
        if _is_example(rows.grid, row, example):
            tr = rows.grid.trs[row]
            tr.getparent().remove(tr)


def repeat_head(rows: Rows) -> None:
    """Let the head be printed again on every page of the table."""
    properties = rows.grid.trs[rows.head].get_or_add_trPr()
    if properties.find(qn("w:tblHeader")) is None:
        properties.append(OxmlElement("w:tblHeader"))


def find_copies(grids: Sequence[Grid], instance: str, heads: Sequence[str]) -> list[Copy]:
    """The copies of the table of blocks: a new one begins with each row that prints `instance`."""
    found: list[Copy] = []
    for grid in grids:
        printed = [row for row, slots in enumerate(grid.rows) if slots and _opens(slots, (*heads,))]
        if 2 * len(printed) < len(heads):
            continue
        starts = [row for row, slots in enumerate(grid.rows) if slots and _opens(slots, (instance,))] or [0]
        ends = [*starts[1:], len(grid.rows)]
        found.extend(Copy(grid, tuple(range(start, end))) for start, end in zip(starts, ends, strict=True))
    return found


def add_copies(copies: Sequence[Copy], count: int) -> None:
    """Copy the first copy's table behind the last until there are `count`; the document must be read anew afterwards.

    Word runs neighbouring tables together, so a paragraph stands between them.
    """
    first = copies[0]
    last = copies[-1].grid.tbl
    for _ in range(count - len(copies)):
        table = copy.deepcopy(first.grid.tbl)
        for row, tr in enumerate(Grid(table).trs):
            if row not in first.rows:
                tr.getparent().remove(tr)
        _without_identity(table)
        between = _gap_paragraph()
        last.addnext(between)
        between.addnext(table)
        last = table


def columns_of(grid: Grid, row: int, columns: Columns) -> dict[str, Slot]:
    """The slots of a row that print the heads of `columns`."""
    found: dict[str, Slot] = {}
    for key, label in columns.items():
        slot = next((slot for slot in grid.rows[row] if is_label(slot.text, label)), None)
        if slot is not None:
            found[key] = slot
    return found


def blank_copy(tr: BaseOxmlElement) -> BaseOxmlElement:
    """A copy of a row with nothing in its cells, the look of their first paragraphs kept."""
    copied = copy.deepcopy(tr)
    for tc in copied.xpath(CELLS):
        if cell_text(tc).strip():
            first, *others = tc.xpath(PARAGRAPHS)
            for child in [*first[:], *others]:
                if child.tag != qn("w:pPr"):
                    child.getparent().remove(child)
    _without_identity(copied)
    return copied


def _free(tr: BaseOxmlElement) -> None:
    """Let a row be filled by itself: no head of the page, no cell merged over rows."""
    for unwanted in tr.xpath("./w:trPr/w:tblHeader | ./*/w:tcPr/w:vMerge"):
        unwanted.getparent().remove(unwanted)


def _is_example(grid: Grid, row: int, example: str) -> bool:
    return bool(grid.rows[row]) and is_label(grid.rows[row][0].text, example)


def _opens(slots: tuple[Slot, ...], labels: tuple[str, ...]) -> bool:
    return any(begins(slots[0].text, label) for label in labels)


def _without_identity(element: BaseOxmlElement) -> None:
    """A copy must not carry the ids and bookmarks of what it was copied from."""
    for node in element.iter():
        for name in ("paraId", "textId"):
            node.attrib.pop(f"{_IDENTITY}{name}", None)
    for mark in list(element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)


def _gap_paragraph() -> BaseOxmlElement:
    p = OxmlElement("w:p")
    properties = p.get_or_add_pPr()
    spacing = OxmlElement("w:spacing")
    for name, value in (("line", "320"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    properties.append(spacing)
    return p
