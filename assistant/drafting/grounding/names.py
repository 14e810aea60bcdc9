"""Whether the names of a sentence are the facts' own: companies, models, codes, titles, abbreviations, and the
technologies and systems that the guide (附件11) names and an enterprise must have named itself.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.drafting.grounding.faults import Fault
from assistant.interview.by_model.quotes import stands
from assistant.text.quantities import quantities
from assistant.text.widths import half_width
from knowledge import catalogue, lexicon

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_/&.+][A-Za-z0-9]+)*")
_TITLE = re.compile(r"《([^《》]+)》|“([^“”]{2,})”|「([^「」]+)」")
_BODY = re.compile(r"(?:有限责任公司|有限公司|公司|集团|研究院|研究所|设计院|大学|学院)")
_BEFORE_NAME = re.compile(
    r"(?:^|[，。；：、（“\n 由与和及向从为给是托让请购该本我贵各家对同跟或以被用置了])$"
)
_BEFORE_SHORT = re.compile(r"(?:^|[，。；：、（“\n 由与向给是请]|采用|配置|委托|购自|来自)$")
"""Before a name that is shortened; 和 and the like may belong to another name"""
_OWN = re.compile(r"(?:^|[，。；：、由与为该本我在对使])(?:集团)?$")
_LETTERS = re.compile(r"[A-Za-z0-9]$")
_SHORTEST_TERM = 3
_PLAIN_TERMS = frozenset(
    {"知识库", "数据库", "传感器", "机器人", "生产线", "服务器", "工业机器人", "智能装备"}
)
_THINGS = (
    "系统",
    "平台",
    "软件",
    "网络",
    "算法",
    "模型",
    "技术",
    "孪生",
    "视觉",
    "学习",
    "图谱",
    "仪",
    "智能体",
    "专网",
)
_FASHION = (
    "人工智能", "大数据", "云计算", "云平台", "数字孪生", "机器学习", "深度学习", "神经网络", "大模型", "知识图谱", "区块链", "物联网",
    "工业互联网", "边缘计算", "机器视觉", "数据中台", "智能算法", "强化学习", "数字主线", "自主学习", "供应链协同", "数字化转型", "智能化升级", "数据驱动",
)  # fmt: skip


def name_faults(text: str, facts: Sequence[str], allowed: Sequence[str]) -> Iterator[Fault]:
    """Names and terms of `text` that neither the facts of its sentence nor `allowed` (the scene's own name) have."""
    known = "\n".join((*facts, *allowed))
    yield from _latin(text, known)
    for match in _TITLE.finditer(text):
        title = next(one for one in match.groups() if one)
        if not stands(title, known):
            yield Fault("name", match[0], f"“{title}”不在所依据的事实里")
    yield from _companies(text, known)
    for term in guide_terms(text):
        if not stands(term, known):
            yield Fault("term", term, f"“{term}”是指引里的说法，所依据的事实没有说")


def names_in(text: str) -> tuple[str, ...]:
    """The abbreviations, models and titles of a fact, which a sentence about it must say."""
    latin = [match[0] for match in _latin_words(text) if len(match[0]) > 1]
    titles = [match[1] for match in _TITLE.finditer(text) if match[1]]
    return tuple(dict.fromkeys((*latin, *titles)))


def guide_terms(text: str) -> Iterator[str]:
    """The longest terms of the guide and its lexicon that stand in a text."""
    at = 0
    while at < len(text):
        longest = next((term for term in _terms().get(text[at], ()) if text.startswith(term, at)), None)
        if longest:
            yield longest
        at += len(longest) if longest else 1


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """Terms by their first character, the longest first."""
    guide = [
        term for scene in catalogue.scenes() for term in (*scene.parts.systems, *scene.parts.technologies)
    ]
    heard = [
        term
        for words in lexicon.load()
        for term in (*words.systems, *words.equipment)
        if term.endswith(_THINGS)
    ]
    found = {term for term in (*guide, *heard, *_FASHION) if len(term) >= _SHORTEST_TERM} - _PLAIN_TERMS
    chinese = sorted((term for term in found if not term.isascii()), key=lambda term: (-len(term), term))
    return {
        first: tuple(term for term in chinese if term[0] == first) for first in {term[0] for term in chinese}
    }


def _latin(text: str, known: str) -> Iterator[Fault]:
    words = {match[0].casefold() for match in _latin_words(known)}
    squeezed = _squeezed(known)
    for match in _latin_words(text):
        spelt = re.escape(_squeezed(match[0]))  # OPC-UA and OPC UA are one, as are ISO9001 and ISO 9001
        if match[0].casefold() not in words and not re.search(rf"(?<![a-z0-9]){spelt}(?![a-z0-9])", squeezed):
            yield Fault("name", match[0], f"“{match[0]}”不在所依据的事实里")


def _squeezed(words: str) -> str:
    return re.sub(r"[-_/&.+\s]", "", half_width(words)).casefold()


def _latin_words(text: str) -> Iterator[re.Match[str]]:
    """Words in letters; the units of numbers are none."""
    half = half_width(text)
    measured = [(one.start, one.end) for one in quantities(text)]
    for match in _LATIN.finditer(half):
        if not any(start <= match.start() < end for start, end in measured):
            yield match


def _companies(text: str, known: str) -> Iterator[Fault]:
    """A company's name stands in the facts from where it begins, be it shortened, to its end."""
    for match in _BODY.finditer(text):
        before = text[: match.start()]
        if _OWN.search(before) or _LETTERS.search(before):
            continue  # 该公司, 集团公司; ABB公司 is held by its letters
        at = match.start()
        while at > 0 and text[at - 1 : match.end()] in known:
            at -= 1
        whole = _begins_known(text[at : match.end()], known) or _BEFORE_SHORT.search(text[:at])
        inside = any(_begins(text, start) for start in range(at + 1, match.start()))
        if match[0] not in known or not (whole or inside):
            shown = re.split(r"[，。；：、（由与和]", before)[-1] + match[0]
            yield Fault("name", shown, f"“{shown}”不是事实里的单位名称，名称要照抄")


def _begins(text: str, at: int) -> bool:
    return bool(_BEFORE_NAME.search(text[:at]))


def _begins_known(name: str, known: str) -> bool:
    """Whether a known name begins as this one does, so that what stands before it in the sentence is no part of it."""
    return any(_begins(known, match.start()) for match in re.finditer(re.escape(name), known))
