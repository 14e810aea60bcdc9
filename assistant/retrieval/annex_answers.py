"""Questions about an annex as a whole: 附件10's list, a numbered part, what an annex is for."""

import re

from assistant.retrieval.citations import Citation, NoticeAnswer, cite, cite_title, not_told, told
from assistant.retrieval.subjects import Subject
from assistant.retrieval.wording import content
from knowledge.clauses import clauses
from knowledge.criteria import listed_enterprises
from knowledge.modes import modes

_MOST_LISTED = 6
_COMMON = ("公司", "企业", "甘肃", "有限公司", "有限", "集团", "股份", "技术", "科技", "材料")
_OF_LIST = re.compile(
    r"范围|名单|哪些(?:企业|公司)|哪几家|多少家|几家|谁能|能报|可以(?:申?报)|(?:公司|集团|企业|石化|厂).{0,4}(?:在|能)|有没有"
)
_OF_CRITERIA = re.compile(r"几级|成熟度|等级|条件|要求|材料")


def about_list(subject: Subject) -> NoticeAnswer | None:
    """附件10: whether an enterprise is on the list, or the list itself."""
    words = subject.question
    for one in listed_enterprises():
        if one.name in words or _short_name(one.name) in words:
            return told("在附件10的名单里：", cite("A10-名单", one.name))
    if not {9, 10} & set(subject.annexes) or _OF_CRITERIA.search(words) or not _OF_LIST.search(words):
        return None
    everyone = listed_enterprises()
    towns = [one for one in everyone if any(run in one.name for run in content(words) if run not in _COMMON)]
    if towns:
        return told("附件10的名单里有：", *(cite("A10-名单", one.name) for one in towns[:_MOST_LISTED]))
    first = cite("A10-名单", everyone[0].name)
    if re.search(r"哪些|哪几|多少|几家|谁|范围(?:是|有)|名单(?:是|有)|看", words):
        last = cite("A10-名单", everyone[-1].name)
        return told(
            f"附件10列出了卓越级的申报范围，从第一家到最后一家共{len(everyone)}家：",
            first,
            last,
            cite_title(10),
        )
    if re.search(r"公司|集团|石化|厂|院|所|我们|[一-鿿]{4,}能报", words):
        return not_told(
            cite_title(10), first, matter="附件10的名单里没有找到这家企业", where="名单从这里开始："
        )
    return told("附件10列出了卓越级的申报范围：", cite_title(10), first)


def _short_name(name: str) -> str:
    return re.sub(r"股份有限公司|有限责任公司|集团有限公司|有限公司|（.*?）", "", name)


def about_part(subject: Subject) -> NoticeAnswer | None:
    """附件5's modes and items, and the numbered items of 附件12 and 附件14."""
    words = subject.question
    chosen = re.search(r"模式\s*([一二三四五1-5])", words)
    for mode in modes():
        name = mode.name.removesuffix("智能制造").removesuffix("服务")
        called = chosen is not None and _value(chosen[1]) == mode.number
        if not called and (
            name not in words or not (set(subject.annexes) & {3, 4, 5} or re.search(r"模式|型|项目", words))
        ):
            continue
        item = _numbered(words)
        if item is not None and item <= len(mode.items):
            return told(f"{mode.heading}第{item}项：", cite(f"A5-{mode.number}.{item}"))
        best = max(mode.items, key=lambda one: _shared(one.title, words))
        if _shared(best.title, words) >= 3:
            return told(f"{mode.heading}，{best.title}：", cite(f"A5-{mode.number}.{best.number}"))
        heads = (cite(f"A5-{mode.number}.{one.number}") for one in mode.items[:3])
        return told(f"{mode.heading}共{len(mode.items)}项，前几项是：", *heads)
    item = _numbered(words)
    if item is not None and len(subject.annexes) == 1:
        annex = subject.annexes[0]
        id = next(
            (id for id in (f"A{annex}-{item}", f"A{annex}-说明{item}", f"A{annex}-注{item}") if _exists(id)),
            None,
        )
        return told(f"附件{annex}第{item}项：", cite(id)) if id else None
    return None


def _numbered(words: str) -> int | None:
    found = re.search(r"第\s*([一二三四五六七\d])\s*[项条点个]", words)
    return _value(found[1]) if found else None


def _value(figure: str) -> int:
    return "一二三四五六七".find(figure) + 1 or int(figure)


def _exists(id: str) -> bool:
    return any(one.id == id for one in clauses())


def _shared(title: str, words: str) -> int:
    """Pairs of characters of a title that the words hold, without those every title has."""
    bare = re.sub(r"建设|情况|运行|应用", "", title)
    return sum(bare[at : at + 2] in words for at in range(len(bare) - 1))


def about_annex(subject: Subject) -> NoticeAnswer | None:
    """What an annex is for; whether it must be filled in is nowhere said."""
    words = subject.question
    if len(subject.annexes) == 1 or (subject.named and subject.annexes):
        both = re.search(r"都|一起|同时", words) and re.search(r"交|报|填|要", words)
        if both or re.search(r"区别|不同", words):
            return not_told(
                *map(cite_title, subject.annexes), matter="是不是都要交、怎样选", where="标题分别是："
            )
        if re.search(r"(?:谁|哪个)(?:来)?(?:填|写|报)|(?:我们)?要(?:不要)?(?:填|交)|需要(?:填|交)", words):
            return not_told(*map(cite_title, subject.annexes), matter="由谁填、要不要交", where="标题是：")
        if re.search(
            r"干[嘛什吗]|什么|啥|哪些|内容|介绍|讲|说|标题|叫|要求|怎么|几部分", words
        ) and not content(words):
            opening = (
                _opening(subject.annexes[0])
                if re.search(r"哪些|内容|要求|说明|怎么|包括|几部分", words)
                else ()
            )
            lead = f"附件{subject.annexes[0]}{'要写' if opening else '的标题是'}："
            return told(lead, *(opening or (cite_title(subject.annexes[0]),)))
    if len(subject.annexes) > 1 and not subject.named and re.search(r"区别|不同|差别", words):
        return not_told(*map(cite_title, subject.annexes[:2]), matter="几级之间的区别", where="标题分别是：")
    return None


def _opening(annex: int) -> tuple[Citation, ...]:
    """The first requirements of an annex that consists of few."""
    asked = [
        one for one in clauses() if one.annex == annex and one.kind in ("requirement", "criterion", "note")
    ]
    return tuple(cite(one.id) for one in asked[:4]) if len(asked) <= 6 else ()
