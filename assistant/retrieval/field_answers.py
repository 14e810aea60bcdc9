"""Questions about a cell of a form: its limit, whether it may stay empty, its options, what goes into it."""

import re
from collections.abc import Callable

from assistant.retrieval.citations import Citation, NoticeAnswer, cite, cite_line, not_told, told
from assistant.retrieval.subjects import Place, Subject, points_back
from assistant.retrieval.wording import GENERAL, content, pairs
from knowledge.catalogue import stages
from knowledge.clauses import clause, clauses
from knowledge.field_names import field_names

_LIMIT = re.compile(r"(?:不超过|限)?\d+字(?:以内|左右)?")
_UNIT = re.compile(r"（(?:万元|%|家)）|\((?:万元|%)\)")
_EXAMPLES = {
    "scenes.*.application": "A2-附表1-示例-应用描述",
    "scenes.*.pain_points": "A2-附表1-示例-解决的痛点问题描述",
    "scenes.*.solution": "A2-附表1-示例-采用的技术方案",
    "scenes.*.safeguards": "A2-附表1-示例-保障要素",
    "scenes.*.outcome": "A2-附表1-示例-已实施成效",
    "scenes.*.others": "A2-附表1-示例-其他",
    "scenes.*.economy": "A2-附表1-示例-经济性和可推广性",
    "means.*.instance": "A13-示例",
}
_DEFINED = {
    "A2-企业类型": "A2-脚注-企业类型",
    "A2-所属行业": "A2-脚注-所属行业",
    "A2-重大事故": "A2-脚注-重大事故",
}
_OF_FILLING = re.compile(r"填|写|空|省|没有|没了|这[项栏个]")
_MOST = 3
"""Cells spoken of in one answer"""

_ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("unit", re.compile(r"(?<!填写)(?<!填表)(?<!申报)单位(?:是|用|填|为|写)(?!谁|哪|名|全|集团|公司)|万元|亿元|[万亿]还是|元还是|什么单位|啥单位")),
    ("limit", re.compile(r"(?!.*(?:标点|空格|怎么数|咋数|字怎么|字咋|字.{0,4}包|包.{0,4}字))(?:(?:多少|几|多)个?字|字数|字限|多长|几百字|写多少|篇幅|(?:\d+|[一二三四五]百)字|字.{0,3}(?:限|够))")),
    ("meaning", re.compile(r"什么意思|啥意思|什么叫|啥叫|叫什么|是什么(?!.*填)|是啥|指(?:的)?(?:是)?(?:什么|啥|哪|谁)|定义|含义|概念|解释|缩写|什么是|一回事|代表什么|[懂明]白?.{0,2}$")),
    ("count", re.compile(r"怎么(?:个)?(?:算|计算|统计|得出|证明)|咋(?:个)?(?:算|统计)|算法|公式|口径|分母|分子|如何(?:计算|统计)|怎样算|按(?:什么|台数|价值|年末|合同)|跟哪|含税|含不含|包不包|包(?:括|含).{1,8}(?:吗|不|(?<!什)么)|怎么数|咋数|是.{1,8}还是|百分点|正数|负数|为准|凭什么|日还是月|到日|到月|之间")),
    ("standard", re.compile(r"标准|依据|参照|按(?:照)?(?:什么|啥|哪)|哪一级|到哪")),
    ("where", re.compile(r"哪个?(?:附件|张?表|一?[栏格列])|在哪|哪里|哪儿|写哪(?!天|年)|填哪(?!天|年|个|种|一)|放哪")),
    ("pictures", re.compile(r"配图|插图|放图|图片|画图|贴图|附图|放照片|带图|加图|图(?:吗|不|么)|(?:上|放|插|加|贴)(?:几)?张?图")),
    ("figures", re.compile(r"(?:必须|非得|一定|要|得|没有?|不写|不给|需)(?:有|写|给|具体)*.{0,2}(?:数字|数据|数)|不写数|量化|定(?:量|性)|具体数")),
    ("supplier", re.compile(r"技术方案.*供应商|供应商.*技术方案")),
    ("several", re.compile(r"多个|几个(?!字)|两[家个]|好几|几家|三家|多家|都(?:要)?写上|只(?:能|写)一|写一个|一个就够|数量限制|(?:多少|几)[条项](?!.*字)|(?:可以|能).{0,3}填多")),
    ("needed", re.compile(r"必填|必须(?!是|为|用|和|跟|与)|选填|非[得要]|一定要|(?:可以|能|可不可以|能不能)(?:先)?(?:不(?![能可])|空|留空|省|略)|不(?:填|写|报|提供).{0,4}(?:行|可以|吗|不|会|成)|空着|要不要|需不需要|用不用|需要(?:填|写)|要(?:填|写).{0,2}(?:吗|不|么)|填不填|写不写|没有.{0,6}(?:咋|怎么|行)|(?:得|要)写.{0,3}(?:吗|不)|勿填|没了")),
    ("example", re.compile(r"例子|举个?例|示例|范例|范文|样例|参考(?!指引)|模板|样本|样板")),
    ("options", re.compile(r"选项|(?:哪|几|多少)(?:几|些)?(?:种|类|个选|样)|分(?:成)?几|(?:哪|几)(?:些|个)(?:可选|选)|种类|有哪些|怎么选|选哪|选什么|咋选|算哪|归哪|哪一?类|可选|属于哪|选(?:什么|啥)|(?:哪|几)种|算.{0,6}(?:装备|软件)")),
)  # fmt: skip

