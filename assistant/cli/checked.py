"""A case with what was found, as JSON and for people."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.cli.cases import Case
from assistant.matching.claims import Verdict
from assistant.matching.matcher import Candidate, Match

VERDICTS = {
    "consistent": "相符",
    "alias": "相符（名称为旧称或别称）",
    "wrong_stage": "环节不符",
    "mismatch": "不符",
    "not_in_catalogue": "不在目录内",
}
UNSURE = "说不准"
NO_CLAIM = "未申报"


@dataclass(frozen=True)
class Checked:
    case: Case
    match: Match
    verdict: Verdict | None
    """None where the case claims nothing"""

    @property
    def outcome(self) -> str:
        """The verdict in words."""
        if self.verdict is None:
            return NO_CLAIM
        return VERDICTS[self.verdict.verdict] if self.verdict.verdict else UNSURE

    @property
    def reason(self) -> str:
        """Why: of the verdict where something is claimed, else of the match."""
        return self.verdict.reason if self.verdict else self.match.reason

    def as_json(self, top: int) -> dict[str, object]:
        """The first `top` candidates; `parts` only where a long text mixes several scenes."""
        found: dict[str, object] = {
            "id": self.case.id,
            "candidates": [_candidate(one) for one in self.match.candidates[:top]],
            "abstained": self.match.abstained,
            "verdict": self.verdict.verdict if self.verdict else None,
            "reason": self.reason,
        }
        if self.match.parts:
            found["parts"] = [
                {"number": one.number, "name": one.name, "text": one.text} for one in self.match.parts
            ]
        return found

    def lines(self, top: int) -> Iterator[str]:
        """For people."""
        if self.match.abstained:
            yield f"看不出属于哪个典型场景：{self.match.reason}"
        for place, one in enumerate(self.match.candidates[:top], start=1):
            yield f"{place}. 【{one.number}】{one.stage}·{one.name}  {one.probability:.0%}"
            yield f"   {one.reason}"
        for part in self.match.parts:
            yield f"   其中“{_short(part.text)}”像【{part.number}】{part.name}"
        if self.verdict is not None:
            yield f"核对：{self.outcome}。{self.verdict.reason}"


def _candidate(one: Candidate) -> dict[str, object]:
    return {
        "number": one.number,
        "name": one.name,
        "stage": one.stage,
        "probability": round(one.probability, 4),
        "evidence": list(one.evidence),
    }


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
