import pytest

from knowledge.matters import matters

_ONE = "matters:\n  - {name: 一, asked: 甲, lead: 乙：, says: [{clause: A2-企业简介}]}\n"


def test_every_matter_says_something_or_is_silent():
    """And the words that each quotes were checked against the clauses while loading."""
    assert all(matter.says or matter.silent for matter in matters())


def test_what_this_program_does_is_never_said_by_the_notice():
    """`ours` is apart from the quotations."""
    assert all(said.quote not in matter.ours for matter in matters() for said in matter.says if said.quote)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        pytest.param(_ONE + _ONE.partition("\n")[2], "stands twice", id="twice"),
        pytest.param(
            _ONE.replace("says: [{clause: A2-企业简介}]", "ours: 丙"), "is not silent", id="says-nothing"
        ),
        pytest.param(_ONE.replace("A2-企业简介", "A2-没有"), "no clause A2-没有", id="no-clause"),
        pytest.param(_ONE.replace("简介}", "简介, quote: 不超过600字}"), "does not print", id="not-printed"),
        pytest.param(_ONE.replace("asked: 甲", "asked: '('"), "wrong expression", id="wrong-expression"),
        pytest.param(_ONE.replace("lead:", "leed:"), "leed", id="unknown-key"),
    ],
)
def test_a_wrong_entry_is_refused(tmp_path, entry, problem):
    """The file is edited by hand; mistakes are named."""
    path = tmp_path / "matters.yaml"
    path.write_text(entry, encoding="utf-8")

    with pytest.raises(ValueError, match=problem):
        matters(path)


@pytest.mark.parametrize(
    ("question", "name"),
    [("补贴有多少", "资金"), ("要不要交照片", "影像资料"), ("ai场景占比要求", "人工智能比例")],
)
def test_a_question_fits_its_matter(question, name):
    """The first that fits is taken."""
    assert next(matter.name for matter in matters() if matter.fits(question)) == name
