"""Printed labels: compared, and told from the values behind them."""

import pytest

from assistant.documents.printed import bare, begins, is_hint, is_label, label_end


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("企业\n简介", "企业简介"),
        ("（一）申报主体基本信息", "申报主体基本信息"),
        ("二、场景建设方案及情况", "场景建设方案及情况"),
        ("生产效率提升*（％）", "生产效率提升"),
        ("先进过程控制投用率**（%）", "先进过程控制投用率"),
        ("（其他成效指标）", "其他成效指标"),
        ("申报单位（盖章）：", "申报单位"),
        ("采用的技术方案（包括供应商）（300字以内，可以配图）", "采用的技术方案"),
        ("单位产品二氧化碳（CO₂）排放量降低（%）", "单位产品二氧化碳(co2)排放量降低"),
        ("附表1", "附表1"),
        ("", ""),
        ("）", ")"),
    ],
)
def test_a_label_is_bared_of_what_offices_change(printed, expected):
    """Numbers, marks, hints, breaks and colons do not tell labels apart."""
    assert bare(printed) == expected


@pytest.mark.parametrize("typed", ["企业类型", "企业类型1", "企业 类型[1]", "企业类型①"])
def test_a_typed_note_number_does_not_matter(typed):
    """Where an office typed the footnote's number, the label is the same."""
    assert is_label(typed, "企业类型")


def test_another_label_is_another():
    """A longer label, or an empty cell, is not the label."""
    assert not is_label("企业类型说明", "企业类型")
    assert not is_label("", "企业类型")


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("申报单位（盖章）　　甲公司", "申报单位", "　　甲公司"),
        ("建设地址：　天水", "建设地址", "　天水"),
        ("具体场景实例名称（与附表1表格对应）：乙", "具体场景实例名称", "乙"),
        ("（其他成效指标）年节电", "其他成效指标", "年节电"),
        ("场 景\n名 称", "场景名称", ""),
        ("生产效率提升*（%）12", "生产效率提升*（%）", "12"),
    ],
)
def test_a_value_begins_where_its_label_ends(text, label, value):
    """Hints, marks and the colon belong to the label."""
    end = label_end(text, label)

    assert end is not None
    assert text[end:] == value


def test_a_text_that_goes_on_is_not_a_label_with_a_value():
    """A word that merely begins like a label prints none."""
    assert begins("企业名称：甲", "企业名称")
    assert not begins("企业名称变更情况", "企业名称")
    assert label_end("甲公司企业名称", "企业名称") is None


@pytest.mark.parametrize(
    ("text", "expected"), [("（可填写多个）", True), ("（一）提升（二）", False), ("自建", False)]
)
def test_a_hint_is_one_bracket(text, expected):
    """Only a text wholly inside one pair of brackets is a hint."""
    assert is_hint(text) is expected
