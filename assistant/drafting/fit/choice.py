"""What is left out where nothing shorter says it all: the least first, and nothing that need not go."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from assistant.drafting.fit.clauses import clauses, removable
from assistant.drafting.fit.unit import F, Unit, alone, length, names_something, numbers_in

_WORDS, _WANTED, _NUMBERS = range(3)
"""What goes first: statements and clauses without numbers; then such as the column wants or a list needs; numbers last."""

_STEP = re.compile(
    r"^(?:第[一二三四五六七八九十]步?|首先|其次|再次|最后|[一二三四五六]是|[（(]?[一二三四五六123456][）)、.])"
)


@dataclass(frozen=True)
class _Loss:
    """Clauses of one unit, all that it still has or some of them, and how much would be missing without them."""

    place: int
    clauses: tuple[int, ...]
    rank: tuple[int, ...]
    zi: int


class Choice(Generic[F]):
    """Leaves clauses and whole units out until the rest reads in at most `ceiling` 字."""

    def __init__(
        self, units: Sequence[Unit[F]], read: Callable[[Sequence[Unit[F]]], str], ceiling: int
    ) -> None:
        self._units = units
        self._clauses = [clauses(unit.text) for unit in units]
        self._read = read
        self._ceiling = ceiling
        self._gone: list[_Loss] = []

    def made(self) -> tuple[tuple[Unit[F], ...], tuple[Unit[F], ...]]:
        """What is kept, in its order, and what is left out, in the order in which it went."""
        while (excess := self._length(self._gone) - self._ceiling) > 0:
            self._gone.append(self._least(excess))
        self._put_back()
        return tuple(unit for _, unit in self._kept(self._gone)), tuple(self._left())

    def _length(self, gone: Sequence[_Loss]) -> int:
        return length(self._read([unit for _, unit in self._kept(gone)]))

    def _least(self, excess: int) -> _Loss:
        """Of what carries least the shortest that suffices, else the longest."""
        losses = list(self._losses())
        lowest = min(loss.rank for loss in losses)
        equals = [loss for loss in reversed(losses) if loss.rank == lowest]
        enough = [loss for loss in equals if loss.zi >= excess]
        return min(enough, key=_zi) if enough else max(equals, key=_zi)

    def _put_back(self) -> None:
        """What there is room for after all, the most valuable first; mere words only where no number had to go."""
        for loss in sorted(self._gone, key=lambda one: one.rank, reverse=True):
            others = [one for one in self._gone if one is not loss]
            if loss.rank[0] < _NUMBERS and any(one.rank[0] == _NUMBERS for one in others):
                return
            last_of_its_unit = [one for one in self._gone if one.place == loss.place][-1] is loss
            if last_of_its_unit and self._length(others) <= self._ceiling:
                self._gone = others

    def _losses(self) -> Iterator[_Loss]:
        kept = self._kept(self._gone)
        among = [unit for _, unit in kept]
        for place, unit in kept:
            here = self._here(place, self._gone)
            yield _Loss(place, here, _unit_rank(unit, among), length(unit.text))
            for first, last in removable([self._clauses[place][at] for at in here]):
                clause = self._clause(place, here[first:last])
                yield _Loss(place, here[first:last], _clause_rank(clause), length(clause.text))

    def _here(self, place: int, gone: Iterable[_Loss]) -> tuple[int, ...]:
        """The clauses that a unit still has."""
        lost = {at for loss in gone if loss.place == place for at in loss.clauses}
        return tuple(at for at in range(len(self._clauses[place])) if at not in lost)

    def _kept(self, gone: Sequence[_Loss]) -> list[tuple[int, Unit[F]]]:
        """The units with their places, without what is gone of them."""
        touched = {loss.place for loss in gone}
        found = []
        for place, unit in enumerate(self._units):
            if place not in touched:
                found.append((place, unit))
            elif here := self._here(place, gone):
                text = "".join(self._clauses[place][at] for at in here).rstrip("，；。")
                found.append((place, replace(unit, text=text)))
        return found

    def _left(self) -> Iterator[Unit[F]]:
        """What is gone: a whole unit once, with its facts as they were; else each loss as a part."""
        for loss in self._gone:
            if self._here(loss.place, self._gone):
                yield self._clause(loss.place, loss.clauses)
            elif loss is [one for one in self._gone if one.place == loss.place][-1]:
                yield self._units[loss.place]

    def _clause(self, place: int, which: Sequence[int]) -> Unit[F]:
        text = "".join(self._clauses[place][at] for at in which)
        return replace(self._units[place], text=text, part=True)


def _unit_rank(unit: Unit[F], among: Sequence[Unit[F]]) -> tuple[int, ...]:
    numbers, named, only = numbers_in(unit.text), names_something(unit), alone(unit, among)
    if numbers:
        return _NUMBERS, int(only), min(numbers, 9) + int(named)
    wanted = only or bool(_STEP.match(unit.text))
    return (_WANTED if wanted else _WORDS), int(named), 0


def _clause_rank(clause: Unit[F]) -> tuple[int, ...]:
    numbers, named = numbers_in(clause.text), names_something(clause)
    return (_NUMBERS, 0, min(numbers, 9) + int(named)) if numbers else (_WORDS, int(named), 0)


def _zi(loss: _Loss) -> int:
    return loss.zi
