"""Tables of 附表2 that only a line above them tells: `表2-1-1 关键装备` says the scene and the block of the table below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.printed import is_label
from assistant.documents.relaid.build import new_cell, new_row, new_table, print_over
from assistant.documents.tables import CELLS, Grid, paragraph_text
from assistant.documents.whereabouts import Whereabouts

_NUMBERED = re.compile(r"附?\s*表\s*2\s*[-－—–.]\s*(\d{1,2})\s*[-－—–.]\s*\d{1,2}\s*")
_AROUND = re.compile(r"^附?\s*表\s*[\d\s\-－—–.]*|(?:情况|清单|一览)?表?$")
_TELLING = 2
"""Column heads of a block that a table must print to be the block that its caption says."""


@dataclass(frozen=True)
class Caption:
    """What the line above a table says of it."""

    scene: str
    """The number of the scene; empty where none is printed."""

    block: str


def caption_in(text: str, labels: FormLabels) -> Caption | None:
    """The caption that a line is; None for any other line."""
    found = _NUMBERED.match(text.strip())
    block = labels.block_of(_AROUND.sub("", text.strip()))
    return Caption(found[1] if found else "", block) if block else None


def lay_captioned(body: BaseOxmlElement, labels: FormLabels, where: Whereabouts) -> None:
    """Give the tables of blocks the form's column heads, and a new scene the row that opens it."""
    scene = ""
    named = False
    for tbl, above in list(_captioned(body, labels)):
        grid = Grid(tbl)
        if above is None:
            named = named or _prints(grid, labels.instance)
            continue
        if not _lay_heads(grid, above.block, labels, where):
            continue
        if scene and above.scene and above.scene != scene and not named:
            _open_scene(tbl, labels, where)
        scene, named = above.scene or scene, False


def _captioned(body: BaseOxmlElement, labels: FormLabels) -> Iterator[tuple[BaseOxmlElement, Caption | None]]:
    """The tables, each with the caption that stands right above it."""
    above: Caption | None = None
    for block in body.xpath("./w:p | ./w:tbl"):
        if block.tag == qn("w:tbl"):
            yield block, above
            above = None
        elif text := paragraph_text(block).strip():
            above = caption_in(text, labels)


def _prints(grid: Grid, label: str) -> bool:
    return any(is_label(slot.text, label) for slots in grid.rows for slot in slots)


def _lay_heads(grid: Grid, block: str, labels: FormLabels, where: Whereabouts) -> bool:
    """Print the form's heads over another's; a first column that was left out stands there empty."""
    columns = labels.columns(block)
    heads = {slot.tc: labels.column_of(block, slot.text) for slot in (grid.rows[0] if grid.rows else ())}
    found = [label for label in heads.values() if label]
    others = {head for head in labels.block_heads if head != next(iter(columns.values()))}
    if len(found) < min(_TELLING, len(columns)) or len(set(found)) != len(found):
        return False
    if any(is_label(slot.text, head) for slot in grid.rows[0] for head in others):
        return False  # the caption says another block than the table itself
    for tc, label in heads.items():
        if label:
            print_over(tc, label)
    first = next(iter(columns.values()))
    if first not in found:
        for row, tr in enumerate(grid.trs):
            last = tr.xpath(CELLS)[-1]
            last.addnext(new_cell("" if row else first, last, where))
    return True


def _open_scene(tbl: BaseOxmlElement, labels: FormLabels, where: Whereabouts) -> None:
    """Begin a scene without a name before a table."""
    opening = new_table(tbl, where)
    opening.append(new_row(new_cell(text, tbl, where) for text in (labels.instance, "")))
    tbl.addprevious(opening)
