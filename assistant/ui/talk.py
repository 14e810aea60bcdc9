"""The interview: what was said, what waits for a decision, what is being asked, and the next message."""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.drafting.draft import Draft
from assistant.forms.annex02 import FORM
from assistant.forms.fields import pattern_of
from assistant.interview.by_model.offers import offer
from assistant.interview.session import Proposal
from assistant.interview.settling import shown
from assistant.interview.topics import SCENE
from assistant.store.records import Message
from assistant.ui.desk import Desk
from assistant.ui.growing import growing
from assistant.ui.literal import escaped, quiet, say
from knowledge.catalogue import scenes

_QUICK = ("跳过", "不便填", "上一题", "撤销", "还缺什么")
_AVATARS = {"user": ":material/person:", "assistant": ":material/edit_document:"}
_KEY = "message"
_TICK = 0.2
"""Seconds between two looks at a message on its way"""
_STEPS, _STEP = 12, 0.03
"""A reply that was waited for comes in so many steps of so many seconds"""


def show(desk: Desk, drafted: Draft) -> DeltaGenerator:
    """Fill the left column. Returns the room where the reply to a message on its way will stand."""
    with st.container(height=420, border=True, key="talk", autoscroll=True):
        for message in desk.store.messages(desk.open_one.id):
            # one that has just ended in its thread stands below until it is on the desk
            if desk.pending is None or message.turn <= desk.session.turn:
                _message(message)
        _unsent(desk)
        room = _on_the_way(desk)
        if desk.pending is None:
            _decision(desk)
    _asked(desk, drafted)
    with st.container(horizontal=True, gap="xsmall", key="quick"):
        for words in _QUICK:
            st.button(words, key=f"quick-{words}", on_click=desk.say, args=(words,))
    if desk.has_model:
        host = escaped(desk.workshop.settings.model_host or "")
        st.html(f'<div class="quiet where">这里说的每一句会发给模型（{host}）。</div>')
    st.chat_input("用自己的话回答，回车发送", key=_KEY, on_submit=_typed, args=(desk,))
    return room


def _typed(desk: Desk) -> None:
    desk.say(st.session_state[_KEY])


def _message(message: Message) -> None:
    with st.chat_message(message.role, avatar=_AVATARS[message.role]):
        # Sources name a message by its number: 对话第3条.
        _words(message.text, f"第{message.turn}条" if message.role == "user" else "")


def _words(text: str, above: str = "") -> None:
    st.html(_html(text, above))


def _html(text: str, above: str = "") -> str:
    head = f'<div class="quiet">{escaped(above)}</div>' if above else ""
    return f'{head}<div class="words">{escaped(text)}</div>'


def _unsent(desk: Desk) -> None:
    """A message that could not be kept, with the ways on."""
    if not desk.unsent:
        return
    with st.chat_message("user", avatar=_AVATARS["user"]):
        _words(desk.unsent)
        say("这条没有保存。", "warn")
        with st.container(horizontal=True):
            st.button("再发一次", key="again", type="primary", on_click=desk.say, args=(desk.unsent,))
            st.button("不发了", key="drop", on_click=desk.forget_unsent)


# -- a message on its way --


def _on_the_way(desk: Desk) -> DeltaGenerator:
    """The message being worked on, room for its reply, and those that wait behind it."""
    if desk.pending is None:
        return st.empty()
    with st.chat_message("user", avatar=_AVATARS["user"]):
        _words(desk.pending.message)
    with st.chat_message("assistant", avatar=_AVATARS["assistant"]):
        room = st.empty()
    _grow(room, desk)
    for waiting in desk.queue:
        with st.chat_message("user", avatar=_AVATARS["user"]):
            _words(waiting, "等上一条记完再记")
    return room


def look_on(desk: Desk, room: DeltaGenerator) -> None:
    """Show the message on its way as it grows and then its reply; at the end the page is drawn anew.

    A click meanwhile ends this run and not the turn: the next run looks on.
    """
    pending = desk.pending
    if pending is None:
        return
    while not pending.ends(_TICK):
        _grow(room, desk)
    if pending.kept.exception() is None and desk.has_model:
        reply = pending.kept.result()[0].reply
        for step in range(1, _STEPS + 1):
            room.html(_html(reply[: len(reply) * step // _STEPS]))
            time.sleep(_STEP)
    st.rerun()


def _grow(room: DeltaGenerator, desk: Desk) -> None:
    """How far the message on its way has come."""
    now = "正在记录…"
    if desk.has_model and desk.pending is not None:
        now = growing(desk.pending.said, offer(desk.session, desk.today))
    room.html(f'<div class="growing" role="status">{escaped(now)}</div>')


# -- what waits for a decision --


def _decision(desk: Desk) -> None:
    """A contradiction to settle comes before a scene to choose."""
    if desk.session.disputes:
        _dispute(desk)
    elif desk.session.topic.startswith(SCENE):
        _scenes(desk)


def _dispute(desk: Desk) -> None:
    """Both values of the contradiction asked about, each with its button; the buttons say what a person would type."""
    dispute = desk.session.disputes[0]
    before = desk.answers.get(dispute.path)
    origin = before.sources[0].origin if before and before.sources else ""
    _side(desk, "before", "前面的", shown(before), origin)
    _side(desk, "now", "这次的", shown(dispute.answer), f"“{dispute.quote}”")
    if more := len(desk.session.disputes) - 1:
        quiet(f"定了以后还有{more}处要问。")


def _side(desk: Desk, side: str, words: str, value: str, origin: str) -> None:
    with st.container(
        border=True, horizontal=True, wrap=False, vertical_alignment="center", key=f"side-{side}"
    ):
        st.html(
            f'<div class="card"><b>{escaped(value)}</b><div class="reason">{escaped(origin)}</div></div>',
            width="stretch",
        )
        st.button(f"用{words}", key=f"decide-{side}", type="primary", on_click=desk.say, args=(words,))


def _scenes(desk: Desk) -> None:
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
        st.button("选这个", key=f"choose-{proposal.number}", type="primary", on_click=desk.say, args=(said,))


def _catalogue(desk: Desk) -> None:
    listed = {f"{one.number}　{one.stage}·{one.name}": one.number for one in scenes()}
    with st.container(border=True, key="catalogue"):
        quiet("从目录里选一个，或者在下面再说几句做了什么。")
        chosen = st.selectbox("典型场景", list(listed), index=None, placeholder="40个典型场景", key="listed")
        said = f"选{listed[chosen]}号场景" if chosen else ""
        st.button("选这个", key="choose-listed", disabled=not chosen, on_click=desk.say, args=(said,))


def likely(probability: float) -> str:
    """A probability in words; a number would look more exact than it is."""
    if probability >= 0.75:
        return "很像"
    return "比较像" if probability >= 0.45 else "有点像"


# -- what is being asked --


def _asked(desk: Desk, drafted: Draft) -> None:
    """The fields of the open question with hints and limits, those answered since ticked off."""
    lines = []
    disputed = {dispute.path for dispute in desk.session.disputes}
    for path in desk.session.asked:
        if FORM.has(path):
            field = drafted.get(path)
            done, name, note = (
                field is not None and not field.missing and path not in disputed,
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
