"""A question → what the notice says to it, in its own words, or that it says nothing. By search alone, no model.

The desks are asked in turn, from the most particular to the most general: matters that enterprises ask about
(`knowledge.matters`), the list of 附件10, scenes, cells of a form, annexes, words, and last a search over all clauses,
whose best clause is an answer only where it holds what the question is about.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.retrieval.annex_answers import about_annex, about_list, about_part
from assistant.retrieval.citations import (
    Citation,
    NoticeAnswer,
    cite,
    cite_line,
    cite_title,
    not_told,
    told,
)
from assistant.retrieval.field_answers import about_fields, about_place, aspect_of, printed_anywhere
from assistant.retrieval.passages import passage
from assistant.retrieval.scene_answers import Nearest, Search, about_scenes, which_scene
from assistant.retrieval.subjects import Subject, points_back, printed_label, subject_of
from assistant.retrieval.wording import GENERAL, content, held, pairs, telling
from knowledge.clauses import Clause, clause
from knowledge.matters import Matter, matters

_MENTIONS = re.compile(
    r"(?:有没有|有无|是否|有)(?:要求)?(?:讲|说|提|谈|规定)(?:到|过|及|明)?(.{2,20}?)(?:吗|没有)?[?？]?$"
)
_COUNTING = re.compile(
    r"\d\s*字.{0,6}(?:怎么|咋|如何|按什么)|字数.{0,6}(?:怎么|咋|如何|按什么)|(?:怎么|咋|如何)(?:数|算|统计)字"
)
"""How characters are counted is asked of every field alike"""
_PUBLISHER = 100
"""Line of 甘肃省工业和信息化厅编制 on the cover of 附件2"""
_HOLDS = 0.62
"""Least share of a question's content, weighed by rarity, that a clause must hold to answer it"""
_MAY = re.compile(r"(?:可以|能|行)(?:吗|不|么)[?？]?$")
_DEPTH = 8
_MEANING = re.compile(
    r"(?:什么|啥)(?:是|叫做?)(.{2,14}?)[?？]?$|(.{2,16}?)(?:是|指的?是?|叫|的)?(?:个)?(?:什么|啥)(?:意思|东西|缩写|级|标准)?(?:的?缩写)?[?？]?$"
    r"|(.{2,16}?)(?:有|的)?(?:没有)?(?:定义|含义)"
)


def answer(
    question: str, search: Search, asked: Sequence[str] = (), nearest: Nearest | None = None
) -> NoticeAnswer:
    """What the notice says to a question; `asked` are the paths of the fields just asked for.

    `nearest` names the scene of a description (哪个场景 …); without it the search does, in words alone.

    Every number and date of the notice stands inside a literal quotation. `search` is only called where nothing more
    particular fits, so that an index which opens slowly is opened late. Raises what `search` raises.
    """
    subject = subject_of(question, asked)
    if not subject.question:
        return not_told()
    for found in _desks(subject, search, nearest):
        if found is not None:
            return found
    return not_told()


def _desks(subject: Subject, search: Search, nearest: Nearest | None) -> Iterator[NoticeAnswer | None]:
    if len(subject.scenes) > 1:
        yield about_scenes(subject, search, nearest)
    if _COUNTING.search(subject.question):
        yield _matter(subject)
    if points_back(subject):
        yield about_fields(subject)
    yield about_list(subject)
    yield _mentioned(subject)
    yield which_scene(subject, nearest)
    yield _plainly_named(subject)
    yield about_part(subject)
    yield _matter(subject)
    yield about_scenes(subject, search, nearest)
    yield about_fields(subject)
    yield _matter(subject, general=True)
    yield about_annex(subject)
    yield _word(subject)
    yield _searched(subject, search)


