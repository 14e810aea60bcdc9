"""How exact a spoken value is: 五百一十来万 may be 510 to 519, 1.43亿 14,250 to 14,350 万元."""

import re
from decimal import Decimal

from assistant.text.quantities import Quantity, quantities

_ABOUT = re.compile(
    r"大概|大约|约|差不多|将近|近|快|左右|上下|来[个号万亿]|[多余][个号万亿人]|几[个号万亿]|[来多余]$|出头|不到|超过?"
)
_YUAN = 10_000


def spread(words: str, value: Decimal) -> Decimal:
    """By how much the true value may differ from `value` (万元 for money) as `words` say it; 0 where that is not told."""
    spreads = [_of(one, words) for one in quantities(words, bare=True) if _is(one, value)]
    return max(spreads, default=Decimal(0))


def _is(one: Quantity, value: Decimal) -> bool:
    base, unit = one.base()
    return value in (base / _YUAN, one.value) if unit in ("元", "") else value == base


def _of(one: Quantity, words: str) -> Decimal:
    base, unit = one.base()
    half = one.base_tolerance()
    if _ABOUT.search(words[max(one.start - 3, 0) : one.end + 2]):
        half = max(half * 2, 10 ** (len(str(int(abs(base)))) - 1 - _digits(base)) * Decimal(1))
    return half / _YUAN if unit == "元" else half


def _digits(value: Decimal) -> int:
    """How many figures stand before the idle zeros, less one: 1 of 5,100,000."""
    return len(str(int(abs(value))).rstrip("0")) - 1
