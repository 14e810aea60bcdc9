"""A table as rows of slots, whatever its merges, widths and content controls."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_T, _TAB, _BR, _CR, _SYM = (qn(tag) for tag in ("w:t", "w:tab", "w:br", "w:cr", "w:sym"))
_SHOWN = {_TAB: "\t", _BR: "\n", _CR: "\n", qn("w:noBreakHyphen"): "-"}
_UNTICKED_SYMBOLS = {"F0A8", "F06F", "F071", "F072", "00A8", "006F"}
_TICKED_SYMBOLS = {"F0FE", "F0FD", "F052", "F054", "F0FC", "00FE", "0052"}
TICKED, UNTICKED = "☑", "□"
_APART = frozenset(map(qn, ("w:drawing", "w:pict", "w:object", "w:del", "w:moveFrom")))

ROWS = "./w:tr | ./w:sdt/w:sdtContent/w:tr"
CELLS = "./w:tc | ./w:sdt/w:sdtContent/w:tc"
PARAGRAPHS = "./w:p | ./w:sdt/w:sdtContent/w:p"


@dataclass(frozen=True)
class Slot:
    """One cell of a row, or the part of a merged cell that stands in this row."""

    tc: BaseOxmlElement
    """The cell that shows: for a part of a merged cell the one it begins in."""
    start: int
    end: int
    text: str
    continues: bool
    """Whether it is the lower part of a cell merged over rows."""


@dataclass(frozen=True)
class Grid:
    """A table, read once; read again after rows were added."""

    tbl: BaseOxmlElement
    widths: tuple[int, ...] = field(init=False)
    """Of the grid columns, in twips."""

    def __post_init__(self) -> None:
        columns = self.tbl.xpath("./w:tblGrid/w:gridCol/@w:w")
        object.__setattr__(self, "widths", tuple(int(float(width)) for width in columns))

    @cached_property
    def trs(self) -> tuple[BaseOxmlElement, ...]:
        """The rows' elements."""
        return tuple(self.tbl.xpath(ROWS))

    @cached_property
    def rows(self) -> tuple[tuple[Slot, ...], ...]:
        """The rows' slots, from left to right."""
        found: list[tuple[Slot, ...]] = []
        for tr in self.trs:
            found.append(tuple(_slots(tr, found[-1] if found else ())))
        return tuple(found)

    def covering(self, row: int, column: Slot) -> Slot | None:
        """The slot of `row` that stands under the middle of `column`."""
        middle = (column.start + column.end) / 2
        return next((slot for slot in self.rows[row] if slot.start <= middle < slot.end), None)


def _slots(tr: BaseOxmlElement, above: tuple[Slot, ...]) -> Iterator[Slot]:
    start = sum(int(skipped) for skipped in tr.xpath("./w:trPr/w:gridBefore/@w:val"))
    for tc in tr.xpath(CELLS):
        end = start + int((tc.xpath("./w:tcPr/w:gridSpan/@w:val") or ["1"])[0])
        upper = next((slot for slot in above if slot.start == start), None) if _continues(tc) else None
        if upper is not None:
            yield Slot(upper.tc, start, end, upper.text, continues=True)
        else:
            yield Slot(tc, start, end, cell_text(tc), continues=False)
        start = end


def _continues(tc: BaseOxmlElement) -> bool:
    merges = tc.xpath("./w:tcPr/w:vMerge")
    return bool(merges) and merges[0].get(qn("w:val"), "continue") == "continue"


def cell_text(tc: BaseOxmlElement) -> str:
    """The text of a cell, a line per paragraph; tables inside it left out."""
    return "\n".join(paragraph_text(p) for p in tc.xpath(PARAGRAPHS)).strip("\n")


def whole_text(tc: BaseOxmlElement, apart_from: Collection[BaseOxmlElement] = ()) -> str:
    """The text of a cell with the tables inside it, as `block_text` gives it, some paragraphs left out."""
    return "\n".join(text for block in tc if block not in apart_from and (text := block_text(block))).strip(
        "\n"
    )


def block_text(block: BaseOxmlElement) -> str:
    """The text of a paragraph or table: a line per row, the cells joined by ` | `, those of a merged cell once."""
    if block.tag == qn("w:p"):
        return paragraph_text(block)
    if block.tag == qn("w:tbl"):
        rows = (
            " | ".join(
                " ".join(whole_text(slot.tc).split("\n")).strip() for slot in slots if not slot.continues
            )
            for slots in Grid(block).rows
        )
        return "\n".join(row for row in rows if row.strip(" |"))
    content = block.find(qn("w:sdtContent"))
    return "\n".join(filter(None, map(block_text, content if content is not None else ())))


def paragraph_text(p: BaseOxmlElement) -> str:
    """What a paragraph shows: insertions are there, deletions are not, symbol boxes are ☑ and □."""
    return shown_text(p)


def shown_text(element: BaseOxmlElement) -> str:
    """What a paragraph or a part of one shows."""
    return "".join(shown for shown, _ in shown_pieces(element))


def shown_pieces(p: BaseOxmlElement) -> Iterator[tuple[str, BaseOxmlElement]]:
    """The pieces of text of a paragraph with the element that holds each."""
    for node in p.iter(_T, _SYM, *_SHOWN):
        if node.getparent().tag == qn("w:tabs") or _apart(node, p):
            continue
        if node.tag == _T:
            yield _glyphs(node), node
        elif node.tag == _SYM:
            yield _symbol(node), node
        else:
            yield _SHOWN[node.tag], node


def _symbol(node: BaseOxmlElement) -> str:
    return _box((node.get(qn("w:char")) or "").upper())


def _box(code: str) -> str:
    """The box that a character of a symbol font draws, by its code; empty for any other character."""
    if code in _TICKED_SYMBOLS:
        return TICKED
    return UNTICKED if code in _UNTICKED_SYMBOLS else ""


def _glyphs(node: BaseOxmlElement) -> str:
    """The characters of a text, with boxes where it is set in a symbol font, as WPS and LibreOffice keep them."""
    text = node.text or ""
    drawn = [char for char in text if "\uf000" <= char <= "\uf0ff"] or (len(text) < 4 and _in_symbols(node))
    return "".join(_box(f"{ord(char):04X}") or char for char in text) if drawn else text


def _in_symbols(node: BaseOxmlElement) -> bool:
    run = node.getparent()
    properties = run.find(qn("w:rPr")) if run.tag == qn("w:r") else None
    fonts = properties.find(qn("w:rFonts")) if properties is not None else None
    return fonts is not None and str(fonts.get(qn("w:ascii"), "")).startswith("Wingdings")


def _apart(node: BaseOxmlElement, p: BaseOxmlElement) -> bool:
    """Whether the node is no text of the paragraph: a picture's or text box's own, or one that was taken out."""
    above = node.getparent()
    while above is not None and above is not p:
        if above.tag in _APART:
            return True
        above = above.getparent()
    return False


def cell_width(tc: BaseOxmlElement, grid: Grid | None = None, slot: Slot | None = None) -> int:
    """The width of a cell in twips: its own, else that of its grid columns; 0 where neither is written."""
    own = tc.xpath("./w:tcPr/w:tcW[@w:type='dxa' or not(@w:type)]/@w:w")
    if own and float(own[0]) > 0:
        return int(float(own[0]))
    return sum(grid.widths[slot.start : slot.end]) if grid is not None and slot is not None else 0
