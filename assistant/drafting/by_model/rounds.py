"""One passage by a model: written, checked, what fails sent back at most twice, and then written by the rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.drafting.by_model.checks import Check, Wrote
from assistant.drafting.by_model.facts import Numbered
from assistant.drafting.by_model.request import Request
from assistant.drafting.by_model.shapes import SaidAgain, SaidMended, SaidText
from assistant.drafting.grounding.faults import Fault
from assistant.drafting.grounding.words import without_padding
from assistant.errors import ModelError
from assistant.llm import FailedCallError, Filler
from assistant.model_replies import Seen
from assistant.spending import Spent
from prompts import render

_SENT_BACK = 2
_BEARABLE = frozenset({"long", "same", "padding"})
"""Faults with which a sentence may stay where nothing better came: fitting sees to the length, and padding goes"""


@dataclass(frozen=True)
class Refused:
    """A sentence that did not hold; `tries` counts from 1."""

    text: str
    faults: tuple[Fault, ...]
    tries: int


@dataclass
class Rounds:
    """The sentences of one passage, from the first answer to the last."""

    model: Filler
    request: Request
    check: Check
    most: int | None
    """字 that the passage may have"""
    seen: Seen | None = None
    spent: Spent = field(default_factory=Spent)
    failure: str = ""
    """What the person is told where the model gave no answer"""
    refused: list[Refused] = field(default_factory=list)

    def run(self) -> tuple[Wrote, ...]:
        """Every sentence of the passage: the model's that hold, and the rules' for the facts of those that do not.

        Empty where the model wrote nothing that holds.
        """
        wrote = self._first()
        for tries in range(1, _SENT_BACK + 1):
            unsaid = self.check.unsaid(wrote)
            if self.failure or not (unsaid or any(one.faults for one in wrote)):
                break
            self._note(wrote, tries)
            wrote = self._again(wrote, unsaid)
        if not self.failure:
            self._note(wrote, _SENT_BACK + 1)
        return self._settled(wrote)

    def _first(self) -> tuple[Wrote, ...]:
        try:
            filled = self.model.fill(render("writer"), self.request.first(), SaidText, self.seen)
        except ModelError as error:
            return self._failed(error)
        self.spent = self.spent.plus(filled.spent)
        given = [
            one for said in filled.value.sentences for one in self.check.sentences(said.text, said.facts)
        ]
        return self.check.together(given, self.most)

    def _again(self, wrote: tuple[Wrote, ...], unsaid: Sequence[Numbered]) -> tuple[Wrote, ...]:
        try:
            filled = self.model.fill(render("writer"), self.request.again(wrote, unsaid), SaidMended)
        except ModelError as error:
            self._failed(error)
            return wrote
        self.spent = self.spent.plus(filled.spent)
        return self.check.together(list(self._mended(wrote, unsaid, filled.value.sentences)), self.most)

    def _failed(self, error: ModelError) -> tuple[Wrote, ...]:
        self.failure = str(error)
        if isinstance(error, FailedCallError):
            self.spent = self.spent.plus(error.spent)
        return ()

    def _mended(
        self, wrote: Sequence[Wrote], unsaid: Sequence[Numbered], said: Sequence[SaidAgain]
    ) -> Iterator[Wrote]:
        """The sentences with those given again in their places, and further ones where their facts belong."""
        missing = {fact.number for fact in unsaid}
        failing = {place for place, one in enumerate(wrote, start=1) if one.faults}
        kept: list[Wrote] = []
        for place, one in enumerate(wrote, start=1):
            instead = (
                [new for each in said if each.number == place for new in self._read(each)]
                if place in failing
                else []
            )
            kept += _better(one, instead)
        for each in said:
            if each.number not in failing and missing & set(each.facts):
                for new in self._read(each):
                    _insert(kept, new)
        yield from kept

    def _read(self, said: SaidAgain) -> list[Wrote]:
        return list(self.check.sentences(said.text, said.facts))

    def _note(self, wrote: Sequence[Wrote], tries: int) -> None:
        self.refused += [Refused(one.text, one.faults, tries) for one in wrote if one.faults]

    def _settled(self, wrote: Sequence[Wrote]) -> tuple[Wrote, ...]:
        """What holds; the facts of the rest in the rules' words."""
        standing = list(wrote)
        while not all(map(_holds, standing)):  # without one sentence, another may have lost a number
            standing = list(self.check.together([one for one in standing if _holds(one)], self.most))
        if not standing:
            return ()
        standing = [replace(one, text=without_padding(one.text, one.faults)) for one in standing]
        for fact in self.check.unsaid(standing):
            _insert(standing, Wrote(fact.rules, (fact.number,), by="rules"))
        return tuple(standing)


def _holds(one: Wrote) -> bool:
    return all(fault.kind in _BEARABLE for fault in one.faults)


def _better(one: Wrote, instead: list[Wrote]) -> list[Wrote]:
    """What was given instead, unless the first was only too long or not reworded and the second is wrong."""
    if instead and (not _holds(one) or all(_holds(new) for new in instead)):
        return instead
    return [one]


def _insert(wrote: list[Wrote], one: Wrote) -> None:
    """Before the first sentence whose facts all come later."""
    first = min(one.numbers, default=0)
    later = (place for place, other in enumerate(wrote) if other.numbers and min(other.numbers) > first)
    wrote.insert(next(later, len(wrote)) if first else len(wrote), one)
