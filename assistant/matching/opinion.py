"""A second opinion on a match, asked of a chat model where a person switched it on.

The model may choose among the first candidates and must give the description's own words for its choice. What it
answers is checked here; an answer that does not hold changes nothing.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from assistant.llm import Model
from assistant.matching.matcher import Candidate, Match
from knowledge.boundaries import Boundary, between
from knowledge.catalogue import scene
from prompts import render

CONSIDERED = 5
"""Candidates that are put to the model"""
_SHORTEST, _LONGEST = 4, 120
"""Characters of a quote; shorter ones stand in any text, longer ones point at nothing"""
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n\s*```\s*$", re.DOTALL)
_CLAIM = re.compile(r"场景|编号")
"""A description that names a scene or a number claims something; it does not say what was done"""


class _Answer(BaseModel):
    """What the model must answer."""

    model_config = ConfigDict(extra="forbid")

    number: StrictInt
    quote: Annotated[StrictStr, Field(min_length=_SHORTEST, max_length=_LONGEST)]


def second_opinion(text: str, match: Match, model: Model) -> Match:
    """The match with the model's choice first and the reason saying so, or the match as it was.

    Probabilities and evidence stay the matcher's own. The model is not asked where the matcher abstained or has but
    one candidate. The choice must be one of the first five, with a quote that stands in the description, spaces aside.
    Raises ModelError where the model gives no reply.
    """
    considered = match.candidates[:CONSIDERED]
    if match.abstained or len(considered) < 2:
        return match
    answer = _read(model.reply(system=render("reviewer"), user=_question(text, considered)))
    if answer is None:
        return match
    chosen = next((one for one in considered if one.number == answer.number), None)
    if chosen is None or not _stands(answer.quote, text):
        return match
    reason = f"由模型复核，依据描述中的「{answer.quote.strip()}」；{chosen.reason}"
    first = replace(chosen, reason=reason)
    others = tuple(one for one in match.candidates if one.number != chosen.number)
    return replace(match, candidates=(first, *others), reason=reason)


def _question(text: str, considered: Sequence[Candidate]) -> str:
    numbers = sorted(one.number for one in considered)
    pairs = (between(lower, higher) for lower, higher in combinations(numbers, 2))
    told = [_told(boundary) for boundary in pairs if boundary is not None]
    return render(
        "second_opinion",
        candidates="\n".join(_clause(number) for number in numbers),
        boundaries="\n".join(told) or "（没有）",
        fence=_fence(text),
        description=text,
    )


def _clause(number: int) -> str:
    """In the order of numbers, not of probability: the model shall not lean on the matcher."""
    entry = scene(number)
    return f"{number}. {entry.stage}·{entry.name}：{entry.text}"


def _told(boundary: Boundary) -> str:
    lower, higher = boundary.pair
    return f"- {lower}与{higher}：{boundary.rule}。{lower}：{boundary.left}。{higher}：{boundary.right}。"


def _fence(text: str) -> str:
    """A line the description cannot contain: whoever writes it would have to know the digest of what they write."""
    return f"=====描述 {hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}====="


def _read(reply: str) -> _Answer | None:
    """The answer; None for a reply that is not the JSON asked for. Thoughts and a code fence around it are passed over."""
    bare = _THOUGHTS.sub("", reply)
    fenced = _FENCED.match(bare)
    try:
        return _Answer.model_validate(json.loads(fenced[1] if fenced else bare))
    except (json.JSONDecodeError, RecursionError, ValidationError):
        return None


def _stands(quote: str, text: str) -> bool:
    """Whether a quote stands in the description and tells something done, not which scene to choose."""
    wanted = _unspaced(quote)
    return len(wanted) >= _SHORTEST and wanted in _unspaced(text) and not _CLAIM.search(wanted)


def _unspaced(text: str) -> str:
    return re.sub(r"\s+", "", text)
