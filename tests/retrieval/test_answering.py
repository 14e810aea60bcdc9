import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.forms.annex02 import FORM
from assistant.retrieval.answering import answer
from assistant.retrieval.citations import OURS, SILENCE, NoticeAnswer, cite
from assistant.retrieval.search import Hit
from assistant.retrieval.subjects import place_of, subject_of
from knowledge.clauses import clause, clauses
from knowledge.notice import lines


class FixedSearch:
    """Finds the clauses it was built with, and keeps what it was asked."""

    def __init__(self, *ids: str) -> None:
        self.asked: list[str] = []
        self._found = tuple(clause(id) for id in ids)

    def __call__(self, query: str, n: int, annex: int | None) -> Sequence[Hit]:
        self.asked.append(query)
        kept = [one for one in self._found if annex in (None, one.annex)]
        return [Hit(one.id, one.annex, one.line, one.heading, one.text, 1.0, "固定") for one in kept[:n]]


def said(question: str, *asked: str) -> NoticeAnswer:
    return answer(question, FixedSearch(), asked)


@pytest.mark.parametrize(
    ("question", "asked", "line"),
    [
        pytest.param("企业简介最多多少字", (), 184, id="limit-of-a-field"),
        pytest.param("附件3企业简介限多少字", (), 476, id="limit-in-another-annex"),
        pytest.param("多少字", ("scenes.0.safeguards",), 320, id="limit-of-what-was-asked"),
        pytest.param("这项必填吗", ("scenes.0.safeguards",), 320, id="optional-field"),
        pytest.param("这个怎么填", ("basics.supplier",), 203, id="hint"),
        pytest.param("企业性质有哪几种", (), 112, id="options"),
        pytest.param("技术方案能不能配图", (), 319, id="pictures"),
        pytest.param("能填两家吗", ("basics.supplier",), 203, id="several"),
        pytest.param("投资填万元还是亿元", (), 200, id="unit"),
        pytest.param("能不能举个例子", ("scenes.0.solution",), 331, id="example"),
        pytest.param("卓越级要几级成熟度", (), 1321, id="level"),
        pytest.param("中型企业怎么划分", (), 1695, id="size"),
        pytest.param("什么样的算重大事故", (), 1701, id="footnote"),
        pytest.param("大禹节水集团在不在卓越级范围里", (), 1362, id="listed-enterprise"),
        pytest.param("附件7能不能留空", (), 1290, id="blanks"),
        pytest.param("远程运维服务模式第4项写什么", (), 1020, id="item-of-a-mode"),
        pytest.param("24号是啥", (), 1545, id="scene-by-number"),
        pytest.param("车间智能排产属于哪个环节", (), 1471, id="stage-of-a-scene"),
    ],
)
def test_the_line_that_answers_is_cited_first(question, asked, line):
    """A clerk would put the finger on this line."""
    reply = said(question, *asked)

    assert not reply.silent
    assert reply.citations[0].line == line


@pytest.mark.parametrize(
    "question",
    [
        "补贴多少钱",
        "能不能评上",
        "报送截止是哪天",
        "材料一式几份",
        "什么时候出结果",
        "咨询电话是多少",
        "今天天气怎么样",
    ],
)
def test_what_the_notice_does_not_say_is_said_to_be_unsaid(question):
    """Silence is the answer, and no approval is predicted."""
    reply = said(question)

    assert reply.silent
    assert reply.text.startswith(SILENCE)


@pytest.mark.parametrize(
    "question", ["什么叫关键设备数控化率", "CMMM是什么", "300字怎么算", "先进过程控制投用率的星号什么意思"]
)
def test_a_word_that_is_not_defined_is_shown_where_it_stands(question):
    """The notice defines few words; nothing is invented in its place."""
    reply = said(question)

    assert reply.silent
    assert reply.citations


def test_what_this_program_does_is_marked_as_its_own():
    """How 字 are counted is ours, and comes after what the notice prints."""
    reply = said("300字怎么算")

    assert reply.text.index("「300字以内」") < reply.text.index(OURS)


