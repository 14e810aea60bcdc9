"""Values that stand beside the name of their field: 手机是139…, 职工520人, 860万的投资."""

import re
from dataclasses import replace

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField, pattern_of
from assistant.interview.by_rules import extract, standing
from assistant.interview.by_rules.counted import FOLLOWERS
from assistant.interview.by_rules.labelled import labelled_person, may_be_a_name
from assistant.interview.by_rules.lacking import (
    NOTHING_SAID,
    REFUSED_SAID,
    holds_naught,
    lacking,
    lacking_somewhere,
    lacks_before,
)
from assistant.interview.by_rules.last_digits import tells_last_digits
from assistant.interview.by_rules.mentions import Mention, mentions, plain_label
from assistant.interview.by_rules.named_narratives import named_narrative
from assistant.interview.by_rules.named_together import read_each, read_in_turn, two_numbers
from assistant.interview.by_rules.names import is_called, is_person, post_in
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import LOOSE, NARRATIVE, Reading, sentence_at
from assistant.interview.by_rules.references import (
    POINTED,
    denied,
    pointed_at,
    points_back,
)
from assistant.interview.by_rules.shares import OUTCOME, own_clauses, share, told_to_write
from assistant.interview.by_rules.undecided import weighed
from assistant.interview.by_rules.units_said import unit_said
from knowledge.catalogue import find_scene
from knowledge.field_names import vague_names

_STOPS = re.compile(r"[。；;！!\n]")
_BESIDE = re.compile(r"[的有在是为约共达到了至，,\s]{0,4}$|大概$|差不多$|目前$|现在$|一共$|总共$")
"""What may stand between a name and its value where a story is told."""
_NOT_OURS = re.compile(r"车间|工段|班组|产线|部门|股东|母公司|子公司|分公司|兄弟|客户|供应商|同行|隔壁")
_STAFF = re.compile(r"(?:^|[，,。；;、\s]|现有?|拥有|在职|在册|在岗|公司|企业|全厂|共|有|总)$")
"""What stands before 员工698人 where all of them are meant: not 培训员工120人"""
_NOT_THIS = re.compile(r"每年|年均|研发投入|计划|准备|打算|预计|下一步|将要|再投|追加|节[约省]|省了|贷款")
"""In a clause with these words an amount is not what the project has cost."""
_CORRECTED = re.compile(
    r"[^。；;！!\n]{0,16}?(?:不是[^。；;！!\n]{1,20}?(?:[，, ]|而|应该)*是|[写说填报]错了?[^。；;！!\n]{0,20}?(?:应该?是|应为|改成|改为|(?<!不)是)|"
    r"[^。；;！!\n]{0,20}?(?:应该?是|应为|改成|改为|更正为|换成))[：: ]*"
)
_NO_NAME = re.compile(r"我们|咱们|同|和|跟|就|写|抄|用|本|贵|敝")
_WRONG = re.compile(r"\d|[一二三四五六七八九十百千万]{2}|@|级|企业")
"""Words that were meant as a value, though they are none that the field takes"""
_OWNER = re.compile(r"的(?:办公|联系|固定|移动)?(?:电话|手机|座机|号码|传真|邮箱|职务|联系方式)")
"""法人的电话: whose number it is, and not who he is"""
_PART = re.compile(r"号线|那[段台条]|[这其]中[一几]|(?:工段|车间|机组|产线|设备)[^，,。；;]{0,6}$")
"""What a rate said of once more is the rate of, where the whole plant's is known: 一号线那段联网率才60"""
_SUPPLIERS = "basics.supplier_phone"
_BOTH = re.compile(r"[，,]?(?:也|就)?(?:都|均|两[个项格栏]|俩)")
"""联系人电话都没有: neither the one nor the other"""
_LINE_HEAD = re.compile(r"(?:^|\n)[^\n，,。；;]{2,8}[ \t\u3000]+$")
"""A name, a blank, its value: how a line of the cover is typed"""
_NEXT_NAME = 8
"""Characters that the name of a field may have"""
_NO_STORY = frozenset({"phone", "mobile", "email", "credit_code"})
"""Kinds that no story is made of: what stands in the same sentence is meant"""
_ANY_WORDS = frozenset({"line", "company", "scene", "stage", "person"})
"""Kinds that no words are wrong for"""
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
    found = [one for one in free if _meant(one, reading)]
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
    piece = _value_after(item, path, mention, stop, reading)
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


