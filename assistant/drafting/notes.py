"""What a person who checks the draft is told of a field, in Chinese, for a Word comment."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.drafting.narrative import Fact, Narrative
from assistant.drafting.printing import plain_number
from assistant.forms.answers import Source, Value
from assistant.forms.fields import FormField, pattern_of
from assistant.text.quantities import Quantity, quantities
from assistant.text.zi import count_zi
from knowledge.who_knows import who_knows

_WANTS_NUMBERS = frozenset({"outcome", "economy"})
_COMPUTED = "推算"
"""How the source of a computed value says so: `由自评得分推算`."""


def source_note(sources: Iterable[Source]) -> tuple[str, ...]:
    """`来源：对话第3条；answers.yaml`, each origin once; nothing where none was kept."""
    origins = list(dict.fromkeys(source.origin for source in sources if source.origin))
    return (f"来源：{'；'.join(origins)}",) if origins else ()


def is_computed(sources: Iterable[Source]) -> bool:
    """Whether a value was not said but computed from what was, so that a person must check it."""
    return any(_COMPUTED in source.origin for source in sources)


def plain_notes(value: Value | None, sources: Sequence[Source], *, carried: bool) -> tuple[str, ...]:
    """Where a plain value came from, the sum that gave it, and, where it was `carried` over or computed, to check it."""
    sums = (one for source in sources if is_computed([source]) and (one := _sum(value, source.quote)))
    to_check = "由其他回答推出，请核对" if carried else "由填报人所说的数推算，请核对"
    checked = (to_check,) if carried or is_computed(sources) else ()
    return (*source_note(sources), *(f"算式：{one}" for one in sums), *checked)


def missing_notes(field: FormField, *, declined: bool) -> tuple[str, ...]:
    """That a required field is missing, and who would know it."""
    told = "填报人表示暂不提供，请补充" if declined else "尚未填写，请补充"
    return (told, *asked_note(field))


def asked_note(field: FormField) -> tuple[str, ...]:
    """`可问：财务部门（审计报告）`; nothing where nobody is known."""
    who = who_knows(field.pattern)
    return (f"可问：{who}",) if who else ()


def narrative_notes(field: FormField, narrative: Narrative) -> tuple[str, ...]:
    """Length, what was left out, what to check of a narrative, and the words that were rewritten."""
    return (
        *_length(field, narrative.text),
        *_left_out(narrative),
        *_to_check(field, narrative),
        *_own_words(field, narrative),
    )


def _length(field: FormField, text: str) -> tuple[str, ...]:
    limit, zi = field.limit, count_zi(text)
    told = f"字数：{zi}字" + (f"（{limit}）" if limit else "")
    if limit is None or zi >= limit.floor:
        return (told,)
    return told, f"不足{limit.floor}字，请补充：{field.hint or field.label}", *asked_note(field)


def _left_out(narrative: Narrative) -> tuple[str, ...]:
    if not narrative.left_out:
        return ()
    quoted = "；".join(f"“{_bare(fact.text)}”" for fact in narrative.left_out)
    return (f"未写入的内容（超出字数或不属于填报内容），请确认：{quoted}",)


def _to_check(field: FormField, narrative: Narrative) -> tuple[str, ...]:
    found: list[str] = []
    if narrative.as_written:
        found.append("按填报原文填入，未作改动")
    elif any(_rewritten(narrative)):
        found.append("由填报人原话整理，请核对表述与数字")
    key = field.pattern.rsplit(".", 1)[-1]
    if key in _WANTS_NUMBERS and not quantities(narrative.text):
        found.append("没有量化数据，请补充金额或建设前后的数值")
    return tuple(found)


def _own_words(field: FormField, narrative: Narrative) -> tuple[str, ...]:
    """What was said to this field itself, where it is written in other words: `原话：对话第3条“…”；…`."""
    own = dict.fromkeys(
        f"{fact.source.origin}“{_bare(fact.text)}”"
        for fact in _rewritten(narrative)
        if pattern_of(fact.path) == field.pattern
    )
    return (f"原话：{'；'.join(own)}",) if own and not narrative.as_written else ()


def _rewritten(narrative: Narrative) -> Iterable[Fact]:
    return (
        fact for one in narrative.sentences for fact in one.facts if _bare(fact.text) not in _bare(one.text)
    )


def _bare(text: str) -> str:
    return text.strip().rstrip("。；")


def _sum(value: Value | None, quote: str) -> str:
    """`（90天−60天）÷90天＝33.3%`, where two amounts of the quotation give the value as their relative change."""
    if not isinstance(value, Decimal):
        return ""
    for before, after in combinations(quantities(quote, bare=True), 2):
        if (
            before.value
            and before.base()[1] == after.base()[1]
            and _change(before, after, value) == abs(value)
        ):
            high, low = sorted((before, after), key=lambda one: one.base()[0], reverse=True)
            return f"（{high.quote}−{low.quote}）÷{before.quote}＝{plain_number(abs(value))}%"
    return ""


def _change(before: Quantity, after: Quantity, like: Decimal) -> Decimal:
    (first, _), (last, _) = before.base(), after.base()
    return (abs(last - first) / abs(first) * 100).quantize(like)
