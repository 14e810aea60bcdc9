"""Figures as a form takes and shows them."""

import re
from decimal import Decimal

from assistant.text.widths import half_width

_BARE = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent: 3.20 is 3.2, 3E+4 is 30000."""
    return Decimal(f"{number.normalize() + 0:f}")


def bare_number(text: str) -> Decimal | None:
    """The number a text consists of, None when there is anything besides it; `1,280` is 1280."""
    written = half_width(text).strip()
    if not _BARE.fullmatch(written):
        return None
    return Decimal(written.replace(",", "").replace("−", "-"))
