"""What a question is about once its asking words are gone, and how much of that a text of the notice holds."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import log

from assistant.retrieval.passages import passage
from knowledge.clauses import clauses

_ASKING = re.compile(
    r"附件\s*[\d一二三四五六七八九十]+|卓越级|先进级|基础级|优秀场景|推荐(?:汇总)?表|汇总表|申报书|申请表|承诺书|情况报告|表格|表里|表头"
    r"|请问|您好|你好|麻烦|想问|问下|一下|怎么样|怎么|怎样|咋|如何|为什么|为啥|谁负责|负责|说法|对.{0,2}有|什么样|什么|啥|哪些|哪个|哪里|哪儿|哪|谁来|谁|多少|几(?!何)|是不是|要不要|能不能|可不可以|行不行|有没有|会不会|需不需要|是否|能否|可否"
    r"|多少个?字|字数|多个字|个字|多长|限额|上限|下限|最多|最少|至少|不超过|必填|选填|必须|可以|应该|应当|需要|需|能|可|会|要求|要|得|统计|计算|算|格式|规定|说明|描述|填写|填报|写明|写上|填|写|报|交|提供|提交|准备|包括|包含|内容|方面|部分|单位|合适|栏|列|格|条|项|第|写法|程度|选项|选择|选"
    r"|我们|咱们|咱|我|你们|你|您|这个|那个|这些|那些|这|那|吗|么|呢|啊|呀|吧|嘛|的话|的|了|是|有|没有|没|就|还|都|也|再|不|行|用|上|下|到|把|给|让|说|讲|里面|里头|里|在|和|跟|与|对|做|请|一|个|种|些|样|等|及|中|为|按"
)
GENERAL = frozenset({"材料", "资料", "企业", "公司", "信息", "东西", "情况"})
"""Words that every question may hold beside what it is about"""
_TERM = re.compile(r"[a-z]+|\d+|[\u4e00-\u9fff]+")


def content(question: str) -> tuple[str, ...]:
    """The words of a question (half-width, without capitals) that are not asking words; runs of two characters or more."""
    runs = _TERM.findall(_ASKING.sub(" ", question))
    return tuple(run for run in runs if len(run) > 1)


def pairs(runs: tuple[str, ...]) -> frozenset[str]:
    """Whole Latin words and numbers, and neighbouring pairs of Chinese characters."""
    return frozenset(_pairs(runs))


def held(terms: frozenset[str], text: str) -> float:
    """The share of the terms that a text holds, weighed by how rare each is in the notice; 0 for no terms."""
    weights = {term: _rarity()(term) for term in terms}
    whole = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in text) / whole if whole else 0.0


def telling(term: str) -> bool:
    """Whether a term stands in few clauses, so that finding it says something."""
    return _rarity().spread(term) <= _FEW


def _pairs(runs: tuple[str, ...]) -> Iterator[str]:
    for run in runs:
        if run[0] < "\u4e00":
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


@cache
def _rarity() -> "_Rarity":
    return _Rarity([passage(one).lower() for one in clauses()])


_FEW = 30
"""Clauses; 场景, 企业 and the titles of long annexes stand in more"""


class _Rarity:
    """How telling a term is; one that the notice never prints tells most."""

    def __init__(self, texts: list[str]) -> None:
        self._spread = Counter(term for text in texts for term in pairs(tuple(_TERM.findall(text))))
        self._all = len(texts)

    def spread(self, term: str) -> int:
        """How many clauses hold a term."""
        return self._spread[term]

    def __call__(self, term: str) -> float:
        return log(1 + self._all / (1 + self._spread[term]))
