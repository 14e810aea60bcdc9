"""Reading tables laid out in an office's own way: labels above values, long lists of indicators."""

import pytest

from assistant.documents.reading import FormReading, read_form
from assistant.documents.word import open_document
from assistant.forms.annex02 import FORM
from tests.documents.offices import COLUMNS, OUTCOMES, Office, down, row

HOST, SCENE = "1.1 申报主体基本信息", "1.2 申报场景基本信息"


def reading_of(office: Office) -> FormReading:
    return read_form(open_document(office.finished().document), FORM)


def told(office: Office) -> tuple[dict[str, str], list[str]]:
    """Texts by path, and what is left over, of a document that has a blank 附表1 at its end."""
    office.line("附表1")
    table = office.table(len(COLUMNS))
    row(table, *(label for _, label in COLUMNS))
    row(table, *[""] * len(COLUMNS))
    return read(office)


def read(office: Office) -> tuple[dict[str, str], list[str]]:
    reading = reading_of(office)
    return {one.path: one.text for one in reading.fields}, [one.text for one in reading.leftovers]


def office_with(*lines: str) -> Office:
    office = Office({})
    for line in lines:
        office.line(line)
    return office


# -- labels above values


def test_labels_in_a_row_above_their_values() -> None:
    """Several a row, boxes too; an owner above its labels, and a label merged over two rows."""
    office = office_with(HOST)
    table = office.table(12)
    row(table, "企业名称", "统一社会信用代码", "成立时间", spans=(5, 4, 3))
    row(table, "甲公司", "91620400MA0000012X", "2013年11月", spans=(5, 4, 3))
    row(table, "企业性质", "企业类型", spans=(6, 6))
    row(table, "□中央企业 √民营企业", "□中型企业 √小型企业", spans=(6, 6))
    row(table, "所属行业:行业门类", "行业大类(代码+名称)", "行业中类(代码+名称)", spans=(3, 4, 5))
    row(table, "制造业", "C27 医药制造业", "C273 中药饮片加工", spans=(3, 4, 5))
    upper = row(table, "法人代表/负责人", "信用等级", spans=(6, 6))
    down([upper[1], row(table, "姓名", "电话", "", spans=(3, 3, 6))[2]])
    row(table, "石鸿儒", "（0943）8260001", "B级", spans=(3, 3, 6))
    row(table, "联系人", spans=(12,))
    row(table, "姓名", "职务", "电话", spans=(4, 4, 4))
    row(table, "尚雨桐", "质量受权人", "0943 8260035", spans=(4, 4, 4))
    texts, left = told(office)

    assert texts == {
        "enterprise.name": "甲公司",
        "enterprise.credit_code": "91620400MA0000012X",
        "enterprise.founded": "2013年11月",
        "enterprise.nature": "民营企业",
        "enterprise.size": "小型企业",
        "enterprise.industry.section": "制造业",
        "enterprise.industry.division": "C27 医药制造业",
        "enterprise.industry.group": "C273 中药饮片加工",
        "enterprise.representative.name": "石鸿儒",
        "enterprise.representative.phone": "（0943）8260001",
        "enterprise.credit_rating": "B级",
        "enterprise.contact.name": "尚雨桐",
        "enterprise.contact.post": "质量受权人",
        "enterprise.contact.phone": "0943 8260035",
    }
    assert left == []


def test_what_stands_below_a_label_keeps_its_place() -> None:
    """The row is counted as it stands in the document."""
    office = office_with(HOST)
    table = office.table(2)
    row(table, "企业名称", "成立时间")
    row(table, "甲公司", "2013年")
    row(table, "信用等级", "A级")
    office.line("附表1")
    last = office.table(len(COLUMNS))
    row(last, *(label for _, label in COLUMNS))
    row(last, *[""] * len(COLUMNS))
    reading = reading_of(office)

    assert {one.path: one.place for one in reading.fields} == {
        "enterprise.name": "表1第2行",
        "enterprise.founded": "表1第2行",
        "enterprise.credit_rating": "表1第3行",
    }


def test_a_label_column_merged_over_both_rows_stays_beside_them() -> None:
    """A title down the left side of the table is no label of the values."""
    office = office_with("申报表", HOST)
    table = office.table(3)
    side = [
        row(table, "基本情况", "企业名称", "成立时间")[0],
        row(table, "", "甲公司", "2013年")[0],
        row(table, "", "信用等级", "A级")[0],
    ]
    down(side)
    texts, _ = told(office)

    assert texts == {
        "enterprise.name": "甲公司",
        "enterprise.founded": "2013年",
        "enterprise.credit_rating": "A级",
    }


@pytest.mark.parametrize(
    "heads", [("企业名称", "注册资本", "成立时间"), ("企业名称", "注册资本", "员工", "成立时间")]
)
def test_a_label_that_the_form_does_not_know_is_no_value(heads: tuple[str, ...]) -> None:
    """Between two labels of the form in a row of labels; what stands below it is left over."""
    office = office_with(HOST)
    table = office.table(len(heads))
    values = ["甲公司", *(f"{len(head)}00" for head in heads[1:-1]), "2013年"]
    row(table, *heads)
    row(table, *values)
    texts, left = told(office)

    assert texts == {"enterprise.name": "甲公司", "enterprise.founded": "2013年"}
    assert sorted(left) == sorted(f"{head} | {len(head)}00" for head in heads[1:-1])


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (("企业名称", "成立时间"), ("甲公司", "2001年3月"), ("乙公司", "2002年5月")), id="a-list"
        ),
        pytest.param((("企业名称", "成立时间"), ("甲公司",)), id="cells-of-other-widths"),
    ],
)
def test_labels_above_what_is_not_certain_are_left_over(rows: tuple[tuple[str, ...], ...]) -> None:
    """Two rows of values, and values that do not stand under their labels."""
    office = office_with(HOST)
    table = office.table(2)
    for texts in rows:
        row(table, *texts, spans=(1,) * len(texts) if len(texts) == 2 else (2,))
    texts_read, left = told(office)

    assert texts_read == {}
    assert left == [" | ".join(texts) for texts in rows[1:]]


# -- a long table of indicators


def test_a_table_of_indicators_that_goes_on_after_a_page() -> None:
    """序号/指标/单位/值, cut in two with its head printed again: running numbers and units are no text."""
    office = office_with(SCENE, "1.3 整体建设成效")
    for start in (0, 10):
        table = office.table(4)
        row(table, "序号", "成效指标", "单位", "指标值")
        for number, (_, label) in enumerate(OUTCOMES[start : start + 10], start=start + 1):
            unit = "家" if "（家）" in label else "%"
            row(
                table,
                str(number),
                label.replace(f"（{unit}）", ""),
                unit,
                f"{number}.5" if number != 5 else "",
            )
        office.line("续表")
    texts, left = told(office)

    assert texts == {
        f"basics.outcomes.{key}": f"{n}.5" for n, (key, _) in enumerate(OUTCOMES, start=1) if n != 5
    }
    assert set(left) == {"序号：成效指标 | 单位 | 指标值", "续表"}
