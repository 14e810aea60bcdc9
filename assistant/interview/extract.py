"""The value of a kind inside a stretch of a message: what to read, and the words it stands in.

An extractor returns the words that a reader of `assistant.forms.values` then checks; None where the
stretch holds nothing of the kind.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from assistant.forms.fields import FormField, Kind
from assistant.text.quantities import Quantity, quantities
from assistant.text.written_dates import dates

_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{15,20}(?![0-9A-Za-z])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    r"(?<!\d)(?:\+?86[- ]?)?(?:1\d{2}[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[- ]?\d{7,8}(?:[- 转]\d{1,5})?|[48]00-?\d{3}-?\d{4}|\d{7,8})(?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)1\d{2}[- ]?\d{4}[- ]?\d{4}(?!\d)")
_COMPANY = re.compile(
    r"[\w（）()·]{2,40}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|研究院|研究所|(?<![出进到全本该分老新工])厂)"
)
_OPENING_WORDS = re.compile(r"^(?:我们?(?:公司|单位|厂)?(?:是|叫)?|就是|这里是|本公司是?|全称是?)")
_END = re.compile(r"[，,。；;！!？?\n]|\s{2,}")
_LEVEL = re.compile(r"(?:从|由|原来的?|以前的?|[到至]|达|变成|变为|建设前|改造前)\s*(?:的|是|约|了)?$")
_SHORTEST_COMPANY = 4
_LONGEST_JOINT = 2
"""Two dates further apart than 一直到 are joined anew: 2023年9月开始搞，到2025年6月验收."""
_RELATIVE = re.compile(
    r"(?:去年|今年|前年|明年|本月|上个?月|下个?月)\s*(?:底|初|\d{1,2}月份?|[一二三四五六七八九十]{1,2}月份?)?"
)

_MEANINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "enterprise.nature": {
        "民营企业": ("民营", "私营", "私企", "民企"),
        "中央企业": ("央企", "中央企业", "中央在甘"),
        "地方国企": ("地方国企", "省属", "市属", "省国资", "市国资"),
        "三资企业": ("三资", "外资", "合资", "外商独资", "港澳台"),
    },
    "enterprise.size": {
        "大型企业": ("大型",), "中型企业": ("中型",), "小型企业": ("小型",), "微型企业": ("微型", "小微"),
    },
    "enterprise.accident": {
        "否": ("没有发生", "未发生", "没有", "没出过", "没发生", "无", "否", "都没有"),
        "是": ("发生过", "出过", "是", "有"),
    },
}  # fmt: skip
_ALONE = frozenset({"没有", "都没有", "无", "否", "是", "有"})
"""Words that answer only when nothing else is said: 是 also stands in 应该是3.18亿."""


def extract(item: FormField, text: str, today: date) -> str | None:
    """The words in `text` that answer the field, None where nothing of its kind stands there."""
    extractor = _EXTRACTORS.get(item.kind)
    return extractor(item, text, today) if extractor else None


def head(text: str) -> str:
    """The text up to the first stop or comma, without a trailing particle."""
    stop = _END.search(text)
    return (text[: stop.start()] if stop else text).strip().removesuffix("吧").removesuffix("的呢").strip()


def items(text: str) -> tuple[str, ...]:
    """The items of a list said in one breath: 营业执照、审计报告，还有专利证书."""
    parts = re.split(r"[；;。、，,\n](?![^《（(]*[》）)])", text)
    bare = (re.sub(r"^(?:附上?|准备附?|还有|以及)", "", part.strip()) for part in parts)
    return tuple(part for part in bare if part)


def _line(item: FormField, text: str, today: date) -> str | None:
    line = head(text)
    quoted = re.fullmatch(r"[“「\"](.+)[”」\"]", line)
    return (quoted[1] if quoted else line) or None


def _person(item: FormField, text: str, today: date) -> str | None:
    name = re.split(r"[（(\d]", head(text))[0].strip()
    name = re.split(r"(?:手机|电话|职务|邮箱)", name)[0].strip()
    name = name.rsplit("的", 1)[-1]  # 兰州数巡的程一鸣
    return name if 1 < len(name) <= 12 else None


def _search(pattern: re.Pattern[str]) -> Callable[[FormField, str, date], str | None]:
    def found(item: FormField, text: str, today: date) -> str | None:
        match = pattern.search(text)
        return match[0] if match else None

    return found


def _month(item: FormField, text: str, today: date) -> str | None:
    found = dates(text)
    if found:
        return found[0].quote
    relative = _RELATIVE.search(text)
    if relative:
        return relative[0]
    odd = re.search(r"\d{4}\s?[年./-]\s?\d{1,2}(?:\s?[月./-]\s?\d{1,2})?", text)
    return odd[0] if odd else None


def _period(item: FormField, text: str, today: date) -> str | None:
    found = dates(text)
    if len(found) >= 2:
        between = text[found[0].end : found[1].start]
        if len(between) <= _LONGEST_JOINT:
            return text[found[0].start : found[1].end]
        return f"{found[0].quote}至{found[1].quote}"
    relatives = list(_RELATIVE.finditer(text))
    ends = sorted([(one.start, one.end) for one in found] + [one.span() for one in relatives])
    return text[ends[0][0] : ends[-1][1]] if len(ends) >= 2 else None


def _quantity(*units: str, bare: bool = True) -> Callable[[FormField, str, date], str | None]:
    def found(item: FormField, text: str, today: date) -> str | None:
        found_here = quantities(text, bare=bare)
        fitting = [one for one in found_here if one.base()[1] in units] or [
            one for one in found_here if bare and not one.unit
        ]
        return fitting[0].quote if fitting else None

    return found


def _count(item: FormField, text: str, today: date) -> str | None:
    found = [
        one
        for one in quantities(text, bare=True)
        if one.unit in ("", "人", "名", "个", "家", "位", "户", "多人")
    ]
    return found[0].quote if found else None


def _score(item: FormField, text: str, today: date) -> str | None:
    match = re.search(r"(?<![\d.])[0-5](?:\.\d{1,2})?(?![\d.])", text)
    return match[0] if match else None


def _choice(item: FormField, text: str, today: date) -> str | None:
    for option in item.nature.options:
        if len(option) > 1 and option in text:
            return option
    for option, words in _MEANINGS.get(item.pattern, {}).items():
        if any(head(text) == word if word in _ALONE else word in text for word in words):
            return option
    if item.nature.options and item.nature.options[0].endswith("级"):
        match = re.search(r"[1-5一二三四五]\s?级", text)
        return match[0] if match else None
    return None


def _industry(item: FormField, text: str, today: date) -> str | None:
    named = re.sub(r"^那?就?(?:是|选|填|按|用|算|属于)?", "", head(text))
    return named.removesuffix("行业") or None


def _scene(item: FormField, text: str, today: date) -> str | None:
    return head(text) or None


_EXTRACTORS: dict[Kind, Callable[[FormField, str, date], str | None]] = {
    "line": _line,
    "company": _line,
    "person": _person,
    "phone": _search(_TELEPHONE),
    "mobile": _search(_MOBILE),
    "email": _search(_EMAIL),
    "credit_code": _search(_CODE),
    "month": _month,
    "period": _period,
    "money": _quantity("元"),
    "share": _quantity("%"),
    "rate": _quantity("%"),
    "count": _count,
    "score": _score,
    "choice": _choice,
    "industry": _industry,
    "stage": _scene,
    "scene": _scene,
}


def company_in(text: str) -> str | None:
    """A company's name standing in the text."""
    match = _COMPANY.search(text)
    return _company_name(match[0]) or None if match else None


