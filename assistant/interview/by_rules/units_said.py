"""The unit that a table or a list gives for all of its amounts: （万元）, 单位：亿元, CNY million."""

import re

_UNIT = re.compile(
    r"[（(]\s*(?:单位[:：]?)?\s*(?:人民币)?(亿元|万元|元|百万元|千元)\s*[)）]|(?:单位[:：]?|人民币)\s*(亿元|万元|元|百万元|千元)|"
    r"(?:CNY|RMB|人民币)[ ,，]*(?:in )?(million|mn)\b",
    re.IGNORECASE,
)


def unit_said(text: str) -> str:
    """The first unit said for all amounts of a text; empty where none is."""
    found = _UNIT.search(text)
    if found is None:
        return ""
    return "百万元" if found[3] else found[1] or found[2]
