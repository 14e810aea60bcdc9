"""The parts, made from the settings when they are first needed, and the few things that need several of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.drafting.draft import Draft, draft
from assistant.drafting.versions import FieldHistory, by_hand, in_use, is_drafted
from assistant.errors import FileError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.interview.conversation import Interviewer
from assistant.interview.session import Proposal, Session
from assistant.review.findings import Finding
from assistant.settings import Settings
from assistant.spending import exceeded

_LATEST = 10
"""Drafts whose texts are no edits of a person's"""

if TYPE_CHECKING:
    from assistant.documents.differences import Difference
    from assistant.documents.reading import FormReading
    from assistant.documents.understood import Understood
    from assistant.drafting.by_model.request import Style
    from assistant.drafting.redrafting import Redrafted
    from assistant.interview.by_model.listening import Listener
    from assistant.interview.material.found import Found
    from assistant.llm import ChatModel
    from assistant.matching.matcher import Matcher
    from assistant.retrieval.search import Hit, Searcher
    from assistant.store.records import Application
    from assistant.store.store import Store


class Workshop:
    """Every part of the assistant; each is made on first use, so that short ways stay short."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    @cached_property
    def store(self) -> "Store":
        """Applications on disk. Raises StoreError."""
        from assistant.store.store import open_store

        return open_store(self.settings.database)

    @cached_property
    def matcher(self) -> "Matcher":
        """Description → scenes."""
        from assistant.matching.matcher import Matcher

        return Matcher.load()

    @cached_property
    def searcher(self) -> "Searcher":
        """Question → clauses. Builds the index where there is none. Raises IndexUnavailableError."""
        from assistant.retrieval.search import open_searcher

        return open_searcher(self.settings.folder / "index", self.settings.embedder)

    @cached_property
    def interviewer(self) -> Interviewer:
        """The interview, with matcher and search behind it, and the model where one is configured."""
        return Interviewer(self.propose, self.lookup, self.listener, self.settings)

    @cached_property
    def chat_model(self) -> "ChatModel | None":
        """The chat model; None where none is configured."""
        if not self.settings.model_url or not self.settings.model_name:
            return None
        from assistant.llm import ChatModel

        key = self.settings.model_key.get_secret_value() if self.settings.model_key else None
        return ChatModel(
            self.settings.model_url,
            self.settings.model_name,
            key,
            timeout=self.settings.model_timeout,
            patience=self.settings.model_patience,
        )

    @cached_property
    def listener(self) -> "Listener | None":
        """Who listens beside the rules; None where no model is configured."""
        if self.chat_model is None:
            return None
        from assistant.interview.by_model.listening import Listener

        return Listener(self.chat_model)

    def propose(self, text: str) -> Sequence[Proposal]:
        """Scenes for a description, best first; none where the matcher abstains."""
        match = self.matcher.match(text, top=3)
        if match.abstained:
            return ()
        return tuple(
            Proposal(one.number, one.name, one.stage, one.probability, one.reason) for one in match.candidates
        )

    def redraft(
        self, session: Session, path: str, today: date, style: "Style", history: FieldHistory
    ) -> "Redrafted":
        """Another text of one narrative, by the model where one is configured and its budget lasts.

        Raises NoOtherWordingError where there is none.
        """
        from assistant.drafting.redrafting import redraft

        model = None if exceeded(session.spent, self.settings) else self.chat_model
        return redraft(FORM, session.answers, path, today, style, history, model)

    def lookup(self, question: str, asked: Sequence[str] = ()) -> str:
        """What the notice says to a question, with annex and line, or that it says nothing; never empty.

        `asked`: the paths of the fields just asked for. Raises IndexUnavailableError where the index is needed and cannot be opened.
        """
        from assistant.retrieval.answering import answer

        return answer(question, self._search, asked, self._nearest_scene).text

    def _search(self, query: str, n: int, annex: int | None) -> "Sequence[Hit]":
        return self.searcher.search(query, n, annex)

    def _nearest_scene(self, description: str) -> int | None:
        match = self.matcher.match(description, top=1)
        return None if match.abstained else match.candidates[0].number


@dataclass(frozen=True)
class Package:
    """A drafted application: its two copies as .docx, its draft, and what was found."""

    draft: Draft
    working: bytes
    """The copy to work on, with Word comments and 【待补充】 on yellow."""
    clean: bytes
    """The copy to hand in: the same text without comments and colours."""
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    """Labels that the office's own copy of the form does not have."""