def _company_name(found: str) -> str:
    """A found stretch without what leads up to the name; empty where no name is left (就在麦积区的厂)."""
    name = re.split(r"[的是]", _OPENING_WORDS.sub("", found))[-1]
    return name if len(name) >= _SHORTEST_COMPANY else ""


def companies_in(text: str) -> str | None:
    """Every company named in the text, joined as the form prints several; 自建 where nobody else built it."""
    found: dict[str, int] = {}
    for match in _COMPANY.finditer(text):
        # 和 joins only after another company: 和利时 is a company's own name
        joined = match.start() in found.values()
        name = re.sub(r"^(?:以及|还有|和|跟|与|及)", "", match[0]) if joined else match[0]
        found[_company_name(name)] = match.end()
    names = [name for name in found if name]
    if names:
        return "、".join(names)
    return "自建" if re.search(r"自建|自己(?:建|做|开发|搞)|自主(?:建设|开发|研发)", text) else None


def change_of(text: str) -> tuple[Quantity, Quantity] | None:
    """Two quantities of one unit joined by 从…到/由…至/降到: before and after."""
    found = quantities(text)
    if len(found) < 2 or not re.search(
        r"从|由|原来|以前|建设前|降到|提到|增加到|减少到|提高到|缩短到|变成", text
    ):
        return None
    before, after = found[0], found[1]
    return (before, after) if before.base()[1] == after.base()[1] else None


def asks_change(item: FormField) -> bool:
    """Whether a share says how much something changed, and not how much there is."""
    return bool(re.search(r"提升|下降|缩短|降低|增长", item.label))


def stated_change(text: str) -> str | None:
    """The first share that says how much something changed; 降到1.9%, 从2.8% say only where it stood."""
    for one in quantities(text, bare=True):
        before = text[: one.start].rstrip()
        if one.base()[1] in ("%", "") and not _LEVEL.search(before):
            return one.quote
    return None


def relative_change(before: Quantity, after: Quantity) -> Decimal | None:
    """How much `after` differs from `before`, in % of `before`, one decimal; None for shares or zero."""
    first, unit = before.base()
    if unit == "%" or not first:
        return None
    return (abs(after.base()[0] - first) / first * 100).quantize(Decimal("0.1"))
