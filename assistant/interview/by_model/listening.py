"""A model reads one message; what it says is checked word by word, and only what stands in the message is heard.

Listener(model).hear(message, session, today) → Heard; `reconciling` joins it with what the rules read.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer
from assistant.forms.fields import pattern_of
from assistant.forms.values import plain
from assistant.interview.by_model.checking import check
from assistant.interview.by_model.grounds import Message, Span, sentence_spans
from assistant.interview.by_model.heard import Heard
from assistant.interview.by_model.offers import Offer, columns_of, described, name_of, offer
from assistant.interview.by_model.shapes import shape_of
from assistant.interview.by_rules.spoken import breaths
from assistant.interview.session import Session
from assistant.llm import Filler
from assistant.model_replies import Seen
from knowledge.field_names import field_names
from prompts import render

_MOST_KNOWN, _LONGEST_KNOWN = 12, 40
_YEARLY = "三年数字"
_PARTS = (
    ("enterprise.years", _YEARLY), ("enterprise.contact", "人员"), ("enterprise.representative", "人员"),
    ("basics.supplier", "人员"), ("enterprise", "企业"), ("basis", "企业"), ("basics.outcomes", "整体成效（百分数）"),
    ("cover.address", "建设"), ("basics", "建设"), ("", "其他"),
)  # fmt: skip
_CELLS = {
    "kind": "种类",
    "name": "名称",
    "model": "规格型号",
    "supplier": "供应商",
    "note": "备注",
    "application": "用来做什么",
}


class Listener:
    """Reads messages by a model."""

    def __init__(self, model: Filler) -> None:
        self._model = model

    def hear(self, message: str, session: Session, today: date, seen: Seen | None = None) -> Heard:
        """What the message says, in one call. `session.turn` already counts the message.

        `seen` is given the model's answer as it grows: raw, unchecked. Raises ModelError where the model gives no
        usable answer; the rules answer alone then.
        """
        offered = offer(session, today)
        pieces = tuple(numbered(message))
        filled = self._model.fill(
            system=render("listener"),
            user=_request(message, pieces, offered, session, today),
            shape=shape_of(offered),
            seen=seen,
        )
        heard = check(filled.value, offered, pieces, Message(message, today), session)
        return replace(heard, spent=filled.spent)


def numbered(message: str) -> Iterator[Span]:
    """The stretches of a message that are numbered for the model: sentences, and the parts of one that runs on."""
    for start, end in sentence_spans(message):
        at = start
        for part in breaths(message[start:end]):
            first = message.find(part, at, end)
            at = first + len(part)
            yield first, at


def _request(message: str, pieces: tuple[Span, ...], offered: Offer, session: Session, today: date) -> str:
    fence = _fence(message)
    lines = [f"[{number}] {message[slice(*span)]}" for number, span in enumerate(pieces, start=1)]
    return render(
        "one_message",
        today=today.isoformat(),
        asked="\n".join(_asked(offered)) or "- 请对方用自己的话讲讲做了什么",
        others="\n".join(_grouped(offered)),
        columns="\n".join(f"- {described(path)}" for path in offered.columns.values()),
        known=_known(message, offered, session),
        fence=fence,
        message="\n".join(lines),
    )


def _asked(offered: Offer) -> Iterator[str]:
    for path in offered.asked.values():
        yield f"- {described(path)}"
    for name, path in offered.columns.items():
        if path in offered.asked_columns and not offered.telling:
            yield f"- {name}（讲述）"
    for name, path in offered.tables.items():
        cells = "、".join(f"{key}{_CELLS[key]}" for key in columns_of(path))
        yield f"- {name}：写在rows里，每件一条，table写“{name}”，{cells}；没说的写null，照抄消息里的字"


def _grouped(offered: Offer) -> Iterator[str]:
    """The other short fields, a line for each part of the form; those of three years once, with the years."""
    groups: dict[str, list[str]] = {}
    for name, path in offered.others.items():
        title = next(title for start, title in _PARTS if path.startswith(start))
        options = described(path) if FORM.field(path).kind == "choice" else name
        groups.setdefault(title, []).append(name[5:] if ".years." in path else options)
    for title, names in groups.items():
        if title == _YEARLY:
            years = "/".join(f"{year}年" for year in offered.years)
            shown = "/".join(dict.fromkeys(names))
            yield f"- {title}：{years}的{shown}（写成“{offered.years[0]}年{names[0]}”）"
        else:
            yield f"- {title}：{'、'.join(names)}"


def _known(message: str, offered: Offer, session: Session) -> str:
    """What is written down already of the fields asked for, or named in the message: what a correction may mean."""
    paths = [path for path in session.asked if path in session.answers]
    paths += [path for path in offered.short.values() if path in session.answers and _named(path, message)]
    lines = [
        f"- {name_of(path)}：{told}"
        for path in dict.fromkeys(paths)
        if (told := _flat(session.answers.get(path)))
    ]
    if not lines:
        return ""
    return "\n".join(["已经记下的（消息改正它才再写）：", *lines[:_MOST_KNOWN], ""])


def _named(path: str, message: str) -> bool:
    names: Iterable[str] = (name_of(path), *field_names().get(pattern_of(path), ()))
    return any(name in message for name in names)


def _flat(answer: Answer | None) -> str:
    told = "；".join(plain(fact) for fact in answer.facts) if answer else ""
    return told if len(told) <= _LONGEST_KNOWN else told[: _LONGEST_KNOWN - 1] + "…"


def _fence(message: str) -> str:
    """A line the message cannot contain: whoever writes it would have to know the digest of what they write."""
    return f"=====消息 {hashlib.sha256(message.encode('utf-8', 'replace')).hexdigest()[:16]}====="
