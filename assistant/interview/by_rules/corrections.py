"""Corrections that give the old value too, or say it in passing: 联网率嘴瓢了不是95是85, 把680改成620, 49.9作废.

Only what was answered before is corrected here, and only where the words leave no doubt which value is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.forms.annex02 import FORM
from assistant.forms.fields import Kind
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.choosing_values import Said, chosen, values_said
from assistant.interview.by_rules.mentions import Mention, mentions
from assistant.interview.by_rules.names import is_person
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.references import holds
from assistant.interview.commands import asks
from assistant.text.written_dates import dates

_KINDS: frozenset[Kind] = frozenset(
    {
        "phone",
        "mobile",
        "email",
        "credit_code",
        "month",
        "money",
        "share",
        "rate",
        "count",
        "score",
        "choice",
        "company",
    }
)
_SLIP = r"[少多漏][打写填说报念录](?:了|[一两二三几]?[位个]|零)"
"""少打一位; 少报废 and 多打样 are no slips"""
_CUE = re.compile(
    r"嘴瓢|口误|笔误|手误|顺嘴|张冠李戴|搞混|弄混|记[岔混]|[说写填报打算看抄念录记弄搞]错|[说写填报打算抄念录](?:[岔串]|反(?![应馈映复光渗向射冲洗吹接扣转])|漏(?![点斗水气电洞油检损料失风]))|[说写填报](?:高|低|多|少|大|小|早|晚)了|[多少漏]算了|"
    rf"{_SLIP}|颠倒|漏掉了?[^，,。；;]{{0,4}}[，,](?:应该|一共|总共)?是|反了|作废|不算(?!高|低|大|小|多)|划掉|代替|替换|换[掉成]|改[成为作]|改[一个]?下|更正|订正|应为|应该是|应[该当]?(?:登记[为成]|[写填报])|完整应为|得(?:往[上下])?落到|别[写填报](?=\d|[“「\"])|当为|准数|为准|心算有误|有误|"
    r"不是[^，,。；;]{1,24}[，,]?(?:而|应该)?是|是[^，,。；;]{1,24}[，,]?(?:而|可|并)?不是|不能[写填报]|不要了|[写填]成了|(?:投资|率|额|人数|电话|手机|座机|传真|号码?|邮箱|等级|得分)[改换](?=\d)|[按以][^，,。；;]{1,16}(?:[报填写算改]|为准)|"
    r"\d[^\d，,。；;]{0,3}是(?:上|别|另一?|前)家的"
)
_STRONG = re.compile(
    r"嘴瓢|口误|笔误|手误|顺嘴|张冠李戴|记岔|[说写填报打抄念录]错|[说写填报打算抄念录](?:[岔串]|反(?![应馈映复光渗向射冲洗吹接扣转])|漏(?![点斗水气电洞油检损料失风]))|[说写填报](?:高|低|多|少|大|小|早|晚)了|[多少漏]算了|"
    rf"{_SLIP}|颠倒|漏掉了?[^，,。；;]{{0,4}}[，,](?:应该|一共|总共)?是|作废|划掉|更正|订正|应[该当]?(?:登记[为成]|[写填报])|完整应为|得(?:往[上下])?落到|别[写填报](?=\d|[“「\"])|\d是(?:上|别|另一?|前)家的|请[^，,。；;]{{0,6}}(?:替换|更新)|应为|"
    r"准数|为准|不能[写填报]|[写填]成了|[您你](?:给)?(?:把|换|改)|(?:那个|把它)换掉|换掉"
)
"""In a story only these say that what was reported is corrected: 由人工改为自动 does not"""
_NOT_SPENT = re.compile(r"节[约省]|省了|每年|年均|少花|增收|效益|贷款")
_REGION = re.compile(r"[。；;！!\n]")
_RULES = re.compile(r"为准")
_SET_OFF = re.compile(r"(?<=[“「\"为是叫成])[\u4e00-\u9fff]{3,4}(?=[”」\"，,。；;！!\s]|$)")
_LONG_NAME = 8
_LONGEST = 70
_YEAR = re.compile(r"(?<!\d)(?:20)?(?P<year>2[0-9])\s?年")
_END = re.compile(
    r"(?:结束|完工|完成|竣工|验收|截止|终止)(?:的?(?:时间|日期))?(?:[^\d，,。；;]{0,8}|[^\d，,。；;]{0,14}为准[，,]?即?)$"
)
_BEGIN = re.compile(r"(?:开始|开工|起始|动工|启动)(?:的?(?:时间|日期))?[^\d，,。；;]{0,8}$")


@dataclass(frozen=True)
class _Region:
    """A field that was answered before, and the words that may correct it."""

    path: str
    start: int
    value_start: int
    end: int


def read_corrections(reading: Reading) -> None:
    """Take what a message corrects of earlier answers."""
    if not _CUE.search(reading.heard):
        return
    _period_end(reading)
    for region in _regions(reading):
        if not reading.taken(region.path) and not asks(reading.heard, region.start):
            _correct(region, reading)
    _by_old_value(reading)
    _respelt(reading)


def _regions(reading: Reading) -> Iterator[_Region]:
    named = mentions(reading.heard, reading.asked)
    for index, one in enumerate(named):
        path = _path(one, reading)
        if path is None or not reading.free(one.start, one.end):
            continue
        stop = named[index + 1].start if index + 1 < len(named) else len(reading.heard)
        stop = min(stop, one.end + _LONGEST)
        sentences = list(_REGION.finditer(reading.heard, one.end, stop))
        end = sentences[1].start() if len(sentences) > 1 else stop
        first = sentences[0].start() if sentences else stop
        yield _Region(path, one.start, one.end, end if _CUE.search(reading.heard[first:end]) else first)


def _path(mention: Mention, reading: Reading) -> str | None:
    """The path of a name whose field was answered; of a yearly figure with the year its sentence says."""
    path = reading.place(mention.pattern)
    if ".years." in path:
        sentence = (
            _REGION.split(reading.heard[: mention.start])[-1] + reading.heard[mention.end : mention.end + 12]
        )
        years = {one["year"] for one in _YEAR.finditer(sentence)}
        if len(years) != 1:
            return None
        path = mention.pattern.replace("*", f"20{years.pop()}")
    answer = reading.session.answers.get(path)
    return (
        path if answer is not None and answer.state == "given" and FORM.field(path).kind in _KINDS else None
    )


def _correct(region: _Region, reading: Reading) -> None:
    text = reading.heard[region.value_start : region.end]
    lead = reading.heard[max(region.start - 14, 0) : region.start]
    cue = _STRONG if reading.telling else _CUE
    if not cue.search(text) and not (cue.search(lead) and not _REGION.search(lead)):
        return
    item = FORM.field(region.path)
    said = tuple(
        one for one in values_said(item, text, reading.today) if not _of_another(item.kind, text, one)
    )
    if len(said) < 2 and not _STRONG.search(lead + text):
        return  # one value beside its name is read as any other
    piece = chosen(said, lambda one: holds(region.path, one.words, reading))
    if piece is not None:
        _take(
            region.path,
            piece,
            said,
            region.value_start,
            region.start,
            reading,
            certain=_denies_held(region.path, piece, said, reading),
        )


def _denies_held(path: str, piece: Piece, said: tuple[Said, ...], reading: Reading) -> bool:
    """Whether the value that is called wrong is the answer, and not one of another matter (二期那200万不算)."""
    old = [one for one in said if one.old and one.piece.words != piece.words]
    return not old or any(holds(path, one.piece.words, reading) for one in old)


def _of_another(kind: Kind, text: str, said: Said) -> bool:
    """Whether an amount in a correction is of another matter: 每年节约510万 beside the investment."""
    return kind == "money" and bool(_NOT_SPENT.search(re.split(r"[，,]", text[: said.piece.start])[-1]))


def _take(
    path: str,
    piece: Piece,
    said: tuple[Said, ...],
    at: int,
    begin: int,
    reading: Reading,
    *,
    certain: bool = True,
) -> None:
    last = max(one.piece.end for one in said)
    if reading.take(path, piece.words, begin, at + piece.end, corrects=certain):
        reading.used.append((begin, at + last))


def _by_old_value(reading: Reading) -> None:
    """A correction that names no field, but says the value that was answered: 把680改成620, 前报3.367亿是快报数."""
    start = 0
    for stop in [*(one.start() for one in _REGION.finditer(reading.heard)), len(reading.heard)]:
        text, at, start = reading.heard[start:stop], start, stop + 1
        if (
            not _CUE.search(text)
            or asks(reading.heard, at)
            or not reading.free(at, stop)
            or (reading.telling and not _STRONG.search(text))
        ):
            continue
        named = {reading.place(one.pattern) for one in mentions(text, ())}
        found = [
            path
            for path in _answered(reading)
            if (not named or path in named) and _says_old(path, text, reading)
        ]
        if len(found) != 1 or reading.taken(found[0]):
            continue
        said = values_said(FORM.field(found[0]), text, reading.today)
        piece = chosen(said, lambda one, path=found[0]: holds(path, one.words, reading))  # type: ignore[misc]
        if piece is not None and not holds(found[0], piece.words, reading):
            _take(found[0], piece, said, at, at, reading)


def _respelt(reading: Reading) -> None:
    """应为“聂珩”, 甲木业有限公司，上面那个划掉: a name that differs from an answered one in a character or two."""
    named = {reading.place(one.pattern) for one in mentions(reading.heard, ())}
    for start, end in _names(reading.heard):
        words = reading.heard[start:end]
        like = {path: held for path, held in _named_before(reading) if _misspells(held, words)}
        like = {path: held for path, held in like.items() if path in named} or like
        if len(set(like.values())) != 1 or asks(reading.heard, start) or not reading.free(start, end):
            continue
        for path in like:
            if not reading.taken(path):
                reading.take(path, words, start, end, corrects=True)


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where persons' names stand set off in a text, and companies' names."""
    yield from (found.span() for found in _SET_OFF.finditer(text) if is_person(found[0]))
    at = 0
    while company := extract.company_in(text[at:]):
        yield at + company.start, at + company.end
        at += company.end


