"""How well messages are understood: precision, recall and F1 by kind of field, wrong overwrites, disputes found.

Each message is given to the interviewer at the topic it answers; what was understood before is the interviewer's own.
A fact is right where field and value are; a sentence of a narrative where at least half of it stands in one that the
gold gives to that column. Kinds of assets that were only guessed from a name are not counted either way.
"""

import difflib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from typing import Any

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer
from assistant.forms.fields import FormField
from assistant.forms.values import plain
from assistant.interview.conversation import Interviewer
from assistant.interview.session import Session, Turn
from assistant.interview.topics import OPENING, missing_of, paths_of, topics
from assistant.text.sentences import normalise
from eval import readme
from eval.dialogues import Case, Fact, Message, cases
from eval.report import keep, show

EXACT = frozenset(
    {"credit_code", "phone", "mobile", "email", "month", "period", "money", "share", "rate", "count", "score"}
)
NARRATIVE = frozenset({"narrative", "lines", "pictures"})
SPLITS = ("dev", "recorded", "late", "test", "last")
_GROUPS = ("all", "exact kinds", "narratives", "other words")
_TROUBLE = ("wrong overwrites", "disputes", "disputes missed", "disputes too many")
_SAME = 0.5
"""A sentence stands for another when they share this much of the shorter one"""
_MIRRORED = ("scenes.0.stage", "scenes.0.scene")
"""Filled with basics.stage and basics.scene in one step; counted once"""


@dataclass
class Count:
    right: int = 0
    false: int = 0
    missed: int = 0

    def scores(self) -> tuple[float, float, float]:
        precision = self.right / (self.right + self.false) if self.right + self.false else 1.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Tally:
    """What a set of dialogues came to."""

    messages: int = 0
    by_kind: dict[str, Count] = field(default_factory=dict)
    overwrites: list[str] = field(default_factory=list)
    disputes: int = 0
    disputes_missed: list[str] = field(default_factory=list)
    disputes_false: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def count(self, kind: str) -> Count:
        return self.by_kind.setdefault(kind, Count())

    def total(self, kinds: Sequence[str] | frozenset[str] = ()) -> Count:
        chosen = [one for kind, one in self.by_kind.items() if not kinds or kind in kinds]
        return Count(
            sum(one.right for one in chosen),
            sum(one.false for one in chosen),
            sum(one.missed for one in chosen),
        )


@dataclass(frozen=True)
class Given:
    """One thing a turn took: a value, or one sentence of a narrative."""

    path: str
    item: FormField
    answer: Answer
    text: str
    quote: str


def run() -> dict[str, Any]:
    interviewer = _interviewer()
    walks = import_module("eval.walks")
    result = {
        "rules": {split: _told(split, measure(cases(split), interviewer)) for split in SPLITS},
        "with recorded replies": import_module("eval.recorded").recorded(interviewer),
        "walks": walks.walks(),
        "full applicants": walks.full_turns(),
    }
    _renew(result)
    keep("dialogue", result)
    return result


def _renew(result: dict[str, Any]) -> None:
    """The short tables of eval/README.md."""
    wandered, replies = result["walks"], result["with recorded replies"]
    tables: list[readme.Table] = [
        (
            "By rules alone, F1",
            ("split", "messages", *_GROUPS, *_TROUBLE, "ms a turn, 95th percentile"),
            [
                (split, one["messages"], *_f1(one["facts"]), *(one[name] for name in _TROUBLE), one["ms p95"])
                for split, one in result["rules"].items()
            ],
        ),
        (
            f"Beside recorded replies, F1 ({replies['messages']} messages)",
            ("way", *_GROUPS, "wrong overwrites"),
            [(way, *_f1(one), one["wrong overwrites"]) for way, one in replies["ways"].items()],
        ),
        (
            "Applicants who wander",
            ("walks", "ended", "exceptions", "repeated questions"),
            [
                (
                    wandered["walks"],
                    wandered["ended"],
                    len(wandered["exceptions"]),
                    wandered["repeated questions"],
                )
            ],
        ),
        (
            "Applicants who answer fully, one scene",
            ("example", "turns", "missing at the end"),
            [(name, one["turns"], one["missing"]) for name, one in result["full applicants"].items()],
        ),
    ]
    for title, head, rows in tables[2:]:
        show(title, head, rows)
    readme.renew("dialogue", tables)


