"""Where something stands in a document, as a person counts tables, rows and paragraphs."""

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.places import CellPlace, CoverLine, GapPlace, Place
from assistant.documents.tables import paragraph_text


class Whereabouts:
    """Words for the places of one document, counted once: `表2第4行`, `第3段`."""

    def __init__(self, body: BaseOxmlElement) -> None:
        tables = body.xpath("./w:tbl | ./w:sdt/w:sdtContent/w:tbl")
        paragraphs = body.xpath("./w:p | ./w:sdt/w:sdtContent/w:p")
        written = (p for p in paragraphs if paragraph_text(p).strip())
        self._tables = {tbl: number for number, tbl in enumerate(tables, start=1)}
        self._paragraphs = {p: number for number, p in enumerate(written, start=1)}

    def of(self, place: Place) -> str:
        """A place of a field."""
        if isinstance(place, CoverLine):
            return self.of_element(place.p)
        if isinstance(place, CellPlace):
            return self.of_element(place.cells[0])
        if isinstance(place, GapPlace):
            return self.of_element(place.cell)
        return self.of_element(place.body[0] if place.body else place.heading)

    def of_element(self, element: BaseOxmlElement) -> str:
        """A paragraph, cell or table."""
        row = element if element.tag == qn("w:tr") else next(element.iterancestors(qn("w:tr")), None)
        if element.tag == qn("w:tbl"):
            return self._of_table(element)
        if row is not None:
            return self._of_row(row)
        number = self._paragraphs.get(element)
        return f"第{number}段" if number else "正文"

    def _of_row(self, tr: BaseOxmlElement) -> str:
        tbl = next(tr.iterancestors(qn("w:tbl")))
        return f"{self._of_table(tbl)}第{list(tbl.iter(qn('w:tr'))).index(tr) + 1}行"

    def _of_table(self, tbl: BaseOxmlElement) -> str:
        number = self._tables.get(tbl)
        return f"表{number}" if number else "表内表"
