"""Where words stand in a message, whatever the widths, blanks, marks and capitals they were copied with."""

import re

from assistant.text.widths import half_width

_MARKS = str.maketrans(
    {
        **dict.fromkeys("，、﹐､", ","),
        **dict.fromkeys("；﹔", ";"),
        **dict.fromkeys("。｡", "."),
        **dict.fromkeys("—–―－﹣−~～", "-"),
        **{"！": "!", "？": "?", "：": ":", "【": "[", "】": "]", "〔": "[", "〕": "]", "＝": "="},
    }
)
_NO_CHARACTER = frozenset("\u200b\u200c\u200d\u2060\ufeff\"“”„‟＂「」『』‘’＇'")
"""Quotation marks too: a model sets them where it copies a name"""
_EDGES = ",.;:!?()[]…·-"
_WORD = re.compile(r"[0-9a-z]")


def locate(words: str, text: str) -> tuple[int, int] | None:
    """Start and end in `text` of the first place where `words` stand; None where they do not.

    Figures and letters stand there only whole: 5 does not stand in 520人 or in 3.5亿.
    """
    wanted = "".join(char for char, _ in _folded(words)).strip(_EDGES)
    if not wanted:
        return None
    folded = list(_folded(text))
    plain = "".join(char for char, _ in folded)
    at = plain.find(wanted)
    while at >= 0:
        start, end = folded[at][1], folded[at + len(wanted) - 1][1] + 1
        if not _cuts(text.lower(), start, end):
            return start, end
        at = plain.find(wanted, at + 1)
    return None


def stands(words: str, text: str) -> bool:
    """Whether `words` stand in `text`."""
    return locate(words, text) is not None


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters two stretches share."""
    return max(min(one[1], other[1]) - max(one[0], other[0]), 0)


def _folded(text: str) -> list[tuple[str, int]]:
    """The characters that count, in one spelling, with their places."""
    marks = half_width(text).translate(_MARKS)
    return [
        (low if len(low := char.lower()) == 1 else char, place)
        for place, char in enumerate(marks)
        if not char.isspace() and char not in _NO_CHARACTER
    ]


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends in the middle of a number or a word of letters."""
    half = half_width(text)
    left = half[max(start - 2, 0) : start]
    right = half[end : end + 2]
    first, last = half[start], half[end - 1]
    return _joined(left[::-1], first) or _joined(right, last)


def _joined(outside: str, inside: str) -> bool:
    """Whether what stands outside goes on with the same number or word; `outside` reads away from the stretch."""
    if not _WORD.fullmatch(inside) or not outside:
        return False
    same = str.isdigit if inside.isdigit() else str.isalpha
    near = outside[0]
    if near.isascii() and same(near):
        return True
    return inside.isdigit() and near == "." and outside[1:].isdigit()
