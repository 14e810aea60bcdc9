"""Applications, turns and drafts on a real SQLite file."""

import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import StoreError
from assistant.forms.answers import Answer, Answers, Source
from assistant.interview.session import Proposal, Session, Turn, Update
from assistant.store import Store, open_store

NAME = Answer("兰州某机械厂", (Source("对话第1条", "我们是兰州某机械厂"),))
REVENUE = Answer(Decimal("32000.00"), (Source("对话第1条", "3.2亿元"),))
STAFF = Answer(420, (Source("对话第2条", "四百二十人"),))
FACTS = Answer(("部署机器人6台", "上线MES"), (Source("对话第2条", "机器人"), Source("对话第2条", "MES")))
NO_EMAIL = Answer(None, (Source("对话第2条", "没有邮箱"),), "none")
LATER = Answer(None, (), "declined")


def say(store: Store, application_id: str, message: str, reply: str = "好的。", **given: Answer) -> Session:
    """Save a turn that answers fields, `__` standing for the dot of a path."""
    before = store.open(application_id).session
    after = replace(before, turn=before.turn + 1)
    for key, answer in given.items():
        after = after.put(Update(key.replace("__", "."), answer, message))
    store.save_turn(application_id, before, Turn(after, reply), message)
    return after


def test_a_new_application_is_empty_and_found_by_name_and_id(store):
    """What is created can be opened in both ways."""
    made = store.create("  兰州机械  ", annex=4)

    assert (made.name, made.annex, made.session, made.version) == ("兰州机械", 4, Session(), 0)
    assert store.open("兰州机械") == store.open(made.id) == made


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param("", "空的", id="empty"),
        pytest.param(" \u3000\n", "空的", id="blank"),
        pytest.param("长" * 121, "121个字符", id="too-long"),
        pytest.param("兰州机械", "已有名为“兰州机械”", id="taken"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused(store, name, problem):
    """At creation and at renaming alike, with what to do."""
    store.create("兰州机械")
    other = store.create("天水电气")

    for attempt in (lambda: store.create(name), lambda: store.rename(other.id, name)):
        with pytest.raises(StoreError, match=f"{problem}.*；请"):
            attempt()
    assert {item.name for item in store.list()} == {"兰州机械", "天水电气"}


def test_a_name_of_120_characters_is_kept(store):
    """The limit itself is allowed."""
    assert store.create("长" * 120).name == "长" * 120


def test_an_unknown_name_is_answered_with_the_nearest(store):
    """A slip of the pen costs no search."""
    for name in ("兰州机械制造", "天水电气", "酒泉风电"):
        store.create(name)

    with pytest.raises(StoreError, match="找不到申报书“兰州机械厂”；名称相近的有：兰州机械制造"):
        store.open("兰州机械厂")
    with pytest.raises(StoreError, match="最近的有：酒泉风电、天水电气、兰州机械制造"):
        store.open("xyz")


def test_an_empty_store_says_that_it_is_empty(store):
    """No nearest name is invented."""
    with pytest.raises(StoreError, match="还没有保存过申报书"):
        store.open("兰州机械")


def test_get_or_create_makes_an_application_once(store):
    """The second call gives the first one's application, with its own annex."""
    first = store.get_or_create("兰州机械", annex=4)
    say(store, first.id, "我们是兰州某机械厂", enterprise__name=NAME)
    again = store.get_or_create(" 兰州机械 ")

    assert (again.id, again.annex) == (first.id, 4)
    assert again.session.answers.text("enterprise.name") == "兰州某机械厂"
    assert len(store.list()) == 1


def test_renaming_keeps_everything_but_the_name(store):
    """The id and the session stay."""
    made = store.create("兰州机械")
    session = say(store, made.id, "我们是兰州某机械厂", enterprise__name=NAME)
    store.rename(made.id, "兰州机械（修订）")

    found = store.open("兰州机械（修订）")
    assert (found.id, found.session) == (made.id, session)
    store.rename(made.id, "兰州机械（修订）")


def test_a_turn_is_kept_whole(store):
    """Session state, answers in their order, message, reply and versions."""
    made = store.create("兰州机械")
    before = replace(
        made.session,
        turn=1,
        topic="outcome@1",
        asked=("enterprise.name", "enterprise.years.2024.revenue"),
        visits={"people": 2, "outcome@1": 1},
        trail=("people", "outcome@1"),
        proposals=(Proposal(19, "网络协同制造", "供应链管理", 0.1 + 0.2, "提到协同"),),
        scene_rows=3,
    )
    after = before
    for path, answer in [
        ("z", NAME),
        ("a.1.b", REVENUE),
        ("m", STAFF),
        ("b", FACTS),
        ("c", NO_EMAIL),
        ("d", LATER),
    ]:
        after = after.put(Update(path, answer, "…"))

    version = store.save_turn(made.id, made.session, Turn(after, "记下了。"), "我们是……")
    found = store.open(made.id)

    assert (found.version, version) == (1, 1)
    assert repr(found.session) == repr(after)
    assert [(m.turn, m.role, m.text) for m in store.messages(made.id)] == [
        (1, "user", "我们是……"),
        (1, "assistant", "记下了。"),
    ]
    assert [(v.turn, v.answer, v.author) for v in store.versions(made.id, "a.1.b")] == [(1, REVENUE, "对话")]


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        pytest.param("您好。", [("assistant", "您好。")], id="opening"),
        pytest.param("", [], id="button"),
    ],
)
def test_what_nobody_said_is_no_message(store, reply, kept):
    """The opening has no user message; what a button changes needs no words at all."""
    made = store.create("兰州机械")
    store.save_turn(made.id, made.session, Turn(replace(made.session, topic="people"), reply), "")

    assert [(m.role, m.text) for m in store.messages(made.id)] == kept
    assert store.open(made.id).session.topic == "people"


