"""Reading 附表1 and 附表2 laid out in an office's own way: columns, categories, captions, scenes over two tables."""

import pytest
from docx.table import Table

from assistant.documents.reading import read_form
from assistant.documents.word import open_document
from assistant.forms.annex02 import FORM
from tests.documents.offices import Office, down, row

MEANS = "附表2 场景采用的关键装备、软件、工艺、技术情况"
KINDS = ("关键装备种类", "名称", "规格/型号", "供应商", "备注")


def read(office: Office) -> tuple[dict[str, str], list[str]]:
    """Texts by path, and what is left over."""
    reading = read_form(open_document(office.finished().document), FORM)
    return {one.path: one.text for one in reading.fields}, [one.text for one in reading.leftovers]


def office_with(*lines: str) -> Office:
    office = Office({})
    for line in lines:
        office.line(line)
    return office


# -- 附表2


def test_columns_of_a_block_in_another_order_with_numbers() -> None:
    """序号 first, 装备名称 for 名称, the kind in the middle; the instance on a line, a block name above each table."""
    office = office_with(MEANS)
    for scene in (1, 2):
        office.line(f"具体场景实例名称（与附表1第{scene}行对应）：实例{scene}")
        office.line(f"表2-{scene}-1　关键装备")
        table = office.table(6)
        row(table, "序号", "装备名称", "规格型号", "关键装备种类", "供应商", "备注")
        row(table, "1", f"分析仪{scene}", "HX-300", "智能传感与控制装备", "北京恒析", "3套")
        row(table, "2", "电力仪表", "PM-5", "智能传感与控制装备", "上海络能", "")
        office.line(f"表2-{scene}-3　关键工艺")
        table = office.table(3)
        row(table, "序号", "工艺名称", "应用描述")
        row(table, "1", "竖炉熔化", "连续熔化")
    texts, left = read(office)

    for scene in (0, 1):
        part = {
            path.removeprefix(f"means.{scene}."): text
            for path, text in texts.items()
            if path.startswith(f"means.{scene}.")
        }
        assert part == {
            "instance": f"实例{scene + 1}",
            "equipment.0.name": f"分析仪{scene + 1}", "equipment.0.model": "HX-300", "equipment.0.kind": "智能传感与控制装备",
            "equipment.0.supplier": "北京恒析", "equipment.0.note": "3套",
            "equipment.1.name": "电力仪表", "equipment.1.model": "PM-5", "equipment.1.kind": "智能传感与控制装备",
            "equipment.1.supplier": "上海络能", "processes.0.name": "竖炉熔化", "processes.0.application": "连续熔化",
        }  # fmt: skip
    assert left == []


def captioned(*tables: tuple[str, str]) -> Office:
    """Tables without a column of kinds, each with its caption and a name."""
    office = office_with(MEANS, "具体场景实例名称：实例1")
    for caption, name in tables:
        office.line(caption)
        table = office.table(3)
        row(table, "名称", "规格/型号", "供应商")
        row(table, name, "A-1", "甲公司")
    return office


def test_a_caption_says_which_block_a_table_is() -> None:
    """Where the kind has no column the heads alone do not tell equipment from software."""
    texts, left = read(captioned(("关键装备", "机床"), ("表2-1-2 关键软件", "MES")))

    assert {path: text for path, text in texts.items() if path.endswith("name")} == {
        "means.0.equipment.0.name": "机床",
        "means.0.software.0.name": "MES",
    }
    assert left == []


def test_a_caption_says_which_scene_a_table_is() -> None:
    """表2-2-2 opens the second scene, though the first had no software."""
    texts, _ = read(captioned(("表2-1-1 关键装备", "机床"), ("表2-2-2 关键软件", "MES")))

    assert {path: text for path, text in texts.items() if path.endswith(("name", "instance"))} == {
        "means.0.instance": "实例1",
        "means.0.equipment.0.name": "机床",
        "means.1.software.0.name": "MES",
    }


def test_a_table_without_a_caption_is_left_over() -> None:
    """名称, 规格/型号 and 供应商 may be those of equipment or of software."""
    office = captioned(("关键装备", "机床"), ("其中：", "MES"))
    texts, left = read(office)

    assert not any("software" in path or text == "MES" for path, text in texts.items())
    assert left == ["MES | A-1 | 甲公司", "其中："]