def test_two_scenes_are_told_apart_by_their_clauses_and_by_our_reading():
    """Both clauses are quoted; the rule between them is marked as ours."""
    reply = said("第23和24有什么区别")

    assert [one.line for one in reply.citations] == [1541, 1545]
    assert OURS in reply.text


def test_a_described_scene_is_named_by_who_knows_scenes():
    """What fits a description is decided by the matcher that is passed in."""
    reply = answer("给轴承装振动探头提前知道要坏，该报哪个场景", FixedSearch(), (), lambda text: 28)

    assert reply.citations[0].line == clause("A11-28").end_line


def test_without_a_sure_scene_more_is_asked_for():
    """An abstaining matcher leads to no scene."""
    reply = answer("我们做了一套系统，该报哪个场景", FixedSearch("A11-9"), (), lambda text: None)

    assert "A11" not in {f"A{one.annex}" for one in reply.citations}


def test_the_index_is_left_alone_where_the_form_answers():
    """An index that opens slowly is opened late."""
    search = FixedSearch()
    answer("企业简介最多多少字", search)

    assert search.asked == []


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        pytest.param("对引领行业转型升级的示范点怎么写", False, id="holds-it"),
        pytest.param("食堂满意度调查怎么写", True, id="holds-none-of-it"),
    ],
)
def test_what_the_search_finds_must_hold_what_was_asked(question, silent):
    """The best clause of a search is no answer when it speaks of something else."""
    assert answer(question, FixedSearch("A3-二.5", "A2-企业简介")).silent is silent


def test_nothing_asked_is_nothing_said():
    """An empty question is no error."""
    assert said("  ") == NoticeAnswer(f"{SILENCE}。", (), True)


@given(st.text(alphabet="附件123的企业简介多少字怎么填什么叫卓越级场景4要不写补贴区别和第吗？", max_size=24))
def test_every_quotation_is_literal_and_stands_where_it_is_cited(question):
    """Whatever is asked, quotations begin on the cited line, and all their words are printed from there on."""
    printed = [re.sub(r"\s", "", line) for line in lines()]
    for one in said(question).citations:
        quote = re.sub(r"\s", "", one.quote)
        assert 0 <= "".join(printed[one.line - 1 : one.line + 60]).find(quote) < len(printed[one.line - 1])


@given(st.text(alphabet="附件123的企业简介多少字怎么填什么叫卓越级场景4要不写补贴区别和第吗？", max_size=24))
def test_the_text_shows_every_citation(question):
    """Nothing is cited out of sight."""
    reply = said(question)

    assert all(str(one.line) in reply.text for one in reply.citations)


def test_words_that_a_clause_does_not_print_cannot_be_quoted():
    """A quotation is checked against the source."""
    with pytest.raises(ValueError, match="do not print"):
        cite("A2-企业简介", "不超过600字")


def test_every_clause_can_be_quoted():
    """The text of each clause is found in its lines."""
    assert all(cite(one.id).line <= one.end_line for one in clauses())


@pytest.mark.parametrize(
    "item", [one for one in FORM.fields if not one.pattern.startswith("basis.")], ids=lambda one: one.pattern
)
def test_every_field_is_printed_somewhere(item):
    """A field's clause is known, and prints its limit."""
    printed = place_of(item.pattern)

    assert printed.annex == 2
    assert item.limit is None or str(item.limit.count) in printed.text


@pytest.mark.parametrize(
    ("question", "scenes"),
    [
        ("第23和24有什么区别", (23, 24)),
        ("二十三和二十四咋分", (23, 24)),
        ("37到40是哪个环节", (37, 40)),
        ("附件3的300字", ()),
    ],
)
def test_scene_numbers_are_read_as_people_write_them(question, scenes):
    """Numbers of annexes and of 字 are no scenes."""
    assert subject_of(question).scenes == scenes
