"""Sessions and answers ⇄ JSON."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import StoreError
from assistant.forms.answers import Answer, Answers, Source
from assistant.interview.session import Change, Proposal, Session
from assistant.store.codec import read_answer, read_session, write_answer, write_session

paths = st.from_regex(r"\A[a-z]{1,8}(\.[0-9]{1,4})?(\.[a-z]{1,8}){0,2}\Z")
values = (
    st.none()
    | st.text()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.lists(st.text()).map(tuple)
)
sources = st.lists(st.builds(Source, st.text(), st.text()), max_size=3).map(tuple)
answers = st.builds(Answer, values, sources, st.sampled_from(["given", "none", "declined"]))
numbers = st.integers(min_value=0, max_value=10**9)
sessions = st.builds(
    Session,
    answers=st.dictionaries(paths, answers, max_size=4).map(Answers),
    turn=numbers,
    topic=st.text(),
    asked=st.lists(paths, max_size=3).map(tuple),
    visits=st.dictionaries(st.text(), numbers, max_size=3),
    trail=st.lists(st.text(), max_size=3).map(tuple),
    proposals=st.lists(
        st.builds(Proposal, numbers, st.text(), st.text(), st.floats(0, 1), st.text()), max_size=2
    ).map(tuple),
    scene_rows=numbers,
    changes=st.lists(st.builds(Change, numbers, paths, st.none() | answers), max_size=3).map(tuple),
)


@given(answers)
def test_an_answer_comes_back_exactly(answer):
    """Value, kind, digits, state and sources survive; repr tells 1 from 1.0 and 1.0 from 1.00."""
    assert repr(read_answer(json.loads(json.dumps(write_answer(answer))))) == repr(answer)


@given(sessions)
def test_a_session_comes_back_exactly(session):
    """All that an interview knows survives, whatever it holds."""
    data = json.loads(json.dumps(write_session(session)))

    assert repr(read_session(data, session.answers)) == repr(session)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(1, "1", id="count-text"),
        pytest.param(1, Decimal(1), id="count-amount"),
        pytest.param(Decimal("1.0"), Decimal("1.00"), id="digits"),
        pytest.param("甲", ("甲",), id="text-facts"),
        pytest.param("", None, id="empty-none"),
    ],
)
def test_values_that_look_alike_are_written_apart(first, second):
    """What Python or JSON would call equal is still another answer."""
    assert write_answer(Answer(first)) != write_answer(Answer(second))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(1.5, id="float"),
        pytest.param(True, id="bool"),
        pytest.param(["甲"], id="list"),
        pytest.param((1,), id="numbers"),
        pytest.param(Decimal("NaN"), id="not-a-number"),
    ],
)
def test_a_value_of_another_type_is_refused(value):
    """Better no row than one that comes back as something else."""
    with pytest.raises(TypeError, match="not the value of an answer"):
        write_answer(Answer(value))


def test_a_session_key_of_a_newer_release_is_refused_by_name():
    """Dropping it silently would lose it at the next save."""
    data = {**write_session(Session()), "mood": "好"}

    with pytest.raises(StoreError, match=r"mood.*请升级本程序"):
        read_session(data, Answers())


def test_a_session_key_that_an_earlier_release_had_not_takes_its_default():
    """An old database opens without its sessions being rewritten."""
    data = {**write_session(Session(turn=3, scene_rows=2))}
    del data["scene_rows"]

    assert read_session(data, Answers()) == Session(turn=3, scene_rows=1)


_ANSWER = {"kind": "text", "value": "甲", "state": "given", "sources": [{"origin": "页面", "quote": ""}]}
_CHANGE = {"turn": 1, "path": "a.b", "before": None}
_PROPOSAL = {"number": 1, "name": "甲", "stage": "乙", "probability": 0.5, "reason": ""}


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param({**_ANSWER, "confidence": 1}, id="unknown-key"),
        pytest.param({"kind": "text", "value": "甲"}, id="missing-key"),
        pytest.param({**_ANSWER, "kind": "picture"}, id="unknown-kind"),
        pytest.param({**_ANSWER, "kind": "amount", "value": "很多"}, id="amount-of-words"),
        pytest.param({**_ANSWER, "kind": "amount", "value": "NaN"}, id="amount-not-finite"),
        pytest.param({**_ANSWER, "kind": "count", "value": "1.5"}, id="count-with-a-point"),
        pytest.param({**_ANSWER, "kind": "facts", "value": ["甲", 1]}, id="fact-of-a-number"),
        pytest.param({**_ANSWER, "state": "maybe"}, id="unknown-state"),
        pytest.param({**_ANSWER, "sources": "页面"}, id="sources-not-listed"),
        pytest.param({**_ANSWER, "sources": [{"origin": "页面", "quote": "", "page": 3}]}, id="source-key"),
        pytest.param("甲", id="bare-text"),
    ],
)
def test_an_answer_that_this_release_would_not_write_is_refused(odd):
    """Reading is as strict as writing."""
    with pytest.raises(StoreError, match="请升级本程序"):
        read_answer(odd)


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param({"turn": "3"}, id="turn-of-text"),
        pytest.param({"turn": True}, id="turn-of-bool"),
        pytest.param({"topic": None}, id="topic-none"),
        pytest.param({"asked": "a.b"}, id="asked-not-listed"),
        pytest.param({"visits": ["people"]}, id="visits-not-mapped"),
        pytest.param({"changes": [{**_CHANGE, "by": "甲"}]}, id="change-key"),
        pytest.param({"proposals": [{**_PROPOSAL, "rank": 1}]}, id="proposal-key"),
        pytest.param({"proposals": [{**_PROPOSAL, "probability": "高"}]}, id="probability-of-words"),
        pytest.param([], id="not-an-object"),
    ],
)
def test_a_session_that_this_release_would_not_write_is_refused(odd):
    """A session is read as strictly as an answer."""
    with pytest.raises(StoreError, match="请升级本程序"):
        read_session(odd, Answers())
