"""智能制造能力成熟度: the level of a score, and a level as people write it (GB/T 39116, 39117-2020)."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.errors import AnswerError
from assistant.text import normalise

_LABEL = "CMMM自评估等级"
_FIGURES = "一二三四五"
_LEVEL = re.compile(r"(?:cmmm|智能制造能力成熟度|成熟度|自评估|评估|等级|达到|level|l|[:：()])*"
                    r"([1-5一二三四五]|iv|v|i{1,3})级?(?:\((\w+级)\)|(规划|规范|集成|优化|引领)级?)?及?")  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True)
class Level:
    """A level of maturity; `lowest` is the smallest score that reaches it."""

    number: int
    name: str
    lowest: Decimal

    @property
    def label(self) -> str:
        """As the annexes print it: `3级`."""
        return f"{self.number}级"

    @property
    def chinese(self) -> str:
        """As 附件9 prints it: `三级`."""
        return f"{_FIGURES[self.number - 1]}级"


LEVELS = (
    Level(1, "规划级", Decimal("0.8")),
    Level(2, "规范级", Decimal("1.8")),
    Level(3, "集成级", Decimal("2.8")),
    Level(4, "优化级", Decimal("3.8")),
    Level(5, "引领级", Decimal("4.8")),
)
"""GB/T 39117-2020: a score reaches a level from its lowest score up to the next one's, 5 included."""


def level_of_score(score: Decimal, label: str = _LABEL) -> Level | None:
    """The level of a score; None below 0.8, where the standard names none. AnswerError outside 0–5."""
    if not score.is_finite() or not 0 <= score <= 5:
        raise AnswerError(label, f"的得分是 {score}，不在 0 至 5 之间", "0 至 5 之间的自评估得分，如 3.38")
    return next((level for level in reversed(LEVELS) if score >= level.lowest), None)


def parse_score(text: str, label: str = "CMMM自评估得分") -> Decimal:
    """A score such as `3.38` or `3.38分`; AnswerError for anything else or outside 0–5."""
    written = normalise(text).removesuffix("分")
    try:
        score = Decimal(written)
    except InvalidOperation:
        raise AnswerError(
            label, f"写的是“{text.strip()}”，不是得分", "0 至 5 之间的自评估得分，如 3.38"
        ) from None
    level_of_score(score, label)
    return score


def parse_level(text: str, label: str = _LABEL) -> Level:
    """A level from `3级`, `三级`, `3`, `CMMM3级`, `三级（集成级）` or `集成级`; AnswerError otherwise."""
    written = normalise(text)
    for level in LEVELS:
        if written in {level.name, level.name.removesuffix("级")}:
            return level
    match = _LEVEL.fullmatch(written)
    if match is None:
        raise AnswerError(label, f"写的是“{text.strip()}”，看不出是几级", "1级、2级、3级、4级、5级中的一个")
    level = LEVELS[_number(match[1]) - 1]
    said = match[2] or match[3]
    if said and said.removesuffix("级") != level.name.removesuffix("级"):
        raise AnswerError(
            label, f"写的是“{text.strip()}”，而{level.chinese}是{level.name}", "级别与名称一致的等级，如 3级"
        )
    return level


def _number(written: str) -> int:
    if written in _ROMAN:
        return _ROMAN[written]
    return int(written) if written.isdecimal() else _FIGURES.index(written) + 1
