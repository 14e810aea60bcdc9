"""What is said of all that is left: 其余不涉及, 剩下四个没有, 财务数据不便提供."""

import re
from dataclasses import dataclass

from assistant.forms.annex02 import FORM
from assistant.forms.fields import Kind
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.reading import NARRATIVE, Reading

_REST = r"(?:其[余他它]|余者|剩下|剩余|余下|后面|别的|旁的|另外|没(?:说|提|写)到?)的?"
_ALL = r"(?:这|那)?(?:上面|以上)?(?:[几两三四五六七八九十\d]+(?:项|个|样|年|组)?|些|部分|块|所有|全部)(?:的?(?:数据?|指标|财务数据|信息|项目|内容))?|(?:财务|经营)(?:的|上|方面|这块|那块|数据|指标|数字)+|(?:数据|指标|数字)"
_SUBJECT = re.compile(
    rf"(?P<rest>{_REST}(?:[几两三四五六七八九十\d]+(?:项|个|样)?|指标|各项|那些|的)*)|(?P<all>{_ALL})"
)
_NONE = r"(?:都|全|均|一律|暂时|目前|就|也|我们|统统|按|算|填|写|[：:，,\s])*(?:不涉及|不适用|没有|没得|莫得|么有|无(?![误法需须论关]|变化)|[nN]/[aA]|没(?:做|搞|上))(?![^。；;！!\n]{0,2}(?:统计|算|数))"
_REASONED = re.compile(rf"[^，,。；;\d]{{1,12}}[，,]{_NONE}|[^，,。；;\d]{{1,8}}(?<!有)(?:都|全|均)?不涉及")
"""余者与本场景无干，不涉及: why there is none stands between"""
_LIKEWISE = re.compile(r"(?:各项|那些|几项|几个|的)*(?:亦然|也(?:是)?一样|同样|也是如此|也(?:都)?没有)")
_NAUGHT_SAID = re.compile(r"没有|不涉及|不适用|没得|莫得")
_OTHERS = "basics.outcomes.others"
_DECLINED = r"(?:都|全|均|一律|属于?|是|按规定|按要求|暂时?|目前|就|也|我们|因|[：:，,\s])*(?:不便|不方便|保密|涉密|商业秘密|不(?:对外|予|能给?|给|提供|公开|外传)|不填)"
_MAY_BE_NONE: frozenset[Kind] = frozenset({"share", "rate", "count", "phone", "email", "person"})


def read_blanket(reading: Reading) -> None:
    """Give every asked field that is still open the state that a message gives to all the rest."""
    if reading.telling:
        return
    for match in re.finditer(r"[^。；;！!\n]+", reading.heard):
        said = _said(match[0], reading.heard[: match.start()])
        if said is None:
            continue
        for path in _open(reading, said):
            reading.take(path, said.words, match.start(), match.end(), corrects=False)


@dataclass(frozen=True)
class _Said:
    """没有 or 不便填写, and of what it is said."""

    words: str
    figures_only: bool = False
    """财务数据 means the yearly figures alone"""
    others_too: bool = False
    """其他没有 answers 其他成效指标 as well"""


def _said(sentence: str, before: str) -> _Said | None:
    """What a sentence says of the rest, or of all; None where it says nothing of them."""
    for subject in _SUBJECT.finditer(sentence):
        behind = sentence[subject.end() :]
        if re.match(_DECLINED, behind):
            return _Said("不便填写", figures_only=not subject["rest"])
        if subject["rest"] and (re.match(_NONE, behind) or _REASONED.match(behind)):
            return _Said("没有", others_too=subject["rest"] in ("其他", "其它"))
        if (
            subject["rest"]
            and _LIKEWISE.match(behind)
            and _NAUGHT_SAID.search(before + sentence[: subject.start()])
        ):
            return _Said("没有")
    return None


def _open(reading: Reading, said: _Said) -> list[str]:
    """Asked paths that the message neither gives nor names: what was named and not understood must be asked."""
    named = {reading.place(one.pattern) for one in mentions(reading.heard, reading.asked)}
    found = [
        p
        for p in reading.asked
        if FORM.has(p) and p not in reading.answers and not reading.taken(p) and p not in reading.doubtful
    ]
    found = [path for path in found if path not in named or path == _OTHERS]
    if said.figures_only:
        found = [path for path in found if ".years." in path]
    fields = [(path, FORM.field(path)) for path in found]
    return [
        path
        for path, item in fields
        if (item.kind not in NARRATIVE or (path == _OTHERS and said.others_too))
        and (said.words != "没有" or item.kind in _MAY_BE_NONE or path == _OTHERS)
    ]
