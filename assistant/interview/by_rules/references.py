"""Answers that point at earlier ones: 同上, 还是他, 跟法人一样, 手机最后一位是8, 不是860万是900万."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source
from assistant.forms.fields import Kind
from assistant.forms.values import plain
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.mentions import Mention, mentions
from assistant.interview.by_rules.names import is_called, is_person
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import Reading, clauses
from assistant.interview.by_rules.telephones import telephone
from assistant.interview.commands import takes_back

_PERSONS = "法定代表人|法人代表|法人|负责人|联系人|老板|老总"
_SAME = re.compile(
    r"(?<!区号)同[上前]|如前|一个[数号]|同号|(?:还是|也是|仍是|依然是?|就是)(?:他|她|这个人|那个人|这家|那家)|同一(?:个人|家|个|部)|一个人|"
    r"[跟和与同](?P<whom>[^，,。；;]{0,12}?)(?:说的|填的|写的|那个|的)?(?:一样|相同|一致|共用|合用)|"
    r"也(?:是|写|填|报)我(?:自己|本人)?(?=[，,。；;！!\s]|$)|(?<=手机|电话|座机|号码)(?:都|也)?(?:一样|相同|同)(?=[，,。；;！!\s]|$)|"
    r"^(?:也是)?同(?P<whose>[\u4e00-\u9fff]{2,6})$|"
    rf"(?:同|就是|还是|也?[填写用])(?:{_PERSONS})(?:的|那个|那部|号码|电话|手机)*$"
)
_GROUPS = ("enterprise.representative.", "enterprise.contact.", "basics.supplier_")
POINTED: frozenset[Kind] = frozenset(
    {"person", "phone", "mobile", "company", "line", "email", "month", "share", "rate"}
)
"""Kinds of answers that people give by pointing at another"""
_OUR_NAME = re.compile(
    r"执照|(?:公司|单位|企业|厂)(?:的)?(?:全称|名称|名字|全名)|企业名称|敝司|我们公司|本公司|我司|咱们?公司|同前|同上"
)
_COPY = re.compile(
    r"[\s是就你也]*(?:同|抄|跟|和|与|按|照|就是|即是?|就写|写|用)(?:我们|咱们?|刚才|前面|上面)?(?:公司|厂|单位|企业)?(?:的|那个)?"
)
_APPLICANT = re.compile(
    r"(?:^|(?<=[\n，,。；;]))\s*单位(?:名称)?(?:就?是|同|就?用|写|填|跟|和|即)+(?:企业|公司|单位)(?:名称?|全称)(?:一样|相同)?"
)
_DIFFERS = re.compile(r"[^。；;\n]{0,4}(?:差|尾[数号]|末[位尾]|最后[^，,。；;]{0,2}位)")
"""What makes a number that is the same as another one after all not the same: 跟电话就差一位"""
_NEAR = 30
_OF_NAME = re.compile(r"姓(?P<new>[\u4e00-\u9fff])[，,]?(?:而)?不(?:是)?姓(?P<old>[\u4e00-\u9fff])")
_OF_OLD_NAME = re.compile(
    r"不(?:是)?姓(?P<old>[\u4e00-\u9fff])[，,\s]*(?:而)?(?:应该)?是?姓(?P<new>[\u4e00-\u9fff])"
)
_NOT_BUT = re.compile(r"不是(?P<old>[^，,。；;]{1,20}?)[，, ]*(?:而|应该)?是(?P<new>[^，,。；;]{1,24})")
_SHORT_CORRECTION = 40
_CUE = re.compile(r"^.*?(?:不对|错了|更正|改成|改为|应该?是|应为|是)[，,：:\s]*", re.DOTALL)
_REPLACEABLE: frozenset[Kind] = frozenset(
    {"person", "phone", "mobile", "email", "credit_code", "month", "period", "money", "share", "rate", "count",
     "score", "choice", "company"}
)  # fmt: skip


def points_back(text: str) -> bool:
    """Whether a clause points at an earlier answer instead of giving one."""
    return bool(_SAME.search(text))


def pointed_at(text: str, start: int) -> bool:
    """Whether the name at `start` is only what another answer is the same as: 法人 in 电话跟法人的一样."""
    first, last = next(((a, b) for a, b in clauses(text) if a <= start < b), (0, len(text)))
    return any(a <= start - first < b for a, b in (one.span() for one in _SAME.finditer(text[first:last])))


def read_references(reading: Reading) -> None:
    """Take what a message says by pointing at what was said before."""
    _same_as(reading)
    _other_surname(reading)


def read_unnamed_correction(reading: Reading) -> None:
    """不对，是李工: a correction that names no field belongs to what was answered last."""
    if reading.updates or not reading.corrects_anything or mentions(reading.heard, ()):
        return
    if reading.telling and len(reading.heard) > _SHORT_CORRECTION and not takes_back(reading.heard):
        return  # a story: 四个电话才搞清楚 corrects nothing
    old_and_new = _NOT_BUT.search(reading.heard)
    for path in _recent(reading):
        item = FORM.field(path)
        begin = old_and_new.start("new") if old_and_new else _after_cue(reading.heard)
        piece = extract.extract(item, reading.heard[begin:], reading.today)
        if piece is None or (item.kind == "count" and piece.words.isdigit()):
            continue
        if item.kind in ("money", "share", "rate", "count") and _inside_number(
            piece.moved(begin), reading.heard
        ):
            continue
        if item.kind == "person" and not (is_person(piece.words) or is_called(piece.words)):
            continue
        if item.kind == "company" and extract.company_in(piece.words) is None:
            continue
        if old_and_new and not holds(path, old_and_new["old"], reading):
            continue
        # what was answered before the last answers is not meant without doubt: both are shown
        certain = bool(old_and_new) or _answered_last(path, reading)
        if reading.take(path, piece.words, begin + piece.start, begin + piece.end, corrects=certain):
            reading.used.append((0, begin))
            return


def _answered_last(path: str, reading: Reading) -> bool:
    """Whether a field was among those answered last."""
    changes = reading.session.changes
    return any(one.path == path and one.turn == changes[-1].turn for one in changes)


def _inside_number(piece: Piece, text: str) -> bool:
    """Whether a figure is part of a telephone number: 0551 of 0551 8000 0131."""
    at = 0
    while number := telephone(text[at:]):
        if at + number.start <= piece.start < at + number.end:
            return True
        at += number.end
    return False


def _after_cue(text: str) -> int:
    found = _CUE.match(text)
    return found.end() if found else 0


def _recent(reading: Reading) -> Iterator[str]:
    """Paths answered last, newest turn first; none of a turn that answered several of one kind."""
    changes = reading.session.changes
    for turn in sorted({change.turn for change in changes}, reverse=True)[:3]:
        paths = list(dict.fromkeys(change.path for change in changes if change.turn == turn))
        kinds = [FORM.field(path).kind for path in paths]
        for path, kind in zip(paths, kinds, strict=True):
            if kind in _REPLACEABLE and (kinds.count(kind) == 1 or _NOT_BUT.search(reading.heard)):
                yield path


def holds(path: str, words: str, reading: Reading) -> bool:
    """Whether the answer of a field is what `words` say."""
    answer = reading.session.answers.get(path)
    if answer is None:
        return False
    piece = extract.extract(FORM.field(path), words, reading.today)
    if piece is None:
        return False
    sheet = Reading(words, reading.session, reading.today)
    return sheet.take(path, piece.words, 0, len(words)) and sheet.updates[0].answer.value == answer.value


def denied(path: str, words: str, reading: Reading) -> bool:
    """Whether words say that a field's earlier answer is wrong: 不是13900000016，是 where it was that."""
    old = re.search(r"不是([^，,。；;]{1,20}?)(?:[，, ]|而|应该)*是", words)
    return old is not None and path in reading.session.answers and holds(path, old[1], reading)


