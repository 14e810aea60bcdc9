"""A value found in a stretch of text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """The words of a value, and where in the stretch they stand; dates and periods in the form that is kept."""

    words: str
    start: int
    end: int

    def moved(self, by: int) -> "Piece":
        """The same piece in a text that begins `by` characters earlier."""
        return Piece(self.words, self.start + by, self.end + by)
