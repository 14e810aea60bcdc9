"""Values that stand beside the name of their field: 手机是139…, 职工520人, 860万的投资."""

import re
from dataclasses import replace

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.beside import NOT_THIS, value_after
from assistant.interview.by_rules.lacking import NOTHING_SAID, REFUSED_SAID, lacks_before
from assistant.interview.by_rules.meant import is_meant
from assistant.interview.by_rules.mentions import Mention, mentions
from assistant.interview.by_rules.named_together import read_each, read_in_turn, two_numbers
from assistant.interview.by_rules.names import is_person
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import NARRATIVE, Reading
from assistant.interview.by_rules.shares import OUTCOME
from assistant.interview.by_rules.undecided import weighed
from knowledge.catalogue import find_scene

_SUPPLIERS = "basics.supplier_phone"
_BOTH = re.compile(r"[，,]?(?:也|就)?(?:都|均|两[个项格栏]|俩)")
"""联系人电话都没有: neither the one nor the other"""
_JOINT = re.compile(
    r"(?:提升|下降|降低|缩短|率)?\s*(?:、|，|,|和|及|与|跟|兼|以及|还有|或|/|／)\s*(?:他们的?|其)?"
)
_STRUCK = re.compile(r"\s*/[ \t]*\n\s*|/\s+")
"""传真/ 邮箱…: the stroke is what is said of 传真, and does not join the two"""
_LABEL_BEHIND = re.compile(
    r"(?P<value>[^，,。；;！!\n（(]*(?:\d|成|分之)[^，,。；;！!\n（(]*)[（(](?:即|就?是|也就是|算|对应|属于)?$"
)
_LABEL_ENDS = re.compile(r"(?:这?一?[项栏格])?[)）]")
"""人均日产由1.2立方增至1.5立方（生产效率一项）: what is told first, and then what it is called on the form"""
_ALL = re.compile(r"都|均|全|同一")
_IN_TURN = re.compile(r"分别|依次|各(?![类种个位方])")


def read_named(reading: Reading) -> None:
    """Take every value whose field the message names."""
    text = reading.heard
    every = mentions(text, reading.asked)
    for one in every:
        if end := weighed(text, one.start, one.end):
            reading.used.append((one.start, end))
    free = (one for one in every if reading.free(one.start, one.end))
    answered = [one.start for one in every if not reading.free(one.start, one.end)]
    found = [one for one in free if is_meant(one, reading)]
    # 信用等级是纳税信用A级: the second name belongs to the value of the first
    inside = {(one.pattern, one.value_start) for one in found}
    found = [one for one in found if (one.pattern, one.start) not in inside]
    together: list[Mention] = []
    for index, mention in enumerate(found):
        stop = found[index + 1].start if index + 1 < len(found) else len(text)
        stop = min([stop, *(start for start in answered if start > mention.start)])
        joined = index + 1 < len(found) and _JOINT.fullmatch(text, mention.end, stop)
        if joined and not _STRUCK.fullmatch(text, mention.end, stop) and not lacks_before(mention, reading):
            together.append(mention)
            continue
        _read_one([*together, mention], stop, reading)
        together = []


def _read_one(named: list[Mention], stop: int, reading: Reading) -> None:
    """Read what stands beside one name, or beside the last of several (库存周转率、交付率不涉及)."""
    mention = named[-1]
    bracket = _LABEL_BEHIND.search(reading.heard[: mention.start])
    if bracket and mention.pattern.startswith(OUTCOME) and _LABEL_ENDS.match(reading.heard, mention.end):
        mention = replace(mention, start=bracket.start(), value_start=bracket.start())
        stop = bracket.end("value")
    path = _path(mention, stop, reading)
    if ".years." in path or reading.taken(path):
        return
    item = FORM.field(path)
    if _ends_in_value(mention, reading) and _value_before(item, path, mention, reading):
        return
    turns = _IN_TURN.search(reading.heard[mention.end : mention.value_start + 6])
    if turns and item.kind in ("phone", "mobile") and len(named) == 1 and two_numbers(mention, stop, reading):
        return
    if len(named) > 1 and _IN_TURN.search(reading.heard[mention.end : mention.value_start + 6]):
        read_in_turn(named, stop, reading)
        return
    piece = value_after(item, path, mention, stop, reading)
    if piece is None:
        _value_before(item, path, mention, reading)
        return
    shared = piece.words in (NOTHING_SAID, REFUSED_SAID) or _ALL.search(
        reading.heard[mention.end : mention.value_start]
    )
    if piece.words == NOTHING_SAID and path == _SUPPLIERS and _BOTH.match(reading.heard, mention.end):
        reading.take("basics.supplier_contact", NOTHING_SAID, mention.start, piece.end)
    if not shared:
        read_each(named[:-1], mention.value_start, stop, reading)
    for other in named[:-1] if shared else ():
        also = reading.place(other.pattern)
        if not reading.taken(also) and ".years." not in also:
            reading.take(
                also, piece.words, other.start, other.end, quote=reading.message[other.start : piece.end]
            )


def _ends_in_value(mention: Mention, reading: Reading) -> bool:
    """Whether a free value ends right before the name, and none follows it at once: 92%数控化率，88%联网率."""
    before = reading.heard[: mention.start]
    before = re.sub(r"(?:是|的)$", "", before)
    if not re.search(r"[\d%成家人名月日]$|成[一二三四五六七八九半]$", before) or not reading.free(
        len(before) - 1, len(before)
    ):
        return False
    return bool(re.match(r"\s*(?:[，,；;。、/]|\s\d|$)", reading.heard[mention.end :]))


def _path(mention: Mention, stop: int, reading: Reading) -> str:
    """The path of a name; 场景名称 before a scene of the catalogue is the scene, else the title on the cover."""
    if mention.pattern == "cover.scene_name" and not mention.name.startswith("封面"):
        known = find_scene(extract.head(reading.heard[mention.value_start : stop]).strip('“”「」" '))
        if known is not None and "cover.scene_name" not in reading.asked:
            return "basics.scene"
    return reading.place(mention.pattern)


def _value_before(item: FormField, path: str, mention: Mention, reading: Reading) -> bool:
    """A value that ends where the name begins: 520名职工, 860万的投资, 李建国是法人."""
    begin = max((end for _, end in reading.used if end <= mention.start), default=0)
    clause = re.split(r"[，,。；;！!？?、\n]", reading.heard[begin : mention.start])[-1]
    offset = mention.start - len(clause)
    lead = re.search(r"(?:的|名|位|是|为|任|当|个|就是|做|（|\()*$", clause)
    assert lead is not None
    bare = clause[: lead.start()]
    if reading.telling or item.kind in (
        "line",
        "company",
        "industry",
        "scene",
        "stage",
        "choice",
        *NARRATIVE,
    ):
        return False
    piece = _last_piece(item, bare, reading)
    if piece is None or (item.kind == "money" and NOT_THIS.search(clause)):
        return False
    return reading.take(path, piece.words, offset + piece.start, mention.end)


def _last_piece(item: FormField, bare: str, reading: Reading) -> Piece | None:
    """The piece that ends a stretch; units such as 名 may have been cut off with the link."""
    for start in range(len(bare)):
        piece = extract.extract(item, bare[start:], reading.today)
        if piece is None:
            return None
        if start + piece.end >= len(bare) - 1:
            if item.kind == "person" and not is_person(piece.words):
                return None
            whole = extract.extract(item, bare[start:], reading.today)
            return replace(whole, start=start + whole.start, end=start + whole.end) if whole else None
    return None
