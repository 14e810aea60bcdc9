"""Objects filled by a model over real HTTP, from servers that can and servers that misbehave."""

import json
import time
from typing import Any

import pytest
from pydantic import BaseModel

from assistant.errors import ModelError
from assistant.llm import ChatModel, FailedCallError
from tests.fakes import Says, chat_server

TIMEOUT, PATIENCE = 0.3, 2.0
GOOD = '{"name": "苏彩霞", "ages": [31, 40], "note": null}'


class Person(BaseModel):
    """What is asked for."""

    name: str
    ages: list[int] = []
    note: str | None = None


def _fill(url: str, retries: int = 2, seen: Any = None) -> Any:
    model = ChatModel(url, "m", timeout=TIMEOUT, retries=retries, patience=PATIENCE, pause=0.01)
    return model.fill("你是记录员", "苏彩霞，31和40", Person, seen)


@pytest.mark.parametrize(
    ("lacks", "says", "requests"),
    [
        pytest.param((), Says(GOOD), 1, id="json-schema"),
        pytest.param(("stream",), Says(GOOD), 2, id="does-not-stream"),
        pytest.param(("stream_options",), Says(GOOD), 2, id="does-not-count-streams"),
        pytest.param(("json_schema",), Says(tool=GOOD, finish="tool_calls"), 2, id="tools"),
        pytest.param(("json_schema", "stream"), Says(tool=GOOD, finish="tool_calls"), 3, id="tools-at-once"),
        pytest.param(("json_schema", "tools"), Says(GOOD), 3, id="text"),
        pytest.param(("json_schema",), Says(GOOD), 2, id="words-instead-of-a-tool"),
    ],
)
def test_a_shape_is_filled_in_the_first_way_the_server_can_do(lacks, says, requests):
    """Schema, then tool, then words: the ways a server refuses are passed over."""
    with chat_server(says, lacks=lacks) as server:
        filled = _fill(server.url)

        assert filled.value == Person(name="苏彩霞", ages=[31, 40])
        assert len(server.requests) == requests


def test_what_a_server_can_do_is_found_out_once():
    """The second object is asked for in the way that worked, by another object of the same address and name too."""
    with chat_server(Says(GOOD), lacks=("json_schema", "tools", "stream", "stream_options")) as server:
        _fill(server.url)
        asked = len(server.requests)
        _fill(server.url)

        assert asked > 1
        assert len(server.requests) == asked + 1


def test_where_the_way_that_worked_is_refused_all_are_tried_again():
    """Another model may stand behind the address by now: the ways are found out anew, and the answer still comes."""
    with chat_server(Says(GOOD)) as server:
        _fill(server.url)
        server.lacks = frozenset({"json_schema", "tools"})

        assert _fill(server.url).value == Person(name="苏彩霞", ages=[31, 40])
        assert len(server.requests) == 1 + 4
        _fill(server.url)
        assert len(server.requests) == 1 + 4 + 1


def test_the_schema_says_what_servers_share():
    """Every key required, no other key, no references and defaults; in words too, where the server knows no schema."""
    with chat_server(Says(GOOD), lacks=("json_schema", "tools")) as server:
        _fill(server.url)
        form, tool, words = (one.body for one in server.requests)

    schema = form["response_format"]["json_schema"]["schema"]
    assert schema["required"] == ["name", "ages", "note"]
    assert schema["additionalProperties"] is False
    assert tool["tools"][0]["function"]["parameters"] == schema
    assert json.dumps(schema, ensure_ascii=False, separators=(",", ":")) in words["messages"][1]["content"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(f"好的，结果如下：\n```json\n{GOOD}\n```\n请核对。", id="fenced"),
        pytest.param(f"<think>先看{{名字}}</think>\n{GOOD}", id="thought-about"),
        pytest.param('{"name": "苏彩霞", "ages": [31, 40,],}', id="idle-commas"),
        pytest.param('{"name": "苏彩霞", "ages": [31, 40], "note": null, "more": 1}', id="a-key-too-many"),
    ],
)
def test_json_is_found_among_what_models_write_around_it(words):
    """Fences, thoughts, idle commas, other keys: one request is enough."""
    with chat_server(Says(words)) as server:
        assert _fill(server.url).value == Person(name="苏彩霞", ages=[31, 40])
        assert len(server.requests) == 1


