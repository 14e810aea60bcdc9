"""Two copies of 附件2 laid out another way: people and indicators as grids, and two halves of a page side by side."""

from tests.documents.offices import (
    BLOCKS,
    COLUMNS,
    INDICATORS,
    LEVELS,
    NATURES,
    OUTCOMES,
    SIZES,
    Copy,
    Office,
    Texts,
    block_table,
    bracketed,
    leading,
    row,
    trailing,
)  # fmt: skip

BASICS = (
    ("环节名称", "stage"), ("场景名称", "scene"), ("应用建设起止日期", "period"), ("应用建设投资（万元）", "investment"),
    ("应用建设系统解决方案供应商名称", "supplier"), ("联系人", "supplier_contact"), ("联系电话", "supplier_phone"),
)  # fmt: skip
HEADINGS = (
    ("二、场景建设方案及情况", "plan"), ("三、下一步提升和推广计划", ""), ("（一）提升计划", "next_steps.improvement"),
    ("（二）推广应用计划", "next_steps.promotion"), ("四、相关附件", "attachments"),
)  # fmt: skip


def in_grids(texts: Texts) -> Copy:
    """People as rows under 姓名 and 电话, figures and indicators in tables of their own, scenes side by side."""
    office = Office(texts)
    _cover(office)
    office.line("一、申报主体和场景基本信息")
    office.line("（一）申报主体基本信息")
    _people(office)
    _figures(office)
    office.line("（二）申报场景基本信息")
    table = office.table(3)
    for label, key in BASICS:
        row(table, label, office.take(f"basics.{key}"), spans=(1, 2))
    row(table, "整体建设成效", spans=(3,))
    row(table, "指标", "单位", "数值")
    for key, label in OUTCOMES:
        name, _, unit = label.rpartition("（")
        row(table, name, unit.rstrip("）"), office.take(f"basics.outcomes.{key}"))
    row(table, "其他成效指标", "", office.take("basics.outcomes.others"))
    _narratives(office)
    office.line("附表1  场景描述")
    scenes = office.rows("scenes")
    table = office.table(1 + len(scenes))
    row(table, "序号", *(str(key + 1) for key in scenes))
    for name, label in COLUMNS:
        row(table, label, *office.taken(*(f"scenes.{key}.{name}" for key in scenes)))
    office.line("附表2")
    for key in office.rows("means"):
        means = office.table(5)
        row(means, "具体场景实例名称（与附表1表格对应）", office.take(f"means.{key}.instance"), spans=(2, 3))
        for name, columns in BLOCKS:
            spans = {5: (1,) * 5, 4: (1, 1, 1, 2), 2: (2, 3)}[len(columns)]
            block_table(office, f"means.{key}.{name}", columns, means, spans)
        office.line("")
    return office.finished()


def _cover(office: Office) -> None:
    office.line("甘肃省智能制造优秀场景申报书")
    table = office.table(4)
    row(table, "申报单位（盖章）", office.take("cover.applicant"), "申报日期", office.take("cover.filed"))
    row(table, "场景名称", office.take("cover.scene_name"), "建设地址", office.take("cover.address"))


def _people(office: Office) -> None:
    table = office.table(7)
    name, code, founded, rating = office.taken(
        *(f"enterprise.{key}" for key in ("name", "credit_code", "founded", "credit_rating"))
    )
    row(table, "企业名称", name, "统一社会信用代码", code, spans=(1, 2, 2, 2))
    row(table, "成立时间", founded, "信用等级", rating, spans=(1, 2, 2, 2))
    row(table, "企业性质", office.boxes("enterprise.nature", NATURES, leading), spans=(1, 6))
    row(table, "企业类型", office.boxes("enterprise.size", SIZES, leading), spans=(1, 6))
    row(table, "所属行业", "行业门类", "行业大类", "行业中类", spans=(1, 2, 2, 2))
    industry = office.taken(*(f"enterprise.industry.{part}" for part in ("section", "division", "group")))
    row(table, "", *industry, spans=(1, 2, 2, 2))
    row(table, "", "姓名", "职务", "电话", "手机", "传真", "邮箱")
    name, phone = office.taken("enterprise.representative.name", "enterprise.representative.phone")
    row(table, "法人代表/负责人", name, "", phone, "", "", "")
    keys = ("name", "post", "phone", "mobile", "fax", "email")
    row(table, "联系人", *office.taken(*(f"enterprise.contact.{key}" for key in keys)))


def _figures(office: Office) -> None:
    years = office.rows("enterprise.years")
    table = office.table(1 + len(years))
    row(table, "近三年发展情况", *(f"{year}年" for year in years))
    for key, label in INDICATORS:
        row(table, label, *office.taken(*(f"enterprise.years.{year}.{key}" for year in years)))
    table = office.table(2)
    accident = office.boxes("enterprise.accident", ("是", "否"), leading)
    row(table, "企业近三年是否发生过重大安全生产事故、重大环境事故", accident)
    row(table, "企业简介", office.take("enterprise.profile"))
    row(table, "CMMM自评估等级", office.boxes("enterprise.level", LEVELS, leading))


def _narratives(office: Office) -> None:
    for heading, path in HEADINGS:
        office.line(heading)
        if path:
            office.lines(office.take(path))


def side_by_side(texts: Texts) -> Copy:
    """Enterprise and scene in tables inside the two cells of an outer one; a table for each scene; no people, no years."""
    office = Office(texts)
    _cover(office)
    left, right = row(office.table(2), "", "")
    table = left.add_table(0, 2)
    row(table, "（一）申报主体基本信息", spans=(2,))
    for label, key in (
        ("企业名称", "name"), ("统一社会信用代码", "credit_code"), ("成立时间", "founded"), ("信用等级", "credit_rating"),
        ("企业简介", "profile"),
    ):  # fmt: skip
        row(table, label, office.take(f"enterprise.{key}"))
    row(table, "企业性质", office.boxes("enterprise.nature", NATURES, bracketed))
    row(table, "企业类型", office.boxes("enterprise.size", SIZES, trailing))
    row(table, "CMMM自评估等级", office.boxes("enterprise.level", LEVELS, trailing))
    accident = office.boxes("enterprise.accident", ("是", "否"), bracketed)
    row(table, "企业近三年是否发生过重大安全生产事故、重大环境事故", accident)
    table = right.add_table(0, 2)
    row(table, "（二）申报场景基本信息", spans=(2,))
    for label, key in (*BASICS, *((label, f"outcomes.{key}") for key, label in OUTCOMES)):
        row(table, label, office.take(f"basics.{key}"))
    _narratives(office)
    for key in office.rows("scenes"):
        office.line(f"附表1-{key + 1} 场景描述")
        table = office.table(2)
        for name, label in COLUMNS:
            row(table, label, office.take(f"scenes.{key}.{name}"))
    return office.finished()
