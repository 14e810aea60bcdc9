"""What can be wrong with a sentence that a model wrote, in words that the model is sent back."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "uncited", "number", "range", "bound", "object", "year", "direction", "name", "term", "claim", "form", "spoken",
    "padding", "lost", "long", "same",
]  # fmt: skip
"""uncited    no fact named that exists, or none that the sentence speaks of
number     a number or date that the facts do not give and that does not follow from them
range      one end of a range
bound      超过, 近, 以上 where the fact is exact or says the opposite
object     a number said of another thing
year       a number in another year
direction  before and after swapped, or a verb that says the opposite
name       a company, model, code, title or abbreviation that the facts do not have
term       a technology or system of the guide that the facts do not have
claim      国内领先, 彻底杜绝, 一半 without a fact that says so
form       markdown, placeholders, words about the task
spoken     我们, 搞了
padding    a clause that says nothing of the facts
lost       a number or name of a cited fact is not said
long       the text is over its limit
same       nothing was reworded"""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a sentence. `quote` is what it is about."""

    kind: Kind
    quote: str
    reason: str
