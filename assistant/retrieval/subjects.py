"""What a question speaks of: annexes, fields of the form, scenes and stages."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField, pattern_of
from assistant.retrieval.wording import content, held, pairs
from assistant.text import parse_chinese_number
from knowledge.aliases import aliases
from knowledge.catalogue import scenes, stages
from knowledge.clauses import Clause, clause, clauses
from knowledge.field_names import field_names

_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_ANNEX = re.compile(rf"附件\s*{_NUMBER}")
_CALLED = (
    (re.compile(r"卓越级"), (9, 10, 12, 13)),
    (re.compile(r"先进级"), (4, 5)),
    (re.compile(r"基础级"), (3, 5)),
    (re.compile(r"优秀场景|附表\s*[12一二]"), (2,)),
    (re.compile(r"推荐汇总表"), (13,)),
    (re.compile(r"(?<!评价)推荐表|评价推荐表"), (6,)),
    (re.compile(r"在建(?:项目)?"), (7,)),
    (re.compile(r"承诺书"), (8,)),
    (re.compile(r"自评估汇总表"), (1,)),
    (re.compile(r"情况报告|梯度培育情况"), (14,)),
    (re.compile(r"参考指引"), (11,)),
    (re.compile(r"离散型|流程型|远程运维服务模式|个性化定制模式|网络协同制造模式"), (5,)),
)
"""What people say instead of an annex's number, and the annexes it stands for"""

_SCENE_NUMBERS = (
    re.compile(rf"(?<!典型)(?:场景|环节)\s*第?\s*{_NUMBER}(?![\w.%个])"),
    re.compile(rf"{_NUMBER}\s*[号#]"),
    re.compile(rf"第\s*{_NUMBER}\s*[个号项]?\s*(?:典型)?场景"),
    re.compile(rf"第\s*{_NUMBER}\s*[个号项]?(?=$|[和与跟同、,，是到的]|\s)"),
    re.compile(rf"(?<![\d.附件表第]){_NUMBER}(?=[和与跟同到、,，/]\s*第?\s*{_NUMBER})"),
    re.compile(rf"(?<=[\d一二三四五六七八九十号][和与跟同到、,，/])\s*第?\s*{_NUMBER}(?![\d.年月%级字人万])"),
    re.compile(rf"^\s*{_NUMBER}(?=\s*(?:是(?:什么|啥)|指|讲|包括|具体))"),
)
_NAMED = 0.55
"""Least share of a question's content that a cell's label must hold to be meant"""
_WHOLE_LABEL = 4
_VAGUE = ("典型场景", "申报场景", "场景", "环节", "行业", "名称", "法人", "规模", "收入", "资产", "单位")
"""Names that mean a field in an answer, and anything in a question"""
_POINTING = re.compile(r"这[一]?(?:项|个|栏|格|条|里|题|块|部分)|此项|本项|该项|这$|它")
_PLACES: Mapping[str, str] = {
    "cover.applicant": "A2-封面",
    "cover.scene_name": "A2-封面",
    "cover.address": "A2-封面",
    "cover.filed": "A2-封面",
    "enterprise.industry": "A2-所属行业",
    "enterprise.representative": "A2-法人代表/负责人",
    "enterprise.contact": "A2-联系人",
    "enterprise.accident": "A2-重大事故",
    "enterprise.level": "A2-CMMM自评估等级",
    "basics.period": "A2-应用建设起止日期",
    "basics.supplier_": "A2-供应商联系人",
    "basics.supplier": "A2-供应商",
    "basics.outcomes.followers": "A2-复制推广企业数量",
    "plan": "A2-场景建设方案及情况",
    "next_steps.improvement": "A2-提升计划",
    "next_steps.promotion": "A2-推广应用计划",
    "attachments": "A2-相关附件1",
    "scenes.*.application_pictures": "A2-附表1-应用描述",
    "scenes.*.solution_pictures": "A2-附表1-采用的技术方案",
    "means.*.instance": "A2-附表2-实例名称",
    "means.*.equipment": "A2-附表2-关键装备",
    "means.*.software": "A2-附表2-关键软件",
    "means.*.processes": "A2-附表2-工艺",
    "means.*.technologies": "A2-附表2-技术",
}
"""Where the print of a field is not found under the field's own label"""
_SPOKEN: Mapping[str, str] = {
    "投用率": "basics.outcomes.apc_share", "技术方案": "scenes.*.solution", "痛点": "scenes.*.pain_points", "成效": "scenes.*.outcome",
    "效果": "scenes.*.outcome", "其他": "scenes.*.others", "经济性": "scenes.*.economy",
    "简介": "enterprise.profile", "信用等级": "enterprise.credit_rating", "装备": "means.*.equipment.*.kind",
    "设备种类": "means.*.equipment.*.kind", "软件": "means.*.software.*.kind", "工艺": "means.*.processes.*.name",
    "关键技术": "means.*.technologies.*.name", "法定代表人": "enterprise.representative.name",
    "备注": "scenes.*.note", "带动": "scenes.*.others", "别的车间": "scenes.*.others", "保障": "scenes.*.safeguards",
    "下一步": "next_steps.improvement", "建设方案": "plan",
}  # fmt: skip
"""Words that mean a field only in a question; in a story they mean themselves"""


