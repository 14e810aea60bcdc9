"""Telephone numbers as people type and say them: broken up by blanks, an extension said apart, with +86 before."""

import re

from assistant.interview.by_rules.piece import Piece

_FIGURES = "〇零一幺二三四五六七八九"
_AS_DIGITS = str.maketrans(_FIGURES, "001123456789")
_DASHES = str.maketrans("、—–", "---")
_EXTENSION = rf"(?:\s?[，,、]?\s?(?:转|分机|ext\.?|#)\s?(?:[\d{_FIGURES}]{{1,6}})(?![\d点]))"
_STATE = r"(?:\+?8\s?6[\s-]{1,3}|\+86)?"
_MOBILE_SHAPE = rf"{_STATE}1[3-9]\d(?:[- ]?\d){{8}}(?![- ]?\d)"
_LOCAL = r"(?:\d{7,8}|\d{3,4}[ -]\d{3,4})(?!\d)"
"""A number without area code, whole or in two groups (8000 071)"""
_LANDLINE_SHAPE = rf"\(?0\d{{2,3}}\)?[、\s—–-]{{0,2}}{_LOCAL}(?:-\d{{1,4}}(?!\d)|{_EXTENSION})?"
_BARE_SHAPE = rf"\d{{7,8}}(?!\d)(?:-\d{{1,4}}(?!\d)|{_EXTENSION})?"
_MOBILE = re.compile(rf"(?<![\d.]){_MOBILE_SHAPE}", re.IGNORECASE)
_TELEPHONE = re.compile(
    rf"(?<![\d.])(?:{_MOBILE_SHAPE}|{_LANDLINE_SHAPE}|[48]00-?\d{{3}}-?\d{{4}}(?!\d)|{_BARE_SHAPE})",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"^(?:\+?8\s?6[\s-]{1,3}|\+86)(?=1)")
_TAKEN_BACK = re.compile(r"\s*[，,]?\s*(?:不对|错了|[说打写念]错|呃|哦不|啊不|哎不|不不)")
"""Said right behind a number that the next one replaces"""
_PARTS = re.compile(
    r"^(?P<main>.*?\d)(?:\s?[，,、]?\s?(?:转|分机|ext\.?|#)\s?(?P<said>\d{1,6})|(?<=\d{7})-(?P<dashed>\d{1,4}))?$",
    re.IGNORECASE,
)


def telephone(text: str) -> Piece | None:
    """The first telephone number of a stretch, in the form that is kept: 0937-8000065转801."""
    return _found(_TELEPHONE, text)


def mobile(text: str) -> Piece | None:
    """The first mobile number of a stretch."""
    return _found(_MOBILE, text)


def _found(pattern: re.Pattern[str], text: str) -> Piece | None:
    found = pattern.search(text)
    if found and _TAKEN_BACK.match(text, found.end()):
        found = pattern.search(text, found.end()) or found
    return Piece(_written(found[0]), found.start(), found.end()) if found else None


def _written(words: str) -> str:
    """A number in figures, its extension behind 转; what has none stays as it was said."""
    figures = _COUNTRY.sub("", words.translate(_AS_DIGITS).translate(_DASHES))
    parts = _PARTS.match(figures)
    if parts is None:
        return figures
    extension = parts["said"] or parts["dashed"]
    return f"{parts['main']}转{extension}" if extension else figures
