"""Narratives that the form can make of its own other parts: 二、场景建设方案及情况 and 企业简介.

Here 二, from the project's data, 附表1 and 附表2: a summary, the rows themselves stand in the tables.

cells    plain cells as facts
profile  企业简介 from the plain fields
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.drafting.composed.cells import cell, with_unit
from assistant.drafting.composed.profile import PROFILE_WANTED, composed_profile
from assistant.drafting.fit.unit import numbers_in
from assistant.drafting.narrative import Fact, Narrative, Sentence
from assistant.drafting.narrative.voice import Voice, voice_of
from assistant.drafting.printing import chinese_date
from assistant.forms.answers import Answers
from assistant.text.zi import count_zi

__all__ = ["PROFILE_WANTED", "composed_plan", "composed_profile", "with_more"]

_MEANS = (
    ("equipment", ("主要装备包括", "关键装备有", "配置的关键装备包括")),
    ("software", ("主要软件包括", "关键软件有", "采用的关键软件包括")),
    ("technologies", ("应用的技术包括", "关键技术有", "主要技术包括")),
    ("processes", ("涉及的工艺包括", "涉及的主要工艺有", "主要涉及的工艺包括")),
)
_INDICATORS = (
    ("productivity", "生产效率提升"),
    ("operating_cost", "运营成本下降"),
    ("unit_cost", "单位产品成本下降"),
    ("defect_rate", "产品不良率下降"),
    ("unit_energy", "单位产品综合能耗降低"),
    ("equipment_use", "设备综合利用率提升"),
)
"""Of 整体建设成效 what sums up a scene, by the printed labels."""
_ORDINALS = "一二三四五六七八九十"
_OUTCOMES = 2
"""Sentences of 已实施成效 that the summary repeats, those with most numbers."""
_LONG = 90
"""字 above which a sentence is no summary while there is another."""


def composed_plan(answers: Answers, narratives: Mapping[str, Narrative]) -> Narrative | None:
    """The project in a line, a paragraph per scene, what the whole achieved; None while the tables tell nothing."""
    scenes = [
        one
        for place, key in enumerate(answers.keys("scenes"))
        for one in _scene(place, key, answers, narratives)
    ]
    if not scenes:
        return None
    return _narrative((*_project(answers), *scenes, *_achieved(answers)))


def with_more(plan: Narrative, more: Narrative) -> Narrative:
    """The plan with what was told of the construction itself, before its scenes."""
    if not more.text:
        return Narrative(plan.text, plan.sentences, more.left_out)
    at = next((place for place, one in enumerate(plan.sentences) if one.text.startswith("（一）")), 0)
    last = more.sentences[-1]
    told = (*more.sentences[:-1], Sentence(f"{last.text}\n", last.facts))
    sentences = (*plan.sentences[:at], *told, *plan.sentences[at:])
    return Narrative("".join(one.text for one in sentences), sentences, more.left_out)


def _narrative(sentences: Sequence[Sentence]) -> Narrative:
    last = sentences[-1]
    told = (*sentences[:-1], Sentence(last.text.rstrip("\n"), last.facts))
    return Narrative("".join(one.text for one in told), told)


def _project(answers: Answers) -> Iterator[Sentence]:
    """建设周期、投资、供应商, as far as they were answered."""
    facts: list[Fact] = []
    parts: list[str] = []
    for fact in cell(answers, "basics.period"):
        period = chinese_date(fact.text)
        parts.append(f"建设期为{period}")
        facts.append(Fact(f"{fact.text}（{period}）", fact.path, fact.index, fact.source))
    for fact in cell(answers, "basics.investment"):
        parts.append(f"投资{fact.text}万元")
        facts.append(with_unit(fact, "万元"))
    for fact in cell(answers, "basics.supplier"):
        own = fact.text == "自建"
        parts.append("由企业自主建设" if own else f"系统解决方案供应商为{fact.text}")
        facts.append(fact)
    if parts:
        yield Sentence(f"项目{'，'.join(parts)}。\n", tuple(facts))


@dataclass(frozen=True)
class _Row:
    """One row of 附表1 with its row of 附表2."""

    key: int
    answers: Answers
    narratives: Mapping[str, Narrative]
    voice: Voice

    def sentences(self) -> Iterator[Sentence]:
        yield from self._told("pain_points", 1)
        yield from self._told("application", 1)
        yield from self._means()
        yield from self._told("outcome", _OUTCOMES)

    def _told(self, column: str, most: int) -> Iterator[Sentence]:
        """The sentences of a cell that say most, in their order; all of a person's own text of one sentence."""
        narrative = self.narratives.get(f"scenes.{self.key}.{column}")
        if narrative is None:
            return
        places = sorted(
            range(len(narrative.sentences)), key=lambda at: self._rank(narrative.sentences[at], column)
        )
        for at in sorted(places[:most]):
            one = narrative.sentences[at]
            yield Sentence(f"{_plain(one.text)}。", one.facts)

    def _rank(self, sentence: Sentence, column: str) -> tuple[int, int]:
        """What comes first to a summary: no long sentence; of outcomes and problems that with most numbers."""
        long = int(count_zi(sentence.text) > _LONG)
        return long, 0 if column == "application" else -numbers_in(sentence.text)

    def _means(self) -> Iterator[Sentence]:
        """What 附表2 lists, by name; makers and models stand there."""
        parts: list[str] = []
        facts: list[Fact] = []
        for part, words in _MEANS:
            path = f"means.{self.key}.{part}"
            names = [
                fact for row in self.answers.keys(path) for fact in cell(self.answers, f"{path}.{row}.name")
            ]
            once = list({fact.text: fact for fact in names}.values())
            if once:
                parts.append(f"{self.voice.pick(part, words)}{'、'.join(fact.text for fact in once)}")
                facts.extend(once)
        if parts:
            yield Sentence(f"{'，'.join(parts)}。", tuple(facts))


