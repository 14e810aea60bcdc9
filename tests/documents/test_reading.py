"""Reading filled forms: our own output, other copies of the form, and what is no form."""

import io
import subprocess
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from assistant.documents.blank import FORMS_FOLDER
from assistant.documents.fill import write_annex02
from assistant.documents.leftovers import Leftover
from assistant.documents.reading import FormReading, read_form, read_form_file
from assistant.documents.word import open_document
from assistant.drafting.draft import Draft
from assistant.errors import FileError, FormError
from assistant.forms.annex02 import FORM
from tests.documents import copies, samples
from tests.documents.foreign import FOREIGN, texts_of
from tests.documents.offices import Copy, Office, row
from tests.documents.variations import varied

ROWS = {
    "enterprise.years": (2023, 2024, 2025),
    "scenes": (0, 1, 2),
    "means": (0, 1, 2),
    "means.*.equipment": (0, 1, 2),
    "means.*.software": (0, 1),
    "means.*.processes": (0,),
    "means.*.technologies": (0, 1),
}


def reading_of(document: bytes) -> FormReading:
    return read_form(open_document(document), FORM)


def texts(reading: FormReading) -> dict[str, str]:
    return {one.path: one.text for one in reading.fields}


@pytest.fixture(scope="module")
def whole() -> Draft:
    return samples.whole()


@cache
def foreign(name: str) -> Copy:
    return FOREIGN[name](texts_of(samples.whole()))


# -- our own output


@pytest.mark.parametrize("comments", [True, False], ids=["draft-copy", "clean-copy"])
def test_every_field_of_our_own_output_reads_equal(whole: Draft, comments: bool) -> None:
    """What was drafted is read back to the letter, and nothing is left over."""
    reading = reading_of(write_annex02(whole, comments=comments).document)

    assert texts(reading) == texts_of(whole)
    assert (reading.leftovers, reading.edits, reading.notes, reading.absent) == ((), (), (), ())


def test_three_scenes_with_all_their_rows_read_equal() -> None:
    """Rows of 附表1, copies of 附表2 and the rows inside them keep their places."""
    draft = samples.marked(ROWS)
    assert texts(reading_of(write_annex02(draft).document)) == texts_of(draft)


def test_what_is_marked_as_missing_is_missing() -> None:
    """【待补充】 is no answer, in a cell, a line, a box or a row; the fields that the form wants are told."""
    draft = samples.nothing()
    reading = reading_of(write_annex02(draft).document)

    assert reading.fields == ()
    assert set(reading.missing) >= {one.path for one in draft.fields if one.missing}
    assert reading.leftovers == ()


@pytest.mark.parametrize("name", copies.COPIES)
def test_an_offices_form_that_we_filled_reads_equal(whole: Draft, name: str) -> None:
    """One locator fills and reads."""
    filled = write_annex02(whole, form=copies.COPIES[name]())
    assert texts(reading_of(filled.document)) == texts_of(whole)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
@settings(max_examples=25)
def test_any_narrative_reads_as_it_was_written(text: str) -> None:
    """Whatever stands in a cell comes back, blanks at the ends of lines apart, unless it is a hint or a mark of missing."""
    shown = f"甲{text}乙"
    draft = samples.marked({}, {"enterprise.profile": shown})
    read = texts(reading_of(write_annex02(draft).document))

    assert read["enterprise.profile"] == texts_of(draft)["enterprise.profile"]


@pytest.mark.slow
@pytest.mark.parametrize("steps", [("odt", "docx"), ("docx",)], ids=["through-odt", "saved-again"])
def test_our_output_reads_equal_after_libreoffice_saved_it(
    whole: Draft, steps: tuple[str, ...], tmp_path: Path
) -> None:
    """Another program's way of writing the same form changes nothing."""
    here = tmp_path / "0" / "表.docx"
    here.parent.mkdir()
    here.write_bytes(write_annex02(whole).document)
    for number, suffix in enumerate(steps, start=1):
        command = [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            suffix,
        ]
        target = tmp_path / str(number)
        subprocess.run(
            [*command, "--outdir", str(target), str(here)], check=True, capture_output=True, timeout=180
        )
        here = target / f"表.{suffix}"

    assert texts(reading_of(here.read_bytes())) == texts_of(whole)


# -- other copies of the form


@pytest.mark.parametrize("name", FOREIGN)
def test_every_filled_cell_of_another_copy_is_placed(name: str) -> None:
    """Retyped, in one table, in frames and boxes, cut at pages, worked over, in grids: each text in its field alone.

    What is left over are heads of an office's own.
    """
    reading = reading_of(foreign(name).document)

    assert texts(reading) == foreign(name).written
    assert {one.text for one in reading.leftovers} <= {"指标 | 单位 | 数值"}


@given(st.sampled_from(list(FOREIGN)), st.integers(0, 10_000))
@settings(max_examples=15)
def test_another_hand_changes_nothing(name: str, seed: int) -> None:
    """Blanks and breaks in labels, other marks and widths, blank rows and cut runs: every text stays in its field."""
    copy = foreign(name)
    assert texts(reading_of(varied(copy.document, seed))) == copy.written


@pytest.mark.parametrize("name", ["all-in-one", "cut-at-pages", "corrected", "in-grids"])
def test_another_copy_that_is_blank_can_be_filled(whole: Draft, name: str) -> None:
    """The locator that reads these copies fills them: every text of the draft comes back from its place."""
    first = {path: "" for path in texts_of(whole) if not path.startswith(("scenes.1.", "means.1."))}
    filled = write_annex02(whole, form=FOREIGN[name](first).document)

    assert filled.unplaced == ()
    assert texts(reading_of(filled.document)) == texts_of(whole)


