"""A message cut into what is sorted by itself: sentences, breaths of dictation, rows of a table; heads and numbers off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.interview.by_rules.columns import Piece, column_probabilities
from assistant.interview.by_rules.spoken import breaths
from assistant.text.sentences import split_sentences

_NUMBER = re.compile(
    r"\s*(?:[-·•*●■◆]+\s*|[①-⑳]\s*|[（(]\s*[\d一二三四五六七八九十]{1,2}\s*[）)]\s*[、.．]?\s*|(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[、.．)）]\s*(?!\d))"
)
_HALF_STOP = re.compile(
    r"(?<=[㐀-鿿%％）)])\.(?=[^\s.\d]|\d{2,4}年)|(?<=[㐀-鿿])\.(?=\d)|(?<=[A-Za-z])(?<!\bNo)(?<!\bVer)\.(?=[㐀-鿿])"
    r"|[\U0001F300-\U0001FAFF\u2600-\u26ff\u2705\u2744\u274c\ufe0f\u200d]+"
)
"""A half-width full stop without a blank after it (数据全进MES.以前AOI误报高), and pictures set as stops"""

_HEADS = {
    "应用描述|应用情况|场景描述|场景介绍|场景概况|位置|地点|应用|用途|用在|建设内容|建设情况": ("application",),
    "解决的痛点(?:问题)?(?:描述)?|痛点(?:问题)?|难点|存在(?:的)?问题|问题|原状|现状问题|改造前|建设前|实施前|以前|原来|背景": ("pain_points",),
    "技术方案|采用的技术方案|做法|技术路线|技术手段|技术|手段|解决方案|解决办法|系统组成|架构|方案": ("solution", "plan"),
    "保障要素|保障措施|保障|(?:组织|制度|人员|资金|标准|管理|安全)保障": ("safeguards",),
    "已实施成效|实施成效|应用成效|建设成效|成效|结果|效果|实施效果|改造后|建设后|实施后|收效": ("outcome",),
    "经济性(?:和可推广性)?|经济效益|投资回报|推广价值|可推广性|可复制性|推广性|回报|经济": ("economy",),
    "带动效应|带动作用|带动|辐射带动|社会效益|示范作用|示范带动": ("others",),
    "企业简介|公司简介|单位简介|企业概况|公司概况|简介": ("profile",),
    "(?:场景)?建设方案(?:及情况)?|总体方案|整体方案|实施步骤|实施过程|建设过程": ("plan", "solution"),
    "(?:下一步)?提升(?:计划|方向)?|下一步(?:计划|打算)?|后续(?:计划|提升)?|改进(?:计划)?": ("improvement",),
    "(?:下一步)?(?:复制)?推广(?:应用)?(?:计划|打算)?": ("promotion", "economy"),
    "(?:相关|拟附)?附件(?:清单|材料)?|拟附|随附": ("attachments",),
}  # fmt: skip
_PLAIN = "痛点|成效|效果|提升|推广|带动|保障|经济性|可推广性|简介|附件"
"""Names that head what follows without a colon too: 推广嘛，…"""
_HEAD = re.compile(
    rf"\s*(?:{'|'.join(f'(?P<c{at}>{names})' for at, names in enumerate(_HEADS))})"
    r"(?:方面|部分|情况|这块|这一?部分|上|计划)?\s*[：:](?!\d+(?:\.\d+)?\s*(?:[：:%％]|$))\s*"
)
_TITLE = re.compile(
    rf"\s*(?:{'|'.join(f'(?P<c{at}>{names})' for at, names in enumerate(_HEADS))})(?:方面|部分|情况|价值)?\s*(?:[（(][^（）()]*[）)])?\s*[。.]?\s*"
)
"""A heading that is a sentence of its own: 经济效益。"""
_QUOTED = re.compile(r"\s*[“「\"](?=[^“「\"]*[。！；][^“「\"]*[”」\"]\s*$)")
"""What somebody else has said, passed on as a whole"""
_SOFT_HEAD = re.compile(
    rf"\s*(?:至于|说到|关于|下一步)?(?:{'|'.join(f'(?P<c{at}>{names})' for at, names in enumerate(_HEADS))})"
    r"(?:(?:方面|部分|这块|的话|来说|上|计划)\s*[嘛呢吧呀]?\s*[，,、 ]|[嘛呢吧呀]\s*[，,、 ]|\s+(?=[\u4e00-\u9fff])|[就也]?(?:主要)?是(?=.{6}))\s*"
)
_LEAD = re.compile(
    r"\s*[^：:\d。]{0,24}(?:[说讲聊捋]|汇报|介绍|补充|回[答复]|如下)[^：:\d。，,]{0,6}[：:]\s*(?=\S)"
)
"""Words that only announce what follows: 我简单说一下：…"""
_BEFORE_AFTER = re.compile(r"(?:改造|建设|实施|上线|投用)?前|以前|原来|原先|过去")
_AFTER = re.compile(r"(?:改造|建设|实施|上线|投用)后|现在|目前|如今")

_COMMA = re.compile(r"[，,]\s*|(?<=[\u4e00-\u9fff\d%％A-Za-z])\s+(?=[\u4e00-\u9fff])")
_TURN = re.compile(
    r"(?:但|不过|而)?(?:以前|原来|原先|原由|过去|从前|之前|此前|早先|现在|现再|如今|目前|现已|后来|后头|改造[前后]|建设[前后]|投[用运]|上线后|用上|为此|通过|结果|另外|还有|再就是|对了|"
    r"推广|带动|提升|下一步|明年|今后|旁边|隔壁|兄弟|集团|同行|别的厂|前年|去年|今年|二〇|二三年|二四年|20\d\d年)|[^，,]{0,10}(?:由|从)[^，,]{1,12}(?:降|减|缩|提|升|变|到|至|压)"
)
_SHORTEST_PART = 8
_LIST = frozenset({"attachments"})
_FIGURES = r"[^，,。；;]*[\d一二三四五六七八九十两半百千]"
_COMPARED = re.compile(
    rf"\W*(?:(?:以前|原先|原来|过去|从前){_FIGURES}[^，,。；;]{{0,12}}[，, ]\s*(?:现在|如今|这阵子?|目前|眼下){_FIGURES}|"
    rf"(?:现在|如今|这阵子?|目前|眼下){_FIGURES}[^，,。；;]{{0,12}}[，, ]?\s*(?:以前|原先|原来|过去|从前){_FIGURES})[^，,。；;]{{0,8}}[。；;!！]?"
)
"""Figures of before and after in one sentence: an outcome, whichever comes first"""
_TIME = re.compile(
    r"(?:但|不过|而)?(?:以前|原来|原先|原由|过去|从前|此前|早先|改造[前后]|建设[前后]|现在|如今|目前|现已|后来|投[用运][后以]|上线后)"
)
_TIME_GAIN, _TURN_GAIN, _PLAIN_GAIN = -1.0, -0.2, 1.2
"""By how much two parts must be likelier than the whole to be told apart: where a time is said, another turn, none"""


@dataclass(frozen=True)
class Cut:
    """A piece of a message and where it stands there; heads and numbers before it are left out."""

    piece: Piece
    start: int
    end: int


def cut(text: str, asked: frozenset[str] = frozenset()) -> Iterator[Cut]:
    """The pieces of a text in order. `asked` are the columns asked for: of two that a head may mean, the asked one is."""
    offset, table = 0, False
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if "\t" in bare:
            table = table or _is_before_after(bare)
            if bare.strip() and not _is_before_after(bare):
                yield Cut(Piece(bare.strip(), "outcome" if table else ""), offset, offset + len(bare))
        else:
            table = table and not bare.strip()
            yield from _line(bare, offset, asked)
        offset += len(line)


def _is_before_after(line: str) -> bool:
    """Whether a row heads a table that compares before and after."""
    return bool(_BEFORE_AFTER.search(line) and _AFTER.search(line) and not re.search(r"\d", line))


def _line(line: str, offset: int, asked: frozenset[str]) -> Iterator[Cut]:
    under, title, at = "", "", 0
    if quoted := _QUOTED.match(line):
        offset += quoted.end()
        line = line[quoted.end() :].rstrip().rstrip('”」"')
    for sentence in _sentences(line):
        start = line.find(sentence, at)
        at = start + len(sentence)
        number = _NUMBER.match(sentence)
        begin = number.end() if number else 0
        if at < len(line.rstrip()) and (heading := _TITLE.fullmatch(sentence, begin)):
            title = _column(heading, asked)
            continue
        lead = _LEAD.match(sentence, begin)
        begin = lead.end() if lead else begin
        head, length = _head(sentence[begin:], asked)
        begin += length
        head, title = head or title, ""
        for first, last in _parts(sentence[begin:], whole=asked == _LIST):
            said = sentence[begin + first : begin + last]
            inner, skip = ("", 0) if head and not first else _head(said, asked)
            inner = inner or ("outcome" if _COMPARED.fullmatch(said) else "")
            place = offset + start + begin
            piece = Piece(
                said[skip:].strip().rstrip("，,、"),
                inner or ("" if first else head),
                under or (head if first else ""),
            )
            yield Cut(piece, place + first + skip, place + last)
            head, under = inner or head, inner or head or under


def _sentences(line: str) -> Iterator[str]:
    for sentence in split_sentences(line):
        start = 0
        for stop in _HALF_STOP.finditer(sentence):
            if stop.start() - start >= 4:
                yield sentence[start : stop.end()]
                start = stop.end()
        yield sentence[start:]


def _head(text: str, asked: frozenset[str]) -> tuple[str, int]:
    """The column whose name heads a text, and the length of the head."""
    found = _HEAD.match(text)
    if not found:
        found = _SOFT_HEAD.match(text)
        if not found or not re.match(rf"\s*(?:至于|说到|关于|下一步)?(?:{_PLAIN})", text):
            return "", 0
    return _column(found, asked), found.end()


def _column(found: re.Match[str], asked: frozenset[str]) -> str:
    """The column that a head means: of two the one asked for."""
    group = next(name for name, value in found.groupdict().items() if value)
    columns = tuple(_HEADS.values())[int(group[1:])]
    return next((one for one in columns if one in asked), columns[0])


def other_head(text: str, own: str) -> int:
    """Where a line begins that the name of another column heads; the length of the text where none does."""
    at = text.find("\n") + 1
    while at:
        number = _NUMBER.match(text, at)
        column, _ = _head(text[number.end() if number else at :], frozenset())
        if column and column != own:
            return at
        at = text.find("\n", at) + 1
    return len(text)


def _parts(sentence: str, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of a sentence that speak of different things; a list is left `whole`."""
    if whole:
        yield 0, len(sentence)
        return
    at = 0
    for breath in breaths(sentence):
        start = sentence.find(breath, at)
        at = start + len(breath)
        yield from ((start + first, start + last) for first, last in _split(breath))


