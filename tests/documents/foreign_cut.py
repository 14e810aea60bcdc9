"""Two copies of 附件2 that were worked over: one cut at the ends of pages, one corrected by several hands."""

import copy
import re

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.table import Table, _Cell

from tests.documents.offices import (
    BLOCKS,
    COLUMNS,
    INDICATORS,
    LEVELS,
    NATURES,
    OUTCOMES,
    PLAN_HINT,
    PROMISE,
    SIZES,
    Copy,
    Office,
    Texts,
    block_table,
    down,
    leading,
    pairs,
    row,
)  # fmt: skip

PROFILE_HINT = "（发展历程、主营业务、市场份额等方面基本情况，不超过500字）"


# -- 4: cut at the ends of pages by hand


def cut(texts: Texts) -> Copy:
    """Long cells in two rows, heads printed again, 附表1 in two tables, an empty column, labels with their values."""
    office = Office(texts)
    office.line("附件2")
    office.line("甘肃省智能制造优秀场景申报书")
    for label, path in (
        ("申报单位（盖章）：", "cover.applicant"), ("场景名称　　", "cover.scene_name"),
        ("建设地址______", "cover.address"), ("申报日期：", "cover.filed"),
    ):  # fmt: skip
        office.line(f"{label}{office.take(path)}______")
    office.line("一、申报主体和场景基本信息")
    table = office.table(8)
    row(table, "（一）申报主体基本信息", spans=(8,))
    _cut_enterprise(office, table)
    row(table, "（二）申报场景基本信息", spans=(8,))
    _cut_basics(office, table)
    office.line("二、场景建设方案及情况：")
    office.lines(office.take("plan"))
    office.document.add_section()
    office.line("三、下一步提升和推广计划")
    office.line(f"（一）提升计划：{office.take('next_steps.improvement')}")
    office.line(f"（二）推广应用计划：{office.take('next_steps.promotion')}")
    office.line("四、相关附件")
    office.lines(office.take("attachments"))
    office.line("附表1")
    office.line("场景描述")
    for key in office.rows("scenes"):
        _cut_scene(office, key)
    office.line("附表2")
    means = office.table(5)
    for key in office.rows("means"):
        instance = office.take(f"means.{key}.instance")
        row(means, "具体场景实例名称（与附表1表格对应）", instance, spans=(2, 3))
        for name, columns in BLOCKS:
            spans = {5: (1,) * 5, 4: (1, 1, 1, 2), 2: (1, 4)}[len(columns)]
            block_table(office, f"means.{key}.{name}", columns, means, spans)
            if name == "equipment":
                _same_kinds_once(means)
    return office.finished()


