"""Our own output after a person worked on it: what changed is read, what was added elsewhere is told."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.documents.fill import write_annex02
from assistant.documents.leftovers import Leftover
from assistant.documents.reading import FormReading, read_form
from assistant.documents.word import open_document
from assistant.forms.annex02 import FORM
from tests.documents import samples
from tests.documents.edits import (
    Step,
    W,
    copied_row,
    copied_tables,
    cut_runs,
    edited,
    emptied,
    moved,
    retyped,
    tracked,
    with_paragraph,
    without_row,
)  # fmt: skip
from tests.documents.foreign import texts_of

RATING = "纳税信用A级、银行AAA级"
METER = "在线多参数测量仪"


@pytest.fixture(scope="module")
def drafted() -> bytes:
    return write_annex02(samples.whole()).document


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    return dict(texts_of(samples.whole()))


def read(drafted: bytes, *steps: Step) -> FormReading:
    return read_form(open_document(edited(drafted, *steps)), FORM)


def changed(reading: FormReading, before: dict[str, str]) -> dict[str, str | None]:
    """The paths that read differently from what was drafted; None where nothing is read any more."""
    now = {one.path: one.text for one in reading.fields}
    paths = dict.fromkeys((*before, *now))
    return {path: now.get(path) for path in paths if now.get(path) != before.get(path)}


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(cut_runs, {}, id="runs-cut"),
        pytest.param(retyped("2026年3月18日", "2026年4月1日"), {"cover.filed": "2026年4月1日"}, id="date"),
        pytest.param(retyped("88650.4", "8.9亿元"), {"enterprise.years.2023.assets": "8.9亿元"}, id="number"),
        pytest.param(retyped("☑民营企业", "□民营企业√"), {}, id="tick-behind"),
        pytest.param(emptied(RATING), {"enterprise.credit_rating": None}, id="emptied"),
        pytest.param(
            retyped("13993812345", "【待补充】"), {"enterprise.contact.mobile": None}, id="marked-missing"
        ),
    ],
)
def test_an_edit_changes_its_field_alone(
    drafted: bytes, before: dict[str, str], step: Step, expected: dict[str, str | None]
) -> None:
    """Every other field reads as it was drafted."""
    assert changed(read(drafted, step), before) == expected


def test_an_added_paragraph_belongs_to_its_cell(drafted: bytes, before: dict[str, str]) -> None:
    """A line more in a narrative is a line more of its text."""
    reading = read(drafted, with_paragraph("面向轴承套圈终检工序", "2026年再增1条线。"))
    found = changed(reading, before)

    assert list(found) == ["scenes.1.application"]
    assert str(found["scenes.1.application"]).endswith("\n2026年再增1条线。")


def test_tracked_changes_are_accepted_and_told(drafted: bytes, before: dict[str, str]) -> None:
    """What was put in is there, what was struck out is not; both are told with the field and the hand."""
    reading = read(drafted, tracked(RATING, "纳税信用B级"))

    assert changed(reading, before) == {"enterprise.credit_rating": "纳税信用B级"}
    assert [(one.kind, one.text, one.author, one.place) for one in reading.edits] == [
        ("删去", RATING, "王主任", "「信用等级」"),
        ("加入", "纳税信用B级", "王主任", "「信用等级」"),
    ]


def test_moved_words_stand_once(drafted: bytes, before: dict[str, str]) -> None:
    """Where they were moved to, and not where they came from."""
    reading = read(drafted, moved("甘肃省天水市秦州区社棠工业园区第三大道12号"))
    assert changed(reading, before) == {}
    assert {one.kind for one in reading.edits} == {"加入", "删去"}


def test_a_paragraph_whose_mark_was_struck_out_runs_on(drafted: bytes) -> None:
    """Two paragraphs joined with tracking on are one."""

    def joined(document: docx.document.Document) -> None:
        p = next(p for p in document.paragraphs if p.text.startswith("2026年扩建4个"))._p
        p.get_or_add_pPr().append(parse_xml(f'<w:rPr {W}><w:del w:id="7" w:author="李"/></w:rPr>'))

    text = read(drafted, joined).by_path["next_steps.improvement"].text
    assert "\n" not in text


@pytest.mark.parametrize("tracking", [False, True], ids=["deleted", "struck-out"])
def test_a_deleted_row_is_gone_and_the_rows_below_move_up(
    drafted: bytes, before: dict[str, str], tracking: bool
) -> None:
    """The second of three machines taken out: two are left, the others as they were."""
    reading = read(drafted, without_row(METER, tracking=tracking))
    part = "means.0.equipment"

    assert METER not in {one.text for one in reading.fields}
    assert reading.by_path[f"{part}.1.name"].text == before[f"{part}.2.name"]
    assert f"{part}.2.name" not in reading.by_path
    assert [one.place for one in reading.edits] == (["表3第4行"] if tracking else [])


def test_an_added_row_is_read(drafted: bytes, before: dict[str, str]) -> None:
    """A machine more, in the row below the one it was copied from."""
    reading = read(drafted, copied_row(METER, (METER, "三坐标测量机")))

    assert reading.by_path["means.0.equipment.2.name"].text == "三坐标测量机"
    assert reading.by_path["means.0.equipment.3.name"].text == before["means.0.equipment.2.name"]


def test_a_scene_added_by_copying_rows_and_table_is_read(drafted: bytes, before: dict[str, str]) -> None:
    """A third row of 附表1 and a third copy of 附表2."""
    reading = read(
        drafted,
        copied_row("漏检率由0.6%下降", ("在线智能检测", "智能仓储")),
        copied_tables("轴承套圈外观缺陷全数检测"),
    )

    assert reading.by_path["scenes.2.scene"].text == "智能仓储"
    assert reading.by_path["means.2.instance"].text == before["means.1.instance"]
    assert changed(reading, before).keys() == {
        path.replace(".1.", ".2.", 1) for path in before if path.startswith(("scenes.1.", "means.1."))
    }


def test_comments_are_not_looked_at(drafted: bytes, before: dict[str, str]) -> None:
    """Neither ours nor those of a reader."""

    def remarked(document: docx.document.Document) -> None:
        document.add_comment(document.paragraphs[1].runs, text="单位全称请核对", author="王")

    reading = read(drafted, remarked)
    assert changed(reading, before) == {}
    assert reading.leftovers == ()


def _typed(place: str) -> Step:
    def step(document: docx.document.Document) -> None:
        target = {
            "cover": document.paragraphs[2],
            "header": document.sections[0].header.paragraphs[0],
            "promise": next(
                cell.paragraphs[0]
                for row in document.tables[0].rows
                for cell in row.cells
                if "愿承担" in cell.text
            ),
        }[place]
        target.insert_paragraph_before("请王总审阅")

    return step


@pytest.mark.parametrize(
    ("place", "where"), [("cover", "第3段"), ("header", "页眉"), ("promise", "表1第38行")]
)
def test_what_stands_outside_the_fields_is_left_over_with_its_place(
    drafted: bytes, place: str, where: str
) -> None:
    """A note on the cover, in the header or in a printed cell is told, and no field takes it."""
    (left,) = read(drafted, _typed(place)).leftovers

    assert "请王总审阅" in left.text
    assert left.place == where


def test_words_beside_boxes_are_left_over(drafted: bytes) -> None:
    """企业性质 takes the ticked option; what was typed beside it is told."""
    reading = read(drafted, retyped("☑民营企业", "☑民营企业 国资参股10%"))

    assert reading.by_path["enterprise.nature"].text == "民营企业"
    assert Leftover("企业性质：国资参股10%", "表1第4行") in reading.leftovers


def test_a_table_drawn_in_a_text_is_read_as_lines(drafted: bytes) -> None:
    """In a cell and under a heading: a line per row, and a note to check it."""

    def drawn(document: docx.document.Document) -> None:
        cell = document.tables[1].rows[1].cells[3]
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "单元数", "9"
        plan = next(p for p in document.paragraphs if p.text.startswith("第一步"))
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "投资", "2860.5万元"
        plan._p.addnext(table._tbl)

    reading = read(drafted, drawn)
    assert reading.by_path["scenes.0.application"].text.endswith("\n单元数 | 9")
    assert "\n投资 | 2860.5万元\n" in reading.by_path["plan"].text
    assert sum("里有表格" in note for note in reading.notes) == 2
    assert reading.leftovers == ()


def test_a_second_section_in_a_narrative_does_not_end_it(drafted: bytes, before: dict[str, str]) -> None:
    """A page turned for a drawing inside 二 leaves the paragraphs after it in 二."""

    def turned(document: docx.document.Document) -> None:
        plan = next(p for p in document.paragraphs if p.text.startswith("第一步"))
        plan._p.get_or_add_pPr().append(parse_xml(f"<w:sectPr {W}/>"))

    assert changed(read(drafted, turned), before) == {}


def test_a_drawn_figure_keeps_its_words_to_itself(drafted: bytes, before: dict[str, str]) -> None:
    """The words in the shapes of a figure are told beside the text, and are no part of it."""
    group = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"

    def figure(document: docx.document.Document) -> None:
        run = document.tables[1].rows[1].cells[5].paragraphs[0]._p.add_r()
        run.append(
            parse_xml(
                f'<w:drawing {W} xmlns:g="{group}"><g:wgp><w:txbxContent><w:p><w:r><w:t>MES</w:t></w:r></w:p>'
                "</w:txbxContent></g:wgp></w:drawing>"
            )
        )

    reading = read(drafted, figure)
    assert changed(reading, before) == {}
    assert Leftover("图形里的文字“MES”", "表2第2行") in reading.leftovers


def test_reading_leaves_the_file_alone(drafted: bytes, tmp_path) -> None:
    """The document is changed in memory only."""
    path = tmp_path / "表.docx"
    path.write_bytes(edited(drafted, tracked(RATING, "B级")))
    content = path.read_bytes()
    read_form(open_document(path), FORM)

    assert path.read_bytes() == content
    assert any(True for _ in open_document(path).element.body.iter(qn("w:del")))
