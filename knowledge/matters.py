"""What enterprises ask about the notice, matter by matter: the clauses that answer, or that the notice is silent."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from knowledge.clauses import load as load_clauses
from knowledge.records import DATA, read, record, require


@record
@dataclass(frozen=True)
class Said:
    """Words of the notice."""

    clause: str
    """Its id"""
    quote: str = ""
    """The words of the clause that answer; empty: all of it"""


@record
@dataclass(frozen=True)
class Matter:
    name: str
    asked: str
    """What a question about it says, as a regular expression"""
    also: str = ""
    """What it must say besides"""
    unless: str = ""
    """What it must not say"""
    annexes: tuple[int, ...] = ()
    """Where given, the question must name one of these annexes"""
    lead: str = ""
    says: tuple[Said, ...] = ()
    """With `silent`, where the notice speaks of the matter without answering"""
    silent: bool = False
    ours: str = ""
    """What this program does about it; never a rule of the notice"""
    general: bool = False
    """Tried only where the question means no scene and no cell of a form"""
    whom: bool = False
    """Worth asking the authorities"""

    def fits(self, question: str) -> bool:
        """Whether a question (half-width, without capitals) is about it; the annexes are left to the caller."""
        asked, also, unless = self._forms
        return bool(asked.search(question) and also.search(question)) and not (
            self.unless and unless.search(question)
        )

    def without(self, question: str) -> str:
        """A question without the words that make it one of this matter."""
        asked, also, _ = self._forms
        rest = asked.sub(" ", question)
        return also.sub(" ", rest) if self.also else rest

    @cached_property
    def _forms(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        return re.compile(self.asked), re.compile(self.also), re.compile(self.unless)


@record
@dataclass(frozen=True)
class _Matters:
    matters: tuple[Matter, ...]


@cache
def matters(path: Path = DATA / "matters.yaml") -> tuple[Matter, ...]:
    """In the order in which they are tried.

    Raises ValueError for an unknown key, a name given twice, a wrong expression, an unknown clause, words that a clause
    does not hold, or a matter that neither says anything nor is silent.
    """
    found = read(_Matters, path).matters
    texts = {id: entry.text for id, entry in load_clauses().by_id.items()}
    names: set[str] = set()
    for matter in found:
        require(matter.name not in names, path, f"{matter.name} stands twice")
        names.add(matter.name)
        require(bool(matter.says) or matter.silent, path, f"{matter.name} says nothing and is not silent")
        for said in matter.says:
            require(said.clause in texts, path, f"{matter.name}: no clause {said.clause}")
            held = _bare(said.quote) in _bare(texts[said.clause])
            require(held, path, f"{matter.name}: {said.clause} does not print {said.quote!r}")
        require(_all_valid(matter), path, f"{matter.name} has a wrong expression")
    return found


def _all_valid(matter: Matter) -> bool:
    try:
        matter.fits("")
    except re.error:
        return False
    return True


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
