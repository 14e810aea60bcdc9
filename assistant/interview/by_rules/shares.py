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
from assistant.interview.by_rules.reading import Reading, sentence_at
from assistant.interview.by_rules.spoken import spoken_shares
from assistant.text.quantities import quantities

OUTCOME = "basics.outcomes."
_GOES_ON = re.compile(
    r"\s*(?:大概|大约|约|差不多|总的|平均)?(?:\d|[从由原以现建改]|如今|也就?是|[提降下上升减增缩]|百分之|[一二两三四五六七八九]成)"
)
_WORKED_OUT = re.compile(r"\s*(?:算下来|算起来|相当于|折合|折算|也就是|换算|合计|即)")
_MOVED = re.compile(
    r"\s*(?:即|共|总体|整体)?(?:下降|降低|降幅|提升|提高|缩短|增长|增幅|减少|上升|改善|[降提升涨]了)(?:幅度|率)?[了约为达是：:]*\s*(?:\d|百分之|[一二两三四五六七八九]成)"
)
"""由2.7%降到1.9%，下降29.6%: the change itself behind the levels"""
_BEFORE, _AFTER = (
    re.compile(r"[，,\s]*(?:以前|原来|原先|从前|过去|之前|改造前)"),
    re.compile(r"\s*(?:现在|如今|目前|眼下|改造后)"),
)
_FILLER, _WRITTEN_SOON = 3, 24
_NOW = re.compile(r"\s*(?:现在|如今|目前|眼下|算下来|相当于|即|缩短|提高|提升|下降|降低|减少)")
_WRITE = re.compile(
    r"(?<![不别能要没])(?:[写填记](?!错)|(?<![提])取(?=\s?\d)|按(?=[^，,。]{1,6}[填写算报]))(?:成|为|个|上|作)?\s?|(?:精确|准确|确切)(?:值|数|地说)?(?:是|为)\s?"
)
STANDS = frozenset({"basics.outcomes.cnc_share", "basics.outcomes.networked_share"})
_ALL = re.compile(
    r"(?:的?(?:那|这)个)?(?:已经?|基本|率)?(?:全部|全都|全(?=[联连上覆是])|都是?全)(?:都)?(?:已经?)?(?:联|连|上|覆盖|是|实现|完成|数控|了|网|接)*|100分?之?百"
)
_ZERO = re.compile(r"\s*(?:就?是|为|等于|[写填报按算])?(?P<zero>零)(?![点一二三四五六七八九十部件成])")
_UNCHANGED = re.compile(
    r"[\s，,、：:]*(?:基本|大体|也|都|跟以前)*(?:[没无莫未](?:有|啥|什么|怎么|大)*(?:变化?|变动|动)|持平|不变|一样|原样)[^\d%。；;]{0,12}?(?P<zero>(?:写|填|算|记|按)(?:成|为|个)?\s?(?:0|零)(?![.\d]))?(?=\W|$|[^\d]{0,3}$)"
)
"""没变化，填0"""
_IS_LEVEL = re.compile(
    r"^[^。；;\n]{0,24}?(?:这个|它)?(?:是|属于?)\s?(?:level|水平|绝对值|现状|当前值|实际值)|不是\s?(?:improvement|提升|增幅|变化|改善)",
    re.IGNORECASE,
)
_SHARES = (
    "defect_rate",
    "quality_loss",
    "resource_use",
    "equipment_use",
    "supplier_delivery",
    "order_delivery",
)
"""Outcomes whose own measure is a share"""
_FELL = re.compile(r"跌|下滑|下降|降了|减少|少了|负增长|掉了|缩水|不增反降")
_FALLS = re.compile(r"下降|缩短|降低|减少")
_UP_TO = re.compile(r"(?:提高|提升|增加|上升|提|升|涨|达|增|变)?(?:到|至|成|→|->)了?\s*")
_FIGURES = "一二三四五六七八九十"
_PART = re.compile(r"([二三四五六七八九十])分之([一二三四五六七八九])")
_DOUBLED = re.compile(r"翻了?一?[番倍]|翻了一倍|提高了?一倍|增长了?一倍|提升了?一倍")
_HALVED = re.compile(r"(?:减|降|少)(?:了|掉|到)?(?:整整)?一?半了?$")
_POINTS = re.compile(r"个?百分点|个点")


def share(
    item: FormField, path: str, stretch: str, mention: Mention, piece: Piece | None, reading: Reading
) -> Piece | None:
    """The share in a stretch behind the name of an outcome.

    A computed one is given to the reading at once, with its arithmetic as source, and None returned. A level before
    or after (由2.8%降到1.9%) and percentage points are no change: they are asked back.
    """
    if written := told_to_write(stretch):
        return replace(written, words=signed_share(written.words, item, written.words))
    entire = _ALL.match(stretch) if item.pattern in STANDS else None
    if entire:
        return Piece("100%", entire.start(), entire.end())
    if (said := _ZERO.match(stretch)) and (mention.explicit or said.end() == len(extract.head(stretch))):
        return Piece("0", said.start("zero"), said.end())
    zero = _UNCHANGED.match(stretch)
    if zero:
        return _zero(item, path, zero, reading)
    if _IS_LEVEL.search(reading.heard, mention.value_start, sentence_at(reading.heard, mention.start)[1]):
        _ask_back(item, path, f"说的“{extract.head(stretch)}”是水平，不是变化的幅度", reading)
        return None
    head = extract.head(stretch)
    typed = reading.message[mention.value_start : mention.value_start + len(head) + 3]
    if _POINTS.search(typed) and extract.asks_change(item):
        _ask_back(item, path, f"说的“{extract.head(typed)}”是百分点，不是变化的幅度", reading)
        return None
    doubled, part = _DOUBLED.search(head), _PART.search(head)
    if (halved := _HALVED.match(head)) and extract.asks_change(item) and _FALLS.search(item.label):
        return Piece("50%", halved.start(), halved.end())
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
        return replace(change, words=signed_share(change.words, item, stretch[: change.end]))
    if _computed(item, path, stretch, mention, reading):
        return None
    if change is not None:
        return replace(change, words=signed_share(change.words, item, stretch[: change.end]))
    _ask_back(item, path, f"说的“{extract.head(stretch)}”是建设前后的水平，不是变化的幅度", reading)
    return None


