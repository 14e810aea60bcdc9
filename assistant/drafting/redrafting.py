"""One narrative written once more from the same facts: by a model where there is one, else by rules. Kept nowhere."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from assistant.drafting.by_model.request import Style
from assistant.drafting.draft import Another, DraftedField, draft, redrafted
from assistant.drafting.versions import FieldHistory, Line, lines_of
from assistant.errors import AssistantError
from assistant.forms.answers import Answers
from assistant.forms.fields import Form
from assistant.llm import Filler
from assistant.spending import Spent
from assistant.text.zi import count_zi

_TURNS = 24
"""So many choices of words are tried before the rules have no other"""
_SHORTER = 0.75
"""Of the text that is to become shorter"""
_NOTHING = Spent()


@dataclass(frozen=True)
class Redrafted:
    """Another text of a field, who wrote which sentence, what it cost, and what the person is told of it."""

    field: DraftedField
    lines: tuple[Line, ...]
    style: Style
    spent: Spent = _NOTHING
    told: str = ""


class NoOtherWordingError(AssistantError):
    """Nothing else can be offered; `spent` is what was tried."""

    def __init__(self, label: str, style: Style, reason: str, spent: Spent) -> None:
        wanted = "更短的写法" if style == "shorter" else "别的写法"
        super().__init__(f"{reason}「{label}」按规则写不出{wanted}了；可以在上面直接改，或者再补充几件事实。")
        self.spent = spent


def redraft(
    form: Form,
    answers: Answers,
    path: str,
    today: date,
    style: Style,
    history: FieldHistory,
    model: Filler | None = None,
) -> Redrafted:
    """Another text of the narrative at `path`. Raises NoOtherWordingError where there is none.

    `history`: its versions, none of which is offered again. KeyError for a path that the draft does not have.
    """
    rules = draft(form, answers, today)
    field = rules.by_path[path]
    current = history.current.text if history.current else field.text
    known = {current, field.text, *(one.text for one in history.versions)}
    spent, failure = _NOTHING, ""
    if model is not None:
        from assistant.drafting.by_model.writing import write

        wrote = write(form, answers, path, model, today, style=style, current=current, rules=rules)
        spent, failure = wrote.spent, wrote.failure
        narrative = wrote.field.narrative
        if wrote.by == "model" and narrative is not None and wrote.field.text not in known:
            lines = lines_of(narrative, tuple(one.by for one in wrote.told))
            return Redrafted(wrote.field, lines, style, spent)
        failure = failure or "模型写的没有通过核对。"
    other = _by_rules(form, answers, path, today, style, current, known)
    if other is None or other.narrative is None:
        raise NoOtherWordingError(form.label_of(path), style, failure, spent)
    told = f"{failure}这一版由规则写成。" if failure else ""
    return Redrafted(other, lines_of(other.narrative), style, spent, told)


def _by_rules(
    form: Form,
    answers: Answers,
    path: str,
    today: date,
    style: Style,
    current: str,
    known: Collection[str],
) -> DraftedField | None:
    if style == "shorter":
        zi = count_zi(current)
        ways = [Another(path, most=int(zi * _SHORTER))]
    else:
        zi = None
        ways = [Another(path, turn) for turn in range(1, _TURNS + 1)] if style == "reworded" else []
    for way in ways:
        field = redrafted(form, answers, way, today)
        shorter = zi is None or field.zi < zi
        if not field.missing and field.text and field.text not in known and shorter:
            return field
    return None