def _value_after(item: FormField, path: str, mention: Mention, stop: int, reading: Reading) -> Piece | None:
    """What was taken from behind the name, its place in the message; None where nothing was."""
    if item.kind in NARRATIVE:
        return named_narrative(path, mention, stop, reading)
    if item.pattern == "enterprise.accident":
        return _accident(path, mention, reading)
    corrected = _CORRECTED.match(reading.heard, mention.value_start, stop)
    if corrected:  # 投资不是780万是860万: the second is meant
        mention = replace(mention, value_start=corrected.end(), explicit=True)
    stretch = _STOPS.split(reading.heard[mention.value_start : stop], maxsplit=1)[0]
    if _colon(mention, reading) and re.match(r"\s*[)）]", stretch):
        return None  # a blank of the printed form: （事故名称：      ）
    if item.kind in ("phone", "mobile") and tells_last_digits(reading.heard[mention.end : stop]):
        return None
    head = extract.head(reading.heard[mention.end : mention.end + 30])
    person = item.kind == "person" and (
        _labelled(stretch, mention, reading)
        or extract.extract(item, reading.heard[mention.value_start : stop], reading.today)
    )
    if item.kind in POINTED and points_back(head) and not holds_naught(head) and not person:
        return None
    if pattern_of(path).startswith(OUTCOME) and item.kind != "count":
        stretch = own_clauses(stretch) if told_to_write(stretch) is None else stretch
    absent = lacking(item, stretch, mention, reading)
    if item.pattern == "enterprise.credit_rating" and not absent:
        stretch, mention = _whole_clause(mention, stop, reading)
    piece = absent or _piece(item, path, stretch, mention, reading)
    if piece is None and path not in reading.doubtful:
        piece = absent = lacking_somewhere(item, path, mention, stop, reading)
    if piece is None:
        return None
    close = reading.corrects(mention.start) or not reading.telling
    if not close and not absent and not _beside(stretch, piece, mention, reading, path):
        return None
    if reading.telling and reading.row and item.kind == "money":
        return None  # what a second scene has cost is not what the first has
    piece = piece.moved(mention.value_start)
    corrects = True if corrected and denied(path, corrected[0], reading) else None
    taken = reading.take(path, piece.words, mention.start, piece.end, corrects=corrects)
    return piece if taken else None


def _whole_clause(mention: Mention, stop: int, reading: Reading) -> tuple[str, Mention]:
    """The stretch from the beginning of the clause: who gave the rating stands before (纳税信用A级)."""
    before = re.split(r"[，,。；;！!\n]", reading.heard[: mention.start])[-1]
    begin = mention.start - len(before)
    end = re.compile(r"[，,。；;！!\n]|$").search(reading.heard, mention.end)
    assert end is not None
    return reading.heard[begin : end.start()], replace(mention, value_start=begin)


def _accident(path: str, mention: Mention, reading: Reading) -> Piece | None:
    """是 or 否, from the whole sentence that speaks of accidents, and the clause behind it (事故，没有)."""
    start, end = sentence_at(reading.heard, mention.start)
    before = re.split(r"[，,。；;]|级", reading.heard[start : mention.start])[-1]
    begin = mention.start - len(before)
    behind = re.match(r"[^。；;！!\n]*[？?]?[^。；;\n]{0,12}", reading.heard[mention.start :])
    stop = mention.start + (behind.end() if behind else 0)
    piece = standing.accident(reading.heard[begin : max(stop, end)])
    own = mention.start - len(before.split()[-1]) if before.strip() else mention.start
    if piece is None or not reading.take(path, piece.words, own, mention.end):
        return None
    return Piece(piece.words, own, mention.end)


def _piece(item: FormField, path: str, stretch: str, mention: Mention, reading: Reading) -> Piece | None:
    piece = extract.extract(item, stretch, reading.today)
    if item.pattern == "basics.supplier":
        piece = extract.companies_in(stretch) or (piece if mention.explicit else None)
    if item.kind == "company":
        named = piece if mention.explicit and piece and not _NO_NAME.match(piece.words) else None
        piece = extract.company_in(stretch) or named
    if item.pattern == "cover.scene_name" and piece and re.match(r"就?用|同|跟|和", piece.words):
        return None
    if item.pattern == "enterprise.contact.post":
        piece = post_in(stretch) or piece
    if item.kind == "person":
        labelled = _labelled(stretch, mention, reading)
        if labelled:
            return labelled
        if piece and not may_be_a_name(piece.words):
            return None
    if item.kind == "person" and not mention.explicit:
        alone = piece is not None and bool(re.fullmatch(r"[^我你他她谁不没无暂]{2,3}", piece.words))
        alone = alone and piece is not None and extract.head(stretch) == piece.words
        return piece if piece and (alone or is_person(piece.words) or is_called(piece.words)) else None
    meant = not reading.telling or reading.corrects(mention.start)
    if item.kind == "money" and not meant and _not_the_whole(path, reading):
        return None
    if item.kind == "money" and piece and piece.words[-1:].isdigit():
        unit = unit_said(reading.heard[mention.end : mention.value_start + piece.start])
        piece = replace(piece, words=f"{piece.words}{unit}")
    if (item.kind == "money" or item.pattern == FOLLOWERS) and _NOT_THIS.search(
        _clause_before(mention, reading) + stretch[: piece.end if piece else 0]
    ):
        return None
    if pattern_of(path).startswith(OUTCOME):
        return share(item, path, stretch, mention, piece, reading)
    if piece is None and mention.explicit and item.kind not in _ANY_WORDS:
        bare = extract.head(stretch)
        return Piece(bare, 0, len(bare)) if _WRONG.search(bare) else None
    return piece


