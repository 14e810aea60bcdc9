"""Words of a model as they come, over real HTTP."""

import pytest

from assistant.errors import ModelError
from assistant.llm import ChatModel
from tests.fakes import Says, chat_server

WORDS = "车间里装了六台测温仪，数据进控制系统。"


def _model(url: str) -> ChatModel:
    return ChatModel(url, "m", timeout=0.3, retries=1, patience=2.0, pause=0.01)


@pytest.mark.parametrize(
    "lacks", [(), ("stream",), ("stream_options",)], ids=["streams", "at-once", "uncounted"]
)
def test_words_come_in_pieces_that_make_the_whole(lacks):
    """Also from a server that does not stream: then in one piece."""
    with chat_server(Says(WORDS), lacks=lacks) as server:
        pieces = list(_model(server.url).stream("a", "b"))

    assert "".join(pieces) == WORDS
    assert len(pieces) == 1 or "stream" not in lacks


@pytest.mark.parametrize(
    "fault",
    [Says(status=500), Says(status=429), Says(WORDS, delay=0.6)],
    ids=["server-error", "busy", "time-out"],
)
def test_what_fails_before_the_first_word_is_tried_again(fault):
    """Nothing has been shown yet."""
    with chat_server(fault, Says(WORDS)) as server:
        assert "".join(_model(server.url).stream("a", "b")) == WORDS


@pytest.mark.parametrize("fault", [Says(WORDS, cut=True), Says(WORDS, reset=True)], ids=["cut", "reset"])
def test_what_breaks_off_is_an_error(fault):
    """What was shown may not pass for the whole."""
    with chat_server(fault, Says(WORDS)) as server:
        pieces = _model(server.url).stream("a", "b")
        first = next(pieces)
        with pytest.raises(ModelError):
            list(pieces)

    assert WORDS.startswith(first)


def test_a_model_counts_what_it_was_asked():
    """Replies, streams and objects alike."""
    with chat_server(Says(WORDS)) as server:
        model = _model(server.url)
        model.reply("a", "b")
        list(model.stream("a", "b"))

    assert model.spent.calls == 2
    assert model.spent.tokens == 240
