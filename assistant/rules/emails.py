"""邮箱: whether an address can be one; nothing is looked up."""

import re

from assistant.errors import AnswerError
from assistant.text.widths import half_width

_LOCAL = r"[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*"
_PART = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"({_LOCAL})@((?:{_PART}\.)+[A-Za-z]{{2,63}})")
_LONGEST = 254
_WANTED = "一个邮箱地址，如 zhangsan@example.com"


def parse_email(text: str, label: str = "邮箱") -> str:
    """One address with its domain in small letters; AnswerError says what is wrong with it."""
    written = half_width(text).replace("＠", "@").replace("。", ".").strip()
    match = _ADDRESS.fullmatch(written)
    if match is None or len(written) > _LONGEST:
        raise AnswerError(label, _problem(text.strip(), written), _WANTED)
    return f"{match[1]}@{match[2].lower()}"


def _problem(shown: str, written: str) -> str:
    if not written:
        return "没有填写"
    if "@" not in written:
        return f"写的是“{shown}”，缺少 @"
    if written.count("@") > 1:
        return f"写的是“{shown}”，有不止一个 @"
    if any(char.isspace() for char in written):
        return f"写的是“{shown}”，中间有空格"
    if "." not in written.partition("@")[2]:
        return f"写的是“{shown}”，@ 后面的域名不完整"
    return f"写的是“{shown}”，不是邮箱地址"
