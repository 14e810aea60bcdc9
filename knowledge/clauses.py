"""All 14 annexes as clauses: every requirement, hint, limit, note, definition and field can be found and cited.

An id is `A<annex>-<place>`: A2-企业简介, A5-1.3 (mode.item), A9-2.1.3, A11-16 (scene).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from knowledge.catalogue import scenes, stages
from knowledge.criteria import basic_requirements, build_contents, listed_enterprises, materials, outcomes
from knowledge.modes import modes
from knowledge.records import DATA, read, record, require

Kind = Literal[
    "field",  # a label to fill in, with its options
    "hint",  # what is printed in a cell or head about how to fill it in, with its limit
    "indicator",  # a 成效 figure of 附件2
    "requirement",  # what must be written, described or enclosed
    "criterion",  # 附件9
    "scene",  # 附件11
    "note",  # 填表说明
    "definition",  # footnotes and what a term means
    "example",  # rows filled in by the notice
    "statement",  # 承诺
    "list",  # 附件10
]


@record
@dataclass(frozen=True)
class Clause:
    id: str
    annex: int
    heading: str
    """Path within the annex, outermost first: 附表1 场景描述 > 应用描述"""
    kind: Kind
    text: str
    """As printed; line breaks and the item's own number removed, table cells joined by a space"""
    line: int
    end_line: int


@record
@dataclass(frozen=True)
class _Annex:
    number: int
    title: str
    line: int


@record
@dataclass(frozen=True)
class _File:
    annexes: tuple[_Annex, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Clauses:
    titles: dict[int, str]
    """Of the annexes, by number"""
    by_id: dict[str, Clause]
    """By annex, then by line"""


@cache
def load(path: Path = DATA / "clauses.yaml") -> Clauses:
    """Raises ValueError for an unknown key, an id given twice or an annex without a title."""
    file = read(_File, path)
    titles = {annex.number: annex.title for annex in file.annexes}
    everything = [
        *file.clauses,
        *_mode_clauses(),
        *_criterion_clauses(),
        _enterprise_clause(),
        *_scene_clauses(),
    ]
    by_id: dict[str, Clause] = {}
    for entry in sorted(everything, key=lambda entry: (entry.annex, entry.line)):
        require(entry.id not in by_id, path, f"{entry.id} stands twice")
        require(entry.annex in titles, path, f"{entry.id}: annex {entry.annex} has no title")
        by_id[entry.id] = entry
    return Clauses(titles, by_id)


def clauses() -> tuple[Clause, ...]:
    """All clauses by annex, then by line; the footnotes at the end of the source belong to 附件2."""
    return tuple(load().by_id.values())


def clause(id: str) -> Clause:
    """Raises KeyError when there is no such clause."""
    try:
        return load().by_id[id]
    except KeyError:
        raise KeyError(f"The notice has no clause {id!r}") from None


def annex_title(number: int) -> str:
    """The title printed under 附件<number>. Raises KeyError when the notice has no such annex."""
    try:
        return load().titles[number]
    except KeyError:
        raise KeyError(f"The notice has no annex {number}") from None


def _mode_clauses() -> Iterator[Clause]:
    for mode in modes():
        for item in mode.items:
            yield Clause(
                id=f"A5-{mode.number}.{item.number}",
                annex=5,
                heading=f"{mode.heading} > {item.number}.{item.title}",
                kind="requirement",
                text=item.text,
                line=item.line,
                end_line=item.end_line,
            )


def _criterion_clauses() -> Iterator[Clause]:
    groups = (
        ("1", "一、基础要求", basic_requirements()),
        ("2.2", "二、技术条件 > （二）建设成效", outcomes()),
    )
    for place, heading, criteria in groups:
        for one in criteria:
            yield _one_line(
                9, f"{place}.{one.number}", f"{heading} > {one.number}", "criterion", one.text, one.line
            )
    for content in build_contents():
        heading = f"二、技术条件 > （一）建设内容 > {content.number}.{content.name}"
        yield _one_line(9, f"2.1.{content.number}", heading, "criterion", content.text, content.line)
    for material in materials():
        heading = f"{material.number}.{material.name}"
        yield _one_line(12, str(material.number), heading, "requirement", material.text, material.line)


def _one_line(annex: int, place: str, heading: str, kind: Kind, text: str, line: int) -> Clause:
    return Clause(f"A{annex}-{place}", annex, heading, kind, text, line, line)


def _enterprise_clause() -> Clause:
    listed = listed_enterprises()
    names = "\n".join(enterprise.name for enterprise in listed)
    return Clause("A10-名单", 10, "申报范围", "list", names, listed[0].line, listed[-1].line)


def _scene_clauses() -> Iterator[Clause]:
    """A scene's text names its stage, number and name too, so that a search for any of them finds it."""
    for stage in stages():
        for scene in scenes():
            if scene.stage == stage.name:
                yield Clause(
                    id=f"A11-{scene.number}",
                    annex=11,
                    heading=f"{'一二三四五六七八'[stage.number - 1]}、{stage.name}环节 > {scene.number}.{scene.name}",
                    kind="scene",
                    text=f"{stage.name}环节 {scene.number}.{scene.name}：{scene.text}",
                    line=scene.line,
                    end_line=scene.end_line,
                )
