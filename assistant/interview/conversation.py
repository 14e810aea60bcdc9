"""One turn of the interview: a session and a message → the next session and the reply."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source, State
from assistant.forms.values import plain
from assistant.interview.commands import command_of, is_correction, is_question
from assistant.interview.session import Change, Proposal, Session, Turn, Update
from assistant.interview.topics import (
    ANOTHER,
    DONE,
    OPENING,
    SCENE,
    Question,
    fields_of,
    next_question,
    open_topics,
    opening_text,
    question_of,
    scene_rows,
    tables_of,
    topics,
)
from assistant.interview.understanding import LOOSE, Reading, sort_story, understand
from knowledge.aliases import find_alias
from knowledge.catalogue import Scene, scene, scenes

Propose = Callable[[str], Sequence[Proposal]]
"""A description → scenes proposed, best first; empty when none fits."""

Lookup = Callable[[str], str]
"""A question about the notice → an answer that cites annex and line; empty when the notice says nothing."""

_MOST_SHOWN = 60
_NONE_OF_THEM = re.compile(r"\s*(?:这几个|这些|以上)?都?不(?:是|对|像|合适)[。.！!，,\s]*$")
_STORY_LENGTH = 12
"""A message this long tells something; a shorter one is a failed choice."""
_YES = re.compile(r"^\s*(?:还?有的?|嗯|是的?|对)[，,。！!]+\s*")
_AGREEMENT = re.compile(r"(?:(?:对|是|好|行|嗯|可以|没错|确认|同意|就是?这个|的|吧|了)[，,。！! ]*)+")
_ORDINAL = re.compile(r"(?:就|选|是|要|用)*第\s*([一二三123])\s*(?:个|项|种)?(?:场景)?(?:吧|了)?")


@dataclass(frozen=True)
class Interviewer:
    """What a turn needs from outside: a matcher and a search, both passed in."""

    propose: Propose
    lookup: Lookup

    def open(self, session: Session, today: date) -> Turn:
        """The first words of a new interview, or where an interrupted one goes on."""
        if not session.topic:
            return Turn(_asking(session, Question(OPENING, "", ())), opening_text())
        question = _current(session, today)
        return Turn(replace(session, asked=question.paths), f"我们接着填。\n{question.text}")

    def receive(self, session: Session, message: str, today: date) -> Turn:
        """Take one message: a command, an answer, a question back, or a story."""
        session = replace(session, turn=session.turn + 1)
        if not message.strip():
            return Turn(session, f"没有收到内容。\n{_current(session, today).text}")
        command = command_of(message)
        if command:
            return self._obey(session, command, message, today)
        if session.topic in (OPENING, "") or session.topic == ANOTHER:
            return self._story(session, message, today)
        if session.topic.startswith(("scene_of", SCENE)):
            return self._scene(session, message, today)
        return self._answer(session, message, today)

    # -- answers --

    def _answer(self, session: Session, message: str, today: date) -> Turn:
        reading = understand(message, session, today)
        if is_question(message) and _all_loose(reading):
            return self._question(session, message, today)
        session, taken, kept = _take(session, reading, explicit=is_correction(message))
        parts = [_told(taken, session), *kept, *map(str, reading.problems)]
        if not taken and not kept and not reading.problems:
            parts.append("这句话没有对上正在问的项目，我没有记入。")
        if reading.problems and not taken:
            question = _current(session, today)
            return Turn(session, _joined([*parts, question.text]), tuple(taken))
        return _go_on(session, today, parts, tuple(taken))

    def _question(self, session: Session, message: str, today: date) -> Turn:
        answer = self.lookup(message) or "通知里没有说到这一点。"
        return Turn(session, _joined([answer, "我们接着填。", _current(session, today).text]))

    # -- the scene --

    def _story(self, session: Session, message: str, today: date) -> Turn:
        row = scene_rows(session) if session.topic == ANOTHER else 0
        if row:
            session = replace(session, scene_rows=row + 1, visits={**session.visits, ANOTHER: 0})
        story = _YES.sub("", message) if row else message
        updates = sort_story(story, session.turn, row, session.answers)
        session = session.taking(updates)
        named = named_scene(message)
        proposals = tuple(self.propose(message))
        if named is not None:
            proposals = (
                _as_proposal(named, "您提到了这个场景"),
                *(p for p in proposals if p.number != named.number),
            )
        session = replace(session, proposals=proposals[:3])
        head = f"记下了，已按内容分到附表1第{row + 1}行的各栏，后面会逐栏核对。"
        if not proposals:
            head += "这段话还看不出是哪个典型场景。"
        return _go_on(session, today, [head], updates)

    def _scene(self, session: Session, message: str, today: date) -> Turn:
        row = session.topic.partition("@")[2] or "0"
        chosen = _chosen(message, session.proposals)
        if chosen is None and is_question(message):
            return self._question(session, message, today)
        if chosen is None:
            return self._no_scene(session, message, int(row), today)
        source = (Source(f"对话第{session.turn}条", message.strip()),)
        paths = {f"scenes.{row}.stage": chosen.stage, f"scenes.{row}.scene": chosen.name}
        if row == "0":
            paths |= {"basics.stage": chosen.stage, "basics.scene": chosen.name}
        updates = tuple(Update(path, Answer(value, source), message.strip()) for path, value in paths.items())
        session = session.taking(updates)
        session = replace(session, proposals=())
        told = f"好，场景定为【{chosen.number}】{chosen.stage}环节·{chosen.name}。"
        return _go_on(session, today, [told], updates)

    def _no_scene(self, session: Session, message: str, row: int, today: date) -> Turn:
        """Another fact, or more of the story, where a scene was asked for; after two askings it is left open."""
        if _NONE_OF_THEM.match(message):
            told = "好，那再多说几句做了什么、管的是哪件事，或者直接说场景名称、编号。"
            return _go_on(replace(session, proposals=()), today, [told], ())
        if understand(message, replace(session, asked=()), today).updates:
            return self._answer(replace(session, asked=()), message, today)
        if len(message) < _STORY_LENGTH:
            return _go_on(session, today, ["没认出是哪个场景。"], ())
        updates = sort_story(message, session.turn, row, session.answers)
        session = session.taking(updates)
        session = replace(session, proposals=tuple(self.propose(message))[:3])
        return _go_on(session, today, ["又记下一些情况。"], updates)

    # -- commands --

    def _obey(self, session: Session, command: str, message: str, today: date) -> Turn:
        if command in ("skip", "refuse", "nothing"):
            return self._decline(session, command, message, today)
        if command == "back":
            return _back(session, today)
        if command == "undo":
            return _undo(session, today)
        if command == "draft":
            missing = missing_labels(session, today)
            told = (
                f"还有{len(missing)}项没有填，会标为【待补充】：{'、'.join(missing[:12])}"
                if missing
                else "全部填好了。"
            )
            return Turn(session, f"{told}\n可以下载申报书了。", finished=True)
        if command == "missing":
            return Turn(session, _joined([_missing_told(session, today), _current(session, today).text]))
        return Turn(session, _joined([opening_text(), _current(session, today).text]))

    def _decline(self, session: Session, command: str, message: str, today: date) -> Turn:
        if session.topic == ANOTHER or session.topic == OPENING:
            return _go_on(session, today, ["好。"], ())
        source = (Source(f"对话第{session.turn}条", message.strip()),)
        updates = []
        for path in session.asked:
            state = _declined_state(path, command)
            if state:
                updates.append(Update(path, Answer(None, source, state), message.strip()))
        session = session.taking(updates)
        visits = {**session.visits, session.topic: session.visits.get(session.topic, 0) + 2}
        told = {
            "skip": "好，先跳过，申报书里会标为【待补充】。",
            "refuse": "好，不填这一项，申报书里标为【待补充】，不再追问。",
            "nothing": "好，记为没有。",
        }[command]
        return _go_on(replace(session, visits=visits), today, [told], tuple(updates))


def missing_labels(session: Session, today: date) -> tuple[str, ...]:
    """Labels of what is still missing, as a person reads them."""
    labels = []
    for topic, lacking in open_topics(session, today):
        for path in lacking:
            if not FORM.has(path):
                labels.append(FORM.lists["means.*." + path.rsplit(".", 1)[-1]].label)
            elif FORM.field(path).required and topic != ANOTHER:
                labels.append(FORM.label_of(path))
    return tuple(dict.fromkeys(labels))


def named_scene(message: str) -> Scene | None:
    """The one scene that a message names, by catalogue name, older name or number."""
    found = {one.number for one in scenes() if one.name in message}
    if not found:
        alias = find_alias(message.strip(" 。.！!"))
        found = {alias.scene} if alias else set()
    return scene(found.pop()) if len(found) == 1 else None


def _chosen(message: str, proposals: tuple[Proposal, ...]) -> Scene | None:
    text = message.strip(" 。.！!，,")
    place = _place(text)
    if place is not None and place < len(proposals):
        return scene(proposals[place].number)
    named = named_scene(text)
    if named is not None:
        return named
    digits = "".join(char for char in text if char.isdigit())
    if digits and len(text) <= 8 and 1 <= int(digits) <= len(scenes()):
        number = int(digits)
        listed = [proposal.number for proposal in proposals]
        # 1, 2 or 3 alone means the place in the list shown, unless that very number was proposed
        if text == digits and number <= len(proposals) and number not in listed:
            return scene(listed[number - 1])
        return scene(number)
    return None


def _place(text: str) -> int | None:
    """Which of the scenes shown a short reply means, from 0: 对, 就第一个, 对，第二个吧."""
    agreed = _AGREEMENT.match(text)
    rest = text[agreed.end() :] if agreed else text
    if agreed and not rest:
        return 0
    ordinal = _ORDINAL.fullmatch(rest)
    return ("一二三123".index(ordinal[1]) % 3) if ordinal else None


def _as_proposal(found: Scene, reason: str) -> Proposal:
    return Proposal(found.number, found.name, found.stage, 1.0, reason)


def _take(session: Session, reading: Reading, *, explicit: bool) -> tuple[Session, list[Update], list[str]]:
    """Put updates into the session; an aside never overwrites an answer that was given."""
    taken, kept = [], []
    for update in reading.updates:
        before = session.answers.get(update.path)
        fresh = before is None or before.value == update.answer.value or before.state != "given"
        adding = isinstance(update.answer.value, tuple)
        named = explicit or update.path in session.asked or _names_field(update)
        if fresh or adding or named:
            session = session.put(update)
            taken.append(update)
        else:
            assert before is not None
            kept.append(
                f"「{FORM.label_of(update.path)}」已填“{plain(_flat(before))}”，这次的“{update.quote}”没有覆盖它；要改请说“{FORM.label_of(update.path)}改为…”。"
            )
    return session, taken, kept


def _names_field(update: Update) -> bool:
    """Whether the words say which field they are for: `手机：…`, `投资是…`."""
    return (
        bool(re.search(r"[:：=]|是|为|改", update.quote[:20]))
        and FORM.field(update.path).label[:2] in update.quote
    )


def _all_loose(reading: Reading) -> bool:
    """Whether all that was read could as well be the words of the question itself."""
    return all(FORM.field(update.path).kind in LOOSE for update in reading.updates)


def _flat(answer: Answer) -> str:
    return "；".join(plain(fact) for fact in answer.facts) or {"none": "无", "declined": "不填"}.get(
        answer.state, ""
    )


def _told(taken: Sequence[Update], session: Session) -> str:
    """One line on what was understood, with what was replaced."""
    before = {change.path: change.before for change in session.changes if change.turn == session.turn}
    parts = []
    for update in taken:
        if isinstance(update.answer.value, tuple):
            parts.append(f"{FORM.label_of(update.path)}（{len(update.answer.value)}句）")
            continue
        shown = plain(update.answer.value) or _flat(update.answer)
        old = before.get(update.path)
        replaced = (
            f"（原为{plain(_flat(old))}）" if old and old.value not in (None, update.answer.value) else ""
        )
        parts.append(f"{FORM.label_of(update.path)}：{shown[:_MOST_SHOWN]}{replaced}")
    return "记下了——" + "；".join(parts) + "。" if parts else ""


def _go_on(session: Session, today: date, parts: Sequence[str], updates: tuple[Update, ...]) -> Turn:
    question = next_question(session, today)
    if question.topic == DONE:
        return Turn(
            replace(session, topic=DONE, asked=()),
            _joined([*parts, _closing(session, today)]),
            updates,
            finished=True,
        )
    return Turn(_asking(session, question), _joined([*parts, question.text]), updates)


def _asking(session: Session, question: Question) -> Session:
    visits = {**session.visits, question.topic: session.visits.get(question.topic, 0) + 1}
    trail = session.trail if session.trail[-1:] == (question.topic,) else (*session.trail, question.topic)
    return replace(session, topic=question.topic, asked=question.paths, visits=visits, trail=trail)


def _current(session: Session, today: date) -> Question:
    """The question that stands: what the current topic asked."""
    if session.topic in ("", OPENING, DONE):
        text = opening_text() if session.topic != DONE else _closing(session, today)
        return Question(session.topic or OPENING, text, ())
    first = replace(session, visits={**session.visits, session.topic: 0})
    return question_of(first, session.topic, session.asked, today)


def _back(session: Session, today: date) -> Turn:
    trail = session.trail[:-1] if session.trail[-1:] == (session.topic,) else session.trail
    if not trail:
        return Turn(session, _joined(["已经是第一题了。", _current(session, today).text]))
    topic = trail[-1]
    paths = (*(path for path, _ in fields_of(topic, today)), *tables_of(topic))
    session = replace(session, topic=topic, asked=paths, trail=trail)
    held = [f"{FORM.label_of(p)}：{_flat(a)}" for p in paths if (a := session.answers.get(p)) is not None]
    shown = "现在填的是——" + "；".join(held) + "。直接说新的内容即可。" if held else ""
    return Turn(session, _joined(["回到上一题。", shown, _current(session, today).text]))


def _undo(session: Session, today: date) -> Turn:
    session, taken = session.undone()
    if not taken:
        return Turn(session, _joined(["没有可以撤销的回答。", _current(session, today).text]))
    labels = "、".join(dict.fromkeys(FORM.label_of(change.path) for change in taken))
    reopened = {topic: 0 for topic in topics(session) if _touches(topic, taken, today)}
    visits = {**session.visits, **reopened}
    return _go_on(replace(session, visits=visits), today, [f"已撤销：{labels}。"], ())


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


def _missing_told(session: Session, today: date) -> str:
    missing = missing_labels(session, today)
    return f"还缺{len(missing)}项：{'、'.join(missing)}。" if missing else "没有缺项了。"


def _closing(session: Session, today: date) -> str:
    missing = missing_labels(session, today)
    lines = ["问题都问完了。"]
    if missing:
        lines.append(f"还缺{len(missing)}项，申报书里标为【待补充】：{'、'.join(missing)}。")
        lines.append("补充时直接说“项目名：内容”，例如“传真：0938-1234567”。")
    lines.append("现在可以生成申报书了，也可以继续修改任何一项。")
    return "\n".join(lines)


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)
