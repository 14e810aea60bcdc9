"""Questions about 附件11: a scene, two scenes, a stage, and which scene something belongs to."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.retrieval.citations import Citation, NoticeAnswer, cite, cite_line, told
from assistant.retrieval.search import Hit
from assistant.retrieval.subjects import Subject
from assistant.retrieval.wording import content, held, pairs
from knowledge.boundaries import between
from knowledge.catalogue import scene, scenes, stage, stages
from knowledge.notice import excerpt

Search = Callable[[str, int, int | None], Sequence[Hit]]
"""The search over the notice: question, how many, annex"""
Nearest = Callable[[str], int | None]
"""A description of what was done → the number of the scene that fits best; None where none does"""

_DIFFERENCE = re.compile(
    r"区别|不同|不一样|区分|差别|差在|分不清|有啥.{0,2}异|怎么分|咋分|还是|相比|界限|一回事"
)
_WHICH = re.compile(
    r"(?:选|报|算|属于?|归|对应|填|是)?(?:到|在|于|入)?(?:的)?(?:是)?(?:哪|几号|第几|什么|啥)(?:一?[个类种]|几个)?(?:典型)?(?:场景|环节)|有没有.{0,4}(?:场景|环节)|(?:该|算|归|属于)(?:报|选|算|到|入|属于)?哪(?:一?个|一?类|项)?(?:合适|好)?[?？]?$|(?:归|算|是|属于|报)第?几号[?？]?$"
)
_STAGE_OF = re.compile(r"哪(?:一)?个?环节|什么环节|环节是")
_NUMBER_OF = re.compile(r"第?几号|编号|第几|几号")
_LISTED = re.compile(r"哪些|哪几|几个|多少|包括|都有|有什么|列一下|场景")
_ASKING = re.compile(
    r"(?:应该|该|算|属于|归(?:到|入|为|于)?|对应|选|报|填|放|是)?(?:哪(?:一?[个类种])?|第?几号|第几个?|什么|啥)(?:典型)?(?:场景|环节)?(?:合适|好|比较)?|有没有(?:单独的?|对应的?)?场景|应该|那种|这种|这个|的话|请问|我们|可以|呢|吗"
)


_TWO = 2
_NAMED = 0.5
"""Least share of the words that a scene's name must hold to be meant"""
_DESCRIBES = 4
"""Fewest characters that describe something"""
_TELL = "归哪个场景要看做了什么，请把做的事说两三句，会按内容推荐；通知让参考："


def about_scenes(subject: Subject, search: Search, nearest: Nearest | None) -> NoticeAnswer | None:
    """None where the question speaks of no scene and of no stage."""
    if subject.elsewhere and 11 not in subject.annexes:
        return None
    words = subject.question
    if len(subject.scenes) > 1 and (_DIFFERENCE.search(words) or len(words) < 20):
        return _difference(subject.scenes[:3])
    if subject.scenes and not (subject.places and not _is_about_scene(words)):
        return _one(subject.scenes[0], words)
    if len(subject.stages) > 1 and _DIFFERENCE.search(words):
        return told(
            "两个环节各列了这些场景：", *(cite for name in subject.stages[:2] for cite in _stage(name))
        )
    if _DIFFERENCE.search(words) and (two := _likely_two(words)):
        return _difference(two)
    if subject.stages and _LISTED.search(words):
        return told("附件11列着：", *_stage(subject.stages[0]))
    if re.search(r"(?:哪些|哪几个|哪八个|八个|什么)环节|环节(?:有|包括)?(?:哪|什么)", words):
        return told("附件11分八个环节：", *(_heading(one.name) for one in stages()))
    if _WHICH.search(words) and (not subject.places or re.search("场景|几号", words)):
        return _which(words, search, nearest)
    return None


def which_scene(subject: Subject, nearest: Nearest | None) -> NoticeAnswer | None:
    """The scene of what a question describes, where it asks for one and surely describes one."""
    if nearest is None or subject.elsewhere or subject.scenes or not _WHICH.search(subject.question):
        return None
    activity = _activity(subject.question)
    number = nearest(activity) if len(activity) >= _DESCRIBES else None
    return _suggested(number) if number is not None else None


