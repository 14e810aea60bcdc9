"""The years that a message speaks of: 2024年, 去年, 头一年, 23、24、25年; not those that it only compares with."""

import re
from collections.abc import Iterator
from datetime import date

_YEAR = re.compile(
    r"(?<![\d.])(?:20|FY)?(?P<figures>[0-4]\d)(?:\s?年(?:度|末|底)?(?!\s?\d{1,2}\s?[月日号])|(?<=FY\d\d))|(?<![\d.零〇])(?P<full>20[0-4]\d)(?=[\t|:： 、,，]|[和与]20|那[一个年格栏]|这[一个年格栏]|的(?!\d))"
    r"|(?<![\d.])(?P<short>2\d)(?= \d+(?:\.\d+)?\s?[万亿]|(?:、2\d){1,2}(?:这|年|的?顺序)|、2\d(?:这|的?顺序)|这?个?顺序)"
    r"|(?<![零〇])二(?P<said>[〇零一二三四五六七八九])年|(?P<away>大前年|前年|去年|上年)(?!同期|相比)"
    r"|(?P<nth>[头第]一年|首年|次年|第二年|第三年|[最末]后?一年|末年)"
)
_AWAY = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1}
_SAID = "〇一二三四五六七八九"
_PART_YEAR = re.compile(
    r"\s?(?:[前第]?[一二三四1-4]个?季度|Q[1-4]|[上下]半年|前?\d{1,2}[-—~至到]\d{1,2}月|1?\d月)", re.IGNORECASE
)
"""2026年一季度: what follows is not the year's figure"""
_NO_YEAR = 0
_COMPARED = re.compile(r"[对比较]\s*$")
"""25年比24年: the figure behind is that of the first"""


def years_said(message: str, today: date, years: tuple[int, ...]) -> Iterator[tuple[int, int, str]]:
    """Where each year stands, and which it is, 0 for a part of one; without those that another is compared with."""
    told = False
    for start, end, year in _years(message, today, years):
        if not (told and _COMPARED.search(message[:start])):
            told = True
            yield start, end, year


def _years(message: str, today: date, years: tuple[int, ...]) -> Iterator[tuple[int, int, str]]:
    for match in _YEAR.finditer(message):
        if match["nth"]:
            place = (
                0
                if match["nth"][:2] in ("头一", "第一", "首年")
                else 1
                if match["nth"] in ("次年", "第二年")
                else -1
            )
            year = years[min(place, len(years) - 1)]
        elif match["away"]:
            year = today.year + _AWAY[match["away"]]
        elif match["said"]:
            year = 2020 + _SAID.index(match["said"].replace("零", "〇"))
        else:
            year = int(match["full"] or f"20{match['figures'] or match['short']}")
        part = _PART_YEAR.match(message, match.end())
        yield match.start(), part.end() if part else match.end(), str(_NO_YEAR if part else year)
