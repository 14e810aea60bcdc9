"""What one browser tab has open, and everything it may do with it. The page keeps nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from assistant.drafting.draft import Draft, draft
from assistant.drafting.versions import FieldHistory
from assistant.errors import AssistantError, StoreError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.interview.session import Session, Turn
from assistant.model_replies import Seen
from assistant.spending import Spent
from assistant.store.records import Application
from assistant.store.store import Store
from assistant.ui.edits import ORIGIN, Edit
from assistant.ui.literal import Tone
from assistant.ui.sections import section_of, sections
from assistant.ui.turns import Kept, Pending, Turns
from assistant.wiring import Gathered, Package, Workshop, make_package, take_over, worded

if TYPE_CHECKING:
    from assistant.documents.differences import Difference
    from assistant.documents.reading import FormReading
    from assistant.documents.understood import Understood

_KEY = "desk"
_AT_ONCE = 0.5
"""Seconds that the rules may take before the page shows that it is waiting"""

TAB = "tab"
"""Key of the tabs' widget, which holds the label of the open one."""


@dataclass
class Desk:
    """The open application as this tab last saw it; whoever saves is told where another tab saved since."""

    workshop: Workshop
    turns: Turns = field(default_factory=Turns)
    application: Application | None = None
    pending: Pending | None = None
    """The message of the open application that is being worked on."""

    waiting: dict[str, list[str]] = field(default_factory=dict)
    """Messages said meanwhile, by application; each begins when the one before has ended."""

    unsent: str = ""
    """A message that could not be kept; it stays on the screen."""

    notice: tuple[Tone, str] | None = None
    """What the last action led to; told once."""

    stale: bool = False
    """Another tab has saved since: the page offers to read anew."""

    editing: set[str] = field(default_factory=set)
    """Paths of the fields open for editing."""

    problems: dict[str, str] = field(default_factory=dict)
    """Path of a field or table → why what was typed there could not be kept."""

    told: dict[str, str] = field(default_factory=dict)
    """Path of a text → what became of writing it again."""

    choosing: bool = False
    """The person wants none of the scenes proposed and picks one from the catalogue."""

    incoming: Answers | None = None
    """Answers of a file brought in, until they are taken or put away."""

    incoming_round: int = 0
    """Counts the files brought in, so that the next one meets an empty uploader."""

    read_form: "tuple[str, FormReading, Understood] | None" = None
    """A form brought in, with the id of its upload."""

    form_round: int = 0
    """Counts the forms taken or put away, so that the next one meets an empty uploader."""

    gathered: tuple[tuple[str, ...], Gathered] | None = None
    """What files of old material name, with the ids of the uploads it was read from."""

    material_round: int = 0
    """Counts the sets of material taken or put away, so that the next one meets an empty uploader."""

    wordings: Mapping[str, FieldHistory] = field(default_factory=dict)
    """Versions of the fields that were redrafted or edited, by path."""

    checked: tuple[Answers, Mapping[str, FieldHistory], Package] | None = None
    """The last check, and what it was made from."""

    @property
    def store(self) -> Store:
        """The applications. Raises StoreError."""
        return self.workshop.store

    @property
    def open_one(self) -> Application:
        """The open application."""
        assert self.application is not None
        return self.application

    @property
    def session(self) -> Session:
        """The interview of the open application."""
        return self.open_one.session

    @property
    def answers(self) -> Answers:
        """The answers of the open application."""
        return self.session.answers

    @property
    def today(self) -> date:
        """The day by which relative dates and years are read."""
        return date.today()

    def drafted(self) -> Draft:
        """The draft as it stands, with the versions that are in use."""
        return worded(self.by_rules(), self.wordings)

    def by_rules(self) -> Draft:
        """The draft as the rules make it of the answers alone."""
        return draft(FORM, self.answers, self.today)

    # -- which application --

    def follow_address(self) -> None:
        """Open what the address of the page names."""
        wanted = st.query_params.get("id", "")
        if wanted == (self.application.id if self.application else ""):
            return
        self.put_away()
        if wanted and not self._try(lambda: self._take(self.store.open(wanted))):
            del st.query_params["id"]

    def create(self, name: str) -> bool:
        """Make an application and open it; False, with a notice, where the name cannot be used."""
        return self._try(lambda: self._enter(self.store.create(name)))

    def open(self, application_id: str) -> None:
        """Open an application."""
        self._try(lambda: self._enter(self.store.open(application_id)))

    def rename(self, name: str) -> None:
        """Give the open application another name."""

        def act() -> None:
            self.store.rename(self.open_one.id, name)
            self.application = replace(self.open_one, name=name.strip())

        self._try(act)

    def delete(self) -> None:
        """Delete the open application for good."""

        def act() -> None:
            name = self.open_one.name
            self.store.delete(self.open_one.id)
            self.put_away()
            del st.query_params["id"]
            self.notice = ("plain", f"已删除“{name}”。")

        self._try(act)

    def refresh(self) -> None:
        """Read the open application anew; what is being typed stays."""
        self._try(lambda: self._take(self.store.open(self.open_one.id)))

    def put_away(self) -> None:
        """Forget what was open, typed and half done; a message on its way goes on without this tab."""
        self.application, self.incoming, self.checked, self.notice = None, None, None, None
        self.gathered, self.read_form, self.pending, self.wordings = None, None, None, {}
        self.unsent, self.stale, self.choosing = "", False, False
        self.editing.clear()
        self.problems.clear()
        self.told.clear()

    def _enter(self, application: Application) -> None:
        self.put_away()
        self._take(application)
        st.query_params["id"] = application.id

    def _take(self, application: Application) -> None:
        """Put an application on the desk; one that has not begun is greeted, and the greeting kept."""
        if not application.session.topic and not application.session.turn:
            turn = self.workshop.interviewer.open(application.session, self.today)
            version = self.store.save_turn(application.id, application.session, turn, "")
            application = replace(application, session=turn.session, version=version)
        self.application, self.stale = application, False
        self.wordings = self.store.wordings(application.id)

    # -- the interview --

    @property
    def has_model(self) -> bool:
        """Whether a model listens beside the rules."""
        settings = self.workshop.settings
        return bool(settings.model_url and settings.model_name)

    @property
    def queue(self) -> list[str]:
        """Messages for the open application that have not begun."""
        return self.waiting.setdefault(self.open_one.id, [])

    def say(self, message: str) -> None:
        """Take one message, after those that are on their way. By rules alone it has mostly ended on return."""
        self.unsent = ""
        self.queue.append(message)
        self.catch_up(0.0 if self.has_model else _AT_ONCE)

    def forget_unsent(self) -> None:
        """Take the message that could not be kept off the screen."""
        self.unsent = ""

    def catch_up(self, patience: float = 0.0) -> None:
        """Put turns that have ended on the desk and begin what waits, with so many seconds to wait for each turn.

        To be called before widgets are drawn, for a turn folds the form.
        """
        while self.application is not None:
            self.pending = self.pending or self.turns.of(self.application.id)
            if self.pending is None and self.queue:
                self.pending = self._begin(self.queue.pop(0))
            if self.pending is None or not self.pending.ends(patience):
                return
            self._end(self.pending)

    def _begin(self, message: str) -> Pending:
        workshop, application, today = self.workshop, self.open_one, self.today

        def receive(seen: Seen) -> Kept:
            turn = workshop.interviewer.receive(application.session, message, today, seen)
            return turn, workshop.store.save_turn(application.id, application.session, turn, message)

        return self.turns.begin(application.id, message, receive)

    def _end(self, pending: Pending) -> None:
        """Show the turn that is on disk; where it failed its message is kept, with those that waited for it."""

        def act() -> None:
            turn, version = pending.kept.result()
            self.application = replace(self.open_one, session=turn.session, version=version)
            self._follow(turn)

        self.pending = None
        if self._try(act):
            self.choosing = False
        else:
            self.unsent = "\n".join((pending.message, *self.queue))
            self.queue.clear()

    # -- the form --

    def keep(self, place: str, edit: Edit) -> bool:
        """Keep an edit made at `place` (a field's or table's path); where it fails the reason stands there."""
        if edit and not self._try(lambda: self._save(edit), place):
            return False
        self.problems.pop(place, None)
        return True

    def _save(self, edit: Edit, author: str = ORIGIN) -> None:
        self._check_free()
        session = self.store.save_answers(
            self.open_one.id, edit.given, author, removed=edit.removed, before=self.session
        )
        self.application = replace(self.open_one, session=session)

    def _check_free(self) -> None:
        """Raise AssistantError while a message is on its way: its turn would be refused after an edit."""
        if self.pending is not None:
            raise AssistantError("上一条消息还在处理，这次的改动没有保存；等回复出来，再点一次。")

    def merge(self, answers: Answers) -> None:
        """Take answers of a file."""

        def act() -> None:
            self._save(Edit(answers), "文件")
            self.incoming = None
            self.incoming_round += 1
            self.notice = ("good", f"已并入{len(answers)}项。")

        self._try(act)

    def take_form(self, chosen: "Sequence[Difference]") -> None:
        """Take what was chosen of an edited form; texts made of facts become versions, locked."""

        def act() -> None:
            self._check_free()
            take_over(self.store, self.open_one, chosen, self.today, removals=True)
            self._take(self.store.open(self.open_one.id))
            self.put_form_away()
            self.notice = ("good", f"已采用{len(chosen)}项；填写的内容说“撤销”可退回，文字在“写法”里能换回。")

        self._try(act)

    def put_form_away(self) -> None:
        """Take nothing more of the form brought in."""
        self.read_form = None
        self.form_round += 1

    def take_material(self, chosen: Answers) -> None:
        """Take what was chosen of old material, with its sources, as one edit that 撤销 takes back whole."""

        def act() -> None:
            self._save(Edit(chosen), "文件")
            self.put_material_away()
            self.notice = ("good", f"已采用{len(chosen)}项；在左边说“撤销”可以整批退回。")

        self._try(act)

    def put_material_away(self) -> None:
        """Take nothing more of the material brought in."""
        self.gathered = None
        self.material_round += 1

    def restore(self, path: str, version: int) -> None:
        """Give a field an earlier version back."""

        def act() -> None:
            self._check_free()
            session = self.store.restore(self.open_one.id, path, version, before=self.session)
            self.application = replace(self.open_one, session=session)
            self.close(path)

        self._try(act, path)

    def history(self, path: str) -> FieldHistory:
        """The versions of a drafted field."""
        return self.wordings.get(path, FieldHistory(path))

    def reword(self, path: str, change: Callable[[FieldHistory], FieldHistory]) -> bool:
        """Change the versions of a field; what stops it is told there."""

        def act() -> None:
            before = self.history(path)
            after = change(before)
            self.store.save_wording(self.open_one.id, before, after)
            self.wordings = {**self.wordings, path: after}
            self.problems.pop(path, None)

        return self._try(act, path)

    def spend(self, spent: Spent) -> None:
        """Count what a model has cost outside the interview."""
        if spent.calls:
            self._try(lambda: self._count(spent))

    def _count(self, spent: Spent) -> None:
        session = self.store.spend(self.open_one.id, spent)
        self.application = replace(self.open_one, session=replace(self.session, spent=session.spent))

    def edit(self, path: str) -> None:
        """Open a field for editing."""
        self.editing.add(path)
        self.unfold(path)

    def go_to(self, path: str) -> None:
        """Show a field in the form, open for editing."""
        self.edit(path)
        st.session_state[TAB] = "表单"

    def close(self, path: str) -> None:
        """Close a field's editor and forget what was typed there."""
        self.editing.discard(path)
        self.problems.pop(path, None)

    def unfold(self, path: str) -> None:
        """Unfold the section of a path."""
        st.session_state[fold_key(self.open_one.id, section_of(FORM, path))] = True

    def _follow(self, turn: Turn) -> None:
        """Fold the form to what a turn changed, or else to what is asked next."""
        paths = [update.path for update in turn.updates] or list(turn.asked)
        if not paths:
            return
        for section in sections(self.drafted()):
            st.session_state[fold_key(self.open_one.id, section.key)] = False
        for path in paths:
            self.unfold(path)

    # -- documents --

    def package(self) -> Package:
        """The check of the answers as they are, made anew only where they have changed."""
        if (
            self.checked is None
            or self.checked[0] is not self.answers
            or self.checked[1] is not self.wordings
        ):
            package = make_package(
                self.answers, self.today, matcher=self.workshop.matcher, wordings=self.wordings
            )
            self.checked = (self.answers, self.wordings, package)
        return self.checked[2]

    def _try(self, act: Callable[[], None], place: str = "") -> bool:
        """Do something; what stops it is told at `place`, or else at the top of the page."""
        if self.stale:
            self.stale, self.notice = False, None
        try:
            act()
        except AssistantError as error:
            self.stale = isinstance(error, StoreError) and self._moved_on()
            if place and not self.stale:
                self.problems[place] = str(error)
            else:
                self.notice = ("error", str(error))
            return False
        return True

    def _moved_on(self) -> bool:
        """Whether the open application is no longer in the store as this tab saw it."""
        if self.application is None:
            return False
        try:
            return self.store.open(self.application.id).session != self.session
        except StoreError:
            return False


def fold_key(application_id: str, section: str) -> str:
    """Key of the widget that folds a section of an application."""
    return f"fold-{application_id}-{section}"


def desk_of(workshop: Workshop, turns: Turns) -> Desk:
    """The desk of this browser tab."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Desk(workshop, turns)
    found = st.session_state[_KEY]
    assert isinstance(found, Desk)
    return found