def _split(text: str, depth: int = 3) -> list[tuple[int, int]]:
    """Where a clause turns to another column, the text is cut before it."""
    if depth == 0 or len(text) < 2 * _SHORTEST_PART or _COMPARED.fullmatch(text):
        return [(0, len(text))]
    _, whole = _best(text)
    found: tuple[float, int] | None = None
    for comma in _COMMA.finditer(text):
        left, right = text[: comma.end()], text[comma.end() :]
        if min(len(left.strip(" ，,")), len(right)) < _SHORTEST_PART or _open_bracket(left):
            continue
        (one, first), (other, second) = _best(left), _best(right)
        gain = first + second - whole - _least_gain(right)
        if one != other and gain > 0 and (found is None or gain > found[0]):
            found = gain, comma.end()
    if found is None:
        return [(0, len(text))]
    at = found[1]
    return [*_split(text[:at], depth - 1), *((at + a, at + b) for a, b in _split(text[at:], depth - 1))]


def _least_gain(right: str) -> float:
    if _TIME.match(right):
        return _TIME_GAIN
    return _TURN_GAIN if _TURN.match(right) else _PLAIN_GAIN


def _best(text: str) -> tuple[str, float]:
    """The likeliest column and its log probability."""
    import math

    likely = column_probabilities(text)
    column = max(likely, key=likely.__getitem__)
    return column, math.log(likely[column] + 1e-9)


def _open_bracket(text: str) -> bool:
    return any(text.count(a) > text.count(b) for a, b in ("（）", "()", "《》", "“”", "【】"))