def test_a_caption_that_says_another_block_than_the_table_decides_nothing() -> None:
    """The head 关键装备种类 stands in the table itself."""
    office = office_with(MEANS, "具体场景实例名称：实例1", "关键软件")
    table = office.table(5)
    row(table, *KINDS)
    row(table, "智能检测与装配装备", "检测仪", "J-1", "甲公司", "")
    texts, _ = read(office)

    assert texts["means.0.equipment.0.name"] == "检测仪"
    assert not any("software" in path for path in texts)


def categories(office: Office, *, unknown: bool = False) -> Table:
    """附表2 as one table: instance and category merged down, inner heads for the processes, the head printed again."""
    table = office.table(7)
    for scene in (1, 2):
        row(table, "具体场景实例名称", "类别", "种类", "名称", "规格/型号", "供应商", "备注")
        rows = [
            row(
                table,
                f"实例{scene}",
                "关键\n装备",
                "智能检测与装配装备",
                f"检测仪{scene}",
                "J-1",
                "甲公司",
                "6台",
            ),
            row(table, "", "", "行业成套装备", "干燥机", "G-2", "乙公司", "/"),
            row(table, "", "关键\n软件", "生产制造类", "MES", "V3", "丙公司", "/"),
            row(table, "", "工艺", "工艺名称", "应用描述", spans=(1, 1, 1, 4)),
            row(table, "", "", "蜜炙", "加炼蜜拌匀", spans=(1, 1, 1, 4)),
        ]
        if unknown and scene == 2:
            rows.append(row(table, "", "其他投入", "耗材", "滤袋", "L-9", "丁公司", ""))
        down([cells[0] for cells in rows])
        down([rows[0][1], rows[1][1]])
        down([rows[3][1], rows[4][1]])
    return table


@pytest.mark.parametrize("unknown", [False, True], ids=["all-known", "one-unknown"])
def test_a_column_of_categories_says_the_block_of_each_row(unknown: bool) -> None:
    """Instance and category merged down, inner heads; a row of a category that the form does not know is left over."""
    office = office_with(MEANS)
    categories(office, unknown=unknown)
    texts, left = read(office)

    for scene in (0, 1):
        part = {
            path.removeprefix(f"means.{scene}."): text
            for path, text in texts.items()
            if path.startswith(f"means.{scene}.")
        }
        assert part == {
            "instance": f"实例{scene + 1}",
            "equipment.0.kind": "智能检测与装配装备", "equipment.0.name": f"检测仪{scene + 1}", "equipment.0.model": "J-1",
            "equipment.0.supplier": "甲公司", "equipment.0.note": "6台",
            "equipment.1.kind": "行业成套装备", "equipment.1.name": "干燥机", "equipment.1.model": "G-2",
            "equipment.1.supplier": "乙公司", "equipment.1.note": "/",
            "software.0.kind": "生产制造类", "software.0.name": "MES", "software.0.model": "V3", "software.0.supplier": "丙公司",
            "processes.0.name": "蜜炙", "processes.0.application": "加炼蜜拌匀",
        }  # fmt: skip
    assert left == (["其他投入 | 耗材 | 滤袋 | L-9 | 丁公司"] if unknown else [])


def test_an_inner_head_that_the_form_does_not_know_takes_nothing() -> None:
    """Under 用料 | 应用描述 stands no process and no technology."""
    office = office_with(MEANS)
    table = categories(office)
    table.rows[4].cells[2].text = "用料"
    texts, left = read(office)

    assert not any(path.startswith("means.0.processes") for path in texts)
    assert texts["means.1.processes.0.name"] == "蜜炙"
    assert any("加炼蜜拌匀" in text for text in left)


def test_rows_beside_another_owner_belong_to_no_block() -> None:
    """Without the head of the whole table the merged category still ends the processes."""
    office = office_with(MEANS)
    table = categories(office)
    for head in (table.rows[6], table.rows[0]):
        head._tr.getparent().remove(head._tr)
    texts, _ = read(office)

    assert {text for path, text in texts.items() if ".processes." in path} == {"蜜炙", "加炼蜜拌匀"}
    assert not any(".equipment." in path or ".software." in path for path in texts)


def test_a_text_beyond_the_columns_of_its_category_is_left_over() -> None:
    """Software has no 备注 in the form."""
    office = office_with(MEANS)
    table = categories(office)
    table.rows[3].cells[6].text = "正版授权"
    texts, left = read(office)

    assert "正版授权" not in texts.values()
    assert left == ["正版授权"]


