"""New answers against earlier ones: what is taken, what replaces, and what must be asked first.

An answer to what was asked is taken. One that says it corrects replaces. Any other that contradicts an earlier
answer is shown beside it, and the person decides: nothing is overwritten by the way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer
from assistant.forms.values import plain
from assistant.interview.by_rules.rounded import spread
from assistant.interview.session import Dispute, Session, Update

_GONE = re.compile(
    r"停[用机了]|不[用要]了|取消|撤[了销]|拆了|注销|作废|删|[写填改](?:成|为)?(?:无|没有)|没有?了|换掉"
)


@dataclass(frozen=True)
class Settled:
    """A session after updates, those taken, and those that wait for the person's word."""

    session: Session
    taken: tuple[Update, ...]
    disputes: tuple[Dispute, ...] = ()


def settle(session: Session, updates: Sequence[Update], asides: Sequence[Update] = ()) -> Settled:
    """Take updates into a session; contradictions become its disputes, as do `asides`, which fill nothing."""
    taken: list[Update] = []
    disputes: list[Dispute] = []
    for update in updates:
        before = session.answers.get(update.path)
        if same(before, update.answer):
            if not isinstance(update.answer.value, tuple):
                taken.append(update)  # said once more: told, and nothing changes
            continue
        adding = isinstance(update.answer.value, tuple)
        replaces = update.path in session.asked or (update.corrects and not _empties(before, update))
        if adding or replaces or _vacant(before):
            session = session.put(update)
            taken.append(update)
        elif not _restates(before, update):
            disputes.append(Dispute(update.path, update.answer, update.quote))
    settled = {update.path for update in taken} | {dispute.path for dispute in disputes}
    for aside in asides:
        before = session.answers.get(aside.path)
        known = _vacant(before) or same(before, aside.answer) or _restates(before, aside)
        if not known and aside.path not in settled:
            disputes.append(Dispute(aside.path, aside.answer, aside.quote))
    return Settled(replace(session, disputes=tuple(disputes)), tuple(taken), tuple(disputes))


def same(before: Answer | None, now: Answer) -> bool:
    """Whether two answers say the same, wherever they were said."""
    return before is not None and (before.value, before.state) == (now.value, now.state)


def _restates(before: Answer | None, update: Update) -> bool:
    """Whether an update says no more than the earlier value, rounded: 五百一十来万 of 512.68, 1.43亿 of 14,310."""
    now, held = update.answer.value, before.value if before else None
    if not isinstance(held, int | Decimal) or not isinstance(now, int | Decimal):
        return False
    return abs(Decimal(held) - Decimal(now)) <= spread(update.quote, Decimal(now))


def _empties(before: Answer | None, update: Update) -> bool:
    """Whether an update leaves nothing of a value, though nobody said that it is gone: 没问题 is no 没有."""
    return not _vacant(before) and update.answer.state != "given" and not _GONE.search(update.quote)


def _vacant(before: Answer | None) -> bool:
    return before is None or before.state != "given"


def dispute_text(session: Session) -> str:
    """The question that shows both values."""
    dispute = session.disputes[0]
    label = FORM.field(dispute.path).place
    before = session.answers.get(dispute.path)
    first = f"（{before.sources[0].origin}）" if before and before.sources else ""
    return (
        f"「{label}」前面记的是“{shown(before)}”{first}，这次说的是“{shown(dispute.answer)}”（“{dispute.quote}”）。"
        f"以哪个为准？请回“前面的”或“这次的”，也可以直接说一遍。没有回答之前，先保留前面的。{_others_told(session)}"
    )


def _others_told(session: Session) -> str:
    """The disputes that are asked next, both values of each."""
    told = [
        f"「{FORM.field(one.path).place}」前面“{shown(session.answers.get(one.path))}”，这次“{shown(one.answer)}”"
        for one in session.disputes[1:]
    ]
    return f"（接着还要问：{'；'.join(told)}。）" if told else ""


def shown(answer: Answer | None) -> str:
    """An answer as a person reads it."""
    if answer is None:
        return "空"
    if answer.state != "given":
        return {"none": "无", "declined": "不填"}[answer.state]
    return "；".join(map(plain, answer.facts))