def _cut_enterprise(office: Office, table: Table) -> None:
    row(table, "企业名称", "", office.take("enterprise.name"), spans=(2, 1, 5))
    code, founded = office.taken("enterprise.credit_code", "enterprise.founded")
    row(table, f"统一社会信用代码：{code}", f"成立时间：{founded}", spans=(4, 4))
    row(table, "企业性质", office.boxes("enterprise.nature", NATURES, leading), spans=(2, 6))
    row(table, "企业类型", _wingdings(office, "enterprise.size", SIZES), spans=(2, 6))
    heads = row(
        table,
        "所属行业",
        "行业门类",
        "行业大类（行业代码大类+名称）",
        "行业中类（行业中类代码+名称）",
        spans=(2, 2, 2, 2),
    )
    industry = office.taken(*(f"enterprise.industry.{part}" for part in ("section", "division", "group")))
    down((heads[0], row(table, "", *industry, spans=(2, 2, 2, 2))[0]))
    for owner, part, labels in (
        ("法人代表/负责人", "representative", ("姓名", "电话")), ("联系人", "contact", ("姓名", "电话")),
    ):  # fmt: skip
        texts = [text for label, key in zip(labels, ("name", "phone"), strict=True)
                 for text in (label, office.take(f"enterprise.{part}.{key}"))]  # fmt: skip
        row(table, owner, *texts, spans=(2, 1, 2, 1, 2))
    for first, second in ((("职务", "post"), ("手机", "mobile")), (("传真", "fax"), ("邮箱", "email"))):
        texts = [
            text
            for label, key in (first, second)
            for text in (label, office.take(f"enterprise.contact.{key}"))
        ]
        row(table, "", *texts, spans=(2, 1, 2, 1, 2))
    row(table, "信用等级", office.take("enterprise.credit_rating"), spans=(2, 6))
    years = office.rows("enterprise.years")
    spans = (2, *(2 for _ in years))
    row(table, "近三年发展情况", *(f"{year}年度" for year in years), spans=spans)
    for key, label in INDICATORS:
        row(table, label, *office.taken(*(f"enterprise.years.{year}.{key}" for year in years)), spans=spans)
    accident = office.boxes("enterprise.accident", ("是", "否"), leading).replace(
        "是", "是（事故名称：      ）"
    )
    row(table, "企业近三年是否发生过重大安全生产事故、重大环境事故", accident, spans=(5, 3))
    profile = _in_two_rows(table, "企业\n简介", office.take("enterprise.profile"), (2, 6))
    if profile:
        office.written["enterprise.profile"] = profile
    row(table, "CMMM自评估等级", office.boxes("enterprise.level", LEVELS, leading), spans=(2, 6))


def _wingdings(office: Office, path: str, options: tuple[str, ...]) -> str:
    """Boxes as characters of a symbol font's private range, as LibreOffice keeps them."""
    return office.boxes(path, options, lambda option, ticked: f"{chr(0xF0FE if ticked else 0xF0A8)}{option}")


def _cut_basics(office: Office, table: Table) -> None:
    for label, path in (
        ("环节名称", "stage"), ("场景名称", "scene"), ("应用建设起止日期", "period"), ("应用建设投资（万元）", "investment"),
        ("应用建设系统解决方案供应商名称", "supplier"),
    ):  # fmt: skip
        row(table, label, office.take(f"basics.{path}"), spans=(3, 5))
    name, phone = office.taken("basics.supplier_contact", "basics.supplier_phone")
    row(table, "", "联系人", name, "联系电话", phone, spans=(1, 1, 2, 2, 2))
    for pair in pairs(OUTCOMES):
        texts = [text for key, label in pair for text in (label, office.take(f"basics.outcomes.{key}"))]
        row(table, "整体建设成效", *texts, spans=(1, 2, 1, 3, 1))
    row(table, "整体建设成效", "其他成效指标", office.take("basics.outcomes.others"), spans=(1, 2, 5))
    row(table, "真实性承诺", PROMISE, spans=(2, 6))


