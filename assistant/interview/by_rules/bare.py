"""Values without the name of their field: by kind, for what was just asked."""

import re
from collections.abc import Iterator

from assistant.errors import AnswerError
from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from assistant.interview.by_rules import extract, standing
from assistant.interview.by_rules.counted import staff_in
from assistant.interview.by_rules.disclaimed import theirs
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.names import is_called, is_person, is_post, post_in
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.reading import NARRATIVE, Reading, clauses
from assistant.interview.by_rules.references import suits
from assistant.interview.by_rules.undecided import either
from assistant.interview.topics import OPENING
from assistant.rules import industry
from assistant.text.numerals import parse_chinese_number
from knowledge.aliases import find_alias
from knowledge.catalogue import find_scene
from knowledge.industries import Industry, industries

_OF_SOMEBODY = frozenset({"money", "count", "share", "rate", "company", "line"})
"""Kinds that another enterprise has as well"""
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
_INTRODUCED = re.compile(
    r"(?:我们?|我司|我厂|咱们?|这里|这边|本公司|本单位|我们?(?:公司|单位|厂|企业)|贵方好，我们)(?:全称)?(?:就?是|叫做?)"
)
_IS_DESCRIBED = re.compile(
    r"(?:[（(](?:以下)?简称[^）)]*[）)])?[，,]?\s*(?:成立于|始建于|创建于|创立于|组建于|注册于|位于|坐落|地处|是(?:一家|集|国家|全[国省]|[\u4e00-\u9fff]{2,3}省)|围绕)"
)
_LONGEST_NAME = 40
_FULL_NAME = re.compile(r"(?:公司|集团|厂|研究院|研究所)$")
_SHORT_CLAUSE = 16
_LONE = re.compile(r"(?:(?<=[\n，,；;、])|^)\s*([1-4]\d{2,3})\s*(?=[\n，,；;、]|$)")
_MAKES = re.compile(r"行业|[大中小]类|代码|国标|属于|[做干搞]|制造|加工|生产|产品")


_FOUNDED = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d|[01]\d)\s?年(?:[^\d，,。；;]{0,6}(?:成立|注册|创办|创建|组建|建厂|办|开张|挂牌)[^\d，,。；;]{0,3})[，,。；;\s]\s*(?:是|大概|大约|好像|应该是|记得是|具体)*\s?"
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份|初|底)?(?=\W|的|$)"
)
_INDUSTRY = re.compile(r"行业(?![专通]用|成套|[内里标协平领龙地排最])")


def read_industry(reading: Reading) -> None:
    """The industry, from a code or a name that is plain (干铝型材的，国标3252)."""
    path = "enterprise.industry.group"
    if reading.telling or not (path in reading.asked or _INDUSTRY.search(reading.heard)):
        return
    text = _without_companies(reading.heard)
    found = industry.mentioned(text) or _lone_code(text, reading)
    if found is None:
        return
    one, start, end = found
    begin, stop = next(span for span in clauses(text) if span[0] <= start < span[1])
    clause = text[begin:stop]
    if len(clause.strip()) <= _SHORT_CLAUSE or _MAKES.search(clause):
        reading.take(path, one.code, start, end, quote=reading.message[begin : max(stop, end)].strip())
        if stop - begin <= _SHORT_CLAUSE * 2:
            reading.used.append((begin, stop))


def _lone_code(text: str, reading: Reading) -> tuple[Industry, int, int] | None:
    """A code with nothing beside it, where no number asked for but it is open: 331 on a line of its own."""
    path = "enterprise.industry.group"
    counted = "basis.staff" in reading.answers or staff_in(text) or re.search(r"\d\s?(?:人|名)", text)
    lone = list(_LONE.finditer(text))
    if path not in reading.asked or not counted or len(lone) != 1:
        return None
    code = lone[0][1]
    known = next((one for one in industries() if one.code == code), None)
    return (known, *lone[0].span(1)) if known else None


def read_founded(reading: Reading) -> None:
    """1998年改制成立的，9月份: the year and then the month."""
    path = "enterprise.founded"
    if reading.telling or path not in reading.asked or reading.taken(path):
        return
    found = _FOUNDED.search(reading.heard)
    if found and reading.free(*found.span()):
        year = int(found["year"]) if len(found["year"]) == 4 else 2000 + int(found["year"])
        month = int(parse_chinese_number(found["month"]))
        reading.take(path, f"{year}-{month:02}", *found.span())


