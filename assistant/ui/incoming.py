"""Files brought in, old material and answers files: read, shown against what is there, taken after consent."""

import tempfile
from pathlib import Path

import streamlit as st

from assistant.errors import AnswersError, AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.files import SUFFIXES, read_answers
from assistant.ui import edited_form, material
from assistant.ui.desk import Desk
from assistant.ui.edits import differences
from assistant.ui.literal import quiet, say

_TAKE, _LABEL, _BEFORE, _AFTER = "采用", "项目", "现在", "文件里"


def show(desk: Desk) -> None:
    """Fill the tab 导入."""
    material.show(desk)
    edited_form.show(desk)
    st.html('<div class="heading">答案文件</div>')
    quiet("把填好的答案文件（.yaml 或 .xlsx，按附件2的标签填写）并入这份申报书。先看差异，同意后才写入。")
    given = st.file_uploader(
        "答案文件",
        type=[suffix.lstrip(".") for suffix in SUFFIXES],
        key=f"file-{desk.open_one.id}-{desk.incoming_round}",
        label_visibility="collapsed",
    )
    if given is None:
        desk.incoming = None
        return
    try:
        desk.incoming = read_file(given.name, given.getvalue())
    except AnswersError as error:
        say(f"文件里有{len(error.errors)}处需要改，改好后再传一次：", "error")
        for one in error.errors:
            say(str(one), "warn")
        return
    except AssistantError as error:
        say(str(error), "error")
        return
    _differences(desk, desk.incoming)


def read_file(name: str, content: bytes) -> Answers:
    """Answers of a file's bytes. Raises FileError or AnswersError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        return read_answers(FORM, path)


def _differences(desk: Desk, incoming: Answers) -> None:
    found = differences(FORM, desk.answers, incoming)
    if not found:
        say("文件里的内容和现在的一致，没有要并入的。", "good")
        return
    new = sum(not one.before for one in found)
    quiet(f"新填{new}项，改动{len(found) - new}项。不想采用的取消勾选。")
    taken = st.data_editor(
        [{_TAKE: True, _LABEL: one.label, _BEFORE: one.before, _AFTER: one.after} for one in found],
        key=f"differences-{desk.open_one.id}-{desk.incoming_round}",
        hide_index=True,
        disabled=[_LABEL, _BEFORE, _AFTER],
        column_config={_TAKE: st.column_config.CheckboxColumn(_TAKE, width="small")},
        width="stretch",
    )
    wanted = {one.path for one, row in zip(found, taken, strict=True) if row[_TAKE]}
    chosen = Answers({path: answer for path, answer in incoming.by_path.items() if path in wanted})
    st.button(
        f"并入{len(wanted)}项",
        key="merge",
        type="primary",
        disabled=not wanted,
        on_click=desk.merge,
        args=(chosen,),
    )
