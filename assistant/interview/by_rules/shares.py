"""整体建设成效: the share that a stretch gives, stated, computed from two amounts, or only where something stood."""

import itertools
import re
from dataclasses import replace
from decimal import Decimal

from assistant.errors import AnswerError
from assistant.forms.answers import Answer, Source
from assistant.forms.fields import FormField
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.mentions import Mention
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.spoken import spoken_shares
from assistant.text.quantities import quantities

OUTCOME = "basics.outcomes."
_GOES_ON = re.compile(
    r"\s*(?:大概|大约|约|差不多|总的|平均)?(?:\d|[从由原以现建改]|[提降下上升减增缩]|百分之|[一二两三四五六七八九]成)"
)
_WORKED_OUT = re.compile(r"\s*(?:算下来|算起来|相当于|折合|折算|也就是|换算|合计|即)")
_FILLER = 3
_UP_TO = re.compile(r"(?:提高|提升|增加|上升|提|升|涨|达|增|变)?(?:到|至|成|→|->)了?\s*")
_FIGURES = "一二三四五六七八九十"
_PART = re.compile(r"([二三四五六七八九十])分之([一二三四五六七八九])")
_DOUBLED = re.compile(r"翻了?一?[番倍]|翻了一倍|提高了?一倍|增长了?一倍|提升了?一倍")
_POINTS = re.compile(r"个?百分点|个点")


def share(
    item: FormField, path: str, stretch: str, mention: Mention, piece: Piece | None, reading: Reading
) -> Piece | None:
    """The share in a stretch behind the name of an outcome.

    A computed one is given to the reading at once, with its arithmetic as source, and None returned. A level before
    or after (由2.8%降到1.9%) and percentage points are no change: they are asked back.
    """
    head = extract.head(stretch)
    typed = reading.message[mention.value_start : mention.value_start + len(head) + 3]
    if _POINTS.search(typed) and extract.asks_change(item):
        _ask_back(item, path, f"说的“{extract.head(typed)}”是百分点，不是变化的幅度", reading)
        return None
    doubled, part = _DOUBLED.search(head), _PART.search(head)
    if doubled and extract.asks_change(item):
        return Piece("100%", doubled.start(), doubled.end())
    if part and extract.asks_change(item):
        whole, taken = (_FIGURES.index(one) + 1 for one in (part[1], part[2]))
        return Piece(f"{round(100 * taken / whole, 1)}%", part.start(), part.end())
    if piece is None:
        return None if _computed(item, path, stretch, mention, reading) else _spoken(stretch, reading)
    if not extract.asks_change(item):
        return _last_level(stretch) or piece
    change = extract.stated_change(stretch)
    if change is not None and not change.words[-1:].isdigit():
        return replace(change, words=_signed(change.words, item))
    if _computed(item, path, stretch, mention, reading):
        return None
    if change is not None:
        return replace(change, words=_signed(change.words, item))
    _ask_back(item, path, f"说的“{extract.head(stretch)}”是建设前后的水平，不是变化的幅度", reading)
    return None


def own_clauses(stretch: str) -> str:
    """The part of a stretch that speaks of its field: the first clause, and the next where the first gives no figure
    and the next begins with one (生产效率嘛，从20件提到26件)."""
    clauses = re.match(r"((?:[^，,]|(?<=\d),(?=\d{3}))*)([，,][^，,]*)?", stretch)
    assert clauses is not None
    first, second = clauses[1], clauses[2] or ""
    figures = re.search(r"\d|[一二三四五六七八九十百]成|百分之|翻", first)
    if figures and _WORKED_OUT.match(second[1:]):
        return first + second
    goes_on = not figures and (_GOES_ON.match(second[1:]) or len(first.strip()) <= _FILLER)
    return first + second if goes_on else first


def _spoken(stretch: str, reading: Reading) -> Piece | None:
    """A share said without 百分之."""
    spoken = spoken_shares(stretch)
    if not spoken or reading.telling:
        return None
    return Piece(spoken[0].quote, spoken[0].start, spoken[0].end)


def _ask_back(item: FormField, path: str, problem: str, reading: Reading) -> None:
    if not reading.telling:
        reading.refuse(AnswerError(item.place, problem, "提升或下降的百分数"), path)


def _signed(words: str, item: FormField) -> str:
    """A growth may be negative; 能耗-6% only says that it fell by 6 %."""
    bare = words.lstrip("-−－负+")
    return f"-{bare}" if item.kind == "rate" and words[0] in "-−－负" else bare


def _last_level(stretch: str) -> Piece | None:
    """Where something stands now: the second of 由61%提高到92%."""
    clause = extract.head(stretch)
    found = quantities(clause, bare=True)
    for before, after in itertools.pairwise(found):
        if _UP_TO.fullmatch(clause[before.end : after.start].strip()):
            return Piece(after.quote, after.start, after.end)
    return None


def _computed(item: FormField, path: str, stretch: str, mention: Mention, reading: Reading) -> bool:
    """The share that two amounts give (30天降到20天); the arithmetic goes into the source."""
    if not extract.asks_change(item):
        return False
    change = extract.change_of(stretch)
    found = extract.relative_change(*change) if change else None
    if change is not None and found is not None:
        end, told = change[1].end, f"由{change[0].quote}到{change[1].quote}"
    elif numbers := extract.numbers_changed(stretch):
        found = (abs(numbers[1] - numbers[0]) / numbers[0] * 100).quantize(Decimal("0.1"))
        end, told = stretch.find(numbers[2]) + len(numbers[2]), numbers[2].strip()
    else:
        return False
    start, end = mention.start, mention.value_start + end
    quote = reading.message[start:end].strip(" ，,；;。\n")
    shown = f"按{told}推算：变化{found}%"
    reading.used.append((start, end))
    reading.give(path, Answer(found, (Source(f"{reading.origin}，{shown}", quote),)), quote, start)
    return True