Told = Callable[[Place], NoticeAnswer]


def about_fields(subject: Subject) -> NoticeAnswer | None:
    """An answer about the cells that the question names or points to; None where it does neither."""
    if not subject.places or (subject.pointed and not points_back(subject)):
        return None
    aspect = aspect_of(subject.question)
    if subject.pointed and not aspect and not re.search(r"填|写|啥|什么|怎么|咋", subject.question):
        return None
    return about_place(subject.question, _fitting(subject.places, aspect))


def about_place(question: str, place: Place) -> NoticeAnswer:
    """What the notice prints at one cell, as far as it answers the question."""
    aspect = aspect_of(question)
    doubted = aspect in ("", "options") or (aspect == "needed" and not _OF_FILLING.search(question))
    if doubted and _asks_more(question, place):
        if place.printed.kind == "hint" and not re.search(r"可以|能", question):
            return told(f"没有细说，“{place.label}”这一栏印的是：", cite(place.printed.id))
        return not_told(cite(place.printed.id), where=f"“{place.label}”这一栏印的是：")
    return _ANSWERS[aspect](place)


def _asks_more(question: str, place: Place) -> bool:
    """Whether a question holds what the cell's print has no word for: 信用等级是纳税信用等级吗."""
    names = [place.label, *(field_names().get(place.field.pattern, ()) if place.field else ())]
    rest = question
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name.lower(), " ")
    printed = f"{place.printed.heading} {place.printed.text}".lower()
    lacking = [
        run
        for run in content(rest)
        if run not in GENERAL and not any(pair in printed for pair in pairs((run,)))
    ]
    return bool(lacking)


def aspect_of(question: str) -> str:
    """What is asked of a cell; empty for what goes into it."""
    return next((name for name, words in _ASPECTS if words.search(question)), "")


def _fitting(places: tuple[Place, ...], aspect: str) -> Place:
    """Of several cells the one to which the question can be put."""
    prints = {"limit": _LIMIT, "pictures": re.compile("配图"), "several": re.compile("可填写多个"), "options": re.compile("□|选择"),
              "unit": _UNIT, "figures": re.compile("量化"), "supplier": re.compile("包括供应商")}  # fmt: skip
    wanted = prints.get(aspect)
    if wanted is None:
        return places[0]
    return next((place for place in places if wanted.search(place.printed.text)), places[0])


def _limit(place: Place) -> NoticeAnswer:
    found = _LIMIT.search(place.printed.text)
    if found is None:
        return not_told(cite(place.printed.id), matter=f"“{place.label}”没有规定字数", where="表上印的是：")
    return told(f"“{place.label}”的限额：", _short(place, found[0]))


def _meaning(place: Place) -> NoticeAnswer:
    defined = _DEFINED.get(place.printed.id)
    if defined is not None:
        return told(f"“{place.label}”在附件2的脚注里有说明：", cite(defined), cite(place.printed.id))
    if "（如" in place.printed.text or place.printed.id == "A2-供应商":
        return told(f"没有另下定义，“{place.label}”这一栏印着：", cite(place.printed.id))
    return not_told(
        cite(place.printed.id),
        matter=f"没有给“{place.label}”下定义",
        where="它出现在：",
        ours=_own_way(place),
    )


def _count(place: Place) -> NoticeAnswer:
    defined = _DEFINED.get(place.printed.id)
    if defined is not None:
        return told(f"“{place.label}”在附件2的脚注里有说明：", cite(defined))
    return not_told(
        cite(place.printed.id),
        matter=f"“{place.label}”按什么口径算",
        where="表上印的是：",
        ours=_own_way(place),
    )


def _standard(place: Place) -> NoticeAnswer:
    return _count(place) if place.printed.id in _DEFINED else _contents(place)


def _where(place: Place) -> NoticeAnswer:
    return told(f"“{place.label}”印在这里：", cite(place.printed.id))


def _own_way(place: Place) -> str:
    if place.printed.kind == "indicator":
        return "直接说百分数就照填；说建设前后各是多少，按相差除以建设前算出百分数"
    if place.printed.id.endswith("CMMM自评估等级"):
        return "说自评得分也可以，按GB/T 39117—2020的分数线折成等级"
    return ""


