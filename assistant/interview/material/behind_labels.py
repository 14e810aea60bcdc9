"""Facts that stand behind a label: in cells of a filled form, in tables, in lines that read `label：value`.

Only what is given counts: 无, 不涉及 and 【待补充】 in a file say nothing about this application.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source
from assistant.forms.fields import FormField
from assistant.forms.values import MISSING_MARK, read_answer
from assistant.interview.by_rules.understanding import understand
from assistant.interview.material.found import Found, Trust
from assistant.interview.material.passages import Filled, Passage
from assistant.interview.material.tabulated import Entry, inline
from assistant.interview.session import Session
from assistant.rules.shares import doubtful_share
from assistant.text.sentences import split_sentences
from knowledge.aliases import find_alias
from knowledge.catalogue import find_scene

LOOSE = frozenset({"narrative", "lines", "pictures", "stage", "scene", "line", "industry"})
"""Kinds that only a label or heading tells: any words would do for them."""

_LONG = frozenset({"narrative", "lines"})
_HINT = re.compile(r"^[（(].*[）)]$", re.DOTALL)
_BLANKS = re.compile(r"[_＿xX×*\s/／—-]+")
_PARTS = re.compile(r"\t+|\s{2,}|[；;，,。](?=\s*[^：:；;，,。\s]{2,16}\s*[：:])")
"""Between the parts of a line such as `联系人：何静怡，手机：139…`."""


def of_form(piece: Filled) -> Iterator[Found]:
    """The fact of a filled cell of 附件2."""
    item = FORM.field(piece.path)
    text = _without_missing(piece.text) if item.kind == "narrative" else piece.text
    if MISSING_MARK in text:
        return
    raw: str | tuple[str, ...] = tuple(text.splitlines()) if item.kind == "lines" else text
    answer = _answer(item, raw, f"{piece.file} {piece.place}", text)
    if answer is not None:
        yield Found(piece.path, answer, text, text, piece.file, piece.place, Trust.FORM)


def _without_missing(text: str) -> str:
    """A narrative without the sentences that a draft left open."""
    if MISSING_MARK not in text:
        return text
    return "".join(one for one in split_sentences(text) if MISSING_MARK not in one)


def of_entry(entry: Entry, file: str, today: date) -> Iterator[Found]:
    """The fact of a label and its value, none where the value cannot be the field's."""
    path = entry.path
    if path == "basics.scene" and find_scene(entry.text) is None and find_alias(entry.text) is None:
        path = "cover.scene_name"
    item = FORM.field(path)
    text = entry.text if item.kind in _LONG else " ".join(entry.text.split())
    if _HINT.match(text) or _BLANKS.fullmatch(text) or MISSING_MARK in text:
        return
    written = f"{text}%" if item.nature.unit == "%" and re.fullmatch(r"-?[\d,.]+", text) else text
    origin = f"{file} {entry.place}"
    answer = _answer(item, written, origin, entry.quote)
    answer = answer or _understood(item, path, written, Source(origin, entry.quote), today)
    if answer is None:
        return
    doubt = entry.doubt or _doubtful(item, answer, text)
    trust = Trust.PRINTED if entry.printed else Trust.EVERYDAY
    yield Found(path, answer, written, entry.quote, file, entry.place, trust, doubt)


def _understood(item: FormField, path: str, text: str, source: Source, today: date) -> Answer | None:
    """What the interview understands where the value alone cannot be read: 0938-2700016（办公室）, 私营."""
    if item.kind in LOOSE or item.kind in ("month", "period") or len(text) > 200:
        return None
    session = Session(asked=(path,), topic="people")
    for update in understand(text, session, today).updates:
        if update.path == path and update.answer.state == "given":
            return replace(update.answer, sources=(source,))
    return None


def _answer(item: FormField, raw: str | tuple[str, ...], origin: str, quote: str) -> Answer | None:
    """The given answer that raw words read as; None for anything else, and for 去年3月: nobody knows of which year."""
    try:
        answer = read_answer(item, raw, Source(origin, "" if item.kind in _LONG else quote))
    except AssistantError:
        return None
    return answer if answer is not None and answer.state == "given" else None


def _doubtful(item: FormField, answer: Answer, text: str) -> str:
    share = answer.value if item.nature.unit == "%" and isinstance(answer.value, Decimal) else None
    return (doubtful_share(share, text) or "") if share is not None else ""


def of_lines(passages: Iterable[Passage], file: str, today: date) -> Iterator[tuple[Found, Passage]]:
    """Lines that read `label：value`."""
    group = ""
    for passage in passages:
        for part in _PARTS.split(passage.text):
            entry = inline(part, passage.place, group)
            if entry is None or (len(entry.text) > 200 and FORM.field(entry.path).kind not in _LONG):
                continue
            group = _group_of(entry.path, group)
            for found in of_entry(entry, file, today):
                yield found, passage


def _group_of(path: str, before: str) -> str:
    for group in ("enterprise.contact", "enterprise.representative", "basics.supplier"):
        if path.startswith(group):
            return group
    return before
