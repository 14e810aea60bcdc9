"""Readings as answers."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.documents.fill import write_annex02
from assistant.documents.reading import FormReading, read_form
from assistant.documents.understood import Understood, understand
from assistant.documents.word import open_document
from assistant.forms.annex02 import FORM
from assistant.forms.derive import derive
from assistant.forms.files import read_answers
from tests.documents import samples

TODAY = date(2026, 3, 20)


def reading_with(path: str, text: str) -> FormReading:
    draft = samples.marked({}, {path: text})
    return read_form(open_document(write_annex02(draft).document), FORM)


def understood_with(path: str, text: str) -> Understood:
    return understand(reading_with(path, text), "表.docx", TODAY)


def test_every_plain_answer_comes_back_with_its_value_and_state() -> None:
    """Numbers, dates, choices, codes, lists and 不涉及 mean after the round what they meant before."""
    given = derive(read_answers(FORM, samples.WHOLE))
    reading = read_form(open_document(write_annex02(samples.whole()).document), FORM)
    read = understand(reading, "表.docx", TODAY)

    expected = {
        path: (answer.value, answer.state)
        for path, answer in given.by_path.items()
        if FORM.field(path).kind != "narrative" and not path.startswith("basis.")
    }
    assert {
        path: (read.answers.by_path[path].value, read.answers.by_path[path].state) for path in expected
    } == expected
    assert read.problems == ()


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("basics.investment", "3200", Decimal(3200)),
        ("basics.investment", "0.32亿元", Decimal(3200)),
        ("enterprise.founded", "2004 年 8 月", "2004-08"),
        ("enterprise.level", "三级", "3级"),
        ("basics.period", "2023年5月至2025年6月", "2023-05至2025-06"),
        ("attachments", "1.营业执照；\n（2）审计报告。\n③专利证书", ("营业执照", "审计报告", "专利证书")),
        ("basics.outcomes.cnc_share", "92.5%", Decimal("92.5")),
    ],
)
def test_a_text_has_the_meaning_that_its_field_gives_it(path: str, text: str, value: object) -> None:
    """Units, dates, levels and numbered lists, however a person types them."""
    found = understood_with(path, text).answers.get(path)
    assert found is not None
    assert found.value == value


def test_an_answer_knows_the_file_and_the_place() -> None:
    """Its source is what a comment of the next draft says."""
    found = understood_with("basics.investment", "3200").answers.get("basics.investment")
    assert found is not None
    assert found.sources[0].origin.startswith("表.docx 表1第")
    assert found.sources[0].quote == "3200"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("enterprise.credit_code", "91620500MA74XY1F4X"),
        ("enterprise.founded", "2024年2月30日"),
        ("basics.investment", "若干"),
        ("enterprise.contact.mobile", "1399381"),
    ],
)
def test_a_text_that_cannot_be_right_is_a_problem_and_no_answer(path: str, text: str) -> None:
    """With its field, words and place, and what to give."""
    understood = understood_with(path, text)
    problem = next(one for one in understood.problems if one.path == path)

    assert path not in understood.answers
    assert (problem.label, problem.text) == (FORM.label_of(path), text)
    assert problem.place.startswith("表1第")
    assert "；请" in problem.message


def test_two_ticked_boxes_are_a_problem() -> None:
    """A choice has one option."""
    reading = reading_with("enterprise.nature", "民营企业")
    (field,) = (one for one in reading.fields if one.path == "enterprise.nature")
    twice = type(field)(field.path, "民营企业、三资企业", field.place)
    changed = tuple(twice if one is field else one for one in reading.fields)
    understood = understand(FormReading(**{**vars(reading), "fields": changed}), "表.docx", TODAY)

    assert "enterprise.nature" in {one.path for one in understood.problems}


def test_kept_pictures_are_answers() -> None:
    """The files that were written for a field of pictures."""
    files = {"scenes.0.application_pictures": ("表-配图/单元.png",)}
    understood = understand(reading_with("basics.investment", "1"), "表.docx", TODAY, files)
    assert understood.answers.value("scenes.0.application_pictures") == ("表-配图/单元.png",)
