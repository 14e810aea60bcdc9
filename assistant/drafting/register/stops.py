"""Commas for what was dictated without any: before words with which a new clause begins."""

import re

_LONG = 20
"""Characters without a mark from which on a sentence is taken for dictated."""
_MARK = re.compile(r"[，。；：、！？ ]")
_BEGINS = re.compile(
    r"(?<=[\u4e00-\u9fff\dA-Za-z%]{5})(?<![，的是在从由到比跟与和把将给对于及])"
    r"(?=以前|现在(?!的)|如今(?!的)|后来|然后|一共|总共|主要是|更重要的是|其中|里面有|另外|而且|但是?(?=[\u4e00-\u9fff])|可是|不过|所以|因为|如果|一旦"
    r"|没有上|没有备|中间出|采样频率|精度(?=在|达|为|能)|查来查去|不到现场|不合格的(?=门)|气体分析不|定位卡不带|一级报警|自动(?:打|开)|24小时"
    r"|一年(?=大概|能|少|可|省)|大概(?=能|省)|就(?=能看|够本)|有一[次回]|第[二三四五][年步期]|进厂先|再看|承包商也|另外三|作业票(?=和)|谁也不|人员在|更(?=重要))"
)
_AFTER = re.compile(
    r"(?<=各管各的)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]{4}(?:了|的|着))(?=(?:部署|安装|装了|配置|值班室|一个屏|现场|给出|系统自?|月底|没有人)[\u4e00-\u9fff])"
)


def with_stops(sentence: str) -> str:
    """The sentence with commas, where it is long and has no mark at all."""
    if len(sentence) <= _LONG or _MARK.search(sentence.rstrip("。；")):
        return sentence
    return _AFTER.sub("，", _BEGINS.sub("，", sentence))
