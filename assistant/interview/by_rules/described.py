"""Processes and technologies: a name, and what it is used for."""

import re
from collections.abc import Iterator

from assistant.interview.by_rules.cells import Cell
from assistant.interview.by_rules.told import Item

_SENTENCE = re.compile(r"(?:[^\n；;。！!？?.]|(?<![\u4e00-\u9fff)])\.|\.(?!\s|$))+")
_BRACKETED = re.compile(r"\s*[^，,()]{2,12}\([^()]+\)\s*[，,、和]")
_LISTED = re.compile(r"(?:[^，,、()]|\([^()]*\))+")
_MARK = re.compile(
    r"\s*(?:[-·•*●▪◆]\s*|[①-⑳]\s*|[(]?\d{1,2}[)、]\s*|\d{1,2}[.](?!\d)\s*|[一二三四五六七八九十]、\s*|(?:第?[一二三四五六]|其[一二三四])(?:个|项)?是\s*|其[一二三四五六][:：，,\s]*|"
    r"(?:工艺|技术)[0-9一二三四五六]+\s*[:：、.]\s*|(?:还有|另外|再就是|主要|包括|以及|再有|就是|有|是|用了|采用了?|再?一个)+(?:一?[个种项])?)*"
)
_NAMED = re.compile(r"(?P<table>工艺|技术)?名称?\s*(?:是|为|[:：\s])\s*(?=\S)")
_USE = re.compile(r"(?:应用描述|应用说明|应用情况|具体应用|用途|作用|描述|应用)\s*(?:是|为|[:：\s])\s*(?=\S)")
_JOIN = re.compile(
    r"\s*(?:——|—|--|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff]))\s*|\s*[:：\t|｜]\s*|\s*[，,]\s*|\s*[(](?=[^()]{3,}[)]\s*$)|(?=(?:主要)?(?:用于|用来|用在|应用于|负责))|"
    r"(?:这道|那道|这个)?(?:工序|工段|环节|岗位)?(?:里|上|中)?(?=(?P<by>用的?是|用(?![于来在户友]|电|水|能|料)|采用|使用|通过))|\s{1,}(?=[\u4e00-\u9fff])"
)
_ANOTHER = re.compile(r"[，,](?=[\w]{2,10}?(?:用的?是|用(?![于来在户友]|电|水|能|料)|采用|使用))")
_BY = re.compile(
    r"(?:用|采用|利用|基于)的?是?(?P<name>[\w]{2,14}?)(?P<use>(?:做|来|实现|进行|完成|对|去)\w.*)"
)
_CLOSING = re.compile(r"[，,](?:没有?别的|就这些|其他没有|别的没有|别的就没|没了)[^，,]*$")
_STAGE = re.compile(r"(?:工序|工段|环节|岗位)$")
_LIST = re.compile(r"[、]|\s*(?:→|->)\s*|以及|(?<=.{2})和(?=.{2})")
_TECHNOLOGY = re.compile(
    r"技术|算法|模型|建模|学习|识别|机器视觉|视觉|物联网|5G|数字孪生|大数据|人工智能|AI|预测控制|RFID|标识|边缘计算|OPC|APC|云计算|"
    r"知识图谱|神经网络|仿真|区块链|优化求解|寻优|规划求解|通信|协议|射频"
)
_NO_NAME = re.compile(
    r"没|了|这|我们|你|他|吗|呢|吧|啊|嘛|是|也|就|请|谢|以前|原来|如下|以上|见附|复制|粘贴|其[他它]|什么|特别|保密|涉密|秘密|恕|还|老样子|不变|照旧"
)
_LONGEST_NAME = 24


def described(text: str, start: int, table: str, headed: bool) -> Iterator[Item]:
    """The items of a text from `start` on. Without any head, what is named like a technology is one."""
    last: Item | None = None
    for found in _sentences(text, start):
        mark = _MARK.match(text, found.start(), found.end())
        begin = mark.end() if mark else found.start()
        use = _USE.match(text, begin, found.end())
        if use and last is not None:
            last.add(_cell("application", text, use.end(), found.end()))
            continue
        if last is not None:
            yield last
        last = None
        made = list(_items(text, begin, found.end(), table, headed))
        yield from made[:-1]
        last = made[-1] if made else None
    if last is not None:
        yield last


def _sentences(text: str, start: int) -> Iterator[re.Match[str]]:
    """Sentences; one that lists names with their uses in brackets (施釉（喷釉），抛光（水磨）) is cut at its commas."""
    for sentence in _SENTENCE.finditer(text, start):
        if _BRACKETED.match(text, sentence.start(), sentence.end()):
            yield from _LISTED.finditer(text, sentence.start(), sentence.end())
        else:
            yield sentence


def _items(text: str, start: int, end: int, table: str, headed: bool) -> Iterator[Item]:
    closing = _CLOSING.search(text, start, end)
    end = whole = closing.start() if closing else end
    named = _NAMED.match(text, start, end)
    if named:
        start = named.end()
        table = {"工艺": "processes", "技术": "technologies"}.get(named["table"] or "", table)
    if (by := _BY.match(text, start, end)) and headed:
        item = Item(table)
        item.add(Cell("name", by["name"], *by.span("name")))
        item.add(_cell("application", text, by.start("use"), end))
        yield item
        return
    join = next(
        (one for one in _JOIN.finditer(text, start + 1, end) if text[start : one.start()].strip()), None
    )
    rest = end
    if join is not None and join["by"] and (another := _ANOTHER.search(text, join.end(), end)):
        end, rest = another.start(), another.end()
    name_end = join.start() if join else end
    names = _LIST.split(text[start:name_end].strip()) if join is None else [text[start:name_end].strip()]
    at = start
    for name in names:
        bare = _STAGE.sub("", name.strip(" “”\"'*")) or name.strip()
        at = text.find(bare, at, name_end)
        if at < 0 or not _good(bare):
            return
        item = Item(_table(bare, table, headed or bool(named)))
        item.add(Cell("name", bare, at, at + len(bare)))
        if join is not None and text[join.end() : end].strip():
            use = _USE.match(text, join.end(), end)
            item.add(_cell("application", text, use.end() if use else join.end(), end))
        yield item
    if end < rest:
        yield from _items(text, rest, whole, table, headed)


def _table(name: str, table: str, headed: bool) -> str:
    if headed or not _TECHNOLOGY.search(name):
        return table
    return "technologies"


def _good(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_NAME and bool(re.search(r"\w", name)) and not _NO_NAME.search(name)


def _cell(key: str, text: str, start: int, end: int) -> Cell:
    words = text[start:end].strip(" ，,、)）")
    at = text.find(words, start, end)
    return Cell(key, words, at, at + len(words))
