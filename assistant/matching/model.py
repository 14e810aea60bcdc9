"""The trained weights, and what they say of a text. numpy only.

A multinomial logistic regression over TF-IDF of n-grams: 40 scenes and, as class 0, what belongs to no scene.
Weights are kept as int8 with one scale per n-gram.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.matching.features import Reading

Numbers = NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "weights.npz"


@dataclass(frozen=True)
class SceneModel:
    """Classes are 0 for no scene and the scenes' numbers."""

    places: dict[str, int]
    """N-gram → row"""
    rarity: Numbers
    """Inverse document frequency, per row"""
    steps: NDArray[np.int8]
    """Weights in steps of the row's scale: (n-grams, classes)"""
    scale: Numbers
    bias: Numbers
    temperature: float
    """The scores are divided by it; fitted on held-out folds, so that probabilities mean what they say"""
    threshold: float
    """Least probability of the best scene for which a match is given; chosen on held-out folds"""

    def shares(self, reading: Reading) -> dict[str, float]:
        """The TF-IDF value of each known n-gram of a text; their squares sum to 1."""
        counts = Counter(gram.form for gram in reading.grams if gram.form in self.places)
        values = {
            form: (1 + np.log(times)) * self.rarity[self.places[form]] for form, times in counts.items()
        }
        length = float(np.sqrt(sum(value**2 for value in values.values())))
        return {form: float(value) / length for form, value in values.items()}

    def weights(self, form: str) -> Numbers:
        """The weights of a known n-gram, per class."""
        row = self.places[form]
        weights: Numbers = self.steps[row].astype(np.float32) * self.scale[row]
        return weights

    def probabilities(self, shares: dict[str, float]) -> Numbers:
        """Per class; they sum to 1."""
        rows = [self.places[form] for form in shares]
        values = np.fromiter(shares.values(), dtype=np.float32, count=len(shares)) * self.scale[rows]
        scores = (values @ self.steps[rows].astype(np.float32) + self.bias) / self.temperature
        odds = np.exp(scores - scores.max())
        probabilities: Numbers = odds / odds.sum()
        return probabilities


def load(path: Path = WEIGHTS) -> SceneModel:
    with np.load(path, allow_pickle=False) as stored:
        forms = stored["forms"].tobytes().decode("utf-8").split("\n")
        return SceneModel(
            places={form: row for row, form in enumerate(forms)},
            rarity=stored["rarity"].astype(np.float32),
            steps=stored["steps"],
            scale=stored["scale"].astype(np.float32),
            bias=stored["bias"].astype(np.float32),
            temperature=float(stored["temperature"]),
            threshold=float(stored["threshold"]),
        )


def save(model: SceneModel, path: Path = WEIGHTS) -> None:
    forms = "\n".join(sorted(model.places, key=model.places.__getitem__))
    np.savez_compressed(
        path,
        forms=np.frombuffer(forms.encode("utf-8"), dtype=np.uint8),
        rarity=model.rarity.astype(np.float16),
        steps=model.steps,
        scale=model.scale.astype(np.float16),
        bias=model.bias.astype(np.float32),
        temperature=np.float32(model.temperature),
        threshold=np.float32(model.threshold),
    )


def compact(forms: Sequence[str], rarity: Numbers, weights: Numbers, bias: Numbers) -> SceneModel:
    """A model from full weights (n-grams, classes), before its temperature and threshold are known."""
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-6) / 127
    scale = scale.astype(np.float16).astype(np.float32)
    steps = np.clip(np.rint(weights / scale[:, None]), -127, 127).astype(np.int8)
    places = {form: row for row, form in enumerate(forms)}
    return SceneModel(places, rarity, steps, scale, bias, temperature=1.0, threshold=0.0)
