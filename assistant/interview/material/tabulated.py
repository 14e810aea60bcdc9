"""Tables of old material → label and value: pairs side by side, heads over values, years against indicators.

Units come from the cell, the label, a column 单位, the head of the column, or `单位：万元` above the table, in this order.
A year comes from the head of the column or row, from the label, or from the title of a statement (期末, 年初).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.interview.material.known_labels import Known, bare, is_head, is_neutral, known
from assistant.interview.material.passages import Cell, Row, Table
from assistant.text.sentences import normalise

FIGURES = "enterprise.years.*."
_LONGEST_TITLE = 60
_STAFF = "basis.staff"
NO_UNIT = "材料里没有写金额单位，按万元读，请核对"

_YEAR_HEAD = re.compile(
    r"(20\d\d)(?:年?(?:度|末|底|实际|实绩|完成|数据|金额|期末数?|审计数?)?|[-./年]12[-./月]31日?)(?:\(([^()]*)\))?"
)
_THIS = re.compile(
    r"(?:期末|年末|本年|本期|本年度|当年)(?:余额|数|金额|累计|累计金额|累计数|发生额)?(?:\(.*\))?"
)
_LAST = re.compile(
    r"(?:期初|年初|上年|上期|上年度|上年年末|上年末)(?:余额|数|金额|累计|同期|同期金额|发生额)?(?:\(.*\))?"
)
_OTHER_TIME = re.compile(r"20\d\d年?\D")
"""The head of a column whose figures are of no full year, or not yet true: 2026年预计, 2025年1-6月."""

_STATEMENT = re.compile(r"(?<!\d)(20\d\d)(?:年12月31日|-12-31|年度|年(?![度\d]))")
_PART_OF_A_YEAR = re.compile(r"20\d\d年(?:1[01]|[1-9])月|季度|半年|1-\d+月")
_UNIT_TOLD = re.compile(r"(?:金额|货币)?单位[::](?:人民币)?(亿元|百万元|万元|千元|元)")
_UNIT_IN_HEAD = re.compile(r"\((?:单位:)?(?:人民币)?(亿元|百万元|万元|千元|元|%)\)")
_UNIT_CELL = re.compile(r"(?:人民币)?(亿元|百万元|万元|千元|元|%)")
_INLINE = re.compile(r"^\s*([^:：\n]{2,30})[:：]\s*(\S.*)$", re.DOTALL)
_TICKED = re.compile(r"[☑☒✅■√✓✔●]\s*([^\s□☐▢○◯☑☒✅■√✓✔●]+)")
_BOX = re.compile(r"[□☐▢○◯☑☒✅■]")
_HAS_UNIT = re.compile(r"[万亿元%％]|百分之")
_NEGATIVE = re.compile(r"^[(（]\s*([\d,.]+%?)\s*[)）]$")


@dataclass(frozen=True)
class Entry:
    """A value with the label that names it. `path` is whole: its year or row is in it."""

    path: str
    label: str
    text: str
    """As written, with the unit that stands elsewhere put behind it."""

    place: str
    printed: bool
    doubt: str = ""

    @property
    def quote(self) -> str:
        """Label and value, as one would read them out."""
        return f"{self.label}：{self.text}"


def tabulated(table: Table) -> Iterator[Entry]:
    """The entries of a table, from top to bottom."""
    reader = _Reader(unit=_unit_told(table.title), year=_statement_year(table.title))
    for row in table.rows:
        yield from reader.row(row)
    yield from reader.rest()


def inline(text: str, place: str, group: str = "") -> Entry | None:
    """The entry of a line that reads `label：value`; None for any other."""
    found = _INLINE.match(text)
    label = known(found[1], group) if found else None
    if found is None or label is None or (FIGURES in label.path and not label.year):
        return None
    return _entry(label, found[2], place, "")


@dataclass
class _Reader:
    """Goes down a table and remembers what the rows above said."""

    unit: str
    year: int | None
    columns: dict[int, int] = field(default_factory=dict)
    """Grid column → year of the columns of figures."""

    column_units: dict[int, str] = field(default_factory=dict)
    unit_column: int | None = None
    heads: dict[int, Known] = field(default_factory=dict)
    """Grid column → label, under a row of nothing but labels."""

    waiting: list[Row] = field(default_factory=list)
    """Rows under such heads, until it is known whether there is just one."""

    group: str = ""

    def row(self, row: Row) -> Iterator[Entry]:
        cells = tuple(cell for cell in row.cells if cell.text.strip())
        if not cells:
            return
        self.unit = next((unit for cell in cells if (unit := _unit_told(cell.text))), self.unit)
        if self._is_year_head(cells):
            yield from self.rest()
            self._take_years(cells)
        elif heads := self._label_heads(cells):
            yield from self.rest()
            self.heads, self.columns = heads, {}
        elif self.columns and (found := tuple(self._figures(row.place, cells))):
            yield from found
        elif self.heads and not any(known(cell.text) for cell in cells if not cell.continues):
            self.waiting.append(replace(row, cells=cells))
        else:
            yield from self.rest()
            self._dated(cells)
            yield from self._pairs(row.place, cells)

    def rest(self) -> Iterator[Entry]:
        """What stands under a row of labels: a year in each row, or just one row."""
        heads, waiting = self.heads, self.waiting
        self.heads, self.waiting = {}, []
        for row in waiting:
            year = next((found for cell in row.cells if (found := _year_of(cell.text))), None)
            if year is None and len(waiting) > 1:
                continue
            for column, label in heads.items():
                cell = _covering(row.cells, column)
                if cell is not None and not cell.continues:
                    yield from self._value(label, cell.text, row.place, label.year or year or self.year)

    # -- what a row says of those below it --

    def _dated(self, cells: Iterable[Cell]) -> None:
        """Take the year of a statement, which stands in a title or beside one."""
        years = (_statement_year(cell.text) for cell in cells if len(cell.text) < _LONGEST_TITLE)
        self.year = next((year for year in years if year), self.year)

    def _is_year_head(self, cells: tuple[Cell, ...]) -> bool:
        years = [cell for cell in cells if self._year_at(cell.text) is not None]
        others = [cell for cell in cells if self._year_at(cell.text) is None]
        if not years or (len(years) == 1 and cells[0] is years[0]):
            return False
        return all(
            is_neutral(cell.text) or _head_like(cell.text) or _OTHER_TIME.match(normalise(cell.text))
            for cell in others
        )

    def _year_at(self, text: str) -> int | None:
        head = normalise(text)
        if found := _YEAR_HEAD.fullmatch(head):
            return int(found[1])
        if self.year is None:
            return None
        if _THIS.fullmatch(head):
            return self.year
        return self.year - 1 if _LAST.fullmatch(head) else None

    def _take_years(self, cells: tuple[Cell, ...]) -> None:
        self.columns, self.column_units, self.unit_column = {}, {}, None
        for cell in cells:
            year = self._year_at(cell.text)
            if year is not None:
                self.columns[cell.start] = year
                if found := _UNIT_IN_HEAD.search(normalise(cell.text)):
                    self.column_units[cell.start] = found[1]
            elif bare(cell.text)[0] in ("单位", "计量单位"):
                self.unit_column = cell.start

    def _label_heads(self, cells: tuple[Cell, ...]) -> dict[int, Known]:
        """Column → label where the row holds nothing but labels and neutral heads; empty for any other row."""
        found: dict[int, Known] = {}
        owned = len(cells) > 2 and bare(cells[1].text)[0] == "姓名"
        group = _owner(cells[0].text) if owned else ""
        for cell in cells[1:] if owned else cells:
            label = known(cell.text, group)
            if label is not None:
                found[cell.start] = label
                group = label.opens or group
            elif not is_head(cell.text) and not _head_like(cell.text):
                return {}
        return found if len(found) >= 2 and _adjacent(cells, found) else {}

    # -- values --

    def _figures(self, place: str, cells: tuple[Cell, ...]) -> Iterator[Entry]:
        for at, cell in enumerate(cells):
            label = known(cell.text)
            beside = tuple(one for one in cells[at + 1 :] if one.start != self.unit_column)
            if label is not None and label.path == _STAFF:
                yield from self._latest(label, place, beside)
            if label is None or not label.path.startswith(FIGURES):
                continue
            unit = self._unit_beside(cells)
            for value in _until_next_label(beside):
                year = self._column_year(value)
                if year is not None:
                    own = self._unit_of_column(value)
                    yield from self._value(label, value.text, place, year, unit or own)

    def _latest(self, label: Known, place: str, cells: Iterable[Cell]) -> Iterator[Entry]:
        """The value under the latest year, of what the form asks for once."""
        values = [(year, one) for one in _until_next_label(cells) if (year := self._column_year(one))]
        if values:
            year, value = max(values, key=lambda pair: pair[0])
            yield from self._value(label, value.text, place, year)

    def _unit_beside(self, cells: tuple[Cell, ...]) -> str:
        cell = _covering(cells, self.unit_column) if self.unit_column is not None else None
        found = _UNIT_CELL.fullmatch(normalise(cell.text)) if cell is not None else None
        return found[1] if found else ""

    def _column_year(self, value: Cell) -> int | None:
        return next(
            (year for column, year in self.columns.items() if value.start <= column < value.end), None
        )

    def _unit_of_column(self, value: Cell) -> str:
        return next((u for column, u in self.column_units.items() if value.start <= column < value.end), "")

    def _pairs(self, place: str, cells: tuple[Cell, ...]) -> Iterator[Entry]:
        owner = next((found for cell in cells if (found := _owner(cell.text))), "")
        self.group = owner or (self.group if _follows(cells, self.group) else "")
        at = 0
        while at < len(cells):
            cell = cells[at]
            if entry := inline(cell.text, place, self.group):
                yield entry
                at += 1
                continue
            label = None if cell.continues else known(cell.text, self.group)
            self.group = (label.opens if label else "") or self.group
            value = cells[at + 1] if at + 1 < len(cells) else None
            if label is None or value is None or value.continues or known(value.text, self.group):
                at += 1
                continue
            yield from self._value(label, value.text, place, label.year or self.year)
            at += 2

    def _value(
        self, label: Known, text: str, place: str, year: int | None, unit: str = ""
    ) -> Iterator[Entry]:
        if label.path.startswith(FIGURES):
            if year is None:
                return
            label = replace(label, path=label.path.replace("*", str(year)))
        entry = _entry(label, text, place, unit or self.unit)
        if entry is not None:
            yield entry


def _entry(label: Known, text: str, place: str, unit: str) -> Entry | None:
    written = _chosen(text)
    if not written or not label.path:
        return None
    path = label.path.replace("*", str(label.year) if label.year else "0", 1)
    doubt = label.doubt
    if path.endswith((".assets", ".revenue", ".investment")):
        written, without = _with_unit(written, label.unit or unit)
        doubt = doubt or (NO_UNIT if without else "")
    name = bare(label.name)[0]
    shown = f"{path.split('.')[2]}年{name}" if path.startswith("enterprise.years.") else name
    return Entry(path, shown, written, place, label.printed, doubt)


def _chosen(text: str) -> str:
    """The text, of printed options the ticked one; empty where no box is ticked."""
    if not _BOX.search(text):
        return _NEGATIVE.sub(r"-\1", text.strip())
    found = _TICKED.search(text)
    return found[1] if found else ""


def _with_unit(text: str, unit: str) -> tuple[str, bool]:
    """An amount with its unit, and whether none was found."""
    if _HAS_UNIT.search(text):
        return text, False
    return (f"{text}{unit}", False) if unit and unit != "%" else (text, True)


def _unit_told(text: str) -> str:
    found = _UNIT_TOLD.search(normalise(text)) or _UNIT_IN_HEAD.search(normalise(text))
    return found[1] if found and found[1] != "%" else ""


def _statement_year(text: str) -> int | None:
    """The one full year that a title speaks of; None for none, several, or a part of a year."""
    shown = normalise(text)
    years = set(_STATEMENT.findall(shown))
    return int(years.pop()) if len(years) == 1 and not _PART_OF_A_YEAR.search(shown) else None


def _year_of(text: str) -> int | None:
    found = _YEAR_HEAD.fullmatch(normalise(text))
    return int(found[1]) if found else None


def _owner(text: str) -> str:
    label = known(text)
    return label.opens if label else ""


def _head_like(text: str) -> bool:
    """Whether a text could be the head of a column: short, without figures and sentence marks."""
    shown = normalise(text)
    return len(shown) <= 12 and not re.search(r"[\d,。;:@]|公司|集团", shown) and known(text) is None


def _adjacent(cells: tuple[Cell, ...], heads: Mapping[int, Known]) -> bool:
    """Whether labels stand beside labels: a label followed by a value makes a pair."""
    pairs = tuple(pairwise(cells))
    if len(heads) >= 3 and any(a.start in heads and b.start in heads for a, b in pairs):
        return True
    return not any(a.start in heads and b.start not in heads and not is_head(b.text) for a, b in pairs)


def _follows(cells: tuple[Cell, ...], group: str) -> bool:
    """Whether a row may go on about the contact named above it: 职务 and 手机, under 联系人."""
    return (
        group != ""
        and not any((label := known(cell.text)) and label.opens for cell in cells)
        and (cells[0].continues or group == "enterprise.contact")
    )


def _until_next_label(cells: Iterable[Cell]) -> Iterator[Cell]:
    for cell in cells:
        shown = cell.text.strip()
        plain = re.search(r"\d", shown) or _UNIT_CELL.fullmatch(normalise(shown)) or shown in "—-－/／无"
        if not plain:
            return
        yield cell


def _covering(cells: Iterable[Cell], column: int) -> Cell | None:
    return next((cell for cell in cells if cell.start <= column < cell.end), None)
