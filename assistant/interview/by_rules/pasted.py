"""Tables pasted into a message: a line of heads, then rows cut in the same way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.interview.by_rules.cells import Cell, cells_of, withheld
from assistant.interview.by_rules.heads import label_of
from assistant.interview.by_rules.told import Item

_CUTS = (r"\t", r"[|｜]", r"[/／]", r"[,，]", "、", r"\s{2,}", r"\s")
_TABLES = (
    ("工艺", "processes"),
    ("技术", "technologies"),
    ("软件", "software"),
    ("装备", "equipment"),
    ("设备", "equipment"),
)
_RULE = re.compile(r"[\s|:+-]+")
_POINTS_UP = re.compile(r"[〃″\"]")


@dataclass
class Pasted:
    """The heads of a pasted table, and its rows as spans of the text."""

    cut: re.Pattern[str]
    columns: tuple[tuple[str, str], ...]
    """Table (empty: the one spoken of) and key of each column; an empty key is passed over."""

    rows: list[tuple[int, int]] = field(default_factory=list)

    @property
    def table(self) -> str:
        """The table that the heads name, if they name one."""
        return next((table for table, _ in self.columns if table), "")

    def add(self, text: str, start: int, end: int) -> bool:
        """Whether a line is a row of this table; then it is kept."""
        line = text[start:end]
        if _RULE.fullmatch(line):
            return True
        filled = [one for one in self.cut.split(line) if one.strip()]
        if len(filled) < 2 or len(filled) > len(self.columns) + 1:
            return False
        self.rows.append((start, end))
        return True

    def items(self, text: str, table: str) -> Iterator[Item]:
        """An item for each row, two where the heads stand side by side (工艺名称 … 技术名称 …)."""
        for start, end in self.rows:
            by_table: dict[str, list[Cell]] = {}
            for (own, key), (first, last) in zip(
                self.columns, _spans(self.cut, text, start, end), strict=False
            ):
                into = own or table
                if key and text[first:last].strip():
                    by_table.setdefault(into, []).append(_cell(key, text, first, last))
            for into, cells in by_table.items():
                item = Item(into)
                for cell in cells:
                    item.add(cell)
                if "name" in item.cells and re.search(r"\w", item.cells["name"].words):
                    yield item


def head_of(line: str) -> Pasted | None:
    """The heads that a line is made of; None for any other line."""
    for cut in _CUTS:
        pattern = re.compile(cut)
        shown = line.replace("规格/型号", "规格型号").replace("规格、型号", "规格型号")
        names = [shown[slice(*span)] for span in _spans(pattern, shown, 0, len(shown))]
        keys = [label_of(name) if name.strip() else "" for name in names]
        if sum(bool(key) for key in keys) >= 2 and None not in keys and "name" in keys:
            return Pasted(pattern, tuple(_columns(names, keys)))
    return None


def _columns(names: list[str], keys: list[str | None]) -> Iterator[tuple[str, str]]:
    table = ""
    named = next((table for name in names for word, table in _TABLES if word in name), "")
    for name, key in zip(names, keys, strict=True):
        table = next((found for word, found in _TABLES if word in name), table or named)
        yield table, key or ""


def _spans(cut: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a line stand; borders drawn at both ends are none."""
    line = text[start:end]
    first = start + (len(line) - len(line.lstrip(" ")))
    if cut.pattern == r"[|｜]":
        first += len(line.strip(" ")) - len(line.strip(" ").lstrip("|｜"))
        end = start + len(line.rstrip(" |｜"))
    for match in cut.finditer(text, first, end):
        yield first, match.start()
        first = match.end()
    yield first, end


def _cell(key: str, text: str, start: int, end: int) -> Cell:
    """A cell as it stands; a supplier may point at the row above."""
    words = text[start:end].strip()
    at = text.index(words, start)
    bare = words.strip("()（）【】[] ")
    if key == "supplier" and withheld(bare) is None:
        if _POINTS_UP.fullmatch(words):
            return Cell("same", "", at, at + len(words))
        pointing = next((one for one in cells_of(words, at, "equipment")[0] if one.key == "same"), None)
        return pointing or Cell(key, words, at, at + len(words))
    kept = withheld(bare) if key in ("model", "supplier") else None
    return Cell(key, words if kept is None else kept, at, at + len(words))