def read_introduction(reading: Reading) -> None:
    """我们是…公司, or a story that begins with the company's name: who is speaking."""
    path = "enterprise.name"
    if path in reading.answers or reading.taken(path):
        return
    found = _INTRODUCED.search(reading.heard)
    start = found.end() if found else 0
    company = extract.company_in(reading.heard[start : start + _LONGEST_NAME])
    opening = reading.session.topic in (OPENING, "profile")
    if opening and not found and (company is None or company.start > 2):
        start, company = _described(reading.heard)
    if company is None or not (found or opening) or company.start > 2:
        return
    if not _FULL_NAME.search(company.words) or re.search(r"^[我你他贵本该现将把]|[年月日]", company.words):
        return
    reading.take(path, company.words, start + company.start, start + company.end)


def _described(text: str) -> tuple[int, Piece | None]:
    """The company that a pasted introduction begins with, under whatever stands over it: …公司成立于2001年."""
    for line in re.finditer(r"[^\n]+", text):
        company = extract.company_in(line[0][:_LONGEST_NAME])
        if company and company.start <= 2 and _IS_DESCRIBED.match(line[0], company.end):
            return line.start(), company
    return 0, None


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


def read_nature(reading: Reading) -> None:
    """The nature of the enterprise, in a registration said in one breath."""
    if reading.telling or reading.session.topic != "registration":
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
                rest = item.pattern in _COMPANIES and re.search(r"\d", part[piece.end :])
                if rest:  # …有限公司2014年六月办的执照: said in one breath
                    start += piece.end
                    continue
                reading.used.append((start, end))
                break


def _parts(reading: Reading) -> list[tuple[int, int]]:
    left = reading.left()
    if len(reading.asked) == 1 and not reading.used:
        bare = left.strip()
        at = left.find(bare)
        return [(at, at + len(bare))] if bare else []
    apart = _PART if re.search(r"[，,；;。\n]", reading.heard.strip()) else _WORD
    spans = [match.span() for match in apart.finditer(left)]
    return [
        (start, end)
        for start, end in spans
        if re.search(r"\w", left[start:end]) and not either(left[start:end])
    ]


def _piece(item: FormField, part: str, reading: Reading) -> Piece | None:
    """The company a part names; for the supplier every one of them, or 自建."""
    if item.pattern == "basics.supplier":
        return extract.companies_in(part)
    if item.pattern == "enterprise.accident" and part.strip() in _YES_OR_NO:
        return Piece(_YES_OR_NO[part.strip()], 0, len(part))
    if item.pattern == "enterprise.contact.post" and is_post(part) and (post := post_in(part)):
        return post
    if item.pattern in _COMPANIES and (company := extract.company_in(part)):
        return company
    return extract.extract(item, part, reading.today)


def _candidates(reading: Reading, part: str) -> Iterator[str]:
    """Asked fields a bare part may fill, exact kinds first."""
    paths = [p for p in reading.asked if FORM.has(p) and not reading.taken(p)]
    paths = [p for p in paths if FORM.field(p).kind not in NARRATIVE and ".outcomes." not in p]
    paths = [p for p in paths if ".years." not in p or reading.asked == (p,)]  # a figure of which year?
    company = extract.company_in(part)
    loose = ("line", "company", "person", "industry")
    yield from (p for p in paths if FORM.field(p).pattern in _COMPANIES and company)
    yield from (p for p in paths if FORM.field(p).kind not in loose)
    yield from (p for p in paths if FORM.field(p).kind in loose and not (company and len(paths) > 1))


def _fits(item: FormField, path: str, part: str, piece: Piece, parts: int, reading: Reading) -> bool:
    """Whether a bare part may fill the field: a person's name must look like one, and a plain line
    takes a part only when nothing else could be meant."""
    alone = reading.asked == (path,)
    if item.kind in _OF_SOMEBODY and theirs(part):
        return False
    if item.kind == "phone" and not suits(path, piece.words):
        return alone  # a mobile number is no 办公电话 where both are asked
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
        words = re.sub(r"\W", "", part[: piece.start] + part[piece.end :])
        few = len(words) <= _FEW_WORDS
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
