"""Kinds of answers: how raw input becomes a typed value, and how a value is written back.

Every reader takes the text and the field and raises AnswerError naming the field, what is wrong and what to give.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from assistant.errors import AnswerError
from assistant.forms.answers import Answer, Source, Value
from assistant.forms.fields import FormField, Kind
from assistant.rules import credit_code, dates, emails, industry, maturity, money, phones, shares
from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import quantities
from assistant.text.sentences import normalise
from knowledge.aliases import find_alias
from knowledge.catalogue import find_scene, scene, stages
from knowledge.criteria import build_contents
from knowledge.industries import LEVELS, Industry

MISSING_MARK = "【待补充"
"""How 【待补充】 and 【待补充：…】 begin, which stand where an answer is missing."""

NOTHING = frozenset({"无", "没有", "不涉及", "不适用", "暂无", "/", "／", "—", "-"})
"""Words that say a field does not apply."""

REFUSED = frozenset({"不便填写", "不便提供", "不方便填", "保密", "拒绝填写"})
"""Words that say the person does not want to answer."""

_MAY_BE_NOTHING: frozenset[Kind] = frozenset(
    {"line", "phone", "email", "person", "share", "rate", "count", "money", "narrative", "lines", "pictures"}
)
_LONGEST_LINE = 200
_SHORTEST_COMPANY = 4
_LONGEST_NARRATIVE = 20_000


def read_answer(
    item: FormField, raw: str | tuple[str, ...], source: Source, today: date | None = None
) -> Answer | None:
    """The answer that raw input gives to a field; None where the input says it is still missing.

    `today` lets relative dates be read (去年3月). Raises AnswerError.
    """
    text = raw if isinstance(raw, str) else "\n".join(raw)
    bare = text.strip().strip("。.")
    if not bare or bare.startswith(MISSING_MARK):
        return None
    if bare in REFUSED:
        return Answer(None, (source,), "declined")
    if bare in NOTHING and item.kind in _MAY_BE_NOTHING:
        return Answer(None, (source,), "none")
    value = read_value(item, raw, today)
    quote = source.quote or text.strip()
    if isinstance(value, tuple):
        return Answer(value, tuple(Source(source.origin, source.quote or fact) for fact in value))
    return Answer(value, (Source(source.origin, quote),))


def read_value(item: FormField, raw: str | tuple[str, ...], today: date | None = None) -> Value:
    """The typed value of raw input. Raises AnswerError."""
    if item.kind in ("narrative", "lines", "pictures"):
        return _many(raw, item)
    text = (raw if isinstance(raw, str) else "；".join(raw)).strip()
    return _READERS[item.kind](text, item, today)


def print_raw(answer: Answer) -> str | list[str]:
    """An answer as an answers file writes it; reading it back gives the same value."""
    if answer.state == "declined":
        return "不便填写"
    if answer.state == "none":
        return "无"
    if isinstance(answer.value, tuple):
        return list(answer.value)
    return plain(answer.value)


def plain(value: Value | None) -> str:
    """A value as text: decimals without exponent or idle zeros."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else str(value)


def _many(raw: str | tuple[str, ...], item: FormField) -> Value:
    size = len(raw) if isinstance(raw, str) else sum(map(len, raw))
    if size > _LONGEST_NARRATIVE:
        raise AnswerError(item.place, f"有{size}个字符，太长", f"{_LONGEST_NARRATIVE}个字符以内的内容")
    if isinstance(raw, str):
        return (raw.strip(),) if item.kind != "narrative" else raw.strip()
    return tuple(line.strip() for line in raw if line.strip())


def _line(text: str, item: FormField, today: date | None) -> str:
    line = " ".join(text.split())
    if len(line) > _LONGEST_LINE:
        raise AnswerError(item.place, f"有{len(line)}个字符，太长", f"一行文字（{_LONGEST_LINE}个字符以内）")
    return line


def _company(text: str, item: FormField, today: date | None) -> str:
    name = _line(text, item, today)
    if len(name) < _SHORTEST_COMPANY or not re.search(r"[\u4e00-\u9fffA-Za-z]", name):
        raise AnswerError(item.place, f"“{name}”不像单位全称", "营业执照上的单位全称")
    return name


def _person(text: str, item: FormField, today: date | None) -> str:
    name = _line(text, item, today)
    if re.search(r"\d", name) or len(name) > 30:
        raise AnswerError(item.place, f"“{name[:30]}”不像姓名", "人的姓名")
    return name


def _phone(text: str, item: FormField, today: date | None) -> str:
    return phones.parse_phone(text, item.place)


