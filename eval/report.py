"""How a measurement is told: a table for a person, JSON for a machine."""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    cells = [list(head), *([_written(cell) for cell in row] for row in rows)]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(head))]
    print(f"\n{title}")
    for row in cells:
        print(
            "  ".join(
                cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
            ).rstrip()
        )


def keep(name: str, result: dict[str, Any]) -> Path:
    """Written to eval/results/<name>.json."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _written(cell: object) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
