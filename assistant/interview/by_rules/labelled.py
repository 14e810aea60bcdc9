"""The name of a person behind a clear label: 联系人就写我吧拓玉林车间主任, 法人我爸，谷梁木生.

A clear label tells that a name follows, so it need not begin with a common surname. What begins with none is only
taken where it is set off on both sides and nothing in it could be said of somebody instead (联系人：待定).
"""

import re

from assistant.interview.by_rules.names import (
    is_called,
    is_no_name,
    is_person,
    is_post,
    is_surname,
    leads_a_post,
    post_before,
    starts_compound,
)
from assistant.interview.by_rules.piece import Piece

_HAN = r"[\u4e00-\u9fff]"
_KIN = (
    "爸|爸爸|父亲|爹|老爷子|妈|妈妈|母亲|哥|大哥|姐|弟|弟弟|妹|妹妹|叔|叔叔|舅|姑|姨|岳父|丈人|老丈人|媳妇|老婆|老公|爱人|对象|"
    "儿子|女儿|闺女|丫头|女子|娃|侄女|侄子|外甥|表[哥姐弟妹]|堂[哥姐弟妹]|徒弟|师傅|助理|同事|领导|老板|搭档"
)
_SELF = rf"(?:也|还|就)?(?:是|写|填|用|报|留)?(?:我们?|咱们?|俺|额)(?:自己|自个儿|本人|(?:{_KIN}))?(?:就?是|就[行好成可]以?|即可|得了|算了)?|本人|鄙人|在下|自己|老朽"
_WORDS = rf"(?:暂时?|先|就|也|还|统一|仍然?|只|都|您|你|请)?(?:写|填|报|用|留|选|定)(?:成|为|上|的)?|[就都]?是|为|系|(?:大名|中文名|名字|姓名)?叫做?|大名|中文名|由|让|换成?|改(?:成|为|由)?|变[成为]|吧|呢|嘛|么|啊|姓{_HAN}[，,、\s]*(?=名?叫)"
_LEAD = re.compile(
    rf"(?:[\s：:、|“”「」\"（(）)\[\]=]|{_WORDS}|{_SELF}|(?:Mr|Ms|Mrs|Dr|Miss)\b\.?|甲方|乙方|(?:我|对|贵|本)(?:司|方|厂))+",
    re.IGNORECASE,
)
_NOT_HIM = re.compile(
    rf"(?:也|就|都)?(?:别|不(?:用|要|必)?)(?:再)?(?:写|填|报|用|留|登|是)(?:我|{_HAN}{{2,4}}?)了?[，,、]\s*(?=(?:还是|就|请|改)?(?:写|填|报|换|改|由|让|是|用))"
)
"""Who it is no longer, before who it is: 不写马总了，写我吧：…"""
_COMMA = re.compile(r"\s*[，,]\s*")
_OF = re.compile(rf"{_HAN}{{2,10}}的")
_STOP = re.compile(r"[。；;！!？?]|\n(?!\s*$)")
_APART = re.compile(rf"({_HAN})[ \u3000]{{1,2}}({_HAN})(?=[\s，,（(\d]|$)")
"""A short name set wide, as tables print it: 王 强"""
_OWN_NAME = re.compile(
    rf"[A-Za-z]\s*[，,（( ]\s*中文名(?:字)?(?:叫|是|为)?[：:\s]*(?P<name>{_HAN}{{2,3}})(?!{_HAN})"
)
_HARD = re.compile(r"\s*(?:$|[，,。；;、（(：:/|！!？?\n])|\s+\S|\s*[\d+]|了(?=[，,。；;！!\n]|$)")
"""What ends a name for certain: a mark, a blank, a figure, the end"""
_NUMBER_NAMED = re.compile(
    r"(?:他|她)的?(?:号码?)?是?\s?(?=[\d+])|(?:他|她|人家)?的?(?:办公)?(?:电话|手机|座机|联系方式|职务|邮箱|微信|传真|号码|tel)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    rf"\s*[，,、（(]?\s*(?:[\d+(]|(?:他|她)?的?(?:办公)?(?:电话|手机|座机|联系方式|tel|mobile)|先生|女士|同志|{_HAN}{{0,8}}?(?:长|经理|主任|主管|总监|工程师|员|会计|主办))",
    re.IGNORECASE,
)
"""What follows a name that was given to be reached: a number, a post"""
_NOT_SAID = re.compile(
    r"[不没无未错暂待同见是的了吗呢啊嘛吧我你他她们咱这那哪什么谁年月日前后再另换给找问打说写填报看空缺补下上如或和与跟及以在到把被从等几两个位名叫价款费税元含]|"
    r"(?<!才)让|变更|审批|签字|休假|出差|安排|通知|保密|照旧|随便|随意|电话|手机|座机|邮箱|传真|职务|信息|方式|情况|资料|确定|领导|办公|附件|辞职|离职|退休|"
    r"[部科处室组厂站局院店司班坊]$|有限|公司|集团|企业|单位|项目|姓名|本人|自己|统一|对外|负责|对接|维护|质保|客服|热线|总机|前台|值班|付款|合同|免费|验收|投运|投产"
)  # fmt: skip
"""What a name has none of, where its surname is not known"""
_DOES = re.compile(
    r"(?:担任|负责|弄|跑|办|管|来|去|任|当|代|总|工|先生|女士|同志|老师|师傅)$|[代发]表|^(?:代[填办]|填报|上报)"
)
"""What a name does not end in: a verb that goes on with the sentence, a title"""
_TITLE = re.compile(rf"先生|女士|同志|老师|{_HAN}总(?!{_HAN})|{_HAN}工(?!{_HAN})")
_PLAIN_POST = re.compile(
    r"副|总|[一二三四五六]?车间|主任|经理|部长|科长|厂长|班长|会计|工程师|[^，,。]{2,6}[部科室处]|高级|信息|技术|生产|质量|设备|财务|办公|综合"
)
_LONGEST_LEAD = 34


def labelled_person(text: str, explicit: bool = True) -> Piece | None:
    """The name that a stretch behind the label of a person begins with, past 写, 我爸, 甲方 and a post before it.

    `explicit`: whether the label was followed by a colon or a word like 是.
    """
    stop = _STOP.search(text)
    stretch = text[: stop.start()] if stop else text
    own = _OWN_NAME.search(stretch)
    if own and is_person(own["name"]):  # 融栈的Leo, 中文名葛立洋
        return Piece(own["name"], *own.span("name"))
    at, told = 0, explicit
    for _ in range(6):
        lead = _LEAD.match(stretch, at)
        if lead and lead.end() > at:
            at, told = lead.end(), True
        post = post_before(stretch, at)
        name = None if post and is_person(_word(stretch, post)) else _name(stretch, at, told)
        if name is not None:
            return _in_full(name, stretch) or name
        skipped = _skipped(stretch, at, moved=bool(lead))
        if skipped == at or skipped > _LONGEST_LEAD:
            return None
        at = skipped
    return None


def _word(text: str, at: int) -> str:
    """The Chinese characters that stand together from a place on: 景怡 behind 智能制造部副部长."""
    run = re.compile(rf"\s?({_HAN}*)").match(text, at)
    return run[1] if run else ""


def _in_full(name: Piece, text: str) -> Piece | None:
    """The whole name behind what somebody is called by: 小仝，仝例海."""
    if len(name.words) != 2 or name.words[0] not in "小老":
        return None
    full = re.compile(
        rf"[，,、\s(（吧]{{1,3}}(?:全名|大名|就?是|叫)*(?P<name>{name.words[1]}{_HAN}{{1,2}})(?!{_HAN})"
    )
    found = full.match(text, name.end)
    return Piece(found["name"], found.start("name"), found.end("name")) if found else None


def _skipped(text: str, at: int, *, moved: bool) -> int:
    """Where a name may begin next: behind a post, behind 大连方面的, behind the comma after 我爸."""
    post = post_before(text, at)
    if post:
        return post
    of = _NOT_HIM.match(text, at) or _OF.match(text, at)
    if of:
        return of.end()
    comma = _COMMA.match(text, at)
    return comma.end() if comma and moved else at


def _name(text: str, at: int, told: bool) -> Piece | None:
    apart = _APART.match(text, at)
    if apart and is_person(apart[1] + apart[2]):
        return Piece(apart[1] + apart[2], at, apart.end())
    run = re.match(rf"{_HAN}{{2,12}}", text[at:])
    if run is None:
        return None
    known = is_surname(run[0])
    lengths = (4, 3) if starts_compound(run[0]) else (3, 2, 4) if known else (3, 2, 4, 5)
    for ends in (_ends_hard, _ends_before_number, _ends_before_post):
        for length in lengths:
            name = run[0][:length]
            if (
                len(name) == length
                and ends(text, at + length, known)
                and _may_be(name, text, at + length, told)
            ):
                title = _TITLE.match(text, at + length)
                return Piece(name, at, title.end() if title else at + length)
    return None


def may_be_a_name(words: str) -> bool:
    """Whether words behind an explicit label may be what somebody is called: 小王, but not 待定 or 见附件."""
    name = words.strip()
    return is_person(name) or is_called(name) or not (is_no_name(name) or _NOT_SAID.search(name))


def _ends_hard(text: str, end: int, known: bool) -> bool:
    return bool(_HARD.match(text, end) or _TITLE.match(text, end))


def _ends_before_number(text: str, end: int, known: bool) -> bool:
    return bool(_NUMBER_NAMED.match(text, end))


def _ends_before_post(text: str, end: int, known: bool) -> bool:
    return leads_a_post(text[end:]) and (known or bool(_PLAIN_POST.match(text, end)))


def _may_be(name: str, text: str, end: int, told: bool) -> bool:
    """Whether words that are set off may be a name."""
    if is_post(name) or is_no_name(name) or _DOES.search(name):
        return False
    if is_person(name) or (len(name) > 2 and starts_compound(name)):
        return True
    if len(name) > 4 and not told:
        return False
    return (told or bool(_REACHED.match(text, end))) and not _NOT_SAID.search(name)