def _labelled(stretch: str, mention: Mention, reading: Reading) -> Piece | None:
    """The name behind the label itself: 才 in 法人才让东智 is no adverb. Places count from where the value begins."""
    skipped = mention.value_start - mention.end
    length = skipped + len(stretch)
    # what follows the stretch, the name of another field, may be what ends the name: 才让东智电话139…
    found = labelled_person(reading.heard[mention.end : mention.end + length + _NEXT_NAME], mention.explicit)
    return found.moved(-skipped) if found and found.end <= length else None


def _not_the_whole(path: str, reading: Reading) -> bool:
    """Whether a story speaks of money that is not what the whole project cost: of the plant, or of one scene of several."""
    topic = reading.session.topic.partition("@")[0]
    return topic in ("profile", "plan", "next") or (topic == "value" and path in reading.session.answers)


def _clause_before(mention: Mention, reading: Reading) -> str:
    return re.split(r"[，,。；;！!？?\n]", reading.heard[: mention.start])[-1]


def _beside(stretch: str, piece: Piece, mention: Mention, reading: Reading, path: str) -> bool:
    """Whether a value in a story stands close enough to its name to be meant."""
    if FORM.field(path).kind == "person" and _labelled(stretch, mention, reading) == piece:
        return True
    if _colon(mention, reading) or path in reading.asked or FORM.field(path).kind in _NO_STORY:
        return True
    if path == "basis.staff" and (
        not _STAFF.search(reading.heard[: mention.start])
        or _NOT_OURS.search(_clause_before(mention, reading))
    ):
        return False
    return bool(_BESIDE.fullmatch(stretch[: piece.start]) or piece.start <= 1)


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
    if piece is None or (item.kind == "money" and _NOT_THIS.search(clause)):
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


def _meant(mention: Mention, reading: Reading) -> bool:
    """Whether a name is meant as a field, and not just a word of a story."""
    path = reading.place(mention.pattern)
    item = FORM.field(path)
    if item.kind == "person" and (
        pointed_at(reading.heard, mention.start) or _OWNER.match(reading.heard, mention.end)
    ):
        return False
    if path in reading.asked:
        return True
    if item.pattern.startswith(OUTCOME) and path in reading.session.answers:
        clause = re.split(r"[，,。；;！!？?\n]", reading.heard[: mention.start])[-1]
        if _PART.search(clause) and not reading.corrects(mention.start):
            return False
    if _named_at_once(mention, item, reading):
        return True
    if mention.name in vague_names():
        return mention.explicit and not reading.telling
    if _colon(mention, reading):
        return True
    if not reading.telling:
        alone = item.pattern.startswith("cover.") and reading.session.topic == "cover"
        alone = alone and bool(_LINE_HEAD.search(reading.heard, 0, mention.value_start))
        return mention.explicit or item.kind not in LOOSE or mention.name == plain_label(item) or alone
    if item.kind not in LOOSE:
        return True
    return reading.corrects(mention.start) and bool(
        mention.explicit or _CORRECTED.match(reading.heard, mention.value_start)
    )


def _named_at_once(mention: Mention, item: FormField, reading: Reading) -> bool:
    """Whether a name is meant because its value can be nothing else: 供应商合肥…有限公司, 无事故."""
    if reading.telling:
        return False
    if item.pattern == "enterprise.accident":
        return lacks_before(mention, reading)
    if item.kind != "company" and item.pattern != "basics.supplier":
        return False
    company = extract.company_in(extract.head(reading.heard[mention.end : mention.end + 44]).strip())
    return company is not None and company.start <= 1


def _colon(mention: Mention, reading: Reading) -> bool:
    return ":" in reading.heard[mention.end : mention.value_start].replace("：", ":")
