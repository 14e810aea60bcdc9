"""Field → place: finds the cells of a form by their printed labels, so that an office's own copy works too.

No coordinates: labels are compared without blanks, line breaks, widths, marks * and bracketed hints; a label
printed more than once is told by the head of its section and by the cell that owns its row.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from docx.document import Document as DocumentType
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents import repeated
from assistant.documents.layout import LAYOUTS, Kind, Layout
from assistant.documents.outline import Cell, Outline
from assistant.documents.places import CellPlace, CoverLine, GapPlace, Place, UnderHeading
from assistant.documents.printed import bare, is_label, label_end
from assistant.documents.tables import Grid, Slot, cell_width, paragraph_text
from assistant.errors import FormError
from assistant.forms.fields import Form, FormField
from assistant.text.sentences import normalise

_YEAR = re.compile(r"20(\d\d|[*x_]*)年(?:度|末)?")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")


class Locator:
    """The places of one document. Paths are those of the form: `basics.outcomes.unit_cost`, `scenes.1.outcome`."""

    def __init__(self, document: DocumentType, form: Form, layout: Layout | None = None) -> None:
        self._document = document
        self._form = form
        self._layout = layout or LAYOUTS[form.annex]
        self._keys: dict[str, tuple[int, ...]] = {}
        self._grids: dict[BaseOxmlElement, Grid] = {}

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """The fields that the form prints."""
        return tuple(item for item in self._form.fields if self._kind(item) is not Kind.NOT_PRINTED)

    def place(self, path: str) -> Place | None:
        """Where the value of a path stands; None where its label is not found or its row does not exist."""
        item = self._form.field(path)
        finders = {
            Kind.COVER: self._cover_line,
            Kind.BESIDE: self._beside,
            Kind.BELOW: self._below,
            Kind.YEAR: self._under_year,
            Kind.GAP: self._gap,
            Kind.UNDER_HEADING: self._under_heading,
            Kind.ROW: self._in_row,
            Kind.PICTURES: self._in_row,
            Kind.INSTANCE: self._in_copy,
            Kind.BLOCK: self._in_block,
        }
        finder = finders.get(self._kind(item))
        return finder(item, path) if finder else None

    def keys(self, part: str) -> tuple[int, ...]:
        """The keys of a repeated part that the document has something for: printed years, filled rows, copies."""
        if part in self._keys:
            return self._keys[part]
        if part == self._layout.years:
            return tuple(year for year in self._years if year is not None)
        if part == self._layout.copies:
            return tuple(range(len(self._copies)))
        rows = self._rows if part == self._layout.rows else self._block(part)
        return rows.filled(apart_from=self._layout.serial) if rows is not None else ()

    def make_room(self, part: str, keys: Sequence[int]) -> None:
        """Give the document rows, copies or year columns for `keys`, outer parts before inner ones."""
        if not keys:
            return
        if part == self._layout.years:
            self._assign_years(keys)
        elif part == self._layout.copies:
            if self._copies:
                repeated.add_copies(self._copies, len(keys))
        elif part == self._layout.rows:
            self._make_rows(len(keys))
        elif (block := self._block(part)) is not None:
            block.make_room(len(keys))
            self._grids.pop(block.grid.tbl)
        self._keys.setdefault(part, tuple(keys))
        self._forget()

    def year_heads(self) -> Iterator[tuple[BaseOxmlElement, int]]:
        """The head cells of the years that `make_room` assigned and the form left open."""
        assigned = self._keys.get(self._layout.years, ())
        open_heads = [slot for _, slot in self._year_slots if _year_of(slot) is None]
        printed = {_year_of(slot) for _, slot in self._year_slots}
        years = [year for year in assigned if year not in printed]
        for slot, year in zip(reversed(open_heads), reversed(years), strict=False):
            yield slot.tc, year

    def serials(self) -> Iterator[tuple[CellPlace, int]]:
        """The cells of the running numbers of the rows that `make_room` made, from 1."""
        count = len(self._keys.get(self._layout.rows, ()))
        for position in range(count):
            slot = self._rows.slot(position, self._layout.serial) if self._rows else None
            if slot is not None:
                yield CellPlace((slot.tc,), cell_width(slot.tc)), position + 1

    def not_found(self) -> tuple[FormField, ...]:
        """The printed fields whose labels the document lacks. Raises FormError where it has none at all."""
        missing = tuple(item for item in self.fields if not self._has(item))
        if len(missing) == len(self.fields):
            raise FormError(
                f"这份文件里找不到附件{self._form.annex}《{self._form.title}》的任何栏目"
                f"（如“{self.fields[0].label}”“{self.fields[4].label}”）；请给出该附件的 Word 表格。"
            )
        return missing

    # -- what the document holds, read anew after rows were added

    def _forget(self) -> None:
        for name in ("_outline", "_rows", "_copies", "_year_slots"):
            self.__dict__.pop(name, None)

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self._document, self._heads, self._grids)

    @cached_property
    def _rows(self) -> repeated.Rows | None:
        return repeated.find_rows(
            self._outline.grids, self._columns(self._layout.rows), self._layout.serial, self._layout.example
        )

    @cached_property
    def _copies(self) -> list[repeated.Copy]:
        instance = next(item.label for item in self.fields if self._kind(item) is Kind.INSTANCE)
        return repeated.find_copies(self._outline.grids, instance, self._block_heads)

    @cached_property
    def _year_slots(self) -> list[tuple[Cell, Slot]]:
        """The heads of the year columns with a cell of their row."""
        found = [
            (cell, cell.slot) for cell in self._outline.cells if _YEAR.fullmatch(normalise(cell.slot.text))
        ]
        return [pair for pair in found if pair[0].grid is found[0][0].grid and pair[0].row == found[0][0].row]

    @property
    def _years(self) -> list[int | None]:
        """The year of each year column: printed, else assigned."""
        assigned = {id(tc): year for tc, year in self.year_heads()}
        return [_year_of(slot) or assigned.get(id(slot.tc)) for _, slot in self._year_slots]

    # -- what the form says

    def _kind(self, item: FormField) -> Kind:
        return self._layout.kind(item.pattern)

    @cached_property
    def _heads(self) -> frozenset[str]:
        """Bare labels that open a section: the groups with a number."""
        return frozenset(
            bare(group) for item in self.fields for group in item.groups if _NUMBERED.match(group)
        )

    @cached_property
    def _stops(self) -> frozenset[str]:
        """Bare labels that end the paragraphs under a heading."""
        headings = {bare(item.label) for item in self.fields if self._kind(item) is Kind.UNDER_HEADING}
        return frozenset(
            headings | {bare(item.groups[0]) for item in self.fields if item.groups} | self._heads
        )

    @cached_property
    def _labels(self) -> frozenset[str]:
        """Every bare label of the form: a cell that prints one holds no value."""
        groups = {bare(group) for item in self.fields for group in item.groups}
        return frozenset(groups | {bare(item.label) for item in self.fields})

    @cached_property
    def _printed_twice(self) -> frozenset[tuple[str, str]]:
        """Section and label of the fields that only their owner tells apart."""
        beside = [item for item in self.fields if self._kind(item) in (Kind.BESIDE, Kind.BELOW)]
        counts = Counter((self._section(item), bare(item.label)) for item in beside)
        return frozenset(key for key, count in counts.items() if count > 1)

    def _section(self, item: FormField) -> str:
        return next((bare(group) for group in reversed(item.groups) if bare(group) in self._heads), "")

    def _columns(self, part: str) -> dict[str, str]:
        """Key → column head of the fields of a repeated part that have a column of their own."""
        kinds = (Kind.ROW, Kind.BLOCK)
        return {
            item.pattern.rsplit(".", 1)[1]: item.label
            for item in self.fields
            if item.pattern.startswith(f"{part}.*.") and self._kind(item) in kinds
        }

    @cached_property
    def _block_heads(self) -> tuple[str, ...]:
        """The first column head of each block."""
        return tuple(next(iter(self._columns(part).values())) for part in self._block_parts)

    @cached_property
    def _block_parts(self) -> tuple[str, ...]:
        return tuple(part for part in self._form.lists if part.startswith(f"{self._layout.copies}.*."))

    # -- finders, one for each kind of place

    def _cover_line(self, item: FormField, path: str) -> Place | None:
        for p in self._outline.paragraphs:
            if label_end(paragraph_text(p), item.label) is not None:
                return CoverLine(p, item.label)
        cells = [cell for cell in self._outline.labelled(item.label) if cell.section == ""]
        return self._value_of(cells[0], item) if cells else None

    def _beside(self, item: FormField, path: str) -> Place | None:
        cell = self._label_cell(item)
        return self._value_of(cell, item) if cell is not None else None

    def _below(self, item: FormField, path: str) -> Place | None:
        cell = self._label_cell(item)
        if cell is None:
            return None
        below = cell.below
        if below is None or bare(below.slot.text) in self._labels or not _same_owner(cell, below):
            return _inside(cell, item)
        return _whole(below)

    def _under_year(self, item: FormField, path: str) -> Place | None:
        year = path.split(".")[-2]
        columns = self._years
        if not year.isdigit() or int(year) not in columns:
            return None
        return self._figure(item, columns.index(int(year)))

    def _figure(self, item: FormField, column: int) -> Place | None:
        label = self._label_cell(item)
        if label is None:
            return None
        slot = label.grid.covering(label.row, self._year_slots[column][1])
        return _whole(Cell(label.grid, label.row, slot, label.section)) if slot else None

    def _gap(self, item: FormField, path: str) -> Place | None:
        if self._outline.labelled(item.label):
            return self._beside(item, path)
        wanted = bare(item.label)
        for cell in self._outline.cells:
            if wanted in normalise(cell.slot.text) and self._in_section(cell, item):
                return GapPlace(cell.slot.tc, item.label)
        return None

    def _under_heading(self, item: FormField, path: str) -> Place | None:
        heading = self._outline.heading(item.label)
        if heading is None:
            return self._beside(item, path)
        return UnderHeading(heading, self._outline.under(heading, self._stops))

    def _in_row(self, item: FormField, path: str) -> Place | None:
        part, row, key = path.rsplit(".", 2)
        keys = self._keys.get(part)
        position = keys.index(int(row)) if keys and int(row) in keys else int(row)
        slot = self._rows.slot(position, self._layout.illustrated.get(key, key)) if self._rows else None
        return (
            CellPlace((slot.tc,), cell_width(slot.tc, self._rows.grid, slot)) if slot and self._rows else None
        )

    def _in_copy(self, item: FormField, path: str) -> Place | None:
        found_copy = self._copy(path)
        found = found_copy.labelled(item.label) if found_copy else None
        if found_copy is None or found is None:
            return None
        return self._value_of(Cell(found_copy.grid, found[0], found[1], ""), item)

    def _in_block(self, item: FormField, path: str) -> Place | None:
        part, row, key = path.rsplit(".", 2)
        block, keys = self._block(part), self._keys.get(part)
        position = keys.index(int(row)) if keys and int(row) in keys else int(row)
        slot = block.slot(position, key) if block else None
        return CellPlace((slot.tc,), cell_width(slot.tc, block.grid, slot)) if slot and block else None

    # -- steps of the finders

    def _label_cell(self, item: FormField) -> Cell | None:
        """The cell that prints a field's label: in its section, beside its owner, best with a value cell beside."""
        found = [cell for cell in self._outline.labelled(item.label) if self._in_section(cell, item)]
        if (self._section(item), bare(item.label)) in self._printed_twice:
            found = [cell for cell in found if any(_owns(slot, item.groups[-1]) for slot in cell.left)]
        return next((cell for cell in found if self._value_cells(cell)), found[0] if found else None)

    def _in_section(self, cell: Cell, item: FormField) -> bool:
        """Whether a cell stands in the field's section; anywhere outside repeated tables where none is printed."""
        section = self._section(item)
        if section in self._outline.sections:
            return cell.section == section
        repeated_grids = [found.grid for found in self._copies] + ([self._rows.grid] if self._rows else [])
        return not any(cell.grid is grid for grid in repeated_grids)

    def _value_cells(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells to the right, up to the next label."""
        found: list[Cell] = []
        for right in cell.right:
            if bare(right.slot.text) in self._labels:
                break
            found.append(right)
        return tuple(found)

    def _value_of(self, cell: Cell, item: FormField) -> Place:
        values = self._value_cells(cell)
        if not values:
            return _inside(cell, item)
        slot = values[0].slot
        return CellPlace(tuple(value.slot.tc for value in values), cell_width(slot.tc, cell.grid, slot))

    def _copy(self, path: str) -> repeated.Copy | None:
        key = int(path.split(".")[1])
        keys = self._keys.get(self._layout.copies)
        position = keys.index(key) if keys and key in keys else key
        return self._copies[position] if position < len(self._copies) else None

    def _block(self, part: str) -> repeated.Rows | None:
        found = self._copy(part)
        name = part.rsplit(".", 1)[1]
        columns = self._columns(f"{self._layout.copies}.*.{name}")
        return found.block(columns, self._block_heads) if found and columns else None

    def _make_rows(self, count: int) -> None:
        if self._rows is None:
            return
        self._rows.make_room(count)
        repeated.repeat_head(self._rows)
        repeated.drop_examples(self._rows, self._layout.example)
        self._grids.pop(self._rows.grid.tbl)

    def _assign_years(self, keys: Sequence[int]) -> None:
        """The latest years take the columns from the right; a column that prints its year keeps it."""
        self._keys[self._layout.years] = tuple(sorted(keys)[-len(self._year_slots) :])

    def _has(self, item: FormField) -> bool:
        """Whether the document has a place for a field, in its first row or column."""
        if self._kind(item) is Kind.YEAR:
            return bool(self._year_slots) and self._figure(item, 0) is not None
        return self.place(item.pattern.replace("*", "0")) is not None


def _whole(cell: Cell) -> CellPlace:
    return CellPlace((cell.slot.tc,), cell_width(cell.slot.tc, cell.grid, cell.slot))


def _inside(cell: Cell, item: FormField) -> CellPlace:
    return CellPlace((cell.slot.tc,), cell_width(cell.slot.tc, cell.grid, cell.slot), item.label)


def _owns(slot: Slot, owner: str) -> bool:
    """Whether a slot prints the owner of a row; an office may print one of `法人代表/负责人` only."""
    if is_label(slot.text, owner):
        return True
    return bool({*bare(slot.text).split("/")} & {*bare(owner).split("/")})


def _same_owner(cell: Cell, below: Cell) -> bool:
    """Whether the row under a column head still belongs to the head's owner."""
    owner, under = cell.left, below.left
    return bool(owner and under) and owner[0].text == under[0].text


def _year_of(slot: Slot) -> int | None:
    found = _YEAR.fullmatch(normalise(slot.text))
    return int(f"20{found[1]}") if found and found[1].isdigit() else None
