"""The messages that rules and recorded replies are compared on."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from assistant.forms.answers import Answers
from assistant.forms.values import plain
from assistant.interview.conversation import Interviewer
from eval.dialogues import Case, Fact
from eval.recorded import WAYS, chosen, compare, with_facts
from tests.fakes import Says, chat_server

TODAY = date(2026, 3, 10)
NAME = "兰州虚构华岭水泥有限公司"
MESSAGES = [
    {"asks": "opening", "says": "在吗", "is": "chatter"},
    {"asks": "registration", "says": NAME, "facts": [{"field": "enterprise.name", "value": NAME}]},
    {"asks": "project", "says": "前后投了860万", "facts": [{"field": "basics.investment", "value": 860}]},
    {"asks": "people", "says": "联系人韩雪梅", "facts": [{"field": "enterprise.contact.name", "value": "韩雪梅"}]},
    {"asks": "safeguards", "says": "制度编了三本。", "facts": [{"field": "scenes.0.safeguards", "text": "制度编了三本"}]},
]  # fmt: skip


@pytest.fixture
def who() -> Interviewer:
    return Interviewer(lambda description: (), lambda question, asked: "")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    path = tmp_path / "01-cement.yaml"
    dialogue = {
        "enterprise": NAME,
        "industry": "水泥",
        "temper": "爽快",
        "today": TODAY,
        "messages": MESSAGES,
    }
    path.write_text(yaml.safe_dump(dialogue, allow_unicode=True), encoding="utf-8")
    return Case(path)


def test_before_each_answer_stands_what_was_said_before(case, who):
    """The session holds the gold facts of the messages before, and asks what the message answers."""
    found = chosen([case], who)

    assert [one.place for one in found] == [f"01-cement:{number}" for number in (2, 3, 4, 5)]
    assert [len(one.session.answers) for one in found] == [0, 1, 2, 3]
    assert found[1].session.asked[0] == "cover.address"
    assert found[2].session.answers.text("basics.investment") == "860"


def test_a_reply_is_asked_for_once_and_then_replayed(case, who, tmp_path, monkeypatch):
    """What a model at ASSISTANT_RECORD_FROM said is kept, and scored beside the rules."""
    said = {"updates": [{"field": "应用建设投资", "value": "860万", "quote": "投了860万", "why": "新"}]}
    folder = tmp_path / "relay"
    folder.mkdir()
    (folder / "0.json").write_text("{}", encoding="utf-8")
    with chat_server(Says(words=json.dumps(said, ensure_ascii=False))) as server:
        monkeypatch.setenv("ASSISTANT_RECORD_FROM", server.url)
        first = compare(chosen([case], who), who, folder)
    monkeypatch.delenv("ASSISTANT_RECORD_FROM")
    again = compare(chosen([case], who), who, folder)

    assert (again.listened, again.missing, again.unused) == (4, [], ["0.json"])
    assert again.dropped == {"not_quoted": 3}
    assert [again.tallies[way].total().right for way in WAYS] == [4, 1, 4]
    assert [first.tallies[way].total() for way in WAYS] == [again.tallies[way].total() for way in WAYS]


def test_a_message_without_a_recorded_reply_counts_for_none(case, who, tmp_path):
    """A prompt that has changed is told, not passed over."""
    found = compare(chosen([case], who), who, tmp_path)

    assert found.missing == [f"01-cement:{number}" for number in (2, 3, 4, 5)]
    assert [tally.messages for tally in found.tallies.values()] == [0, 0, 0]


def test_a_table_gets_a_new_row_where_a_cell_is_filled():
    """Rows of the gold facts have no number; each begins with a cell that the row before has."""
    cells = [("name", "测温枪"), ("model", "WT-3"), ("name", "拧紧机"), ("supplier", "虚构紧固公司")]
    facts = [Fact(field=f"means.0.equipment.*.{key}", value=value) for key, value in cells]
    answers = with_facts(Answers(), facts, "对话第1条", TODAY)

    assert {path: plain(answers.value(path)) for path in answers} == {
        "means.0.equipment.0.name": "测温枪",
        "means.0.equipment.0.model": "WT-3",
        "means.0.equipment.1.name": "拧紧机",
        "means.0.equipment.1.supplier": "虚构紧固公司",
    }
