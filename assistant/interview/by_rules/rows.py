"""Items of 附表2 in a text: heads name the table, lines under a head are rows, the rest is told in one's own words."""

import re
from collections.abc import Iterator, Sequence

from assistant.interview.by_rules.described import described
from assistant.interview.by_rules.pasted import Pasted, head_of
from assistant.interview.by_rules.told import Item, told

KIND_GUESSED = "按名称归类，请核对"

_KIND_HINTS = (
    ("智能物流与仓储装备", ("AGV", "AMR", "立体库", "堆垛机", "输送", "仓储", "物流", "穿梭车", "码垛")),
    (
        "智能检测与装配装备",
        ("检测", "视觉", "测量", "相机", "光谱", "分析仪", "称重", "装配", "拧紧", "色选"),
    ),
    (
        "智能传感与控制装备",
        ("传感", "变送", "PLC", "DCS", "控制器", "控制系统", "仪表", "流量计", "网关", "采集"),
    ),
    ("增材制造装备", ("3D打印", "增材")),
    ("高档数控机床与工业机器人", ("机器人", "机床", "加工中心", "数控", "机械臂")),
)
_SOFTWARE_HINTS = (
    ("研发设计类", ("CAD", "CAE", "PLM", "PDM", "CAPP", "仿真", "设计")),
    ("控制执行类", ("DCS", "SCADA", "APC", "组态", "控制", "监控")),
    ("生产制造类", ("MES", "制造执行", "APS", "排产", "WMS", "仓储", "QMS", "质量", "LIMS", "EAM", "追溯")),
    ("经营管理类", ("ERP", "SRM", "CRM", "OA", "财务", "采购", "供应链", "能源管理", "EMS")),
)

_WORDS = {"装备": "equipment", "设备": "equipment", "硬件": "equipment", "软件": "software", "系统": "software",
          "工艺": "processes", "技术": "technologies"}  # fmt: skip
_COUNTED = r"(?:(?:这|那|下面|以下|这么)?(?:[几两二三四五六七八九十\d]+)(?:样|种|个|台|项|套|件|款|类|块|(?=[:：，,\n]))|一[套个台项](?=[，,:：]))"
_HEAD = re.compile(
    r"(?:(?<=[\s，,。；;！!#*【\[])|^)[#*【\[\s]*(?:[一二三四五六\d]+[、.)]\s*)?(?:我们|主要|关键|核心|所用|用到|用的|采用|涉及|上|新)*的?"
    r"(?P<word>装备|设备|硬件|软件|系统|工艺|技术|(?i:equipment|software|process(?:es)?|technolog(?:y|ies))(?=(?: list)?\s?[:：]))(?: list)?(?:清单|列表|表|情况|部分|台账|名录)?[】\]*]*\s*"
    rf"(?:[:：]|(?=\n|$)|(?:嘛|呢|的话|方面|这块|上)(?=[，,:：\s])[，,:：]?|(?:方面|这块|上)?(?:则|也|还|写|说|填|列|报|主要|分别|一共|共|就|都)*"
    rf"(?:(?:包括|如下|有{_COUNTED}|有(?!没)|[是为](?!我们|自)(?:{_COUNTED}|以下)?|用(?:了|到了?|的是)|采用了?|{_COUNTED})(?:如下)?)[:：，,]?)"
)
_CODE = re.compile(
    r"^\s*(?:[=+@<{}\[\]!`$]|-{2,}\s*$|'|\"?\w+\"?\s*:\s*[\[{\"])|</?\w+|https?://|!\[|\]\(|\{\{|\$\{|[=;]\s*cmd|"
    r"\b(?:DROP|SELECT|INSERT|DELETE|UNION|UPDATE)\s+\w+|\b(?:HYPERLINK|javascript|eval|exec|ignore|prompt|system)\b|"
    r"忽略(?:以上|之前|前面|上面|所有)|(?:系统|助手)(?:提示|指令|注意)|你(?:现在)?是一|请(?:把|将|输出|直接|注明)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^\n\t；;。]+")


def items(text: str, tables: Sequence[str]) -> Iterator[Item]:
    """The items of a text that answers what goes into `tables`, in its order.

    A head (软件：, 工艺名称\t应用描述) says which table follows; before any, it is the first of `tables`.
    """
    text = _without_code(text)
    table = tables[0]
    headed = False
    for kind, start, end in _blocks(text):
        if isinstance(kind, Pasted):
            rows = tuple(kind.items(text, table))
            table = rows[-1].table if rows else kind.table or table
            headed = headed or bool(kind.table)
            yield from rows
            continue
        for word, first, last in _sections(text, start, end):
            headed = headed or bool(word)
            table = _table_of(word, tables) or table
            told_of = text[:last]
            if table in ("processes", "technologies"):
                yield from described(told_of, first, table, headed)
            else:
                yield from told(told_of, first, table)


def heads(text: str) -> Iterator[tuple[int, int]]:
    """Where the heads of tables and sections stand: they say nothing of their own."""
    for line in re.finditer(r"[^\n]+", text):
        if head_of(line[0]) is not None:
            yield line.span()
    yield from (head.span() for head in _HEAD.finditer(text))


def _table_of(word: str, tables: Sequence[str]) -> str:
    """The table that a head names; 系统 may stand over either machines or programs."""
    return (
        tables[0]
        if word == "系统" and tables[0] in ("equipment", "software")
        else _WORDS.get(word, _english(word.lower()))
    )


def _english(word: str) -> str:
    """The table of an English head, in the singular or plural."""
    return next((table for table in _WORDS.values() if word and table.startswith(word[:7])), "")


def _without_code(text: str) -> str:
    """The text with code, formulas and orders to a program blanked: they tell of nothing."""
    return _PIECE.sub(lambda piece: "\n" * len(piece[0]) if _CODE.search(piece[0]) else piece[0], text)


def _blocks(text: str) -> Iterator[tuple[Pasted | None, int, int]]:
    """The text as pasted tables, each with its rows, and what stands between."""
    begin, at = 0, 0
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    while at < len(lines):
        head = head_of(text[slice(*lines[at])])
        if head is None:
            at += 1
            continue
        if text[begin : lines[at][0]].strip():
            yield None, begin, lines[at][0]
        at += 1
        while at < len(lines) and head_of(text[slice(*lines[at])]) is None and head.add(text, *lines[at]):
            at += 1
        begin = lines[at][0] if at < len(lines) else len(text)
        yield head, begin, begin
    if text[begin:].strip():
        yield None, begin, len(text)


def _sections(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What a head stands over: its word (empty before the first head), first and last place."""
    found = list(_HEAD.finditer(text, start, end))
    first = found[0].start() if found else end
    if text[start:first].strip():
        yield "", start, first
    for at, head in enumerate(found):
        last = found[at + 1].start() if at + 1 < len(found) else end
        yield head["word"], head.end(), last


def kind_of(name: str, table: str) -> str:
    """The printed kind a name plainly belongs to; empty where it is not plain."""
    hints = _KIND_HINTS if table == "equipment" else _SOFTWARE_HINTS
    return next((kind for kind, words in hints if any(_stands(word, name) for word in words)), "")


def _stands(word: str, name: str) -> bool:
    """Whether a word stands in a name; letters only as a word of their own: no CAD in SCADA."""
    if not word.isascii():
        return word in name
    return bool(re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", name, re.IGNORECASE))
