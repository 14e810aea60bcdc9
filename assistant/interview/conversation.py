"""One turn of the interview: a session and a message → the next session and the reply."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.errors import ModelError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source, State
from assistant.interview import replies
from assistant.interview.by_model.listening import Listener
from assistant.interview.by_model.reconciling import reconcile
from assistant.interview.by_rules.reading import LOOSE, Reading
from assistant.interview.by_rules.understanding import understand
from assistant.interview.choosing import (
    NONE_OF_THEM,
    as_proposal,
    beside_choice,
    chosen_scene,
    completed,
    declared_scene,
    named_scene,
    scene_updates,
)
from assistant.interview.commands import command_of
from assistant.interview.deciding import decide
from assistant.interview.questions import question_in
from assistant.interview.replies import joined
from assistant.interview.session import Change, Proposal, Session, Turn, Update
from assistant.interview.settling import Settled, dispute_text, settle, shown
from assistant.interview.topics import (
    ANOTHER,
    DONE,
    OPENING,
    SCENE,
    Question,
    fields_of,
    missing_of,
    next_question,
    opening_text,
    paths_of,
    question_of,
    tables_of,
    topics,
)
from assistant.llm import FailedCallError
from assistant.model_replies import Seen
from assistant.spending import Limits, Spent, exceeded

Propose = Callable[[str], Sequence[Proposal]]
"""A description → scenes proposed, best first; empty when none fits."""

Lookup = Callable[[str, Sequence[str]], str]
"""A question about the notice and the paths just asked for → an answer that cites annex and line, or says that the
notice says nothing."""

_KNOWN = "这些前面已经记下了。"
_MOST_TRIES = 3
"""A value that cannot be right is asked for again as often as this, then left for the list of what is missing"""
_BUDGET_TOLD = -1
"""Kept as `rules_until` once the person was told that the budget is used up"""
_MOSTLY = 0.7
_PAUSE = 3
"""Messages for which a model that failed is not asked again"""
_LONGEST_STORY_QUESTION = 60
"""A longer message that opens the interview is a story, whatever it asks"""
_SILENT = "这句话没有对上正在问的项目，我没有记入。"


@dataclass(frozen=True)
class Interviewer:
    """What a turn needs from outside: a matcher and a search, and where one is configured a model that listens."""

    propose: Propose
    lookup: Lookup
    listener: Listener | None = None
    limits: Limits | None = None
    """What the model may cost."""

    def open(self, session: Session, today: date) -> Turn:
        """The first words of a new interview, or where an interrupted one goes on."""
        if not session.topic:
            return Turn(_asking(session, Question(OPENING, "", ())), opening_text())
        question = _current(session, today)
        return Turn(replace(session, asked=question.paths), f"我们接着填。\n{question.text}")

    def receive(self, session: Session, message: str, today: date, seen: Seen | None = None) -> Turn:
        """Take one message: a command, a decision, a choice of scene, a question back, or answers.

        `seen` is given what the model says as it grows, unchecked.
        """
        session = replace(session, turn=session.turn + 1)
        if not message.strip():
            return Turn(session, f"没有收到内容。\n{_current(session, today).text}")
        question = question_in(message)
        command = command_of(message)
        if command and not (question and command == "wait"):
            return self._obey(session, command, message, today)
        if session.disputes:
            decided = decide(session, message, today)
            if decided is not None:
                return _after_decision(decided, today)
            session = _undecided(session, today)
        chosen = chosen_scene(message, session.proposals) if _choosing(session) else None
        if chosen is not None:
            return self._scene(session, chosen.number, message, today)
        return self._answer(session, message, question or "", today, seen)

    # -- answers --

    def _answer(self, session: Session, message: str, question: str, today: date, seen: Seen | None) -> Turn:
        if _choosing(session) and NONE_OF_THEM.match(message):
            told = "好，那再多说几句做了什么、管的是哪件事，或者直接说场景名称、编号。"
            return _go_on(replace(session, proposals=()), today, [told], ())
        if session.topic in ("", OPENING, ANOTHER) and len(message) > _LONGEST_STORY_QUESTION:
            question = ""
        reading = understand(message, session, today)
        session, reading, told = self._listened(session, reading, today, seen)
        if question and _all_loose(reading, question):
            return self._question(session, question, today, told)
        settled = settle(session, [*completed(reading.updates), *_declared(session, reading)], reading.asides)
        session = self._proposing(settled, reading, message)
        answered = self.lookup(question, session.asked) if question else ""
        parts = [told, replies.told(settled.taken, session), *map(str, reading.problems), answered]
        if not settled.taken and not settled.disputes and not reading.problems and not question:
            parts.append("没认出是哪个场景。" if _choosing(session) else _KNOWN if reading.known else _SILENT)
        if reading.problems and not settled.taken and not settled.disputes:
            visits = session.visits.get(session.topic, 0) + 1
            session = replace(session, visits={**session.visits, session.topic: visits})
            if visits <= _MOST_TRIES:
                return Turn(session, joined([*parts, _current(session, today).text]))
            parts.append("这几项先放一放，后面可以随时再补。")
        return _go_on(session, today, parts, settled.taken)

    def _question(self, session: Session, question: str, today: date, told: str) -> Turn:
        answer = self.lookup(question, session.asked) or "通知里没有说到这一点。"
        return Turn(session, joined([told, answer, "我们接着填。", _current(session, today).text]))

    def _listened(
        self, session: Session, rules: Reading, today: date, seen: Seen | None
    ) -> tuple[Session, Reading, str]:
        """The session with what the model cost, the reading with what it heard, and what the person is told of it."""
        if self.listener is None:
            return session, rules, ""
        line = exceeded(session.spent, self.limits) if self.limits else None
        if line is not None:
            known = session.rules_until == _BUDGET_TOLD
            return replace(session, rules_until=_BUDGET_TOLD), rules, "" if known else line
        if session.turn <= session.rules_until:
            return session, rules, ""
        try:
            heard = self.listener.hear(rules.message, session, today, seen)
        except ModelError as error:
            spent = error.spent if isinstance(error, FailedCallError) else Spent()
            session = replace(session, spent=session.spent.plus(spent), rules_until=session.turn + _PAUSE)
            return session, rules, f"（这一条没用上模型，已按规则理解，接下来{_PAUSE}条也只用规则：{error}）"
        return replace(session, spent=session.spent.plus(heard.spent)), reconcile(rules, heard, session), ""

    # -- the scene --

    def _proposing(self, settled: Settled, reading: Reading, message: str) -> Session:
        """The session with scenes proposed for a row whose story was just told."""
        session, row = settled.session, reading.row
        if f"scenes.{row}.scene" in session.answers:
            return replace(session, proposals=())
        told = [one for one in settled.taken if one.path.startswith(f"scenes.{row}.")]
        if not told or not (_choosing(session) or session.topic in ("", OPENING, ANOTHER)):
            return session
        if session.topic == ANOTHER:
            session = replace(session, scene_rows=row + 1, visits={**session.visits, ANOTHER: 0})
        proposals = tuple(self.propose(message))
        named = named_scene(message)
        if named is not None:
            others = (one for one in proposals if one.number != named.number)
            proposals = (as_proposal(named, "您提到了这个场景"), *others)
        return replace(session, proposals=proposals[:3])

    def _scene(self, session: Session, number: int, message: str, today: date) -> Turn:
        from knowledge.catalogue import scene

        chosen = scene(number)
        row = int(session.topic.partition("@")[2] or 0)
        updates = scene_updates(chosen, row, f"对话第{session.turn}条", message.strip())
        settled = settle(session.taking(updates), beside_choice(message, session, today))
        told = f"好，场景定为【{chosen.number}】{chosen.stage}环节·{chosen.name}。"
        parts = [told, replies.told(settled.taken, settled.session)]
        return _go_on(replace(settled.session, proposals=()), today, parts, (*updates, *settled.taken))

    # -- commands --

    def _obey(self, session: Session, command: str, message: str, today: date) -> Turn:
        if session.disputes and command in ("skip", "refuse", "nothing", "thanks"):
            return _go_on(replace(session, disputes=session.disputes[1:]), today, ["好，保留前面的。"], ())
        session = replace(session, disputes=())
        if command in ("skip", "refuse", "nothing"):
            return self._decline(session, command, message, today)
        if command == "back":
            return _back(session, today)
        if command == "undo":
            return _undo(session, today)
        if command == "draft":
            told = replies.ready(session, today)
            return Turn(session, f"{told}\n可以下载申报书了。", finished=True)
        if command == "wait":
            return Turn(session, "好的，不急。说过的都已经保存，随时接着说就行。")
        if command == "thanks":
            return Turn(session, joined(["好的，我们接着填。", _current(session, today).text]))
        if command == "missing":
            return Turn(
                session, joined([replies.missing_told(session, today), _current(session, today).text])
            )
        return Turn(session, joined([opening_text(), _current(session, today).text]))

    def _decline(self, session: Session, command: str, message: str, today: date) -> Turn:
        if session.topic == ANOTHER or session.topic == OPENING:
            return _go_on(session, today, ["好。"], ())
        source = (Source(f"对话第{session.turn}条", message.strip()),)
        updates = []
        for path in session.asked:
            state = _declined_state(path, command)
            if state and path not in session.answers:
                updates.append(Update(path, Answer(None, source, state), message.strip()))
        session = session.taking(updates)
        visits = {**session.visits, session.topic: session.visits.get(session.topic, 0) + 2}
        told = {
            "skip": "好，先跳过，申报书里会标为【待补充】。",
            "refuse": "好，不填这一项，申报书里标为【待补充】，不再追问。",
            "nothing": "好，记为没有。",
        }[command]
        return _go_on(replace(session, visits=visits), today, [told], tuple(updates))


def _declared(session: Session, reading: Reading) -> tuple[Update, ...]:
    """The scene of a row whose story names it."""
    path = f"scenes.{reading.row}.scene"
    if session.topic not in ("", OPENING, ANOTHER) or path in session.answers:
        return ()
    found = declared_scene(reading.message)
    if found is None:
        return ()
    return scene_updates(found, reading.row, reading.origin, reading.message.strip())


def _choosing(session: Session) -> bool:
    return session.topic.startswith(("scene_of", SCENE))


def _all_loose(reading: Reading, question: str) -> bool:
    """Whether all that was read could as well be the words of the question itself."""
    whole = len(question) >= _MOSTLY * len(reading.message.strip())
    return all(
        FORM.field(update.path).kind in LOOSE and (whole or update.quote in question)
        for update in reading.updates
    )


def _after_decision(decided: Settled, today: date) -> Turn:
    told = replies.told(decided.taken, decided.session) or "好，保留前面的。"
    return _go_on(decided.session, today, [told], decided.taken)


def _go_on(session: Session, today: date, parts: Sequence[str], updates: tuple[Update, ...]) -> Turn:
    """The reply with what is asked next: a contradiction first, then the next topic."""
    if session.disputes:
        asked = replace(session, asked=(session.disputes[0].path,))
        return Turn(asked, joined([*parts, dispute_text(session)]), updates)
    question = next_question(session, today)
    if question.topic == DONE:
        done = replace(session, topic=DONE, asked=())
        return Turn(done, joined([*parts, replies.closing(session, today)]), updates, finished=True)
    return Turn(_asking(session, question), joined([*parts, question.text]), updates)


def _asking(session: Session, question: Question) -> Session:
    visits = {**session.visits, question.topic: session.visits.get(question.topic, 0) + 1}
    trail = session.trail if session.trail[-1:] == (question.topic,) else (*session.trail, question.topic)
    return replace(session, topic=question.topic, asked=question.paths, visits=visits, trail=trail)


def _undecided(session: Session, today: date) -> Session:
    """The session at the question that stood before a contradiction was shown: a reply that leaves it open must not
    answer the disputed field by the way."""
    held = tuple(path for path in session.asked if path not in {one.path for one in session.disputes})
    known = session.topic in topics(session)
    return replace(
        session,
        disputes=(),
        asked=held or (missing_of(session.topic, session.answers, today) if known else ()),
    )


def _current(session: Session, today: date) -> Question:
    """The question that stands: a contradiction, or what the current topic asked."""
    if session.disputes:
        return Question(session.topic, dispute_text(session), session.asked)
    if session.topic in ("", OPENING, DONE):
        text = opening_text() if session.topic != DONE else replies.closing(session, today)
        return Question(session.topic or OPENING, text, ())
    first = replace(session, visits={**session.visits, session.topic: 0})
    asked = tuple(path for path in session.asked if path in paths_of(session.topic, today))
    return question_of(
        first, session.topic, asked or missing_of(session.topic, session.answers, today), today
    )


def _back(session: Session, today: date) -> Turn:
    trail = session.trail[:-1] if session.trail[-1:] == (session.topic,) else session.trail
    if not trail:
        return Turn(session, joined(["已经是第一题了。", _current(session, today).text]))
    topic = trail[-1]
    paths = paths_of(topic, today)
    session = replace(session, topic=topic, asked=paths, trail=trail, disputes=())
    held = [f"{FORM.label_of(p)}：{shown(a)}" for p in paths if (a := session.answers.get(p)) is not None]
    told = "现在填的是——" + "；".join(held) + "。直接说新的内容即可。" if held else ""
    return Turn(session, joined(["回到上一题。", told, _current(session, today).text]))


def _undo(session: Session, today: date) -> Turn:
    session, taken = session.undone()
    if not taken:
        return Turn(session, joined(["没有可以撤销的回答。", _current(session, today).text]))
    labels = "、".join(dict.fromkeys(FORM.label_of(change.path) for change in taken))
    reopened = {topic: 0 for topic in topics(session) if _touches(topic, taken, today)}
    visits = {**session.visits, **reopened}
    return _go_on(replace(session, visits=visits, disputes=()), today, [f"已撤销：{labels}。"], ())


def _touches(topic: str, changes: Sequence[Change], today: date) -> bool:
    """Whether a topic asks for one of the changed answers."""
    paths = {path for path, _ in fields_of(topic, today)}
    tables = tables_of(topic)
    return any(change.path in paths or change.path.startswith(tables or ("\0",)) for change in changes)


def _declined_state(path: str, command: str) -> State | None:
    """How an unanswered field is kept after 不方便填 or 没有; None leaves it open."""
    if not FORM.has(path):
        return None
    item = FORM.field(path)
    if command == "refuse":
        return "declined"
    if command == "nothing" and (
        not item.required or item.kind in ("phone", "share", "rate", "count", "person")
    ):
        return "none"
    return None
