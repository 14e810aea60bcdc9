"""Filling 附件2: every text in its place, in the notice's blank and in offices' own copies."""

import io
import re
import struct
import zipfile
import zlib
from decimal import Decimal

import docx
import pytest
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.fill import Filled, fill, write_annex02
from assistant.documents.ink import lines_of
from assistant.documents.locator import Locator
from assistant.documents.places import read
from assistant.documents.tables import Grid, cell_text
from assistant.documents.visible import comment_texts, visible_lines
from assistant.documents.word import open_document
from assistant.drafting.draft import Draft, DraftedField, draft
from assistant.errors import FileError, FormError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from tests.documents import copies, samples

NOT_PRINTED = ("basis.",)
ROWS = {
    "enterprise.years": (2023, 2024, 2025),
    "scenes": (0, 1),
    "means": (0, 1),
    "means.*.equipment": (0, 1, 2),
    "means.*.software": (0, 1),
    "means.*.processes": (0,),
    "means.*.technologies": (0, 1),
}


@pytest.fixture(scope="module")
def marked() -> Draft:
    return samples.marked(ROWS)


@pytest.fixture(scope="module")
def marked_lines(marked: Draft) -> list[str]:
    return visible_lines(write_annex02(marked).document)


@pytest.fixture(scope="module")
def whole() -> Draft:
    return samples.whole()


def shown(drafted: DraftedField) -> str:
    """A drafted text as its place shows it."""
    return "\n".join(lines_of(drafted.text))


def read_back(filled: Filled, draft: Draft) -> dict[str, str]:
    """The text found at each path of the draft that is printed."""
    locator = Locator(open_document(filled.document), FORM)
    return {
        drafted.path: read(place, drafted.field)
        for drafted in draft.fields
        if (place := locator.place(drafted.path)) is not None
    }


def printed(draft: Draft) -> dict[str, str]:
    return {
        drafted.path: shown(drafted)
        for drafted in draft.fields
        if not drafted.path.startswith(NOT_PRINTED) and drafted.field.kind != "pictures" and drafted.text
    }


# -- every field in its place: told by the printed row, without the locator


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("cover.applicant", "申报单位（盖章）　{}"),
        ("cover.scene_name", "场景名称　{}"),
        ("cover.filed", "申报日期　{}"),
        ("enterprise.name", "企业名称 | {}"),
        ("enterprise.founded", "统一社会信用代码 | {enterprise.credit_code} | 成立时间 | {}"),
        (
            "enterprise.industry.group",
            "{enterprise.industry.section} | {enterprise.industry.division} | {}",
        ),
        (
            "enterprise.representative.phone",
            "法人代表/负责人 | 姓名 | {enterprise.representative.name} | 电话 | {}",
        ),
        ("enterprise.contact.phone", "联系人 | 姓名 | {enterprise.contact.name} | 电话 | {}"),
        ("enterprise.contact.mobile", "职务 | {enterprise.contact.post} | 手机 | {}"),
        ("enterprise.contact.email", "传真 | {enterprise.contact.fax} | 邮箱 | {}"),
        (
            "enterprise.years.2025.debt_ratio",
            "资产负债率（%） | {enterprise.years.2023.debt_ratio} | {enterprise.years.2024.debt_ratio} | {}",
        ),
        ("enterprise.profile", "企业 简介 | {}"),
        ("basics.scene", "场景名称 | {}"),
        ("basics.supplier", "应用建设系统解决方案供应商名称 | {}"),
        ("basics.supplier_phone", "联系人 | {basics.supplier_contact} | 联系电话 | {}"),
        (
            "basics.outcomes.networked_share",
            "整 体 建 设 成 效 | 关键设备数控化率（%） | {basics.outcomes.cnc_share} | 关键设备联网率（%） | {}",
        ),
        ("basics.outcomes.others", "（其他成效指标）{}"),
        ("plan", "{}"),
        ("next_steps.promotion", "{}"),
        ("means.1.instance", "具体场景实例名称（与附表1表格对应）：{}"),
        (
            "means.1.software.1.supplier",
            "新型软件 | {means.1.software.1.name} | {means.1.software.1.model} | {} |",
        ),
        ("means.0.technologies.1.application", "{means.0.technologies.1.name} | {} |"),
    ],
)
def test_a_text_stands_beside_its_printed_label(marked, marked_lines, path, line):
    """The visible line of each label holds that label's text and its neighbours'."""
    names = re.findall(r"{([a-z_.0-9]+)}", line)
    for name in names:
        line = line.replace(f"{{{name}}}", marked.text(name))

    assert line.format(marked.text(path)) in [found.rstrip() for found in marked_lines]


