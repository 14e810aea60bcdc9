"""Lines of labels with their values, between tables and inside cells, laid as rows of a table: label | value."""

import re
from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.layout import Kind
from assistant.documents.printed import bare, label_before_colon
from assistant.documents.relaid.build import new_cell, new_row, new_table
from assistant.documents.relaid.lines import PairRow, read_lines
from assistant.documents.relaid.vocabulary import Vocabulary
from assistant.documents.tables import PARAGRAPHS, Grid, Slot, paragraph_text
from assistant.documents.whereabouts import Whereabouts

_FEWEST = 2
"""Pairs that a cell, or a line of the cover, must hold to be laid out as a table; the locator itself reads one."""

_ANNEXED = re.compile(r"附\s*表\s*[\d一二三](?!.*。$)")
_DRAWN = ".//w:drawing | .//w:pict | .//w:object"


def lay_lines(body: BaseOxmlElement, labels: FormLabels, where: Whereabouts) -> None:
    """Lay out the lines of a document, but none of a text that a person wrote under a heading of the form."""
    section = _Section(labels)
    above: list[PairRow] = []
    for block in body.xpath("./w:p | ./w:tbl"):
        if block.getparent() is not body:
            continue
        if block.tag == qn("w:tbl"):
            _lay_cells(Grid(block), section, where)
            above = []
        elif text := paragraph_text(block).strip():
            rows = () if section.enter(text) else section.rows_of(block, above[-1].owner if above else "")
            above = list(rows)
            if rows:
                _lay_paragraph(block, rows, section, where)


class _Section:
    """The section that is open at a place of a document, with the labels that may stand in its lines."""

    def __init__(self, labels: FormLabels) -> None:
        self._labels = labels
        self._open = {head for head in labels.heads | _groups(labels) if labels.within(head)}
        cover = [item for item in labels.fields if labels.kind(item) is Kind.COVER]
        before = [item for item in labels.within("") if bare(item.label) not in labels.on_cover]
        instance = [item for item in labels.fields if labels.kind(item) is Kind.INSTANCE]
        self._cover, self._annexed = Vocabulary(labels, cover), Vocabulary(labels, instance)
        self._before = Vocabulary(labels, before)
        self.words: Vocabulary | None = self._before

    def enter(self, text: str) -> bool:
        """Open or close what a text is the head of; whether it is one."""
        printed = (bare(text), label_before_colon(text))
        if printed[0] in self._open:
            self.words = Vocabulary(self._labels, self._labels.within(printed[0]))
        elif _ANNEXED.match(text):
            self.words = self._annexed
        elif any(label in self._labels.stops for label in printed if label):
            self.words = None
        else:
            return False
        return True

    def rows_of(self, p: BaseOxmlElement, owner: str) -> tuple[PairRow, ...]:
        """The rows of pairs that a paragraph holds; none where nothing may be laid out."""
        if self.words is None or p.xpath(_DRAWN):
            return ()
        lines = paragraph_text(p).split("\n")
        if self.words is self._before and _count(on_cover := read_lines(lines, self._cover)) >= _FEWEST:
            return on_cover
        return read_lines(lines, self.words, owner)


def _count(rows: Sequence[PairRow]) -> int:
    return sum(len(row.pairs) for row in rows)


def _groups(labels: FormLabels) -> set[str]:
    return {bare(item.groups[0]) for item in labels.fields if item.groups}


def _lay_paragraph(
    p: BaseOxmlElement, rows: Sequence[PairRow], section: _Section, where: Whereabouts
) -> None:
    tbl = _table(rows, p, where)
    p.addprevious(tbl)
    last = rows[-1].pairs[-1]
    if last.narrative and not last.value:
        tc = tbl.xpath("./w:tr/w:tc")[-1]
        for following in list(_text_below(p, section)):
            tc.append(following)
    p.getparent().remove(p)


def _text_below(p: BaseOxmlElement, section: _Section) -> Iterator[BaseOxmlElement]:
    """The paragraphs below a label of a text, up to the next line that is a label or a head."""
    for below in p.itersiblings():
        text = paragraph_text(below).strip() if below.tag == qn("w:p") else ""
        if below.tag != qn("w:p") or (text and (section.enter(text) or section.rows_of(below, ""))):
            return
        yield below


def _lay_cells(grid: Grid, section: _Section, where: Whereabouts) -> None:
    for row, slots in enumerate(grid.rows):
        heads = [section.enter(slot.text) for slot in slots]
        if section.words is None or any(heads):
            continue
        for number, slot in enumerate(slots):
            above = grid.covering(row - 1, slot) if row else None
            owner = _owner(slots[:number], above, section.words)
            if owner is not None and not slot.continues:
                _lay_cell(slot, owner, section.words, where)


def _owner(left: Sequence[Slot], above: Slot | None, words: Vocabulary) -> str | None:
    """The owner of a cell's lines, empty for none; None where the cell holds the value of another label."""
    written = [slot for slot in left if slot.text.strip()]
    if written:
        return words.owner_of(written[-1].text) or None
    if above is not None and above.text.strip() and not words.owner_of(above.text):
        return None if words.is_label(above.text) else ""
    return words.owner_of(above.text) if above is not None else ""


def _lay_cell(slot: Slot, owner: str, words: Vocabulary, where: Whereabouts) -> None:
    paragraphs = slot.tc.xpath(PARAGRAPHS)
    if slot.tc.xpath(f"{_DRAWN} | ./w:tbl"):
        return
    rows = read_lines((line for p in paragraphs for line in paragraph_text(p).split("\n")), words, owner)
    if _count(rows) < _FEWEST:
        return
    slot.tc.append(_table(rows, slot.tc, where))
    for p in paragraphs:
        slot.tc.remove(p)


def _table(rows: Sequence[PairRow], origin: BaseOxmlElement, where: Whereabouts) -> BaseOxmlElement:
    tbl = new_table(origin, where)
    for row in rows:
        texts = [row.owner] if row.owner else []
        texts.extend(text for pair in row.pairs for text in (pair.label, pair.value))
        tbl.append(new_row(new_cell(text, origin, where) for text in texts))
    return tbl
