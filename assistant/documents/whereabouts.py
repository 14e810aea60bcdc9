"""Where something stands in a document, as a person counts tables, rows and paragraphs."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.places import CellPlace, CoverLine, GapPlace, Place
from assistant.documents.tables import paragraph_text

_ELSEWHERE = "正文"
_INSIDE = "表内表"


class Whereabouts:
    """Words for the places of one document: `表2第4行`, `第3段`.

    Counted once, when it is made; what is laid out otherwise afterwards keeps the words of where it stood.
    """

    def __init__(self, body: BaseOxmlElement) -> None:
        tables = body.xpath("./w:tbl | ./w:sdt/w:sdtContent/w:tbl")
        paragraphs = body.xpath("./w:p | ./w:sdt/w:sdtContent/w:p")
        written = (p for p in paragraphs if paragraph_text(p).strip())
        self._words = {p: f"第{number}段" for number, p in enumerate(written, start=1)}
        numbers = {tbl: number for number, tbl in enumerate(tables, start=1)}
        for tbl in body.iter(qn("w:tbl")):
            name = f"表{numbers[tbl]}" if tbl in numbers else _INSIDE
            self._words[tbl] = name
            self._words.update(_of_rows(tbl, name))

    def keep(self, element: BaseOxmlElement, origin: BaseOxmlElement) -> None:
        """Say of a new element that it stands where `origin` stood."""
        self._words[element] = self.of_element(origin)

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
        """A paragraph, cell, row or table."""
        around = (element, *element.iterancestors())
        return next((self._words[one] for one in around if one in self._words), _ELSEWHERE)


def _of_rows(tbl: BaseOxmlElement, name: str) -> Iterator[tuple[BaseOxmlElement, str]]:
    """The rows and cells of a table, those of tables inside it left to them, with their words."""
    for number, tr in enumerate(tbl.iter(qn("w:tr")), start=1):
        if next(tr.iterancestors(qn("w:tbl"))) is tbl:
            yield tr, f"{name}第{number}行"
            yield from ((tc, f"{name}第{number}行") for tc in tr.iter(qn("w:tc")))
