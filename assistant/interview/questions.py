"""Whether a message asks something back, and which part of it does.

A message is cut into clauses. A clause asks when it has the form of a question (a mark, 吗, 要不要, 怎么, 还是 …) and
speaks of the form; a story asks too (以前坏了谁知道啊？) and answers itself, agrees by asking (对吧, 可以吗), or uses
the same words for what a system does (自动判断放哪里). Those three are what most of the patterns below are for.
"""

import re
from dataclasses import dataclass

from assistant.interview.commands import command_of

_CUT = re.compile(r"[^。！!？?；;，,\n]+[。！!？?；;，,\n]*")
_EDGES = " \t\r\n。！!？?；;，,、~～…"
_SHORT = 20
_STORY_LENGTH = 30
"""A message longer than this is a story, in which only a plain question counts."""
_LONGEST = 45
"""A clause longer than this tells a story, whatever words it uses."""

_OPENED = re.compile(
    r"^(?:(?:您|你)好|另外|还有|对了|那么?|顺便|再|麻烦(?:您|你)?|我?(?:还|就)?(?=想问|想知道|想确认)|不好意思|老师|哎)*[，, ]*"
    r"(?:请问|请教|请明确|请(?:您)?说明|请确认|明确一下|咨询一?下|我?想(?:问|请教|咨询)(?:一?[下问句])?|问一?下|我想(?:知道|确认|了解)(?:一?下)?|想确认(?:一?下)?|跟?您?确认一?下)(?:一?下)?[，,：: ]*"
)
_REQUEST = re.compile(
    r"解释|讲讲|讲一[下讲]|讲解|说明一下|科普|介绍一?下|告诉我|查一?[下查]|查查|帮我?看看|说说|举个?例|给个?(?:例|参考|范|模|样)|来个(?:例|范|模|样)"
)
_UNSURE = re.compile(
    r"不(?:太|是?很|大)?(?:知道|清楚|明白|懂|理解|确定|会[填写算弄选])|搞不(?:懂|清)|弄不(?:懂|清)|没(?:看|搞|弄)?(?:懂|明白)|分不清|看不(?:懂|明白)"
)

_ASKING_PARTICLE = re.compile(r"(?:吗|[你您]能.{1,4}吧|(?<![什怎这那多要])么)[啊呀哈呢]?$")
_SHORT_PARTICLE = re.compile(r"[有能要行可用算写填报交得适].*(?<![也都还就要可])(?:没有?|不)[啊呀哈呢]?$")
_SETTLED = re.compile(r"没什么|不怎么|没怎么|什么的|怎么着|如何如何|什么都|谁都|哪[个里儿]都|多少都|怎么都")
"""Words that ask elsewhere and do not here."""
_OPEN_EITHER = re.compile(r"会不会|要不要|用不用|需不需要|算不算|必不必须|够不够|行不行")
"""Asks for itself; 有没有 and 能不能 may as well tell what a system looks for."""
_WHAT_IS = re.compile(
    r"(?:是|代表|指的?是?|叫|叫做|什么|啥)(?:个)?(?:什么|啥|谁|意思)(?:意思|东西|玩意)?$|^(?:什么|啥)(?:是|叫)"
)
_EITHER = re.compile(
    r"([一-鿿]{1,2})(?:不|没)\1|有没有?|是否|可否|能否|需否|要否|有无|能不|要不|行不|可不可以|需不需要|算不"
)
_CHOICE = re.compile(
    r"^还是.{2,}|(?:是|写|填|用|按|选|交|算|报|要|升|降|属|发|到).{0,9}(?<!、)还是(?!要|得|会|很|靠|老|挺|比|没|不|有)"
)
_WH = re.compile(
    r"什么|啥|怎么|咋|哪|多少|几(?!百|千|万|十|乎|何|年来|代|何量)|谁(?!都)|为何|何时|如何|怎样|多久|多长|多大|[多好]高|什么样"
)
_FORM = re.compile(
    r"填|写|报|选|附[件表上]|要交|提交|上交|交[到给去材]|盖章|公章|签字|签章|[一几多少0-9]字|字数|[几0-9一二三四五]级|这[一]?[栏项格条个句步里张份]"
    r"|那[一]?[栏项格]|栏|指标|表[格里头]|场景|环节|典型|要求|标准|条件|资格|名单|必填|选填|必须|空着|留空|意思|含义|定义|指的?是|叫做|区别|不同|差别|区分"
    r"|怎么[算办计证]|咋[算办填写弄整]|如何|口径|公式|分母|按什么|算不算|算在|算是?[哪什]|属于|截止|期限|结果|影响|处罚|多久|几份|份数|评审|评上|补贴|奖励|装备|画图|参考|跟哪年|奖补|资助|名额|咨询|通知|指南|文件"
    r"|材料|复印件|原件|模板|范文|例子|示例|样例|格式|全称|简称|单位是|含税|合并|审计|证书|图片|照片|配图|插图|供应商|卓越级|先进级|基础级|CMMM|成熟度"
    r"|[数联]\w{0,2}率|填报|注册地|上传|系统里|网址|改吗|能改|外传|泄[露密]|保存|保密|word|pdf|手写|收费|要钱|要不要钱|哪三年|近三年|验收|投产|实例|门槛|范围"
    r"|行业|代码|大类|中类|型号|规格|备注|简介|痛点|保障|成效|经济性|提升计划|推广|负责人|法人|信用|影像|专利|软著|起止|建设地址|传真|座机|邮箱|手机",
    re.IGNORECASE,
)  # fmt: skip
_ABOUT_US = re.compile(
    r"你们?这?个?(?:助手|是|能|会|系统|软件)|您(?:是|能|会)|机器人吗|要多久|哪里(?:打开|下载)"
)
"""Questions to the assistant itself."""

