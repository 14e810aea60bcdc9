"""Tracked changes accepted in memory, and told: what a person added and took out, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.tables import shown_text

_ADDED, _REMOVED = (qn("w:ins"), qn("w:moveTo")), (qn("w:del"), qn("w:moveFrom"))
_PROPERTIES = frozenset(map(qn, ("w:rPr", "w:trPr", "w:tcPr", "w:pPr", "w:numPr", "w:sectPr", "w:tblPr")))
_DELETED_TEXT = qn("w:delText")


@dataclass(frozen=True)
class Change:
    """One tracked change, now accepted."""

    kind: Literal["added", "removed"]
    text: str
    author: str
    row: bool
    """Whether a whole row of a table was added or removed, its cells joined by ` | `."""

    holder: BaseOxmlElement
    """The paragraph or table that it stands or stood in."""

    number: int = 0
    """Of the row in its table, from 1, before any change."""


def accept_changes(body: BaseOxmlElement) -> tuple[Change, ...]:
    """Accept every tracked change below `body`: nothing of what was removed stays, what was added is plain text."""
    changes = (*_accept_rows(body), *_accept_runs(body))
    for cell in body.xpath(".//w:tc[w:tcPr/w:cellDel]"):
        cell.getparent().remove(cell)
    for mark in reversed(body.xpath(".//w:p[w:pPr/w:rPr/w:del]")):
        _join_next(mark)
    return changes


def _accept_rows(body: BaseOxmlElement) -> tuple[Change, ...]:
    changes: list[Change] = []
    gone: list[BaseOxmlElement] = []
    for tr in body.xpath(".//w:tr[w:trPr/w:del or w:trPr/w:ins]"):
        removed = bool(tr.xpath("./w:trPr/w:del"))
        mark = tr.xpath("./w:trPr/w:del | ./w:trPr/w:ins")[0]
        tbl = next(tr.iterancestors(qn("w:tbl")))
        text = " | ".join(filter(None, (_all_text(tc).strip() for tc in tr.iter(qn("w:tc")))))
        number = list(tbl.iter(qn("w:tr"))).index(tr) + 1
        changes.append(Change("removed" if removed else "added", text, _author(mark), True, tbl, number))
        gone.extend([tr] if removed else [])
        for inner in [] if removed else list(tr.iter(*_ADDED)):
            _unwrap(inner)  # told with its row
    for tr in gone:
        tr.getparent().remove(tr)
    return tuple(changes)


def _accept_runs(body: BaseOxmlElement) -> tuple[Change, ...]:
    marks = [mark for mark in body.iter(*_ADDED, *_REMOVED) if mark.getparent().tag not in _PROPERTIES]
    told = [
        mark for mark in marks if not any(above.tag in _REMOVED + _ADDED for above in mark.iterancestors())
    ]
    changes = tuple(_joined([(mark, change) for mark in told if (change := _change(mark)) is not None]))
    for mark in marks:
        if mark.tag in _REMOVED and mark.getparent() is not None:
            mark.getparent().remove(mark)
    for mark in marks:
        if mark.tag in _ADDED and mark.getparent() is not None:
            _unwrap(mark)
    return changes


def _change(mark: BaseOxmlElement) -> Change | None:
    """The change that a mark stands for; None where nothing shows, or what was added was taken out again."""
    removed = mark.tag in _REMOVED
    text = _all_text(mark) if removed else shown_text(mark)
    holder = next(mark.iterancestors(qn("w:p")), None)
    if not text.strip() or holder is None:
        return None
    return Change("removed" if removed else "added", text, _author(mark), False, holder)


def _joined(pairs: list[tuple[BaseOxmlElement, Change]]) -> Iterator[Change]:
    """Neighbouring marks of one kind and hand told as one: an editor cuts a change at every change of font."""
    text = ""
    for at, (mark, change) in enumerate(pairs):
        text += change.text
        following = pairs[at + 1] if at + 1 < len(pairs) else None
        if (
            following is None
            or following[0] is not mark.getnext()
            or (following[1].kind, following[1].author) != (change.kind, change.author)
        ):
            yield replace(change, text=text)
            text = ""


def _join_next(p: BaseOxmlElement) -> None:
    """A paragraph whose mark was removed runs on into the next."""
    following = p.getnext()
    if following is None or following.tag != qn("w:p"):
        return
    for child in list(following):
        if child.tag != qn("w:pPr"):
            p.append(child)
    following.getparent().remove(following)


def _all_text(element: BaseOxmlElement) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t"), _DELETED_TEXT))


def _author(mark: BaseOxmlElement) -> str:
    return str(mark.get(qn("w:author")) or "").strip()


def _unwrap(element: BaseOxmlElement) -> None:
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)
