"""Word comments: where a text came from, how long it may be, what a person must check."""

from collections.abc import Sequence

from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from assistant.documents.ink import lines_of

AUTHOR, INITIALS = "申报助手", "助"


def remark(document: DocumentType, runs: Sequence[BaseOxmlElement], notes: Sequence[str]) -> None:
    """Hang a comment with `notes`, a paragraph each, on the first to the last of `runs`."""
    text = "\n".join(line for note in notes for line in lines_of(note))
    if not runs or not text:
        return
    first, last = (_run(document, run) for run in (runs[0], runs[-1]))
    comment = document.add_comment([first, last], text=text, author=AUTHOR, initials=INITIALS)
    # The time of writing would make every draft differ from the last.
    comment._comment_elm.attrib.pop(qn("w:date"), None)


def _run(document: DocumentType, run: BaseOxmlElement) -> Run:
    return Run(run, Paragraph(run.getparent(), document._body))
