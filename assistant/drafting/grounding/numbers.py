"""Whether every number of a sentence is what its facts say: value, unit, thing, year, direction, both ends of a range."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.drafting.grounding.changes import changes, stated_changes
from assistant.drafting.grounding.content import content_pairs
from assistant.drafting.grounding.faults import Fault
from assistant.drafting.grounding.figures import Figure, bears, counted_alike, figures, half_step, measure
from assistant.drafting.grounding.worked_out import Derivation, Told, told_by, worked_out
from assistant.text.quantities import Quantity

_TURNED = re.compile(r"较|比|原|以前|此前|以往|过去")
_PART = re.compile(r"其中|（")
_SHARED_OUT = "分别"
_WORDS_OF_BOUND = {
    "above": "“多”“超过”“以上”这类说法",
    "below": "“近”“不到”“以内”这类说法",
    "about": "“约”“左右”这类说法",
    "some": "“来”这类说法",
}


@dataclass(frozen=True)
class NumberCheck:
    """A sentence against the sentences of the facts that it rests on (as told, and as written by the rules)."""

    text: str
    facts: tuple[str, ...]

    @cached_property
    def derived(self) -> tuple[Derivation, ...]:
        """The numbers that follow from the facts by arithmetic."""
        return tuple(
            found for one in self._written if not self._carriers(one) if (found := self._derivation(one))
        )

    def faults(self) -> Iterator[Fault]:
        """What is wrong, number by number."""
        for one in self._written:
            carriers = self._carriers(one)
            if carriers:
                yield from self._carried(one, carriers)
            elif not one.is_article and self._derivation(one) is None:
                yield Fault("number", one.quote, f"“{one.quote}”不是所依据事实里的数字或日期")
        yield from self._directions()
        yield from self._order()

    @cached_property
    def _written(self) -> tuple[Figure, ...]:
        return figures(self.text)

    @cached_property
    def _told(self) -> tuple[tuple[Figure, ...], ...]:
        return tuple(figures(fact) for fact in self.facts)

    def _carriers(self, one: Figure) -> tuple[Figure, ...]:
        return tuple(other for told in self._told for other in told if bears(other, one))

    def _derivation(self, one: Figure) -> Derivation | None:
        shown = worked_out(one, self.text, self._arithmetic)
        return Derivation(one.quote, f"{one.quote}＝{shown}") if shown else None

    @cached_property
    def _arithmetic(self) -> Told:
        return told_by(self.facts, [one for told in self._told for one in told])

    def _carried(self, one: Figure, carriers: Sequence[Figure]) -> Iterator[Fault]:
        """What may be wrong with a number that the facts do have."""
        yield from self._range(one, carriers)
        yield from self._bound(one, carriers)
        if (rival := self._of_another(one, carriers)) is not None:
            yield Fault(
                "object", one.quote, f"“{one.quote}”说的不是这件事，事实里这件事的数是“{rival.quote}”"
            )
        if one.direction and all(_opposite(other, one) for other in carriers):
            yield Fault("direction", one.quote, f"“{one.quote}”是增还是减，和事实相反")
        yield from self._year(one, carriers)

    def _range(self, one: Figure, carriers: Sequence[Figure]) -> Iterator[Fault]:
        """One end alone of what the facts give as a range only."""
        if one.range_end is not None or not all(other.range_end for other in carriers):
            return
        ends = [other.range_end for other in carriers if other.range_end]
        said = [measure(other.number) for other in self._written if other.number]
        if not any(measure(end) in said for end in ends):
            yield Fault(
                "range", one.quote, f"“{one.quote}”是一个范围的一头，两头（还有“{ends[0].quote}”）都要写"
            )

    def _bound(self, one: Figure, carriers: Sequence[Figure]) -> Iterator[Fault]:
        """超过 of an exact number, or 近 and 约 of the facts forgotten."""
        bounds = {other.bound for other in carriers}
        if "some" in bounds:
            bounds |= {"about", "above"}
        if "" not in bounds and one.bound not in bounds:
            told = _WORDS_OF_BOUND[min(bounds)]
            yield Fault("bound", one.quote, f"“{one.quote}”在事实里带有{told}，照原样写")
        elif one.bound in ("above", "below") and one.bound not in bounds:
            reason = f"“{one.quote}”在事实里没有{_WORDS_OF_BOUND[one.bound]}，照原样写"
            yield Fault("bound", one.quote, reason)

    def _of_another(self, one: Figure, carriers: Sequence[Figure]) -> Figure | None:
        """The number that the facts give for the thing which this one is said of; None where nothing tells so.

        Only a plain case counts: the words around share nothing with those around its own number, and something with
        those around another of the same unit.
        """
        if _SHARED_OUT in self.text or one.number is None or not one.number.unit:
            return None
        here = content_pairs(one.around)
        if (counted := content_pairs(one.after)) and all(content_pairs(other.after) for other in carriers):
            here = counted  # 4台相机: what is counted decides
        if not here or any(here & content_pairs(other.around) for other in carriers):
            return None
        rivals = (other for told in self._told for other in told if self._rivals(one, other))
        return next((other for other in rivals if here & content_pairs(other.around)), None)

    def _rivals(self, one: Figure, other: Figure) -> bool:
        """Whether a fact's number is of the same unit and another one."""
        if one.number is None or other.number is None or bears(other, one):
            return False
        return counted_alike(measure(other.number)[1], measure(one.number)[1])

    def _year(self, one: Figure, carriers: Sequence[Figure]) -> Iterator[Fault]:
        """A number that the facts tie to one year and the sentence to another."""
        if one.number is None or one.year is None or one.year.year is None:
            return
        years = [other.year.year for other in carriers if other.year and other.year.year]
        if years and len(years) == len(carriers) and one.year.year not in years:
            yield Fault("year", one.quote, f"“{one.quote}”是{years[0]}年的，不是{one.year.year}年的")

    def _order(self) -> Iterator[Fault]:
        """Two numbers of one fact that changed places: in the other order, and one of them among words that are not its own."""
        changed = changes(self.facts)
        for first, second in pairwise(one for one in self._written if one.number is not None):
            if not self._swapped(first, second) or _TURNED.search(self.text[first.end : second.start]):
                continue
            assert first.number is not None
            assert second.number is not None
            if any(_says(one.before, first.number) and _says(one.after, second.number) for one in changed):
                continue
            quote = self.text[first.start : second.end]
            yield Fault("object", quote, f"“{first.quote}”和“{second.quote}”在事实里是反过来的")

    def _swapped(self, first: Figure, second: Figure) -> bool:
        if first.quote == second.quote or not self._rivals(first, second):
            return False
        orders = [found for told in self._told if (found := _in_order(told, first, second)) is not None]
        if not orders or any(orders):
            return False
        part = _PART.search(self.text[first.end : second.start])
        return bool(part and _larger(second, first)) or not all(map(self._at_home, (first, second)))

    def _at_home(self, one: Figure) -> bool:
        """Whether a number stands among words that stand around it in the facts too."""
        here = content_pairs(one.after) or content_pairs(one.around)
        return any(here & content_pairs(other.around) for other in self._carriers(one))

    def _directions(self) -> Iterator[Fault]:
        """由a减少至b: a pair of the facts, in their order, and with a verb that fits."""
        told = changes(self.facts)
        for first, second, says in stated_changes(self.text):
            assert first.number is not None
            assert second.number is not None
            before, after = first.number, second.number
            quote = self.text[first.start : second.end]
            if any(_says(one.before, before) and _says(one.after, after) for one in told):
                yield from _verb(before, after, says, quote)
            elif any(_says(one.before, after) and _says(one.after, before) for one in told):
                yield Fault("direction", quote, f"“{quote}”前后颠倒了，按事实写")
            elif any(_says(one.before, before) or _says(one.after, after) for one in told):
                yield Fault("object", quote, f"“{quote}”把不同事的两个数连在了一起")


def _larger(one: Figure, other: Figure) -> bool:
    return (
        one.number is not None
        and other.number is not None
        and measure(one.number)[0] > measure(other.number)[0]
    )


def _in_order(told: Sequence[Figure], first: Figure, second: Figure) -> bool | None:
    """Whether a fact tells two numbers in the order of a sentence; None where it does not tell both."""
    one = [other.start for other in told if bears(other, first)]
    two = [other.start for other in told if bears(other, second)]
    return min(one) < max(two) if one and two else None


def _opposite(one: Figure, other: Figure) -> bool:
    return {one.direction, other.direction} == {"above", "below"}


def _says(fact: Quantity, written: Quantity) -> bool:
    (value, unit), (said, unit_said) = measure(fact), measure(written)
    return counted_alike(unit, unit_said) and abs(value - said) <= half_step(written)


def _verb(before: Quantity, after: Quantity, says: str, quote: str) -> Iterator[Fault]:
    """A verb between two numbers that says the opposite of them."""
    falls = measure(after)[0] < measure(before)[0]
    if says and measure(before)[0] != measure(after)[0] and (says == "below") != falls:
        yield Fault("direction", quote, f"“{quote}”增减的说法和数字相反")
