"""The columns (or rows) of years in a document, and which year each stands for."""

import re
from collections import defaultdict
from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.outline import Cell
from assistant.documents.printed import is_label
from assistant.documents.tables import Slot
from assistant.text.sentences import normalise

_YEAR = re.compile(r"(20\d\d)(?:\.12|年)?(?:年?[度末底])?(?:12月(?:31日)?)?[度末底]?(?:\(.*\))?")
_OPEN = re.compile(r"(?:20)?[*x×_]{0,2}年[度末底]?(?:\(.*\))?")


class Years:
    """The heads of the years, side by side or one below the other; an open one (20**年) has no year until assigned."""

    def __init__(self, cells: Sequence[Cell], label: str) -> None:
        self._cells = _heads(cells, label)
        self.across = len({cell.row for cell in self._cells}) <= 1
        """Whether each year is a column; else each is a row."""
        self._assigned: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self._cells)

    def assign(self, years: Sequence[int]) -> None:
        """The latest years take the open heads from the last; a head that prints its year keeps it."""
        self._assigned = tuple(years)

    @property
    def years(self) -> tuple[int | None, ...]:
        """The year of each head: printed, else assigned."""
        assigned = {id(cell.slot.tc): year for cell, year in self.assigned()}
        return tuple(year_of(cell.slot.text) or assigned.get(id(cell.slot.tc)) for cell in self._cells)

    def assigned(self) -> list[tuple[Cell, int]]:
        """The open heads with the years assigned to them."""
        still_open = [cell for cell in self._cells if year_of(cell.slot.text) is None]
        printed = {year_of(cell.slot.text) for cell in self._cells}
        years = [year for year in self._assigned if year not in printed]
        return list(zip(reversed(still_open), reversed(years), strict=False))

    def figure(self, label: Cell, position: int) -> Slot | None:
        """The slot of an indicator for the year at `position`."""
        if position >= len(self._cells) or label.grid is not self._cells[0].grid:
            return None
        head = self._cells[position]
        if self.across:
            return label.grid.covering(label.row, head.slot)
        return label.grid.covering(head.row, label.slot)

    @property
    def elements(self) -> tuple[BaseOxmlElement, ...]:
        """The cells of the heads."""
        return tuple(cell.slot.tc for cell in self._cells)


def year_of(text: str) -> int | None:
    """The year that a head prints, None for any other text and an open head."""
    found = _YEAR.fullmatch(normalise(text))
    return int(found[1]) if found else None


def _heads(cells: Sequence[Cell], label: str) -> list[Cell]:
    """The row with the most heads of years; else the column; a single one only beside the label of the years."""
    rows: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    columns: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        if year_of(cell.slot.text) is not None or _OPEN.fullmatch(normalise(cell.slot.text)):
            rows[id(cell.grid), cell.row].append(cell)
            columns[id(cell.grid), cell.slot.start].append(cell)
    for groups in (rows, columns):
        best = max(groups.values(), key=len, default=[])
        if len(best) > 1:
            return best
    single = [found[0] for found in rows.values()]
    return [cell for cell in single if any(is_label(slot.text, label) for slot in cell.left)][:1]
