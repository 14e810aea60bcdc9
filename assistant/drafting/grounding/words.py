"""What no sentence may say without a fact, and what does not belong into a form: praise, absolutes, markdown, chatter."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.grounding.content import content_pairs, content_runs
from assistant.drafting.grounding.faults import Fault
from assistant.drafting.grounding.figures import figures
from assistant.drafting.marks import tidy

_CLAIM = re.compile(
    r"(?:国内|国际|行业|业内|全国|全省|世界|全球|同行业|省内|西北)[^，。；]{0,4}?(?:领先|先进|首[创个家台套条]|第一|一流|前列|唯一)"
    r"|领先水平|先进水平|填补[^，。；]{0,8}空白|首创|首家|首台套?|独家|唯一(?!编|标识|码|号|身份|对应|ID|性|的?编)|标杆|典范|样板|里程碑|颠覆性|革命性|世界级|一流"
    r"|核心竞争力|高质量发展|示范引领|示范效应|广泛(?:好评|认可|赞誉)|(?:获得?|荣获|取得)[^，。；]{0,12}(?:奖|称号|认证|专利|认定)"
    r"|专精特新|小巨人|高新技术企业|院士|教授|博士"
)
_ABSOLUTE = re.compile(
    r"(?<!不)彻底|杜绝|完全(?:消除|避免|解决|实现)|全面(?:消除|解决|实现|提升|覆盖)|零(?:差错|失误|缺陷|事故|故障|漏检|误差)|万无一失|100%|百分之百|从根本上|全部消除|无人化"
)
_VAGUE = re.compile(
    r"一半|减半|过半|近半|大半|翻(?:一|两|了一)?番|翻倍|成倍|数[十百千万倍]|[一二三四五六七八九十]分之[一二三四五六七八九]|[数几]十|上百|上千"
)
_PRAISE = re.compile(
    r"(?:显著|大幅度?|极大地?|有力地?|明显|切实|有效地?|卓有成效地?|全方位)"
    r"(?=提高|提升|降低|减少|缩短|改善|增强|节约|节省|下降|优化|加快|减轻|避免|解决|保障|压降|控制)|实时(?!数据库|操作系统)"
)
_PRAISE_TOLD = re.compile(r"显著|大幅|明显|很多|不少|一大截|好多|多了|得多|实时|随时|当场|立刻|马上")
_STOCK = re.compile(
    r"统筹推进|奠定[^，。；]{0,8}基础|提供了?[^，。；]{0,6}(?:支撑|保障)$|具有[^，。；]{0,8}(?:意义|价值|前景)|(?:推动|促进|助力|赋能)[^，。；]{0,14}"
    r"(?:发展|转型|升级|工作)|迈上[^，。；]{0,4}台阶|树立[^，。；]{0,6}形象|打下[^，。；]{0,6}基础"
)
_LEAST_SHARED = 0.3
"""Share of a clause's characters that the facts must have for it to be about them"""
_PLACEHOLDER = re.compile(r"【[^】]*】|[XＸ×*]{2,}|某某|\[[^\]\d][^\]]*\]|_{2,}|待补充|若干")
_MARKDOWN = re.compile(r"\*\*|__|```|^\s*(?:#{1,6}\s|[-*•]\s|\|)|\n\s*(?:[-*•#|]|\d+[.、])", re.MULTILINE)
_CHATTER = re.compile(
    r"作为(?:一个|一名)?\s?(?:AI|人工智能|语言|大模型|助手)|以下(?:是|为)|根据(?:您|你|上述|以上|所给|提供)[^，。]{0,8}(?:事实|信息|内容|材料|要求)|(?:事实|编号)\s?\[?\d|希望(?:以上|对您)|如需|请注意|综上所述|总而言之|由此可见|值得一提"
)
_SPOKEN = re.compile(
    r"我们|咱们?|俺|我厂|我们厂|我司|我公司|(?<!可)搞[了的定]?|弄[了的]|啥|咋|嘛|呗|(?<![酒网])吧(?=[，。]|$)|特别|挺(?!进|拔)|老是|动不动|一下子|差不多|大伙"
)
_CITED = re.compile(
    r"(?:（|\()?(?:见|据|依据|来自)?(?:事实|编号)?\s?[\[【]\d+(?:[,，、\-]\s?\d+)*[\]】](?:）|\))?|（事实\d+(?:[、，]\d+)*）|\[\^\d+\]"
)
_EMPHASIS = re.compile(r"\*\*|__(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])__|`")
_LIST_HEAD = re.compile(r"^\s*(?:[-*•]\s+|#{1,6}\s+|[（(]?\d{1,2}[）)、]\s*|\d{1,2}\.(?!\d)\s*|[①-⑩]\s*)")


