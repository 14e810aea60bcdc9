"""The trained weights, and what they say of a text. numpy only.

Three heads, each with a score per class (40 scenes and, as class 0, what belongs to no scene):

grams      multinomial logistic regression over TF-IDF of n-grams; int8 weights with one scale per n-gram
dense      multinomial logistic regression over the bundled embedder's vector
lexicon    what the words of the lexicon speak for

They are fused as a weighted sum of log probabilities (lexicon: of hits). The weights are fitted on voices that the
heads had not seen, so that probabilities mean what they say.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.matching.features import forms
from assistant.matching.lexical import CLASSES, spoken_for
from assistant.retrieval.embedding import Embedder

Numbers = NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "weights.npz"
HEADS = ("grams", "dense", "lexicon")


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
    dense: Numbers
    """(vector's size + 1, classes); the last row is the bias"""
    fusion: Numbers
    """Weight of each head, in the order of `HEADS`"""
    threshold: float
    """Least probability of the best scene for which a match is given"""

    def only(self, *heads: str) -> "SceneModel":
        """The same model with other heads silenced; for measuring what each adds."""
        kept = np.array([head in heads for head in HEADS], dtype=np.float32)
        return replace(self, fusion=self.fusion * kept)

    def shares(self, text: str) -> dict[str, float]:
        """The TF-IDF value of each known n-gram of a text; their squares sum to 1."""
        counts = Counter(form for form in forms(text) if form in self.places)
        rows = [self.places[form] for form in counts]
        values = self._values(
            np.array(rows, dtype=np.intp), np.array(list(counts.values()), dtype=np.float32)
        )
        return dict(zip(counts, values.tolist(), strict=True))

    def weights(self, form: str) -> Numbers:
        """The weights of a known n-gram, per class."""
        row = self.places[form]
        weights: Numbers = self.steps[row].astype(np.float32) * self.scale[row]
        return weights

    def probabilities(self, texts: Sequence[str], embedder: Embedder) -> Numbers:
        """(texts, classes); each row sums to 1."""
        scores = sum(
            weight * part
            for weight, part in zip(self.fusion, self.heads(texts, embedder), strict=True)
            if weight
        )
        if isinstance(scores, int):
            raise ValueError("no head is left")
        probabilities: Numbers = np.exp(_log_shares(scores))
        return probabilities

    def heads(self, texts: Sequence[str], embedder: Embedder) -> tuple[Numbers, Numbers, Numbers]:
        """What each head says of each text: (texts, classes), log probabilities, for the lexicon hits."""
        grams = (
            np.stack([self._grams(text) for text in texts]) if texts else np.zeros((0, CLASSES), np.float32)
        )
        # row by row, so that a text gets the very same figures alone and among others
        rows = [vector @ self.dense[:-1] + self.dense[-1] for vector in embedder.embed(texts)]
        dense = np.stack(rows) if rows else grams
        lexicon = np.stack([spoken_for(text) for text in texts]) if texts else grams
        return _log_shares(grams), _log_shares(dense), lexicon

    def _grams(self, text: str) -> Numbers:
        shares = self.shares(text)
        if not shares:
            return self.bias
        rows = [self.places[form] for form in shares]
        values = np.fromiter(shares.values(), dtype=np.float32, count=len(shares))
        scores: Numbers = (values * self.scale[rows]) @ self.steps[rows].astype(np.float32) + self.bias
        return scores

    def _values(self, rows: NDArray[np.intp], counts: Numbers) -> Numbers:
        values = (1 + np.log(counts)) * self.rarity[rows]
        scaled: Numbers = (values / max(float(np.linalg.norm(values)), 1e-12)).astype(np.float32)
        return scaled


def load(path: Path = WEIGHTS) -> SceneModel:
    """The kept model."""
    with np.load(path, allow_pickle=False) as stored:
        known = stored["forms"].tobytes().decode("utf-8").split("\n")
        return SceneModel(
            places={form: row for row, form in enumerate(known)},
            rarity=stored["rarity"].astype(np.float32),
            steps=stored["steps"],
            scale=stored["scale"].astype(np.float32),
            bias=stored["bias"].astype(np.float32),
            dense=stored["dense"].astype(np.float32),
            fusion=stored["fusion"].astype(np.float32),
            threshold=float(stored["threshold"]),
        )


def save(model: SceneModel, path: Path = WEIGHTS) -> None:
    """Keep a model."""
    known = "\n".join(sorted(model.places, key=model.places.__getitem__))
    np.savez_compressed(
        path,
        forms=np.frombuffer(known.encode("utf-8"), dtype=np.uint8),
        rarity=model.rarity.astype(np.float16),
        steps=model.steps,
        scale=model.scale.astype(np.float16),
        bias=model.bias.astype(np.float32),
        dense=model.dense.astype(np.float16),
        fusion=model.fusion.astype(np.float32),
        threshold=np.float32(model.threshold),
    )


def compact(
    known: Sequence[str], rarity: Numbers, weights: Numbers, bias: Numbers, dense: Numbers
) -> SceneModel:
    """A model from full weights (n-grams, classes), before its fusion and threshold are known."""
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-6) / 127
    scale = scale.astype(np.float16).astype(np.float32)
    steps = np.clip(np.rint(weights / scale[:, None]), -127, 127).astype(np.int8)
    places = {form: row for row, form in enumerate(known)}
    fusion = np.ones(len(HEADS), dtype=np.float32)
    return SceneModel(places, rarity, steps, scale, bias, dense, fusion, threshold=0.0)


def _log_shares(scores: Numbers) -> Numbers:
    """Log softmax per row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs: Numbers = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs
