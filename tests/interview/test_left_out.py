"""Figures that are told and yet answer nothing: taken back, of others, of the past, of a plan."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.interview.by_rules.understanding import understand
from assistant.interview.session import Session
from assistant.interview.topics import paths_of

TODAY = date(2026, 3, 10)
STAFF, INVESTMENT, NETWORKED = "basis.staff", "basics.investment", "basics.outcomes.networked_share"
CNC, DEFECTS, PRODUCTIVITY = (
    "basics.outcomes.cnc_share",
    "basics.outcomes.defect_rate",
    "basics.outcomes.productivity",
)


def _read(message: str, topic: str) -> dict[str, str]:
    session = replace(Session(), topic=topic, asked=paths_of(topic, TODAY), turn=1)
    updates = understand(message, session, TODAY).updates
    return {one.path: str(one.answer.value) for one in updates if not isinstance(one.answer.value, tuple)}


@pytest.mark.parametrize(
    ("message", "topic", "wanted"),
    [
        ("投资1898万元，更正一下，1680万元，前者是含税口径", "project", {INVESTMENT: "1680"}),
        ("效率提升12%，不对，14%", "outcomes", {PRODUCTIVITY: "14"}),
        ("申报日期暂定2026年4月8日，更正，4月9日", "cover", {"cover.filed": "2026-04-09"}),
        ("职工五百三十来个，准数534", "registration", {STAFF: "534"}),
        ("用工规模六百来人，精确是612", "registration", {STAFF: "612"}),
    ],
)
def test_a_value_that_is_taken_back_at_once_is_not_kept(
    message: str, topic: str, wanted: dict[str, str]
) -> None:
    assert _read(message, topic) == wanted


@pytest.mark.parametrize(
    ("message", "topic", "wanted"),
    [
        ("2024年3月开工，准确说是4月，2025年8月验收", "project", "basics.period"),
        ("不良率下降8.6%，不是8%", "outcomes", DEFECTS),
    ],
)
def test_a_value_that_goes_on_or_is_confirmed_is_kept(message: str, topic: str, wanted: str) -> None:
    assert wanted in _read(message, topic)


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("热处理车间那帮人也搞了一个，投了320万，联网率才五成，跟我们这个不相干，别往里混。", "outcomes"),
        ("集团总部有6200人, 总资产48亿, 那个别混到我们里来.", "registration"),
        ("行业协会公布的同类企业联网率平均为71.3%，供对照，与我公司数据无关。", "outcomes"),
        ("二期那个项目3.1个亿，跟这次报的没关系，别给我算进去", "project"),
        ("另一个厅局要的那张表，投资我写的是两千一百万，跟你这儿是两码事，别给我串了", "project"),
        ("假设口径改为含税，投资会变成494.94万元，此处仅作备忘", "project"),
        ("他们当年只花了1900万", "project"),
        ("隔壁县那家厂也上了一套花了九百多万", "project"),
        ("别的厂同样的项目一共花了900万", "project"),
        ("母公司有3000人，这个别算进来", "registration"),
    ],
)
def test_what_is_told_of_others_fills_nothing(message: str, topic: str) -> None:
    assert _read(message, topic) == {}


@pytest.mark.parametrize(
    ("message", "topic", "path", "wanted"),
    [
        ("职工391人，劳务派遣不算在内", "registration", STAFF, "391"),
        ("总投资386万，二期那200万不算进来", "project", INVESTMENT, "386"),
        ("总投资386万，跟二期那个项目没关系", "project", INVESTMENT, "386"),
        ("别把二期的算进来，我们投了386万", "project", INVESTMENT, "386"),
        ("数控化率90%，研制周期跟我们没关系，不涉及", "outcomes", CNC, "90"),
        ("效率提升了两成，这些数仅供参考", "outcomes", PRODUCTIVITY, "20"),
    ],
)
def test_what_only_leaves_out_something_else_is_kept(
    message: str, topic: str, path: str, wanted: str
) -> None:
    assert _read(message, topic)[path] == wanted


@pytest.mark.parametrize(
    "message",
    [
        "计划2026年联网率达到95%，数控化率达到90%",
        "目标是把生产效率提升30%",
        "到2027年，关键设备联网率要做到100%",
        "改造前联网率只有30%，数控化率45%",
        "行业平均不良率3%，我们高达8%",
        "同行的联网率都80%了",
    ],
)
def test_what_was_not_achieved_is_no_outcome(message: str) -> None:
    read = _read(message, "pain_points@0") | _read(message, "plan")

    assert not read.keys() & {NETWORKED, CNC, DEFECTS, PRODUCTIVITY}


@pytest.mark.parametrize(
    ("message", "topic", "wanted"),
    [
        ("以前数控化率60%，现在85%；联网率原来50%，如今78%", "outcomes", {CNC: "85", NETWORKED: "78"}),
        ("上线后生产效率提升了26%，不良率下降12%", "outcome@0", {PRODUCTIVITY: "26", DEFECTS: "12"}),
        ("不良品，原来一个月1200套，现在900套", "outcomes", {DEFECTS: "25.0"}),
        ("不良率减半", "outcomes", {DEFECTS: "50"}),
        ("效率提升10%到15%之间，取12%", "outcomes", {PRODUCTIVITY: "12"}),
    ],
)
def test_how_it_is_now_is_an_outcome(message: str, topic: str, wanted: dict[str, str]) -> None:
    assert _read(message, topic) == wanted
