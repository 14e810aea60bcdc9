"""What a model adds: the same messages of written dialogues understood by rules, by a model's recorded reply, by both.

Before each message stand the gold facts of the messages before it, so that the prompt depends on the form, the topics
and `prompts/` alone. cases/relay/<key>.json holds the replies, by the content of their request: they were written by a
reader in the place of a model who had the prompt and nothing else, faults of haste included. A prompt that has changed
has no reply any more; it is counted as missing, and its message by none of the three ways. The figures say what the
checks and `reconciling` make of such replies, not how good any one model is.

`python -m eval.recorded` prints every miss. To renew the replies: delete those that are left over, run it with
ASSISTANT_RECORD_FROM set to a model's address (ASSISTANT_RECORD_NAME to its name); what is missing is asked there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.forms.answers import Answer, Answers
from assistant.interview.by_model.heard import Heard
from assistant.interview.by_model.listening import Listener
from assistant.interview.by_rules.reading import Reading
from assistant.interview.choosing import completed
from assistant.interview.conversation import Interviewer
from assistant.interview.session import Session, Turn, Update
from assistant.interview.topics import ANOTHER, OPENING, next_question
from assistant.llm import ChatModel, Filler
from assistant.model_replies import Seen
from eval.dialogue import EXACT, NARRATIVE, Tally, at_topic, score
from eval.dialogues import Case, Fact, Message, cases
from eval.report import show
from eval.walks import interviewer
from tests.fakes import replaying

RELAY = Path(__file__).parent / "cases" / "relay"
WAYS = ("rules alone", "model alone, checked", "both")
_OF_EACH = 4
"""Messages of each dialogue"""
_STRIDE = 7
"""Has no divisor in common with the number of dialogues: neighbours begin far apart, and no two alike"""


@dataclass(frozen=True)
class Chosen:
    """A message with the session that a perfect assistant would have reached before it."""

    place: str
    """`01-tyre:4`"""
    message: Message
    session: Session
    today: date


@dataclass
class Compared:
    """What three ways of understanding the same messages came to."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {way: Tally() for way in WAYS})
    listened: int = 0
    """Messages for which a model was asked; commands and choices of a scene are understood without"""
    missing: list[str] = field(default_factory=list)
    """Places of messages whose prompt has no recorded reply"""
    unused: list[str] = field(default_factory=list)
    """Recorded replies that no prompt asks for any more"""
    dropped: Counter[str] = field(default_factory=Counter)
    """Of what the model said, what the checks dropped: how much for which reason"""
    drops: list[str] = field(default_factory=list)


def recorded(who: Interviewer) -> dict[str, Any]:
    """The table of the three ways, as it is kept."""
    return _told(compare(chosen(cases("recorded"), who), who))


def compare(messages: Sequence[Chosen], who: Interviewer, folder: Path = RELAY) -> Compared:
    """Each message understood in the three ways, the model's replies from `folder`."""
    found = Compared()
    with replaying(folder) as (url, recordings):
        for one in messages:
            listener = _Keeping(ChatModel(url, "recorded", retries=0))
            ways = (
                who,
                _ModelAlone(who.propose, who.lookup, listener),
                replace(who, listener=listener),
            )
            turns = [way.receive(one.session, one.message.says, one.today) for way in ways]
            found.listened += listener.asked
            if listener.asked and listener.heard is None:
                found.missing.append(one.place)
                continue
            _count(one, turns, found)
            _count_drops(one, listener.heard or Heard(), found)
    found.unused = sorted(path.name for path in folder.glob("*.json") if path.stem not in recordings.asked)
    return found


def _count(one: Chosen, turns: Sequence[Turn], found: Compared) -> None:
    for tally, turn in zip(found.tallies.values(), turns, strict=True):
        tally.messages += 1
        score(one.message, one.session, turn, one.today, one.place, tally)


def _count_drops(one: Chosen, heard: Heard, found: Compared) -> None:
    for drop in heard.dropped:
        found.dropped[drop.reason] += 1
        found.drops.append(f"{one.place} {drop.reason} {drop.field} {drop.value!r} <- {drop.quote[:60]!r}")


class _Keeping(Listener):
    """A listener that keeps what it heard last."""

    def __init__(self, model: Filler) -> None:
        super().__init__(model)
        self.asked = False
        self.heard: Heard | None = None
        """None where no reply came"""

    def hear(self, message: str, session: Session, today: date, seen: Seen | None = None) -> Heard:
        self.asked = True
        self.heard = super().hear(message, session, today, seen)
        return self.heard


class _ModelAlone(Interviewer):
    """An interviewer whose rules read nothing."""

    def _listened(
        self, session: Session, rules: Reading, today: date, seen: Seen | None
    ) -> tuple[Session, Reading, str]:
        return super()._listened(session, Reading(rules.message, session, today), today, seen)


