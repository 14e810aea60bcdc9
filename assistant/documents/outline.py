"""A document cut into sections at its printed heads, and every cell of its tables by its bare label."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.printed import bare, begins, spellings
from assistant.documents.tables import Grid, Slot, paragraph_text

_BLOCKS = "./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p | ./w:sdt/w:sdtContent/w:tbl"


@dataclass(frozen=True)
class Cell:
    """A slot with where it stands: the section is the bare label of the last head above it, empty before the first."""

    grid: Grid
    row: int
    slot: Slot
    section: str

    @property
    def right(self) -> tuple["Cell", ...]:
        """The cells to its right."""
        return tuple(self._at(slot) for slot in self.grid.rows[self.row] if slot.start >= self.slot.end)

    @property
    def left(self) -> tuple[Slot, ...]:
        """The slots to its left; one that is empty at the head of its row stands for the one above it."""
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
        return Cell(self.grid, row, slot, self.section) if slot is not None else None

    def _at(self, slot: Slot) -> "Cell":
        return Cell(self.grid, self.row, slot, self.section)

    def _shown_above(self, slot: Slot) -> Slot:
        for row in range(self.row - 1, -1, -1):
            above = next((other for other in self.grid.rows[row] if other.start == slot.start), None)
            if above is None or above.text.strip():
                return above if above is not None and above.end == slot.end else slot
        return slot


class Outline:
    """The tables and paragraphs of a document in reading order.

    `heads`: bare labels that open a section, in a table or above it. `known`: tables read before and not changed
    since; those read now are added to it.
    """

    def __init__(
        self, document: DocumentType, heads: Collection[str], known: dict[BaseOxmlElement, Grid] | None = None
    ) -> None:
        self._heads = frozenset(heads)
        self._blocks: list[BaseOxmlElement] = document.element.body.xpath(_BLOCKS)
        grids = {} if known is None else known
        self.grids: list[Grid] = [
            grids.setdefault(block, grids.get(block) or Grid(block))
            for block in self._blocks
            if block.tag == qn("w:tbl")
        ]
        self.cells: list[Cell] = list(self._walk())
        self._by_label: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            for spelling in spellings(cell.slot.text):
                self._by_label[spelling].append(cell)
        self.sections = {cell.section for cell in self.cells}

    def labelled(self, label: str) -> list[Cell]:
        """The cells that print a label, top to bottom; where none does, those that print it before a value."""
        found = self._by_label.get(bare(label), [])
        return found or [cell for cell in self.cells if begins(cell.slot.text, label)]

    @property
    def paragraphs(self) -> list[BaseOxmlElement]:
        """The paragraphs between the tables."""
        return [block for block in self._blocks if block.tag == qn("w:p")]

    def heading(self, label: str) -> BaseOxmlElement | None:
        """The paragraph that prints nothing but a label."""
        wanted = bare(label)
        return next((p for p in self.paragraphs if bare(paragraph_text(p)) == wanted), None)

    def under(self, heading: BaseOxmlElement, stops: Collection[str]) -> tuple[BaseOxmlElement, ...]:
        """The paragraphs after a heading, up to the next of `stops` (bare labels), a table or a section's end."""
        found: list[BaseOxmlElement] = []
        for block in self._blocks[self._blocks.index(heading) + 1 :]:
            if block.tag != qn("w:p") or block.xpath("./w:pPr/w:sectPr") or _stops(block, stops):
                break
            found.append(block)
        return tuple(found)

    def _walk(self) -> Iterator[Cell]:
        section = ""
        grids = iter(self.grids)
        for block in self._blocks:
            if block.tag == qn("w:p"):
                section = self._head_of([paragraph_text(block)], section)
                continue
            grid = next(grids)
            for row, slots in enumerate(grid.rows):
                section = self._head_of([slot.text for slot in slots], section)
                yield from (Cell(grid, row, slot, section) for slot in slots if not slot.continues)

    def _head_of(self, texts: list[str], section: str) -> str:
        """The section that one of the texts opens, else the one that was open."""
        return next((found for text in texts if (found := bare(text)) in self._heads), section)


def _stops(p: BaseOxmlElement, stops: Collection[str]) -> bool:
    text = bare(paragraph_text(p))
    return len(text) > 2 and any(stop == text or stop.startswith(text) for stop in stops)
