"""What a sentence says that its facts do not."""

import json
from pathlib import Path

import pytest

from assistant.drafting.grounding.doubts import doubts

CASES = Path(__file__).parents[2] / "eval" / "cases" / "faults"


def _cases(name: str) -> list[dict[str, str]]:
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(("name", "least"), [("planted", 80), ("planted-late", 30), ("planted-more", 200)])
def test_planted_faults_are_found(name: str, least: int) -> None:
    """At least 95 of 100: digits, decimals, units, objects, years, names, claims."""
    planted = _cases(name)
    found = [case for case in planted if doubts(case["text"], case["facts"])]

    assert len(planted) >= least
    assert len(found) >= 0.95 * len(planted)


@pytest.mark.parametrize(("name", "least"), [("honest", 120), ("honest-late", 40), ("honest-more", 340)])
def test_honest_rewrites_pass(name: str, least: int) -> None:
    """At most 2 of 100 raise a doubt: rounding, ranges, other units, shown arithmetic, other words."""
    honest = _cases(name)
    alarms = [case for case in honest if doubts(case["text"], case["facts"])]

    assert len(honest) >= least
    assert len(alarms) <= 0.02 * len(honest)


@pytest.mark.parametrize(
    ("text", "facts", "kind"),
    [
        pytest.param("2号线投用8台。", ["1号线投用8台，2号线投用5台"], "object", id="line"),
        pytest.param("年处理鲜奶300吨。", ["一天处理300吨鲜奶"], "object", id="period"),
        pytest.param("2022年部署ERP。", ["2018年上ERP，2022年上MES"], "object", id="year-of-another"),
        pytest.param("投诉零发生。", ["投诉少了"], "claim", id="nothing-at-all"),
        pytest.param("效率提升31%。", ["效率提升30%"], "number", id="number"),
        pytest.param("标定精度为0.75级。", ["精度0.075级"], "number", id="grade"),
        pytest.param("温度约1078℃。", ["现在1087度"], "number", id="about-is-no-excuse-for-other-digits"),
        pytest.param(
            "1号窑、2号窑分别为310吨和520吨。", ["1号窑520吨，2号窑310吨"], "object", id="shared-out"
        ),
        pytest.param("气耗由2.6提高到3.1。", ["气耗从3.1降到2.6"], "direction", id="turned"),
        pytest.param("2024年下半年建成。", ["24年上半年干完的"], "year", id="part-of-year"),
        pytest.param("作业人员增加4人。", ["从6人减到2人"], "number", id="difference-the-other-way"),
        pytest.param("主要供应宏达重卡。", ["主要给宏远重卡供货"], "name", id="one-character"),
        pytest.param("安全总监魏宏建牵头。", ["安全总监魏建宏牵头"], "name", id="person"),
        pytest.param("由恒禾软件实施。", ["是兴禾软件给实施的"], "name", id="maker"),
        pytest.param("项目入选省级智能制造优秀场景。", ["项目干完了"], "claim", id="distinction"),
    ],
)
def test_a_doubt_says_what_kind_it_is(text: str, facts: list[str], kind: str) -> None:
    """The kind tells a person what to look for; the quote stands in the sentence."""
    found = doubts(text, facts)

    assert kind in {one.kind for one in found}
    assert all(one.reason for one in found)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("换产用时90分钟。", ["1.5小时换完"], id="other-unit-of-time"),
        pytest.param("节约标准煤约3100吨。", ["节约标煤3096吨"], id="round-number"),
        pytest.param(
            "拥有专利38件，其中发明专利6件。", ["手里有专利38件，其中发明6件"], id="part-of-the-whole"
        ),
        pytest.param("用时减少三分之二，由3天缩短至1天。", ["从3天降到1天"], id="fraction-shown"),
        pytest.param(
            "盘点由近12小时缩短至不足3小时。", ["原来11小时40分，现在2小时50分"], id="near-and-under"
        ),
        pytest.param("联网设备400余台。", ["连上网的417台"], id="more-than-a-round-number"),
        pytest.param("镀层厚度50μm。", ["镀层厚0.05毫米"], id="length"),
        pytest.param("温差由15～16℃缩小到3～5℃。", ["温差原先十五六度，现在3-5度"], id="spoken-range"),
        pytest.param("15分钟内到场。", ["到现场不超过一刻钟"], id="quarter-of-an-hour"),
        pytest.param("接入234台，占90%。", ["260台设备，接了234台"], id="share"),
        pytest.param("项目历时两年。", ["2022年3月动土，2024年3月投产"], id="span"),
        pytest.param("年节电300万kWh。", ["每吨少用6度电，一年50万吨"], id="product"),
        pytest.param("静态投资回收期2年。", ["投了180万，一年省90万"], id="payback"),
        pytest.param("事故水池2400m³。", ["事故水池两千四百方"], id="cubic-metres"),
        pytest.param("损耗由7%降至5%。", ["损耗七个点降到五个点"], id="points-of-a-level"),
    ],
)
def test_what_follows_from_the_facts_is_no_doubt(text: str, facts: list[str]) -> None:
    """The same amount in another unit, rounded, or by arithmetic that is shown."""
    assert doubts(text, facts) == ()