def _f1(facts: dict[str, dict[str, float]]) -> tuple[float, ...]:
    return tuple(facts[group]["f1"] for group in _GROUPS)


def measure(dialogues: Sequence[Case], interviewer: Interviewer) -> Tally:
    tally = Tally()
    for case in dialogues:
        _dialogue(case, interviewer, tally)
    return tally


def _interviewer() -> Interviewer:
    from assistant.wiring import Workshop

    return Interviewer(Workshop().propose, lambda question, asked: "（答）")


def _dialogue(case: Case, interviewer: Interviewer, tally: Tally) -> None:
    dialogue = case.dialogue
    session = interviewer.open(Session(), dialogue.today).session
    for number, message in enumerate(dialogue.messages, start=1):
        session = at_topic(session, message, dialogue.today)
        begun = time.perf_counter()
        turn = interviewer.receive(session, message.says, dialogue.today)
        tally.times.append(time.perf_counter() - begun)
        tally.messages += 1
        score(message, session, turn, dialogue.today, f"{case.path.stem}:{number}", tally)
        session = turn.session


def at_topic(session: Session, message: Message, today: date) -> Session:
    """The session as if the message's topic had just been asked."""
    if not message.asks:
        return session
    topic = f"{message.asks}@0" if f"{message.asks}@0" in topics(session) else message.asks
    lacking = missing_of(topic, session.answers, today) if topic != OPENING else ()
    whole = paths_of(topic, today)
    rows = int(topic.partition("@")[2] or 0) + 1
    return replace(
        session,
        topic=topic,
        asked=lacking or whole,
        proposals=session.proposals if message.asks.startswith("scene") else (),
        scene_rows=max(rows, session.scene_rows),
        disputes=(),
    )


def score(message: Message, before: Session, turn: Turn, today: date, place: str, tally: Tally) -> None:
    given = [one for one in _given(before, turn) if one.path not in _MIRRORED]
    facts = list(message.facts)
    told = {starred(path) for fact in facts for path in fact.paths}
    given = [one for one in given if one.path in told or not _implied(one.path)]
    found = _matched(facts, given, today)
    for at, fact in enumerate(facts):
        if at in found:
            tally.count(fact.item.kind).right += 1
        else:
            tally.count(fact.item.kind).missed += 1
            tally.misses.append(
                f"{place} missed {fact.paths} {fact.value or fact.text or fact.state} <- {message.says[:90]!r}"
            )
    used = set(found.values())
    for at, one in enumerate(given):
        if at in used or any(_same_text(one, fact) for fact in facts):
            continue
        tally.count(one.item.kind).false += 1
        tally.misses.append(f"{place} FALSE {one.path} {one.text} <- {one.quote[:90]!r}")
    replaced = {path for at in found for path in facts[at].paths}
    for path in _overwritten(before, turn):
        if starred(path) not in replaced:
            tally.overwrites.append(f"{place} {path} <- {message.says[:90]!r}")
    for path in message.disputes:
        tally.disputes += 1
        if not _asks_both(path, before, turn):
            tally.disputes_missed.append(f"{place} {path} <- {message.says[:90]!r}")
    for dispute in turn.session.disputes:
        if dispute.path not in message.disputes and dispute not in before.disputes:
            tally.disputes_false.append(f"{place} {dispute.path} {dispute.quote!r} <- {message.says[:90]!r}")


def _implied(path: str) -> bool:
    """Kinds of assets guessed from their names and stages that follow from the scene: not judged where not said."""
    return path.endswith((".kind", ".stage"))


def _given(before: Session, turn: Turn) -> Iterator[Given]:
    for update in turn.updates:
        item = FORM.field(update.path)
        path = starred(update.path)
        if isinstance(update.answer.value, tuple):
            known = before.answers.facts(update.path)
            for sentence in update.answer.value:
                if sentence not in known:
                    yield Given(path, item, update.answer, sentence, update.quote)
        else:
            text = update.answer.state if update.answer.value is None else plain(update.answer.value)
            yield Given(path, item, update.answer, text, update.quote)


def starred(path: str) -> str:
    """A path whose table row is `*`: which row a thing went into is not judged."""
    keys = path.split(".")
    if keys[0] == "means" and len(keys) > 3:
        keys[1], keys[3] = "0", "*"
        return ".".join(keys)
    return path


