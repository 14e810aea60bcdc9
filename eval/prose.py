"""What can be counted of prose without understanding it: spoken words, long sentences, phrases said twice."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.drafting.grounding import lost
from assistant.drafting.register import unnumbered
from assistant.text.sentences import normalise
from assistant.text.zi import count_zi

_SPOKEN = re.compile(
    r"我们|咱|俺|额们|(?<![自])我(?![国省市县区])|搞|弄|整了|整的|整起|啥|咋|(?<![一])挺(?!进|拔)|老是|动不动|得很|得凶|不老少|就行|就够|拿去|照着|跑腿|盯着|瞅|愁|哈哈|嘛|呀|啦"
    r"|(?<![酒网贴])吧(?=[，。；]|$)|呢(?=[，。；]|$)|哦|那个(?!月)|这块|那块|这边|那边|那头|里头|外头|头一|一块儿|一下子|扔|攒|撂|瞎|踢|喊|省心|费劲|毛病|(?<![损破])坏了|回本|捞回|干到|手里|没法"
    r"|没人|谁也|谁都|谁家|哪儿|咱们|自个儿|什么时候|一大堆|天天|差不多|(?<=[\d一二两三四五六七八九十百])个人|号人|口人|块钱|钟头|礼拜|早上|晚上|小伙子|老公|媳妇|小舅子|骂|糊弄|唠|嘎达|妥妥|抓瞎|腿都|腰杆|伺候|寻思|乐意|对上了|看得到|看得见|用得上|好使|说白了|反正|其实|唉"
)
"""Words that a form does not write; drawn up apart from the tables of the product."""
_LONG = 60
_GRAM = 8
_MARKS = re.compile(r"[^一-鿿A-Za-z0-9%]")
_LATIN = re.compile(r"[A-Z][A-Z0-9\-]{2,}(?![a-z])")
"""Abbreviations and models; plain English words may be put into Chinese"""
_IDLE = frozenset("的了是在有就也都还把将被和与及跟给对从由到至这那个一们我企业公司，。")


def spoken(text: str) -> int:
    """How many spoken words a text has."""
    return len(_SPOKEN.findall(text))


def sentence_lengths(text: str) -> list[int]:
    """字 of each sentence."""
    return [count_zi(one) for one in re.split(r"[。\n]", text) if one.strip()]


def long_share(lengths: Sequence[int]) -> float:
    return sum(one > _LONG for one in lengths) / len(lengths)


def grams(text: str) -> set[str]:
    """Runs of eight characters without marks."""
    bare = _MARKS.sub("", text)
    return {bare[at : at + _GRAM] for at in range(len(bare) - _GRAM + 1)}


def doubled(texts: Mapping[str, Iterable[str]]) -> float:
    """The share of an application's phrases of eight characters that some other application has too."""
    by_name = {name: set().union(*map(grams, parts)) for name, parts in texts.items()}
    holders = Counter(gram for found in by_name.values() for gram in found)
    shared = sum(holders[gram] > 1 for found in by_name.values() for gram in found)
    return shared / sum(map(len, by_name.values()))


def most_shared(texts: Mapping[str, Iterable[str]], most: int = 12) -> list[tuple[str, int]]:
    """The phrases that stand in most applications."""
    by_name = {name: set().union(*map(grams, parts)) for name, parts in texts.items()}
    return Counter(gram for found in by_name.values() for gram in found).most_common(most)


def kept(fact: str, text: str) -> bool:
    """Whether a text tells a fact: every number, every name in letters, and most of its content characters."""
    return not _numbers_gone(fact, text) and _names_there(fact, text) and _content(fact, text) >= 0.5


def _numbers_gone(fact: str, text: str) -> bool:
    return bool(lost(unnumbered(fact), text))


def _names_there(fact: str, text: str) -> bool:
    flat = normalise(text)
    return all(normalise(name) in flat for name in _LATIN.findall(fact))


def _content(fact: str, text: str) -> float:
    wanted = {char for char in _MARKS.sub("", fact) if char not in _IDLE and not char.isdigit()}
    return len(wanted & set(text)) / len(wanted) if wanted else 1.0
