"""A form that was edited in an office program, or filled elsewhere: what differs, and what the person takes of it."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.ui.desk import Desk
from assistant.ui.literal import escaped, quiet, say
from assistant.wiring import compare

if TYPE_CHECKING:
    from assistant.documents.differences import Difference
    from assistant.documents.reading import FormReading
    from assistant.documents.understood import Understood

_TAKE, _LABEL, _BEFORE, _AFTER, _WHERE = "采用", "项目", "现在", "文件里", "位置"
_GONE = {"emptied": "（空着）", "row_gone": "（没有这一行）"}
_TALLEST = 560


def show(desk: Desk) -> None:
    """Fill the middle part of the tab 导入."""
    st.html('<div class="heading">改过的申报书</div>')
    quiet(
        "在 Word、WPS 里改过的草稿，或在别处填好的附件2（.docx）。先看每一项的不同，您勾选后才写入；空着和删掉的默认不去掉。"
    )
    given = st.file_uploader(
        "改过的申报书",
        type=["docx"],
        key=f"form-{desk.open_one.id}-{desk.form_round}",
        label_visibility="collapsed",
    )
    if given is None:
        desk.read_form = None
        return
    try:
        reading, understood = _read(desk, given)
    except AssistantError as error:
        say(str(error), "error")
        return
    _report(reading, understood)
    _differences(desk, compare(desk.store, desk.open_one, reading, understood, desk.today))


def _read(desk: Desk, given: Any) -> "tuple[FormReading, Understood]":
    """The form; read once, not at every tick of a box. Raises FileError or FormError."""
    from assistant.documents.reading import read_form_file
    from assistant.documents.understood import understand

    if desk.read_form is None or desk.read_form[0] != given.file_id:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(given.name).name
            path.write_bytes(given.getvalue())
            reading = read_form_file(path, FORM)
        desk.read_form = (given.file_id, reading, understand(reading, path.name, desk.today))
    return desk.read_form[1:]


def _report(reading: "FormReading", understood: "Understood") -> None:
    """What cannot be taken, and what a person should look at."""
    for problem in understood.problems:
        say(f"{problem.place}：{problem.message}", "warn")
    parts = (
        ("没有对应的栏目，没有读入", [f"{one.place}：{one.text}" for one in reading.leftovers]),
        ("修订已按接受处理", [f"{one.place}{one.kind}“{one.text}”" for one in reading.edits]),
        ("请核对", list(reading.notes)),
    )
    for head, lines in parts:
        if lines:
            with st.expander(f"{head}（{len(lines)}）", expanded=head.startswith("没有")):
                st.html("".join(f'<div class="source">{escaped(line)}</div>' for line in lines))


def _differences(desk: Desk, found: "Sequence[Difference]") -> None:
    if not found:
        say("这份表和现在的申报书没有不同。", "good")
        return
    here = f"{desk.open_one.id}-{desk.form_round}"
    edited = st.data_editor(
        [_row(one) for one in found],
        key=f"form-differences-{here}-{desk.session.turn}",
        hide_index=True,
        disabled=[_LABEL, _BEFORE, _AFTER, _WHERE],
        column_config={
            _TAKE: st.column_config.CheckboxColumn(_TAKE, width=70),
            _LABEL: st.column_config.TextColumn(_LABEL, width=130),
        },
        height=min(_TALLEST, 38 + 35 * len(found)),
        width="stretch",
    )
    chosen = [one for one, row in zip(found, edited, strict=True) if row[_TAKE]]
    quiet("".join(_counted(found)))
    with st.container(horizontal=True):
        st.button(
            f"采用所选（{len(chosen)}项）",
            key="take-form",
            type="primary",
            disabled=not chosen,
            on_click=desk.take_form,
            args=(chosen,),
        )
        st.button("全部不要", key="drop-form", on_click=desk.put_form_away)


def _counted(found: "Sequence[Difference]") -> Iterator[str]:
    words = {"changed": "改动", "added": "补上", "emptied": "空着", "row_gone": "删掉的行"}
    for kind, word in words.items():
        number = sum(one.kind == kind for one in found)
        if number:
            yield f"{word}{number}项。"


def _row(one: "Difference") -> dict[str, object]:
    return {
        _TAKE: one.answer is not None,
        _LABEL: one.label,
        _BEFORE: one.before,
        _AFTER: one.after or _GONE.get(one.kind, ""),
        _WHERE: one.place,
    }
