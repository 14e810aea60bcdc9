"""What a form's own fields say of its labels: heads, stops, sections, columns. No document is looked at."""

import re
from collections import Counter
from functools import cached_property

from assistant.documents.layout import Kind, Layout
from assistant.documents.printed import bare
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
        return self._layout.kind(item.pattern)

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

    def section(self, item: FormField) -> str:
        """The head of the section that a field stands in, empty where it has none."""
        return next((bare(group) for group in reversed(item.groups) if bare(group) in self.heads), "")

    def columns(self, part: str) -> dict[str, str]:
        """Key → column head of the fields of a repeated part that have a column of their own."""
        kinds = (Kind.ROW, Kind.BLOCK)
        return {
            item.pattern.rsplit(".", 1)[1]: item.label
            for item in self.fields
            if item.pattern.startswith(f"{part}.*.") and self.kind(item) in kinds
        }

    @cached_property
    def instance(self) -> str:
        """The label that opens a copy of the tables which are repeated whole."""
        return next(item.label for item in self.fields if self.kind(item) is Kind.INSTANCE)

    @cached_property
    def block_heads(self) -> tuple[str, ...]:
        """The first column head of each block."""
        parts = (part for part in self._form.lists if part.startswith(f"{self._layout.copies}.*."))
        return tuple(next(iter(self.columns(part).values())) for part in parts)
