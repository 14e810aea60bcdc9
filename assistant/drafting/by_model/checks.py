"""A model's sentences, held against the facts that they rest on: by code, sentence by sentence, then all together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.drafting.by_model.facts import Numbered, Passage
from assistant.drafting.grounding.content import content_pairs
from assistant.drafting.grounding.doubts import doubts
from assistant.drafting.grounding.faults import Fault
from assistant.drafting.grounding.figures import Figure, bears, figures
from assistant.drafting.grounding.names import guide_terms, name_faults, names_in
from assistant.drafting.grounding.numbers import NumberCheck
from assistant.drafting.grounding.words import padding_faults, scrubbed, word_faults
from assistant.drafting.grounding.worked_out import Derivation
from assistant.interview.by_model.quotes import stands
from assistant.text.sentences import split_sentences
from assistant.text.zi import count_zi

By = Literal["model", "rules"]

_SHARED = ("lost", "long")
"""Faults that a sentence has only among others"""
_OF_NUMBERS = frozenset({"number", "object", "year", "direction", "unit"})
_SHOWN = 0.15
"""Share of a fact's words that a sentence must have in common with it to say it"""
_ENOUGH = 2
"""Pairs of characters in common that are enough, however long the fact"""
_SPARE = 3
"""The sentences asked to become shorter hold this many times the excess, so that each need lose only a third"""


@dataclass(frozen=True)
class Wrote:
    """A sentence on its way into a field; `numbers` are the facts that it rests on."""

    text: str
    numbers: tuple[int, ...]
    faults: tuple[Fault, ...] = ()
    derived: tuple[Derivation, ...] = ()
    by: By = "model"


@dataclass(frozen=True)
class Check:
    """What sentences of one passage are held against."""

    passage: Passage
    names: tuple[str, ...]
    """Of the form's plain fields: a fact that says one must have it said"""
    allowed: tuple[str, ...] = ()
    """Words that need no fact: the names of stage and scene"""
    current: str = ""
    """The text that is to be reworded"""

    def sentences(self, text: str, numbers: Sequence[int]) -> Iterator[Wrote]:
        """What a model gave as one sentence, each real sentence by itself."""
        known = [said for fact in self.passage.of(numbers) for said in fact.said]
        for one in split_sentences(text):
            bare = scrubbed(one, known)
            if bare:
                yield self._sentence(bare, numbers)

    def together(self, wrote: Sequence[Wrote], most: int | None) -> tuple[Wrote, ...]:
        """The sentences with what only shows when all are read: facts half said, twins, a text that is too long."""
        alone = [
            replace(one, faults=tuple(fault for fault in one.faults if fault.kind not in _SHARED))
            for one in wrote
        ]
        apart = [one for at, one in enumerate(alone) if not _twin(one, alone[:at])]
        return tuple(_long(self._lost(apart), most))

    def unsaid(self, wrote: Sequence[Wrote]) -> tuple[Numbered, ...]:
        """The facts that no sentence rests on. Of a passage that sums up other parts of the form none must be said."""
        if self.passage.sums_up and any(one.numbers for one in wrote):
            return ()
        said = {number for one in wrote for number in one.numbers}
        return tuple(fact for fact in self.passage.facts if fact.number not in said)

    def _sentence(self, text: str, numbers: Sequence[int]) -> Wrote:
        named, cited = self.passage.of(numbers), self._cited(text, numbers)
        if not named:
            return Wrote(text, (), (Fault("uncited", text, "没有注明依据哪条事实"),))
        unclear = () if cited else (Fault("uncited", text, _unclear(named)),)
        known = tuple(dict.fromkeys(said for fact in cited or named for said in fact.said))
        numbers_check = NumberCheck(text, known)
        faults = (
            *unclear,
            *_number_faults(text, known, numbers_check),
            *name_faults(text, known, self.allowed),
            *word_faults(text, known),
            *padding_faults(text, known),
            *self._same(text),
        )
        return Wrote(text, tuple(fact.number for fact in cited), faults, numbers_check.derived)

    def _cited(self, text: str, numbers: Sequence[int]) -> tuple[Numbered, ...]:
        """The facts named that the sentence does speak of, and those that alone have what it says of the same thing."""
        named = self.passage.of(numbers)
        if not named:
            return ()
        speaking = [fact for fact in named if _speaks_of(text, fact)]
        told = [figure for fact in speaking for said in fact.said for figure in figures(said)]
        more = [
            fact
            for fact in self.passage.facts
            if fact not in speaking
            and _brings(text, fact, told, "\n".join(s for one in speaking for s in one.said))
        ]
        return tuple(sorted((*speaking, *more), key=lambda fact: fact.number))

    def _same(self, text: str) -> Iterator[Fault]:
        if self.current and text in self.current and count_zi(text) > 8:
            yield Fault("same", text, "和现在的写法一样，换一种说法")

    def _lost(self, wrote: Sequence[Wrote]) -> list[Wrote]:
        """With a fault where a number or name of a fact is said by none of the sentences that rest on it."""
        found = list(wrote)
        if self.passage.sums_up:
            return found
        whole = "。".join(one.text for one in found)
        for fact in self.passage.facts:
            places = [at for at, one in enumerate(found) if fact.number in one.numbers]
            if not places:
                continue
            text = "。".join(found[at].text for at in places)
            lost = [*_lost_figures(fact.text, text), *self._lost_names(fact.text, whole)]
            if lost:
                shown = "、".join(f"“{one}”" for one in lost)
                fault = Fault("lost", lost[0], f"事实[{fact.number}]里的{shown}没有写")
                last = found[places[-1]]
                found[places[-1]] = replace(last, faults=(*last.faults, fault))
        return found

    def _lost_names(self, fact: str, text: str) -> Iterator[str]:
        for name in (*names_in(fact), *(name for name in self.names if len(name) > 1 and name in fact)):
            if not stands(name, text):
                yield name


