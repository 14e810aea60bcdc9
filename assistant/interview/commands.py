"""What a message asks of the interview itself: skip, refuse, nothing, back, undo, what is missing, draft."""

import re
from typing import Literal

Command = Literal["skip", "refuse", "nothing", "back", "undo", "missing", "draft", "help", ""]

_WHOLE: dict[Command, str] = {
    "skip": r"(?:先)?(?:跳过|略过|下一题|下一个|先不填|以后再(?:说|填)|不知道|不清楚|暂时不知道|回头再说|过)",
    "refuse": r".{0,6}(?:不方便(?:填|说|提供|透露)?|不便(?:填写?|提供|透露)|不想(?:填|说)|拒绝(?:填写|回答)?|保密)",
    "nothing": r"(?:暂时|目前|都)?(?:没有了?|没了|无|不涉及|不适用|没有其他|没有别的|就这些|不用了|不需要|没有补充)",
    "back": r"(?:返回|回到|退回|看)?(?:上一题|上一步|上一个|上一问|前一题)|返回|退回",
    "undo": r"(?:撤销|撤回|取消)(?:刚才|上一条|上一步|一下)?(?:的?回答|说的|那条)?",
    "missing": r"(?:现在)?(?:还)?(?:缺|差|少)(?:什么|哪些|啥)(?:没填)?|进度|填到哪了|看看进度",
    "draft": r"(?:可以)?(?:生成|导出|出稿|下载|完成|结束)(?:申报书|草稿|初稿|文档|吧|了)?",
    "help": r"帮助|怎么用|help|\?|？",
}
_TAIL = r"[吧了的啊呀哈呢]*[。.！!~～]*"
_PATTERNS = {
    command: re.compile(rf"\s*(?:嗯|好的?|那就?|请)?[，,]?(?:{pattern}){_TAIL}\s*", re.IGNORECASE)
    for command, pattern in _WHOLE.items()
}
_CORRECTION = re.compile(
    r"^\s*(?:不对|错了|说错了|写错了|更正|纠正|修改|改一?下|把|改)|应该是|应为|改成|改为|换成"
)
_TAKEN_BACK = re.compile(
    r"^\s*(?:不对|不是|错了|我?[说写填报]错了|更正|纠正|修改|改一?下|改(?![造进善良装扩建]))"
)
_QUESTION = re.compile(r"[?？]\s*$|什么叫|是什么意思|怎么算|要不要|哪个好|有什么区别|能不能写|需不需要")


def command_of(message: str) -> Command:
    """The command a whole message is, empty where it is none."""
    for command, pattern in _PATTERNS.items():
        if pattern.fullmatch(message):
            return command
    return ""


def is_correction(message: str) -> bool:
    """Whether the message says that something said before was wrong."""
    return bool(_CORRECTION.search(message))


def takes_back(message: str) -> bool:
    """Whether the message opens with taking something back; a story may say 改成 anywhere."""
    return bool(_TAKEN_BACK.search(message))


def is_question(message: str) -> bool:
    """Whether the message asks something back."""
    return bool(_QUESTION.search(message))
