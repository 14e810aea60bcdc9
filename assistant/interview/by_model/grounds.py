"""Whether a value that a model gives stands in the words it points at. Nothing is believed: what does not stand, falls.

A number must be one of the quantities of the quote, read as the field reads it (3.2个亿 is 32000万元, 3.2 is not);
a date one of its dates; names, codes, mails and telephone numbers must stand there as they are; of a choice at least
what cannot be meant in other words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.errors import AssistantError
from assistant.forms.fields import FormField, Kind
from assistant.forms.values import read_value
from assistant.interview.by_model.quotes import locate, overlap, stands
from assistant.interview.by_rules.extract import extract
from assistant.interview.by_rules.inert import inert_spans
from assistant.interview.by_rules.spoken import plain_digits
from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import Quantity, quantities
from assistant.text.sentences import split_sentences
from assistant.text.widths import half_width
from assistant.text.written_dates import WrittenDate, dates
from knowledge.aliases import find_alias
from knowledge.catalogue import Scene, find_scene, scene, scenes

Span = tuple[int, int]

EXACT: frozenset[Kind] = frozenset(
    {"credit_code", "phone", "mobile", "email", "month", "period", "money", "share", "rate", "count", "score"}
)
"""Kinds that rules read surely: figures in a known form"""
_NUMBERS: frozenset[Kind] = frozenset({"money", "share", "rate", "count", "score"})
_CODES: frozenset[Kind] = frozenset({"credit_code", "phone", "mobile", "email"})
_VERBATIM: frozenset[Kind] = frozenset({"person", "company", "line"})

_CHANGE = re.compile(r"提升|下降|缩短|降低|增长")
_LEVEL_BEFORE = re.compile(r"(?:从|由|原来的?|以前的?|[到至]|达|变成|变为|建设前|改造前)\s*(?:的|是|约|了)?$")
_FELL_BY = re.compile(r"(?:提高|提升|增加|增长|下降|降低|降|减少|缩短|省|涨|升)\s*(?:了|约|大约|近|差不多)*$")
_OWN = re.compile(r"自建|自己|自主|自行")


@dataclass(frozen=True)
class Message:
    """A message as it is checked against."""

    text: str
    today: date

    @cached_property
    def plain(self) -> str:
        """With half-width figures, also those said one by one; every place is the same place in the text."""
        return plain_digits(half_width(self.text))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Read in the whole message: a quote may leave out the unit."""
        return quantities(self.plain, bare=True)

    @cached_property
    def dates(self) -> tuple[WrittenDate, ...]:
        """Spoken ones too."""
        return dates(self.plain, self.today)

    @cached_property
    def commands(self) -> tuple[Span, ...]:
        """Sentences that command the assistant, with what a later one says is to be done; links, formulas, tags."""
        return inert_spans(self.text)

    def commanded(self, span: Span) -> bool:
        """Whether a stretch lies in such a sentence."""
        return any(overlap(span, one) for one in self.commands)


def sentence_spans(text: str) -> Iterator[Span]:
    """Start and end of each sentence, without the blanks around it."""
    at = 0
    for sentence in split_sentences(text):
        start = text.find(sentence, at)
        at = start + len(sentence)
        yield start, at


def grounded(item: FormField, words: str, span: Span, message: Message) -> str | None:
    """The words of a value as the message has them, where they stand in its stretch `span`; None where they do not."""
    if item.kind in _NUMBERS:
        return _number(item, words, span, message)
    if item.kind in ("month", "period"):
        written = _written(item, words, message.today)
        return written if _dated(item, written, span, message) else None
    if item.kind in _CODES:
        return words if _code_stands(words, message.plain[slice(*span)]) else None
    if item.kind in _VERBATIM:
        return _named(item, words, message.text[slice(*span)])
    if item.kind == "scene":
        return _scene(words, message.text[slice(*span)])
    check = _MEANT.get(item.kind)
    return words if check and check(item, words, message.text[slice(*span)]) else None


def in_turn(item: FormField, words: str, span: Span, message: Message) -> tuple[int, int]:
    """Which of the values of a list the words are, and how many it has: (1, 3) for 49.6% in 51%、49.6%、47%."""
    near = [one for one in message.quantities if _inside(one, span)]
    values = [value for one in near if (value := _typed(item, one.quote, message.today)) is not None]
    wanted = _typed(item, words, message.today)
    return (values.index(wanted) if values.count(wanted) == 1 else -1), len(values)


def value_spans(item: FormField, words: str, span: Span, message: Message) -> tuple[Span, ...]:
    """Where in a stretch the value itself stands; the whole stretch where that cannot be told."""
    found: list[Span] = []
    if item.kind in _NUMBERS:
        wanted = _typed(item, words, message.today)
        near = (one for one in message.quantities if _inside(one, span))
        found = [(one.start, one.end) for one in near if _typed(item, one.quote, message.today) == wanted]
    elif item.kind in ("month", "period"):
        found = [(one.start, one.end) for one in message.dates if _inside(one, span)]
    elif item.kind in _CODES:
        pattern = r"[\s()\-－—转]*".join(re.escape(char) for char in _compact(words))
        matches = re.finditer(pattern, message.plain[slice(*span)], re.IGNORECASE)
        found = [(span[0] + one.start(), span[0] + one.end()) for one in matches]
    elif at := locate(words, message.text[slice(*span)]):
        found = [(span[0] + at[0], span[0] + at[1])]
    return tuple(found) or (span,)


