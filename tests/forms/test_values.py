"""Raw input → typed values, field by field."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source
from assistant.forms.values import print_raw, read_answer, read_value

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("path", "raw", "value"),
    [
        ("enterprise.founded", "2006年5月", "2006-05"),
        ("enterprise.founded", "2006-05-18", "2006-05-18"),
        ("basics.period", "2024年3月至2025年6月", "2024-03至2025-06"),
        ("basics.investment", "3.2亿元", Decimal(32000)),
        ("basics.investment", "860", Decimal(860)),
        ("enterprise.years.2024.margin", "-3.5%", Decimal("-3.5")),
        ("basics.outcomes.cnc_share", "百分之八十五", Decimal(85)),
        ("basics.outcomes.productivity", "130", Decimal(130)),
        ("basics.outcomes.followers", "12家", 12),
        ("enterprise.nature", "民营企业", "民营企业"),
        ("enterprise.size", "中型", "中型企业"),
        ("enterprise.level", "三级", "3级"),
        ("enterprise.industry.group", "3011", "301-水泥、石灰和石膏制造"),
        ("enterprise.industry.division", "水泥制造", "30-非金属矿物制品业"),
        ("enterprise.industry.section", "301", "制造业"),
        ("enterprise.contact.mobile", "138 9381 2345", "13893812345"),
        ("basics.stage", "生产作业环节", "生产作业"),
        ("basics.scene", "24", "在线智能检测"),
        ("basics.scene", "人机协同制造", "人机协同作业"),
        ("basics.scene", "车间自创的名字", "车间自创的名字"),
        ("scenes.0.outcome", ("一。", " 二。 ", ""), ("一。", "二。")),
        ("scenes.0.outcome", " 一段文字 ", "一段文字"),
    ],
)
def test_values_are_read_as_people_write_them(path: str, raw: str | tuple[str, ...], value: object) -> None:
    """Units, Chinese numerals, codes and older names come out typed."""
    assert read_value(FORM.field(path), raw, TODAY) == value


@pytest.mark.parametrize(
    ("path", "raw", "label"),
    [
        ("enterprise.credit_code", "916200007000000000", "统一社会信用代码"),
        ("enterprise.founded", "2006年13月", "成立时间"),
        ("basics.period", "2025年6月到2024年3月", "应用建设起止日期"),
        ("basics.outcomes.cnc_share", "120%", "关键设备数控化率（%）"),
        ("basics.outcomes.followers", "好几家", "面向供应链"),
        ("enterprise.nature", "国企", "地方国企"),
        ("enterprise.contact.email", "没有at符号", "邮箱"),
        ("enterprise.contact.name", "13893812345", "联系人·姓名"),
        ("basics.stage", "研发设计", "产品研发"),
        ("enterprise.name", "很长" * 200, "企业名称"),
    ],
)
def test_a_wrong_value_is_told_with_field_and_remedy(path: str, raw: str, label: str) -> None:
    """The message names the field or what to give instead."""
    if path == "enterprise.nature":
        assert read_value(FORM.field(path), raw, TODAY) == label
        return
    with pytest.raises(AnswerError, match="请填写") as caught:
        read_value(FORM.field(path), raw, TODAY)
    assert label in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "state"),
    [("无", "none"), ("不便填写", "declined"), ("0938-2712345", "given")],
)
def test_nothing_and_refusal_are_answers_of_their_own(raw: str, state: str) -> None:
    """无 prints as 无; a refusal is kept and not asked again."""
    answer = read_answer(FORM.field("enterprise.contact.fax"), raw, Source("测试"))
    assert answer is not None
    assert answer.state == state


def test_a_placeholder_is_no_answer() -> None:
    """【待补充】 read back from a form is still missing."""
    assert read_answer(FORM.field("enterprise.name"), "【待补充：企业名称】", Source("测试")) is None


@given(st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False))
def test_amounts_survive_writing_and_reading(amount: Decimal) -> None:
    """What an answers file writes for an amount reads back as the same amount."""
    item = FORM.field("basics.investment")
    raw = print_raw(Answer(amount))
    assert isinstance(raw, str)
    assert read_value(item, raw) == amount
