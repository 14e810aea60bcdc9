"""Sentences held against facts: planted faults must be found, honest rewrites must pass."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.drafting.grounding import ungrounded
from assistant.drafting.grounding.doubts import doubts
from eval.labelled import CASES
from eval.readme import Table, renew
from eval.report import keep, show

_SETS = {
    "planted": "Planted faults found",
    "honest": "False alarms on honest rewrites",
    "planted-late": "Planted faults found, second writers",
    "honest-late": "False alarms, second writers",
    "planted-more": "Planted faults found, three further writers",
    "honest-more": "False alarms, three further writers",
    "planted-last": "Planted faults found, cases that were only measured",
    "honest-last": "False alarms, cases that were only measured",
}

Finder = Callable[[str, Sequence[str]], list[str]]


@dataclass(frozen=True)
class Case:
    kind: str
    facts: tuple[str, ...]
    text: str


def cases(name: str) -> list[Case]:
    """One of the sets."""
    lines = (CASES / "faults" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Case(one["kind"], tuple(one["facts"]), one["text"]) for one in map(json.loads, lines)]


def numbers_alone(text: str, facts: Sequence[str]) -> list[str]:
    """What the number check of the review finds: value and unit."""
    return [one.quote for one in ungrounded(text, facts)]


def whole_check(text: str, facts: Sequence[str]) -> list[str]:
    """What the whole check finds: numbers, of what they are said, years, names, claims."""
    return [one.reason for one in doubts(text, facts)]


def run() -> dict[str, Any]:
    """Measure both checks on both sets, and on the sets that were written when the check stood."""
    finders: dict[str, Finder] = {"numbers alone": numbers_alone, "whole check": whole_check}
    result: dict[str, Any] = {}
    tables: list[Table] = []
    for name, title in _SETS.items():
        all_ = cases(name)
        result[name] = {finder: _shares(all_, find) for finder, find in finders.items()}
        tables.append(_table(title, all_, result[name]))
        for case in all_:
            reasons = whole_check(case.text, case.facts)
            if bool(reasons) == name.startswith("honest"):
                print(f"  {name}, {case.kind}: {'；'.join(case.facts)} → {case.text} {'; '.join(reasons)}")
    for title, head, rows in tables:
        show(title, head, rows)
    keep("faults", result)
    renew("faults", tables)
    return result


def _shares(all_: Sequence[Case], finder: Finder) -> dict[str, float]:
    """The share of cases in which something is found, of all and by kind."""
    whole = Counter(case.kind for case in all_)
    hits = Counter(case.kind for case in all_ if finder(case.text, case.facts))
    return {"all": sum(hits.values()) / len(all_), **{kind: hits[kind] / whole[kind] for kind in whole}}


def _table(title: str, all_: Sequence[Case], shares: dict[str, dict[str, float]]) -> Table:
    whole = {"all": len(all_), **Counter(case.kind for case in all_)}
    rows: list[tuple[object, ...]] = [
        (kind, count, *(found[kind] for found in shares.values())) for kind, count in whole.items()
    ]
    return title, ("kind", "cases", *shares), rows
