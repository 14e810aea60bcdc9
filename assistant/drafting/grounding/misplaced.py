"""Whether a number that the facts do have is said of another thing, line, shift or year than it is there.

Only plain cases count: the words beside the number are those of another number of the same kind, and none of its own.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.grounding.borne import borne
from assistant.drafting.grounding.figures import Figure, covers
from assistant.drafting.grounding.held import Doubt, Held
from assistant.drafting.grounding.measures import alike
from assistant.drafting.grounding.subjects import Place, labels_in, subject, years_in

_PART_OF_YEAR = re.compile(
    r"^年?(?:年?)(?P<part>[初底末中]|上半年|下半年|[一二三四]季度|第[一二三四]季度|春|夏|秋|冬)"
)
_SAME_PART = {
    "末": "底",
    "第一季度": "一季度",
    "第二季度": "二季度",
    "第三季度": "三季度",
    "第四季度": "四季度",
}
_SHARED_OUT = re.compile(r"分别(?=为|是|有|达|由|[^，。；]{0,10}\d)|依次|各")


def misplaced(held: Held, place: Place, own: Sequence[Place]) -> Iterator[Doubt]:
    """What is wrong with a number that the facts do have."""
    quote = place.figure.quote
    if _shared_out_wrong(held, place, own):
        yield Doubt("object", quote, f"“{quote}”和“分别”前面的次序对不上")
    elif (
        place.labels
        and not _SHARED_OUT.search(held.text)
        and all(other.labels and not place.labels & other.labels for other in own)
    ):
        yield Doubt("object", quote, f"“{quote}”在事实里说的是另一个（{'、'.join(sorted(own[0].labels))}）")
    elif place.shops and all(_named_later(held, place.shops, other) for other in own):
        yield Doubt("object", quote, f"“{quote}”在事实里说的是另一道工序")
    elif len(place.periods) == 1 and all(
        other.periods and not other.periods & place.periods for other in own
    ):
        yield Doubt("object", quote, f"“{quote}”的统计周期和事实不同")
    elif place.per and all(other.per and not other.per & place.per for other in own):
        yield Doubt("unit", quote, f"“{quote}”是按什么计的，和事实不同")
    elif (rival := _rival(held, place, own)) is not None:
        yield Doubt("object", quote, f"“{quote}”说的不是这件事，事实里这件事是“{rival.figure.quote}”")
    if not _SHARED_OUT.search(held.text):
        yield from _in_another_year(place.figure, [other.figure for other in own])
    yield from _part_of_year(held, place.figure, [other.figure for other in own])
    yield from _turned(place.figure, [other.figure for other in own])


def _shared_out_wrong(held: Held, place: Place, own: Sequence[Place]) -> bool:
    """1号窑、2号窑分别为3100吨和5200吨, where the facts give them the other way round; years likewise."""
    text = held.read
    at = text.find("分别")
    shared = [one for one in held.said if one.figure.start > at and one.figure.number is not None]
    if at < 0 or place not in shared:
        return False
    index = shared.index(place)
    names, years = labels_in(text[:at]), years_in(text[:at])
    if len(names) == len(shared) > 1:
        return all(other.labels and names[index] not in other.labels for other in own)
    if len(years) == len(shared) > 1:
        tied = [other.figure.year.year for other in own if other.figure.year and other.figure.year.year]
        return bool(tied) and years[index] not in tied
    return False


def _rival(held: Held, place: Place, own: Sequence[Place]) -> Place | None:
    """The number that the facts give for what this one is said of; None where nothing tells so plainly.

    The words beside it must be those of another number of the same kind and none of its own, and the sentence must not
    tell that other number in the same breath.
    """
    single = place.figure.number is not None and place.figure.number.value == 1
    if _SHARED_OUT.search(held.text) or single or not place.near:
        return None
    words = mine(own)
    for reading in held.told:
        for other in reading:
            if not _may_stand_for(other.figure, place.figure) or _beside(held, place, other, words):
                continue
            theirs = place.near & (other.near | other.wide) - words
            ours = place.near & words - other.wide
            headed = place.head & (other.near | other.wide) - words and not place.head & words - other.wide
            if (theirs and not ours) or (headed and not subject(place.figure.after)):
                return other
    return None


def _named_later(held: Held, shops: frozenset[str], own: Place) -> bool:
    """Whether the facts name a shop with a number of its own, and only behind this one: what is named first may be what
    all of it is about."""
    before, later, passed = "", frozenset[str](), False
    for text, reading in held.in_order:
        if own in reading:
            passed = True
            before += text[: own.clause[1]]
            later = frozenset[str]().union(*(place.wide for place in reading[reading.index(own) + 1 :]))
        elif passed:
            later = later.union(*(place.wide for place in reading))
        else:
            before += f"{text}\n"
    if not passed or shops & own.wide:
        return not passed and not shops & own.wide
    return shops <= later and not shops & subject(before)


def mine(own: Sequence[Place]) -> frozenset[str]:
    """The words around a number wherever the facts give it."""
    return frozenset[str]().union(*(other.wide | other.near for other in own))


def _beside(held: Held, place: Place, other: Place, words: frozenset[str]) -> bool:
    """Whether the sentence gives the other number in the same clause, and not with the words of this one."""
    same = [one for one in held.said if one.clause == place.clause and borne(other.figure, one.figure)]
    return any(not (one.head | subject(one.figure.after)) & words - other.wide for one in same)


def _in_another_year(one: Figure, own: Sequence[Figure]) -> Iterator[Doubt]:
    """A number that the facts tie to one year and the sentence to another."""
    if one.number is None or one.year is None or one.year.year is None:
        return
    years = {other.year.year for other in own if other.year and other.year.year}
    untied = any(other.year is None for other in own)
    if years and not untied and one.year.year not in years:
        yield Doubt("year", one.quote, f"“{one.quote}”是{min(years)}年的，不是{one.year.year}年的")


def _part_of_year(held: Held, one: Figure, own: Sequence[Figure]) -> Iterator[Doubt]:
    """2022年初 for 22年底, 三季度 for 四季度."""
    if one.day is None or not (part := _part(held.read, one)):
        return
    parts = {
        told
        for reading, fact in zip(held.told, held.known, strict=True)
        for place in reading
        if place.figure in own and (told := _part(fact, place.figure))
    }
    if parts and part not in parts:
        yield Doubt("year", one.quote, f"“{one.quote}{part}”和事实（{'、'.join(sorted(parts))}）不同")


def _may_stand_for(other: Figure, one: Figure) -> bool:
    """Whether a fact's figure is another one of the same kind."""
    if one.day is not None:
        return other.day is not None and not covers(other.day, one.day)
    if (
        other.number is None
        or one.number is None
        or other.is_article
        or bool(other.number.unit) != bool(one.number.unit)
        or (not one.number.unit and other.after[:1] != one.after[:1])
    ):
        return False
    return alike(other.number, one.number) and not borne(other, one)


def _turned(one: Figure, own: Sequence[Figure]) -> Iterator[Doubt]:
    """提高12% for a fact that tells of a fall by 12%."""
    if one.direction and own and all({one.direction, other.direction} == {"above", "below"} for other in own):
        yield Doubt("direction", one.quote, f"“{one.quote}”是增还是减，和事实相反")


def _part(text: str, one: Figure) -> str:
    found = _PART_OF_YEAR.match(text[one.end :])
    return _SAME_PART.get(found["part"], found["part"]) if found else ""
