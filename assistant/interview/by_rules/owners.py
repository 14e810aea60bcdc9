"""Whose telephone number it is: a known person's new one, or somebody's the form does not ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.forms.values import plain
from assistant.interview.by_rules.names import is_post
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.telephones import telephone

_PERSONS = {
    "enterprise.representative.name": "enterprise.representative",
    "enterprise.contact.name": "enterprise.contact",
    "basics.supplier_contact": "basics.supplier",
}
_HAN = r"[\u4e00-\u9fff]"
_OURS = re.compile(
    r"联系人|法人|代表|负责人|老板|老总|供应商|供货|厂家|对方|对接|他们(?:那个|的|家)*(?:项目|客户)?(?:经理|老板|业务|销售|工程师|技术)|经办|填报|公司|单位|厂里|我们|咱们?|本人|总机|总部|"
    r"^(?:他|她|我|额|俺|其|自己|您|办公室?|座机|固定|移动|传真)$"
)
_ANOTHER = re.compile(
    r"儿子|女儿|老婆|媳妇|老公|爱人|[爸妈爹娘]|哥|弟|姐|妹|朋友|门卫|保安|门房|前台|司机|值班|传达|财务|会计|出纳|秘书|监理|"
    rf"设计院|施工|隔壁|中介|顾问|咨询|同办公室|同事|部长|科长|主任|经理|小{_HAN}$|老{_HAN}$|{_HAN}(?:工|总|师傅|阿姨)$"
)
_OWNED = re.compile(
    rf"(?P<owner>{_HAN}{{1,12}}?)的?(?P<named>(?:办公|联系)?(?:电话|手机号?|号码?|座机|联系方式))[^，,。；;\d]{{0,8}}$"
)
_IF_NEEDED = re.compile(
    r"万一|打不通|找不到|联系不上|寄材料|寄东西|快递|有疑问|有问题|急事|着急|急的话|不在的?话?|不方便的话"
)
_ASK_HIM = re.compile(rf"(?:打|找|联系|问)(?:给|到)?{_HAN}{{0,12}}[，,：:]?\s*$")
_NOT_ON_FORM = re.compile(
    r"^[，,（(]?\s*(?:这个|这号|这部|他|她|我|但是?|就|都|可|也){0,3}(?:不上表|(?:不要|不用|不必|别)(?:写|填|登|往)|不(?:写|填|登|往)[在上进到])"
)
_CHANGED = re.compile(r"换号|换了|换成|改|错|岔|新号|不用了|更正|现在(?:是|用)|变|准")
_LABEL = re.compile(r"联系人|法人|法定代表|负责人|供应商|监理|对接人|经办人")
_FIELD_HEAD = re.compile(
    r"传真|fax|邮|座机|固话|办公电话|总机|手机|电话|tel|mobile|cell|office|[MTF]\s*$", re.IGNORECASE
)
_NAMED_FOR = re.compile(r"\s*的?(?:新|老|办公)?(?:电话|手机|号|座机|联系方式|换|改|那个)")
_FAR = 44


@dataclass(frozen=True)
class _Number:
    words: str
    start: int
    end: int


def read_owned_numbers(reading: Reading) -> None:
    """Take a number said of a person known before (骆衡换号了，139…); set aside what belongs to somebody else."""
    text, last = reading.heard, 0
    for number in _numbers(text):
        stretch = text[max(last, number.start - _FAR) : number.start]
        named = _known(stretch, reading)
        clause = re.split(r"[。；;！!\n]", text[last : number.start])[-1]
        if named:
            at, group = named
            _renumber(group, number, number.start - len(stretch) + at, reading)
        elif (length := _anothers(clause, text[number.end :])) or _listed(text, last, number.start):
            reading.used.append((number.start - length, number.end))
        last = number.end


def _numbers(text: str) -> Iterator[_Number]:
    at = 0
    while piece := telephone(text[at:]):
        yield _Number(piece.words, at + piece.start, at + piece.end)
        at += piece.end


def _known(stretch: str, reading: Reading) -> tuple[int, str] | None:
    """Where a person known before is named last in a stretch that names no other label, and the person's group."""
    found: list[tuple[int, str]] = []
    for path, group in _PERSONS.items():
        answer = reading.session.answers.get(path)
        name = plain(answer.value) if answer and isinstance(answer.value, str) else ""
        for words in (name, name[1:]) if len(name) == 3 else (name,):
            at = stretch.rfind(words) if len(words) > 1 else -1
            behind = stretch[at + len(words) :]
            if at >= 0 and (_NAMED_FOR.match(behind) or (words == name and not _FIELD_HEAD.search(behind))):
                found.append((at, group))
                break
    if not found:
        return None
    at, group = max(found)
    return (
        (at, group)
        if not _LABEL.search(stretch[at:]) and not _LABEL.search(stretch[max(at - 8, 0) : at])
        else None
    )


def _renumber(group: str, number: _Number, begin: int, reading: Reading) -> None:
    path = number_path(group, number.words)
    if not reading.taken(path):
        around = reading.heard[begin : number.end + 8]
        changed = True if _CHANGED.search(around) else None
        reading.take(path, number.words, begin, number.end, corrects=changed)


def number_path(group: str, number: str) -> str:
    """The field of a person's number: the contact has one for mobiles and one for landlines."""
    if group == "enterprise.contact":
        mobile = re.fullmatch(r"(?:\+?86)?1\d{10}", re.sub(r"[\s-]", "", number))
        return f"{group}.mobile" if mobile else f"{group}.phone"
    return f"{group}_phone" if group == "basics.supplier" else f"{group}.phone"


def _anothers(before: str, behind: str) -> int:
    """How many characters before a number say that it is somebody's whom the form does not ask for; 0 where none do."""
    if _NOT_ON_FORM.match(behind) and not _FIELD_HEAD.search(before[-8:]):
        return len(before)
    owned, needed = _OWNED.search(before), _IF_NEEDED.search(before)
    asked_for = owned or _ASK_HIM.search(before)
    if needed and asked_for and needed.start() <= asked_for.start():
        return len(before) - needed.start()
    if owned and "的" in owned[0] and _ANOTHER.search(owned["owner"]) and not _OURS.search(owned["owner"]):
        return len(before) - owned.start()
    return 0


def _listed(text: str, last: int, start: int) -> bool:
    """Whether a number stands in a line of its own that begins with another person or company: 司机班 值班 139…"""
    line = text.rfind("\n", 0, start) + 1
    if not line or line < last:
        return False
    head = text[line:start]
    if _LABEL.search(head.replace("监理", "")) or _FIELD_HEAD.search(head):
        return False
    words = head.split()
    if re.match(r"项目经理|客户经理|业务|销售|技术支持|售后", head):
        return False  # the supplier's, where one was named above
    return bool(re.match(r"监理|设计|施工", head)) or (
        len(words) > 1
        and (is_post(words[0]) or bool(re.search(r"[部科室处组班]$", words[0])))
        and len(words[0]) <= 10
    )
