"""What belongs to a person or company named before it: 联系人李工，信息部部长，13900000001，座机0931-8000001."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.labelled import labelled_person
from assistant.interview.by_rules.names import is_post, post_in
from assistant.interview.by_rules.owners import number_path
from assistant.interview.by_rules.reading import Reading, clauses
from assistant.interview.by_rules.telephones import telephone

_CONTACT = "enterprise.contact"
_HEADS = {
    "enterprise.representative.name": "enterprise.representative",
    "enterprise.contact.name": _CONTACT,
    "basics.supplier": "basics.supplier",
    "basics.supplier_contact": "basics.supplier",
}
_NUMBER = FORM.field("enterprise.contact.phone")
_MAN = re.compile(
    r"(?P<as>(?:项目经理|客户经理|业务(?:员|经理)?|销售(?:员|经理)?|技术员|工程师|(?:那个)?小伙子?|小哥|大姐|姑娘|对接的?人?|大名|的是小[\u4e00-\u9fff][，,]\s*|姓[\u4e00-\u9fff])"
    r"\s*(?:[：:]|就?是|名?叫)*)|[，,；;\n]\s*|\s{1,3}"
)
"""What the supplier's man is called by, or a mark after which nothing but his name stands"""
_LINK = 8
"""Characters between the name of the supplier's man and his number (，电话：)"""


@dataclass(frozen=True)
class _Group:
    name: str
    start: int
    end: int
    stop: int
    """Where the next group begins, or the message ends."""


def read_groups(reading: Reading) -> None:
    """Take telephone numbers and posts that follow a person without a name of their own."""
    _supplier_contact(reading)
    for group in _groups(reading):
        _numbers(group, reading)
        if group.name == _CONTACT:
            _post(group, reading)
    _mail(reading)


def _groups(reading: Reading) -> Iterator[_Group]:
    heads = []
    for update in reading.updates:
        name = _HEADS.get(update.path)
        at = reading.message.find(update.quote) if name else -1
        if name and at >= 0:
            heads.append((at, at + len(update.quote), name))
    heads.sort()
    for index, (start, end, name) in enumerate(heads):
        stop = heads[index + 1][0] if index + 1 < len(heads) else len(reading.message)
        yield _Group(name, start, end, stop)


def _supplier_contact(reading: Reading) -> None:
    """Who is named behind the supplier with a number, or as its man: 承建单位…　项目经理：库对洋 0351-…"""
    path = "basics.supplier_contact"
    group = next((one for one in _groups(reading) if one.name == "basics.supplier"), None)
    if group is None or reading.taken(path) or path in reading.answers:
        return
    stretch = re.split(
        r"[。；;]\s*(?![^。；;]{0,12}(?:叫|姓))|监理|设计单位", reading.heard[group.end : group.stop]
    )[0]
    for man in _MAN.finditer(stretch):
        piece = labelled_person(stretch[man.end() :], explicit=bool(man["as"]))
        if piece and (man["as"] or _number_next(stretch[man.end() + piece.end :])):
            piece = piece.moved(group.end + man.end())
            if reading.free(piece.start, piece.end):
                reading.take(path, piece.words, piece.start, piece.end)
                return


def _number_next(text: str) -> bool:
    begins = re.match(rf"[^\d。；;！!]{{0,{_LINK}}}[(+]?(?=[\d(]{{3}})", text)
    return begins is not None and telephone(text[begins.start() : begins.end() + 24]) is not None


def _numbers(group: _Group, reading: Reading) -> None:
    begin = group.end
    while begin < group.stop:
        piece = extract.extract(_NUMBER, reading.heard[begin : group.stop], reading.today)
        if piece is None:
            return
        start, end = begin + piece.start, begin + piece.end
        begin = end
        path = number_path(group.name, piece.words)
        if reading.free(start, end) and not reading.taken(path):
            reading.take(path, piece.words, start, end, corrects=False)


def _post(group: _Group, reading: Reading) -> None:
    """The contact's post: right before the name, or a clause behind it that is one."""
    path = f"{_CONTACT}.post"
    name = reading.answers.text(f"{_CONTACT}.name")
    if reading.taken(path) or not name:
        return
    before = reading.heard[group.start : group.end]
    lead = before.partition(name)[0]
    found = re.search(
        r"[\u4e00-\u9fff]{2,14}$",
        re.sub(r"^.*(?:是|由|写|为|人|：|:|让|们|找|叫|[甲乙我]方|[我贵]司)", "", lead),
    )
    if found and is_post(found[0]):
        at = group.start + lead.rindex(found[0])
        reading.take(path, found[0], at, at + len(found[0]))
        return
    stop = min(group.stop, group.end + 40)
    for start, end in clauses(reading.heard[group.end : stop]):
        piece = post_in(reading.heard[group.end + start : group.end + end])
        if piece:
            piece = piece.moved(group.end + start)
            if reading.free(piece.start, piece.end):
                reading.take(path, piece.words, piece.start, piece.end)
            return


def _mail(reading: Reading) -> None:
    """A mail address and a credit code can only be the enterprise's."""
    for path in ("enterprise.contact.email", "enterprise.credit_code"):
        piece = extract.extract(FORM.field(path), reading.heard, reading.today)
        if piece and not reading.taken(path) and reading.free(piece.start, piece.end):
            if path.endswith("code") and len(piece.words) != 18:
                continue
            reading.take(path, piece.words, piece.start, piece.end)
