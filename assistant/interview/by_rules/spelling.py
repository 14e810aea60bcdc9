"""Words of the form that an input method spelt with other characters of the same sound: 负摘率, 联网绿, 投姿."""

import re
from collections.abc import Mapping
from functools import cache

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules.mentions import plain_label
from knowledge.catalogue import scenes, stages
from knowledge.field_names import field_names

_SHORTEST = 3
_LONGEST = 1500
_SHORT_ONES = ("投资", "成立", "下降", "提升", "联网", "供应")
"""Words of two characters that no other word sounds like"""


def respelled(text: str) -> str:
    """The text with such words as the form has them; its length stays the same."""
    if len(text) > _LONGEST:
        return text  # pasted, and spelt before
    chars = list(text)
    sounds: list[str] | None = None
    for term, spoken in _terms().items():
        if term in text or not any(char in text for char in term):
            continue
        if sounds is None:
            sounds = _sounds(text)
        for start in range(len(text) - len(term) + 1):
            end = start + len(term)
            if (
                tuple(sounds[start:end]) == spoken
                and _shares(text[start:end], term)
                and not _inside_term(text, start, end)
            ):
                chars[start:end] = term
    return "".join(chars)


def _inside_term(text: str, start: int, end: int) -> bool:
    """Whether a window overlaps a term that is spelt as it should be: 建设起 of 建设起止日期 is no slip for 建设期."""
    spans = (
        found.span() for term in _terms() if term in text for found in re.finditer(re.escape(term), text)
    )
    return any(a < end and start < b and b - a >= end - start for a, b in spans)


def _shares(window: str, term: str) -> bool:
    """Whether most characters are the same: a slip, and not another word."""
    same = sum(a == b for a, b in zip(window, term, strict=True))
    return same * 2 >= len(term) and all("\u4e00" <= char <= "\u9fff" for char in window)


def _sounds(text: str) -> list[str]:
    """The syllable of each character, without its tone; other characters as they are."""
    from pypinyin import Style, lazy_pinyin

    return [
        lazy_pinyin(char, style=Style.NORMAL)[0] if "\u4e00" <= char <= "\u9fff" else char for char in text
    ]


@cache
def _terms() -> Mapping[str, tuple[str, ...]]:
    names = {name for known in field_names().values() for name in known}
    names |= {plain_label(item) for item in FORM.fields}
    names |= {one.name for one in scenes()} | {one.name for one in stages()}
    chosen = sorted(
        name for name in names if len(name) >= _SHORTEST and all("\u4e00" <= c <= "\u9fff" for c in name)
    )
    return {name: tuple(_sounds(name)) for name in (*chosen, *_SHORT_ONES)}
