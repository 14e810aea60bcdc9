"""What a message asks of the interview itself: skip, refuse, nothing, back, undo, what is missing, draft."""

import re
from typing import Literal

Command = Literal[
    "skip", "refuse", "nothing", "back", "undo", "missing", "draft", "help", "wait", "thanks", ""
]

_WHOLE: dict[Command, str] = {
    "skip": r"(?:先)?(?:跳过|略过|下一题|下一个|先不填|以后再(?:说|填)|不知道|不清楚|暂时不知道|回头再说|过)",
    "refuse": r".{0,6}(?:不方便(?:填|说|提供|透露)?|不便(?:填写?|提供|透露)|不想(?:填|说)|拒绝(?:填写|回答)?|保密)",
    "nothing": r"(?:这一?块|这方面|这一?部分)?(?:暂时|目前|都)?(?:没有了?|没了|无|不涉及|不适用|没有其他|没有别的|就这些|不用了|不需要|没有补充)",
    "back": r"(?:返回|回到|退回|看)?(?:上一题|上一步|上一个|上一问|前一题)|返回|退回",
    "undo": r"(?:撤销|撤回|取消)(?:刚才|上一条|上一步|一下)?(?:的?回答|说的|那条)?",
    "missing": r"(?:现在)?(?:还)?(?:缺|差|少)(?:什么|哪些|啥)(?:没填)?|进度|填到哪了|看看进度",
    "draft": r"(?:可以)?(?:生成|导出|出稿|下载|完成|结束)(?:申报书|草稿|初稿|文档|吧|了)?",
    "wait": r"(?:您|你|请|先|哎|那你?)?(?:稍等|稍候|等(?:我|等)?(?:一下|一会儿?|下|会儿?)?)(?:哈|啊|吧|[，,。！!])*"
    r"(?:我?(?:先|得|这就)?(?:去|来)?(?:问|查|找|看|翻|打)(?:一下|下|问)?(?:财务|会计|领导|老板|同事|办公室|电话|资料|表|他|她|师傅|.{0,4}).{0,8})?|我(?:先|得|这就)?去?(?:问|查|翻)一?下?(?:财务|会计|领导|老板|同事|办公室|资料|表).{0,10}",
    "thanks": r"(?:好的?|谢谢(?:你|您|啊|了)*|多谢|辛苦了?|收到|知道了?|明白了?|了解|懂了|ok|OK|在吗|在不在|你好|您好|嗨|哈+|嗯+|哦+|[，,、 。！!])+",
    "help": r"帮助|怎么用|help|\?|？",
}
_TAIL = r"[吧了的啊呀哈呢]*[。.！!~～]*"
_PATTERNS = {
    command: re.compile(rf"\s*(?:嗯|好的?|那就?|请)?[，,]?(?:{pattern}){_TAIL}\s*", re.IGNORECASE)
    for command, pattern in _WHOLE.items()
}
_CORRECTION = re.compile(
    r"(?<![对不])不对(?!外|口|应|齐|称|接)|(?<![差出纠除])错了|[说写填报记打弄搞看念输]错|[说写填报记打弄搞算](?:岔|反(?![应馈映复光渗向射冲洗吹接扣转]))了?|反了|[说写报算填][少多漏高低大小]了|不[写填报用].{1,8}了[，,]|(?:[号数值的]|[这那]个)不要了|更正|纠正一?下|订正|那就[填写](?=\W)|"
    r"应该?是|应为|改成|改为|改一?下|[您你给]改改(?=\W|$)|改作|换成|(?<!装)修改(?!造)|重新[说报填写]|为准|其实是|才对|才是|应[该当][写填报]|[少多漏][写打说填报念录](?:了|[一两二三几]?[位个]|零)|口误|笔误|"
    r"(?:电话|手机|座机|邮箱|传真|号码?)改(?=[\da-z])|(?:联系人|对接人|负责人|经办人|法人|代表|电话|手机|座机|邮箱|传真)换(?=[A-Z\u4e00-\u9fff ])(?!算|热|届|班|岗|号的?话|[号了]?(?:[。，,；;！!]|$)|了\s)|改[，,：: ]|得改|要改|有误|\btypo\b|"
    r"(?<=[率额数人资话机号箱址期间码级分名入润产])错(?=\s*(?:[。；;，,！!\n]|$))|[按照][^。；;，]{0,8}\d[^。；;，]{0,8}[改填](?=[。；;，,！!\s]|$)|打串|贴错|拿错|系旧|"
    r"^\s*(?:不是|把|改(?![造进善良装扩建])|哎?不[，,])"
)
_NEXT_SUBJECT = re.compile(r"另外|还有|对了|顺便|再(?:补|说)")
_FEW_WORDS = 14
"""A sentence shorter than this only announces the correction; what is corrected stands in the next."""
_TAKEN_BACK = re.compile(
    r"^\s*(?:不对|不是|错了|我?[说写填报]错了|更正|纠正|修改|改一?下|改(?![造进善良装扩建]))"
)


def command_of(message: str) -> Command:
    """The command a whole message is, empty where it is none."""
    for command, pattern in _PATTERNS.items():
        if pattern.fullmatch(message):
            return command
    return ""


def correction_spans(message: str) -> tuple[tuple[int, int], ...]:
    """Start and end of what a message says to correct: the sentence that says so, and the next after a short one."""
    spans: list[tuple[int, int]] = []
    announced = False
    for match in re.finditer(r"[^。！!？?；;\n]+[。！!？?；;\n]*", message):
        found = _CORRECTION.search(match[0])
        if found and asks(message, match.start()):
            found = None
        if found or announced:
            start = match.start() + (max(found.start() - _FEW_WORDS, 0) if found else 0)
            after = match.start() + found.end() if found else start + 1
            subject = _NEXT_SUBJECT.search(message, after, match.end())
            spans.append((start, subject.start() if subject else match.end()))
        announced = found is not None and (
            len(match[0]) < _FEW_WORDS or not re.search(r"\w", match[0][found.end() :])
        )
    return tuple(spans)


def correction_cues(text: str) -> tuple[int, ...]:
    """Where the words stand by which a text says that something was wrong."""
    return tuple(found.start() for found in _CORRECTION.finditer(text))


def asks(message: str, start: int) -> bool:
    """Whether the sentence at `start` is a question: what is asked corrects nothing (应该写402吧？)."""
    end = re.compile(r"[。！!？?；;\n]|$").search(message, start)
    assert end is not None
    return end[0] in ("？", "?") or bool(re.search(r"[吗么][~～啊呀]*$", message[start : end.start()]))


def takes_back(message: str) -> bool:
    """Whether the message opens with taking something back; a story may say 改成 anywhere."""
    return bool(_TAKEN_BACK.search(message))
