"""Training of the bundled matcher, and its cross-validation by voice.

Trained on the labelled texts, on the catalogue's names and clauses, on older names, and on texts of no scene. In
cross-validation the texts of one voice are judged by heads (n-grams, embedder, all) which have seen no text of that
voice, because tomorrow's applicant writes in a hand of his own; a text of no scene by heads which have seen none of
its kind. Fusion and threshold are fitted on what the heads said then. The test split takes no part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from assistant.matching.features import forms
from assistant.matching.lexical import CLASSES
from assistant.matching.model import HEADS, Numbers, SceneModel, compact
from assistant.retrieval.embedding import Embedder
from eval import embedder
from eval.labelled import NO_SCENE, SceneText, other_texts, scene_texts
from knowledge.aliases import aliases
from knowledge.catalogue import scenes
from knowledge.clauses import clause

KEPT = 0.97
"""Share of held-out scene texts that must still be answered at the chosen threshold"""
_FIRMNESS = 30.0
"""scikit-learn's C of the n-grams"""
_FIRMNESS_OF_DENSE = 30.0
_OF_THE_EXAMPLE = 23
_LEARNED = ("shopfloor", "workers", "office", "managers", "consultants", "press", "first")
"""Voices held out in turn; contrast is written around single words and always stays in training"""


@dataclass(frozen=True)
class HeldOut:
    """What heads said of texts whose voice they had not seen."""

    cases: tuple[SceneText, ...]
    heads: tuple[Numbers, ...]
    """One per head: (cases, classes)"""

    def probabilities(self, fusion: Numbers) -> Numbers:
        """(cases, classes) under these weights of the heads."""
        scores = sum(weight * part for weight, part in zip(fusion, self.heads, strict=True))
        odds = np.exp(scores - np.max(scores, axis=1, keepdims=True))
        probabilities: Numbers = odds / odds.sum(axis=1, keepdims=True)
        return probabilities


def train(bundled: Embedder) -> tuple[SceneModel, HeldOut]:
    """The model of all training texts on the bundled embedder, fused and bounded by what held-out voices showed."""
    held_out = cross_validate()
    fusion = fuse(held_out)
    threshold = choose_threshold(held_out, fusion)
    model = fit([*scene_texts("train"), *other_texts("train")], bundled)
    return replace(model, fusion=fusion, threshold=threshold), held_out


def cross_validate() -> HeldOut:
    """Every voice judged by heads trained on the others."""
    cases: list[SceneText] = []
    rows: list[tuple[Numbers, ...]] = []
    others = other_texts("train")
    for voice in _LEARNED:
        held = [case for case in scene_texts("train") if case.voice == voice]
        known = [case for case in scene_texts("train") if case.voice != voice]
        held += list(_kinds(others, voice, inside=True))
        known += list(_kinds(others, voice, inside=False))
        trained = embedder.fit([case for case in known if case.scene != NO_SCENE])
        model = fit(known, trained)
        cases += held
        rows.append(model.heads([case.text for case in held], trained))
    heads = tuple(np.concatenate(parts) for parts in zip(*rows, strict=True))
    return HeldOut(tuple(cases), heads)


def fuse(held_out: HeldOut) -> Numbers:
    """Weights of the heads under which the true classes of held-out texts are likeliest."""
    from scipy.optimize import minimize

    truth = np.array([case.scene for case in held_out.cases])
    rows = np.arange(len(truth))

    def surprise(fusion: Any) -> float:
        return -float(np.log(held_out.probabilities(np.abs(fusion))[rows, truth] + 1e-12).mean())

    found = minimize(
        surprise, np.full(len(HEADS), 0.5), method="Nelder-Mead", options={"xatol": 0.005, "fatol": 1e-5}
    )
    return np.round(np.abs(found.x), 3).astype(np.float32)


def choose_threshold(held_out: HeldOut, fusion: Numbers) -> float:
    """The highest threshold that still answers `KEPT` of the held-out scene texts."""
    best = held_out.probabilities(fusion)[:, 1:].max(axis=1)
    of_scene = np.array([case.scene != NO_SCENE for case in held_out.cases])
    return round(float(np.quantile(best[of_scene], 1 - KEPT)), 3)


def fit(cases: Sequence[SceneText], embedder: Embedder) -> SceneModel:
    """Both learned heads of these texts; fusion and threshold are not known yet."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    known = [*cases, *_from_the_catalogue()]
    classes = [case.scene for case in known]
    counter = TfidfVectorizer(analyzer=forms, min_df=2, sublinear_tf=True, dtype=np.float32)
    values = counter.fit_transform([case.text for case in known])
    grams = LogisticRegression(C=_FIRMNESS, max_iter=200).fit(values, classes)
    vectors = embedder.embed([case.text for case in known])
    dense = LogisticRegression(C=_FIRMNESS_OF_DENSE, max_iter=300).fit(vectors, classes)
    assert len(grams.classes_) == CLASSES
    return compact(
        list(counter.get_feature_names_out()),
        np.asarray(counter.idf_, dtype=np.float32),
        np.asarray(grams.coef_.T, dtype=np.float32),
        np.asarray(grams.intercept_, dtype=np.float32),
        np.vstack([dense.coef_.T, dense.intercept_[None]]).astype(np.float32),
    )


def _kinds(others: Sequence[SceneText], voice: str, *, inside: bool) -> Iterator[SceneText]:
    """Texts of no scene whose kind falls to the fold of a voice, or all others."""
    kinds = sorted({case.style for case in others})
    fold = _LEARNED.index(voice)
    for case in others:
        if (kinds.index(case.style) % len(_LEARNED) == fold) is inside:
            yield case


def _from_the_catalogue() -> list[SceneText]:
    """Names and clauses, older names, and the notice's own examples. The clauses' single phrases teach too much: so
    short a text is no text."""
    printed = [
        SceneText(scene.number, "catalogue", text, "catalogue")
        for scene in scenes()
        for text in (scene.name, scene.text)
    ]
    older = [SceneText(alias.scene, "catalogue", alias.name, "catalogue") for alias in aliases()]
    return [*printed, *older, *_from_the_example()]


def _from_the_example() -> list[SceneText]:
    """附表1's printed row, whole and in its two halves, and 附件13's instance name: 人机协同作业 says the notice."""
    columns = ("应用描述", "解决的痛点问题描述", "采用的技术方案", "已实施成效")
    said = [clause(f"A2-附表1-示例-{column}").text for column in columns]
    instance = clause("A13-示例").text.split("—")[-1].removesuffix("（实例名）")
    texts = ("".join(said), "".join(said[:3]), "".join(said[:2]), "".join(said[2:]), instance)
    return [SceneText(_OF_THE_EXAMPLE, "catalogue", text, "catalogue") for text in texts]
