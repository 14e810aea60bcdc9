"""Counts the labelled cases and refuses near-copies, above all across the split."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eval.labelled import other_texts, scene_texts, straddling_texts
from eval.report import keep, show

ALIKE = 0.5
"""Least share of common 4-grams (of the shorter text's) at which two texts are near-copies"""
_LENGTH = 4
_FEWEST = 6
"""Common 4-grams a near-copy has at least: a title may share a set phrase and be its own"""


@dataclass(frozen=True)
class NearCopy:
    share: float
    first: str
    second: str


def run() -> dict[str, Any]:
    """Counts by voice, scene and style; exits with status 1 where near-copies stand across the split."""
    train, test = scene_texts("train"), scene_texts("test")
    voices = Counter(case.voice for case in (*train, *test))
    scenes = Counter(case.scene for case in train), Counter(case.scene for case in test)
    show("voices", ("voice", "texts"), list(voices.items()))
    show(
        "texts a scene",
        ("split", "least", "most"),
        [
            (name, min(one.values()), max(one.values()))
            for name, one in zip(("train", "test"), scenes, strict=True)
        ],
    )
    styles = Counter(case.style for case in train), Counter(case.style for case in test)
    show(
        "styles", ("style", "train", "test"), [(name, styles[0][name], styles[1][name]) for name in styles[0]]
    )
    others = {split: len(other_texts(split)) for split in ("train", "test")}
    show(
        "no scene, two scenes",
        ("texts", "number"),
        [*others.items(), ("straddling", len(straddling_texts()))],
    )
    found = across_the_split()
    show(
        "near-copies across the split",
        ("share", "train", "test"),
        [(c.share, c.first, c.second) for c in found],
    )
    result = {"voices": voices, "others": others, "near_copies": [copy.__dict__ for copy in found]}
    keep("cases", result)
    if found:
        raise SystemExit(1)
    return result


def across_the_split() -> list[NearCopy]:
    """Test texts that are near-copies of training texts."""
    train = [case.text for case in (*scene_texts("train"), *other_texts("train"))]
    test = [case.text for case in (*scene_texts("test"), *other_texts("test"))]
    return list(near_copies(train, test))


def near_copies(known: Sequence[str], new: Sequence[str]) -> Iterator[NearCopy]:
    """Pairs of which one says nearly what the other says."""
    shelf: dict[str, set[int]] = {}
    sizes = []
    for place, text in enumerate(known):
        pieces = _pieces(text)
        sizes.append(len(pieces))
        for piece in pieces:
            shelf.setdefault(piece, set()).add(place)
    for text in new:
        pieces = _pieces(text)
        common = Counter(place for piece in pieces for place in shelf.get(piece, ()))
        for place, count in common.items():
            share = count / max(min(len(pieces), sizes[place]), 1)
            if share >= ALIKE and count >= _FEWEST:
                yield NearCopy(share, known[place], text)


def _pieces(text: str) -> set[str]:
    bare = "".join(char for char in text if char.isalnum())
    return {bare[at : at + _LENGTH] for at in range(len(bare) - _LENGTH + 1)}
