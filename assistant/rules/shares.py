"""Shares and rates in per cent, from text as people write them or from a number."""

from decimal import Decimal

from assistant.errors import AnswerError
from assistant.rules.figures import bare_number, plain
from assistant.text import quantities
from assistant.text.widths import half_width

_WANTED = "一个百分数，如 30 或 30%"
_WHOLE = Decimal(100)


def parse_share(
    value: str | int | float | Decimal,
    label: str,
    *,
    ceiling: Decimal | None = _WHOLE,
    negative: bool = False,
) -> Decimal:
    """The share in per cent; a number without a unit is per cent already, so 0.3 stays 0.3.

    `ceiling=None` is for growth rates and the like, which may pass 100; `negative` for profit rates and
    what may fall. Raises AnswerError outside these bounds, for percentage points, and for no or several
    shares.
    """
    share = _share(value, label) if isinstance(value, str) else _from_number(value, label)
    if share < 0 and not negative:
        raise AnswerError(label, f"是负数（{plain(share)}%）", _WANTED)
    if ceiling is not None and share > ceiling:
        raise AnswerError(
            label,
            f"是 {plain(share)}%，超过 {plain(ceiling)}%",
            f"不超过 {plain(ceiling)} 的百分数，如 30 或 30%",
        )
    return plain(share)


def doubtful_share(share: Decimal, written: str = "") -> str | None:
    """What to ask a person about a share that is possible and yet unlikely; None when nothing is doubtful.

    `written` is the answer as given: 0.3 is doubtful, 0.3% is not.
    """
    if share > _WHOLE:
        return f"写的是 {plain(share)}%，超过 100%：请确认是提升幅度，而不是提升后的水平或漏了小数点。"
    if 0 < abs(share) < 1 and not any(mark in written for mark in "%％‰之成"):
        return f"写的是 {plain(share)}：请确认是 {plain(share)}%，还是 {plain(share * 100)}%。"
    return None


def _from_number(value: int | float | Decimal, label: str) -> Decimal:
    share = Decimal(str(value)) if not isinstance(value, bool) else Decimal("NaN")
    if not share.is_finite():
        raise AnswerError(label, f"写的是“{value}”，不是百分数", _WANTED)
    return share


def _share(text: str, label: str) -> Decimal:
    written = half_width(text).strip()
    if not written:
        raise AnswerError(label, "没有填写", _WANTED)
    if (bare := bare_number(written)) is not None:
        return bare
    found = quantities(written)
    shares = [value for value, unit in (one.base() for one in found) if unit == "%"]
    if len(shares) == 1:
        return shares[0]
    if shares:
        raise AnswerError(label, f"写的是“{text.strip()}”，里面有不止一个百分数", _WANTED)
    if any(one.percent_points for one in found):
        raise AnswerError(
            label, f"写的是“{text.strip()}”，百分点与百分数不是一回事", "按比例算出的百分数，如 30 或 30%"
        )
    raise AnswerError(label, f"写的是“{text.strip()}”，看不出百分数", _WANTED)
