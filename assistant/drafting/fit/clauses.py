"""The clauses of a statement, and which of them may go without the rest saying something else."""

import re
from collections.abc import Iterator, Sequence

_OPEN, _CLOSE = "（(【《“‘「〔", "）)】》”’」〕"
_MARKS = "，；。"
_CONDITION = re.compile(
    r"^(?:如果|如|若|当|一旦|(?:谁)?要是|只要|万一|在|针对|面向|围绕|除|自|从|随着|由于|因|为|通过|经|按照|按|根据|以|将|把|对|较|比|与)"
    r"|^(?:第[一二三四五六七八九十]步?|首先|其次|再次|最后|[一二三四五六]是)"
    r"|(?:后|前|(?<!小)时|期间|以来|以后|以前|之后|之前|(?<!集)中|基础上|的话|方面|每年|每月|每天|每班|原来|原先|目前|\d年|\d月)[，；]?$"
)
"""A clause that the next one needs: under which condition, of what, when."""
_TOPIC = re.compile(
    r"^(?:[约近]?[\d一二两三四五六七八九十]+[台条套个座][一-鿿]{1,5}|[^，。；是为由]{2,11}的)[，；]$"
)
"""A clause that only names what the next one speaks of: 三条线，目前均可…"""
_LIMITS = re.compile(
    r"^(?:其中|一样(?=\d)|一个(?![月小班])|另一个|不含|不包括|含|包括|包含|除|但|而|却|不过|比|较|相比|同比|环比|即|也就是|折合|相当于|按|按照|以此|约|仅|最高|最低|平均|达到?|为|占|由|从)"
)
"""A clause without which the one before it says too much, or that has its subject there."""
_LEANS = re.compile(
    r"^(?:并|且|也|还|再|又|使|让|以便|进而|从而|因此|由此|实现|可|能|将|把|提升|提高|降低|减少|缩短|增加|节约|节省|避免|杜绝|解决|每|全部|均|都|共|累计|合计|该|其|这)"
)
"""A clause that cannot stand where the one before it is gone."""
_SCOPE = re.compile(
    r"[\d是为]|部署|配置|安装|建设|建成|采用|改造|实施|应用|接入|上线|投用|新增|引进|购置|搭建|开发|制定|成立|覆盖|推广"
)
"""What a first clause may say that limits all that follows: of what, where, with what, how many."""
_OWN_SUBJECT = re.compile(
    r"^[一-鿿]{1,10}(?:率|量|产能|时间|周期|节拍|成本|费用|能耗|单耗|电耗|效率|精度|库存|人员|质量|产值|收入|利润)"
    r"(?:由|从|已|可|约|累计|同比)?.{0,16}?(?:提升|提高|降低|下降|减少|缩短|增长|增加|达到?)"
)
"""A clause that says of what it speaks: 不良率由2.8%降低到1.9%."""


def clauses(text: str) -> tuple[str, ...]:
    """The clauses with the marks that end them; brackets and quotations stay whole."""
    found: list[str] = []
    start = depth = 0
    for at, char in enumerate(text):
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth <= 0 and char in _MARKS:
            found.append(text[start : at + 1])
            start = at + 1
    return tuple(piece for piece in (*found, text[start:]) if piece)


def removable(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of clauses, from and to, any one of which may go; never all of them.

    A clause goes together with the condition before it, with what limits it and with what leans on it. The first
    clause stays where the others may speak of what it names.
    """
    for first, last in _groups(pieces):
        if (first, last) != (0, len(pieces)) and (first > 0 or _may_begin_later(pieces, last)):
            yield first, last


def _groups(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of clauses that go together: each clause that may begin one, up to where nothing depends on it."""
    for first in range(len(pieces)):
        if first and _bound(pieces[first - 1], pieces[first]):
            continue
        last = first + 1
        while last < len(pieces) and (_bound(pieces[last - 1], pieces[last]) or _LEANS.search(pieces[last])):
            last += 1
        yield first, last


def _bound(before: str, after: str) -> bool:
    """Whether of two neighbours neither may go alone."""
    return bool(
        _CONDITION.search(before) or _TOPIC.search(before) or _LIMITS.search(after)
    ) and not before.endswith("。")


def _may_begin_later(pieces: Sequence[str], at: int) -> bool:
    """Whether a statement may begin at a later clause: what goes limits nothing, what follows names its subject."""
    return not any(map(_SCOPE.search, pieces[:at])) and bool(_OWN_SUBJECT.search(pieces[at]))
