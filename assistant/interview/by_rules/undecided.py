"""Values that a question only weighs: 填0还是填不涉及, 是不是要三级以上. They answer nothing."""

import re

_VERB = r"(?:是|写|填|选|算|报|叫|为)"
_EITHER = re.compile(
    rf"[^，,。；;！!\n]{{0,14}}?(?:[，,](?:这个|这项|这一?[格栏]|那|到底))?{_VERB}[^，,。；;！!\n还]{{1,8}}还是{_VERB}?\w[^，,。；;！!\n]*"
)
_WHETHER = re.compile(r"是不是|是否|能不能|可不可以|要不要|会不会|一定要|必须")
_QUESTION = re.compile(r"[^。；;！!\n?？]*[?？]\W*$")
"""A question that ends the message: behind any other one its answer may stand (是否发生过事故？否)"""
_BETWEEN_TWO = re.compile(rf"{_VERB}\w{{1,8}}还是\w|(\w)还是\w{{0,4}}\1")


def weighed(text: str, start: int, end: int) -> int:
    """Where the words end in which what is named from `start` to `end` is only weighed: a choice between two, or a
    question. 0 where it is told."""
    either = _EITHER.match(text, end)
    if either:
        return either.end()
    before = re.split(r"[，,。；;！!\n]", text[:start])[-1]
    asked = _QUESTION.match(text, end) if _WHETHER.search(before) else None
    return asked.end() if asked else 0


def either(text: str) -> bool:
    """Whether words are a choice between two and nothing else: 一级还是二级."""
    return _BETWEEN_TWO.search(text) is not None
