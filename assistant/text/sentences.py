"""Cutting a text into sentences, and making two spellings of one label comparable."""

import re
import unicodedata

_ENDS = "。！？；!?;"
_CLOSER = {"（": "）", "(": ")", "【": "】", "[": "]", "［": "］", "〔": "〕", "《": "》", "〈": "〉",
           "「": "」", "『": "』", "“": "”", "‘": "’"}  # fmt: skip
_FULL_STOP = re.compile(r"(?<=[㐀-鿿％%）)])\.(?=\s|$)")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-") | {"“": '"', "”": '"', "‘": "'", "’": "'"})


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its end mark and without the blanks around it.

    A sentence ends at 。！？； (or their half-width forms) and at a line break, never inside a pair of
    brackets or quotation marks and never at a decimal point. A half-width full stop ends a sentence only
    between Chinese and a blank. Nothing but blanks is lost.
    """
    found = (sentence.strip() for line in text.splitlines() for sentence in _split_line(line))
    return tuple(sentence for sentence in found if sentence)


def normalise(text: str) -> str:
    """A form of a label that is the same however it was typed.

    Full-width and half-width forms are one (NFKC), as are dashes, quotation marks, capitals and small
    letters; blanks and line breaks are gone. For comparing only, never for showing.
    """
    one_width = unicodedata.normalize("NFKC", _without_blanks(text)).translate(_DASHES).casefold()
    return _without_blanks(unicodedata.normalize("NFKC", one_width))


def _split_line(line: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for at in _end_positions(line):
        if at > start and not line[start:at].strip(_ENDS + " ") and sentences:
            sentences[-1] += line[start:at]
        else:
            sentences.append(line[start:at])
        start = at
    return [*sentences, line[start:]]


def _end_positions(line: str) -> list[int]:
    stops = {match.start() for match in _FULL_STOP.finditer(line)}
    expected: list[str] = []
    ends: list[int] = []
    for at, char in enumerate(line):
        if expected and char == expected[-1]:
            expected.pop()
        elif char in _CLOSER and _closes(line, at):
            expected.append(_CLOSER[char])
        elif not expected and (char in _ENDS or at in stops):
            ends.append(at + 1)
    return ends


def _closes(line: str, at: int) -> bool:
    # A bracket that is never closed must not swallow the rest of the line.
    return _CLOSER[line[at]] in line[at + 1 :]


def _without_blanks(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")
