"""What the comment on a cell tells the person who checks it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.drafting.draft import DraftedField, draft
from assistant.drafting.narrative import Narrative
from assistant.drafting.notes import narrative_notes
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.limits import Zi

TODAY = date(2026, 3, 20)


def drafted(path: str, answer: Answer | None) -> DraftedField:
    """The drafted field of one answer; None for a form without answers."""
    answers = Answers({} if answer is None else {path: answer})
    found = draft(FORM, answers, TODAY).get(path)
    assert found is not None
    return found


def test_a_missing_figure_says_who_would_know_it():
    """The departments come from the table of the knowledge base."""
    assert drafted("basics.outcomes.unit_energy", None).notes == (
        "尚未填写，请补充",
        "可问：能源管理部门",
    )


def test_an_optional_field_left_empty_asks_nobody():
    """选填 is no gap."""
    assert drafted("scenes.0.safeguards", None).notes == ()


@pytest.mark.parametrize(
    ("quote", "value", "shown"),
    [
        ("研制周期从90天降到60天", "33.3", "算式：（90天−60天）÷90天＝33.3%"),
        ("不良率由2.8%降到1.9%", "32.1", "算式：（2.8%−1.9%）÷2.8%＝32.1%"),
        ("日产由400件提高到500件", "25", "算式：（500件−400件）÷400件＝25%"),
        ("库存由1.2亿元降到9000万元", "25.0", "算式：（1.2亿元−9000万元）÷1.2亿元＝25%"),
    ],
    ids=["days", "shares", "rise", "other-unit"],
)
def test_a_computed_figure_shows_its_sum(quote, value, shown):
    """The amounts as they were said; a person is asked to check."""
    origin = "对话第2条，按所说的数推算"
    field = drafted("basics.outcomes.development_time", Answer(Decimal(value), (Source(origin, quote),)))

    assert field.computed
    assert field.notes == (f"来源：{origin}", shown, "由填报人所说的数推算，请核对")


def test_a_sum_that_does_not_give_the_figure_is_not_shown():
    """No arithmetic is made up to fit."""
    source = Source("对话第2条，按所说的数推算", "周期从90天降到80天")
    field = drafted("basics.outcomes.development_time", Answer(Decimal("33.3"), (source,)))

    assert not any("算式" in note for note in field.notes)


def test_a_value_that_follows_from_others_says_from_what():
    """企业类型 from head count and revenue carries the reason and the request to check it."""
    answers = Answers(
        {
            "basis.staff": Answer(520, (Source("对话第1条", "520人"),)),
            "enterprise.years.2025.revenue": Answer(Decimal(36200), (Source("对话第4条", "3.62亿元"),)),
        }
    )
    size = draft(FORM, answers, TODAY).get("enterprise.size")

    assert size is not None
    assert size.computed
    assert size.notes[0].startswith("来源：由从业人员和2025年主营业务收入推算")
    assert size.notes[-1] == "由其他回答推出，请核对"


def test_what_was_said_is_kept_beside_what_was_written():
    """Each rewritten fact with the message it came from, so that every number can be traced."""
    sources = (Source("对话第3条", "我们厂上了6台机器人"), Source("对话第7条", "效率提升30%。"))
    field = drafted("scenes.0.application", Answer(("我们厂上了6台机器人", "效率提升30%。"), sources))
    (words,) = [note for note in field.notes if note.startswith("原话：")]

    assert "对话第3条“我们厂上了6台机器人”" in words
    assert "来源：对话第3条；对话第7条" in field.notes


def test_a_text_as_written_has_no_other_words():
    """What a person wrote as text stands there already."""
    field = drafted("scenes.0.application", Answer("部署机器人6台。", (Source("页面"),)))

    assert field.notes == ("来源：页面", "字数：8字（300字以内）", "按填报原文填入，未作改动")


@pytest.mark.parametrize(("zi", "short"), [(359, True), (360, False), (440, False)])
def test_under_a_soft_limit_more_is_asked_for(zi, short):
    """400字左右 is ±10 %: below 360 the comment asks for more and says whom to ask."""
    field = replace(FORM.field("enterprise.profile"), limit=Zi(400, about=True))
    notes = narrative_notes(field, Narrative("企" * zi, ()))

    assert any(note.startswith("不足360字，请补充：发展历程") for note in notes) == short
    assert any(note.startswith("可问：") for note in notes) == short
