"""What is asked together, in which order, in which words.

A topic gathers fields that a person would answer in one breath. Topics about one row of 附表1 or 附表2
carry its row number: `outcome@1` is the outcome of the second scene. 二 comes after 附表1 and 附表2,
though printed before them, because it sums them up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.derive import derive
from assistant.forms.fields import FormField
from assistant.interview.followups import scene_hint
from assistant.interview.session import Session
from assistant.rules.dates import full_years
from assistant.text.quantities import quantities

OPENING = "opening"
SCENE = "scene"
ANOTHER = "another"
DONE = "done"

_BEFORE_ROWS = ("registration", "people", "standing", "figures", "profile", "project", "outcomes", "effects")
_ROWS = (
    "application",
    "pain_points",
    "solution",
    "safeguards",
    "outcome",
    "value",
    "means",
    "software",
    "processes",
)
_AFTER_ROWS = (ANOTHER, "plan", "next", "attachments", "cover")

_INTRODUCTIONS = {
    "registration": "先登记企业的基本信息，能一次说全最好：",
    "people": "负责人和联系人：",
    "standing": "企业的信用、安全和成熟度情况：",
    "figures": "近三年发展情况，按年份说四项数字就行：",
    "profile": "企业简介：",
    "project": "这个场景的建设情况：",
    "outcomes": "整体建设成效，先说前一半指标。给百分数，或说建设前后各是多少；不涉及的说“不涉及”：",
    "effects": "整体建设成效，再说后一半指标；不涉及的说“不涉及”：",
    "application": "下面写附表1。应用描述：",
    "pain_points": "解决的痛点问题：",
    "solution": "采用的技术方案：",
    "safeguards": "保障要素（选填，可以跳过）：",
    "outcome": "已实施成效：",
    "value": "经济性和可推广性，以及带动效应：",
    "means": "下面写附表2。实例名称和关键装备：",
    "software": "关键软件：",
    "processes": "工艺和技术：",
    "plan": "第二部分“场景建设方案及情况”会由附表1、附表2归纳成文。",
    "next": "下一步提升和推广计划：",
    "attachments": "最后是相关附件：",
    "cover": "封面：",
}

_EXAMPLES = {
    "figures": "例如：2023年资产总额1.2亿元，资产负债率45%，主营业务收入8600万元，利润率6.5%；2024年……",
    "means": "每件一行，例如：焊接机器人，KR210，库卡",
    "software": "每件一行，例如：制造执行系统，V3.0，××软件公司",
    "processes": "每项一行，例如：工艺：机器人焊接——用于壳体环缝焊接；技术：机器视觉——识别焊缝缺陷",
    "outcome": "例如：建设前每班5人、合格率92%，现在每班2人、合格率98.5%",
}

_LATER_OUTCOMES = ("sales_growth", "equipment_use", "stock_turnover", "supplier_delivery", "order_delivery",
                   "apc_share", "unit_energy", "unit_carbon", "followers", "others")  # fmt: skip

_TOLD_IN_PASSING = {
    "profile": "enterprise.profile", "application": "scenes.*.application", "pain_points": "scenes.*.pain_points",
    "solution": "scenes.*.solution", "outcome": "scenes.*.outcome", "value": "scenes.*.economy", "plan": "plan",
}  # fmt: skip
"""Topics whose narrative may have got a sentence of a story told elsewhere"""

_ENOUGH_FACTS = 3
"""A column with fewer facts than this from the opening story is asked about once."""

MOST_VISITS = 2
"""A topic is asked once more for what it still lacks, then left for the list of what is missing."""


@dataclass(frozen=True)
class Question:
    """What to ask next: the topic, the words, and the paths that an answer fills."""

    topic: str
    text: str
    paths: tuple[str, ...]


def topics(session: Session) -> tuple[str, ...]:
    """Every topic of this session in the order they are asked."""
    rows = [f"{topic}@{row}" for row in range(scene_rows(session)) for topic in (*_new_scene(row), *_ROWS)]
    return (OPENING, SCENE, *_BEFORE_ROWS, *rows, *_AFTER_ROWS)


def scene_rows(session: Session) -> int:
    """Rows of 附表1: those the person wants, or has filled by file or table."""
    return max(session.scene_rows, *(key + 1 for key in session.answers.keys("scenes")), 1)


def _new_scene(row: int) -> tuple[str, ...]:
    return ("scene_of",) if row else ()


def fields_of(topic: str, today: date) -> tuple[tuple[str, FormField], ...]:
    """Paths and fields of a topic in the form's order."""
    name, _, row = topic.partition("@")
    return tuple(_fields(name, row or "0", today))


