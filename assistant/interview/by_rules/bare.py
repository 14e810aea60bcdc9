"""Values without the name of their field: by kind, for what was just asked."""

import itertools
import re
from collections.abc import Iterator

from assistant.errors import AnswerError
from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from assistant.interview.by_rules import extract, standing
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.names import is_called, is_person, is_post
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import NARRATIVE, Reading, clauses
from assistant.interview.topics import OPENING
from assistant.rules import industry
from assistant.text.written_dates import dates
from knowledge.aliases import find_alias
from knowledge.catalogue import find_scene

_COMPANIES = frozenset({"cover.applicant", "enterprise.name", "basics.supplier"})
_PART = re.compile(
    r"(?:[^，,；;。！!？?\n]|(?<=\d),(?=\d{3}(?!\d)))+?(?=\s{2,}|\s[/|]\s|[，；;。！!？?\n]|,(?!\d{3}(?!\d))|(?<!\d),|$)"
)
_WORD = re.compile(r"[^\s/]+")
"""A message without any stop is cut at its blanks"""
_YES_OR_NO = {"否": "否", "无": "否", "没有": "否", "没": "否", "是": "是", "有": "是"}
_STREET = re.compile(r"[省市州县区].*\d")
"""An address is more than the name of a place"""
_FEW_WORDS = 6
"""A date stands alone, or with few words around it: 2018年6月成立的"""
_ALL_STAFF = re.compile(
    r"(?:我们|咱们?|公司|单位|厂里|全厂|人事说)(?:总共|一共|现在|目前|现有|就|才|也就|是|有|在岗|在册)*\s?([\d一二两三四五六七八九十百千零]+)\s?(?:个|名|号|口)?人(?![次工])"
)
"""The whole enterprise counted by the way: 我们总共就362个人"""
_STAFF = re.compile(
    r"(?:在岗|全厂|大概|大约|差不多|职工|现在|目前|现有|在册|一共|总共|共有|共|有)[^\d，。；]{0,4}?([\d一二两三四五六七八九十百千零]+)\s?(?:多|来|号|个|名|位)?(?:人|职工|员工|工人)"
)
_INTRODUCED = re.compile(
    r"(?:我们?|我司|我厂|咱们?|这里|这边|本公司|本单位|我们?(?:公司|单位|厂|企业)|贵方好，我们)(?:全称)?(?:就?是|叫做?)"
)
_LONGEST_NAME = 40
_FULL_NAME = re.compile(r"(?:公司|集团|厂|研究院|研究所)$")
_SHORT_CLAUSE = 16
_MAKES = re.compile(r"行业|代码|国标|属于|[做干搞]|制造|加工|生产|产品")
_LISTED = re.compile(r"[^、，,；;\n\s]+")
_SHORTEST_LIST = 3
_BEGUN = re.compile(r"(?i)kick\s?off|开工|开始|启动|动工|立项|上马|开建|着手|进场|起步|干起|搞起|建设")
_ENDED = re.compile(
    r"验收|投用|完工|投产|上线|结束|建成|竣工|投入使用|跑起来|做完|干完|搞完|收尾|试运行|正式用|弄利索|收工|交付|转固"
)
_AHEAD = re.compile(r"计划|准备|打算|预计|下一步|争取|将于|以后")


def read_period(reading: Reading) -> None:
    """When it was built: two dates that begin and end it (2023年9月开始搞，到2025年6月验收)."""
    path = "basics.period"
    if reading.taken(path):
        return
    asked = path in reading.asked
    if path in reading.session.answers and not asked and not reading.corrects_anything:
        return
    short = extract.SHORT_PERIOD.search(reading.heard)
    if short and asked and reading.free(*short.span()):
        reading.take(path, extract.period_words(short), *short.span())
        return
    found = [one for one in dates(reading.heard, reading.today) if one.month is not None]
    for first, last in itertools.pairwise(found):
        between = reading.heard[first.end : last.start]
        around = reading.heard[max(first.start - 8, 0) : last.end + 10]
        if not reading.free(first.start, last.end) or first.year is None or "。" in between:
            continue
        joined = len(between) <= 4 and re.search(r"[至到~～—–-]", between)
        through = re.search(r"从\D{0,6}$", reading.heard[: first.start]) and re.fullmatch(
            r"[干做建搞弄一直]{0,2}[到至]", between
        )
        told = through or (
            _BEGUN.search(between) and _ENDED.search(reading.heard[last.start : last.end + 12])
        )
        if (told or (asked and (joined or len(found) == 2))) and not _AHEAD.search(around):
            year = last.year or first.year
            words = f"{first.year:04}-{first.month:02}至{year:04}-{last.month:02}"
            reading.take(path, words, first.start, last.end, quote=_around(reading, first.start, last.end))
            return


