"""More invented materials, written after the rules and read once: what the rules do with layouts they were not made for."""

from pathlib import Path

import docx
from openpyxl import Workbook

from tests.documents.materials import CODE, NAME, YEARS, Sample, _saved, _table, _workbook


def declaration(folder: Path) -> Path:
    """A table for a technology project: other labels, other people, two years of income."""
    document = docx.Document()
    document.add_paragraph("技术改造项目备案表")
    rows = [
        ["项目单位", NAME, "单位地址", "天水市秦州区虚构路16号"],
        ["法人代表", "马有田", "联系电话", "0938-2700000"],
        ["项目负责人", "何静怡", "手机", "13900000016"],
        ["项目名称", "轴承套圈在线检测技术改造", "项目总投资（万元）", "860"],
        ["项目建设期", "2023.09—2025.06", "企业规模", "中型"],
        ["指标", "2024年", "2025年", "备注"],
        ["营业收入（万元）", "31900", "36400", ""],
        ["资产负债率（%）", "44.8", "42.5", ""],
    ]
    _table(document, rows)
    return _saved(document, folder, "备案表.docx")


def letter(folder: Path) -> Path:
    """A message pasted into a file: everything in running text."""
    path = folder / "来信.txt"
    path.write_text(
        f"您好，我们公司全称是{NAME}，统一社会信用代码{CODE}，民营企业。\n"
        "法定代表人是马有田。申报联系人何静怡，信息化部部长，手机13900000016，邮箱he@qilian.example。\n"
        "2023年资产总额3.52亿元，2024年资产总额3.78亿元，2025年资产总额4.05亿元。\n"
        "项目投资860万元，2023年9月开工，2025年6月完工，供应商是苏州衡视检测技术有限公司。\n"
        "生产效率提升22%，单位产品综合能耗降低6.5%。\n",
        encoding="utf-8",
    )
    return path


def unit_column(folder: Path) -> Path:
    """A unit for each row in a column of its own, a merged title, years as 2023年末."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "主要指标"
    sheet["B2"] = f"{NAME}主要经济指标"
    sheet.merge_cells("B2:F2")
    rows = [
        ["序号", "指标名称", "单位", "2023年末", "2024年末", "2025年末"],
        [1, "总资产", "亿元", 3.52, 3.78, 4.05],
        [2, "资产负债率", "%", 46.2, 44.8, 42.5],
        [3, "营业收入", "万元", 28600, 31800, 36200],
        [4, "从业人员", "人", 598, 605, 612],
        [5, "研发投入占比", "%", 3.1, 3.4, 3.6],
    ]
    for number, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    path = folder / "指标.xlsx"
    book.save(path)
    return path


def contract(folder: Path) -> Path:
    """A contract: two parties, a sum, contacts of both; nothing of it is the application's own."""
    document = docx.Document()
    for text in (
        "设备采购合同",
        f"甲方：{NAME}",
        "乙方：苏州衡视检测技术有限公司",
        "第一条　合同标的：在线检测装置一套。",
        "第二条　合同总价：人民币壹佰贰拾万元整（¥1,200,000.00），含税率13%。",
        "第三条　质保期为24个月，到货期为2024年5月。",
        "乙方联系人：程一鸣，电话：0512-60000001",
    ):
        document.add_paragraph(text)
    return _saved(document, folder, "合同.docx")


def people(folder: Path) -> Path:
    """A list of people and a list of equipment: rows of many, none of them the contact."""
    return _workbook(
        folder,
        "清单.xlsx",
        通讯录=[["姓名", "职务", "手机"], ["何静怡", "部长", 13900000016], ["李工", "工程师", 13900000017]],
        设备=[
            ["序号", "设备名称", "型号", "数量", "供应商"],
            [1, "工业相机", "MV-CA", 24, "苏州衡视检测技术有限公司"],
        ],
    )


def brochure(folder: Path) -> Path:
    """A brochure in sections with other headings, numbers of products and awards among the facts."""
    document = docx.Document()
    document.add_heading(f"走进{NAME}", 0)
    document.add_heading("关于我们", 1)
    document.add_paragraph(
        f"{NAME}（以下简称“祁连轴承”）是一家民营企业，2008年5月注册成立，注册资本5000万元。"
    )
    document.add_paragraph("公司占地120亩，员工总数612人，拥有发明专利26项，年产轴承1200万套。")
    document.add_heading("智能制造", 1)
    document.add_paragraph("公司通过智能制造能力成熟度二级自评估，关键设备联网率达92.3%。")
    document.add_heading("联系我们", 1)
    document.add_paragraph("地址：甘肃省天水市秦州区虚构路16号")
    document.add_paragraph("电话：0938-2700000　传真：0938-2700001")
    return _saved(document, folder, "宣传册.docx")


UNSEEN: dict[str, Sample] = {
    "declaration": Sample(
        declaration,
        {
            "enterprise.name": NAME, "enterprise.representative.name": "马有田",
            "enterprise.representative.phone": "0938-2700000", "basics.investment": "860",
            "basics.period": "2023-09至2025-06", "enterprise.size": "中型企业", f"{YEARS}2024.revenue": "31900",
            f"{YEARS}2025.revenue": "36400", f"{YEARS}2024.debt_ratio": "44.8", f"{YEARS}2025.debt_ratio": "42.5",
        },
    ),
    "letter": Sample(
        letter,
        {
            "enterprise.name": NAME, "enterprise.credit_code": CODE, "enterprise.nature": "民营企业",
            "enterprise.representative.name": "马有田", "enterprise.contact.name": "何静怡",
            "enterprise.contact.mobile": "13900000016", "enterprise.contact.email": "he@qilian.example",
            f"{YEARS}2023.assets": "35200", f"{YEARS}2024.assets": "37800", f"{YEARS}2025.assets": "40500",
            "basics.investment": "860", "basics.outcomes.productivity": "22", "basics.outcomes.unit_energy": "6.5",
            "basics.period": "2023-09至2025-06", "basics.supplier": "苏州衡视检测技术有限公司",
            "enterprise.contact.post": "信息化部部长",
        },
    ),
    "unit-column": Sample(
        unit_column,
        {
            **{f"{YEARS}{y}.assets": v for y, v in ((2023, "35200"), (2024, "37800"), (2025, "40500"))},
            **{f"{YEARS}{y}.debt_ratio": v for y, v in ((2023, "46.2"), (2024, "44.8"), (2025, "42.5"))},
            **{f"{YEARS}{y}.revenue": v for y, v in ((2023, "28600"), (2024, "31800"), (2025, "36200"))},
            "basis.staff": "612",
        },
    ),
    "contract": Sample(contract, {}),
    "people": Sample(people, {}),
    "brochure": Sample(
        brochure,
        {
            "enterprise.name": NAME, "enterprise.nature": "民营企业", "enterprise.founded": "2008-05", "basis.staff": "612",
            "enterprise.level": "2级", "basics.outcomes.networked_share": "92.3", "enterprise.profile": NAME,
            "cover.address": "甘肃省天水市秦州区虚构路16号",
        },
    ),
}  # fmt: skip