# -- 附表1


def card(office: Office, number: str, scene: str, note: str, labels: dict[str, str]) -> None:
    """A card with its names in pairs at the top, and each label in a row above its text."""
    table = office.table(4)
    row(table, "序号", number, "备注", note)
    row(table, "环节名称", "运营管理", "场景名称", scene)
    for label, text in labels.items():
        row(table, label, spans=(4,))
        row(table, text, spans=(4,))


FIRST = {
    "应用描述（300字以内，可配图）": "按班级下发。",
    "解决的痛点问题描述": "错码多。",
    "采用的技术方案（包括供应商）": "甲公司供MES。",
}
SECOND = {
    "保障要素": "设推进办。",
    "已实施成效": "由28天到9天。",
    "其他（选填）": "带动2家。",
    "经济性和可推广性": "回收期3年。",
}
KEYS = ("application", "pain_points", "solution", "safeguards", "outcome", "others", "economy")


def test_a_scene_over_two_tables_is_one() -> None:
    """The second table repeats number and names, says 同上页 where something stood, and gives the rest."""
    office = office_with("附表1", "场　景　描　述")
    card(office, "1", "规模化定制", "市级数字化车间", FIRST)
    office.line("附表1（续）")
    card(office, "1", "规模化定制", "（同上页）", SECOND)
    card(office, "2", "产线柔性配置", "", {**FIRST, **SECOND})
    texts, left = read(office)

    both = dict(zip(KEYS, {**FIRST, **SECOND}.values(), strict=True))
    first = {"stage": "运营管理", "scene": "规模化定制", "note": "市级数字化车间", **both}
    second = {"stage": "运营管理", "scene": "产线柔性配置", **both}
    assert texts == {
        **{f"scenes.0.{key}": text for key, text in first.items()},
        **{f"scenes.1.{key}": text for key, text in second.items()},
    }
    assert left == []


def test_another_scene_with_the_same_number_is_not_joined() -> None:
    """A number that was copied and not changed: the texts of the two stay apart."""
    office = office_with("附表1")
    card(office, "1", "规模化定制", "", FIRST | {"已实施成效": "快了。"})
    card(office, "1", "产线柔性配置", "", SECOND | {"应用描述": "换型。"})
    texts, _ = read(office)

    assert {path: text for path, text in texts.items() if path.endswith(("scene", "outcome"))} == {
        "scenes.0.scene": "规模化定制",
        "scenes.0.outcome": "快了。",
        "scenes.1.scene": "产线柔性配置",
        "scenes.1.outcome": "由28天到9天。",
    }


def test_a_text_beside_a_label_that_was_taken_out_is_joined_to_no_other() -> None:
    """On a card that lacks a label the text below may be that label's; it is left over."""
    office = office_with("附表1")
    table = office.table(2)
    for label in ("环节名称", "场景名称", "应用描述", "解决的痛点问题描述", "", "已实施成效"):
        row(table, label, f"文字{label}")
    texts, left = read(office)

    assert texts["scenes.0.pain_points"] == "文字解决的痛点问题描述"
    assert left == ["解决的痛点问题描述：文字"]


def test_see_above_is_no_text() -> None:
    """（同上页） on a card that could not be joined says nothing."""
    office = office_with("附表1")
    card(office, "1", "规模化定制", "", FIRST | SECOND)
    card(office, "1", "产线柔性配置", "（同上页）", FIRST | SECOND)
    texts, left = read(office)

    assert not any(path.endswith("note") for path in texts)
    assert left == []


def test_cards_below_one_another_begin_with_what_the_first_begins_with() -> None:
    """场景名称 before 环节名称: each name stays on its own card."""
    office = office_with("附表1")
    table = office.table(2)
    labels = ("场景名称", "环节名称", "应用描述", "解决的痛点问题描述", "采用的技术方案", "已实施成效")
    for scene in (1, 2):
        for label in labels:
            row(table, label, f"{label}{scene}")
    texts, left = read(office)

    keys = ("scene", "stage", "application", "pain_points", "solution", "outcome")
    assert texts == {
        f"scenes.{scene}.{key}": f"{label}{scene + 1}"
        for scene in (0, 1)
        for key, label in zip(keys, labels, strict=True)
    }
    assert left == []
