"""Messages on their way: they end whatever becomes of the page, and what a model says is shown in the form's words."""

import threading
from datetime import date
from typing import Any

import pytest

from assistant.interview.by_model.offers import offer
from assistant.interview.session import Session, Turn
from assistant.model_replies import Seen
from assistant.ui.growing import growing
from assistant.ui.turns import Kept, Turns

OFFERED = offer(Session(turn=1), date(2026, 3, 10))


def test_a_message_is_under_way_until_its_turn_is_kept() -> None:
    """Whoever looks meanwhile finds it, with what was said so far; afterwards it is gone."""
    turns, go = Turns(), threading.Event()
    spoken = threading.Event()

    def receive(seen: Seen) -> Kept:
        seen({"updates": []})
        spoken.set()
        go.wait(10)
        return Turn(Session(), "好"), 7

    pending = turns.begin("a", "话", receive)
    assert spoken.wait(10)
    assert turns.of("a") is pending
    assert turns.of("b") is None
    assert not pending.ends()
    assert pending.said == {"updates": []}
    go.set()
    assert pending.ends(10)
    assert pending.kept.result()[1] == 7
    assert turns.of("a") is None


def test_what_a_turn_raises_is_raised_where_it_is_taken() -> None:
    """Nothing is swallowed in the thread."""

    def receive(seen: Seen) -> Kept:
        raise KeyError("x")

    pending = Turns().begin("a", "话", receive)
    assert pending.ends(10)
    with pytest.raises(KeyError):
        pending.kept.result()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param({}, "模型正在读…", id="nothing-yet"),
        pytest.param(
            {"updates": [{"field": "企业名称", "value": "甲"}, {"field": "从业人员"}, {"field": "企业名称"}]},
            "正在读：已认出 企业名称、从业人员…（还没有核对）",
            id="fields-once-each",
        ),
        pytest.param(
            {"updates": [], "story": [{"column": "应用描述", "sentences": [1]}]},
            "正在读：已认出 应用描述…（还没有核对）",
            id="a-column",
        ),
        pytest.param({"updates": [{"field": "<img src=x>"}, {"field": "密码"}]}, "模型正在读…", id="no-such-field"),
        pytest.param({"updates": "企业名称", "story": [None, 3, {"column": ["x"]}]}, "模型正在读…", id="odd-shapes"),
    ],
)  # fmt: skip
def test_only_names_of_the_form_are_shown(said: dict[str, Any], shown: str) -> None:
    """No value, and no word of the model's own."""
    assert growing(said, OFFERED) == shown


def test_a_long_answer_is_shown_in_one_line() -> None:
    """The first names, then how many."""
    said = {"updates": [{"field": name} for name in list(OFFERED.short)[:25]]}

    assert growing(said, OFFERED).endswith("等25项…（还没有核对）")
