"""The live form: each section as the form prints it, each field as it will stand in the document."""

import streamlit as st

from assistant.drafting.draft import Draft, DraftedField
from assistant.forms.annex02 import FORM
from assistant.interview.session import Session
from assistant.ui import editor, wordings
from assistant.ui.desk import Desk, fold_key
from assistant.ui.literal import escaped, label, quiet
from assistant.ui.sections import Section, headings, section_of, sections, tables_of


def show(desk: Desk, drafted: Draft) -> None:
    """Fill the tab 表单."""
    fresh = changed_last(desk.session)
    for section in sections(drafted):
        _section(desk, section, fresh)


def changed_last(session: Session) -> frozenset[str]:
    """Paths that the last message or edit changed."""
    return frozenset(change.path for change in session.changes if change.turn == session.turn)


def _section(desk: Desk, section: Section, fresh: frozenset[str]) -> None:
    key = fold_key(desk.open_one.id, section.key)
    # Set each time: with another count in its label this is another widget, which would begin folded.
    st.session_state[key] = st.session_state.get(key, section.key == _first(desk))
    count = f"　{section.filled}/{section.size}" if section.size else ""
    fold = st.expander(label(f"{section.title}{count}"), key=key, on_change="rerun")
    # A folded section is drawn only while something is being typed in it, else every turn would draw it all.
    if not fold.open and not any(section_of(FORM, path) == section.key for path in desk.editing):
        return
    with fold, st.container(gap=None):
        above: tuple[str, ...] = ()
        for field in section.fields:
            here = headings(FORM, field.path)
            if here != above:
                _headings(here, above)
                above = here
            _field(desk, field, field.path in fresh)
        if tables_of(FORM, section.key.split(".")[0]):
            quiet("关键装备、软件、工艺、技术在“附表2”页填写。")


def _headings(here: tuple[str, ...], above: tuple[str, ...]) -> None:
    """Headings that begin here; a bare line where a part has ended."""
    new = [one for one in here if one not in above] or [""]
    st.html("".join(f'<div class="heading">{escaped(one)}</div>' for one in new))


def _first(desk: Desk) -> str:
    """The section that the open question is about, else the first."""
    asked = desk.session.asked
    return section_of(FORM, asked[0]) if asked else "enterprise"


def _field(desk: Desk, field: DraftedField, fresh: bool) -> None:
    path = field.path
    with st.container(horizontal=True, gap="xsmall", wrap=False, vertical_alignment="top", key=f"row-{path}"):
        st.html(cell(field, fresh, _status(desk, field)), width="stretch")
        if path not in desk.editing:
            words = "填写" if not field.text or field.missing else "修改"
            st.button(words, key=f"edit-{path}", type="tertiary", on_click=desk.edit, args=(path,))
    if path in desk.editing:
        editor.show(desk, field)


def _status(desk: Desk, field: DraftedField) -> str:
    history = desk.wordings.get(field.path)
    return wordings.status(field, history, desk.by_rules().by_path.get(field.path)) if history else ""


def cell(field: DraftedField, fresh: bool, status: str = "") -> str:
    """The HTML of one cell: label and hint; printed text, 字 against the limit, what was left out, its version."""
    kind = "missing" if field.missing else "filled" if field.text else "optional"
    wide = " wide" if field.field.kind == "narrative" else ""
    note = f'<div class="hint">{escaped(field.field.note)}</div>' if field.field.note else ""
    left_out = "".join(
        f'<div class="left-out">{escaped(one)}</div>' for one in field.notes if "未写入" in one
    )
    return (
        f'<div class="cell {kind}{wide}{" fresh" if fresh else ""}">'
        f'<div class="cell-label">{escaped(field.field.label)}{note}</div>'
        f'<div class="cell-value"><span>{escaped(field.text)}</span>{_state(field)}{_length(field)}{left_out}{status}</div></div>'
    )


def _state(field: DraftedField) -> str:
    """✓, 选填 or 不便填; what is missing says so itself: 【待补充：…】."""
    if field.missing:
        return '<i class="state">不便填</i>' if field.declined else ""
    return '<i class="state">✓</i>' if field.text else '<i class="state">选填</i>'


def _length(field: DraftedField) -> str:
    limit = field.field.limit
    if limit is None or field.missing or not field.text:
        return ""
    over = " over" if field.zi > limit.ceiling else ""
    share = min(100, round(100 * field.zi / limit.ceiling))
    return (
        f'<div class="length{over}"><span class="bar"><i style="width:{share}%"></i></span>'
        f"{field.zi}字／{escaped(str(limit))}</div>"
    )
