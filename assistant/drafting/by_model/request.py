"""What a model is asked: to write a passage, and to write again what did not hold."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.by_model.checks import Wrote
from assistant.drafting.by_model.facts import Numbered, Passage
from assistant.text.zi import count_zi
from prompts import render

Style = Literal["plain", "reworded", "shorter", "technical"]
"""How a field is written: for the first time, or once more in other words, shorter, or more technical"""


@dataclass(frozen=True)
class Request:
    """A passage of a field as a model is asked for it."""

    field: str
    """The printed label, with what the form wants to hear"""
    passage: Passage
    style: Style
    most: int | None
    """字 that the model is told; the limit with a margin, since models count badly"""
    current: str = ""

    def first(self) -> str:
        """The first request."""
        return render(
            "writer_facts",
            field=self.field,
            limit=f"合计不超过{self.most}字" if self.most else "不限，说清即可",
            style=render(f"writer_{self.style}").strip(),
            current=self._current(),
            fence=self._fence,
            facts=self._facts,
        )

    def again(self, wrote: Sequence[Wrote], unsaid: Sequence[Numbered]) -> str:
        """What failed, each with its reasons, and the facts that no sentence says."""
        standing = sum(count_zi(one.text) + 1 for one in wrote if not one.faults)
        room = max(self.most - standing, 0) if self.most else _at_most(wrote, unsaid)
        missing = "、".join(f"[{fact.number}]" for fact in unsaid)
        return render(
            "writer_again",
            field=self.field,
            fence=self._fence,
            facts=self._facts,
            standing="\n".join(_standing(wrote)),
            wrong="\n".join(_wrong(wrote)),
            unsaid=f"还没写到的事实，各补一句：{missing}" if missing else "",
            room=room,
        )

    def _current(self) -> str:
        return f"现在的写法：\n{self._fence}\n{self.current}\n{self._fence}\n" if self.current else ""

    @property
    def _facts(self) -> str:
        return "\n".join(f"[{fact.number}] {fact.text}" for fact in self.passage.facts)

    @property
    def _fence(self) -> str:
        """A line that the facts cannot contain: whoever writes it would have to know the digest of what they write."""
        digest = hashlib.sha256((self._facts + self.current).encode("utf-8", "replace")).hexdigest()
        return f"=====事实 {digest[:16]}====="


def _standing(wrote: Sequence[Wrote]) -> Iterator[str]:
    good = [f"第{place}句：{one.text}" for place, one in enumerate(wrote, start=1) if not one.faults]
    if good:
        yield "已经写好、留用的句子："
        yield from good


def _wrong(wrote: Sequence[Wrote]) -> Iterator[str]:
    for place, one in enumerate(wrote, start=1):
        if one.faults:
            reasons = "；".join(dict.fromkeys(fault.reason for fault in one.faults))
            yield f"第{place}句：{one.text}"
            yield f"  问题：{reasons}"


def _at_most(wrote: Sequence[Wrote], unsaid: Sequence[Numbered]) -> int:
    """Room without a limit: as much as there is to say."""
    failing = sum(count_zi(one.text) for one in wrote if one.faults)
    return max(failing + sum(count_zi(fact.text) for fact in unsaid), 40)
