"""Where a value stands in a document, and reading it there."""

import re
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.boxes import beside_boxes, has_boxes, ticked
from assistant.documents.flat import Flat
from assistant.documents.illustrations import captions
from assistant.documents.printed import answer_in, asks, label_end
from assistant.documents.tables import PARAGRAPHS, block_text, paragraph_text, whole_text
from assistant.forms.fields import FormField
from assistant.forms.values import MISSING_MARK
from assistant.text.sentences import normalise

_ENDS = ("。", "！", "？", "；")
_FILLER = " \t\u3000\u00a0\u2002_＿"


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
    more: tuple[BaseOxmlElement, ...] = ()
    """Cells of rows below that the text goes on in, where an office cut it at the end of a page."""


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
    """In the paragraphs under a heading, or behind it on its line."""

    heading: BaseOxmlElement
    body: tuple[BaseOxmlElement, ...]
    label: str = ""
    beyond: tuple[BaseOxmlElement, ...] = ()
    """What follows the body up to the next heading: tables that a person drew, and paragraphs after them."""


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


def taken_up(place: Place, item: FormField) -> tuple[BaseOxmlElement, ...]:
    """The cells, paragraphs and tables whose text `read` gives."""
    if isinstance(place, CoverLine):
        return (place.p,)
    if isinstance(place, GapPlace):
        return (place.cell,)
    if isinstance(place, UnderHeading):
        return (place.heading, *place.body, *place.beyond)
    if _is_boxed(place, item):
        return place.cells
    return (_written_cell(place), *place.more)


def flat_of(cell: BaseOxmlElement) -> Flat:
    """The characters of a cell."""
    return Flat(cell.xpath(PARAGRAPHS))


def text_of(cell: BaseOxmlElement) -> str:
    """What a person wrote in a cell, captions of its pictures apart: a line per paragraph and per row of a table."""
    lines = whole_text(cell, apart_from=captions(cell)).split("\n")
    return "\n".join(line for text in lines if (line := text.strip(_FILLER)))


def _read_cells(place: CellPlace, item: FormField) -> str:
    if _is_boxed(place, item):
        options = item.nature.options
        return "、".join(ticked(place.cells, options)) or _unmarked(beside_boxes(place.cells, options))
    texts = [text_of(cell) for cell in (_written_cell(place), *place.more)]
    if _is_open_list(texts[0], item):
        return ""
    texts[0] = _behind(texts[0], place.label) if place.label else answer_in(texts[0], item.hint)
    return _joined([text for text in texts if text])


def _is_open_list(text: str, item: FormField) -> bool:
    """Whether a text is nothing but all the options, with room for a tick and none in it: `是（ ） 否（ ）`."""
    options = item.nature.options
    rest = normalise(text)
    for option in sorted(map(normalise, options), key=len, reverse=True):
        if option not in rest:
            return False
        rest = rest.replace(option, "", 1)
    return bool(options) and not any(map(str.isalnum, rest))


def _joined(texts: list[str]) -> str:
    """The parts of a text that was cut at the ends of pages: a sentence that was cut goes on."""
    joined = ""
    for text in texts:
        joined += ("\n" if joined.endswith(_ENDS) else "") + text
    return joined


def _unmarked(text: str) -> str:
    """What was typed instead of ticking a box; nothing where only 【待补充】 stands there."""
    return "" if MISSING_MARK in text else text


def _is_boxed(place: CellPlace, item: FormField) -> bool:
    return bool(item.nature.options) and has_boxes(place.cells, item.nature.options)


def _written_cell(place: CellPlace) -> BaseOxmlElement:
    """The first cell, or the last where only that one was written in: an office put an empty column between."""
    *others, last = place.cells
    return last if others and not any(map(text_of, others)) else place.cells[0]


def _read_gap(place: GapPlace) -> str:
    flat = flat_of(place.cell)
    span = place.span(flat)
    return flat.text[span[0] : span[1]].strip(_FILLER) if span else ""


def _read_body(place: UnderHeading, item: FormField) -> str:
    blocks = (*place.body, *place.beyond)
    drawn = captions(*blocks)
    texts = [block_text(block) for block in blocks if block not in drawn]
    behind = _behind(paragraph_text(place.heading), place.label) if place.label else ""
    lines = [
        line.strip(_FILLER) for text in (behind, *texts) for line in text.split("\n") if line.strip(_FILLER)
    ]
    if item.kind == "lines" and _is_printed_list(lines, item):
        return ""
    return answer_in("\n".join(line for line in lines if not asks(line, item.hint)), item.hint)


def _is_printed_list(lines: list[str], item: FormField) -> bool:
    """Whether the lines still are the form's own list of what to give, which the hint holds in short."""
    wanted = item.hint.split("；")
    return len(lines) == len(wanted) and all(
        normalise(hint.removesuffix("等")) in normalise(line) or normalise(line) in normalise(hint)
        for hint, line in zip(wanted, lines, strict=True)
    )


def _behind(text: str, label: str) -> str:
    end = label_end(text, label)
    return text[end or 0 :].strip(_FILLER + "\n：:")
