"""Where the value of a printed label stands: to its right, behind it, or below it."""

import re
from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.outline import Cell
from assistant.documents.places import CellPlace, Place
from assistant.documents.printed import bare, begins, is_label, is_printed, label_before_colon, label_end
from assistant.documents.tables import Slot, cell_width
from assistant.forms.fields import FormField
from assistant.text.sentences import normalise


class Beside:
    """Finds values beside labels; `annex`: whose printed words are no values."""

    def __init__(self, labels: FormLabels, annex: int) -> None:
        self._labels = labels
        self._annex = annex

    def is_label(self, slot: Slot) -> bool:
        """Whether a slot prints a label of the form, alone or with its value behind a colon."""
        return bare(slot.text) in self._labels.all or label_before_colon(slot.text) in self._labels.beside

    def right_of(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells to the right of a label, up to the next label."""
        found: list[Cell] = []
        for right in cell.right:
            if self.is_label(right.slot):
                break
            found.append(right)
        return tuple(found)

    def is_value(self, cell: Cell) -> bool:
        """Whether a cell holds the text that the label to its left, or alone above it, asks for."""
        row = cell.grid.rows[cell.row]
        above = cell.grid.rows[cell.row - 1] if cell.row else ()
        alone = above if len(row) == 1 == len(above) else ()
        text = next((slot.text for slot in (*cell.left[-1:], *alone)), "")
        if text.rstrip().endswith(("：", ":")) and bare(text) not in self._labels.narratives:
            return False  # a label whose own blank is behind its colon
        return bare(text) in self._labels.beside - self._labels.owners

    def holds_more(self, cell: Cell, item: FormField) -> bool:
        """Whether a cell that begins with a field's label holds other labels with their values behind it."""
        rest = normalise(cell.slot.text[label_end(cell.slot.text, item.label) or 0 :])
        found = (before.rstrip("*") for before in re.findall(r"([^:]+?)(?:\([^()]*\))*:", rest))
        return any(before.endswith(label) for before in found for label in self._labels.beside)

    def value_of(self, cell: Cell, item: FormField) -> Place:
        """The place of the value: to the label's right, else behind it, else below it."""
        values = _without_unit(self.right_of(cell), item)
        end = label_end(cell.slot.text, item.label) or len(cell.slot.text)
        if cell.slot.text[end:].strip() and not any(value.slot.text.strip() for value in values):
            return behind(cell, item)
        if values:
            cells = tuple(value.slot.tc for value in values)
            more = self._continued(cell, values[0]) if item.kind == "narrative" else ()
            return CellPlace(cells, _width(values[0]), "", more)
        below = [one for one in _rows_below(cell) if self._takes_value(cell, one)]
        written = (one for one in below if one.slot.text.strip())
        found = next(iter((*written, *below)), None)
        return whole(found) if found is not None else behind(cell, item)

    def under(self, cell: Cell, item: FormField) -> Place:
        """The place of the value of a column head: below it, or to its right where the heads stand below one another."""
        right = next((one for one in self.right_of(cell) if not self._is_head(one.slot)), None)
        below = cell.below
        if below is not None and (self.is_label(below.slot) or not _same_owner(cell, below)):
            below = None
        candidates = [one for one in (below, right) if one is not None]
        written = (one for one in candidates if one.slot.text.strip())
        found = next(iter((*written, *candidates)), None)
        return whole(found) if found is not None else behind(cell, item)

    def crossing(self, cell: Cell, owner: str) -> Place | None:
        """The place of the value where a column head meets the row of its owner, in a grid of people."""
        grid = cell.grid
        for row in range(cell.row + 1, len(grid.rows)):
            if any(bare(slot.text) in self._labels.heads for slot in grid.rows[row]):
                return None  # the owner of that name below belongs to another section
            heads = [slot for slot in grid.rows[row] if slot.end <= cell.slot.start]
            value = grid.covering(row, cell.slot)
            if value is not None and any(owns(slot, owner) for slot in heads):
                return whole(Cell(grid, row, value, cell.section, cell.holder))
        return None

    def _is_head(self, slot: Slot) -> bool:
        """Whether a slot is a column head, of this form or of another annex: 行业小类."""
        text = slot.text.strip()
        if any(begins(text, label) for label in self._labels.beside):
            return True
        return bool(text) and is_printed(text) and not any(map(str.isdigit, text))

    def _takes_value(self, cell: Cell, below: Cell) -> bool:
        """Whether the cell under a label that fills its row is there for the value."""
        alone = len(cell.grid.rows[cell.row]) == 1 == len(cell.grid.rows[below.row])
        text = below.slot.text.strip()
        taken = text and is_printed(text, self._annex) and not text.startswith(("（", "("))
        return alone and not below.slot.continues and not self.is_label(below.slot) and not taken

    def _continued(self, label: Cell, value: Cell) -> tuple[BaseOxmlElement, ...]:
        """The cells below that a text goes on in: beside the same label, or beside an empty one that was cut off it."""
        found: list[BaseOxmlElement] = []
        grid = label.grid
        for row in range(label.row + 1, len(grid.rows)):
            own, under = grid.covering(row, label.slot), grid.covering(row, value.slot)
            if not any(slot.text.strip() for slot in grid.rows[row] if not slot.continues):
                continue
            if own is None or under is None or own is under or not _goes_on(own, label.slot):
                break
            last = grid.rows[row][-1] == under
            same = (under.start, under.end) == (value.slot.start, value.slot.end) and not under.continues
            if not (last and same) or not under.text.strip() or self.is_label(under):
                break
            found.append(under.tc)
        return tuple(found)


def whole(cell: Cell) -> CellPlace:
    """All of a cell."""
    return CellPlace((cell.slot.tc,), _width(cell))


def behind(cell: Cell, item: FormField) -> CellPlace:
    """The rest of a cell behind the label that it prints."""
    return CellPlace((cell.slot.tc,), _width(cell), item.label)


def owns(slot: Slot, owner: str) -> bool:
    """Whether a slot prints the owner of a row; an office may print one of `法人代表/负责人` only."""
    if is_label(slot.text, owner):
        return True
    return bool({*bare(slot.text).split("/")} & {*bare(owner).split("/")})


def _without_unit(values: tuple[Cell, ...], item: FormField) -> tuple[Cell, ...]:
    """The cells without one that prints nothing but the field's unit: `生产效率提升* | % | 31.6`."""
    unit = normalise(item.nature.unit)
    kept = tuple(value for value in values if not unit or normalise(value.slot.text) != unit)
    return kept or values


def _width(cell: Cell) -> int:
    return cell_width(cell.slot.tc, cell.grid, cell.slot)


def _rows_below(cell: Cell) -> Iterator[Cell]:
    """The cells below one, down to the first that is not empty."""
    below = cell.below
    while below is not None:
        yield below
        below = below.below if not below.slot.text.strip() else None


def _goes_on(slot: Slot, above: Slot) -> bool:
    """Whether a slot is the lower part of one above, or was cut off it and is empty."""
    return slot.tc is above.tc if slot.continues else not slot.text.strip()


def _same_owner(cell: Cell, below: Cell) -> bool:
    """Whether the row under a column head still belongs to the head's owner."""
    owner, under = cell.left, below.left
    return bool(owner and under) and owner[0].text == under[0].text