def _in_two_rows(table: Table, label: str, text: str, spans: tuple[int, int]) -> str:
    """A long cell as it was cut at the end of a page, between two sentences; gives its lines."""
    parts = re.split(r"(?<=。)", text)
    lines = [
        line for line in ("".join(parts[: len(parts) // 2]), "".join(parts[len(parts) // 2 :])) if line
    ] or [""]
    down([row(table, label if not number else "", line, spans=spans)[0] for number, line in enumerate(lines)])
    return "\n".join(lines)


def _cut_scene(office: Office, key: int) -> None:
    """A table of its own for each scene, its head printed again, long texts cut in the middle of a sentence."""
    table = office.table(len(COLUMNS) + 1)
    row(table, "序号", *(label for _, label in COLUMNS))
    texts = office.taken(*(f"scenes.{key}.{name}" for name, _ in COLUMNS))
    firsts = [text[: len(text) // 2] if len(text) > 120 and "\n" not in text else text for text in texts]
    row(table, str(key + 1), *firsts)
    seconds = [text[len(first) :] for text, first in zip(texts, firsts, strict=True)]
    row(table, "序号", *(label for _, label in COLUMNS))
    if any(seconds):
        row(table, "", *seconds)
    office.line("")


def _same_kinds_once(table: Table) -> None:
    """Neighbouring rows of one kind share its cell."""
    rows = table.rows[-3:]
    if len(rows) == 3 and rows[1].cells[0].text == rows[2].cells[0].text != "":
        down((rows[1].cells[0], rows[2].cells[0]))


# -- 5: corrected by several hands


def corrected(texts: Texts) -> Copy:
    """Hints left above answers, tracked changes, links, runs cut anywhere, comments, the first scene over the example."""
    office = Office(texts)
    for section in office.document.sections:
        section.left_margin = Cm(1)
    office.line("甘肃省智能制造优秀场景申报书")
    for label, path in (
        ("申报单位（盖章）", "cover.applicant"), ("场景名称", "cover.scene_name"), ("建设地址", "cover.address"),
        ("申报日期", "cover.filed"),
    ):  # fmt: skip
        office.line(f"{label}\t {office.take(path)} ")
    office.line("甘肃省工业和信息化厅编制")
    office.line("一、申报主体和场景基本信息")
    office.line("（一）申报主体基本信息")
    _corrected_enterprise(office)
    office.line("（二）申报场景基本信息")
    _corrected_basics(office)
    office.line("二、场景建设方案及情况")
    office.line(PLAN_HINT)
    office.lines(office.take("plan"))
    office.line("三、下一步提升和推广计划")
    office.line("（一）提升计划")
    office.lines(office.take("next_steps.improvement"))
    office.line("（二）推广应用计划")
    office.lines(office.take("next_steps.promotion"))
    office.line("四、相关附件")
    office.lines(office.take("attachments"))
    office.line("附表1")
    table = office.table(len(COLUMNS) + 1)
    row(table, "序号", *(label for _, label in COLUMNS))
    for key in office.rows("scenes"):
        texts_here = office.taken(*(f"scenes.{key}.{name}" for name, _ in COLUMNS))
        row(table, "示例" if not key else str(key), *texts_here)
    office.line("附表2")
    for key in office.rows("means"):
        means = office.table(5)
        row(means, "具体场景实例名称（与附表1表格对应）", office.take(f"means.{key}.instance"), spans=(1, 4))
        for name, columns in BLOCKS:
            spans = {5: (1,) * 5, 4: (1, 1, 1, 2), 2: (1, 4)}[len(columns)]
            block_table(office, f"means.{key}.{name}", columns, means, spans)
            row(means, "（可填写多个）", *[""] * (len(columns) - 1), spans=spans)
    _work_over(office)
    return office.finished()


def _corrected_enterprise(office: Office) -> None:
    table = office.table(4)
    row(table, "企业名称", office.take("enterprise.name"), spans=(1, 3))
    row(table, *[""] * 4)
    code, founded = office.taken("enterprise.credit_code", "enterprise.founded")
    row(table, "统一社会信用代码", code, "成立时间", founded)
    for label, path, options in (("企业性质", "nature", NATURES), ("企业类型", "size", SIZES)):
        row(table, label, office.boxes(f"enterprise.{path}", options, leading), spans=(1, 3))
    row(table, "所属行业", "行业门类", "行业大类（行业代码大类+名称）", "行业中类（行业中类代码+名称）")
    row(
        table,
        "",
        *office.taken(*(f"enterprise.industry.{part}" for part in ("section", "division", "group"))),
    )
    for owner, labels in (
        ("法人代表", (("姓名", "representative.name"), ("电话", "representative.phone"))),
        ("联系人", (("姓名", "contact.name"), ("电话", "contact.phone"))), ("", (("职务", "contact.post"), ("手机", "contact.mobile"))),
        ("", (("传真", "contact.fax"), ("邮箱", "contact.email"))),
    ):  # fmt: skip
        people = office.table(5)
        row(
            people,
            owner or "联系人",
            *(text for label, key in labels for text in (label, office.take(f"enterprise.{key}"))),
        )
    table = office.table(4)
    row(table, "信用等级", office.take("enterprise.credit_rating"), spans=(1, 3))
    years = office.rows("enterprise.years")
    row(table, "近三年发展情况", *(f"{year} 年" for year in years))
    for key, label in INDICATORS:
        row(table, label, *office.taken(*(f"enterprise.years.{year}.{key}" for year in years)))
    accident = office.boxes("enterprise.accident", ("是", "否"), leading).replace(
        "是", "是（事故名称：      ）"
    )
    row(table, "企业近三年是否发生过重大安全生产事故、重大环境事故3", accident, spans=(2, 2))
    row(table, "企业简介", f"{PROFILE_HINT}\n{office.take('enterprise.profile')}", spans=(1, 3))
    row(table, "CMMM自评估等级", office.boxes("enterprise.level", LEVELS, leading), spans=(1, 3))


def _corrected_basics(office: Office) -> None:
    table = office.table(5)
    for label, path in (
        ("环节名称", "stage"), ("场景名称", "scene"), ("应用建设起止日期", "period"), ("应用建设投资（万元）", "investment"),
    ):  # fmt: skip
        row(table, label, office.take(f"basics.{path}"), spans=(1, 4))
    supplier = office.take("basics.supplier")
    row(table, "应用建设系统解决方案供应商名称",
        f"（每个场景实例可填写多个系统解决方案供应商，若为企业自建，填写“自建”即可）{supplier}", spans=(1, 4))  # fmt: skip
    name, phone = office.taken("basics.supplier_contact", "basics.supplier_phone")
    row(table, "", "联系人", name, "联系电话", phone)
    owner: list[_Cell] = []
    for pair in pairs(OUTCOMES):
        texts = [text for key, label in pair for text in (label, office.take(f"basics.outcomes.{key}"))]
        owner.append(row(table, "整\n体\n建\n设\n成\n效" if not owner else "", *texts)[0])
    owner.append(row(table, "", f"（其他成效指标）{office.take('basics.outcomes.others')}", spans=(1, 4))[0])
    down(owner)
    row(table, "真实性\n承诺", PROMISE, spans=(1, 4))


def _work_over(office: Office) -> None:
    """Every longer run is cut in two, every fifth retyped with tracking on, mails become links; a comment on the title."""
    body = office.document.element.body
    for number, node in enumerate([node for node in body.iter(qn("w:t")) if _alone(node)]):
        run = node.getparent()
        if "@" in node.text:
            link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="x"/>')
            run.addprevious(link)
            link.append(run)
        elif number % 5 == 0:
            _retype(run, node.text)
        else:
            second = copy.deepcopy(run)
            node.text, second.find(qn("w:t")).text = node.text[:3], node.text[3:]
            run.addnext(second)
    title = office.document.paragraphs[0]
    office.document.add_comment(title.runs, text="请办公室核对全称", author="王")


def _alone(node: BaseOxmlElement) -> bool:
    """Whether a longer text has a run of its own."""
    return len(node.text or "") > 5 and len(node.getparent().findall(qn("w:t"))) == 1


def _retype(run: BaseOxmlElement, text: str) -> None:
    """The end of a run taken out, the same and other words put in, and what was first put in taken out again."""
    kept, end = text[:4], text[4:]
    run.find(qn("w:t")).text = kept
    gone = f"<w:r><w:delText>旧{end}</w:delText></w:r>"
    for mark in (
        f'<w:ins {nsdecls("w")} w:id="1" w:author="李"><w:r><w:t xml:space="preserve">{end}</w:t></w:r>'
        f'<w:del w:id="2" w:author="王"><w:r><w:delText>又改</w:delText></w:r></w:del></w:ins>',
        f'<w:moveFrom {nsdecls("w")} w:id="3" w:author="李"><w:r><w:t>移走</w:t></w:r></w:moveFrom>',
        f'<w:del {nsdecls("w")} w:id="4" w:author="李">{gone}</w:del>',
    ):
        run.addnext(parse_xml(mark))
