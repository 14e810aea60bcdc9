"""建设投资 where several amounts are told: 预算六百万，实际七百四十万; parts with their total; a pasted ledger.

Every amount is weighed by the words around it. What is to be filled in, what was really paid and what is called the
total count for it; a budget, a subsidy, a yearly saving and another's project against it. Parts alone are added up
only where it is said that there is nothing else; otherwise the total is asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.errors import AnswerError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Source
from assistant.interview.by_rules.disclaimed import theirs
from assistant.interview.by_rules.reading import Reading, sentence_at
from assistant.interview.by_rules.units_said import unit_said
from assistant.text.quantities import Quantity, quantities

PATH = "basics.investment"
_BOTH = r"[两三四几]个(?:场景|项目)(?:合计|一共|总共|共计?|加起来)"
_TOPIC = rf"{_BOTH}|(?:项目|工程)(?:上|里|这块)?(?=[拢统总一]共|合计|总计|共计)|投资|投入(?!使用|运行)|投进|总投|造价|(?<!开)花了|[砸掏投]了(?!产|用|运)|花的钱|总价|(?<!产)总额|拢共|转固|capex"
_SPOKEN_OF = re.compile(_TOPIC, re.IGNORECASE)
_MONEY = re.compile(rf"{_TOPIC}|[钱账款]|总数|金额", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:{_TOPIC})(?:的钱|额度?|金额|去|下去)?(?:[(（][^()（）]{{1,6}}[)）])?[了是为约共大概到有就在只才：:￥¥\s]{{0,6}}$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:[设装]备|[软硬]件|装修|土建|系统|安装|调试|培训|集成|改造)(?:上|这块|费用?)?(?:[花投砸掏]了|投入)|"
    r"(?<!投资)(?<!项目)(?<![，,])[这那]一?[块边头][^，,]{0,2}(?:[花投砸掏]了|投入)"
)
_CALLED_BEHIND = re.compile(r"的?(?:总?投资|投入|造价)")
_TO_FILL = re.compile(r"(?:[填写报]|(?<!修|整|技)改[成为到作]?|更正为|应该?[为是]|当为)[^，,。；;\d]{0,6}$")
_BY = re.compile(r"(?:按|以|照)[^，,。；;\d]{0,6}$")
_FILLED_BEHIND = re.compile(r"的?(?:元|块)?(?:来)?(?:报|填|写|算|录|为准)")
_ACTUAL = re.compile(
    r"实际|实付|实支|实花|入账|决算|结算|发票|转固|准数|准信|准的|准确|精确|最终|累计发生|\bactual",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"合计|共计|总计|总共|一共|[拢统通]共|拢总|总额|总价|总数|总的|总投|加起来|加一块|加在一起|(?:都|全)下来|\btotal",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"预算|打算|准备|计划|备案|概算|批复|立项|可研|估算|预计|规划|本来|原先|原来|不是|[别莫](?:给我|再)?(?:按|[写填算记报]成?)|budget|approved|planned|再投|追加",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(r"结果|实际")
_GAIN = re.compile(
    r"每年|每[月次吨件]|一年|一[次趟](?=[按算省能要])|年[省节减增收可均]|节[约省]|[能可]省|省[了下]|(?<![多至不缺])少(?!数)[一-鿿]|挣|赚|收入|营收|利润|产值|损失|[电气]费"
)
"""What is saved or earned: nobody has put it into the project"""
_ASIDE = re.compile(
    r"补[助贴]|[要给再]补|贷款|注册资|其中|退[了给还]|隔壁|兄弟|集团|别的|同类|他们|人家|另[一外]家|对比|流水|尾款|罚|工资|"
    r"那次|[二三]期线|分公司"
)
_LISTED_ON = re.compile(r"[、和及与加]|以及|还有")
"""Where an amount goes on with what was counted before it"""
_NOT_IN_IT = re.compile(
    r"[^，,。；;\d]{0,4}(?:[写说填报]?错了?|不对|作废|不在内|不算|不含在|没到账|还没批|不计)|的?(?:预算|备案|概算|补[助贴]|奖[励补]|贷款)"
)
_DECIDED = re.compile(r"以(?P<whose>[^，,。；;\d]{1,8}?)(?:的|那个|那边|[说报给]的)*(?:数字?|口径)?为准")
"""以她的为准 behind several amounts: the one that she said"""
_NOTHING_ELSE = re.compile(
    r"(?:再|别的|其他|此外)[^，,。；;\d]{0,4}[没无]|没有?(?:别的|其他)|就(?:这些|这[几两三四五六]|[两三四五六几][块样项笔部])|再没"
)
_IN_WAN = re.compile(r"(?:单位)?(?:都|全|均)(?:是|按)?(?:[wW]|万)(?:元|块)?(?![一-鿿\d])|单位[:：]?\s?万元")
_BARE = re.compile(r"(?:[填写报]|(?<!修|整|技)改)[^，,。；;\d]{0,8}$|投资[^，,。；;\d]{0,3}$")
_PART_OF_DATE = re.compile(r"\s?[%年月日号期]")
_ROUGH = re.compile(r"[多来几余]|左右|上下|大概|大约|约|差不多|出头|不到|将近")
_INSTEAD = re.compile(r"准数|换掉|换成|改|更正|应[为是]|当为|作废|不用了|说错|有误")
_ONE_SCENE = re.compile(r"(?:[这那本该每]|其中|第[一二三四五六])个?场景")
"""What one scene has cost (经济性和可推广性 asks for it) is not what all have cost together"""
_ELSEWHERE = frozenset({"profile", "plan", "next", "safeguards"})
"""Topics whose stories speak of the plant's money, of what training costs, or of what is to come"""
_FILL, _PAID, _TOTAL, _CALLED, _AGAINST = 4, 3, 2, 1, -9
_SHOWN_LEAD, _NEAR, _OWN_WORDS = 24, 14, 8
_SHORT = 60
"""A story is longer; a short message is all about one thing"""
_CLOSE = Decimal("0.05")


