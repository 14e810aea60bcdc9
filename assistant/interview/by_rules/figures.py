"""Three years of figures in one message: by year, by indicator, as parallel lists, or as a pasted table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules.figure_values import meant, values
from assistant.interview.by_rules.figure_years import years_said
from assistant.interview.by_rules.mentions import plain_label
from assistant.interview.by_rules.units_said import unit_said
from assistant.rules.dates import full_years
from assistant.text.quantities import Quantity, quantities
from knowledge.field_names import field_names

_PREFIX = "enterprise.years.*."
_REFUSED = re.compile(
    r"不便|不方便|保密|涉密|不(?:想|愿意?|往外|对外|让)?(?:提供|公开|填|说|写|报|给)(?!错)|内部数据"
)
_OTHER = re.compile(
    r"(?:固定|流动|无形|净|金融|递延|生物)资产(?:收益率)?|(?:流动)?负债(?:总额|合计|总计)?(?!率)|(?:所有者)?权益|毛利率?|净?利润(?:总额)?(?!率)|利税|税[收金]|纳税(?!信用)|"
    r"研发(?:投入|费用)|现金流|注册资本|(?:工业)?总?产值|贷款|补贴|投资|[产销]量|年?产能|占有率|专利|占[^，,。；;\d]{0,8}?(?:收入|营收|销售额|资产)(?:总额)?的?"
)
"""Words of the books that the form does not ask for: what follows them belongs to no indicator"""
_MARGIN_SAID = re.compile(r"(?<![净毛])利润(?=[^\d，,。；;率总]{0,3}[-负]?\d+(?:\.\d+)?%)")
_NEGATIVE = re.compile(r"(?:负的?|亏损?了?)\s*$")
_AS_BEFORE = re.compile(r"同上|一样|不变|持平|没变|还是那个|同前")
_ORDER = re.compile(
    r"从早到晚|从前(?:往|到)后|从远到近|由远及近|按先后|(?P<back>倒着|从近到远|从晚到早|由近及远|从后往前)"
)
_LIKE = re.compile(r"[和跟与同]\s*$")
_SENTENCE_END = re.compile(r"[。！!]")
_SHORTEST_PAIR, _SHORTEST_ROW = 2, 3
_JOINT = re.compile(r"\s*(?:和|及|与|跟|、|以及|还有)\s*")


@dataclass(frozen=True)
class Figure:
    """One cell of 近三年发展情况: its path and the words of its value."""

    path: str
    words: str
    quote: str
    start: int
    end: int
    """Where in the message indicator or year, and value stand."""


@dataclass(frozen=True)
class _Mark:
    """A year, an indicator or a value, where it stands."""

    kind: str
    start: int
    end: int
    name: str = ""
    value: Quantity | None = None


def figures(message: str, years: tuple[int, ...], today: date) -> tuple[Figure, ...]:
    """The figures a message gives. `years`: the asked years, ascending, for lists that name none."""
    marks = sorted(
        [*_indicators(message), *(_Mark("year", *one) for one in years_said(message, today, years))],
        key=lambda mark: (mark.start, -mark.end),
    )
    if not any(mark.kind == "indicator" for mark in marks):
        return ()
    table = list(_table(message, [mark for mark in marks if mark.kind != "other"]))
    rows = {figure.start for figure in table}
    lines = [mark for mark in marks if not any(_one_line(message, start, mark.start) for start in rows)]
    found: dict[str, Figure] = {}
    for figure in [*table, *_Walk(message, lines, years).figures()]:
        found.setdefault(figure.path, figure)
    asked = {*years, *full_years(today)}
    return tuple(one for one in found.values() if int(one.path.split(".")[2]) in asked)


def _one_line(message: str, start: int, other: int) -> bool:
    return "\n" not in message[min(start, other) : max(start, other)]


@dataclass
class _Walk:
    """One pass over the marks of a message: which indicators and which year a value belongs to."""

    message: str
    marks: Sequence[_Mark]
    years: tuple[int, ...]
    indicators: list[_Mark] = field(default_factory=list)
    """Those named last; several where they are joined (资产和营收分别是…)."""
    year: int = 0
    given: list[Figure] = field(default_factory=list)

    def figures(self) -> list[Figure]:
        for index, mark in enumerate(self.marks):
            stop = self.marks[index + 1].start if index + 1 < len(self.marks) else len(self.message)
            if mark.kind == "other":
                self.indicators = []
                continue
            if mark.kind == "year" and self._like_that_year(mark, stop):
                continue
            self._turn_to(mark, index)
            if self.indicators:
                self._read(mark, stop)
        return self.given

    def _turn_to(self, mark: _Mark, index: int) -> None:
        if mark.kind == "year":
            self.year = int(mark.name)
            return
        joined = self.indicators and _JOINT.fullmatch(self.message[self.indicators[-1].end : mark.start])
        self.indicators = [*self.indicators, mark] if joined else [mark]
        if not any(before.kind == "year" for before in self.marks[:index]):
            self.year = 0

    def _read(self, mark: _Mark, stop: int) -> None:
        name = self.indicators[-1].name
        stretch = _own_lines(name, self.message[mark.end : stop])
        stop = mark.end + len(stretch)
        found = _values(name, stretch)
        if not found and self.year and _AS_BEFORE.search(stretch):
            self._as_before(mark, stop)
        elif not found and _REFUSED.search(stretch) and mark.kind == "indicator":
            self._declined(stop)
        elif self.year and (inside := self._several(mark, stretch)):
            for one, value in inside:
                self._give(one, self.year, value, mark, stop)
        elif mark.kind == "indicator" and _is_list(found, self.year, self._around(mark, stop)):
            for year, value in zip(self._years_for(len(found)), found, strict=False):
                self._give(name, year, value, mark, stop)
        elif found and self.year:
            self._give(name, self.year, meant(found, stretch), mark, stop)

    def _around(self, mark: _Mark, stop: int) -> str:
        return self.message[max(mark.start - 8, 0) : stop]

    def _give(self, indicator: str, year: int, value: Quantity, mark: _Mark, stop: int) -> None:
        self.given.append(_figure(indicator, year, value, self.message, mark, stop))

    def _several(self, mark: _Mark, stretch: str) -> list[tuple[str, Quantity]]:
        """Values of several indicators in one stretch: 资产总额和负债率分别为19.1亿元、64.8%; or bare, in the order of
        the year before (23年35600、3.1、48200、61.3，跟前头一个顺序)."""
        values = [one for one in quantities(stretch, bare=True) if one.base()[1] in ("元", "%", "")]
        names = [one.name for one in self.indicators]
        if len(names) > 1 and len(values) >= len(names) and re.search(r"分别|依次", stretch[:6]):
            return list(zip(names, values, strict=False))
        if mark.kind == "indicator" or len(values) < _SHORTEST_PAIR:
            return []
        last = self.given[-1].path.split(".")[2] if self.given else ""
        order = [_name(one) for one in self.given if one.path.split(".")[2] == last]
        for known in (names, order):
            if len(values) == len(known) and (len(values) >= _SHORTEST_ROW or _in_units(known, values)):
                return list(zip(known, values, strict=True))
        return []

    def _as_before(self, mark: _Mark, stop: int) -> None:
        """负债率同上: the last year's figure."""
        for one in self.indicators:
            own = [known for known in self.given if _name(known) == one.name]
            own = [known for known in own if known.path != _path(one.name, self.year)]
            if own:
                self._repeat(own[-1], self.year, mark.start, stop)

    def _like_that_year(self, mark: _Mark, stop: int) -> bool:
        """利润率跟24年一样: the figure of the year named, for the year spoken of."""
        if not (self.indicators and _LIKE.search(self.message[: mark.start])):
            return False
        if not _AS_BEFORE.match(self.message[mark.end : stop]):
            return False
        for one in self.indicators:
            source = next(
                (known for known in self.given if known.path == _path(one.name, int(mark.name))), None
            )
            if source and self.year:
                self._repeat(source, self.year, one.start, stop)
        return True

    def _repeat(self, known: Figure, year: int, start: int, stop: int) -> None:
        quote = self.message[start:stop].strip(" ，,；;。\n")
        self.given.append(Figure(_path(_name(known), year), known.words, quote, start, start + len(quote)))

    def _declined(self, stop: int) -> None:
        for one in self.indicators:
            quote = self.message[one.start : stop].rstrip(" ，,；;。、\n")
            for year in self.years:
                self.given.append(
                    Figure(_path(one.name, year), "不便填写", quote, one.start, one.start + len(quote))
                )

    def _years_for(self, count: int) -> tuple[int, ...]:
        named = tuple(dict.fromkeys(int(mark.name) for mark in self.marks if mark.kind == "year"))
        if order := _ORDER.search(self.message):
            named = tuple(sorted(named or self.years, reverse=bool(order["back"])))
        known = named if len(named) >= count else self.years
        return known[-count:] if len(known) >= count else known


