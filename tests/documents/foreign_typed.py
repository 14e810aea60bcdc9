"""Two copies of 附件2 typed anew: one from a printout, one with everything in a single table."""

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
    bracketed,
    down,
    leading,
    pairs,
    row,
    trailing,
    typed_tick,
)  # fmt: skip

# -- 1: retyped from a printout, pairs swapped, years from the latest, the means as four tables with a line above


def retyped(texts: Texts) -> Copy:
    """Labels with blanks and line breaks, boxes behind options, columns of 附表1 in another order."""
    office = Office(texts)
    office.line("附件2：")
    office.line("甘肃省智能制造优秀场景申报书")
    cover = office.table(2)
    for label, path in (
        ("申 报 单 位\n（盖章）", "cover.applicant"), ("场 景 名 称", "cover.scene_name"),
        ("建 设 地 址", "cover.address"), ("申 报 日 期", "cover.filed"),
    ):  # fmt: skip
        row(cover, label, office.take(path))
    office.line("一、申报主体和场景基本信息")
    _retyped_enterprise(office)
    _retyped_basics(office)
    office.line("二、场景建设方案及情况")
    office.line(PLAN_HINT)
    office.lines(office.take("plan"))
    office.line("三、下一步提升和推广计划")
    office.line("（一）提升计划：")
    office.lines(office.take("next_steps.improvement"))
    office.line("（二）推广应用计划：")
    office.lines(office.take("next_steps.promotion"))
    office.line("四、相关附件")
    office.lines(office.take("attachments"))
    _retyped_scenes(office)
    for key in office.rows("means"):
        office.line("附表2  场景采用的关键装备、软件、工艺、技术情况")
        office.line(f"具体场景实例名称（与附表1表格对应）：{office.take(f'means.{key}.instance')}")
        for name, columns in BLOCKS:
            block_table(office, f"means.{key}.{name}", columns, office.table(len(columns)))
            office.line("")
    return office.finished()


def _retyped_enterprise(office: Office) -> None:
    office.line("（一）申报主体基本信息")
    table = office.table(6)
    row(table, "企 业\n名 称", office.take("enterprise.name"), spans=(1, 5))
    founded, code = office.taken("enterprise.founded", "enterprise.credit_code")
    row(table, "成立\n时间", founded, "统一社会\n信用代码：", code, spans=(1, 2, 1, 2))
    row(table, "企业性质", office.boxes("enterprise.nature", NATURES, trailing), spans=(1, 5))
    row(table, "企业类型1", office.boxes("enterprise.size", SIZES, bracketed), spans=(1, 5))
    heads = row(table, "所属行业", "行业门类", "行业大类", "行业中类", spans=(1, 1, 2, 2))
    industry = office.taken(*(f"enterprise.industry.{part}" for part in ("section", "division", "group")))
    down((heads[0], row(table, "", *industry, spans=(1, 1, 2, 2))[0]))
    for owner, part in (("负责人", "representative"), ("联系人", "contact")):
        phone, name = office.taken(f"enterprise.{part}.phone", f"enterprise.{part}.name")
        row(table, owner, "电话", phone, "姓名", name, spans=(1, 1, 2, 1, 1))
    mobile, post = office.taken("enterprise.contact.mobile", "enterprise.contact.post")
    row(table, "联系人", "手机", mobile, "职务", post, spans=(1, 1, 2, 1, 1))
    email, fax = office.taken("enterprise.contact.email", "enterprise.contact.fax")
    row(table, "联系人", "邮箱", email, "传真", fax, spans=(1, 1, 2, 1, 1))
    row(table, "信用\n等级", office.take("enterprise.credit_rating"), spans=(1, 5))
    years = office.rows("enterprise.years")[::-1]
    row(table, "近三年发展情况", *(f"{year}年末" for year in years), spans=(3, 1, 1, 1)[: len(years) + 1])
    for key, label in INDICATORS:
        figures = office.taken(*(f"enterprise.years.{year}.{key}" for year in years))
        row(table, label, *figures, spans=(3, 1, 1, 1)[: len(years) + 1])
    accident = office.boxes("enterprise.accident", ("是", "否"), leading).replace(
        "是", "是（事故名称：      ）"
    )
    row(table, "企业近三年是否发生过\n重大安全生产事故、\n重大环境事故", accident, spans=(3, 3))
    row(table, "企 业 简 介（发展历程、主营业务、市场份额等方面基本情况，不超过500字）", spans=(6,))
    row(table, office.take("enterprise.profile"), spans=(6,))
    row(table, "CMMM\n自评估等级", office.boxes("enterprise.level", LEVELS, typed_tick), spans=(1, 5))


def _retyped_basics(office: Office) -> None:
    office.line("（二）申报场景基本信息")
    table = office.table(5)
    for label, path in (
        ("场景名称", "scene"), ("环节名称", "stage"), ("应用建设\n起止日期", "period"), ("应用建设投资(万元)", "investment"),
        ("应用建设系统解决方案\n供应商名称", "supplier"),
    ):  # fmt: skip
        row(table, label, office.take(f"basics.{path}"), spans=(1, 4))
    phone, name = office.taken("basics.supplier_phone", "basics.supplier_contact")
    row(table, "", "联系电话", phone, "联系人", name)
    owner: list[_Cell] = []
    for pair in pairs(OUTCOMES):
        texts = [
            text for key, label in reversed(pair) for text in (label, office.take(f"basics.outcomes.{key}"))
        ]
        owner.append(row(table, "整\n体\n建\n设\n成\n效" if not owner else "", *texts)[0])
    owner.append(row(table, "", f"（其他成效指标）{office.take('basics.outcomes.others')}", spans=(1, 4))[0])
    down(owner)
    row(table, "真实性\n承诺", PROMISE, spans=(1, 4))


