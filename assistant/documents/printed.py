"""Printed labels: compared however an office typed them, and told from the value written behind them."""

import re
from functools import lru_cache

from assistant.text.sentences import normalise
from knowledge.notice import lines

_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十\d]{1,3}(?:部分|章|节)[、:.]?"
    r"|\(?\d{1,2}\)|\d{1,2}(?:\.\d{1,2})+(?=[^\d.])|\d+[.、](?!\d))"
)
_NUMBER_APART = re.compile(r"^\s*\d{1,2}\s+(?=\D)")
"""A number that only a blank parts from what it counts, before blanks are taken out."""
_NOTE_MARK = re.compile(r"(?<=[^\d.()\[])\[?\d\]?$")
_REST = re.compile(r"[）)]?(?:\s*[（(][^（）()]*[）)])*(?:\s*[:：])?")

_GOES_ON = re.compile(r"[（(]\s*(?:续表?|同上[页表]?)\s*[）)]\s*$")
"""What an office prints behind the head of a table that goes on, and in a cell whose text stands above."""

_LONGEST_LABEL = 80
_ANNEX = re.compile(r"附件(\d+)")
_ASKS = re.compile(r"\((?:请|填|可|注|如|例|选|限|不超过|按|格式|说明|此|参考|\d+字)")
_ZI = re.compile(r"\d字")
_MONEY = re.compile(r"[（(]\s*(?:单位\s*[:：]\s*)?([千百十]?万?亿?元)\s*[）)]")
_OPEN_DATE = re.compile(r"年?月?日?")
_BEFORE_COLON = re.compile(r"\s*([^：:，。；\n]{2,40})[：:]\s*\S")
_SHORT_LINE = 8
_MOST_BREAKS = 8
_PART_OF_LINE = 8
"""Characters from which a text found inside a printed line counts as printed; a shorter one must be a whole line."""


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A label without its number (一、 （二） 1.1 第二部分), marks, bracketed hints and colon; for comparing only.

    `企业\\n简介`, `（一）申报主体基本信息`, `生产效率提升*（%）`, `（其他成效指标）` and `申报单位（盖章）：` give
    `企业简介`, `申报主体基本信息`, `生产效率提升`, `其他成效指标` and `申报单位`.
    """
    label = unnumbered(text).rstrip("_:")
    while label.endswith(")"):
        opening = _opening(label)
        if opening < 0:
            break
        if opening == 0:
            return label[1:-1]
        label = label[:opening].rstrip(":")
    return label


def unnumbered(text: str) -> str:
    """A text without the number before it and marks *; for comparing only."""
    return _NUMBER.sub("", normalise(_NUMBER_APART.sub("", text)).replace("*", ""))


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


def is_printed(text: str, annex: int | None = None) -> bool:
    """Whether the notice itself, or one annex, prints every line of a text: labels, hints, the example, the promise."""
    known, whole = _notice(annex)
    shown = [_compared(line) for line in text.split("\n")]
    return "".join(shown) in known or all(
        not line
        or line in known
        or _OPEN_DATE.fullmatch(line)
        or (len(line) >= _PART_OF_LINE and line in whole)
        for line in shown
    )


def without_see_above(text: str) -> str:
    """A text without the bracket at its end that only says it goes on, or stands on the page before: `附表1（续）`."""
    return _GOES_ON.sub("", text)


def money_unit(label: str) -> str:
    """The unit of money that a label prints in brackets, empty where it prints none."""
    found = _MONEY.search(label)
    return found[1] if found else ""


def asks(text: str, hint: str) -> bool:
    """Whether a whole text is a bracketed hint, and no answer: the one that the form prints, or an office's own."""
    return is_hint(text) and (_is_hint_of(text, hint) or bool(_ASKS.match(normalise(text))))


def _is_hint_of(text: str, hint: str) -> bool:
    shown, printed = normalise(text), normalise(hint)
    inside = shown[1:-1]
    part = (len(inside) >= _PART_OF_LINE or _ZI.search(inside)) and inside[:12] in printed
    return bool(printed) and (printed[:12] in shown or bool(part))


def answer_in(text: str, hint: str) -> str:
    """A text without the form's printed hint before and behind it."""
    text = "" if asks(text, hint) else text.strip()
    while text:
        start, end = _first_bracket(text), _last_bracket(text)
        if start and _is_hint_of(text[:start], hint):
            text = text[start:].strip()
        elif end < len(text) and _is_hint_of(text[end:], hint):
            text = text[:end].strip()
        else:
            break
    return text


def _first_bracket(text: str) -> int:
    """Where the bracket that opens a text is closed again; 0 where none opens it."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char in "（(") - (char in "）)")
        if depth <= 0:
            return at + 1 if at else 0
    return 0


def _last_bracket(text: str) -> int:
    """Where the bracket that ends a text opens; the text's length where none ends it."""
    if not text.endswith(("）", ")")):
        return len(text)
    at = _opening(text.replace("（", "(").replace("）", ")"))
    return at if at > 0 else len(text)


@lru_cache(maxsize=16)
def _notice(annex: int | None) -> tuple[frozenset[str], str]:
    """The lines of the notice, or of one annex, as compared, and all of them as one text.

    A label that the notice breaks into short lines (真实性⏎承诺) is there as one line too.
    """
    found: list[str] = []
    inside = annex is None
    for line in lines():
        if annex is not None and (head := _ANNEX.fullmatch(line.strip())):
            inside = int(head[1]) == annex
        if inside and (shown := _compared(line)):
            found.append(shown)
    broken = (
        "".join(found[at : at + count])
        for at in range(len(found))
        for count in range(2, _MOST_BREAKS)
        if all(len(line) <= _SHORT_LINE for line in found[at : at + count])
    )
    return frozenset([*found, *broken]), "".join(found)


def _compared(line: str) -> str:
    """A printed line without blanks, widths, marks of a blank and what may stand between number and title."""
    return normalise(line).replace("_", "").replace(":", "")


@lru_cache(maxsize=4096)
def label_end(text: str, label: str) -> int | None:
    """Where `label`, with its hints and colon, ends at the head of `text`; None where it does not stand there."""
    wanted = bare(label)
    if wanted not in normalise(text[:_LONGEST_LABEL]).replace("*", ""):
        return None
    for end in range(1, min(len(text), _LONGEST_LABEL) + 1):
        head = unnumbered(text[:end])
        if wanted in (head, head.removeprefix("(")):
            rest = _REST.match(text, end + _unit_length(text[end:], label))
            return rest.end() if rest else end
    return None


def label_before_colon(text: str) -> str:
    """The bare label that stands before a value in one paragraph or cell: `成立时间` of `成立时间：2004年8月`; else empty."""
    found = _BEFORE_COLON.match(text)
    return bare(found[1]) if found else ""


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
