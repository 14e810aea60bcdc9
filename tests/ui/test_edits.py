"""What was typed into widgets becomes answers, without losing sources and without inventing changes."""

from datetime import date

import pytest

from assistant.errors import AnswerError, AnswersError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.ui.edits import differences, edit_field, edit_table, manner_of, table_rows, typed

TODAY = date(2026, 3, 1)
TALK = Source("对话第1条", "原话")
OUTCOME = "scenes.0.outcome"
TABLE = "means.0.equipment"


def row(name: str, model: str = "") -> dict[str, str]:
    return {"kind": "", "name": name, "model": model, "supplier": "", "note": ""}


def held(**cells: str) -> Answers:
    return Answers(
        {f"{TABLE}.{key.replace('_', '.')}": Answer(value, (TALK,)) for key, value in cells.items()}
    )


def edit(path: str, raw: str, answers: Answers, manner: str = "text"):  # type: ignore[no-untyped-def]
    return edit_field(FORM.field(path), path, raw, answers, TODAY, "facts" if manner == "facts" else "text")


def test_a_value_is_read_by_its_kind() -> None:
    """Money with a unit becomes 万元, and the source is the page with the words typed."""
    given = edit("basics.investment", "3.2亿元", Answers()).given.get("basics.investment")

    assert str(given.value) == "32000"
    assert given.sources == (Source("页面", "3.2亿元"),)


def test_a_value_that_cannot_be_right_is_refused() -> None:
    """The error names the field."""
    with pytest.raises(AnswerError, match="手机"):
        edit("enterprise.contact.mobile", "12", Answers())


@pytest.mark.parametrize("raw", ["", "  ", "【待补充：邮箱】"])
def test_an_emptied_field_is_removed(raw: str) -> None:
    """An emptied field loses its answer; a field that had none asks for nothing."""
    path = "enterprise.contact.email"
    assert edit(path, raw, Answers({path: Answer("a@b.cn", (TALK,))})).removed == (path,)
    assert not edit(path, raw, Answers())


def test_an_unchanged_field_asks_for_nothing() -> None:
    """The source of an answer is not replaced by a look at it."""
    answers = Answers({"enterprise.founded": Answer("2008-05", (TALK,))})
    assert not edit("enterprise.founded", "2008年5月", answers)


def test_facts_keep_the_sources_they_had() -> None:
    """A fact added to two others has the page as its source; the others keep theirs."""
    answers = Answers({OUTCOME: Answer(("甲", "乙"), (TALK, Source("a.yaml", "乙")))})
    given = edit(OUTCOME, "甲\n丙\n乙", answers, "facts").given.get(OUTCOME)

    assert given.value == ("甲", "丙", "乙")
    assert given.sources == (TALK, Source("页面", "丙"), Source("a.yaml", "乙"))


def test_one_fact_is_still_a_fact() -> None:
    """A single line typed as facts is drafted from; typed as text it is printed as it is."""
    assert edit(OUTCOME, "效率提升20%", Answers(), "facts").given.value(OUTCOME) == ("效率提升20%",)
    assert edit(OUTCOME, "效率提升20%", Answers()).given.value(OUTCOME) == "效率提升20%"


def test_an_editor_starts_with_what_is_there() -> None:
    """Facts one a line, or the text made of them; a computed value as it is printed."""
    answer, item = Answer(("甲", "乙"), (TALK,)), FORM.field(OUTCOME)
    assert manner_of(answer) == "facts"
    assert typed(item, answer, "甲，乙。", "facts") == "甲\n乙"
    assert typed(item, answer, "甲，乙。", "text") == "甲，乙。"
    assert typed(FORM.field("enterprise.size"), None, "中型企业") == "中型企业"


def test_a_table_reads_back_as_it_was_typed() -> None:
    """Rows kept are the rows shown, blank ones left out."""
    wanted = [(None, row("机器人", "KR210")), (None, row("")), (None, row("相机"))]
    edited = edit_table(FORM, Answers(), TABLE, wanted, TODAY)

    assert edited.removed == (TABLE,)
    assert [one["name"] for one in table_rows(FORM, edited.given, TABLE)] == ["机器人", "相机"]


def test_a_row_that_moves_up_keeps_its_sources() -> None:
    """With the first row deleted the second becomes the first, its answers as they were."""
    answers = held(**{"0_name": "机器人", "1_name": "相机"})
    edited = edit_table(FORM, answers, TABLE, [(1, row("相机"))], TODAY)

    assert edited.given == Answers({f"{TABLE}.0.name": Answer("相机", (TALK,))})


def test_an_unchanged_table_asks_for_nothing() -> None:
    """Looking at a table changes nothing."""
    assert not edit_table(FORM, held(**{"0_name": "机器人"}), TABLE, [(0, row("机器人"))], TODAY)


def test_every_wrong_cell_of_a_table_is_told() -> None:
    """Two wrong kinds are two errors, each with its row."""
    rows = [(None, row("甲") | {"kind": "飞船"}), (None, row("乙") | {"kind": "火箭"})]
    with pytest.raises(AnswersError) as caught:
        edit_table(FORM, Answers(), TABLE, rows, TODAY)

    assert [str(error)[:3] for error in caught.value.errors] == ["第1行", "第2行"]


def test_only_differences_of_a_file_are_shown() -> None:
    """What a file repeats is no difference, whatever its source."""
    there = Answers({"enterprise.founded": Answer("2008-05", (TALK,))})
    same = Answers({"enterprise.founded": Answer("2008-05", (Source("a.yaml"),))})
    other = same.with_answer("enterprise.contact.name", Answer("张三")).with_answer(
        "enterprise.founded", Answer("2009-05")
    )

    assert differences(FORM, there, same) == ()
    assert [(one.label, one.before, one.after) for one in differences(FORM, there, other)] == [
        ("成立时间", "2008-05", "2009-05"),
        ("联系人·姓名", "", "张三"),
    ]
