"""What people say for a number, as figures: 十五六度 is 15～16度, 一刻钟 15分钟, 涨了两个点 2个百分点.

Only facts are read so, beside their own words: a sentence may then write either.
"""

import itertools
import re
from collections.abc import Callable, Iterator

from assistant.drafting.register import written
from assistant.text.numerals import DIGITS, parse_chinese_number
from assistant.text.quantities import quantities

_DIGIT = "一二两三四五六七八九"
_NUMERAL = r"[\d一二两三四五六七八九十百千万]"
_POINTS = re.compile(
    rf"(?P<change>[涨提升降掉高低少多增减][了过]?(?:将?近|约)?)?(?P<number>[\d.]+|[{_DIGIT}十]+)个点(?![位儿]?[数检])"
)
_PLACES = {"": 1, "十": 10, "百": 100, "千": 1000}
_SHORT_YEAR = re.compile(r"(?<![\d.])([0-3]\d)年(?!来|多|以上|之久|了|工龄|经验|历史|的历史|老|\d+个月)")
_TWO_DIGITS = re.compile(
    rf"(?<![第{_DIGIT}百千零])(?P<before>[{_DIGIT}]?十)?(?P<one>[{_DIGIT}])(?P<other>[{_DIGIT}])(?P<place>[十百千]?万?)(?![{_DIGIT}十百千点月日])"
)
"""十五六, 四五, 二三十"""
_CUT_SHORT = re.compile(
    rf"(?<![{_DIGIT}十百千万亿\d])([{_DIGIT}])(百|千|万)([{_DIGIT}])(?!(?!一[把台件个套吨斤])[{_DIGIT}十百千万亿点分成个号])"
)
"""一千二 is 1200; 一千二个 is not said"""
_CHANGED_TO = re.compile(
    r"\s?(?:→|->|=>|-->|➔|(?:下?降|减|缩|压|升|提|涨|增|掉|变|改|拉|砍|降低|提高|提升|减少|缩短)?(?:了|低|少|短|高)?[到至成])\s?(?:约|近)?"
)
_LISTED = re.compile(r"\s?[、和及与]\s?")
_HOURS = re.compile(rf"(\d+|[{_DIGIT}十]+)个?小时\s?(\d+|[{_DIGIT}十]+)\s?分(?:钟)?(?!之)")
_MINUTES = re.compile(r"(\d+)\s?分(?:钟)?\s?(\d+)\s?秒")
_AND_A_HALF = re.compile(rf"([{_DIGIT}\d]+)(个?)(分|小时|钟头|天|年|吨|米|公里)(?:钟)?半(?![自成导年天月小])")


def readings(fact: str) -> Iterator[str]:
    """A fact as told and as a form would write it, both with their spoken numbers in figures."""
    for one in dict.fromkeys((fact, written(fact))):
        yield in_figures(one)


def in_figures(text: str) -> str:
    """A text with its spoken numbers as figures, and the unit of a pair on both (412.6→387.2kWh)."""
    for pattern, put in _SPOKEN:
        text = pattern.sub(put, text)
    return _with_shared_units(text)


def _with_shared_units(text: str) -> str:
    """The unit that is said once for a number and the one that follows it."""
    found = quantities(text, bare=True)
    carried = ""
    for first, second in reversed(list(itertools.pairwise(found))):
        between, unit = text[first.end : second.start], carried or second.unit
        listed = _LISTED.fullmatch(between) and first.unit in ("", "万", "亿")
        joined = listed or (not first.unit and _CHANGED_TO.fullmatch(between))
        carried = unit if joined and unit.startswith(first.unit) else ""
        if carried:
            text = f"{text[: first.end]}{unit.removeprefix(first.unit)}{text[first.end :]}"
    return text


def _digit(char: str) -> int:
    return int(DIGITS[char])


def _range(match: re.Match[str]) -> str:
    """15～16 for 十五六; digits that do not follow each other are no range (一三五)."""
    first, second = _digit(match["one"]), _digit(match["other"])
    if second != first + 1:
        return match[0]
    before = match["before"] or ""
    base = 10 * (_digit(before[0]) if len(before) == 2 else 1) if before else 0
    scale = match["place"]
    place = _PLACES[scale.rstrip("万")]
    return f"{(base + first) * place}～{(base + second) * place}{'万' if scale.endswith('万') else ''}"


