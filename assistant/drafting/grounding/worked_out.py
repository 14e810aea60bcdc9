"""Numbers that no fact gives but that follow from two or more of them: 减少3人, 占70%, 历时两年, 共32台.

What may be worked out is decided by the words beside the number: a share needs 占, a total 共, a change a verb of change.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.grounding.changes import Change, changes
from assistant.drafting.grounding.figures import SEPARATOR, Direction, Figure
from assistant.drafting.grounding.measures import alike, half_step, measure
from assistant.text.quantities import Quantity
from assistant.text.written_dates import WrittenDate

_CHANGE = re.compile(
    r"降|减|缩|压|少|节|省|提|升|增|涨|扩|延|高|低|短|长|多|快|慢|较|比|幅|差|改善|优化|好转|回落|收窄"
)
_SHARE = re.compile(r"占|比例|比重|率|达|其中|已|覆盖|完成|相当于|超过|余|近")
_REST = re.compile(r"其余|剩|余下|另|还有|未|差|其他")
_TOTAL = re.compile(
    r"共(?!同|享|用)|合计|总(?!装|成|线|部|经|监)|累计|全(?:部|天|年|厂|长|程)|加起来|之和|两者|两项|三项|[两二三]期|计\d"
)
_BY_MANY = re.compile(r"共(?!同|享|用)|合计|总(?!装|成|线|部|经|监)|累计|全(?:部|天|年|厂)|年|日|月|按|折|计")
_EACH = re.compile(r"平均|人均|均摊|折合|相当于|折算|月均|日均|年均|班均")
_SPAN = re.compile(
    r"提前|推迟|历时|用时|为期|历经|工期|周期|耗时|时隔|跨|经过|经|前后|建设期|用了|持续|为时|至今|仅|期"
)
_PAYBACK = re.compile(r"回收|回本|收回|收得回")
_SPANS = (
    (re.compile(r"每小时|小时产|时产"), Decimal(3600)),
    (re.compile(r"每分钟"), Decimal(60)),
)
_MONTHS = {"年": Decimal(12), "月": Decimal(1)}
_TO = re.compile(r"[到至为]了?(?:约|近)?$")
_MOST_TERMS = 5


@dataclass(frozen=True)
class Derivation:
    """A derived number as written, and how it comes about: `60%＝（5人－2人）÷5人`."""

    quote: str
    arithmetic: str


@dataclass(frozen=True)
class Told:
    """What arithmetic may start from: the numbers and dates of the facts, and which pairs are before and after."""

    numbers: tuple[Quantity, ...]
    dates: tuple[WrittenDate, ...]
    changes: tuple[Change, ...]

    def pairs(self, direction: Direction) -> Iterator[tuple[Quantity, Quantity, bool | None]]:
        """Less, more, and whether it fell, where that is known; none that went the other way than a sentence says."""
        for first, second in itertools.combinations(self.numbers, 2):
            if not alike(first, second) or measure(first)[0] == measure(second)[0]:
                continue
            less, more = sorted((first, second), key=lambda each: measure(each)[0])
            ways = {
                one.falls
                for one in self.changes
                if {one.before.base(), one.after.base()} == {first.base(), second.base()}
            }
            falls = ways.pop() if len(ways) == 1 else None
            if measure(less)[0] > 0 and (not direction or falls is None or falls == (direction == "below")):
                yield less, more, falls


def told_by(facts: Sequence[str], figures: Sequence[Figure]) -> Told:
    """The figures of facts, each once, as arithmetic may use them."""
    numbers: dict[tuple[Decimal, str], Quantity] = {}
    for one in figures:
        if one.number and one.number.value and not one.is_article:
            numbers.setdefault(measure(one.number), one.number)
    dates = tuple(dict.fromkeys(one.day for one in figures if one.day is not None))
    return Told(tuple(numbers.values()), dates, changes(facts))


def worked_out(one: Figure, text: str, told: Told) -> str:
    """The arithmetic by which a number follows from what was told; empty where it does not."""
    if one.number is None or not one.number.unit:
        return ""
    beside = _beside(one, text)
    ways = (
        _spans(one.number, beside, told.dates),
        _years_listed(one.number, told.dates),
        _of_two(one, one.number, text, beside, told),
        _of_many(one.number, beside, told.numbers),
    )
    return next(itertools.chain(*ways), "")


def _beside(one: Figure, text: str) -> str:
    """The words of its clause and of the one before."""
    marks = [mark.start() for mark in SEPARATOR.finditer(text, 0, one.start)]
    start = marks[-2] if len(marks) > 1 else 0
    stop = SEPARATOR.search(text, one.end)
    return text[start : stop.start() if stop else len(text)]


def _of_two(one: Figure, number: Quantity, text: str, beside: str, told: Told) -> Iterator[str]:
    """A difference, a share or a multiple of two numbers."""
    unit, changed, shared = measure(number)[1], _CHANGE.search(beside), _SHARE.search(beside)
    rest = _REST.search(beside)
    for less, more, falls in told.pairs(one.direction):
        low, high = measure(less)[0], measure(more)[0]
        difference = f"{more.quote}－{less.quote}"
        if unit == "%":
            for base, size in ((more, high), (less, low)) if changed else ():
                if falls is None or falls == (base is more):
                    yield from _meets(number, (high - low) / size * 100, f"（{difference}）÷{base.quote}")
            if shared or rest:
                yield from _meets(number, low / high * 100, f"{less.quote}÷{more.quote}")
                yield from _meets(number, 100 - low / high * 100, f"1－{less.quote}÷{more.quote}")
        elif unit == "倍":
            added = bool(one.direction) and not _TO.search(text[: one.start])
            yield from _meets(
                number, high / low - added, f"{f'（{difference}）' if added else more.quote}÷{less.quote}"
            )
        elif (unit == "个百分点" and measure(less)[1] == "%") or (alike(number, less) and (changed or rest)):
            yield from _meets(number, high - low, difference)


def _of_many(one: Quantity, beside: str, told: Sequence[Quantity]) -> Iterator[str]:
    """Sums, products, quotients, what pays back when, and how many an hour."""
    if _TOTAL.search(beside):
        yield from _sums(one, told)
    if _BY_MANY.search(beside):
        yield from _products(one, told, beside)
        yield from _differences_by_many(one, told)
    if _PAYBACK.search(beside):
        yield from _payback(one, told)
    if _EACH.search(beside):
        yield from _quotients(one, told)
    yield from _rates(one, beside, told)


def _sums(one: Quantity, told: Sequence[Quantity]) -> Iterator[str]:
    terms = [each for each in told if each.unit and alike(one, each)][:_MOST_TERMS]
    for many in range(2, len(terms) + 1):
        for chosen in itertools.combinations(terms, many):
            total = sum((measure(each)[0] for each in chosen), Decimal(0))
            yield from _meets(one, total, "＋".join(each.quote for each in chosen))


def _products(one: Quantity, told: Sequence[Quantity], beside: str) -> Iterator[str]:
    """6度一吨 and 50万吨: 300万度; a month's by twelve."""
    for each in told:
        if not alike(one, each):
            continue
        for many in told:
            if many is not each:
                yield from _meets(one, measure(each)[0] * many.base()[0], f"{each.quote}×{many.quote}")
        if "年" in beside:
            yield from _meets(one, measure(each)[0] * 12, f"{each.quote}×12")


