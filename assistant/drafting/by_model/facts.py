"""What a model is given to write from: the facts of the rules' own draft of a field, numbered.

A person's sentence is one fact. Short fields that the rules made a sentence of (the rows of 附表2, the supplier) are
one fact together, in the rules' words. A field of several paragraphs (二、场景建设方案及情况) is written paragraph by
paragraph; the line above each stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.drafting.columns import column_of
from assistant.drafting.draft import Draft
from assistant.drafting.narrative import Fact, Narrative, Sentence, narrate
from assistant.drafting.register import written
from assistant.forms.answers import Answer
from assistant.forms.fields import Form
from assistant.interview.by_rules.inert import inert_spans
from assistant.text.sentences import split_sentences

_NAMING = frozenset({"line", "company", "person"})


@dataclass(frozen=True)
class Numbered:
    """A fact under its number, as the model is shown it, and as the rules would write it."""

    number: int
    text: str
    rules: str
    facts: tuple[Fact, ...]

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Everything that a sentence about it may draw on: as told, and as the rules write it."""
        return tuple(dict.fromkeys((self.text, *(fact.text for fact in self.facts), self.rules)))


@dataclass(frozen=True)
class Passage:
    """A paragraph: the line above it, which stays, its facts, numbered from 1, and what the rules wrote of them."""

    heading: Sentence | None
    facts: tuple[Numbered, ...]
    rules: tuple[Sentence, ...] = ()

    @property
    def sums_up(self) -> bool:
        """Whether it tells again what other parts of the form say: then it need not say everything."""
        return self.heading is not None

    def of(self, numbers: Sequence[int]) -> tuple[Numbered, ...]:
        """The facts of some numbers, in their order; numbers that do not exist are passed over."""
        return tuple(one for one in self.facts if one.number in numbers)


def passages(
    form: Form, narrative: Narrative, answer: Answer | None, path: str, names: Sequence[str]
) -> tuple[Passage, ...]:
    """The paragraphs of a field, from its answer and the rules' narrative.

    What the rules left out for want of room is there too: a model may say it shorter. What tells nothing (greetings,
    assents) and what orders the assistant about is not.
    """
    own = tuple(_own(path, answer, _idle(path, answer, names), names))
    return tuple(
        Passage(heading, tuple(_numbered(form, path, body, own if last else (), names)), tuple(body))
        for heading, body, last in _paragraphs(narrative)
    )


def not_given(path: str, answer: Answer | None, parts: Sequence[Passage]) -> tuple[Fact, ...]:
    """The sentences of a field's answer that the model was not given."""
    given = {
        (fact.index, fact.text)
        for part in parts
        for one in part.facts
        for fact in one.facts
        if fact.path == path
    }
    return tuple(fact for fact in _sentences(path, answer) if (fact.index, fact.text) not in given)


def names_of(drafted: Draft) -> tuple[str, ...]:
    """Names of companies, products, models and people in the plain fields of a draft."""
    found = (one.text for one in drafted.fields if one.field.kind in _NAMING and not one.missing)
    return tuple(dict.fromkeys(name for name in found if name and name != "无"))


def _idle(path: str, answer: Answer | None, names: Sequence[str]) -> frozenset[str]:
    """What of an answer is no fact: with all the room there is, the rules leave out nothing else."""
    if answer is None or answer.state != "given" or not isinstance(answer.value, tuple):
        return frozenset()
    return frozenset(fact.text for fact in narrate(path, answer, column_of(path), None, names).left_out)


def _own(path: str, answer: Answer | None, idle: frozenset[str], names: Sequence[str]) -> Iterator["_Entry"]:
    """The facts of the field's own answer, sentence by sentence, as they were told."""
    for fact in _sentences(path, answer):
        if fact.text not in idle and not inert_spans(fact.text):
            yield _told(fact, names)


def _sentences(path: str, answer: Answer | None) -> Iterator[Fact]:
    if answer is None or answer.state != "given":
        return
    for index, line in enumerate(answer.facts):
        for sentence in split_sentences(line):
            yield Fact(sentence, path, index, answer.source_of(index))


def _paragraphs(narrative: Narrative) -> Iterator[tuple[Sentence | None, list[Sentence], bool]]:
    """Heading, sentences, and whether it is the last; a heading is a sentence without a full stop before its line end."""
    heading: Sentence | None = None
    body: list[Sentence] = []
    found: list[tuple[Sentence | None, list[Sentence]]] = []
    for sentence in narrative.sentences:
        if (
            sentence.text.endswith("\n")
            and not sentence.text.rstrip().endswith(("。", "？", "！", "”"))
            and not body
        ):
            heading = sentence
            continue
        body.append(sentence)
        if sentence.text.endswith("\n"):
            found.append((heading, body))
            heading, body = None, []
    if body or heading or not found:
        found.append((heading, body))
    yield from ((above, sentences, at == len(found) - 1) for at, (above, sentences) in enumerate(found))


def _numbered(
    form: Form, path: str, sentences: Sequence[Sentence], own: Sequence["_Entry"], names: Sequence[str]
) -> Iterator[Numbered]:
    """First what was told for this field, in its order, then what comes from other fields, in the rules' order."""
    others = [one for one in _entries(form, sentences, names) if one[2][0].path != path]
    apart = {(facts[0].path, text): (text, rules, facts) for text, rules, facts in (*own, *others)}
    for number, (text, rules, facts) in enumerate(apart.values(), start=1):
        yield Numbered(number, text, rules, facts)


_Entry = tuple[str, str, tuple[Fact, ...]]


def _entries(form: Form, sentences: Sequence[Sentence], names: Sequence[str]) -> Iterator[_Entry]:
    for sentence in sentences:
        told = [
            fact
            for fact in sentence.facts
            if form.has(fact.path) and form.field(fact.path).kind == "narrative"
        ]
        cells = [fact for fact in sentence.facts if fact not in told]
        yield from (_told(fact, names) for fact in told)
        if cells and not told:
            text = sentence.text.strip().rstrip("。")
            yield text, text, tuple(cells)
        elif cells:
            yield from ((f"{form.label_of(fact.path)}：{fact.text}", fact.text, (fact,)) for fact in cells)


def _told(fact: Fact, names: Sequence[str]) -> _Entry:
    return fact.text.strip(), written(fact.text, names), (fact,)
