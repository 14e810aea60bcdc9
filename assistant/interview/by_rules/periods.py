"""建设起止日期: two dates that begin and end it, quarters, or a beginning with how long it took."""

import itertools
import re

from assistant.forms.answers import Answer, Source
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.reading import Reading, sentence_at
from assistant.text.numerals import parse_chinese_number
from assistant.text.written_dates import WrittenDate, dates

PATH = "basics.period"
_BEGUN = re.compile(
    r"(?i)kick\s?-?off|开工|开始|启动|动工|立项|上马|开建|着手|进场|起步|干起|搞起|建设|始于|动手"
)
_ENDED = re.compile(
    r"(?i)验收|投用|完工|投产|上线|结束|建成|竣工|投入使用|跑起来|做完|干完|搞完|收尾|试运行|正式用|弄利索|收工|交付|转固|收官|完了|\bSAT\b|\bFAT\b"
)
_AHEAD = re.compile(r"计划|准备|打算|预计|下一步|争取|将于|以后")
_BUILT = re.compile(r"(?:建|干|搞|弄|做|实施|施工|上)的(?=\W|$)")
"""前年10月到去年12月建的"""
_JOINED = re.compile(r"[至到~～—–-]")
_FEW_WORDS = 8
"""Words beside two joined dates that are nothing but the answer: 那就是2024年3月到2025年11月"""
_N = r"[\d一二两三四五六七八九十]+"
_LASTED = re.compile(
    rf"(?:历时|用时|耗时|工期|用了|花了|前后|总共|一共|干了|建了|搞了|做了)[^\d一二两三四五六七八九十，,。]{{0,4}}(?:(?P<years>{_N})年)?零?(?:(?P<months>{_N})个月)?"
)
QUARTER = re.compile(
    r"(?<!\d)(?:20)?(?P<year>[12]\d)\s?年?\s?(?:Q(?P<q>[1-4])|第?(?P<said>[一二三四1-4])季度)(?![末初底])",
    re.IGNORECASE,
)


def read_period(reading: Reading) -> None:
    """When it was built (2023年9月开始搞，到2025年6月验收)."""
    if reading.taken(PATH):
        return
    asked = PATH in reading.asked
    if PATH in reading.session.answers and not asked and not reading.corrects_anything:
        return
    short = extract.SHORT_PERIOD.search(reading.heard)
    if short and asked and reading.free(*short.span()):
        reading.take(PATH, extract.period_words(short), *short.span())
        return
    found = [one for one in dates(reading.heard, reading.today) if one.month is not None]
    if not _two_dates(found, reading) and asked and not _quarters(reading):
        _lasting(found, reading)


def _two_dates(found: list[WrittenDate], reading: Reading) -> bool:
    asked = PATH in reading.asked
    for first, last in itertools.pairwise(found):
        between = reading.heard[first.end : last.start]
        around = reading.heard[max(first.start - 8, 0) : last.end + 10]
        if not reading.free(first.start, last.end) or first.year is None or "。" in between:
            continue
        joined = len(between) <= 4 and _JOINED.search(between)
        through = re.search(r"从\D{0,6}$", reading.heard[: first.start]) and re.fullmatch(
            r"[干做建搞弄一直]{0,2}[到至]", between
        )
        told = through or (
            _BEGUN.search(between) and _ENDED.search(reading.heard[last.start : last.end + 12])
        )
        built = joined and _BUILT.match(reading.heard, last.end)
        alone = built or (joined and (asked or _alone(first, last, reading)))
        if (told or alone or (asked and len(found) == 2)) and not _AHEAD.search(around):
            year = last.year or first.year
            words = f"{first.year:04}-{first.month:02}至{year:04}-{last.month:02}"
            reading.take(PATH, words, first.start, last.end, quote=_around(reading, first.start, last.end))
            return True
    return False


def _alone(first: WrittenDate, last: WrittenDate, reading: Reading) -> bool:
    """Whether a sentence is hardly more than two joined dates, or corrects them."""
    if last.year is None or (reading.telling and PATH in reading.session.answers):
        return False
    start, end = sentence_at(reading.heard, first.start)
    beside = re.sub(r"\W", "", reading.heard[start : first.start] + reading.heard[last.end : end])
    return len(beside) <= _FEW_WORDS


def _around(reading: Reading, start: int, end: int) -> str:
    stop = re.search(r"[，,。；;！!\n]|$", reading.message[end:])
    return reading.message[start : end + (stop.start() if stop else 0)].strip()


def _quarters(reading: Reading) -> bool:
    """2024年Q2 to 2025年Q3: from the first month of the one to the last of the other."""
    found = [one for one in QUARTER.finditer(reading.heard) if reading.free(*one.span())]
    if len(found) != 2:
        return False
    (first, opening), (last, closing) = ((f"20{one['year']}", _quarter(one)) for one in found)
    words = f"{first}-{3 * opening - 2:02}至{last}-{3 * closing:02}"
    start, end = found[0].start(), found[1].end()
    return reading.take(PATH, words, start, end, quote=_around(reading, start, end))


def _quarter(found: re.Match[str]) -> int:
    said = found["q"] or found["said"]
    return int(said) if said.isdigit() else "一二三四".index(said) + 1


def _lasting(found: list[WrittenDate], reading: Reading) -> bool:
    """2023年11月开工，历时14个月: the end is computed, with its arithmetic as source."""
    begun = [one for one in found if one.year is not None and reading.free(one.start, one.end)]
    lasted = _LASTED.search(reading.heard)
    if len(begun) != 1 or lasted is None or not (lasted["years"] or lasted["months"]):
        return False
    first, year, month = begun[0], begun[0].year, begun[0].month
    if year is None or month is None:
        return False
    clause = reading.heard[max(first.start - 10, 0) : first.end + 10]
    if not (_BEGUN.search(clause) or re.search(r"开工|从", clause)) or abs(lasted.start() - first.end) > 20:
        return False
    months = 12 * _number(lasted["years"]) + _number(lasted["months"])
    total = 12 * year + month - 1 + months
    words = f"{year:04}-{month:02}至{total // 12:04}-{total % 12 + 1:02}"
    start, end = min(first.start, lasted.start()), max(first.end, lasted.end())
    quote = reading.message[start:end]
    reading.used.append((start, end))
    source = Source(f"{reading.origin}，按{quote}推算：{words}", quote)
    reading.give(PATH, Answer(words, (source,)), quote, start)
    return True


def _number(words: str | None) -> int:
    return int(parse_chinese_number(words)) if words else 0
