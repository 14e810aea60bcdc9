"""What a sentence says that its facts do not."""

import json
from pathlib import Path

import pytest

from assistant.drafting.grounding.doubts import doubts

CASES = Path(__file__).parents[2] / "eval" / "cases" / "faults"


def _cases(name: str) -> list[dict[str, str]]:
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_planted_faults_are_found() -> None:
    """At least 95 of 100: digits, decimals, units, objects, years, names, claims."""
    planted = _cases("planted")
    found = [case for case in planted if doubts(case["text"], case["facts"])]

    assert len(planted) >= 80
    assert len(found) >= 0.95 * len(planted)


def test_honest_rewrites_pass() -> None:
    """At most 2 of 100 raise a doubt: rounding, ranges, other units, shown arithmetic, other words."""
    honest = _cases("honest")
    alarms = [case for case in honest if doubts(case["text"], case["facts"])]

    assert len(honest) >= 120
    assert len(alarms) <= 0.02 * len(honest)


@pytest.mark.parametrize(
    ("text", "facts", "kind"),
    [
        pytest.param("2号线投用8台。", ["1号线投用8台，2号线投用5台"], "object", id="line"),
        pytest.param("年处理鲜奶300吨。", ["一天处理300吨鲜奶"], "object", id="period"),
        pytest.param("2022年部署ERP。", ["2018年上ERP，2022年上MES"], "object", id="year-of-another"),
        pytest.param("投诉零发生。", ["投诉少了"], "claim", id="nothing-at-all"),
        pytest.param("效率提升31%。", ["效率提升30%"], "number", id="number"),
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
    ],
)
def test_what_follows_from_the_facts_is_no_doubt(text: str, facts: list[str]) -> None:
    """The same amount in another unit, rounded, or by arithmetic that is shown."""
    assert doubts(text, facts) == ()
