"""The words of the assistant's replies that are no questions."""

from collections.abc import Sequence
from datetime import date

from assistant.forms.annex02 import FORM
from assistant.forms.values import plain
from assistant.interview.session import Session, Update
from assistant.interview.settling import shown
from assistant.interview.topics import ANOTHER, open_topics

_MOST_SHOWN = 60
_FIRST_MISSING = 12


def told(taken: Sequence[Update], session: Session) -> str:
    """One line on what was understood, with what was replaced."""
    before = {change.path: change.before for change in session.changes if change.turn == session.turn}
    parts = []
    for update in taken:
        label = FORM.label_of(update.path)
        if isinstance(update.answer.value, tuple):
            old = before.get(update.path)
            known = len(old.facts) if old else 0
            parts.append(f"{label}（{len(update.answer.value) - known}句）")
            continue
        now = plain(update.answer.value) or shown(update.answer)
        old = before.get(update.path)
        replaced = f"（原为{shown(old)}）" if old and old.value not in (None, update.answer.value) else ""
        parts.append(f"{label}：{now[:_MOST_SHOWN]}{replaced}")
    return "记下了——" + "；".join(parts) + "。" if parts else ""


def missing_labels(session: Session, today: date) -> tuple[str, ...]:
    """Labels of what is still missing, as a person reads them."""
    labels = []
    for topic, lacking in open_topics(session, today):
        for path in lacking:
            if not FORM.has(path):
                labels.append(FORM.lists["means.*." + path.rsplit(".", 1)[-1]].label)
            elif FORM.field(path).required and topic != ANOTHER:
                labels.append(FORM.label_of(path))
    return tuple(dict.fromkeys(labels))


def declined_labels(session: Session) -> tuple[str, ...]:
    """Labels of what the person does not want to fill."""
    return tuple(
        FORM.label_of(path) for path, answer in session.answers.by_path.items() if answer.state == "declined"
    )


def missing_told(session: Session, today: date) -> str:
    """What is missing and what was declined."""
    missing, declined = missing_labels(session, today), declined_labels(session)
    lines = [f"还缺{len(missing)}项：{'、'.join(missing)}。" if missing else "没有缺项了。"]
    if declined:
        lines.append(f"您不便填写的有{len(declined)}项（不再追问）：{'、'.join(declined)}。")
    return "\n".join(lines)


def ready(session: Session, today: date) -> str:
    """The words before a draft: what will stand as 【待补充】."""
    missing = missing_labels(session, today)
    if not missing:
        return "全部填好了。"
    more = "等" if len(missing) > _FIRST_MISSING else ""
    return f"还有{len(missing)}项没有填，会标为【待补充】：{'、'.join(missing[:_FIRST_MISSING])}{more}"


def closing(session: Session, today: date) -> str:
    """The last words of an interview, with what is still missing."""
    missing, declined = missing_labels(session, today), declined_labels(session)
    lines = ["问题都问完了。"]
    if missing:
        lines.append(f"还缺{len(missing)}项，申报书里标为【待补充】：{'、'.join(missing)}。")
        lines.append("补充时直接说“项目名：内容”，例如“传真：0938-1234567”。")
    if declined:
        lines.append(f"您不便填写的{len(declined)}项也标为【待补充】：{'、'.join(declined)}。")
    lines.append("现在可以生成申报书了，也可以继续修改任何一项。")
    return "\n".join(lines)


def joined(parts: Sequence[str]) -> str:
    """Parts of a reply, one a line."""
    return "\n".join(part for part in parts if part)
