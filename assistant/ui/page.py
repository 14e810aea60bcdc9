"""The whole page, from top to bottom."""

from pathlib import Path

import streamlit as st

from assistant.drafting.draft import Draft
from assistant.errors import StoreError
from assistant.forms.annex02 import FORM
from assistant.settings import Settings
from assistant.ui import checking, downloads, incoming, paper, sidebar, tables, talk
from assistant.ui.desk import TAB, Desk, desk_of
from assistant.ui.literal import escaped, say
from assistant.ui.sections import progress
from assistant.ui.style import STYLE
from assistant.ui.turns import Turns
from assistant.wiring import Workshop

_ICON = Path(__file__).with_name("icon.svg")


def main() -> None:
    """Show the page."""
    st.set_page_config(
        page_title="申报助手", page_icon=str(_ICON), layout="wide", initial_sidebar_state="auto"
    )
    st.html(f"<style>{STYLE}</style>")
    try:
        _show(desk_of(_workshop(Settings()), _turns()))
    except StoreError as error:
        say(str(error), "error")
        st.button("再试一次")


def _show(desk: Desk) -> None:
    desk.follow_address()
    desk.catch_up()
    sidebar.show(desk)
    if desk.application is None:
        _tell(desk)
        _welcome(desk)
    else:
        _application(desk)


@st.cache_resource(hash_funcs={Settings: repr}, show_spinner=False)
def _workshop(settings: Settings) -> Workshop:
    return Workshop(settings)


@st.cache_resource(show_spinner=False)
def _turns() -> Turns:
    return Turns()


def _welcome(desk: Desk) -> None:
    st.html(
        '<div class="welcome"><h1>申报助手</h1>'
        "<p>用自己的话说清做过的事，写成《甘肃省智能制造优秀场景申报书》（附件2，含附表1、附表2）。</p>"
        "<ol><li>起个名称，新建一份申报书</li><li>像聊天一样回答问题，右侧表单随答随填</li>"
        "<li>核对缺项和疑点，下载 Word 文档再作人工修改</li></ol></div>"
    )
    with st.container(key="start"):
        sidebar.new_application(desk, "start")


def _application(desk: Desk) -> None:
    drafted = desk.drafted()
    _head(desk, *progress(drafted))
    _tell(desk)
    left, right = st.columns([5, 6], gap="medium")
    with left, st.container(key="left"):
        room = talk.show(desk, drafted)
    with right, st.container(key="right"):
        _tabs(desk, drafted)
    talk.look_on(desk, room)


def _tabs(desk: Desk, drafted: Draft) -> None:
    form, rows, check, away, bring = st.tabs(
        ["表单", "附表2", "核对", "下载", "导入"], key=TAB, on_change="rerun"
    )
    # What is typed into a widget is lost once it is not drawn; so these three are drawn always.
    with form:
        paper.show(desk, drafted)
    with rows:
        tables.show(desk, drafted)
    with bring:
        incoming.show(desk)
    if check.open:
        with check:
            checking.show(desk, drafted)
    if away.open:
        with away:
            downloads.show(desk)


def _head(desk: Desk, filled: int, size: int) -> None:
    share = round(100 * filled / size) if size else 0
    st.html(
        f'<div class="head"><div class="name">{escaped(desk.open_one.name)}</div>'
        f'<div class="kind">{escaped(FORM.title)}（附件{FORM.annex}）</div>'
        f'<div class="progress" role="progressbar" aria-valuenow="{share}" aria-valuemin="0" aria-valuemax="100">'
        f'<i style="width:{share}%"></i></div><div class="count">已填 {filled}/{size} 项</div></div>'
    )


def _tell(desk: Desk) -> None:
    """Tell once what the last action led to; that another tab has saved, until this one has read anew."""
    if desk.notice is None:
        return
    say(desk.notice[1], desk.notice[0])
    if desk.stale:
        st.button("刷新", key="refresh", type="primary", on_click=desk.refresh)
    else:
        desk.notice = None
