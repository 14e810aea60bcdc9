"""What of a message tells nothing of what was done: code, orders to the assistant, questions, talk about the talk."""

import re

from assistant.interview.commands import command_of
from assistant.interview.questions import question_in
from knowledge.catalogue import scenes

_WORDS = r"(?:句|层意思|条|点|个|下|遍|几句|一些|些)"
_TALK = re.compile(
    r"(?:您好|你好|各?位?老师好|领导好|嗨|hi|hello|在吗|在不在|喂|好得?[很嘞的了]|行(?:了|吧)?|对对?对?|谢谢|辛苦)\W*|"
    r".{0,10}(?:先|再|就|来|随便|简单|大概|直接|接着|我)(?:给你|跟你|跟您)?(?:来|再|先)?[说讲补报聊捋唠](?:说|讲|充|聊)?(?:[一两几三]{0,2}" + _WORDS + r"|第[一二三]个|清楚|明白|了啊?|完了|啊|哈|吧)?[哈啊吧了哦呀]*|"
    r".{0,8}(?:补充|补报|再补|漏|忘)(?:了|说)?[一两几三四五]" + _WORDS + r".{0,10}|"
    r".{0,10}(?:前面|前头|开头|刚才|上面|刚刚|之前)[^，,。]{0,8}(?:说|讲|提|写|有|填|给)(?:过|了|的)*(?:一样|了|吧|啊)?|.{0,4}(?:一样|同上|同前)|"
    r".{0,14}(?:先|暂)?(?:不说|不讲|不提|不写|不报|别写|免谈|不值当说|不值一提|不好说|没统计|没细算|没算过)(?:了|吧|啊)?|"
    r"[^，,。]{0,14}(?:部|科|室|办|处|中心|公司|企业|单位|我们?|我方|我司)?(?:代为?|负责)?(?:填报|填写|上报|报送|代填)(?:的)?|"
    r".{0,30}(?:情况|材料|内容|说明|介绍|汇报|如下|以下)[^，,。]{0,6}(?:如下|说明|汇报)(?:如下)?|如下|"
    r".{0,8}(?:赶时间|先忙|在忙|开会|先这样|就这样|就这些|先到这|没啥了|说完了|讲完了|就这么多).{0,8}|"
    r".{0,6}(?:信你|麻烦你|拜托|靠你|听你|多担待|多包涵|多指教|见笑).{0,8}|.{0,10}(?:写得?|编得?|弄得?)(?:比我|真|挺|好).{0,10}|"
    r".{0,8}(?:分(?:成|为)?|就?[说讲谈]|聚焦|概括|归纳|转|抓|体现在|表现在|记了|有(?=.{1,2}[方点条件]))[^，,。\d]{0,3}[一二两三四五六](?:个|大|条|本)?(?:层|块|条|点|方面|部分|账|件事|句)吧?|"
    r"[^，,]{0,10}(?:其[他它余](?:各?项|内容|信息|数据|几[项个])?|各项)(?:均|都|全)?(?:维持|保持)?(?:原样)?(?:不变|照旧|不改)|"
    r"(?:详?见|参见|参照)(?:上|前|附|整体|第|表)[^，,。；;]{0,12}|.{0,14}请(?:问|咨询|联系)[^，,。；;]{1,8}|.{0,6}[，,]\s*等(?:一?会儿?|一?下)|"
    r"承(?:蒙|您)[^，,。]{0,8}|"
    r"我(?:是|叫|在)[^，,。]{2,16}(?:的|长|员|工|部|科|室|师傅|干|待)(?:[^，,。]{0,8}年)?.{0,16}(?:直说了|就在|来填|让我.{0,8})?(?:啊|哈|呢)?|"
    r"能讲的(?:就|只)?有?.{0,4}|"
    r".{0,12}(?:我|咱)?(?:不(?:太|大|是很)?懂|不(?:太|大)?清楚|不知道|说不上来|记不清)(?:技术|这个|这块)?.{0,8}",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_TALK, _SHORTEST_REST = 34, 8
_NOTE = re.compile(
    r"^我(?:在|是|搞|干)[^，,。]{2,20}(?:干|搞|待|做)了?[^，,。]{1,6}年|^.{0,4}(?:以下|上述|以上|下述|下列|本表|文中|表中|注|说明口径|口径)[^。]{0,6}(?:金额|数据|数字|内容|口径|材料|信息|所列|均|除)|.{0,40}(?:为准|可查|可提供凭证|供[您你]?参考|供摘录)(?:$|[：:])"
)
_NAUGHT = re.compile(
    r"(?:[^，,。]{0,12}?(?:的话|这块|这个|方面|这一?项|嘛|呢))?[，,]?(?:我们|目前|暂时?|都|也|就|确实|现在|本次|其[他余它])*(?:没有|没啥|没什么|没得|么有|莫得|无|不涉及|不适用)(?:了|的|啊|吧|特别的|别的|其他的?|补充的?|可说的|什么)*|"
    r"(?:无|没有|没)(?:有)?(?:其他|其它|别的|更多|第二个)(?:的)?(?:场景|内容|补充|项目)?|"
    r"(?:本次|这次|我们|暂时)?(?:仅|只|就)(?:申报|报送|报|有|填|上报)?(?:这|上述|此|本|1|一)[一项个么]*(?:场景|项)?|[^，,。]{0,12}(?:商业秘密|技术秘密|保密|涉密|机密|不便透露|不方便(?:说|讲|透露)|不让讲|不外传)[^，,。]{0,4}(?:[，,](?:不讲|不说|不填|不便.{0,4}))?"
)
_TO_ASSISTANT = re.compile(
    r"(?:你|您)(?:先|再|就|也|自己|帮|给|替|把|照|按|看|来|看看|帮我|给我)*(?:着)?(?:写|填|记(?!录)|整理|理一|改|念|生成|列|出个|弄|看(?:着|一?下|看)|告诉|查|算|等|拦|提取|认)|(?:帮|给|替)我(?:看|写|改|列|生成|弄|填|念|查|算|出|导)|"
    r"^(?:请|麻烦)(?:你|您)?(?:帮|给|把|将|按|提取|摘录|核对|生成|根据|逐)|^把.{0,16}(?:(?:列|念|发|导|给|写|改)(?:出来|给我|一下|我)|删掉|去掉)|等(?:一下|一哈|下|会儿?)[，, ]|(?:回|过)(?:头|来|会儿?)(?:再)?(?:说|讲|补|填)|^.{0,6}申报书"
)
_CORRECTION = re.compile(
    r"(?:说|念)错|[说念算]岔|您给改|(?:刚才|上面|前面|上一条|前报).{0,18}(?:错|反了|有误|不对)|错了?[，, ]?(?:应该?|而)?是|更正|改回|手快|笔误|口误|不是.{1,16}(?:应该)?是.{1,16}(?:才对|写错)"
)
_NOT_OURS = re.compile(
    r"不在内(?!部|控|网|外|存)|不相干|不搭界|预算[^。；;]{0,12}还没批|没进(?:这个|本)?项目|(?:与|跟|和)(?:我们|咱们?|本(?:项目|场景|公司))(?:无关|没关系)"
)
"""What is told only to be left out"""
_LABEL = re.compile(
    r"(?:附[件表]|序号|下一步|提升|推广|计划|和|及|应用|场景|建设|方案|情况|整体|成效|痛点|问题|描述|技术|保障|要素|经济性?|可|带动|效应|企业|公司|单位|简介|概况|相关|解决|的|采用|已|实施|见|"
    r"第?[一二三四五六七八九十\d]+[部分章节]*|[、，.．（）()：:\s|/—-])+"
)
"""A label of the form, or several, with nothing said to it"""
_CONTACT = re.compile(
    r"(?:单位|企业|建设|注册|通讯)?地址[：:是写]|1\d{10}|1\d{2}[- ]\d{4}[- ]\d{4}|0\d{2,3}-?\d{7,8}|[\w.+-]+@[\w-]+\.|[0-9A-Z]{18}|(?:联系人|法人代表?|法定代表人|邮箱|传真|座机|手机号?|信用代码|负债率)(?:就|是|写|填|叫|没|：|:|为|我)"
)
_STAGES = "|".join(dict.fromkeys(one.stage for one in scenes()))
_SCENES = "|".join(sorted({one.name for one in scenes()}, key=len, reverse=True))
_CHOSEN = re.compile(
    rf"{_SCENES}|(?:{_STAGES})|环节|场景|第[一二两三四五\d]+个?|[对是选报填写有也叫为属于就的那这个]|上面|本次|我们|名称|典型|编号|还|：|:|，|,|。|“|”|\"|\s"
)


def tells_nothing(sentence: str) -> bool:
    """Whether a sentence asks, greets, announces, orders, corrects, declines, or gives nobody but a contact."""
    bare = sentence.strip(" \t，,；;。、！!～~…—-：:")
    if len(bare) < 2 or sentence.rstrip().endswith(("：", ":")):
        return True  # what announces tells nothing: 前后对比如下：
    if len(bare) <= _LONGEST_TALK and any(form.fullmatch(bare) for form in (_TALK, _NAUGHT, _LABEL)):
        return True
    if (
        _NOTE.search(bare)
        or _NOT_OURS.search(bare)
        or _CORRECTION.search(bare)
        or _CONTACT.search(bare)
        or command_of(bare) not in ("", "wait")
    ):
        return True  # what waits may as well look after something: 看砖的转岗7人
    return _names_scene(bare) or _addresses(sentence)


def without_address(sentence: str) -> str:
    """A sentence without a first or last clause that speaks to the assistant: 拟附营业执照…，请您看看是否齐全。"""
    if not _addresses(sentence):
        return sentence
    commas = [found.end() for found in re.finditer(r"[，,]", sentence)]
    for first, last in ((0, commas[-1]), (commas[0], len(sentence))) if commas else ():
        rest = sentence[first:last].strip(" ，,")
        if (
            len(rest) >= _SHORTEST_REST
            and not _addresses(rest)
            and _addresses(sentence[:first] + sentence[last:])
        ):
            return rest
    return sentence


def _addresses(sentence: str) -> bool:
    """Whether a sentence asks the assistant something or tells it to do something."""
    return _asks(sentence) or (_TO_ASSISTANT.search(sentence) is not None and not _measured(sentence))


def _asks(sentence: str) -> bool:
    if question_in(sentence) is not None:
        return True
    return sentence.rstrip().endswith(("?", "？")) and bool(
        re.search(r"[你您吗么]|[能会是算]不[能会是算]|哪|多少|还是", sentence)
    )


def _names_scene(bare: str) -> bool:
    """第二个是车间智能排产，生产管理环节: which scene it is, not what was done."""
    named = re.search(_SCENES, bare) or "环节" in bare
    return bool(named) and len(_CHOSEN.sub("", bare)) <= 5


def _measured(text: str) -> bool:
    return bool(re.search(r"\d\s*(?:%|％|[万亿元台套条人天吨家个])", text))
