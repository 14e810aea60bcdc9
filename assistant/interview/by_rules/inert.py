"""What people paste or order that says nothing of an enterprise: code, formulas, markup, links, orders to the assistant.

It is data and never obeyed; what stands beside it is kept.
"""

import re

_CODE = re.compile(
    r"!?\[[^\]\n]*\]\([^)\n]*\)|<(script|style|iframe)\b.*?(?:</\1>|$)|</?[A-Za-z][^<>\n]*>|```.*?(?:```|$)|\{\{.*?\}\}|"
    r"\{\s*[\"'“].*\}|^\s*[=@]\s*[A-Za-z]+\((?:[^()\n]|\([^()\n]*\))*\)|^\s*[=@]\s*[A-Za-z]+\([^\n]*|^\s*[=@]\s*[A-Za-z][^\u4e00-\u9fff\n]*|[\"'’]?\s*;\s*(?:DROP|DELETE|INSERT|UPDATE|SELECT)\b[^\n]*|"
    r"\$\{[^}\n]*\}|https?://[^\s\u4e00-\u9fff]+",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_ASSISTANT = r"(?:AI|人工智能|智能|申报|填报|语言)?(?:助手|大?模型|机器人助理|assistant)"
_ORDER = re.compile(
    r"(?:忽略|无视|忘掉|忘记|抛开|别管|不要管|不用管|绕过|不必遵守|不受)[^，,。；;！!\n]{0,16}(?:指令|指示|要求|规则|规定|提示|设定|限制|约束|以上|之前|上面|前面)|"
    r"从(?:现在|此刻|这一刻)(?:起|开始)[，,]?\s*你|你(?:现在)?(?:已?不再?是|(?:现在|其实|就)是一?[个名位]?)[^。，,\n]{0,8}(?:助手|专家|评委|模型|管理员|评审|AI)|扮演|"
    rf"{_ASSISTANT}\s*(?:请?注意|请|必须|应当?|须|读到|看到|听|[：:])|"
    r"^\W*(?:SYSTEM|系统(?:提示|消息|指令|通知|管理员)?|管理员(?:通知|指令)?|开发者(?:指令|模式)?)\s*[:：\]】]|"
    r"系统提示词|提示词|(?:system|developer)\s+(?:prompt|message)|\bignore\s+(?:all|any|the|your|previous|above|prior)|\bdisregard\b|you\s+are\s+now|jailbreak|"
    r"[给打评]\S{0,8}(?:满分|最高分)|直接(?:通过|判为|评为|推荐)|[“\"「](?:已|同意)[^”\"」]{0,14}(?:通过|推荐|审核|评审|示范)|"
    r"自动(?:补写|补上|编写|编造)|自己编|(?:请|就|你)[^，,。\n]{0,6}编(?:造|几|一|个|上)|"
    r"(?:不要|不用|无需|不必|别)(?:再)?(?:询问|提醒|告诉|告知)[^，,。\n]{0,4}(?:用户|领导|别人|我|任何人)|"
    r"(?:所有|全部|每个|一切|各项)[^，,。\n]{0,10}(?:指标|数字|空格|空着|字段|成效|分数|等级)[^，,。\n]{0,14}(?:改|填|写|设|乘|编|按)|"
    r"\b[a-z]+\.[a-z_]+(?:\.\w+)*\b\s*(?:设为|改为|填|写|=|:)|别(?:家|的)企业的申报书|上一位(?:用户|企业)|其他(?:用户|企业)的(?:申报书|资料|数据)",
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
_WITH_IT = re.compile(
    r"^\W*(?:请|并|然后|同时|再)*(?:把|将|给|不得|必须|否则)|(?:填|写|设|标记|标注)(?:成|为|上|[“\"「])|(?:输出|返回|照做|发给我)|(?:告诉|提醒|询问)(?:任何人|领导|用户|我)"
)
_BRACKETED = re.compile(r"[（(【\[][^（()）【】\[\]\n]*[）)】\]]")
_TAG = re.compile(r"\W*[a-zA-Z]+\W*")
"""[system] only opens the order that follows it"""
_STRETCH = re.compile(r"(?:[^。！!？?；;\n.]|\.(?!\s))+(?:[。！!？?；;]+[”\"」]?|\.\s)?")
_CLAUSE_START = re.compile(r"[，,、。：:]\s*|\s+")
_LIST_MARK = re.compile(
    r"(?m:^|(?<=[\s，、。；;：:]))\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[)）]|\d{1,2}、(?=[^\d\s])|\d{1,2}\.(?=[^\d\s])|[①-⑳])"
)


def told(message: str) -> str:
    """The message, of the same length, with line ends where it is code or orders the assistant to do something.

    Both are data that tell nothing of what was done; what stands beside them is kept.
    """
    text = _CODE.sub(_blank, message)
    text = _BRACKETED.sub(
        lambda found: _blank(found) if _ORDER.search(found[0]) and not _TAG.fullmatch(found[0]) else found[0],
        text,
    )
    chars, ordered = list(text), False
    for stretch in _STRETCH.finditer(text):
        order = _ORDER.search(stretch[0])
        if order:
            before = [
                found.end() for found in _CLAUSE_START.finditer(stretch[0]) if found.end() <= order.start()
            ]
            start = stretch.start() + (before[-1] if before else 0)
        elif ordered and _WITH_IT.search(stretch[0]):
            start = stretch.start()
        else:
            ordered = False
            continue
        ordered = True
        chars[start : stretch.end()] = "\n" * (stretch.end() - start)
    return "".join(chars)


def _blank(found: re.Match[str]) -> str:
    return "\n" * len(found[0])


def blanked(text: str) -> str:
    """The text without code, orders and the numbers of list items; its length stays the same."""
    return _LIST_MARK.sub(lambda found: re.sub(r"\S", " ", found[0]), told(text))


def inert_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each stretch that is code or an order."""
    kept = told(text)
    gone = [at for at, (before, after) in enumerate(zip(text, kept, strict=True)) if before != after]
    spans: list[tuple[int, int]] = []
    for at in gone:
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return tuple(spans)
