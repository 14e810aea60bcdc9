"""Old material brought in: facts found in it, with file and place, and those taken that the person ticks."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.documents.material import SUFFIXES
from assistant.interview.material.proposals import Choice, answers_of, choices, clashing, propose, shown
from assistant.ui.desk import Desk
from assistant.ui.literal import quiet, say
from assistant.wiring import Gathered, gather

_TAKE, _LABEL, _VALUE, _NOW, _WHERE, _REMARK = "采用", "项目", "材料里", "现在", "出处", "说明"
_WIDTHS = {_LABEL: 135, _VALUE: 145, _NOW: 100, _WHERE: 165, _REMARK: 260}
"""Pixels: what the file says and where stand side by side on a small laptop."""
_MOST_FILES = 30
_TALLEST = 560


def show(desk: Desk) -> None:
    """Fill the upper part of the tab 导入."""
    st.html('<div class="heading">旧材料</div>')
    quiet(
        "企业简介、往年申报书、财务表等（.docx .pdf .xlsx .txt，可多选）。助手找出能填的内容，注明文件和位置，您勾选后才写入。"
    )
    given = st.file_uploader(
        "旧材料",
        type=[suffix.lstrip(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key=f"material-{desk.open_one.id}-{desk.material_round}",
        label_visibility="collapsed",
    )
    if not given:
        desk.gathered = None
        return
    if len(given) > _MOST_FILES:
        say(f"一次选了{len(given)}个文件，超过{_MOST_FILES}个；请分几次传。", "error")
        return
    gathered = _gathered(desk, given)
    for error in gathered.unread:
        say(str(error), "error")
    for note in gathered.notes:
        say(note, "warn")
    _offer(desk, choices(propose(gathered.found, desk.answers)), read=len(given) - len(gathered.unread))


def _gathered(desk: Desk, given: Sequence[Any]) -> Gathered:
    """What the uploads name; read once, not at every tick of a box."""
    ids = tuple(str(one.file_id) for one in given)
    if desk.gathered is None or desk.gathered[0] != ids:
        with st.spinner("正在读材料…"):
            desk.gathered = (ids, read_files([(one.name, one.getvalue()) for one in given], desk))
    return desk.gathered[1]


def read_files(files: Sequence[tuple[str, bytes]], desk: Desk) -> Gathered:
    """The facts of files given by name and content; two of one name are told apart."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (name, content) in enumerate(files, start=1):
            own = Path(name).name
            path = Path(folder) / own
            if path.exists():
                path = path.with_stem(f"{path.stem}（{number}）")
            path.write_bytes(content)
            paths.append(path)
        return gather(paths, desk.today)


def _offer(desk: Desk, offered: Sequence[Choice], *, read: int) -> None:
    if not offered:
        if read:
            say("材料里没有新的、能填进表里的内容。")
        return
    held = sum(not one.selected for one in offered)
    quiet(f"找到{len(offered)}项" + (f"，其中{held}项要由您定，没有预先勾选" if held else "") + "。")
    here = f"{desk.open_one.id}-{desk.material_round}"
    rows = [_row(one) for one in offered]
    edited = st.data_editor(
        rows,
        key=f"offered-{here}-{len(offered)}-{desk.session.turn}",
        hide_index=True,
        disabled=[_LABEL, _VALUE, _NOW, _WHERE, _REMARK],
        column_config={
            _TAKE: st.column_config.CheckboxColumn(_TAKE, width=70),
            **{name: st.column_config.TextColumn(name, width=width) for name, width in _WIDTHS.items()},
        },
        column_order=_shown_columns(offered),
        height=min(_TALLEST, 38 + 35 * len(rows)),
        width="stretch",
    )
    _take(desk, [one for one, row in zip(offered, edited, strict=True) if row[_TAKE]])


def _shown_columns(offered: Sequence[Choice]) -> list[str]:
    """What is there now and remarks only where there are any."""
    columns = [_TAKE, _LABEL, _VALUE]
    if any(one.proposal.before is not None for one in offered):
        columns.append(_NOW)
    columns.append(_WHERE)
    return [*columns, _REMARK] if any(one.remark for one in offered) else columns


def _row(one: Choice) -> dict[str, object]:
    before = one.proposal.before
    return {
        _TAKE: one.selected,
        _LABEL: one.proposal.label,
        _VALUE: shown(one.found.answer),
        _NOW: shown(before) if before is not None else "",
        _WHERE: one.where,
        _REMARK: one.remark,
    }


def _take(desk: Desk, taken: Sequence[Choice]) -> None:
    clash = clashing(taken)
    if clash:
        say(clash, "warn")
    with st.container(horizontal=True):
        st.button(
            f"采用所选（{len(taken)}项）",
            key="take-material",
            type="primary",
            disabled=not taken or bool(clash),
            on_click=desk.take_material,
            args=(answers_of(taken),),
        )
        st.button("全部不要", key="drop-material", on_click=desk.put_material_away)
