import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.lexical import LexicalIndex
from knowledge.clauses import Clause, clauses

INDEX = LexicalIndex(clauses())


@pytest.mark.parametrize(
    ("query", "clause_id"),
    [
        pytest.param("资产负债率", "A2-资产负债率", id="label"),
        pytest.param("划分大中小微企业的从业人员和营业收入", "A2-脚注-企业类型", id="footnote"),
        pytest.param("碳足迹追踪", "A11-17", id="scene"),
        pytest.param("碳", "A11-17", id="one-character"),
        pytest.param("ＣＭＭＭ认证", "A6-CMMM认证", id="full-width-latin"),
    ],
)
def test_finds_the_clause_by_its_words(query, clause_id):
    """The words as printed lead to the clause."""
    assert clause_id in [ranked.clause_id for ranked in INDEX.rank(query, 5)]


@pytest.mark.parametrize("query", ["hello", "！？", "", "鹦鹉学舌"])
def test_nothing_shared_is_no_hit(query):
    """A clause that shares no word is not handed on with a score of zero."""
    assert INDEX.rank(query, 5) == ()


def test_an_annex_keeps_the_others_out():
    """企业简介 stands in four annexes; only the wanted one's is given."""
    assert {ranked.clause_id.split("-")[0] for ranked in INDEX.rank("企业简介", 10, annex=4)} == {"A4"}


def test_a_hit_names_the_words_it_shares():
    """The reason quotes the query."""
    assert "「企业简介」" in INDEX.rank("附件里的企业简介怎么写", 1)[0].why


def test_a_shorter_passage_with_the_same_words_comes_first():
    """BM25's length: the same word says more in a short clause."""
    long = Clause("A2-b", 2, "乙", "field", "能耗" + "其他文字" * 20, 2, 2)
    short = Clause("A2-a", 2, "甲", "field", "能耗", 1, 1)

    assert [ranked.clause_id for ranked in LexicalIndex([long, short]).rank("能耗", 2)] == ["A2-a", "A2-b"]


@given(st.text(alphabet="企业设备联网 AGV5，碳的", max_size=12), st.integers(1, 6))
def test_scores_fall_and_stay_above_zero(query, n):
    """Whatever is asked: at most n hits, best first, none of score zero."""
    scores = [ranked.score for ranked in INDEX.rank(query, n)]

    assert len(scores) <= n
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
