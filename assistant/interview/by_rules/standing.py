"""信用等级, 重大事故, 自评得分 and 建设地址: values that have a shape of their own."""

import re

from assistant.interview.by_rules.piece import Piece

_RATING = re.compile(
    r"(?P<whose>(?:纳税|税务|国税|海关|银行|[\u4e00-\u9fff]{1,4}银?行)(?:人)?(?:信用)?(?:等级)?(?:给)?(?:我们|咱们?)?(?:[评定打]的?)?(?:是|为)?)?"
    r"(?<![A-Za-z0-9])(?P<grade>A{1,4}|B{1,3}|[CDM])(?P<mark>[+＋-]?)\s?(?P<word>级|(?![A-Za-z0-9]))"
)
_ACCIDENT = re.compile(r"(?i:\baccidents?\b)|事故|重大|没(?:有)?(?:发生|出)过?|未发生|近三年|这三年")
_NONE = re.compile(r"(?i:\b(?:none|no|zero|nil)\b)|没|无|未|莫|冇|么有|木有|零|0起|从来|否|平安|平平安安")
_SOME = re.compile(r"发生过|出过|出了|发生了|有过|是[，,。]?$|有一起|有1起")
_SCORE = re.compile(
    r"(?:自评|得分|评分|打分|分数|score|评估|成熟度|CMMM)[^\d。；;]{0,10}?(?P<said>[0-4](?:\.\d{1,2})|5(?:\.0{1,2})?)(?![\d.%级])"
    r"|(?<![\d.])(?P<points>[0-4]\.\d{1,2})\s?分(?![钟之])",
    re.IGNORECASE,
)
_SPOKEN_SCORE = re.compile(
    r"(?:(?:成熟度|CMMM|自评|得分|评分|打分|打的?分)[^\d，,。；;提涨升增高]{0,14}?)?(?<![一二三四五六七八九十百之])([零一二两三四]点[零一二三四五六七八九]{1,2})(?P<points>\s?分)?(?![一二三四五六七八九十百千万亿个度倍吨元])",
    re.IGNORECASE,
)
_FIGURES = str.maketrans("零一二两三四五六七八九", "01223456789")
_PLACE_START = (
    r"[\u4e00-\u9fff]{1,6}?(?:省|自治区|自治州|市|州|新区|县|区|旗|镇|乡|园区|产业园|工业园|开发区)"
)
_PLACE_END = r"(?:号|栋|幢|楼|层|室|座|园区|厂区|院|园|区|基地|车间|厂房|村|组|社|路|街|道|巷|口|处|东侧|西侧|南侧|北侧|对面|旁)"
_ADDRESS = re.compile(rf"{_PLACE_START}[\u4e00-\u9fffA-Za-z0-9()（）#\-—]{{0,40}}{_PLACE_END}")
_LEAD = re.compile(
    r"^(?:.*?(?:位于|建在|就在|设在|坐落在?|落在|地址|地点|地方|厂址|场地)|^.{1,5}?在(?=[\u4e00-\u9fff]{2,6}[省市州县区]))?(?:就?[是在写填为]|定[的在]|嘛|呢|啊|止|[:：，, ])*"
)
_FIRST_NUMBER = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)号(?![路街道巷])(?:院|楼|厂房|车间|园|线)?|[A-Z]?\d+[栋幢]"
)
_BREAK = re.compile(r"时间|日期|从(?=\d|去|前|今|二)|供货|供应商|投资|前年|去年|今年|\d{4}年")


def rating(text: str) -> Piece | None:
    """A credit rating, with who gave it: 纳税信用A级, AAA."""
    text = re.sub(r"[三3]个[aA](?![A-Za-z])", "AAA ", text)
    text = re.sub(r"(?<![A-Za-z])[abcdm]{1,4}(?=\s?[+-]?\s?级)", lambda grade: grade[0].upper(), text)
    named = re.search(r"信用|等级|评级|rating", text, re.IGNORECASE)
    found = [
        one for one in _RATING.finditer(text) if len(one["grade"]) > 1 or one["word"] or one["whose"] or named
    ]
    if not found:
        return None
    several = [found[0]]
    for one in found[1:]:
        if not re.fullmatch(r"[、，,和及]{0,2}", text[several[-1].end() : one.start()]):
            break
        several.append(one)
    return Piece("、".join(map(_rating_words, several)), several[0].start(), several[-1].end())


def _rating_words(found: re.Match[str]) -> str:
    whose = re.sub(r"(?:等级)?(?:给)?(?:我们|咱们?)?(?:[评定打]的?)?(?:是|为)?$", "", found["whose"] or "")
    whose = re.sub(r"^(?:[去今前上]?年|最近|是|由|经)+(?:开户)?(?=.)", "", whose)
    return f"{whose}{found['grade']}{found['mark'].replace('＋', '+')}{found['word']}"


def accident(text: str) -> Piece | None:
    """是 or 否 where the text speaks of accidents."""
    if not _ACCIDENT.search(text):
        return None
    clauses = [clause for clause in re.split(r"[，,。；;？?！!\n]", text) if clause.strip()]
    at = next((n for n, clause in enumerate(clauses) if _ACCIDENT.search(clause)), 0)
    for clause in clauses[at : at + 3]:  # 事故，没有
        if _NONE.search(clause):
            return Piece("否", 0, len(text))
        if _SOME.search(clause):
            return Piece("是", 0, len(text))
    return None


def score(text: str) -> Piece | None:
    """A maturity score said as one: 自评2.1, 2.71分, 一点六分."""
    spoken = _SPOKEN_SCORE.search(text)
    if spoken and re.search(r"[提涨升增高低差降少多]了?$", text[: spoken.start(1)]):
        spoken = None  # 提了零点五分
    if spoken and (spoken["points"] or spoken.start() < spoken.start(1)):
        digits = spoken[1].translate(_FIGURES).replace("点", ".")
        return Piece(digits, spoken.start(1), spoken.end(1))
    found = _SCORE.search(text)
    if found is None:
        return None
    group = "said" if found["said"] else "points"
    return Piece(found[group], found.start(group), found.end(group))


def address(text: str) -> Piece | None:
    """A postal address, without what leads up to it and what follows."""
    cut = _BREAK.search(text)
    stretch = text[: cut.start()] if cut and cut.start() > 6 else text
    for found in _ADDRESS.finditer(stretch):
        lead = _LEAD.match(found[0])
        start = found.start() + (lead.end() if lead else 0)
        end = found.end()
        number = _FIRST_NUMBER.search(text, start)
        if number and number.start() <= end:
            end = number.end()
        if end - start >= 5:
            return Piece(stretch[start:end], start, end)
    return None
