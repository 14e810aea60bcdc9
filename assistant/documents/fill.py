"""A draft in its official form: the blank one that comes with us, or an office's own copy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docx.document import Document as DocumentType
from docx.shared import Emu

from assistant.documents.blank import FORMS_FOLDER
from assistant.documents.boxes import has_boxes, tick
from assistant.documents.ink import Ink, lines_of
from assistant.documents.layout import LAYOUTS, Layout
from assistant.documents.locator import Locator
from assistant.documents.pictures import add_pictures
from assistant.documents.places import CellPlace, CoverLine, GapPlace, Place, UnderHeading
from assistant.documents.remarks import remark
from assistant.documents.sizes import suited_together
from assistant.documents.word import open_document, save_document
from assistant.documents.writing import (
    Runs,
    add_to_cell,
    cover_size,
    set_text,
    write_body,
    write_cell,
    write_cover,
    write_gap,
)
from assistant.drafting.draft import Draft, DraftedField
from assistant.forms.annex02 import FORM as ANNEX02

_ROW_HEIGHT = 6800
"""Twips (12 cm) that a row of 附表1 should not outgrow while smaller letters help."""

_USUAL_TEXT_WIDTH = 8844
"""Twips between the margins of an A4 page, where the form does not say."""


@dataclass(frozen=True)
class Filled:
    """A filled form."""

    document: bytes
    """A .docx; equal drafts in equal forms give equal bytes."""

    unplaced: tuple[str, ...] = ()
    """Labels whose text found no place in the form, with year or row: `信用等级`, `附表1第2行·备注`."""


def write_annex02(
    draft: Draft, form: bytes | Path | None = None, comments: bool = True, pictures: Path | None = None
) -> Filled:
    """附件2 with 附表1 and 附表2, filled; arguments as for `fill`."""
    if draft.form.annex != ANNEX02.annex:
        raise ValueError(f"a draft of annex {draft.form.annex} is no draft of annex {ANNEX02.annex}")
    return fill(draft, form, comments=comments, pictures=pictures)


def fill(
    draft: Draft, form: bytes | Path | None = None, *, comments: bool = True, pictures: Path | None = None
) -> Filled:
    """Write a draft into a form: `form` is an office's own copy, without one the notice's blank.

    With `comments` it is a copy to work on: Word comments on narratives, on what is missing and on what was computed,
    【待补充】 on yellow; without, a clean copy to hand in. `pictures` is the folder that relative picture paths start from.
    Raises FileError for a form or picture that cannot be read, FormError for a document with none of the labels.
    """
    document = open_document(form if form is not None else FORMS_FOLDER / f"annex{draft.form.annex:02}.docx")
    filling = _Filling(draft, document, comments, pictures or Path())
    filling.make_room()
    unplaced = tuple(filling.write())
    return Filled(save_document(document), unplaced)


def fill_both(
    draft: Draft, form: bytes | Path | None = None, *, pictures: Path | None = None
) -> tuple[Filled, Filled]:
    """The copy to work on and the clean copy of one draft; arguments and errors as for `fill`."""
    working = fill(draft, form, comments=True, pictures=pictures)
    return working, fill(draft, form, comments=False, pictures=pictures)


class _Filling:
    """What the steps of one filling share."""

    def __init__(self, draft: Draft, document: DocumentType, comments: bool, folder: Path) -> None:
        self._draft = draft
        self._document = document
        self._comments = comments
        self._folder = folder
        self._pictures = 0
        self._ink = Ink(document, marks=comments)
        self._layout: Layout = LAYOUTS[draft.form.annex]
        self._locator = Locator(document, draft.form, self._layout)

    def make_room(self) -> None:
        """Rows, table copies and years for all that the draft repeats. Raises FormError for a foreign document."""
        self._locator.not_found()
        for part, keys in _repeated(self._draft).items():
            self._locator.make_room(part, keys)

    def write(self) -> Iterator[str]:
        """Write every field; yields the labels that found no place."""
        for cell, year in self._locator.year_heads():
            set_text(cell, f"{year}年")
        size = self._row_size()
        for serial, number in self._locator.serials():
            write_cell(serial, str(number), self._ink)
        unplaced: dict[str, None] = {}
        places = [(drafted, self._locator.place(drafted.path)) for drafted in self._printed()]
        for drafted, place in places:
            if place is None:
                unplaced[self._draft.form.label_of(drafted.path)] = None
            else:
                self._write_one(drafted, place, size if self._in_rows(drafted) else None)
        yield from unplaced

    def _printed(self) -> Iterator[DraftedField]:
        """The fields with something to write, pictures after all texts."""
        printed = {item.pattern for item in self._locator.fields}
        with_text = [one for one in self._draft.fields if one.field.pattern in printed and lines_of(one.text)]
        yield from sorted(with_text, key=lambda one: one.field.kind == "pictures")

    def _in_rows(self, drafted: DraftedField) -> bool:
        return drafted.path.startswith(f"{self._layout.rows}.")

    def _row_size(self) -> int:
        """One size for all narratives of 附表1, so that its rows look alike."""
        texts = [
            (lines_of(drafted.text), place.width)
            for drafted in self._printed()
            if self._in_rows(drafted) and isinstance(place := self._locator.place(drafted.path), CellPlace)
        ]
        return suited_together(texts, _ROW_HEIGHT)

    def _write_one(self, drafted: DraftedField, place: Place, size: int | None) -> None:
        if drafted.field.kind == "pictures":
            if isinstance(place, CellPlace):
                paths = [self._folder / line for line in lines_of(drafted.text)]
                add_pictures(self._document, place, paths, self._ink, first=self._pictures + 1)
                self._pictures += len(paths)
            return
        runs = self._write_text(drafted, place, size)
        if self._comments and (drafted.missing or drafted.computed or drafted.field.kind == "narrative"):
            remark(self._document, runs, _notes(drafted))

    def _write_text(self, drafted: DraftedField, place: Place, size: int | None) -> Runs:
        if isinstance(place, CoverLine):
            return write_cover(place, drafted.text, self._ink, self._text_width(), self._cover_size)
        if isinstance(place, GapPlace):
            return write_gap(place, drafted.text, self._ink)
        if isinstance(place, UnderHeading):
            return write_body(place, lines_of(drafted.text), self._ink)
        return self._write_in_cell(drafted, place, size)

    def _write_in_cell(self, drafted: DraftedField, place: CellPlace, size: int | None) -> Runs:
        options = drafted.field.nature.options
        if options and has_boxes(place.cells, options):
            if tick(place.cells, options, drafted.text):
                return [run for cell in place.cells for run in cell.xpath(".//w:p/w:r[w:t]")]
            width = place.width if len(place.cells) == 1 else 0
            return add_to_cell(place.cells[-1], drafted.text, self._ink, width)
        narrative = drafted.field.kind == "narrative"
        return write_cell(place, drafted.text, self._ink, narrative=narrative, size=size)

    @cached_property
    def _cover_size(self) -> int | None:
        """One size for all values of the cover: the one that its longest line takes."""
        width = self._text_width()
        sizes = [
            cover_size(place, drafted.text, self._ink, width)
            for drafted in self._printed()
            if isinstance(place := self._locator.place(drafted.path), CoverLine)
        ]
        return min(sizes, default=None)

    def _text_width(self) -> int:
        """Twips between the margins of the first section."""
        section = self._document.sections[0]
        width, left, right = section.page_width, section.left_margin, section.right_margin
        if width is None or left is None or right is None:
            return _USUAL_TEXT_WIDTH
        return int(Emu(width - left - right).twips)


def _repeated(draft: Draft) -> Mapping[str, tuple[int, ...]]:
    """Keys of the draft's repeated parts, outer parts first."""
    found: dict[str, dict[int, None]] = {}
    for drafted in draft.fields:
        steps = drafted.path.split(".")
        for at, step in enumerate(steps):
            if step.isdigit():
                found.setdefault(".".join(steps[:at]), {})[int(step)] = None
    ordered = sorted(found, key=lambda part: part.count("."))
    return {part: tuple(found[part]) for part in ordered}


def _notes(drafted: DraftedField) -> tuple[str, ...]:
    """What a comment says: the draft's notes, and for what is missing what the form asks."""
    asks = (f"填写要求：{drafted.field.note}",) if drafted.missing and drafted.field.note else ()
    notes = (*drafted.notes, *asks)
    return notes or ((f"{drafted.field.place}尚未填写，请补充",) if drafted.missing else ())
