"""Everyday ways of giving exact values: months apart from years, nobody, quarters, dense lists."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.interview.by_rules.rows import items
from assistant.interview.by_rules.understanding import understand
from assistant.interview.conversation import Interviewer
from assistant.interview.session import Proposal, Session
from assistant.interview.topics import paths_of

TODAY = date(2026, 3, 10)
OUTCOMES, YEARS = "basics.outcomes", "enterprise.years"


def _read(message: str, topic: str) -> dict[str, str]:
    session = replace(Session(), topic=topic, asked=paths_of(topic, TODAY), turn=1)
    return {
        one.path: one.answer.state if one.answer.value is None else str(one.answer.value)
        for one in understand(message, session, TODAY).updates
    }


@pytest.mark.parametrize(
    ("message", "topic", "wanted"),
    [
        ("1998年改制成立的，9月份", "registration", {"enterprise.founded": "1998-09"}),
        ("08年办的，大概五月份", "registration", {"enterprise.founded": "2008-05"}),
        ("founded: 2015/12", "registration", {"enterprise.founded": "2015-12"}),
        ("厂里一共八十六口人", "registration", {"basis.staff": "86"}),
        ("厂子叫个甲州乙丙节水器材有限公司", "registration", {"enterprise.name": "甲州乙丙节水器材有限公司"}),
        ("信用AA-，事故没有", "registration", {"enterprise.credit_rating": "AA-", "enterprise.accident": "否"}),
        ("score 3.46, level 3.", "standing", {"basis.score": "3.46", "enterprise.level": "3级"}),
        ("建设周期：23年第四季度到25年一季度", "project", {"basics.period": "2023-10至2025-03"}),
        ("库在甲州市乙丙区工业园润田路", "project", {"cover.address": "甲州市乙丙区工业园润田路"}),
        ("设备款300万，软件120万，没别的了", "project", {"basics.investment": "420"}),
        ("推广，一家都没有", "effects", {f"{OUTCOMES}.followers": "0"}),
        ("供应商准时那个莫统计过，碳莫算过", "effects",
         {f"{OUTCOMES}.supplier_delivery": "none", f"{OUTCOMES}.unit_carbon": "none"}),
        ("资源综合利用提了8个点不敢写，你写个没统计", "outcomes", {f"{OUTCOMES}.resource_use": "none"}),
        ("封面场景名称拟为“甲乙在线检测”", "cover", {"cover.scene_name": "甲乙在线检测"}),
    ],
)  # fmt: skip
def test_what_people_say_in_few_words_is_understood(message: str, topic: str, wanted: dict[str, str]) -> None:
    read = _read(message, topic)

    assert {path: read.get(path) for path in wanted} == wanted


@pytest.mark.parametrize(
    ("message", "topic", "path"),
    [
        ("2007年公司改制，2007年8月注册", "registration", "enterprise.name"),
        ("成熟度1项不达标", "standing", "enterprise.level"),
        ("供应商准时没概念跳过", "effects", f"{OUTCOMES}.supplier_delivery"),
        ("环保公司那个经理姓孙", "project", "basics.supplier"),
        ("行业专用类\t追溯平台\tV3.2", "software@0", "enterprise.industry.group"),
    ],
)
def test_what_only_resembles_a_value_is_none(message: str, topic: str, path: str) -> None:
    assert path not in _read(message, topic)


def test_two_values_of_a_year_belong_to_the_indicators_of_the_year_before() -> None:
    read = _read("23年资产1.2亿，负债率55%；24年1.35亿、52%。邮箱a@b.example", "figures")

    assert read == {
        f"{YEARS}.2023.assets": "12000", f"{YEARS}.2023.debt_ratio": "55",
        f"{YEARS}.2024.assets": "13500", f"{YEARS}.2024.debt_ratio": "52",
        "enterprise.contact.email": "a@b.example",
    }  # fmt: skip


def test_what_stands_beside_the_choice_of_a_scene_is_kept() -> None:
    """The message that chooses may tell who is speaking, too."""
    interviewer = Interviewer(lambda text: (), lambda question, asked: "")
    proposals = (Proposal(15, "危险作业自动化", "生产管理", 0.5, ""),)
    session = replace(Session(), topic="scene", proposals=proposals)
    answers = interviewer.receive(
        session, "危险作业自动化，生产管理环节。公司全称甲州乙丙化工有限公司，地方国企。联系人骆志平，13900000192。", TODAY
    ).session.answers  # fmt: skip

    assert answers.text("basics.scene") == "危险作业自动化"
    assert answers.text("enterprise.name") == "甲州乙丙化工有限公司"
    assert answers.text("enterprise.nature") == "地方国企"
    assert answers.text("enterprise.contact.mobile") == "13900000192"


def test_english_heads_name_the_tables() -> None:
    text = "process: 铜线键合, 打线参数由边缘节点下发. technology: 网络微隔离, 按机台类型划分安全域"
    found = [(one.table, one.cells["name"].words) for one in items(text, ("processes", "technologies"))]

    assert found == [("processes", "铜线键合"), ("technologies", "网络微隔离")]
