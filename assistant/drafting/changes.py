"""The spoken pattern 原来…现在… written as 由…减少至…, only where both sides are certain."""

import re

from assistant.drafting.wording import NUMBER
from assistant.text.quantities import Quantity, quantities
from assistant.text.units import measure_pattern

_BEFORE = r"(?:原来|原先|以前|以往|过去|之前|早先|从前|改造前|建设前)"
_NOW = r"(?:现在|如今|目前|眼下|改造后|改完(?:以后|之后)?|建成后|上线后)"
_ABOUT = r"(?:大概|大约|约|差不多|将近|近|不到|至少|最少|最多)?"
_MORE = r"(?:多|来)?"
_PEOPLE = rf"{_ABOUT}{NUMBER}{_MORE}(?:个|名|位)?(?:工人|操作工|人)"
_SPAN = rf"{_ABOUT}(?:{NUMBER}|半(?=[天年个小])){_MORE}(?:个半)?(?:天半|小时半|年半|个小时|个钟头|个月|个星期|个工作日|个班|小时|钟头|分钟|分|秒|天|周|年|月)(?:多|左右)?"
_UNIT = r"(?:%|％|千瓦时|度电|度|公斤|千克|吨|克|毫米|微米|立方米|立方|方|米|亿元|万元|元|件|台|箱|袋|次|起|个百分点|家|项|张|批|块钱)"
_AMOUNT = rf"{_ABOUT}{NUMBER}{_MORE}(?:万|亿)?{_UNIT}(?:多|左右)?"
_NEED = r"(?:需要|要用|得用|要花|得花|需|要|得有|得|用|有|是|花)?"
_ONLY = r"(?:就|也|只|才|仅|已经|已|都)*(?:需要|要用|要花|需|要|得|用|有|是|花|剩下?|留|降到|降至|减到|提到|升到|涨到|达到|到)?(?:了)?"
_ENOUGH = r"(?:就|也)?(?:够用了|足够了|够了|行了|可以了|就够|能干了|即可|搞定|完成|完事了?|好了|出来了?|能?[换干做弄搞跑盘点]完了?|出结果|了)?"
_END = r"(?=[，。；]|$)"
_SUBJECT = r"[^，。；：\d%]"

