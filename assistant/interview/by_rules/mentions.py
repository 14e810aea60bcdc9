"""Where a message names fields of the form, by printed label or everyday name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from knowledge.field_names import field_names

_SHARED = ("tel", "mobile", "mail", "电话", "手机", "姓名", "联系电话", "职务", "名称", "传真", "邮箱")
"""Labels that several groups print; the group named before decides."""

_OPENERS = {
    "enterprise.representative.name": "enterprise.representative",
    "enterprise.contact.name": "enterprise.contact",
    "basics.supplier": "basics.supplier",
    "basics.supplier_contact": "basics.supplier",
}

_IN_GROUP = {
    "enterprise.representative": {"姓名": "name", "电话": "phone", "手机": "phone", "联系电话": "phone", "tel": "phone", "mobile": "phone"},
    "enterprise.contact": {
        "姓名": "name", "电话": "phone", "联系电话": "phone", "手机": "mobile", "职务": "post",
        "传真": "fax", "邮箱": "email", "tel": "phone", "mobile": "mobile", "mail": "email",
    },
    "basics.supplier": {
        "联系人": "_contact", "contact": "_contact", "Contact": "_contact", "电话": "_phone", "联系电话": "_phone", "手机": "_phone", "对接人": "_contact", "姓名": "_contact",
        "联系人电话": "_phone", "联系人手机": "_phone", "联系人姓名": "_contact",
        "负责人": "_contact", "联系方式": "_phone",
    },
}  # fmt: skip

_LANDLINES = frozenset({"座机", "座机号", "固话", "固定电话", "办公电话"})
"""Names that are the contact's, except in a sentence that speaks of 法人 alone"""
_LIKE = ("跟", "和", "同", "与")
"""联系人跟法人一样，座机…: who is only compared with is not spoken of"""
_STOP = re.compile(r"[。；;！!\n]")

_LINK = re.compile(
    r"\*{0,2}(?:提升|下降|降低|缩短|提高|减少)?率?(?:[两三四几][项率])?(?:的?(?:提升|下降|提高))?(?:碰巧|恰好|刚好|正好)?(?:\s?[（(][^（()）\d]{1,6}[)）])?[\s，]*(?P<meant>(?:[:：=\t|｜“「\x22]|就?是|为|叫做|叫|[仅只就]?填|[仅只就]?写|用(?=[“\x22「])|拟(?:为|定为?|叫)|暂(?:定为?|为|叫)|封面上?(?=[写填])|改成|改为|改(?![造进善良])|应该是|应为|换成|以(?![前后来])|按|定[为在]|这一?项|那一?项|那个|这个|这块|呢|嘛|吧|，|,)*)"
    r"\s*(?:在|有|就|约|大约|大概|差不多|共|一共|总共|统共|达到?|了|也是?|才|都|均|各|的|稳定|保持|维持|合计|共计)*\s*(?:[:：]\s*)?"
)

_ON_CARDS = {"M": "mobile", "T": "tel", "F": "fax"}
_CARD = r"(?-i:(?<![A-Za-z\d])[MTF](?=\s?[:：.]?\s?(?:[+(]?(?:0\d{2,3}|1[3-9]\d|[2-8]\d{6})|同)))"
"""As cards print numbers: M 139…, T 0931-…"""

_OPENING, _CLOSING = re.compile(r"[“「\x22]"), re.compile(r"[”」\x22。\n]|$")
"""What stands in quotation marks behind a name is its value, whatever else it names: 场景名叫“从手机到柜子”"""
_PART_OF_A_WORD = re.compile(r"手机器|法人(?:营业执照|证书?|单位|资格|治理|独资|股东)")
"""砌手机器人, 企业法人营业执照: the name of a field inside another word"""


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
    return re.compile("|".join(re.escape(name) for name in names) + f"|{_CARD}", re.IGNORECASE)


def mentions(message: str, asked: tuple[str, ...]) -> tuple[Mention, ...]:
    """The fields a message names, in order. A shared label (电话) belongs to the group named before it,
    else to the group of the fields asked."""
    return tuple(_found(message, _group_asked(asked)))


def _found(message: str, group: str) -> Iterator[Mention]:
    names = _names()
    opened, quoted, since = "", 0, -1
    for match in _pattern().finditer(message):
        name = _ON_CARDS.get(match[0], match[0])
        if match.start() < quoted or _PART_OF_A_WORD.match(message, match.start()):
            continue
        pattern = names[name.lower()]
        if group == "basics.supplier" and name in _IN_GROUP[group]:
            pattern = ""
        if opened == "enterprise.representative" and name in _IN_GROUP[opened]:
            pattern = ""
        if opened == "enterprise.representative" and name in _LANDLINES:
            own = since >= 0 and not _STOP.search(message, since, match.start())
            pattern = f"{opened}.phone" if own else pattern
        if pattern in _OPENERS:
            group = opened = _OPENERS[pattern]
            since = -1 if message[: match.start()].endswith(_LIKE) else match.end()
        if not pattern:
            key = _IN_GROUP.get(group, {}).get(name)
            if key is None:
                continue
            pattern = f"{group}{key}" if key.startswith("_") else f"{group}.{key}"
        link = _LINK.match(message, match.end())
        assert link is not None
        if _OPENING.search(message, match.end(), link.end()):
            quoted = _CLOSING.search(message, link.end()).start()  # type: ignore[union-attr]
        yield Mention(
            pattern, name, match.start(), match.end(), link.end(), bool(link["meant"].strip(" ，,"))
        )


def _group_asked(asked: tuple[str, ...]) -> str:
    for group in _IN_GROUP:
        if any(path.startswith(group) for path in asked):
            return group
    return ""
