"""The chat model over real HTTP, against a small server on this machine."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from assistant.errors import ModelError, SettingError
from assistant.llm import ChatModel
from assistant.settings import Settings
from assistant.spending import Spent, exceeded
from tests.fakes import ModelServer, model_server


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as started:
        yield started


def _model(
    server: ModelServer, *, timeout: float = 10, retries: int = 0, key: str | None = None
) -> ChatModel:
    return ChatModel(server.url, "m", key, timeout, retries)


def test_a_reply_is_the_models_words(server):
    """System and user text go to the address as they are; the reply comes back without surrounding space."""
    server.reply = "  在线智能检测\n"

    assert _model(server, key="k-1").reply("你是复核员", "描述") == "在线智能检测"
    (asked,) = server.requests
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == "Bearer k-1"
    assert asked.body["model"] == "m"
    assert [(one["role"], one["content"]) for one in asked.body["messages"]] == [
        ("system", "你是复核员"),
        ("user", "描述"),
    ]


def test_a_key_for_another_address_is_not_sent(server, monkeypatch):
    """A key that lies in the environment for OpenAI's own service stays there."""
    monkeypatch.setenv("OPENAI_API_KEY", "secret-for-another")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    _model(server).reply("a", "b")

    assert "secret-for-another" not in str(server.requests)


def test_no_trace_is_sent_even_where_the_environment_asks_for_traces(server, monkeypatch):
    """LangSmith's variables are set, and all the same only the model is asked."""
    from langchain_core.tracers.langchain import wait_for_all_tracers

    with model_server() as collector:
        for name in ("LANGSMITH", "LANGCHAIN"):
            monkeypatch.setenv(f"{name}_TRACING", "true")
            monkeypatch.setenv(f"{name}_TRACING_V2", "true")
            monkeypatch.setenv(f"{name}_ENDPOINT", collector.url)
            monkeypatch.setenv(f"{name}_API_KEY", "k")
        _model(server).reply("a", "b")
        wait_for_all_tracers()

        assert collector.requests == []
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        pytest.param(400, "ASSISTANT_MODEL_NAME", id="bad-request"),
        pytest.param(401, "ASSISTANT_MODEL_KEY", id="no-access"),
        pytest.param(404, "ASSISTANT_MODEL_NAME", id="no-such-model"),
        pytest.param(429, "稍后再试", id="busy"),
        pytest.param(500, "日志", id="server-error"),
    ],
)
def test_a_refusal_is_told_with_its_remedy(server, status, remedy):
    """The error names the model, the status, and what to do."""
    server.statuses = [status]

    with pytest.raises(ModelError, match=remedy) as caught:
        _model(server).reply("a", "b")

    assert "「m」" in str(caught.value)
    assert str(status) in str(caught.value)


def test_a_passing_failure_is_tried_again(server):
    """One 500, then the reply."""
    server.statuses = [500]

    assert _model(server, retries=1).reply("a", "b") == "好"
    assert len(server.requests) == 2


def test_retries_come_to_an_end(server):
    """A server that always fails is asked once and once again, no more."""
    server.statuses = [500] * 10

    with pytest.raises(ModelError):
        _model(server, retries=1).reply("a", "b")

    assert len(server.requests) == 2


def test_a_silent_server_is_not_waited_for(server):
    """After the time-out the error names the setting."""
    server.delay = 1.5

    with pytest.raises(ModelError, match="ASSISTANT_MODEL_TIMEOUT"):
        _model(server, timeout=0.2).reply("a", "b")


def test_nobody_at_the_address_is_told():
    """A server that is not running."""
    with model_server() as gone:
        pass

    with pytest.raises(ModelError, match="ASSISTANT_MODEL_URL"):
        _model(gone).reply("a", "b")


@pytest.mark.parametrize("reply", ["", " \n", None], ids=["empty", "blank", "null"])
def test_an_empty_reply_is_an_error(server, reply):
    """A model that says nothing gave no usable reply."""
    server.reply = reply

    with pytest.raises(ModelError, match="空"):
        _model(server).reply("a", "b")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param("<html>登录</html>", "text/html", id="a-web-page"),
        pytest.param("not json", "application/json", id="no-json"),
        pytest.param("{}", "application/json", id="empty-object"),
        pytest.param("[]", "application/json", id="a-list"),
        pytest.param('{"choices": []}', "application/json", id="no-choice"),
        pytest.param('{"choices": null}', "application/json", id="null-choices"),
        pytest.param('{"choices": [{}]}', "application/json", id="no-message"),
        pytest.param("", "application/json", id="nothing"),
    ],
)
def test_what_is_no_chat_completion_is_told(server, body, content_type):
    """A proxy's page or another service behind the address: the error names the address."""
    server.body, server.content_type = body, content_type

    with pytest.raises(ModelError, match="ASSISTANT_MODEL_URL"):
        _model(server).reply("a", "b")


