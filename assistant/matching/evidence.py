"""Why a scene: the words of the description that decided, the part of the clause they meet, a sentence for a person."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from assistant.matching.features import Unit, pairs, segments
from assistant.matching.lexical import Word, words
from assistant.matching.model import SceneModel
from knowledge.boundaries import between
from knowledge.catalogue import Scene
from knowledge.catalogue import scene as scene_of

_PHRASES = 3
_LONGEST = 10
"""Units in a phrase; a longer stretch is cut to its strongest part"""
_WORTH = 0.2
"""Least share of the strongest unit for a unit to belong to a phrase"""
_KNOWN = 2.0
"""What a word of the lexicon is worth against a stretch of like credit: it reads as a word, and people say it"""
_EDGES = frozenset("的了在和与及对把被用从到也都就还能可要是有等上下里中一个们这那我")
_PARTS = {
    "activities": "业务活动",
    "problems": "痛点问题",
    "systems": "系统装备",
    "technologies": "技术",
    "results": "成效",
}


class Speaking:
    """What of one text speaks for which scene; made once for all its candidates."""

    def __init__(
        self, text: str, shares: Mapping[str, float], model: SceneModel, pieces: Sequence[tuple[int, int]]
    ) -> None:
        """`pieces`: where the words of the text stand, so that no phrase ends inside one."""
        self._text = text
        self._starts = {place: start for start, end in pieces for place in range(start, end)}
        self._ends = {place: end for start, end in pieces for place in range(start, end)}
        self._parts = segments(text)
        self._words = tuple(words(text))
        counted = Counter(unit.form for part in self._parts for unit in part)
        counted.update(form for part in self._parts for _, form in pairs(part))
        self._rows = {form: row for row, form in enumerate(shares)}
        times = np.array([max(counted[form], 1) for form in shares], dtype=np.float32)
        weights = np.stack([model.weights(form) for form in shares])
        values = np.fromiter(shares.values(), dtype=np.float32, count=len(shares)) / times
        self._worth = values[:, None] * (weights - weights.mean(axis=1, keepdims=True))
        """Per n-gram and class: what one occurrence adds to the score above the mean of all classes"""

    def phrases(self, number: int) -> tuple[str, ...]:
        """Literal phrases of the text that speak for the scene, strongest first."""
        chosen: list[str] = []
        for _, phrase in sorted(self._ranked(number), key=lambda entry: -entry[0]):
            if not any(phrase in one or one in phrase for one in chosen):
                chosen.append(phrase)
        return tuple(chosen[:_PHRASES])

    def _ranked(self, number: int) -> Iterator[tuple[float, str]]:
        """Stretches of worthy units, and words of the lexicon, each with what it is worth."""
        credit = self._credit(number)
        least = max((value for row in credit for value in row), default=0.0) * _WORTH
        if least <= 0:
            return
        for part, row in zip(self._parts, credit, strict=True):
            for run in _stretches(row, least):
                inner = _trimmed(part, _strongest(run, row))
                if _reads(part, inner):
                    yield sum(row[at] for at in inner), self._whole(part[inner[0]].start, part[inner[-1]].end)
        for word in self._words:
            if number in word.scenes:
                yield _KNOWN * max(self._inside(word, credit), least), self._text[word.start : word.end]

    def _whole(self, start: int, end: int) -> str:
        """The stretch with the words at its ends whole."""
        return self._text[self._starts.get(start, start) : self._ends.get(end - 1, end)]

    def _inside(self, word: Word, credit: list[list[float]]) -> float:
        return sum(
            value
            for part, row in zip(self._parts, credit, strict=True)
            for unit, value in zip(part, row, strict=True)
            if word.start <= unit.start < word.end
        )

    def _credit(self, number: int) -> list[list[float]]:
        """What each unit adds to the scene's score; a pair's worth is shared out between its two."""
        worth = self._worth[:, number].tolist()
        rows = self._rows
        credit = [
            [worth[rows[unit.form]] if unit.form in rows else 0.0 for unit in part] for part in self._parts
        ]
        for part, row in zip(self._parts, credit, strict=True):
            for at, form in pairs(part):
                if form in rows:
                    half = worth[rows[form]] / 2
                    row[at] += half
                    row[at + 1] += half
        return credit


def reason(scene: Scene, evidence: Sequence[str]) -> str:
    """One sentence: what of the description meets what of the clause."""
    title = f"场景{scene.number}「{scene.name}」"
    if not evidence:
        return f"描述的整体用词与{title}最接近，没有突出的词语"
    said = "描述中的" + "".join(f"「{phrase}」" for phrase in evidence)
    met = _met(scene, evidence)
    return f"{said}对应{title}的{met}" if met else f"{said}是{title}常见的说法"


def told_apart(first: Scene, second: Scene) -> str:
    """How a person tells two near scenes apart, and what to ask where the text leaves it open."""
    boundary = between(first.number, second.number)
    near = f"也接近场景{second.number}「{second.name}」"
    return f"{near}，区分时{boundary.rule}；可以问：{boundary.ask}" if boundary else f"{near}，请人工确认"


def _stretches(row: Sequence[float], least: float) -> Iterator[list[int]]:
    run: list[int] = []
    for place, value in enumerate(row):
        if value >= least:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _trimmed(part: Sequence[Unit], places: list[int]) -> list[int]:
    """Without the function words at both ends."""
    while places and part[places[0]].form in _EDGES:
        places = places[1:]
    while places and part[places[-1]].form in _EDGES:
        places = places[:-1]
    return places


def _strongest(places: list[int], row: Sequence[float]) -> list[int]:
    if len(places) <= _LONGEST:
        return places
    windows = [places[at : at + _LONGEST] for at in range(len(places) - _LONGEST + 1)]
    return max(windows, key=lambda window: sum(row[at] for at in window))


def _reads(part: Sequence[Unit], places: list[int]) -> bool:
    """A single Chinese character or number is no phrase; a Latin word is one."""
    known = [part[at].form for at in places]
    return len(known) > 1 or any(form.isascii() and form.isalpha() and len(form) > 1 for form in known)


def _met(scene: Scene, evidence: Sequence[str]) -> str:
    """The parts of the clause the evidence meets best, at most two, e.g. 业务活动「质量数据采集」."""
    best: dict[tuple[str, str], float] = {}
    for said in evidence:
        heard = _couples(said)
        shares = ((len(couples & heard) / len(couples), part) for part, couples in _offered(scene.number))
        near, part = max(shares, default=(0.0, ("", "")))
        if near > 0:
            best[part] = max(near, best.get(part, 0.0))
    chosen = sorted(best, key=lambda part: -best[part])[:2]
    return "、".join(f"{label}「{phrase}」" for label, phrase in chosen)


@cache
def _offered(number: int) -> tuple[tuple[tuple[str, str], frozenset[str]], ...]:
    """Kind, phrase and couples of characters of each part of a scene's clause."""
    parts = scene_of(number).parts
    phrases = ((label, phrase) for field, label in _PARTS.items() for phrase in getattr(parts, field))
    return tuple((part, _couples(part[1])) for part in phrases if len(part[1]) > 1)


def _couples(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2].lower() for at in range(len(text) - 1))
