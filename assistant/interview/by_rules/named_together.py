"""Several values behind several names: 数控化率、联网率分别是88、93; 联系人及电话：丁一鸣 0371-…"""

import re

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.mentions import Mention
from assistant.interview.by_rules.names import is_called, is_person
from assistant.interview.by_rules.reading import Reading

_OF_A_KIND = frozenset({"person", "phone", "mobile", "email", "credit_code", "money", "period", "month"})


def two_numbers(mention: Mention, stop: int, reading: Reading) -> bool:
    """手机依次是A、B: the representative's, then the contact's."""
    item, start = FORM.field(mention.pattern), mention.value_start
    taken = False
    for path in ("enterprise.representative.phone", mention.pattern):
        piece = extract.extract(item, reading.heard[start:stop], reading.today)
        if piece is None or mention.pattern == "enterprise.representative.phone":
            return taken
        taken = reading.take(path, piece.words, start + piece.start, start + piece.end)
        start += piece.end
    return taken


def read_in_turn(named: list[Mention], stop: int, reading: Reading) -> None:
    """数控化率、联网率分别是88、93: as many values as names, in the same order."""
    start = named[-1].value_start
    stretch = re.split(r"[。；;！!\n]", reading.heard[start:stop])[0]
    at = 0
    for mention in named:
        path = reading.place(mention.pattern)
        piece = extract.extract(FORM.field(path), stretch[at:], reading.today)
        if piece is None:
            return
        if not reading.taken(path) and ".years." not in path:
            reading.take(
                path, piece.words, start + at + piece.start, start + at + piece.end,
                quote=reading.message[named[0].start : start + at + piece.end],
            )  # fmt: skip
        at += piece.end


def read_each(named: list[Mention], start: int, stop: int, reading: Reading) -> None:
    """联系人及电话：丁一鸣 0371-…: each name with a value of its own kind behind the last."""
    stretch = re.split(r"[，。；;！!\n]", reading.heard[start:stop])[0]
    for mention in named:
        path = reading.place(mention.pattern)
        item = FORM.field(path)
        if ".years." in path or reading.taken(path) or item.kind not in _OF_A_KIND:
            continue
        piece = extract.extract(item, stretch, reading.today)
        if piece and (item.kind != "person" or is_person(piece.words) or is_called(piece.words)):
            reading.take(path, piece.words, start + piece.start, start + piece.end)
