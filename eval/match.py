"""How well descriptions are matched, by cross-validation in five folds: hit@1, hit@3 and MRR per style; abstention."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from assistant.matching.claims import AGREES_RANK, AGREES_SHARE
from eval.labelled import NO_SCENE
from eval.report import keep, show
from eval.scenes import HeldOut, calibrate, choose_threshold, cross_validate
from knowledge.catalogue import scenes

_BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.01)


def run() -> dict[str, Any]:
    result = figures(cross_validate())
    tell(result)
    keep("match", result)
    return result


def figures(held_out: HeldOut) -> dict[str, Any]:
    temperature = calibrate(held_out)
    threshold = choose_threshold(held_out, temperature)
    probabilities = held_out.probabilities(temperature)[:, 1:]
    truth = np.array([case.scene for case in held_out.cases])
    of_scene = truth != NO_SCENE
    styles = [case.style for case in held_out.cases]
    places = _places(probabilities[of_scene], truth[of_scene])
    best = probabilities.max(axis=1)
    right = np.zeros(len(truth), dtype=bool)
    right[of_scene] = places == 1
    answered = best >= threshold
    return {
        "texts": int(of_scene.sum()),
        "other_texts": int((~of_scene).sum()),
        "temperature": temperature,
        "threshold": threshold,
        "all": _ranked(places),
        "styles": _by_style(places, [style for style, one in zip(styles, of_scene, strict=True) if one]),
        "scene_texts_answered": float(answered[of_scene].mean()),
        "right_where_answered": float(right[of_scene & answered].mean()),
        "other_texts_abstained": float((~answered[~of_scene]).mean()),
        "claims": _claims(probabilities[of_scene & answered], truth[of_scene & answered]),
        "calibration": _calibration(best[of_scene], right[of_scene]),
    }


def tell(result: dict[str, Any]) -> None:
    rows = [(style, one["hit@1"], one["hit@3"], one["mrr"]) for style, one in result["styles"].items()]
    total = result["all"]
    show(
        f"match: {result['texts']} texts, 5-fold cross-validation",
        ("style", "hit@1", "hit@3", "MRR"),
        [*rows, ("all", total["hit@1"], total["hit@3"], total["mrr"])],
    )
    abstention = ("threshold", "scene_texts_answered", "right_where_answered", "other_texts_abstained")
    show(
        f"abstention: {result['other_texts']} texts of no scene, each of a style unseen in training",
        ("figure", "value"),
        [(name, result[name]) for name in abstention],
    )
    show("claims, where answered", ("figure", "value"), list(result["claims"].items()))
    show(
        f"calibration: temperature {result['temperature']}",
        ("probability", "texts", "right"),
        [(f"{one['from']:.1f}-{one['to']:.1f}", one["texts"], one["right"]) for one in result["calibration"]],
    )


def _places(probabilities: Any, truth: Any) -> Any:
    """Rank of the true scene, from 1."""
    own = probabilities[np.arange(len(truth)), truth - 1]
    return (probabilities > own[:, None]).sum(axis=1) + 1


def _claims(probabilities: Any, truth: Any) -> dict[str, float]:
    """How often a true claim is accepted, and how often a wrong one (any other scene; one of the same stage) is not."""
    order = (-probabilities).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    accepted = (order < AGREES_RANK) & (
        probabilities >= probabilities.max(axis=1, keepdims=True) * AGREES_SHARE
    )
    own = np.zeros_like(accepted)
    own[np.arange(len(truth)), truth - 1] = True
    stage = np.array([entry.stage for entry in scenes()])
    beside = (stage[None, :] == stage[truth - 1][:, None]) & ~own
    return {
        "true_claims_accepted": float(accepted[own].mean()),
        "wrong_claims_refused": float((~accepted[~own]).mean()),
        "wrong_claims_of_the_stage_refused": float((~accepted[beside]).mean()),
    }


def _by_style(places: Any, styles: Sequence[str]) -> dict[str, dict[str, float]]:
    return {style: _ranked(places[[one == style for one in styles]]) for style in dict.fromkeys(styles)}


def _ranked(places: Any) -> dict[str, float]:
    return {
        "hit@1": float((places == 1).mean()),
        "hit@3": float((places <= 3).mean()),
        "mrr": float((1 / places).mean()),
    }


def _calibration(best: Any, right: Any) -> list[dict[str, Any]]:
    rows = []
    for low, high in pairwise(_BINS):
        inside = (best >= low) & (best < high)
        if inside.any():
            share = float(right[inside].mean())
            rows.append({"from": low, "to": min(high, 1.0), "texts": int(inside.sum()), "right": share})
    return rows
