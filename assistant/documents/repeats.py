"""The repeated parts of one document: rows of 附表1, or cards where the table was turned on its side, copies of 附表2."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents import copied, repeated
from assistant.documents.form_labels import FormLabels
from assistant.documents.layout import Layout
from assistant.documents.outline import Cell, Outline
from assistant.documents.printed import is_printed
from assistant.documents.tables import Grid
from assistant.forms.fields import Form


class Repeats:
    """What repeats in an outline; read anew after rows were added.

    `filled`: the document is read and not filled, so that an example row with words of its own is a person's row.
    """

    def __init__(
        self, outline: Outline, form: Form, labels: FormLabels, layout: Layout, *, filled: bool
    ) -> None:
        self._grids = outline.grids
        self._form = form
        self._labels = labels
        self._layout = layout
        self._filled = filled

    @cached_property
    def rows(self) -> list[repeated.Rows]:
        """The tables with a row for each key."""
        return self._found(self._is_as_printed if self._filled else lambda texts: True)

    @property
    def example_taken(self) -> bool:
        """Whether a row marked as the example was taken for a person's own, because of what it says."""
        return sum(len(rows.body) for rows in self.rows) > sum(
            len(rows.body) for rows in self._found(lambda texts: True)
        )

    def _is_as_printed(self, texts: Sequence[str]) -> bool:
        """Whether most of an example row's cells still say what the notice prints."""
        said = [text for text in texts if text.strip()]
        return 2 * sum(is_printed(text, self._form.annex) for text in said) >= len(said)

    def _found(self, is_example: Callable[[Sequence[str]], bool]) -> list[repeated.Rows]:
        layout = self._layout
        columns = self._labels.columns(layout.rows)
        kind = repeated.RowKind(columns, layout.serial, layout.example, layout.row_names)
        return repeated.find_rows(self._grids, kind, is_example)

    @cached_property
    def cards(self) -> list[copied.Copy]:
        """The rows where their table was turned on its side."""
        columns = self._labels.columns(self._layout.rows)
        return [] if self.rows else copied.find_cards(self._grids, columns, self._layout.serial)

    @cached_property
    def copies(self) -> list[copied.Copy]:
        """The copies of the tables that are repeated whole."""
        return copied.find_copies(self._grids, self._labels.instance, self._labels.block_heads)

    def row(self, position: int) -> tuple[repeated.Rows, int] | None:
        """The table that holds a row, and the row's position there."""
        for rows in self.rows:
            if position < len(rows.body):
                return rows, position
            position -= len(rows.body)
        return None

    def card(self, position: int) -> copied.Copy | None:
        """The card at a position."""
        return self.cards[position] if position < len(self.cards) else None

    def filled_rows(self) -> Iterator[int]:
        """Positions of the rows, or cards, that hold something."""
        if self.cards:
            yield from range(len(self.cards))
        before = 0
        for rows in self.rows:
            yield from (before + position for position in rows.filled())
            before += len(rows.body)

    def block(self, position: int, name: str) -> repeated.Rows | None:
        """The rows of a block in the copy at a position; `name` is the key of the block's part."""
        columns = self._labels.columns(f"{self._layout.copies}.*.{name}")
        if not columns or position >= len(self.copies):
            return None
        return self.copies[position].block(columns, self._labels.block_heads)

    def holds(self, grid: Grid) -> bool:
        """Whether a table is one of those that repeat."""
        tables = {tbl for copy in (*self.copies, *self.cards) for tbl in copy.tables}
        return grid.tbl in tables or any(rows.grid is grid for rows in self.rows)

    def holds_cell(self, cell: Cell) -> bool:
        """Whether a cell stands on a card, or in a table that somebody drew inside a row or card."""
        if any((cell.grid, cell.row) in card.rows for card in self.cards):
            return True
        above = cell.holder
        return above is not None and (self._in_rows(above) or self.holds_cell(above))

    def _in_rows(self, cell: Cell) -> bool:
        return any(rows.grid is cell.grid and cell.row in body for rows in self.rows for body in rows.body)

    def make_rows(self, count: int) -> tuple[BaseOxmlElement, ...]:
        """Give the document `count` rows; gives the tables that were changed."""
        if self.cards:
            copied.add_copies(self.cards, count)
            return ()
        before = sum(len(rows.body) for rows in self.rows[:-1])
        for rows in self.rows:
            rows.make_room(count - before if rows is self.rows[-1] else min(count, len(rows.body)))
            repeated.repeat_head(rows)
            repeated.drop_examples(rows, self._layout.example)
        return tuple(rows.grid.tbl for rows in self.rows)
