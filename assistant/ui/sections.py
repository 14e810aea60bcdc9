"""A draft as the form prints it: sections, headings and how far each is filled in."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.drafting.draft import Draft, DraftedField
from assistant.forms.fields import Form, Node, pattern_of

_PRINTED_LAST = "basis"
"""The part of the form that is not printed, and stands last."""


@dataclass(frozen=True)
class Section:
    """A stretch of the form; `key` is the path of its part."""

    key: str
    title: str
    fields: tuple[DraftedField, ...]

    @property
    def filled(self) -> int:
        """Fields that need nothing more, of those counted."""
        return sum(not field.missing for field in counted(self.fields))

    @property
    def size(self) -> int:
        """Fields that are counted."""
        return len(counted(self.fields))


def counted(fields: Iterable[DraftedField]) -> tuple[DraftedField, ...]:
    """The fields that progress counts: all but empty optional ones and what is not printed."""
    return tuple(
        field
        for field in fields
        if (field.field.required or field.missing) and not field.path.startswith(_PRINTED_LAST)
    )


def progress(draft: Draft) -> tuple[int, int]:
    """Filled fields and all fields, as `counted` counts them."""
    fields = counted(draft.fields)
    return sum(not field.missing for field in fields), len(fields)


def sections(draft: Draft) -> tuple[Section, ...]:
    """The form's sections in order. Rows of tables inside a row (关键装备 …) are left out: `tables` shows them."""
    gathered: dict[str, list[DraftedField]] = {}
    for field in draft.fields:
        if table_of(draft.form, field.path) is None:
            gathered.setdefault(section_of(draft.form, field.path), []).append(field)
    return tuple(Section(key, _title(draft, key), tuple(fields)) for key, fields in gathered.items())


def section_of(form: Form, path: str) -> str:
    """The key of the section that a path, or a table's path, stands in."""
    first, *rest = path.split(".")
    return f"{first}.{rest[0]}" if first in form.lists and rest else first


def table_of(form: Form, path: str) -> str | None:
    """The table inside a row that a path belongs to, e.g. `means.0.equipment`; None for any other path."""
    table = ".".join(path.split(".")[:3])
    return table if table != path and pattern_of(table) in form.lists else None


def tables_of(form: Form, part: str) -> tuple[tuple[str, Node], ...]:
    """Keys and nodes of the tables inside each row of a part, in the form's order."""
    prefix = f"{part}.*."
    return tuple(
        (pattern.removeprefix(prefix), node)
        for pattern, node in form.lists.items()
        if pattern.startswith(prefix)
    )


def headings(form: Form, path: str) -> tuple[str, ...]:
    """The printed headings between a section and one of its fields; a yearly figure stands under its year."""
    part, *rest = path.split(".")
    groups, own = form.field(path).groups, _label_of(form.tree, part)
    inner = groups[groups.index(own) + 1 :] if own in groups else ()
    years = tuple(f"{key}年" for key in rest[1:] if key.isdigit())
    return (*inner, *years)


def _title(draft: Draft, key: str) -> str:
    part, _, row = key.partition(".")
    label = _label_of(draft.form.tree, part)
    if not row:
        return label
    name = draft.text(f"{key}.scene" if part == "scenes" else f"{key}.instance")
    shown = "" if not name or name.startswith("【") else f"　{name}"
    return f"{label.split(' ')[0]}　第{int(row) + 1}行{shown}"


def _label_of(nodes: Iterable[Node], key: str) -> str:
    for node in nodes:
        if node.key == key:
            return node.label
        if not node.key and (found := _label_of(node.children, key)):
            return found
    return ""
