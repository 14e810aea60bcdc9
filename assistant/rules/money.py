"""Money in 万元, from text as people write it or from a number."""

import re
from decimal import Decimal

from assistant.errors import AnswerError
from assistant.rules.figures import bare_number, plain
from assistant.text import quantities

_WANTED = "一个以万元为单位的金额，如 32000，或带单位，如 3.2亿元"
_FOREIGN = re.compile(r"美元|美金|欧元|日元|港元|港币|英镑|USD|EUR|JPY|HKD|\$|€", re.IGNORECASE)
_LOSS = re.compile(r"(?<!扭)亏")
_GAIN = re.compile(r"盈利")
_TEN_THOUSAND = re.compile(r"(?<=\d)\s?[wW](?![A-Za-z])")
_WAN = Decimal(10**4)


def to_wan(value: str | int | float | Decimal, label: str, *, negative: bool = False) -> Decimal:
    """The amount in 万元; a number without a unit is 万元 already.

    A loss (`-120`, `亏损120万元`) needs `negative`. Raises AnswerError for no amount, several amounts,
    another currency, or a loss where none can be.
    """
    amount = _amount(value, label) if isinstance(value, str) else _from_number(value, label)
    if amount < 0 and not negative:
        raise AnswerError(label, f"是负数（{plain(amount)} 万元）", _WANTED)
    return plain(amount)


def _from_number(value: int | float | Decimal, label: str) -> Decimal:
    amount = Decimal(str(value)) if not isinstance(value, bool) else Decimal("NaN")
    if not amount.is_finite():
        raise AnswerError(label, f"写的是“{value}”，不是金额", _WANTED)
    return amount


def _amount(text: str, label: str) -> Decimal:
    written = _TEN_THOUSAND.sub("万", text.strip()).replace("¥", "").replace("￥", "")
    if not written:
        raise AnswerError(label, "没有填写", _WANTED)
    if _FOREIGN.search(written):
        raise AnswerError(label, f"写的是“{text.strip()}”，不是人民币", _WANTED)
    if (bare := bare_number(written)) is not None:
        return bare
    amounts = [value for value, unit in (one.base() for one in quantities(written)) if unit == "元"]
    if len(amounts) != 1:
        problem = "里有不止一个金额" if amounts else "，看不出金额"
        raise AnswerError(label, f"写的是“{text.strip()}”{problem}", _WANTED)
    amount = amounts[0] / _WAN
    if not _LOSS.search(written):
        return amount
    if _GAIN.search(written):
        raise AnswerError(label, f"写的是“{text.strip()}”，看不出是盈利还是亏损", _WANTED)
    return -abs(amount)
