"""Statements made prose: things listed, short statements joined or counted off, the frames of the column set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.columns import Column
from assistant.drafting.fit import Unit
from assistant.drafting.narrative.order import LEANING, is_thing, topic_of
from assistant.drafting.narrative.parts import Fact, Sentence
from assistant.drafting.narrative.voice import Voice
from assistant.text.zi import count_zi

Manner = Literal["plain", "counted", "labelled"]

_TIMED = re.compile(
    r"^(?:建设|建成|改造|实施|投用|投产|上线|项目|系统(?:上线|投用)|应用后|投入应用|目前|自|截至|(?:19|20)\d\d年|今年|去年|明年|后年|下一步|未来|近期|到|计划到|以往|以前|原来|过去|传统|三年|两年|后续|今后|场景|(?:力争|争取)在)"
)
_SUBJECT_AGAIN = re.compile(
    r"^(?:企业|公司)(?=部署|配置|建设|搭建|安装|购置|采用|实施|开展|制定|成立|建立|组建|累计|自主|自行|引进|编制|铺设|于|投入|主营|有|目前|为|将)"
)
_FRAMED = re.compile(r"^(?:针对|解决|面向|围绕)")
_PROBLEM = re.compile(
    r"[^，。；：\d]{3,40}(?:低|高|大|慢|难|差|不稳定|不稳|不及时|不足|严重|滞后|困难|繁琐|不一致|不统一)"
)
_STOPS = re.compile(r"[。？；：]")
_COUNT = "一二三四五六七"
_SHORT, _LONG = 24, 75


@dataclass(frozen=True)
class Prose:
    """How the statements of one field are told: the same for whichever of them there is room for."""

    column: Column
    voice: Voice
    manner: Manner = "plain"

    def sentences(self, units: Sequence[Unit[Fact]]) -> tuple[Sentence, ...]:
        """The units as sentences, each with its facts."""
        if self.manner == "counted" and len(units) > 1:
            return self._counted(units)
        if self.manner == "labelled":
            return self._labelled(units)
        return self._plain(units)

    def _counted(self, units: Sequence[Unit[Fact]]) -> tuple[Sentence, ...]:
        last = len(units) - 1
        lead = self.voice.pick("lead", self.column.leads)
        return tuple(
            Sentence(
                f"{'' if place else lead}{_COUNT[place]}是{_bare(unit.text)}{'。' if place == last else '；'}",
                unit.facts,
            )
            for place, unit in enumerate(units)
        )

    def _labelled(self, units: Sequence[Unit[Fact]]) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        before: int | None = None
        for unit in sorted(units, key=lambda one: one.slot or 0):
            assert unit.slot is not None
            label = self.column.labels[unit.slot] if unit.slot != before else ""
            text = _bare(unit.text)
            found.append(Sentence(_ended(label + text), unit.facts))
            before = unit.slot
        return tuple(found)

    def _plain(self, units: Sequence[Unit[Fact]]) -> tuple[Sentence, ...]:
        clusters = self._clusters(units)
        alone = len(clusters) == 1
        texts = [self._joined(cluster, alone=alone) for cluster in clusters]
        if self.column.slots:  # the enterprise is named once, and not at all inside a scene
            named = 1 if self.column.keeps_subject else 0
            texts = [*texts[:named], *(_SUBJECT_AGAIN.sub("", text) for text in texts[named:])]
        topic = topic_of(clusters[0][0].text) if len(clusters) > 1 and self.column.names_topic else ""
        if topic:
            texts[:2] = [f"针对{topic}，{texts[1]}"]
            clusters[:2] = [[*clusters[0], *clusters[1]]]
        if texts:
            texts[0] = self._opened(texts[0])
        return tuple(
            Sentence(_ended(text), tuple(fact for unit in cluster for fact in unit.facts))
            for text, cluster in zip(texts, clusters, strict=True)
        )

    def _clusters(self, units: Sequence[Unit[Fact]]) -> list[list[Unit[Fact]]]:
        if self.column.problems and units and all(_PROBLEM.fullmatch(unit.text) for unit in units):
            return [list(units)]
        clusters: list[list[Unit[Fact]]] = []
        for unit in units:
            if clusters and self._belongs(clusters[-1], unit):
                clusters[-1].append(unit)
            else:
                clusters.append([unit])
        return clusters

    def _belongs(self, cluster: Sequence[Unit[Fact]], unit: Unit[Fact]) -> bool:
        if self.column.verb and all(is_thing(one.text) for one in (*cluster, unit)):
            return True
        if not self.column.joiners or _STOPS.search(cluster[-1].text) or LEANING.match(unit.text):
            return False
        long = sum(count_zi(one.text) for one in (*cluster, unit)) > _LONG
        return not long and all(count_zi(one.text) <= _SHORT for one in (*cluster, unit))

    def _joined(self, cluster: Sequence[Unit[Fact]], *, alone: bool) -> str:
        texts = [unit.text for unit in cluster]
        if self.column.verb and all(is_thing(text) for text in texts):
            return self.column.verb + "、".join(texts)
        if alone and self.column.problems and all(_PROBLEM.fullmatch(text) for text in texts):
            return self.voice.pick("problem", self.column.problems).format("、".join(texts))
        joiners = self.column.joiners or ("，",)
        return self.voice.pick("joiner", joiners).join(texts)

    def _opened(self, text: str) -> str:
        """The first sentence with the column's opening, where it has neither a time nor a frame of its own."""
        told = any(opening.rstrip("，") in text for opening in self.column.openings)
        if not self.column.openings or told or _TIMED.match(text) or _FRAMED.match(text):
            return text
        return (
            self.voice.pick("opening", self.column.openings) + text
            if re.match(self.column.opens, text)
            else text
        )


def prose_of(units: Sequence[Unit[Fact]], column: Column, voice: Voice) -> Prose:
    """How these statements may be told: counted off or under labels where every one of them allows it, else plainly."""
    manners: list[Manner] = ["plain"]
    if column.leads and _countable(units, column):
        manners.append("counted")
    if column.labels and _labels_fit(units, column):
        manners.append("labelled")
    return Prose(column, voice, voice.pick("manner", manners))


def _countable(units: Sequence[Unit[Fact]], column: Column) -> bool:
    least = 2 if column.leads == ("",) or column.openings == column.leads else 3
    return least <= len(units) <= len(_COUNT) and not any(
        _STOPS.search(unit.text)
        or LEANING.match(unit.text)
        or re.search(column.tells_against, unit.text)
        or count_zi(unit.text) < 6
        or (column.openings == column.leads and _TIMED.match(unit.text))
        for unit in units
    )


def _labels_fit(units: Sequence[Unit[Fact]], column: Column) -> bool:
    """Whether every statement is surely of one subject and stands by itself, and there is more than one subject."""
    return (
        len({unit.slot for unit in units}) > 1
        and all(column.surely(unit.text) for unit in units)
        and not any(LEANING.match(unit.text) or _TIMED.match(unit.text) for unit in units)
    )


def _bare(text: str) -> str:
    return _SUBJECT_AGAIN.sub("", text.rstrip("，；、。"))


def _ended(text: str) -> str:
    return text if text.endswith(("？", "。”")) else text.rstrip("，；、。") + "。"
