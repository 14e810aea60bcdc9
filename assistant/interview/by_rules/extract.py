"""The value of a kind inside a stretch of a message: what to read, and where it stands.

An extractor returns the words that a reader of `assistant.forms.values` then checks; None where the
stretch holds nothing of the kind.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from assistant.forms.fields import FormField, Kind
from assistant.interview.by_rules import standing
from assistant.interview.by_rules.names import is_no_name, person_in
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.telephones import mobile, telephone
from assistant.rules import industry
from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import Quantity, quantities
from assistant.text.written_dates import dates

_CODE = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-Za-z]{15,20}|[159][1239](?:[ -]?[0-9A-HJ-NPQRTUWXYa-z]){16})(?![0-9A-Za-z])"
)
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_COMPANY = re.compile(
    r"[\w（）()·]{2,40}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团(?!股份|有限|控股|责任)|研究院|研究所|(?<![出进到全本该分老新工在])厂)"
)
_OPENING_WORDS = re.compile(r"^(?:我们?(?:公司|单位|厂)?(?:是|叫)?|就是|这里是|本公司是?|全称是?)")
_NO_COMPANY = re.compile(
    r"[将把]我|(?:我们?|咱们?|贵|敝|该|(?<!日)本)(?:公司|集团|单位|厂)$|^(?:我们?|你们?|他们?|本|该|这|那|哪|别的?|其他|各|几|多|同行|两|三|另|母|子|分|总|集团|兄弟|供货|上游|下游|外地|小|大|老|新)(?:家|个|些|的)?(?:公司|厂|集团|单位)?(?:公司|厂|集团)$|[一二两三四五六七八九十几多\d]家|^\d{2,4}年|^(?:环保|软件|设备|物流|贸易|建筑|安装|科技|信息|监理|咨询|保险|电力|燃气|运输|工程|商贸|机械)(?:公司|厂)$"
)
_END = re.compile(r"[，。；;！!？?\n]|,(?!\d{3}(?!\d))|\s{2,}")
_LEVEL = re.compile(
    r"(?:从|由|原来的?|以前的?|[到至]|达|变成|变为|建设前|改造前|原为|原先|原是|现在|目前|如今|->|→)\s*(?:的|是|约|了)?$"
)
_ONWARD = re.compile(r"\s*(?:[^\d，,。；;]{0,3})?(?:→|->|—>|[提升降减缩增变]\w{0,2}[到至为成]|到(?=\d))")
"""What follows a level from which something changed"""
_NUMBERS = re.compile(
    r"(?P<first>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s，,。；;→%-]{0,8}?)\s*(?:→|->|—>|[提升降减缩增变]\w{0,2}[到至为成])\s*"
    r"(?P<last>\d[\d,]*(?:\.\d+)?)\s*(?P<same>[^\d\s，,。；;%]{0,8})"
)
_OWN_TOO = re.compile(r"[、，,和及/ ]{1,2}(?:部分|其余|一部分)?(?:自建|自主开发|自行开发|自研)")
SHORT_PERIOD = re.compile(
    r"(?<![\d.])(?:20)?(?P<y1>[012]\d)[./](?P<m1>0?[1-9]|1[0-2])\s?[-—–~～至到]+\s?(?:20)?(?P<y2>[012]\d)[./](?P<m2>0?[1-9]|1[0-2])(?![\d.])"
)
"""25.1-25.10, 2024.05—2025.10"""
_COUNTED = frozenset({"", "人", "名", "个", "家", "位", "户", "个人", "口"})
_SAID_COUNT = re.compile(r"\W?([一二两三四五六七八九十百千零]{2,7})(?=\W|$)")
"""职工人数三百二十"""
_COUNT_SAID = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
_SAID_CHANGED = re.compile(
    rf"(?:以前|原来|原先|从前|从|由)[^，,。；;]{{0,12}}?(?P<first>{_COUNT_SAID})(?P<unit>[一-鿿])[，, ]?(?:到|现在|如今|目前|[变提降升减增加缩]{{1,2}}[到成为至])[^，,。；;\d一二两三四五六七八九十百千]{{0,6}}(?P<last>{_COUNT_SAID})(?P=unit)(?!半)"
)
"""原来一天分割四十头现在五十头: the unit may be any word, where it is the same"""
_CHANGED = re.compile(r"到|至|成|为|->|→|—>|现在|目前|如今|\bto\b")
_SHORTEST_COMPANY = 4
_TAIL = re.compile(r"(?:的?(?:吧|呢|啊|哈|嘛|呀|哦|哒|～|~))+$")
_MEANINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "enterprise.nature": {
        "民营企业": (
            "民营", "私营", "私企", "民企", "私人", "个体", "自然人控股", "自然人独资", "家族企业", "两口子", "自家办", "自己办", "自家的厂", "自己的厂",
            "自个儿的厂", "个人的厂",
        ),
        "中央企业": ("央企", "中央企业", "中央在甘", "国务院国资委"),
        "地方国企": ("地方国企", "省属", "市属", "省国资", "市国资"),
        "三资企业": ("三资", "外资", "合资", "外商独资", "港澳台", "港资", "台资", "JV", "joint venture"),
    },
    "enterprise.size": {
        "大型企业": ("大型",), "中型企业": ("中型",), "小型企业": ("小型",), "微型企业": ("微型", "小微"),
    },
}  # fmt: skip


def extract(item: FormField, text: str, today: date) -> Piece | None:
    """What in `text` answers the field, None where nothing of its kind stands there."""
    extractor = SHAPED.get(item.pattern) or _EXTRACTORS.get(item.kind)
    return extractor(item, text, today) if extractor else None


def head(text: str) -> str:
    """The text up to the first stop or comma, without a trailing particle."""
    stop = _END.search(text)
    bare = (text[: stop.start()] if stop else text).strip()
    return _TAIL.sub("", bare).strip()


def items(text: str) -> tuple[str, ...]:
    """The items of a list said in one breath: 营业执照、审计报告，还有专利证书."""
    parts = re.split(r"[；;。、，,\n](?![^《（(]*[》）)])", text)
    bare = (re.sub(r"^(?:附上?|准备附?|还有|以及)", "", part.strip()) for part in parts)
    return tuple(part for part in bare if part)


def _piece(words: str, text: str) -> Piece | None:
    """Words as they stand in the text."""
    at = text.find(words) if words else -1
    return Piece(words, at, at + len(words)) if at >= 0 else None


def _line(item: FormField, text: str, today: date) -> Piece | None:
    line = head(text)
    closed = re.search(r"[”」\"]", line)
    if closed and closed.start() > 1 and not re.search(r"[“「]", line[: closed.start()]):
        line = line[: closed.start()]  # opened before: 写“…”好不好听
    quoted = re.search(r"[“「\"]([^”」\"]+)[”」\"]?", line)
    if quoted and quoted.start() > 0 and len(quoted[1]) < 0.6 * len(line):
        quoted = None
    return _piece((quoted[1] if quoted else line).strip('“”「」"'), text)


def _person(item: FormField, text: str, today: date) -> Piece | None:
    found = person_in(text)
    if found:
        return found
    line = re.split(r"[（(\d]", head(text))[0].strip()
    named = line.rsplit("的", 1)[-1]  # 兰州数巡的程一鸣
    return _piece(named, text) if 1 < len(named) <= 12 and not is_no_name(named) else None


def _search(pattern: re.Pattern[str]) -> Callable[[FormField, str, date], Piece | None]:
    def found(item: FormField, text: str, today: date) -> Piece | None:
        match = pattern.search(text)
        return Piece(match[0], match.start(), match.end()) if match else None

    return found


def _month(item: FormField, text: str, today: date) -> Piece | None:
    written = dates(text, today)
    found = [one for one in written if one.year is not None]
    if found:
        return Piece(found[0].iso, found[0].start, found[0].end)
    if item.pattern == "cover.filed" and written and written[0].day:
        day = written[0]
        return Piece(f"{today.year}-{day.month:02}-{day.day:02}", day.start, day.end)
    odd = re.search(r"\d{4}\s?[年./-]\s?\d{1,2}(?:\s?[月./-]\s?\d{1,2})?", text)
    return Piece(odd[0], odd.start(), odd.end()) if odd else None


def _period(item: FormField, text: str, today: date) -> Piece | None:
    """Two months; the second has the year of the first where it has none (2024年3月开工，11月验收)."""
    short = SHORT_PERIOD.search(text)
    if short:
        return Piece(period_words(short), short.start(), short.end())
    found = [one for one in dates(text, today) if one.month is not None]
    if len(found) < 2 or found[0].year is None:
        return None
    first, last = found[0], found[1]
    year = last.year or first.year
    words = f"{first.year:04}-{first.month:02}至{year:04}-{last.month:02}"
    return Piece(words, first.start, last.end)


def period_words(short: re.Match[str]) -> str:
    """`2025-01至2025-10` of 25.1-25.10."""
    return f"20{short['y1']}-{int(short['m1']):02}至20{short['y2']}-{int(short['m2']):02}"


def _quantity(*units: str, bare: bool = True) -> Callable[[FormField, str, date], Piece | None]:
    def found(item: FormField, text: str, today: date) -> Piece | None:
        found_here = quantities(text, bare=bare)
        fitting = [one for one in found_here if one.base()[1] in units] or [
            one for one in found_here if bare and not one.unit
        ]
        return _stands(fitting) if "元" not in units else _amount(fitting, text)

    return found


def _amount(found: list[Quantity], text: str) -> Piece | None:
    """The first amount; after ￥ a bare one is in 元."""
    piece = _stands(found)
    if piece and not found[0].unit and text[: piece.start].rstrip().endswith(("￥", "¥")):
        return Piece(f"{piece.words}元", piece.start, piece.end)
    return piece


def _stands(found: list[Quantity]) -> Piece | None:
    return Piece(found[0].quote, found[0].start, found[0].end) if found else None


def _count(item: FormField, text: str, today: date) -> Piece | None:
    found = [one for one in quantities(text, bare=True) if one.unit in _COUNTED]
    said = _SAID_COUNT.match(text)
    return _stands(found) or (Piece(said[1], *said.span(1)) if said else None)


def _score(item: FormField, text: str, today: date) -> Piece | None:
    match = re.search(r"(?<![\d.])[0-5](?:\.\d{1,2})?(?![\d.%％个项级])", text)
    return Piece(match[0], match.start(), match.end()) if match else None


def _choice(item: FormField, text: str, today: date) -> Piece | None:
    ticked = (
        re.search(rf"[☑√■✓✔]\s?({'|'.join(map(re.escape, item.nature.options))})", text)
        if item.nature.options
        else None
    )
    if ticked:
        return Piece(ticked[1], ticked.start(1), ticked.end(1))
    for option in item.nature.options:
        if len(option) > 1 and (piece := _piece(option, text)):
            return piece
    for option, words in _MEANINGS.get(item.pattern, {}).items():
        for word in words:
            if piece := _piece(word, text):
                return Piece(option, piece.start, piece.end)
    if item.nature.options and item.nature.options[0].endswith("级"):
        match = re.search(r"[1-5一二三四五]\s?级", text) or re.match(
            r"[\s:：]*([1-5])(?=\s*(?:极|[，,。.；;\n]|$))(?!\.\d)", text
        )
        return Piece(f"{match[match.lastindex or 0][0]}级", match.start(), match.end()) if match else None
    return None


def _industry(item: FormField, text: str, today: date) -> Piece | None:
    spoken = industry.mentioned(text)
    if spoken:
        return Piece(spoken[0].code, spoken[1], spoken[2])
    named = re.sub(r"^那?就?(?:是|选|填|按|用|算|属于)?", "", head(text))
    return _piece(named.removesuffix("行业"), text)


def _scene(item: FormField, text: str, today: date) -> Piece | None:
    return _piece(head(text).strip('“”「」"'), text)


_EXTRACTORS: dict[Kind, Callable[[FormField, str, date], Piece | None]] = {
    "line": _line,
    "company": _line,
    "person": _person,
    "phone": lambda item, text, today: telephone(text),
    "mobile": lambda item, text, today: mobile(text),
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


SHAPED: dict[str, Callable[[FormField, str, date], Piece | None]] = {
    "enterprise.credit_rating": lambda item, text, today: standing.rating(text),
    "enterprise.accident": lambda item, text, today: standing.accident(text),
    "cover.address": lambda item, text, today: standing.address(text),
}
"""Fields whose values have a shape of their own"""


def company_in(text: str) -> Piece | None:
    """A company's name standing in the text."""
    return next(_companies(text), None)


