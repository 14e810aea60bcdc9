"""The blank 附件2: what it says, how its tables are cut, and that building it is repeatable."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips

from assistant.documents.blank import FORMS_FOLDER, annex02
from assistant.documents.visible import visible_lines

ROOT = Path(__file__).parents[2]
NOTICE = ROOT / "knowledge" / "source" / "notice.txt"
FOOTNOTE_STARTS = (
    "根据《统计上大中小微型企业划分办法",
    "所属行业大类和中类，根据",
    "重大、特大安全生产事故认定标准",
)
BASIC, SCENE, MEANS = 0, 1, 2


@pytest.fixture(scope="module")
def form() -> DocumentType:
    return docx.Document(io.BytesIO(annex02.build()))


def text_of(element: BaseOxmlElement) -> str:
    """The text below `element`, its paragraphs run together by a space."""
    paragraphs = element.iter(qn("w:p"))
    lines = ("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in paragraphs)
    return " ".join(line for line in lines if line)


def footnotes(form: DocumentType) -> list[str]:
    part = form.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    return [text_of(note).strip() for note in parse_xml(part.blob) if text_of(note)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed_lines() -> list[str]:
    """Every line of 附件2 in the notice, and the footnotes that the notice prints at its end."""
    lines = NOTICE.read_text(encoding="utf-8").splitlines()
    annex = lines[lines.index("附件2") : lines.index("附件3")]
    notes = [line[line.index(start) :] for line in lines for start in FOOTNOTE_STARTS if start in line]
    assert len(notes) == len(FOOTNOTE_STARTS)
    return [line.strip() for line in annex + notes if line.strip()]


def test_says_what_the_golden_text_says(form, golden):
    """The visible lines of the built form are the reviewed ones."""
    golden.check("annex02_blank", visible_lines(form))


def test_holds_every_line_the_notice_prints_in_its_order(form):
    """Read from top to bottom, the form gives the notice's lines one after another, blanks apart."""
    said = squeezed("".join(visible_lines(form)).replace("|", ""))
    place = 0
    for line in printed_lines():
        found = said.find(squeezed(line), place)
        assert found >= 0, line
        place = found + len(squeezed(line))


def test_adds_no_word_to_the_notice(form):
    """Letter for letter the form is the annex and its footnotes, blanks apart."""
    said = squeezed("".join(visible_lines(form)).replace("|", ""))

    assert said == squeezed("".join(printed_lines()))


@pytest.mark.parametrize("number", [BASIC, SCENE, MEANS], ids=["一", "附表1", "附表2"])
def test_a_table_is_as_wide_as_the_text(form, number):
    """The grid columns sum to the width between the margins of the table's section."""
    section = form.sections[number]
    text_width = section.page_width - section.left_margin - section.right_margin

    assert sum(column.width for column in form.tables[number].columns) == text_width


@pytest.mark.parametrize("number", [BASIC, SCENE, MEANS], ids=["一", "附表1", "附表2"])
def test_each_cell_is_as_wide_as_its_grid_columns(form, number):
    """Word reads the width of cells and WPS the grid: in every row both say the same."""
    table = form.tables[number]
    grid = [column.width for column in table.columns]
    for row in table._tbl.tr_lst:
        start = 0
        for cell in row.tc_lst:
            assert cell.width == sum(grid[start : start + cell.grid_span])
            start += cell.grid_span
        assert start == len(grid)


def test_upright_then_lying_then_upright_again(form):
    """附表1 alone lies across an A4 page."""
    upright, lying = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE

    assert [section.orientation for section in form.sections] == [upright, lying, upright]
    assert {section.page_width for section in form.sections} == {Twips(11906), Twips(16838)}


def test_the_head_of_the_scene_table_repeats(form):
    """附表1 may run over pages; its first row, and no other, is printed on each."""
    rows = form.tables[SCENE]._tbl.tr_lst

    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]


def test_footnote_marks_stand_on_their_labels_and_leave_them_clean(form):
    """Marks 1 to 3 follow 企业类型, 所属行业 and the accident question without becoming text."""
    marked = {
        mark.get(qn("w:id")): text_of(cell)
        for cell in form.tables[BASIC]._tbl.iter(qn("w:tc"))
        for mark in cell.iter(qn("w:footnoteReference"))
    }

    assert marked == {
        "1": "企业类型",
        "2": "所属行业",
        "3": "企业近三年是否发生过重大安全生产事故、重大环境事故",
    }
    assert [note.startswith(start) for note, start in zip(footnotes(form), FOOTNOTE_STARTS, strict=True)]


def test_no_theme_font_and_no_field_is_left(form):
    """Nothing in the package names a theme font, a Japanese default, a field or a content control."""
    with zipfile.ZipFile(io.BytesIO(annex02.build())) as package:
        named = re.compile(r"word/(document|styles|settings|footnotes)\.xml")
        parts = [name for name in package.namelist() if named.fullmatch(name)]
        text = "".join(package.read(name).decode("utf-8") for name in parts)

    assert len(parts) == 4
    assert not re.findall(r"asciiTheme|eastAsiaTheme|ja-JP|w:fldChar|w:fldSimple|w:sdt|w:altChunk", text)
    assert 'w:lang w:val="en-US" w:eastAsia="zh-CN"' in text


def test_each_font_of_the_form_names_what_to_take_instead(form):
    """仿宋, 楷体, 黑体 and 方正小标宋简体 stand in the font table with their other names."""
    part = form.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    others = {
        font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val")).split(",")
        for font in parse_xml(part.blob)
    }
    used = set(form.element.body.xpath(".//w:rFonts/@w:eastAsia")) | set(
        form.styles.element.xpath(".//w:rFonts/@w:eastAsia")
    )

    assert used == set(others)
    assert "仿宋_GB2312" in others["仿宋"]
    assert "宋体" in others["方正小标宋简体"]


def test_properties_name_no_person_and_no_machine(form):
    """Author and editor are blank; the title is the form's."""
    properties = form.core_properties

    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "甘肃省智能制造优秀场景申报书"


def test_built_twice_it_is_the_kept_file_byte_for_byte():
    """The kept form is what the code builds, every time."""
    kept = (FORMS_FOLDER / "annex02.docx").read_bytes()

    assert annex02.build() == kept
    assert annex02.build() == kept