def _fields(name: str, row: str, today: date) -> Iterator[tuple[str, FormField]]:
    if name == SCENE:
        yield "basics.scene", FORM.field("basics.scene")
        return
    if name == "scene_of":
        yield f"scenes.{row}.scene", FORM.field(f"scenes.{row}.scene")
        return
    for item in FORM.fields:
        if item.ask is None or _topic_of(item) != name:
            continue
        if ".years.*" in item.pattern:
            continue
        yield item.pattern.replace("*", row, 1), item
    if name == "figures":
        for year in full_years(today):
            for item in FORM.fields:
                if ".years.*" in item.pattern:
                    yield item.pattern.replace("*", str(year)), item


def _topic_of(item: FormField) -> str:
    assert item.ask is not None
    if item.ask.topic == "outcomes" and item.pattern.rsplit(".", 1)[-1] in _LATER_OUTCOMES:
        return "effects"
    return item.ask.topic


def tables_of(topic: str) -> tuple[str, ...]:
    """Paths of the tables of 附表2 that a topic asks for."""
    name, _, row = topic.partition("@")
    kinds = {"means": ("equipment",), "software": ("software",), "processes": ("processes", "technologies")}
    return tuple(f"means.{row}.{kind}" for kind in kinds.get(name, ()))


def paths_of(topic: str, today: date) -> tuple[str, ...]:
    """Every path a topic asks for, tables included."""
    return (*(path for path, _ in fields_of(topic, today)), *tables_of(topic))


def missing_of(topic: str, answers: Answers, today: date) -> tuple[str, ...]:
    """Paths of a topic that still have no answer, tables included."""
    known = derive(answers)
    fields = [path for path, _ in fields_of(topic, today) if path not in known]
    tables = [table for table in tables_of(topic) if not known.keys(table)]
    return (*_without_needless(fields, known, topic), *tables)


def _without_needless(paths: list[str], known: Answers, topic: str) -> list[str]:
    """What need not be asked: years beyond three known ones, the size where the head count is known (it
    follows from the revenue), a supplier's contact when self-built."""
    if topic == "figures" and len(known.keys("enterprise.years")) >= 3:
        years = known.keys("enterprise.years")
        paths = [path for path in paths if int(path.split(".")[2]) in years]
    if "basis.staff" in known:
        paths = [path for path in paths if path != "enterprise.size"]
    if known.text("basics.supplier") == "自建":
        paths = [path for path in paths if not path.startswith("basics.supplier_")]
    return paths


