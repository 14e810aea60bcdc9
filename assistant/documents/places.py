"""Where a value stands in a document, and reading it there."""

import re
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.boxes import has_boxes, ticked
from assistant.documents.flat import Flat
from assistant.documents.printed import is_hint, label_end
from assistant.documents.tables import PARAGRAPHS, cell_text, paragraph_text
from assistant.forms.fields import FormField
from assistant.text.sentences import normalise

_FILLER = " \t\u3000\u00a0_＿"


@dataclass(frozen=True)
class CoverLine:
    """Behind a label, on its line of the cover."""

    p: BaseOxmlElement
    label: str


@dataclass(frozen=True)
class CellPlace:
    """In a cell: all of it, or with `label` behind the label that it prints."""

    cells: tuple[BaseOxmlElement, ...]
    """The first takes the value; a row of options may be spread over several."""
    width: int = 0
    """Of the first cell, in twips; 0 where the document does not say."""
    label: str = ""


@dataclass(frozen=True)
class GapPlace:
    """In the blank behind a label, inside a cell that prints more than it."""

    cell: BaseOxmlElement
    label: str

    def span(self, flat: Flat) -> tuple[int, int] | None:
        """Start and end of the blank in the cell's text."""
        pattern = r"\s*".join(map(re.escape, self.label)) + r"\s*[:：]?([^）)\n]*)"
        found = re.search(pattern, flat.text)
        return found.span(1) if found else None


@dataclass(frozen=True)
class UnderHeading:
    """In the paragraphs under a heading."""

    heading: BaseOxmlElement
    body: tuple[BaseOxmlElement, ...]


Place = CoverLine | CellPlace | GapPlace | UnderHeading


def read(place: Place, item: FormField) -> str:
    """What is written in a place, empty where it still is as printed; options by the ticked box."""
    if isinstance(place, CoverLine):
        return _behind(paragraph_text(place.p), place.label)
    if isinstance(place, GapPlace):
        return _read_gap(place)
    if isinstance(place, UnderHeading):
        return _read_body(place, item)
    return _read_cells(place, item)


def flat_of(cell: BaseOxmlElement) -> Flat:
    """The characters of a cell."""
    return Flat(cell.xpath(PARAGRAPHS))


def is_printed_hint(text: str, item: FormField) -> bool:
    """Whether a text is the hint that the form prints for a field, blanks and brackets apart."""
    hint = normalise(item.hint)
    shown = normalise(text)
    return is_hint(text) and (not hint or hint[:12] in shown or shown.strip("()")[:12] in hint)


def _read_cells(place: CellPlace, item: FormField) -> str:
    if item.nature.options and has_boxes(place.cells, item.nature.options):
        return "、".join(ticked(place.cells, item.nature.options))
    text = cell_text(place.cells[0])
    if place.label:
        return _behind(text, place.label)
    return "" if is_printed_hint(text, item) else text.strip(_FILLER + "\n")


def _read_gap(place: GapPlace) -> str:
    flat = flat_of(place.cell)
    span = place.span(flat)
    return flat.text[span[0] : span[1]].strip(_FILLER) if span else ""


def _read_body(place: UnderHeading, item: FormField) -> str:
    lines = [text.strip(_FILLER) for p in place.body if (text := paragraph_text(p)).strip(_FILLER)]
    if item.kind == "lines" and _is_printed_list(lines, item):
        return ""
    return "\n".join(line for line in lines if not is_printed_hint(line, item))


def _is_printed_list(lines: list[str], item: FormField) -> bool:
    """Whether the lines still are the form's own list of what to give, which the hint holds in short."""
    wanted = item.hint.split("；")
    return len(lines) == len(wanted) and all(
        normalise(hint.removesuffix("等")) in normalise(line) or normalise(line) in normalise(hint)
        for hint, line in zip(wanted, lines, strict=True)
    )


def _behind(text: str, label: str) -> str:
    end = label_end(text, label)
    return text[end or 0 :].strip(_FILLER + "\n")