@dataclass(frozen=True)
class Place:
    """A cell of an annex: the clause that prints it, and for 附件2 the field of the form."""

    printed: Clause
    label: str
    field: FormField | None = None


@dataclass(frozen=True)
class Subject:
    """What a question is about; any part may be empty."""

    question: str
    """Half-width, without capitals and without blanks at its ends"""
    annexes: tuple[int, ...]
    named: bool
    """An annex was named by its number"""
    places: tuple[Place, ...]
    pointed: bool
    """The places are those just asked for, not named"""
    scenes: tuple[int, ...]
    stages: tuple[str, ...]

    @property
    def elsewhere(self) -> bool:
        """Whether it is about other annexes than the application for 优秀场景."""
        return bool(self.annexes) and 2 not in self.annexes


def subject_of(question: str, asked: Sequence[str] = ()) -> Subject:
    """`asked`: paths of the fields that were just asked for, which 这项 and a bare question mean."""
    text = unicodedata.normalize("NFKC", question).lower().strip()
    numbers = tuple(_numbers(_ANNEX, text, 14))
    annexes = numbers or _called(text)
    places = _places(text, annexes)
    pointed = not places and bool(asked)
    if pointed:
        places = tuple(_asked_places(asked))
    return Subject(text, annexes, bool(numbers), places, pointed, _scenes(text), _stages(text))


def points_back(subject: Subject) -> bool:
    """Whether the question means the fields just asked for: it says so, or names nothing itself."""
    return subject.pointed and (bool(_POINTING.search(subject.question)) or len(subject.question) <= 12)


@cache
def place_of(pattern: str) -> Clause:
    """The clause of 附件2 that prints a field. Raises KeyError for a field that it does not print."""
    for start, id in _PLACES.items():
        if (
            pattern == start
            or pattern.startswith((f"{start}.", f"{start}_"))
            or (start[-1] == "_" and pattern.startswith(start))
        ):
            return clause(id)
    item = FORM.patterns[pattern]
    head = "附表1-" if pattern.startswith("scenes.") else ""
    return clause(f"A2-{head}{bare_label(item.label)}")


def bare_label(label: str) -> str:
    """A label without brackets, marks and section number."""
    return re.sub(r"^[一二三四]、|^（[一二]）|（[^（）]*）|\*", "", label)


def _called(text: str) -> tuple[int, ...]:
    return next((annexes for words, annexes in _CALLED if words.search(text)), ())


def _numbers(form: re.Pattern[str], text: str, most: int) -> Iterator[int]:
    for found in form.finditer(text):
        number = _value(found[1])
        if 1 <= number <= most:
            yield number


def _value(written: str) -> int:
    try:
        return int(parse_chinese_number(written))
    except ValueError:
        return 0


def _scenes(text: str) -> tuple[int, ...]:
    named = dict.fromkeys(number for _, number in sorted(_named_scenes(text)))
    rest = _ANNEX.sub("", text)
    counted = sorted(
        (found.start(1), _value(found[1])) for form in _SCENE_NUMBERS for found in form.finditer(rest)
    )
    return tuple(dict.fromkeys([*named, *(number for _, number in counted if 1 <= number <= len(scenes()))]))


def _named_scenes(text: str) -> Iterator[tuple[int, int]]:
    """Where scenes are named, and their numbers; a name inside a longer one does not count."""
    taken: list[tuple[int, int]] = []
    for name, number in _scene_names():
        at = text.find(name)
        if at >= 0 and not any(start <= at < end for start, end in taken):
            taken.append((at, at + len(name)))
            yield at, number


@cache
def _scene_names() -> tuple[tuple[str, int], ...]:
    """Longest first."""
    names = {alias.name.lower(): alias.scene for alias in aliases()}
    names |= {one.name.lower(): one.number for one in scenes()}
    return tuple(sorted(names.items(), key=lambda entry: -len(entry[0])))