def _typed(item: FormField, words: str, today: date) -> object:
    """The value that a field reads from words; None where it reads none."""
    try:
        return read_value(item, words, today)
    except AssistantError:
        return None


def _written(item: FormField, words: str, today: date) -> str:
    """Words in a form that the field reads: a spoken date by its figures, 二百零六 and 6个点 too."""
    if _typed(item, words, today) is not None:
        return words
    if item.kind in ("month", "period"):
        found = extract(item, words, today)
        return found.words if found else words
    plain = plain_digits(half_width(words)).strip()
    try:
        return plain if _typed(item, plain, today) is not None else str(parse_chinese_number(plain))
    except ValueError:
        return words


def _inside(one: Quantity | WrittenDate, span: Span) -> bool:
    return overlap((one.start, one.end), span) > 0


def _number(item: FormField, words: str, span: Span, message: Message) -> str | None:
    """The quantity of the quote that is this value; a level is none where the field asks for a change."""
    wanted = _typed(item, _written(item, words, message.today), message.today)
    if wanted is None:
        return None
    for one in message.quantities:
        if not _inside(one, span) or _typed(item, one.quote, message.today) != wanted:
            continue
        if _CHANGE.search(item.label) and _is_level(one, message.plain):
            continue
        if item.kind in ("share", "rate") and one.percent_points:
            continue
        return one.quote
    return None


def _is_level(one: Quantity, text: str) -> bool:
    before = text[max(one.start - 12, 0) : one.start].rstrip()
    return bool(_LEVEL_BEFORE.search(before)) and not _FELL_BY.search(before)


def _dated(item: FormField, words: str, span: Span, message: Message) -> bool:
    """Whether every end of the value is a date of the quote; a month without a year takes any year written there."""
    value = _typed(item, words, message.today)
    near = [one for one in message.dates if _inside(one, span)]
    years = {one.year for one in near if one.year}
    if item.pattern == "cover.filed" and not years:
        years = {message.today.year}  # 落款写3月30号
    for end in str(value).split("至") if value is not None else ("",):
        year, month, day = (*(int(part) for part in end.split("-") if part), 0, 0, 0)[:3]
        fitting = (
            one
            for one in near
            if one.month == month and (one.year or year) == year and (not day or one.day == day)
        )
        if not month or year not in years or not any(fitting):
            return False
    return True


def _code_stands(words: str, text: str) -> bool:
    wanted = _compact(words)
    edge = r"[0-9a-z]"
    return bool(wanted) and bool(re.search(rf"(?<!{edge}){re.escape(wanted)}(?!{edge})", _compact(text)))


def _compact(text: str) -> str:
    return re.sub(r"[\s()\-－—转]", "", plain_digits(half_width(text)).lower()).removeprefix("+86")


def _named(item: FormField, words: str, text: str) -> str | None:
    """A name as the message writes it; several joined by 、 must each stand there."""
    if item.pattern == "basics.supplier" and words == "自建":
        return words if _OWN.search(text) else None
    whole = locate(words, text)
    if whole:
        return text[slice(*whole)]
    parts = [locate(part, text) for part in re.split(r"[、；;\n]", words) if part.strip()]
    if len(parts) < 2 or not all(parts):
        return None
    return "、".join(text[slice(*part)] for part in parts if part)


def _choice(item: FormField, words: str, text: str) -> bool:
    """An option may be meant in other words (私企), but not a level's figure, a size, or a printed kind."""
    if item.nature.options and item.nature.options[0].endswith("级"):
        digit = re.search(r"[1-5一二三四五]", words)
        same = f"[{digit[0]}{'一二三四五'[int(digit[0]) - 1] if digit[0].isdigit() else ''}]" if digit else ""
        return bool(digit and re.search(rf"{same}\s?级", text))
    if item.pattern == "enterprise.size":
        return words[:2] in text or (words.startswith("微") and "小微" in text)
    if item.pattern.endswith(".kind"):
        return stands(words, text)
    return True


def _industry(item: FormField, words: str, text: str) -> bool:
    """Figures of a code must stand there; a name must share two characters that follow each other."""
    digits = re.findall(r"\d+", words)
    if digits:
        return all(re.search(rf"(?<!\d){one}(?!\d)", half_width(text)) for one in digits)
    return any(words[at : at + 2] in text for at in range(len(words) - 1))


def _scene(words: str, text: str) -> str | None:
    """The catalogue's name of a scene that the text names; its number alone may stand for it."""
    bare = re.sub(r"^\d{1,2}[.、\s]*(?=\D)", "", words)
    alias = find_alias(bare)
    found = find_scene(bare) or (scene(alias.scene) if alias else None) or _numbered(words)
    if found is None:
        return None
    number = rf"(?:场景|编号|第|选|^\W*)\s*{found.number}(?!\d)(?![.\d]*\s?[%％万亿元台套人年])"
    said = stands(found.name, text) or stands(bare, text) or re.search(number, text)
    return found.name if said else None


def _numbered(words: str) -> Scene | None:
    number = re.fullmatch(r"\D{0,4}(\d{1,2})\D{0,2}", words)
    return scene(int(number[1])) if number and 1 <= int(number[1]) <= len(scenes()) else None


_MEANT: dict[Kind, Callable[[FormField, str, str], bool]] = {
    "choice": _choice,
    "industry": _industry,
}
