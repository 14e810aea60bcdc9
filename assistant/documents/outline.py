"""A document cut into sections at its printed heads, and every cell of its tables by its bare label."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.printed import bare, begins, label_before_colon, spellings
from assistant.documents.tables import Grid, Slot, paragraph_text

_BLOCKS = "./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p | ./w:sdt/w:sdtContent/w:tbl"
_INNER = "./w:tbl | ./w:sdt/w:sdtContent/w:tbl"
_TABLE_HEAD = re.compile(r"附\s*表\s*[\d一二三](?!.*。$)")
_LONGEST_HEAD = 30
_TELLING = 2
"""Labels of the form that a table inside a cell must print to be a part of the form."""


@dataclass(frozen=True)
class Cell:
    """A slot with where it stands: the section is the bare label of the last head above it, empty before the first."""

    grid: Grid
    row: int
    slot: Slot
    section: str
    holder: "Cell | None" = None
    """The cell that holds its table, for a table inside another."""

    @property
    def right(self) -> tuple["Cell", ...]:
        """The cells to its right."""
        return tuple(self._at(slot) for slot in self.grid.rows[self.row] if slot.start >= self.slot.end)

    @property
    def left(self) -> tuple[Slot, ...]:
        """The slots to its left; one that is empty at the head of its row stands for the one above it.

        In a table inside another those of the cell that holds it come first, and that cell too.
        """
        outer = (*self.holder.left, self.holder.slot) if self.holder is not None else ()
        return (*outer, *self._left_here)

    @property
    def _left_here(self) -> tuple[Slot, ...]:
        found: list[Slot] = []
        for slot in self.grid.rows[self.row]:
            if slot.start >= self.slot.start:
                break
            opens = all(not before.text.strip() for before in found)
            found.append(self._shown_above(slot) if opens and not slot.text.strip() else slot)
        return tuple(found)

    @property
    def below(self) -> "Cell | None":
        """The cell under it."""
        row = self.row + 1
        slot = self.grid.covering(row, self.slot) if row < len(self.grid.rows) else None
        return Cell(self.grid, row, slot, self.section, self.holder) if slot is not None else None

    def _at(self, slot: Slot) -> "Cell":
        return Cell(self.grid, self.row, slot, self.section, self.holder)

    def _shown_above(self, slot: Slot) -> Slot:
        for row in range(self.row - 1, -1, -1):
            above = next((other for other in self.grid.rows[row] if other.start == slot.start), None)
            if above is None or above.text.strip():
                return above if above is not None and above.end == slot.end else slot
        return slot


class Outline:
    """The tables and paragraphs of a document in reading order.

    `heads`: bare labels that open a section, in a table or above it. `telling`: bare labels by which a table inside
    a cell is known for a part of the form. `known`: tables read before and not changed since; those read now are
    added to it.
    """

    def __init__(
        self,
        document: DocumentType,
        heads: Collection[str],
        telling: Collection[str] = (),
        known: dict[BaseOxmlElement, Grid] | None = None,
    ) -> None:
        self._heads = frozenset(heads)
        self._telling = frozenset(telling)
        self._known = {} if known is None else known
        self.blocks: list[BaseOxmlElement] = document.element.body.xpath(_BLOCKS)
        self.grids: list[Grid] = []
        self._section = ""
        self.cells: list[Cell] = list(self._walk())
        self._by_label: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            for spelling in spellings(cell.slot.text):
                self._by_label[spelling].append(cell)
        self.sections = {cell.section for cell in self.cells}

    def labelled(self, label: str) -> list[Cell]:
        """The cells that print a label and nothing else, top to bottom."""
        return self._by_label.get(bare(label), [])

    def begun_by(self, label: str) -> list[Cell]:
        """The cells that print a label before a value, top to bottom."""
        return [cell for cell in self.cells if begins(cell.slot.text, label)]

    @cached_property
    def paragraphs(self) -> list[BaseOxmlElement]:
        """The paragraphs between the tables."""
        return [block for block in self.blocks if block.tag == qn("w:p")]

    def heading(self, label: str) -> BaseOxmlElement | None:
        """The paragraph that prints a label: nothing else, or else the first with a value behind it."""
        wanted = bare(label)
        exact = [p for p in self.paragraphs if bare(paragraph_text(p)) == wanted]
        behind = (p for p in self.paragraphs if begins(paragraph_text(p).strip(), label))
        return next(iter((*exact, *behind)), None)

    def under(self, heading: BaseOxmlElement, stops: Collection[str]) -> tuple[BaseOxmlElement, ...]:
        """The paragraphs after a heading, up to the next of `stops` (bare labels), a table or a section's end."""
        found: list[BaseOxmlElement] = []
        for block in self.until(heading, stops, lambda tbl: True):
            if block.xpath("./w:pPr/w:sectPr"):
                break
            found.append(block)
        return tuple(found)

    def until(
        self, heading: BaseOxmlElement, stops: Collection[str], ends: Callable[[BaseOxmlElement], bool]
    ) -> Iterator[BaseOxmlElement]:
        """The paragraphs and tables after a heading, up to the next of `stops` (bare labels) or a table that `ends`."""
        for block in self.blocks[self.blocks.index(heading) + 1 :]:
            if (block.tag == qn("w:tbl") and ends(block)) or (
                block.tag == qn("w:p") and _stops(block, stops)
            ):
                return
            yield block

    def _walk(self) -> Iterator[Cell]:
        for block in self.blocks:
            if block.tag == qn("w:p"):
                self._enter([paragraph_text(block)])
            else:
                yield from self._walk_table(self._grid(block), None)

    def _walk_table(self, grid: Grid, holder: Cell | None) -> Iterator[Cell]:
        self.grids.append(grid)
        for row, slots in enumerate(grid.rows):
            self._enter([slot.text for slot in slots])
            for slot in slots:
                if slot.continues:
                    continue
                cell = Cell(grid, row, slot, self._section, holder)
                yield cell
                for tbl in slot.tc.xpath(_INNER):
                    if self._tells(inner := self._grid(tbl)):
                        yield from self._walk_table(inner, cell)

    def _grid(self, tbl: BaseOxmlElement) -> Grid:
        return self._known.setdefault(tbl, self._known.get(tbl) or Grid(tbl))

    def _tells(self, grid: Grid) -> bool:
        """Whether a table inside a cell is a part of the form."""
        printed = {bare(slot.text) for slots in grid.rows for slot in slots}
        return len(printed & self._telling) >= _TELLING

    def _enter(self, texts: list[str]) -> None:
        """Open the section whose head one of the texts prints; else the one that was open goes on."""
        found = (bare(text) for text in texts)
        self._section = next((text for text in found if text in self._heads), self._section)


def _stops(p: BaseOxmlElement, stops: Collection[str]) -> bool:
    """Whether a paragraph prints one of the stops, or is the head of a table of the form, however it goes on."""
    shown = paragraph_text(p).strip()
    printed = (bare(shown), label_before_colon(shown))
    return any(label in stops for label in printed if label) or bool(
        _TABLE_HEAD.match(shown) and len(shown) < _LONGEST_HEAD
    )
