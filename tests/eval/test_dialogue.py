"""The measuring of understanding: what counts as right, false, missed, overwritten; that wandering applicants end."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assistant.interview.conversation import Interviewer
from eval.dialogue import Tally, measure
from eval.dialogues import Dialogue, cases, faults
from eval.walks import walk

TODAY = date(2026, 3, 10)
NAME = "兰州虚构华岭水泥有限公司"


@dataclass(frozen=True)
class _Said:
    """A dialogue that stands in no file."""

    dialogue: Dialogue
    path: Path = Path("01-cement.yaml")


def _measured(*messages: dict) -> Tally:
    dialogue = Dialogue.model_validate(
        {"enterprise": NAME, "industry": "水泥", "temper": "爽快", "today": TODAY, "messages": messages}
    )

    return measure([_Said(dialogue)], Interviewer(lambda text: (), lambda question, asked: ""))


@pytest.mark.parametrize(
    ("gold", "counted"),
    [
        ([{"field": "basics.investment", "value": 860}], (1, 0, 0)),
        ([{"field": "basics.investment", "value": 8600}], (0, 1, 1)),
        ([], (0, 1, 0)),
        ([{"field": "basics.investment", "value": 860}, {"field": "basics.period", "value": "2024-01至2025-03"}], (1, 0, 1)),
    ],
)  # fmt: skip
def test_a_fact_is_right_where_field_and_value_are(gold, counted):
    total = _measured({"asks": "project", "says": "投资860万", "facts": gold}).total()

    assert (total.right, total.false, total.missed) == counted


def test_a_value_replaced_where_the_gold_replaces_none_is_a_wrong_overwrite():
    first = {"asks": "project", "says": "投资860万", "facts": [{"field": "basics.investment", "value": 860}]}
    meant = {
        "asks": "profile",
        "says": "不对，投资是910万",
        "facts": [{"field": "basics.investment", "value": 910}],
    }

    assert _measured(first, meant).overwrites == []
    assert len(_measured(first, {**meant, "facts": []}).overwrites) == 1


def test_a_contradiction_must_be_shown_with_both_values():
    first = {"asks": "project", "says": "投资860万", "facts": [{"field": "basics.investment", "value": 860}]}
    second = {"asks": "standing", "says": "建设投资910万元", "disputes": ["basics.investment"]}

    tally = _measured(first, second)

    assert (tally.disputes, tally.disputes_missed) == (1, [])


@pytest.mark.parametrize("split", ["dev", "recorded", "test"])
def test_the_labels_of_the_dialogues_can_be_right(split):
    """Words stand in their message, fields exist, values can be read."""
    assert [
        (case.path.stem, *faults(case.dialogue)) for case in cases(split) if [*faults(case.dialogue)]
    ] == []


def test_no_dialogue_stands_in_two_splits():
    names = [case.dialogue.enterprise for split in ("dev", "recorded", "test") for case in cases(split)]
    said = [m.says for split in ("recorded", "test") for case in cases(split) for m in case.dialogue.messages]
    known = {message.says for case in cases("dev") for message in case.dialogue.messages}

    assert len(names) == len(set(names))
    assert [words for words in said if words in known and len(words) > 20] == []


def test_applicants_who_wander_come_to_an_end():
    messages = [message.says for case in cases("dev")[:6] for message in case.dialogue.messages]
    who = Interviewer(lambda text: (), lambda question, asked: "（答）")

    walks = [walk(seed, messages, TODAY, who) for seed in range(8)]

    assert all(one.ended for one in walks)
    assert sum(one.repeats for one in walks) == 0
