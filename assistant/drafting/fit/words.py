"""Shorter ways to say the same: what a sentence loses before any sentence is lost."""

import re
from dataclasses import replace

from assistant.drafting.fit.unit import F, Unit
from assistant.drafting.grounding import lost, ungrounded
from assistant.drafting.marks import hold, release

_BETTER = r"(?=提升|提高|降低|下降|减少|缩短|改善|增强|增加|加快|推进|推动|优化|完善|解决|避免|消除|保证|保障|满足|节约|支撑)"
_DONE = r"(?=(?:自动|实时|在线|集中|统一|全面|人工|定期)?(?:检测|检验|监测|监控|采集|分析|调度|管理|管控|改造|识别|校准|培训|优化|维护|跟踪|追溯|比对|处理|预警|控制|调整))"

_SAME = (
    (r"的情况下", "时"),
    (r"的过程(?:当)?中", "中"),
    (r"的时候", "时"),
    (
        r"(?:^|(?<=[，；。]))(?:与此同时|同时|此外|另外|因此|所以|由此可见|总的来说|总体来看|一般来说|应该说)，",
        "",
    ),
    (r"以及", "及"),
    (r"并且", "并"),
    (r"能够", "能"),
    (r"可以(?=[一-鿿])", "可"),
    (r"(?<!目前)已经", "已"),
    (r"对于", "对"),
    (r"为了(?=[一-鿿])", "为"),
    (r"如果", "如"),
    (r"(?<=，)从而", ""),
    (r"使得", "使"),
    (r"总共|共计", "共"),
    (rf"进行了?{_DONE}", ""),
    (r"加以(?=[一-鿿]{2})", ""),
    (r"(?<=[一-鿿])来(?=实现|完成|保证|确保|提高|降低|解决)", ""),
    (r"(相关|所有|全部|相应)的", r"\1"),
    (r"得到了?(有效)?(提升|提高|改善|保障|保证|解决|控制)", r"\2"),
)
_EMPTY = (
    (r"(?:非常|极其|十分(?![之钟]))(?=[一-鿿])", ""),
    (r"更加", "更"),
    (r"较为", "较"),
    (rf"(?:进一步|切实|有效地?|充分|显著地?|明显地?|大幅度?地?|极大地?|很好地?|积极|大力|不断|持续|稳步|全面){_BETTER}", ""),
    (r"(?:进一步|切实|积极|大力)(?=加强|开展|落实|做好|实施|建设|完成)", ""),
)  # fmt: skip

Table = tuple[tuple[re.Pattern[str], str], ...]

LEVELS: tuple[Table, ...] = tuple(
    tuple((re.compile(pattern), by) for pattern, by in table) for table in (_SAME, _EMPTY)
)
"""Tables to try one after another: first the same in fewer words, then without words that say nothing."""


def tightened(unit: Unit[F], level: Table) -> Unit[F]:
    """The unit in fewer words; as it was where a number, a name or a quotation would change."""
    text, held = hold(unit.text, unit.names)
    for pattern, by in level:
        text = pattern.sub(by, text)
    text = release(text, held)
    if not text or ungrounded(text, (unit.text,)) or lost(unit.text, text):
        return unit
    return replace(unit, text=text)
