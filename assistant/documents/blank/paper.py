"""Paper and sections: A4, upright or lying. Lengths are in twips (1/20 point)."""

from dataclasses import dataclass

from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Twips

from assistant.documents.blank.styles import SECTION_END, add_paragraph

_SHORT, _LONG = 11906, 16838


@dataclass(frozen=True)
class Paper:
    """A4 with its margins."""

    lying: bool
    side: int
    top: int
    bottom: int

    @property
    def width(self) -> int:
        return _LONG if self.lying else _SHORT

    @property
    def height(self) -> int:
        return _SHORT if self.lying else _LONG

    @property
    def text_width(self) -> int:
        return self.width - 2 * self.side


UPRIGHT = Paper(lying=False, side=1531, top=1418, bottom=1304)
LYING = Paper(lying=True, side=1134, top=1134, bottom=1021)


def lay(section: Section, paper: Paper) -> None:
    """Put `section` on `paper`, without the line grid of the template."""
    section.orientation = WD_ORIENT.LANDSCAPE if paper.lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(paper.width), Twips(paper.height)
    section.left_margin = section.right_margin = Twips(paper.side)
    section.top_margin, section.bottom_margin = Twips(paper.top), Twips(paper.bottom)
    section.header_distance, section.footer_distance = Twips(851), Twips(992)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)


def turn_page(document: DocumentType, paper: Paper) -> None:
    """Begin a new section on `paper`; the paragraph that ends the old one takes no room."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = SECTION_END
    lay(section, paper)


def close(document: DocumentType) -> None:
    """End the document with the paragraph Word wants after a table, too low to open another page."""
    add_paragraph(document, "", SECTION_END)
