"""How much room a text takes, and the size at which it suits its cell. Widths in twips, sizes in half points."""

import math
import re
import unicodedata
from collections.abc import Sequence

SMALLEST = 18
"""小五: the smallest that still reads on paper."""

_STEPS = (24, 21, SMALLEST)
"""小四, 五号, 小五."""
_PADDING = 170
"""What a cell's margins take, left and right together."""
_LINE = 13.2
"""Height of a line in twips for each half point."""
_MOST_LINES = 3
_UNBROKEN = re.compile(r"[!-~]+")


def ems(text: str) -> float:
    """The width of a text in widths of a Chinese character."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def suited(lines: Sequence[str], width: int, size: int) -> int:
    """`size`, or the next smaller at which a short text fits three lines and no word or number is broken."""
    if not width:
        return size
    steps = [size, *(step for step in _STEPS if step < size)]
    return next((step for step in steps if _fits(lines, width, step)), min(steps[-1], size))


def suited_together(texts: Sequence[tuple[Sequence[str], int]], tallest: float) -> int:
    """The largest size below 小四 at which no text (lines, width) grows over `tallest` twips, else the smallest."""
    for size in _STEPS[1:]:
        if all(_lines(lines, width, size) * size * _LINE <= tallest for lines, width in texts if width):
            return size
    return SMALLEST


def _fits(lines: Sequence[str], width: int, size: int) -> bool:
    room = width - _PADDING
    words = (word for line in lines for word in _UNBROKEN.findall(line))
    longest = max((_safe_ems(word) for word in words), default=0.0)
    return longest * size * 10 <= room and _lines(lines, width, size) <= _MOST_LINES


def fits_a_line(lines: Sequence[str], width: int, size: int) -> bool:
    """Whether a text takes one line of its cell."""
    return _lines(lines, width, size) <= 1


def _safe_ems(word: str) -> float:
    """The width of a word in ems even where a machine lacks the form's font and takes a wider one."""
    return sum(0.75 if char.isupper() else 0.6 if char.isalnum() else 0.45 for char in word)


def _lines(lines: Sequence[str], width: int, size: int) -> int:
    in_a_line = max(1.0, (width - _PADDING) / (size * 10))
    return sum(max(1, math.ceil(ems(line) / in_a_line)) for line in lines)