def _differences_by_many(one: Quantity, told: Sequence[Quantity]) -> Iterator[str]:
    """480米 less a trip and 50 trips a day: 24公里."""
    for first, second in itertools.combinations(told, 2):
        if not (alike(first, second) and alike(one, first)):
            continue
        for many in told:
            if many is not first and many is not second:
                less = abs(measure(first)[0] - measure(second)[0])
                yield from _meets(
                    one, less * many.base()[0], f"（{first.quote}－{second.quote}）×{many.quote}"
                )


def _quotients(one: Quantity, told: Sequence[Quantity]) -> Iterator[str]:
    for each in told:
        if not alike(one, each):
            continue
        for many in told:
            if many is not each and many.value > 1:
                yield from _meets(one, measure(each)[0] / many.base()[0], f"{each.quote}÷{many.quote}")


def _payback(one: Quantity, told: Sequence[Quantity]) -> Iterator[str]:
    """What was spent by what is saved in a year: 2年, 24个月."""
    unit = one.base()[1].lstrip("个")
    if unit not in _MONTHS:
        return
    for spent, saved in itertools.permutations(told, 2):
        if alike(spent, saved) and measure(spent)[1] == "元" and measure(saved)[0] > 0:
            months = measure(spent)[0] / measure(saved)[0] * 12
            if abs(one.value * _MONTHS[unit] - months) <= max(one.half_unit * _MONTHS[unit], months / 20):
                yield f"{spent.quote}÷{saved.quote}"


def _rates(one: Quantity, beside: str, told: Sequence[Quantity]) -> Iterator[str]:
    """每小时45件 at 80秒 a piece."""
    for words, span in _SPANS:
        for each in told if words.search(beside) else ():
            if measure(each)[1] == "秒" and measure(one)[1] != "秒" and 0 < measure(each)[0] < span:
                yield from _meets(one, span / measure(each)[0], f"{span}秒÷{each.quote}")


def _years_listed(one: Quantity, dates: Sequence[WrittenDate]) -> Iterator[str]:
    """两年 where the facts tell of two years."""
    years = sorted({date.year for date in dates if date.year is not None})
    if one.base()[1] == "年" and len(years) > 1 and one.value == len(years):
        yield "、".join(f"{year}年" for year in years)


def _spans(one: Quantity, beside: str, dates: Sequence[WrittenDate]) -> Iterator[str]:
    """历时两年 of 2022年3月 and 2024年3月, first and last month counted or not."""
    unit = one.base()[1].lstrip("个")
    if unit not in _MONTHS or not _SPAN.search(beside):
        return
    said = one.value * _MONTHS[unit]
    for first, last in itertools.permutations(dates, 2):
        if first.year is None and last.year is None and (first.month or 0) < (last.month or 0):
            if said == (last.month or 0) - (first.month or 0):
                yield f"{first.quote}至{last.quote}"
            continue
        if (
            first.year is None
            or last.year is None
            or (first.year, first.month or 0) >= (last.year, last.month or 0)
        ):
            continue
        if first.month is None or last.month is None:
            months, slack = Decimal(12 * (last.year - first.year)), Decimal(0)
        else:
            months, slack = Decimal(12 * (last.year - first.year) + last.month - first.month), Decimal(1)
        if abs(said - months) <= slack + (Decimal(2) if unit == "年" else 0):
            yield f"{first.quote}至{last.quote}"


def _meets(one: Quantity, value: Decimal, shown: str) -> Iterator[str]:
    if abs(measure(one)[0] - value) <= max(half_step(one), Decimal("0.0000001")):
        yield shown