_TO_ASSISTANT = re.compile(r"(?:你|您)(?:们)?(?:能|会|可以)")

_STORY = re.compile(
    r"以前|过去|从前|当时|原来|之前都|不管|无论|不论|任何|都能|都可以|自动|系统(?:会|能|里?一|马上|自)|工人|操作工|师傅|客户|领导|老板总|车间主任|调度"
    r"|能?知道|晓得|一看|一点就|看到|看得|(?<!怎么)判断|识别|检测|监[测控]|检查|分析|预测|追溯|实现|解决|显示|提示|说不[清准好]|说得清|答不上|查不|没人|算多少|要多少有"
    r"|为了|通过|用来|就[行知]|靠(?:人|经验|老)|反正|试试|差不多|左右|记得|上下|回头(?:我)?查|(?<!帮)我查|没(?:细|掐|具体)|多少都|都有|忘了.*(?:什么|哪|几|多少)|记不|^(?:主要)?(?:问题|痛点|难点|原因|关键)(?:就)?是"
)
_STATES = re.compile(r"^(?:主要)?(?:问题|痛点|难点|原因|关键)(?:就)?是|忘了|忘记|不记得")
_PLAINLY_OF_FORM = re.compile(
    r"(?<!分)栏|附表|公章|截止|名额|盖章|原件|复印|申报|评审|补贴|全称|简称|卓越级|先进级|必须写|要写|写(?:上|谁|什么|啥|哪|几|多少|新)|选哪|该选|算在|算不算|必填|选填|[该要]填|[怎咋].{0,2}填|填[什啥哪]|能报|[几多少0-9]字|附件\s*\d"
)
_RHETORICAL = re.compile(
    r"谁(?:知道|受得|愿意|记得|敢|能想|还|不|说得|管|都)|[急气]人|这个?理|你说.{0,4}[急气烦]|难道|何必|何苦|哪能|哪有(?!吗)|哪里有|哪会|哪敢|你猜|你想想|还用(?:问|说)|怎么着也?"
    r"|怎么说呢|还能(?:有|怎|咋)|怎么可能|怎么会|不就|能不急|说不定|岂|最怕什么|鬼知道|我怎么知道"
)
_TAG = re.compile(
    r"^(?:(?:你|您)(?:看|说|觉得)?)?(?:这样写?|这么写|这样填|这些|这|就|还|应该|说得?|我说|够|都|以上)*"
    r"(?:对|是|行|好|可以|成|没错|没问题|没事|够|清楚|明白|懂|懂的|合适|继续|开始|在|详细|听懂|记[下好住]|看懂|听明白|差不多|记录|完整|满意|OK|ok)"
    r"(?:你?我?(?:的|说的?)?意思)?了?(?:对|是|行|好|可以|够)?(?:吧|吗|么|嘛|不|没有?|呢|不[对是行好够在成]|不可以|详细)?了?[啊呀哈呢]?$"
)
_TAIL = re.compile(
    r"[，, ]*(?:(?:你|您)看)?(?:这样|那样)?(?:对|是|行|好|可以|没错|没问题|够|成)(?:了)?(?:吧|吗|么|不|不[对是行好够]|不可以)?$|[，, ]*(?:你|您)看呢$|吧$|呗$"
)
_HEDGE = re.compile(r"^(?:应该|好像|大概|可能|估计|似乎|大约|差不多|左右|记得|或许)")
_PICK = re.compile(
    r"^(?:那|就|我|还是)*(?:选|要|用|填|写|按|报)?(?:第?\s*[一二三四五六七八九十\d]{1,3}\s*[个项号]?(?:场景)?|这个|那个)$|^(?:那|就|我)+(?:选|要|用|填|写|按|报)|^(?:选|就)"
)
_CHANGE = re.compile(
    r"(?:改|换|撤|删|更正|纠正).{0,2}(?:成|为|回|掉|一?下|过来)|^(?:请|麻烦|帮我?|能不能|可以|把)*把.+(?:改|换|删)"
)
_ABOUT_TALK = re.compile(
    r"^(?:现在|目前|那|我)?(?:还|接下来|接着|然后|下面)?(?:要|需要|得|应该)?(?:再)?(?:[填说写问答]|有|缺|差|少|剩)*(?:了|别的|其他|下一[个题步])?(?:要|问题)?(?:填|问|说)?的?"
    r"(?:什么|哪些?|哪儿|啥|吗|呢|到哪|没填|没有|是)*了?$|^下一[个题步问]"
)
_YES_NO = re.compile(
    r"^(?:是的?|对的?|不是|不对|没有?|有的?|嗯|当然|肯定|不)(?:[，,。]|$)|^(?:是|因为|主要|靠|就|用|花|全靠|最怕|不上)"
)
_ECHO = re.compile(r"^(?!.*(?:什么|啥|哪|怎么|咋|多少|几|填|写|要))[^，,]{1,10}(?:呢|吗|么|嘛)?$")
_BARE = re.compile(
    r"^(?:那|这|我|我们|该|应该|要|得|能|可以|就|还|是|个|种)*(?:怎么|咋|如何|填|写|选|报|算|办|弄|处理|证明|计算|什么|啥|哪一?[个种类项级家]?|多少|几[个级类项种]|属于|类型|行|不)+"
    r"(?:呢|啊|呀|吗|好|合适|一个)*$"
)


