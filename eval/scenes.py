"""Training of the bundled matcher, and its cross-validation.

Trained on the labelled scene texts, on the catalogue's names and clauses, and on texts of no scene. In
cross-validation a scene text is judged by a model which has not seen it; a text of no scene by one which has not seen
any text of its style (finance, canteen, weather …), because tomorrow's stranger will be of a new style.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.matching.features import read
from assistant.matching.model import Numbers, SceneModel, compact
from eval.labelled import NO_SCENE, SceneText, other_texts, scene_texts
from knowledge.catalogue import scenes

FOLDS = 5
CLASSES = 1 + 40
KEPT = 0.95
"""Share of held-out scene texts that must still be answered at the chosen threshold"""
_FIRMNESS = 30.0
"""scikit-learn's C"""


@dataclass(frozen=True)
class HeldOut:
    """What models said of texts they had not seen; before any temperature."""

    cases: tuple[SceneText, ...]
    scores: Numbers
    """(cases, classes)"""

    def probabilities(self, temperature: float) -> Numbers:
        scores = self.scores / temperature
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        probabilities: Numbers = odds / odds.sum(axis=1, keepdims=True)
        return probabilities


def train() -> tuple[SceneModel, HeldOut]:
    """The model of all cases, its temperature and threshold taken from held-out folds."""
    held_out = cross_validate()
    model = _fit([*scene_texts(), *other_texts()])
    temperature = calibrate(held_out)
    return replace(
        model, temperature=temperature, threshold=choose_threshold(held_out, temperature)
    ), held_out


def cross_validate() -> HeldOut:
    cases = (*scene_texts(), *other_texts())
    folds = _folds(cases)
    scores = np.zeros((len(cases), CLASSES), dtype=np.float32)
    for fold in range(FOLDS):
        model = _fit([case for case, place in zip(cases, folds, strict=True) if place != fold])
        for row, case in enumerate(cases):
            if folds[row] == fold:
                scores[row] = np.log(model.probabilities(model.shares(read(case.text))))
    return HeldOut(cases, scores)


def calibrate(held_out: HeldOut) -> float:
    """The temperature under which the held-out texts' true classes are likeliest."""
    truth = np.array([case.scene for case in held_out.cases])
    rows = np.arange(len(truth))

    def surprise(temperature: float) -> float:
        return -float(np.log(held_out.probabilities(temperature)[rows, truth] + 1e-12).mean())

    return min((round(float(one), 2) for one in np.arange(0.05, 3.0, 0.01)), key=surprise)


def choose_threshold(held_out: HeldOut, temperature: float) -> float:
    """The highest threshold that still answers `KEPT` of the held-out scene texts."""
    best = held_out.probabilities(temperature)[:, 1:].max(axis=1)
    of_scene = np.array([case.scene != NO_SCENE for case in held_out.cases])
    return round(float(np.quantile(best[of_scene], 1 - KEPT)), 3)


def _folds(cases: Sequence[SceneText]) -> list[int]:
    """Scene texts: each scene's texts dealt out in turn, so that a fold has every scene and style. Others: by style."""
    styles = sorted({case.style for case in cases if case.scene == NO_SCENE})
    seen: Counter[int] = Counter()
    folds = []
    for case in cases:
        if case.scene == NO_SCENE:
            folds.append(styles.index(case.style) % FOLDS)
        else:
            # + scene, so that a style's two texts are not always dealt to the same fold
            folds.append((seen[case.scene] + case.scene) % FOLDS)
            seen[case.scene] += 1
    return folds


def _fit(cases: Sequence[SceneText]) -> SceneModel:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    known = [*cases, *_from_the_catalogue()]
    counter = TfidfVectorizer(analyzer=_forms, min_df=2, sublinear_tf=True, dtype=np.float32)
    values = counter.fit_transform([case.text for case in known])
    regression = LogisticRegression(C=_FIRMNESS, max_iter=300).fit(values, [case.scene for case in known])
    return compact(
        list(counter.get_feature_names_out()),
        np.asarray(counter.idf_, dtype=np.float32),
        np.asarray(regression.coef_.T, dtype=np.float32),
        np.asarray(regression.intercept_, dtype=np.float32),
    )


def _from_the_catalogue() -> list[SceneText]:
    """Names and clauses. The clauses' single phrases lose two points of hit@1: so short a text teaches too much."""
    return [
        SceneText(scene.number, "catalogue", text) for scene in scenes() for text in (scene.name, scene.text)
    ]


def _forms(text: str) -> list[str]:
    return [gram.form for gram in read(text).grams]
