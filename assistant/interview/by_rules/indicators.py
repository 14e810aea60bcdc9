"""整体建设成效 as people list it: short names with a value each (效率16；资源7.5；研制 /), or bare values in order.

A list is read wherever it stands, when most of it plainly is one: the answer may come a question late.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules.lacking import NOTHING_SAID
from assistant.interview.by_rules.mentions import plain_label
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.shares import OUTCOME, signed_share, unchanged
from knowledge.field_names import field_names

OTHERS = f"{OUTCOME}others"
_PART = re.compile(r"(?:[^；;，,、。！!\n]|(?<=\d),(?=\d{3}(?!\d)))+")
_BLANK = re.compile(r"\s+(?=[^\s\d/／+＋±—-])|(?<=[\d%/无])\s+(?=[\d/无])")
_NUMBER = r"[+＋±\-−－]?\s?\d+(?:\.\d+)?\s?(?:%|家)?"
_NONE = r"/|／|—+|-+|无|没有?|不涉及|不适用|[nN]/?[aA]|(?:没有?|不|未|无此)统计"
_SAID = re.compile(
    rf"\s*(?P<label>[^\d\s:：+＋±\-−/／—%()（）]*?[^\d\s:：+＋±\-−/／—%()（）的](?![A-Za-z])|[^\d\s]*[A-Za-z](?=[\s:：+＋/／—-]|[无没不]))?的?\s?[:：]?\s*"
    rf"(?:(?P<number>{_NUMBER})|(?P<none>{_NONE})|(?P<same>(?:基本|大体|[没无莫未]|持平|不变|一样)[^\d]{{0,12}}(?:写|填|算|记|按)[成为]?\s?(?:0|零)))\s*(?:[(（][^()（）]*[)）])?\s*"
)
_LEAD = re.compile(r"^[^：:\d]{0,12}(?:个|项|指标|顺序|如下|补上?)[：:]")
_CHANGE = re.compile(
    r"(?:的|都|也)?(?:提升|提高|增加|增长|上升|下降|降低|减少|缩短|降|减|提|升|涨|长|到|了|是|为)+$"
)
_FEWEST, _MOST_OF = 4, 0.6
"""A message is a list of indicators when this many of its parts, and this share of them, are"""


@dataclass(frozen=True)
class _Said:
    """A part of the message that says an indicator: its path (empty for a bare value), its words, its place."""

    path: str
    words: str
    start: int
    end: int


def read_indicators(reading: Reading) -> None:
    """Take the indicators that a message lists."""
    asked = tuple(path for path in reading.asked if path.startswith(OUTCOME) and path != OTHERS)
    parts = list(_parts(reading, asked))
    said = [one for one in parts if one is not None]
    listed = not reading.telling and len(asked) > 1
    long = len(said) >= _FEWEST and len(said) >= _MOST_OF * len(parts) and all(one.path for one in said)
    if not (listed or long):
        return
    if any(not one.path for one in said):
        said = _in_order(parts, asked)
    for one in said:
        if one.path and not reading.taken(one.path) and reading.free(one.start, one.end):
            reading.take(one.path, one.words, one.start, one.end)


def _parts(reading: Reading, asked: Sequence[str]) -> Iterator[_Said | None]:
    """Each part of the message, None where it says no indicator."""
    lead = _LEAD.match(reading.heard)
    open_name = False
    for start, end in _spans(reading.heard, lead.end() if lead else 0):
        part = reading.heard[start:end]
        found = _SAID.fullmatch(part) if not open_name else None
        open_name = (
            found is None
            and reading.heard[end : end + 1] == "、"
            and bool(indicator_of(part.split()[-1], asked))
        )
        path = indicator_of(found["label"] or "", asked) if found else None
        if found is None or path is None:
            yield None
        else:
            yield _Said(path, _words(path, found, part), start, end)


def _spans(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Start and end of each part; one that says several, with blanks between, is cut there."""
    for part in _PART.finditer(text, begin):
        if not part[0].strip():
            continue
        cuts = [blank.end() for blank in _BLANK.finditer(text, part.start(), part.end())]
        several = list(itertools.pairwise([part.start(), *cuts, part.end()]))
        said = all(_SAID.fullmatch(text[start:stop]) for start, stop in several)
        for start, stop in several if said and not _SAID.fullmatch(part[0]) else [part.span()]:
            bare = text[start:stop].strip()
            at = text.index(bare, start)
            yield at, at + len(bare)


def _words(path: str, found: re.Match[str], part: str) -> str:
    if found["none"]:
        return NOTHING_SAID
    if found["same"]:
        return "0" if unchanged(part) else ""
    item = FORM.field(path) if path else None
    number = re.sub(r"[\s+＋±]", "", found["number"])
    return signed_share(number, item, part) if item and item.kind != "count" else number.lstrip("-−－")


def _in_order(parts: Sequence[_Said | None], asked: Sequence[str]) -> list[_Said]:
    """Bare values by their place among what was asked (84；91；效率16；…), where every name stands in its place too."""
    if len(parts) != len(asked):
        return []
    found = []
    for one, path in zip(parts, asked, strict=True):
        if one is None or one.path not in ("", path):
            return []
        found.append(_Said(path, one.words.lstrip("-−－") if not one.path else one.words, one.start, one.end))
    return found


def indicator_of(label: str, asked: Sequence[str] = ()) -> str | None:
    """The indicator that a short name means: one of those asked, else of all; empty for no name at all."""
    bare = label.strip(" ：:")
    if not bare:
        return ""
    bare = _CHANGE.sub("", bare) or bare
    known = _names().get(bare.lower(), "")
    if known in asked or (known and not asked):
        return known
    near = {path for name, path in _names().items() if name.startswith(bare.lower()) and len(bare) > 1}
    fitting = [path for path in asked if path in near] or ([known] if known else sorted(near))
    return fitting[0] if len(fitting) == 1 else None


@cache
def _names() -> Mapping[str, str]:
    """Path by each name of an indicator, in lower case."""
    found: dict[str, str] = {}
    for item in FORM.fields:
        if item.pattern.startswith(OUTCOME) and item.pattern != OTHERS:
            for name in (*field_names().get(item.pattern, ()), plain_label(item)):
                found[_CHANGE.sub("", name.lower()) or name.lower()] = item.pattern
                found[name.lower()] = item.pattern
    return found
