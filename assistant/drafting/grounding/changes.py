"""The changes that facts tell, and those that a sentence states: 由5人减至2人, 原来5人 and 现在2人, 2023年412小时 and 2025年96小时."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.drafting.grounding.figures import (
    FROM,
    JOINT,
    SEPARATOR,
    Direction,
    Figure,
    direction_of,
    figures,
    measure,
)
from assistant.text.quantities import Quantity

_BEFORE = re.compile(r"原来|原先|以前|以往|过去|此前|之前|早先|从前|建设前|改造前|实施前|传统|往年")
_NOW = re.compile(r"现在|如今|目前|眼下|改造后|建成后|上线后|建设后|完成后|实施后|应用后|投用后|之后|以后")
_COMPARED = re.compile(r"较|比|相比")
_MOVED = re.compile(r"降|减|缩|压|少|提|升|增|涨|变|改|延|下来|上去")


@dataclass(frozen=True)
class Change:
    """What was so much before and is so much now."""

    before: Quantity
    after: Quantity
    since: int | None = None
    """The year of the first, where it is told"""

    @property
    def falls(self) -> bool:
        """Whether less is left."""
        return measure(self.after)[0] < measure(self.before)[0]


def changes(sentences: Sequence[str]) -> tuple[Change, ...]:
    """The changes that sentences tell: 由5人减至2人 in one of them, or 原来5人 in one and 现在2人 in another."""
    told = [_Told(one) for one in sentences]
    inside = [change for one in told for change in one.changes()]
    across = [
        Change(before, after)
        for one in told
        for other in told
        if one is not other
        for before in one.alone(_BEFORE, _NOW)
        for after in other.alone(_NOW, _BEFORE)
        if measure(before)[1] == measure(after)[1]
    ]
    return tuple(dict.fromkeys((*inside, *across)))


def stated_changes(text: str) -> Iterator[tuple[Figure, Figure, Direction]]:
    """由a减少至b as it stands in a text: both figures, and what the verb between them says."""
    for first, second in pairwise(figures(text)):
        between = text[first.end : second.start]
        if first.number is None or second.number is None or SEPARATOR.search(between):
            continue
        if FROM.search(text[: first.start]) and re.search(r"[至到为成]", between):
            yield first, second, direction_of(between)


@dataclass(frozen=True)
class _Told:
    """A sentence of a fact with its numbers."""

    text: str

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        return tuple(
            one.number
            for one in figures(self.text)
            if one.number is not None and (one.number.unit or "." in one.quote)
        )

    def changes(self) -> Iterator[Change]:
        yield from self._over_years()
        for first, second in pairwise(self.numbers):
            between = self.text[first.end : second.start]
            before = self.text[max(first.start - 16, 0) : first.start]
            if measure(first)[1] != measure(second)[1] or measure(first)[0] == measure(second)[0]:
                continue
            if JOINT.fullmatch(between) and not FROM.search(before):
                continue  # a range
            if _is_later(before, between):
                yield Change(second, first)
            elif _is_change(before, between):
                yield Change(first, second)

    def _over_years(self) -> Iterator[Change]:
        """2023年412小时，2024年268小时，2025年96小时: from each year to each later one."""
        dated = [
            (one.year.year, one.number)
            for one in figures(self.text)
            if one.number is not None and one.number.unit and one.year and one.year.year
        ]
        for year, before in dated:
            for other, after in dated:
                if year < other and measure(before)[1] == measure(after)[1]:
                    yield Change(before, after, year)

    def alone(self, cue: re.Pattern[str], other: re.Pattern[str]) -> Iterator[Quantity]:
        """The numbers of a sentence that speaks of one time only."""
        if cue.search(self.text) and not other.search(self.text):
            yield from self.numbers


def _is_change(before: str, between: str) -> bool:
    """Whether two numbers that follow each other are before and after; over a mark only where both times are named."""
    if SEPARATOR.search(between):
        return bool(_BEFORE.search(before) and _NOW.search(between))
    return bool(
        FROM.search(before) or _BEFORE.search(before) or _NOW.search(between) or _MOVED.search(between)
    )


def _is_later(before: str, between: str) -> bool:
    """Whether the first of two numbers is the later one: 现在2人，原来5人; 2人，较原来的5人."""
    told = bool(_BEFORE.search(between) or _COMPARED.search(between))
    return told and not _BEFORE.search(before) and not _NOW.search(between)
