"""Where a message names fields of the form, by printed label or everyday name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from knowledge.field_names import field_names

_SHARED = ("电话", "手机", "姓名", "联系电话", "职务", "名称", "传真", "邮箱")
"""Labels that several groups print; the group named before decides."""

_OPENERS = {
    "enterprise.representative.name": "enterprise.representative",
    "enterprise.contact.name": "enterprise.contact",
    "basics.supplier": "basics.supplier",
    "basics.supplier_contact": "basics.supplier",
}

_IN_GROUP = {
    "enterprise.representative": {"姓名": "name", "电话": "phone", "手机": "phone", "联系电话": "phone"},
    "enterprise.contact": {
        "姓名": "name", "电话": "phone", "联系电话": "phone", "手机": "mobile", "职务": "post",
        "传真": "fax", "邮箱": "email",
    },
    "basics.supplier": {"联系人": "_contact", "电话": "_phone", "联系电话": "_phone", "手机": "_phone"},
}  # fmt: skip

_LINK = re.compile(r"\s*(?:[:：=]|是|为|叫做|叫|填|写|改成|改为|改|应该是|应为|换成|在|有)*\s*(?:[:：]\s*)?")


@dataclass(frozen=True)
class Mention:
    """A field named in a message: its pattern, where the name stands, and where its value begins."""

    pattern: str
    name: str
    start: int
    end: int
    value_start: int
    explicit: bool
    """The name is followed by a colon or a word like 是: whoever writes so means to fill the field."""


@cache
def _names() -> Mapping[str, str]:
    """Pattern by name in lower case: everyday names first, then printed labels that only one field has."""
    found: dict[str, str] = {}
    for item in FORM.fields:
        label = plain_label(item)
        if label not in _SHARED and not item.pattern.startswith("means.*.") and len(label) > 1:
            found.setdefault(label, item.pattern)
    for pattern, names in field_names().items():
        for name in names:
            found[name] = pattern
    for name in _SHARED:
        found.setdefault(name, "")
    return {name.lower(): pattern for name, pattern in found.items()}


def plain_label(item: FormField) -> str:
    """A label without its bracketed unit, marks and section number."""
    bare = re.sub(r"（[^（）]*）", "", item.label).replace("*", "")
    return re.sub(r"^[一二三四]、", "", bare)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in names), re.IGNORECASE)


def mentions(message: str, asked: tuple[str, ...]) -> tuple[Mention, ...]:
    """The fields a message names, in order. A shared label (电话) belongs to the group named before it,
    else to the group of the fields asked."""
    return tuple(_found(message, _group_asked(asked)))


def _found(message: str, group: str) -> Iterator[Mention]:
    names = _names()
    for match in _pattern().finditer(message):
        name = match[0]
        pattern = names[name.lower()]
        if group == "basics.supplier" and name in _IN_GROUP[group]:
            pattern = ""
        if pattern in _OPENERS:
            group = _OPENERS[pattern]
        if not pattern:
            key = _IN_GROUP.get(group, {}).get(name)
            if key is None:
                continue
            pattern = f"{group}{key}" if key.startswith("_") else f"{group}.{key}"
        link = _LINK.match(message, match.end())
        assert link is not None
        yield Mention(pattern, name, match.start(), match.end(), link.end(), bool(link[0].strip()))


def _group_asked(asked: tuple[str, ...]) -> str:
    for group in _IN_GROUP:
        if any(path.startswith(group) for path in asked):
            return group
    return ""
