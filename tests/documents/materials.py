"""Invented materials in many layouts, each with the facts that a careful reader would propose from it.

Enterprises, people, numbers and codes are all made up. Narratives are expected by their path and first characters.
"""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import docx
from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from assistant.documents.fill import write_annex02
from assistant.drafting.draft import draft
from assistant.forms.annex02 import FORM
from assistant.forms.files import read_answers
from tests.documents import copies

TODAY = date(2026, 3, 1)
ROOT = Path(__file__).resolve().parents[2]
NAME = "甘肃祁连轴承有限公司"
CODE = "91620500700000001G"
YEARS = "enterprise.years."

Facts = Mapping[str, str]
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Sample:
    """A material: how it is built into a folder, and the facts expected of it. `slow` ones need LibreOffice."""

    build: Callable[[Path], Path]
    facts: Facts
    slow: bool = False


def _figures(indicator: str, *values: str) -> dict[str, str]:
    return {
        f"{YEARS}{year}.{indicator}": value for year, value in zip((2023, 2024, 2025), values, strict=True)
    }


def _table(document: DocumentType, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    table.style = "Table Grid"
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text


def _saved(document: DocumentType, folder: Path, name: str) -> Path:
    path = folder / name
    document.save(str(path))
    return path


def _workbook(folder: Path, name: str, **sheets: Rows) -> Path:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


# -- introductions --

PROSE = (
    f"{NAME}成立于2008年5月，位于甘肃省天水市秦州区，是西北地区重要的精密轴承研发制造企业。",
    "公司现有职工612人，其中技术人员98人，2024年主营业务收入3.18亿元，年末资产总额4.05亿元。",
)


def introduction(folder: Path) -> Path:
    """Styled headings, prose, a contact line."""
    document = docx.Document()
    document.add_heading(f"{NAME}", 0)
    document.add_heading("一、企业概况", 1)
    for text in PROSE:
        document.add_paragraph(text)
    document.add_heading("二、荣誉资质", 1)
    document.add_paragraph("公司是省级专精特新企业，纳税信用等级为A级。")
    document.add_heading("三、联系方式", 1)
    document.add_paragraph("联系人：何静怡　　手机：13900000016　　邮箱：he@qilian.example")
    return _saved(document, folder, "企业介绍.docx")


def plain_introduction(folder: Path) -> Path:
    """No styles at all: a title and a line 企业简介 typed like the text."""
    document = docx.Document()
    document.add_paragraph("甘肃云岭机床厂企业简介")
    document.add_paragraph("甘肃云岭机床厂始建于1966年，2003年改制为民营企业，主要产品为立式加工中心。")
    document.add_paragraph("法定代表人：赵立新，电话0931-8000123。")
    document.add_paragraph("下一步计划")
    document.add_paragraph("2027年计划实现主营业务收入9亿元，职工达到2000人。")
    return _saved(document, folder, "厂简介.docx")


def licence(folder: Path) -> Path:
    """The contents of a business licence as a table of two columns."""
    document = docx.Document()
    document.add_paragraph("营业执照信息")
    rows = [
        ("统一社会信用代码", CODE), ("企业名称", NAME), ("类型", "有限责任公司（自然人投资或控股）"), ("法定代表人", "马有田"),
        ("注册资本", "伍仟万元整"), ("成立日期", "2008年05月18日"), ("住所", "甘肃省天水市秦州区虚构路16号"),
        ("经营范围", "轴承制造、销售；货物进出口。"),
    ]  # fmt: skip
    _table(document, rows)
    return _saved(document, folder, "营业执照.docx")


# -- forms of others --


def contact_table(folder: Path) -> Path:
    """Owners merged over rows: 联系人 and 企业负责人 beside their 姓名, 电话, 手机; a row of options with boxes."""
    document = docx.Document()
    document.add_paragraph("企业基本信息表")
    rows = [
        ["企业名称", NAME, "", "成立时间", "2008-05"],
        ["企业性质", "□中央企业 □地方国企 ☑民营企业 □三资企业", "", "", ""],
        ["企业负责人", "姓名", "马有田", "电话", "0938-2700000"],
        ["联系人", "姓名", "何静怡", "电话", "0938-2700016（办公室）"],
        ["", "职务", "信息化部部长", "手机", "139 0000 0016"],
        ["", "传真", "无", "邮箱", "he@qilian.example"],
        ["从业人员（人）", "612", "", "备注", "（此栏不填）"],
    ]
    _table(document, rows)
    table = document.tables[0]
    table.cell(3, 0).merge(table.cell(5, 0))
    table.cell(1, 1).merge(table.cell(1, 4))
    table.cell(0, 1).merge(table.cell(0, 2))
    return _saved(document, folder, "基本信息表.docx")


CONTACTS = {
    "enterprise.name": NAME,
    "enterprise.founded": "2008-05",
    "enterprise.nature": "民营企业",
    "enterprise.representative.name": "马有田",
    "enterprise.representative.phone": "0938-2700000",
    "enterprise.contact.name": "何静怡",
    "enterprise.contact.phone": "0938-2700016",
    "enterprise.contact.post": "信息化部部长",
    "enterprise.contact.mobile": "13900000016",
    "enterprise.contact.email": "he@qilian.example",
    "basis.staff": "612",
}


def factory_form(folder: Path) -> Path:
    """The application for another honour (附件4): 企业负责人 as a head over a row, years as columns, money in 万元."""
    document = docx.Document()
    document.add_paragraph("甘肃省先进级智能工厂申报书")
    rows = [
        ["企业名称", NAME, "", ""],
        ["机构代码", CODE, "成立时间", "2008年5月"],
        ["企业负责人", "姓  名", "职务和职称", "电话"],
        ["", "马有田", "董事长", "0938-2700000"],
        ["近三年主要经济指标", "2023年", "2024年", "2025年"],
        ["总资产（万元）", "35200", "37800", "40500"],
        ["总负债（万元）", "16262", "16934", "17212"],
        ["主营业务收入（万元）", "28600", "31800", "36200"],
        ["利润（万元）", "1745", "2162", "2860"],
        ["起止日期", "2023年9月至2025年6月", "项目投资（万元）", "860"],
    ]
    _table(document, rows)
    document.tables[0].cell(2, 0).merge(document.tables[0].cell(3, 0))
    return _saved(document, folder, "智能工厂申报书.docx")


def summary_sheet(folder: Path) -> Path:
    """A row of heads over one row of values, under a title (附件1)."""
    heads = [
        "序号",
        "评估企业名称",
        "省",
        "市",
        "提交时间",
        "自评得分",
        "自评等级",
        "所属行业",
        "企业性质",
        "企业类型",
    ]
    values = [
        1,
        NAME,
        "甘肃省",
        "天水市",
        datetime(2025, 11, 3),
        3.38,
        "三级",
        "装备制造",
        "民营",
        "中型企业",
    ]
    return _workbook(folder, "自评估汇总表.xlsx", Sheet1=[["智能制造能力成熟度自评估汇总表"], heads, values])


# -- figures --

FIGURES_WAN = {
    **_figures("assets", "35200", "37800", "40500"),
    **_figures("debt_ratio", "46.2", "44.8", "42.5"),
    **_figures("revenue", "28600", "31800", "36200"),
    **_figures("margin", "6.1", "6.8", "7.9"),
}


def figures_by_column(folder: Path) -> Path:
    """Indicators down, years across, 单位：万元 above; a forecast and older years that must not be taken."""
    rows = [
        ["近三年主要经济指标"],
        [f"编制单位：{NAME}", None, None, None, None, "单位：万元"],
        ["指标", "2021年", "2023年", "2024年", "2025年", "2026年预计"],
        ["资产总额", 30100, 35200, 37800, 40500, 45000],
        ["资产负债率（%）", 49, 46.2, 44.8, 42.5, 40],
        ["主营业务收入", 25100, 28600, 31800, 36200, 40000],
        ["利润总额", 1500, 1745, 2162, 2860, 3300],
        ["利润率（%）", 5.8, 6.1, 6.8, 7.9, 8.2],
    ]
    return _workbook(folder, "财务指标.xlsx", 经济指标=rows)


def figures_by_row(folder: Path) -> Path:
    """Years down, indicators across with their units; shares as percent formats."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "三年数据"
    sheet.append(["年份", "资产总额（元）", "资产负债率", "主营业务收入（亿元）", "利润率"])
    for row in (
        ("2023年度", 352000000, 0.462, 2.86, 0.061),
        ("2024年度", 378000000, 0.448, 3.18, 0.068),
        ("2025年度", 405000000, 0.425, 3.62, 0.079),
    ):
        sheet.append(list(row))
        for column in (3, 5):
            sheet.cell(sheet.max_row, column).number_format = "0.0%"
        sheet.cell(sheet.max_row, 2).number_format = "#,##0.00"
    path = folder / "三年数据.xlsx"
    book.save(path)
    return path


def balance_sheet(folder: Path) -> Path:
    """A statement: 期末 and 年初 beside 项目, two halves side by side, in 元; the year only in its date."""
    rows = [
        ["资产负债表"],
        [f"编制单位：{NAME}", None, "2025年12月31日", None, None, "单位：元"],
        ["资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"],
        ["货币资金", "12,345,678.90", "10,000,000.00", "短期借款", "30,000,000.00", "35,000,000.00"],
        [
            "资产总计",
            "405,000,000.00",
            "378,000,000.00",
            "负债和所有者权益总计",
            "405,000,000.00",
            "378,000,000.00",
        ],
    ]
    income = [
        ["利润表"],
        ["2025年度", None, "单位：元"],
        ["项目", "本期金额", "上期金额"],
        ["一、营业总收入", 368000000, 322000000],
        ["其中：主营业务收入", 362000000, 318000000],
    ]
    return _workbook(folder, "审计报表.xlsx", 资产负债表=rows, 利润表=income)


STATEMENT = {
    "enterprise.name": NAME,
    f"{YEARS}2025.assets": "40500",
    f"{YEARS}2024.assets": "37800",
    f"{YEARS}2025.revenue": "36200",
    f"{YEARS}2024.revenue": "31800",
}


# -- the form itself --


def last_application(folder: Path) -> Path:
    """附件2 as we fill it."""
    return _filled(folder, "去年申报书.docx", None)


def offices_copy(folder: Path) -> Path:
    """附件2 as an office typed and cut it, filled."""
    form = folder / "局里的表.docx"
    form.write_bytes(copies.rearranged())
    return _filled(folder, "单位申报书.docx", form)


def _filled(folder: Path, name: str, form: Path | None) -> Path:
    answers = read_answers(FORM, ROOT / "examples" / "陇原阀门.yaml")
    path = folder / name
    path.write_bytes(write_annex02(draft(FORM, answers, TODAY), form=form, comments=False).document)
    return path


VALVES = {
    "enterprise.name": "甘肃陇原阀门制造有限公司",
    "enterprise.founded": "2004-06",
    "enterprise.nature": "民营企业",
    "enterprise.contact.mobile": "13900000016",
    "enterprise.contact.post": "信息化部部长",
    "basics.scene": "在线智能检测",
    "basics.investment": "860",
    "basics.outcomes.cnc_share": "88.5",
    f"{YEARS}2024.revenue": "31800",
    "enterprise.profile": "公司2004年6月",
    "means.0.equipment.0.name": "",
    "scenes.0.outcome": "",
}


# -- text --


def labelled_lines(folder: Path) -> Path:
    """A text file of a Chinese Windows: a label and a value on each line."""
    lines = [
        f"企业名称：{NAME}", f"统一社会信用代码：{CODE}", "成立时间：2008年5月", "企业性质：民营企业", "法定代表人：马有田  电话：0938-2700000",
        "联系人：何静怡，职务：信息化部部长，手机：13900000016", "信用等级：纳税信用A级", "建设起止日期：2023年9月-2025年6月",
        "建设投资：860万元", "2025年主营业务收入：3.62亿元", "传真：无", "邮箱：",
    ]  # fmt: skip
    path = folder / "资料.txt"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path


def pasted_table(folder: Path) -> Path:
    """A text file with a table pasted from a sheet and one in Markdown."""
    text = f"""# {NAME}情况说明
主要指标（单位：亿元）
指标\t2023年\t2024年\t2025年
主营业务收入\t2.86\t3.18\t3.62
资产总额\t3.52\t3.78\t4.05

| 项目 | 内容 |
| --- | --- |
| 职工总数 | 612人 |
| 信用等级 | 纳税信用A级 |
"""
    path = folder / "说明.txt"
    path.write_text(text, encoding="utf-8")
    return path


# -- reports --


def report(folder: Path) -> Path:
    """A project report: sections that speak to the columns of 附表1, with named facts in the prose."""
    document = docx.Document()
    document.add_heading("轴承套圈在线检测项目总结报告", 0)
    document.add_heading("一、建设背景", 1)
    document.add_paragraph("以前套圈外径靠人工抽检，每班要4个人，漏检率高。")
    document.add_heading("二、建设内容", 1)
    document.add_paragraph("在磨加工车间建设在线检测线，项目建设期为2023年9月至2025年6月，总投资860万元。")
    document.add_heading("三、技术方案", 1)
    document.add_heading("（一）硬件", 2)
    document.add_paragraph("配置工业相机24台、工控机6台，由苏州衡视检测技术有限公司供货。")
    document.add_heading("四、实施成效", 1)
    document.add_paragraph("项目实施后，关键设备数控化率88.5%，关键设备联网率92.3%，产品不良率下降32.1%。")
    document.add_heading("五、推广计划", 1)
    document.add_paragraph("计划向集团内三家兄弟企业推广。")
    document.add_heading("六、附件", 1)
    document.add_paragraph("合同、验收单。")
    return _saved(document, folder, "项目总结.docx")


def boxed(folder: Path) -> Path:
    """Facts inside a table inside a table, and in a text box."""
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "企业名片"
    inner = outer.cell(0, 1).add_table(2, 2)
    for row, (label, value) in enumerate([("企业名称", NAME), ("统一社会信用代码", CODE)]):
        inner.cell(row, 0).text, inner.cell(row, 1).text = label, value
    box = parse_xml(
        f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>成立时间：2008年5月</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph("名片")._p.append(box)
    return _saved(document, folder, "名片.docx")


def nothing_of_it(folder: Path) -> Path:
    """News about others, plans, and a list of spare parts: nothing that the form asks of this enterprise."""
    document = docx.Document()
    document.add_paragraph("行业动态")
    document.add_paragraph("苏州衡视检测技术有限公司成立于2011年3月，2025年主营业务收入12亿元，员工900人。")
    document.add_paragraph("到2027年，全省计划建成智能工厂100家，力争关键设备数控化率达到75%。")
    _table(
        document,
        [["序号", "备件", "数量", "单价（元）"], ["1", "密封圈", "300", "12"], ["2", "轴承", "40", "560"]],
    )
    return _saved(document, folder, "行业动态.docx")


# -- pdf --


def as_pdf(build: Callable[[Path], Path], *options: str) -> Callable[[Path], Path]:
    """The same material, printed to .pdf by LibreOffice."""

    def built(folder: Path) -> Path:
        source = build(folder)
        kind = "pdf" + "".join(f":{option}" for option in options)
        profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return source.with_suffix(".pdf")

    return built


def mixed(folder: Path) -> Path:
    """Prose, pairs and figures, to be printed."""
    document = docx.Document()
    document.add_heading("一、企业概况", 1)
    for text in PROSE[:1]:
        document.add_paragraph(text)
    document.add_heading("二、基本信息", 1)
    _table(
        document, [["企业名称", NAME, "统一社会信用代码", CODE], ["联系人", "何静怡", "手机", "13900000016"]]
    )
    document.add_paragraph("三、近三年指标（单位：万元）")
    rows = [["指标", "2023年", "2024年", "2025年"], ["资产总额", "35,200", "37,800", "40,500"]]
    _table(document, [*rows, ["主营业务收入", "28,600", "31,800", "36,200"]])
    return _saved(document, folder, "介绍.docx")


SAMPLES: dict[str, Sample] = {
    "introduction": Sample(
        introduction,
        {
            "enterprise.name": NAME, "enterprise.founded": "2008-05", "basis.staff": "612", f"{YEARS}2024.revenue": "31800",
            f"{YEARS}2024.assets": "40500", "enterprise.contact.name": "何静怡", "enterprise.contact.mobile": "13900000016",
            "enterprise.contact.email": "he@qilian.example", "enterprise.profile": NAME,
        },
    ),
    "plain-introduction": Sample(
        plain_introduction,
        {
            "enterprise.name": "甘肃云岭机床厂", "enterprise.representative.name": "赵立新",
            "enterprise.representative.phone": "0931-8000123", "enterprise.profile": "甘肃云岭机床厂始建于",
            "next_steps.improvement": "2027年计划", "enterprise.nature": "民营企业",
        },
    ),
    "licence": Sample(
        licence,
        {
            "enterprise.name": NAME, "enterprise.credit_code": CODE, "enterprise.representative.name": "马有田",
            "enterprise.founded": "2008-05-18",
        },
    ),
    "contact-table": Sample(contact_table, CONTACTS),
    "factory-form": Sample(
        factory_form,
        {
            "enterprise.name": NAME, "enterprise.credit_code": CODE, "enterprise.founded": "2008-05",
            "enterprise.representative.name": "马有田", "enterprise.representative.phone": "0938-2700000",
            **_figures("assets", "35200", "37800", "40500"), **_figures("revenue", "28600", "31800", "36200"),
            "basics.period": "2023-09至2025-06", "basics.investment": "860",
        },
    ),
    "summary-sheet": Sample(
        summary_sheet,
        {
            "enterprise.name": NAME, "basis.score": "3.38", "enterprise.level": "3级", "enterprise.nature": "民营企业",
            "enterprise.size": "中型企业",
        },
    ),
    "figures-by-column": Sample(figures_by_column, {**FIGURES_WAN, "enterprise.name": NAME}),
    "figures-by-row": Sample(figures_by_row, FIGURES_WAN),
    "balance-sheet": Sample(balance_sheet, STATEMENT),
    "last-application": Sample(last_application, VALVES),
    "offices-copy": Sample(offices_copy, VALVES),
    "labelled-lines": Sample(
        labelled_lines,
        {
            "enterprise.name": NAME, "enterprise.credit_code": CODE, "enterprise.founded": "2008-05",
            "enterprise.nature": "民营企业", "enterprise.representative.name": "马有田",
            "enterprise.representative.phone": "0938-2700000", "enterprise.contact.name": "何静怡",
            "enterprise.contact.post": "信息化部部长", "enterprise.contact.mobile": "13900000016",
            "enterprise.credit_rating": "纳税信用A级", "basics.period": "2023-09至2025-06", "basics.investment": "860",
            f"{YEARS}2025.revenue": "36200",
        },
    ),
    "pasted-table": Sample(
        pasted_table,
        {
            **_figures("assets", "35200", "37800", "40500"), **_figures("revenue", "28600", "31800", "36200"),
            "basis.staff": "612", "enterprise.credit_rating": "纳税信用A级",
        },
    ),
    "report": Sample(
        report,
        {
            "scenes.0.pain_points": "以前套圈", "scenes.0.application": "在磨加工车间", "scenes.0.solution": "配置工业相机",
            "scenes.0.outcome": "项目实施后", "next_steps.promotion": "计划向集团", "basics.period": "2023-09至2025-06",
            "basics.investment": "860", "basics.outcomes.cnc_share": "88.5", "basics.outcomes.networked_share": "92.3",
            "basics.outcomes.defect_rate": "32.1",
        },
    ),
    "boxed": Sample(
        boxed, {"enterprise.name": NAME, "enterprise.credit_code": CODE, "enterprise.founded": "2008-05"}
    ),
    "nothing-of-it": Sample(nothing_of_it, {}),
    "printed": Sample(
        as_pdf(mixed),
        {
            "enterprise.name": NAME, "enterprise.credit_code": CODE, "enterprise.founded": "2008-05",
            "enterprise.contact.name": "何静怡", "enterprise.contact.mobile": "13900000016", "enterprise.profile": NAME,
            **_figures("assets", "35200", "37800", "40500"), **_figures("revenue", "28600", "31800", "36200"),
        },
        slow=True,
    ),
}  # fmt: skip


def each() -> Iterator[tuple[str, Sample]]:
    """Names and samples."""
    yield from SAMPLES.items()
