"""Narrative inside its limit: fewer words, then statements made one, then the least left out, and every loss listed.

unit     one statement, and what it carries
words    shorter ways to say the same
merging  statements that say or begin the same
clauses  which clauses of a statement may go
choice   what is left out, the least first
"""

from collections.abc import Callable, Sequence

from assistant.drafting.fit.choice import Choice
from assistant.drafting.fit.merging import absorbed, joined_heads
from assistant.drafting.fit.unit import F, Unit, length
from assistant.drafting.fit.words import LEVELS, Table, tightened

__all__ = ["Unit", "fitted"]


def fitted(
    units: Sequence[Unit[F]], read: Callable[[Sequence[Unit[F]]], str], ceiling: int | None
) -> tuple[tuple[Unit[F], ...], tuple[Unit[F], ...]]:
    """The units whose reading has at most `ceiling` 字, and what was left out, the first to go first.

    Nothing changes where all fits. Else, one after another until it does: statements that say the same become one,
    words that say nothing go, and what carries least is left out. No number goes while anything without one
    could. Clauses that a statement lost are listed as units with `part`.
    """
    if ceiling is None or length(read(units)) <= ceiling:
        return tuple(units), ()
    same, empty = LEVELS
    tight = list(units)
    for shorter in (absorbed, lambda all_: _each(all_, same), joined_heads, lambda all_: _each(all_, empty)):
        tight = shorter(tight)
        if length(read(tight)) <= ceiling:
            return tuple(tight), ()
    return Choice(tight, read, ceiling).made()


def _each(units: Sequence[Unit[F]], level: Table) -> list[Unit[F]]:
    return [tightened(unit, level) for unit in units]
