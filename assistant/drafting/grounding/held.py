"""A sentence beside the facts that it rests on, and what may be doubted of it."""

from dataclasses import dataclass
from functools import cached_property

from assistant.drafting.grounding.readings import in_figures, readings
from assistant.drafting.grounding.subjects import Place, places
from assistant.drafting.grounding.worked_out import Told, told_by


@dataclass(frozen=True)
class Doubt:
    """One thing that the facts do not bear out. `quote` is what it is about, `reason` what to tell a person."""

    kind: str
    quote: str
    reason: str


@dataclass(frozen=True)
class Held:
    """A sentence and its facts, the numbers of both with what is said around each."""

    text: str
    facts: tuple[str, ...]

    @cached_property
    def read(self) -> str:
        """The sentence with its spoken numbers in figures."""
        return in_figures(self.text)

    @cached_property
    def said(self) -> tuple[Place, ...]:
        return places(self.read)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The facts in every way in which they may be read."""
        return tuple(dict.fromkeys(reading for fact in self.facts for reading in readings(fact)))

    @cached_property
    def told(self) -> tuple[tuple[Place, ...], ...]:
        """The numbers of each of `known`."""
        return tuple(places(reading) for reading in self.known)

    @cached_property
    def in_order(self) -> tuple[tuple[str, tuple[Place, ...]], ...]:
        """The facts as told, in the order in which they were told, each with its numbers."""
        return tuple((read := in_figures(fact), places(read)) for fact in self.facts)

    @cached_property
    def own_arithmetic(self) -> Told:
        """As `arithmetic`, with what the sentence itself tells."""
        figures = [place.figure for reading in (*self.told, self.said) for place in reading]
        return told_by(self.known, figures)

    @cached_property
    def arithmetic(self) -> Told:
        return told_by(self.known, [place.figure for reading in self.told for place in reading])
