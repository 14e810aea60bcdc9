"""The source text of the notice, as received."""

from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "source" / "notice.txt"


@cache
def lines() -> tuple[str, ...]:
    """All lines; line number n, as cited everywhere, is `lines()[n - 1]`."""
    # Not splitlines(): other separators inside a line must not shift the numbers.
    return tuple(SOURCE.read_bytes().decode("utf-8").split("\n"))


def excerpt(line: int, end_line: int | None = None) -> str:
    """The lines from `line` to `end_line` inclusive, as printed.

    Raises:
        ValueError: the range is not inside the notice.
    """
    last = line if end_line is None else end_line
    if not 1 <= line <= last <= len(lines()):
        raise ValueError(f"Lines {line}-{last} are not in the notice (1-{len(lines())})")
    return "\n".join(lines()[line - 1 : last])