def _in_units(indicators: Sequence[str], values: Sequence[Quantity]) -> bool:
    """Whether each value is written in the unit of its indicator, and no two in the same: 1.35亿、52%."""
    wanted = [FORM.field(f"{_PREFIX}{one}").nature.unit == "%" for one in indicators]
    return [value.base()[1] == "%" for value in values] == wanted and len(set(wanted)) > 1


def _own_lines(indicator: str, stretch: str) -> str:
    """The words behind a mark, without lines behind its value that name something of their own."""
    for line in re.finditer(r"\n.*[\u4e00-\u9fff]{3}", stretch):
        if _values(indicator, stretch[: line.start()]):
            return stretch[: line.start()]
    return stretch


def _name(figure: Figure) -> str:
    return figure.path.rsplit(".", 1)[-1]


def _path(indicator: str, year: int) -> str:
    return f"enterprise.years.{year}.{indicator}"


def _is_list(values: Sequence[Quantity], year: int, around: str) -> bool:
    """Whether the values of an indicator are those of several years."""
    return len(values) >= 3 or (len(values) >= 2 and (not year or bool(re.search(r"分别|依次|三年", around))))


def _figure(indicator: str, year: int, value: Quantity, message: str, mark: _Mark, stop: int) -> Figure:
    said = message.find(value.quote, mark.end, stop)
    ends = _SENTENCE_END.search(message, said + len(value.quote), stop) if said >= 0 else None
    quote = message[mark.start : ends.start() if ends else stop].rstrip(" ，,；;。、\n\t")
    return Figure(
        _path(indicator, year),
        _words(value, indicator, message, mark),
        quote,
        mark.start,
        mark.start + len(quote),
    )


