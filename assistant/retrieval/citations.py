"""Words of the notice with the place where they stand, and an answer made of them.

A quotation is literal: `cite` refuses words that the clause does not print, so no answer can put any into its mouth.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from knowledge.clauses import Clause, annex_title, clause
from knowledge.notice import lines

SILENCE = "通知里没有说到这一点"
OURS = "本助手的做法"


@dataclass(frozen=True)
class Citation:
    annex: int
    heading: str
    """Path within the annex, outermost first, as in `Clause.heading`"""
    line: int
    """Line of the notice on which the quotation begins, from 1"""
    quote: str
    """Literally in the notice, save for blanks and line breaks"""

    def __str__(self) -> str:
        """「…」（附件2“企业简介”，通知原文第184行）"""
        return quoted((self,))

    @property
    def place(self) -> str:
        """The innermost headings that say where one is; a bare number needs the one above it."""
        parts = self.heading.split(" > ")
        kept = [part for part in parts if part.startswith("附表") or part == parts[-1]]
        if re.fullmatch(r"\d+|选项|序号|示例|脚注\d", kept[-1]) and len(parts) > 1 and parts[-2] not in kept:
            kept.insert(-1, parts[-2])
        return "·".join(kept)


@dataclass(frozen=True)
class NoticeAnswer:
    """What the notice says to a question; the text holds every citation."""

    text: str
    citations: tuple[Citation, ...] = ()
    silent: bool = False
    """The notice does not say it; the citations then show only where it speaks of the matter."""


def quoted(cited: Sequence[Citation]) -> str:
    """Citations as they are shown; neighbours from one place share its name: 「…」「…」（附件2“四、相关附件”，通知原文第298、300行）"""
    shown = []
    for (annex, place), group in groupby(cited, key=lambda one: (one.annex, one.place)):
        same = tuple(group)
        words = "".join(f"「{one.quote.rstrip('。；;，')}」" for one in same)
        numbers = "、".join(str(line) for line in dict.fromkeys(one.line for one in same))
        shown.append(f"{words}（附件{annex}“{place}”，通知原文第{numbers}行）")
    return "；".join(shown)


def told(lead: str, *cited: Citation, silent: bool = False, ours: str = "") -> NoticeAnswer:
    """An answer: the lead, the citations, and what this program does where the notice leaves it open (`ours`)."""
    said = f"{lead}{quoted(cited)}".rstrip("：；。") + "。"
    return NoticeAnswer(said + (f"{OURS}：{ours.rstrip('。')}。" if ours else ""), cited, silent)


def not_told(
    *cited: Citation, matter: str = "", where: str = "通知里与此有关的是：", ours: str = ""
) -> NoticeAnswer:
    """The answer that the notice is silent; `cited` is what it does print about the matter."""
    lead = f"{SILENCE}{f'（{matter}）' if matter else ''}。"
    return told(lead + (where if cited else ""), *cited, silent=True, ours=ours)


def cite(id: str, quote: str = "") -> Citation:
    """Words of a clause, the whole clause by default. Raises ValueError for words that it does not print."""
    found = clause(id)
    words = quote or _own_words(found)
    return Citation(found.annex, found.heading, _line_of(words, found.line, found.end_line), words)


def cite_title(annex: int) -> Citation:
    """The title printed under 附件<annex>."""
    title = annex_title(annex)
    return Citation(annex, "标题", title_line(annex), title)


def cite_line(annex: int, heading: str, line: int, quote: str) -> Citation:
    """Words of a line that is no clause of its own. Raises ValueError for words that it does not print."""
    return Citation(annex, heading, _line_of(quote, line, line), quote)


@cache
def title_line(annex: int) -> int:
    """Line of an annex's title. Raises ValueError where the notice does not print it after 附件<annex>."""
    printed = [line.strip() for line in lines()]
    return printed.index(annex_title(annex), printed.index(f"附件{annex}")) + 1


def _own_words(found: Clause) -> str:
    """A scene's text begins with its stage for the sake of search; the notice prints number and name."""
    return found.text.partition("环节 ")[2].partition("：")[2] if found.kind == "scene" else found.text


def _line_of(quote: str, first: int, last: int) -> int:
    wanted = _bare(quote)
    printed = [_bare(line) for line in lines()[first - 1 : last]]
    # A cell may be printed over several lines, with lines between that belong to other cells.
    at = "".join(printed).find(wanted)
    if at < 0 or not wanted:
        raise ValueError(f"lines {first}-{last} of the notice do not print {quote!r}")
    for offset, text in enumerate(printed):
        if at < len(text):
            return first + offset
        at -= len(text)
    raise AssertionError("a position inside the joined lines lies in one of them")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
