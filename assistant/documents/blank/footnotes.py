"""Word footnotes, which python-docx does not write: their part, and the marks that refer to them.

A real footnote keeps the label it explains clean: the mark is no character of the cell's text.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.document import Document as DocumentType
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from assistant.documents.blank.styles import FOOTNOTE_MARK_ID, FOOTNOTE_TEXT_ID

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)


def _note(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{FOOTNOTE_TEXT_ID}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{FOOTNOTE_MARK_ID}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )


def add_notes(document: DocumentType, texts: Sequence[str]) -> None:
    """Give `document` its footnotes, numbered from 1 in the order of `texts`."""
    notes = "".join(_note(number, text) for number, text in enumerate(texts, start=1))
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}{notes}</w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def mark(paragraph: Paragraph, number: int) -> None:
    """Set the mark of footnote `number` at the end of `paragraph`."""
    run = paragraph.add_run()
    run._r.get_or_add_rPr().style = FOOTNOTE_MARK_ID
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)