def open_topics(session: Session, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Topics that still lack something, with the paths they lack, in order."""
    for topic in topics(session):
        if topic in (OPENING, ANOTHER):
            if session.visits.get(topic, 0) == 0:
                yield topic, ()
            continue
        lacking = missing_of(topic, session.answers, today) or _thin(topic, session)
        if lacking:
            yield topic, lacking


def _thin(topic: str, session: Session) -> tuple[str, ...]:
    """A narrative that was only touched by the opening story, or an outcome without any number."""
    name, _, row = topic.partition("@")
    path = _TOLD_IN_PASSING.get(name, "").replace("*", row or "0")
    if not path:
        return ()
    answer = session.answers.get(path)
    visits = session.visits.get(topic, 0)
    if answer is None or answer.state != "given" or not isinstance(answer.value, tuple):
        return ()
    untouched = not any(one.turn == session.turn and one.path == path for one in session.changes)
    waiting = visits < MOST_VISITS and session.topic == topic and untouched
    if len(answer.value) < _ENOUGH_FACTS and (visits == 0 or waiting):
        return (path,)
    if name == "outcome" and visits < MOST_VISITS and not any(quantities(fact) for fact in answer.value):
        return (path,)
    return ()


def next_question(session: Session, today: date) -> Question:
    """The first topic that lacks something and has not been asked too often; the closing one when none is left."""
    for topic, lacking in open_topics(session, today):
        visits = session.visits.get(topic, 0)
        if visits < MOST_VISITS and not (visits and _only_optional(topic, lacking)):
            return question_of(session, topic, lacking, today)
    return Question(DONE, "", ())


def _only_optional(topic: str, lacking: tuple[str, ...]) -> bool:
    return all(FORM.has(path) and not FORM.field(path).required for path in lacking)


def question_of(session: Session, topic: str, lacking: tuple[str, ...], today: date) -> Question:
    """The question of a topic for the paths it lacks, with printed hints and limits."""
    name, _, row = topic.partition("@")
    if topic == OPENING:
        return Question(topic, opening_text(), ())
    if topic == ANOTHER:
        return Question(topic, "还有别的场景要写进附表1吗？有就说说做了什么；没有就回“没有”。", ())
    if name in (SCENE, "scene_of"):
        return Question(topic, _scene_text(session, session.visits.get(topic, 0) > 0), lacking)
    again = session.visits.get(topic, 0) > 0
    head = _again(name) if again else _INTRODUCTIONS[name]
    lines = [head, *_heard(lacking, session.answers), *_lines(name, lacking)]
    if not again and name in _EXAMPLES:
        lines.append(_EXAMPLES[name])
    hint = scene_hint(
        name, session.answers.text(f"scenes.{row or 0}.scene") or session.answers.text("basics.scene")
    )
    if hint and not again:
        lines.append(hint)
    return Question(topic, "\n".join(lines), lacking)


def opening_text() -> str:
    """The very first words."""
    return (
        "您好，我是申报助手，帮您把做过的事写成《甘肃省智能制造优秀场景申报书》（附件2）。\n"
        "先用自己的话说说：在哪个车间、哪道工序，上了什么设备和系统，解决了什么问题，效果怎样？\n"
        "说得越具体越好，不用管格式。任何时候都可以说“跳过”“上一题”“撤销”“改 某某 为 某某”“还缺什么”“生成”。"
    )


def _scene_text(session: Session, again: bool) -> str:
    if not session.proposals and again:
        return "场景还没有定下来。再说说具体做了什么、管的是哪件事，或者直接说编号（1–40）、名称；现在定不了就说“跳过”。"
    if not session.proposals:
        return "申报目录里的哪个典型场景？可以说编号（1–40）、名称，或者再说说做了什么，我来推荐。"
    head = "场景还没有定，" if again else ""
    lines = [f"{head}按您说的，最像下面的场景，请回编号或名称确认："]
    for place, proposal in enumerate(session.proposals, start=1):
        lines.append(f"{place}. 【{proposal.number}】{proposal.stage}·{proposal.name}：{proposal.reason}")
    lines.append("都不是的话，说场景名称，或者再补充几句。")
    return "\n".join(lines)


def _again(name: str) -> str:
    if name == "outcome":
        return "成效里还没有数字。建设前后各是多少？（没有统计就说“没有”）"
    return "这一部分还差下面几项（没有就说“没有”，不便填就说“跳过”）："


def _heard(lacking: tuple[str, ...], answers: Answers) -> Iterator[str]:
    """What was already said to a narrative that is asked about again."""
    for path in lacking:
        facts = answers.facts(path) if FORM.has(path) else ()
        if facts:
            yield f"前面已记下：{''.join(facts)} 还有要补充的吗？没有就说“没有”。"


def _lines(name: str, lacking: tuple[str, ...]) -> Iterator[str]:
    if name == "figures":
        years = sorted({path.split(".")[2] for path in lacking})
        labels = dict.fromkeys(FORM.field(path).label for path in lacking)
        yield f"· {'、'.join(f'{year}年' for year in years)}：{'、'.join(labels)}"
        return
    if name in ("outcomes", "effects"):
        yield "· " + "、".join(FORM.field(path).label for path in lacking)
        return
    for path in lacking:
        yield f"· {_asked(path)}"


def _asked(path: str) -> str:
    if FORM.has(path):
        item = FORM.field(path)
        question = item.ask.question if item.ask else item.label
        options = "（" + " / ".join(item.nature.options) + "）" if item.nature.options else ""
        note = f"（{item.note}）" if item.note and item.limit else ""
        return f"{question}{options}{note}"
    pattern = ".".join("*" if key.isdigit() else key for key in path.split("."))
    node = FORM.lists[pattern]
    kinds = [child.field for child in node.children if child.field is not None and child.field.nature.options]
    options = "种类：" + " / ".join(kinds[0].nature.options) if kinds else ""
    return (node.ask.question if node.ask else node.label) + (f"\n  {options}" if options else "")
