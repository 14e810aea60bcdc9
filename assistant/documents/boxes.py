"""Check boxes as printed, □ before its option: ticked, cleared, read.

Offices type them as □ ☐ ○, as symbols of Wingdings, or as Word's own check boxes; all are understood.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.flat import Flat
from assistant.documents.tables import PARAGRAPHS, TICKED, UNTICKED
from assistant.text.sentences import normalise

_UNTICKED = "□☐▢◻⬜○◯"
_TICKED = "☑☒✅■√✓✔●"
_CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass(frozen=True)
class _Box:
    at: int
    option: str
    ticked: bool


def has_boxes(cells: Sequence[BaseOxmlElement], options: Sequence[str]) -> bool:
    """Whether the cells print a box before one of the options."""
    return bool(_boxes(_flat(cells), options))


def tick(cells: Sequence[BaseOxmlElement], options: Sequence[str], value: str) -> bool:
    """Tick the box of `value` and clear the others; False, nothing ticked, where no option says `value`."""
    flat = _flat(cells)
    found = _boxes(flat, options)
    for box in found:
        wanted = box.option == value
        if wanted or box.ticked:
            _follow(flat.holder(box.at), wanted)
            flat.replace(box.at, box.at + 1, TICKED if wanted else UNTICKED)
    return any(box.option == value for box in found)


def ticked(cells: Sequence[BaseOxmlElement], options: Sequence[str]) -> tuple[str, ...]:
    """The options whose boxes are ticked."""
    return tuple(box.option for box in _boxes(_flat(cells), options) if box.ticked)


def _flat(cells: Sequence[BaseOxmlElement]) -> Flat:
    return Flat(p for cell in cells for p in cell.xpath(PARAGRAPHS))


def _boxes(flat: Flat, options: Sequence[str]) -> list[_Box]:
    starts = [at for at, char in enumerate(flat.text) if char in _UNTICKED + _TICKED]
    found: list[_Box] = []
    for at, end in pairwise([*starts, len(flat.text)]):
        behind = normalise(flat.text[at + 1 : end])
        fitting = [option for option in options if behind.startswith(normalise(option))]
        if fitting:
            found.append(_Box(at, max(fitting, key=len), flat.text[at] in _TICKED))
    return found


def _follow(holder: BaseOxmlElement, checked: bool) -> None:
    """Word's own check box around the glyph keeps a state of its own, which must say the same."""
    for control in holder.iterancestors(qn("w:sdt")):
        for state in control.iter(f"{_CHECKBOX}checked"):
            state.set(f"{_CHECKBOX}val", "1" if checked else "0")
        return
