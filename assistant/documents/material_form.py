"""A filled 附件2, ours or an office's copy, read cell by cell through the locator that also fills it."""

from collections.abc import Iterator

from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.locator import Locator
from assistant.documents.places import CellPlace, CoverLine, GapPlace, Place, read
from assistant.documents.tables import paragraph_text
from assistant.errors import FormError
from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from assistant.interview.material.passages import Filled

_ENOUGH = 0.6
"""Share of the form's printed fields that a document must have places for, to be taken for the form."""


def filled_form(document: DocumentType, name: str) -> tuple[Filled, ...]:
    """The filled cells of 附件2; empty where the document is no such form."""
    locator = Locator(document, FORM)
    try:
        missing = len(locator.not_found())
    except FormError:
        return ()
    if missing > len(locator.fields) * (1 - _ENOUGH):
        return ()
    where = _Whereabouts(document)
    return tuple(
        Filled(path, text, name, where.of(place))
        for item in locator.fields
        if item.kind != "pictures"
        for path in _paths(locator, item.pattern)
        if (place := locator.place(path)) is not None and (text := read(place, item)) and _said(text, item)
    )


def _said(text: str, item: FormField) -> bool:
    """Whether a text is an answer, and not just the blanks that the form prints: `年 月 日`."""
    return any(char.isalnum() for char in text.replace("年", "").replace("月", "").replace("日", ""))


def _paths(locator: Locator, pattern: str, done: str = "") -> Iterator[str]:
    """The paths of a pattern for the rows, copies and years that the document has."""
    head, star, rest = pattern.partition(".*.")
    if not star:
        yield f"{done}{head}"
        return
    part = f"{done}{head}"
    for key in locator.keys(part):
        yield from _paths(locator, rest, f"{part}.{key}.")


class _Whereabouts:
    """Where an element stands, as a person counts tables, rows and paragraphs."""

    def __init__(self, document: DocumentType) -> None:
        body = document.element.body
        tables = body.xpath("./w:tbl | ./w:sdt/w:sdtContent/w:tbl")
        self._tables = {tbl: number for number, tbl in enumerate(tables, start=1)}
        self._paragraphs = {p: number for number, p in enumerate(_written(body), start=1)}

    def of(self, place: Place) -> str:
        """A place in words."""
        if isinstance(place, CoverLine):
            return self._of_paragraph(place.p)
        if isinstance(place, CellPlace):
            return self._of_cell(place.cells[0])
        if isinstance(place, GapPlace):
            return self._of_cell(place.cell)
        return self._of_paragraph(place.body[0] if place.body else place.heading)

    def _of_paragraph(self, p: BaseOxmlElement) -> str:
        number = self._paragraphs.get(p)
        return f"第{number}段" if number else "正文"

    def _of_cell(self, tc: BaseOxmlElement) -> str:
        tr = next(tc.iterancestors(qn("w:tr")))
        tbl = next(tr.iterancestors(qn("w:tbl")))
        row = list(tbl.iter(qn("w:tr"))).index(tr) + 1
        number = self._tables.get(tbl)
        return f"表{number}第{row}行" if number else f"表内表第{row}行"


def _written(body: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for p in body.xpath("./w:p | ./w:sdt/w:sdtContent/w:p"):
        if paragraph_text(p).strip():
            yield p
