"""Tables with a row for each key: finding their rows, and making room for more."""

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.printed import is_label
from assistant.documents.tables import CELLS, PARAGRAPHS, Grid, Slot, cell_text

_IDENTITY = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ENDS = ("。", "！", "？", "；", ".", "!", "?", ";")
_FEW = 2
"""Columns up to which the text of a nameless row is the end of the row above."""

Columns = Mapping[str, str]
"""Key of a field → its printed column head."""


@dataclass(frozen=True)
class Rows:
    """A head row and the rows under it."""

    grid: Grid
    head: int
    columns: Mapping[str, Slot]
    body: tuple[tuple[int, ...], ...]
    """Each row with those that it goes on in, where an office cut it at the end of a page."""

    serial: str = ""
    """Key of the column of running numbers."""

    def slot(self, position: int, key: str) -> Slot | None:
        """The slot of a column in the row at `position` of the body."""
        return next(self.slots(position, key), None)

    def slots(self, position: int, key: str) -> Iterator[Slot]:
        """The slots of a column in the row at `position` and in those that it goes on in."""
        if key in self.columns and position < len(self.body):
            for row in self.body[position]:
                if (slot := self.grid.covering(row, self.columns[key])) is not None:
                    yield slot

    @property
    def numbers(self) -> tuple[Slot, ...]:
        """The slots of the column that is not a field's: the running numbers."""
        column = self.columns.get(self.serial)
        covering = (self.grid.covering(row, column) for rows in self.body for row in rows) if column else ()
        return tuple(slot for slot in covering if slot is not None)

    def filled(self) -> tuple[int, ...]:
        """Positions of the rows in which something stands; running numbers do not count."""
        keys = [key for key in self.columns if key != self.serial]
        return tuple(
            position
            for position in range(len(self.body))
            if any(holds(slot) for key in keys for slot in self.slots(position, key))
        )

    def make_room(self, count: int) -> None:
        """Add rows like the last until there are `count`; the table must be read anew afterwards."""
        trs = self.grid.trs
        used = [trs[row] for rows in self.body[:count] for row in rows]
        for tr in used:
            _free(tr)
        last = trs[self.body[-1][-1] if self.body else self.head]
        for _ in range(count - len(self.body)):
            added = blank_copy(last)
            _free(added)
            last.addnext(added)
            last = added


@dataclass(frozen=True)
class RowKind:
    """How the table with a row for each key is printed."""

    columns: Columns
    serial: str
    """Head of the column of running numbers."""

    example: str
    """What that column says of the printed example row."""

    names: tuple[str, ...]
    """Keys of the columns that name a row; one without a name and number may be the end of the row above."""


def find_rows(
    grids: Sequence[Grid], kind: RowKind, is_example: Callable[[Sequence[str]], bool]
) -> list[Rows]:
    """The tables with a row that prints at least half of the column heads.

    `is_example` says of the texts of a row that is marked as the example whether it still is one.
    """
    found: list[Rows] = []
    for grid in grids:
        scores = [len(columns_of(grid, row, kind.columns)) for row in range(len(grid.rows))]
        head = scores.index(max(scores)) if scores else 0
        if not scores or 2 * scores[head] < len(kind.columns):
            continue
        columns = columns_of(grid, head, {**kind.columns, kind.serial: kind.serial})
        body = (
            row
            for row in range(head + 1, len(grid.rows))
            if 2 * scores[row] < len(kind.columns)
            and not (
                _is_marked(grid, row, kind.example) and is_example([slot.text for slot in grid.rows[row][1:]])
            )
        )
        found.append(Rows(grid, head, columns, _joined(grid, columns, body, kind), kind.serial))
    return found


def drop_examples(rows: Rows, example: str) -> None:
    """Remove the printed example rows: what is handed in holds the enterprise's own rows only."""
    for row in range(rows.head + 1, len(rows.grid.rows)):
        if _is_marked(rows.grid, row, example):
            tr = rows.grid.trs[row]
            tr.getparent().remove(tr)


def repeat_head(rows: Rows) -> None:
    """Let the head be printed again on every page of the table."""
    properties = rows.grid.trs[rows.head].get_or_add_trPr()
    if properties.find(qn("w:tblHeader")) is None:
        properties.append(OxmlElement("w:tblHeader"))


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
    without_identity(copied)
    return copied


def _joined(
    grid: Grid, columns: Mapping[str, Slot], body: Iterator[int], kind: RowKind
) -> tuple[tuple[int, ...], ...]:
    """The rows, each with those that it goes on in."""
    found: list[tuple[int, ...]] = []
    for row in body:
        if found and _goes_on(grid, found[-1][-1], row, columns, kind):
            found[-1] = (*found[-1], row)
        else:
            found.append((row,))
    return tuple(found)


def _goes_on(grid: Grid, above: int, row: int, columns: Mapping[str, Slot], kind: RowKind) -> bool:
    """Whether a row without number and name ends what the row above it left unfinished."""
    slots = {key: grid.covering(row, column) for key, column in columns.items()}
    names = [slots[key] for key in (kind.serial, *kind.names) if key in slots]
    if not names or any(slot is None or slot.continues or slot.text.strip() for slot in names):
        return False
    pairs = [
        (upper.text.strip(), slot.text.strip())
        for key, slot in slots.items()
        if slot is not None
        and not slot.continues
        and slot.text.strip()
        and (upper := grid.covering(above, columns[key])) is not None
    ]
    if not pairs or not all(upper for upper, _ in pairs):
        return False
    return len(pairs) <= _FEW or not all(upper.endswith(_ENDS) for upper, _ in pairs)


def holds(slot: Slot) -> bool:
    """Whether something stands in a slot of its own, and not in one merged with those above."""
    if slot.continues:
        return False
    return bool(slot.text.strip()) or bool(slot.tc.xpath(".//w:drawing | .//w:pict | .//w:tbl"))


def _free(tr: BaseOxmlElement) -> None:
    """Let a row be filled by itself: no head of the page, no cell merged over rows."""
    for unwanted in tr.xpath("./w:trPr/w:tblHeader | ./*/w:tcPr/w:vMerge"):
        unwanted.getparent().remove(unwanted)


def _is_marked(grid: Grid, row: int, example: str) -> bool:
    return bool(grid.rows[row]) and is_label(grid.rows[row][0].text, example)


def without_identity(element: BaseOxmlElement) -> None:
    """A copy must not carry the ids and bookmarks of what it was copied from."""
    for node in element.iter():
        for name in ("paraId", "textId"):
            node.attrib.pop(f"{_IDENTITY}{name}", None)
    for mark in list(element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
