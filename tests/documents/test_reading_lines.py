"""Reading forms whose labels and values stand in one line or cell, under heads numbered in an office's own way."""

from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from PIL import Image

from assistant.documents.reading import FormReading, read_form
from assistant.documents.word import open_document
from assistant.forms.annex02 import FORM
from tests.documents.offices import COLUMNS, OUTCOMES, Office, row

HOST, SCENE = "（一）申报主体基本信息", "（二）申报场景基本信息"


def reading_of(office: Office) -> FormReading:
    """What is read of a document with a blank 附表1 at its end, so that it is known for the form."""
    office.line("附表1")
    table = office.table(len(COLUMNS))
    row(table, *(label for _, label in COLUMNS))
    row(table, *[""] * len(COLUMNS))
    return read_form(open_document(office.finished().document), FORM)


def read_lines(head: str, *lines: str) -> tuple[dict[str, str], list[str]]:
    """Texts by path, and what is left over, of a document that prints some lines under a head."""
    office = Office({})
    for line in (head, *lines):
        office.line(line)
    return told(reading_of(office))


def read_cell(head: str, *texts: str) -> tuple[dict[str, str], list[str]]:
    """The same of a table with one row."""
    office = Office({})
    office.line(head)
    row(office.table(len(texts)), *texts)
    return told(reading_of(office))


def told(reading: FormReading) -> tuple[dict[str, str], list[str]]:
    return {one.path: one.text for one in reading.fields}, [one.text for one in reading.leftovers]


# -- heads


@pytest.mark.parametrize("number", ["", "1.2 ", "1.2　", "（2）", "第二节　", "(二) ", "2、"])
def test_a_head_is_told_by_its_words(number: str) -> None:
    """联系人 under 申报场景基本信息 is the supplier's, however the head is numbered."""
    texts, left = read_cell(f"{number}申报场景基本信息", "联系人", "罗振邦", "联系电话", "0931-8600002")

    assert texts == {"basics.supplier_contact": "罗振邦", "basics.supplier_phone": "0931-8600002"}
    assert left == []


@pytest.mark.parametrize(
    ("plan", "improvement"),
    [("2　", "3.1 "), ("第二部分　", "（1）"), ("", ""), ("（二）", "1）"), ("第2章 ", "3.1.1 ")],
)
def test_texts_stand_under_heads_of_any_number(plan: str, improvement: str) -> None:
    """The text up to the next head, and the one behind a head on its line."""
    texts, left = read_lines(
        f"{plan}场景建设方案及情况",
        "分三步建设。",
        f"{improvement}提升计划：2027年扩到二期。",
        "再投200万元。",
    )

    assert texts == {"plan": "分三步建设。", "next_steps.improvement": "2027年扩到二期。\n再投200万元。"}
    assert left == []


# -- lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("企业名称：甲公司", {"name": "甲公司"}, id="colon"),
        pytest.param("企　业　名　称　　甲公司", {"name": "甲公司"}, id="padded-blank"),
        pytest.param("1. 企 业 名 称: 甲公司 ", {"name": "甲公司"}, id="numbered"),
        pytest.param("成立时间：__2004年6月____", {"founded": "2004年6月"}, id="underscores"),
        pytest.param(
            "企业名称：__甲公司__　成立时间：2004年6月　信用等级：______",
            {"name": "甲公司", "founded": "2004年6月"},
            id="several-and-one-blank",
        ),
        pytest.param("企业名称：甲公司；成立时间：2004年", {"name": "甲公司", "founded": "2004年"}, id="semicolon"),
        pytest.param("企业性质：□中央企业　☑民营企业　□三资企业", {"nature": "民营企业"}, id="boxes"),
        pytest.param(
            "企业近三年是否发生过重大安全生产事故、重大环境事故：□是（事故名称：____）　☑否",
            {"accident": "否"},
            id="label-in-brackets",
        ),
        pytest.param(
            "所属行业：门类 制造业 大类 18纺织服装、服饰业 中类 181机织服装制造",
            {
                "industry.section": "制造业",
                "industry.division": "18纺织服装、服饰业",
                "industry.group": "181机织服装制造",
            },
            id="bare-sub-labels",
        ),
        pytest.param("所属行业（行业门类）：C制造业", {"industry.section": "C制造业"}, id="owner-and-bracket"),
        pytest.param(
            "法定代表人 张三　法人代表／负责人：姓名　李四　　电话　（0943）8260001",
            {},
            id="begins-with-another-label",
        ),
    ],
)  # fmt: skip
def test_labels_and_values_in_one_line(line: str, expected: dict[str, str]) -> None:
    """Behind a colon or a blank, several to a line; a line that begins with no label of the form stays left over."""
    texts, left = read_lines(HOST, line)

    assert texts == {f"enterprise.{key}": text for key, text in expected.items()}
    assert left == ([] if expected else [" ".join(line.split())])


