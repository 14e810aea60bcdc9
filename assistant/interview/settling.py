"""New answers against earlier ones: what is taken, what replaces, and what must be asked first.

An answer to what was asked is taken. One that says it corrects replaces. Any other that contradicts an earlier
answer is shown beside it, and the person decides: nothing is overwritten by the way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer
from assistant.forms.values import plain
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.understanding import understand
from assistant.interview.session import Dispute, Session, Update

_NEW = re.compile(r"新的|这次|这个|后(?:面|一个|来|头)|第二|现在|刚(?:才)?(?:说|那)|改|覆盖|更正|最新|后者")
_OLD = re.compile(r"原来|之前|前(?:面|一个|头|者)|第一|旧的?|不改|保留|以前|先前|老的|别改|不用改|照旧")
_SHORT = 15
"""A longer reply says more than which of two is right."""


@dataclass(frozen=True)
class Settled:
    """A session after updates, those taken, and those that wait for the person's word."""

    session: Session
    taken: tuple[Update, ...]
    disputes: tuple[Dispute, ...] = ()


def settle(session: Session, updates: Sequence[Update]) -> Settled:
    """Take updates into a session; contradictions become its disputes."""
    taken: list[Update] = []
    disputes: list[Dispute] = []
    for update in updates:
        before = session.answers.get(update.path)
        if _same(before, update.answer):
            if not isinstance(update.answer.value, tuple):
                taken.append(update)  # said once more: told, and nothing changes
            continue
        adding = isinstance(update.answer.value, tuple)
        if adding or update.corrects or update.path in session.asked or _vacant(before):
            session = session.put(update)
            taken.append(update)
        else:
            disputes.append(Dispute(update.path, update.answer, update.quote))
    return Settled(replace(session, disputes=tuple(disputes)), tuple(taken), tuple(disputes))


def _same(before: Answer | None, now: Answer) -> bool:
    return before is not None and (before.value, before.state) == (now.value, now.state)


def _vacant(before: Answer | None) -> bool:
    return before is None or before.state != "given"


def decide(session: Session, message: str, today: date) -> Settled | None:
    """What a reply decides of the first dispute; None where it says nothing about it."""
    dispute = session.disputes[0]
    rest = session.disputes[1:]
    bare = Reading(message, replace(session, asked=(dispute.path,), topic="dispute"), today)
    value = next((one for one in understand_bare(bare) if one.path == dispute.path), None)
    if value is not None:
        chosen = Update(dispute.path, value.answer, message.strip(), corrects=True)
    elif len(message) > _SHORT:
        return None
    elif _OLD.search(message):
        return Settled(replace(session, disputes=rest), ())
    elif _NEW.search(message):
        chosen = Update(dispute.path, dispute.answer, dispute.quote, corrects=True)
    else:
        return None
    before = session.answers.get(dispute.path)
    session = replace(session, disputes=rest)
    if _same(before, chosen.answer):
        return Settled(session, (chosen,))
    return Settled(session.put(chosen), (chosen,))


def understand_bare(reading: Reading) -> list[Update]:
    """The message read as an answer to nothing but what is disputed."""
    return understand(reading.message, reading.session, reading.today).updates


def dispute_text(session: Session) -> str:
    """The question that shows both values."""
    dispute = session.disputes[0]
    label = FORM.field(dispute.path).place
    before = session.answers.get(dispute.path)
    first = f"（{before.sources[0].origin}）" if before and before.sources else ""
    return (
        f"「{label}」前面记的是“{shown(before)}”{first}，这次说的是“{shown(dispute.answer)}”（“{dispute.quote}”）。"
        "以哪个为准？请回“前面的”或“这次的”，也可以直接说一遍。没有回答之前，先保留前面的。"
    )


def shown(answer: Answer | None) -> str:
    """An answer as a person reads it."""
    if answer is None:
        return "空"
    if answer.state != "given":
        return {"none": "无", "declined": "不填"}[answer.state]
    return "；".join(map(plain, answer.facts))