@dataclass(frozen=True)
class _Amount:
    """An amount, its value in 万元, where it stands, and what the words around it count for."""

    quote: str
    wan: Decimal
    start: int
    end: int
    lead: str
    weight: int


def read_invested(reading: Reading) -> None:
    """Take the amount that the whole has cost, where the message plainly says which it is."""
    if reading.taken(PATH) or _elsewhere(reading):
        return
    if _from_ledger(reading):
        return
    for start, end in _regions(reading):
        found = [one for one in _amounts(reading.heard, start, end) if reading.free(one.start, one.end)]
        if found and _decide(found, start, end, reading):
            return


def _elsewhere(reading: Reading) -> bool:
    topic = reading.session.topic.partition("@")[0]
    return reading.telling and topic in _ELSEWHERE and not _correcting(reading)


def _asked(reading: Reading) -> bool:
    return not reading.telling and PATH in reading.asked


def _correcting(reading: Reading) -> bool:
    """Whether the message says that what the project has cost was wrong."""
    known = reading.corrects_anything and PATH in reading.session.answers
    return known and bool(_MONEY.search(reading.heard))


def _regions(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where amounts of the project may be told: the whole answer or correction, else the sentences that speak of it."""
    text = reading.heard
    if _asked(reading) or _correcting(reading):
        yield 0, len(text)
        return
    for spoken in _SPOKEN_OF.finditer(text):
        yield sentence_at(text, spoken.start())


def _amounts(text: str, start: int, end: int) -> Iterator[_Amount]:
    in_wan = bool(_IN_WAN.search(text, start, end))
    last, gained = start, False
    for one in quantities(text[start:end], bare=True):
        first, stop = start + one.start, start + one.end
        sentences = re.split(r"[。；;！!\n]", text[last:first])
        lead = sentences[-1][-_SHOWN_LEAD:]
        wan = _wan(one, lead, in_wan or bool(_BARE.search(lead)), text[stop : stop + 2])
        if wan is not None:
            gained = _gained(lead, goes_on=gained and len(sentences) == 1)
            weight = _AGAINST if gained else _weight(lead, text[stop : stop + 10])
            yield _Amount(one.quote, wan, first, stop, lead, weight)
            last = stop


def _gained(lead: str, *, goes_on: bool) -> bool:
    """Whether an amount is saved or earned, or goes on with what is: 年节约电费534万、氧气费61万，合计595万."""
    clause = re.split(r"[，,]|(?<=[一-鿿]) (?=[一-鿿])", lead)[-1]
    if _AFTER_ALL.search(clause):
        return False
    if _GAIN.search(clause):
        return True
    own = re.sub(r"^[，,、\s]+", "", lead)
    return goes_on and not _SPOKEN_OF.search(lead) and bool(_LISTED_ON.match(lead) or _WHOLE.match(own))


def _wan(one: Quantity, lead: str, in_wan: bool, behind: str) -> Decimal | None:
    """An amount in 万元; a bare number is one only where that was said."""
    value, unit = one.base()
    if not one.unit and lead.rstrip().endswith(("￥", "¥")):
        return value / 10000
    if unit == "元" and one.unit not in ("", "块"):  # 三块设备
        return value / 10000
    bare = one.unit in ("", "个") and in_wan and not _PART_OF_DATE.match(behind)
    return value if bare else None


def _weight(lead: str, behind: str) -> int:
    """What the words before and behind an amount count for."""
    near = re.split(r"[，,、]|(?<=[一-鿿]) (?=[一-鿿])", lead)[-1][-_NEAR:]
    own = re.split(r"[，,。；;\n]", behind)[0]
    weight = 0
    if _TO_FILL.search(near) or (_BY.search(near) and _FILLED_BEHIND.match(own)):
        weight += _FILL
    weight += _PAID * bool(_ACTUAL.search(near)) + _TOTAL * bool(_WHOLE.search(near))
    called = _NAMED.search(near) and not _PART.search(near)
    weight += _CALLED * bool(called or _CALLED_BEHIND.match(own))
    clause = re.split(r"[，,]", lead)[-1]
    against = (_ASIDE.search(near) or theirs(clause) or _PLANNED.search(near)) and not _AFTER_ALL.search(near)
    return weight + _AGAINST if against or _NOT_IN_IT.match(own) else weight


def _decide(found: Sequence[_Amount], start: int, end: int, reading: Reading) -> bool:
    """Take the one amount that is meant, or the sum where that is all; else ask for it where it was asked."""
    found = _decided(found, reading.heard[start:end])
    meant = [one for one in found if one.weight >= 0]
    best = max((one.weight for one in meant), default=-1)
    chosen = [one for one in meant if one.weight == best]
    if best <= _CALLED and len(meant) > 1 and _is_all(meant, reading.heard[start:end]):
        _add_up(meant, reading)
        return True
    if _plain(best, len(found), len(chosen), chosen, reading):
        return _take(chosen[-1], found, start, end, reading)
    if _asked(reading) and best == 0 and len(meant) > 1:
        problem = "说了几个金额，没有说合计是多少"
        reading.refuse(AnswerError(FORM.field(PATH).place, problem, "合计金额"), PATH)
        _use(found, reading)
    return False


def _decided(found: Sequence[_Amount], text: str) -> Sequence[_Amount]:
    """The amounts, the one that is to count by 以…的为准 as one to fill in."""
    said = _DECIDED.search(text)
    if said is None or re.search(r"[前原旧]", said["whose"]):
        return found
    theirs = [one for one in found if said["whose"] in one.lead]
    pointed = found[-1:] if re.search(r"[她他后这]", said["whose"]) else ()
    chosen = (theirs or pointed)[-1:]
    return [replace(one, weight=_FILL) if one in chosen else one for one in found]


def _plain(best: int, told: int, chosen: int, amounts: Sequence[_Amount], reading: Reading) -> bool:
    """Whether the amount of the best weight is plainly meant."""
    if reading.row and reading.telling:  # what a second scene has cost is not what both have
        return best >= _TOTAL and bool(re.search(rf"(?:{_BOTH})[^，,]{{0,4}}$", amounts[-1].lead))
    told_at_length = reading.telling and not _correcting(reading)
    if (
        told_at_length
        and PATH in reading.session.answers
        and any(_ONE_SCENE.search(one.lead) for one in amounts)
    ):
        return best >= _TOTAL
    if not _asked(reading) and not told_at_length and told == 1:
        return best >= _FILL or (best == _TOTAL + _CALLED and bool(_WHOLE.search(amounts[-1].lead)))
    if best >= _TOTAL:
        return True
    if told == 1:
        return told_at_length and best == _CALLED
    return best == _CALLED and chosen == 1 if told_at_length else best >= 0 and chosen == 1


def _is_all(parts: Sequence[_Amount], text: str) -> bool:
    """Whether parts are all there is: it is said, and none of them is called the investment."""
    return bool(_NOTHING_ELSE.search(text)) and not any(re.search(r"投资|造价|总", one.lead) for one in parts)


def _take(chosen: _Amount, found: Sequence[_Amount], start: int, end: int, reading: Reading) -> bool:
    if reading.telling and _rounded(chosen, reading):
        return True
    first, last = _clause(reading, chosen)
    quote = reading.message[first:last].strip(" ，,；;。\n")
    if (
        reading.telling and len(reading.heard) > _SHORT
    ):  # 把材料库换成自己的就能用 corrects nothing that another sentence tells
        start, end = sentence_at(reading.heard, chosen.start)
    instead = _INSTEAD.search(reading.heard, start, end) and (_correcting(reading) or not reading.telling)
    reading.take(
        PATH, f"{chosen.wan}万元", first, chosen.end, quote=quote, corrects=True if instead else None
    )
    if not reading.telling:
        _use(found, reading)
    return True


def _add_up(parts: Sequence[_Amount], reading: Reading) -> None:
    """The sum of all parts, with its arithmetic as source."""
    total = sum((one.wan for one in parts), Decimal(0))
    quote = reading.message[parts[0].start : parts[-1].end]
    shown = f"按{'+'.join(one.quote for one in parts)}相加：{total.normalize():f}万元"
    if not reading.telling:
        _use(parts, reading)
    reading.give(
        PATH,
        Answer(total, (Source(f"{reading.origin}，{shown}", quote),)),
        quote,
        parts[0].start,
        corrects=False,
    )


def _use(found: Sequence[_Amount], reading: Reading) -> None:
    """The amounts, and what leads up to each, are accounted for."""
    reading.used.extend((_clause(reading, one)[0], one.end) for one in found)


def _clause(reading: Reading, one: _Amount) -> tuple[int, int]:
    """The words around an amount, cut at commas, stops and blanks."""
    start = one.start
    while start and reading.heard[start - 1] == " " and reading.message[start - 1] in "0123456789 ":
        start -= 1  # figures set apart stand closer together where they are heard: 1 528万
    before = re.split(r"[，,。；;！!\n\s]", reading.heard[:start])[-1][-_OWN_WORDS:]
    behind = re.match(r"[^，,。；;！!\n\s]{0,8}", reading.heard[one.end :])
    return start - len(before), one.end + (behind.end() if behind else 0)


def _rounded(chosen: _Amount, reading: Reading) -> bool:
    """Whether a story only rounds what is known: 五百一十来万 of 512.68."""
    known = reading.session.answers.get(PATH)
    if known is None or not isinstance(known.value, Decimal):
        return False
    rough = _ROUGH.search(chosen.quote + chosen.lead[-4:]) or _ROUGH.match(reading.heard, chosen.end)
    return bool(rough) and abs(known.value - chosen.wan) <= known.value * _CLOSE


# -- a pasted ledger --


def _from_ledger(reading: Reading) -> bool:
    """The total of a pasted list of costs: the row 合计, of several columns the one of what was really paid."""
    if not _asked(reading):
        return False
    head: list[str] = []
    at = 0
    for line in reading.heard.splitlines(keepends=True):
        cells = [cell.strip() for cell in re.split(r"\t|[|｜]", line)]
        if len(cells) > 1 and not any(re.search(r"\d", cell) for cell in cells):
            head = cells
        elif head and len(cells) == len(head) and re.match(r"合计|总计|共计|总额", cells[0]):
            return _ledger_total(head, cells, at, line, reading)
        at += len(line)
    return False


def _ledger_total(head: list[str], cells: list[str], at: int, line: str, reading: Reading) -> bool:
    numbers = [n for n, cell in enumerate(cells) if n and re.fullmatch(r"[\d,.]+(?:万?元)?", cell)]
    paid = [n for n in numbers if _ACTUAL.search(head[n]) or re.search(r"发生|完成|支出", head[n])]
    columns = paid or numbers
    if len(columns) != 1:
        return False
    cell = cells[columns[0]]
    words = cell if cell.endswith("元") else cell + unit_said(reading.heard)
    start = at + line.index(cell)
    if not reading.take(PATH, words, start, start + len(cell)):
        return False
    lines = (found for found in re.finditer(r"[^\n]+", reading.heard))
    reading.used.extend(found.span() for found in lines if re.search(r"[\t|｜（(]", found[0]))
    return True
