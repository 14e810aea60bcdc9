"""Training and measuring: figures of the bundled matcher, and the arithmetic behind them."""

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.matching.lexical import CLASSES
from assistant.matching.matcher import Matcher
from assistant.matching.model import compact, load, save
from assistant.retrieval.embedding import BundledEmbedder
from eval import claims
from eval.labelled import SceneText, other_texts, scene_texts
from eval.match import kind_of, ranking
from eval.metrics import expected_calibration_error, places, ranked, reliability
from eval.readme import README
from eval.scenes import HeldOut, choose_threshold, fuse

BASELINE = json.loads((Path(__file__).parents[2] / "eval" / "baseline.json").read_text(encoding="utf-8"))
MATCHER = Matcher.load()
PROBABILITIES = MATCHER.probabilities([case.text for case in scene_texts("test")])[:, 1:]


@pytest.mark.parametrize("kind", ["written", "published"])
@pytest.mark.parametrize("figure", ["top-1", "top-3"])
def test_ranking_holds_its_floor(kind, figure):
    """The bundled weights are no worse on the test split than eval/baseline.json."""
    assert (
        ranking(scene_texts("test"), PROBABILITIES)["kinds"][kind][figure] >= BASELINE["match"][kind][figure]
    )


def test_abstention_holds_its_floor():
    """Texts of no scene are refused, scene texts are not."""
    refused = [
        match.abstained for match in MATCHER.match_all([case.text for case in other_texts("test")], top=1)
    ]
    wrongly = [
        match.abstained for match in MATCHER.match_all([case.text for case in scene_texts("test")], top=1)
    ]

    assert sum(refused) / len(refused) >= BASELINE["match"]["none refused"]
    assert sum(wrongly) / len(wrongly) <= BASELINE["match"]["scenes wrongly refused"]


def test_calibration_holds_its_floor():
    """A probability means what it says."""
    right = places(PROBABILITIES, np.array([case.scene for case in scene_texts("test")])) == 1
    error = expected_calibration_error(reliability(PROBABILITIES.max(axis=1), right))

    assert error <= BASELINE["match"]["ECE"]


def test_verdicts_hold_their_floor():
    """Claims right and wrong in known ways get the verdict that is due."""
    assert claims.measured(scene_texts("test"), MATCHER)["right"] >= BASELINE["match"]["verdicts"]


def test_places_count_ties_against_the_matcher():
    """A rule that gives every scene the same score has found nothing."""
    scores = np.array([[0.5, 0.5, 0.0], [0.1, 0.7, 0.2]])

    assert places(scores, np.array([1, 2])).tolist() == [2, 1]


def test_ranked_shares_and_mean_reciprocal_rank():
    """Three texts at places 1, 2 and 4."""
    assert ranked(np.array([1, 2, 4])) == {
        "texts": 3,
        "top-1": pytest.approx(1 / 3),
        "top-3": pytest.approx(2 / 3),
        "MRR": pytest.approx((1 + 1 / 2 + 1 / 4) / 3),
    }


def test_calibration_error_is_the_distance_of_promise_and_truth():
    """Ten texts promised 0.9 of which five are right are off by 0.4."""
    rows = reliability(np.full(10, 0.9), np.array([True] * 5 + [False] * 5))

    assert expected_calibration_error(rows) == pytest.approx(0.4)


def test_published_styles_are_told_from_written_ones():
    """Press and case are the voice of published cases."""
    assert kind_of(SceneText(1, "press", "甲", "x")) == "published"
    assert kind_of(SceneText(1, "pain", "甲", "x")) == "written"


def _held_out() -> HeldOut:
    """A head that is right and one that guesses, over four texts of two classes."""
    right = np.log(np.array([[0.2, 0.8], [0.2, 0.8], [0.8, 0.2], [0.8, 0.2]], dtype=np.float32))
    guess = np.log(np.full((4, 2), 0.5, dtype=np.float32))
    cases = tuple(SceneText(scene, "chat", str(scene), "x") for scene in (1, 1, 0, 0))
    return HeldOut(cases, (right, guess, guess))


def test_fusion_trusts_the_head_that_is_right():
    """The weight of the right head makes held-out truth likelier than equal guessing does."""
    held_out = _held_out()
    probabilities = held_out.probabilities(fuse(held_out))

    assert probabilities[0, 1] > 0.9


def test_the_threshold_still_answers_scene_texts():
    """Texts of a scene stay above it."""
    held_out = _held_out()
    fusion = np.array([1, 0, 0], dtype=np.float32)

    assert choose_threshold(held_out, fusion) <= 0.8


def test_weights_come_back_as_they_were_stored(tmp_path):
    """What training writes, the product reads."""
    rng = np.random.default_rng(0)
    model = compact(
        ["设备", "质量", "agv"],
        np.ones(3, np.float32),
        rng.normal(size=(3, CLASSES)).astype(np.float32),
        np.zeros(CLASSES, np.float32),
        rng.normal(size=(257, CLASSES)).astype(np.float16).astype(np.float32),
    )
    save(model, tmp_path / "weights.npz")
    stored = load(tmp_path / "weights.npz")

    assert stored.places == model.places
    assert np.array_equal(stored.weights("agv"), model.weights("agv"))
    assert np.array_equal(stored.dense, model.dense)


def test_a_silenced_head_says_nothing():
    """With one head left the others' words do not count; with none there is nothing to say."""
    model, embedder = load(), BundledEmbedder()
    text = ["SCADA采集设备数据"]

    grams = model.only("grams").probabilities(text, embedder)
    assert not np.allclose(grams, model.probabilities(text, embedder))
    with pytest.raises(ValueError, match="no head"):
        model.only().probabilities(text, embedder)


def test_the_tables_are_written_by_the_run():
    """eval/README.md holds the tables of a run, not an empty place."""
    text = README.read_text(encoding="utf-8")

    assert "| written | " in text.split("<!-- match -->")[1].split("<!-- /match -->")[0]
