"""The fields that a recorded model wrote, beside the same fields by rules: what each kept, let in and sounded like.

The answers were written by a careful reader of the prompts in a model's place (tests/data/drafts), and are replayed over
HTTP: the figures tell what the checks make of such answers, not how good any one model is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.drafting.by_model.writing import Drafted
from assistant.drafting.draft import DraftedField, draft
from assistant.drafting.grounding import ungrounded
from assistant.forms.annex02 import FORM
from assistant.text.quantities import Quantity
from assistant.text.sentences import split_sentences
from eval.prose import kept, spoken
from eval.readme import Table
from tests.drafting.recorded_fields import CASES, TODAY, answers, replay

_SHOWN = ("milk-outcome", "rubber-solution", "forge-pains")


@dataclass(frozen=True)
class Pair:
    """One field, told once and written twice."""

    name: str
    facts: tuple[str, ...]
    by_rules: DraftedField
    by_model: Drafted


def pairs() -> tuple[Pair, ...]:
    """The recorded cases that are written from facts in the plain style; the others redo a text that exists."""
    told = [case for case in CASES if "facts" in case and case.get("style", "plain") == "plain"]
    return tuple(_pair(case) for case in told)


def _pair(case: dict[str, Any]) -> Pair:
    given = answers(case["path"], *case["facts"])
    drafted = draft(FORM, given, TODAY).by_path[case["path"]]
    return Pair(case["id"], tuple(case["facts"]), drafted, replay(case["id"])[0])


def figures(found: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """Name of a figure → by rules, by the model checked."""
    texts = [(pair.facts, pair.by_rules.text, pair.by_model.field.text) for pair in found]
    fields = [(pair.by_rules, pair.by_model.field) for pair in found]
    return {
        name: {"by rules": rules, "recorded model, checked": model}
        for name, rules, model in (
            ("fields", len(found), len(found)),
            ("within the limit", *_share([[_fits(one) for one in both] for both in fields])),
            ("numbers not told so", *_sums([[len(_loose(f, text)) for text in both] for f, *both in texts])),
            ("of these, arithmetic shown", 0, sum(map(_derived, found))),
            ("facts present or listed", *_facts(found)),
            ("spoken words per 1000 characters", *_spoken([both for _, *both in texts])),
        )
    }


def checks(found: Sequence[Pair]) -> dict[str, int]:
    """What became of the model's sentences."""
    told = [one for pair in found for one in pair.by_model.told]
    return {
        "sentences of the model that stand": sum(one.by == "model" for one in told),
        "sentences refused at the first try": sum(
            one.tries == 1 for pair in found for one in pair.by_model.refused
        ),
        "refused again": sum(one.tries > 1 for pair in found for one in pair.by_model.refused),
        "sentences that the rules wrote instead": sum(one.by == "rules" for one in told),
        "derived numbers with their arithmetic": sum(len(one.derived) for one in told),
    }


def tables() -> list[Table]:
    found = pairs()
    ways = ("by rules", "recorded model, checked")
    measured = figures(found)
    return [
        (
            "Beside recorded answers of a model",
            ("figure", *ways),
            [(name, *(one[way] for way in ways)) for name, one in measured.items()],
        ),
        ("What became of the model's sentences", ("figure", "number"), list(checks(found).items())),
        (
            "Side by side with the model",
            ("field", "told", *ways),
            [
                (pair.name, "<br>".join(pair.facts), pair.by_rules.text, pair.by_model.field.text)
                for pair in found
                if pair.name in _SHOWN
            ],
        ),
    ]


def _fits(one: DraftedField) -> bool:
    return one.field.limit is None or one.zi <= one.field.limit.ceiling


def _loose(facts: Sequence[str], text: str) -> tuple[Quantity, ...]:
    """Numbers that no fact carries in the unit it was told in."""
    return ungrounded(text, facts)


def _derived(pair: Pair) -> int:
    """Such numbers whose arithmetic stands in the comment."""
    shown = [note for one in pair.by_model.told for note in one.derived]
    loose = _loose(pair.facts, pair.by_model.field.text)
    return sum(any(note.startswith(one.quote) for note in shown) for one in loose)


def _facts(found: Sequence[Pair]) -> tuple[float, ...]:
    return _share(
        [
            [_there(fact, pair.by_rules), _there(fact, pair.by_model.field)]
            for pair in found
            for fact in _said(pair)
        ]
    )


def _said(pair: Pair) -> list[str]:
    return [fact for line in pair.facts for fact in split_sentences(line)]


def _there(fact: str, one: DraftedField) -> bool:
    listed = [left.text for left in one.narrative.left_out] if one.narrative else []
    return kept(fact, one.text) or any(fact in text or text in fact for text in listed)


def _share(rows: Sequence[Sequence[bool]]) -> tuple[float, ...]:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def _sums(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))


def _spoken(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    columns = list(zip(*rows, strict=True))
    return tuple(1000 * sum(map(spoken, column)) / sum(map(len, column)) for column in columns)