@dataclass(frozen=True)
class _Clause:
    text: str
    """Without marks at its edges"""
    marked: bool
    """A question mark ends it"""


def question_in(message: str) -> str | None:
    """The question a message asks back: the whole message or its part; None where it asks nothing.

    A bare question (怎么填) keeps the clause before it, which says what it is about.
    """
    bare = _without_tail(message.strip(_EDGES))
    clauses = _clauses(message)
    if not bare or _is_command(message) or _is_command(bare) or _CHANGE.search(bare):
        return None
    announced = False
    for at, clause in enumerate(clauses):
        after = next((later for later in clauses[at + 1 :] if later.text), None)
        opened, rest = _opened(clause.text)
        if (announced and rest) or _asks(clause, after, long=len(message) > _STORY_LENGTH):
            before = clauses[at - 1].text if at else ""
            needed = _BARE.match(rest) or rest.startswith("还是")
            return f"{before}，{clause.text}" if before and needed else clause.text
        announced = opened and not rest
    return None


def _clauses(message: str) -> tuple[_Clause, ...]:
    quoted = re.sub(
        r"[“\"「『《][^”\"」』》]*[”\"」』》]",
        lambda found: re.sub(r"[，,？?。！!；;]", "、", found[0]),
        message,
    )
    pieces = (message[found.start() : found.end()] for found in _CUT.finditer(quoted))
    return tuple(
        _Clause(piece.strip(_EDGES), "?" in piece or "？" in piece) for piece in pieces if piece.strip(_EDGES)
    )


