"""What a model is offered to fill from one message, built from the form.

Fields go by short names instead of paths: fewer tokens, and a model of any size copies them without a slip.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from assistant.interview.session import Session
from assistant.interview.topics import ANOTHER, scene_rows, tables_of
from assistant.rules.dates import full_years
from assistant.text.sentences import normalise
from knowledge.catalogue import scenes

STORY = "narrative"
TABLES = {"equipment": "关键装备", "software": "关键软件", "processes": "工艺", "technologies": "技术"}
_CELLS = {
    "equipment": ("kind", "name", "model", "supplier", "note"),
    "software": ("kind", "name", "model", "supplier"),
    "processes": ("name", "application"),
    "technologies": ("name", "application"),
}

_NAMES = {
    "cover.scene_name": "封面场景名称",
    "enterprise.representative.name": "法人代表姓名",
    "enterprise.representative.phone": "法人代表电话",
    "enterprise.contact.name": "联系人姓名",
    "enterprise.contact.phone": "联系人办公电话",
    "enterprise.contact.post": "联系人职务",
    "enterprise.contact.mobile": "联系人手机",
    "enterprise.contact.email": "联系人邮箱",
    "enterprise.accident": "近三年有无重大事故",
    "basics.scene": "典型场景",
    "basics.supplier": "系统供应商名称",
    "basics.supplier_contact": "供应商联系人",
    "basics.supplier_phone": "供应商电话",
    "basics.outcomes.followers": "复制推广的企业数量",
    "scenes.*.scene": "典型场景",
    "scenes.*.others": "带动效应",
}
"""Names of fields whose printed label is long, or printed more than once"""

_APART = frozenset({"cover.applicant", "basics.stage", "scenes.*.stage", "scenes.*.note", "plan", "enterprise.industry.section",
                    "enterprise.industry.division"})  # fmt: skip
"""Follow from other fields, or are filled only where they are asked for"""
_TOLD = {
    "person": "人名", "company": "全称", "phone": "电话", "mobile": "手机号", "email": "邮箱", "credit_code": "18位代码",
    "month": "年月", "period": "起止年月", "money": "金额", "share": "百分数", "rate": "百分数", "count": "个数",
    "score": "得分", "industry": "行业名称或代码", "line": "一行文字", "lines": "逐项", "scene": "场景名称",
}  # fmt: skip
_MOST_OPTIONS = 6


@dataclass(frozen=True)
class Offer:
    """The fields that may be filled from one message: path by the name a model is told."""

    asked: Mapping[str, str]
    others: Mapping[str, str]
    columns: Mapping[str, str]
    """Narratives"""
    asked_columns: frozenset[str]
    """Paths of the narratives asked for; all of a row where a story is expected"""
    tables: Mapping[str, str]
    """Tables of 附表2 asked for"""
    years: tuple[int, ...] = ()
    telling: bool = False
    """Nothing in particular was asked: a story is expected"""

    @cached_property
    def short(self) -> Mapping[str, str]:
        """Every field that takes a short value."""
        return {**self.asked, **self.others}

    def path_of(self, name: str) -> str | None:
        """The path of a name as a model writes it: units, marks and group may be added or left out."""
        wanted = _bare(name)
        known = {**self.short, **self.columns, **self.tables}
        exact = [path for own, path in known.items() if _bare(own) == wanted]
        if exact:
            return exact[0]
        near = {
            path for own, path in known.items() if wanted and (wanted in _bare(own) or _bare(own) in wanted)
        }
        return near.pop() if len(near) == 1 else None


def offer(session: Session, today: date) -> Offer:
    """What a message may fill: what was asked, and everything else of the form that a person may say beside it."""
    row = row_of(session)
    years = tuple(sorted({int(p.split(".")[2]) for p in session.asked if ".years." in p})) or full_years(
        today
    )
    asked = [path for path in session.asked if FORM.has(path) and _offered(FORM.field(path))]
    every = [path for item in FORM.fields if _beside(item) for path in _paths(item, row, years)]
    beside = [path for path in every if path not in asked and FORM.field(path).pattern not in _APART]
    columns = [path for path in (*asked, *beside) if FORM.field(path).kind == STORY]
    mine = (
        frozenset(path for path in columns if path in asked)
        if asked
        else frozenset(path for path in columns if path.startswith(f"scenes.{row}."))
    )
    return Offer(
        asked=_named(path for path in asked if FORM.field(path).kind != STORY),
        others=_named(path for path in beside if FORM.field(path).kind != STORY),
        columns=_named(columns),
        asked_columns=mine,
        tables={TABLES[path.rsplit(".", 1)[-1]]: path for path in tables_of(session.topic)},
        years=years,
        telling=not session.asked,
    )


def row_of(session: Session) -> int:
    """The row of 附表1 that a message speaks of: a new one after 还有别的场景."""
    name, _, row = session.topic.partition("@")
    return scene_rows(session) if name == ANOTHER else int(row or 0)


def name_of(path: str) -> str:
    """The short name of a field: 联系人手机, 2024年资产总额, 已实施成效."""
    item = FORM.field(path)
    label = _NAMES.get(item.pattern) or re.sub(r"（[^（）]*）|\*", "", item.label)
    label = re.sub(r"^[一二三四]、", "", label)
    return f"{path.split('.')[2]}年{label}" if ".years." in path else label


def described(path: str) -> str:
    """A field as it is offered: name, kind or options, unit."""
    item = FORM.field(path)
    if item.kind == STORY:
        asks = (item.ask.question if item.ask else item.hint).removesuffix("（选填）").rstrip("。？")
        return f"{name_of(path)}（{asks}）" if asks != name_of(path) else name_of(path)
    if item.kind == "scene":
        return f"{name_of(path)}（{'、'.join(f'{one.number}{one.name}' for one in scenes())}）"
    options = item.nature.options
    told = (
        "选一：" + "/".join(options)
        if options and len(options) <= _MOST_OPTIONS
        else _TOLD.get(item.kind, "")
    )
    return f"{name_of(path)}（{told}）" if told else name_of(path)


def _offered(item: FormField) -> bool:
    return item.kind not in ("pictures", "stage") and not item.pattern.startswith("means.*.e")


def _beside(item: FormField) -> bool:
    """Whether a person may say it beside the question: not cells of tables, pictures, or what follows from others."""
    in_table = item.pattern.startswith("means.") and item.pattern.count("*") > 1
    return _offered(item) and not in_table and item.pattern not in ("scenes.*.scene",)


def _paths(item: FormField, row: int, years: tuple[int, ...]) -> Iterator[str]:
    if ".years.*" in item.pattern:
        yield from (item.pattern.replace("*", str(year)) for year in years)
    else:
        yield item.pattern.replace("*", str(row), 1)


def _named(paths: Iterator[str] | list[str]) -> Mapping[str, str]:
    return {name_of(path): path for path in paths}


def _bare(name: str) -> str:
    return re.sub(r"\(.*?\)|[·*:：]", "", normalise(name))


def columns_of(table: str) -> tuple[str, ...]:
    """Keys of the cells of a table of 附表2, given its path."""
    return _CELLS[table.rsplit(".", 1)[-1]]
