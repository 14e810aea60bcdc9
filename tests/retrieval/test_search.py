from dataclasses import dataclass

import pytest

from assistant.errors import AnswerError
from assistant.retrieval.ranking import Ranked, fuse
from assistant.retrieval.search import Searcher, open_searcher
from knowledge.clauses import clause, clauses


@pytest.fixture(scope="module")
def searcher(tmp_path_factory) -> Searcher:
    return open_searcher(tmp_path_factory.mktemp("index"), "bundled")


@dataclass
class FixedRanker:
    """Gives the same ids to every question."""

    ids: tuple[str, ...] = ()

    def rank(self, query: str, n: int, annex: int | None = None) -> tuple[Ranked, ...]:
        return tuple(Ranked(id, 1.0, "固定") for id in self.ids[:n])


@pytest.mark.parametrize(
    "query",
    ["场景24", "第24", "场景二十四 要素", "第24个典型场景是什么", "24号场景", "第 24 项"],
)
def test_a_scene_asked_for_by_number_comes_first(searcher, query):
    """The number is honoured in the ways people write it."""
    assert searcher.search(query)[0].clause_id == "A11-24"


@pytest.mark.parametrize(
    "query",
    ["场景5G专网", "场景99", "典型场景1的字数", "第24条产线的节拍", "排名第一，获奖", "附件一二"],
)
def test_what_only_looks_like_a_number_is_not_honoured(searcher, query):
    """A label, a quantity or an impossible number pins no scene."""
    assert not any(hit.why.startswith("按编号") for hit in searcher.search(query))


@pytest.mark.parametrize("query", ["附件4的企业简介", "附件四 企业简介"])
def test_an_annex_named_in_the_query_keeps_the_others_out(searcher, query):
    """附件N in the query is a filter."""
    hits = searcher.search(query)

    assert {hit.annex for hit in hits} == {4}
    assert hits[0].clause_id == "A4-企业简介"


def test_an_annex_alone_is_given_in_printed_order(searcher):
    """附件8 and nothing else: its clauses from the first line on."""
    lines = [hit.line for hit in searcher.search("附件8", n=4)]

    assert lines == [entry.line for entry in clauses() if entry.annex == 8]


def test_the_given_annex_wins_over_the_one_in_the_query(searcher):
    """The option is the more deliberate of the two."""
    assert {hit.annex for hit in searcher.search("附件4的企业简介", annex=3)} == {3}


def test_a_hit_can_be_cited(searcher):
    """A hit carries text, annex, line and heading of its clause, and why it was found."""
    hit = searcher.search("企业简介不超过500字", n=1)[0]
    cited = clause(hit.clause_id)

    assert (hit.annex, hit.line, hit.heading, hit.text) == (
        cited.annex,
        cited.line,
        cited.heading,
        cited.text,
    )
    assert 0 < hit.score <= 1
    assert hit.why


def test_words_without_relation_find_nothing(searcher):
    """No hit is better than a chance one."""
    assert searcher.search("红烧肉怎么做") == ()


@pytest.mark.parametrize(
    ("query", "n", "annex", "label"),
    [
        pytest.param("  \n", 5, None, "查询内容", id="empty"),
        pytest.param("企业简介", 0, None, "结果条数", id="no-hits-wanted"),
        pytest.param("企业简介", 5, 15, "附件", id="no-such-annex"),
    ],
)
def test_an_impossible_question_is_explained(searcher, query, n, annex, label):
    """The error names what was wrong."""
    with pytest.raises(AnswerError) as raised:
        searcher.search(query, n, annex)

    assert raised.value.label == label


def test_a_clause_stands_once():
    """A scene that is asked for and found is one hit."""
    ranker = FixedRanker(("A11-24", "A11-23"))

    assert [hit.clause_id for hit in Searcher(ranker, ranker).search("场景24")] == ["A11-24", "A11-23"]


def test_what_both_rankings_give_comes_before_what_one_gives():
    """Reciprocal rank fusion: agreement outweighs a first place."""
    first = FixedRanker(("A11-1", "A11-2")).rank("", 9)
    second = FixedRanker(("A11-3", "A11-2")).rank("", 9)

    assert [ranked.clause_id for ranked in fuse([first, second])] == ["A11-2", "A11-1", "A11-3"]


def test_first_in_every_ranking_scores_one():
    """The upper end of the scale."""
    ranking = FixedRanker(("A11-1",)).rank("", 9)

    assert fuse([ranking, ranking])[0].score == pytest.approx(1)
