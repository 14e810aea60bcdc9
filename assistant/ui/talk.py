"""The interview: what was said, scenes to choose from, what is being asked, and the next message."""

import streamlit as st

from assistant.drafting.draft import Draft
from assistant.forms.annex02 import FORM
from assistant.forms.fields import pattern_of
from assistant.interview.session import Proposal
from assistant.interview.topics import SCENE
from assistant.store.records import Message
from assistant.ui.desk import Desk
from assistant.ui.literal import escaped, quiet, say
from knowledge.catalogue import scenes

_QUICK = ("跳过", "不便填", "上一题", "撤销", "还缺什么")
_AVATARS = {"user": ":material/person:", "assistant": ":material/edit_document:"}


def show(desk: Desk, drafted: Draft) -> None:
    """Fill the left column."""
    with st.container(height=420, border=True, key="talk", autoscroll=True):
        for message in desk.store.messages(desk.open_one.id):
            _message(message)
        _unsent(desk)
        room = st.container()
        _scenes(desk)
    _asked(desk, drafted)
    with st.container(horizontal=True, gap="xsmall", key="quick"):
        for words in _QUICK:
            st.button(words, key=f"quick-{words}", on_click=_say, args=(desk, words))
    typed = st.chat_input("用自己的话回答，回车发送", key="message")
    said, desk.said = typed or desk.said, ""
    if said:
        with room:
            _receive(desk, said)


def _say(desk: Desk, words: str) -> None:
    desk.said = words
    desk.unsent = ""


def _receive(desk: Desk, said: str) -> None:
    with st.chat_message("user", avatar=_AVATARS["user"]):
        _words(said)
    with st.spinner("正在记录…"):
        desk.receive(said)
    st.rerun()


def _message(message: Message) -> None:
    with st.chat_message(message.role, avatar=_AVATARS[message.role]):
        # Sources name a message by its number: 对话第3条.
        if message.role == "user":
            quiet(f"第{message.turn}条")
        _words(message.text)


def _words(text: str) -> None:
    st.html(f'<div class="words">{escaped(text)}</div>')


def _unsent(desk: Desk) -> None:
    """A message that could not be kept, with the ways on."""
    if not desk.unsent:
        return
    with st.chat_message("user", avatar=_AVATARS["user"]):
        _words(desk.unsent)
        say("这条没有保存。", "warn")
        with st.container(horizontal=True):
            st.button("再发一次", key="again", type="primary", on_click=_say, args=(desk, desk.unsent))
            st.button("不发了", key="drop", on_click=_say, args=(desk, ""))


# -- scenes --


def _scenes(desk: Desk) -> None:
    if not desk.session.topic.startswith(SCENE):
        return
    if desk.session.proposals and not desk.choosing:
        for proposal in desk.session.proposals:
            _card(desk, proposal)
        st.button("都不是", key="none-of-them", on_click=_choose, args=(desk,))
    else:
        _catalogue(desk)


def _choose(desk: Desk) -> None:
    desk.choosing = True


def _card(desk: Desk, proposal: Proposal) -> None:
    with st.container(
        border=True, horizontal=True, wrap=False, vertical_alignment="center", key=f"card-{proposal.number}"
    ):
        st.html(
            f'<div class="card"><b>{proposal.number}　{escaped(proposal.stage)}·{escaped(proposal.name)}</b>'
            f'<span class="likely">{likely(proposal.probability)}</span>'
            f'<div class="reason">{escaped(proposal.reason)}</div></div>',
            width="stretch",
        )
        said = f"选{proposal.number}号场景"
        st.button("选这个", key=f"choose-{proposal.number}", type="primary", on_click=_say, args=(desk, said))


def _catalogue(desk: Desk) -> None:
    listed = {f"{one.number}　{one.stage}·{one.name}": one.number for one in scenes()}
    with st.container(border=True, key="catalogue"):
        quiet("从目录里选一个，或者在下面再说几句做了什么。")
        chosen = st.selectbox("典型场景", list(listed), index=None, placeholder="40个典型场景", key="listed")
        said = f"选{listed[chosen]}号场景" if chosen else ""
        st.button("选这个", key="choose-listed", disabled=not chosen, on_click=_say, args=(desk, said))


def likely(probability: float) -> str:
    """A probability in words; a number would look more exact than it is."""
    if probability >= 0.75:
        return "很像"
    return "比较像" if probability >= 0.45 else "有点像"


# -- what is being asked --


def _asked(desk: Desk, drafted: Draft) -> None:
    """The fields of the open question with hints and limits, those answered since ticked off."""
    lines = []
    for path in desk.session.asked:
        if FORM.has(path):
            field = drafted.get(path)
            done, name, note = (
                field is not None and not field.missing,
                FORM.label_of(path),
                FORM.field(path).note,
            )
        else:
            node = FORM.lists[pattern_of(path)]
            done, name, note = bool(desk.answers.keys(path)), node.label, node.hint
        hint = f'<span class="hint">{escaped(note)}</span>' if note else ""
        lines.append(f'<li class="{"done" if done else "open"}">{escaped(name)}{hint}</li>')
    if lines:
        st.html(f'<ul class="asked"><li class="lead">正在问</li>{"".join(lines)}</ul>')
