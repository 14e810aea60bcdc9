"""What a person wrote into a form outside its fields: told with its place, so that nothing is dropped."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.boxes import beside_boxes, ticked
from assistant.documents.form_labels import FormLabels
from assistant.documents.layout import LAYOUTS
from assistant.documents.locator import Locator
from assistant.documents.outline import Cell
from assistant.documents.plain import figures
from assistant.documents.printed import bare, is_label, is_printed, spellings, unnumbered, without_see_above
from assistant.documents.relaid.captions import caption_in
from assistant.documents.tables import paragraph_text, whole_text
from assistant.documents.whereabouts import Whereabouts
from assistant.forms.fields import Form
from assistant.forms.values import MISSING_MARK

_MARK = re.compile(rf"{MISSING_MARK}[^】]*】")
_SERIAL = re.compile(r"\d{1,2}")
_TABLE_NUMBER = re.compile(r"^附\s*表\s*[\d一二三]+(?:\s*[-－—.]\s*\d+)?\s*[:：]?\s*")
_PAGE = re.compile(r"[第共页pagePAGE\d\s/\-—–·.]*")


@dataclass(frozen=True)
class Leftover:
    """A text that belongs to no field."""

    text: str
    place: str


def leftovers(
    document: DocumentType,
    form: Form,
    locator: Locator,
    taken: Collection[BaseOxmlElement],
    where: Whereabouts,
) -> Iterator[Leftover]:
    """What stands in a filled form and is neither printed there nor read; `taken`: the elements that fields were read from."""
    printed = _Printed(form, locator)
    cells = [
        cell for cell in locator.outline.cells if cell.slot.tc not in taken and cell.grid.tbl not in taken
    ]
    for _, row in groupby(cells, key=lambda cell: (id(cell.grid), cell.row)):
        yield from _of_row(list(row), printed, where)
    yield from _beside_boxes(form, locator, taken, where)
    for p in locator.outline.paragraphs:
        text = paragraph_text(p)
        if p not in taken and not printed.has(text) and not printed.captions(text):
            yield Leftover(_shown(text), where.of_element(p))
    for holder, text in figures(document.element.body):
        yield Leftover(f"图形里的文字“{_shown(text)}”", where.of_element(holder))
    yield from _notes_below(document)
    yield from _around_pages(document, printed)


class _Printed:
    """Knows what a form prints: in the notice, as labels of its fields, or as heads of this document's tables."""

    def __init__(self, form: Form, locator: Locator) -> None:
        self._form = form
        self._form_labels = locator.labels
        self._labels = _label_words(locator.labels)
        self._units = {item.nature.unit for item in locator.fields}
        self._serial = LAYOUTS[form.annex].serial
        serial = [slot for rows in locator.repeats.rows for slot in rows.numbers]
        self._heads = {slot.tc for slot in serial} | set(locator.years.elements)
        self._repeats = locator.repeats
        self._tables = {grid.tbl for grid in locator.outline.grids}

    def has(self, text: str) -> bool:
        """Whether a text is the form's own, or nothing but marks of what is missing."""
        text = without_see_above(_TABLE_NUMBER.sub("", _MARK.sub("", text).strip()))
        return (
            text in self._units
            or not any(map(str.isalnum, text))
            or self._is_label(text)
            or is_printed(text, self._form.annex)
            or is_printed(unnumbered(text), self._form.annex)
        )

    def captions(self, text: str) -> bool:
        """Whether a line between the tables says no more than which block of which scene the next one is."""
        return caption_in(text, self._form_labels) is not None

    def prints(self, cell: Cell) -> bool:
        """Whether a cell holds nothing but the form's own words, or the number of its row."""
        text = self.text_of(cell)
        return self._is_serial(cell, text) or cell.slot.tc in self._heads or self.has(text)

    def _is_serial(self, cell: Cell, text: str) -> bool:
        """Whether a cell of a repeated table is a running number: at the head of its row, or in the row of numbers."""
        first = cell.grid.rows[cell.row][0]
        at_head = cell.slot.start == 0 or is_label(first.text, self._serial)
        counts = (at_head and self._repeats.holds(cell.grid)) or self._under_serial(cell)
        return bool(_SERIAL.fullmatch(text.strip())) and counts

    def _under_serial(self, cell: Cell) -> bool:
        """Whether a cell stands in a column that is headed as that of the running numbers."""
        above = (cell.grid.covering(row, cell.slot) for row in range(cell.row))
        return any(slot is not None and is_label(slot.text, self._serial) for slot in above)

    def text_of(self, cell: Cell) -> str:
        """The text of a cell without the tables inside it whose cells are looked at one by one."""
        return whole_text(cell.slot.tc, apart_from=self._tables)

    def _is_label(self, text: str) -> bool:
        return any(spelling in self._labels for spelling in spellings(text)) or bare(text) == bare(
            self._form.title
        )


