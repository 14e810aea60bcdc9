"""The labels that may stand in the lines of one section, as they are looked for in a line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from assistant.documents.form_labels import FormLabels
from assistant.documents.printed import bare, spellings
from assistant.forms.fields import FormField
from assistant.text.sentences import normalise

_SHORTEST_PREFIX = 2


@dataclass(frozen=True)
class Word:
    """A label that may stand in a line."""

    spelling: str
    item: FormField | None = None
    """The field whose label it is; None for an owner."""

    owner: str = ""
    """The owner's label as the form prints it."""

    short: bool = False
    """Whether it is a field's label only behind its owner: 门类."""

    renamed: bool = False
    """Whether it is not the form's own word."""

    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        letters = r"\s*".join(map(re.escape, self.spelling))
        unit = re.escape(_tail(self.item.label)) if self.item is not None else ""
        own = rf"(?:\s*{unit})?" if unit else ""
        pattern = rf"{letters}\s*\*{{0,2}}(?:(?:\s*\([^()]*\))*\s*(?P<colon>:)|{own}(?=[\s_:(（]|$))"
        object.__setattr__(self, "pattern", re.compile(pattern))


@dataclass(frozen=True)
class Found:
    """A label in a folded line, up to where its value begins."""

    word: Word
    start: int
    end: int
    strong: bool
    """Whether a colon stands behind it."""


class Vocabulary:
    """The labels that may stand in the lines of one section."""

    def __init__(self, labels: FormLabels, items: Sequence[FormField]) -> None:
        self._labels = labels
        found = dict.fromkeys((*self._of_owners(items), *self._of_fields(items), *self._short(items)))
        self._words = sorted(found, key=lambda word: -len(word.spelling))

    def owner_of(self, text: str) -> str:
        """The owner whose label a text prints, as the form prints it; else empty."""
        owners = (word for word in self._words if word.item is None)
        return next((word.owner for word in owners if bare(text) == word.spelling), "")

    def is_label(self, text: str) -> bool:
        """Whether a text is the label of a field of the form, wherever it may stand."""
        return any(found in self._labels.all for found in spellings(text))

    def fields_at(self, text: str, at: int) -> Iterator[Found]:
        """The labels of fields that stand at a position of a folded text, the longest first."""
        return self._at(text, at, (word for word in self._words if word.item is not None))

    def owner_at(self, text: str, at: int) -> Found | None:
        """The label of an owner that stands at a position of a folded text."""
        return next(self._at(text, at, (word for word in self._words if word.item is None)), None)

    def holds_label(self, text: str) -> bool:
        """Whether a label with a colon stands anywhere in a folded text, brackets apart."""
        outside = re.sub(r"\([^()]*\)", "", text)
        known = (word for word in self._words if not word.short)
        return any(found["colon"] for word in known for found in word.pattern.finditer(outside))

    def _at(self, text: str, at: int, words: Iterable[Word]) -> Iterator[Found]:
        for word in words:
            if found := word.pattern.match(text, at):
                yield Found(word, at, found.end(), bool(found["colon"]))

    def _of_owners(self, items: Sequence[FormField]) -> Iterator[Word]:
        for owner in dict.fromkeys(filter(None, map(self._labels.owner, items))):
            for spelling in dict.fromkeys((bare(owner), *bare(owner).split("/"))):
                yield Word(spelling, owner=owner)

    def _of_fields(self, items: Sequence[FormField]) -> Iterator[Word]:
        for item in items:
            owner = self._labels.owner(item)
            for number, word in enumerate(self._labels.words(item)):
                yield Word(bare(word), item, owner, renamed=number > 0)

    def _short(self, items: Sequence[FormField]) -> Iterator[Word]:
        """The labels of an owner's fields without the word that all of them begin with."""
        for owner in dict.fromkeys(filter(None, map(self._labels.owner, items))):
            own = [item for item in items if self._labels.owner(item) == owner]
            prefix = _common_start([bare(item.label) for item in own])
            if len(own) > 1 and len(prefix) >= _SHORTEST_PREFIX:
                for item in own:
                    yield Word(bare(item.label).removeprefix(prefix), item, owner, short=True, renamed=True)


def _common_start(texts: Sequence[str]) -> str:
    """What all the texts begin with."""
    alike = takewhile(lambda chars: len(set(chars)) == 1, zip(*texts, strict=False))
    return "".join(chars[0] for chars in alike)


def _tail(label: str) -> str:
    """The bracket that ends a label, as it is compared: `(万元)`."""
    found = re.search(r"\([^()]*\)$", normalise(label))
    return found[0] if found else ""


def folded(text: str) -> str:
    """A line in which each character stands where it stood, in one width; labels are looked for in it."""
    return "".join(_fold(char) for char in text)


def _fold(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char
