"""附表2 as one table with a column that says the category of each row, laid as the form's blocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.printed import begins, is_label
from assistant.documents.relaid.build import new_cell, new_row, new_table
from assistant.documents.tables import CELLS, Grid, Slot
from assistant.documents.whereabouts import Whereabouts

_HEADS = 3
"""Column heads that the head of the whole table must print."""

_INNER_HEADS = 2
"""Column heads of a block that a row inside must print to be the block's own head."""

_FEWEST = 2
"""Rows with a category that make a column one of categories."""


@dataclass(frozen=True)
class _Columns:
    head: int
    """The row of the heads."""

    category: Slot
    instance: Slot | None
    """None where the instance has no column of its own."""

    @property
    def apart(self) -> tuple[int, ...]:
        """Where the columns begin that are none of a block's."""
        return tuple(slot.start for slot in (self.category, self.instance) if slot is not None)


def lay_categories(grid: Grid, labels: FormLabels, where: Whereabouts) -> None:
    """Lay out a table of categories; any other stays as it is, and so does a row of no known category."""
    columns = _columns(grid, labels)
    if columns is None:
        return
    tbl = new_table(grid.tbl, where)
    for tr in _Laid(grid, columns, labels, where).rows():
        tbl.append(tr)
    grid.tbl.addnext(tbl)
    head = grid.trs[columns.head]
    head.getparent().remove(head)


def _columns(grid: Grid, labels: FormLabels) -> _Columns | None:
    """The head row with its columns of categories and instances; None where no column holds categories."""
    for row, slots in enumerate(grid.rows):
        if max(_count_heads(slots, block, labels) for block in labels.blocks) >= _HEADS:
            category = next((slot for slot in slots if _holds_categories(grid, row, slot, labels)), None)
            instance = next((slot for slot in slots if is_label(slot.text, labels.instance)), None)
            return _Columns(row, category, instance) if category is not None else None
    return None


def _count_heads(slots: Sequence[Slot], block: str, labels: FormLabels) -> int:
    return len(set(filter(None, (labels.column_of(block, slot.text) for slot in slots))))


def _holds_categories(grid: Grid, head: int, column: Slot, labels: FormLabels) -> bool:
    """Whether the cells below a head say categories; a head that is one itself owns its rows, as the form has it."""
    if column.continues or labels.block_of(column.text):
        return False
    below = (grid.covering(row, column) for row in range(head + 1, len(grid.rows)))
    return len([slot for slot in below if slot is not None and labels.block_of(slot.text)]) >= _FEWEST


class _Laid:
    """The rows of one such table as the form has them."""

    def __init__(self, grid: Grid, columns: _Columns, labels: FormLabels, where: Whereabouts) -> None:
        self._grid = grid
        self._columns = columns
        self._labels = labels
        self._where = where
        self._all: list[list[BaseOxmlElement]] = [tr.xpath(CELLS) for tr in grid.trs]
        """The cells of each row, before any of them is moved."""

    def rows(self) -> list[BaseOxmlElement]:
        """All rows: an instance, then the head and the rows of each block."""
        found: list[BaseOxmlElement] = []
        owner: BaseOxmlElement | None = None
        block = ("", self._columns.head)
        for row in range(self._columns.head + 1, len(self._grid.rows)):
            if self._is_head_again(row):
                self._drop(row)
                continue
            if begins(self._grid.rows[row][0].text, self._labels.instance):
                found.append(self._grid.trs[row])
                block = ("", self._columns.head)
                continue
            part = self._part(row)
            head = self._head(row, part, block[1] if block[0] == part else self._columns.head)
            if not part or _count_heads(self._own(head), part, self._labels) < _INNER_HEADS:
                continue
            instance = self._instance(row)
            if instance is not None and instance is not owner:
                owner, block = instance, ("", self._columns.head)
                found.append(new_row([new_cell(self._labels.instance, owner, self._where), owner]))
            if block != (part, head):
                block = (part, head)
                found.append(new_row(self._heads(head, part)))
            if head != row:
                found.append(new_row(self._cells(row)))
            self._drop(row)
        return found

    def _is_head_again(self, row: int) -> bool:
        """Whether a row prints the heads of the table once more, on the next page."""
        again, first = ([slot.text for slot in self._grid.rows[at]] for at in (row, self._columns.head))
        return again == first

    def _part(self, row: int) -> str:
        """The block that a row's category says; empty for none."""
        slot = self._grid.covering(row, self._columns.category)
        return self._labels.block_of(slot.text) if slot is not None else ""

    def _instance(self, row: int) -> BaseOxmlElement | None:
        column = self._columns.instance
        slot = self._grid.covering(row, column) if column is not None else None
        return slot.tc if slot is not None else None

    def _head(self, row: int, part: str, above: int) -> int:
        """The row that prints the heads for a row of a block: its own, else the one above it."""
        own = _count_heads(self._own(row), part, self._labels) if part else 0
        return row if own >= _INNER_HEADS else above

    def _heads(self, head: int, part: str) -> list[BaseOxmlElement]:
        found: list[BaseOxmlElement] = []
        for slot, tc in zip(self._own(head), self._cells(head), strict=True):
            made = new_cell(self._labels.column_of(part, slot.text) or slot.text, tc, self._where)
            for span in tc.xpath("./w:tcPr/w:gridSpan/@w:val"):
                made.get_or_add_tcPr().get_or_add_gridSpan().val = int(span)
            found.append(made)
        return found

    def _own(self, row: int) -> list[Slot]:
        """The slots of a row beside the instance and the category."""
        return [slot for slot in self._grid.rows[row] if slot.start not in self._columns.apart]

    def _cells(self, row: int) -> list[BaseOxmlElement]:
        cells = zip(self._grid.rows[row], self._all[row], strict=True)
        return [tc for slot, tc in cells if slot.start not in self._columns.apart]

    def _drop(self, row: int) -> None:
        """Take out what is left of a row: its category, and the lower parts of merged cells."""
        tr = self._grid.trs[row]
        tr.getparent().remove(tr)
