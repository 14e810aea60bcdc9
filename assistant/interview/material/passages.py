"""What a file of old material holds, piece by piece, each with the place where a person finds it. Values only.

Everything here is data: whoever wrote the file may have written anything, and nothing of it is obeyed.
"""

from dataclasses import dataclass

TOP_HEADING = 1


@dataclass(frozen=True)
class Passage:
    """A paragraph or line."""

    text: str
    file: str
    place: str
    """In words for a person: `第3段`, `第5页`, `第12行`."""

    heading: int = 0
    """1 for a title, 2 and more for headings below it, 0 for a text."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `start` and `end` are the grid columns it covers, from 0."""

    text: str
    start: int
    end: int
    continues: bool = False
    """It is the lower part of a cell merged over rows, and repeats that one's text."""


@dataclass(frozen=True)
class Row:
    """A row of a table, its cells from left to right."""

    place: str
    """`表2第4行`, `工作表“财务”第3行`."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table; `title` is what stands right above it, or the name of its sheet."""

    file: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Filled:
    """A filled cell of a form of ours or of an office's copy: the path of its field, and what is written there."""

    path: str
    text: str
    file: str
    place: str


Piece = Passage | Table | Filled


@dataclass(frozen=True)
class Material:
    """One file, read."""

    file: str
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()
    """What could not be read, in words for the person."""