def _same_as(reading: Reading) -> None:
    named = mentions(reading.heard, reading.asked)
    _copied(named, reading)
    for start, end in clauses(reading.heard):
        found = _SAME.search(reading.heard[start:end])
        if found is None or not reading.free(start + found.start(), start + found.end()):
            continue
        at = start + found.start()
        if _DIFFERS.match(reading.heard, start + found.end()):
            continue
        targets = [reading.place(one.pattern) for one in named if start <= one.start < at]
        whom = [one for one in named if at <= one.start < end]
        for path in targets or _open(reading):
            if ".years." not in path and FORM.field(path).kind in POINTED and not reading.taken(path):
                source = _earlier(path, whom, targets, start, reading)
                if source is not None:
                    _copy(path, source, start, end, reading)
                    break


def _copied(named: Sequence[Mention], reading: Reading) -> None:
    """申报单位同企业名称: two names in one clause, and a word that says they are the same."""
    applicant = _APPLICANT.search(reading.heard) if reading.session.topic == "cover" else None
    if applicant and "enterprise.name" in reading.answers:
        _copy("cover.applicant", "enterprise.name", *applicant.span(), reading)
    for one in named:
        clause = re.split(r"[，,。；;！!\n]", reading.heard[one.end :])[0]
        if (
            one.pattern == "cover.applicant"
            and _OUR_NAME.search(clause)
            and "enterprise.name" in reading.answers
        ):
            _copy("cover.applicant", "enterprise.name", one.start, one.end + len(clause), reading)
    for one, other in pairwise(named):
        between = reading.heard[one.end : other.start]
        path, source = reading.place(one.pattern), reading.place(other.pattern)
        kinds = FORM.field(path).kind, FORM.field(source).kind
        if not _alike(*kinds) and set(kinds) != {"company", "line"}:
            continue
        differs = kinds[0] in ("phone", "mobile") and _DIFFERS.match(reading.heard, other.end)
        if differs and _COPY.fullmatch(between) and not reading.taken(path):
            _differing(path, one, other, reading)
        elif _COPY.fullmatch(between) and not reading.taken(path) and source in reading.answers:
            _copy(path, source, one.start, other.end, reading)


