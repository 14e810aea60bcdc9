"""The parts, made from the settings when they are first needed, and the few things that need several of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.drafting.draft import Draft, draft
from assistant.errors import FileError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.interview.conversation import Interviewer
from assistant.interview.session import Proposal
from assistant.review.findings import Finding
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.interview.by_model.listening import Listener
    from assistant.interview.material.found import Found
    from assistant.matching.matcher import Matcher
    from assistant.retrieval.search import Hit, Searcher
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
    def listener(self) -> "Listener | None":
        """Who listens beside the rules; None where no model is configured."""
        if not self.settings.model_url or not self.settings.model_name:
            return None
        from assistant.interview.by_model.listening import Listener
        from assistant.llm import ChatModel

        key = self.settings.model_key.get_secret_value() if self.settings.model_key else None
        return Listener(
            ChatModel(
                self.settings.model_url,
                self.settings.model_name,
                key,
                timeout=self.settings.model_timeout,
                patience=self.settings.model_patience,
            )
        )

    def propose(self, text: str) -> Sequence[Proposal]:
        """Scenes for a description, best first; none where the matcher abstains."""
        match = self.matcher.match(text, top=3)
        if match.abstained:
            return ()
        return tuple(
            Proposal(one.number, one.name, one.stage, one.probability, one.reason) for one in match.candidates
        )

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
    """A drafted application: the .docx, its draft, and what was found."""

    draft: Draft
    document: bytes
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    """Labels that the office's own copy of the form does not have."""


def make_package(
    answers: Answers,
    today: date,
    *,
    form: Path | None = None,
    comments: bool = True,
    pictures: Path | None = None,
    matcher: "Matcher | None" = None,
) -> Package:
    """Draft 附件2 from answers and fill the official form.

    `form` is an office's own copy; `pictures` the folder that relative picture paths start from. Raises FileError or FormError for a form that cannot be filled.
    """
    from assistant.documents.fill import write_annex02
    from assistant.review.checks import review

    drafted = draft(FORM, answers, today)
    findings = review(drafted, answers, matcher)
    filled = write_annex02(drafted, form=form, comments=comments, pictures=pictures)
    return Package(drafted, filled.document, findings, filled.unplaced)


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
