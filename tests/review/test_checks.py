"""Checks on a draft: each planted fault is found, and an honest application has none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.drafting.draft import draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.files import read_answers
from assistant.matching.matcher import Matcher
from assistant.review.checks import review

TODAY = date(2026, 3, 10)
HONEST = read_answers(FORM, Path("examples/陇原阀门.yaml"))


def _codes(answers: Answers) -> set[str]:
    return {finding.code for finding in review(draft(FORM, answers, TODAY), answers)}


def test_an_honest_application_has_no_findings() -> None:
    """The complete example gives no finding, also when its scenes are held against its words."""
    assert review(draft(FORM, HONEST, TODAY), HONEST, Matcher.load()) == ()


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("enterprise.size", "大型企业", "size_contradicts"),
        ("enterprise.level", "4级", "level_contradicts"),
        ("cover.applicant", "甘肃别家制造有限公司", "applicant_differs"),
        ("enterprise.accident", "是", "accident_unnamed"),
        ("basics.outcomes.productivity", Decimal(130), "share_doubtful"),
        ("scenes.0.outcome", ("效率提高了不少。",), "outcome_without_number"),
        ("basis.score", Decimal("0.5"), "level_none"),
    ],
)
def test_a_planted_fault_is_found(path: str, value: object, code: str) -> None:
    """One answer changed, one finding more, with the field's label and where it stands."""
    answers = HONEST.with_answer(path, Answer(value, (Source("测试", str(value)),)))  # type: ignore[arg-type]
    assert code in _codes(answers)


def test_an_instance_too_many_is_found() -> None:
    """附表2 must correspond to 附表1."""
    assert "instance_without_scene" in _codes(HONEST.with_answer("means.2.instance", Answer("第三个实例")))


def test_a_wrong_claim_is_found() -> None:
    """A vision check that claims to be a remote service."""
    answers = HONEST.with_answer("scenes.0.scene", Answer("远程运维服务")).with_answer(
        "scenes.0.stage", Answer("产品服务")
    )
    codes = {one.code for one in review(draft(FORM, answers, TODAY), answers, Matcher.load())}
    assert "mismatch" in codes


def test_a_number_that_no_answer_gave_blocks() -> None:
    """An altered draft: 12分钟 became 15分钟."""
    drafted = draft(FORM, HONEST, TODAY)
    altered = tuple(
        replace(item, text=item.text.replace("12分钟", "15分钟")) if item.path == "scenes.0.outcome" else item
        for item in drafted.fields
    )
    findings = review(replace(drafted, fields=altered), HONEST)
    assert [(one.severity, one.code, one.where) for one in findings] == [
        ("block", "number_without_answer", "scenes.0.outcome")
    ]


def test_a_field_over_its_limit_blocks() -> None:
    """A text pasted into the draft beyond 300 字."""
    drafted = draft(FORM, HONEST, TODAY)
    item = drafted.by_path["scenes.0.safeguards"]
    long = replace(item, text="字" * 201, narrative=None)
    fields = tuple(long if one.path == item.path else one for one in drafted.fields)
    assert "over_limit" in {one.code for one in review(replace(drafted, fields=fields), HONEST)}
