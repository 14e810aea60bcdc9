"""Plain values as an official form prints them."""

import re
from decimal import Decimal

from assistant.forms.answers import Answer, Value
from assistant.forms.fields import FormField, Kind

_INDICATORS: frozenset[Kind] = frozenset({"money", "share", "rate", "count", "score"})
_MONTH = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def printed(field: FormField, answer: Answer) -> str:
    """The answer as printed; 无 or 不涉及 for one that does not apply."""
    if answer.state == "none":
        return none_text(field)
    value = answer.value
    return "" if value is None else _printed_value(field, value)


def none_text(field: FormField) -> str:
    """What is printed where a field does not apply: 不涉及 for indicators, 无 for all else, nothing for pictures."""
    if field.kind == "pictures":
        return ""
    return "不涉及" if field.kind in _INDICATORS else "无"


def plain_number(value: Decimal) -> str:
    """A number without trailing zeros and without an exponent: 12000, 3.5, -2."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def chinese_date(text: str) -> str:
    """`2024-03` → 2024年3月, `2024-03-05` → 2024年3月5日; also inside a period or any other text."""

    def put(match: re.Match[str]) -> str:
        year, month, day = match.groups()
        return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")

    return _MONTH.sub(put, text)


def _printed_value(field: FormField, value: Value) -> str:
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, tuple):
        return _numbered(value) if field.kind == "lines" else "\n".join(value)
    text = str(value).strip()
    return chinese_date(text) if field.kind in {"month", "period"} else text


def _numbered(lines: tuple[str, ...]) -> str:
    """Lines as the form prints its own list: `1.企业法人营业执照；` … with a full stop after the last."""
    bare = [re.sub(r"^\s*\d+[.、．]\s*", "", line).strip().rstrip("；;。") for line in lines]
    last = len(bare)
    return "\n".join(
        # a blank keeps 2. 2023年审计报告 from being read as 2.2023
        f"{number}.{' ' if line[:1].isdigit() else ''}{line}{'。' if number == last else '；'}"
        for number, line in enumerate(bare, start=1)
    )
