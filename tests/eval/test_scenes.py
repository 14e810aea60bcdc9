import numpy as np
import pytest

from assistant.matching.model import compact, load, save
from eval.labelled import NO_SCENE, SceneText
from eval.match import figures
from eval.scenes import CLASSES, HeldOut, calibrate, choose_threshold


@pytest.fixture
def held_out() -> HeldOut:
    """40 scene texts, 30 of them given to the right scene with a score of 2, and ten strangers."""
    cases = [SceneText(number, "chat", f"{number}") for number in range(1, 41)]
    cases += [SceneText(NO_SCENE, "life", f"other {number}") for number in range(10)]
    scores = np.zeros((50, CLASSES), dtype=np.float32)
    for row, case in enumerate(cases):
        scores[row, case.scene if row < 30 or row >= 40 else 1 + case.scene % 40] = 2
    return HeldOut(tuple(cases), scores)


def test_figures_count_what_was_right(held_out):
    """30 of 40 are first; a wrong first place leaves the true scene somewhere below."""
    found = figures(held_out)

    assert (found["texts"], found["other_texts"]) == (40, 10)
    assert found["all"]["hit@1"] == pytest.approx(0.75)


def test_the_temperature_makes_unlikely_what_is_often_wrong(held_out):
    """80 of 100 right at one score: the fitted probability comes near the share that is right."""
    best = held_out.probabilities(calibrate(held_out)).max(axis=1)

    assert best[:40].mean() == pytest.approx(0.8, abs=0.03)


def test_the_threshold_still_answers_most_scene_texts(held_out):
    """At least the wanted share of held-out scene texts lies at or above it."""
    threshold = choose_threshold(held_out, 1.0)
    best = held_out.probabilities(1.0)[:40, 1:].max(axis=1)

    assert (best >= threshold - 1e-3).mean() >= 0.95


def test_weights_come_back_as_they_were_stored(tmp_path):
    """What training writes, the product reads."""
    rng = np.random.default_rng(0)
    model = compact(
        ["设备", "质量", "agv"], np.ones(3, np.float32), rng.normal(size=(3, CLASSES)), np.zeros(CLASSES)
    )
    save(model, tmp_path / "weights.npz")
    stored = load(tmp_path / "weights.npz")

    assert stored.places == model.places
    assert np.array_equal(stored.weights("agv"), model.weights("agv"))
