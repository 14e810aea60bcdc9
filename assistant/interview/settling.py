"""New answers against earlier ones: what is taken, what replaces, and what must be asked first.

An answer to what was asked is taken. One that says it corrects replaces. Any other that contradicts an earlier
answer is shown beside it, and the person decides: nothing is overwritten by the way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer
from assistant.forms.values import plain
from assistant.interview.by_rules.choosing_values import chosen, values_said
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.references import holds
from assistant.interview.by_rules.rounded import spread
from assistant.interview.by_rules.understanding import understand
from assistant.interview.session import Dispute, Session, Update

_NEW = re.compile(r"新的|这次|这个|后(?:面|一个|来|头)|第二|现在|刚(?:才)?(?:说|那)|改|覆盖|更正|最新|后者")
_OLD = re.compile(r"原来|之前|前(?:面|一个|头|者)|第一|旧的?|不改|保留|以前|先前|老的|别改|不用改|照旧")
_KEEPS = re.compile(
    r"(?:还是|仍然?|就)(?:写|填|按|用|留|是|报)?(?:我|他|她|原来的?|前面的?|之前的?|以前的?)(?:的|那个|吧)?(?:[，,。；;！!]|$)|[莫别]换|[莫别]改|不(?:用|要)?(?:换|改|动)(?=[，,。；;！!了]|$)|"
    r"仍(?:然|旧)?(?:是|为|填|写)|不搭界|(?:弄|搞|串)(?:混|错|稿|行)?了?[，,]?(?:是)?(?:别|另)[一家]|(?:同园区|另|别)[^，,。]{0,6}家的|串稿|听他(?:吹|瞎)|维持(?:原|前)|保持(?:原|前|不变)"
)
_REPLACES = re.compile(
    r"以(?:我)?(?:后[发说报面来]|这[次回]|刚才|新|最新)[^，,。]{0,6}为准|(?:按|用|写|填)(?:后面|这次|刚才|新)(?:的|说的|那个)|前面(?:那个|的)?(?:作废|不算|不要|错了)"
)
_SHORT = 15
"""A longer reply says more than which of two is right."""


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
        if _same(before, update.answer):
            if not isinstance(update.answer.value, tuple):
                taken.append(update)  # said once more: told, and nothing changes
            continue
        adding = isinstance(update.answer.value, tuple)
        if adding or update.corrects or update.path in session.asked or _vacant(before):
            session = session.put(update)
            taken.append(update)
        elif not _restates(before, update):
            disputes.append(Dispute(update.path, update.answer, update.quote))
    settled = {update.path for update in taken} | {dispute.path for dispute in disputes}
    for aside in asides:
        before = session.answers.get(aside.path)
        known = _vacant(before) or _same(before, aside.answer) or _restates(before, aside)
        if not known and aside.path not in settled:
            disputes.append(Dispute(aside.path, aside.answer, aside.quote))
    return Settled(replace(session, disputes=tuple(disputes)), tuple(taken), tuple(disputes))


def _same(before: Answer | None, now: Answer) -> bool:
    return before is not None and (before.value, before.state) == (now.value, now.state)


def _restates(before: Answer | None, update: Update) -> bool:
    """Whether an update says no more than the earlier value, rounded: 五百一十来万 of 512.68, 1.43亿 of 14,310."""
    now, held = update.answer.value, before.value if before else None
    if not isinstance(held, int | Decimal) or not isinstance(now, int | Decimal):
        return False
    return abs(Decimal(held) - Decimal(now)) <= spread(update.quote, Decimal(now))


def _vacant(before: Answer | None) -> bool:
    return before is None or before.state != "given"


def decide(session: Session, message: str, today: date) -> Settled | None:
    """What a reply decides of the first dispute, and what else it says; None where it says nothing about it."""
    dispute = session.disputes[0]
    bare = replace(session, asked=(dispute.path,), topic="dispute")
    updates = understand(message, bare, today).updates
    answer = _decided(dispute, message, bare, updates, today)
    if answer is None:
        return None
    decision = Update(dispute.path, answer, message.strip(), corrects=True)
    others = [one for one in updates if one.path != dispute.path]
    settled = settle(replace(session, disputes=session.disputes[1:]), [decision, *others])
    rest = [one for one in session.disputes[1:] if all(one.path != update.path for update in settled.taken)]
    disputes = (*rest, *settled.disputes)
    return Settled(replace(settled.session, disputes=disputes), settled.taken, disputes)


def _decided(
    dispute: Dispute, message: str, session: Session, updates: Sequence[Update], today: date
) -> Answer | None:
    """The answer that a reply decides for: a value it gives, or the earlier or the later one."""
    before = session.answers.get(dispute.path)
    value = _value(dispute, message, session, updates, today)
    if value is not None:
        return value
    if len(message) <= _SHORT:
        return before if _OLD.search(message) else dispute.answer if _NEW.search(message) else None
    old, new = _KEEPS.search(message), _REPLACES.search(message)
    if old and not new:
        return before
    return dispute.answer if new and not old else None


def _value(
    dispute: Dispute, message: str, session: Session, updates: Sequence[Update], today: date
) -> Answer | None:
    """The value that a reply gives for what is disputed; None where it gives several and the words leave it open."""
    read = next((one for one in updates if one.path == dispute.path), None)
    reading = Reading(_without(message, updates, dispute.path), session, today)
    said = values_said(FORM.field(dispute.path), reading.heard, today)
    if len({one.piece.words for one in said}) < 2 or (read and _names(dispute.path, reading)):
        return read.answer if read else None
    piece = chosen(said, lambda one: holds(dispute.path, one.words, reading))
    if piece is None:
        return read.answer if read and read.corrects else None
    if not reading.take(dispute.path, piece.words, piece.start, piece.end, corrects=True):
        return None
    return reading.updates[0].answer


def _names(path: str, reading: Reading) -> bool:
    """Whether a message names the field: then what was read beside its name is meant."""
    return any(reading.place(one.pattern) == path for one in mentions(reading.heard, ()))


def _without(message: str, updates: Sequence[Update], path: str) -> str:
    """The message without what it says of other fields: what stands beside their names is theirs."""
    for one in updates:
        if one.path != path and one.quote in message:
            message = message.replace(one.quote, " " * len(one.quote))
    return message


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
