"""One field of a draft written by a chat model, beside the rules' own draft of it, and checked by code.

write(form, answers, path, model, today) → Drafted: the field with its provenance sentence by sentence. Where the model
fails, or nothing that it writes holds, the field is the rules'.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.drafting.by_model.checks import By, Check, Wrote
from assistant.drafting.by_model.facts import Passage, names_of, not_given, passages
from assistant.drafting.by_model.request import Request, Style
from assistant.drafting.by_model.rounds import Refused, Rounds
from assistant.drafting.draft import Draft, DraftedField, draft
from assistant.drafting.fit import Unit, fitted
from assistant.drafting.narrative import Fact, Narrative, Sentence
from assistant.drafting.notes import narrative_notes, source_note
from assistant.forms.answers import Answer, Answers
from assistant.forms.fields import Form
from assistant.llm import Filler
from assistant.model_replies import Seen
from assistant.spending import Spent
from assistant.text.zi import count_zi

_LIMIT_IN_HINT = re.compile(r"(?:不超过)?\d+字(?:以内|左右)?|，?可以?配图|，?选填")
_NOTHING = Spent()
_MARGIN = 0.9
"""Of the limit, what a model is told: it counts badly, and may go over a little"""
_SHORTER = 0.75
"""Of the text that is to become shorter, what it is told"""


@dataclass(frozen=True)
class Told:
    """A sentence of a written field: the facts that it says, who wrote it, and the arithmetic of derived numbers."""

    text: str
    facts: tuple[Fact, ...]
    by: By
    derived: tuple[str, ...] = ()
    """`60%＝（5个人－2个人）÷5个人`"""


@dataclass(frozen=True)
class Drafted:
    """A field as it was written, and how it came about."""

    field: DraftedField
    told: tuple[Told, ...]
    style: Style = "plain"
    refused: tuple[Refused, ...] = ()
    """Sentences of the model that did not hold, with the reasons"""
    spent: Spent = _NOTHING
    failure: str = ""
    """What the person is told where the model gave no answer; the rules wrote instead"""

    @property
    def by(self) -> By:
        """Who wrote it; the model where any sentence is its own."""
        return "model" if any(one.by == "model" for one in self.told) else "rules"


def write(
    form: Form,
    answers: Answers,
    path: str,
    model: Filler,
    today: date,
    *,
    style: Style = "plain",
    current: str = "",
    rules: Draft | None = None,
    seen: Seen | None = None,
) -> Drafted:
    """A narrative field written by a model from the facts that the rules have for it.

    `rules`: the rules' draft of the same answers, where it is at hand. `current`: the text that another style is to
    replace; the rules' own by default. A text that a person wrote is kept as written, unless another style is asked
    for. `seen` is given the model's first answer as it grows: raw, unchecked. Never raises ModelError; raises KeyError
    for a path that the draft does not have.
    """
    drafted = rules or draft(form, answers, today)
    field = drafted.by_path[path]
    own = field.narrative
    if own is None or field.missing or not own.text or (own.as_written and style == "plain"):
        return _by_rules(field, style)
    names, answer = names_of(drafted), answers.get(path)
    before = current if style != "plain" else ""
    writing = _Writing(drafted, field, own, answer, style, before, names, model, seen)
    return writing.field_of(passages(form, own, answer, path, names))


def with_field(drafted: Draft, field: DraftedField) -> Draft:
    """The draft with one field in the place of its own."""
    return Draft(drafted.form, tuple(field if one.path == field.path else one for one in drafted.fields))


def _by_rules(field: DraftedField, style: Style, rounds: Sequence[Rounds] = ()) -> Drafted:
    sentences = field.narrative.sentences if field.narrative else ()
    told = tuple(Told(one.text, one.facts, "rules") for one in sentences)
    return Drafted(field, told, style, *_outcome(rounds))


def _outcome(rounds: Sequence[Rounds]) -> tuple[tuple[Refused, ...], Spent, str]:
    spent = Spent()
    for one in rounds:
        spent = spent.plus(one.spent)
    refused = tuple(each for one in rounds for each in one.refused)
    return refused, spent, next((one.failure for one in rounds if one.failure), "")


@dataclass(frozen=True)
class _Writing:
    """What the passages of one field share."""

    draft: Draft
    field: DraftedField
    own: Narrative
    answer: Answer | None
    style: Style
    current: str
    names: tuple[str, ...]
    model: Filler
    seen: Seen | None

    def field_of(self, parts: Sequence[Passage]) -> Drafted:
        limit = self.field.field.limit
        ceiling = limit.ceiling if limit and len(parts) == 1 else None
        told: list[Told] = []
        lost: list[Fact] = []
        rounds: list[Rounds] = []
        for part in parts:
            wrote: tuple[Wrote, ...] = ()
            if not any(one.failure for one in rounds):  # who failed is not asked again for the next paragraph
                rounds.append(self._rounds(part, ceiling))
                wrote = rounds[-1].run()
            body, gone = self._within(part, wrote, ceiling)
            told += _paragraph(part, body, last=part is parts[-1])
            lost += gone
        if not any(one.by == "model" for one in told) or (limit and _zi(told) > limit.ceiling):
            return _by_rules(self.field, self.style, rounds)
        return Drafted(self._field(told, parts, lost), tuple(told), self.style, *_outcome(rounds))

    def _rounds(self, part: Passage, ceiling: int | None) -> Rounds:
        allowed = tuple(one.text for one in self.draft.fields if one.field.kind in ("stage", "scene"))
        check = Check(part, self.names, allowed, self.current if self.style == "reworded" else "")
        most = self._aim(ceiling)
        told = None if most is None else int(most * _MARGIN)
        request = Request(self._wanted, part, self.style, told, self._shown(part))
        return Rounds(self.model, request, check, most, self.seen)

    @property
    def _wanted(self) -> str:
        """The printed label with its hint; the limit is told by itself, with a margin."""
        hint = _LIMIT_IN_HINT.sub("", self.field.field.hint).strip("，")
        return f"{self.field.field.label}（{hint}）" if hint else self.field.field.label

    def _aim(self, ceiling: int | None) -> int | None:
        """字 that the passage should have at most."""
        if self.style != "shorter":
            return ceiling
        wanted = int(count_zi(self._before) * _SHORTER)
        return min(wanted, ceiling) if ceiling else wanted

    def _shown(self, part: Passage) -> str:
        """The text that is to be replaced; of a paragraph among others the rules' own."""
        if self.style == "plain":
            return ""
        return self._before if part.heading is None else "".join(one.text for one in part.rules).strip()

    @property
    def _before(self) -> str:
        return self.current or self.own.text

    def _within(
        self, part: Passage, wrote: Sequence[Wrote], ceiling: int | None
    ) -> tuple[list[Told], list[Fact]]:
        """The sentences that fit, some of them made one, and the clauses that some lost."""
        units: list[Unit[int]] = [
            Unit(one.text, (at,), names=tuple(name for name in self.names if name in one.text))
            for at, one in enumerate(wrote)
        ]
        kept, left = fitted(units, _read, ceiling)
        lost = [
            replace(_facts(part, wrote[unit.facts[0]])[0], text=unit.text.strip("，；。"))
            for unit in left
            if unit.part
        ]
        return [_told(part, unit.text, [wrote[at] for at in unit.facts]) for unit in kept], lost

    def _field(self, told: Sequence[Told], parts: Sequence[Passage], lost: Sequence[Fact]) -> DraftedField:
        said = {_key(fact) for one in told for fact in one.facts}
        asked = [fact for part in parts if not part.sums_up for one in part.facts for fact in one.facts]
        idle = not_given(self.field.path, self.answer, parts)
        left = (*(fact for fact in asked if _key(fact) not in said), *lost, *idle)
        text = "".join(one.text for one in told)
        narrative = Narrative(text, tuple(Sentence(one.text, one.facts) for one in told), left)
        sources = tuple(dict.fromkeys(fact.source for one in told for fact in one.facts))
        notes = (*source_note(sources), *narrative_notes(self.field.field, narrative), *_notes(told))
        return replace(
            self.field, text=text, zi=count_zi(text), narrative=narrative, sources=sources, notes=notes
        )


