"""Printed labels: compared however an office typed them, and told from the value written behind them."""

import re
from functools import lru_cache

from assistant.text.sentences import normalise

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、](?!\d))")
_NOTE_MARK = re.compile(r"(?<=[^\d.()\[])\[?\d\]?$")
_REST = re.compile(r"[）)]?(?:\s*[（(][^（）()]*[）)])*(?:\s*[:：])?")
_LONGEST_LABEL = 80


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A label without its number, marks, bracketed hints and colon; for comparing only.

    `企业\\n简介`, `（一）申报主体基本信息`, `生产效率提升*（%）`, `（其他成效指标）` and `申报单位（盖章）：` give
    `企业简介`, `申报主体基本信息`, `生产效率提升`, `其他成效指标` and `申报单位`.
    """
    label = _NUMBER.sub("", normalise(text).replace("*", "").rstrip("_:"))
    while label.endswith(")"):
        opening = _opening(label)
        if opening < 0:
            break
        if opening == 0:
            return label[1:-1]
        label = label[:opening].rstrip(":")
    return label


def is_label(text: str, label: str) -> bool:
    """Whether `text` prints `label`; a typed footnote number behind it does not matter."""
    found, wanted = bare(text), bare(label)
    return bool(wanted) and (found == wanted or _NOTE_MARK.sub("", found) == wanted)


def spellings(text: str) -> tuple[str, ...]:
    """The bare forms under which a printed text may be looked up: as it is, and without a footnote number."""
    found = bare(text)
    return tuple(dict.fromkeys((found, _NOTE_MARK.sub("", found))))


def is_hint(text: str) -> bool:
    """Whether the whole text is one bracketed hint."""
    shown = normalise(text)
    return shown.startswith("(") and shown.endswith(")") and _opening(shown) == 0


@lru_cache(maxsize=4096)
def label_end(text: str, label: str) -> int | None:
    """Where `label`, with its hints and colon, ends at the head of `text`; None where it does not stand there."""
    wanted = bare(label)
    if wanted not in normalise(text[:_LONGEST_LABEL]).replace("*", ""):
        return None
    for end in range(1, min(len(text), _LONGEST_LABEL) + 1):
        head = _NUMBER.sub("", normalise(text[:end]).replace("*", ""))
        if wanted in (head, head.removeprefix("(")):
            rest = _REST.match(text, end + _unit_length(text[end:], label))
            return rest.end() if rest else end
    return None


def begins(text: str, label: str) -> bool:
    """Whether `text` prints `label` and, behind a mark or blank, perhaps a value."""
    end = label_end(text, label)
    return end is not None and (end == len(text) or text[end - 1] in "：:）)" or text[end].isspace())


def _unit_length(after: str, label: str) -> int:
    """How much of `after` are the marks * of the label."""
    return len(after) - len(after.lstrip("*")) if "*" in label else 0


def _opening(text: str) -> int:
    """Index of the bracket that the last character of `text` closes; -1 where there is none."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1
