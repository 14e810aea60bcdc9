"""An edited form beside the application that it was drafted from."""

from collections.abc import Mapping
from datetime import date

import pytest

from assistant.documents.differences import Difference, differences, taken_over
from assistant.documents.fill import write_annex02
from assistant.documents.reading import read_form
from assistant.documents.understood import understand
from assistant.documents.word import open_document
from assistant.drafting.draft import draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers
from assistant.forms.files import read_answers
from tests.documents import samples
from tests.documents.edits import Step, copied_row, copied_tables, edited, emptied, retyped, without_row

TODAY = samples.TODAY
RATING = "纳税信用A级、银行AAA级"


@pytest.fixture(scope="module")
def answers() -> Answers:
    return read_answers(FORM, samples.WHOLE)


@pytest.fixture(scope="module")
def drafted(answers: Answers) -> bytes:
    return write_annex02(draft(FORM, answers, TODAY)).document


def compare(
    drafted: bytes,
    answers: Answers,
    *steps: Step,
    before: tuple[Mapping[str, str], ...] = (),
    today: date = TODAY,
) -> tuple[Difference, ...]:
    reading = read_form(open_document(edited(drafted, *steps)), FORM)
    return differences(reading, understand(reading, "表.docx", today), answers, today, before)


def merged(answers: Answers, found: tuple[Difference, ...], *, removals: bool = True) -> Answers:
    given, removed = taken_over(found, removals=removals)
    for path in removed:
        answers = answers.without(path)
    return answers.merged(given)


def test_a_form_that_nobody_edited_differs_in_nothing(drafted: bytes, answers: Answers) -> None:
    """Narratives drafted from facts and values computed from others are no edits."""
    assert compare(drafted, answers) == ()


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(
            retyped(RATING, "纳税信用B级"),
            ("enterprise.credit_rating", "changed", RATING, "纳税信用B级"),
            id="changed",
        ),
        pytest.param(emptied(RATING), ("enterprise.credit_rating", "emptied", RATING, ""), id="emptied"),
        pytest.param(
            retyped("2026年3月18日", "2026年4月"),
            ("cover.filed", "changed", "2026年3月18日", "2026年4月"),
            id="date",
        ),
    ],
)
def test_one_edit_is_one_difference(
    drafted: bytes, answers: Answers, step: Step, expected: tuple[str, str, str, str]
) -> None:
    """With what the application would print, and what the form says."""
    (one,) = compare(drafted, answers, step)
    assert (one.path, one.kind, one.before, one.after) == expected


def test_the_same_value_in_other_words_is_no_difference(drafted: bytes, answers: Answers) -> None:
    """88650.4 and 8.86504亿元 are one amount."""
    assert compare(drafted, answers, retyped("88650.4", "8.86504亿元")) == ()


def test_what_is_marked_as_missing_takes_nothing_away(drafted: bytes, answers: Answers) -> None:
    """A draft older than the answer shows 【待补充】 where the application knows more by now."""
    assert compare(drafted, answers, retyped(RATING, "【待补充：信用等级】")) == ()


def test_an_answer_where_there_was_none_is_added(drafted: bytes, answers: Answers) -> None:
    """The application did not know it; the form does."""
    path = "enterprise.credit_rating"
    (one,) = compare(drafted, answers.without(path))
    assert (one.path, one.kind, one.before, one.after) == (path, "added", "", RATING)


def test_a_text_of_an_earlier_draft_is_no_edit(drafted: bytes, answers: Answers) -> None:
    """The answer has changed since the form was drafted: the form's old text is not a person's wish."""
    path = "scenes.1.outcome"
    old = draft(FORM, answers, TODAY).text(path)
    since = answers.with_answer(path, Answer("检验员由28人减少到5人。"))

    assert [one.path for one in compare(drafted, since) if one.path == path] == [path]
    assert [one.path for one in compare(drafted, since, before=({path: old},)) if one.path == path] == []


def test_a_deleted_row_is_one_difference_and_the_rows_below_are_none(
    drafted: bytes, answers: Answers
) -> None:
    """The second of three machines: the third, now second, is still the third of the application."""
    (one,) = compare(drafted, answers, without_row("在线多参数测量仪"))
    assert (one.path, one.kind) == ("means.0.equipment.1", "row_gone")
    assert "在线多参数测量仪" in one.before


def test_a_deleted_scene_takes_its_means_with_it(drafted: bytes, answers: Answers) -> None:
    """A row of 附表1 with its copy of 附表2; the other scene stays as it was."""
    found = compare(drafted, answers, without_row("漏检率由0.6%下降"), without_row("轴承套圈外观缺陷全数检测"),
                    without_row("机器视觉外观检测机"), without_row("缺陷识别软件"), without_row("按缺陷类别把套圈"),
                    without_row("识别11类外观缺陷"))  # fmt: skip
    assert [(one.path, one.kind) for one in found] == [("scenes.1", "row_gone")]

    left = merged(answers, found)
    assert (left.keys("scenes"), left.keys("means")) == ((0,), (0,))
    assert merged(answers, found, removals=False) == answers


def test_an_added_scene_gets_a_row_of_its_own(drafted: bytes, answers: Answers) -> None:
    """Copied rows become the third scene, and nothing of the two is touched."""
    found = compare(
        drafted,
        answers,
        copied_row("漏检率由0.6%下降", ("在线智能检测", "物料精准配送"), ("28名检验员", "9名库管员")),
        copied_tables("轴承套圈外观缺陷全数检测"),
    )
    assert {one.kind for one in found} == {"added"}
    assert {one.path.split(".")[1] for one in found} == {"2"}

    after = merged(answers, found)
    assert after.value("scenes.2.scene") == "物料精准配送"
    assert {path: after.get(path) for path in answers} == dict(answers.by_path)


def test_taking_over_makes_the_application_print_the_form(drafted: bytes, answers: Answers) -> None:
    """After the merge a new draft of the application has no difference from the edited form."""
    steps = (
        retyped(RATING, "B级"),
        without_row("在线多参数测量仪"),
        retyped("已复制到第二分厂", "已推广到第三分厂"),
    )
    after = merged(answers, compare(drafted, answers, *steps))

    assert compare(drafted, after, *steps) == ()


def test_a_form_without_a_table_takes_no_row_away(drafted: bytes, answers: Answers) -> None:
    """Where 附表2 was cut off the form says nothing about machines."""

    def cut_off(document: object) -> None:
        for table in document.tables[2:]:  # type: ignore[attr-defined]
            table._tbl.getparent().remove(table._tbl)

    assert compare(drafted, answers, cut_off) == ()
