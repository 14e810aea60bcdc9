"""Dictated messages: figures said digit by digit, and stories without a single stop."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import Quantity

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
_POINTS = re.compile(r"(?<=[\d一二三四五六七八九十])个点(?![位检的])")
"""利润率3.5个点 means per cent"""
_STOP_TYPED = re.compile(
    r"(?<=[\u4e00-\u9fff)）])\.(?![A-Za-z]{2})|(?<![MD]r)(?<!Ms)(?<!Mrs)(?<=[A-Za-z\d+])\.(?=\s|$)|(?<=[\u4e00-\u9fff])\.(?=\d{2}\.)"
)
"""A full stop typed as a point: 自建.天水市…"""
_SHARE = re.compile(
    r"(?:的?[是为就有约到了嘛：: ]|提升|提高|下降|降低|降|增长|百分点)*\s*([一二两三四五六七八九十百零]+(?:点[一二三四五六七八九零]+)?)"
    r"(?:个点|个百分点|点)?(?![\d百千万亿台人家个年月天次成倍项样直起格栏回批般线条种点旦度边些])"
)
_DIGITS = str.maketrans("〇零一幺二三四五六七八九", "001123456789")
_RUN = re.compile(
    r"(?<![百千万亿十点第])(?:[〇零一幺二三四五六七八九]{4,}(?![十百千万亿点成])|[〇零一二][〇零一二三四五六七八九](?=年[一二三四五六七八九十\d]{1,2}月))"
)
_WIDE_COMMA = re.compile(r"(?<![\d，,])\d{1,3}(?:，\d{3})+(?=(?:\.\d+)?\s?[万亿元人名台家])")
_UNIT_BEHIND = re.compile(r"(?<=[\d一二三四五六七八九百千])[，,](?=\s?[万亿]元?(?:[！!。，,；;]|$))")
"""投了五百二，万！: the unit as an afterthought"""
_SPACED = re.compile(r"(?<![\d.])\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?=(?:\.\d+)?\s?[万亿元人名])")
_TURN = (
    r"(?<![跟和比照按像])(?:以前|原来|原先|过去|从前|早先|之前)(?!的一样|一样)|(?<![到从比跟])(?:现在|目前|如今|眼下|这阵子)|"
    r"后来|后头(?=[给装上来又])|然后|另外|还有(?=[个一就]|就是|那)|再就是|再一个|再有就是|结果(?!为|是|都|出|进|写)|所以|不过(?!关)|但是|而且|"
    r"接着|最后|首先|其次|一个是|一是|二是|三是|对了|那个(?=方案|痛点|效果|问题|技术|投资)|"
    r"(?<![从到比由至])(?:大前年|前年|去年|今年|明年|上个月|今年底|年底前)|每个?月|每年|一年(?=[能光要多少省也下就])|改造[后完]|(?:上|用|装|投)(?:了|上|用)?(?:以后|之后|以来)"
)
_BREAK = re.compile(
    rf"(?<=.{{8}})(?:{_TURN})|(?<=[了的吧呢嘛啊])(?:那个|嗯|我们|他们|咱们?|它|这个|人家|操作[工员]|工人|师傅)"
)
_BLANK_TURN = re.compile(rf"(?<=[\u4e00-\u9fff\w%％]) +(?={_TURN})")
_LONG = 40
"""A clause longer than this was said, not typed."""
_STOP = re.compile(r"[，,、：:；;]|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")


def plain_digits(text: str) -> str:
    """The text with digits said one by one as figures (幺三九零… is 1390…) and none apart (18 642.5万元).

    Its length stays the same, so that every place in it is the same place in the message.
    """
    figures = _RUN.sub(lambda run: run[0].translate(_DIGITS), text)
    figures = figures.translate(_FORMAL).replace("百分之百", "100%")
    figures = _POINTS.sub("% ", figures)
    figures = _STOP_TYPED.sub("。", figures)
    figures = _WIDE_COMMA.sub(lambda run: run[0].replace("，", ","), figures)
    figures = _UNIT_BEHIND.sub(" ", figures)
    return _SPACED.sub(lambda run: "".join(run[0].split()).rjust(len(run[0])), figures)


def spoken_shares(text: str) -> tuple[Quantity, ...]:
    """A share said without 百分之: 四十九, 六点四, 六个点; only where a text begins with it."""
    found = _SHARE.match(text)
    if found is None:
        return ()
    try:
        value = parse_chinese_number(found[1])
    except ValueError:
        return ()
    step = Decimal("0.1") if "点" in found[1] else Decimal(1)
    return (Quantity(value, "%", f"{value}%", found.start(1), found.end(1), step / 2),)


def breaths(text: str) -> tuple[str, ...]:
    """A sentence as it is, or, where it runs on without a stop, the parts it was said in. Nothing is lost.

    Where blanks stand for stops (以前靠人看 半小时才发现 现在…), one before a turn parts it, however short it is.
    """
    spaced = tuple(_parted(text, [found.end() for found in _BLANK_TURN.finditer(text)], least=4))
    return tuple(part for one in spaced for part in _run_on(one))


def _run_on(text: str) -> tuple[str, ...]:
    if max(map(len, _STOP.split(text))) <= _LONG:
        return (text,)
    return tuple(_parted(text, [found.start() for found in _BREAK.finditer(text)], least=10))


def _parted(text: str, places: Iterable[int], least: int) -> Iterator[str]:
    """The text cut at places, none of its parts shorter than `least`."""
    start = 0
    for at in places:
        if at - start >= least and len(text) - at >= least:
            yield text[start:at]
            start = at
    if text[start:].strip():
        yield text[start:]