def _label_words(labels: FormLabels) -> frozenset[str]:
    """The labels, and of those that offer two words each of them: an office may print 负责人 alone."""
    known = labels.all | labels.stops | labels.heads
    return known | {part for label in known for part in label.split("/")}


def _of_row(cells: list[Cell], printed: _Printed, where: Whereabouts) -> Iterator[Leftover]:
    """What is left over in a row, behind the label that stands before it."""
    texts = [_shown(printed.text_of(cell)) for cell in cells if not printed.prints(cell)]
    if texts:
        first = next(cell for cell in cells if not printed.prints(cell))
        heads = [slot.text for slot in first.left if slot.text.strip() and printed.has(slot.text)]
        head = f"{_shown(heads[-1])}：" if heads else ""
        yield Leftover(head + " | ".join(texts), where.of_element(first.slot.tc))


def _beside_boxes(
    form: Form, locator: Locator, taken: Collection[BaseOxmlElement], where: Whereabouts
) -> Iterator[Leftover]:
    """What was written beside the options of check boxes."""
    for item in locator.fields:
        options = item.nature.options
        label = locator.label_cell(item) if options and "*" not in item.pattern else None
        for cell in label.right if label is not None else ():
            tc = cell.slot.tc
            if tc in taken and ticked([tc], options):
                text = _MARK.sub("", beside_boxes([tc], options)).strip("、，；。 ")
                if any(map(str.isalnum, text)) and not is_printed(text, form.annex):
                    yield Leftover(f"{item.label}：{text}", where.of_element(tc))


def _notes_below(document: DocumentType) -> Iterator[Leftover]:
    """Footnotes and endnotes that the notice does not print."""
    for kind, name in ((RELATIONSHIP_TYPE.FOOTNOTES, "脚注"), (RELATIONSHIP_TYPE.ENDNOTES, "尾注")):
        try:
            notes = parse_xml(document.part.part_related_by(kind).blob)
        except KeyError:
            continue
        for note in notes:
            text = " ".join(filter(None, (paragraph_text(p).strip() for p in note.iter(qn("w:p")))))
            if text and not is_printed(re.sub(r"^\d+\s*", "", text)):
                yield Leftover(_shown(text), name)


def _around_pages(document: DocumentType, printed: _Printed) -> Iterator[Leftover]:
    """Headers and footers that say more than the number of the page."""
    seen: set[str] = set()
    for section in document.sections:
        parts = ((section.header, "页眉"), (section.footer, "页脚"))
        for part, name in parts:
            for p in () if part.is_linked_to_previous else part._element.iter(qn("w:p")):
                text = paragraph_text(p).strip()
                if text and text not in seen and not _PAGE.fullmatch(text) and not printed.has(text):
                    seen.add(text)
                    yield Leftover(_shown(text), name)


def _shown(text: str) -> str:
    return " ".join(_MARK.sub("", text).split())
