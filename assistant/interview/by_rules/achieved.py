"""Whether a share told of 整体建设成效 is what was achieved: not a plan, not how it was before, not another's.

计划2026年联网率达到95%, 改造前数控化率45% and 行业平均不良率3% name a field and give a figure, and yet answer nothing.
"""

import re
from datetime import date

from assistant.interview.by_rules.disclaimed import theirs
from assistant.interview.by_rules.reading import sentence_at

_AHEAD = re.compile(
    r"计划|目标|力争|争取|预计|预期|有望|打算|准备|下一步|今后|未来|将来|明年|后年|拟|(?<![即必行])将(?!近|原|其|各|所|数|本|[\u4e00-\u9fff]{1,8}(?:由|从))|想(?:把|让|要)|要(?:做|提|达|降|把)|再(?:提升?|下?降|缩短|提高)"
)
_BEFORE = re.compile(
    r"(?:改造|建设|实施|上线|投用|项目|系统|技改|应用)(?:之|以)?前|以前|原来|原先|过去|从前|当时|那时候?|此前|早先|往年|老线"
)
_SINCE = re.compile(
    r"现在?|如今|目前|眼下|这阵子|(?<!以)后(?!来居|道|续|工)|今年|去年|已经?|经过|通过|结果|变成|[升降提缩增减]到|相比|比|较|对比"
)
_TURN = re.compile(r"[，,\s]\s*(?:而|到)?(?:现在|如今|目前|眼下|(?:改造|建设|上线)(?:之|以)?后)")
_UNTIL = re.compile(r"到(?:了)?(?:20)?(\d\d)年")
_AVERAGE = re.compile(
    r"(?:行业|全国|国内|国际|全省|同类|业内|世界)[^，,。；;\d]{0,6}?(?:平均|均值|水平|先进|标杆|企业)|对标|标杆"
)
_FAR = 40


def told_since(text: str, start: int, value: int, stretch: str) -> int:
    """Where, behind how it was, a stretch goes on with how it is now (以前60%，现在85%); 0 where it does not."""
    begin = max(sentence_at(text, start)[0], start - _FAR)
    turn = _TURN.search(stretch)
    return turn.end() if turn and _BEFORE.search(text, begin, value + turn.start()) else 0


def achieved(text: str, start: int, value: int, today: date) -> bool:
    """Whether the share at `value`, whose name stands at `start`, is told as what was reached."""
    begin = max(sentence_at(text, start)[0], start - _FAR)
    clause = re.split(r"[，,]", text[begin:start])[-1]
    if theirs(clause) or _AVERAGE.search(clause):
        return False
    until = _UNTIL.search(text, begin, value)
    if until and 2000 + int(until[1]) >= today.year:
        return False
    other = [one.end() for kind in (_AHEAD, _BEFORE) for one in kind.finditer(text, begin, value)]
    return not other or bool(_SINCE.search(text, max(other), value))
