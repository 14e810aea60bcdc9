"""Facts → narrative: cleaned, put in order, told as prose, kept inside the limit, with provenance.

parts  facts, sentences, narratives; what is no fact
order  in which order the statements stand
voice  which of several equal ways to say a thing is taken
prose  statements made prose
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.drafting.columns import Column
from assistant.drafting.fit import Unit, fitted
from assistant.drafting.grounding import ungrounded
from assistant.drafting.narrative.order import merged, ordered
from assistant.drafting.narrative.parts import Fact, Narrative, Sentence, is_chatter
from assistant.drafting.narrative.prose import Prose, prose_of
from assistant.drafting.narrative.voice import Voice, voice_of
from assistant.drafting.register import unnumbered, written
from assistant.forms.answers import Answer, Source
from assistant.forms.limits import Zi
from assistant.text.sentences import split_sentences
from assistant.text.zi import count_zi

__all__ = ["Fact", "Narrative", "Sentence", "narrate", "own_text"]

_UNFRAMED = Column("")


def own_text(path: str, text: str, source: Source) -> Narrative:
    """A person's text as it was written."""
    kept = text.strip()
    facts = _facts(path, (kept,), lambda _: source)
    return Narrative(kept, tuple(Sentence(fact.text, (fact,)) for fact in facts), as_written=True)


def narrate(
    path: str,
    answer: Answer,
    column: Column,
    limit: Zi | None,
    names: Sequence[str] = (),
    more: Sequence[Unit[Fact]] = (),
    turn: int = 0,
) -> Narrative:
    """The narrative of an answer. A text is kept as written while it fits; facts are made into a narrative.

    `more` are statements from other fields that this field asks for too; another `turn` takes other words. Of an
    over-long text the sentences keep their order.
    """
    if isinstance(answer.value, str):
        own = own_text(path, answer.value, answer.source_of(0))
        if limit is None or count_zi(own.text) <= limit.ceiling:
            return own
        return _composed(_told(own), (), _UNFRAMED, limit, names, turn)
    told = [_bare(fact) for fact in _facts(path, answer.facts, answer.source_of)]
    return _composed(told, more, column, limit, names, turn)


def _composed(
    facts: Sequence[Fact],
    more: Sequence[Unit[Fact]],
    column: Column,
    limit: Zi | None,
    names: Sequence[str],
    turn: int,
) -> Narrative:
    told = [fact for fact in facts if not is_chatter(fact.text)]
    units = [unit for unit in (*(_unit(fact, column, names) for fact in told), *more) if unit.text]
    all_units = ordered(merged(units), column)
    voice = voice_of(facts[0].path if facts else "", (one.text for one in facts), turn)
    prose = prose_of(all_units, column, voice)
    said = {id(fact) for unit in units for fact in unit.facts}
    unsaid = tuple(fact for fact in facts if id(fact) not in said)
    alone = Prose(_UNFRAMED, Voice())
    narrative = _fitted(all_units, prose, limit)
    if _is_loose(narrative):
        # two statements side by side can read as another number (4、 and 5台): each stands by itself
        narrative = _fitted(all_units, alone, limit)
    if _is_loose(narrative):
        # a way of counting that the wording does not know: as told, rather than another number
        narrative = _fitted([*map(_as_told, units)], alone, limit)
    return replace(narrative, left_out=(*narrative.left_out, *unsaid))


def _is_loose(narrative: Narrative) -> bool:
    facts = [fact.text for one in narrative.sentences for fact in one.facts]
    return bool(ungrounded(narrative.text, facts))


def _as_told(unit: Unit[Fact]) -> Unit[Fact]:
    return replace(unit, text="，".join(fact.text.rstrip("。；;，,") for fact in unit.facts))


def _fitted(units: Sequence[Unit[Fact]], prose: Prose, limit: Zi | None) -> Narrative:
    def read(kept: Sequence[Unit[Fact]]) -> str:
        return "".join(sentence.text for sentence in prose.sentences(kept))

    kept, left = fitted(units, read, None if limit is None else limit.ceiling)
    return Narrative(read(kept), prose.sentences(kept), tuple(fact for unit in left for fact in _left(unit)))


def _told(own: Narrative) -> list[Fact]:
    return [_bare(fact) for sentence in own.sentences for fact in sentence.facts]


def _bare(fact: Fact) -> Fact:
    return replace(fact, text=unnumbered(fact.text))


def _left(unit: Unit[Fact]) -> tuple[Fact, ...]:
    """The facts of a unit that was left out; of a part only its own words."""
    return tuple(replace(fact, text=unit.text) for fact in unit.facts) if unit.part else unit.facts


def _facts(path: str, lines: Iterable[str], source_of: Callable[[int], Source]) -> list[Fact]:
    return [
        Fact(sentence, path, index, source_of(index))
        for index, line in enumerate(lines)
        for sentence in split_sentences(line)
    ]


def _unit(fact: Fact, column: Column, names: Sequence[str]) -> Unit[Fact]:
    text = written(fact.text, names)
    return Unit(text, (fact,), column.slot_of(text), tuple(name for name in names if name in text))
