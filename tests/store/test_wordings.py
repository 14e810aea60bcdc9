"""Versions of drafted fields on disk: nothing is forgotten, and no window writes over another."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.drafting.versions import Basis, FieldHistory, FieldVersion, Line
from assistant.errors import StoreError

PATH = "scenes.0.outcome"
AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
FACT = Basis("scenes.0.outcome", 0, "每班5人减到2人")
BY_RULES = FieldVersion(
    1, "每班由5人减至2人。", "rules", AT, "plain", (Line("每班由5人减至2人。", "rules", (FACT,)),), (FACT,)
)
BY_HAND = FieldVersion(2, "每班只要2人。", "person", AT, rests_on=(FACT,))
EMPTY = FieldHistory(PATH)


def test_what_is_kept_comes_back_the_same(store):
    application = store.create("甲")
    first = FieldHistory(PATH, (BY_RULES,), 1)
    second = FieldHistory(PATH, (BY_RULES, BY_HAND), 2, locked=True)

    store.save_wording(application.id, EMPTY, first)
    store.save_wording(application.id, first, second)

    assert store.wordings(application.id) == {PATH: second}


def test_another_version_is_taken_and_none_is_forgotten(store):
    application = store.create("甲")
    both = FieldHistory(PATH, (BY_RULES, BY_HAND), 2, locked=True)
    store.save_wording(application.id, EMPTY, both)

    store.save_wording(application.id, both, replace(both, in_use=1, locked=False))

    assert store.wordings(application.id)[PATH] == FieldHistory(PATH, (BY_RULES, BY_HAND), 1)


def test_a_window_that_has_not_seen_the_last_version_saves_nothing(store):
    application = store.create("甲")
    first = FieldHistory(PATH, (BY_RULES,), 1)
    store.save_wording(application.id, EMPTY, first)

    with pytest.raises(StoreError, match="另一个窗口"):
        store.save_wording(application.id, EMPTY, FieldHistory(PATH, (BY_HAND,), 2))

    assert store.wordings(application.id) == {PATH: first}


def test_they_go_with_their_application(store):
    application = store.create("甲")
    store.save_wording(application.id, EMPTY, FieldHistory(PATH, (BY_RULES,), 1))

    store.delete(application.id)

    assert store.wordings(application.id) == {}
