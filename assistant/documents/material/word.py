"""A .docx of old material: paragraphs, tables and text boxes in their order; a filled form by its labels."""

from collections.abc import Iterator
from pathlib import Path

from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.material.form import filled_form
from assistant.documents.packages import check_package
from assistant.documents.tables import Grid, paragraph_text
from assistant.documents.word import open_document
from assistant.errors import FileError
from assistant.interview.material.headed import heading_level
from assistant.interview.material.passages import Cell, Passage, Piece, Row, Table

_BLOCKS = "./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p | ./w:sdt/w:sdtContent/w:tbl"
_BOXES = ".//w:txbxContent[not(ancestor::*[local-name()='Fallback'])]"
_MOST_PARAGRAPHS = 20_000
_MOST_CELLS = 60_000
_DEEPEST = 4


def read_word(path: Path, name: str) -> tuple[Piece, ...]:
    """The pieces of a .docx: the cells of 附件2 where it is one, else everything. Raises FileError."""
    check_package(path, name, ".docx")
    document = open_document(path.read_bytes(), name)
    body = document.element.body
    if len(body.xpath(".//w:p")) > _MOST_PARAGRAPHS or len(body.xpath(".//w:tc")) > _MOST_CELLS:
        raise FileError(name, f"超过{_MOST_PARAGRAPHS}段或{_MOST_CELLS}格", "只留下与申报有关的部分后再试")
    try:
        return filled_form(document, name) or tuple(_Reader(document, name).pieces())
    except (ValueError, KeyError, IndexError):  # numbers and names in the markup that are none
        problem = "的内容有损坏的地方，读不出来"
        raise FileError(name, problem, "用 Word 或 WPS 打开，另存为 .docx 后再试") from None


class _Reader:
    """Goes down a document and counts its paragraphs, tables and boxes as a person would."""

    def __init__(self, document: DocumentType, name: str) -> None:
        self._body = document.element.body
        self._name = name
        self._levels = dict(_style_levels(document))
        self._paragraphs = self._tables = self._boxes = 0
        self._above = ""
        """The text right above, which a table may have for a title."""

    def pieces(self) -> Iterator[Piece]:
        for block in self._body.xpath(_BLOCKS):
            if block.tag == qn("w:tbl"):
                self._tables += 1
                yield from self._table(block, f"表{self._tables}", 1)
            else:
                yield from self._paragraph(block)

    def _paragraph(self, p: BaseOxmlElement) -> Iterator[Piece]:
        text = paragraph_text(p).strip()
        if text:
            self._paragraphs += 1
            self._above = f"{self._above} {text}"[-120:] if len(text) < 60 else text[-60:]
            yield Passage(text, self._name, f"第{self._paragraphs}段", self._level(p, text))
        for box in p.xpath(_BOXES):
            self._boxes += 1
            for inner in box.findall(qn("w:p")):
                if shown := paragraph_text(inner).strip():
                    yield Passage(shown, self._name, f"文本框{self._boxes}", self._level(inner, shown))
            for number, tbl in enumerate(box.findall(qn("w:tbl")), start=1):
                yield from self._table(tbl, f"文本框{self._boxes}表{number}", 2)

    def _table(self, tbl: BaseOxmlElement, place: str, depth: int) -> Iterator[Piece]:
        grid = Grid(tbl)
        rows = tuple(
            Row(
                f"{place}第{number}行",
                tuple(Cell(slot.text.strip(), slot.start, slot.end, slot.continues) for slot in slots),
            )
            for number, slots in enumerate(grid.rows, start=1)
        )
        title, self._above = self._above, ""
        if len(rows) == 1 and len(rows[0].cells) == 1:  # a frame around text, not a table
            yield from (
                Passage(line.strip(), self._name, rows[0].place, heading_level(line))
                for line in rows[0].cells[0].text.split("\n")
                if line.strip()
            )
        else:
            yield Table(self._name, title, rows)
        if depth < _DEEPEST:
            inner = tbl.xpath("./w:tr/w:tc/w:tbl | ./w:tr/w:tc/w:sdt/w:sdtContent/w:tbl")
            for number, one in enumerate(inner, start=1):
                yield from self._table(one, f"{place}内表{number}", depth + 1)

    def _level(self, p: BaseOxmlElement, text: str) -> int:
        own = p.xpath("./w:pPr/w:outlineLvl/@w:val")
        style = p.xpath("./w:pPr/w:pStyle/@w:val")
        level = int(own[0]) + 2 if own and own[0].isdigit() and int(own[0]) < 9 else 0
        return level or self._levels.get(style[0] if style else "", 0) or heading_level(text)


def _style_levels(document: DocumentType) -> Iterator[tuple[str, int]]:
    """Style id → level of the styles of headings: by their outline level, or by their name."""
    try:
        styles = document.styles.element
    except (AttributeError, KeyError):  # a damaged file may lack them, and still has its text
        return
    for style in styles.xpath("./w:style[@w:type='paragraph']"):
        names = style.xpath("./w:name/@w:val")
        outline = style.xpath("./w:pPr/w:outlineLvl/@w:val")
        name = (names[0] if names else "").casefold()
        number = name.removeprefix("heading").removeprefix("标题").strip()
        if name in ("title", "标题"):
            yield style.get(qn("w:styleId")), 1
        elif outline and outline[0].isdigit() and int(outline[0]) < 9:
            yield style.get(qn("w:styleId")), int(outline[0]) + 2
        elif number != name and number.isdigit():
            yield style.get(qn("w:styleId")), int(number) + 1
