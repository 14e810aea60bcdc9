"""Writing into places: what is there gives way, labels stay, a line of text is a paragraph."""

import copy
from collections.abc import Sequence

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips

from assistant.documents.flat import Flat
from assistant.documents.ink import MISSING, Ink, Look, lines_of
from assistant.documents.places import CellPlace, CoverLine, GapPlace, UnderHeading, flat_of
from assistant.documents.printed import label_end
from assistant.documents.sizes import SMALLEST, ems, fits_a_line, suited
from assistant.documents.tables import PARAGRAPHS, cell_text, paragraph_text

_BLANK = "\u3000"
_MISSING_BRIEFLY = "【待补充】"
_WIDE = 3400
"""Twips from which a cell has room for an indented first line."""
_NARROW = 1500
"""Twips below which a cell has room for a figure, not for a phrase."""
_COVER_STEPS = (28, 24)
"""Half points to which a cover line may step down: 四号, 小四."""
_AIR = 100
"""Twips that a cover line keeps from the right margin."""

Runs = list[BaseOxmlElement]
"""The runs that were written, for a comment to hold on to."""


def write_cell(
    place: CellPlace, text: str, ink: Ink, *, narrative: bool = False, size: int | None = None
) -> Runs:
    """Write into a cell in the place of what it shows, or behind the label that it keeps.

    `size` in half points; without one a short text steps down until it suits its cell.
    """
    cell, lines = place.cells[0], lines_of(text)
    _let_grow(cell, over_pages=narrative)
    if narrative:  # what runs over to the next page begins at its top
        cell.get_or_add_tcPr().vAlign_val = WD_CELL_VERTICAL_ALIGNMENT.TOP
    if place.label:
        return _write_behind(cell, place.label, lines, ink)
    first = cell.xpath(PARAGRAPHS)[0]
    look = ink.look(first)
    if not narrative and not fits_a_line(lines, place.width or _WIDE, look.size):
        lines = _briefly(lines)
    look = look.at(size or (look.size if narrative else _suited(lines, place.width, look.size)))
    paragraphs = _cleared(first, len(lines))
    _keep_only(cell, paragraphs)
    if place.width > _WIDE:
        for p in paragraphs:
            _set(p, look.size, indented=narrative, running=not fits_a_line(lines, place.width, look.size))
    return _write_lines(paragraphs, lines, look, ink)


def add_to_cell(cell: BaseOxmlElement, text: str, ink: Ink, width: int = 0) -> Runs:
    """Write behind all that a cell shows, below it where its last line has no room; `width` of the cell in twips."""
    _let_grow(cell, over_pages=False)
    last = cell.xpath(PARAGRAPHS)[-1]
    look, line = ink.look(last), " ".join(lines_of(text))
    shown = paragraph_text(last) + "  "
    if not width or fits_a_line([shown + line], width, look.size):
        return ink.write(last, "  " + line, look)
    line = "".join(_briefly([line]))
    if fits_a_line([shown + line], width, look.size):
        return ink.write(last, "  " + line, look)
    (below,) = _cleared(copy.deepcopy(last), 1)
    last.addnext(below)
    return ink.write(below, line, look)


def write_gap(place: GapPlace, text: str, ink: Ink) -> Runs:
    """Write into the blank of a cell's text."""
    flat = flat_of(place.cell)
    span = place.span(flat)
    if span is None:
        return []
    # A blank of no width has no character to replace; the one before it carries the text.
    start = span[0] if span[1] > span[0] else span[0] - 1
    flat.replace(start, span[1], flat.text[start : span[0]] + " ".join(lines_of(text)))
    return ink.set_off(flat.holder(start).getparent())


def cover_size(place: CoverLine, text: str, ink: Ink, width: int) -> int:
    """The largest size at which a text fits its cover line, else the smallest; `width` of the text area in twips."""
    at, edge = _span(place, ink, width)
    steps = (ink.look(place.p).size, *_COVER_STEPS)
    room = edge - at
    return next((step for step in steps if ems(_cover_text(text)) * step * 10 <= room), steps[-1])


def write_cover(place: CoverLine, text: str, ink: Ink, width: int, size: int | None = None) -> Runs:
    """Write on a cover line, underlined as far as its blank reached; `width` of the text area in twips.

    `size` in half points is that of all lines of the cover, so that they look alike.
    """
    p, line = place.p, _cover_text(text)
    at, edge = _span(place, ink, width)
    start, look = ink.indent(p), ink.look(p)
    look = look.at(size or cover_size(place, text, ink, width))
    _cut(p, label_end(paragraph_text(p), place.label) or 0)
    runs = ink.write(p, line, look, underline=True)
    written_to = at + ems(line) * look.size * 10
    if written_to > edge:
        _hang(p, round(at), round(at) - start)
    elif written_to + look.size * 10 < edge:
        _stop_at(p, round(edge))
        ink.write(p, "\t", look, underline=True)
    return runs


def write_body(place: UnderHeading, lines: Sequence[str], ink: Ink) -> Runs:
    """Write paragraphs under a heading in the place of its hint and empty lines."""
    empty = [p for p in place.body if not paragraph_text(p).strip()]
    model = next(iter((*empty, *place.body)), None)
    look = ink.look(place.heading if model is None else model)
    paragraphs = _cleared(OxmlElement("w:p") if model is None else copy.deepcopy(model), len(lines))
    for p in place.body:
        p.getparent().remove(p)
    for p in reversed(paragraphs):
        place.heading.addnext(p)
    return _write_lines(paragraphs, list(lines), look, ink)


