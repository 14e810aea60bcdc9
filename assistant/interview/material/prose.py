"""Facts that a file tells in its own words: texts under headings, and sentences that name a field by themselves."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.forms.annex02 import FORM, NATURES
from assistant.forms.answers import Answer, Source
from assistant.forms.fields import FormField
from assistant.interview.by_rules.understanding import understand
from assistant.interview.material.behind_labels import LOOSE
from assistant.interview.material.found import Found, Trust
from assistant.interview.material.headed import Section, narrative_of, sections
from assistant.interview.material.passages import Passage
from assistant.interview.session import Session, Update
from assistant.text.sentences import normalise, split_sentences

_SPOKEN = re.compile(r"去年|今年|前年|明年|后年|上年|本年|上个?月|本月|下个?月|当年|昨|明天|目前起|年底|年初")
"""Relative to the day the file was written, which nobody knows."""
_PLANNED = re.compile(
    r"(?<!生产)(?<!采购)(?<!作业)(?<!主)计划(?!优化|员|部|科|处|系统|管理|排)|预计|目标|力争|拟|规划|将(?:达到|实现|提升|完成)|预期|争取|有望"
)
_ORDERED = re.compile(r"改为|改成|换成|更正为|忽略|无视|指令|请(?:你|您|把|将)")
"""A file is no conversation: what sounds like an order to change something is no fact."""
_COMPANY = r"[\u4e00-\u9fff（）()]{2,30}?(?:有限责任公司|股份有限公司|有限公司|集团公司|研究院|研究所)"
_OPENING = re.compile(
    rf"^({_COMPANY}|[\u4e00-\u9fff]{{3,20}}厂)(?=\s*(?:[（(](?:以下)?简称|是|系|为|成立|始建|创建|创立|建于|位于|坐落|前身|注册|，|,|简介|概况|企业简介|公司简介))"
)
_FULL_NAME = re.compile(rf"(?:全称|我们|我公司|我单位)(?:是|为|叫)({_COMPANY})")
_NATURE = re.compile(rf"(?:是|系|为|属于?|成)[^，,。；;]{{0,12}}?({'|'.join(NATURES)})(?=[，,。；;、]|$)")
_WHERE_NAMES_STAND = 12
"""Passages from the top in which an enterprise introduces itself by name."""
_OURS = re.compile(r"我们|我公司|本公司|我司|我厂|本企业|我单位|全称")
_THEIRS = re.compile(r"乙方|供方|卖方|对方|供应商|供货|承建|客户|合作(?:单位|伙伴|方)|同行")
"""Words of a sentence that speaks of this enterprise, or of another."""
_ANY_COMPANY = re.compile(_COMPANY)
_LONGEST_READ = 1500
"""Characters understood at a time; longer paragraphs are read sentence by sentence."""


def of_headings(passages: list[Passage], file: str) -> Iterator[Found]:
    """Narratives under their headings; several sections of one narrative are joined."""
    by_path: dict[str, list[Section]] = {}
    for section in sections(passages):
        by_path.setdefault(section.path, []).append(section)
    for path, parts in by_path.items():
        sentences = [one for part in parts for one in part.sentences]
        left_out = sum(part.left_out for part in parts)
        facts = tuple(sentence for sentence, _ in sentences)
        sources = tuple(Source(f"{file} {passage.place}", sentence) for sentence, passage in sentences)
        doubt = f"这一节很长，只取了前{len(facts)}句，后面{left_out}句没有取" if left_out else ""
        place = _range(sentences[0][1].place, sentences[-1][1].place)
        text = "".join(facts)
        yield Found(path, Answer(facts, sources), text, text, file, place, Trust.HEADED, doubt)


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}至{last}"


def of_prose(passages: list[Passage], file: str, today: date) -> Iterator[Found]:
    """What sentences tell of the enterprise and the scene, and the enterprise's name where a text opens with it."""
    name = ""
    for place, passage in enumerate(passages):
        here = passage.text.strip() if place < _WHERE_NAMES_STAND and not name else ""
        here = "" if _THEIRS.match(here) else here
        opening = _OPENING.match(here) or _FULL_NAME.search(here)
        if opening:
            name = opening[1]
            yield _stated("enterprise.name", name, passage)
        nature = _NATURE.search(passage.text)
        if nature and not _PLANNED.search(passage.text):
            yield _stated("enterprise.nature", nature[1], passage)
        if not narrative_of(passage):
            for text in _readable(passage.text):
                yield from _said(text, passage, name, today)


def _stated(path: str, value: str, passage: Passage) -> Found:
    answer = Answer(value, (Source(f"{passage.file} {passage.place}", value),))
    return Found(path, answer, value, value, passage.file, passage.place, Trust.PROSE)


def _readable(text: str) -> Iterator[str]:
    if len(text) <= _LONGEST_READ:
        yield text
    else:
        yield from (one for one in split_sentences(text) if len(one) <= _LONGEST_READ)


def _said(text: str, passage: Passage, name: str, today: date) -> Iterator[Found]:
    for update in understand(text, Session(), today).updates:
        item = FORM.field(update.path)
        sentence = _sentence_of(update.quote, text)
        if update.answer.state != "given" or _loose(update, item) or not _meant(update, item, sentence, name):
            continue
        computed = update.answer.sources[0].origin.partition("，")[2] if update.answer.sources else ""
        origin = f"{passage.file} {passage.place}" + (f"，{computed}" if computed else "")
        answer = replace(update.answer, sources=(Source(origin, update.quote),))
        place = passage.place
        yield Found(
            update.path, answer, update.quote, update.quote, passage.file, place, Trust.PROSE, computed
        )


def _loose(update: Update, item: FormField) -> bool:
    """Whether any words would do for the value; a supplier is none where it is a company's name."""
    if item.pattern == "basics.supplier":
        return not _ANY_COMPANY.search(str(update.answer.value))
    return item.kind in LOOSE


def _meant(update: Update, item: FormField, sentence: str, name: str) -> bool:
    """Whether a sentence of a file speaks of this enterprise, of what is, and of a time that can be told."""
    if _PLANNED.search(sentence) or _ORDERED.search(sentence):
        return False
    if item.kind in ("month", "period") and _SPOKEN.search(update.quote):
        return False
    if update.path.startswith("enterprise.years.") and not _names_year(update.path, sentence):
        return False
    ours = bool(_OURS.search(sentence))
    if not ours and update.path.startswith("enterprise.") and _THEIRS.search(sentence):
        return False
    others = {normalise(one) for one in _ANY_COMPANY.findall(sentence)} - {normalise(name)}
    return ours or not (
        others and update.path.startswith(("enterprise.", "basis.")) and item.kind != "company"
    )


def _names_year(path: str, sentence: str) -> bool:
    year = path.split(".")[2]
    return bool(re.search(rf"{year}|(?<!\d){year[2:]}\s?年", sentence)) and not _SPOKEN.search(sentence)


def _sentence_of(quote: str, text: str) -> str:
    return next((one for one in split_sentences(text) if quote[:20] in one), text)
