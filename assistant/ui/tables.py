"""The tables of 附表2: equipment, software, processes and technologies of each scene instance."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from assistant.drafting.draft import Draft
from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField, Node
from assistant.ui.desk import Desk
from assistant.ui.edits import columns, edit_table, table_rows
from assistant.ui.literal import escaped, quiet, say
from assistant.ui.sections import sections, tables_of

_PART = "means"
_PLACE = "place"
"""Column, not shown, that holds the place each row had before."""

_NEW = -1
"""The place of a row that was not there."""


def show(desk: Desk, drafted: Draft) -> None:
    """Fill the tab 附表2."""
    for section in sections(drafted):
        if section.key.startswith(f"{_PART}."):
            st.html(f'<div class="heading">{escaped(section.title)}</div>')
            for key, node in tables_of(FORM, _PART):
                _table(desk, f"{section.key}.{key}", node)
    quiet("双击单元格修改，在末行添加，勾选行首可删除；改完按“保存”。实例名称在“表单”页的附表2一节。")


def _table(desk: Desk, table: str, node: Node) -> None:
    fields = columns(FORM, table)
    rows = table_rows(FORM, desk.answers, table)
    before = _frame(rows, tuple(fields))
    st.html(f'<div class="table-head"><b>{escaped(node.label)}</b>{_state(desk, table, len(rows))}</div>')
    after = st.data_editor(
        before,
        key=f"table-{desk.open_one.id}-{table}",
        num_rows="dynamic",
        placeholder=" ",
        hide_index=True,
        column_order=list(fields),
        column_config={key: _column(item) for key, item in fields.items()},
        width="stretch",
    )
    if list(_rows(after)) != list(_rows(before)):
        st.button(
            f"保存{node.label}", key=f"save-{table}", type="primary", on_click=keep, args=(desk, table, after)
        )
        quiet("有修改还没有保存。")
    if table in desk.problems:
        say(desk.problems[table], "error")


def _frame(rows: Sequence[Mapping[str, str]], keys: Sequence[str]) -> dict[str, list[Any]]:
    """A table column by column; an empty one has a blank row, by which the editor sees that cells are text."""
    if not rows:
        return {_PLACE: [_NEW], **{key: [""] for key in keys}}
    return {_PLACE: list(range(len(rows))), **{key: [row[key] for row in rows] for key in keys}}


def _state(desk: Desk, table: str, rows: int) -> str:
    if rows:
        return f'<span class="state">{rows}行</span>'
    answer = desk.answers.get(table)
    return f'<span class="state">{"无" if answer is not None and answer.state == "none" else "待补充"}</span>'


def _column(item: FormField) -> Any:
    if item.nature.options:
        return st.column_config.SelectboxColumn(item.label, options=list(item.nature.options), width="medium")
    return st.column_config.TextColumn(item.label)


def keep(desk: Desk, table: str, edited: Mapping[str, Sequence[Any]]) -> None:
    """Keep a table as it was edited, column by column; what cannot be right is told at the table.

    The column of places says which row each was before; in a new row it is empty.
    """
    try:
        edit = edit_table(FORM, desk.answers, table, list(_rows(edited)), desk.today)
    except AssistantError as error:
        desk.problems[table] = str(error)
        return
    desk.keep(table, edit)


def _rows(edited: Mapping[str, Sequence[Any]]) -> Iterator[tuple[int | None, dict[str, str]]]:
    for number, place in enumerate(edited[_PLACE]):
        cells = {key: column[number] for key, column in edited.items() if key != _PLACE}
        yield (
            None if _blank(place) or place == _NEW else int(place),
            {key: "" if _blank(cell) else str(cell) for key, cell in cells.items()},
        )


def _blank(cell: object) -> bool:
    """Whether the editor left a cell empty: None, or a number that is none."""
    return cell is None or cell != cell
