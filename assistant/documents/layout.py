"""Which field of a form stands in which kind of place, as data.

Everything else the locator needs (labels, owners, sections) is read from the form's own fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from fnmatch import fnmatchcase


class Kind(Enum):
    """Where a value stands, seen from its printed label."""

    COVER = auto()
    """Behind the label, on the line of the cover."""
    BESIDE = auto()
    """In the cell to the right; where there is none, behind the label in its own cell."""
    BELOW = auto()
    """In the cell under the label; where there is none, behind the label in its own cell."""
    YEAR = auto()
    """In the row of the label, under the year."""
    GAP = auto()
    """In the blank behind the label, inside a cell that prints more than it."""
    UNDER_HEADING = auto()
    """In the paragraphs under the label."""
    ROW = auto()
    """In the column under the label, a row for each key."""
    PICTURES = auto()
    """In the cell of the text it illustrates."""
    INSTANCE = auto()
    """As BESIDE, inside one copy of a table that is repeated whole."""
    BLOCK = auto()
    """In the column under the label, a row for each key, inside one copy of a table that is repeated whole."""
    NOT_PRINTED = auto()
    """Nowhere."""


@dataclass(frozen=True)
class Layout:
    """How a form is laid out."""

    kinds: tuple[tuple[str, Kind], ...]
    """Patterns of paths with their kind; the first that fits decides."""

    illustrated: Mapping[str, str]
    """Key of a field of pictures → key of the text in whose cell they stand."""

    rows: str = "scenes"
    """The part that is a row of its table for each key."""

    copies: str = "means"
    """The part that is a copy of its whole table for each key."""

    years: str = "enterprise.years"
    """The part that is a column for each year."""

    row_names: tuple[str, ...] = ("stage", "scene")
    """Keys of the columns that name a row."""

    serial: str = "序号"
    example: str = "示例"
    """Head of the column of running numbers, and what it says of the printed example row."""

    other_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Pattern of a field, or of a repeated part → what offices print in the place of its label."""

    def kind(self, pattern: str) -> Kind:
        """The kind of place of a field's pattern."""
        return next(kind for fitting, kind in self.kinds if fnmatchcase(pattern, fitting))


ANNEX02 = Layout(
    kinds=(
        ("cover.*", Kind.COVER),
        ("enterprise.industry.*", Kind.BELOW),
        ("enterprise.years.*", Kind.YEAR),
        ("enterprise.accident_name", Kind.GAP),
        ("enterprise.*", Kind.BESIDE),
        ("basics.*", Kind.BESIDE),
        ("plan", Kind.UNDER_HEADING),
        ("next_steps.*", Kind.UNDER_HEADING),
        ("attachments", Kind.UNDER_HEADING),
        ("scenes.*_pictures", Kind.PICTURES),
        ("scenes.*", Kind.ROW),
        ("means.*.instance", Kind.INSTANCE),
        ("means.*", Kind.BLOCK),
        ("basis.*", Kind.NOT_PRINTED),
    ),
    illustrated={"application_pictures": "application", "solution_pictures": "solution"},
    other_words={
        "basics.supplier_contact": ("供应商联系人",),
        "basics.supplier_phone": ("供应商联系电话", "供应商电话"),
        "means.*.equipment": ("装备", "设备", "关键设备"),
        "means.*.equipment.*.kind": ("装备种类", "种类"),
        "means.*.equipment.*.name": ("装备名称", "设备名称"),
        "means.*.equipment.*.model": ("规格型号",),
        "means.*.software": ("软件",),
        "means.*.software.*.kind": ("软件种类", "种类"),
        "means.*.software.*.name": ("软件名称",),
        "means.*.software.*.model": ("规格型号",),
        "means.*.processes": ("关键工艺",),
        "means.*.technologies": ("关键技术",),
    },
)

LAYOUTS = {2: ANNEX02}
"""Layouts by annex."""
