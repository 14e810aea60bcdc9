"""What a form's own fields say of its labels: heads, stops, sections, columns. No document is looked at."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from assistant.documents.layout import Kind, Layout
from assistant.documents.printed import bare, is_label
from assistant.forms.fields import Form, FormField

_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")


class FormLabels:
    """The printed labels of one form, bare, and where its layout lets them stand."""

    def __init__(self, form: Form, layout: Layout) -> None:
        self._form = form
        self._layout = layout

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """The fields that the form prints."""
        return tuple(item for item in self._form.fields if self.kind(item) is not Kind.NOT_PRINTED)

    def kind(self, item: FormField) -> Kind:
        """The kind of place of a field."""
        return self._kinds[item.pattern]

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {item.pattern: self._layout.kind(item.pattern) for item in self._form.fields}

    @cached_property
    def heads(self) -> frozenset[str]:
        """Labels that open a section: the groups with a number."""
        return frozenset(
            bare(group) for item in self.fields for group in item.groups if _NUMBERED.match(group)
        )

    @cached_property
    def stops(self) -> frozenset[str]:
        """Labels that end the paragraphs under a heading."""
        headings = {bare(item.label) for item in self.fields if self.kind(item) is Kind.UNDER_HEADING}
        return frozenset(
            headings | {bare(item.groups[0]) for item in self.fields if item.groups} | self.heads
        )

    @cached_property
    def all(self) -> frozenset[str]:
        """Every label: a cell that prints one holds no value."""
        groups = {bare(group) for item in self.fields for group in item.groups}
        return frozenset(groups | {bare(item.label) for item in self.fields})

    @cached_property
    def beside(self) -> frozenset[str]:
        """Labels whose values stand near them in the form's first tables."""
        kinds = (Kind.BESIDE, Kind.BELOW, Kind.YEAR)
        return frozenset(bare(item.label) for item in self.fields if self.kind(item) in kinds)

    @cached_property
    def narratives(self) -> frozenset[str]:
        """Labels that ask for a text of several sentences."""
        return frozenset(bare(item.label) for item in self.fields if item.kind == "narrative")

    @cached_property
    def on_cover(self) -> frozenset[str]:
        """Labels of the cover."""
        return frozenset(bare(item.label) for item in self.fields if self.kind(item) is Kind.COVER)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Labels by which a table inside a cell is told for a part of the form, and not for one that a person drew."""
        columns = {bare(item.label) for item in self.fields if self.kind(item) is Kind.BLOCK}
        return self.all - columns | {bare(head) for head in self.block_heads}

    @cached_property
    def printed_twice(self) -> frozenset[tuple[str, str]]:
        """Section and label of the fields that only their owner tells apart."""
        beside = [item for item in self.fields if self.kind(item) in (Kind.BESIDE, Kind.BELOW)]
        counts = Counter((self.section(item), bare(item.label)) for item in beside)
        return frozenset(key for key, count in counts.items() if count > 1)

    def within(self, head: str) -> tuple[FormField, ...]:
        """The fields with a value beside their label that stand under a head, given bare; all of them for none."""
        return tuple(item for item in self._single if not head or head in map(bare, item.groups))

    @cached_property
    def _single(self) -> tuple[FormField, ...]:
        kinds = (Kind.BESIDE, Kind.BELOW, Kind.GAP)
        return tuple(item for item in self.fields if self.kind(item) in kinds)

    def owner(self, item: FormField) -> str:
        """The label that owns a field's row, as printed: 联系人; empty for a field that stands for itself."""
        group = item.groups[-1] if item.groups else ""
        return "" if bare(group) in self.heads else group

    @cached_property
    def owners(self) -> frozenset[str]:
        """The labels that own rows, bare."""
        return frozenset(filter(None, (bare(self.owner(item)) for item in self.within(""))))

    def words(self, item: FormField) -> tuple[str, ...]:
        """A field's label, and what offices print in its place."""
        return (item.label, *self._layout.other_words.get(item.pattern, ()))

    def part_words(self, part: str) -> tuple[str, ...]:
        """The label of a repeated part, and what offices print in its place."""
        return (self._form.lists[part].label, *self._layout.other_words.get(part, ()))

    def section(self, item: FormField) -> str:
        """The head of the section that a field stands in, empty where it has none."""
        return next((bare(group) for group in reversed(item.groups) if bare(group) in self.heads), "")

    def columns(self, part: str) -> Mapping[str, str]:
        """Key → column head of the fields of a repeated part that have a column of their own."""
        return self._columns.get(part, {})

    @cached_property
    def _columns(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for item in self.fields:
            if self.kind(item) in (Kind.ROW, Kind.BLOCK):
                part, _, key = item.pattern.rpartition(".*.")
                found.setdefault(part, {})[key] = item.label
        return found

    @property
    def rows(self) -> str:
        """The part that is a row of its table for each key."""
        return self._layout.rows

    @property
    def serial(self) -> str:
        """Head of the column of running numbers."""
        return self._layout.serial

    @cached_property
    def instance(self) -> str:
        """The label that opens a copy of the tables which are repeated whole."""
        return next(item.label for item in self.fields if self.kind(item) is Kind.INSTANCE)

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The parts that are a block of rows in each copy."""
        return tuple(part for part in self._form.lists if part.startswith(f"{self._layout.copies}.*."))

    @cached_property
    def block_heads(self) -> tuple[str, ...]:
        """The first column head of each block."""
        return tuple(next(iter(self.columns(part).values())) for part in self.blocks)

    def column_of(self, part: str, text: str) -> str:
        """The column head of a repeated part that a text prints, in the form's words or another's; else empty."""
        for key, label in self.columns(part).items():
            words = self.words(self._form.patterns[f"{part}.*.{key}"])
            if any(is_label(text, word) for word in words):
                return label
        return ""

    def block_of(self, text: str) -> str:
        """The block whose name a text prints; else empty."""
        names = ((part, word) for part in self.blocks for word in self.part_words(part))
        return next((part for part, word in names if is_label(text, word)), "")
