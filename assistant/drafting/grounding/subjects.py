"""Of what a number is said: the words beside it, which of several like things (1号线, 去年), and by which period it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.grounding.figures import SEPARATOR, Figure, figures

_HAN = re.compile(r"[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9\-]*")
_LABEL = re.compile(
    r"(?:[\dⅠⅡⅢ一二三四五六七八九十甲乙丙丁A-Z]|新|老|东|西|南|北)(?:号?(?:生产)?线|号?[炉窑机罐塔釜库仓]|号楼|车间|区|厂|#[炉线机]?)"
    r"|[一二三四]期(?!\d+[个名人])|[甲乙丙丁早中晚白夜]班|前年|去年|今年|明年|后年|上半年|下半年|[一二三四]季度"
)
_SHOP = re.compile(
    r"((?![个各该本全数每一二三四五六七八九十两的])[一-鿿](?![个各])[一-鿿])(?:车间|工段|工序|分厂|库(?!存))|(全厂|全公司|全集团|全线)"
)
_PERIODS = (
    ("天", re.compile(r"一天|每天|每日|日均|日处理|日产|天天|单日|每昼夜")),
    ("月", re.compile(r"一个月|每个?月|月均|月产")),
    ("年", re.compile(r"(?<![\d去今明前后近])(?:一年|每年|全年|年均|年产|年处理|年耗)|(?:^|可|约)年(?=[处省节产耗增减])")),
    ("分", re.compile(r"每分钟|一分钟(?!内)")),
    ("时", re.compile(r"一小时|每个?小时|时产|小时产")),
    ("班", re.compile(r"一个班|每个?班")),
)  # fmt: skip
_PER = re.compile(
    r"(?:每|一)([百千万]?(?:公?吨|公斤|千克|克|米|平方米?|立方米?|台|件|套|套件|公里|度))(?![的级时多余])|(?<![一-鿿\d])(吨)(?=[一-鿿]{1,6}(?:[电水气汽煤能]耗|成本|消耗|能耗))"
)
_JOINING = frozenset(
    "的了是为由从到至将把被与和及等每各也均就只仅约近都要还再又这那个以其在于并可能会让给向按照有无已一个二三四五六七八九十百千万亿两达共"
)
_BEFORE, _AFTER, _HEAD = 16, 8, 7
"""Characters beside a number that tell of what it is said"""
_COMMON = frozenset(
    ("建设", "完成", "目前", "以往", "实现", "采用", "企业", "公司", "进行", "达到", "提高", "提升", "降低", "减少", "缩短", "下降", "增加",
     "部署", "配置", "安装", "累计", "投入", "原来", "现在", "以前", "小时", "分钟", "工序", "系统", "设备", "平均", "应用", "实施", "改造",
     "每次", "用时", "时间", "数量", "使用", "人员", "作业", "开展", "控制", "管理", "生产", "车间", "节约", "节省", "增长", "上升", "左右", "其中", "之前", "之后", "以后", "后来", "当时", "同时")
)  # fmt: skip
"""Pairs that say nothing of the subject"""


@dataclass(frozen=True)
class Place:
    """A figure and what is said around it."""

    figure: Figure
    clause: tuple[int, int]
    near: frozenset[str]
    """Pairs of characters beside it, from the number before to the next mark or number"""

    head: frozenset[str]
    """Those of the words right before it, which name it"""

    wide: frozenset[str]
    """Those of the whole clause and, where it says nothing, of the ones before it"""

    labels: frozenset[str]
    """Which of several like things; the last that was named before it"""

    shops: frozenset[str]
    """总装 of 总装车间, named in its clause before it"""

    periods: frozenset[str]
    per: frozenset[str]
    """每吨, 每台: what the number is counted by"""


def places(text: str) -> tuple[Place, ...]:
    """The figures of a text with what is said around each."""
    found = figures(text)
    return tuple(_place(text, one, found) for one in found)


def subject(words: str) -> frozenset[str]:
    """Pairs of neighbouring characters and words in letters that tell of a thing."""
    runs = [part for run in _HAN.findall(words) for part in _split(run)]
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return frozenset(pairs - _COMMON) | frozenset(word.casefold() for word in _LATIN.findall(words))


def _split(run: str) -> list[str]:
    return re.split(f"[{''.join(sorted(_JOINING))}]", run)


def _place(text: str, one: Figure, found: Sequence[Figure]) -> Place:
    start, stop = clause = _clause(text, one.start, one.end)
    others = [other for other in found if other is not one and start <= other.start and other.end <= stop]
    left = max((other.end for other in others if other.end <= one.start), default=start)
    right = min((other.start for other in others if other.start >= one.end), default=stop)
    before, after = (
        text[max(left, one.start - _BEFORE) : one.start],
        text[one.end : min(right, one.end + _AFTER)],
    )
    near = subject(before) | subject(after)
    head = subject(before[-_HEAD:])
    wide = _without(text, start, stop, found)
    while not wide and start > 0:
        start = _clause(text, start - 1, start - 1)[0]
        wide = _without(text, start, stop, found)
    around = text[slice(*clause)]
    return Place(
        one,
        clause,
        near,
        head,
        wide,
        _labels(text, one),
        _shops(text[start : one.start]),
        _periods(around),
        _per(around),
    )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    marks = [mark.end() for mark in SEPARATOR.finditer(text, 0, start) if not _in_number(text, mark)]
    stop = next(
        (mark.start() for mark in SEPARATOR.finditer(text, end) if not _in_number(text, mark)), len(text)
    )
    return (marks[-1] if marks else 0), stop


def _in_number(text: str, mark: re.Match[str]) -> bool:
    """The comma of 1,200."""
    return (
        mark[0] in ",:"
        and text[mark.start() - 1 : mark.start()].isdigit()
        and text[mark.end() : mark.end() + 1].isdigit()
    )


def _without(text: str, start: int, stop: int, found: Sequence[Figure]) -> frozenset[str]:
    """The subject of a stretch, its figures aside."""
    kept = "".join(
        " " if any(one.start <= at < one.end for one in found) else char
        for at, char in enumerate(text[start:stop], start)
    )
    return subject(kept)


def labels_in(text: str) -> tuple[str, ...]:
    """Which of several like things a text names, in order."""
    return tuple(match[0] for match in _LABEL.finditer(text))


def _labels(text: str, one: Figure) -> frozenset[str]:
    return frozenset(labels_in(text[: one.start])[-1:])


def years_in(text: str) -> tuple[int, ...]:
    """The years that a text lists, or all of 2022年至2024年."""
    if found := re.search(r"(20\d\d)年?\s?[-—–~～至到]\s?(20\d\d)年", text):
        return tuple(range(int(found[1]), int(found[2]) + 1))
    return tuple(int(year) for year in re.findall(r"(20\d\d)年", text))


def _shops(words: str) -> frozenset[str]:
    return frozenset("".join(found) for found in _SHOP.findall(words)[-1:])


def _periods(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _PERIODS if pattern.search(words))


def _per(words: str) -> frozenset[str]:
    return frozenset(next(filter(None, match.groups())) for match in _PER.finditer(words))
