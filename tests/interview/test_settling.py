"""A later word against an earlier one: what replaces, what is asked, and what the person then decides."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.interview.conversation import Interviewer
from assistant.interview.session import Session, Turn

TODAY = date(2026, 3, 10)
INTERVIEWER = Interviewer(lambda text: (), lambda question, asked: "")
MOBILE = "enterprise.contact.mobile"
FIRST, SECOND = "13900000016", "13800000027"


def _at(topic: str, *asked: str) -> Session:
    return replace(INTERVIEWER.open(Session(), TODAY).session, topic=topic, asked=asked)


def _say(session: Session, *messages: str) -> Turn:
    turn = Turn(session, "")
    for message in messages:
        turn = INTERVIEWER.receive(turn.session, message, TODAY)
    return turn


def _disputed() -> Turn:
    """The mobile is known; beside another question another one is said."""
    known = _say(_at("people", MOBILE), f"手机{FIRST}").session
    asked = replace(known, topic="profile", asked=("enterprise.profile",))
    return _say(asked, f"联系人手机{SECOND}")


def test_another_value_said_by_the_way_is_asked_with_both_values() -> None:
    turn = _disputed()

    assert turn.session.answers.value(MOBILE) == FIRST
    assert FIRST in turn.reply
    assert SECOND in turn.reply


@pytest.mark.parametrize(
    ("reply", "wanted"),
    [
        ("前面的", FIRST), ("原来那个没错，别改", FIRST), ("第一个", FIRST), ("旧的", FIRST),
        ("这次的", SECOND), ("后面说的对", SECOND), ("改成新的", SECOND), ("第二个", SECOND),
        ("都不对，是13700000038", "13700000038"),
    ],
)  # fmt: skip
def test_the_person_decides(reply: str, wanted: str) -> None:
    turn = _say(_disputed().session, reply)

    assert turn.session.answers.value(MOBILE) == wanted
    assert not turn.session.disputes


def test_a_reply_that_decides_nothing_keeps_the_earlier_value() -> None:
    turn = _say(_disputed().session, "跳过")

    assert turn.session.answers.value(MOBILE) == FIRST


def test_what_was_decided_can_be_undone() -> None:
    turn = _say(_disputed().session, "这次的", "撤销")

    assert turn.session.answers.value(MOBILE) == FIRST


@pytest.mark.parametrize(
    "message",
    [f"手机写错了，是{SECOND}", f"不对，手机是{SECOND}", f"手机不是{FIRST}，是{SECOND}", f"改 联系人手机 为 {SECOND}"],
)  # fmt: skip
def test_a_correction_replaces_at_once_and_tells_what_it_replaced(message: str) -> None:
    known = _say(_at("people", MOBILE), f"手机{FIRST}").session

    turn = _say(replace(known, topic="profile", asked=("enterprise.profile",)), message)

    assert turn.session.answers.value(MOBILE) == SECOND
    assert not turn.session.disputes
    assert FIRST in turn.reply


def test_the_same_value_said_again_is_no_contradiction() -> None:
    known = _say(_at("people", MOBILE), f"手机{FIRST}").session

    turn = _say(replace(known, topic="profile", asked=("enterprise.profile",)), f"联系人手机还是{FIRST}")

    assert not turn.session.disputes
    assert turn.session.answers.value(MOBILE) == FIRST


def test_a_dispute_in_the_middle_of_the_figures_returns_to_them() -> None:
    """The question that stood is asked again, for its own fields only."""
    figures = tuple(f"enterprise.years.{year}.revenue" for year in (2023, 2024, 2025))
    known = _say(_at("project", "basics.investment"), "投资860万").session
    turn = _say(replace(known, topic="figures", asked=figures), "投资是910万吧", "嗯", "前面的", "。。。")

    assert turn.session.answers.value("basics.investment") is not None
    assert turn.reply