def test_a_line_without_an_owner_goes_on_with_the_one_above() -> None:
    """姓名 and 电话 belong to who stands before them; 职务 and 电话 in the line below to the same."""
    texts, left = read_lines(
        HOST,
        "法人代表／负责人：姓名　慕容海川　　电话　0934－8500001",
        "联　系　人：姓名　白　露　　职务　秘书",
        "　　　　　　电话　0934－8500088　　手机　139 0000 0077",
    )

    assert texts == {
        "enterprise.representative.name": "慕容海川",
        "enterprise.representative.phone": "0934－8500001",
        "enterprise.contact.name": "白　露",
        "enterprise.contact.post": "秘书",
        "enterprise.contact.phone": "0934－8500088",
        "enterprise.contact.mobile": "139 0000 0077",
    }
    assert left == []


def test_an_offices_other_words_are_understood() -> None:
    """供应商联系人 is the form's 联系人, in a line and in a table; the unit that is printed goes with the amount."""
    texts, _ = read_lines(
        SCENE, "供应商联系人：苗青峰　　供应商电话：0532-80000011", "应用建设投资（亿元）：__1.2__"
    )
    beside, _ = read_cell(SCENE, "供应商联系人", "阮一帆", "供应商联系电话：028-85000009")

    assert texts == {
        "basics.supplier_contact": "苗青峰",
        "basics.supplier_phone": "0532-80000011",
        "basics.investment": "1.2亿元",
    }
    assert beside == {"basics.supplier_contact": "阮一帆", "basics.supplier_phone": "028-85000009"}


def test_a_text_below_its_label_is_read_up_to_the_next_label() -> None:
    """企业简介： on a line of its own, paragraphs under it."""
    texts, left = read_lines(HOST, "企业简介：", "公司建于2004年。", "职工300人。", "信用等级：A级")

    assert texts == {"enterprise.profile": "公司建于2004年。\n职工300人。", "enterprise.credit_rating": "A级"}
    assert left == []


def test_several_labels_of_the_cover_in_one_line() -> None:
    """申报单位 and 申报日期 side by side."""
    texts, left = read_lines(
        "甘肃省智能制造优秀场景申报书", "申报单位（盖章）：甲公司　　申报日期：2026年3月", HOST
    )

    assert texts == {"cover.applicant": "甲公司", "cover.filed": "2026年3月"}
    assert left == []


def test_what_a_line_says_keeps_its_place() -> None:
    """A field that was read from a line, and what is left over of one, are told with the paragraph."""
    office = Office({})
    for line in (HOST, "", "企业名称：甲公司", "信用等级：A级　信用等级：B级"):
        office.line(line)
    reading = reading_of(office)

    assert reading.by_path["enterprise.name"].place == "第2段"
    assert [(one.text, one.place) for one in reading.leftovers] == [("信用等级：B级", "第3段")]


def test_a_tracked_change_in_a_line_is_told_with_its_place() -> None:
    """The line is read as it was accepted."""
    office = Office({})
    office.line(HOST)
    line = office.document.add_paragraph("企业名称：甲")
    line._p.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="李"><w:r><w:t>公司</w:t></w:r></w:ins>')
    )
    reading = reading_of(office)

    assert reading.by_path["enterprise.name"].text == "甲公司"
    assert [(one.text, one.place) for one in reading.edits] == [("公司", "第2段")]


# -- cells


@pytest.mark.parametrize("mark", ["{}）", "（{}）", "{}.", "{}、", ""])
def test_indicators_listed_in_one_cell(mark: str) -> None:
    """1）指标（%）：值, a line each, beside 整体建设成效; the last may have several lines."""
    lines = [
        f"{mark.format(number)}{label}：{number}.5" for number, (_, label) in enumerate(OUTCOMES, start=1)
    ]
    texts, left = read_cell(
        SCENE, "整体\n建设\n成效", "\n".join([*lines, "其他成效指标：水耗由9.8降至7.1；", "电耗：见附件。"])
    )

    assert texts == {
        **{f"basics.outcomes.{key}": f"{number}.5" for number, (key, _) in enumerate(OUTCOMES, start=1)},
        "basics.outcomes.others": "水耗由9.8降至7.1；\n电耗：见附件。",
    }
    assert left == []


def test_several_labels_in_one_cell() -> None:
    """An owner with its fields, a line each."""
    texts, left = read_cell(HOST, "所属行业（行业门类）：C制造业\n行业大类：32-有色\n行业中类：325-压延")
    owned, _ = read_cell(HOST, "联系人", "姓名：白露　手机：13900000077\n邮箱：b@x.example")

    assert texts == {
        "enterprise.industry.section": "C制造业",
        "enterprise.industry.division": "32-有色",
        "enterprise.industry.group": "325-压延",
    }
    assert owned == {
        "enterprise.contact.name": "白露",
        "enterprise.contact.mobile": "13900000077",
        "enterprise.contact.email": "b@x.example",
    }
    assert left == []


