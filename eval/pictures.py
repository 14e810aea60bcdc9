"""Pictures of the measurements, in eval/results/."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from eval.labelled import SceneText
from eval.report import RESULTS
from knowledge.catalogue import scenes


def confusion(cases: Sequence[SceneText], probabilities: Any) -> None:
    """confusion.png: rows the true scene, columns the first candidate, shares of the row."""
    counts = np.zeros((len(scenes()), len(scenes())))
    for case, row in zip(cases, probabilities, strict=True):
        counts[case.scene - 1, int(row.argmax())] += 1
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = _axes(9)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    ticks = range(len(scenes()))
    axes.set_xticks(ticks, [str(one.number) for one in scenes()], fontsize=6)
    axes.set_yticks(ticks, [str(one.number) for one in scenes()], fontsize=6)
    axes.set_xlabel("first candidate")
    axes.set_ylabel("true scene")
    _save(figure, "confusion.png")


def reliability(bins: Sequence[dict[str, float]]) -> None:
    """reliability.png: what was promised against what was right; the area of a dot is the number of texts."""
    figure, axes = _axes(5)
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1)
    axes.scatter(
        [row["promised"] for row in bins],
        [row["right"] for row in bins],
        s=[20 + row["texts"] for row in bins],
        alpha=0.6,
    )
    axes.set_xlabel("probability given")
    axes.set_ylabel("share right")
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, 1.02)
    _save(figure, "reliability.png")


def _axes(inches: float) -> Any:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(inches, inches), dpi=120, layout="constrained")


def _save(figure: Any, name: str) -> None:
    RESULTS.mkdir(exist_ok=True)
    figure.savefig(RESULTS / name)
