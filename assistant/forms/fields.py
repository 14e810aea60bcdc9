"""A form as a tree of fields, walked from its pydantic models: one truth per field.

A path names a cell: `enterprise.name`, `enterprise.years.2024.assets`, `scenes.0.outcome`,
`means.0.equipment.1.model`. A pattern is a path whose keys of repeated parts are `*`.
"""

import re
import types
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from assistant.forms.limits import Zi

Kind = Literal[
    "line", "company", "narrative", "lines", "pictures", "person", "phone", "mobile", "email", "credit_code",
    "month", "period", "money", "share", "rate", "count", "score", "choice", "industry", "stage", "scene",
]  # fmt: skip


M = TypeVar("M")


class Part(BaseModel):
    """A part of a form; titles are printed labels, attribute docstrings printed hints."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, frozen=True)


@dataclass(frozen=True)
class Nature:
    """What kind of answer a field takes. `signed`: may be negative. `optional`: the form says 选填."""

    kind: Kind
    unit: str = ""
    options: tuple[str, ...] = ()
    optional: bool = False
    signed: bool = False
    level: str = ""
    """For an industry: 门类, 大类 or 中类."""


@dataclass(frozen=True)
class Ask:
    """The question that fills a field, and the topic under which it is asked."""

    topic: str
    question: str


@dataclass(frozen=True)
class Under:
    """A printed heading that stands above a part and has no model of its own."""

    label: str


@dataclass(frozen=True)
class FormField:
    """One field of a form: everything that interview, drafting, Word and review need to know of it."""

    pattern: str
    label: str
    groups: tuple[str, ...]
    nature: Nature
    hint: str = ""
    limit: Zi | None = None
    ask: Ask | None = None
    shared: bool = False
    """Another field of the form has the same label."""

    @property
    def required(self) -> bool:
        """False where the form prints 选填."""
        return not self.nature.optional

    @property
    def kind(self) -> Kind:
        """Kind of answer."""
        return self.nature.kind

    @property
    def place(self) -> str:
        """The label with the label of its part where one is needed to tell it: `联系人·手机`."""
        return f"{self.groups[-1].split(' ')[0]}·{self.label}" if self.shared else self.label

    @property
    def note(self) -> str:
        """Hint and limit for the person who answers, empty where the form prints none."""
        limit = str(self.limit) if self.limit else ""
        if not limit or str(self.limit.count if self.limit else "") in self.hint:
            return self.hint
        return f"{self.hint}，{limit}" if self.hint else limit

    @property
    def advice(self) -> str:
        """What an empty answers file says beside the field: hint, limit, options, and whether it is 选填."""
        options = "选一：" + " / ".join(self.nature.options) if self.nature.options else ""
        optional = "选填" if not self.required and "选填" not in self.note else ""
        return "；".join(part for part in (self.note, options, optional) if part)


@dataclass(frozen=True)
class Node:
    """A printed label with what stands under it: a field, or children; `many` says how a part repeats."""

    key: str
    label: str
    field: FormField | None = None
    children: tuple["Node", ...] = ()
    many: Literal["", "rows", "years"] = ""
    hint: str = ""
    ask: Ask | None = None


@dataclass(frozen=True)
class Form:
    """A form of an annex: its pydantic model, walked."""

    annex: int
    title: str
    model: type[Part]

    @cached_property
    def tree(self) -> tuple[Node, ...]:
        """The top nodes in the form's order."""
        labels = Counter(item.label for item in _leaves(tuple(_walk(self.model, "", (), frozenset()))))
        shared = frozenset(label for label, count in labels.items() if count > 1)
        return tuple(_walk(self.model, "", (), shared))

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """Every field in the form's order."""
        return tuple(_leaves(self.tree))

    @cached_property
    def patterns(self) -> Mapping[str, FormField]:
        """Fields by pattern."""
        return {item.pattern: item for item in self.fields}

    @cached_property
    def lists(self) -> Mapping[str, Node]:
        """Repeated parts by pattern: `scenes`, `means`, `means.*.equipment`, `enterprise.years` …"""
        return dict(_repeated(self.tree, ""))

    def field(self, path: str) -> FormField:
        """The field of a path. Raises KeyError for a path that the form does not have."""
        return self.patterns[pattern_of(path)]

    def has(self, path: str) -> bool:
        """Whether the path names a field of this form."""
        return pattern_of(path) in self.patterns

    def label_of(self, path: str) -> str:
        """A path in a person's words: `联系人·手机`, `2024年·资产总额（万元）`, `附表1第2行·已实施成效`."""
        item = self.field(path)
        rows = list(self._rows_above(path))
        return "·".join([*rows, item.label]) if rows else item.place

    def _rows_above(self, path: str) -> Iterator[str]:
        """The repeated parts a path goes through, with row numbers from 1 or years."""
        keys = path.split(".")
        for place, key in enumerate(keys):
            if not key.isdigit():
                continue
            node = self.lists[pattern_of(".".join(keys[:place]))]
            table = re.match(r"附表\d+", node.label)
            yield (
                f"{key}年"
                if node.many == "years"
                else f"{table[0] if table else node.label}第{int(key) + 1}行"
            )

    def order(self, path: str) -> tuple[tuple[int, ...], int]:
        """A key that sorts paths as the form prints them; rows of one part stay together."""
        keys = tuple(int(key) for key in re.findall(r"\b\d+\b", path))
        pattern = pattern_of(path)
        first = pattern.split(".", 1)[0]
        return ((self._parts.index(first), *keys), self._rank[pattern])

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """The first keys of paths, in the form's order; a heading that only gathers has none of its own."""
        return tuple(dict.fromkeys(item.pattern.split(".", 1)[0] for item in self.fields))

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {item.pattern: rank for rank, item in enumerate(self.fields)}


def pattern_of(path: str) -> str:
    """The pattern of a path: numeric keys become `*`."""
    return re.sub(r"(?<=\.)\d+(?=\.|$)", "*", path)


def _walk(model: type[Part], prefix: str, groups: tuple[str, ...], shared: frozenset[str]) -> Iterator[Node]:
    """Yield the nodes of a model, gathering neighbours that share a heading."""
    heading: str | None = None
    gathered: list[Node] = []
    for key, info in model.model_fields.items():
        under = _mark(info, Under)
        if heading is not None and (under is None or under.label != heading):
            yield Node("", heading, children=tuple(gathered))
            heading, gathered = None, []
        node = _node(key, info, prefix, groups if under is None else (*groups, under.label), shared)
        if under is None:
            yield node
        else:
            heading = under.label
            gathered.append(node)
    if heading is not None:
        yield Node("", heading, children=tuple(gathered))


def _node(key: str, info: FieldInfo, prefix: str, groups: tuple[str, ...], shared: frozenset[str]) -> Node:
    label = info.title or key
    hint = info.description or ""
    path = f"{prefix}{key}"
    part, many = _part_of(info.annotation)
    if part is not None:
        inner = f"{path}.*." if many else f"{path}."
        children = tuple(_walk(part, inner, (*groups, label), shared))
        return Node(key, label, children=children, many=many, hint=hint, ask=_mark(info, Ask))
    nature = _mark(info, Nature)
    if nature is None:
        raise TypeError(f"{path} of {label!r} has no Nature")
    item = FormField(path, label, groups, nature, hint, _mark(info, Zi), _mark(info, Ask), label in shared)
    return Node(key, label, field=item, hint=hint)


def _part_of(annotation: Any) -> tuple[type[Part] | None, Literal["", "rows", "years"]]:
    """The model of a part and how it repeats; (None, "") for a plain field."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation, ""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType) or not arguments:
        return None, ""
    last = arguments[-1]
    if isinstance(last, type) and issubclass(last, Part):
        return last, "years" if origin is dict else "rows"
    return None, ""


def _mark(info: FieldInfo, kind: type[M]) -> M | None:
    return next((mark for mark in reversed(info.metadata) if isinstance(mark, kind)), None)


def _leaves(nodes: tuple[Node, ...]) -> Iterator[FormField]:
    for node in nodes:
        if node.field is not None:
            yield node.field
        yield from _leaves(node.children)


def _repeated(nodes: tuple[Node, ...], prefix: str) -> Iterator[tuple[str, Node]]:
    for node in nodes:
        path = f"{prefix}{node.key}" if node.key else prefix.removesuffix(".")
        if node.many:
            yield path, node
        below = f"{path}.*." if node.many else f"{path}." if path else ""
        yield from _repeated(node.children, below)
