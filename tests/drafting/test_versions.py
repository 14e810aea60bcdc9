"""The versions of one field."""

from datetime import UTC, datetime, timedelta

import pytest

from assistant.drafting.by_model.writing import write
from assistant.drafting.draft import DraftedField, draft
from assistant.drafting.versions import (
    Basis,
    FactChange,
    FieldHistory,
    LockedFieldError,
    NoVersionError,
    edited,
    in_use,
    lines_of,
    offered,
    released,
    rests_on,
    stale,
    taken,
)
from assistant.forms.annex02 import FORM
from tests.drafting.recorded_fields import TODAY, answers
from tests.fakes import FillingModel

PATH = "scenes.0.outcome"
AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
FACTS = ("返工率由8.2%降到3.6%", "一个班少用4个人")


def _field(*facts: str) -> DraftedField:
    return draft(FORM, answers(PATH, *(facts or FACTS)), TODAY).by_path[PATH]


def _offer(history: FieldHistory, field: DraftedField, minutes: int = 0) -> FieldHistory:
    assert field.narrative is not None
    return offered(history, field, lines_of(field.narrative), AT + timedelta(minutes=minutes))


def _started(*facts: str) -> FieldHistory:
    return _offer(FieldHistory(PATH), _field(*facts))


def test_the_first_draft_is_in_use():
    """With who wrote each sentence, and from which facts."""
    history = _started()
    version = history.current

    assert version is not None
    assert (version.number, version.by, version.at) == (1, "rules", AT)
    assert version.text == _field().text
    assert version.rests_on == (Basis(PATH, 0, FACTS[0]), Basis(PATH, 1, FACTS[1]))
    assert {basis for line in version.lines for basis in line.facts} == set(version.rests_on)


def test_a_further_draft_stands_beside_the_text_in_use():
    """Nothing is replaced without being asked."""
    more = _field(*FACTS, "交货准时率提了11个百分点")
    history = _offer(_started(), more, 1)

    assert [one.number for one in history.versions] == [1, 2]
    assert history.in_use == 1
    assert taken(history, 2, "已实施成效").current.text == more.text  # type: ignore[union-attr]


def test_the_same_draft_again_is_no_version():
    """A redo that came to the same changes nothing."""
    history = _started()

    assert _offer(history, _field(), 5) is history


def test_a_models_draft_keeps_who_wrote_which_sentence():
    """The rules' sentences among the model's, too."""
    model = FillingModel({"sentences": [{"text": "返工率由8.2%降至3.6%", "facts": [1]}]})
    drafted = write(FORM, answers(PATH, *FACTS), PATH, model, TODAY)
    assert drafted.field.narrative is not None
    lines = lines_of(drafted.field.narrative, [one.by for one in drafted.told])
    version = offered(FieldHistory(PATH), drafted.field, lines, AT, drafted.style).versions[0]

    assert version.by == "model"
    assert [line.by for line in version.lines] == ["model", "rules"]


def test_an_edited_field_is_locked_until_it_is_released():
    """No other version takes its place before."""
    history = edited(_offer(_started(), _field(FACTS[0]), 1), "返工率降到了3.6%。", AT)

    assert history.locked
    assert history.current is not None
    assert (history.current.number, history.current.by) == (3, "person")
    with pytest.raises(LockedFieldError, match="请先解除锁定"):
        taken(history, 1, "已实施成效")
    assert taken(released(history), 1, "已实施成效").in_use == 1


def test_a_draft_after_an_edit_changes_nothing_in_use():
    """The edit stays; the draft waits."""
    history = edited(_started(), "返工率降到了3.6%。", AT)
    after = _offer(history, _field(*FACTS, "交货准时率提了11个百分点"), 2)

    assert after.current == history.current
    assert after.locked
    assert len(after.versions) == 3


def test_an_edit_that_changes_nothing_locks_nothing():
    """Who only looked has not edited."""
    history = _started()

    assert edited(history, _field().text, AT) is history


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_version_that_is_not_there_cannot_be_taken(number):
    """The message names the field."""
    with pytest.raises(NoVersionError, match="已实施成效"):
        taken(_started(), number, "已实施成效")


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        pytest.param(FACTS, (), id="same"),
        pytest.param((FACTS[1], FACTS[0]), (), id="another-order"),
        pytest.param(
            (FACTS[0], "一个班少用5个人"), (FactChange(PATH, FACTS[1], "一个班少用5个人"),), id="changed"
        ),
        pytest.param((FACTS[0],), (FactChange(PATH, FACTS[1], None),), id="gone"),
        pytest.param((*FACTS, "用电少了"), (FactChange(PATH, None, "用电少了"),), id="new"),
    ],
)
def test_a_version_is_stale_where_its_facts_are_not_those_of_now(now, changed):
    """What was changed, taken away or added, in its own words."""
    version = _started().current

    assert version is not None
    assert stale(version, _field(*now)) == changed


def test_an_edited_text_is_stale_with_the_facts_of_what_was_edited():
    """It rests on the same."""
    history = edited(_started(), "返工率降到了3.6%。", AT)

    assert history.current is not None
    assert stale(history.current, _field()) == ()
    assert stale(history.current, _field(FACTS[0])) == (FactChange(PATH, FACTS[1], None),)


def test_the_text_in_use_is_kept_and_marked_where_facts_have_changed():
    """It is never rewritten silently."""
    history = edited(_started(), "返工率降到了3.6%。", AT)
    shown = in_use(_field(FACTS[0], "一个班少用5个人"), history)

    assert shown.text == "返工率降到了3.6%。"
    assert "第2版，人工写成，已锁定" in shown.notes
    assert f"此后改了内容，请核对：“{FACTS[1]}”改为“一个班少用5个人”" in shown.notes


def test_without_versions_a_field_is_as_drafted():
    """And with the draft itself in use only the note is new."""
    field = _field()

    assert in_use(field, FieldHistory(PATH)) == field
    assert in_use(field, _started()).notes == (*field.notes, "第1版，规则写成")


def test_a_clause_left_out_counts_as_its_fact():
    """An over-long field rests on whole facts."""
    facts = tuple(
        f"第{number}道工序的操作内容比较多，由班组长安排人员逐项核对并且签字确认，全部在系统里留痕"
        for number in range(1, 16)
    )
    found = rests_on(_field(*facts))

    assert {one.text for one in found} == set(facts)
