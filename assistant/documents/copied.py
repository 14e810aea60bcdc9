"""Parts of a form that are copied whole, in tables of their own, side by side, or one below the other in a table."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.printed import begins, is_label
from assistant.documents.repeated import Columns, Rows, columns_of, holds, without_identity
from assistant.documents.tables import Grid, Slot


@dataclass(frozen=True)
class Copy:
    """One copy of what is repeated whole: some rows of one table, or of several."""

    rows: tuple[tuple[Grid, int], ...]
    column: int | None = None
    """Which of the columns beside the labels, where several copies stand side by side."""

    @property
    def tables(self) -> tuple[BaseOxmlElement, ...]:
        """The tables that it has rows in."""
        return tuple(dict.fromkeys(grid.tbl for grid, _ in self.rows))

    def labelled(self, label: str) -> tuple[Grid, int, Slot] | None:
        """The table, row and slot that print a label, perhaps with a value behind it."""
        slots = [
            (grid, row, slot) for grid, row in self.rows for slot in grid.rows[row] if not slot.continues
        ]
        exact = (found for found in slots if is_label(found[2].text, label))
        return next(exact, None) or next((found for found in slots if begins(found[2].text, label)), None)

    def block(self, columns: Columns, heads: Sequence[str]) -> Rows | None:
        """The rows under the head of `columns`, up to the next of `heads` (first columns of all blocks)."""
        found = self.labelled(next(iter(columns.values())))
        if found is None:
            return None
        grid, head, first = found
        owner = next((slot for slot in reversed(grid.rows[head]) if slot.end <= first.start), None)
        body: list[tuple[int, ...]] = []
        for other, row in self.rows:
            if other is not grid or row <= head:
                continue
            label = _prints(grid, row, heads)
            if (label and label != next(iter(columns.values()))) or _leaves(grid, head, row, owner):
                break
            if not label:  # the block's own head may be printed again on the next page
                body.append((row,))
        return Rows(grid, head, columns_of(grid, head, columns), tuple(body))


def find_copies(grids: Sequence[Grid], instance: str, heads: Sequence[str]) -> list[Copy]:
    """The copies of the table of blocks, however it is cut into tables.

    A new one begins with each row that prints `instance`, and with a block that the copy has already.
    """
    found: list[list[tuple[Grid, int]]] = []
    seen: list[str] = []
    for grid in grids:
        printed = [_prints(grid, row, (*heads, instance)) for row in range(len(grid.rows))]
        if not any(printed):
            continue
        for row, label in enumerate(printed):
            opens = label == instance or label in seen[:-1]
            if not found or (opens and seen):
                found.append([])
                seen.clear()
            if label:
                seen.append(label)
            found[-1].append((grid, row))
    return [Copy(tuple(rows)) for rows in found]


def find_cards(grids: Sequence[Grid], columns: Columns, serial: str) -> list[Copy]:
    """The rows of a table that was turned on its side: heads beside or above texts, a new card with each first head.

    `serial`: head of the running number, which is the first where each card prints one.
    """
    found: list[Copy] = []
    for grid in grids:
        labels = [_prints(grid, row, tuple(columns.values())) for row in range(len(grid.rows))]
        if 2 * len(_printed(grid, columns)) < len(columns):
            continue
        starts = _starts(grid, labels, serial)
        ends = [*starts[1:], len(grid.rows)]
        for start, end in zip(starts, ends, strict=True):
            rows = tuple((grid, row) for row in range(start, end))
            beside = _side_by_side(grid, {row: labels[row] for row in range(start, end) if labels[row]})
            found.extend([Copy(rows, column) for column in range(beside)] if beside > 1 else [Copy(rows)])
    return found


def _printed(grid: Grid, columns: Columns) -> frozenset[str]:
    """The heads that a table prints beside or above their texts."""
    rows = range(len(grid.rows))
    return frozenset(label for label in columns.values() if any(_prints(grid, row, (label,)) for row in rows))


def _starts(grid: Grid, labels: Sequence[str], serial: str) -> list[int]:
    """The rows in which a card begins."""
    first = next(label for label in labels if label)
    heads = [row for row, label in enumerate(labels) if label == first]
    numbers = [
        row for row, slots in enumerate(grid.rows) if any(is_label(slot.text, serial) for slot in slots)
    ]
    return numbers if len(numbers) >= len(heads) else heads


def _side_by_side(grid: Grid, labels: Mapping[int, str]) -> int:
    """How many cards stand side by side, given the label of each row: the cells behind the labels, where each column holds something."""
    behind = [
        [slot for slot in grid.rows[row] if slot.start >= head.end]
        for row, label in labels.items()
        for head in grid.rows[row][:2]
        if begins(head.text, label)
    ]
    count = min(map(len, behind), default=1)
    alike = all(len(slots) == count for slots in behind)
    return count if alike and all(any(holds(slots[at]) for slots in behind) for at in range(count)) else 1


def add_copies(copies: Sequence[Copy], count: int) -> None:
    """Copy the first copy behind the last until there are `count`; the document must be read anew afterwards.

    Word runs neighbouring tables together, so a paragraph stands between them.
    """
    last = copies[-1].tables[-1]
    for _ in range(count - len(copies)):
        for tbl in copies[0].tables:
            kept = {row for grid, row in copies[0].rows if grid.tbl is tbl}
            table = copy.deepcopy(tbl)
            for row, tr in enumerate(Grid(table).trs):
                if row not in kept:
                    tr.getparent().remove(tr)
            without_identity(table)
            between = _gap_paragraph()
            last.addnext(between)
            between.addnext(table)
            last = table


def _leaves(grid: Grid, head: int, row: int, owner: Slot | None) -> bool:
    """Whether a row stands beside another owner than a head whose owner is merged over the rows below it."""
    if owner is None or head + 1 >= len(grid.rows):
        return False
    below, here = grid.covering(head + 1, owner), grid.covering(row, owner)
    merged = below is not None and below.tc is owner.tc
    return merged and (here is None or here.tc is not owner.tc)


def _prints(grid: Grid, row: int, labels: Sequence[str]) -> str:
    """The label that a row prints in its first slot or behind its owner, or alone in any other; empty for none."""
    slots = grid.rows[row]
    first = next((label for slot in slots[:2] for label in labels if begins(slot.text, label)), "")
    return first or next((label for slot in slots[2:] for label in labels if is_label(slot.text, label)), "")


def _gap_paragraph() -> BaseOxmlElement:
    p = OxmlElement("w:p")
    properties = p.get_or_add_pPr()
    spacing = OxmlElement("w:spacing")
    for name, value in (("line", "320"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    properties.append(spacing)
    return p