def _scene(place: int, key: int, answers: Answers, narratives: Mapping[str, Narrative]) -> Iterator[Sentence]:
    voice = voice_of(str(key), (answers.text("enterprise.name"), answers.text(f"means.{key}.instance")))
    body = list(_Row(key, answers, narratives, voice).sentences())
    if body:
        yield _heading(place, key, answers)
        yield from body[:-1]
        yield Sentence(f"{body[-1].text}\n", body[-1].facts)


def _heading(place: int, key: int, answers: Answers) -> Sentence:
    facts = [fact for part in ("stage", "scene") for fact in cell(answers, f"scenes.{key}.{part}")]
    stage, scene = (answers.text(f"scenes.{key}.{part}") for part in ("stage", "scene"))
    name = "—".join(text for text in (f"{stage.removesuffix('环节')}环节" if stage else "", scene) if text)
    instance = cell(answers, f"means.{key}.instance")
    if instance:
        name = f"{name}（{instance[0].text}）" if name else instance[0].text
    number = _ORDINALS[place] if place < len(_ORDINALS) else str(place + 1)
    return Sentence(f"（{number}）{name or '应用场景'}\n", (*facts, *instance))


def _achieved(answers: Answers) -> Iterator[Sentence]:
    """What the whole achieved, from the indicators of the form."""
    told = [
        (label, with_unit(fact, "%"))
        for name, label in _INDICATORS
        for fact in cell(answers, f"basics.outcomes.{name}")
    ]
    if told:
        words = "，".join(f"{label}{fact.text}" for label, fact in told)
        yield Sentence(f"整体建设成效：{words}。", tuple(fact for _, fact in told))


def _plain(text: str) -> str:
    """A sentence as it stands by itself: without 一是, and without the words that lead to it."""
    bare = text.replace("\n", "").rstrip("。；")
    lead, counted, rest = bare.partition("一是")
    if counted and (not lead or lead.endswith(("：", "，"))):
        return rest
    return bare[2:] if len(bare) > 2 and bare[0] in "二三四五六七" and bare[1] == "是" else bare
