"""Which of several values in a correction is meant: 把四百三改成四百三十七, 用72.3%代替90.6%, 49.9作废."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.forms.fields import FormField
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.piece import Piece

_OLD_BEFORE = re.compile(
    r"(?:不是|别[写填报按]|不能?(?:再)?[写填报按]|不(?:应|该)[写填报]|[把将](?:那个|原来的?|前面的?|刚才的?)?|(?:原|前|先)(?:来|面|头|边|先)?(?:[报写填说录]?的?|是)|"
    r"(?:刚才|刚刚|之前|上面|上回|上次)(?:我?[报写填说念]的?)?(?:那个)?|代替|替换|替掉|换掉|取代|误[写填报]成?|[写填报录打念]成了?|快报数?|可研)(?:的|那个|是)?[^\d，,。；;]{0,3}$"
)
_OLD_BEHIND = re.compile(
    r"(?:[这那](?:个|一个)?(?:数字?)?|的|是)?[，,]?\s*(?:作废|不算|不要了?|不用了?|划掉|不采|不能用|是(?:没|未)(?:算|含|包|加|计|扣)|是(?:上|别|另一?|前)家的|[写填报打念抄录记]?错了|不对|有误|"
    r"改[成为作]|换成|更正为|那是|是(?:前些?年|以前|过去|去年|老|旧|快报|月报|可研|预算|计划|备案|含|毛|流水|估|大概|合并|集团|口径|我[把爸妈])|写成)|"
    r"[多来几余]?[个号]?(?:人|万|元)?[，,]?(?:那是|是前些?年|是以前)"
)
_NEW_BEFORE = re.compile(
    r"(?:改[成为作到]?|换成?|更正为|调整为|变成|应该?是|应[该当]?为|应该?填|当[为是]|其实是|实际(?:上)?是|才是|准数?(?:是|为)?|正经是|"
    r"(?:按|填|写|报|留|用|以|记|算)(?:成|为|上|的|作)?|即|还是|仍(?:然)?是?|就是|而是|[，,\s]是|那个|的是)\s*[^\d，,。；;]{0,5}$"
)
_NEW_BEHIND = re.compile(
    r"[^\d，,。；;]{0,4}(?:为准|代替|替换|替掉|(?<![没未不])来?[填报算](?!错)|才对|才是)"
)
_AMOUNT = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{3,6})(?![\d.,]*[\d年月日号%人台])"
)
_PLACES = re.compile(r"[一两二三四几]位")
"""末两位打错了: places of a number, and no number of people"""
_NEAR_BEFORE, _NEAR_BEHIND = 16, 14


@dataclass(frozen=True)
class Said:
    """A value of a stretch, and what the words around it say of it."""

    piece: Piece
    old: bool
    new: bool


def values_said(item: FormField, text: str, today: date) -> tuple[Said, ...]:
    """Every value of a field's kind in a text, in order."""
    pieces = (one for one in _pieces(item, text, today) if not _PLACES.fullmatch(one.words))
    return tuple(_said(piece, text) for piece in pieces)


def chosen(said: tuple[Said, ...], is_held: Callable[[Piece], bool]) -> Piece | None:
    """The value meant, None where the words leave it open. `is_held`: whether a value is the one given before."""
    new = [one.piece for one in said if one.new and not one.old]
    if new:
        other = [piece for piece in new if not is_held(piece)]
        return (other or new)[-1] if len({piece.words for piece in other or new}) == 1 else None
    left = [one.piece for one in said if not one.old and not is_held(one.piece)]
    return left[0] if len(left) == 1 else None


def _pieces(item: FormField, text: str, today: date) -> Iterator[Piece]:
    at = 0
    while at < len(text):
        piece = (
            extract.company_in(text[at:])
            if item.kind == "company"
            else extract.extract(item, text[at:], today)
        )
        if piece is None or piece.end <= 0:
            return
        # 33,570.21为准，前报3.367亿: a bare amount before one with a unit is a value too
        bare = _AMOUNT.search(text, at, at + piece.start) if item.kind == "money" else None
        if bare:
            yield Piece(bare[0], bare.start(), bare.end())
        yield piece.moved(at)
        at += piece.end


def _said(piece: Piece, text: str) -> Said:
    before = text[max(piece.start - _NEAR_BEFORE, 0) : piece.start]
    behind = text[piece.end : piece.end + _NEAR_BEHIND]
    old = bool(_OLD_BEFORE.search(before) or _OLD_BEHIND.match(behind))
    new = bool(_NEW_BEFORE.search(before) or _NEW_BEHIND.match(behind))
    return Said(piece, old, new)