def test_a_paragraph_stands_under_its_heading(marked, marked_lines):
    """二 and 三 are followed by their texts, their hint and empty line gone."""
    for heading, path in (
        ("二、场景建设方案及情况", "plan"),
        ("（一）提升计划", "next_steps.improvement"),
        ("（二）推广应用计划", "next_steps.promotion"),
        ("四、相关附件", "attachments"),
    ):
        assert marked_lines[marked_lines.index(heading) + 1] == marked.text(path)
    assert not any("此部分参考" in line for line in marked_lines)


def test_a_scene_stands_under_its_column_heads(marked, marked_lines):
    """Each cell of 附表1 holds the field that its column head names; rows are numbered, the example is gone."""
    head = next(number for number, line in enumerate(marked_lines) if line.startswith("序号 | "))
    labels = [label.split("（")[0] for label in marked_lines[head].split(" | ")]
    for row in (0, 1):
        cells = marked_lines[head + 1 + row].split(" | ")
        assert cells[0] == str(row + 1)
        for item in FORM.fields:
            if item.pattern.startswith("scenes.*.") and item.kind != "pictures":
                path = item.pattern.replace("*", str(row))
                assert cells[labels.index(item.label)] == marked.text(path), path
    assert not any(line.startswith("示例") for line in marked_lines)


def test_every_field_of_the_form_is_printed_once(marked, marked_lines):
    """No text is lost and none is printed twice."""
    everything = "\n".join(marked_lines)
    for path, text in printed(marked).items():
        if not FORM.field(path).nature.options:
            assert len(re.findall(rf"{text}(?!\d)", everything)) == 1, path


def test_the_printed_labels_all_stay(marked_lines):
    """Filling takes away hints, the example, open years and the list of enclosures, and nothing else."""
    kept = "".join("".join(marked_lines).split())
    for item in FORM.fields:
        if not item.pattern.startswith(NOT_PRINTED) and item.kind != "pictures":
            assert "".join(item.label.split()) in kept, item.label


def test_years_take_the_place_of_the_open_heads(marked_lines):
    """20**年 becomes the three years, ascending."""
    assert "近三年发展情况 | 2023年 | 2024年 | 2025年" in marked_lines


def test_two_instances_have_a_table_each_and_one_heading(marked_lines):
    """附表2's table is repeated whole; its heading is not."""
    assert sum(line.startswith("具体场景实例名称") for line in marked_lines) == 2
    assert marked_lines.count("附表2") == 1


# -- check boxes


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("enterprise.nature", "地方国企", "□中央企业  ☑地方国企   □民营企业   □三资企业"),
        ("enterprise.size", "大型企业", "☑大型企业  □中型企业  □小型企业  □微型企业"),
        ("enterprise.level", "1级", "□5级  □4级 □3级  □2级 ☑1级"),
        ("enterprise.level", "【待补充：CMMM自评估等级】", "□1级  【待补充】"),
    ],
    ids=["nature", "size", "level", "missing"],
)
def test_the_chosen_box_is_ticked_and_no_other(path, value, line):
    """The options stay as printed, the chosen one gets ☑."""
    lines = visible_lines(fill(samples.marked({}, {path: value})).document)

    assert any(found.endswith(line) for found in lines)


