"""Cells of a piece of equipment or software in a few words: 两台KUKA KR210的焊接机器人 → name, model, supplier, note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.forms.annex02 import EQUIPMENT_KINDS, SOFTWARE_KINDS
from assistant.interview.by_rules.heads import HEADS
from assistant.interview.by_rules.makers import is_placed, maker_in, own_in

DECLINED = "不便填写"
_SAID = {key: "|".join(one for one in names.split("|") if not one.isascii()) for key, names in HEADS.items()}
_NOT_LABELS = r"(?!管理|协同|门户|关系|平台|系统|评价|门槛)"
_LABEL = re.compile(
    "|".join(rf"(?P<{key}>{names})" for key, names in _SAID.items() if key != "application")
    + r"|(?P<english>(?<![A-Za-z])(?:vendor|supplier|model|version|name|kind|note))(?=\s*[:：]|\s+[A-Za-z]*\d)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:就?是|为|叫做?|写|填|用的是|[:：=\s])*")
_UNKNOWN = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:不知道|不清楚|不晓得|不详|没有|忘了|记不清|记不得|未知|暂无|查不到|没留意|没人(?:记得|知道|清楚)|没注意|没在意|[\u4e00-\u9fff]{0,4}查查|回头|再查|查一?查|待定|待查|待补|没记)(?:了|的)?"
)
_WITHOUT = re.compile(
    r"(?:都?没有?|不记得|不知道|不清楚|无|不带|未定|待定)(?:固定|具体|正式)?的?(?:型号|规格|版本号?|厂家|供应商|品牌|牌子)(?:和(?:型号|厂家))?[的了]?|no (?:model|version)"
)
_SECRET = re.compile(
    r"[\u4e00-\u9fff]{0,3}?(?:涉密|保密|不便|不方便|不能[说写填]|商业秘密|不公开|不对外|机密)[\u4e00-\u9fff]{0,4}"
)
_KINDS = {"equipment": EQUIPMENT_KINDS, "software": SOFTWARE_KINDS}
_KIND = {
    table: re.compile(
        r"(?:(?:这|那|它)[台个套]?)?(?:(?:关键)?(?:装备|设备|软件)?种类)?(?:归到?|属于?|算是?|是)?[:：\s]*("
        + "|".join(kinds)
        + r")(?:的|里)?"
    )
    for table, kinds in _KINDS.items()
}
_LATIN = r"[A-Za-z0-9][A-Za-z0-9.\-/_+×*]*"
_RUN = re.compile(rf"{_LATIN}(?: {_LATIN})*")
_SPOKEN = re.compile(r"[零〇幺一二三四五六七八九杠点]+(?![台套条块只个十])")
"""What is dictated behind the letters of a model: HT杠六, DC四零零."""
_WORDY = re.compile(
    r"(?:[2-9]D|[2-6]G|[48]K|CO2?|SO2|NO2|H2S?|NH3|O2|N2|PM2\.5|PM10|RS-?\d{3}|IO|I/O|X)$|\d+(?:\.\d+)?(?:kV|kW|MW|KW|KV|t|T|kg|mm|cm|m|MPa|Hz|GHz|V|W|A|L)$"
)
"""Latin words with figures that belong to a name or give a size: 3D, CO2, 10kV."""
_VERSION = re.compile(r"[Vv]\d[\w.]*|\d+(?:\.\d+)+")
_MODEL_TAIL = re.compile(r"(?:型号?|系列|版本?)?(?:的(?=[\u4e00-\u9fff]))?")
_COUNT = re.compile(
    r"(?:一共|总共|共|各|计)?(?P<count>(?:(?<!\d)\d{1,6}|[一二两三四五六七八九十百]+)[多余]?\s?(?:台套|台|套|条|块|只|辆|组|件|个|部|座(?!标)|支|把|架|面|根|对(?!标)|张))"
)
_LED = re.compile(rf"(?<=[是有了用上装买配、\0\s]){_COUNT.pattern}")
_SIZE = re.compile(
    r"\s*((?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)\s?(?:通道|路|轴|相|工位|英寸|自由度|吨|米|立方|升|寸|千瓦|t|T|kW|KW|kg|mm|m|L)级?)的?\s*"
)
_TIMES = re.compile(r"[×xX*]\s?(\d+\s?[台套条块只辆组件个]?)$")
_SAME = re.compile(
    r"(?:(?:和|跟|与|同)(?P<row>[^，,；;。\s\0]{1,14}?)(?:是|都是)?(?:同一家|一家|那家|一样|相同|同一个(?:厂家|公司|厂))|"
    r"同(?P<number>(?:装备|设备|软件|系统|第)?[0-9一二三四五六七八九①②③④⑤⑥]+(?:[行个台项条])?)(?!轴|级|步|家|样|个|公司|厂)|"
    r"(?:还是|也是|都是|仍是|依然是|同样是|是)?(?:同上|同前|同左|上同|同一家|(?:上面|前面|刚才)那家|(?:他|她|它|这|那)们?(?:自己)?(?:一家|家|公司|厂))|"
    r"(?:还是|也是|仍是|依然是)(?P<who>[^，,；;。\s\0]{2,20}?)(?=(?:那家|家|他们)?(?:供货?|提供|生产|做|开发|配套|配|出)?的?$))"
    r"(?:那家|家)?(?:供货?|提供|生产|做|开发|配套|配|出)?(?:的|公司)?"
)
_CALLED = re.compile(r"(?:名字|名称)?(?:就|是|也)?叫做?")


_DEVICE = (
    r"(?:机|机器人|器|仪|表|站|线|车|柜|台|箱|炉|泵|阀|秤|床|系统|装置|设备|装备|中心|单元|平台|终端|网关|相机|镜头|库|臂|手|塔|屏|机组|"
    r"模块|模组|探头|锅|罐|软件|程序|工具|引擎|中间件|大屏|看板|算法|模型|APP|葫芦|吊|钳|刀|具|轨|缸|皮带|输送带|钻|磨|铣|立加|卧加|坐标|[A-Z]{2,})"
)
_DEVICEISH = re.compile(rf".*{_DEVICE}(?:\d{{3,}})?(?:\([^()]*\))?")
_PLAIN_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.\-/]*(?: [A-Za-z0-9.\-/]+)*")


def deviceish(words: str) -> bool:
    """Whether words end as names of machines and programs do."""
    return bool(_DEVICEISH.fullmatch(words))


@dataclass(frozen=True)
class Cell:
    """What a stretch of the text gives to a column; `key` is `same` where it points at an earlier supplier."""

    key: str
    words: str
    start: int
    end: int
    labelled: bool = False


@dataclass
class Part:
    """A few words between two separators; what has been read is blanked, so that every place stays."""

    text: str
    offset: int
    table: str
    named: bool = False
    """Whether the item that it belongs to has its name."""

    cells: list[Cell] = field(default_factory=list)

    def take(self, key: str, words: str, start: int, end: int) -> None:
        """Keep a cell (none for an empty key) and blank the stretch that gave it."""
        if key:
            self.cells.append(Cell(key, words.strip(), self.offset + start, self.offset + end))
        self.text = self.text[:start] + "\0" * (end - start) + self.text[end:]

    def has(self, key: str) -> bool:
        """Whether a cell of the column has been read."""
        return any(cell.key == key for cell in self.cells)


def cells_of(text: str, offset: int, table: str, named: bool = False) -> tuple[tuple[Cell, ...], str, int]:
    """The cells that a part plainly gives, and what is left of it (a name, or just words) with its place."""
    part = Part(text, offset, table, named)
    for read in (_kind, _labelled, _own, _same, _model, _maker, _count):
        read(part)
    runs = re.finditer(r"[^\0]+", part.text)
    left = max(runs, key=lambda run: (deviceish(run[0].strip()), len(run[0].strip())), default=None)
    if left is None:
        return tuple(part.cells), "", offset
    return tuple(part.cells), left[0], offset + left.start()


def _kind(part: Part) -> None:
    if found := _KIND[part.table].search(part.text):
        part.take("kind", found[1], found.start(1), found.end(1))
        part.cells[-1] = replace(part.cells[-1], labelled="种类" in found[0])
        part.take("", "", found.start(), found.end())


def _labelled(part: Part) -> None:
    """Values behind the name of their column, wherever it stands in what is dictated."""
    for none in _WITHOUT.finditer(part.text):
        part.take("", "", *none.span())
    at = 0
    while (label := _LABEL.search(part.text, at)) and re.match(_NOT_LABELS, part.text[label.end() :]):
        key = (
            (label.lastgroup or "")
            .replace("english", label[0].lower())
            .replace("vendor", "supplier")
            .replace("version", "model")
        )
        link = _LINK.match(part.text, label.end())
        begin = link.end() if link else label.end()
        if begin == label.end() and key in ("kind", "name", "note"):  # 名称 alone is a word: 名称识别
            at = label.end()
            continue
        at = max(_value(part, key, label.start(), begin), label.end())


def _value(part: Part, key: str, start: int, begin: int) -> int:
    """Take the value of a label from `begin`; the place where it ends."""
    following = _LABEL.search(part.text, begin)
    stop = min([following.start()] if following else [], default=len(part.text))
    stop = min(stop, part.text.find("\0", begin) if "\0" in part.text[begin:] else stop)
    if following and following.start() == begin:  # 厂家型号都不知道
        if _UNKNOWN.match(part.text, following.end()):
            part.take("", "", start, begin)
        return begin
    if unknown := _UNKNOWN.match(part.text, begin, stop):
        part.take("", "", start, unknown.end())
        return unknown.end()
    if secret := _SECRET.match(part.text, begin, stop):
        part.take(key if key in ("model", "supplier") else "", DECLINED, start, secret.end())
        return secret.end()
    return _written(part, key, start, begin, stop)


def _written(part: Part, key: str, start: int, begin: int, stop: int) -> int:
    value = part.text[begin:stop]
    if key == "model" and (run := _RUN.match(value)):
        spoken = _SPOKEN.match(value, run.end())
        last = spoken.end() if spoken else run.end()
        tail = _MODEL_TAIL.match(value, last)
        stop = begin + (tail.end() if tail else last)
        value = value[:last]
    if key == "supplier":
        sheet = Part(value, part.offset + begin, part.table)
        for read in (_own, _same, _maker):
            if not sheet.cells:
                read(sheet)
        if sheet.cells:
            cell = sheet.cells[0]
            part.take(cell.key, cell.words, start, cell.end - part.offset)
            return cell.end - part.offset
        value = re.sub(r"的$", "", value.strip())
    if not value.strip():
        return begin
    part.take(key, value, start, stop)
    return stop


def _own(part: Part) -> None:
    if not part.has("supplier") and (own := own_in(part.text)):
        part.take("supplier", own.words, own.start, own.end)


def _same(part: Part) -> None:
    if not part.has("supplier") and (same := _SAME.search(part.text)):
        pointed = same["row"] or same["number"] or same["who"] or ""
        part.take("same", pointed, same.start(), same.end())


def _model(part: Part) -> None:
    """A model that no label announces: letters with figures, and the words written before them (TraceCast V3.2.1)."""
    if part.has("model"):
        return
    for run in _RUN.finditer(part.text):
        if (
            part.named
            and part.text.strip() == run[0]
            and _PLAIN_LATIN.fullmatch(run[0])
            and not maker_in(run[0])
        ):
            part.take("model", run[0], *run.span())  # alone behind the name: S-Max
            return
        words = [(m.start() + run.start(), m.end() + run.start(), m[0]) for m in re.finditer(r"\S+", run[0])]
        if words[-1][2].isdigit() and _COUNT.match(part.text, words[-1][0]):  # A700 2台
            words.pop()
        first = next(
            (at for at, word in enumerate(words) if _models(word[2], part) or _numbers(words, at)), None
        )
        if first is None:
            continue
        start = _model_start(part, words, first)
        end = words[-1][1]
        tail = _MODEL_TAIL.match(part.text, end)
        part.take("model", part.text[start:end], start, end)
        part.take("", "", end, tail.end() if tail else end)
        return


def _numbers(words: list[tuple[int, int, str]], at: int) -> bool:
    """Whether a bare figure belongs to the word before it: TruLaser 3030."""
    return (
        at > 0
        and bool(re.fullmatch(r"\d{2,4}(?:\.\d+)?|\d+\.\d+", words[at][2]))
        and words[at - 1][2][0].isalpha()
    )


def _models(word: str, part: Part) -> bool:
    if _WORDY.fullmatch(word) or not re.search(r"\d", word):
        return False
    if _VERSION.fullmatch(word):
        return word[0] in "Vv" or part.table == "software"
    alone = part.named and part.text.strip().startswith(word)  # R6, U9 cloud
    return bool(re.search(r"[A-Za-z]", word)) and (len(word) > 2 or alone)


def _model_start(part: Part, words: list[tuple[int, int, str]], first: int) -> int:
    """Where a model begins: at the words before its figures, unless these name the thing or its maker."""
    before = part.text[: words[0][0]]
    named = part.named or bool(re.search(r"[\u4e00-\u9fff]", before))
    for at, (start, _, word) in enumerate(words[: first + 1]):
        glued = (
            at == 0
            and before.strip("\0 ") != ""
            and not before.endswith((" ", "\0"))
            and not is_placed(before)
        )
        if at == first or not (maker_in(word) or (glued and word.isupper()) or (not named and first == 1)):
            return start
    return words[first][0]


def _maker(part: Part) -> None:
    if part.has("supplier") or part.has("same"):
        return
    if made := maker_in(part.text):
        at = part.text.find(made.words, made.start)
        part.take("supplier", made.words, at, at + len(made.words))
        part.take("", "", made.start, made.end)


def _count(part: Part) -> None:
    """How many: before the name or behind it; 一个 only says that something follows."""
    if size := _SIZE.fullmatch(part.text):
        part.take("note", size[1], *size.span(1))
        return
    bare = re.search(r"[^\0\s，,的是]", part.text)
    begin = bare.start() if bare else 0
    found = (
        _COUNT.match(part.text, begin)
        or _LED.search(part.text)
        or re.search(rf"{_COUNT.pattern}[\s\0]*$", part.text)
        or _TIMES.search(part.text)
    )
    if found is None:
        return
    words = found[1]
    vague = (
        words in ("一个", "两个") and found.start() == begin and found.end() < len(part.text.rstrip("\0 "))
    )
    part.take("" if vague else "note", words, found.start(), found.end())


def called(text: str) -> bool:
    """Whether a part gives the proper name of what was just told of: 名字叫彩云ERP."""
    return bool(_CALLED.match(text.strip()))


def withheld(words: str) -> str | None:
    """What a cell that gives no model comes to: declined, or nothing (empty); None where it gives one."""
    if re.fullmatch(rf"(?:型号|规格)?(?:{_SECRET.pattern})", words):
        return DECLINED
    return "" if re.fullmatch(rf"(?:型号|规格)?(?:{_UNKNOWN.pattern})", words) else None


def kinds_in(words: str, table: str) -> Iterator[str]:
    """The printed kinds that stand in some words."""
    yield from (kind for kind in _KINDS.get(table, ()) if kind in words)
