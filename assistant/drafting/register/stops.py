"""Commas for what was dictated without any: before words with which a new clause begins."""

import re
from collections.abc import Mapping

_LONG = 20
"""Characters without a mark from which on a sentence is taken for dictated."""
_CLAUSE, _SAID = 5, 7
"""Characters that a clause has at least, and at least before a time: 我们三条线 is only the subject of 现在…"""
_MARK = re.compile(r"[，。；：、！？ ]")
_TIME = r"以前|现在(?!的)|如今(?!的)|后来|去年|今年|明年|(?:19|20)\d\d年(?!代)"
_WHO = r"我们?|咱们?|他们?|人家|大家|它"
_NUMBER = r"[\d一二两三四五六七八九十百]"
_BEGINS = re.compile(
    r"(?<=[\u4e00-\u9fff\dA-Za-z%])(?<![，的是在从由到自至于比跟与和把将给让叫对向及年每这那就才也都还再又我们他她它])"
    rf"(?:(?=然后|一共|总共|主要是|更重要的是|其中|里面有|另外(?!一)|而且|但是?(?=[\u4e00-\u9fff])|可是|不过(?!{_NUMBER})|所以|因为|如果|要是|一旦"
    r"|没有上|没有备|中间出|采样频率|精度(?=在|达|为|能)|查来查去|不到现场|不合格的(?=门)|气体分析不|定位卡不带|一级报警|自动(?:打|开)|24小时"
    rf"|一年(?=大概|能|少|可|省)|大概(?=能|省)|就(?=能看|够本)|有一[次回]|第[二三四五][年步期]|进厂先|再看|承包商也|另外三|作业票(?=和)|谁也不|人员在|更(?=重要)"
    rf"|加起来(?=\d)|剩下的?(?=是|\d)|型号[是为]|质保(?={_NUMBER})|谁[\u4e00-\u9fff]谁|平均(?={_NUMBER}+[个台单张件次天吨包])|最少(?=[放要有用]|\d)"
    rf"|[换改装修停]的时候|换[产型模线](?:的时候|一[次回])|一天(?={_NUMBER}+[次回])|再多就|回来又))"
)
_TIMED = re.compile(
    rf"(?<=[\u4e00-\u9fff\dA-Za-z%])(?<![，的是在从由到自至于比跟与和把将给让叫对向及年那这我们他她它])(?=(?:{_WHO})?(?:{_TIME}))"
)
_WHO_BEGINS = re.compile(rf"(?<=[的了])(?<![来到给帮找教用占靠是]了)(?<!的了)(?=(?:{_WHO})(?:{_TIME}))")
"""…500包的，我们现在也敢接了"""
_AFTER = re.compile(
    r"(?<=各管各的)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]{4}(?:了|的|着))(?=(?:部署|安装|装了|配置|值班室|一个屏|现场|给出|系统自?|月底|没有人)[\u4e00-\u9fff])"
)
_SUMS = re.compile(
    r"(?<=\d[万亿])(?=(?![多左上下以一二两三四五六七八九十百千几])(?![^\d]*[从由降升到增减至提比加涨])[\u4e00-\u9fff]{2,6}\d[\d.]*[万亿])"
)
"""Between sums that are only listed: 设备430万软件112万"""
_WHOLE = re.compile(r"(?<=\d[万亿])(?=全是|都是|人工一年)")


def with_stops(sentence: str) -> str:
    """The sentence with commas, where it is long and has no mark at all."""
    if len(sentence) <= _LONG or _MARK.search(sentence.rstrip("。；")):
        return sentence
    least = {match.start(): _SAID for match in _TIMED.finditer(sentence)}
    for pattern in (_BEGINS, _WHO_BEGINS, _AFTER, _SUMS, _WHOLE):
        least |= {match.start(): _CLAUSE for match in pattern.finditer(sentence)}
    return _cut(sentence, least)


def _cut(sentence: str, least: Mapping[int, int]) -> str:
    """The sentence with a comma at each place that has a clause before it, of at least so many characters."""
    pieces: list[str] = []
    start = 0
    for at in sorted(least):
        if at - start >= least[at]:
            pieces.append(sentence[start:at])
            start = at
    return "，".join((*pieces, sentence[start:]))