@pytest.mark.parametrize(
    ("answer", "name", "line"),
    [
        ("否", "", "□是（事故名称：      ）    ☑否"),
        ("是", "“3·12”机械伤害事故", "☑是（事故名称：“3·12”机械伤害事故）    □否"),
        ("是", "【待补充：事故名称】", "☑是（事故名称：【待补充：事故名称】）    □否"),
    ],
    ids=["none", "named", "name-missing"],
)
def test_the_accident_line_says_which(answer, name, line):
    """The name of the accident goes into the blank of its own line."""
    draft = samples.marked({}, {"enterprise.accident": answer, "enterprise.accident_name": name})

    assert any(found.endswith(line) for found in visible_lines(fill(draft).document))


# -- the look


def test_all_lines_of_the_cover_have_one_size():
    """A long name does not stand smaller than the date below it."""
    long = {"cover.scene_name": "多机协同的发动机壳体柔性加工单元与全流程在线检测一体化应用"}
    document = open_document(fill(samples.marked({}, long)).document)
    lines = [p for p in document.paragraphs if p.style is not None and p.style.name == "封面项目"]
    sizes = {int(size) for p in lines for size in p._p.xpath("./w:r[w:rPr/w:u]/w:rPr/w:sz/@w:val") or ["32"]}

    assert len(lines) == 4
    assert len(sizes) == 1


def test_a_missing_value_beside_its_label_is_short_where_room_is_short():
    """【待补充】 in the narrow cells, the whole words where they fit their line."""
    lines = visible_lines(write_annex02(samples.nothing()).document)

    assert "企业名称 | 【待补充：企业名称】" in lines
    assert any(
        line.endswith("关键设备数控化率（%） | 【待补充】 | 关键设备联网率（%） | 【待补充】")
        for line in lines
    )
    assert any(line.endswith("□三资企业 【待补充】") for line in lines)


def test_a_narrative_begins_at_the_top_of_its_cell(whole):
    """On a second page a row goes on at the top, not in the middle."""
    document = open_document(write_annex02(whole).document)
    cells = document.tables[copies.SCENES]._tbl.tr_lst[1].tc_lst

    assert [cell.tcPr.vAlign_val for cell in cells[3:10]] == [WD_CELL_VERTICAL_ALIGNMENT.TOP] * 7


# -- a whole application


def test_says_what_the_golden_text_says(whole, golden):
    """The visible lines of a whole application are the reviewed ones."""
    golden.check("annex02_whole", visible_lines(write_annex02(whole, comments=False).document))


def test_what_was_filled_is_read_back(whole):
    """Reading the places of a filled form gives the texts that filled it."""
    filled = write_annex02(whole)
    found = read_back(filled, whole)

    assert filled.unplaced == ()
    assert {path: found[path] for path in printed(whole)} == printed(whole)


@pytest.mark.parametrize("name", copies.COPIES)
def test_an_offices_own_copy_is_filled_and_read_alike(whole, name):
    """Other widths, orders, breaks, merges, boxes: each text is found again under its label."""
    filled = write_annex02(whole, copies.COPIES[name]())
    found = read_back(filled, whole)

    assert filled.unplaced == ()
    assert {path: found.get(path) for path in printed(whole)} == printed(whole)


def test_a_value_goes_behind_the_label_where_a_copy_has_no_cell_for_it(whole):
    """所属行业 without a row of its own takes its values into the cells of its heads."""
    lines = visible_lines(write_annex02(whole, copies.broken_lines()).document)
    line = next(line for line in lines if "行业门类" in line)

    assert f"行业门类：{whole.text('enterprise.industry.section')} | " in line


def test_a_copy_without_a_label_is_filled_but_for_it(whole):
    """The label that an office left out is named; everything else is written."""
    document = copies.blank()
    for label in ("信用等级", "成立时间"):
        copies.retype(copies.cell_of(document, copies.BASIC, label), "备用")
    filled = write_annex02(whole, copies.as_bytes(document))
    found = read_back(filled, whole)

    assert filled.unplaced == ("成立时间", "信用等级")
    left_out = {"enterprise.founded", "enterprise.credit_rating"}
    assert printed(whole).keys() - found.keys() == left_out


