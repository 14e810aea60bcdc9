"""The sorter of sentences: small, sure of plain sentences, and read with what was asked and what stood before."""

import pytest

from assistant.interview.by_rules.columns import COLUMNS, WEIGHTS, Piece, column_probabilities, columns_of


def best(sentence: str) -> str:
    likely = column_probabilities(sentence)
    return max(likely, key=likely.__getitem__)


@pytest.mark.parametrize(
    ("sentence", "column"),
    [
        pytest.param("从前配重全靠人掂量，差几公斤是常事，装完还得返工", "pain_points", id="past"),
        pytest.param("投运后吨铸件电耗由780度降到655度，返工率下降三成", "outcome", id="before-and-after"),
        pytest.param("两年零三个月收回投资，同类铸造企业都能照着装", "economy", id="payback"),
        pytest.param("编了操作规程，考核合格的持证上岗，每周由班长检查", "safeguards", id="rules"),
        pytest.param("明年计划把热处理的数据也接进平台", "improvement", id="future"),
        pytest.param("营业执照复印件和近三年审计报告", "attachments", id="files"),
        pytest.param("公司成立于1996年，主营电梯导轨，年产九万吨", "profile", id="enterprise"),
        pytest.param("这个要填多少字", "none", id="talk-of-the-form"),
    ],
)
def test_plain_sentences_go_to_their_column(sentence: str, column: str) -> None:
    """A sentence by itself is known by its words and the cues in it."""
    assert best(sentence) == column


@pytest.mark.parametrize("sentence", ["", "。", "嗯", "12345", "以前全靠人抄表"])
def test_probabilities_sum_to_one(sentence: str) -> None:
    """Every sentence, be it empty, has a whole distribution over the columns."""
    likely = column_probabilities(sentence)

    assert set(likely) == set(COLUMNS)
    assert sum(likely.values()) == pytest.approx(1.0, abs=1e-4)


def test_what_was_asked_decides_of_words_that_fit_several_columns() -> None:
    """The same few words answer the narrative that was asked for."""
    piece = [Piece("三台设备都联上了，数据半分钟一传")]

    assert columns_of(piece, "solution")[0][0] == "solution"
    assert columns_of(piece, "application")[0][0] == "application"


def test_a_head_outweighs_the_words_under_it() -> None:
    """Whoever writes 推广： means the promotion, whatever follows."""
    words = "把热处理的数据也接进平台"

    assert columns_of([Piece(words)], "next")[0][0] == "improvement"
    assert columns_of([Piece(words, head="promotion")], "next")[0][0] == "promotion"


def test_no_pieces_no_columns() -> None:
    """An empty message has nothing to sort."""
    assert columns_of([], "opening") == ()


def test_the_weights_stay_small() -> None:
    """They are part of the package: 700 kB at most."""
    assert WEIGHTS.stat().st_size <= 700_000
