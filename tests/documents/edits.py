"""What people do to a drafted form in Word, WPS or LibreOffice, done to its markup."""

import copy
import io
from collections.abc import Callable, Iterator

import docx
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

W = nsdecls("w")
Step = Callable[[DocumentType], None]


def edited(document: bytes, *steps: Step) -> bytes:
    """The document after some steps."""
    opened = docx.Document(io.BytesIO(document))
    for step in steps:
        step(opened)
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def retyped(old: str, new: str) -> Step:
    """Words replaced, wherever they stand in one run."""

    def step(document: DocumentType) -> None:
        for node in _nodes(document, old):
            node.text = node.text.replace(old, new)

    return step


def tracked(old: str, new: str, author: str = "王主任") -> Step:
    """A whole run struck out and another put in, with tracking on."""

    def step(document: DocumentType) -> None:
        for node in _nodes(document, old):
            run = node.getparent()
            put = f'<w:ins {W} w:id="901" w:author="{author}"><w:r><w:t>{new}</w:t></w:r></w:ins>'
            gone = f'<w:del {W} w:id="900" w:author="{author}"><w:r><w:delText>{node.text}</w:delText></w:r></w:del>'
            run.addprevious(parse_xml(gone))
            run.addprevious(parse_xml(put))
            run.getparent().remove(run)

    return step


def moved(words: str) -> Step:
    """A run moved to the end of its paragraph, with tracking on."""

    def step(document: DocumentType) -> None:
        for node in _nodes(document, words):
            run = node.getparent()
            p = next(run.iterancestors(qn("w:p")))
            again = copy.deepcopy(run)
            for name, wrapped, put in (("moveFrom", run, run.addprevious), ("moveTo", again, p.append)):
                mark = parse_xml(f'<w:{name} {W} w:id="910" w:author="李"/>')
                put(mark)
                mark.append(wrapped)

    return step


def cut_runs(document: DocumentType) -> None:
    """Every longer run in two, as an editor leaves them after a correction."""
    for node in list(document.element.body.iter(qn("w:t"))):
        run = node.getparent()
        if len(node.text or "") > 4 and len(run.findall(qn("w:t"))) == 1:
            second = copy.deepcopy(run)
            node.text, second.find(qn("w:t")).text = node.text[:3], node.text[3:]
            run.addnext(second)


def with_paragraph(after: str, text: str) -> Step:
    """A paragraph more, below the one that holds some words."""

    def step(document: DocumentType) -> None:
        p = next(next(_nodes(document, after)).iterancestors(qn("w:p")))
        added = OxmlElement("w:p")
        added.append(parse_xml(f"<w:r {W}><w:t>{text}</w:t></w:r>"))
        p.addnext(added)

    return step


def without_row(words: str, *, tracking: bool = False) -> Step:
    """The row that holds some words deleted."""

    def step(document: DocumentType) -> None:
        row = _row(document, words)
        if tracking:
            row.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="902" w:author="李"/>'))
        else:
            row.getparent().remove(row)

    return step


def copied_row(words: str, *changes: tuple[str, str]) -> Step:
    """The row that holds some words copied below itself, and words changed in the copy."""

    def step(document: DocumentType) -> None:
        row = _row(document, words)
        added = copy.deepcopy(row)
        row.addnext(added)
        for node in added.iter(qn("w:t")):
            for old, new in changes:
                node.text = (node.text or "").replace(old, new)

    return step


def copied_tables(first: str) -> Step:
    """The table that begins with some words copied below itself."""

    def step(document: DocumentType) -> None:
        table = next(_row(document, first).iterancestors(qn("w:tbl")))
        gap = OxmlElement("w:p")
        table.addnext(gap)
        gap.addnext(copy.deepcopy(table))

    return step


def emptied(words: str) -> Step:
    """The cell that holds some words emptied."""

    def step(document: DocumentType) -> None:
        cell = next(next(_nodes(document, words)).iterancestors(qn("w:tc")))
        for run in list(cell.iter(qn("w:r"))):
            run.getparent().remove(run)

    return step


def _nodes(document: DocumentType, words: str) -> Iterator[BaseOxmlElement]:
    found = [node for node in document.element.body.iter(qn("w:t")) if words in (node.text or "")]
    assert found, f"no run holds {words}"
    return iter(found)


def _row(document: DocumentType, words: str) -> BaseOxmlElement:
    return next(next(_nodes(document, words)).iterancestors(qn("w:tr")))