def _matched(facts: Sequence[Fact], given: Sequence[Given], today: date) -> dict[int, int]:
    """Which given thing each fact is found in; an exact value is used once."""
    found: dict[int, int] = {}
    for at, fact in enumerate(facts):
        for index, one in enumerate(given):
            if one.path not in [_row_free(path) for path in fact.paths]:
                continue
            if fact.text is not None:
                if _overlap(fact.text, one.text):
                    found[at] = index
                    break
            elif index not in found.values() and _equal(fact, one, today):
                found[at] = index
                break
    return found


def _row_free(path: str) -> str:
    return starred(path)


def _same_text(one: Given, fact: Fact) -> bool:
    return fact.text is not None and one.path in fact.paths and _overlap(one.text, fact.text)


def _equal(fact: Fact, one: Given, today: date) -> bool:
    for right in fact.answers(today):
        if right is None or right.state != one.answer.state:
            continue
        if right.value == one.answer.value:
            return True
        if one.item.kind in ("phone", "mobile"):
            if _digits(plain(right.value)) == _digits(one.text):
                return True
        elif one.item.kind not in EXACT and _bare(plain(right.value)) == _bare(one.text):
            return True
    return False


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _bare(text: str) -> str:
    return "".join(char for char in normalise(text) if char.isalnum()).lower()


def _overlap(a: str, b: str) -> bool:
    a, b = _bare(a), _bare(b)
    if not a or not b:
        return False
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    return shared >= _SAME * min(len(a), len(b))


def _overwritten(before: Session, turn: Turn) -> Iterator[str]:
    """Paths whose given value another one has replaced; wrong where the message does not say that other value."""
    for path, answer in before.answers.by_path.items():
        now = turn.session.answers.get(path)
        if answer.state != "given" or isinstance(answer.value, tuple) or path in _MIRRORED:
            continue
        if now is not None and now.value != answer.value:
            yield path


def _asks_both(path: str, before: Session, turn: Turn) -> bool:
    """Whether the reply shows the earlier value and the answer has stayed."""
    earlier = before.answers.get(path)
    if earlier is None or earlier.value is None:
        return False
    kept = turn.session.answers.get(path)
    return kept is not None and kept.value == earlier.value and plain(earlier.value) in turn.reply


def _told(split: str, tally: Tally) -> dict[str, Any]:
    groups = {
        "all": tally.total(),
        "exact kinds": tally.total(EXACT),
        "narratives": tally.total(NARRATIVE),
        "other words": tally.total(frozenset(tally.by_kind) - EXACT - NARRATIVE),
        **{kind: tally.by_kind[kind] for kind in sorted(tally.by_kind)},
    }
    rows = [(name, one.right, one.false, one.missed, *one.scores()) for name, one in groups.items()]
    show(
        f"dialogue {split}: {len(cases(split))} dialogues, {tally.messages} messages",
        ("facts", "right", "false", "missed", "precision", "recall", "F1"),
        rows,
    )
    times = sorted(tally.times)
    slow = times[int(len(times) * 0.95)] * 1000 if times else 0.0
    show(
        "",
        (*_TROUBLE, "ms a turn, 95th percentile"),
        [(*_trouble(tally), slow)],
    )
    return {
        "messages": tally.messages,
        "ms p95": slow,
        "facts": {
            name: dict(zip(("precision", "recall", "f1"), one.scores(), strict=True))
            for name, one in groups.items()
        },
        **dict(zip(_TROUBLE, _trouble(tally), strict=True)),
    }


def _trouble(tally: Tally) -> tuple[int, ...]:
    """The counts that _TROUBLE names, in its order."""
    return (
        len(tally.overwrites),
        tally.disputes,
        len(tally.disputes_missed),
        len(tally.disputes_false),
    )


if __name__ == "__main__":
    split, *prefixes = sys.argv[1:] or ["dev"]
    one = measure(
        [case for case in cases(split) if case.path.stem.startswith(tuple(prefixes) or "")], _interviewer()
    )
    print(*Counter(one.misses), sep="\n")
    print("OVERWRITES", *one.overwrites, sep="\n  ")
    print("DISPUTES MISSED", *one.disputes_missed, sep="\n  ")
    print("DISPUTES TOO MANY", *one.disputes_false, sep="\n  ")
    _told(split, one)
