"""Sentences of a message, each to the narrative it speaks to.

The message is cut into pieces, what tells nothing is left out, and the rest is sorted as a whole: by its words, by
what was asked, by the piece before. Where no story was asked for, a piece is kept only when it plainly is one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.columns import ASKED, columns_of
from assistant.interview.by_rules.disclaimed import without_others
from assistant.interview.by_rules.inert import told
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.pieces import Cut, cut
from assistant.interview.by_rules.reading import NARRATIVE, Reading
from assistant.interview.by_rules.untold import tells_nothing, without_address
from assistant.interview.topics import ANOTHER, OPENING, scene_rows
from assistant.text.widths import half_width

_PATHS = {
    "application": "scenes.*.application", "pain_points": "scenes.*.pain_points", "solution": "scenes.*.solution",
    "safeguards": "scenes.*.safeguards", "outcome": "scenes.*.outcome", "economy": "scenes.*.economy",
    "others": "scenes.*.others", "profile": "enterprise.profile", "plan": "plan",
    "improvement": "next_steps.improvement", "promotion": "next_steps.promotion", "attachments": "attachments",
}  # fmt: skip
_TOPICS = {"economy": "value", "others": "value", "improvement": "next", "promotion": "next"}
"""What is asked together, where it is not asked by the column's own name"""

_SHORTEST, _SHORTEST_ITEM, _SHORTEST_ASIDE = 4, 2, 12
"""Letters, figures and characters of a piece that is sorted at all"""
_SPARED = 1.0
"""Log odds by which a sentence of a story must be likelier to be chatter: what is lost must be told again"""
_PLAIN_ASIDE, _PLAIN_BESIDE_TABLE = 0.6, 0.85
"""A story told where none was asked for is kept when it is this likely to be one; lines of a table look like one"""
_TOLD, _TOLD_ASIDE = 0.35, 0.7
"""The share of a sentence that must be told beside the values it gives; outside stories nearly all of it"""
_LONG_STORY, _SENTENCES = 80, 2
"""Characters that give no exact value, and stops, of a message that tells at length"""
_ENTERPRISE = re.compile(
    r"公司|企业|集团|我厂|我司|本厂|全厂|成立|建厂|年产|专利|员工|职工|主营|市场|高新|专精特新|注册资本|占地"
)
_INTRODUCES = re.compile(r"公司[^，,。；;]{0,6}(?:成立|始建|坐落|位)于.{8}|是一?[家个][^。；;]{4,}企业")
"""How an introduction begins: whatever it registers, it belongs to the introduction too"""
_FIGURES = ("money", "share", "rate", "count", "score", "month", "period")
_FIGURE = re.compile(r".{0,8}?[\d一二三四五六七八九十两百]")
_NO_OTHER = re.compile(
    r"\W*(?:no\b|没有?[了啦]?(?:[，,。！!\s]|$|别的|其他)|无(?:[，,。\s]|$|其[他它])|不(?:了|报|写|加)|[就仅只]这?(?:报|有|申报)?(?:这|一|1))",
    re.IGNORECASE,
)
_LONGEST_NO = 30
_NOT_ATTACHED = re.compile(
    r"没有|没办|没下来|涉密|保密|还没|尚未|暂[不未缺]|不附|不[给交拿]|不提供|不方便|不便|以后|后补|补交|再补|免了|[就也]?无$"
)
_OFFERED = re.compile(
    r"^(?:附件|材料|资料)?(?:里|我们?|这边)*(?:[就都先还也])*(?:准备好?了?|拟附|附上|附(?![件表图录])|提供了?|包括|有(?![限色机关]))\s*[：:]?\s*|"
    r"(?:都?已?(?:附上|备齐|准备好)了?|都有)$"
)
_OF_ROW = re.compile(
    r"^\W*(?:对了|还有|另外|哦)?[，,]?\s*(?:第([一二两三四五1-5])个|头一个|前一个)(?:的)?(?:场景)?(?P<added>[^。：:]{0,8}(?:漏|补|忘|再|还)[^。：:，,]{0,6})?(?:[：:，,]|(?=里|的))"
)


@dataclass(frozen=True)
class _Told:
    """A piece of the message and the row of 附表1 it speaks of."""

    cut: Cut
    row: int


def read_story(reading: Reading) -> None:
    """Add the sentences that tell something to their narratives."""
    asked = _asked_columns(reading)
    found: dict[str, list[str]] = {}
    for path, fact in _sorted(reading, asked):
        found.setdefault(path, []).append(fact)
    for path, facts in found.items():
        if FORM.field(path).kind == "lines":
            facts = [item for fact in facts for item in _items(fact)]
        if facts:
            reading.add(path, tuple(facts))


