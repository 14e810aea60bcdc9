"""Documents and answers files to take away; every document made is kept."""

import re
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.files import yaml_text
from assistant.ui.desk import Desk
from assistant.ui.literal import escaped, quiet, say
from assistant.wiring import Package, make_package, with_own_texts

_COPIES = {"批注稿": "working", "清稿": "clean"}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(desk: Desk) -> None:
    """Fill the tab 下载."""
    st.html('<div class="heading">生成申报书</div>')
    own = st.file_uploader(
        "主管部门下发的空白表（选填，不选则用内置的附件2）", type=["docx"], key=f"own-{desk.open_one.id}"
    )
    if st.button("生成申报书", type="primary", key="make-draft"):
        _make(desk, own)
    quiet("一次得到两份：批注稿在每格注明来源、字数和待核对处，清稿不带批注。缺项都标为【待补充】。")
    _earlier(desk)
    st.html('<div class="heading">答案文件</div>')
    st.download_button(
        "下载答案文件（.yaml）",
        yaml_text(FORM, with_own_texts(desk.answers, desk.wordings)).encode("utf-8"),
        file_name=f"{file_stem(desk.open_one.name)}-答案.yaml",
        mime="application/yaml",
        key="answers",
        on_click="ignore",
    )
    quiet("用附件2印的标签写成，可人工修改后在“导入”页并回来。")


def _make(desk: Desk, own: Any) -> None:
    try:
        with st.spinner("正在生成…"):
            package = _package(desk, own)
            fields = {field.path: field.text for field in package.draft.fields}
            name = f"{file_stem(desk.open_one.name)}-附件2.docx"
            number = desk.store.save_draft(
                desk.open_one.id, fields, package.working, name, clean=package.clean
            )
    except AssistantError as error:
        say(str(error), "error")
        return
    say(f"第{number}稿已生成，在下面下载。", "good")
    if package.unplaced:
        say("这张表里没有下列项目，没有写入：" + "、".join(package.unplaced), "warn")


def _package(desk: Desk, own: Any) -> Package:
    if own is None:
        return make_package(desk.answers, desk.today, wordings=desk.wordings)
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder) / Path(own.name).name
        form.write_bytes(own.getvalue())
        return make_package(desk.answers, desk.today, form=form, wordings=desk.wordings)


def _earlier(desk: Desk) -> None:
    drafts = desk.store.drafts(desk.open_one.id)
    for one in drafts:
        with st.container(horizontal=True, gap="xsmall", wrap=False, key=f"draft-{one.number}"):
            st.html(
                f'<div class="version"><b>第{one.number}稿</b>　{escaped(one.name)}'
                f'<div class="quiet">{one.at.astimezone():%Y-%m-%d %H:%M}</div></div>',
                width="stretch",
            )
            for words, copy in _COPIES.items():
                if copy == "clean" and not one.has_clean:
                    continue
                st.download_button(
                    words,
                    partial(_document, desk, one.number, copy),
                    file_name=_named(one.name, words),
                    mime=_WORD,
                    key=f"{copy}-{one.number}",
                    on_click="ignore",
                )


def _named(name: str, words: str) -> str:
    """甲-附件2.docx → 甲-附件2-清稿.docx; a name that says its kind already stays."""
    return name if name.endswith(("稿.docx",)) else f"{name.removesuffix('.docx')}-{words}.docx"


def _document(desk: Desk, number: int, copy: str) -> bytes:
    draft = desk.store.draft(desk.open_one.id, number)
    return (draft.clean if copy == "clean" else draft.document) or b""


def file_stem(name: str) -> str:
    """A name without what Windows does not allow in a file's name."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name).strip(" .") or "申报书"
