"""An edited form beside the application it belongs to: what differs, field by field, and what taking it over means."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from assistant.documents.alignment import Alignment, align
from assistant.documents.ink import lines_of
from assistant.documents.layout import LAYOUTS
from assistant.documents.reading import FormReading
from assistant.documents.understood import Understood
from assistant.drafting.draft import Draft, draft
from assistant.forms.answers import Answer, Answers
from assistant.forms.derive import derive
from assistant.forms.values import MISSING_MARK

Kind = Literal["added", "changed", "emptied", "row_gone"]


@dataclass(frozen=True)
class Difference:
    """One field in which a document differs from the application, or a row that it no longer has."""

    path: str
    """In the application; of a row `scenes.1` or `means.0.equipment.2`."""

    label: str
    kind: Kind
    before: str
    """What the application would print."""

    after: str
    place: str
    answer: Answer | None
    """What taking it over puts in; None for what takes something away."""


def differences(
    reading: FormReading,
    understood: Understood,
    answers: Answers,
    today: date,
    printed_before: Iterable[Mapping[str, str]] = (),
    drafted: Draft | None = None,
) -> tuple[Difference, ...]:
    """What a person changed in a form that was drafted from `answers`, in the form's order.

    `drafted`: the draft as it stands, where fields of it were redrafted or edited; that of the answers by default.

    A text that stands as it would be drafted today, or as it stood in one of `printed_before` (texts by path of earlier
    drafts), is no difference; nor is 【待补充】. Pictures are not compared.
    """
    return tuple(_Comparing(reading, understood, answers, drafted, today, tuple(printed_before)).found())


def taken_over(found: Iterable[Difference], *, removals: bool) -> tuple[Answers, tuple[str, ...]]:
    """The answers to put in and, with `removals`, the paths to empty."""
    given: dict[str, Answer] = {}
    removed: list[str] = []
    for one in found:
        if one.answer is not None:
            given[one.path] = one.answer
        elif removals:
            removed.extend(_whole_row(one.path) if one.kind == "row_gone" else (one.path,))
    return Answers(given), tuple(removed)


class _Comparing:
    """What the steps of one comparison share."""

    def __init__(
        self,
        reading: FormReading,
        understood: Understood,
        answers: Answers,
        drafted: Draft | None,
        today: date,
        printed_before: tuple[Mapping[str, str], ...],
    ) -> None:
        self._reading = reading
        self._read = understood.answers
        self._given = answers
        self._answers = derive(answers)
        self._form = reading.form
        self._layout = LAYOUTS[self._form.annex]
        self._drafted = drafted or draft(self._form, answers, today)
        self._before = printed_before

    def found(self) -> Iterator[Difference]:
        order = self._form.order
        changed = sorted(self._changed(), key=lambda one: order(one.path))
        yield from changed
        yield from sorted(self._emptied(), key=lambda one: order(one.path))
        yield from self._rows_gone()

    def _changed(self) -> Iterator[Difference]:
        for one in self._reading.fields:
            answer, path = self._read.get(one.path), self._here(one.path)
            if answer is None or self._is_known(path, one.text, answer):
                continue
            kind: Kind = "changed" if self._answers.get(path) is not None else "added"
            before = self._drafted.text(path) if kind == "changed" else ""
            yield Difference(path, self._form.label_of(path), kind, before, one.text, one.place, answer)

    def _is_known(self, path: str, text: str, answer: Answer) -> bool:
        """Whether the application says the same, or has printed just this."""
        own, shown = self._answers.get(path), lines_of(text)
        if own is not None and (own.value, own.state) == (answer.value, answer.state):
            return True
        if shown == lines_of(self._drafted.text(path)):
            return True
        return any(shown == lines_of(texts[path]) for texts in self._before if path in texts)

    def _emptied(self) -> Iterator[Difference]:
        """Fields that the application answers and the document leaves blank, where a draft had printed something."""
        for blank in self._reading.blank:
            path = self._here(blank)
            if path not in self._given or not self._printed(path):
                continue
            text = self._drafted.text(path)
            yield Difference(path, self._form.label_of(path), "emptied", text, "", "", None)

    def _printed(self, path: str) -> bool:
        latest = next((texts[path] for texts in self._before if path in texts), None)
        text = self._drafted.text(path) if latest is None else latest
        return bool(text) and not text.startswith(MISSING_MARK)

    # -- rows

    @cached_property
    def _rows(self) -> Alignment:
        """The rows of 附表1, each with its copy of 附表2."""
        parts = (self._layout.rows, self._layout.copies)
        read = {key: self._read_text(parts, key) for part in parts for key in self._keys_read(part)}
        known = {key: self._known_text(parts, key) for part in parts for key in self._given.keys(part)}
        return align(read, known)

    @cached_property
    def _inner(self) -> Mapping[str, Alignment]:
        """The rows inside each copy, by the part's path in the document."""
        return {part: self._align_inner(part) for part in self._inner_parts()}

    def _inner_parts(self) -> Iterator[str]:
        names = [
            part.rsplit(".", 1)[1]
            for part in self._form.lists
            if part.startswith(f"{self._layout.copies}.*.")
        ]
        for key in self._rows.keys:
            yield from (f"{self._layout.copies}.{key}.{name}" for name in names)

    def _align_inner(self, part: str) -> Alignment:
        copies, key, name = part.split(".")
        known = f"{copies}.{self._rows.keys[int(key)]}.{name}"
        read_rows = {row: self._read_text((part,), row) for row in self._keys_read(part)}
        known_rows = {row: self._known_text((known,), row) for row in self._given.keys(known)}
        return align(read_rows, known_rows)

    def _here(self, path: str) -> str:
        """A path of the document as a path of the application."""
        keys = path.split(".")
        if keys[0] not in (self._layout.rows, self._layout.copies):
            return path
        found = keys.copy()
        found[1] = str(self._rows.keys.get(int(keys[1]), int(keys[1])))
        if len(keys) > 4:  # means.0.equipment.1.name
            inner = self._inner.get(".".join(keys[:3]))
            found[3] = str(inner.keys.get(int(keys[3]), int(keys[3])) if inner else keys[3])
        return ".".join(found)

    def _rows_gone(self) -> Iterator[Difference]:
        if self._has_table(self._layout.rows):
            for lost in self._rows.gone:
                yield self._gone(f"{self._layout.rows}.{lost}", f"附表1第{lost + 1}行")
        for part, alignment in self._inner.items():
            copies, key, name = part.split(".")
            row = self._rows.keys[int(key)]
            if not self._has_table(f"{copies}.*.{name}"):
                continue
            for gone in alignment.gone:
                label = self._form.lists[f"{copies}.*.{name}"].label
                yield self._gone(f"{copies}.{row}.{name}.{gone}", f"附表2第{row + 1}行·{label}第{gone + 1}行")

    def _gone(self, path: str, label: str) -> Difference:
        part, _, key = path.rpartition(".")
        text = self._known_text((part,), int(key))
        return Difference(path, label, "row_gone", text, "", "", None)

    def _has_table(self, part: str) -> bool:
        """Whether the document has the table of a part at all."""
        return not any(item.pattern.startswith(f"{part}.*.") for item in self._reading.absent)

    def _keys_read(self, part: str) -> tuple[int, ...]:
        """The rows of a part that the document has: with answers, or with 【待补充】."""
        depth = part.count(".") + 1
        paths = (*self._reading.by_path, *self._reading.pending)
        return tuple(sorted({int(path.split(".")[depth]) for path in paths if path.startswith(f"{part}.")}))

    def _read_text(self, parts: Iterable[str], key: int) -> str:
        heads = tuple(f"{part}.{key}." for part in parts)
        return " ".join(one.text for one in self._reading.fields if one.path.startswith(heads))

    def _known_text(self, parts: Iterable[str], key: int) -> str:
        heads = tuple(f"{part}.{key}." for part in parts)
        texts = (one.text for one in self._drafted.fields if one.path.startswith(heads) and not one.missing)
        return " ".join(text for text in texts if text)


def _whole_row(path: str) -> tuple[str, ...]:
    """A row with what belongs to it: a row of 附表1 and its copy of 附表2."""
    return (path, re.sub(r"^scenes\.", "means.", path)) if path.startswith("scenes.") else (path,)
