"""Description → ranked scenes with probability, evidence and reason, or abstention."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.matching.evidence import phrases, reason
from assistant.matching.features import Reading, read
from assistant.matching.model import WEIGHTS, Numbers, SceneModel, load
from knowledge.catalogue import scene

_SHORTEST = 4
"""Units (characters, Latin words) a description must have; 智能排产 has four"""


@dataclass(frozen=True)
class Candidate:
    number: int
    name: str
    stage: str
    probability: float
    """Calibrated on held-out texts, on the careful side: given 0.7, rather more than seven in ten are right"""
    evidence: tuple[str, ...]
    """Phrases of the description, as written there, strongest first; may be empty"""
    reason: str


@dataclass(frozen=True)
class Match:
    candidates: tuple[Candidate, ...]
    """Best first; given under abstention too where the text has known words, as a hint and no more"""
    abstained: bool
    reason: str


class Matcher:
    """Made by `Matcher.load()`; the same text always gets the same match."""

    def __init__(self, model: SceneModel) -> None:
        self._model = model

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "Matcher":
        return cls(load(path))

    def match(self, text: str, top: int = 5) -> Match:
        """The `top` likeliest scenes; abstains from an empty or too short text and from one like no scene."""
        reading = read(text)
        if reading.length < _SHORTEST:
            return Match(
                (), True, "描述为空或太短，无法判断场景；请写明做了什么、用了什么系统或装备、解决了什么问题"
            )
        shares = self._model.shares(reading)
        if not shares:
            return Match((), True, "描述中没有与典型场景有关的词语")
        probabilities = self._model.probabilities(shares)
        best = np.argsort(-probabilities[1:], kind="stable")[: max(top, 1)] + 1
        candidates = tuple(self._candidate(reading, shares, probabilities, int(one)) for one in best)
        if candidates[0].probability < self._model.threshold:
            return Match(candidates, True, _abstention(candidates[0], float(probabilities[0])))
        return Match(candidates, False, candidates[0].reason)

    def match_all(self, texts: Iterable[str], top: int = 5) -> tuple[Match, ...]:
        return tuple(self.match(text, top) for text in texts)

    def _candidate(
        self, reading: Reading, shares: dict[str, float], probabilities: Numbers, number: int
    ) -> Candidate:
        entry = scene(number)
        evidence = phrases(reading, shares, self._model, number)
        probability = float(probabilities[number])
        return Candidate(number, entry.name, entry.stage, probability, evidence, reason(entry, evidence))


def _abstention(best: Candidate, none: float) -> str:
    if none > best.probability:
        return "描述不像任何典型场景；请写明做了什么、用了什么系统或装备、解决了什么问题"
    nearest = f"最接近的是场景{best.number}「{best.name}」（{best.probability:.0%}）"
    return f"把握不足，不作判断：{nearest}；请补充做法、系统或装备、要解决的问题"
