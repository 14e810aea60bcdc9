"""Pasted tables of 整体建设成效: an indicator in each line, under 改造前, 改造后 and perhaps 变动."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source
from assistant.interview.by_rules.indicators import indicator_of
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.shares import OUTCOME, signed_share
from assistant.rules.figures import bare_number

_HEADS = {
    "moved": re.compile(r"变[动化幅]|提升|幅度|增减|改善"),
    "before": re.compile(r"(?:改造|建设|实施|上线|投用|项目)?[之以]?前$|基期|原值"),
    "after": re.compile(r"(?:改造|建设|实施|上线|投用|项目)?[之以]?后$|现值|现在|目前"),
}
_LEVELS = frozenset(f"{OUTCOME}{key}" for key in ("cnc_share", "networked_share", "apc_share"))
"""Indicators that say where something stands, and not how much it changed"""


def read_before_after(reading: Reading) -> None:
    """Take what each line of such a table gives: where it stands now, its change, or the change computed."""
    heads: dict[str, int] = {}
    at = 0
    for line in reading.heard.splitlines(keepends=True):
        cells = _cells(line)
        if len(cells) > 2 and not re.search(r"\d", line) and (found := _heads(cells)):
            heads = found
            reading.used.append((at, at + len(line)))
        elif heads and len(cells) > 2:
            _row(cells, heads, at, line.rstrip("\n"), reading)
        at += len(line)


def _cells(line: str) -> list[str]:
    bare = line.rstrip("\n")
    bare = bare.strip().strip("|｜") if re.search(r"[|｜]", bare) else bare
    return [cell.strip() for cell in re.split(r"\t|[|｜]", bare)]


def _heads(cells: Sequence[str]) -> dict[str, int]:
    """The place of each known head; empty where nothing says what came of it."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells[1:], start=1):
        key = next((key for key, pattern in _HEADS.items() if pattern.search(cell)), "")
        if key:
            found.setdefault(key, place)
    return found if {"after", "moved"} & set(found) else {}


def _row(cells: Sequence[str], heads: Mapping[str, int], at: int, line: str, reading: Reading) -> None:
    path = indicator_of(re.sub(r"[(（].*", "", cells[0]))
    if not path or reading.taken(path):
        return
    told = {key: cells[place] if place < len(cells) else "" for key, place in heads.items()}
    words = told.get("after") if path in _LEVELS else _change(path, told)
    if words:
        reading.take(path, words, at, at + len(line))
    elif path not in _LEVELS:
        _compute(path, told, at, line, reading)


def _change(path: str, told: Mapping[str, str]) -> str:
    moved = told.get("moved", "")
    return signed_share(re.sub(r"[+＋\s]", "", moved), FORM.field(path), moved) if moved else ""


def _compute(path: str, told: Mapping[str, str], at: int, line: str, reading: Reading) -> None:
    """The change that two amounts give, with its arithmetic as source; two shares give none."""
    before, after = (bare_number(told.get(key, "")) for key in ("before", "after"))
    if not before or after is None:
        return
    change = (abs(after - before) / before * 100).quantize(Decimal("0.1"))
    source = Source(
        f"{reading.origin}，按由{told['before']}到{told['after']}推算：变化{change}%", line.strip()
    )
    reading.used.append((at, at + len(line)))
    reading.give(path, Answer(change, (source,)), line.strip(), at)
