"""The shape of a model's answer to one message, with the offered names as choices.

Strict for the server, which is given the schema; lenient in reading: a number where words are wanted, one object where
a list is wanted, and null are put up with. What the answer says is checked elsewhere.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic.json_schema import SkipJsonSchema

from assistant.interview.by_model.offers import Offer


def _text(value: object) -> object:
    """What a model writes where words are wanted: a number, a list, nothing."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(str(one) for one in value)
    return value if isinstance(value, str) else str(value)


def _names_list(value: object) -> object:
    if value is None or value == "":
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _numbers(value: object) -> object:
    """1, "1", "[1]", "1、2" and lists of these."""
    listed = value if isinstance(value, list) else [value]
    return [int(number) for one in listed for number in re.findall(r"\d{1,4}", str(one))]


def _entries(value: object) -> object:
    """A list of objects; one alone, and whatever else stands between, is put up with."""
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict | BaseModel)]


Words = Annotated[str, BeforeValidator(_text)]
Maybe = Annotated[
    str | None, BeforeValidator(lambda value: None if value in (None, "", "null", "无") else _text(value))
]
Labels = Annotated[list[str], BeforeValidator(_names_list)]


class _Said(BaseModel):
    model_config = ConfigDict(extra="ignore")


class SaidValue(_Said):
    """One short field."""

    field: Words = ""
    value: Words = ""
    quote: Words = ""
    why: Annotated[Words, Field(json_schema_extra={"enum": ["新", "更正"]})] = "新"


class SaidStory(_Said):
    """Sentences of one narrative."""

    column: Words = ""
    sentences: Annotated[list[int], BeforeValidator(_numbers)] = Field(default_factory=list)


class SaidRow(_Said):
    """A row of a table of 附表2; what the message does not say is null."""

    table: Words = ""
    kind: Maybe = None
    name: Words = ""
    model: Maybe = None
    supplier: Maybe = None
    note: Maybe = None
    application: Maybe = None
    quote: Words = ""


class Said(_Said):
    """A model's answer to one message."""

    updates: Annotated[list[SaidValue], BeforeValidator(_entries)] = Field(default_factory=list)
    story: Annotated[list[SaidStory], BeforeValidator(_entries)] = Field(default_factory=list)
    rows: SkipJsonSchema[Annotated[list[SaidRow], BeforeValidator(_entries)]] = Field(default_factory=list)
    question: Maybe = None
    declined: Labels = Field(default_factory=list)
    nothing: Labels = Field(default_factory=list)


def shape_of(offered: Offer) -> type[Said]:
    """The answer's shape with the offered names as choices; `rows` only where a table was asked for."""
    value: Any = create_model("Value", __base__=SaidValue, field=(_one_of(offered.short), ""))
    story: Any = create_model("Story", __base__=SaidStory, column=(_one_of(offered.columns), ""))
    shape: dict[str, Any] = {"updates": _list_of(value), "story": _list_of(story)}
    if offered.tables:
        row: Any = create_model("Row", __base__=SaidRow, table=(_one_of(offered.tables), ""))
        shape["rows"] = _list_of(row)
    return create_model("Said", __base__=Said, **shape)


def _list_of(entry: Any) -> Any:
    return Annotated[list[entry], BeforeValidator(_entries)], Field(default_factory=list)


def _one_of(names: Iterable[str]) -> Any:
    return Annotated[Words, Field(json_schema_extra={"enum": list(names)})]