def test_a_foreign_document_is_refused(whole):
    """A document with none of the labels is no 附件2."""
    document = docx.Document()
    document.add_paragraph("会议纪要")

    with pytest.raises(FormError, match="附件2"):
        write_annex02(whole, copies.as_bytes(document))


def test_printed_years_decide_their_columns(whole):
    """Where an office prints the years, figures go under their own year; a year without a column is told."""
    document = copies.blank()
    cells = copies.row_of(document, copies.BASIC, "近三年发展情况").tc_lst[1:]
    for cell, year in zip(cells, ("2025年度", "2024年度", "2022年度"), strict=True):
        copies.retype(cell, year)
    filled = write_annex02(whole, copies.as_bytes(document))
    line = next(line for line in visible_lines(filled.document) if line.startswith("资产总额"))

    assert line == "资产总额（万元） | 96778.12 | 92310 |"
    assert filled.unplaced[0] == "2023年·资产总额（万元）"


# -- the copy to work on and the copy to hand in


def test_narratives_and_missing_cells_carry_comments(whole):
    """A comment for each narrative and each missing cell, saying where it came from or what to give."""
    narratives = [one for one in whole.fields if one.field.kind == "narrative" and one.text]
    texts = comment_texts(write_annex02(whole).document)
    empty = samples.nothing()
    asked = comment_texts(write_annex02(empty).document)

    assert len(texts) == len(narratives)
    assert all(text.strip() for text in texts)
    assert any("来源：whole.yaml" in text and "300字以内" in text for text in texts)
    assert len(asked) == len(empty.missing)
    assert any("填写要求" in text for text in asked)


def test_a_computed_cell_carries_its_arithmetic():
    """A share worked out of two amounts, and a ticked box that follows from a score, ask to be checked."""
    given = {
        "basics.outcomes.development_time": Answer(
            Decimal("33.3"), (Source("对话第2条，按由90天到60天推算", "研制周期从90天降到60天"),)
        ),
        "basis.score": Answer(Decimal("3.12"), (Source("对话第5条", "自评3.12分"),)),
    }
    texts = comment_texts(fill(draft(FORM, Answers(given), samples.TODAY)).document)

    assert any("算式：（90天−60天）÷90天＝33.3%" in text for text in texts)
    assert any("由自评得分3.12推算" in text and "请核对" in text for text in texts)


def test_a_missing_cell_says_whom_to_ask():
    """The comment on 资产总额 names the department that has the audit report."""
    texts = comment_texts(write_annex02(samples.nothing()).document)

    assert sum("可问：财务部门（审计报告）" in text for text in texts) == 12


def test_comments_name_the_assistant_and_no_time(whole):
    """The author is the tool; a time of writing would make every draft differ."""
    comments = list(docx.Document(io.BytesIO(write_annex02(whole).document)).comments)

    assert {(comment.author, comment.initials, comment.timestamp) for comment in comments} == {
        ("申报助手", "助", None)
    }


def test_missing_text_is_yellow_in_the_working_copy_only():
    """【待补充】 is highlighted where a person works on it; the clean copy keeps the words alone."""
    empty = samples.nothing()
    working, clean = write_annex02(empty).document, write_annex02(empty, comments=False).document

    assert body_xml(working).count('w:highlight w:val="yellow"') == len(empty.missing)
    assert "highlight" not in body_xml(clean)
    assert "comment" not in body_xml(clean)
    assert visible_lines(clean) == visible_lines(working)


