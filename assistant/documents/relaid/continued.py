"""A scene of 附表1 on a card of its own that goes on in another table: one card again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.printed import bare, is_label
from assistant.documents.tables import Grid, Slot
from assistant.text.sentences import normalise

_SEE_ABOVE = frozenset(("", "同上", "同上页", "同上表", "见上页", "见上表", "续上表", "续上页"))


@dataclass
class _Card:
    grid: Grid
    number: str
    """The running number that it prints; empty where it prints none."""

    values: dict[str, str]
    """Label of the form → the text beside or below it."""

    repeating: list[int] = field(default_factory=list)
    """Rows that say nothing but what an earlier table says too."""


def join_cards(tables: Sequence[BaseOxmlElement], labels: FormLabels) -> None:
    """Put the rows of a table behind those of the one before it with the same number, where both can be one scene."""
    first: _Card | None = None
    for tbl in tables:
        card = _card(Grid(tbl), labels)
        if card is None:
            first = None
        elif first is not None and card.number in ("", first.number) and _fits(first, card, labels):
            for row, tr in enumerate(card.grid.trs):
                if row not in card.repeating:
                    first.grid.trs[-1].getparent().append(tr)
            tbl.getparent().remove(tbl)
            first.values.update({**card.values, **first.values})
        else:
            first = card


def _card(grid: Grid, labels: FormLabels) -> _Card | None:
    """A table that is one scene: a running number at most, and labels of 附表1 each once."""
    numbers = [
        right.text.strip()
        for slots in grid.rows
        for slot, right in pairwise(slots)
        if is_label(slot.text, labels.serial)
    ]
    found = list(_labelled(grid, labels))
    names = [label for _, _, label in found]
    if len(numbers) > 1 or not all(map(str.isdigit, numbers)) or len(set(names)) != len(names):
        return None
    if 2 * len(set(names)) < len(labels.columns(labels.rows)) and not numbers:
        return None
    return _Card(grid, "".join(numbers), {label: _value(grid, row, slot) for row, slot, label in found})


def _labelled(grid: Grid, labels: FormLabels) -> Iterator[tuple[int, Slot, str]]:
    columns = {bare(label): label for label in labels.columns(labels.rows).values()}
    for row, slots in enumerate(grid.rows):
        for slot in slots:
            if not slot.continues and bare(slot.text) in columns:
                yield row, slot, columns[bare(slot.text)]


def _value(grid: Grid, row: int, slot: Slot) -> str:
    """The text to the right of a label, else below it."""
    right = next((other for other in grid.rows[row] if other.start >= slot.end), None)
    below = grid.covering(row + 1, slot) if row + 1 < len(grid.rows) else None
    found = right if right is not None else below
    return normalise(found.text).strip("()") if found is not None else ""


def _fits(first: _Card, card: _Card, labels: FormLabels) -> bool:
    """Whether a card can go on with a scene: what both print is the same, or said to stand there."""
    both = [label for label in card.values if label in first.values]
    same = all(card.values[label] in (first.values[label], *_SEE_ABOVE) for label in both)
    own = [row for row, _, label in _labelled(card.grid, labels) if label not in both]
    card.repeating = [row for row in range(min(own, default=0)) if row not in own]
    return same and bool(own)
