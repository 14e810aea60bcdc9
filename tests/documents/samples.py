"""Drafts to fill forms with: a whole one from an answers file, one of nothing, one of markers."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assistant.drafting.draft import Draft, DraftedField, draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.derive import derive
from assistant.forms.files import read_answers

TODAY = date(2026, 3, 20)
WHOLE = Path(__file__).with_name("whole.yaml")


def whole() -> Draft:
    """Every label filled, two scenes, narratives near their limits."""
    return draft(FORM, derive(read_answers(FORM, WHOLE)), TODAY)


def nothing() -> Draft:
    """No answer at all."""
    return draft(FORM, Answers(), TODAY)


def marked(rows: Mapping[str, tuple[int, ...]], changed: Mapping[str, str] | None = None) -> Draft:
    """A text of its own in every field: `甲12` …; the last option of a choice; `rows`: keys of repeated parts."""
    paths = [path for item in FORM.fields for path in _paths(item.pattern, "", rows)]
    fields = tuple(
        _field(path, f"甲{number}", changed or {})
        for number, path in enumerate(sorted(paths, key=FORM.order))
    )
    return Draft(FORM, fields)


def field(path: str, text: str, **more: object) -> DraftedField:
    """One drafted field, nothing missing unless `more` says so."""
    return DraftedField(
        path, FORM.field(path), text, **{"missing": False, "declined": False, "zi": 0, **more}
    )


def _field(path: str, marker: str, changed: Mapping[str, str]) -> DraftedField:
    item = FORM.field(path)
    if path in changed:
        return field(path, changed[path])
    if item.kind == "pictures":
        return field(path, "")
    if item.nature.options:
        return field(path, item.nature.options[-1])
    return field(path, marker)


def _paths(pattern: str, done: str, rows: Mapping[str, tuple[int, ...]]) -> list[str]:
    head, star, rest = pattern.partition(".*.")
    if not star:
        return [f"{done}{head}"]
    part = f"{done}{head}"
    keys = rows.get(part, rows.get(_pattern(part), (0,)))
    return [path for key in keys for path in _paths(rest, f"{part}.{key}.", rows)]


def _pattern(part: str) -> str:
    """The pattern under which a part's rows may be given for all of its parents at once."""
    return ".".join("*" if step.isdigit() else step for step in part.split("."))