def _is_about_scene(words: str) -> bool:
    return bool(re.search(r"场景|是什么|是啥|指|讲|区别|几号|环节|介绍", words))


def _one(number: int, words: str) -> NoticeAnswer:
    found = scene(number)
    if _STAGE_OF.search(words):
        return told(f"{found.name}属于{found.stage}环节：", _name(number), _heading(found.stage))
    if _NUMBER_OF.search(words):
        return told(f"编号是{found.number}：", _name(number))
    return told(f"场景{found.number}“{found.name}”（{found.stage}环节）：", _first_part(number))


def _difference(numbers: Sequence[int]) -> NoticeAnswer:
    ordered = sorted(numbers)
    kept = (between(left, right) for left, right in pairwise(ordered))
    ours = "；".join(
        f"{one.rule}——{one.pair[0]}是{one.left}，{one.pair[1]}是{one.right}" for one in kept if one
    )
    names = "和".join(f"{number}“{scene(number).name}”" for number in ordered)
    return told(f"场景{names}，通知里分别写着：", *(_field_of(number) for number in ordered), ours=ours)


def _which(words: str, search: Search, nearest: Nearest | None) -> NoticeAnswer | None:
    """The nearest scene to what a question describes; deciding on one is left to the interview."""
    activity = _activity(words)
    if len(activity) < _DESCRIBES:
        return None
    number = nearest(activity) if nearest else _found(activity, search)
    if number is None:
        return told(_TELL, cite("A2-场景建设方案及情况", "此部分参考《智能制造典型场景参考指引》进行编写"))
    return _suggested(number)


def _activity(words: str) -> str:
    return _ASKING.sub("", words).strip(" ，,。?？")


def _suggested(number: int) -> NoticeAnswer:
    found = scene(number)
    return told(
        f"最近的是场景{found.number}“{found.name}”（{found.stage}环节）：",
        _first_part(found.number),
        ours="归哪个场景要看做了什么，把做的事说两三句，就按内容推荐",
    )


def _found(activity: str, search: Search) -> int | None:
    numbers = (hit.clause_id.removeprefix("A11-") for hit in search(activity, 3, 11))
    return next((int(number) for number in numbers if number.isdigit()), None)


def _field_of(number: int) -> Citation:
    """What a scene is directed at, by which it is told from its neighbours."""
    return cite(f"A11-{number}", scene(number).text.split("，")[0])


def _first_part(number: int) -> Citation:
    """What a scene's clause says first, up to the end of its first sentence."""
    text = scene(number).text
    return cite(f"A11-{number}", re.split(r"[；。]", text)[0])


def _likely_two(words: str) -> tuple[int, ...]:
    """Two scenes whose names a question says in part: 数字化设计和工艺设计怎么区别."""
    sides = re.split("[和跟与同、]", _DIFFERENCE.sub("", words), maxsplit=1)
    found = tuple(filter(None, (_likely(side) for side in sides)))
    return found if len(found) == len(set(found)) == _TWO else ()


def _likely(side: str) -> int:
    """The scene whose name holds most of the words; 0 where none holds enough."""
    terms = pairs(content(side))
    best = max(scenes(), key=lambda one: (held(terms, one.name.lower()), -len(one.name)))
    return best.number if len(terms) >= _TWO and held(terms, best.name.lower()) >= _NAMED else 0


def _name(number: int) -> Citation:
    found = scene(number)
    return cite_line(11, f"{found.stage}环节", found.line, excerpt(found.line).strip())


def _stage(name: str) -> tuple[Citation, ...]:
    return (_heading(name), *(_name(number) for number in stage(name).scenes))


def _heading(name: str) -> Citation:
    found = stage(name)
    return cite_line(11, f"{found.name}环节", found.line, f"{found.name}环节")