def make_package(
    answers: Answers,
    today: date,
    *,
    form: Path | None = None,
    pictures: Path | None = None,
    matcher: "Matcher | None" = None,
    wordings: Mapping[str, FieldHistory] | None = None,
) -> Package:
    """Draft 附件2 from answers and fill the official form.

    `form` is an office's own copy; `pictures` the folder that relative picture paths start from; `wordings` the
    versions of fields that were redrafted or edited. Raises FileError or FormError for a form that cannot be filled.
    """
    from assistant.documents.fill import fill_both
    from assistant.review.checks import review

    drafted = worded(draft(FORM, answers, today), wordings or {})
    findings = review(drafted, answers, matcher)
    working, clean = fill_both(drafted, form, pictures=pictures)
    return Package(drafted, working.document, clean.document, findings, clean.unplaced)


def worded(drafted: Draft, wordings: Mapping[str, FieldHistory]) -> Draft:
    """The draft with the versions in use; a field without any stays as the rules drafted it."""
    if not wordings:
        return drafted
    return Draft(
        drafted.form,
        tuple(in_use(one, wordings[one.path]) if one.path in wordings else one for one in drafted.fields),
    )


def with_own_texts(answers: Answers, wordings: Mapping[str, FieldHistory]) -> Answers:
    """The answers as a file should keep them: a text that a person wrote stands in the place of its facts."""
    written = {path: one.current for path, one in wordings.items()}
    return answers.merged(
        Answers(
            {
                path: Answer(version.text, (Source(f"人工修改（第{version.number}版）"),))
                for path, version in written.items()
                if version is not None and version.by == "person"
            }
        )
    )


def compare(
    store: "Store", application: "Application", reading: "FormReading", understood: "Understood", today: date
) -> "tuple[Difference, ...]":
    """What a filled form has otherwise than an application, beside what its latest drafts had."""
    from assistant.documents.differences import differences

    before = [
        store.draft(application.id, one.number).fields for one in store.drafts(application.id)[:_LATEST]
    ]
    answers = application.session.answers
    drafted = worded(draft(FORM, answers, today), store.wordings(application.id))
    return differences(reading, understood, answers, today, before, drafted)


def take_over(
    store: "Store",
    application: "Application",
    found: "Iterable[Difference]",
    today: date,
    *,
    removals: bool = False,
) -> Session:
    """Keep what differs: a text that was drafted of facts as a person's version of it, all else as answers.

    With `removals` also what the form no longer has. Returns the session that results. Raises StoreError.
    """
    from assistant.documents.differences import taken_over

    given, removed = taken_over(found, removals=removals)
    ruled = draft(FORM, application.session.answers, today).by_path
    texts = {
        path: str(answer.value)
        for path, answer in given.by_path.items()
        if path in ruled and is_drafted(ruled[path]) and isinstance(answer.value, str)
    }
    plain = Answers({path: answer for path, answer in given.by_path.items() if path not in texts})
    session = store.save_answers(application.id, plain, "文件", removed=removed, before=application.session)
    known = store.wordings(application.id)
    for path, text in texts.items():
        history = known.get(path, FieldHistory(path))
        store.save_wording(application.id, history, by_hand(history, ruled[path], text, datetime.now(UTC)))
    return session


@dataclass(frozen=True)
class Gathered:
    """What files of old material gave: facts that a person may take, what was left unread, and files that failed."""

    found: "tuple[Found, ...]"
    notes: tuple[str, ...]
    unread: tuple[FileError, ...]


def gather(files: Iterable[Path], today: date, told: Callable[[Path], None] = lambda path: None) -> Gathered:
    """The facts that files of old material name, by rules alone; a file that cannot be read does not stop the others.

    `told` is called with each file before it is read.
    """
    from assistant.documents.material import read_material
    from assistant.interview.material.finding import find

    materials, unread = [], []
    for path in files:
        told(path)
        try:
            materials.append(read_material(path))
        except FileError as error:
            unread.append(error)
    notes = tuple(note for material in materials for note in material.notes)
    return Gathered(find(materials, today), notes, tuple(unread))
