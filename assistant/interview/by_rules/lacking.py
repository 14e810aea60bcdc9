"""没有, 不涉及, 保密: how people say that a field does not apply, or that they do not want to fill it."""

import re

from assistant.forms.fields import FormField
from assistant.forms.values import NOTHING, REFUSED
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.counted import FOLLOWERS
from assistant.interview.by_rules.mentions import Mention
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import Reading

NOTHING_SAID, REFUSED_SAID = "没有", "不便填写"
"""The words that a reader of `assistant.forms.values` takes for the two states"""
_BEFORE = ("没有", "没", "无", "么有", "莫得", "莫有", "no")
_NO = r"(?:没有?|么有|木有|莫得|莫有|没得|冇得?|无(?![误法从须需论关])|暂无|暂未|未)"
_NAUGHT = re.compile(
    r"(?:这个|这项|这一项|这块|这条|那个|我们|额们|咱们?|暂时|目前|暂|都|也|均|确实|就|还|是|的|机|[这那]?(?:俩|[两三四几]个?|[两三四几]项|些))*"
    rf"(?:{_NO}(?:涉及|做|动|搞|这个|这项|开|装|设|评|参评|申请)?(?:过|了)?|不涉及|不适用|[不未]设|[nN]/?[aA]|none|[/／—-]{1, 2}(?!\s*[\d百一二三四五六七八九]))(?:的|了|啊|吧|呢|嘛|这个|这项|这一?项|哈)*"
)
_DECLINED = re.compile(
    r"(?:这个|这项|这块|就|我们?|也|都|均|属于?|系|按规定|是)*(?:不方便|不便|保密|涉密|商业秘密|机密|内部数据|不想|不能给?|不好|不给|不留|不予|不对外|不外传|暂?不提供|不填|不让)"
    r"(?:填写?|填报|说|提供|透露|对外说?|公开|写)?[了的吧]*"
)
_NAUGHT_SOMEWHERE = re.compile(
    rf"不涉及|不适用|不搭界|(?:没有?|未)(?:配备?|安?装|开通|设置?)(?=[，,。；;！!\s]|$)|没(?:有)?涉及|[nN]/[aA]|(?:没有?|莫|么|没做|未|不|无此|无)(?:进行)?统计|(?:没有?|莫|么)(?:细)?[算测]过|(?:写|填|按|算)(?:没有|无)(?![一-鿿])|{_NO}(?:这个|这项|这一?项|了|过)?[，,。；;！!\s]*$"
)
_FILLED_NAUGHT = re.compile(r"(?:写|填|按|算)(?:没有|无)(?![一-鿿])")
_WRITTEN_NAUGHT = re.compile(
    r"(?<![不别])(?:写|填|按|算|记|报)(?:个|成|为|上)?(?:没统计|未统计|不涉及|不适用|没有|无)(?=的|吧|[，,。；;！!\s]|$)"
)
"""提了8个点不敢写，你写个没统计: the state to be filled in, whatever stands before it"""
_NOBODY = re.compile(
    r"一[家个](?:企业|单位|公司)?(?:也|都|还|就)*(?:没|莫|么|无|木)(?:有|得)?(?=[的了啊呢]*(?:\W|$))"
)
_FIGURE = re.compile(r"[\d成]")
_OUT_OF_USE = re.compile(r"停用|不要了|拆了|不用了|取消了|停机|早没|报废|注销")
_DECLINED_SOMEWHERE = re.compile(
    r"暂?不提供|不填|不愿|不肯|不能填|征得|保密|涉密|商业秘密|不(?:方?便|予|给|留|能给|对外)(?:提供|填|公开|外传|透露|说)?"
)
_OPEN = re.compile(
    r"不知道|不晓得|不清楚|说不上|记不[得清]|没算出来|先(?:撂|空|放|搁|欠)|回头|待(?:补|定|核)|再(?:补|报|说|问)|晚点|改天"
)
"""Who does not know yet, or will tell later, has not said that there is none"""
_LEFT_OPEN = re.compile(r"[^。；;！!\n]*[这那][两三几]?[个项]?(?:就|都)?先(?:撂|空|放|搁|欠)")
"""…，这两个先撂着"""
_REST = re.compile(r"其[余他它]|剩下|别的|另外|后面")
_KINDS = frozenset({"phone", "mobile", "email", "person", "share", "rate", "count"})
_MUST_BE_GIVEN = frozenset(
    {"choice", "industry", "stage", "scene", "month", "period", "credit_code", "score"}
)
"""Kinds that the form cannot leave out: 没有 said of them is no answer"""
_GOES_ON = re.compile(
    r"[^，,。；;\d]{0,6}(?:依据|办法|把握|头绪|定论|结论|概念|底|谱)|记录|数|算准|(?:啥|什么|怎么|多大?|太大?|大|明显)?(?:变|动|差|提|降|涨|增|区别|影响|测)|"
    r"(?:啥|什么|任何)?(?:[写填报打记念说搞弄]|出)?(?:问题|毛病|错|误|出入|异议|改|换|混)"
)
"""没啥变化 says that it is as it was, 没问题 that it is right: neither says that there is none"""


