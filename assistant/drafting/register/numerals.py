"""Numbers that were said in Chinese, in figures, as GB/T 15835-2011 writes amounts: 百分之六点五 → 6.5%.

Only exact numerals from ten on, and those with a point or 百分之; 三个月 stays, and so does what is vague (三四百).
"""

import re

from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import quantities

_DIGIT = "零〇一二两三四五六七八九"
_YEAR = re.compile(rf"(?<![{_DIGIT}十百千])(?:二[零〇]|一九)[{_DIGIT}]{{2}}(?=年(?!代))")
_SHARE = re.compile(
    rf"百分之(?P<number>[{_DIGIT}十百点]+)(?P<more>多?)(?P<scale>)(?P<over>)(?![{_DIGIT}十百点])"
)
_SHARE_IN_FIGURES = re.compile(r"百分之(\d+(?:\.\d+)?)(?![\d.点多几])")
_AMOUNT = re.compile(
    rf"(?<![{_DIGIT}十百千万亿点第几数好成分上统同每专])(?P<number>[{_DIGIT}十百千点]*[十百千点][{_DIGIT}十百千点]*)"
    rf"(?P<more>多?)(?P<scale>[万亿]?)(?P<over>多?)(?![{_DIGIT}十百千万亿几来]|分(?!钟))"
)
_TEN_THOUSANDS = re.compile(
    rf"(?<![{_DIGIT}十百千万亿点第几数好成分上统同每专])(?P<number>[{_DIGIT}十百千]+万[{_DIGIT}](?:千(?:[{_DIGIT}]百)?)?)"
    rf"(?P<more>多?)(?![{_DIGIT}十百千万亿几来分零点])"
)
_VAGUE = re.compile(rf"[{_DIGIT}]{{2}}")
_AHEAD = 4
"""Characters behind a numeral in which its unit stands."""


def with_figures(text: str) -> str:
    """The text with exact spoken numerals in figures."""
    text = _SHARE_IN_FIGURES.sub(r"\1%", text)
    text = _TEN_THOUSANDS.sub(_in_ten_thousands, text)
    return _AMOUNT.sub(_as_figures, _SHARE.sub(_as_figures, _YEAR.sub(_as_year, text)))


def _as_year(match: re.Match[str]) -> str:
    digits = match[0].replace("〇", "零").replace("两", "二")
    return "".join(str("零一二三四五六七八九".index(char)) for char in digits)


def _in_ten_thousands(match: re.Match[str]) -> str:
    """六万八千包 is 6.8万包."""
    try:
        value = parse_chinese_number(match["number"]) / 10**4
    except ValueError:
        return match[0]
    text = f"{value.normalize():f}万{match['more']}"
    after = match.string[match.end() : match.end() + _AHEAD]
    return text if _same(match[0] + after, text + after) else match[0]


def _as_figures(match: re.Match[str]) -> str:
    """The numeral in figures where it has a unit and reads the same."""
    figures = _figures(match["number"])
    if figures is None:
        return match[0]
    percent = "%" if match[0].startswith("百分之") else ""
    text = f"{figures}{percent}{match['more']}{match['scale']}{match['over']}"
    after = match.string[match.end() : match.end() + _AHEAD]
    return text if _same(match[0] + after, text + after) else match[0]


def _same(told: str, text: str) -> bool:
    before, now = quantities(told), quantities(text)
    return bool(before) and bool(now) and (before[0].start, before[0].base()) == (now[0].start, now[0].base())


def _figures(number: str) -> str | None:
    """The figures of a numeral; None for what is vague or no numeral, such as 三四百 and 八十七八."""
    if _VAGUE.search(number.split("点")[0].replace("零", "")):
        return None
    try:
        return format(parse_chinese_number(number), "f")
    except ValueError:
        return None