def _paragraph(part: Passage, body: list[Told], *, last: bool) -> list[Told]:
    """The line above, the sentences (the rules' where the model has none that holds), and a line end."""
    told = body or [Told(one.text.rstrip("\n"), one.facts, "rules") for one in part.rules]
    if told and not last:
        told[-1] = replace(told[-1], text=told[-1].text + "\n")
    heading = part.heading
    return [*([Told(heading.text, heading.facts, "rules")] if heading else []), *told]


def _told(part: Passage, text: str, wrote: Sequence[Wrote]) -> Told:
    facts = tuple(dict.fromkeys(fact for one in wrote for fact in _facts(part, one)))
    derived = (each.arithmetic for one in wrote for each in one.derived if each.quote in text)
    by: By = "model" if any(one.by == "model" for one in wrote) else "rules"
    return Told(_ended(text), facts, by, tuple(dict.fromkeys(derived)))


def _facts(part: Passage, one: Wrote) -> tuple[Fact, ...]:
    return tuple(fact for numbered in part.of(one.numbers) for fact in numbered.facts)


def _key(fact: Fact) -> tuple[str, int, str]:
    return fact.path, fact.index, fact.text


def _read(units: Sequence[Unit[int]]) -> str:
    return "".join(_ended(unit.text) for unit in units)


def _ended(text: str) -> str:
    return text if text.endswith(("？", "。”")) else text.rstrip("，；、。") + "。"


def _zi(told: Sequence[Told]) -> int:
    return count_zi("".join(one.text for one in told))


def _notes(told: Sequence[Told]) -> tuple[str, ...]:
    """Who wrote which sentence, and the arithmetic of derived numbers."""
    derived = "；".join(dict.fromkeys(each for one in told for each in one.derived))
    places = [str(place) for place, one in enumerate(told, start=1) if one.by == "rules"]
    who = f"由模型按事实起草，其中第{'、'.join(places)}句由规则写成" if places else "由模型按事实起草"
    return (
        f"{who}，每句的数字和名称已核对",
        *((f"算式：{derived}（由事实推算，请核对）",) if derived else ()),
    )
