"""The form on the screen has every printed field once, in the form's order."""

from datetime import date

import pytest

from assistant.drafting.draft import draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers
from assistant.ui.sections import headings, progress, section_of, sections, table_of

DRAFT = draft(FORM, Answers(), date(2026, 3, 1))


def test_every_field_stands_in_one_section_or_table() -> None:
    """Sections and tables together hold the whole draft, in its order."""
    shown = [field.path for section in sections(DRAFT) for field in section.fields]
    in_tables = [field.path for field in DRAFT.fields if table_of(FORM, field.path)]

    assert shown == [field.path for field in DRAFT.fields if field.path not in in_tables]
    assert {table_of(FORM, path) for path in in_tables} == {
        f"means.0.{key}" for key in ("equipment", "software", "processes", "technologies")
    }


def test_sections_carry_the_printed_headings() -> None:
    """Each row of 附表1 and 附表2 is a section of its own."""
    assert [section.title for section in sections(DRAFT)] == [
        "封面",
        "（一）申报主体基本信息",
        "（二）申报场景基本信息",
        "二、场景建设方案及情况",
        "三、下一步提升和推广计划",
        "四、相关附件",
        "附表1　第1行",
        "附表2　第1行",
        "测算依据（不印入申报书）",
    ]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        pytest.param("enterprise.years.2024.assets", ("近三年发展情况", "2024年"), id="year"),
        pytest.param("enterprise.contact.name", ("联系人",), id="part"),
        pytest.param("cover.applicant", (), id="none"),
        pytest.param("scenes.0.outcome", (), id="row"),
    ],
)
def test_headings_between_section_and_field(path: str, wanted: tuple[str, ...]) -> None:
    """Printed headings inside a section, with the year of a yearly figure."""
    assert headings(FORM, path) == wanted


def test_a_table_stands_in_the_section_of_its_row() -> None:
    """Tables and fields of a row lead to the same section."""
    assert section_of(FORM, "means.1.equipment") == section_of(FORM, "means.1.instance") == "means.1"
    assert section_of(FORM, "means") == "means"


def test_progress_counts_what_the_form_requires() -> None:
    """An answer more is one field more, of the same total; what is not printed does not count."""
    filled, size = progress(DRAFT)
    more = draft(FORM, Answers({"enterprise.founded": Answer("2008-05")}), date(2026, 3, 1))
    unprinted = draft(FORM, Answers({"basis.staff": Answer(420)}), date(2026, 3, 1))

    assert progress(more) == (filled + 1, size)
    assert progress(unprinted) == (filled, size)