def _pictures(place: Place) -> NoticeAnswer:
    if "配图" in place.printed.text:
        return told("可以：", cite(place.printed.id))
    return not_told(cite(place.printed.id), matter=f"“{place.label}”能不能配图", where="表上印的是：")


def _figures(place: Place) -> NoticeAnswer:
    if "量化" in place.printed.text:
        return told("最好有数字：", cite(place.printed.id))
    return _contents(place)


def _supplier(place: Place) -> NoticeAnswer:
    return _contents(place)


def _several(place: Place) -> NoticeAnswer:
    if "填写多个" in place.printed.text:
        return told("可以：", _short(place, ""))
    return not_told(cite(place.printed.id), matter=f"“{place.label}”能不能填多个", where="表上印的是：")


def _needed(place: Place) -> NoticeAnswer:
    text = place.printed.text
    if "选填" in text and "进行选填" not in text:
        return told("可以不填，这一栏是选填：", cite(place.printed.id))
    if "勿填" in text:
        return told("看申报哪一类：", cite(place.printed.id))
    if place.printed.annex == 7:
        return told("附件7不得空项：", cite("A7-说明1"), cite(place.printed.id))
    if place.printed.id == "A2-供应商":
        return told("要填，自建的填“自建”：", cite(place.printed.id))
    return told(
        "这一项没有印“选填”：",
        cite(place.printed.id),
        ours="暂时没有的可以跳过，申报书里标【待补充】" if place.printed.annex == 2 else "",
    )


def _example(place: Place) -> NoticeAnswer:
    id = _EXAMPLES.get(place.field.pattern if place.field else "")
    if id is None:
        return not_told(
            cite(place.printed.id),
            cite("A2-附表1-示例-应用描述"),
            matter=f"“{place.label}”没有示例",
            where="示例只有附表1的一行：",
        )
    return told("通知给的示例是：", cite(id))


def _options(place: Place) -> NoticeAnswer:
    if place.field is not None and place.field.kind == "stage":
        headings = (cite_line(11, f"{one.name}环节", one.line, f"{one.name}环节") for one in stages())
        return told("附件11的八个环节：", *headings)
    if "□" in place.printed.text or "选择" in place.printed.text or "填写:" in place.printed.text:
        return told(f"“{place.label}”可选：", _short(place, ""))
    return _contents(place)


def _unit(place: Place) -> NoticeAnswer:
    if _UNIT.search(place.printed.text):
        return told("单位印在表上：", cite(place.printed.id))
    return not_told(cite(place.printed.id), matter=f"“{place.label}”用什么单位", where="表上印的是：")


def _contents(place: Place) -> NoticeAnswer:
    text = place.printed.text
    label_only = re.sub(r"（(?:万元|%|家)）|\*", "", text) == place.label
    hinted = (
        place.printed.kind in ("hint", "requirement", "note", "indicator", "statement") and not label_only
    )
    if hinted or text.startswith((f"{place.label}（", f"{place.label} □")):
        example = _EXAMPLES.get(place.field.pattern if place.field else "")
        return told(
            f"“{place.label}”的填写要求：", cite(place.printed.id), *([cite(example)] if example else [])
        )
    asks = place.field.ask.question if place.field and place.field.ask else ""
    return not_told(
        cite(place.printed.id),
        matter=f"“{place.label}”怎么填",
        where="表上只印了：",
        ours=f"问的是“{asks}”" if asks else "",
    )


def _short(place: Place, words: str) -> Citation:
    """The whole hint where it is short, else the words themselves."""
    text = place.printed.text
    return cite(place.printed.id, words) if len(text) > 90 and words else cite(place.printed.id)


_ANSWERS: dict[str, Told] = {
    "": _contents,
    "limit": _limit,
    "meaning": _meaning,
    "count": _count,
    "standard": _standard,
    "where": _where,
    "pictures": _pictures,
    "figures": _figures,
    "supplier": _supplier,
    "several": _several,
    "needed": _needed,
    "example": _example,
    "options": _options,
    "unit": _unit,
}


def printed_anywhere(word: str, annexes: tuple[int, ...] = ()) -> tuple[Citation, ...]:
    """Where the notice, or some annexes of it, prints a word, 附件2 first; at most three places."""
    inside = [one for one in clauses() if not annexes or one.annex in annexes]
    holding = sorted(
        (one for one in inside if word in one.text.lower()), key=lambda one: (one.annex != 2, one.annex)
    )
    return tuple(_around(one.id, word) for one in holding[:_MOST])


def _around(id: str, word: str) -> Citation:
    """The sentence of a clause that holds a word."""
    text = clause(id).text
    pieces = re.split(r"(?<=[。；])", text)
    found = next((piece for piece in pieces if word in piece.lower()), text)
    if clause(id).kind == "scene":
        return (
            cite(id)
            if word not in found.lower() or "：" not in found
            else cite(id, found.partition("：")[2] or found)
        )
    return cite(id, found.strip() if len(text) > 90 else text)
