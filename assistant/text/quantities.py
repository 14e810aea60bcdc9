"""The quantities of a text: every number with its unit, and when two of them say the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from assistant.text.codes import code_spans
from assistant.text.numerals import DIGITS, parse_chinese_number, scale_of
from assistant.text.units import SCALE_WORD, base_unit, measure_pattern
from assistant.text.widths import half_width
from assistant.text.written_dates import dates

_HALF = Decimal("0.5")
_DIGIT = f"[{''.join(DIGITS)}]"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_PLACE = rf"(?:十|{SCALE_WORD})"
_WHOLE_YI = rf"个(?=亿零?(?:{_ARABIC}|{_DIGIT})+{_PLACE})"
"""一个亿零六百万 is one number"""
_MIXED = rf"{_ARABIC}(?:(?:{_WHOLE_YI})?{_PLACE}+(?:零?(?:{_ARABIC}|{_DIGIT})(?={_PLACE}|元))?)*"
_CHINESE = rf"(?:{_DIGIT}|十)(?:{_WHOLE_YI}|{_PLACE}|{_DIGIT}|点(?={_DIGIT}))*"
_HALF_ALONE = r"半(?=个月|个小时|小时|天|年(?!度))"
_BLANK = r"[ \u00a0\u2009\u3000]{0,2}"
_MEASURE = measure_pattern()
_QUANTITY = re.compile(
    r"(?P<sign>[-−负])?(?P<prefix>[百千万]分之)?"
    rf"(?P<number>{_MIXED}|(?!零[件部]){_CHINESE}|{_HALF_ALONE})"
    rf"(?:[多余来](?={_BLANK}(?:{SCALE_WORD}|{_MEASURE})))?"
    rf"(?:{_BLANK}(?P<scale>个?{SCALE_WORD}+)[多余]?)?"
    rf"(?:{_BLANK}(?P<measure>(?:{_MEASURE})(?:[/每](?:{_MEASURE}))?))?"
    rf"(?P<tail>(?<=[成年天倍周块毛])(?:半(?![自成导年天月小])|(?<=成){_DIGIT}(?![十百千万亿个台套条人名成年项类种])|(?<=[块毛]){_DIGIT}(?=$|\W|[元钱降到至变现如以的了])))?"
)
_PREFIXES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_DECIMALS = re.compile(rf"(?:\.(?P<arabic>\d+)|点(?P<chinese>{_DIGIT}+))(?P<scale>{_PLACE}*)$")
_RANGE = re.compile(r"\s?[-－—–~～至到]+\s?")
_INSIDE_CHINESE = frozenset("零〇一二两三四五六七八九十百千万亿点统唯第同单合逐划几数任某另之")
_ARTICLE = re.compile(r"一(?:[个种批次类项份张本页道分点起处部片组家路块度门单]|系列)|十分")
_MAY_BE_NEGATIVE = frozenset({"元", "%", "个百分点", "℃"})
_BEFORE_SIGN = re.compile(r"(?:^|[\s为是:，,(、=；;。/])$")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit as written; `quote` is the text from `start` to `end`.

    `half_unit` is half a unit of the last digit written, in `unit`: 0.05 for 3.2亿元.
    """

    value: Decimal
    unit: str
    quote: str
    start: int
    end: int
    half_unit: Decimal
    percent_points: bool = False

    def base(self) -> tuple[Decimal, str]:
        """Value and unit in the common unit: 3.2亿元 is (320000000, 元), 三成 is (30, %)."""
        factor, unit = base_unit(self.unit)
        return self.value * factor, unit

    def base_tolerance(self) -> Decimal:
        """`half_unit` in the common unit."""
        return self.half_unit * base_unit(self.unit)[0]


def quantities(text: str, *, bare: bool = False) -> tuple[Quantity, ...]:
    """Every number with a unit, in order; dates, models, ordinals and telephone numbers are none.

    A number without a unit takes that of the second end of its range (`20～30天`). Other numbers without
    a unit count only with `bare`, and only in Arabic figures; their unit is empty. 一个 and its like are
    articles, not quantities.
    """
    half = half_width(text)
    shown = _hide(half, [*code_spans(text), *((one.start, one.end) for one in dates(text))])
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(shown):
        if not _inside_word(match, shown) and not _ARTICLE.fullmatch(match[0]):
            touches = bool(found) and found[-1].end == match.start()
            found += _read(match, text, signed=not touches)
    return tuple(
        one for one in _join_ranges(found, half) if one.unit or (bare and any(map(str.isdecimal, one.quote)))
    )