def _mobile(text: str, item: FormField, today: date | None) -> str:
    return phones.parse_mobile(text, item.place)


def _email(text: str, item: FormField, today: date | None) -> str:
    return emails.parse_email(text, item.place)


def _credit_code(text: str, item: FormField, today: date | None) -> str:
    return credit_code.parse_credit_code(text, item.place)


def _month(text: str, item: FormField, today: date | None) -> str:
    """A day where one is given (`YYYY-MM-DD`), else a month (`YYYY-MM`)."""
    try:
        return dates.parse_day(text, item.place, today=today)
    except AnswerError:
        return dates.parse_month(text, item.place, today=today)


def _period(text: str, item: FormField, today: date | None) -> str:
    return dates.parse_period(text, item.place, today=today)


def _money(text: str, item: FormField, today: date | None) -> Decimal:
    return money.to_wan(text, item.place, negative=item.nature.signed)


def _share(text: str, item: FormField, today: date | None) -> Decimal:
    return shares.parse_share(text, item.place)


def _rate(text: str, item: FormField, today: date | None) -> Decimal:
    return shares.parse_share(text, item.place, ceiling=None, negative=True)


def _said(text: str) -> list[Decimal]:
    """A number in Chinese without a unit: 三百二十."""
    try:
        return [parse_chinese_number(text)]
    except ValueError:
        return []


def _count(text: str, item: FormField, today: date | None) -> int:
    found = [one.value for one in quantities(text, bare=True)] or _said(text)
    if len(found) == 1 and found[0] == found[0].to_integral_value() and found[0] >= 0:
        return int(found[0])
    raise AnswerError(item.place, f"“{text[:30]}”不是整数", f"一个整数（单位：{item.nature.unit}）")


def _score(text: str, item: FormField, today: date | None) -> Decimal:
    return maturity.parse_score(text, item.place)


def _choice(text: str, item: FormField, today: date | None) -> str:
    options = item.nature.options
    wanted = normalise(text)
    for option in options:
        if wanted == normalise(option):
            return option
    if options and options[0].endswith("级"):
        return maturity.parse_level(text, item.place).label
    partly = [option for option in options if wanted and wanted in normalise(option)]
    if len(partly) == 1:
        return partly[0]
    raise AnswerError(item.place, f"“{text[:30]}”不在选项内", "选项之一：" + "、".join(options))


def _industry(text: str, item: FormField, today: date | None) -> str:
    """`301-水泥、石灰和石膏制造`, as 附件1's example; a 门类 by its bare name (制造业, as in 附件3).

    A narrower code or name is taken up to the level that the field asks for.
    """
    level = item.nature.level
    found = _industry_of(text, level, item.place)
    if found is None:
        found = industry.resolve(text, level, item.place)
    return found.name if level == "门类" else found.printed


def _industry_of(text: str, level: str, label: str) -> Industry | None:
    for narrower in LEVELS[LEVELS.index(level) :]:
        try:
            code = industry.resolve(text, narrower, label).code
        except AnswerError:
            continue
        return next(above for above in industry.chain(code) if above.level == level)
    return None


def _stage(text: str, item: FormField, today: date | None) -> str:
    name = normalise(text).removesuffix("环节")
    if any(name == stage.name for stage in stages()):
        return name
    coarse = next((entry for entry in build_contents() if entry.name == name), None)
    wanted = coarse.stages if coarse else tuple(stage.name for stage in stages())
    if len(wanted) == 1:
        return wanted[0]
    raise AnswerError(item.place, f"“{text[:30]}”不是附件11的八个环节之一", "、".join(wanted) + "之一")


def _scene(text: str, item: FormField, today: date | None) -> str:
    """The catalogue's name for a number, name or older name; another name is kept (归纳提炼形成场景名称)."""
    number = re.fullmatch(r"(?:第|场景)?\s*(\d{1,2})(?:号|个)?(?:场景)?", text)
    if number and 1 <= int(number[1]) <= 40:
        return scene(int(number[1])).name
    name = _line(text, item, today)
    if find_scene(name) is not None:
        return name
    alias = find_alias(name)
    return scene(alias.scene).name if alias is not None else name


_READERS: dict[Kind, Callable[[str, FormField, date | None], Value]] = {
    "line": _line,
    "company": _company,
    "person": _person,
    "phone": _phone,
    "mobile": _mobile,
    "email": _email,
    "credit_code": _credit_code,
    "month": _month,
    "period": _period,
    "money": _money,
    "share": _share,
    "rate": _rate,
    "count": _count,
    "score": _score,
    "choice": _choice,
    "industry": _industry,
    "stage": _stage,
    "scene": _scene,
}