def says_naught(text: str) -> bool:
    """Whether words are nothing but 没有 and its like."""
    return bool(_NAUGHT.fullmatch(text)) or text in NOTHING


def written_naught(text: str) -> Piece | None:
    """Where words tell to fill in that there is none, and give no figure behind that."""
    found = _WRITTEN_NAUGHT.search(text)
    return Piece(NOTHING_SAID, 0, found.end()) if found and not _FIGURE.search(text, found.end()) else None


def holds_naught(text: str) -> bool:
    """Whether words say somewhere that there is none."""
    return bool(_NAUGHT_SOMEWHERE.search(text))


def lacks_before(mention: Mention, reading: Reading) -> bool:
    """Whether 没有 and its like stand right before a name: 没传真, no fax."""
    before = reading.heard[: mention.start].rstrip(" ")
    said = next((one for one in _BEFORE if before.endswith(one)), "")
    return bool(said) and reading.free(len(before) - len(said), len(before))


def lacking(item: FormField, stretch: str, mention: Mention, reading: Reading) -> Piece | None:
    """The state said right behind the name of a field, or before it (没有传真)."""
    head = extract.head(stretch)
    if item.kind in _MUST_BE_GIVEN or _LEFT_OPEN.match(reading.heard, mention.end):
        return None
    if item.pattern == FOLLOWERS and (nobody := _NOBODY.match(stretch)):
        return Piece("0", 0, nobody.end())
    if says_naught(head):
        return Piece(NOTHING_SAID, 0, len(head))
    if item.kind in _KINDS and (written := written_naught(stretch)):
        return written
    if _DECLINED.fullmatch(head) or head in REFUSED:
        return Piece(REFUSED_SAID, 0, len(head))
    found = _NAUGHT.match(stretch)
    dictated = found and item.kind in ("phone", "email", "share", "rate")
    if found and dictated and not _GOES_ON.match(stretch, found.end()):
        return Piece(NOTHING_SAID, 0, found.end())  # 传真没有邮箱是…
    if found and item.kind == "line" and re.match(r"\s", stretch[found.end() :]):
        return Piece(NOTHING_SAID, 0, found.end())  # 信用没评过 没出过事故
    if item.kind in ("phone", "email") and lacks_before(mention, reading):
        return Piece(NOTHING_SAID, 0, 0)
    return None


def lacking_somewhere(
    item: FormField, path: str, mention: Mention, stop: int, reading: Reading
) -> Piece | None:
    """研制周期跟我们不搭界，不涉及: the state said in the words between the name of a field and the next name."""
    if item.kind not in _KINDS or (reading.telling and path not in reading.asked):
        return None
    sentence = re.split(r"[。；;！!\n]", reading.heard[mention.value_start : stop])[0]
    clauses = re.split(r"[，,]", sentence)
    filled = next((one for one in clauses[2:] if _FILLED_NAUGHT.search(one)), "")
    clauses = [*clauses[:2], *([filled] if filled and not re.search(r"\d", sentence) else [])]
    if len(clauses) > 1 and (_REST.search(clauses[1]) or re.search(r"\d", clauses[0])):
        clauses = clauses[:1]  # 降低12个百分点，其他不涉及
    region = "，".join(clauses)
    if extract.extract(item, region, reading.today) is not None or _OPEN.search(sentence):
        return None
    if found := _NAUGHT_SOMEWHERE.search(region):
        return Piece(NOTHING_SAID, 0, found.end())
    if item.kind in ("phone", "mobile") and (found := _OUT_OF_USE.search(region)):
        return Piece(NOTHING_SAID, 0, found.end())
    if found := _DECLINED_SOMEWHERE.search(region):
        return Piece(REFUSED_SAID, 0, found.end())
    return None
