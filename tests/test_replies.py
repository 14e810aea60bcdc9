"""What stands in a model's words."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from assistant.model_replies import is_refusal, object_in, schema_of, without_thoughts

_texts = st.text('甲乙1a"“”\\\n{}[],: ', max_size=12)
_objects = st.dictionaries(
    st.sampled_from("abcd"),
    st.one_of(_texts, st.integers(), st.none(), st.lists(_texts, max_size=3)),
    min_size=1,
)


@given(
    _objects,
    st.sampled_from(["", "好的：\n", "```json\n", "<think>{想}</think>"]),
    st.sampled_from(["", "\n```", "\n以上。"]),
)
def test_an_object_is_found_whatever_stands_around_it(found, before, after):
    """Quotation marks, brackets and line breaks in its texts are no marks of the object."""
    assert object_in(f"{before}{json.dumps(found, ensure_ascii=False)}{after}") == (found, True)


@given(_objects, st.data())
def test_an_object_cut_off_keeps_only_whole_elements(found, data):
    """Wherever the words end, no half value is taken."""
    words = json.dumps(found, ensure_ascii=False)
    cut = words[: data.draw(st.integers(1, len(words) - 1))]
    kept, whole = object_in(cut)

    assert not whole
    for key, value in (kept or {}).items():
        listed = isinstance(value, list) and isinstance(found[key], list)
        assert value == (found[key][: len(value)] if listed else found[key])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(
            '{"quote": "叫"在线检测"，90秒"}', {"quote": '叫"在线检测"，90秒'}, id="unescaped-marks"
        ),
        pytest.param('{"quote": "一行\n又一行"}', {"quote": "一行\n又一行"}, id="line-break"),
        pytest.param('{"a": [1, 2,], }', {"a": [1, 2]}, id="idle-commas"),
        pytest.param("没有对象", None, id="none"),
        pytest.param("[1, 2]", None, id="a-list"),
        pytest.param("{坏的}", None, id="broken"),
    ],
)
def test_what_models_get_wrong_in_json_is_mended(words, found):
    """What cannot be mended is no object."""
    assert object_in(words)[0] == found


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("<think>嗯</think>好", "好"),
        ("嗯，先想想</think>\n好", "好"),
        ("好<thinking>", "好"),
        ("好", "好"),
    ],
)
def test_thoughts_are_left_out(words, bare):
    """Also where a server swallowed one of the two tags."""
    assert without_thoughts(words) == bare


@pytest.mark.parametrize(
    ("words", "refuses"),
    [
        ("抱歉，我无法提供这类信息。", True),
        ("很遗憾，作为人工智能助手，我不能协助处理。", True),
        ("I'm sorry, but I can't assist with that.", True),
        ("联系人是苏彩霞。", False),
        ("设备无法联网的老机床加装了网关。", False),
    ],
)
def test_a_refusal_is_told_from_an_answer(words, refuses):
    """A machine that cannot do something is no model that will not."""
    assert is_refusal(words) is refuses


class _Inner(BaseModel):
    title: str
    default: int = 3


class _Outer(BaseModel):
    inner: list[_Inner]
    more: _Inner | None = None


def test_a_schema_has_no_references_and_no_defaults():
    """Keys that are called like words of the schema stay."""
    schema: dict[str, Any] = schema_of(_Outer)
    inner = schema["properties"]["inner"]["items"]

    assert "$ref" not in json.dumps(schema)
    assert inner["properties"] == {"title": {"type": "string"}, "default": {"type": "integer"}}
    assert inner["required"] == ["title", "default"]
    assert schema["required"] == ["inner", "more"]