def _whole(match: re.Match[str]) -> str:
    place = {"百": 100, "千": 1000, "万": 10000}[match[2]]
    return str(_digit(match[1]) * place + _digit(match[3]) * place // 10)


def _points(match: re.Match[str]) -> str:
    """涨了两个点 is 2个百分点; 损耗七个点 may also be 7%."""
    change, number = match["change"] or "", match["number"]
    return f"{change}{number}个百分点" if change else f"{number}个百分点（{number}%）"


def _half(match: re.Match[str]) -> str:
    number = match[1] if match[1].isdigit() else str(_digit(match[1][0])) if len(match[1]) == 1 else ""
    unit = "分钟" if match[3] == "分" else match[3]
    return f"{number}.5{match[2]}{unit}" if number else match[0]


def _together(small: str, share: int) -> Callable[[re.Match[str]], str]:
    def put(match: re.Match[str]) -> str:
        return f"{_number(match[1]) * share + _number(match[2])}{small}"

    return put


def _number(words: str) -> int:
    return int(words) if words.isdigit() else int(parse_chinese_number(words))


_SPOKEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # dates
    (_SHORT_YEAR, r"20\1年"),
    (re.compile(r"(?<=[（(])(20[0-3]\d)(?=[)）])"), r"\1年"),
    (re.compile(r"(?<!\d)(20[0-3]\d)(?=\s*(?:full year|FY|H[12]|Q[1-4]))", re.IGNORECASE), r"\1年"),
    (re.compile(r"每个?(?:周|星期)"), "每周（每7天）"),
    (re.compile(r"个?(?:礼拜|星期)(?![一二三四五六日天])"), "周"),
    # figures
    (_CUT_SHORT, _whole),
    (_TWO_DIGITS, _range),
    (re.compile(r"俩(?:人|个)?"), "2个"),
    (re.compile(r"仨(?:人|个)?"), "3个"),
    # spans of time, halves
    (re.compile(r"个多(?=小时|钟头|月)"), "多个"),
    (re.compile(rf"([{_DIGIT}\d])个半(?=小时|钟头|月)"), lambda match: f"{_number(match[1])}.5个"),
    (_AND_A_HALF, _half),
    (re.compile(r"个?钟头"), "小时"),
    (_HOURS, _together("分钟", 60)),
    (_MINUTES, _together("秒", 60)),
    (re.compile(r"[一1]刻钟"), "15分钟"),
    (re.compile(r"[三3]刻钟"), "45分钟"),
    (re.compile(r"(?<![上下前后大多好小])半(?=个?小时|年|个月|公斤|千克|吨|公里)"), "0.5"),
    (re.compile(r"半斤"), "0.25公斤"),
    # units
    (re.compile(r"(\d[\d.]*)\s?([到至～~—–-])\s?(\d[\d.]*)个点(?![位儿]?[数检])"), r"\1%\2\3%"),
    (_POINTS, _points),
    (re.compile(rf"(?<={_NUMERAL})个(?=毫米|厘米|公里|公斤|千克|吨|千瓦|兆瓦|伏|立方|平方)"), ""),
    (re.compile(rf"(?<={_NUMERAL})样(?=件|[，。；、都]|$)"), "种"),
    (re.compile(r"公斤标准?煤"), "千克标准煤"),
    (re.compile(rf"(?<={_NUMERAL})方(?![面案法向式便位形可才能米])"), "立方米"),
    (re.compile(rf"(?<={_NUMERAL})平(?=[，。；,]|$|就|够|的?厂房|的?车间|的?地)"), "平方米"),
    (re.compile(rf"(?<={_NUMERAL})安(?![全装排检置])"), "A"),
    (re.compile(r"(?<=[克吨度元米转次])每(?=升|立方|平方|吨|公斤|分钟|小时|秒|天)"), "/"),
    (re.compile(r"(\d+)米(\d{1,2})(?![\d.米台个条套万千百])"), r"\1.\2米"),
    (re.compile(r"零下([\d.]+|[一二两三四五六七八九十]+)(?:摄氏)?度"), r"-\1℃"),
    # shares in words
    (
        re.compile(r"(?:少|降|减|砍|缩|省|去|短)了?(?:整整)?(?:将近|差不多|快)?(?:一半|一倍)|减半|对半"),
        "降了50%",
    ),
    (re.compile(r"(?:翻了?(?:一)?番|翻了?倍|翻了一倍|多了一倍|涨了一倍)"), "提高100%，提高1倍，到2倍"),
    (re.compile(r"一半"), "50%"),
)
"""Pattern and figures, applied in this order"""
