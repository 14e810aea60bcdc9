"""The shapes of a model's answer: sentences, each with the numbers of the facts that it rests on.

Strict for the server, which is given the schema; lenient in reading.
"""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.interview.by_model.shapes import Words


def _numbers(value: object) -> object:
    """1, "1", "[1]", "1、2", "事实3" and lists of these."""
    listed = value if isinstance(value, list) else [value]
    return [int(number) for one in listed for number in re.findall(r"\d{1,3}", str(one))]


def _number(value: object) -> object:
    found = re.search(r"\d{1,3}", str(value))
    return int(found[0]) if found else 0


def _entries(value: object) -> object:
    """A list of objects; one alone, and whatever else stands between, is put up with."""
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict | BaseModel)]


class SaidSentence(BaseModel):
    """One sentence and its facts."""

    model_config = ConfigDict(extra="ignore")

    text: Words = ""
    facts: Annotated[list[int], BeforeValidator(_numbers)] = Field(default_factory=list)


class SaidAgain(SaidSentence):
    """A sentence that takes the place of the one with this number; 0 for a further one."""

    number: Annotated[int, BeforeValidator(_number)] = 0


class SaidText(BaseModel):
    """A model's first answer."""

    model_config = ConfigDict(extra="ignore")

    sentences: Annotated[list[SaidSentence], BeforeValidator(_entries)] = Field(default_factory=list)


class SaidMended(BaseModel):
    """A model's answer to what was sent back."""

    model_config = ConfigDict(extra="ignore")

    sentences: Annotated[list[SaidAgain], BeforeValidator(_entries)] = Field(default_factory=list)