def _companies(text: str) -> Iterator[Piece]:
    end = -1
    for match in _COMPANY.finditer(text):
        # 和 joins only after another company: 和利时 is a company's own name
        joined = match.start() == end
        found = re.sub(r"^(?:以及|还有|和|跟|与|及)", "", match[0]) if joined else match[0]
        name = _company_name(found)
        end = match.end()
        if name:
            yield Piece(name, match.end() - len(name), match.end())


def _company_name(found: str) -> str:
    """A found stretch without what leads up to the name; empty where no name is left (就在麦积区的厂)."""
    name = re.split(
        r"[的是找叫](?:个(?!旧))?|[乃请系填写]|供应商|由|委托|集成商|厂家|单位(?=[\u4e00-\u9fff]{2})|全称|全名|名称",
        _OPENING_WORDS.sub("", found),
    )[-1]
    return name if len(name) >= _SHORTEST_COMPANY and not _NO_COMPANY.search(name) else ""


def companies_in(text: str) -> Piece | None:
    """Every company named in the text, joined as the form prints several; 自建 where nobody else built it."""
    found = list(_companies(text))
    if found:
        names = dict.fromkeys(one.words for one in found)
        also = _OWN_TOO.match(text, found[-1].end)
        return Piece(
            "、".join([*names, *(["自建"] if also else [])]),
            found[0].start,
            also.end() if also else found[-1].end,
        )
    own = re.search(r"自建|自己(?:建|做|开发|搞|弄)|自主(?:建设|开发|研发)|自研", text)
    return Piece("自建", own.start(), own.end()) if own else None


