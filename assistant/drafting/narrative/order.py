"""In which order the statements of a narrative stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafting.columns import Column
from assistant.drafting.fit import Unit
from assistant.drafting.narrative.parts import Fact
from assistant.text.zi import count_zi

LEANING = re.compile(
    r"^(?:这|该|其|它|他|由此|因此|所以|同时|此外|这样|其中|并|而|但|不过|如|再|例如|另|也|还|都|均|后来|接着|由该|具体|当时)"
)
"""How a sentence begins that says something else anywhere but behind the one before it."""
_THING = re.compile(
    r"^(?:[约近]?[\d一二两三四五六七八九十]+[多余]?(?:台套|台|套|条|个|块|座|组|辆|把|路|点)|[A-Za-z0-9\-]+)"
)
_SCOPE = re.compile(r"^(?:适用|应用|实施|覆盖)?范围：")
_VERB = re.compile(
    r"[了为是有由在将把被用可能会需要从按]|采用|部署|配置|安装|建设|实现|提高|提升|降低|减少|增加|缩短|节|通过|开展|制定|成立|达|完成|负责|投入|推广|培训|生产|应用|改造|编制|监控|检测|解决|开发|购置|接入|传输|采集|管理|对接|不|自动|实时|上|下|换|变更|同步|[：%≤≥～]"
)


def merged(units: Iterable[Unit[Fact]]) -> list[Unit[Fact]]:
    """The units without those that say word for word what another one says."""
    kept: list[Unit[Fact]] = []
    for unit in units:
        twin = next(
            (place for place, other in enumerate(kept) if unit.text and unit.text in other.text), None
        )
        if twin is None:
            kept.append(unit)
        else:
            kept[twin] = replace(kept[twin], facts=(*kept[twin].facts, *unit.facts))
    return kept


def ordered(units: Sequence[Unit[Fact]], column: Column) -> list[Unit[Fact]]:
    """In the column's order where statements stand by themselves; a course of events keeps its teller's order.

    A sentence that leans on the one before it, or that was told in the same line, stays behind it.
    """
    if not column.sorts:
        return list(units)
    groups: list[list[Unit[Fact]]] = []
    for unit in units:
        if groups and (unit.slot is None or LEANING.match(unit.text) or _one_line(groups[-1][-1], unit)):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    groups.sort(key=lambda group: group[0].slot or 0)
    return [unit for group in groups for unit in group]


def is_thing(text: str) -> bool:
    """Whether a unit is only a thing: 6台协作机器人."""
    return count_zi(text) <= 16 and bool(_THING.match(text)) and not _VERB.search(text) and "，" not in text


def topic_of(text: str) -> str:
    """What the scene is about, where a unit says only that: 发动机壳体加工, 范围：三条产品线; else nothing."""
    topic = _SCOPE.sub("", text)
    alone = count_zi(topic) <= 16 and not _VERB.search(topic) and "，" not in topic
    return topic if alone and (topic != text or not _THING.match(topic)) else ""


def _one_line(one: Unit[Fact], other: Unit[Fact]) -> bool:
    """Whether two units come from the same line of the same answer."""
    lines = [{(fact.path, fact.index) for fact in unit.facts} for unit in (one, other)]
    return bool(lines[0] & lines[1])
