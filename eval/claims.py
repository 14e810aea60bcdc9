"""Claims made of the test texts, right and wrong in known ways, and how many verdicts are as they should be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.matching.claims import judge
from assistant.matching.matcher import Matcher
from eval.labelled import SceneText
from knowledge.aliases import aliases
from knowledge.boundaries import boundaries
from knowledge.catalogue import scene, scenes, stages

_STRANGERS = (
    "智慧园区综合治理",
    "员工健康管理",
    "智慧食堂",
    "品牌全媒体运营",
    "数字党建",
    "智慧停车",
    "远程办公协同",
    "电子招投标",
)


@dataclass(frozen=True)
class Claim:
    text: str
    stage: str
    scene: str
    verdict: str


def claims(cases: Sequence[SceneText]) -> Iterator[Claim]:
    """For each text a true claim, one for a neighbouring scene, and in turn an older name, a wrong stage or a stranger."""
    older: dict[int, list[str]] = {}
    for alias in aliases():
        if alias.name != scene(alias.scene).name:
            older.setdefault(alias.scene, []).append(alias.name)
    near: dict[int, list[int]] = {}
    for boundary in boundaries():
        for a, b in (boundary.pair, boundary.pair[::-1]):
            near.setdefault(a, []).append(b)
    for turn, case in enumerate(cases):
        own = scene(case.scene)
        yield Claim(case.text, own.stage, own.name, "consistent")
        neighbours = near.get(case.scene) or [case.scene % len(scenes()) + 1]
        other = scene(neighbours[turn % len(neighbours)])
        yield Claim(case.text, other.stage, other.name, "mismatch")
        if turn % 3 == 0 and case.scene in older:
            yield Claim(case.text, own.stage, older[case.scene][turn % len(older[case.scene])], "alias")
        elif turn % 3 == 1:
            wrong = [stage.name for stage in stages() if stage.name != own.stage]
            yield Claim(case.text, wrong[turn % len(wrong)], own.name, "wrong_stage")
        else:
            yield Claim(case.text, own.stage, _STRANGERS[turn % len(_STRANGERS)], "not_in_catalogue")


def measured(cases: Sequence[SceneText], matcher: Matcher) -> dict[str, Any]:
    """Share of verdicts as they should be, over all and by the verdict that was due."""
    due: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for claim in claims(cases):
        due[claim.verdict] += 1
        given[claim.verdict] += judge(claim.text, claim.stage, claim.scene, matcher).verdict == claim.verdict
    return {
        "claims": due.total(),
        "right": given.total() / due.total(),
        **{verdict: given[verdict] / due[verdict] for verdict in sorted(due)},
    }
