"""Labels in an office's own words, printed over with the form's: 供应商联系人, 装备名称, 所属行业：行业门类."""

import re
from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.flat import Flat
from assistant.documents.form_labels import FormLabels
from assistant.documents.printed import bare, begins, is_label
from assistant.documents.relaid.build import print_over
from assistant.documents.tables import PARAGRAPHS, Grid, Slot

_PARTS = re.compile(r"[：:（(）)]")
_TELLING = 2
"""Column heads in the form's own words beside which another head is one too."""


def print_own_words(grid: Grid, labels: FormLabels) -> None:
    """Print the form's labels over those of a table that say the same."""
    for slots in grid.rows:
        for slot in slots:
            if not slot.continues and slot.text.strip():
                _print_label(slot, labels)
        for block in labels.blocks:
            _print_heads(slots, block, labels)


def _print_label(slot: Slot, labels: FormLabels) -> None:
    """A label of a single value: in another word, perhaps with its value behind it, or behind its owner's.

    Nothing else stands in the cell where both are printed: `所属行业：行业门类`.
    """
    parts = [part for part in _PARTS.split(slot.text) if part.strip()]
    for item in labels.within(""):
        _, *others = labels.words(item)
        for word in others:
            if begins(slot.text, word) and bare(slot.text) != bare(item.label):
                _replace_word(slot.tc, word, item.label)
                return
        if len(parts) == 2 and is_label(parts[1], item.label) and is_label(parts[0], labels.owner(item)):
            print_over(slot.tc, item.label)
            return


def _replace_word(tc: BaseOxmlElement, word: str, label: str) -> None:
    flat = Flat(tc.xpath(PARAGRAPHS))
    found = re.search(r"\s*".join(map(re.escape, word)), flat.text)
    if found:
        flat.replace(found.start(), found.end(), label)


def _print_heads(slots: tuple[Slot, ...], block: str, labels: FormLabels) -> None:
    """The heads of a block's columns, in a row that prints the block's first head and another one."""
    columns = labels.columns(block)
    own = [label for label in columns.values() if any(is_label(slot.text, label) for slot in slots)]
    if len(own) < _TELLING or next(iter(columns.values())) not in own:
        return
    for slot, label in _renamed(slots, block, labels):
        if label not in own:
            print_over(slot.tc, label)


def _renamed(slots: tuple[Slot, ...], block: str, labels: FormLabels) -> Iterator[tuple[Slot, str]]:
    for slot in slots:
        label = labels.column_of(block, slot.text)
        if label and not slot.continues:
            yield slot, label