FAULTS = [
    pytest.param(Says(GOOD, delay=2 * TIMEOUT), id="time-out"),
    pytest.param(Says(status=429, headers={"Retry-After": "0.1"}), id="busy"),
    pytest.param(Says(status=500), id="server-error"),
    pytest.param(Says(status=503, body="<html>维护</html>"), id="unavailable"),
    pytest.param(Says(GOOD, reset=True), id="reset"),
    pytest.param(Says(GOOD, cut=True), id="cut"),
    pytest.param(Says(refusal="I can't help with that."), id="refusal"),
    pytest.param(Says("", finish="content_filter"), id="filtered"),
    pytest.param(Says("抱歉，我无法提供个人信息。"), id="refusal-in-words"),
    pytest.param(Says(body="<html>登录</html>"), id="a-web-page"),
    pytest.param(Says(body="not json"), id="no-json-body"),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_passing_fault_is_got_over(fault):
    """One fault, then the answer."""
    with chat_server(fault, Says(GOOD)) as server:
        assert _fill(server.url).value.name == "苏彩霞"


@pytest.mark.parametrize(
    "fault",
    [
        *FAULTS,
        pytest.param(Says(""), id="empty"),
        pytest.param(Says(None), id="null"),
        pytest.param(Says("苏彩霞，31岁和40岁。"), id="prose"),
        pytest.param(Says('{"name": '), id="broken-json"),
        pytest.param(Says('{"ages": "old"}'), id="wrong-shape"),
        pytest.param(Says(status=400), id="bad-request"),
        pytest.param(Says(status=401), id="no-access"),
        pytest.param(Says(status=404), id="no-such-model"),
        pytest.param(Says(status=400, body='{"error": {"message": "Content Exists Risk"}}'), id="censored"),
        pytest.param(Says(status=429, headers={"Retry-After": "3600"}), id="busy-for-an-hour"),
        pytest.param(Says(blanks=60), id="keeps-the-line-open"),
    ],
)
def test_a_lasting_fault_ends_in_time_with_a_remedy(fault):
    """However a server fails, the person is told in one line what to do, within the patience."""
    started = time.monotonic()
    with chat_server(fault) as server, pytest.raises(ModelError) as caught:
        _fill(server.url)

    assert time.monotonic() - started < PATIENCE + TIMEOUT + 0.5
    message = str(caught.value)
    assert "；请" in message
    assert "\n" not in message


def test_the_shape_that_does_not_fit_is_sent_back_once():
    """The model is told what is wrong with its answer."""
    with chat_server(Says('{"name": "苏彩霞", "ages": ["老"]}'), Says(GOOD)) as server:
        filled = _fill(server.url)

        assert filled.value.ages == [31, 40]
        first, second = (one.body["messages"] for one in server.requests)
    assert [one["role"] for one in second] == ["system", "user", "assistant", "user"]
    assert second[:2] == first
    assert "ages.0" in second[3]["content"]
    assert filled.spent.calls == 2


def test_what_is_cut_off_is_mended_only_up_to_its_last_whole_element():
    """Where a model runs out of words no half value is taken."""
    with chat_server(Says('{"name": "苏彩霞", "ages": [31, 4', finish="length")) as server:
        assert _fill(server.url).value == Person(name="苏彩霞", ages=[31])


def test_a_servers_wish_to_wait_is_kept():
    """Retry-After within the patience is waited for."""
    with chat_server(Says(status=429, headers={"Retry-After": "0.4"}), Says(GOOD)) as server:
        started = time.monotonic()
        _fill(server.url)

    assert time.monotonic() - started >= 0.4


def test_a_growing_object_is_shown_in_whole_elements():
    """The page sees the object grow, and never half a value."""
    shown: list[dict[str, Any]] = []
    long = json.dumps({"name": "苏彩霞", "ages": list(range(2000))}, ensure_ascii=False)
    with chat_server(Says(long)) as server:
        filled = _fill(server.url, seen=shown.append)

    assert shown
    for one in shown:
        assert filled.value.ages[: len(one.get("ages", []))] == one.get("ages", [])


def test_tokens_are_the_servers_and_estimated_where_it_counts_none():
    """What an answer cost is told with it."""
    with chat_server(Says(GOOD)) as server:
        spent = _fill(server.url).spent
    with chat_server(Says(GOOD, usage=False)) as server:
        guessed = _fill(server.url).spent

    assert (spent.prompt_tokens, spent.completion_tokens, spent.estimated) == (100, 20, False)
    assert guessed.estimated
    assert guessed.prompt_tokens > 0
    assert guessed.completion_tokens > 0


def test_tries_that_came_to_nothing_are_counted_too():
    """A model that answers beside the question costs all the same."""
    with chat_server(Says("我不知道")) as server, pytest.raises(FailedCallError) as caught:
        _fill(server.url)

    assert caught.value.spent.calls >= 3
    assert caught.value.spent.tokens >= 3 * 120