def _sorted(reading: Reading, asked: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and words of each fact."""
    topic = _topic(reading, asked)
    plain = _PLAIN_BESIDE_TABLE if any(path.startswith("means.") for path in reading.asked) else _PLAIN_ASIDE
    pieces = list(_told_pieces(reading, topic, frozenset(asked)))
    found = columns_of([one.cut.piece for one in pieces], topic, spared=0.0 if topic == "aside" else _SPARED)
    for one, (column, likely) in zip(pieces, found, strict=True):
        if column == "profile" and topic in (OPENING, ANOTHER) and not _ENTERPRISE.search(one.cut.piece.text):
            column = "application"  # a workshop's lines and products, where the story begins
        if column == "none" or (topic == "aside" and likely < plain):
            continue
        pattern = _PATHS[column]
        path = asked.get(column, "") if one.row == reading.row else ""
        yield path or pattern.replace("*", str(one.row), 1), one.cut.piece.text


def _asked_columns(reading: Reading) -> Mapping[str, str]:
    """Column → path of the narratives that are asked for; empty where any may be told."""
    by_pattern = {pattern: column for column, pattern in _PATHS.items()}
    paths = [path for path in reading.asked if FORM.has(path) and FORM.field(path).kind in NARRATIVE]
    return {
        by_pattern[FORM.field(path).pattern]: path for path in paths if FORM.field(path).pattern in by_pattern
    }


def _topic(reading: Reading, asked: Mapping[str, str]) -> str:
    """What the sentences answer, as the sorter knows it."""
    name = reading.session.topic.partition("@")[0] or OPENING
    if name in (OPENING, ANOTHER):
        return name
    if not reading.telling or not asked:
        return OPENING if _long_story(reading) else "aside"
    return name if name in ASKED else next(_TOPICS.get(column, column) for column in asked)


def _long_story(reading: Reading) -> bool:
    """Whether somebody tells at length though no story was asked for: a pasted introduction, an answer to an earlier
    question."""
    if any(path.startswith("means.") for path in reading.asked):
        return False
    left = re.sub(r"[\W_]", "", reading.left())
    return len(left) >= _LONG_STORY and len(re.findall(r"[。！!；;\n]", reading.message)) >= _SENTENCES


def _told_pieces(reading: Reading, topic: str, asked: frozenset[str]) -> Iterator[_Told]:
    if topic == ANOTHER and len(reading.message) <= _LONGEST_NO and _NO_OTHER.match(reading.message):
        return
    shown = without_others(told(reading.message))
    left, row = reading.left()[: len(reading.message)], reading.row
    shortest = {"aside": _SHORTEST_ASIDE, "attachments": _SHORTEST_ITEM}.get(topic, _SHORTEST)
    for found in cut(shown, asked):
        row = _row(found.piece.text, reading, row)
        one = replace(found, piece=replace(found.piece, text=without_address(found.piece.text)))
        bare = one.piece.text.strip(" ，,；;、。")
        if (
            len(bare.lstrip("→-—")) < shortest
            or not re.search(r"[\u4e00-\u9fff]", bare)
            or tells_nothing(one.piece.text)
        ):
            continue
        introduces = reading.session.topic in (OPENING, "profile") and _INTRODUCES.search(bare)
        if not introduces and _registers(
            left[one.start : one.end], _TOLD_ASIDE if topic == "aside" else _TOLD
        ):
            continue
        if (topic == "aside" or not reading.telling) and _gives_figure(bare, reading):
            continue
        yield _Told(one, row)


def _row(text: str, reading: Reading, current: int) -> int:
    """The row that a piece says it speaks of (第一个场景漏一句：…), else the current one."""
    found = _OF_ROW.match(text)
    if not found or not (found["added"] or "场景" in found[0]):
        return current
    row = (
        "一二三四五".find((found[1] or "一").replace("两", "二"))
        if not (found[1] or "").isdigit()
        else int(found[1]) - 1
    )
    return row if 0 <= row < scene_rows(reading.session) else current


def _registers(left: str, least: float) -> bool:
    """Whether a sentence only gives values that stand elsewhere (手机是…，座机是…); `left` is what of it does not."""
    words = re.sub(r"[\W_]|我们|公司|就是|这个|那个", "", left)
    return len(words) < least * len(left)


def _gives_figure(sentence: str, reading: Reading) -> bool:
    """Whether a field of figures is named with one (建设投资四百五十八万): that is an answer, right or wrong."""
    return any(
        FORM.field(reading.place(one.pattern)).kind in _FIGURES
        and _FIGURE.match(half_width(sentence), one.end)
        for one in mentions(sentence, reading.asked)
    )


def _items(fact: str) -> Iterator[str]:
    """What is to be attached, without what is said not to be."""
    for item in extract.items(_OFFERED.sub("", fact)):
        bare = _OFFERED.sub("", item).strip(" ，,；;、。")
        if len(bare) >= _SHORTEST_ITEM and not _NOT_ATTACHED.search(item):
            yield bare