def scrubbed(text: str, facts: Sequence[str]) -> str:
    """The sentence without what may go without asking: emphasis, list marks, fact numbers, praise that no fact gives, and
    a stock phrase at its end."""
    bare = _LIST_HEAD.sub("", _CITED.sub("", _EMPHASIS.sub("", text.strip())))
    if not any(_PRAISE_TOLD.search(fact) for fact in facts):
        bare = _PRAISE.sub("", bare)
    clauses = tidy(bare).rstrip("。；，").split("，")
    while len(clauses) > 1 and _STOCK.search(clauses[-1]) and clauses[-1] not in "".join(facts):
        clauses.pop()
    return "，".join(clauses)


def padding_faults(text: str, facts: Sequence[str]) -> Iterator[Fault]:
    """Clauses that share hardly a character with the facts: no number, no name, and none of their words."""
    known = "".join(facts)
    for clause in text.split("，")[1:]:
        here = [char for run in content_runs(clause) for char in run]
        if (
            figures(clause)
            or re.search(r"[A-Za-z《“]", clause)
            or content_pairs(clause) & content_pairs(known)
        ):
            continue
        if sum(char in known for char in here) < _LEAST_SHARED * len(here):
            reason = f"“{clause}”在事实里看不出来：事实没说就删掉，说了就用事实里的词"
            yield Fault("padding", clause, reason)


def without_padding(text: str, faults: Sequence[Fault]) -> str:
    """The sentence without the clauses that were found to be padding."""
    gone = {fault.quote for fault in faults if fault.kind == "padding"}
    return "，".join(clause for clause in text.split("，") if clause not in gone)


def word_faults(text: str, facts: Sequence[str]) -> Iterator[Fault]:
    """Claims and vague amounts that the facts do not give in the same words, and what is no prose of a form."""
    known = "\n".join(facts)
    for match in _CLAIM.finditer(text):
        if not _told(match[0], known):
            yield Fault("claim", match[0], f"“{match[0]}”没有事实支持")
    for pattern in (_ABSOLUTE, _VAGUE):
        for match in pattern.finditer(text):
            if match[0] not in known:
                yield Fault("claim", match[0], f"“{match[0]}”说过了头，事实没有这样说")
    for pattern, reason in (
        (_MARKDOWN, "不要用标记符号"),
        (_PLACEHOLDER, "不要留空或占位"),
        (_CHATTER, "不要写与正文无关的话"),
    ):
        if found := pattern.search(text):
            yield Fault("form", found[0], f"{reason}：“{found[0].strip()}”")
    if found := _SPOKEN.search(text):
        yield Fault("spoken", found[0], f"“{found[0]}”是口语，换成书面语")


def _told(claim: str, known: str) -> bool:
    """Whether a claim stands in the facts, or a fact says its head: 国内领先 where the fact says 在国内处于领先."""
    if claim in known or (re.match(r"获|荣获|取得", claim) and claim[-4:] in known):
        return True
    heads = ("领先", "先进", "第一", "唯一", "首", "空白", "奖", "专利", "认证", "称号")
    place = re.match(r"国内|国际|行业|业内|全国|全省|世界|全球|省内|西北", claim)
    head = next((one for one in heads if one in claim), "")
    return bool(place and head and place[0] in known and head in known)