_values = (
    st.text()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.lists(st.text()).map(tuple)
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One store for many examples."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('shared') / 'x.db'}") as opened:
        yield opened


@settings(max_examples=25, deadline=None)
@given(values=st.lists(_values, max_size=4))
def test_values_come_back_from_the_file_exactly(shared, values):
    """The database's own number types touch nothing: long counts, trailing zeros, `null` as text."""
    made = shared.get_or_create("往返")
    given_answers = Answers({f"row.{index}.x": Answer(value) for index, value in enumerate(values)})
    shared.save_answers(made.id, given_answers, "文件", removed=("row",))

    found = shared.open(made.id).session.answers
    assert {path: repr(found.value(path)) for path in found} == {
        path: repr(given_answers.value(path)) for path in given_answers
    }


def test_a_turn_from_a_stale_window_is_refused_whole(store):
    """Two tabs: the second to save is told to reload, and nothing of it is kept."""
    made = store.create("兰州机械")
    stale = made.session
    session = say(store, made.id, "我们是兰州某机械厂", enterprise__name=NAME)
    late = replace(stale, turn=1).put(Update("enterprise.name", STAFF, "…"))

    with pytest.raises(StoreError, match=r"另一个窗口.*请重新打开"):
        store.save_turn(made.id, stale, Turn(late, "好"), "迟到的话")

    assert store.open(made.id).session == session
    assert len(store.messages(made.id)) == 2
    assert len(store.versions(made.id, "enterprise.name")) == 1


def test_the_list_shows_the_last_changed_first_and_counts_answers(store):
    """Fields that do not apply are answered; declined ones are not."""
    first, second = store.create("甲"), store.create("乙")
    say(store, first.id, "…", a=NAME, b=NO_EMAIL, c=LATER)

    listed = store.list()
    assert [(item.id, item.annex, item.answered) for item in listed] == [(first.id, 2, 2), (second.id, 2, 0)]
    assert listed[0].created < listed[1].created < listed[0].updated
    assert listed[0].updated.tzinfo is not None


def test_drafts_are_numbered_and_kept_as_they_were(store):
    """A later draft does not touch an earlier one; the list is newest first and light."""
    made, other = store.create("甲"), store.create("乙")
    assert store.save_draft(made.id, {"scenes.0.outcome": "效率提升30%。"}, b"PK\x00\xff", "初稿") == 1
    assert store.save_draft(made.id, {}, None, "二稿") == 2
    assert store.save_draft(other.id, {}, None, "初稿") == 1

    first = store.draft(made.id, 1)
    assert (first.name, first.fields, first.document) == (
        "初稿",
        {"scenes.0.outcome": "效率提升30%。"},
        b"PK\x00\xff",
    )
    assert store.draft(made.id, 2).document is None
    assert [(item.number, item.name) for item in store.drafts(made.id)] == [(2, "二稿"), (1, "初稿")]
    assert [item.name for item in store.list()] == ["乙", "甲"]
    with pytest.raises(StoreError, match="找不到第3稿"):
        store.draft(made.id, 3)


def test_deleting_leaves_nothing_behind(store, address, tmp_path):
    """Every table is empty of the application, in a later run as well, and another one keeps its rows."""
    gone, kept = store.create("甲"), store.create("乙")
    for made in (gone, kept):
        say(store, made.id, "…", a=NAME)
        store.save_draft(made.id, {"a": "b"}, b"x", "初稿")
    with open_store(address) as later:
        later.delete(gone.id)

    file = sqlite3.connect(tmp_path / "applications.db")
    for table in ("answers", "answer_versions", "messages", "drafts"):
        assert {row[0] for row in file.execute(f"SELECT application FROM {table}")} == {kept.id}
    file.close()
    assert [item.id for item in store.list()] == [kept.id]


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(lambda store: store.delete("x"), id="delete"),
        pytest.param(lambda store: store.rename("x", "新名"), id="rename"),
        pytest.param(
            lambda store: store.save_turn("x", Session(), Turn(Session(turn=1), "好"), "…"), id="turn"
        ),
        pytest.param(lambda store: store.save_answers("x", Answers({"a": NAME}), "页面"), id="answers"),
        pytest.param(lambda store: store.save_draft("x", {}, None, "初稿"), id="draft"),
    ],
)
def test_writing_to_a_deleted_application_is_refused(store, attempt):
    """Another window may have deleted it."""
    with pytest.raises(StoreError, match="可能已被删除"):
        attempt(store)


def test_text_that_no_file_can_hold_is_refused_and_nothing_is_kept(store):
    """Half a character, as a broken terminal gives it."""
    made = store.create("甲")

    with pytest.raises(StoreError, match="请删去乱码"):
        say(store, made.id, "坏字\ud800", a=NAME)
    assert store.open(made.id) == made
    assert store.messages(made.id) == ()


def test_a_closed_store_has_written_everything_into_its_one_file(address, tmp_path):
    """The file alone can be copied away: no write-ahead log stays beside it."""
    with open_store(address) as store:
        say(store, store.create("甲").id, "…", a=NAME)

    assert [path.name for path in tmp_path.iterdir()] == ["applications.db"]
    with open_store(address) as store:
        assert store.open("甲").session.answers.get("a") == NAME
