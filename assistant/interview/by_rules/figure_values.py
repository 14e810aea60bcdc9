"""The values in the words behind an indicator of 近三年: written, said as a list, rough and then exact."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.interview.by_rules.spoken import spoken_shares
from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import Quantity, quantities

_ROUGH_BEHIND = re.compile(r"\s*[多来]?(?:点|出头|左右|上下|多点|来点|不到|多|几)")
_ROUGH_BEFORE = re.compile(r"(?:快|将近|接近|逼近|不到|大几|小)$")
"""Words that make an amount a round one, never the figure of the books: 快一个亿"""
_MOVED = re.compile(
    r"(?:[调核冲扣][减增低高]|跨期|[多少][记报算列计]|[相少多]差|差额|增加|减少|[增涨减降多少]了)[^\d，,。；;到至为成]{0,3}$"
)
"""Words before an amount by which a figure moved: 调减120万元"""
_BUT = re.compile(
    r"不是[^。；;\n]{1,20}?(?:应该?是|而是|[，,]是)|(?:错了|应为|应该?是|改成|改为)|就?[写填](?!错|反|成|的|了)|(?:说准了|准确|准数|精确)[^\d，,]{0,4}"
)
_YEAR_ALONE = re.compile(r"20[0-4]\d")
_D = "一二三四五六七八九"
_SAID = rf"(?:(?:[{_D}]?十(?:[{_D}](?!十))?|[{_D}零])(?:点(?:[{_D}零](?!十))+)?)"
_SAID_LIST = re.compile(
    rf"(?:百分之)?(?P<first>{_SAID})(?:[、，,和及 ]{{0,2}}(?:百分之)?{_SAID}){{1,3}}(?![{_D}十百千万亿])"
)
_SAID_ONE = re.compile(_SAID)
_SAID_AMOUNT = re.compile(
    rf"(?<![{_D}零十百千万亿第])[{_D}两]千(?:零?[{_D}零]?百?[{_D}零]?十?[{_D}]?)(?![{_D}十百千万亿点家台个人吨套件户亩])"
)
_AS_LIST = re.compile(r"三年|分别|依次|各是|百分之|[、，,]|都是")


def values(text: str, *, percent: bool) -> tuple[Quantity, ...]:
    """The values of an indicator: shares where it is one in `percent`, else amounts; bare numbers count.

    A round value before the exact ones (两成多：26、24、21) is none of them; 2023 alone is a year.
    """
    unit = "%" if percent else "元"
    found = tuple(
        one
        for one in quantities(text, bare=True)
        if one.base()[1] in (unit, "")
        and not _YEAR_ALONE.fullmatch(one.quote)
        and not (_ROUGH_BEFORE.search(text[: one.start]) or _MOVED.search(text[: one.start]))
    )
    if percent and (said := _said_list(text)) and len(said) > len(found):
        return said
    if not percent and not found:
        return _said_amount(text)
    found = _exact(found, text)
    return found if found or not percent else spoken_shares(text)


def _exact(found: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """The values without a round one that only announces the rest."""
    announced = len(found) == 4 and _ROUGH_BEHIND.match(text, found[0].end)
    return found[1:] if announced else found


def _said_list(text: str) -> tuple[Quantity, ...]:
    """Shares said one after the other, only the first with 百分之 or none: 百分之三十八三十六三十三点五."""
    found = _SAID_LIST.search(text)
    if found is None or not (_AS_LIST.search(text[: found.start() + 4]) or re.search("[、，,]", found[0])):
        return ()
    return tuple(
        _share(one, found.start()) for one in _SAID_ONE.finditer(found[0].replace("百分之", "\0\0\0"))
    )


def _share(said: re.Match[str], offset: int) -> Quantity:
    value = parse_chinese_number(said[0])
    step = Decimal("0.1") if "点" in said[0] else Decimal(1)
    return Quantity(value, "%", f"{value}%", offset + said.start(), offset + said.end(), step / 2)


def _said_amount(text: str) -> tuple[Quantity, ...]:
    """An amount said without its unit, as large ones are (三千零四十, in 万元)."""
    found = _SAID_AMOUNT.search(text)
    if found is None:
        return ()
    try:
        value = parse_chinese_number(found[0])
    except ValueError:
        return ()
    return (Quantity(value, "", f"{value}", found.start(), found.end(), Decimal("0.5")),)


def meant(found: Sequence[Quantity], stretch: str) -> Quantity:
    """Of 一个亿出头你写一亿零三百万 the exact one."""
    but = _BUT.search(stretch)
    after = [one for one in found if but and one.start >= but.end()]
    if after:
        return after[0]
    first = found[0]
    return found[1] if len(found) > 1 and _ROUGH_BEHIND.match(stretch, first.end) else first
