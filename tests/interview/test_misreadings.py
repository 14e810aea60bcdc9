"""What people say that is not the value it resembles: no fact may come from a leftover."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.interview.by_rules.understanding import understand
from assistant.interview.session import Session

TODAY = date(2026, 3, 10)
PROJECT = (
    "cover.address", "basics.period", "basics.investment", "basics.supplier", "basics.supplier_contact",
    "basics.supplier_phone",
)  # fmt: skip
OUTCOMES = ("basics.outcomes.defect_rate", "basics.outcomes.quality_loss")


def _read(message: str, topic: str, *asked: str) -> dict[str, str]:
    session = replace(Session(), topic=topic, asked=asked, turn=1)
    reading = understand(message, session, TODAY)
    return {update.path: str(update.answer.value) for update in reading.updates}


@pytest.mark.parametrize(
    ("message", "topic", "asked", "wanted"),
    [
        pytest.param(
            "说错了，2024年营收应该是3.18亿", "standing", ("enterprise.accident",),
            {"enterprise.years.2024.revenue": "31800"}, id="是-inside-应该是",
        ),
        pytest.param(
            "说错了，2024年营收应该是3.18亿", "profile", ("enterprise.profile",),
            {"enterprise.years.2024.revenue": "31800"}, id="correction-is-no-story",
        ),
        pytest.param(
            "不对，手机是13900000016", "profile", ("enterprise.profile",),
            {"enterprise.contact.mobile": "13900000016"}, id="correction-of-an-earlier-topic",
        ),
        pytest.param(
            "2023年9月开始搞，到2025年6月验收，两个场景一共花了860万，就在麦积区的厂里", "project", PROJECT,
            {"basics.period": "2023-09至2025-06", "basics.investment": "860"}, id="leftovers-are-no-company-or-name",
        ),
        pytest.param(
            "信用等级是纳税信用A级，近三年没出过事故", "people", ("enterprise.contact.post",),
            {"enterprise.credit_rating": "纳税信用A级"}, id="leftover-is-no-post",
        ),
        pytest.param(
            "产品不良率从2.8%降到1.9%", "outcomes", OUTCOMES, {}, id="levels-are-no-change",
        ),
        pytest.param(
            "产品不良率从2.8%降到1.9%，算下来下降32.1%", "outcomes", OUTCOMES,
            {"basics.outcomes.defect_rate": "32.1"}, id="the-change-stands-after-the-levels",
        ),
        pytest.param(
            "设备和软件是甲乙检测技术有限公司和丙丁智控科技有限公司供的", "project", ("basics.supplier", "basics.period"),
            {"basics.supplier": "甲乙检测技术有限公司、丙丁智控科技有限公司"}, id="every-supplier",
        ),
        pytest.param(
            "附企业法人营业执照、审计报告，还有CMMM自评估报告", "attachments", ("attachments",),
            {"attachments": str(("企业法人营业执照", "审计报告", "CMMM自评估报告"))}, id="attachments-are-no-fields",
        ),
        pytest.param(
            "没有传真", "people", ("enterprise.contact.fax", "enterprise.contact.post"),
            {"enterprise.contact.fax": "None"}, id="没有-before-the-name",
        ),
    ],
)  # fmt: skip
def test_only_what_was_said_is_taken(message, topic, asked, wanted):
    """Exactly the values meant, and nothing that merely looks like one."""
    assert _read(message, topic, *asked) == wanted


def test_levels_before_and_after_are_asked_back():
    """由2.8%降到1.9% may be 32.1 % or 0.9 points: a person must say."""
    session = replace(Session(), topic="outcomes", asked=OUTCOMES, turn=1)

    problems = understand("产品不良率从2.8%降到1.9%", session, TODAY).problems

    assert [str(one) for one in problems] == [
        "「产品不良率下降（%）」说的“从2.8%降到1.9%”是建设前后的水平，不是变化的幅度；请填写提升或下降的百分数。"
    ]


def test_a_heading_is_no_row_and_letters_inside_a_word_are_no_kind():
    """装备有这几样： names nothing; SCADA is not CAD."""
    updates = _read(
        "软件有两样：\n数据采集系统SCADA，V2.6，甲乙科技有限公司\n制造执行系统MES，V5.2，甲乙科技有限公司",
        "software@0",
        "means.0.software",
    )

    assert [value for path, value in updates.items() if path.endswith((".name", ".kind"))] == [
        "数据采集系统SCADA", "控制执行类", "制造执行系统MES", "生产制造类",
    ]  # fmt: skip
