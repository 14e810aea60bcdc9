"""eval/README.md: its tables are written by the runs, between marks, never by hand."""

import re
from collections.abc import Sequence
from pathlib import Path

README = Path(__file__).parent / "README.md"

Table = tuple[str, tuple[str, ...], list[tuple[object, ...]]]


def renew(name: str, tables: Sequence[Table]) -> None:
    """Replace what stands between `<!-- NAME -->` and `<!-- /NAME -->`."""
    text = README.read_text(encoding="utf-8")
    inside = "\n\n".join(_table(*table) for table in tables)
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not marked.search(text):
        raise ValueError(f"{README.name} has no place for {name}")
    README.write_text(marked.sub(lambda found: f"{found[1]}\n{inside}\n\n{found[2]}", text), encoding="utf-8")


def _table(title: str, head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    lines = [f"**{title}**", "", _row(head), _row(tuple("---" for _ in head))]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: tuple[object, ...]) -> str:
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"