def test_no_model_is_configured_by_default(monkeypatch):
    """Nothing, or an empty variable, is no model."""
    for name in (
        "URL",
        "NAME",
        "KEY",
        "TIMEOUT",
        "PATIENCE",
        "PRICE_IN",
        "PRICE_OUT",
        "BUDGET",
        "BUDGET_TOKENS",
    ):
        monkeypatch.delenv(f"ASSISTANT_MODEL_{name}", raising=False)
    monkeypatch.setenv("ASSISTANT_MODEL_URL", "")
    settings = Settings()

    assert (settings.model_url, settings.model_name, settings.model_key) == (None, None, None)
    assert settings.model_host is None
    assert settings.model_timeout == 60


def test_settings_come_from_the_environment_and_hide_the_key(monkeypatch):
    """The key is not shown where the settings are printed, a password not where the address is."""
    monkeypatch.setenv("ASSISTANT_MODEL_URL", "http://u:geheim@model.example:8000/v1")
    monkeypatch.setenv("ASSISTANT_MODEL_KEY", "geheim")
    monkeypatch.setenv("ASSISTANT_MODEL_TIMEOUT", "2.5")
    settings = Settings()

    assert settings.model_timeout == 2.5
    assert settings.model_host == "model.example:8000"
    assert "geheim" not in repr(settings.model_key)
    assert settings.model_key is not None
    assert settings.model_key.get_secret_value() == "geheim"


@pytest.mark.parametrize("seconds", ["abc", "0", "-1", "nan", "99999"])
def test_a_wrong_time_out_is_told(monkeypatch, seconds):
    """The error names the variable and what to write."""
    monkeypatch.setenv("ASSISTANT_MODEL_TIMEOUT", seconds)

    with pytest.raises(SettingError, match="ASSISTANT_MODEL_TIMEOUT"):
        Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PATIENCE", "0"),
        ("PRICE_IN", "-1"),
        ("PRICE_OUT", "两块"),
        ("BUDGET", "nan"),
        ("BUDGET_TOKENS", "1.5"),
        ("BUDGET", "5"),
    ],
    ids=["patience", "price-in", "price-out", "budget", "tokens", "budget-without-prices"],
)
def test_a_wrong_price_or_budget_is_told(monkeypatch, name, value):
    """The error names the variable; a budget in 元 needs prices to be held against."""
    monkeypatch.setenv(f"ASSISTANT_MODEL_{name}", value)

    with pytest.raises(SettingError, match=f"ASSISTANT_MODEL_{name}"):
        Settings()


def test_prices_and_budgets_are_limits(monkeypatch):
    """The settings are what spending is held against."""
    for name, value in {
        "PRICE_IN": "2",
        "PRICE_OUT": "8",
        "BUDGET": "0.5",
        "BUDGET_TOKENS": "200000",
    }.items():
        monkeypatch.setenv(f"ASSISTANT_MODEL_{name}", value)

    assert exceeded(Spent(1, 100_000, 20_000), Settings()) is None
    assert exceeded(Spent(1, 100_000, 40_000), Settings()) is not None
    assert exceeded(Spent(1, 0, 200_000), Settings()) is not None


@pytest.mark.parametrize(
    "url", ["ftp://x", "127.0.0.1:8000", "file:///etc/passwd", "http://", "http://[x", "http://x:99999"]
)
def test_a_wrong_address_is_told(monkeypatch, url):
    """Only http and https; the error names the variable."""
    monkeypatch.setenv("ASSISTANT_MODEL_URL", url)

    with pytest.raises(SettingError, match="ASSISTANT_MODEL_URL"):
        Settings()


def test_langchain_is_not_loaded_before_a_model_is_made():
    """Importing the module costs nothing."""
    code = (
        "import sys, assistant.llm; print({'langchain', 'openai', 'langsmith'} & set(sys.modules) or 'none')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.strip() == "none"