def _asks(clause: _Clause, after: _Clause | None, *, long: bool) -> bool:
    opened, text = _opened(clause.text)
    if opened:
        return len(text) > 1
    if _only_agrees(text) or _is_answer_in_disguise(_without_tail(text)) or len(text) > _LONGEST:
        return False
    if _RHETORICAL.search(text) or _ABOUT_TALK.match(text):
        return False
    unquoted = re.sub(r"[“\"「『][^”\"」』]*[”\"」』]", "", text)
    formed = _has_form(unquoted) or clause.marked
    if (
        not formed
        or (text.endswith(("吧", "呗")) and not _TO_ASSISTANT.search(text))
        or (_HEDGE.match(text) and not _WH.search(text))
    ):
        return False
    if after is not None and _answers_itself(clause, after):
        return False
    if (
        long
        and not clause.marked
        and not _PLAINLY_OF_FORM.search(unquoted)
        and not _ASKING_PARTICLE.search(unquoted)
    ):
        return False
    return _speaks_of_form(unquoted, clause.marked)


def _has_form(text: str) -> bool:
    if _ASKING_PARTICLE.search(text) or _SHORT_PARTICLE.search(text):
        return True
    if _UNSURE.search(text):
        return bool(_WH.search(text) or re.search(r"指的?|意思|区别|讲", text))
    return any(form.search(_SETTLED.sub("", text)) for form in (_EITHER, _CHOICE, _WH, _REQUEST))


def _speaks_of_form(text: str, marked: bool) -> bool:
    if re.search(r"[:：=]", text) and not marked:
        return False
    if _UNSURE.search(text):
        return not _tells_not_knowing(text)
    if _STORY.search(_SETTLED.sub("", text)) and not _PLAINLY_OF_FORM.search(text):
        return False
    if _FORM.search(text) or _ABOUT_US.search(text) or (marked and _WH.search(text)):
        return True
    plainly = (_ASKING_PARTICLE, _OPEN_EITHER, _CHOICE, _WHAT_IS, _REQUEST)
    return len(text) <= _SHORT and (any(form.search(text) for form in plainly) or "为什么要" in text)


def _tells_not_knowing(text: str) -> bool:
    """不知道具体多少 is an answer; 不知道该填多少 asks."""
    return (
        bool(_STATES.match(text))
        or not re.search(r"填|写|选|算|指|意思|报|叫|区别|区分|办|查|讲", text)
        or bool(re.search(r"怎么说|客户|工人", text))
    )


def _answers_itself(clause: _Clause, after: _Clause) -> bool:
    """以前怎么管的呢？一本台账。 A question about the form may be followed by its reason."""
    if _has_form(after.text) or _only_agrees(after.text):
        return False
    if _YES_NO.search(after.text) or _ECHO.match(clause.text):
        return True
    if re.search(r"[填写报交]|[该要]选|选(?:哪|什么|啥)|附件|要不要|截止", clause.text):
        return False
    return clause.marked or clause.text.endswith("呢") or bool(_STORY.search(after.text))


def _is_command(text: str) -> bool:
    """A pause (我问一下财务) begins like a question and is told from one by what follows."""
    return command_of(text) not in ("", "wait")


def _only_agrees(text: str) -> bool:
    return bool(_TAG.match(text))


def _is_answer_in_disguise(text: str) -> bool:
    """A choice, a correction or a command that is put as a question: 选第2个行吗, 把电话改成…可以吗."""
    if _is_command(text) or _CHANGE.search(text):
        return True
    return bool(_PICK.match(text)) and not (_WH.search(text) or _EITHER.search(text))


def _without_tail(text: str) -> str:
    """The text before 行吗, 可以不, 你看呢."""
    return _TAIL.sub("", text.strip(_EDGES)).strip(_EDGES)


def _opened(text: str) -> tuple[bool, str]:
    """Whether a clause announces a question (请问, 想问一下), and what follows."""
    found = _OPENED.match(text)
    return (True, text[found.end() :]) if found else (False, text)
