"""Labels with their values in one line, told apart: `企业名称：甲公司　成立时间：2004年6月`, `联系人：姓名 白露 电话 0934`.

What cannot be told with certainty is not told at all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.documents.printed import bare
from assistant.documents.relaid.vocabulary import Found, Vocabulary, folded
from assistant.forms.fields import FormField

_NUMBER = re.compile(
    r"[\s_]*(?:\(?\d{1,2}[).、](?!\d)|\(?[一二三四五六七八九十]+[)、]|[①-⑳]|\d{1,2}(?=\s+\D))?[\s_]*"
)
_BLANKS = re.compile(r"[\s_]*")
_COLON = re.compile(r"[\s_]*:[\s_]*")
_BRACKET = re.compile(r"\s*\(([^()]*)\)[\s_]*:?[\s_]*")
_BEFORE = " \t\n_;,、。"
"""What may stand before a label in the middle of a line."""

_APART = re.compile(r"(?:[\s_]{2,}|[\t\u3000_]+)$")
_UNKNOWN = re.compile(r"(?<=[\s_])[㐀-鿿][㐀-鿿a-z/]{1,11}\s*:")
_FILLER = " \t\n\u3000\u00a0\u2002_＿"
_ENDS = "；;，,、"


@dataclass(frozen=True)
class Pair:
    """A label as it is to be printed, and the value behind it."""

    label: str
    value: str
    narrative: bool = False
    """Whether the value may have more than one line."""


@dataclass(frozen=True)
class PairRow:
    """Pairs of one owner; empty where they stand for themselves."""

    owner: str
    pairs: tuple[Pair, ...]


def read_lines(lines: Iterable[str], words: Vocabulary, owner: str = "") -> tuple[PairRow, ...]:
    """The pairs of some lines that belong together; none where a line is no such line and ends no text before it.

    `owner`: the label that owns the lines, or the line before them.
    """
    found: list[PairRow] = []
    for line in filter(str.strip, lines):
        rows = read_line(line, words, found[-1].owner if found else owner)
        if not rows:
            if not found or not (goes_on := _continued(found[-1], line)):
                return ()
            found[-1] = goes_on
        elif found and _is_open(found[-1]):
            return ()  # what follows may be the text of the label above
        found.extend(rows)
    return tuple(found)


def read_line(line: str, words: Vocabulary, before: str = "") -> tuple[PairRow, ...]:
    """The pairs of one line, which begins with a label; none for any other line. `before`: the owner above it."""
    text = folded(line)
    labels = tuple(_labels(text, words, before))
    if not labels:
        return ()
    ends = (*(label.start for label in labels[1:]), len(line))
    values = [line[label.end : end].strip(_FILLER) for label, end in zip(labels, ends, strict=True)]
    values[:-1] = [value.rstrip(_ENDS) for value in values[:-1]]
    pairs = [
        Pair(_printed(line, label), value, label.item.kind == "narrative")
        for label, value in zip(labels, values, strict=True)
    ]
    if not (labels[0].strong or values[0]) or not all(_is_certain(pair, words) for pair in pairs):
        return ()
    rows: list[PairRow] = []
    for label, pair in zip(labels, pairs, strict=True):
        if rows and rows[-1].owner == label.owner:
            rows[-1] = replace(rows[-1], pairs=(*rows[-1].pairs, pair))
        else:
            rows.append(PairRow(label.owner, (pair,)))
    return tuple(rows)


@dataclass(frozen=True)
class _Label:
    """The label of a field in a line: `start` is where it begins with its number and owner, `end` where its value does."""

    item: FormField
    owner: str
    start: int
    printed: tuple[int, int]
    end: int
    strong: bool
    renamed: bool


def _labels(text: str, words: Vocabulary, before: str) -> Iterator[_Label]:
    """The labels of a folded line; none where it does not begin with one."""
    label = _label_at(text, 0, words, before)
    at = 0
    while label is not None:
        yield label
        if label.item.kind == "narrative":
            return  # a text names what it likes
        at, owner, label = label.end, label.owner, None
        for start in _starts(text, at):
            label = _label_at(text, start, words, owner)
            if label is not None and _stands_apart(text, label, owner):
                break
            label = None


def _starts(text: str, at: int) -> Iterator[int]:
    """Where a label may begin behind a position: outside brackets, behind a blank or a mark."""
    depth = 0
    for position in range(at, len(text)):
        if depth == 0 and text[position] not in _BEFORE and (position == at or text[position - 1] in _BEFORE):
            yield position
        depth = max(0, depth + (text[position] in "([") - (text[position] in ")]"))


def _label_at(text: str, start: int, words: Vocabulary, before: str) -> _Label | None:
    """The label of a field at a position, behind its number and its owner."""
    number = _NUMBER.match(text, start)
    at = number.end() if number else start
    if opening := words.owner_at(text, at):
        behind = _COLON.match(text, opening.end)
        from_here = opening.end if opening.strong or behind is None else behind.end()
        owned = _field_at(text, _past_blanks(text, from_here), words, opening.word.owner)
        owned = owned or _in_bracket(text, at, words, opening)
        if owned is not None and owned.owner == opening.word.owner:
            return replace(owned, start=start)
    found = _field_at(text, at, words, before)
    return replace(found, start=start) if found else None


def _field_at(text: str, at: int, words: Vocabulary, owner: str) -> _Label | None:
    fitting = [
        found for found in words.fields_at(text, at) if not found.word.short or found.word.owner == owner
    ]
    own = (found for found in fitting if found.word.owner == owner)
    found = next(iter((*own, *fitting)), None)
    if found is None or found.word.item is None:
        return None
    here = owner if found.word.owner == owner else ""
    return _Label(found.word.item, here, at, (at, found.end), found.end, found.strong, found.word.renamed)


def _in_bracket(text: str, at: int, words: Vocabulary, opening: Found) -> _Label | None:
    """The label of a field in brackets behind its owner: `所属行业（行业门类）：`."""
    bracket = _BRACKET.search(text, at)
    if bracket is None or bare(text[at : bracket.start()]) != opening.word.spelling:
        return None
    found = _field_at(text[: bracket.end(1)], bracket.start(1), words, opening.word.owner)
    strong = ":" in text[bracket.end(1) : bracket.end()]
    return replace(found, end=bracket.end(), strong=strong) if found and strong else None


def _stands_apart(text: str, label: _Label, owner: str) -> bool:
    """Whether a label in the middle of a line is one: with a colon, one of the owner's, or after a wide blank."""
    return (
        label.strong
        or (bool(label.owner) and label.owner == owner)
        or bool(_APART.search(text[: label.start]))
    )


def _is_certain(pair: Pair, words: Vocabulary) -> bool:
    """Whether a value ends where the line says; not where it holds a label, of the form or not: `甲公司　注册资本：500万`."""
    value = folded(pair.value)
    unknown = _UNKNOWN.search(re.sub(r"\([^()]*\)", "", value))
    return pair.narrative or not (unknown or words.holds_label(value))


def _past_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _printed(line: str, label: _Label) -> str:
    """The label as the line prints it, with its unit; the form's own where the line has another word."""
    if label.renamed:
        return label.item.label
    return line[slice(*label.printed)].strip(_FILLER + "：:")


def _is_open(row: PairRow) -> bool:
    """Whether a row ends with the label of a text that is still to come."""
    return row.pairs[-1].narrative and not row.pairs[-1].value


def _continued(row: PairRow, line: str) -> PairRow | None:
    """The row with a further line of its last text, where that text may have one."""
    *others, last = row.pairs
    if last.value and not last.narrative and not last.value.endswith(("、", "，", ",")):
        return None
    value = "\n".join(filter(None, (last.value, line.strip(_FILLER))))
    return PairRow(row.owner, (*others, replace(last, value=value)))
