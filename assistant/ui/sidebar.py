"""The list of applications, what the model has cost for the open one, and where what is typed goes."""

import streamlit as st

from assistant.settings import Settings
from assistant.spending import exceeded, told
from assistant.ui.desk import Desk
from assistant.ui.literal import label, quiet, say

_MANY = 12
"""More applications than this scroll in a box of their own."""


def show(desk: Desk) -> None:
    """Fill the sidebar. Raises StoreError where the applications cannot be read."""
    with st.sidebar:
        st.html('<div class="brand">申报助手</div>')
        if desk.application is not None:
            with st.popover("新建申报书", width="stretch", key="new"):
                new_application(desk, "sidebar")
        _applications(desk)
        if desk.application is not None:
            _manage(desk)
            _spent(desk)
        _settings(desk.workshop.settings)


def new_application(desk: Desk, place: str) -> None:
    """A name and a button; `place` tells apart the places where this stands."""
    with st.form(f"new-{place}", border=False):
        name = st.text_input(
            "申报书名称", placeholder="例如：陇原机械 机加车间", max_chars=120, key=f"name-{place}"
        )
        if st.form_submit_button("新建", type="primary", key=f"create-{place}"):
            desk.create(name)
            st.rerun()


def _applications(desk: Desk) -> None:
    known = desk.store.list()
    if not known:
        quiet("还没有申报书。")
        return
    quiet(f"我的申报书（{len(known)}）")
    with st.container(height=420 if len(known) > _MANY else "content", border=False, key="applications"):
        for one in known:
            here = desk.application is not None and desk.application.id == one.id
            st.button(
                label(one.name),
                key=f"open-{one.id}",
                type="primary" if here else "secondary",
                width="stretch",
                on_click=desk.open,
                args=(one.id,),
                help=f"{one.updated.astimezone():%Y-%m-%d %H:%M} 修改，{one.answered}项已答",
            )


def _manage(desk: Desk) -> None:
    here = desk.open_one.id
    with st.popover("改名或删除", width="stretch", key="manage"):
        name = st.text_input("新名称", value=desk.open_one.name, max_chars=120, key=f"rename-{here}")
        st.button("改名", key="rename", on_click=desk.rename, args=(name,))
        sure = st.checkbox("确认删除这份申报书及其全部历史版本，不能恢复", key=f"sure-{here}")
        st.button("删除", key="delete", disabled=not sure, on_click=desk.delete)


def _spent(desk: Desk) -> None:
    """What the model has cost for the open application, and where its budget is used up."""
    spent, settings = desk.session.spent, desk.workshop.settings
    if line := told(spent, settings):
        quiet(f"{line}{_budget(settings)}。")
    if desk.has_model and (full := exceeded(spent, settings)):
        say(full, "warn")


def _budget(settings: Settings) -> str:
    if settings.model_budget is not None:
        return f"（预算{settings.model_budget:g}元）"
    if settings.model_budget_tokens is not None:
        return f"（上限{settings.model_budget_tokens}个token）"
    return ""


def _settings(settings: Settings) -> None:
    quiet(whereabouts(settings))
    with st.expander("设置（只读）"):
        rows = (
            ("数据文件夹", str(settings.folder)),
            ("数据库", _database(settings)),
            ("检索模型", "内置" if settings.embedder == "bundled" else settings.embedder),
            ("聊天模型", _model_row(settings)),
        )
        for name, value in rows:
            quiet(f"{name}：{value}")
        quiet("用环境变量 ASSISTANT_… 修改，重启后生效。")


def whereabouts(settings: Settings) -> str:
    """Where what is typed goes."""
    if settings.database_url is not None and not settings.database_url.startswith("sqlite"):
        kept = f"填写的内容保存在所设的数据库（{_database(settings)}），此外不会离开这台电脑。"
        return f"{_model(settings)}{kept}"
    if settings.model_host is None:
        return "本机运行，未配置模型，任何内容都不会离开这台电脑。"
    return f"{_model(settings)}此外的内容和上传的文件不会离开这台电脑。"


def _model(settings: Settings) -> str:
    """Which model is asked, and what is sent to it."""
    if settings.model_host is None:
        return "未配置模型。"
    if not settings.model_name:
        return f"已设模型地址（{settings.model_host}），没有设名称（ASSISTANT_MODEL_NAME），对话没有用模型，不会往那里发内容。"
    return f"对话用模型「{settings.model_name}」（{settings.model_host}）：每条消息，连同栏目名和它可能更正的已填内容，会发到那里。"


def _model_row(settings: Settings) -> str:
    if settings.model_host is None:
        return "未配置"
    return f"{settings.model_name or '未设名称'}（{settings.model_host}）"


def _database(settings: Settings) -> str:
    """The address of the database without user and password."""
    if settings.database_url is None:
        return "SQLite 文件（在数据文件夹内）"
    kind, _, rest = settings.database_url.partition("://")
    return f"{kind}://{rest.rpartition('@')[2]}"
