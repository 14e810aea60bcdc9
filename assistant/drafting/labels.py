"""The words that stand where an answer is missing."""

from assistant.drafting.columns import column_of
from assistant.forms.fields import FormField


def missing_text(field: FormField, path: str) -> str:
    """【待补充：…】, naming what to give."""
    return f"【待补充：{column_of(path).wanted or field.label}】"
