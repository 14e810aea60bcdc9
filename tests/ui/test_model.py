"""The page with a model beside the rules, over real HTTP: what it costs, where words go, and how it fails."""

import json
import time
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui.desk import Desk
from tests.fakes import ChatServer, Says, chat_server
from tests.faults import FAULTS, NOTHING_HEARD, configure
from tests.ui.conftest import APP

FACTS = "企业名称：陇原虚构机械有限公司，从业人员520人"
HEARD = json.dumps(
    {
        "updates": [
            {"field": "企业名称", "value": "陇原虚构机械有限公司", "quote": "陇原虚构机械有限公司", "why": "新"},
            {"field": "从业人员", "value": "520人", "quote": "从业人员520人", "why": "新"},
        ],
        "story": [],
        "question": None,
        "declined": [],
        "nothing": [],
    },
    ensure_ascii=False,
)  # fmt: skip


def desk(page: AppTest) -> Desk:
    found: Desk = page.session_state["desk"]
    return found


def texts(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.html)


def say(page: AppTest, words: str) -> AppTest:
    return page.chat_input(key="message").set_value(words).run()


def told(page: AppTest) -> list[str]:
    """The messages on disk."""
    return [message.text for message in desk(page).store.messages(desk(page).open_one.id)]


@pytest.fixture
def server(
    home: object, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[ChatServer]:
    """A model's server that the page is configured with, with further settings by `costing`; it hears `HEARD`."""
    with chat_server(Says(HEARD)) as server:
        configure(monkeypatch, server.url, **getattr(request, "param", {}))
        yield server


def costing(**settings: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("server", [settings], indirect=True, ids=["costing"])


@pytest.fixture
def talking(server: ChatServer, page: AppTest) -> AppTest:
    page.text_input(key="name-start").set_value("陇原机械")
    return page.button(key="create-start").click().run()


def test_a_turn_with_a_model_is_kept_and_its_cost_shown(talking: AppTest, server: ChatServer) -> None:
    """The answers stand in the form, the tokens beside the application."""
    say(talking, FACTS)

    assert not talking.exception
    assert len(server.requests) == 1
    assert desk(talking).answers.text("enterprise.name") == "陇原虚构机械有限公司"
    assert told(talking)[1] == FACTS
    assert "模型用了1次，120个token。" in texts(talking)


@costing(PRICE_IN="2", PRICE_OUT="8", BUDGET="5")
def test_the_cost_is_told_in_yuan_where_prices_are_set(talking: AppTest) -> None:
    """100 tokens at 2 元 and 20 at 8 元 a million."""
    say(talking, FACTS)

    assert "120个token，约0.0004元（预算5元）。" in texts(talking)


def test_the_page_says_where_the_words_go(talking: AppTest, server: ChatServer) -> None:
    """Beside the box and in the sidebar, with the address and the model's name."""
    host = server.url.removeprefix("http://").removesuffix("/v1")

    assert f"这里说的每一句会发给模型（{host}）" in texts(talking)
    assert f"对话用模型「m」（{host}）" in texts(talking)
    assert "任何内容都不会离开这台电脑" not in texts(talking)


def test_only_messages_are_sent(talking: AppTest, server: ChatServer) -> None:
    """Creating, editing and drawing the page ask nothing of the model."""
    talking.session_state["tab"] = "核对"
    talking.run()

    assert server.requests == []


@pytest.mark.parametrize("fault", FAULTS)
def test_however_the_model_fails_the_rules_answer(talking: AppTest, server: ChatServer, fault: Says) -> None:
    """The reply says so in one line, what the rules read is taken, and the turn is on disk."""
    server.says = [fault]
    say(talking, FACTS)

    assert not talking.exception
    (reply,) = told(talking)[2:]
    assert reply.count("没用上模型") == 1
    assert "；请" in next(line for line in reply.splitlines() if "没用上模型" in line)
    assert desk(talking).answers.text("enterprise.name") == "陇原虚构机械有限公司"
    assert desk(talking).store.open("陇原机械").session == desk(talking).session
    assert "没用上模型" in texts(talking)


def test_an_object_that_breaks_off_leaves_what_the_rules_read(talking: AppTest, server: ChatServer) -> None:
    """What stands in its whole elements is heard, here nothing; no half value is taken."""
    server.says = [Says('{"updates": [{"field": "企业名称", "value": "陇原虚')]
    say(talking, FACTS)

    assert not talking.exception
    assert desk(talking).answers.text("enterprise.name") == "陇原虚构机械有限公司"


def test_after_a_fault_the_next_messages_do_not_wait(talking: AppTest, server: ChatServer) -> None:
    """The model is left alone for a while."""
    server.says = [Says(status=500)]
    say(talking, FACTS)
    asked = len(server.requests)
    say(talking, "联系人是苏彩霞")

    assert len(server.requests) == asked
    assert "苏彩霞" in texts(talking)


@costing(BUDGET_TOKENS="100")
def test_a_used_up_budget_is_told_and_kept(talking: AppTest, server: ChatServer) -> None:
    """The first message goes over it; from the second on the rules answer alone, told once in the chat."""
    say(talking, FACTS)
    say(talking, "联系人是苏彩霞")
    say(talking, "联系人手机13900000171")

    assert len(server.requests) == 1
    assert sum("用量已到上限" in text for text in told(talking)) == 1
    assert desk(talking).answers.text("enterprise.contact.name") == "苏彩霞"
    assert desk(talking).answers.text("enterprise.contact.mobile") == "13900000171"
    assert '<div class="notice warn" role="status">这份申报书的模型用量已到上限' in texts(talking)


def test_words_of_a_model_are_never_shown(talking: AppTest, server: ChatServer) -> None:
    """Markup and addresses in its answer reach neither chat nor form."""
    evil = "<img src=http://evil.example/a.png> ![](http://evil.example/b.png)"
    entry = {"field": evil, "value": evil, "quote": evil, "why": "新"}
    server.says = [Says(json.dumps({"updates": [entry], "question": evil}, ensure_ascii=False))]
    say(talking, FACTS)

    assert not talking.exception
    assert "evil" not in texts(talking)
    assert not [block.value for block in talking.markdown if "evil" in block.value]


def test_a_message_outlives_the_run_that_sent_it(talking: AppTest, server: ChatServer) -> None:
    """A reload meanwhile finds it on its way, what is said next waits behind it, and both are kept in order."""
    server.says = [Says(NOTHING_HEARD, delay=0.25)]
    here = desk(talking)
    here.say(FACTS)
    here.say("联系人是苏彩霞")
    assert here.pending is not None
    assert here.queue == ["联系人是苏彩霞"]
    assert told(talking)[1:] == []

    reloaded = AppTest.from_file(str(APP), default_timeout=60)
    reloaded.query_params["id"] = here.open_one.id
    reloaded.run()
    assert FACTS in told(reloaded)
    talking.run()
    assert [text for text in told(talking) if text in (FACTS, "联系人是苏彩霞")] == [FACTS, "联系人是苏彩霞"]
    assert desk(talking).answers.text("enterprise.contact.name") == "苏彩霞"


def test_an_edit_waits_for_the_message_on_its_way(talking: AppTest, server: ChatServer) -> None:
    """It is refused in words, nothing of it is kept, and the message is not lost to it."""
    server.says = [Says(NOTHING_HEARD, delay=0.25)]
    here = desk(talking)
    here.say(FACTS)
    here.restore("enterprise.name", 1)

    assert "上一条消息还在处理" in here.problems["enterprise.name"]
    talking.run()
    assert FACTS in told(talking)


def test_another_application_is_not_kept_waiting(talking: AppTest, server: ChatServer) -> None:
    """Who opens another one leaves the message to end by itself."""
    server.says = [Says(NOTHING_HEARD, delay=0.25)]
    here = desk(talking)
    first = here.open_one.id
    here.say(FACTS)
    pending = here.pending
    talking.text_input(key="name-sidebar").set_value("另一份")
    talking.button(key="create-sidebar").click().run()

    assert desk(talking).open_one.name == "另一份"
    assert pending is not None
    assert pending.ends(10)
    deadline = time.monotonic() + 5
    while here.turns.of(first) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert here.store.open(first).session.answers.text("enterprise.name") == "陇原虚构机械有限公司"
    assert FACTS not in texts(talking)
