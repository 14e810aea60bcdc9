"""What a sentence says that its facts do not: numbers, of what they are said, years, names, claims.

The check of a model's sentences (`by_model`) is asked first. What it takes for a new number although it is the told one
in another unit of time, or rounded and said to be about, is let pass; what it cannot see, because the words around a
number are all alike, is looked for here: 1号线 for 2号线, 每年 for 每天, the year of another event.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.by_model.names import name_faults
from assistant.drafting.by_model.numbers import NumberCheck
from assistant.drafting.by_model.words import word_faults
from assistant.drafting.grounding import amounts, same_amount
from assistant.drafting.grounding.subjects import Clause, clauses
from assistant.drafting.register import written
from assistant.text.quantities import Quantity, quantities

_OF_STYLE = frozenset({"form", "spoken"})
_BRANDS = re.compile(
    r"用友|金蝶|西门子|施耐德|三菱|发那科|汇川|和利时|中控技术|华为|海康|大华|浪潮|阿里云|腾讯云|宝信|新松|库卡|安川|埃斯顿|罗克韦尔|霍尼韦尔|海克斯康|树根|卡奥斯"
)
"""Makers that a sentence may bring in without 公司"""
_AWARD = re.compile(r"^(?:获得?|荣获|取得)")
_SHORT_YEAR = re.compile(r"(?<![\d.])([0-3]\d)年(?!\d|来|多|以上|之久)")
_TWO = re.compile(r"俩(?:人|个)?")
_ZERO = re.compile(r"零(?:发生|事故|缺陷|故障|投诉|排放|超标|差错|返工)")
_CLEARLY = 2
"""By how many words another clause must be nearer, to be the one that a number was taken from"""


@dataclass(frozen=True)
class Doubt:
    """One thing that the facts do not bear out. `quote` is what it is about, `reason` what to tell a person."""

    kind: str
    quote: str
    reason: str


def doubts(text: str, facts: Sequence[str], allowed: Sequence[str] = ()) -> tuple[Doubt, ...]:
    """What is doubtful in a sentence, held against the facts that it rests on; nothing where they bear it out.

    `allowed` are names that need no fact, such as that of the scene.
    """
    known = tuple(dict.fromkeys(reading for fact in facts for reading in _readings(fact)))
    found = (*_numbers(text, known, facts), *_words(text, known, allowed), *_others(text, facts))
    return tuple(dict.fromkeys(found))


def _readings(fact: str) -> Iterator[str]:
    """A fact as told, as a form would write it (26min→6min as 由26min降至6min), and with its short years whole."""
    yield fact
    yield written(fact)
    yield _TWO.sub("2人", _SHORT_YEAR.sub(r"20\1年", fact))


def _numbers(text: str, known: Sequence[str], facts: Sequence[str]) -> Iterator[Doubt]:
    told = [one for fact in known for one in amounts(fact)]
    for fault in NumberCheck(text, tuple(known)).faults():
        written_so = _at(text, fault.quote)
        same = any(
            same_amount(other, one) or _is_sum(one, text, known) for one in written_so for other in told
        )
        if fault.kind != "object" and not (fault.kind == "number" and same):
            yield Doubt(fault.kind, fault.quote, fault.reason)
    for fault in NumberCheck(
        text, tuple(facts)
    ).faults():  # the words of a rewritten fact are alike for all numbers
        if fault.kind == "object" and not _in_range(text, fault.quote):
            yield Doubt(fault.kind, fault.quote, fault.reason)


def _words(text: str, facts: Sequence[str], allowed: Sequence[str]) -> Iterator[Doubt]:
    known = "\n".join(facts)
    for fault in (*name_faults(text, facts, allowed), *word_faults(text, facts)):
        share = re.fullmatch(r"[一二三四五六七八九十]分之[一二三四五六七八九十]", fault.quote)
        told = (share and _shown(fault.quote, facts)) or (
            fault.kind == "claim" and _award_told(fault.quote, known)
        )
        if fault.kind not in _OF_STYLE and not told:
            yield Doubt(fault.kind, fault.quote, fault.reason)
    for match in _BRANDS.finditer(text):
        if match[0] not in known:
            yield Doubt("name", match[0], f"“{match[0]}”不在所依据的事实里")
    for match in _ZERO.finditer(text):
        if match[0] not in known and "零" not in known:
            yield Doubt("claim", match[0], f"“{match[0]}”没有事实支持")


def _others(text: str, facts: Sequence[str]) -> Iterator[Doubt]:
    """Numbers and years that the facts give to something else."""
    told = [clause for fact in facts for clause in clauses(fact)]
    for clause in clauses(text):
        for one in clause.numbers:
            own = [other for other in told if any(same_amount(told_one, one) for told_one in other.numbers)]
            yield from _misplaced(
                one.quote, clause, own, [other for other in told if _rivals(other, one, own)]
            )
        for year in clause.years:
            own = [other for other in told if any(_covers(iso, year) for iso in other.years)]
            rivals = [other for other in told if other.years and other not in own]
            yield from _misplaced(year, clause, own, rivals, clearly=1)


def _misplaced(
    quote: str, clause: Clause, own: Sequence[Clause], rivals: Sequence[Clause], clearly: int = _CLEARLY
) -> Iterator[Doubt]:
    if not own:
        return
    reason = f"“{quote}”在事实里说的是另一件事"
    if clause.labels and all(other.labels and not other.labels & clause.labels for other in own):
        yield Doubt("object", quote, reason)
    elif len(clause.periods) == 1 and all(
        other.periods and not other.periods & clause.periods for other in own
    ):
        yield Doubt("object", quote, f"“{quote}”的统计周期和事实不同")
    elif rivals and _nearer(clause, own, rivals, clearly):
        yield Doubt("object", quote, reason)


def _nearer(clause: Clause, own: Sequence[Clause], rivals: Sequence[Clause], clearly: int) -> bool:
    """Whether the clause speaks of what another clause speaks of, rather than of what its number was told of."""
    mine = max(len(clause.subject & other.subject) for other in own)
    theirs = max(len(clause.subject & other.subject) for other in rivals)
    named = any(clause.names & other.names for other in rivals) and not any(
        clause.names & other.names for other in own
    )
    return (theirs >= mine + clearly and (clearly > 1 or mine == 0)) or (named and bool(clause.names))


def _rivals(other: Clause, one: Quantity, own: Sequence[Clause]) -> bool:
    """Whether a clause gives another number in the same unit."""
    return other not in own and any(told.base()[1] == one.base()[1] for told in other.numbers)


def _covers(told: str, written: str) -> bool:
    return told.startswith(written)


def _at(text: str, quote: str) -> list[Quantity]:
    return [one for one in amounts(text) if quote in one.quote or one.quote in quote]


def _is_sum(one: Quantity, text: str, facts: Sequence[str]) -> bool:
    """Whether a clause says a total (共, 合计) and the number is the sum of all in its unit that one fact tells."""
    clause = next((found.text for found in clauses(text) if one.quote in found.text), "")
    if not re.search(r"共|合计|总计", clause):
        return False
    value, unit = one.base()
    sums = (sum(other.base()[0] for other in amounts(fact) if other.base()[1] == unit) for fact in facts)
    return any(total == value for total in sums)


def _award_told(claim: str, known: str) -> bool:
    """Whether the facts tell an award in the same words, with 的 between them: 布鲁塞尔的金奖."""
    bare = _AWARD.sub("", claim)
    return bare != claim and bare in known.replace("的", "")


def _in_range(text: str, quote: str) -> bool:
    """Whether a number is one end of a range."""
    at = text.find(quote)
    return bool(re.match(r"\s?[-—–~～至到]\s?\d", text[at + len(quote) :])) or bool(
        re.search(r"\d[^\s，。；]{0,3}[-—–~～至到]$", text[:at])
    )


def _shown(share: str, facts: Sequence[str]) -> bool:
    """Whether a fraction in words follows from two numbers of one fact: 从3天降到1天 is 减少三分之二."""
    digits = "一二三四五六七八九十"
    whole, part = (digits.index(char) + 1 for char in (share[0], share[-1]))
    for fact in facts:
        numbers = quantities(fact)
        for first, second in itertools.pairwise(numbers):
            before, after = first.base()[0], second.base()[0]
            if before and abs(abs(before - after) / abs(before) - Decimal(part) / Decimal(whole)) < Decimal(
                "0.02"
            ):
                return True
    return False
