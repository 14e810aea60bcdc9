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
from assistant.wiring import Package, make_package

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(desk: Desk) -> None:
    """Fill the tab 下载."""
    st.html('<div class="heading">生成申报书</div>')
    own = st.file_uploader(
        "主管部门下发的空白表（选填，不选则用内置的附件2）", type=["docx"], key=f"own-{desk.open_one.id}"
    )
    with st.container(horizontal=True):
        with_comments = st.button("生成批注稿", type="primary", key="make-draft")
        clean = st.button("生成清稿", key="make-clean")
    quiet("批注稿在每格注明来源、字数和待核对处；清稿不带批注。缺项都标为【待补充】。")
    if with_comments or clean:
        _make(desk, own, comments=with_comments)
    _earlier(desk)
    st.html('<div class="heading">答案文件</div>')
    st.download_button(
        "下载答案文件（.yaml）",
        yaml_text(FORM, desk.answers).encode("utf-8"),
        file_name=f"{file_stem(desk.open_one.name)}-答案.yaml",
        mime="application/yaml",
        key="answers",
        on_click="ignore",
    )
    quiet("用附件2印的标签写成，可人工修改后在“导入”页并回来。")


def _make(desk: Desk, own: Any, *, comments: bool) -> None:
    try:
        with st.spinner("正在生成…"):
            package = _package(desk, own, comments=comments)
            fields = {field.path: field.text for field in package.draft.fields}
            kind = "批注稿" if comments else "清稿"
            name = f"{file_stem(desk.open_one.name)}-附件2-{kind}.docx"
            number = desk.store.save_draft(desk.open_one.id, fields, package.document, name)
    except AssistantError as error:
        say(str(error), "error")
        return
    say(f"第{number}稿已生成，在下面下载。", "good")
    if package.unplaced:
        say("这张表里没有下列项目，没有写入：" + "、".join(package.unplaced), "warn")


def _package(desk: Desk, own: Any, *, comments: bool) -> Package:
    if own is None:
        return make_package(desk.answers, desk.today, comments=comments)
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder) / Path(own.name).name
        form.write_bytes(own.getvalue())
        return make_package(desk.answers, desk.today, form=form, comments=comments)


def _earlier(desk: Desk) -> None:
    drafts = desk.store.drafts(desk.open_one.id)
    for one in drafts:
        with st.container(horizontal=True, gap="xsmall", wrap=False, key=f"draft-{one.number}"):
            st.html(
                f'<div class="version"><b>第{one.number}稿</b>　{escaped(one.name)}'
                f'<div class="quiet">{one.at.astimezone():%Y-%m-%d %H:%M}</div></div>',
                width="stretch",
            )
            st.download_button(
                "下载",
                partial(_document, desk, one.number),
                file_name=one.name,
                mime=_WORD,
                key=f"download-{one.number}",
                on_click="ignore",
            )


def _document(desk: Desk, number: int) -> bytes:
    return desk.store.draft(desk.open_one.id, number).document or b""


def file_stem(name: str) -> str:
    """A name without what Windows does not allow in a file's name."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name).strip(" .") or "申报书"
