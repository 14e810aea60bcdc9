"""Check boxes as printed, □ before its option: ticked, cleared, read.

Offices type them as □ ☐ ○, as symbols of Wingdings, or as Word's own check boxes; all are understood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.flat import Flat
from assistant.documents.tables import PARAGRAPHS, TICKED, UNTICKED
from assistant.text.sentences import normalise

_UNTICKED = "□☐▢◻⬜○◯"
_TICKED = "☑☒✅■√✓✔●"
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_GLYPH = re.compile(f"[{_UNTICKED}{_TICKED}]")
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


def beside_boxes(cells: Sequence[BaseOxmlElement], options: Sequence[str]) -> str:
    """What the cells show beside boxes and options, blanks apart; what stands in brackets is the form's."""
    text = _BRACKETED.sub("", _GLYPH.sub(" ", _flat(cells).text))
    for option in sorted(options, key=len, reverse=True):
        text = re.sub(r"\s*".join(map(re.escape, option)), " ", text)
    return " ".join(text.split())


def _flat(cells: Sequence[BaseOxmlElement]) -> Flat:
    return Flat(p for cell in cells for p in cell.xpath(PARAGRAPHS))


def _boxes(flat: Flat, options: Sequence[str]) -> list[_Box]:
    """The boxes with their options, which stand behind them; before them where the text begins with an option."""
    pieces = _GLYPH.split(flat.text)
    bracketed = pieces[0].rstrip().endswith(("（", "("))
    opens = _fitting(pieces[0], options) and _ending(pieces[0], options)
    if opens and (bracketed or not _fitting(pieces[-1], options)):
        return _behind_options(flat.text, options)
    starts = [found.start() for found in _GLYPH.finditer(flat.text)]
    found: list[_Box] = []
    before = False
    for at, end in pairwise([*starts, len(flat.text)]):
        option, ticked_here = _fitting(flat.text[at + 1 : end], options), flat.text[at] in _TICKED
        if option:
            found.append(_Box(at, option, ticked_here or before))
        before = ticked_here and not option and end == at + 1 < len(flat.text)  # typed before: √□民营企业
        if ticked_here and not option and not before and found:
            found[-1] = replace(found[-1], ticked=True)  # typed behind: □民营企业√
    return found


def _behind_options(text: str, options: Sequence[str]) -> list[_Box]:
    """The boxes of `中央企业□  民营企业☑` and of `中央企业（ ）  民营企业（√）`."""
    found: list[_Box] = []
    start = 0
    for glyph in _GLYPH.finditer(text):
        option = _ending(text[start : glyph.start()], options)
        if option:
            found.append(_Box(glyph.start(), option, glyph[0] in _TICKED))
        start = glyph.end()
    return found


def _ending(text: str, options: Sequence[str]) -> str:
    """The longest option that a text, an opening bracket apart, ends with; empty where there is none."""
    shown = normalise(text).rstrip("([【")
    return max((option for option in options if shown.endswith(normalise(option))), key=len, default="")


def _fitting(text: str, options: Sequence[str]) -> str:
    """The longest option that a text begins with; empty where there is none."""
    shown = normalise(text).lstrip(")]】、,")
    return max((option for option in options if shown.startswith(normalise(option))), key=len, default="")


def _follow(holder: BaseOxmlElement, checked: bool) -> None:
    """Word's own check box around the glyph keeps a state of its own, which must say the same."""
    for control in holder.iterancestors(qn("w:sdt")):
        for state in control.iter(f"{_CHECKBOX}checked"):
            state.set(f"{_CHECKBOX}val", "1" if checked else "0")
        return