_NOW_THEN = tuple(
    re.compile(
        rf"(?P<head>{_SUBJECT}{{0,14}}?)，?{_BEFORE}(?:呢|，)?(?P<subject>{_SUBJECT}{{0,14}}?){_NEED}(?P<a>{measure})"
        rf"(?P<tail>[^，。；\d]{{0,6}}?)[，,；;。]?{_NOW}{_ONLY}(?P<b>{measure}){_ENOUGH}{_END}"
    )
    for measure in (_PEOPLE, _SPAN, _AMOUNT)
)
_RATE_NOW = re.compile(
    rf"(?P<head>[一-鿿]{{1,10}}(?:率|时间|周期|产量|能耗|单耗|煤耗|电耗|成本))(?P<subject>)(?:有|是|为|在)?(?P<a>{_AMOUNT}|{_SPAN})(?P<tail>)"
    rf"[，；]{_NOW}{_ONLY}(?P<b>{_AMOUNT}|{_SPAN}){_ENOUGH}{_END}"
)
_THIS = re.compile(r"(?:这块儿?|那块儿?|这一块|这边)")
_ANY_UNIT = (
    rf"(?:(?:{measure_pattern()}|ppm|平|方)(?:/(?:{measure_pattern()}|方))?|[包炉车](?![间型头料前身]))"
)
_LOOSE = rf"(?:平均)?{_ABOUT}±?{NUMBER}{_MORE}(?:万|亿)?{_ANY_UNIT}?(?:多|左右)?"
"""An amount whose unit may stand only behind the second number: 从86降到52毫克/升."""
_VERB = r"(?:下降|降低|降|减少|减|缩短|缩小|缩|压缩|压|砍|掉|提升|提高|提|涨|上升|升|增加|增|变|干|做|弄|拉|冲|调整?|改|控制|优化)"
_FROM_TO = re.compile(
    rf"[从由](?P<since>(?:上线|投用|运行|试运行|应用)(?:之?初|初期|前期)|年初|最初|起初|(?:一|刚)?开始)?(?:原来|以前|以往|过去|之前)?(?P<of>的)?(?P<per>一年|一个月|一天|每[年月天]|每个月|每[一-鿿]{{1,4}})?(?P<a>{_PEOPLE}|{_SPAN}|{_LOOSE})(?:一下子|直接|逐步|慢慢)?"
    rf"(?P<verb>{_VERB})(?:到了?|至|成了?|为)(?:现在的?)?(?P<again>一年|一个月|一天|每[年月天])?(?P<b>{_PEOPLE}|{_SPAN}|{_LOOSE})(?:了)?"
)
_WENT = re.compile(
    rf"(?P<head>(?:^|(?<=，))[\u4e00-\u9fff]{{0,8}}(?:率|占比|发货|次数|时间|换产|耗|量)[A-Z]{{0,6}}|换一[次回][产型模线]?)从(?P<a>{_SPAN}|{_AMOUNT})到(?:了)?(?P<b>{_SPAN}|{_AMOUNT})(?=[，。；]|$)"
)
"""A measure that went from here to there; 含水率从5%到8%都能测 is a range"""
_ARROW = re.compile(rf"[：:]?(?P<a>{_LOOSE})\s?(?:→|->|—>|=>)\s?(?P<b>{_LOOSE})")
_COLON = re.compile(rf"：(?P<a>{_LOOSE})(?P<verb>{_VERB})(?:到了?|至)(?P<b>{_LOOSE})")
_WAS_IS = re.compile(
    rf"(?:原来|以前|以往|过去)(?P<verb0>占|是|有|为)(?P<a>{_LOOSE}|{NUMBER}成{NUMBER}?)，?(?:现在|目前|如今)(?:占到?|是|有|为|到)(?P<b>{_LOOSE}|{NUMBER}成{NUMBER}?)(?=[，。；]|$)"
)
_FALLING = frozenset({"下降", "降低", "降", "减少", "减", "缩短", "缩小", "缩", "压缩", "压", "砍", "掉"})
_RISING = frozenset({"提升", "提高", "提", "涨", "上升", "升", "增加", "增"})
_PER = {"一年": "每年", "一个月": "每月", "一天": "每天", "每个月": "每月"}
_DOWN = {"人": "减少至", "时": "缩短至"}
_UP = {"人": "增加至", "时": "延长至"}
_EACH_SHIFT = re.compile(r"(?:一个|每个|一)班$")
_STRIPPED = re.compile(r"(?:那块儿?|这边|这一块|这里|的话|那时候?|的时候|时候|都|光|一般|基本上?|大概|的)+$")
_SECONDS = {"秒": 1, "分钟": 60, "小时": 3600, "天": 86400, "周": 604800, "月": 2592000, "年": 31536000}


def written_changes(text: str) -> str:
    """The text with certain changes written as such; anything else stays as it is."""
    for pattern in _NOW_THEN:
        text = pattern.sub(_now_then, text)
    text = _RATE_NOW.sub(_now_then, text)
    text = _WENT.sub(_went, text)
    for pattern in (_FROM_TO, _ARROW, _COLON, _WAS_IS):
        text = pattern.sub(_from_to, text)
    return text


def _now_then(match: re.Match[str]) -> str:
    before, after = _plain(match["a"]), _plain(match["b"])
    trend = _trend(before, after)
    if trend is None or not _harmless(match["tail"]):
        return match.group()
    subject = _subject(match["head"] + match["subject"])
    kind = _kind(before)
    if kind == "人":
        noun = "" if subject.endswith(("人员", "工人", "操作工", "用工", "人数")) else "作业人员"
    elif kind == "时":
        noun = "" if subject.endswith(("时间", "周期", "用时", "耗时", "工期", "时长")) else "用时"
    else:
        noun = ""
    if not subject + noun:
        return match.group()
    return f"{subject}{noun}由{before}{trend}{after}"


