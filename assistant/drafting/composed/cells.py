"""Plain cells of the form as facts."""

from dataclasses import replace
from decimal import Decimal

from assistant.drafting.narrative import Fact
from assistant.drafting.printing import plain_number
from assistant.forms.answers import Answers


def cell(answers: Answers, path: str) -> tuple[Fact, ...]:
    """The value of a plain field as a fact; none while it is missing or does not apply."""
    answer = answers.get(path)
    if answer is None or answer.state != "given" or answer.value is None:
        return ()
    value = plain_number(answer.value) if isinstance(answer.value, Decimal) else str(answer.value).strip()
    return (Fact(value, path, 0, answer.source_of(0)),)


def with_unit(fact: Fact, unit: str, before: str = "") -> Fact:
    """The fact with the unit that its field has, and what stands before it."""
    return replace(fact, text=f"{before}{fact.text}{unit}")