def set_text(cell: BaseOxmlElement, text: str) -> None:
    """Replace what a cell prints by another short text, in the font of its first character."""
    flat = flat_of(cell)
    at = len(flat.text) - len(flat.text.lstrip())
    flat.replace(at, len(flat.text.rstrip()), text)


def _briefly(lines: list[str]) -> list[str]:
    """【待补充】 for 【待补充：企业性质】: the label stands beside it."""
    return [_MISSING_BRIEFLY] if MISSING.fullmatch("".join(lines)) else lines


def _cover_text(text: str) -> str:
    return _BLANK + " ".join(lines_of(text))


def _span(place: CoverLine, ink: Ink, width: int) -> tuple[float, float]:
    """Where on its line a cover's value begins, and where the line ends, in twips."""
    shown = paragraph_text(place.p)
    em, start = ink.look(place.p).size * 10, ink.indent(place.p)
    end = label_end(shown, place.label) or 0
    return start + ems(shown[:end]) * em, _right_edge(place.p, start + ems(shown) * em, width)


def _suited(lines: list[str], width: int, size: int) -> int:
    if 0 < width < _NARROW and MISSING.fullmatch("".join(lines)):
        return SMALLEST  # all alike, though their labels are not equally long
    return suited(lines, width, size)


def _write_behind(cell: BaseOxmlElement, label: str, lines: list[str], ink: Ink) -> Runs:
    flat = flat_of(cell)
    end = label_end(flat.text, label) or len(flat.text)
    if end < len(flat.text):
        flat.replace(end, len(flat.text), "")
    last = [p for p in cell.xpath(PARAGRAPHS) if paragraph_text(p).strip()][-1]
    for p in list(last.itersiblings(qn("w:p"))):
        cell.remove(p)
    look = ink.look(last)
    if len(lines) == 1:
        whole = cell_text(cell).strip()
        colon = "" if whole.endswith(("：", ":")) or whole.startswith(("（", "(")) else "："
        return ink.write(last, colon + lines[0], look)
    added = _cleared(copy.deepcopy(last), len(lines))
    for p in reversed(added):
        last.addnext(p)
    return _write_lines(added, lines, look, ink)


def _write_lines(paragraphs: list[BaseOxmlElement], lines: list[str], look: Look, ink: Ink) -> Runs:
    return [run for p, line in zip(paragraphs, lines, strict=True) for run in ink.write(p, line, look)]


def _cleared(p: BaseOxmlElement, count: int) -> list[BaseOxmlElement]:
    """`p` with nothing in it, and copies of it, `count` in all."""
    for child in list(p):
        if child.tag != qn("w:pPr"):
            p.remove(child)
    return [p, *(copy.deepcopy(p) for _ in range(count - 1))]


def _keep_only(cell: BaseOxmlElement, paragraphs: list[BaseOxmlElement]) -> None:
    for child in list(cell):
        if child.tag != qn("w:tcPr"):
            cell.remove(child)
    cell.extend(paragraphs)


def _let_grow(cell: BaseOxmlElement, *, over_pages: bool) -> None:
    """Let the row of a cell become as high as its text, with `over_pages` over a page's end too."""
    row = next(cell.iterancestors(qn("w:tr")))
    for height in row.xpath("./w:trPr/w:trHeight[@w:hRule='exact']"):
        height.set(qn("w:hRule"), "atLeast")
    unwanted = cell.xpath("./w:tcPr/w:noWrap | ./w:tcPr/w:tcFitText")
    for element in unwanted + (row.xpath("./w:trPr/w:cantSplit") if over_pages else []):
        element.getparent().remove(element)


def _set(p: BaseOxmlElement, size: int, *, indented: bool, running: bool) -> None:
    """Set running Chinese text as it is set: both edges straight, two characters before a narrative's first line."""
    properties = p.get_or_add_pPr()
    if indented:
        indent = properties.get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), str(2 * size * 10))
    if running:
        properties.get_or_add_jc().set(qn("w:val"), "both")


def _right_edge(p: BaseOxmlElement, printed: float, width: int) -> float:
    """Where a cover line ends: at its own last tab stop, else where its blank ends, inside the margins."""
    stops = [int(float(at)) for at in p.xpath("./w:pPr/w:tabs/w:tab[@w:val!='clear']/@w:pos")]
    return min(max(stops, default=0) or printed, width - _AIR)


def _stop_at(p: BaseOxmlElement, at: int) -> None:
    """One tab stop, up to which the line is drawn: all lines of the cover end alike, whatever the font."""
    properties = p.get_or_add_pPr()
    for old in properties.findall(qn("w:tabs")):
        properties.remove(old)
    properties.get_or_add_tabs().insert_tab_in_order(Twips(at), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.SPACES)


def _hang(p: BaseOxmlElement, left: int, by: int) -> None:
    """Let the second line of a long cover line begin under the value, not under the label."""
    indent = p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:left"), str(left))
    indent.set(qn("w:hanging"), str(by))


def _cut(p: BaseOxmlElement, end: int) -> None:
    """Remove what stands behind the first `end` characters of a paragraph."""
    flat = Flat([p])
    if end < len(flat.text):
        flat.replace(end, len(flat.text), "")
    for run in p.xpath("./w:r"):
        if not paragraph_text(run) and not run.xpath("./w:footnoteReference | ./w:drawing"):
            p.remove(run)