def _went(match: re.Match[str]) -> str:
    changed = _from_to(match)
    return changed if changed == match.group() else match["head"] + changed


def _from_to(match: re.Match[str]) -> str:
    parts = match.groupdict()
    before, after = _plain(match["a"]), _plain(match["b"])
    trend = _trend(before, after) or _bare_trend(before, after)
    if trend is None or _contradicts(parts.get("verb") or "", trend):
        return match.group()
    per, since = parts.get("per") or "", parts.get("since") or ""
    return f"由{since}{'的' if since and parts.get('of') else ''}{_PER.get(per, per)}{before}{_counted(trend, match)}{after}"


def _counted(trend: str, match: re.Match[str]) -> str:
    """What counts things is 减少至 where a person said so, days too: 限产天数由41天减少至17天."""
    verb, after = match.groupdict().get("verb") or "", match["b"]
    if verb not in {"减少", "增加"} or "%" in after or "％" in after:
        return trend
    days = trend in {"缩短至", "延长至"} and not match.string[: match.start()].endswith("数")
    return trend if days else f"{verb}至"


def _bare_trend(before: str, after: str) -> str | None:
    """降至 or 提高至 where only the second number has its unit, or neither has one: 从310降到95."""
    first, second = quantities(before, bare=True), quantities(after, bare=True)
    if len(first) != 1 or len(second) != 1 or first[0].value == second[0].value:
        return None
    scales = {one.unit for one in first if one.unit} - {one.unit for one in second}
    if scales and not any(second[0].unit.startswith(scale) for scale in scales):
        return None
    return "降至" if second[0].value < first[0].value else "提高至"


def _contradicts(verb: str, trend: str) -> bool:
    """Whether a person's verb says the opposite of the numbers; then it is for the person to decide."""
    rising = trend in {"增加至", "延长至", "提高至"}
    return (verb in _FALLING and rising) or (verb in _RISING and not rising)


def _trend(before: str, after: str) -> str | None:
    """减少至, 提高至 …; None where the two cannot be compared."""
    first, second = _only(before), _only(after)
    if first is None or second is None:
        return None
    a, b = _comparable(first), _comparable(second)
    if a[1] != b[1] or a[0] == b[0]:
        return None
    words = _DOWN if b[0] < a[0] else _UP
    return words.get(_kind(before), "降至" if b[0] < a[0] else "提高至")


def _only(text: str) -> Quantity | None:
    found = quantities(text)
    return found[0] if len(found) == 1 else None


def _comparable(quantity: Quantity) -> tuple[float, str]:
    value, unit = quantity.base()
    if unit in _SECONDS:
        return float(value) * _SECONDS[unit], "时"
    return float(value), unit


def _kind(written: str) -> str:
    if written.endswith("人"):
        return "人"
    found = _only(written)
    return "时" if found and found.base()[1] in _SECONDS else ""


def _plain(measure: str) -> str:
    """`大概5个人` → `约5人`, `4个小时` → `4小时`."""
    measure = re.sub(r"^(?:大概|大约|差不多)", "约", measure)
    measure = re.sub(r"^将近", "近", measure)
    measure = re.sub(r"(?:个|名|位)?(?:工人|操作工|人)$", "人", measure)
    return re.sub(r"个?(?:小时|钟头)", "小时", measure)


def _subject(words: str) -> str:
    words = _THIS.sub("", _STRIPPED.sub("", words.strip("，、 ")))
    return _EACH_SHIFT.sub("每班", words)


def _harmless(tail: str) -> bool:
    """Whether what follows the first number says no more than the number (`才能换完`, `盯着`)."""
    return (
        re.fullmatch(
            r"(?:才能?|来|去|盯着?|看着?|守着?|干活?|左右|吧|呢|的|在|倒班|轮着|换完|干完|搞定|完成|做完|出来|了)*",
            tail,
        )
        is not None
    )
