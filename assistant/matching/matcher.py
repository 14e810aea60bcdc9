"""Description → ranked scenes with probability, evidence and reason, or abstention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.matching.evidence import Speaking, reason, told_apart
from assistant.matching.features import segments
from assistant.matching.model import WEIGHTS, Numbers, SceneModel, load
from assistant.retrieval.embedding import BundledEmbedder
from assistant.text.sentences import split_sentences
from knowledge.catalogue import scene

_SHORTEST = 4
"""Units (characters, Latin words) a description must have; 智能排产 has four"""
_MIXED = 60
"""Characters from which a text of several sentences is looked at part by part"""
_SURE = 0.6
"""Least probability of a scene that a part of a text is given to"""
_CLOSE = 0.25
"""A second scene at least this likely is told apart from the first in the reason"""


@dataclass(frozen=True)
class Candidate:
    number: int
    name: str
    stage: str
    probability: float
    """Calibrated on voices unseen in training"""
    evidence: tuple[str, ...]
    """Phrases of the description, as written there, strongest first; may be empty"""
    reason: str


@dataclass(frozen=True)
class Part:
    """A stretch of a long text that speaks of a scene of its own."""

    number: int
    name: str
    stage: str
    probability: float
    text: str


@dataclass(frozen=True)
class Match:
    candidates: tuple[Candidate, ...]
    """Best first; given under abstention too where the text has known words, as a hint and no more"""
    abstained: bool
    reason: str
    parts: tuple[Part, ...] = ()
    """Where a long text mixes several scenes, each with the sentences that speak of it; else empty"""


class Matcher:
    """Made by `Matcher.load()`; the same text always gets the same match."""

    def __init__(self, model: SceneModel, embedder: BundledEmbedder) -> None:
        self._model = model
        self._embedder = embedder

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "Matcher":
        """The bundled matcher. It runs on the bundled embedder, whichever one the search uses."""
        return cls(load(path), BundledEmbedder())

    def match(self, text: str, top: int = 5) -> Match:
        """The `top` likeliest scenes; abstains from an empty or too short text and from one like no scene."""
        return self.match_all([text], top)[0]

    def match_all(self, texts: Sequence[str], top: int = 5) -> tuple[Match, ...]:
        """A match for each text, in order."""
        probabilities = self.probabilities(texts)
        return tuple(self._match(text, row, top) for text, row in zip(texts, probabilities, strict=True))

    def probabilities(self, texts: Sequence[str]) -> Numbers:
        """(texts, 41): no scene, then the scenes by number. The bare figures, for many texts at once."""
        return self._model.probabilities(texts, self._embedder)

    def _match(self, text: str, probabilities: Numbers, top: int) -> Match:
        if sum(len(part) for part in segments(text)) < _SHORTEST:
            return Match(
                (), True, "描述为空或太短，无法判断场景；请写明做了什么、用了什么系统或装备、解决了什么问题"
            )
        shares = self._model.shares(text)
        if not shares:
            return Match((), True, "描述中没有与典型场景有关的词语")
        best = np.argsort(-probabilities[1:], kind="stable")[: max(top, 1)] + 1
        speaking = Speaking(text, shares, self._model, self._embedder.words([text])[0])
        candidates = tuple(_candidate(int(one), float(probabilities[one]), speaking) for one in best)
        if candidates[0].probability < self._model.threshold:
            return Match(candidates, True, _abstention(candidates[0], float(probabilities[0])))
        return Match(candidates, False, _reason(candidates), self._parts(text))

    def _parts(self, text: str) -> tuple[Part, ...]:
        """The scenes of a long text sentence by sentence; empty unless at least two are surely there."""
        sentences = split_sentences(text)
        if len(text) < _MIXED or len(sentences) < 2:
            return ()
        rows = self.probabilities(sentences)
        sure = list(_given(sentences, rows))
        if len({number for number, _, _ in sure}) < 2:
            return ()
        said: dict[int, list[str]] = {}
        likely: dict[int, float] = {}
        for number, probability, sentence in sure:
            said.setdefault(number, []).append(sentence)
            likely[number] = max(probability, likely.get(number, 0.0))
        return tuple(
            Part(number, scene(number).name, scene(number).stage, likely[number], "".join(sentences))
            for number, sentences in said.items()
        )


def _candidate(number: int, probability: float, speaking: Speaking) -> Candidate:
    entry = scene(number)
    evidence = speaking.phrases(number)
    return Candidate(number, entry.name, entry.stage, probability, evidence, reason(entry, evidence))


def _given(sentences: Sequence[str], rows: Numbers) -> Iterator[tuple[int, float, str]]:
    """Scene, probability and text of each sentence that surely speaks of one."""
    for sentence, row in zip(sentences, rows, strict=True):
        number = int(row.argmax())
        if number and row[number] >= _SURE:
            yield number, float(row[number]), sentence


def _reason(candidates: Sequence[Candidate]) -> str:
    first = candidates[0]
    second = candidates[1] if len(candidates) > 1 else None
    if second is None or second.probability < _CLOSE:
        return first.reason
    return f"{first.reason}；{told_apart(scene(first.number), scene(second.number))}"


def _abstention(best: Candidate, none: float) -> str:
    if none > best.probability:
        return "描述不像任何典型场景；请写明做了什么、用了什么系统或装备、解决了什么问题"
    nearest = f"最接近的是场景{best.number}「{best.name}」（{best.probability:.0%}）"
    return f"把握不足，不作判断：{nearest}；请补充做法、系统或装备、要解决的问题"
