"""企业规模划型: the size of an industrial enterprise from its people and its revenue."""

from dataclasses import dataclass
from decimal import Decimal

from assistant.errors import AnswerError


@dataclass(frozen=True)
class Size:
    """A size with the reason for it; `needs_person` when no printed row holds the combination."""

    name: str
    reason: str
    needs_person: bool


@dataclass(frozen=True)
class _Row:
    """A printed row: both lower limits are part of it, both upper limits are not."""

    name: str
    people: int
    revenue: int
    people_below: int | None = None
    revenue_below: int | None = None

    def reaches(self, people: int, revenue: Decimal) -> bool:
        return people >= self.people and revenue >= self.revenue

    def holds(self, people: int, revenue: Decimal) -> bool:
        under_people = self.people_below is None or people < self.people_below
        under_revenue = self.revenue_below is None or revenue < self.revenue_below
        return self.reaches(people, revenue) and under_people and under_revenue


_ROWS = (
    _Row("大型", 1000, 40000),
    _Row("中型", 300, 2000, 1000, 40000),
    _Row("小型", 20, 300, 300, 2000),
)
_SMALLEST = "微型"
_SOURCE = "《统计上大中小微型企业划分办法（2017）》工业企业标准"


def enterprise_size(people: int, revenue_wan: Decimal) -> Size:
    """The size by the notice's first footnote; `revenue_wan` is 营业收入 in 万元.

    The printed rows leave gaps (1,200 people with 3亿元). There the usual reading is taken: the largest
    size of which both lower limits are reached, and `needs_person` says that a person must decide.
    Raises AnswerError for a negative number.
    """
    if people < 0:
        raise AnswerError("从业人员", f"写的是 {people} 人，人数不能为负", "期末从业人员数，如 320")
    if revenue_wan < 0:
        raise AnswerError(
            "营业收入", f"写的是 {revenue_wan} 万元，营业收入不能为负", "上年度营业收入（万元），如 12000"
        )
    given = f"从业人员 {people} 人、营业收入 {revenue_wan:f} 万元"
    for row in _ROWS:
        if row.reaches(people, revenue_wan):
            if row.holds(people, revenue_wan):
                return Size(
                    row.name,
                    f"{given}，符合{_SOURCE}的{row.name}企业（{_limits(row)}）。",
                    needs_person=False,
                )
            return Size(row.name, _gap_reason(given, row), needs_person=True)
    return Size(
        _SMALLEST,
        f"{given}，从业人员不足 20 人或营业收入不足 300 万元，按{_SOURCE}为微型企业。",
        needs_person=False,
    )


def _limits(row: _Row) -> str:
    people = f"{row.people} 人及以上" + (f"、{row.people_below} 人以下" if row.people_below else "")
    revenue = f"{row.revenue} 万元及以上" + (f"、{row.revenue_below} 万元以下" if row.revenue_below else "")
    return f"{people}，且 {revenue}"


def _gap_reason(given: str, row: _Row) -> str:
    return (
        f"{given}，不落在{_SOURCE}所列的任何一档；按两项下限须同时满足、否则下划一档的通常理解为{row.name}"
        f"（{row.people} 人及以上，且 {row.revenue} 万元及以上），请人工确认。"
    )