def _differing(path: str, one: Mention, other: Mention, reading: Reading) -> None:
    """传真跟电话就差一位，8000082: the number that is said whole behind the one it differs from."""
    rest = re.split(r"[。；;\n]", reading.heard[other.end :])[0][:_NEAR]
    number = telephone(rest)
    if number and not mentions(rest[: number.start], reading.asked):
        reading.take(path, number.words, one.start, other.end + number.end)


def _open(reading: Reading) -> Iterator[str]:
    """Asked fields still open; a bare 同上 or 还是他 answers the first."""
    for path in reading.asked:
        if FORM.has(path) and path not in reading.answers:
            yield path


def _earlier(path: str, whom: list[Mention], targets: list[str], start: int, reading: Reading) -> str | None:
    """The path whose answer is pointed at."""
    answers = reading.answers
    kind = FORM.field(path).kind
    for one in whom:
        pattern = reading.place(one.pattern)
        for candidate in (pattern, *_in_group(path, pattern)):
            if candidate in answers and candidate != path and _alike(FORM.field(candidate).kind, kind):
                return candidate
        return None
    others = [one for one in targets if one != path and one in answers]
    said = [(reading.message.find(one.quote), one.path) for one in reading.updates]
    recent = [path for at, path in sorted(said, reverse=True) if 0 <= at < start]
    recent += [change.path for change in reversed(reading.session.changes)]
    if kind in ("line", "company"):
        return "enterprise.name" if kind == "company" and "enterprise.name" in answers else None
    for candidate in [*others, *recent]:
        if candidate == path or candidate not in answers or not _alike(FORM.field(candidate).kind, kind):
            continue
        value = answers.by_path[candidate].value
        if not isinstance(value, tuple) and suits(path, plain(value)):
            return candidate
    return None


def _in_group(path: str, pattern: str) -> Iterator[str]:
    """Fields of the group pointed at that could answer `path`: 跟法人一样 for the contact's telephone."""
    group = next((one for one in _GROUPS if pattern.startswith(one)), None)
    if group is None:
        return
    for item in FORM.fields:
        if item.pattern.startswith(group) and _alike(item.kind, FORM.field(path).kind):
            yield item.pattern


def _alike(a: Kind, b: Kind) -> bool:
    return a == b or {a, b} in ({"phone", "mobile"}, {"share", "rate"})


def suits(path: str, value: str) -> bool:
    """Whether an earlier answer can stand in a field: no landline as mobile, no mobile as 办公电话."""
    if FORM.field(path).kind == "mobile":
        return value.startswith("1")
    return path != "enterprise.contact.phone" or not value.startswith("1")


def _copy(path: str, source: str, start: int, end: int, reading: Reading) -> None:
    answer = reading.answers.get(source)
    if answer is None or answer.state == "declined" or isinstance(answer.value, tuple):
        return
    if not suits(path, plain(answer.value)):
        return
    quote = reading.message[start:end]
    note = f"{reading.origin}，同「{FORM.field(source).place}」"
    reading.used.append((start, end))
    reading.give(path, Answer(answer.value, (Source(note, quote),), answer.state), quote, start)


def _other_surname(reading: Reading) -> None:
    """姓宣不姓薛，宣老师: the one person of that surname, by the new one or as he is called behind it."""
    found = _OF_NAME.search(reading.heard) or _OF_OLD_NAME.search(reading.heard)
    persons = [
        path
        for path, answer in reading.session.answers.by_path.items()
        if found and FORM.has(path) and FORM.field(path).kind == "person"
        and isinstance(answer.value, str) and answer.value.startswith(found["old"])
    ]  # fmt: skip
    if found is None or len(persons) != 1 or reading.taken(persons[0]):
        return
    said = re.match(
        rf"[，,、\s]*(?:叫|是)?({found['new']}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])",
        reading.heard[found.end() :],
    )
    name = said[1] if said else found["new"] + reading.session.answers.text(persons[0])[1:]
    end = found.end() + (said.end() if said else 0)
    reading.take(persons[0], name, found.start(), end, corrects=True)
