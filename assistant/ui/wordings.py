"""The versions of one drafted text: write it again, compare, take one, give it back; what a fact has overtaken."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from assistant.drafting.comparison import Pair, compared
from assistant.drafting.draft import DraftedField
from assistant.drafting.redrafting import NoOtherWordingError
from assistant.drafting.versions import (
    FactChange,
    FieldHistory,
    FieldVersion,
    beside,
    by_hand,
    following,
    is_drafted,
    released,
    stale,
    taken,
    with_rules,
)
from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.text.zi import count_zi
from assistant.ui.desk import Desk
from assistant.ui.literal import escaped, quiet, say

if TYPE_CHECKING:
    from assistant.drafting.by_model.request import Style

_STYLES: "dict[Style, str]" = {"reworded": "换个说法", "shorter": "写短些", "technical": "更专业"}
_WRITERS = {"rules": "规则", "model": "模型", "person": "人工"}
_SIDES = {"same": "", "changed": "changed", "new": "new", "gone": "gone"}


def show(desk: Desk, field: DraftedField) -> None:
    """The versions of a text, with all that can be done with them."""
    path, history = field.path, desk.history(field.path)
    ruled = desk.by_rules().by_path.get(path)
    if ruled is None or not (history.versions or is_drafted(ruled)):
        return
    st.html('<div class="heading">写法</div>')
    _buttons(desk, ruled, history)
    if path in desk.told:
        say(desk.told[path], "plain")
    if not history.versions:
        return
    for version in reversed(history.versions):
        _version(desk, field, history, version)
    if history.in_use:
        st.button(
            "改为随事实更新",
            key=f"follow-{path}",
            on_click=_follow,
            args=(desk, path),
            disabled=history.locked,
        )
        quiet("随事实更新：不固定用哪一版，填写的事实变了，文字跟着变。")


def status(field: DraftedField, history: FieldHistory, ruled: DraftedField | None) -> str:
    """HTML that tells which version stands in the form, and which facts have changed since; empty for none."""
    version = history.current
    if version is None:
        return ""
    lock = "，已锁定" if history.locked else ""
    line = f'<div class="hint">第{version.number}版·{_WRITERS[version.by]}{lock}</div>'
    changes = stale(version, ruled) if ruled is not None else ()
    return line + "".join(f'<div class="left-out">{escaped(_changed(one))}</div>' for one in changes)


def _changed(change: FactChange) -> str:
    if change.before is None:
        return f"写成之后新增了事实，这一版没有写进：{change.after}"
    if change.after is None:
        return f"写成之后删去了事实，请核对这一版：{change.before}"
    return f"写成之后事实有变，请核对这一版：“{change.before}”→“{change.after}”"


def _buttons(desk: Desk, ruled: DraftedField, history: FieldHistory) -> None:
    path = ruled.path
    styles = [one for one in _STYLES if desk.has_model or one != "technical"]
    with st.container(horizontal=True, gap="xsmall"):
        for style in styles:
            if st.button(_STYLES[style], key=f"{style}-{path}", disabled=ruled.missing):
                with st.spinner("正在另写一版…"):
                    _again(desk, ruled, style)
                st.rerun()
        if history.locked:
            st.button("解除锁定", key=f"release-{path}", on_click=_release, args=(desk, path))
    if desk.has_model:
        quiet("用模型改写：这一格的事实会发给模型，写回的每个数字都与事实核对，不合的退回。")


def _again(desk: Desk, ruled: DraftedField, style: "Style") -> None:
    """Another version beside those there are; the text in use stays."""
    path = ruled.path
    desk.told.pop(path, None)
    try:
        other = desk.workshop.redraft(desk.session, path, desk.today, style, desk.history(path))
    except NoOtherWordingError as error:
        desk.spend(error.spent)
        desk.told[path] = str(error)
        return
    except AssistantError as error:
        desk.told[path] = str(error)
        return
    desk.spend(other.spent)

    def add(history: FieldHistory) -> FieldHistory:
        return beside(with_rules(history, ruled, _now()), other.field, other.lines, _now(), style)

    if desk.reword(path, add):
        number = desk.history(path).versions[-1].number
        desk.told[path] = f"{other.told}已写出第{number}版；看过以后再决定用不用。"


def edit(desk: Desk, ruled: DraftedField, text: str) -> bool:
    """A person's own text, in use and locked; its facts stay as they are."""
    return desk.reword(ruled.path, lambda history: by_hand(history, ruled, text, _now()))


def _now() -> datetime:
    return datetime.now(UTC)


def _version(desk: Desk, field: DraftedField, history: FieldHistory, version: FieldVersion) -> None:
    used = version.text == field.text
    head = f"第{version.number}版·{_WRITERS[version.by]}·{count_zi(version.text)}字"
    note = "　现在用的" if used else ""
    with st.expander(
        f"{head}{note}",
        key=f"wording-{field.path}-{version.number}",
        expanded=not used and version is history.versions[-1],
    ):
        if used:
            st.html(f'<div class="version">{escaped(version.text)}</div>')
        else:
            _compare(field.text, version)
            st.button(
                "用这一版",
                key=f"take-{field.path}-{version.number}",
                type="primary",
                on_click=_take,
                args=(desk, field.path, version.number),
                disabled=history.locked,
                help="这一格已锁定，先解除锁定" if history.locked else None,
            )
        quiet(f"{version.at.astimezone():%Y-%m-%d %H:%M}")
        if version.rests_on:
            facts = "".join(f"<li>{escaped(one.text)}</li>" for one in version.rests_on)
            st.html(f'<div class="hint">依据的事实：<ul class="facts">{facts}</ul></div>')


def _compare(now: str, version: FieldVersion) -> None:
    """Side by side: what stands in the form, and the version."""
    found = compared(now, version.text)
    rows = "".join(_row(pair) for pair in found.pairs)
    numbers = [
        f"{words}：{'、'.join(some)}"
        for words, some in (("少了数字", found.numbers_gone), ("多了数字", found.numbers_new))
        if some
    ]
    told = f'<div class="left-out">{escaped("；".join(numbers))}</div>' if numbers else ""
    st.html(
        f'<div class="compare"><div class="hint">现在</div><div class="hint">第{version.number}版</div>{rows}</div>{told}'
    )


def _row(pair: Pair) -> str:
    kind = _SIDES[pair.kind]
    return f'<div class="{kind}">{escaped(pair.before)}</div><div class="{kind}">{escaped(pair.after)}</div>'


def _take(desk: Desk, path: str, number: int) -> None:
    if desk.reword(path, lambda history: taken(history, number, FORM.label_of(path))):
        desk.told[path] = f"现在用第{number}版。"


def _release(desk: Desk, path: str) -> None:
    desk.reword(path, released)


def _follow(desk: Desk, path: str) -> None:
    if desk.reword(path, following):
        desk.told.pop(path, None)
