"""Facts → narrative: cleaned, put in the column's order, joined, kept inside the limit, with provenance."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.columns import Column
from assistant.drafting.fit import Unit, fitted
from assistant.drafting.register import written
from assistant.forms.answers import Answer, Source
from assistant.forms.limits import Zi
from assistant.text.quantities import quantities
from assistant.text.sentences import split_sentences
from assistant.text.zi import count_zi


@dataclass(frozen=True)
class Fact:
    """A person's own sentence. `index` is the place of its line in the answer at `path`."""

    text: str
    path: str
    index: int
    source: Source


@dataclass(frozen=True)
class Sentence:
    """A sentence of a narrative with the facts that it says."""

    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Narrative:
    """A narrative field. `as_written`: the person's own text, unchanged. `left_out`: what did not fit or was no fact."""

    text: str
    sentences: tuple[Sentence, ...]
    left_out: tuple[Fact, ...] = ()
    as_written: bool = False


_CHATTER = re.compile(
    r"(?:好的?|行|可以|没了|没有了|就这些|就这样|大概就这些?|差不多了?|暂时没有|嗯+|是的?|对的?|你好|您好|谢谢|不知道|不清楚|以上|等)*[，。！？ ]*"
)
_LEANING = re.compile(r"^(?:这|该|其|它|由此|因此|所以|同时|此外|这样|其中|并|而|但|不过|如|再|例如|另|也)")
_TIMED = re.compile(
    r"^(?:建设|建成|改造|实施|投用|投产|上线|项目|系统(?:上线|投用)|应用后|目前|自|截至|(?:19|20)\d\d年|今年|去年|明年|后年|下一步|未来|近期|到|计划到|以往|以前|原来|过去|传统|三年|两年)"
)
_VERB = re.compile(
    r"[了为是有由在将把被用可能会需要从按]|采用|部署|配置|安装|建设|实现|提高|提升|降低|减少|增加|缩短|节|通过|开展|制定|成立|达|完成|负责|投入|推广|培训|生产|应用|改造|编制|监控|检测|解决|开发|购置|接入|传输|采集|管理|对接|不|自动|实时|上|下|换"
)
_THING = re.compile(
    r"^(?:[约近]?[\d一二两三四五六七八九十]+[多余]?(?:台套|台|套|条|个|块|座|组|辆|把|路|点)|[A-Za-z0-9\-]+)"
)
_SUBJECT_AGAIN = re.compile(
    r"^(?:企业|公司)(?=部署|配置|建设|搭建|安装|购置|采用|实施|开展|制定|成立|建立|组建|累计|自主|自行|引进|编制|铺设|于|投入|主营|有|目前)"
)
_QUESTION = re.compile(r"[吗么呢？?]$")
_FRAMED = re.compile(r"^(?:针对|解决|面向|围绕)")
_PROBLEM = re.compile(
    r"[^，。；：\d]{3,40}(?:低|高|大|慢|难|差|不稳定|不稳|不及时|不足|严重|滞后|困难|繁琐|不一致|不统一)"
)
_SHORT, _LONG = 24, 75


def own_text(path: str, text: str, source: Source) -> Narrative:
    """A person's text as it was written."""
    kept = text.strip()
    facts = _facts(path, (kept,), lambda _: source)
    return Narrative(kept, tuple(Sentence(fact.text, (fact,)) for fact in facts), as_written=True)


def narrate(
    path: str,
    answer: Answer,
    column: Column,
    limit: Zi | None,
    names: Sequence[str] = (),
    more: Sequence[Unit[Fact]] = (),
) -> Narrative:
    """The narrative of an answer. A text is kept as written while it fits; facts are made into a narrative.

    `more` are statements from other fields that this field asks for too. Of an over-long text the sentences
    keep their order.
    """
    if isinstance(answer.value, str):
        own = own_text(path, answer.value, answer.source_of(0))
        if limit is None or count_zi(own.text) <= limit.ceiling:
            return own
        facts = [fact for sentence in own.sentences for fact in sentence.facts]
        return _composed(facts, (), replace(column, slots=(), opening="", verb="", joins=False), limit, names)
    return _composed(_facts(path, answer.facts, answer.source_of), more, column, limit, names)


def _composed(
    facts: Sequence[Fact], more: Sequence[Unit[Fact]], column: Column, limit: Zi | None, names: Sequence[str]
) -> Narrative:
    told = [fact for fact in facts if not _is_chatter(fact.text)]
    units = [unit for unit in (*(_unit(fact, column, names) for fact in told), *more) if unit.text]
    said = {id(fact) for unit in units for fact in unit.facts}

    def read(kept: Sequence[Unit[Fact]]) -> str:
        return "".join(sentence.text for sentence in _sentences(kept, column))

    kept, left = fitted(_ordered(_merged(units), column), read, None if limit is None else limit.ceiling)
    sentences = _sentences(kept, column)
    unsaid = tuple(fact for fact in facts if id(fact) not in said)
    return Narrative(read(kept), sentences, (*(fact for unit in left for fact in _left(unit)), *unsaid))