def test_options_without_a_mark_are_no_answer() -> None:
    """是（ ） 否（ ） as an office prints it, and nobody filled in."""
    blank = FOREIGN["side-by-side"]({"enterprise.name": "甘肃甲机械有限公司"})
    assert [one.path for one in reading_of(blank.document).fields] == ["enterprise.name"]


def test_a_section_that_an_office_left_out_is_told() -> None:
    """The fields whose labels the document lacks are named, the others read."""
    absent = {item.pattern for item in reading_of(foreign("framed").document).absent}
    assert {"next_steps.improvement", "means.*.instance", "means.*.equipment.*.name"} <= absent
    assert not any(pattern.startswith(("enterprise.contact", "scenes")) for pattern in absent)


def test_one_table_alone_is_read() -> None:
    """附表1 by itself is still a part of the form."""
    office = Office({"scenes.0.stage": "生产作业", "scenes.0.outcome": "效率提升30%。"})
    table = office.table(4)
    row(table, "序号", "环节名称", "场景名称", "已实施成效")
    heads = (
        "应用描述",
        "解决的痛点问题描述",
        "采用的技术方案",
        "保障要素",
        "其他",
        "经济性和可推广性",
        "备注",
    )
    for head in heads:
        table.add_column(Mm(10)).cells[0].text = head
    row(table, "1", office.take("scenes.0.stage"), "", office.take("scenes.0.outcome"))

    assert texts(reading_of(office.finished().document)) == office.written


def test_an_amount_takes_the_unit_that_an_office_prints() -> None:
    """资产总额（亿元） with 3.2 below it is 3.2亿元, and not 3.2万元."""
    document = copies.blank()
    copies.retype(copies.cell_of(document, copies.BASIC, "应用建设投资（万元）"), "应用建设投资（亿元）")
    copies.row_of(document, copies.BASIC, "应用建设投资（亿元）").tc_lst[1].p_lst[0].add_r().add_t("0.32")

    assert texts(reading_of(copies.as_bytes(document)))["basics.investment"] == "0.32亿元"


def test_the_printed_example_is_no_scene_and_one_written_over_it_is() -> None:
    """The row 示例 counts for its words: the notice's own are left, a person's are read and noted."""
    blank = reading_of((FORMS_FOLDER / "annex02.docx").read_bytes())
    document = copies.blank()
    for cell in copies.rows(document, copies.SCENES)[1].tc_lst[1:-1]:
        copies.retype(cell, "自己写的内容")
    written = reading_of(copies.as_bytes(document))

    assert blank.fields == ()
    assert written.by_path["scenes.0.outcome"].text == "自己写的内容"
    assert any("示例" in note for note in written.notes)


# -- pictures


def _with_pictures(whole: Draft, folder: Path) -> bytes:
    Image.new("RGB", (60, 40), "navy").save(folder / "加工单元.png")
    changed = {"scenes.0.application_pictures": "加工单元.png"}
    fields = tuple(
        samples.field(one.path, changed[one.path]) if one.path in changed else one for one in whole.fields
    )
    return write_annex02(Draft(FORM, fields), pictures=folder).document


def test_pictures_come_back_with_their_names(whole: Draft, tmp_path: Path) -> None:
    """A picture belongs to the field of the text it stands under; its caption is no part of that text."""
    reading = reading_of(_with_pictures(whole, tmp_path))
    (picture,) = reading.pictures

    assert (picture.path, picture.name) == ("scenes.0.application_pictures", "加工单元.png")
    assert picture.content == (tmp_path / "加工单元.png").read_bytes()
    assert texts(reading) == texts_of(whole)


def test_a_picture_elsewhere_is_left_over_with_its_place(whole: Draft, tmp_path: Path) -> None:
    """A stamp on the cover is told, not lost."""
    Image.new("RGB", (10, 10), "red").save(tmp_path / "章.png")
    opened = docx.Document(io.BytesIO(write_annex02(whole).document))
    opened.paragraphs[1].add_run().add_picture(str(tmp_path / "章.png"))
    saved = io.BytesIO()
    opened.save(saved)

    assert Leftover("图片", "第2段") in reading_of(saved.getvalue()).leftovers


# -- what is no form


def test_another_document_is_no_form() -> None:
    """Prose, and a form of another annex, are refused with what to do instead."""
    letter = docx.Document()
    letter.add_paragraph("关于申报的请示")
    other = docx.Document()
    table = other.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "企业名称", "所属行业"
    for document in (letter, other):
        saved = io.BytesIO()
        document.save(saved)
        with pytest.raises(FormError, match="附件2"):
            reading_of(saved.getvalue())


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("没有.docx", None, "找不到", id="missing"),
        pytest.param("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为", id="old-word"),
        pytest.param("空.docx", b"", "docx", id="empty"),
        pytest.param("文.docx", "不是".encode(), "docx", id="text"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    name: str, content: bytes | None, told: str, tmp_path: Path
) -> None:
    """With the file's name and the remedy."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FileError, match=told):
        read_form_file(tmp_path / name, FORM)


def test_damaged_numbers_in_the_markup_are_told(whole: Draft, tmp_path: Path) -> None:
    """A span that is no number is a damaged file, and no exception of ours."""
    opened = docx.Document(io.BytesIO(write_annex02(whole).document))
    opened.tables[0]._tbl.xpath(".//w:gridSpan")[0].set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "很多"
    )
    opened.save(str(tmp_path / "坏.docx"))
    with pytest.raises(FileError, match="损坏"):
        read_form_file(tmp_path / "坏.docx", FORM)
