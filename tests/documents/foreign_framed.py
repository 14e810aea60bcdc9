"""A copy of 附件2 in frames, text boxes and controls, with a table inside a cell; without 三 and 附表2."""

from collections.abc import Sequence

from docx.document import Document as DocumentType
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell

from tests.documents.offices import (
    COLUMNS,
    INDICATORS,
    LEVELS,
    NATURES,
    OUTCOMES,
    SIZES,
    Copy,
    Office,
    Texts,
    leading,
    pairs,
    row,
)  # fmt: skip

# -- 3: in frames, boxes and controls, a table inside a cell; no 三 and no 附表2


def framed(texts: Texts) -> Copy:
    """A cover of text boxes, controls around values, the contact's table in a cell, sections inside frames."""
    office = Office(texts)
    for label, path in (
        ("申报单位（盖章）", "cover.applicant"),
        ("场景名称", "cover.scene_name"),
        ("建设地址", "cover.address"),
    ):
        _text_box(office.document, f"{label}　{office.take(path)}")
    office.line(f"申报日期　{office.take('cover.filed')}")
    office.line("一、申报主体和场景基本信息")
    office.line("（一）申报主体基本信息")
    inside = _frame(office)
    table = inside.add_table(0, 4)
    row(table, "企业名称", office.take("enterprise.name"), spans=(1, 3))
    code, founded = office.taken("enterprise.credit_code", "enterprise.founded")
    row(table, "统一社会信用代码", code, "成立时间", founded)
    _controls(row(table, "企业性质", "", spans=(1, 3))[1], NATURES, office.take("enterprise.nature"))
    _old_fields(row(table, "企业类型", "", spans=(1, 3))[1], SIZES, office.take("enterprise.size"))
    row(table, "所属行业", "行业门类", "行业大类（行业代码大类+名称）", "行业中类（行业中类代码+名称）")
    row(
        table,
        "",
        *office.taken(*(f"enterprise.industry.{part}" for part in ("section", "division", "group"))),
    )
    for owner, labels in (
        ("法人代表/负责人", (("姓名", "representative.name"), ("电话", "representative.phone"))),
        ("联系人", (("姓名", "contact.name"), ("电话", "contact.phone"), ("职务", "contact.post"), ("手机", "contact.mobile"),
                 ("传真", "contact.fax"), ("邮箱", "contact.email"))),
    ):  # fmt: skip
        people = row(table, owner, "", spans=(1, 3))[1].add_table(0, 4)
        for pair in pairs(labels):
            row(people, *(text for label, key in pair for text in (label, office.take(f"enterprise.{key}"))))
    row(table, "信用等级", office.take("enterprise.credit_rating"), spans=(1, 3))
    years = office.rows("enterprise.years")
    row(table, "近三年发展情况", *(f"{year}" for year in years))
    for key, label in INDICATORS:
        row(table, label, *office.taken(*(f"enterprise.years.{year}.{key}" for year in years)))
    accident = office.boxes("enterprise.accident", ("是", "否"), leading)
    row(table, "企业近三年是否发生过重大安全生产事故、重大环境事故", accident, spans=(2, 2))
    _control(row(table, "企业简介", office.take("enterprise.profile"), spans=(1, 3))[1])
    row(table, "CMMM自评估等级", office.boxes("enterprise.level", LEVELS, leading), spans=(1, 3))
    _framed_basics(office)
    _framed_plan(office)
    _framed_scenes(office)
    return office.finished()


def _framed_basics(office: Office) -> None:
    office.line("（二）申报场景基本信息")
    table = office.table(4)
    for label, path in (
        ("环节名称", "stage"), ("场景名称", "scene"), ("应用建设起止日期", "period"), ("应用建设投资（万元）", "investment"),
        ("应用建设系统解决方案供应商名称", "supplier"),
    ):  # fmt: skip
        _control(row(table, label, office.take(f"basics.{path}"), spans=(1, 3))[1])
    name, phone = office.taken("basics.supplier_contact", "basics.supplier_phone")
    row(table, "联系人", name, "联系电话", phone)
    for pair in pairs(OUTCOMES):
        row(table, *(text for key, label in pair for text in (label, office.take(f"basics.outcomes.{key}"))))
    row(table, f"其他成效指标：{office.take('basics.outcomes.others')}", spans=(4,))


def _framed_plan(office: Office) -> None:
    """The narrative inside a frame under its heading, as offices draw a box to write in."""
    office.line("二、场景建设方案及情况")
    cell = _frame(office)
    first, *others = office.take("plan").split("\n")
    cell.paragraphs[0].text = first
    for line in others:
        cell.add_paragraph(line)
    office.line("四、相关附件")
    office.lines(office.take("attachments"))


def _framed_scenes(office: Office) -> None:
    office.line("附表1")
    table = office.table(len(COLUMNS))
    row(table, *(label.replace("（", "(").replace("）", ")") for _, label in COLUMNS))
    for key in office.rows("scenes"):
        row(table, *office.taken(*(f"scenes.{key}.{name}" for name, _ in COLUMNS)))


def _frame(office: Office) -> _Cell:
    return row(office.table(1), "")[0]


def _text_box(document: DocumentType, text: str) -> None:
    """A text box as Word keeps it: twice, for new and for old programs."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            f' xmlns:wps="{wps}" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
            f'<w:drawing><wp:anchor><a:graphic><a:graphicData uri="{wps}"><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>'
            "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
            f"{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def _control(cell: _Cell) -> None:
    """A rich text control around all that stands in a cell."""
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    blocks = [block for block in cell._tc if block.tag == qn("w:p")]
    blocks[0].addprevious(control)
    for block in blocks:
        control.find(qn("w:sdtContent")).append(block)
    cell._tc.append(OxmlElement("w:p"))


def _controls(cell: _Cell, options: Sequence[str], chosen: str) -> None:
    """Word's own check boxes before the options."""
    p = cell.paragraphs[0]._p
    for option in options:
        state = "1" if option == chosen else "0"
        glyph = "☒" if option == chosen else "☐"
        p.append(
            parse_xml(
                f'<w:sdt {nsdecls("w", "w14")}><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
                f"<w:sdtContent><w:r><w:t>{glyph}</w:t></w:r></w:sdtContent></w:sdt>"
            )
        )
        p.append(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{option}  </w:t></w:r>'))


def _old_fields(cell: _Cell, options: Sequence[str], chosen: str) -> None:
    """Form fields of the old kind, whose boxes are no text."""
    p = cell.paragraphs[0]._p
    for option in options:
        checked = "<w:checked/>" if option == chosen else ""
        for inside in (
            f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>{checked}</w:checkBox></w:ffData></w:fldChar>',
            "<w:instrText>FORMCHECKBOX</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
            f'<w:t xml:space="preserve">{option}  </w:t>',
        ):
            p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))
