"""Tables, rows and cells made in memory for what an office laid out otherwise."""

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.whereabouts import Whereabouts


def new_table(origin: BaseOxmlElement, where: Whereabouts) -> BaseOxmlElement:
    """An empty table that is said to stand where `origin` stands."""
    tbl = OxmlElement("w:tbl")
    where.keep(tbl, origin)
    return tbl


def new_cell(text: str, origin: BaseOxmlElement, where: Whereabouts) -> BaseOxmlElement:
    """A cell with a paragraph for each line of a text, said to stand where `origin` stands."""
    tc = OxmlElement("w:tc")
    for line in text.split("\n"):
        p = OxmlElement("w:p")
        if line:
            p.add_r().text = line
        tc.append(p)
    where.keep(tc, origin)
    return tc


def new_row(cells: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """A row of cells, which leave the row that they stood in."""
    tr = OxmlElement("w:tr")
    for tc in cells:
        tr.append(tc)
    return tr


def print_over(tc: BaseOxmlElement, text: str) -> None:
    """Put a label in the place of the one that a cell prints."""
    first, *others = tc.findall(qn("w:p"))
    for child in [*(child for child in first if child.tag != qn("w:pPr")), *others]:
        child.getparent().remove(child)
    first.add_r().text = text
