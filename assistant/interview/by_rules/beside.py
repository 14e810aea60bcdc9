"""The value behind the name of its field: what of the words up to the next name it is, if any."""

import re
from dataclasses import replace

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField, pattern_of
from assistant.interview.by_rules import extract, standing
from assistant.interview.by_rules.achieved import achieved, told_since
from assistant.interview.by_rules.counted import FOLLOWERS
from assistant.interview.by_rules.disclaimed import theirs
from assistant.interview.by_rules.labelled import labelled_person, may_be_a_name
from assistant.interview.by_rules.lacking import holds_naught, lacking, lacking_somewhere, written_naught
from assistant.interview.by_rules.last_digits import tells_last_digits
from assistant.interview.by_rules.meant import CORRECTED, has_colon
from assistant.interview.by_rules.mentions import Mention
from assistant.interview.by_rules.named_narratives import named_narrative
from assistant.interview.by_rules.names import is_called, is_person, post_in
from assistant.interview.by_rules.past import of_the_past
from assistant.interview.by_rules.periods import QUARTER
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import NARRATIVE, Reading, sentence_at
from assistant.interview.by_rules.references import POINTED, denied, points_back
from assistant.interview.by_rules.shares import OUTCOME, STANDS, own_clauses, share, told_to_write
from assistant.interview.by_rules.units_said import unit_said

_STOPS = re.compile(r"[。；;！!\n]")
_BESIDE = re.compile(r"[的有在是为约共达到了至，,\s]{0,4}$|大概$|差不多$|目前$|现在$|一共$|总共$")
"""What may stand between a name and its value where a story is told."""
_NOT_OURS = re.compile(r"车间|工段|班组|产线|部门|股东|集团|母公司|子公司|分公司|兄弟|客户|供应商|同行|隔壁")
_STAFF = re.compile(r"(?:^|[，,。；;、\s]|现有?|拥有|在职|在册|在岗|公司|企业|全厂|共|有|总)$")
"""What stands before 员工698人 where all of them are meant: not 培训员工120人"""
NOT_THIS = re.compile(r"每年|年均|研发投入|计划|准备|打算|预计|下一步|将要|再投|追加|节[约省]|省了|贷款")
"""In a clause with these words an amount is not what the project has cost."""
_NO_NAME = re.compile(r"我们|咱们|同|和|跟|就|写|抄|用|本|贵|敝")
_WRONG = re.compile(r"\d|[一二三四五六七八九十百千万]{2}|@|级|企业")
"""Words that were meant as a value, though they are none that the field takes"""
_NEXT_NAME = 8
"""Characters that the name of a field may have"""
_NO_STORY = frozenset({"phone", "mobile", "email", "credit_code"})
"""Kinds that no story is made of: what stands in the same sentence is meant"""
_ANY_WORDS = frozenset({"line", "company", "scene", "stage", "person"})
"""Kinds that no words are wrong for"""


def value_after(item: FormField, path: str, mention: Mention, stop: int, reading: Reading) -> Piece | None:
    """What was taken from behind the name, its place in the message; None where nothing was."""
    if item.kind in NARRATIVE:
        return named_narrative(path, mention, stop, reading)
    if item.pattern == "enterprise.accident":
        return _accident(path, mention, reading)
    corrected = CORRECTED.match(reading.heard, mention.value_start, stop)
    if corrected:  # 投资不是780万是860万: the second is meant
        mention = replace(mention, value_start=corrected.end(), explicit=True)
    stretch = _STOPS.split(reading.heard[mention.value_start : stop], maxsplit=1)[0]
    if has_colon(mention, reading) and re.match(r"\s*[)）]", stretch):
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
    outcome = pattern_of(path).startswith(OUTCOME) and item.kind != "count"
    if outcome:
        mention, stretch = _own_words(item, mention, stretch, reading)
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
    at = mention.value_start + piece.start
    if outcome and not absent and not achieved(reading.heard, mention.start, at, reading.today):
        return None
    if reading.telling and reading.row and item.kind == "money":
        return None  # what a second scene has cost is not what the first has
    piece = piece.moved(mention.value_start)
    corrects = True if corrected and denied(path, corrected[0], reading) else None
    taken = reading.take(path, piece.words, mention.start, piece.end, corrects=corrects)
    return piece if taken else None


def _own_words(item: FormField, mention: Mention, stretch: str, reading: Reading) -> tuple[Mention, str]:
    """What a stretch says of an outcome itself: how it is now, and not what stands in clauses of other matters."""
    if item.pattern in STANDS:
        past = told_since(reading.heard, mention.start, mention.value_start, stretch)
        mention, stretch = replace(mention, value_start=mention.value_start + past), stretch[past:]
    told = told_to_write(stretch) or written_naught(stretch)
    return mention, stretch if told else own_clauses(stretch)


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
    around = _clause_before(mention, reading) + stretch[: piece.end if piece else 0]
    if (item.kind == "money" or item.pattern == FOLLOWERS) and NOT_THIS.search(around):
        return None
    if item.kind == "money" and theirs(around):
        return None
    if pattern_of(path).startswith(OUTCOME):
        return share(item, path, stretch, mention, piece, reading)
    if item.kind == "period" and piece is None and QUARTER.search(stretch):
        return None
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
    if has_colon(mention, reading) or path in reading.asked or FORM.field(path).kind in _NO_STORY:
        return True
    if path == "basis.staff" and (
        not _STAFF.search(reading.heard[: mention.start])
        or _NOT_OURS.search(_clause_before(mention, reading))
        or of_the_past(reading.heard, mention.start, reading.today)
    ):
        return False
    return bool(_BESIDE.fullmatch(stretch[: piece.start]) or piece.start <= 1)