def _stages(text: str) -> tuple[str, ...]:
    found = ((text.find(stage.name), stage.name) for stage in stages())
    return tuple(name for at, name in sorted(found) if at >= 0)


def _places(text: str, annexes: tuple[int, ...]) -> tuple[Place, ...]:
    if annexes and 2 not in annexes:
        return tuple(_elsewhere(text, annexes))
    kept: list[tuple[int, Place]] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in _names():
        at = text.find(name)
        if at < 0 or any(start < at + len(name) and at < end for start, end in taken):
            continue
        taken.append((at, at + len(name)))
        kept.append((at, _place(FORM.patterns[pattern])))
    return tuple(place for _, place in sorted(kept, key=lambda entry: entry[0]))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Labels and everyday names of the fields of 附件2, longest first."""
    found: dict[str, str] = {}
    for item in FORM.fields:
        if not item.pattern.startswith("basis."):
            found.setdefault(bare_label(item.label), item.pattern)
    for pattern, names in field_names().items():
        if not pattern.startswith("basis.") and FORM.has(pattern):
            found |= dict.fromkeys((name.lower() for name in names), pattern)
    for vague in _VAGUE:
        found.pop(vague, None)
    found |= _SPOKEN
    return tuple(
        sorted(((name.lower(), pattern) for name, pattern in found.items()), key=lambda one: -len(one[0]))
    )


def _place(item: FormField) -> Place:
    return Place(place_of(item.pattern), bare_label(item.label), item)


def _asked_places(asked: Sequence[str]) -> Iterator[Place]:
    for path in asked:
        if FORM.has(path) and not path.startswith("basis."):
            yield _place(FORM.patterns[pattern_of(path)])
        elif not FORM.has(path):
            yield from _table_place(path)


def _table_place(path: str) -> Iterator[Place]:
    """A table of 附表2 is asked for as a whole: means.0.equipment."""
    kind = path.rsplit(".", 1)[-1]
    first = next((item for item in FORM.fields if item.pattern.startswith(f"means.*.{kind}.*.")), None)
    if first is not None:
        yield _place(first)


def _elsewhere(text: str, annexes: tuple[int, ...]) -> Iterator[Place]:
    """The cell of another annex whose label holds most of what the question is about."""
    asked = pairs(content(text))
    cells = [cell for cell in _cells() if cell.printed.annex in annexes]
    terms = frozenset(term for term in asked if any(term in cell.names for cell in cells))
    if len(terms) * 2 < len(asked):
        return
    best = max(cells, key=lambda cell: (held(terms, cell.names), cell.tells, -len(cell.names)), default=None)
    if best is not None and held(terms, best.names) >= _NAMED:
        yield Place(best.printed, best.label)


def printed_label(text: str) -> Place | None:
    """The cell of an annex other than 附件2 whose whole label a question says, where no field of 附件2 has it."""
    found = [cell for cell in _cells() if cell.label in text and cell.label not in _labels_of_form()]
    longest = max(found, key=lambda cell: (len(cell.label), cell.tells), default=None)
    if longest is None or len(longest.label) < _WHOLE_LABEL:
        return None
    same = {cell.printed.annex for cell in found if cell.label == longest.label}
    inside = len(same) > 1 or any(longest.label in name and name in text for name in _labels_of_form())
    return None if inside else Place(longest.printed, longest.label)


@dataclass(frozen=True)
class _Cell:
    printed: Clause
    label: str
    names: str
    """Label and what stands with it, to look for words in"""

    @property
    def tells(self) -> bool:
        """Whether more is printed than the label."""
        return len(self.printed.text) > len(self.label) + 4


@cache
def _cells() -> tuple[_Cell, ...]:
    kinds = ("field", "hint", "requirement", "note", "statement")
    return tuple(_cell(entry) for entry in clauses() if entry.annex not in (2, 9, 11) and entry.kind in kinds)


def _cell(entry: Clause) -> _Cell:
    parts = [part for part in entry.heading.lower().split(" > ") if part != "选项"]
    label = re.sub(r"^\d\.|（.*?）|\(.*?\)", "", parts[-1])
    label = re.sub(r"(?:建设|应用|使用)?(?:及运行|与运行)?情况$", "", label) or label
    own = entry.id.partition("-")[2].lower()
    short = entry.text.lower() if len(entry.text) < 40 else ""
    return _Cell(entry, label, f"{label} {own} {short}")


@cache
def _labels_of_form() -> frozenset[str]:
    return frozenset(name for name, _ in _names())
