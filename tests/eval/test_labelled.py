"""The labelled cases keep what eval/README.md says of them."""

from collections import Counter

import pytest

from eval.corpus import across_the_split, near_copies
from eval.labelled import other_texts, queries, scene_texts, straddling_texts
from knowledge.clauses import clauses

ALL = (*scene_texts("train"), *scene_texts("test"), *other_texts("train"), *other_texts("test"))


def test_every_scene_has_texts_enough():
    """At least 80 texts of each scene to train on and 12 to test on."""
    train, test = (
        Counter(case.scene for case in cases) for cases in (scene_texts("train"), scene_texts("test"))
    )

    assert set(train) == set(test) == set(range(1, 41))
    assert min(train.values()) >= 80
    assert min(test.values()) >= 12


def test_every_style_is_trained_on_and_tested():
    """Eight ways to write and two of published cases, in both splits; contrasts are for training."""
    wanted = {"title", "chat", "messy", "form", "pain", "tech", "result", "hard", "press", "case"}

    assert {case.style for case in scene_texts("train")} == wanted | {"contrast"}
    assert {case.style for case in scene_texts("test")} == wanted


def test_there_are_texts_of_no_scene_and_of_two():
    """150 and more that are none, 120 that are two."""
    assert len(other_texts("train")) >= 150
    assert len(other_texts("test")) >= 50
    assert len(straddling_texts()) >= 120
    assert all(
        a != b and {a, b} <= set(range(1, 41)) for a, b in (case.scenes for case in straddling_texts())
    )


def test_no_text_stands_twice():
    """Nor is any empty or surrounded by blanks."""
    texts = [case.text for case in ALL]

    assert len(set(texts)) == len(texts)
    assert all(text == text.strip() and text for text in texts)


def test_no_near_copy_stands_across_the_split():
    """What is tested was not seen in training, not even nearly."""
    assert across_the_split() == []


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("公司用工业相机检测瓶盖歪斜，不合格品当场剔除！", 1),
        ("仓库用堆垛机自动出入库，账实相符率达到99%。", 0),
    ],
    ids=["reworded-marks", "other"],
)
def test_a_near_copy_is_seen(new, found):
    """The same words with other marks are a copy; another matter is none."""
    assert len(list(near_copies(["公司用工业相机检测瓶盖歪斜，不合格品当场剔除。"], [new]))) == found


def test_queries_ask_for_clauses_that_exist():
    """Every expected clause is one of the notice's."""
    known = {clause.id for clause in clauses()}

    assert {name for query in queries() for name in query.clauses} <= known