def _mentioned(subject: Subject) -> NoticeAnswer | None:
    """有没有提到…: the clauses that print the words, of the annexes named where there are any."""
    found = _MENTIONS.search(subject.question)
    words = content(found[1]) if found else ()
    if not words:
        return None
    longest = max(words, key=len)
    places = printed_anywhere(longest, subject.annexes)
    if places:
        return told(f"写到“{longest}”的有：", *places)
    return not_told(*(cite_title(annex) for annex in subject.annexes[:1]), matter=f"没有出现“{longest}”")


def _plainly_named(subject: Subject) -> NoticeAnswer | None:
    """A cell named by its label and a question that only its print can answer, before any wider matter."""
    label = printed_label(subject.question)
    if label is not None and (not subject.annexes or label.printed.annex in subject.annexes):
        return about_place(subject.question, label)
    if (
        subject.places
        and not subject.pointed
        and aspect_of(subject.question) in ("limit", "count", "unit", "pictures")
    ):
        return about_fields(subject)
    return None


def _matter(subject: Subject, *, general: bool = False) -> NoticeAnswer | None:
    found = next((one for one in matters() if one.general is general and _concerns(one, subject)), None)
    if found is None:
        return None
    cited = tuple(cite(said.clause, said.quote) for said in found.says)
    if not found.silent and _MAY.search(subject.question) and _left(found, subject, cited):
        return not_told(*cited)
    if not found.silent:
        return told(found.lead, *cited, ours=found.ours)
    said = not_told(*cited, matter=found.lead, ours=found.ours)
    return _with_whom(said) if found.whom else said


def _left(matter: Matter, subject: Subject, cited: Sequence[Citation]) -> bool:
    """Whether a question holds more than the matter and its print do: 营业执照副本行吗."""
    printed = "".join(one.quote for one in cited).lower()
    rest = [run for run in content(matter.without(subject.question)) if run not in GENERAL]
    return any(not any(pair in printed for pair in pairs((run,))) for run in rest)


def _concerns(matter: Matter, subject: Subject) -> bool:
    if matter.annexes and not set(matter.annexes) & set(subject.annexes):
        return False
    return matter.fits(subject.question)


def _with_whom(said: NoticeAnswer) -> NoticeAnswer:
    """The notice's annexes name nobody for enquiries; the office that made the form is the nearest."""
    office = cite_line(2, "封面", _PUBLISHER, "甘肃省工业和信息化厅编制")
    text = f"{said.text}请看通知正文，或问当地工信部门；申报书上印着{office}。"
    return NoticeAnswer(text, (*said.citations, office), said.silent)


def _word(subject: Subject) -> NoticeAnswer | None:
    """什么是…: the notice defines few words; else where it prints the word."""
    found = _MEANING.search(subject.question)
    if found is None or aspect_of(subject.question) not in ("meaning", "", "options"):
        return None
    word = re.sub(r"^(?:那|这个|请问|那个)|[的有是]$", "", next(part for part in found.groups() if part))
    places = printed_anywhere(word)
    if not places:
        return None
    return not_told(*places, matter=f"没有给“{word.upper()}”下定义", where="它出现在：")


def _searched(subject: Subject, search: Search) -> NoticeAnswer | None:
    """The best clause of the search, where it holds what the question is about."""
    terms = pairs(content(subject.question))
    if not any(telling(term) for term in terms):
        return None
    annex = subject.annexes[0] if len(subject.annexes) == 1 else None
    hits = search(subject.question, _DEPTH, annex)
    near = [clause(hit.clause_id) for hit in hits if not subject.annexes or hit.annex in subject.annexes]
    best = max(near, key=lambda one: held(terms, passage(one).lower()), default=None)
    if best is None or held(terms, passage(best).lower()) < _HOLDS:
        return None
    return told("通知里写的是：", _sentence(best, terms))


def _sentence(found: Clause, terms: frozenset[str]) -> Citation:
    """The sentence of a clause that holds most of the question."""
    whole = cite(found.id)
    if len(whole.quote) <= 60:
        return whole
    pieces = [piece.strip() for piece in re.split(r"(?<=[。；])", whole.quote) if piece.strip()]
    return cite(found.id, max(pieces, key=lambda piece: held(terms, piece.lower())))