def own_clauses(stretch: str) -> str:
    """The part of a stretch that speaks of its field: the first clause, and the next where the first gives no figure
    and the next begins with one (生产效率嘛，从20件提到26件)."""
    clauses = [found[0] for found in re.finditer(r"[，,]?(?:[^，,]|(?<=\d),(?=\d{3}))+", stretch)]
    first, second, *more = [*clauses, "", ""]
    figures = re.search(r"\d|[一二三四五六七八九十百]成|百分之|翻", first)
    if figures and (
        _WORKED_OUT.match(second[1:]) or (_MOVED.match(second[1:]) and extract.stated_change(first) is None)
    ):
        return first + second
    if (
        figures
        and _BEFORE.match(first)
        and _AFTER.match(second[1:])
        and re.search(r"\d|[一二三四五六七八九十百]", second)
    ):
        return first + second  # 原来一个月1200套，现在900套
    goes_on = not figures and (_GOES_ON.match(second[1:]) or len(first.strip()) <= _FILLER)
    if not goes_on:
        return first
    third = more[0] if re.search(r"\d|[一二两三四五六七八九十]", second) and _NOW.match(more[0][1:]) else ""
    fourth = more[1] if third and more[1:] and _NOW.match(more[1][1:]) else ""
    return first + second + third + fourth


def _spoken(stretch: str, reading: Reading) -> Piece | None:
    """A share said without 百分之."""
    spoken = spoken_shares(stretch)
    if not spoken or reading.telling:
        return None
    return Piece(spoken[0].quote, spoken[0].start, spoken[0].end)


def _ask_back(item: FormField, path: str, problem: str, reading: Reading) -> None:
    if not reading.telling:
        reading.refuse(AnswerError(item.place, problem, "提升或下降的百分数"), path)


def told_to_write(text: str) -> Piece | None:
    """The share that is said to be written (少了一半还多，填55吧; 你就填七成五), or given more exactly after a rough one."""
    for order in _WRITE.finditer(text[:_WRITTEN_SOON]):
        for one in quantities(text[order.end() :], bare=True)[:1]:
            if one.start == 0 and one.base()[1] in ("%", ""):
                return Piece(one.quote, order.end(), order.end() + one.end)
    return None


def signed_share(words: str, item: FormField, said: str) -> str:
    """A growth may be negative, by its sign or by a word (跌了9%); 能耗-6% only says that it fell by 6 %."""
    bare = words.lstrip("-−－负+")
    if item.kind != "rate":
        return bare
    grows = "增长" in item.label
    fell = grows and _FELL.search(said)
    return f"-{bare}" if fell or (words[0] in "-−－负" and (grows or not _FALLS.search(item.label))) else bare


def unchanged(text: str) -> bool:
    """Whether words say that something did not change and is to be written as 0."""
    found = _UNCHANGED.search(text)
    return bool(found and found["zero"])


def _zero(item: FormField, path: str, said: re.Match[str], reading: Reading) -> Piece | None:
    """0 where that is said of what did not change; without it, 0 or 不涉及 is asked for."""
    if said["zero"]:
        return Piece("0", said.start("zero"), said.end())
    _ask_back(item, path, f"说的“{said[0].strip()}”，看不出填0还是不涉及", reading)
    return None


def _last_level(stretch: str) -> Piece | None:
    """Where something stands now: the second of 由61%提高到92%."""
    clause = extract.head(stretch)
    found = quantities(clause, bare=True)
    for before, after in itertools.pairwise(found):
        if _UP_TO.fullmatch(clause[before.end : after.start].strip()):
            return Piece(after.quote, after.start, after.end)
    return None


def _levels(item: FormField, numbers: tuple[Decimal, Decimal, str]) -> bool:
    """Whether bare numbers are two levels of what is a share itself: 不良率 2.7→1.9."""
    bare = not re.search(r"\d\s*[^\d\s.→>—-]", numbers[2])
    return bare and item.pattern.endswith(_SHARES) and max(numbers[:2]) <= 100


def _computed(item: FormField, path: str, stretch: str, mention: Mention, reading: Reading) -> bool:
    """The share that two amounts give (30天降到20天); the arithmetic goes into the source."""
    if not extract.asks_change(item):
        return False
    change = extract.change_of(stretch)
    found = extract.relative_change(*change) if change else None
    if change is not None and found is not None:
        end, told = change[1].end, f"由{change[0].quote}到{change[1].quote}"
    elif (numbers := extract.numbers_changed(stretch)) and not _levels(item, numbers):
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