# -- the messages, and what is known before each --


def chosen(dialogues: Sequence[Case], who: Interviewer) -> list[Chosen]:
    """Some answers of each dialogue, as far from each other; of each dialogue they begin at another place, so that
    early and late topics come in alike."""
    found = []
    for number, case in enumerate(dialogues):
        answers = [one for one in _before(case, who) if one.message.nature == "answer"]
        begin = number * _STRIDE % len(dialogues) / len(dialogues)
        found += [answers[int((at + begin) * len(answers) / _OF_EACH)] for at in range(_OF_EACH)]
    return found


def _before(case: Case, who: Interviewer) -> Iterator[Chosen]:
    """Each message with the session before it: the gold facts so far, the topic it answers, the scenes proposed."""
    today = case.dialogue.today
    session = who.open(Session(), today).session
    for number, message in enumerate(case.dialogue.messages, start=1):
        session = at_topic(_asked_next(session, today), message, today)
        yield Chosen(f"{case.path.stem}:{number}", message, session, today)
        told = session.topic in (OPENING, ANOTHER)
        session = replace(
            session,
            answers=with_facts(session.answers, message.facts, f"对话第{number}条", today),
            turn=number,
            visits={**session.visits, session.topic: session.visits.get(session.topic, 0) + 1},
            proposals=tuple(who.propose(message.says))[:3] if told else session.proposals,
        )


def _asked_next(session: Session, today: date) -> Session:
    """The session as it asks by itself, for messages that do not say what they answer."""
    if not session.turn:
        return session
    question = next_question(session, today)
    return replace(session, topic=question.topic, asked=question.paths)


def with_facts(answers: Answers, facts: Sequence[Fact], origin: str, today: date) -> Answers:
    """Answers with the gold facts of one message; of several right columns the first."""
    for fact in facts:
        path = _in_row(fact.paths[0], fact, answers)
        (answer, *_) = fact.answers(today)
        if answer is None:
            continue
        if fact.text is not None:
            answer = answers.with_facts(path, [fact.text], origin)
        sources = tuple(replace(one, origin=origin) for one in answer.sources)
        for update in completed([Update(path, Answer(answer.value, sources, answer.state), "")]):
            answers = answers.with_answer(update.path, update.answer)
    return answers


def _in_row(path: str, fact: Fact, answers: Answers) -> str:
    """A path of a table with the row for its `*`: a new one where the last has that cell already."""
    if "*" not in path:
        return path
    table, _, key = path.partition(".*.")
    last = max(answers.keys(table), default=0)
    cell = f"{table}.{last}.{key}"
    return f"{table}.{last + 1}.{key}" if cell in answers and not fact.replaces else cell


# -- the tables --


def _told(found: Compared) -> dict[str, Any]:
    rows = []
    kept: dict[str, Any] = {}
    for way, tally in found.tallies.items():
        other = frozenset(tally.by_kind) - EXACT - NARRATIVE
        groups: dict[str, frozenset[str]] = {
            "all": frozenset(),
            "exact kinds": EXACT,
            "narratives": NARRATIVE,
            "other words": other,
        }
        for group, kinds in groups.items():
            count = tally.total(kinds)
            rows.append((way, group, count.right, count.false, count.missed, *count.scores()))
            kept.setdefault(way, {})[group] = dict(
                zip(("precision", "recall", "f1"), count.scores(), strict=True)
            )
        kept[way]["wrong overwrites"] = len(tally.overwrites)
    messages = next(iter(found.tallies.values())).messages
    show(
        f"dialogue recorded, with replies of a model: {messages} messages, of {found.listened} asked of the model",
        ("way", "facts", "right", "false", "missed", "precision", "recall", "F1"),
        rows,
    )
    overwrites = [(way, len(tally.overwrites)) for way, tally in found.tallies.items()]
    show("", ("way", "wrong overwrites"), overwrites)
    show("", ("dropped by the checks", "count"), found.dropped.most_common())
    show("", ("replies missing", "replies unused"), [(len(found.missing), len(found.unused))])
    if found.missing:
        print("no recorded reply:", *found.missing)
    if found.unused:
        print("left over:", *found.unused)
    return {
        "ways": kept,
        "messages": messages,
        "asked of the model": found.listened,
        "replies missing": len(found.missing),
        "dropped": dict(found.dropped.most_common()),
    }


if __name__ == "__main__":
    who = interviewer()
    compared = compare(chosen(cases("recorded"), who), who)
    for name, one in compared.tallies.items():
        print(f"\n{name}", *one.misses, *(f"OVERWRITES {path}" for path in one.overwrites), sep="\n  ")
    print("\ndropped", *compared.drops, sep="\n  ")
    _told(compared)
