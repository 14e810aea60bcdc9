"""Labels in a row above their values, several a row, laid as rows: owner | label | value."""

import copy
from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.printed import bare, label_before_colon, spellings
from assistant.documents.relaid.build import new_cell, new_row
from assistant.documents.tables import CELLS, Grid, Slot
from assistant.documents.whereabouts import Whereabouts

_FEWEST = 2


class Above:
    """Lays out the rows of labels of one document."""

    def __init__(self, labels: FormLabels, where: Whereabouts) -> None:
        self._labels = labels
        self._where = where
        self._fields = frozenset(bare(item.label) for item in labels.within(""))

    def lay(self, grid: Grid) -> None:
        """Lay out the rows of a table whose labels stand above their values."""
        row = 0
        gone: list[BaseOxmlElement] = []
        while row + 1 < len(grid.rows):
            count = _merged_before(grid.rows[row], grid.rows[row + 1])
            if self._is_above(grid, row, count):
                gone.extend(self._lay_row(grid, row, count))
                row += 1
            row += 1
        for tr in gone:
            if tr.getparent() is not None:
                tr.getparent().remove(tr)

    def _is_above(self, grid: Grid, row: int, count: int) -> bool:
        """Whether a row prints nothing but labels of fields, and the next nothing but values, in cells as wide."""
        heads, values = grid.rows[row][count:], grid.rows[row + 1][count:]
        if len(heads) < _FEWEST or [(s.start, s.end) for s in heads] != [(s.start, s.end) for s in values]:
            return False
        if any(slot.continues for slot in values) or self._is_list(grid, row + 1, count):
            return False
        # labels with their values between them never begin and end a row, so one unknown among them is a label too
        printed = all(self._prints(slot, self._fields) for slot in (heads[0], heads[-1]))
        return printed and not any(self._prints(slot, self._labels.all) for slot in values)

    def _is_list(self, grid: Grid, row: int, count: int) -> bool:
        """Whether the row below one of values holds further values for the same heads."""
        below = grid.rows[row + 1] if row + 1 < len(grid.rows) else ()
        alike = [(slot.start, slot.end) for slot in grid.rows[row][count:]]
        under = [slot for slot in below if (slot.start, slot.end) in alike]
        if any(slot.continues for slot in under):
            return True
        written = any(slot.text.strip() for slot in under)
        return len(under) == len(alike) and written and not any(self._is_known(slot) for slot in below)

    def _is_known(self, slot: Slot) -> bool:
        """Whether a slot prints a label, alone or before its value."""
        return self._prints(slot, self._labels.all) or label_before_colon(slot.text) in self._labels.all

    def _lay_row(self, grid: Grid, row: int, count: int) -> Iterator[BaseOxmlElement]:
        """Put a row for each pair before the row of labels; gives the rows that are laid out with that."""
        heads, values = grid.rows[row][count:], grid.rows[row + 1][count:]
        before = grid.trs[row]
        leading = [grid.trs[at].xpath(CELLS)[:count] for at in (row, row + 1)]
        for number, (head, value) in enumerate(zip(heads, values, strict=True)):
            cells = leading[number] if number < len(leading) else copy.deepcopy(leading[-1])
            owner = self._owner(grid, row, head)
            printed = [text for text in (owner, head.text) if text]
            before.addprevious(
                new_row([*cells, *(new_cell(text, value.tc, self._where) for text in printed), value.tc])
            )
        yield from (before, grid.trs[row + 1])
        if row and all(self._is_spent(slot, heads) for slot in grid.rows[row - 1]):
            yield grid.trs[row - 1]

    def _owner(self, grid: Grid, row: int, head: Slot) -> str:
        """The owner's label above a column head, or beside the row of heads."""
        above = grid.covering(row - 1, head) if row and not head.continues else None
        return above.text if above is not None and self._prints(above, self._labels.owners) else ""

    def _is_spent(self, slot: Slot, heads: Sequence[Slot]) -> bool:
        """Whether a slot above the column heads says nothing that the rows laid out do not say."""
        return self._prints(slot, self._labels.owners) or any(slot.tc is head.tc for head in heads)

    def _prints(self, slot: Slot, labels: frozenset[str]) -> bool:
        return any(found in labels for found in spellings(slot.text))


def _merged_before(upper: Sequence[Slot], lower: Sequence[Slot]) -> int:
    """How many cells at the head of two rows are merged over both."""
    pairs = zip(upper, lower, strict=False)
    return next((at for at, (one, two) in enumerate(pairs) if one.tc is not two.tc), 0)