def test_a_blank_behind_its_colon_takes_nothing_from_the_next_cell() -> None:
    """传真： with nothing behind it stands beside 邮箱 with its value."""
    texts, left = read_cell(HOST, "传真：", "邮箱：b@x.example")

    assert texts == {"enterprise.contact.email": "b@x.example"}
    assert left == []


# -- what only looks so


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("企业名称：甲公司　注册资本：500万元", id="a-label-that-the-form-does-not-know"),
        pytest.param("企业名称：甲公司成立时间：2004年", id="glued-to-the-value"),
        pytest.param("我公司企业名称：甲公司", id="in-a-sentence"),
        pytest.param("联系人：张三　电话：0934-1", id="a-name-where-its-label-should-be"),
    ],
)
def test_a_line_that_is_not_certain_is_left_over(line: str) -> None:
    """Nothing of it is read, all of it is told."""
    assert read_lines(HOST, line) == ({}, [" ".join(line.split())])


def test_a_phone_of_nobody_is_left_over() -> None:
    """Which 电话 it is only its owner tells."""
    assert read_lines(HOST, "信用等级：A级", "电话：0934-8500001") == (
        {"enterprise.credit_rating": "A级"},
        ["电话：0934-8500001"],
    )


def test_a_text_that_lists_the_forms_labels_stays_a_text() -> None:
    """In the plan, in a text of the form's table, and in one that a label above it asks for."""
    lines = "企业名称：乙公司\n成立时间：2001年"
    texts, left = read_lines("二、场景建设方案及情况", *lines.split("\n"))
    beside, _ = read_cell(HOST, "企业简介", lines)
    inside, _ = read_cell(HOST, f"企业简介：\n{lines}", "")
    office = Office({})
    office.line(HOST)
    table = office.table(1)
    row(table, "企业简介")
    row(table, lines)
    below, untold = told(reading_of(office))

    assert (texts, left) == ({"plan": lines}, [])
    assert inside == {"enterprise.profile": lines}
    assert (beside, below, untold) == ({}, {}, [" ".join(lines.split())])


def test_a_list_beside_another_label_gives_nothing_to_the_first_of_it() -> None:
    """Beside a label that the form does not know the lines are not laid out, and none takes all of them."""
    lines = "1）关键设备数控化率（%）：94.2\n2）关键设备联网率（%）：97.5"
    texts, left = read_cell(SCENE, "建设指标", lines)

    assert texts == {}
    assert left == [f"建设指标 | {' '.join(lines.split())}"]


def test_a_figure_beside_a_label_that_was_taken_out_goes_to_no_other() -> None:
    """Only a text goes on beside an empty label."""
    office = Office({})
    office.line(SCENE)
    table = office.table(2)
    row(table, "库存周转率提升（%）", "9.5")
    row(table, "", "6.0")

    assert told(reading_of(office)) == (
        {"basics.outcomes.stock_turnover": "9.5"},
        ["库存周转率提升（%）：6.0"],
    )


def test_a_list_in_the_outcome_of_a_scene_is_no_outcome_of_the_whole() -> None:
    """生产效率提升：30% in 附表1 says something of that scene alone."""
    office = Office({})
    office.line(SCENE)
    lines = "关键设备数控化率（%）：90\n生产效率提升：30%"
    table = office.table(2)
    for key, label in COLUMNS:
        row(table, label, {"stage": "生产作业", "outcome": lines}.get(key, ""))
    texts, left = told(read_form(open_document(office.finished().document), FORM))

    assert texts == {"scenes.0.stage": "生产作业"}
    assert [text.split("：", 1)[1] for text in left] == [" ".join(lines.split())]


def test_the_scene_on_the_cover_is_not_that_of_the_form() -> None:
    """Without the heads of the sections 场景名称 in the cover's table stays the cover's."""
    office = Office({})
    row(office.table(2), "场景名称", "柔性加工")
    row(office.table(2), "企业名称", "甲公司")
    texts, _ = told(reading_of(office))

    assert texts == {"cover.scene_name": "柔性加工", "enterprise.name": "甲公司"}


def test_a_line_with_a_picture_is_left_as_it_is(tmp_path: Path) -> None:
    """The picture would lose its place."""
    path = str(tmp_path / "章.png")
    Image.new("RGB", (10, 10), "red").save(path)
    office = Office({})
    office.line(HOST)
    line: Paragraph = office.document.add_paragraph("企业名称：甲公司")
    line.add_run().add_picture(path, width=Mm(5))

    assert told(reading_of(office)) == ({}, ["企业名称：甲公司", "图片"])