def same(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities agree in value and unit, within half a unit of the coarser one's last digit."""
    (value_a, unit_a), (value_b, unit_b) = a.base(), b.base()
    return unit_a == unit_b and abs(value_a - value_b) <= max(a.base_tolerance(), b.base_tolerance())


def supports(answer: Quantity, written: Quantity) -> bool:
    """Whether an answer bears out what a draft writes: the same or rounded, but never more exact."""
    (value, unit), (value_written, unit_written) = answer.base(), written.base()
    return unit == unit_written and abs(value - value_written) <= written.base_tolerance()


def _hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _inside_word(match: re.Match[str], shown: str) -> bool:
    """Whether the number is the end of something longer: 统一, 几十, 1.2.3."""
    if match["sign"] or match["prefix"]:
        return False
    before = shown[max(match.start("number") - 1, 0) : match.start("number")]
    if match["number"] == "半":
        return before in {*_INSIDE_CHINESE, "上", "下", "前", "后", "大", "多", "个"}
    if before in ("数", "几") and match["number"][0] in DIGITS:
        return False  # 准数五百万; 数十万 begins with a place word
    if before == "统" and match["number"] != "一":
        return False  # 控制系统一百六十万, 换色系统八分钟
    return before == "." or (before in _INSIDE_CHINESE and not match["number"][0].isdecimal())


def _read(match: re.Match[str], text: str, *, signed: bool) -> list[Quantity]:
    """The quantity of a match; an empty list when its numeral is none, such as 三四 in 三四台."""
    number = match["number"].replace("个", "")
    try:
        value, step = _value(number)
    except ValueError:
        return []
    words = _trailing_scale(number)
    if not words and not match["measure"] and (scales := re.findall("[万亿]", number)):
        words, step = scales[-1], Decimal(scale_of(scales[-1])) / 10  # 三万五 is 3.5 of 万
    value, step = value / scale_of(words), step / scale_of(words)  # 两千三百万元 is 2300 of 万元
    unit = (
        words + (match["scale"] or "") + (match["measure"] or "") + _PREFIXES.get(match["prefix"] or "", "")
    )
    if "个半" in unit:
        unit, value, step = unit.replace("个半", "个"), value + _HALF, _HALF
    if tail := match["tail"]:
        value, step = (
            (value + _HALF, _HALF) if tail == "半" else (value + Decimal(DIGITS[tail]) / 10, Decimal("0.1"))
        )
    common = base_unit(unit)[1]
    start = match.start()
    if match["sign"] and signed and _is_minus(match, common):
        value = -value
    elif match["sign"]:
        start += 1
    end = match.end()
    return [Quantity(value, unit, text[start:end], start, end, step * _HALF, common == "个百分点")]


def _value(number: str) -> tuple[Decimal, Decimal]:
    """The value of a numeral and one unit of its last digit."""
    if number == "半":
        return _HALF, _HALF
    value = parse_chinese_number(number)
    if decimals := _DECIMALS.search(number):
        places = len(decimals["arabic"] or decimals["chinese"])
        return value, Decimal(scale_of(decimals["scale"])).scaleb(-places)
    return value, Decimal(scale_of(_trailing_scale(number)))


def _trailing_scale(number: str) -> str:
    return number[len(number.rstrip("万亿")) :]


def _is_minus(match: re.Match[str], common: str) -> bool:
    """Whether the mark before the number is a minus: 机器人-6台 has a dash, 利润率-3% a minus."""
    if match["sign"] != "-":
        return True
    before = match.string[: match.start()][-1:]
    if common in _MAY_BE_NEGATIVE:
        return before != "\0" and not (before.isascii() and before.isalnum())
    return not common and bool(_BEFORE_SIGN.search(before))


def _join_ranges(found: list[Quantity], half: str) -> list[Quantity]:
    """Give an end of a range without a unit the unit of the other: 20～30天, 百分之三十到四十."""
    joined = list(found)
    for at, (one, after) in enumerate(pairwise(found)):
        if not _RANGE.fullmatch(half[one.end : after.start]):
            continue
        if after.unit and not one.unit:
            joined[at] = replace(one, unit=after.unit, percent_points=after.percent_points)
        elif not after.unit and "分之" in one.quote:
            joined[at + 1] = replace(after, unit=one.unit)
    return joined
