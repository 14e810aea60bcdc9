"""Headings of old material and the narratives of the form that the texts under them speak to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.interview.material.known_labels import bare
from assistant.interview.material.passages import Passage
from assistant.text.sentences import normalise, split_sentences

_HEADINGS = {
    "enterprise.profile": (
        "企业简介", "公司简介", "单位简介", "企业概况", "公司概况", "单位概况", "企业基本情况", "公司基本情况", "单位基本情况", "企业介绍", "公司介绍",
        "企业情况概述", "申报单位概况", "申报主体概况", "关于我们", "企业情况", "公司情况",
    ),
    "plan": ("场景建设方案及情况", "场景建设方案", "建设方案", "总体建设方案", "场景建设情况"),
    "next_steps.improvement": ("提升计划", "下一步计划", "下一步提升计划", "下一步工作计划", "后续提升计划", "后续实施计划"),
    "next_steps.promotion": ("推广应用计划", "推广计划", "后续推广计划", "应用推广计划"),
    "scenes.0.application": ("应用描述", "场景描述", "应用情况", "场景应用情况", "建设内容", "主要建设内容", "项目建设内容"),
    "scenes.0.pain_points": (
        "解决的痛点问题描述", "解决的痛点问题", "痛点问题", "痛点", "存在的问题", "存在问题", "建设背景", "项目背景", "拟解决的问题",
    ),
    "scenes.0.solution": ("采用的技术方案", "技术方案", "技术路线", "解决方案", "系统架构"),
    "scenes.0.safeguards": ("保障要素", "保障措施"),
    "scenes.0.outcome": ("已实施成效", "实施成效", "建设成效", "应用成效", "实施效果", "建设效果", "项目成效", "应用效果", "取得成效"),
    "scenes.0.others": ("带动效应", "带动作用", "示范带动作用"),
    "scenes.0.economy": ("经济性和可推广性", "经济效益", "可推广性", "推广价值", "示范作用", "经济性", "经济和社会效益"),
}  # fmt: skip
_PATHS = {name: path for path, names in _HEADINGS.items() for name in names}
_OF_A_COMPANY = re.compile(
    r".{2,30}(?:公司|集团|厂|研究院|研究所)(?:企业)?(?:简介|概况|介绍|基本情况|情况介绍)$"
)
_UNSTYLED = 6
"""The level of a heading that is known by its words alone: below every other, so that any of those ends its text."""

_LONGEST = 3000
"""Characters of a narrative taken from one section; the form's limits are a sixth of that and less."""

_NUMBERED = re.compile(r"^\s*(?:第[一二三四五六七八九十]+[章节部]|[一二三四五六七八九十]+[、.．])\s*\S")
_NUMBERED_BELOW = re.compile(r"^\s*[（(][一二三四五六七八九十]+[）)]\s*\S")
_MARKED = re.compile(r"^\s*(#{1,6})\s+\S")
_LONGEST_NUMBERED = 30


@dataclass
class Section:
    """The text under one heading, sentence by sentence with the passage each stands in."""

    path: str
    heading: Passage
    level: int
    sentences: list[tuple[str, Passage]] = field(default_factory=list)
    left_out: int = 0
    """Sentences beyond the longest narrative."""

    def add(self, passage: Passage) -> None:
        """Take the sentences of a passage, as far as they have room."""
        for sentence in split_sentences(passage.text):
            if sum(len(one) for one, _ in self.sentences) + len(sentence) > _LONGEST or self.left_out:
                self.left_out += 1
            else:
                self.sentences.append((sentence, passage))


def heading_level(text: str) -> int:
    """The level of a heading told by its number alone (一、 （一） 第一章), 0 for any other text."""
    shown = text.strip()
    if len(shown) > _LONGEST_NUMBERED or re.search(r"[。；;：:，,]", shown):
        return 0
    if marked := _MARKED.match(shown):
        return 1 + len(marked[1])
    if _NUMBERED.match(shown):
        return 2
    return 3 if _NUMBERED_BELOW.match(shown) else 0


def narrative_of(passage: Passage) -> str:
    """The path of the narrative that a heading announces; empty for any other passage."""
    text = passage.text.strip().lstrip("#").strip()
    if len(text) > 40 or (not passage.heading and re.search(r"[。；;，,]", text)):
        return ""
    name = _without_number(text)
    if path := _PATHS.get(name):
        return path
    return "enterprise.profile" if _OF_A_COMPANY.fullmatch(name) else ""


def sections(passages: Iterable[Passage]) -> Iterator[Section]:
    """The narratives of a file, those without any text left out."""
    current: Section | None = None
    for passage in passages:
        path = narrative_of(passage)
        if path or (current and 0 < passage.heading <= current.level):
            yield from _whole(current)
            current = Section(path, passage, passage.heading or _UNSTYLED) if path else None
        elif current is not None and not passage.heading:
            current.add(passage)
    yield from _whole(current)


def _whole(section: Section | None) -> Iterator[Section]:
    if section is not None and section.sentences:
        yield section


def _without_number(text: str) -> str:
    name = re.sub(r"^第[一二三四五六七八九十\d]+[章节部分]+", "", normalise(text))
    return re.sub(r"^[\d.]+", "", bare(name)[0])