def _around(reading: Reading, start: int, end: int) -> str:
    stop = re.search(r"[，,。；;！!\n]|$", reading.message[end:])
    return reading.message[start : end + (stop.start() if stop else 0)].strip()


def read_industry(reading: Reading) -> None:
    """The industry, from a code or a name that is plain (干铝型材的，国标3252)."""
    path = "enterprise.industry.group"
    if reading.telling or not (path in reading.asked or "行业" in reading.heard):
        return
    text = _without_companies(reading.heard)
    found = industry.mentioned(text)
    if found is None:
        return
    one, start, end = found
    begin, stop = next(span for span in clauses(text) if span[0] <= start < span[1])
    clause = text[begin:stop]
    if len(clause.strip()) <= _SHORT_CLAUSE or _MAKES.search(clause):
        reading.take(path, one.code, start, end, quote=reading.message[begin : max(stop, end)].strip())
        if stop - begin <= _SHORT_CLAUSE * 2:
            reading.used.append((begin, stop))


def read_introduction(reading: Reading) -> None:
    """我们是…公司, or a story that begins with the company's name: who is speaking."""
    path = "enterprise.name"
    if path in reading.answers or reading.taken(path):
        return
    found = _INTRODUCED.search(reading.heard)
    start = found.end() if found else 0
    company = extract.company_in(reading.heard[start : start + _LONGEST_NAME])
    opening = reading.session.topic in (OPENING, "profile")
    if company is None or not (found or (opening and company.start <= 2)):
        return
    if found and company.start > 2:
        return
    if not _FULL_NAME.search(company.words) or re.search(r"^[我你他贵本该现将把]|[年月日]", company.words):
        return
    reading.take(path, company.words, start + company.start, start + company.end)


def read_state_owned(reading: Reading) -> None:
    """国企 alone may be either of two: it is asked back."""
    path = "enterprise.nature"
    if path not in reading.asked or reading.taken(path) or reading.telling:
        return
    if re.search(r"国企|国有|国营|国资", reading.heard):
        item = FORM.field(path)
        reading.refuse(
            AnswerError(item.place, "说的“国企”可能是中央企业，也可能是地方国企", "是哪一种"), path
        )


def read_standing_of(reading: Reading) -> None:
    """The head count and the nature of the enterprise, in a registration said in one breath."""
    if reading.telling:
        return
    registering = reading.session.topic == "registration"
    staff = (_STAFF if registering else _ALL_STAFF).search(reading.heard)
    if staff and not reading.taken("basis.staff") and reading.free(staff.start(1), staff.end(1)):
        reading.take("basis.staff", staff[1], staff.start(1), staff.end(1))
    if not registering:
        return
    path = "enterprise.nature"
    piece = extract.extract(FORM.field(path), _without_companies(reading.heard), reading.today)
    if path in reading.asked and not reading.taken(path) and piece and reading.free(piece.start, piece.end):
        reading.take(path, piece.words, piece.start, piece.end)


def read_address(reading: Reading) -> None:
    """Where it was built, said without being asked: a clause that is an address and nothing else."""
    path = "cover.address"
    if reading.telling or path in reading.answers or path in reading.asked:
        return
    for start, end in clauses(reading.heard):
        piece = standing.address(reading.heard[start:end])
        if piece and reading.free(start + piece.start, start + piece.end):
            rest = (end - start) - (piece.end - piece.start)
            if rest <= _FEW_WORDS and _STREET.search(piece.words):
                reading.take(path, piece.words, start + piece.start, start + piece.end)
                return


def read_score(reading: Reading) -> None:
    """The maturity score, said as one (自评2.1, 1.92分), beside the level or without it."""
    piece = standing.score(reading.heard)
    if piece and (not reading.telling or re.search(r"成熟度|CMMM|自评", reading.heard)):
        reading.take("basis.score", piece.words, piece.start, piece.end)


def _without_companies(text: str) -> str:
    """The text with companies' names blanked: 陇塬水泥有限公司 is no industry."""
    at = 0
    while company := extract.company_in(text[at:]):
        start, end = at + company.start, at + company.end
        text = text[:start] + "\0" * (end - start) + text[end:]
        at = end
    return text


def read_ordered(reading: Reading) -> None:
    """A list of bare figures as long as what was asked: 按你列的顺序：92、88、无、7.2."""
    paths = [p for p in reading.asked if FORM.has(p) and FORM.field(p).kind in ("share", "rate", "count")]
    spans = [m.span() for m in _LISTED.finditer(reading.heard) if m[0].strip()]
    lead = re.match(r"[^\d、]*[:：]", reading.heard)
    spans = [
        (max(start, lead.end() if lead else 0), end)
        for start, end in spans
        if end > (lead.end() if lead else 0)
    ]
    words = [reading.heard[start:end].strip(" 。") for start, end in spans]
    if len(words) < _SHORTEST_LIST or len(words) != len(paths) or reading.updates:
        return
    if all(re.fullmatch(r"[\d.]+\s?[%家]?|无|没有|不涉及|/|N/?A", one, re.IGNORECASE) for one in words):
        for path, one, (start, end) in zip(paths, words, spans, strict=True):
            reading.take(path, one if one[0].isdigit() else "没有", start, end)


