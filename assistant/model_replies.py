"""What stands in a model's words: the JSON object among thoughts, fences and chatter, whole or cut off; a refusal."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

Seen = Callable[[dict[str, Any]], None]
"""Is shown an object as it grows"""

_OFTEN = 0.1
"""Seconds between two looks at a growing object"""
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>|^.*?</think(?:ing)?>", re.DOTALL)
_STILL_THINKING = re.compile(r"<think(?:ing)?>.*\Z", re.DOTALL)
_FENCE = re.compile(r"```(?:json)?\s*")
_IDLE_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
_INNER_QUOTE = re.compile(r'"(?!\s*(?:[,:}\]]|\Z))')
_OPENING_QUOTE = re.compile(r"[{\[,:]\s*\Z")
_REFUSAL = re.compile(
    r"(?:抱歉|对不起|很遗憾|不好意思)[，,。！!]?.{0,12}?(?:无法|不能|不便|没办法|没法|拒绝)"
    r"|(?:我|作为[^，。]{1,20})[，,]?(?:无法|不能|不便)(?:协助|帮助|提供|回答|处理|完成|满足|按)"
    r"|\b(?:sorry|unable to|cannot (?:assist|help|comply)|can't (?:assist|help|comply))\b",
    re.IGNORECASE,
)
_REFUSAL_STANDS = 80
"""A refusal opens the words; further down it is something told"""


def without_thoughts(words: str) -> str:
    """The words without what a thinking model thought before them, and without surrounding blanks."""
    return _STILL_THINKING.sub("", _THOUGHTS.sub("", words)).strip()


def is_refusal(words: str) -> bool:
    """Whether the words say that the model will not do it."""
    return bool(_REFUSAL.search(without_thoughts(words)[:_REFUSAL_STANDS]))


def object_in(words: str) -> tuple[dict[str, Any] | None, bool]:
    """The first JSON object in the words, and whether it stands there to its end.

    Passed over: thoughts, code fences, words before and after, a comma before a closing bracket, line breaks and
    unescaped quotation marks in a text. Of an object that is cut off what stands after its last whole element is
    left out, so that no half value is taken. None where there is no object.
    """
    bare = _FENCE.sub("", without_thoughts(words))
    start = bare.find("{")
    if start < 0:
        return None, False
    text = bare[start:]
    found, whole = _read(text)
    if not whole:
        mended, mended_whole = _read(_quotes_escaped(text))
        if mended_whole or found is None:
            return mended, mended_whole
    return found, whole


class Watched:
    """Shows a growing object to someone, now and then and only when it has grown."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._shown: dict[str, Any] = {}
        self._looked = 0.0

    def __call__(self, words: str) -> None:
        """Takes all words so far."""
        now = time.monotonic()
        if now - self._looked < _OFTEN:
            return
        self._looked = now
        found, _ = object_in(words)
        if found and found != self._shown:
            self._shown = found
            self._seen(found)


def schema_of(shape: type[BaseModel], *, longest_choice: int | None = None) -> dict[str, Any]:
    """The JSON schema of a shape in the subset that servers share: no references, every key required, no other key.

    Lists of choices longer than `longest_choice` are left out: for a prompt that names them anyway.
    """
    schema = shape.model_json_schema()
    definitions = schema.pop("$defs", {})
    plain: dict[str, Any] = _plain(schema, definitions, longest_choice)
    return plain


def _read(text: str) -> tuple[dict[str, Any] | None, bool]:
    closed, ended = _closed(text)
    found = _loaded(_IDLE_COMMA.sub(lambda match: match[1] or "", closed))
    return found, ended and found is not None


def _loaded(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _closed(text: str) -> tuple[str, bool]:
    """The text up to the end of its first object; one that is cut off, up to its last whole element and closed."""
    open_brackets: list[str] = []
    kept, inside, escaped = ("{", "}"), False, False
    for at, char in enumerate(text):
        if inside:
            inside = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            inside = True
        elif char in "{[":
            open_brackets.append("}" if char == "{" else "]")
        elif char in "}]" and open_brackets:
            open_brackets.pop()
            if not open_brackets:
                return text[: at + 1], True
        if not inside and char in "}]," and open_brackets:
            kept = (text[: at + 1].rstrip(","), "".join(reversed(open_brackets)))
    return "".join(kept), False


def _quotes_escaped(text: str) -> str:
    """The text with quotation marks escaped that neither open nor close a text: `"叫"检测"，"` says 叫"检测"，."""
    pieces: list[str] = []
    inside = False
    for at, char in enumerate(text):
        if char != '"' or text[at - 1 : at] == "\\":
            pieces.append(char)
            continue
        idle = _INNER_QUOTE.match(text, at) if inside else not _OPENING_QUOTE.search(text, max(at - 8, 0), at)
        pieces.append('\\"' if idle else char)
        inside = inside if idle else not inside
    return "".join(pieces)


def _plain(node: Any, definitions: dict[str, Any], longest: int | None) -> Any:
    if isinstance(node, list):
        return [_plain(one, definitions, longest) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _plain(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions, longest)
    kept = {key: value for key, value in node.items() if key not in ("title", "default")}
    if longest is not None and len(kept.get("enum", ())) > longest:
        del kept["enum"]
    if "properties" not in kept:
        return {key: _plain(value, definitions, longest) for key, value in kept.items()}
    properties = {key: _plain(value, definitions, longest) for key, value in kept["properties"].items()}
    described = {"description": kept["description"]} if "description" in kept else {}
    return {
        "type": "object",
        **described,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
