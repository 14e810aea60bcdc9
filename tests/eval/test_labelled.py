from collections import Counter

from eval.labelled import other_texts, queries, scene_texts
from knowledge.clauses import clause


def test_every_scene_has_its_texts_in_every_style():
    """40 scenes, each with as many texts of each style."""
    counts = Counter((case.scene, case.style) for case in scene_texts())

    assert {scene for scene, _ in counts} == set(range(1, 41))
    assert len(set(counts.values())) == 1


def test_no_text_stands_twice():
    """A doubled text would stand in training and in the held-out fold at once."""
    texts = [case.text for case in (*scene_texts(), *other_texts())]

    assert len(texts) == len(set(texts))


def test_every_query_has_clauses_that_exist():
    """A wrong id would count as a miss for ever."""
    for query in queries():
        assert [clause(clause_id).id for clause_id in query.clauses] == list(query.clauses)
        assert query.clauses
