"""Numbers as Chinese writes them: 两千三百五十, 三点二亿, 1亿2千万, 二〇二四."""

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
          "九": 9}  # fmt: skip
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_POINT = re.compile(r"(.+)点([零〇一二两三四五六七八九]+)([十百千]?[万亿]*)")
_TOKEN = re.compile(rf"{_ARABIC.pattern}|.", re.DOTALL)


def parse_chinese_number(text: str) -> Decimal:
    """The value of a number written in Chinese, in Arabic figures, or in both (`3千万`, `1亿2千万`).

    Spoken short forms count: `两千三百五` is 2350, `三万五` is 35000. Raises ValueError for anything else,
    also for the vague `三四` and `十几`.
    """
    written = text.strip()
    if point := _POINT.fullmatch(written):
        whole, digits, scale = point.groups()
        fraction = Decimal("0." + "".join(str(DIGITS[char]) for char in digits))
        return (parse_chinese_number(whole) + fraction) * scale_of(scale)
    if len(written) > 2 and all(char in DIGITS for char in written):
        return Decimal("".join(str(DIGITS[char]) for char in written))
    if not written:
        raise ValueError("no number")
    return _read(tuple(_TOKEN.findall(written)))


def scale_of(words: str) -> int:
    """What words such as `千万` multiply by; 1 for no word."""
    scale = 1
    for char in words:
        scale *= _PLACES.get(char) or _SCALES[char]
    return scale


def _read(tokens: tuple[str, ...]) -> Decimal:
    for word in ("亿", "万"):
        if tokens.count(word) > 1:
            raise ValueError(f"{word} stands twice")
        if word in tokens:
            at = tokens.index(word)
            return _read(tokens[:at]) * _SCALES[word] + _rest(tokens[at + 1 :], _SCALES[word])
    return _Section().read(tokens)


def _rest(tokens: tuple[str, ...], scale: int) -> Decimal:
    if not tokens:
        return Decimal(0)
    value = _read(tokens)
    if value >= scale:
        raise ValueError(f"{''.join(tokens)} does not fit below {scale}")
    short = len(tokens) == 1 and len(tokens[0]) == 1  # 三万五 says 35,000; 三万零五 says 30,005
    return value * scale / 10 if short else value


@dataclass
class _Section:
    """A number below 万, read from left to right: digits wait for the place word that follows them."""

    total: Decimal = Decimal(0)
    waiting: Decimal | None = None
    place: int = 10**4
    after_zero: bool = False

    def read(self, tokens: tuple[str, ...]) -> Decimal:
        if not tokens:
            raise ValueError("a place word without a number")
        for token in tokens:
            if token in _PLACES:
                self._take_place(_PLACES[token])
            elif token in {"零", "〇"}:
                self._take_zero()
            else:
                self._take_digit(token)
        return self._sum()

    def _take_place(self, place: int) -> None:
        if place >= self.place or (self.waiting is None and place != 10):
            raise ValueError("place words do not go down")
        self.total += (1 if self.waiting is None else self.waiting) * place
        self.place, self.waiting, self.after_zero = place, None, False

    def _take_zero(self) -> None:
        if self.waiting is not None:
            raise ValueError("a zero after a digit")
        self.after_zero = True

    def _take_digit(self, token: str) -> None:
        if self.waiting is not None or (token not in DIGITS and not _ARABIC.fullmatch(token)):
            raise ValueError(f"{token} is no number here")
        self.waiting = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))

    def _sum(self) -> Decimal:
        if self.waiting is None:
            return self.total
        if self.place < 10**4 and self.waiting >= self.place:
            raise ValueError("a remainder as large as its place")
        # 两千三 says 2,300: a last single digit stands one place below the word before it
        spoken = self.place < 10**4 and not self.after_zero and self.waiting < 10
        return self.total + self.waiting * (self.place // 10 if spoken else 1)
