"""Edits, versions, undo and restore."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.errors import StoreError
from assistant.forms.answers import Answer, Answers, Source
from assistant.interview.session import Session, Turn, Update
from assistant.store import Application, Store

OLD = Answer("旧名", (Source("对话第1条", "旧名"),))
NEW = Answer("新名", (Source("页面"),))
STAFF = Answer(420)


@pytest.fixture
def made(store: Store) -> Application:
    """An application in which one turn has answered one field."""
    application = store.create("甲")
    after = replace(application.session, turn=1).put(Update("enterprise.name", OLD, "旧名"))
    store.save_turn(application.id, application.session, Turn(after, "好"), "我们叫旧名")
    return store.open(application.id)


def said(store: Store, made: Application, path: str) -> list[tuple[int, Answer | None, str]]:
    return [(v.turn, v.answer, v.author) for v in store.versions(made.id, path)]


def test_an_edit_keeps_what_it_does_not_name(store, made):
    """A file with two answers leaves the others alone."""
    session = store.save_answers(made.id, Answers({"staff": STAFF}), "文件")

    assert dict(session.answers.by_path) == {"enterprise.name": OLD, "staff": STAFF}
    assert store.open(made.id).session == session


def test_an_edit_is_one_turn_that_undo_takes_back_alone(store, made):
    """Undo after an edit gives back the state before it, and not the turn of the conversation."""
    edited = store.save_answers(
        made.id, Answers({"staff": STAFF, "enterprise.name": NEW}), "页面", removed=("enterprise",)
    )
    undone, taken = edited.undone()

    assert edited.turn == 2
    assert {change.path for change in taken} == {"staff", "enterprise.name"}
    assert undone.answers == made.session.answers


def test_an_undo_is_saved_as_a_turn_and_keeps_every_version(store, made):
    """What was undone can still be brought back."""
    edited = store.save_answers(made.id, Answers({"staff": STAFF}), "页面")
    undone, _ = edited.undone()
    store.save_turn(made.id, edited, Turn(replace(undone, turn=3), "已撤销。"), "撤销")

    assert "staff" not in store.open(made.id).session.answers
    assert said(store, made, "staff") == [(3, None, "对话"), (2, STAFF, "页面")]


def test_an_edit_that_changes_nothing_saves_nothing(store, made):
    """Pressing 保存 twice makes no version, no turn and no new time."""
    session = store.save_answers(made.id, Answers({"enterprise.name": OLD}), "页面")

    assert session == made.session
    assert store.open(made.id).version == made.version
    assert len(store.versions(made.id, "enterprise.name")) == 1


def test_another_kind_or_another_digit_is_a_change(store, made):
    """`420`, `420.0` and `420.00` are equal numbers and different answers."""
    for value in (420, Decimal("420.0"), Decimal("420.00")):
        store.save_answers(made.id, Answers({"staff": Answer(value)}), "页面")

    found = [version.answer.value for version in store.versions(made.id, "staff")]
    assert [repr(value) for value in found] == ["Decimal('420.00')", "Decimal('420.0')", "420"]
    assert repr(store.open(made.id).session.answers.value("staff")) == "Decimal('420.00')"


def test_removing_a_row_empties_all_below_it(store, made):
    """A row of a table is removed by its path; its neighbour with a longer number stays."""
    rows = {"scenes.1.stage": NEW, "scenes.1.outcome": NEW, "scenes.10.stage": OLD}
    store.save_answers(made.id, Answers(rows), "文件")
    session = store.save_answers(made.id, Answers(), "页面", removed=("scenes.1",))

    assert set(session.answers) == {"enterprise.name", "scenes.10.stage"}
    assert said(store, made, "scenes.1.stage") == [(3, None, "页面"), (2, NEW, "文件")]


def test_every_version_is_listed_newest_first_with_its_author(store, made):
    """By conversation, by page and by file."""
    store.save_answers(made.id, Answers({"enterprise.name": NEW}), "页面")
    store.save_answers(made.id, Answers(), "文件", removed=("enterprise.name",))

    assert said(store, made, "enterprise.name") == [(3, None, "文件"), (2, NEW, "页面"), (1, OLD, "对话")]
    times = [version.at for version in store.versions(made.id, "enterprise.name")]
    assert times == sorted(times, reverse=True)


def test_an_old_version_can_be_brought_back(store, made):
    """With its value, its sources and its state, as a new version on top."""
    store.save_answers(made.id, Answers({"enterprise.name": NEW}), "页面")
    oldest = store.versions(made.id, "enterprise.name")[-1]
    session = store.restore(made.id, "enterprise.name", oldest.id)

    assert session.answers.get("enterprise.name") == OLD
    assert store.open(made.id).session == session
    assert said(store, made, "enterprise.name")[0] == (3, OLD, "恢复")
    assert session.undone()[0].answers.get("enterprise.name") == NEW


def test_an_emptied_version_can_be_brought_back_too(store, made):
    """Restoring emptiness empties the field."""
    store.save_answers(made.id, Answers(), "页面", removed=("enterprise.name",))
    store.save_answers(made.id, Answers({"enterprise.name": NEW}), "页面")
    emptied = store.versions(made.id, "enterprise.name")[1]

    assert "enterprise.name" not in store.restore(made.id, "enterprise.name", emptied.id).answers


def test_a_version_of_another_field_or_application_cannot_be_brought_in(store, made):
    """A number that was mistaken changes nothing."""
    number = store.versions(made.id, "enterprise.name")[0].id
    other = store.create("乙")

    for application_id, path in ((made.id, "staff"), (other.id, "enterprise.name")):
        with pytest.raises(StoreError, match="找不到这个历史版本"):
            store.restore(application_id, path, number)
    assert store.open(other.id).session == Session()


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(
            lambda store, made, seen: store.save_answers(
                made.id, Answers({"staff": STAFF}), "页面", before=seen
            ),
            id="edit",
        ),
        pytest.param(
            lambda store, made, seen: store.restore(
                made.id, "enterprise.name", store.versions(made.id, "enterprise.name")[-1].id, before=seen
            ),
            id="restore",
        ),
    ],
)
def test_an_edit_of_what_another_window_has_changed_is_refused(store, made, attempt):
    """The page that shows old answers must be reloaded first."""
    newer = store.save_answers(made.id, Answers({"enterprise.name": NEW}), "页面", before=made.session)

    with pytest.raises(StoreError, match="请重新打开"):
        attempt(store, made, made.session)
    assert store.open(made.id).session == newer
    attempt(store, made, newer)