def read_bare(reading: Reading) -> None:
    """Fill what was asked with the parts of the message that fit and are not accounted for."""
    parts = _parts(reading)
    for start, end in parts:
        for path in _candidates(reading, reading.heard[start:end]):
            item = FORM.field(path)
            part = reading.heard[start:end]
            piece = _piece(item, part, reading)
            if piece is None or not _fits(item, path, part, piece, len(parts), reading):
                continue
            if reading.take(path, piece.words, start + piece.start, start + piece.end, quote=part.strip()):
                reading.used.append((start, end))
                break


def _parts(reading: Reading) -> list[tuple[int, int]]:
    left = reading.left()
    if len(reading.asked) == 1:
        bare = left.strip()
        at = left.find(bare)
        return [(at, at + len(bare))] if bare else []
    apart = _PART if re.search(r"[，,；;。\n]", reading.heard.strip()) else _WORD
    spans = [match.span() for match in apart.finditer(left)]
    return [(start, end) for start, end in spans if re.search(r"\w", left[start:end])]


def _piece(item: FormField, part: str, reading: Reading) -> Piece | None:
    """The company a part names; for the supplier every one of them, or 自建."""
    if item.pattern == "basics.supplier":
        return extract.companies_in(part)
    if item.pattern == "enterprise.accident" and part.strip() in _YES_OR_NO:
        return Piece(_YES_OR_NO[part.strip()], 0, len(part))
    if item.pattern in _COMPANIES and (company := extract.company_in(part)):
        return company
    return extract.extract(item, part, reading.today)


def _candidates(reading: Reading, part: str) -> Iterator[str]:
    """Asked fields a bare part may fill, exact kinds first."""
    paths = [p for p in reading.asked if FORM.has(p) and not reading.taken(p)]
    paths = [p for p in paths if FORM.field(p).kind not in NARRATIVE and ".outcomes." not in p]
    company = extract.company_in(part)
    loose = ("line", "company", "person", "industry")
    yield from (p for p in paths if FORM.field(p).pattern in _COMPANIES and company)
    yield from (p for p in paths if FORM.field(p).kind not in loose)
    yield from (p for p in paths if FORM.field(p).kind in loose and not (company and len(paths) > 1))


def _fits(item: FormField, path: str, part: str, piece: Piece, parts: int, reading: Reading) -> bool:
    """Whether a bare part may fill the field: a person's name must look like one, and a plain line
    takes a part only when nothing else could be meant."""
    alone = reading.asked == (path,)
    if path == "basis.staff":
        return bool(
            re.search(
                r"\d\s*[个号来多]*\s*(?:人|名|口)|[十百千零一二三四五六七八九]\s*[个号来多]*\s*(?:人|名)|人\D{0,5}[\d一二三四五六七八九十百千]+\s?个",
                part,
            )
        )
    if path == "basis.score":
        return standing.score(part) is not None or bool(
            re.fullmatch(r"\D{0,8}[0-5]\.\d{1,2}\D{0,6}", part.strip())
        )
    if item.pattern in _COMPANIES:
        return extract.companies_in(part) is not None or alone
    if item.pattern in extract.SHAPED:
        return True
    if item.kind == "person":
        introduced = part.strip(" 。-0123456789").endswith(piece.words)
        named = is_person(piece.words) or is_called(piece.words)
        return (named and (alone or introduced)) or (alone and len(part.strip()) <= 6)
    if item.kind == "month":
        told = item.pattern == "enterprise.founded" and re.search(r"办|建|成立|注册|创|开张|挂牌", part)
        few = len(part.strip()) - (piece.end - piece.start) <= _FEW_WORDS
        asks = re.search(r"[吗么?？]$", reading.heard.rstrip())
        return (few or bool(told)) and not asks
    if item.kind in ("scene", "stage"):
        return find_scene(piece.words) is not None or find_alias(piece.words) is not None
    if item.pattern == "enterprise.contact.post":
        return is_post(part) or (alone and not reading.used)
    if item.kind == "industry":
        return alone and not reading.used
    if item.kind != "line":
        return True
    if mentions(part, reading.asked):
        return False  # 申报单位用执照上那个名 is no title
    lines = [p for p in reading.asked if FORM.has(p) and FORM.field(p).kind == "line"]
    return lines == [path] and parts == 1 and not reading.telling
