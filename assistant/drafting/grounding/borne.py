"""Whether a fact's number or date bears out a written one: the same, in another unit, or honestly rounded."""

import re
from decimal import Decimal

from assistant.drafting.grounding.figures import Figure, covers
from assistant.drafting.grounding.measures import TIMES, alike, half_step, measure, per
from assistant.text.quantities import Quantity

_COUNTED = re.compile(r"[方]|(?![了到至降升减缩涨提变的以左上下多来余、，。；和跟与])[一-鿿](?=[，。；/]|$)")
"""Behind a number without a unit that we know: it has one all the same"""
_ABOUT = Decimal("0.05")
"""How far 约 may lie from the fact"""
_BEYOND = Decimal("0.2")
"""How far 余 and 不足 may"""


def borne(fact: Figure, one: Figure) -> bool:
    """Whether a written figure is the fact's."""
    if one.day is not None:
        return fact.day is not None and covers(fact.day, one.day)
    if fact.number is None or one.number is None or not alike(fact.number, one.number):
        return False
    told, said = measure(fact.number)[0], measure(one.number)[0]
    if not fact.number.unit and one.number.unit and _COUNTED.match(fact.after):
        return False
    if not fact.number.unit or not one.number.unit:
        near = abs(fact.number.value - one.number.value) <= one.number.half_unit
        return near or fact.number.base()[0] == one.number.base()[0]
    if (told_per := per(fact.number)) != (said_per := per(one.number)) and {told_per, said_per} <= TIMES:
        return False
    if abs(told - said) <= half_step(one.number):
        return True
    return _digits(one.number) < _digits(fact.number) and _rounded(told, said, one)


def _rounded(told: Decimal, said: Decimal, one: Figure) -> bool:
    """400余台 for 417, 近12小时 for 11小时40分, 约4.9mm for 4.87."""
    if one.bound == "above":
        return said <= told <= said + min(_step(one), said * _BEYOND)
    if one.bound == "below":
        return abs(said - told) <= said * (_ABOUT if told > said else _BEYOND)
    return one.bound in ("about", "some") and abs(told - said) <= abs(told) * _ABOUT


def _digits(one: Quantity) -> int:
    """How many digits say something: 2 of 1200, 3 of 4.87. Whoever rounds writes fewer."""
    return len(one.value.normalize().as_tuple().digits)


def _step(one: Figure) -> Decimal:
    """One unit of the last digit that is no mere zero: 100 of 400余, in the unit of `measure`."""
    assert one.number is not None
    value, written = measure(one.number)[0], one.number.value.normalize()
    place = Decimal(1).scaleb(int(written.as_tuple().exponent))
    return place * (value / one.number.value if one.number.value else Decimal(1))