def _left(unit: Unit[Fact]) -> tuple[Fact, ...]:
    """The facts of a unit that was left out; of a part only its own words."""
    return tuple(replace(fact, text=unit.text) for fact in unit.facts) if unit.part else unit.facts


def _facts(path: str, lines: Iterable[str], source_of: Callable[[int], Source]) -> list[Fact]:
    return [
        Fact(sentence, path, index, source_of(index))
        for index, line in enumerate(lines)
        for sentence in split_sentences(line)
    ]


def _is_chatter(text: str) -> bool:
    """Whether a line tells no fact: a greeting, an assent, a question without a number."""
    if _CHATTER.fullmatch(text.strip()):
        return True
    return bool(_QUESTION.search(text.strip())) and not quantities(text)


def _unit(fact: Fact, column: Column, names: Sequence[str]) -> Unit[Fact]:
    text = written(fact.text, names)
    return Unit(text, (fact,), column.slot_of(text), tuple(name for name in names if name in text))


def _merged(units: Iterable[Unit[Fact]]) -> list[Unit[Fact]]:
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


def _ordered(units: list[Unit[Fact]], column: Column) -> list[Unit[Fact]]:
    """In the column's order; a sentence that leans on the one before it stays behind it."""
    if not column.slots:
        return units
    groups: list[list[Unit[Fact]]] = []
    for unit in units:
        if groups and (unit.slot is None or _LEANING.match(unit.text)):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    first = groups[0] if groups and _is_topic(groups[0][0].text) else None
    groups.sort(key=lambda group: -1 if group is first else group[0].slot or 0)
    return [unit for group in groups for unit in group]


def _sentences(units: Sequence[Unit[Fact]], column: Column) -> tuple[Sentence, ...]:
    """The units as sentences: things listed, short statements joined, the frames of the column set."""
    clusters = _clusters(units, column)
    texts = [_joined(cluster, column) for cluster in clusters]
    if column.slots:  # the enterprise is named once, and not at all inside a scene
        named = 1 if column.keeps_subject else 0
        texts = [*texts[:named], *(_SUBJECT_AGAIN.sub("", text) for text in texts[named:])]
    if len(clusters) > 1 and column.verb and _is_topic(clusters[0][0].text):
        texts[:2] = [f"针对{texts[0]}，{texts[1]}"]
        clusters[:2] = [[*clusters[0], *clusters[1]]]
    if texts:
        texts[0] = _opened(texts[0], column)
    return tuple(
        Sentence(_ended(text), tuple(fact for unit in cluster for fact in unit.facts))
        for text, cluster in zip(texts, clusters, strict=True)
    )


def _clusters(units: Sequence[Unit[Fact]], column: Column) -> list[list[Unit[Fact]]]:
    clusters: list[list[Unit[Fact]]] = []
    for unit in units:
        if clusters and _belongs(clusters[-1], unit, column):
            clusters[-1].append(unit)
        else:
            clusters.append([unit])
    return clusters


def _belongs(cluster: Sequence[Unit[Fact]], unit: Unit[Fact], column: Column) -> bool:
    if column.verb and all(_is_thing(one.text) for one in (*cluster, unit)):
        return True
    if not column.joins or re.search(r"[。？；]", cluster[-1].text) or _LEANING.match(unit.text):
        return False
    long = sum(count_zi(one.text) for one in (*cluster, unit)) > _LONG
    return not long and all(count_zi(one.text) <= _SHORT for one in (*cluster, unit))


def _joined(cluster: Sequence[Unit[Fact]], column: Column) -> str:
    if column.verb and all(_is_thing(unit.text) for unit in cluster):
        return column.verb + "、".join(unit.text for unit in cluster)
    text = "，".join(unit.text for unit in cluster)
    return column.problem.format(text) if column.problem and _PROBLEM.fullmatch(text) else text


def _opened(text: str, column: Column) -> str:
    """The first sentence with the column's opening, where it has neither a time nor a frame of its own."""
    if not column.opening or _TIMED.match(text) or _FRAMED.match(text):
        return text
    return column.opening + text if re.match(column.opens, text) else text


def _ended(text: str) -> str:
    return text if text.endswith(("？", "。”")) else text.rstrip("，；、。") + "。"


def _is_thing(text: str) -> bool:
    """Whether a unit is only a thing: 6台协作机器人."""
    return count_zi(text) <= 16 and bool(_THING.match(text)) and not _VERB.search(text) and "，" not in text


def _is_topic(text: str) -> bool:
    """Whether a unit is only what the scene is about: 发动机壳体加工."""
    return count_zi(text) <= 16 and not _THING.match(text) and not _VERB.search(text) and "，" not in text