def _words(value: Quantity, indicator: str, message: str, mark: _Mark) -> str:
    """The value's words; a bare amount has the unit that the message gives for all of them."""
    unit = unit_said(message[mark.start : mark.end]) or unit_said(message)
    before = message[: message.find(value.quote, mark.end)]
    percent = FORM.field(f"{_PREFIX}{indicator}").nature.unit == "%"
    if percent and _NEGATIVE.search(before):
        return f"-{value.quote}"
    return value.quote if value.unit or percent else value.quote + unit


# -- tables --


def _table(message: str, marks: Sequence[_Mark]) -> Iterator[Figure]:
    """The cells of a table: a line of years or of indicators over lines of values."""
    head: list[_Mark] = []
    columns: list[tuple[int, int]] = []
    at = 0
    for line in message.splitlines(keepends=True):
        stop = at + len(line)
        inside = [mark for mark in marks if at <= mark.start < stop]
        kinds = {mark.kind for mark in inside}
        values = quantities(line, bare=True)
        own = [one for one in _own(values, inside, at) if one.base()[1] in ("元", "%", "")]
        if len(inside) >= 2 and len(kinds) == 1 and not own:
            head, columns = inside, _columns(message, at, stop)
        elif head and inside and inside[0].kind != head[0].kind:
            yield from _line(
                message, inside[0], _over(head, columns, _columns(message, at, stop)), head, stop
            )
        at = stop


def _own(values: Sequence[Quantity], inside: Sequence[_Mark], at: int) -> list[Quantity]:
    """Values of a line that are no part of a year or an indicator."""
    return [one for one in values if not any(mark.start <= at + one.start < mark.end for mark in inside)]


def _columns(message: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Where the cells of a line stand that is cut by tabs or bars; empty where it is cut by neither."""
    if not re.search(r"[\t|｜]", message[start:stop]):
        return []
    return [cell.span() for cell in re.compile(r"[^\t|｜\n]*(?=[\t|｜\n]|$)").finditer(message, start, stop)]


def _over(
    head: Sequence[_Mark], over: Sequence[tuple[int, int]], under: Sequence[tuple[int, int]]
) -> list[tuple[_Mark, tuple[int, int]]]:
    """Each mark of the head with the cell under it, where both lines have as many cells."""
    if not over or len(over) != len(under):
        return []
    return [
        (mark, under[at])
        for mark in head
        for at, (start, end) in enumerate(over)
        if start <= mark.start < end
    ]


def _line(
    message: str,
    first: _Mark,
    under: Sequence[tuple[_Mark, tuple[int, int]]],
    head: Sequence[_Mark],
    stop: int,
) -> Iterator[Figure]:
    pairs = [(mark, message[start:end].strip()) for mark, (start, end) in under]
    if not pairs:
        cells = re.split(r"\t|\||｜|\s{2,}|(?<=[\d%]) (?=\d)|[,，;；](?!\d{3})", message[first.end : stop])
        words = [cell.strip(" :：)）年") for cell in cells if re.search(r"\d", cell)]
        pairs = list(zip(head, words, strict=True)) if len(words) == len(head) else []
    for mark, cell in pairs:
        year, indicator = (mark.name, first.name) if mark.kind == "year" else (first.name, mark.name)
        values = _values(indicator, cell)
        if len(values) == 1:
            yield _figure(indicator, int(year), values[0], message, first, stop)


# -- marks --


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        name: pattern.removeprefix(_PREFIX)
        for pattern, known in field_names().items()
        if pattern.startswith(_PREFIX)
        for name in (*known, plain_label(FORM.field(pattern)))
    }
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)), re.IGNORECASE)
    return pattern, {name.lower(): pattern_of for name, pattern_of in names.items()}


def _indicators(message: str) -> Iterator[_Mark]:
    pattern, names = _names()
    others = [match.span() for match in _OTHER.finditer(message)]
    for said in _MARGIN_SAID.finditer(message):
        others = [span for span in others if span != said.span()]
        yield _Mark("indicator", *said.span(), "margin")
    yield from (_Mark("other", *span) for span in others)
    for match in pattern.finditer(message):
        if any(start <= match.start() < end for start, end in others):
            continue
        unit = re.match(r"\s*[（(][^（()）]{1,6}[)）]", message[match.end() :])
        yield _Mark(
            "indicator", match.start(), match.end() + (unit.end() if unit else 0), names[match[0].lower()]
        )


def _values(indicator: str, text: str) -> tuple[Quantity, ...]:
    return values(text, percent=FORM.field(f"{_PREFIX}{indicator}").nature.unit == "%")
