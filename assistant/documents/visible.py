"""What a reader of a .docx sees, as lines: for comparing documents by their text, never by their bytes."""

from collections.abc import Iterator
from pathlib import Path

from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table

from assistant.documents.tables import Grid, paragraph_text
from assistant.documents.word import open_document


def visible_lines(source: bytes | Path | DocumentType) -> list[str]:
    """The lines from top to bottom, footnotes last.

    A paragraph is a line; a table row is a line, its cells joined by ` | `, the paragraphs of a cell by a blank;
    a cell merged over rows stands in the first of them only. Raises FileError as `open_document` does.
    """
    document = open_document(source) if isinstance(source, bytes | Path) else source
    lines: list[str] = []
    for block in document.iter_inner_content():
        lines.extend(_row_lines(block) if isinstance(block, Table) else [paragraph_text(block._p).rstrip()])
    return [line for line in lines if line] + _footnotes(document)


def comment_texts(source: bytes | Path) -> list[str]:
    """The texts of the Word comments in their order."""
    return [comment.text for comment in open_document(source).comments]


def _row_lines(table: Table) -> Iterator[str]:
    for slots in Grid(table._tbl).rows:
        cells = [
            " ".join(line for line in slot.text.split("\n") if line) for slot in slots if not slot.continues
        ]
        yield " | ".join(cells).rstrip()


def _footnotes(document: DocumentType) -> list[str]:
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    except KeyError:
        return []
    notes = (_text_of(note).strip() for note in parse_xml(part.blob))
    return [note for note in notes if note]


def _text_of(note: BaseOxmlElement) -> str:
    return " ".join(text for p in note.iter(qn("w:p")) if (text := paragraph_text(p)))
