"""The words that stand where an answer is missing."""

from assistant.drafting.columns import column_of
from assistant.forms.fields import FormField
from assistant.forms.values import MISSING_MARK


def missing_text(field: FormField, path: str) -> str:
    """【待补充：…】, naming what to give."""
    return f"{MISSING_MARK}：{column_of(path).wanted or field.label}】"
