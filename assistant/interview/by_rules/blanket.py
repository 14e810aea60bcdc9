"""What is said of all that is left: 其余不涉及, 剩下四个没有, 财务数据不便提供."""

import re

from assistant.forms.annex02 import FORM
from assistant.forms.fields import Kind
from assistant.interview.by_rules.reading import NARRATIVE, Reading

_REST = r"(?:其[余他它]|剩下|剩余|余下|后面|别的|另外|没(?:说|提|写)到?)的?"
_ALL = r"(?:这|那)?(?:上面|以上)?(?:[几两三四五六七八九十\d]+(?:项|个|样|年|组)?|些|部分|块|所有|全部)(?:的?(?:数据?|指标|财务数据|信息|项目|内容))?|(?:财务|经营)?(?:数据|指标|数字)"
_SUBJECT = re.compile(
    rf"(?P<rest>{_REST}(?:[几两三四五六七八九十\d]+(?:项|个|样)?|指标|各项|那些|的)*)|(?P<all>{_ALL})"
)
_NONE = r"(?:都|全|均|一律|暂时|目前|就|也|我们|统统|填|写|[：:，,\s])*(?:不涉及|不适用|没有|没得|莫得|么有|无(?![误法需须论关]|变化)|[nN]/[aA]|没(?:做|搞|上))(?![^。；;！!\n]{0,2}(?:统计|算|数))"
_DECLINED = r"(?:都|全|均|一律|属于?|是|按规定|按要求|暂时?|目前|就|也|我们|因|[：:，,\s])*(?:不便|不方便|保密|涉密|商业秘密|不(?:对外|予|能给?|给|提供|公开|外传)|不填)"
_MAY_BE_NONE: frozenset[Kind] = frozenset({"share", "rate", "count", "phone", "email", "person"})


def read_blanket(reading: Reading) -> None:
    """Give every asked field that is still open the state that a message gives to all the rest."""
    if reading.telling:
        return
    for match in re.finditer(r"[^。；;！!\n]+", reading.heard):
        state = _state(match[0])
        if state is None:
            continue
        words, every = state
        for path in _open(reading, words, every):
            reading.take(path, words, match.start(), match.end(), corrects=False)


def _state(sentence: str) -> tuple[str, bool] | None:
    """没有 or 不便填写 said of the rest, and whether it is said of all; None where it is not."""
    for subject in _SUBJECT.finditer(sentence):
        behind = sentence[subject.end() :]
        if re.match(_DECLINED, behind):
            return "不便填写", not subject["rest"]
        if subject["rest"] and re.match(_NONE, behind):
            return "没有", False
    return None


def _open(reading: Reading, words: str, every: bool) -> list[str]:
    """Asked paths that the message has not given; 财务数据 means the yearly figures alone."""
    found = [
        p
        for p in reading.asked
        if FORM.has(p) and p not in reading.answers and not reading.taken(p) and p not in reading.doubtful
    ]
    if every:
        found = [path for path in found if ".years." in path]
    fields = [(path, FORM.field(path)) for path in found]
    return [
        path
        for path, item in fields
        if (item.kind not in NARRATIVE or ".outcomes." in path)
        and (words != "没有" or item.kind in _MAY_BE_NONE or item.kind in NARRATIVE)
    ]
