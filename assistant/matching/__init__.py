"""Which scene of the catalogue a description belongs to, and whether a claim agrees with it.

features   text → counted n-grams, each with its place in the text
lexical    words of the lexicon in a text, and what they speak for
model      the trained weights of the three heads and what they say of a text; numpy only
evidence   the words that decided, the part of the clause they meet, and the reason in words
matcher    description → ranked candidates, or abstention; a long text part by part
claims     description and claimed stage and scene → verdict
opinion    a chat model's second look at the first five, where one is configured and asked for

The weights are trained by `python -m eval train`.
"""

from assistant.matching.claims import Verdict, judge
from assistant.matching.matcher import Candidate, Match, Matcher

__all__ = ["Candidate", "Match", "Matcher", "Verdict", "judge"]
