"""Figures of a ranking: arrays in, plain numbers out."""

from itertools import pairwise
from typing import Any

import numpy as np

BINS = 10


def places(probabilities: Any, truth: Any) -> Any:
    """Rank of the true scene, from 1. `probabilities` (texts, 40), `truth` scene numbers; ties count against."""
    own = probabilities[np.arange(len(truth)), truth - 1]
    above = (probabilities > own[:, None]).sum(axis=1)
    beside = (probabilities == own[:, None]).sum(axis=1) - 1
    return above + beside + 1


def ranked(place: Any) -> dict[str, float]:
    """Shares of first and first three places, and the mean of 1/place."""
    return {
        "texts": len(place),
        "top-1": float((place == 1).mean()),
        "top-3": float((place <= 3).mean()),
        "MRR": float((1 / place).mean()),
    }


def reliability(best: Any, right: Any) -> list[dict[str, float]]:
    """Ten bins of the best scene's probability: how many texts, what was promised, what was right."""
    rows = []
    edges = np.linspace(0, 1, BINS + 1)
    for low, high in pairwise(edges):
        inside = (best >= low) & ((best < high) | (high == 1))
        if inside.any():
            rows.append(
                {
                    "from": float(low),
                    "to": float(high),
                    "texts": int(inside.sum()),
                    "promised": float(best[inside].mean()),
                    "right": float(right[inside].mean()),
                }
            )
    return rows


def expected_calibration_error(rows: list[dict[str, float]]) -> float:
    """Mean distance of promised and right over the bins, weighted by texts."""
    total = sum(row["texts"] for row in rows)
    return sum(row["texts"] * abs(row["promised"] - row["right"]) for row in rows) / total