def change_of(text: str) -> tuple[Quantity, Quantity] | None:
    """Two quantities of one unit joined by 从…到/由…至/降到/->: before and after."""
    found = [one for one in quantities(text) if one.unit]
    said = [one.base() for one in found]
    found = [one for one in found if said.count(one.base()) == 1]  # 一天40件到一天50件: of a day both times
    for before, after in pairwise(found):
        if before.base()[1] != after.base()[1]:
            continue
        between = text[before.end : after.start]
        if len(between) <= 16 and _CHANGED.search(between):
            return before, after
    return None


def asks_change(item: FormField) -> bool:
    """Whether a share says how much something changed, and not how much there is."""
    return bool(re.search(r"提升|下降|缩短|降低|增长", item.label))


def stated_change(text: str) -> Piece | None:
    """The first share that says how much something changed; 降到1.9%, 从2.8% say only where it stood."""
    for one in quantities(text, bare=True):
        before = text[: one.start].rstrip()
        if one.base()[1] in ("%", "") and not _LEVEL.search(before) and not _ONWARD.match(text, one.end):
            return Piece(one.quote, one.start, one.end)
    return None


def numbers_changed(text: str) -> tuple[Decimal, Decimal, str] | None:
    """Before and after of a count whose unit is none we know (4,200PPM→2,730PPM), and the words that say so."""
    said = _SAID_CHANGED.search(text)
    if said:
        first, last = (parse_chinese_number(said[name]) for name in ("first", "last"))
        return (first, last, said[0]) if first else None
    found = _NUMBERS.search(text)
    if found is None or (found["unit"] and not found["same"].startswith(found["unit"])) or "%" in found[0]:
        return None
    first, last = (Decimal(found[name].replace(",", "")) for name in ("first", "last"))
    return (first, last, found[0]) if first else None


def relative_change(before: Quantity, after: Quantity) -> Decimal | None:
    """How much `after` differs from `before`, in % of `before`, one decimal; None for shares or zero."""
    first, unit = before.base()
    if unit == "%" or not first:
        return None
    return (abs(after.base()[0] - first) / first * 100).quantize(Decimal("0.1"))
