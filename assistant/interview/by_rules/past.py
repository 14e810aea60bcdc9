"""Figures of an earlier year: 截至2021年末有员工248人 says nothing of how many there are."""

import re
from datetime import date

from assistant.interview.by_rules.reading import sentence_at

_YEAR = re.compile(r"(?<!\d)(?:20)?([12]\d)\s?年(?!前|以来|[内间]|成立|创|建)")


def of_the_past(text: str, start: int, today: date) -> bool:
    """Whether the sentence dates what stands at `start` to before the last full year."""
    begin, _ = sentence_at(text, start)
    years = [2000 + int(one[1]) for one in _YEAR.finditer(text, begin, start)]
    return bool(years) and years[-1] < today.year - 1