def _retyped_scenes(office: Office) -> None:
    office.line("附表1")
    office.line("场景描述")
    order = [COLUMNS[at] for at in (1, 0, 3, 2, 4, 6, 5, 8, 7, 9)]
    table = office.table(len(order) + 1)
    row(table, "序\n号", *(label.split("（")[0] for _, label in order))
    row(table, "示例", "人机协同制造", "生产作业", "解决复杂壳体加工效率低、质量不高等突出问题。", *[""] * 7)
    for key in office.rows("scenes"):
        row(table, str(key + 1), *office.taken(*(f"scenes.{key}.{name}" for name, _ in order)))
        row(table, *[""] * (len(order) + 1))


# -- 2: all in one table, years below one another, 附表1 turned on its side


def all_in_one(texts: Texts) -> Copy:
    """One table for everything, sections and narratives as its rows; figures of a year in a row."""
    office = Office(texts)
    for label, path in (
        ("申报单位(盖章)：", "cover.applicant"), ("场景名称：", "cover.scene_name"), ("建设地址：", "cover.address"),
        ("申报日期：", "cover.filed"),
    ):  # fmt: skip
        office.line(f"{label}{office.take(path)}")
    table = office.table(6)
    row(table, "一、申报主体和场景基本信息", spans=(6,))
    row(table, "（一）申报主体基本信息", spans=(6,))
    _one_enterprise(office, table)
    row(table, "（二）申报场景基本信息", spans=(6,))
    _one_basics(office, table)
    for label, path in (
        ("二、场景建设方案及情况", "plan"), ("三、下一步提升和推广计划\n（一）提升计划", ""),
        ("（一）提升计划", "next_steps.improvement"), ("（二）推广应用计划", "next_steps.promotion"),
        ("四、相关附件", "attachments"),
    ):  # fmt: skip
        if path:
            row(table, label, office.take(path), spans=(1, 5))
        else:
            row(table, label.split("\n")[0], spans=(6,))
    office.line("附表1：场景描述")
    cards = office.table(3)
    for key in office.rows("scenes"):
        number = [
            row(cards, str(key + 1), label, office.take(f"scenes.{key}.{name}"))[0] for name, label in COLUMNS
        ]
        for cell in number[1:]:
            cell.text = ""
        down(number)
    office.line("附表2")
    for key in office.rows("means"):
        means = office.table(5)
        row(means, f"具体场景实例名称：{office.take(f'means.{key}.instance')}", spans=(5,))
        for name, columns in BLOCKS:
            spans = {5: (1,) * 5, 4: (1, 1, 1, 2), 2: (2, 3)}[len(columns)]
            block_table(office, f"means.{key}.{name}", columns, means, spans)
        office.line("")
    return office.finished()


def _one_enterprise(office: Office, table: Table) -> None:
    row(table, "企业名称", office.take("enterprise.name"), spans=(2, 4))
    row(table, "统一社会信用代码", office.take("enterprise.credit_code"), spans=(2, 4))
    row(table, "成立时间", office.take("enterprise.founded"), spans=(2, 4))
    row(table, "企业性质", office.boxes("enterprise.nature", NATURES, leading), spans=(2, 4))
    row(table, "企业类型", office.take("enterprise.size"), spans=(2, 4))
    for number, (part, label) in enumerate(
        (("section", "行业门类"), ("division", "行业大类"), ("group", "行业中类"))
    ):
        row(
            table,
            "所属行业" if not number else "",
            label,
            office.take(f"enterprise.industry.{part}"),
            spans=(1, 1, 4),
        )
    row(table, *[""] * 6)
    for owner, part, labels in (
        ("法人代表/负责人", "representative", (("姓　名", "name"), ("电　话", "phone"))),
        ("联系人", "contact", (("姓　名", "name"), ("职　务", "post"), ("电　话", "phone"), ("手　机", "mobile"),
                          ("传　真", "fax"), ("邮　箱", "email"))),
    ):  # fmt: skip
        cells = [
            row(
                table,
                owner if not number else "",
                label,
                office.take(f"enterprise.{part}.{key}"),
                spans=(1, 1, 4),
            )[0]
            for number, (label, key) in enumerate(labels)
        ]
        down(cells)
    row(table, "信用等级", office.take("enterprise.credit_rating"), spans=(2, 4))
    row(table, "近三年发展情况", "年度", *(label for _, label in INDICATORS))
    for year in office.rows("enterprise.years"):
        row(
            table,
            "",
            f"{year}年",
            *office.taken(*(f"enterprise.years.{year}.{key}" for key, _ in INDICATORS)),
        )
    accident = office.boxes("enterprise.accident", ("是", "否"), leading)
    row(table, "企业近三年是否发生过重大安全生产事故、重大环境事故", accident, spans=(4, 2))
    row(table, "企业\n简介", office.take("enterprise.profile"), spans=(1, 5))
    row(table, "CMMM自评估等级", office.take("enterprise.level"), spans=(2, 4))


def _one_basics(office: Office, table: Table) -> None:
    for label, path in (
        ("环节名称", "stage"), ("场景名称", "scene"), ("应用建设起止日期", "period"), ("应用建设投资（万元）", "investment"),
        ("应用建设系统解决方案供应商名称", "supplier"), ("联系人", "supplier_contact"), ("联系电话", "supplier_phone"),
    ):  # fmt: skip
        row(table, label, office.take(f"basics.{path}"), spans=(2, 4))
    for key, label in OUTCOMES:
        row(table, "整体建设成效", label, office.take(f"basics.outcomes.{key}"), spans=(1, 3, 2))
    row(table, "其他成效指标", office.take("basics.outcomes.others"), spans=(2, 4))
    row(table, "真实性承诺", PROMISE, spans=(2, 4))
