"""Equipment and software told in one's own words: cut into parts, read into cells, gathered into items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from assistant.interview.by_rules.cells import Cell, called, cells_of, deviceish
from assistant.interview.by_rules.heads import HEADS
from assistant.interview.by_rules.makers import is_placed

Before = Literal["strong", "weak", "colon", "mark"]

_CJK = "[\u4e00-\u9fff]"
_LABELS = "|".join(name for names in HEADS.values() for name in names.split("|") if not name.isascii())
_AFTER_LABEL = re.compile(rf"(?:{_LABELS}|装备\d+|设备\d+)\s*$")
_CUT = re.compile(
    rf"(?P<strong>[\n；;。！!？?]+|(?<={_CJK})\.(?=\s|$))|(?P<colon>[:：])|"
    rf"(?P<weak>[，,\t|｜]+|——|--|—|[ \u3000]{{2,}}|(?=这[两二三四几][个台套样种]都)|(?<={_CJK})[ \u3000](?={_CJK})|(?<=\d) (?={_CJK})(?! ?[台套条块只])|"
    rf"(?<={_CJK})/|/(?={_CJK})|(?<=[机器仪表站线车台箱统件床人A-Za-z0-9])(?:、|以及|和(?=[^利])|(?<!高档数控机床)与)(?={_CJK}))"
)
_MARK = re.compile(
    r"(?:(?<=[\n；;。:：，,\s)])|^)(?:[-·•*●▪◆]\s+|[-·•●▪◆](?=[\u4e00-\u9fff])|[①-⑳]|[(]?\d{1,2}[)、]\s*|\d{1,2}[.](?!\d)\s*|[一二三四五六七八九十](?:、|是(?=[\u4e00-\u9fffA-Z]))|"
    r"(?:装备|设备|软件|系统)(?:[0-9一二三四五六七八九十①-⑳]+)(?=[:：、，,.\s是])[:：、，,.\s是]*|"
    r"其[一二三四五六](?:就?是|[:：，,\s])?)|"
    r"(?:(?:还有|另外|再有|再)?(?:另外?|其中)?一[个套台](?:就?是|叫))|第[一二三四五六七八九十\d]+[个台套样种款](?:(?:就?是|叫)[:：，,\s]*|[:：，,\s]+)|(?<=[，,；;。\n])第[一二三四五六七八九十\d]+[个台套样种款]|还有一?[个种样款](?!性)|还有|另外还?有?(?:一?个)?|再就是一?个?|再有一?个?|外加一?个?|另有一?个?"
)
_PAREN = re.compile(r"\(([^()\n]*)\)")
_KEPT_PAREN = re.compile(r"[A-Za-z]{2,8}(?=\))|[\u4e00-\u9fff]{2,4}(?=\)[\u4e00-\u9fff]{0,10}(?:公司|集团))")
_LEAD = re.compile(
    r".*(?:叫做?|用的?是|用了|上了|装了|买了|配了|新上的?是|采用了?|选用了?|主要是|主要有|分别是|包括|设备有|装备有|传感器有|仪表有|软件有|系统有|"
    r"东西|[有是](?:一?个|一?台|一?套))|^(?:我们|咱们|主要|设备|装备|软件)?(?:么|嘛|是|的|有|和|及|跟|用|还有|那个|这个|嗯|呃|啊|就是|主要是|再|再?一个|、)+(?=..)"
)
_TRAIL = re.compile(r"(?:的?(?:用的?是|都?是|也是|就是|用的|由|为|叫|吧|呢|啊|嘛|了|，|、|[(])|的)+$")
_NO_NAME = re.compile(
    r"没|了|这|我|你|他|吗|呢|吧|啊|嘛|是|也|就|秘密|恕|不(?!锈|停|落|燃|间断|合格|良)|请|谢|以前|原来|如下|以上|见附|复制|粘贴|大概|其[他它余]|"
    r"暂|无新|哪|什么|^(?:国产|进口|合资|查查)$|所以|因为|保密|涉密|\d{4}年|老的|旧的|剩下|回头|等等|目前|(?:清单|台账|表格)$|^(?:软件|设备|装备|系统|主要|一共|全部|各)$|型号|名称|[=<>{}$@#\[\]“”]"
)
_ACRONYM = re.compile(r"(?:[A-Z0-9][A-Za-z0-9/-]*|X-ray|[a-z]-[A-Z]+)(?: [A-Z0-9][A-Za-z0-9/-]*)*")
_ALL = re.compile(r"(?:这[两三四几][个台套样种]都?|都|全|均)(?:部|都)?(?:是|属|归|为|由|用|算)")
_VOID = re.compile(r"不算|不报|不写|不填|没动|没换|别写|别算|不用写|不列|不计|利旧|不在内|除外")
_LONGEST_NAME = 32


COLUMNS = {
    "equipment": ("kind", "name", "model", "supplier", "same", "note"),
    "software": ("kind", "name", "model", "supplier", "same"),
    "processes": ("name", "application"),
    "technologies": ("name", "application"),
}


@dataclass
class Item:
    """A row of a table as it is told: its cells by column (`same`: the supplier is an earlier one)."""

    table: str
    cells: dict[str, Cell] = field(default_factory=dict)

    def add(self, cell: Cell) -> None:
        """Take a cell for a column that has none."""
        if cell.key in COLUMNS[self.table]:
            self.cells.setdefault(cell.key, cell)

    def has(self, *keys: str) -> bool:
        """Whether any of the columns has a cell."""
        return any(key in self.cells for key in keys)


def told(text: str, start: int, table: str) -> Iterator[Item]:
    """The items of a text from `start` on."""
    gathering = _Gathering(table)
    found: list[tuple[Before, int, int]] = [*parts(text, start), ("strong", len(text), len(text))]
    for (before, first, last), (then, second, end) in pairwise(found):
        gathering.part(before, text[first:last], first, then, text[second:end])
    yield from gathering.whole()


def parts(text: str, start: int) -> Iterator[tuple[Before, int, int]]:
    """The few words between two separators, with the kind of the one before."""
    before: Before = "strong"
    first = start
    for kind, cut_start, cut_end in sorted(_cuts(text, start), key=lambda cut: cut[1:]):
        if cut_start < first:
            before = "mark" if kind == "mark" else before
            first = max(first, cut_end)
            continue
        if text[first:cut_start].strip():
            yield before, first, cut_start
            before = kind
        elif before != "mark" and not (before == "strong" and kind == "weak"):
            before = kind
        first = cut_end
    if text[first:].strip():
        yield before, first, len(text)


def _cuts(text: str, start: int) -> Iterator[tuple[Before, int, int]]:
    for cut in _CUT.finditer(text, start):
        if (
            cut.lastgroup != "strong"
            and cut[0].strip(" ") not in ("，", ",")
            and _AFTER_LABEL.search(text, max(start, cut.start() - 12), cut.start())
        ):
            continue
        if cut["colon"]:
            yield "colon", *cut.span()
        else:
            yield ("strong" if cut["strong"] else "weak"), *cut.span()
    for mark in _MARK.finditer(text, start):
        yield "mark", *mark.span()
    for paren in _PAREN.finditer(text, start):
        if not _KEPT_PAREN.match(text, paren.start(1)) and not _belongs(paren[1]):
            yield "weak", paren.start(), paren.start() + 1
            yield "weak", paren.end() - 1, paren.end()


def _belongs(words: str) -> bool:
    """Whether what stands in brackets is part of a name: 3D打印机（砂型）."""
    short = len(words.strip()) < 5 and not any(char.isascii() for char in words)
    return short and not is_placed(words) and not cells_of(words, 0, "equipment")[0]


class _Gathering:
    """Puts the parts of a text together: a new item begins with a new name, or where a column is told again."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.items: list[Item] = []
        self.item = Item(table)
        self.marked = False
        self.over: Cell | None = None
        """A kind that stands as a head over several items."""

    def part(self, before: Before, text: str, offset: int, then: Before, following: str) -> None:
        """Take a part; `then` and `following` are the separator and part behind it."""
        named = before in ("weak", "colon") and self.item.has("name")
        cells, left, at = cells_of(text, offset, self.table, named)
        name = None if any(cell.key == "name" for cell in cells) else _name(left, at)
        if self._of_all(text, cells):
            return
        if name is None and before != "strong" and _VOID.search(left):
            self.item = Item(self.table)
            return
        remark = before == "strong" and name is None and not cells
        if before == "mark" or remark or self._begins(before, cells):
            self._close()
            self.marked = before == "mark"
        if name is not None:
            models_next = then == "weak" and _gives_model(following, self.table)
            self._named(before, name, any(cell.key != "note" for cell in cells), left, models_next)
        for cell in cells:
            self.item.add(cell)
            self.over = cell if cell.key == "kind" and then == "colon" and name is None else self.over

    def _of_all(self, text: str, cells: tuple[Cell, ...]) -> bool:
        """Whether a part says something of every item so far (都是北京那家的, 两个都属于…); then they take it."""
        told_of = [*self.items, self.item] if self.item.has("name") else self.items
        shared = [cell for cell in cells if cell.key in ("kind", "supplier")]
        if not (_ALL.search(text) and shared and len(told_of) > 1):
            return False
        for item in told_of:
            for cell in shared:
                if not (cell.key == "supplier" and item.has("same")):
                    item.add(cell)
        return True

    def whole(self) -> list[Item]:
        self._close()
        return self.items

    def _begins(self, before: Before, cells: tuple[Cell, ...]) -> bool:
        """Whether cells begin another item: a second name, or a kind or model told again after a stop."""
        for cell in cells:
            again = cell.key in self.item.cells
            if again and (cell.key == "name" or (cell.key in ("kind", "model") and before == "strong")):
                return True
            if (
                cell.key == "kind"
                and not cell.labelled
                and before == "strong"
                and len(cells) == 1
                and self.item.has("name", "model")
            ):
                return again or not self.item.has("kind")
        return False

    def _named(self, before: Before, name: Cell, told_more: bool, left: str, models_next: bool) -> None:
        """Words without a label: a name, or after one the maker and what is remarked."""
        if not self.item.has("name"):
            self.item.add(name)
        elif self._renames(before, name.words, left):
            self.item.cells["name"] = name
        elif (
            before == "strong"
            or told_more
            or (deviceish(name.words) and not self._wants_maker(name.words, models_next))
        ):
            self._close()
            self.item.add(name)
        elif not self.item.has("supplier", "same") and (
            self.item.has("model", "kind") or deviceish(self._called)
        ):
            self.item.add(Cell("supplier", re.sub(r"^[由用]|的$", "", name.words), name.start, name.end))
        elif self.table == "equipment" and self.item.has("model", "supplier", "same"):
            self.item.add(Cell("note", name.words, name.start, name.end))

    def _renames(self, before: Before, words: str, left: str) -> bool:
        """Whether words name more exactly what was told of: ERP…，名字叫彩云ERP; 排产软件：高级计划排程系统."""
        headed = before == "colon" and self._only_named() and deviceish(words)
        return headed or (before == "weak" and called(left))

    def _only_named(self) -> bool:
        return not self.item.has("model", "supplier", "same", "note")

    @property
    def _called(self) -> str:
        return self.item.cells["name"].words

    def _wants_maker(self, words: str, models_next: bool) -> bool:
        """Whether words that could name a machine are its maker's: 刮板机，SGZ1000，虚构煤机."""
        unmade = not self.item.has("supplier", "same")
        return unmade and (is_placed(words) or (self.item.has("model") and not models_next))

    def _close(self) -> None:
        item, self.item = self.item, Item(self.table)
        made = item.cells.get("supplier")
        if not item.has("name") and made and deviceish(made.words) and item.has("model"):
            item.cells["name"] = Cell("name", made.words, made.start, made.end)
            del item.cells["supplier"]
        if self.over is not None and item.has("name"):
            item.add(self.over)
        known = set(item.cells) != {"name"} or self.marked or deviceish(item.cells["name"].words)
        if item.has("name") and known:
            self.items.append(item)
        self.marked = False


def _gives_model(text: str, table: str) -> bool:
    return any(cell.key == "model" for cell in cells_of(text, 0, table, named=True)[0])


def _name(left: str, at: int) -> Cell | None:
    """What is left of a part as a name, without the words that lead up to it; None for a remark."""
    start, end = 0, len(left)
    while (lead := _LEAD.match(left, start, end)) and lead.end() > start and end - lead.end() >= 2:
        start = lead.end()
    trail = _TRAIL.search(left.rstrip(), start)
    end = trail.start() if trail else len(left.rstrip())
    words = left[start:end].strip(" \0“”\"'《》【】*")
    if not words or not (2 <= len(words) <= _LONGEST_NAME) or _NO_NAME.search(words):
        return None
    if not re.search(rf"{_CJK}{{2}}|{_CJK}[A-Za-z]|[A-Za-z]{_CJK}", words) and not _ACRONYM.fullmatch(words):
        return None
    begin = at + left.index(words, start)
    return Cell("name", words, begin, begin + len(words))
