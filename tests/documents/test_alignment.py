"""Rows of a document beside rows of an application."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.alignment import align

ROBOT, METER, LINE = (
    "六轴工业机器人 SR20A 沈阳北岳",
    "在线多参数测量仪 BDM-62 郑州中测",
    "料盘输送线 非标 自建",
)


@pytest.mark.parametrize(
    ("read", "keys", "gone"),
    [
        pytest.param([ROBOT, METER, LINE], [0, 1, 2], (), id="equal"),
        pytest.param([ROBOT, LINE], [0, 2], (1,), id="middle-deleted"),
        pytest.param([METER, LINE], [1, 2], (0,), id="first-deleted"),
        pytest.param([ROBOT, METER, METER, LINE], [0, 1, 3, 2], (), id="copied"),
        pytest.param([LINE, ROBOT, METER], [2, 0, 1], (), id="moved"),
        pytest.param([ROBOT, "三坐标测量机 海克斯康", LINE], [0, 1, 2], (), id="rewritten"),
        pytest.param([ROBOT, f"{METER}公司", LINE], [0, 1, 2], (), id="edited"),
        pytest.param([], [], (0, 1, 2), id="emptied"),
    ],
)
def test_rows_find_each_other(read: list[str], keys: list[int], gone: tuple[int, ...]) -> None:
    """Equal and edited rows by their texts, rewritten ones by their place; new ones come behind."""
    found = align(dict(enumerate(read)), {0: ROBOT, 1: METER, 2: LINE})

    assert [found.keys[row] for row in range(len(read))] == keys
    assert found.gone == gone


TEXTS = st.dictionaries(st.integers(0, 9), st.text("甲乙丙丁戊", max_size=6), max_size=5)


@given(TEXTS, TEXTS)
def test_no_row_is_lost_or_shared(read: dict[int, str], known: dict[int, str]) -> None:
    """Every row of the document has a row of its own; every other row of the application is gone."""
    found = align(read, known)

    assert found.keys.keys() == read.keys()
    assert len(set(found.keys.values())) == len(read)
    assert set(found.gone) == set(known) - set(found.keys.values())