def _named_before(reading: Reading) -> Iterator[tuple[str, str]]:
    """Persons and companies answered before."""
    for path, answer in reading.session.answers.by_path.items():
        if (
            FORM.has(path)
            and FORM.field(path).kind in ("person", "company")
            and isinstance(answer.value, str)
        ):
            yield path, answer.value


def _misspells(held: str, words: str) -> bool:
    """Whether a name is another one but for a character, in a company's name for two."""
    wrong = sum(a != b for a, b in zip(held, words, strict=False))
    return len(held) == len(words) > 2 and 0 < wrong <= (1 if len(held) < _LONG_NAME else 2)


def _answered(reading: Reading) -> Iterator[str]:
    for path, answer in reading.session.answers.by_path.items():
        if (
            answer.state == "given"
            and FORM.has(path)
            and FORM.field(path).kind in ("money", "phone", "mobile", "share", "rate", "count")
        ):
            yield path


def _says_old(path: str, text: str, reading: Reading) -> bool:
    """Whether a text gives a field's value as the old one, beside another."""
    said = values_said(FORM.field(path), text, reading.today)
    held = [one for one in said if holds(path, one.piece.words, reading)]
    rules = bool(_RULES.search(text)) and any(one.new for one in said if one not in held)
    return len(said) > 1 and any(one.old or rules for one in held)


def _period_end(reading: Reading) -> None:
    """结束时间应为2025年12月: one end of the period; the other stays."""
    path = "basics.period"
    answer = reading.session.answers.get(path)
    if answer is None or not isinstance(answer.value, str) or reading.taken(path):
        return
    found = [
        one for one in dates(reading.heard, reading.today) if one.month is not None and one.year is not None
    ]
    first, _, last = answer.value.partition("至")
    for one in found:
        before = reading.heard[: one.start]
        if not _CUE.search(reading.heard[max(one.start - 18, 0) : one.end + 8]):
            continue
        month = f"{one.year:04}-{one.month:02}"
        if _END.search(before[-22:]):
            reading.take(path, f"{first}至{month}", one.start, one.end, corrects=True)
            return
        if _BEGIN.search(before[-16:]):
            reading.take(path, f"{month}至{last}", one.start, one.end, corrects=True)
            return
