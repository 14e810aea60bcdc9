"""What a person who checks the draft is told of a field, in Chinese, for a Word comment."""

from collections.abc import Iterable

from assistant.drafting.narrative import Narrative
from assistant.forms.answers import Source
from assistant.forms.fields import FormField
from assistant.text.quantities import quantities
from assistant.text.zi import count_zi

_WANTS_NUMBERS = frozenset({"outcome", "economy"})


def source_note(sources: Iterable[Source]) -> tuple[str, ...]:
    """`来源：对话第3条；answers.yaml`, each origin once; nothing where none was kept."""
    origins = list(dict.fromkeys(source.origin for source in sources if source.origin))
    return (f"来源：{'；'.join(origins)}",) if origins else ()


def narrative_notes(field: FormField, narrative: Narrative) -> tuple[str, ...]:
    """Length, what was left out, and what to check of a narrative."""
    return (_length(field, narrative.text), *_left_out(field, narrative), *_to_check(field, narrative))


def _length(field: FormField, text: str) -> str:
    return f"字数：{count_zi(text)}字" + (f"（{field.limit}）" if field.limit else "")


def _left_out(field: FormField, narrative: Narrative) -> tuple[str, ...]:
    if not narrative.left_out:
        return ()
    quoted = "；".join(f"“{fact.text.strip().rstrip('。；')}”" for fact in narrative.left_out)
    return (f"未写入的内容（超出字数或不属于填报内容），请确认：{quoted}",)


def _to_check(field: FormField, narrative: Narrative) -> tuple[str, ...]:
    found: list[str] = []
    if narrative.as_written:
        found.append("按填报原文填入，未作改动")
    elif any(
        sentence.text.rstrip("。") != fact.text.rstrip("。")
        for sentence in narrative.sentences
        for fact in sentence.facts
    ):
        found.append("由填报人原话整理，请核对表述与数字")
    key = field.pattern.rsplit(".", 1)[-1]
    if key in _WANTS_NUMBERS and not quantities(narrative.text):
        found.append("没有量化数据，请补充金额或建设前后的数值")
    return tuple(found)
