"""Of what a clause speaks: its content words, the line or year or shift that it names, and the period it counts by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.text.quantities import Quantity, quantities
from assistant.text.written_dates import dates

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_HAN = re.compile(r"[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9\-]+")
_LABEL = re.compile(
    r"[\dⅠⅡⅢ一二三四五六七八九十]+(?:号线|号炉|号窑|号机|#[炉线机]?|车间|期工程)|前年|去年|今年|明年|后年|上半年|下半年|[一二三四]季度"
)
_PERIODS = (
    ("天", re.compile(r"(?:一天|每天|每日|日均|日处理|日产|天天|单日)")),
    ("月", re.compile(r"(?:一个月|每个月|每月|月均|月产)")),
    (
        "年",
        re.compile(
            r"(?:(?<![\d去今明前后近])(?:一年|每年|全年|年均)|(?:^|[，；。]|可|约)年(?=[处省节产耗增减]))"
        ),
    ),
    ("时", re.compile(r"(?:一小时|每小时|每个小时|时产)")),
    ("班", re.compile(r"(?:一个班|每班|每个班)")),
)
_COMMON = frozenset(
    ("建设", "完成", "后的", "目前", "以往", "实现", "采用", "企业", "公司", "进行", "达到", "提高", "提升", "降低", "减少",
     "缩短", "下降", "增加", "部署", "配置", "安装", "每年", "每月", "累计", "投入")
)  # fmt: skip
"""Pairs that say nothing of the subject"""


@dataclass(frozen=True)
class Clause:
    """A stretch between marks."""

    text: str
    numbers: tuple[Quantity, ...]
    years: frozenset[str]
    """Dates as far as written, ISO."""

    @property
    def subject(self) -> frozenset[str]:
        """Pairs of neighbouring characters, and words in letters."""
        bare = re.sub(r"\d[\d.,]*", " ", self.text)
        pairs = {run[at : at + 2] for run in _HAN.findall(bare) for at in range(len(run) - 1)}
        return frozenset(pairs - _COMMON) | self.names

    @property
    def names(self) -> frozenset[str]:
        """Words in letters."""
        return frozenset(word.casefold() for word in _LATIN.findall(self.text))

    @property
    def labels(self) -> frozenset[str]:
        """Which of several like things: 1号线, 去年."""
        return frozenset(_LABEL.findall(self.text))

    @property
    def periods(self) -> frozenset[str]:
        """By which stretches of time it counts: 每天, 每年."""
        return frozenset(name for name, pattern in _PERIODS if pattern.search(self.text))


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[Clause]:
    for match in _CLAUSE.finditer(text):
        yield Clause(match[0], quantities(match[0]), frozenset(one.iso for one in dates(match[0])))
