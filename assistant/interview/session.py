"""The state of one interview, and what one turn gives. Values only: nothing here touches the world."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.forms.answers import Answer, Answers
from assistant.spending import Spent


@dataclass(frozen=True)
class Update:
    """One thing understood from a message: the field's path, its new answer, and the words it came from."""

    path: str
    answer: Answer
    quote: str
    corrects: bool = False
    """The message says that it corrects what was answered before."""


@dataclass(frozen=True)
class Dispute:
    """An answer that contradicts the one given before, until the person says which is right."""

    path: str
    answer: Answer
    quote: str


@dataclass(frozen=True)
class Change:
    """An answer that a turn replaced; `before` is None where there was none. Undo puts it back."""

    turn: int
    path: str
    before: Answer | None


@dataclass(frozen=True)
class Proposal:
    """A scene proposed to the person, with its reason."""

    number: int
    name: str
    stage: str
    probability: float
    reason: str


@dataclass(frozen=True)
class Session:
    """Everything an interview knows; the next question follows from it alone."""

    answers: Answers = field(default_factory=Answers)
    turn: int = 0
    """Messages received so far; 对话第N条 in the sources counts by it."""

    topic: str = ""
    """The topic asked last, e.g. `people` or `outcome@1` for the second scene; empty before the opening."""

    asked: tuple[str, ...] = ()
    """Paths asked for in the last question."""

    visits: Mapping[str, int] = field(default_factory=dict)
    """How often each topic has been asked."""

    trail: tuple[str, ...] = ()
    """Topics in the order they were asked; going back follows it."""

    proposals: tuple[Proposal, ...] = ()
    """Scenes proposed and not yet decided on."""

    scene_rows: int = 1
    """Rows of 附表1 the person wants."""

    disputes: tuple[Dispute, ...] = ()
    """Contradictions shown to the person and not yet decided, the one asked about first."""

    spent: Spent = field(default_factory=Spent)
    """What the chat model has cost for this application."""

    rules_until: int = 0
    """After the model failed, the turn up to which it is not asked again; -1 once a used-up budget was told."""

    changes: tuple[Change, ...] = ()
    """What each turn changed, oldest first."""

    def put(self, update: Update) -> "Session":
        """This session with an update taken and its change kept."""
        change = Change(self.turn, update.path, self.answers.get(update.path))
        return replace(
            self,
            answers=self.answers.with_answer(update.path, update.answer),
            changes=(*self.changes, change),
        )

    def taking(self, updates: Iterable[Update]) -> "Session":
        """This session with several updates taken, in order."""
        session = self
        for update in updates:
            session = session.put(update)
        return session

    def undone(self) -> tuple["Session", tuple[Change, ...]]:
        """This session before its last changing turn, and the changes taken back (empty: nothing to undo)."""
        if not self.changes:
            return self, ()
        last = self.changes[-1].turn
        taken = tuple(change for change in self.changes if change.turn == last)
        answers = self.answers
        for change in reversed(taken):
            answers = (
                answers.with_answer(change.path, change.before)
                if change.before is not None
                else Answers({p: a for p, a in answers.by_path.items() if p != change.path})
            )
        kept = tuple(change for change in self.changes if change.turn != last)
        return replace(self, answers=answers, changes=kept), taken


@dataclass(frozen=True)
class Turn:
    """What one message led to."""

    session: Session
    reply: str
    updates: tuple[Update, ...] = ()
    finished: bool = False
    """The form is complete, or the person asked for the draft."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Paths asked for at the end of the reply."""
        return self.session.asked
