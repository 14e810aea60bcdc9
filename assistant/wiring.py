"""The parts, made from the settings when they are first needed, and the few things that need several of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.drafting.draft import Draft, draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.interview.conversation import Interviewer
from assistant.interview.session import Proposal
from assistant.review.findings import Finding
from assistant.settings import Settings

if TYPE_CHECKING:
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
        """The interview, with matcher and search behind it."""
        return Interviewer(self.propose, self.lookup)

    def propose(self, text: str) -> Sequence[Proposal]:
        """Scenes for a description, best first; none where the matcher abstains."""
        match = self.matcher.match(text, top=3)
        if match.abstained:
            return ()
        return tuple(
            Proposal(one.number, one.name, one.stage, one.probability, one.reason) for one in match.candidates
        )

    def lookup(self, question: str) -> str:
        """What the notice says to a question, with annex and line; empty where nothing is near."""
        return "\n".join(cited(hit) for hit in self.searcher.search(question, n=2))


def cited(hit: "Hit") -> str:
    """A clause in a reply: its words, then where it stands."""
    text = re.sub(r"\s+", " ", hit.text)
    shown = text if len(text) <= 220 else text[:219] + "…"
    return f"通知里写的是：{shown}（附件{hit.annex}“{hit.heading}”，通知原文第{hit.line}行）"


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
