"""What a reply decides of two values that were shown, and what leaves the earlier one as it is."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.interview.conversation import Interviewer
from assistant.interview.session import Session, Turn

TODAY = date(2026, 3, 10)
INTERVIEWER = Interviewer(lambda text: (), lambda question, asked: "")
INVESTMENT, NETWORKED, RATIO = (
    "basics.investment",
    "basics.outcomes.networked_share",
    "enterprise.years.2024.debt_ratio",
)
PROFILE = ("profile", ("enterprise.profile",))
DISPUTED = {
    INVESTMENT: ("project", "总投资1200万元", "再看了眼合同汇总，项目一共1368万"),
    NETWORKED: ("outcomes", "联网率76%", "全厂联网率60%"),
    RATIO: ("figures", "2024年负债率46.2%", "24年负债率是43.8%"),
}


def _at(session: Session, topic: str, asked: tuple[str, ...]) -> Session:
    return replace(session, topic=topic, asked=asked)


def _replied(path: str, reply: str) -> Turn:
    """The turn behind a reply to a contradiction, shown while the profile was asked."""
    topic, first, second = DISPUTED[path]
    session = _at(INTERVIEWER.open(Session(), TODAY).session, topic, (path,))
    session = INTERVIEWER.receive(session, first, TODAY).session
    turn = INTERVIEWER.receive(_at(session, *PROFILE), second, TODAY)
    assert [one.path for one in turn.session.disputes] == [path]
    return INTERVIEWER.receive(turn.session, reply, TODAY)


@pytest.mark.parametrize(
    ("path", "reply", "wanted"),
    [
        (INVESTMENT, "按1368填", "1368"),
        (INVESTMENT, "1200是合同价，没含安装，按1368万", "1368"),
        (INVESTMENT, "还是1200", "1200"),
        (NETWORKED, "60", "60"),
        (NETWORKED, "那是老线的，全厂是76", "76"),
    ],
)
def test_one_of_the_two_is_taken_by_its_value(path: str, reply: str, wanted: str) -> None:
    assert _replied(path, reply).session.answers.text(path) == wanted


@pytest.mark.parametrize(
    ("path", "reply", "wanted"),
    [
        (INVESTMENT, "都不对，是1310万", "1310"),
        (INVESTMENT, "1310万", "1310"),
        (INVESTMENT, "以决算为准，1341万", "1341"),
        (INVESTMENT, "我说过1500？那是连厂房一起算的。投资按1190万写，别再问了。", "1190"),
        (NETWORKED, "问了一下，71%", "71"),
        (NETWORKED, "你写70%吧", "70"),
        (RATIO, "24年应该是44.1", "44.1"),
    ],
)
def test_a_third_value_is_taken_where_it_is_the_answer(path: str, reply: str, wanted: str) -> None:
    assert _replied(path, reply).session.answers.text(path) == wanted


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (RATIO, "2022年收入13980.6，审计报告里有，要不要？"),
        (INVESTMENT, "2022年投资980万，要不要写？"),
        (INVESTMENT, "2022年收入13980.6"),
        (INVESTMENT, "补贴有300万"),
        (INVESTMENT, "去年电费860万"),
        (INVESTMENT, "一年省200万"),
        (INVESTMENT, "隔壁厂花了900万"),
        (INVESTMENT, "1250万可以吗"),
        (INVESTMENT, "含税1368，不含税1250"),
        (INVESTMENT, "应该是多少？"),
        (NETWORKED, "去年是55%"),
        (NETWORKED, "产量提高了20%"),
        (NETWORKED, "利润率6.5%"),
    ],
)
def test_what_asks_or_speaks_of_something_else_leaves_the_earlier_value(path: str, reply: str) -> None:
    before = DISPUTED[path][1]

    assert _replied(path, reply).session.answers.text(path) in before
