"""Field → place: finds the cells of a form by their printed labels, so that an office's own copy works too.

No coordinates: labels are compared without blanks, line breaks, widths, marks * and bracketed hints; a label
printed more than once is told by the head of its section and by the cell that owns its row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from docx.document import Document as DocumentType
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents import copied, repeated
from assistant.documents.beside import Beside, owns, whole
from assistant.documents.form_labels import FormLabels
from assistant.documents.layout import LAYOUTS, Kind, Layout
from assistant.documents.outline import Cell, Outline
from assistant.documents.places import CellPlace, CoverLine, GapPlace, Place, UnderHeading, read
from assistant.documents.printed import bare, label_end
from assistant.documents.repeats import Repeats
from assistant.documents.tables import Grid, cell_width, paragraph_text
from assistant.documents.years import Years
from assistant.errors import FormError
from assistant.forms.fields import Form, FormField
from assistant.text.sentences import normalise


class Locator:
    """The places of one document. Paths are those of the form: `basics.outcomes.unit_cost`, `scenes.1.outcome`.

    `filled`: the document is read and not filled, so that an example row with words of its own is a person's row.
    """

    def __init__(
        self, document: DocumentType, form: Form, layout: Layout | None = None, *, filled: bool = False
    ) -> None:
        self._document = document
        self._form = form
        self._layout = layout or LAYOUTS[form.annex]
        self._filled = filled
        self._keys: dict[str, tuple[int, ...]] = {}
        self._grids: dict[BaseOxmlElement, Grid] = {}
        self.labels = FormLabels(form, self._layout)
        self._beside_label = Beside(self.labels, form.annex)

    @property
    def fields(self) -> tuple[FormField, ...]:
        """The fields that the form prints."""
        return self.labels.fields

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
            return tuple(year for year in self.years.years if year is not None)
        if part == self._layout.copies:
            return tuple(range(len(self.repeats.copies)))
        if part == self._layout.rows:
            return tuple(self.repeats.filled_rows())
        block = self._block(part)
        return block.filled() if block is not None else ()

    def make_room(self, part: str, keys: Sequence[int]) -> None:
        """Give the document rows, copies or year columns for `keys`, outer parts before inner ones."""
        if not keys:
            return
        if part == self._layout.years:
            keys = sorted(keys)[-len(self.years) :] if len(self.years) else ()
        elif part == self._layout.copies:
            if self.repeats.copies:
                copied.add_copies(self.repeats.copies, len(keys))
        elif part == self._layout.rows:
            for tbl in self.repeats.make_rows(len(keys)):
                self._grids.pop(tbl)
        elif (block := self._block(part)) is not None:
            block.make_room(len(keys))
            self._grids.pop(block.grid.tbl)
        self._keys[part] = tuple(keys)
        self._forget()

    def year_heads(self) -> Iterator[tuple[BaseOxmlElement, int]]:
        """The head cells of the years that `make_room` assigned and the form left open."""
        for cell, year in self.years.assigned():
            yield cell.slot.tc, year

    def serials(self) -> Iterator[tuple[CellPlace, int]]:
        """The cells of the running numbers of the rows that `make_room` made, from 1."""
        count = len(self._keys.get(self._layout.rows, ()))
        for position in range(count):
            found = self.repeats.row(position)
            slot = found[0].slot(found[1], self._layout.serial) if found else None
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
        for name in ("outline", "repeats", "years", "_holders"):
            self.__dict__.pop(name, None)

    @cached_property
    def outline(self) -> Outline:
        """The document's tables and paragraphs."""
        return Outline(self._document, self.labels.heads, self.labels.telling, self._grids)

    @cached_property
    def _holders(self) -> frozenset[BaseOxmlElement]:
        """The cells that hold a table which is a part of the form."""
        return frozenset(cell.holder.slot.tc for cell in self.outline.cells if cell.holder is not None)

    @cached_property
    def repeats(self) -> Repeats:
        """Its repeated parts."""
        return Repeats(self.outline, self._form, self.labels, self._layout, filled=self._filled)

    @cached_property
    def years(self) -> Years:
        """Its columns of years."""
        found = Years(self.outline.cells, self._form.lists[self._layout.years].label)
        found.assign(self._keys.get(self._layout.years, ()))
        return found

    # -- finders, one for each kind of place

    def _cover_line(self, item: FormField, path: str) -> Place | None:
        for p in self.outline.paragraphs:
            if label_end(paragraph_text(p), item.label) is not None:
                return CoverLine(p, item.label)
        cells = [cell for cell in self._labelled(item) if self._on_cover(cell)]
        return self._beside_label.value_of(cells[0], item) if cells else None

    def _beside(self, item: FormField, path: str) -> Place | None:
        cell = self.label_cell(item)
        found = self._beside_label.value_of(cell, item) if cell is not None else None
        if isinstance(found, CellPlace) and found.cells[0] in self._holders:
            return None  # what stands there are the fields of the label, and no value of it
        if found is None or (isinstance(found, CellPlace) and found.label and not read(found, item)):
            return self._in_grid_of_people(item) or found
        return found

    def _in_grid_of_people(self, item: FormField) -> Place | None:
        """Under the label, in the row of the field's owner."""
        for cell in self._labelled(item):
            if self._in_section(cell, item) and (place := self._beside_label.crossing(cell, item.groups[-1])):
                return place
        return None

    def _below(self, item: FormField, path: str) -> Place | None:
        cell = self.label_cell(item)
        return self._beside_label.under(cell, item) if cell is not None else None

    def _under_year(self, item: FormField, path: str) -> Place | None:
        year = path.split(".")[-2]
        columns = self.years.years
        if not year.isdigit() or int(year) not in columns:
            return None
        return self._figure(item, columns.index(int(year)))

    def _figure(self, item: FormField, position: int) -> Place | None:
        label = self.label_cell(item)
        slot = self.years.figure(label, position) if label is not None else None
        return CellPlace((slot.tc,), cell_width(slot.tc, label.grid, slot)) if slot and label else None

    def _gap(self, item: FormField, path: str) -> Place | None:
        if self._labelled(item):
            return self._beside(item, path)
        wanted = bare(item.label)
        for cell in self.outline.cells:
            if wanted in normalise(cell.slot.text) and self._in_section(cell, item):
                return GapPlace(cell.slot.tc, item.label)
        return None

    def _under_heading(self, item: FormField, path: str) -> Place | None:
        heading = self.outline.heading(item.label)
        if heading is None:
            return self._beside(item, path)
        body = self.outline.under(heading, self.labels.stops)
        reach = self.outline.until(heading, self.labels.stops, self._is_of_form)
        beyond = tuple(block for block in reach if block not in body)
        label = item.label if bare(paragraph_text(heading)) != bare(item.label) else ""
        return UnderHeading(heading, body, label, beyond)

    def _in_row(self, item: FormField, path: str) -> Place | None:
        part, row, key = path.rsplit(".", 2)
        key = self._layout.illustrated.get(key, key)
        position = self._position(part, int(row))
        if card := self.repeats.card(position):
            place = self._in_one_copy(card, item, self.labels.columns(part)[key])
            return self._unjoined(place, card, self.labels.columns(part))
        found = self.repeats.row(position)
        slots = list(dict.fromkeys(found[0].slots(found[1], key))) if found else []
        if not found or not slots:
            return None
        more = tuple(slot.tc for slot in slots[1:] if slot.text.strip() and not slot.continues)
        return CellPlace((slots[0].tc,), cell_width(slots[0].tc, found[0].grid, slots[0]), "", more)

    def _in_copy(self, item: FormField, path: str) -> Place | None:
        position = self._copy_position(path)
        if position >= len(self.repeats.copies):
            return None
        found = self._in_one_copy(self.repeats.copies[position], item, item.label)
        lines = [p for p in self.outline.paragraphs if label_end(paragraph_text(p), item.label) is not None]
        return found or (CoverLine(lines[position], item.label) if position < len(lines) else None)

    def _in_one_copy(self, copy: copied.Copy, item: FormField, label: str) -> Place | None:
        found = copy.labelled(label)
        cell = Cell(*found, section="") if found else None
        if cell is not None and copy.column is not None:
            values = self._beside_label.right_of(cell)
            return whole(values[copy.column]) if copy.column < len(values) else None
        return self._beside_label.value_of(cell, item) if cell is not None else None

    def _unjoined(self, place: Place | None, card: copied.Copy, columns: repeated.Columns) -> Place | None:
        """A place without the cells below that may be those of a label which the card lacks."""
        whole_card = all(card.labelled(label) is not None for label in columns.values())
        return replace(place, more=()) if isinstance(place, CellPlace) and not whole_card else place

    def _in_block(self, item: FormField, path: str) -> Place | None:
        part, row, key = path.rsplit(".", 2)
        block = self._block(part)
        slot = block.slot(self._position(part, int(row)), key) if block else None
        return CellPlace((slot.tc,), cell_width(slot.tc, block.grid, slot)) if slot and block else None

    # -- steps of the finders

    def _kind(self, item: FormField) -> Kind:
        return self.labels.kind(item)

    def _position(self, part: str, key: int) -> int:
        keys = self._keys.get(part)
        return keys.index(key) if keys and key in keys else key

    def _copy_position(self, path: str) -> int:
        return self._position(self._layout.copies, int(path.split(".")[1]))

    def _block(self, part: str) -> repeated.Rows | None:
        return self.repeats.block(self._copy_position(part), part.rsplit(".", 1)[1])

    def label_cell(self, item: FormField) -> Cell | None:
        """The cell that prints a field's label: in its section, beside its owner, best with a value cell beside."""
        found = self._own(self.outline.labelled(item.label), item)
        found = found or self._own(self._begun_by(item), item)
        with_value = (cell for cell in found if self._beside_label.right_of(cell))
        return next(with_value, found[0] if found else None)

    def _labelled(self, item: FormField) -> Sequence[Cell]:
        """The cells that print a field's label; where none does, those that print it before a value."""
        return self.outline.labelled(item.label) or self._begun_by(item)

    def _begun_by(self, item: FormField) -> Sequence[Cell]:
        """The cells that print a field's label and its value; none that is the value of another label."""
        beside, text = self._beside_label, item.kind == "narrative"
        found = (cell for cell in self.outline.begun_by(item.label) if not beside.is_value(cell))
        return [cell for cell in found if text or not beside.holds_more(cell, item)]

    def _own(self, cells: Sequence[Cell], item: FormField) -> list[Cell]:
        """The cells that stand in a field's section, beside its owner where only that tells it."""
        found = [cell for cell in cells if self._in_section(cell, item)]
        if (self.labels.section(item), bare(item.label)) in self.labels.printed_twice:
            return [cell for cell in found if any(owns(slot, item.groups[-1]) for slot in cell.left)]
        return found

    def _in_section(self, cell: Cell, item: FormField) -> bool:
        """Whether a cell stands in the field's section; anywhere outside repeated tables where none is printed."""
        section = self.labels.section(item)
        if self.repeats.holds_cell(cell):
            return False
        if section in self.outline.sections:
            return cell.section == section
        shared = bare(item.label) in self.labels.on_cover and self._on_cover(cell)
        return not self.repeats.holds(cell.grid) and not shared

    def _on_cover(self, cell: Cell) -> bool:
        """Whether a cell stands in a table of the cover: before any section, in none that holds more of the form."""
        others = (item for item in self.fields if self._kind(item) is Kind.BESIDE and not item.shared)
        inside = {bare(slot.text) for slots in cell.grid.rows for slot in slots}
        return (
            cell.section == ""
            and not self.repeats.holds(cell.grid)
            and not inside & {bare(item.label) for item in others}
        )

    def _is_of_form(self, tbl: BaseOxmlElement) -> bool:
        """Whether a table is a part of the form, and none that a person drew."""
        grid = next((grid for grid in self.outline.grids if grid.tbl is tbl), None)
        if grid is None or self.repeats.holds(grid):
            return grid is not None
        return any(bare(slot.text) in self.labels.telling for slots in grid.rows for slot in slots)

    def _has(self, item: FormField) -> bool:
        """Whether the document has a place for a field, in its first row or column."""
        if self._kind(item) is Kind.YEAR:
            return len(self.years) > 0 and self._figure(item, 0) is not None
        return self.place(item.pattern.replace("*", "0")) is not None
