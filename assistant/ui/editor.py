"""One field open for editing: a widget for its kind, the error beside it, its sources, its versions."""

import streamlit as st

from assistant.drafting.draft import DraftedField
from assistant.drafting.versions import is_drafted
from assistant.errors import AssistantError
from assistant.forms.answers import Source
from assistant.forms.fields import FormField
from assistant.store.records import Version
from assistant.ui import wordings
from assistant.ui.desk import Desk
from assistant.ui.edits import Edit, Manner, edit_field, manner_of, shown, typed
from assistant.ui.literal import escaped, quiet, say
from knowledge.catalogue import scenes, stages

_MANNERS: dict[Manner, str] = {"text": "写成文字，照用原文", "facts": "一行一件事，由助手成文"}
_MOST_VERSIONS = 8


def show(desk: Desk, field: DraftedField) -> None:
    """The editor of a field."""
    path = field.path
    with st.container(border=True, key=f"editor-{path}"):
        manner = _manner(desk, field)
        with st.form(f"form-{path}", border=False, enter_to_submit=True):
            raw = _widget(desk, field, manner)
            with st.container(horizontal=True, gap="xsmall"):
                save = st.form_submit_button("保存", type="primary", key=f"save-{path}")
                st.form_submit_button("收起", key=f"close-{path}", on_click=desk.close, args=(path,))
        if save:
            _save(desk, field, raw, manner)
        if path in desk.problems:
            say(desk.problems[path], "error")
        wordings.show(desk, field)
        _sources(field)
        _versions(desk, path)


def _manner(desk: Desk, field: DraftedField) -> Manner:
    """How a narrative is typed; any other field is a text."""
    if field.field.kind != "narrative":
        return "text"
    chosen = st.segmented_control(
        "写法",
        list(_MANNERS),
        format_func=lambda manner: _MANNERS[manner],
        default=manner_of(desk.answers.get(field.path)),
        required=True,
        key=f"manner-{field.path}",
        label_visibility="collapsed",
    )
    return "facts" if chosen == "facts" else "text"


def _widget(desk: Desk, field: DraftedField, manner: Manner) -> str:
    item, path = field.field, field.path
    printed = "" if field.missing else field.text
    worded = manner == "text" and path in desk.wordings
    start = printed if worded else typed(item, desk.answers.get(path), printed, manner)
    # Another answer is another widget; else an editor left open would go on showing the old one.
    key = f"raw-{path}-{manner}-{hash(start)}"
    options = options_of(item)
    if options:
        listed = [*options, *([start] if start and start not in options else [])]
        place = listed.index(start) if start else None
        chosen = st.selectbox(
            item.label,
            listed,
            index=place,
            key=key,
            label_visibility="collapsed",
            placeholder="请选择",
            accept_new_options=item.kind == "scene",
        )
        return str(chosen or "")
    if item.kind in ("narrative", "lines", "pictures"):
        height = 180 if item.kind == "narrative" else 100
        return st.text_area(item.label, start, height=height, key=key, label_visibility="collapsed")
    unit = item.nature.unit
    return st.text_input(item.label, start, key=key, placeholder=unit, label_visibility="collapsed")


def options_of(item: FormField) -> tuple[str, ...]:
    """What a field can be chosen from; empty for what is typed."""
    if item.kind == "stage":
        return tuple(stage.name for stage in stages())
    if item.kind == "scene":
        return tuple(one.name for one in scenes())
    return item.nature.options


def _save(desk: Desk, field: DraftedField, raw: str, manner: Manner) -> None:
    try:
        edit = edit_field(field.field, field.path, raw, desk.answers, desk.today, manner)
    except AssistantError as error:
        desk.problems[field.path] = str(error)
        return
    if manner == "text" and _is_wording(desk, field):
        if _keep_wording(desk, field, raw):
            desk.close(field.path)
        st.rerun()
    printed = "" if field.missing else field.text
    if desk.answers.get(field.path) is None and raw.strip() == printed.strip():
        edit = Edit()  # what was computed or carried over stays so
    if desk.keep(field.path, edit):
        desk.close(field.path)
    st.rerun()


def _is_wording(desk: Desk, field: DraftedField) -> bool:
    """Whether a text typed is another wording of facts that stay, and not an answer."""
    ruled = desk.by_rules().by_path.get(field.path)
    return ruled is not None and (bool(desk.history(field.path).versions) or is_drafted(ruled))


def _keep_wording(desk: Desk, field: DraftedField, raw: str) -> bool:
    ruled = desk.by_rules().by_path[field.path]
    if raw.strip() == ("" if field.missing else field.text).strip():
        return True
    if not raw.strip():
        desk.problems[field.path] = "改成了空白；要去掉这一格，请在“一行一件事”里删去事实。"
        return False
    return wordings.edit(desk, ruled, raw)


def _sources(field: DraftedField) -> None:
    if not field.sources:
        return
    with st.expander("来源", key=f"sources-{field.path}"):
        st.html("".join(f'<div class="source">{escaped(source_words(one))}</div>' for one in field.sources))


def source_words(source: Source) -> str:
    """`来源：对话第3条 「…」`."""
    return f"来源：{source.origin}" + (f" 「{source.quote}」" if source.quote else "")


def _versions(desk: Desk, path: str) -> None:
    versions = desk.store.versions(desk.open_one.id, path)
    if not versions:
        return
    with st.expander(f"历史版本（{len(versions)}）", key=f"versions-{path}"):
        for place, version in enumerate(versions[:_MOST_VERSIONS]):
            _version(desk, path, version, current=place == 0)


def _version(desk: Desk, path: str, version: Version, *, current: bool) -> None:
    text = shown(version.answer) or "（空）"
    with st.container(horizontal=True, gap="xsmall", wrap=False, key=f"version-{path}-{version.id}"):
        st.html(f'<div class="version">{escaped(text)}</div>', width="stretch")
        if not current:
            st.button("恢复", key=f"restore-{version.id}", on_click=desk.restore, args=(path, version.id))
    quiet(f"{version.at.astimezone():%Y-%m-%d %H:%M}　{version.author}{'　现在' if current else ''}")
