"""Why a scene: the words of the description that decided, the part of the clause they meet, a sentence for a person."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.matching.features import Gram, Reading, Unit
from assistant.matching.model import SceneModel
from knowledge.catalogue import Scene

_PHRASES = 3
_LONGEST = 12
"""Units in a phrase; a longer stretch is cut to its strongest part"""
_WORTH = 0.2
"""Least share of the strongest unit for a unit to belong to a phrase"""
_EDGES = frozenset("的了在和与及对把被用从到也都就还能可要是有等上下里中一个们这那我")
_PARTS = {
    "activities": "业务活动",
    "problems": "痛点问题",
    "systems": "系统装备",
    "technologies": "技术",
    "results": "成效",
}


def phrases(reading: Reading, shares: dict[str, float], model: SceneModel, number: int) -> tuple[str, ...]:
    """Literal phrases of the text that speak for the scene against the average scene, strongest first."""
    worth = _worth(reading.grams, shares, model, number)
    credit = _credit(reading.grams, worth, reading.length)
    linked = {
        gram.units[0] for gram in reading.grams if len(gram.units) == 2 and worth.get(gram.form, 0.0) > 0
    }
    least = max(credit, default=0.0) * _WORTH
    if least <= 0:
        return ()
    ranked: list[tuple[float, str]] = []
    first = 0
    for part in reading.segments:
        for places in _stretches(range(first, first + len(part)), credit, linked, least):
            inner = _trimmed(part, [place - first for place in places])
            if _reads(part, inner):
                score = sum(credit[first + at] for at in inner)
                ranked.append((score, reading.text[part[inner[0]].start : part[inner[-1]].end]))
        first += len(part)
    ranked.sort(key=lambda entry: -entry[0])
    return tuple(dict.fromkeys(phrase for _, phrase in ranked))[:_PHRASES]


def reason(scene: Scene, evidence: Sequence[str]) -> str:
    """One sentence: what of the description meets what of the clause."""
    title = f"场景{scene.number}「{scene.name}」"
    if not evidence:
        return f"描述的整体用词与{title}最接近，没有突出的词语"
    said = "描述中的" + "".join(f"「{phrase}」" for phrase in evidence)
    met = _met(scene, evidence)
    return f"{said}对应{title}的{met}" if met else f"{said}是{title}常见的说法"


def _worth(
    found: Sequence[Gram], shares: dict[str, float], model: SceneModel, number: int
) -> dict[str, float]:
    """What one occurrence of each n-gram adds to the scene's score above the mean of all classes."""
    times = Counter(gram.form for gram in found)
    worth = {}
    for form, share in shares.items():
        weights = model.weights(form)
        worth[form] = share * float(weights[number] - weights.mean()) / times[form]
    return worth


def _credit(found: Sequence[Gram], worth: dict[str, float], length: int) -> list[float]:
    """The worth of the n-grams, shared out to the units of the text."""
    credit = [0.0] * length
    for gram in found:
        for unit in gram.units:
            credit[unit] += worth.get(gram.form, 0.0) / len(gram.units)
    return credit


def _stretches(places: range, credit: Sequence[float], linked: set[int], least: float) -> Iterator[list[int]]:
    """Runs of worthy units in which each pair of neighbours speaks for the scene too, so that words stay whole."""
    run: list[int] = []
    for place in places:
        if run and (credit[place] < least or run[-1] not in linked):
            yield _strongest(run, credit)
            run = []
        if credit[place] >= least:
            run.append(place)
    if run:
        yield _strongest(run, credit)


def _trimmed(part: Sequence[Unit], places: list[int]) -> list[int]:
    """Without the function words at both ends."""
    while places and part[places[0]].form in _EDGES:
        places = places[1:]
    while places and part[places[-1]].form in _EDGES:
        places = places[:-1]
    return places


def _strongest(places: list[int], credit: Sequence[float]) -> list[int]:
    if len(places) <= _LONGEST:
        return places
    windows = [places[at : at + _LONGEST] for at in range(len(places) - _LONGEST + 1)]
    return max(windows, key=lambda window: sum(credit[at] for at in window))


def _reads(part: Sequence[Unit], places: list[int]) -> bool:
    """A single Chinese character or number is no phrase; a Latin word is one."""
    forms = [part[at].form for at in places]
    return len(forms) > 1 or any(form.isascii() and form.isalpha() and len(form) > 1 for form in forms)


def _met(scene: Scene, evidence: Sequence[str]) -> str:
    """The parts of the clause the evidence meets best, at most two, e.g. 业务活动「质量数据采集」."""
    offered = [(label, phrase) for field, label in _PARTS.items() for phrase in getattr(scene.parts, field)]
    best: dict[tuple[str, str], float] = {}
    for said in evidence:
        near, part = max(((_overlap(said, part[1]), part) for part in offered), default=(0.0, ("", "")))
        if near > 0:
            best[part] = max(near, best.get(part, 0.0))
    chosen = sorted(best, key=lambda part: -best[part])[:2]
    return "、".join(f"{label}「{phrase}」" for label, phrase in chosen)


def _overlap(said: str, printed: str) -> float:
    """Shared pairs of characters, as a share of the printed phrase's pairs."""
    pairs = {printed[at : at + 2].lower() for at in range(len(printed) - 1)}
    heard = {said[at : at + 2].lower() for at in range(len(said) - 1)}
    return len(pairs & heard) / len(pairs) if pairs else 0.0