def _unclear(named: Sequence[Numbered]) -> str:
    shown = "、".join(f"[{one.number}]" for one in named)
    return f"看不出依据事实{shown}的哪些话，用事实里的词写"


def _speaks_of(text: str, fact: Numbered) -> bool:
    """Whether a sentence says anything of a fact: a number, a name, or enough of its words."""
    here = figures(text)
    told = [figure for said in fact.said for figure in figures(said) if not figure.is_article]
    if any(bears(figure, one) for one in here for figure in told):
        return True
    if any(stands(name, text) for name in (*names_in(fact.text), *guide_terms(fact.text))):
        return True
    return any(_covered(said, text) for said in fact.said)


def _covered(said: str, text: str) -> bool:
    pairs = content_pairs(said)
    return not pairs or len(pairs & content_pairs(text)) >= min(max(1, _SHOWN * len(pairs)), _ENOUGH)


def _brings(text: str, fact: Numbered, told: Sequence[Figure], known: str) -> bool:
    """Whether a fact that was not named has a number of the sentence, said of the same thing, or a name that else is in none."""
    for one in figures(text):
        if one.is_article or any(bears(figure, one) for figure in told):
            continue
        here = content_pairs(one.around)
        own = (figure for said in fact.said for figure in figures(said))
        if any(bears(figure, one) and here & content_pairs(figure.around) for figure in own):
            return True
    return any(stands(name, text) and not stands(name, known) for name in names_in(fact.text))


def _lost_figures(fact: str, text: str) -> Iterator[str]:
    said = figures(text)
    for one in figures(fact):
        if not one.is_idle and not any(bears(one, other) for other in said):
            yield one.quote


def _twin(one: Wrote, before: Sequence[Wrote]) -> bool:
    bare = re.sub(r"\W", "", one.text)
    return any(bare in re.sub(r"\W", "", other.text) for other in before)


def _long(wrote: Sequence[Wrote], most: int | None) -> Iterator[Wrote]:
    """With a fault on the longest sentences where all together are over `most` 字."""
    total = sum(count_zi(one.text) + 1 for one in wrote)
    excess = 0 if most is None else total - most
    chosen: list[Wrote] = []
    for one in sorted(wrote, key=lambda each: -count_zi(each.text)):
        if excess > 0 and sum(count_zi(each.text) for each in chosen) < _SPARE * excess:
            chosen.append(one)
    room = sum(count_zi(one.text) for one in chosen) - excess
    for one in wrote:
        if any(one is each for each in chosen):
            share = max(room * count_zi(one.text) // max(sum(count_zi(each.text) for each in chosen), 1), 8)
            reason = f"全文{total}字，超过{most}字，这一句压到{share}字以内，数字和名称不删"
            yield replace(one, faults=(*one.faults, Fault("long", one.text, reason)))
        else:
            yield one


def _number_faults(text: str, known: Sequence[str], check: NumberCheck) -> Iterator[Fault]:
    """What is wrong with the numbers; what a careful reader would let pass (`doubts`) is let pass here too."""
    doubted = any(one.kind in _OF_NUMBERS for one in doubts(text, known))
    for fault in check.faults():
        if doubted or fault.kind in ("range", "bound"):
            yield fault
