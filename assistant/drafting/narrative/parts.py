"""What a narrative is made of, and what in a person's words is a fact."""

import re
from dataclasses import dataclass

from assistant.forms.answers import Source
from assistant.text.quantities import quantities


@dataclass(frozen=True)
class Fact:
    """A person's own sentence. `index` is the place of its line in the answer at `path`."""

    text: str
    path: str
    index: int
    source: Source


@dataclass(frozen=True)
class Sentence:
    """A sentence of a narrative with the facts that it says."""

    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Narrative:
    """A narrative field. `as_written`: the person's own text, unchanged. `left_out`: what did not fit or was no fact."""

    text: str
    sentences: tuple[Sentence, ...]
    left_out: tuple[Fact, ...] = ()
    as_written: bool = False


_CHATTER = re.compile(
    r"(?:好的?|行|可以|没了|没有了|就这些|就这样|大概就这些?|差不多了?|暂时没有|嗯+|是的?|对的?|你好|您好|谢谢|谢谢[^，。]{0,8}|辛苦了|不知道|不清楚|以上|等"
    r"|其他的?你?看着写|麻烦[^，。\d]{0,8}|哈哈+|你看行不?|先这样)*[，。！？ ～~]*"
)
_QUESTION = re.compile(r"[吗么呢？?]$")


def is_chatter(text: str) -> bool:
    """Whether a line tells no fact: a greeting, an assent, a question without a number."""
    if _CHATTER.fullmatch(text.strip()):
        return True
    return bool(_QUESTION.search(text.strip())) and not quantities(text)