def body_xml(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read("word/document.xml").decode("utf-8")


# -- sound documents


def test_equal_drafts_give_equal_bytes(whole):
    """Filling twice gives the same file."""
    assert write_annex02(whole).document == write_annex02(whole).document


def test_no_person_or_machine_is_named(whole):
    """Properties of an office's copy do not travel on: author, editor, firm, template."""
    document = copies.blank()
    document.core_properties.author = document.core_properties.last_modified_by = "王处长"
    properties = docx.Document(
        io.BytesIO(write_annex02(whole, copies.as_bytes(document)).document)
    ).core_properties

    assert (properties.author, properties.last_modified_by) == ("", "")


def test_many_long_rows_keep_the_tables_sound():
    """Six scenes with texts beyond every limit: widths of cells are those of the grid, heads repeat, rows may break."""
    rows = {
        **ROWS,
        "scenes": tuple(range(6)),
        "means": tuple(range(6)),
        "means.*.equipment": tuple(range(12)),
    }
    long = {
        f"scenes.{row}.{key}": "长文本，" * 200
        for row in range(6)
        for key in ("application", "outcome", "others")
    }
    document = open_document(write_annex02(samples.marked(rows, long)).document)

    assert len(document.tables) == 2 + 6
    for table in document.tables:
        grid = Grid(table._tbl)
        for slots in grid.rows:
            assert slots[-1].end == len(grid.widths)
            for slot in slots:
                assert int(slot.tc.tcPr.tcW.get(qn("w:w"))) == sum(grid.widths[slot.start : slot.end])
    scenes = document.tables[copies.SCENES]._tbl
    assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in scenes.tr_lst] == [True] + [False] * 6
    assert not scenes.xpath(".//w:cantSplit")


def test_an_exact_row_height_does_not_hide_text(whole):
    """A copy whose rows have a fixed height lets them grow."""
    document = open_document(write_annex02(whole, copies.merged_differently()).document)

    assert not document.element.body.xpath(".//w:trHeight[@w:hRule='exact']")


def test_runs_name_a_chinese_font(whole):
    """Every run with text names the font for Chinese characters, as Word and WPS want it."""
    document = open_document(write_annex02(whole).document)
    runs = document.element.body.xpath(".//w:r[w:t]")

    assert len(runs) > 200
    assert all(run.xpath("./w:rPr/w:rFonts/@w:eastAsia") for run in runs)


@settings(max_examples=12, deadline=None)
@given(text=st.text(min_size=1, max_size=60))
def test_any_text_is_data(text):
    """Markup, control characters, anything: it is printed as characters, and the document opens."""
    path = "enterprise.credit_rating"
    draft = Draft(FORM, (samples.field(path, text),))
    document = open_document(fill(draft).document)
    cell = copies.cell_of(document, copies.BASIC, "信用等级").getnext()

    assert cell_text(cell).split("\n") == (lines_of(text) or [""])
    assert not document.element.body.xpath(".//w:fldSimple | .//w:instrText | .//w:hyperlink")


# -- pictures


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_pictures_stand_in_their_cell_with_a_caption(tmp_path):
    """Scaled to the cell, behind the text, numbered through the table, the file's stem beneath."""
    for name in ("单元布局图.png", "检测站.png"):
        (tmp_path / name).write_bytes(png(800, 400))
    pictures = {
        "scenes.0.application_pictures": "单元布局图.png",
        "scenes.0.solution_pictures": "检测站.png\n单元布局图.png",
    }
    draft = samples.marked({}, pictures)
    document = open_document(fill(draft, pictures=tmp_path).document)
    cells = document.tables[copies.SCENES]._tbl.tr_lst[1].tc_lst
    first, second = cells[3], cells[5]
    width = int(first.xpath(".//wp:extent/@cx")[0])

    assert cell_text(first).split("\n") == [draft.text("scenes.0.application"), "", "图1 单元布局图"]
    assert cell_text(second).split("\n")[1:] == ["", "图2 检测站", "", "图3 单元布局图"]
    assert 0 < width <= first.width


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("没有.png", None, "找不到"),
        ("坏图.png", b"\x89PNG\r\n\x1a\n\0\0", "不是可用的图片"),
        ("文字.jpg", "这不是图片".encode(), "不是可用的图片"),
    ],
    ids=["missing", "cut", "text"],
)
def test_a_picture_that_cannot_be_used_is_named(tmp_path, name, content, problem):
    """The error says which file and why."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    draft = samples.marked({}, {"scenes.0.solution_pictures": name})

    with pytest.raises(FileError, match=f"{name}.*{problem}"):
        fill(draft, pictures=tmp_path)
