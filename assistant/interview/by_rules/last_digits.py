"""Telephone numbers told by how they end: 尾号错了，最后一位是8, 末尾不是91是97, 分机也变了，转308."""

import re
from collections.abc import Iterator

from assistant.forms.annex02 import FORM
from assistant.forms.values import plain
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.references import points_back, suits

_TAIL = re.compile(
    r"(?:(?:最后|末|后)面?的?([一两二三四1234])?(?:位数?|个数|位号)|尾号|尾数|末尾)[^\d，,。；]{0,6}?"
    r"(?:不是[\d零一二三四五六七八九幺]{1,4}[，,]?)?[，,]?(?:[他她我]的?)?(?:应该|其实|而)?(?:是|应为|改成|改为|为)?\s*(\d{1,4}|[零一二三四五六七八九幺]{1,4})(?![\d位])"
)
_ENDS_WITH = re.compile(r"\bends?\s+(?:with|in)\s+()(\d{1,4})(?!\d)", re.IGNORECASE)
_BASE = re.compile(r"[同跟和与照][^，,。；;]{1,10}(?:电话|手机|座机|传真|号码?|的|[就只]?差)")
_EXTENSION = re.compile(r"分机(?:号)?[^\d，,。；;]{0,6}(?:变|改|换|错)[^\d。；;]{0,8}(\d{1,5})(?!\d)")
_DIGITS = r"[\d零一二三四五六七八九幺]{1,4}"
_TAIL_CHANGED = re.compile(
    rf"(?:尾号|尾数|末尾|最后[一两二三四]?位数?|末[一两二三四]?位)[^\d，,。；;]{{0,6}}?(?:不是)?(?P<old>{_DIGITS})(?:[，,]|而|应该|其实)*"
    rf"(?:(?:是|写错|打错|写成|念成|错)[^\d。；;]{{0,14}}?(?:应该?)?(?:是|应为|改成|改为)?)(?P<new>{_DIGITS})(?![\d位])"
)
"""末尾不是91是97: the old last digits and the new ones"""
_REST_ALIKE = re.compile(
    r"[，,、\s]*(?:别的|其[他余它]|前[面头边](?:几位)?|剩下的?|另外的?)(?:几位|的)?(?:都|全|也)?(?:跟[^，,。；;]{1,8})?(?:一样|不变|相同|一致)"
)
_SPOKEN_FIGURES = str.maketrans("零一幺二三四五六七八九", "01123456789")
_COUNTS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


def tells_last_digits(text: str) -> bool:
    """Whether words give only the last digits of a number."""
    return any(one.search(text) for one in (_TAIL, _TAIL_CHANGED, _ENDS_WITH))


def read_last_digits(reading: Reading) -> None:
    """Take what a message says of the end of a number."""
    _last_digits(reading)
    _extension(reading)


def _last_digits(reading: Reading) -> None:
    """尾号错了，最后一位是8: the earlier number with other last digits; 尾号是83，前头跟法人的一样: another's number."""
    if _new_last_digits(reading):
        return
    found = _TAIL.search(reading.heard) or _ENDS_WITH.search(reading.heard)
    if found is None or not reading.free(found.start(), found.end()):
        return
    digits = found[2].translate(_SPOKEN_FIGURES)
    if found[1] and _COUNTS.get(found[1], len(digits)) != len(digits):
        return
    named = [
        one
        for one in reversed(mentions(reading.heard[: found.start()], reading.asked))
        if FORM.field(one.pattern).kind in ("phone", "mobile")
    ]
    numbers = [reading.place(one.pattern) for one in named]
    alike = any(
        (
            points_back(reading.heard),
            _REST_ALIKE.match(reading.heard, found.end()),
            _BASE.search(reading.heard, 0, found.start()),
        )
    )
    if numbers and numbers[0] not in reading.session.answers and alike:
        pointed = reading.answers.text(numbers[1]) if len(numbers) > 1 else ""
        base = pointed if pointed and suits(numbers[0], pointed) else next(_numbers(numbers[0], reading), "")
        if base:
            reading.updates = [one for one in reading.updates if one.path != numbers[0]]
            reading.take(
                numbers[0], base[: -len(digits)] + digits, found.start(), found.end(), corrects=False
            )
        return
    changed = (change.path for change in reversed(reading.session.changes))
    for path in numbers or changed:  # a number that is named is no other one's new end
        answer = reading.session.answers.get(path)
        if answer is None or FORM.field(path).kind not in ("phone", "mobile") or answer.value is None:
            continue
        number = plain(answer.value)[: -len(digits)] + digits
        certain = bool(numbers) or reading.corrects_anything
        start = named[0].start if named else found.start()
        reading.take(path, number, start, found.end(), corrects=certain)
        return


def _extension(reading: Reading) -> None:
    """分机也变了，转308: the one number with an extension, with another one."""
    found = _EXTENSION.search(reading.heard)
    extended = [path for path, number in _telephones(reading) if "转" in number] if found else []
    if found is None or len(extended) != 1 or reading.taken(extended[0]):
        return
    number = reading.session.answers.text(extended[0]).partition("转")[0]
    reading.take(extended[0], f"{number}转{found[1]}", found.start(), found.end(), corrects=True)


def _telephones(reading: Reading) -> Iterator[tuple[str, str]]:
    """Every telephone number answered before, by its path."""
    for path, answer in reading.session.answers.by_path.items():
        if FORM.has(path) and FORM.field(path).kind in ("phone", "mobile") and isinstance(answer.value, str):
            yield path, answer.value


def _new_last_digits(reading: Reading) -> bool:
    """末尾不是91是97, 尾号611写成了别人的，我的是616: the one number that ends so; whether the message says it that way."""
    found = _TAIL_CHANGED.search(reading.heard)
    if found is None:
        return False
    old, new = (found[name].translate(_SPOKEN_FIGURES) for name in ("old", "new"))
    ending = [path for path, number in _telephones(reading) if number.endswith(old)]
    if len(ending) == 1 and len(old) == len(new):
        number = plain(reading.session.answers.by_path[ending[0]].value)[: -len(old)] + new
        reading.take(ending[0], number, found.start(), found.end(), corrects=True)
    return True


def _numbers(path: str, reading: Reading) -> Iterator[str]:
    """Telephone numbers given that could stand in a field but for their last digits, the newest first."""
    for one in reversed(list(reading.answers.by_path)):
        if FORM.field(one).kind in ("phone", "mobile") and one != path:
            answer = reading.answers.by_path[one]
            if isinstance(answer.value, str) and suits(path, answer.value):
                yield answer.value
