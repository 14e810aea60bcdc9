"""从业人员 and 复制推广的企业数量 in the words of people who name neither: 干活的一共三百二十个人, 学我们去做的有2家."""

import re

from assistant.interview.by_rules.reading import Reading

STAFF, FOLLOWERS = "basis.staff", "basics.outcomes.followers"
_N = r"([\d一二两三四五六七八九十百千零]+)"
_ALL = re.compile(
    rf"(?:我们|咱们?|公司|单位|厂里|全厂|人事说)(?:总共|一共|现在|目前|现有|就|才|也就|是|有|在岗|在册)*\s?{_N}\s?(?:个|名|号|口)?人(?![次工])"
)
"""The whole enterprise counted by the way: 我们总共就362个人"""
_SAID = re.compile(
    rf"(?:在岗|全厂|大概|大约|差不多|职工|现在|目前|现有|在册|一共|总共|共有|共|有)[^\d，。；]{{0,4}}?{_N}\s?(?:多|来|号|个|名|位|口)?(?:人|职工|员工|工人)"
)
_REGULARS = re.compile(
    rf"(?:常年|长期|固定|正式)(?:上班|在[厂岗册职]|工)[^\d，。；]{{0,3}}?{_N}\s?(?:个|人|号|名)"
)
"""Those who are always there, beside hands for the season"""
_ON_THE_BOOKS = re.compile(
    rf"(?:人|员工|职工)[^。；;\n]{{0,24}}(?:准数|精确|确切|准确|册子?|花?名册|工资[表单]|社保|台账|人事)[^，,。；;\d]{{0,8}}?{_N}\s?(?:个|人|口|名)*(?![\d.%万亿元号年月日级几多来份次本台套家条])"
)
"""人嘛六百四十来口，人事册子上准数是643: the exact number behind the rough one"""
_FOLLOWED = re.compile(
    r"学(?:我们|咱们?|去|了?去|着[做上用])|来学|照(?:此|着|搬|做)|复制|推广|跟着[上做用学]|效仿|借鉴|on board|followers?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^，,；;。！!？?\n\s]+(?: \d+[^，,；;。！!？?\n\s]*)?")
"""A clause; where there are no stops, blanks part them"""
_NOT_YET = re.compile(r"计划|准备|打算|预计|明年|今后|将|拟|争取|想|参观|考察|来看|在谈|意向|每[年月]")
_FIRMS = re.compile(
    r"(?<![第几上近一二两三四五六七八九十百\d])(?P<n>\d+|[一二两三四五六七八九十]{1,3})\s?(?:家(?![里庭长具用电])|个(?:厂|企业|公司|单位))"
)
_NOBODY = re.compile(r"一家(?:也|都|还)*没有?[^，,。；;]{0,6}[写填报算记](?:成|个)?\s?(?:0|零)")


def staff_in(text: str) -> re.Match[str] | None:
    """The head count told in a registration; its first group is the number."""
    return next((one for kind in (_ON_THE_BOOKS, _SAID, _REGULARS) if (one := kind.search(text))), None)


def read_staff(reading: Reading) -> None:
    """The head count, in a registration said in one breath or by the way."""
    if reading.telling or reading.taken(STAFF):
        return
    registering = reading.session.topic == "registration"
    found = staff_in(reading.heard) if registering else _ALL.search(reading.heard)
    if found and reading.free(*found.span(1)):
        reading.take(STAFF, found[1], *found.span(1))


def read_followers(reading: Reading) -> None:
    """How many have copied it, where one clause says so and counts them; what is only planned counts for nothing."""
    if reading.telling or FOLLOWERS not in reading.asked or reading.taken(FOLLOWERS):
        return
    for found in _CLAUSE.finditer(reading.heard):
        (start, end), clause = found.span(), found[0]
        if not _FOLLOWED.search(clause) or _NOT_YET.search(clause) or not reading.free(start, end):
            continue
        nobody, firms = _NOBODY.search(clause), list(_FIRMS.finditer(clause))
        if nobody or len(firms) == 1:
            reading.take(FOLLOWERS, "0" if nobody else firms[0]["n"], start, end)
            return
