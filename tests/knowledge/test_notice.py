import hashlib

import pytest

from knowledge import notice


def test_the_source_is_untouched():
    """The text is the one received, byte for byte; line numbers cited anywhere stay right."""
    digest = hashlib.sha256(notice.SOURCE.read_bytes()).hexdigest()

    assert digest == "5fcadc24ae964ed65acc433450cfc6f3ce6e237c085086eaaf0515b347115d4c"


def test_an_excerpt_is_cited_by_lines_counted_from_one():
    """Line 1 is the first line, and a range includes both ends."""
    assert notice.excerpt(1) == "附件1"
    assert notice.excerpt(1, 2) == "附件1\n智能制造能力成熟度自评估汇总表"


@pytest.mark.parametrize(
    ("line", "end_line"),
    [
        pytest.param(0, 1, id="before"),
        pytest.param(1711, 1713, id="after"),
        pytest.param(3, 2, id="backwards"),
    ],
)
def test_an_excerpt_outside_the_notice_is_refused(line, end_line):
    """Slicing would quietly give something else."""
    with pytest.raises(ValueError, match="not in the notice"):
        notice.excerpt(line, end_line)
