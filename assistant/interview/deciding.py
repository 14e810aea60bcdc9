"""What a reply decides of two values that were shown: the earlier one, the later one, or a third.

A reply may as well ask something, or speak of something else. A third value replaces only where nothing stands beside
it but the words in which one answers (都不对，是1310万); 2022年投资980万 leaves the question open.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer
from assistant.interview.by_rules.choosing_values import chosen, values_said
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.reading import Reading, clauses, sentence_at
from assistant.interview.by_rules.references import holds
from assistant.interview.by_rules.understanding import understand
from assistant.interview.commands import asks
from assistant.interview.session import Dispute, Session, Update
from assistant.interview.settling import Settled, same, settle

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
_ANSWERING = re.compile(
    r"都|两个|不对|不是|错了?|应该|应当|应为|才对|按|以|用|填|写|报|记|改成?|算|其实|实际上?|准确|确切|精确|准数?|最后|最终|最新|问了?|查了?|"
    r"核[实对过]|复核|确认|核定|财务|会计|决算|结算|审定|审计|台账|人事|办公室|说|给|定|采用|我们?|咱们?|[这那]个|刚才|刚刚|重新|统一|把|它|请|麻烦|现在|"
    r"目前|全厂|一共|合计|总共|总的?|一下|为准|就|是|为|成|的|了|吧|啊|呢|哦|嗯|你|您|过|来|对|万|元|块|人|名|个|家|分|至|到|号|级"
)
"""What people say around a value that is their answer"""
_FEW = 1
"""Other characters that an answer may have beside its value"""
_ASKS = re.compile(r"[?？]\W*$")
"""A question decides nothing"""


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
    """The value that a reply gives for what is disputed; None where its words leave that open."""
    reading = Reading(_without(message, updates, dispute.path), session, today)
    given, at = _given(dispute.path, updates, reading)
    if given is None or _ASKS.search(message) or asks(message, at):
        return None
    shown = same(session.answers.get(dispute.path), given) or same(dispute.answer, given)
    return given if shown or reading.corrects(at) or _only_answers(dispute.path, at, reading) else None


def _given(path: str, updates: Sequence[Update], reading: Reading) -> tuple[Answer | None, int]:
    """The value as it was read, or the one of several that is meant, and where it stands."""
    said = values_said(FORM.field(path), reading.heard, reading.today)
    read = next((one for one in updates if one.path == path), None)
    at = said[-1].piece.start if said else 0
    if read and (len({one.piece.words for one in said}) < 2 or _names(path, reading)):
        return read.answer, max(reading.message.find(read.quote), at if len(said) == 1 else 0)
    piece = chosen(said, lambda one: holds(path, one.words, reading))
    if piece is None:
        return (read.answer if read and read.corrects else None), at
    taken = reading.take(path, piece.words, piece.start, piece.end, corrects=True)
    return (reading.updates[0].answer if taken else None), piece.start


def _only_answers(path: str, at: int, reading: Reading) -> bool:
    """Whether nothing stands beside values but the name of their field and words of answering."""
    chars = list(reading.heard)
    own = [one for one in mentions(reading.heard, ()) if reading.place(one.pattern) == path]
    values = values_said(FORM.field(path), reading.heard, reading.today)
    for start, end in [
        *((one.piece.start, one.piece.end) for one in values),
        *((one.start, one.end) for one in own),
    ]:
        chars[start:end] = "\0" * (end - start)
    begin, stop = sentence_at(reading.heard, at)
    if own:  # 投资按1900万写，别再问了
        begin, stop = next(
            (span for span in clauses(reading.heard) if span[0] <= at < span[1]), (begin, stop)
        )
    beside = "".join(chars[begin:stop])
    year = re.search(r"years\.20(\d\d)", path)
    beside = re.sub(rf"(?:20)?{year[1]}年" if year else r"\0", "", beside)
    return len(re.findall(r"\w", _ANSWERING.sub("", beside))) <= _FEW


def _names(path: str, reading: Reading) -> bool:
    """Whether a message names the field: then what was read beside its name is meant."""
    return any(reading.place(one.pattern) == path for one in mentions(reading.heard, ()))


def _without(message: str, updates: Sequence[Update], path: str) -> str:
    """The message without what it says of other fields: what stands beside their names is theirs."""
    for one in updates:
        if one.path != path and one.quote in message:
            message = message.replace(one.quote, " " * len(one.quote))
    return message
