"""What belongs to a person or company named before it: 联系人李工，信息部部长，13900000001，座机0931-8000001."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.labelled import labelled_person
from assistant.interview.by_rules.names import is_person, is_post, is_surname, post_in
from assistant.interview.by_rules.owners import number_path
from assistant.interview.by_rules.piece import Piece
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
    r"(?P<as>(?:项目经理|客户经理|业务(?:员|经理)?|销售(?:员|经理)?|技术员|工程师|(?:那个)?小伙子?|小哥|大姐|姑娘|对接的?人?|对口的?|大名|的是小[\u4e00-\u9fff][，,]\s*|姓[\u4e00-\u9fff])"
    r"\s*(?:[：:]|就?是|名?叫)*|(?:他们|他家|对方)(?:那个|的|家)*(?:经理|老板|负责人|工程师|技术|售后)\s*(?:[：:]|就?是|名?叫)+)|(?:找|联系)?(?:他们|他家|对方)(?:家|那边)?的?|[，,；;\n]\s*|\s{1,3}"
)
"""What the supplier's man is called by, or a mark after which nothing but his name stands"""
_CHARGED = re.compile(
    r"由(?P<name>[\u4e00-\u9fff]{2,4}?)(?:同志|先生|女士)?(?:[（(](?P<post>[^（()）]{2,14})[)）])?[，,]?(?:具体|全权|统一)*负责(?:本次|此次)?(?:申报)?(?:的)?"
    r"(?:联络|联系|对接|填报|申报|经办)"
)
_CALLED = re.compile(r"[\u4e00-\u9fff](?:工|总|老师|师傅|经理|主任)")
_LINK = 8
"""Characters between the name of the supplier's man and his number (，电话：)"""


@dataclass(frozen=True)
class _Group:
    name: str
    start: int
    end: int
    stop: int
    """Where the next group begins, or the message ends."""
    corrects: bool
    """The person takes the place of another: then so does his number."""


def read_groups(reading: Reading) -> None:
    """Take telephone numbers and posts that follow a person without a name of their own."""
    _charged(reading)
    _supplier_contact(reading)
    for group in _groups(reading):
        _numbers(group, reading)
        if group.name == _CONTACT:
            _post(group, reading)
    _mail(reading)


def _charged(reading: Reading) -> None:
    """由侯怀同志（生产部部长）负责联络: who is charged with the application is the contact."""
    found = _CHARGED.search(reading.heard)
    paths = {"name": f"{_CONTACT}.name", "post": f"{_CONTACT}.post"}
    if found is None or not is_person(found["name"]):
        return
    for group, path in paths.items():
        if found[group] and not reading.taken(path) and path in {*reading.asked, *reading.answers.by_path}:
            reading.take(path, found[group], *found.span(group))


def _groups(reading: Reading) -> Iterator[_Group]:
    heads = []
    for update in reading.updates:
        name = _HEADS.get(update.path)
        at = reading.message.find(update.quote) if name else -1
        if name and at >= 0:
            heads.append((at, at + len(update.quote), name, update.corrects))
    heads.sort()
    for index, (start, end, name, corrects) in enumerate(heads):
        stop = heads[index + 1][0] if index + 1 < len(heads) else len(reading.message)
        yield _Group(name, start, end, stop, corrects)


def _supplier_contact(reading: Reading) -> None:
    """Who is named behind the supplier with a number, or as its man: 承建单位…　项目经理：库对洋 0351-…"""
    path = "basics.supplier_contact"
    group = next((one for one in _groups(reading) if one.name == "basics.supplier"), None)
    group = group or _unlabelled_supplier(reading)
    if group is None or reading.taken(path) or path in reading.answers:
        return
    stretch = re.split(
        r"[。；;]\s*(?![^。；;]{0,12}(?:叫|姓))|监理|设计单位", reading.heard[group.end : group.stop]
    )[0]
    for man in _MAN.finditer(stretch):
        rest = stretch[man.end() :]
        piece = labelled_person(rest, explicit=bool(man["as"])) or _called(rest)
        if piece and (man["as"] or _number_next(stretch[man.end() + piece.end :])):
            piece = piece.moved(group.end + man.end())
            if reading.free(piece.start, piece.end):
                reading.take(path, piece.words, piece.start, piece.end)
                return


def _unlabelled_supplier(reading: Reading) -> _Group | None:
    """The supplier that is asked for and given without its label, where the message names no other company."""
    path = "basics.supplier"
    company = extract.company_in(reading.heard)
    if company is None or path not in reading.asked or extract.company_in(reading.heard[company.end :]):
        return None
    return _Group(path, company.start, company.end, len(reading.heard), corrects=False)


def _called(text: str) -> Piece | None:
    """俞工 139…: as colleagues call him, where a number follows."""
    found = _CALLED.match(text)
    if found is None or not is_surname(found[0]):
        return None
    full = re.compile(
        rf"\s?(?:名?叫|大名|[，,（(])\s?(?P<name>{text[0]}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
    ).match(text, found.end())
    return Piece(full["name"], *full.span("name")) if full else Piece(found[0], 0, found.end())


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
            reading.take(path, piece.words, start, end, corrects=group.corrects)


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
        re.sub(r"^.*(?:是|由|写|为|成|换|人|：|:|让|们|找|叫|[甲乙我]方|[我贵]司)", "", lead.rstrip()),
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
