"""What a model has said so far, in words that are shown while it speaks. No Streamlit here.

Only names of the form are shown, never the model's own words: nothing of them has been checked yet.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.interview.by_model.offers import Offer

_MOST_NAMES = 10
_READING = "模型正在读…"


def growing(said: Mapping[str, Any], offered: Offer) -> str:
    """One line on a growing answer: the fields and columns it names so far, in the order it named them."""
    names = tuple(dict.fromkeys(_names(said, offered)))
    if not names:
        return _READING
    more = f"等{len(names)}项" if len(names) > _MOST_NAMES else ""
    return f"正在读：已认出 {'、'.join(names[:_MOST_NAMES])}{more}…（还没有核对）"


def _names(said: Mapping[str, Any], offered: Offer) -> Iterator[str]:
    known = {**offered.short, **offered.columns, **offered.tables}
    for part, key in (("updates", "field"), ("story", "column"), ("rows", "table")):
        entries = said.get(part)
        for entry in entries if isinstance(entries, list) else ():
            name = entry.get(key) if isinstance(entry, dict) else None
            if isinstance(name, str) and name in known:
                yield name
