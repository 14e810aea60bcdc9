"""What a message says by the way against an earlier answer, without saying that it corrects it.

It fills nothing: where the enterprise's own value is plainly another one, the person is asked which is right. What is
said of others, of one part, of another time or of a plan disputes nothing.
"""

import re
from decimal import Decimal

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Source
from assistant.forms.values import read_answer
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.disclaimed import theirs
from assistant.interview.by_rules.past import of_the_past
from assistant.interview.by_rules.reading import Reading, sentence_at
from assistant.interview.session import Update
from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import Quantity, quantities
from assistant.text.written_dates import WrittenDate, dates

_CLAUSE = re.compile(r"[，,。；;！!？?\n]")
_OTHERS = re.compile(
    r"股东|集团|分厂|分公司|子公司|厂家|供应商|那边|那面|那头|对方|他们|人家|隔壁|同行|兄弟|别的?家|别家|另外?一?家|同园区|附近|客户|协会|"
    r"甲方|监理|设计院|其他企业|前身|曾用|老厂|原先的厂|某厂"
)
_OTHER_TIME = re.compile(
    r"以前|原来|原先|当年|那年|那会儿|那时|前些年|过去|最多|高峰|旺季|榨季|临时|季节|劳务|计划|规模|打算|准备|预计|目标|将来|今后|明年|后年|二期|三期|如果|一旦"
)
_PART = re.compile(
    r"培训|其中|车间|工段|班组|一线|号线|[部科室组](?:现在|目前|一共|总共|有|共|就)|团队|小组|研发|技术人员|女工|转岗|减少|增加|省下|驻场|工程师|人次|项目部|定员"
)
_OURS = re.compile(
    r"我们|咱|曹们|俺|额们|本?公司|本?企业|全厂|全公司|厂里|单位|人事|共有|现有|总共|一共|在岗|在册"
)
_NUMBER = r"(?P<n>\d[\d,]*|[一二两三四五六七八九十百千零]{1,7})"
_STAFF = re.compile(rf"{_NUMBER}(?P<about>[来多余几])?(?:号|个|名|口)?(?:人|职工|员工|工人)(?![次均工家说])")
_STAFF_NAMED = re.compile(
    rf"(?:在岗|在册|从业人[数员]|(?:职工|员工)(?:人数|总数)|总人数|(?<!培训)(?:职工|员工)(?=是|为|有)|咱人|我们人|全厂人)(?:[^，,。；;\d]{{0,8}}[，,])?(?:数)?(?:是|有|就|才|只有|也就|共|为)*{_NUMBER}(?P<about>[来多余])?(?:号|个|名)?(?:人)?(?![\d.%年月日台套万元多])"
)
_BUILT = re.compile(r"成立|创建|创办|建厂|注册|开办|组建")
_NO_FOUNDING = re.compile(
    r"改制|股改|更名|产线|生产线|项目|中心|实验室|分会|协会|党|工会|重组|搬迁|投产|挂牌|小组|团队|合作社"
)
_NATURE = re.compile(
    r"(?:算|属于?|是一?家|是个|系|性质(?:是|为)?)[^，,。；;]{0,6}?(?P<nature>民营|私营|私人|国有控股|地方国企|国有独资|央企|中央企业|外资|合资|三资|外商独资)[^，,。；;家]{0,4}(?:企业|公司|控股|性质|独资|厂|的)"
)
_BEGINS = re.compile(
    r"[^，,。；;\d]{0,6}?(?:动手|开的?工|动的?[工土]|破土|进场|启动|开始(?:建|干|搞|装|施工|实施|弄)|上马)"
)
_ENDS = re.compile(
    r"(?:底|初|中旬|下旬)?(?:就|已经?|正式|全部|整体|通过|顺利)*(?:竣工|验收|完工|收官|落成|交付验收)"
)
_ENDED_ON = re.compile(
    r"^\W*(?:项目|工程|系统|整体|最终|最后)?(?:竣工|验收|完工)(?:其实|实际|真正)?(?:上)?(?:是|拖到了?|推到了?|到|在)(?:了)?$"
)
"""验收其实拖到了25年1月"""
_DONE = re.compile(
    r"(?:底|初|中旬|下旬)?(?:才|就|已经?|正式|全部|整体|通过|顺利)*(?:竣工|验收|完工|交付|建成|完成|结束|收尾|[建做干弄搞]?完(?=[的了]|\W|$))"
)
"""The end behind a beginning told in the same sentence"""
_OWN_PROJECT = re.compile(
    r"(?:[这本该]|咱们?|我们|整)(?:个|套|条)?[^，,。；;]{0,8}(?:项目|工程|系统|场景)|^\W*(?:项目|工程|从)|全部|整体"
)
_ACCIDENT = re.compile(
    r"死亡|死了|人死|伤亡|亡人|致死|工亡|重伤|爆炸|爆燃|重大(?:安全|环境|环保|生产)?[^，,。]{0,6}事故|污染事故"
)
_DENIED = re.compile(
    r"没|无|未|零|莫|防止|避免|杜绝|预防|以防|隐患|风险|预案|演练|万一|假如|可能|容易|会(?:导致|造成|引起)|怕"
)
_WHOLE = re.compile(
    r"全(?:都|部|套|程)?是|都是|整套|整个|一家(?:给|做|包|干)|总包|独家|从[^，,。]{1,10}到[^，,。]{1,10}(?:都|全)"
)
_MADE = re.compile(r"做的?|建的?|实施|承建|总包|集成|开发|包的|干的|弄的|搞的|供的")
_OFFLINE = re.compile(
    rf"{_NUMBER}台[^，,。；;]{{0,8}}?(?:里|中|当中)头?[^，,。；;\d]{{0,6}}?(?P<out>\d+|[一二两三四五六七八九十]+)台[^。；;]{{0,14}}?(?:没(?:有)?(?:联网|联上|连上|接上|网口)|接不进|未联网|联不上|连不上)"
)
_DEBT = re.compile(r"负债(?:总[额计]|合计)?(?!率)[^\d，,。；;]{0,4}(?=[\d一二三四五六七八九])")
_ASSETS = re.compile(r"(?<!净)资产(?:总[额计])?(?!负债)[^\d，,。；;]{0,4}(?=[\d一二三四五六七八九])")
_YEAR = re.compile(r"(?<!\d)(20[12]\d|[12]\d)\s?年")
_SPENT = re.compile(
    r"(?:项目|工程|整个系统|全部|合同(?:汇总|总额)?)[^，,。；;\d]{0,4}?(?:(?:应用)?建设投资|总投[资入]|总额|[一总拢统]共|[合总共]计|前前后后|里里外外|里外里|满打满算)"
    r"(?:(?:投资|投入|花费?|投|用|砸|掏)(?:了|进去|下去)*|额|是|为|约|达|共)*\s*$"
)
_NEAR_SHARE = Decimal("1.0")


def read_asides(reading: Reading) -> None:
    """Keep what contradicts earlier answers as questions."""
    if not reading.session.answers.by_path:
        return
    for read in (_spent, _staff, _founded, _nature, _period, _accident, _supplier, _networked, _debt_ratio):
        read(reading)


def _aside(path: str, words: str, start: int, end: int, reading: Reading) -> None:
    """Ask about a value unless the message gave the field openly."""
    if path in reading.asked or reading.taken(path) or reading.corrects(start):
        return
    quote = reading.message[start:end].strip(" ，,；;。、\n")
    answer = read_answer(FORM.field(path), words, Source(reading.origin, quote), reading.today)
    if answer is not None:
        reading.asides.append(Update(path, answer, quote))
        reading.used.append((start, end))


def _held(path: str, reading: Reading) -> str | Decimal | None:
    answer = reading.session.answers.get(path)
    value = answer.value if answer is not None and answer.state == "given" else None
    if isinstance(value, int):
        return Decimal(value)
    return value if isinstance(value, str | Decimal) else None


def _clause(reading: Reading, start: int) -> str:
    """The words from the last stop or comma up to a place."""
    return _CLAUSE.split(reading.heard[:start])[-1]


def _spent(reading: Reading) -> None:
    """项目一共1,368w: what the whole has cost, said once more."""
    if reading.row or not isinstance(_held("basics.investment", reading), Decimal):
        return
    for one in quantities(reading.heard):
        before = _clause(reading, one.start)
        if one.base()[1] == "元" and _SPENT.search(before) and not _others_or_later(before):
            _aside("basics.investment", one.quote, one.start - len(before), one.end, reading)
            return


def _others_or_later(words: str) -> bool:
    return bool(_OTHERS.search(words) or theirs(words) or _OTHER_TIME.search(words))


def _staff(reading: Reading) -> None:
    held = _held("basis.staff", reading)
    if not isinstance(held, Decimal):
        return
    for found in [*_STAFF.finditer(reading.heard), *_STAFF_NAMED.finditer(reading.heard)]:
        before = _clause(reading, found.start("n"))
        named = found.re is _STAFF_NAMED
        behind = reading.heard[found.end() : found.end() + 4]
        if not named and not _OURS.search(before):
            continue
        sentence = reading.heard[sentence_at(reading.heard, found.start())[0] : found.start("n")]
        if _OTHERS.search(before) or _OTHER_TIME.search(sentence[-24:]) or _PART.search(before + behind):
            continue
        if of_the_past(reading.heard, found.start("n"), reading.today):
            continue
        count = _count(found["n"])
        if count is None or count < 5 or abs(count - held) <= _slack(found["n"], count, bool(found["about"])):
            continue
        _aside(
            "basis.staff",
            str(count),
            found.start() - len(before) if not named else found.start(),
            found.end(),
            reading,
        )
        return


def _count(words: str) -> Decimal | None:
    try:
        return Decimal(words.replace(",", "")) if words[0].isdigit() else Decimal(parse_chinese_number(words))
    except ValueError:
        return None


def _slack(words: str, count: Decimal, about: bool) -> Decimal:
    """三百来人 may be up to 400, 1042 is 1042, 一百八 may be rounded."""
    step = Decimal(10) ** (len(str(int(count))) - len(str(int(count)).rstrip("0")))
    return step if about else Decimal(0) if words[0].isdigit() and step == 1 else step / 2


def _founded(reading: Reading) -> None:
    held = _held("enterprise.founded", reading)
    if not isinstance(held, str):
        return
    for one in _dated(reading):
        before, behind = _clause(reading, one.start), reading.heard[one.end : one.end + 8]
        said = _BUILT.search(before[-6:]) or _BUILT.match(behind.lstrip("就已正式日"))
        if not said or _OTHERS.search(before) or _NO_FOUNDING.search(before + behind):
            continue
        if held[:7] != f"{one.year:04}-{one.month:02}":
            _aside("enterprise.founded", one.iso, one.start - len(before), one.end, reading)
            return


def _dated(reading: Reading) -> list[WrittenDate]:
    return [
        one for one in dates(reading.heard, reading.today) if one.year is not None and one.month is not None
    ]


def _nature(reading: Reading) -> None:
    path = "enterprise.nature"
    held = _held(path, reading)
    for found in _NATURE.finditer(reading.heard):
        if held is None or _OTHERS.search(_clause(reading, found.start())):
            continue
        piece = extract.extract(FORM.field(path), found["nature"], reading.today)
        if piece is not None and piece.words != held:
            _aside(path, piece.words, found.start(), found.end(), reading)
            return


def _period(reading: Reading) -> None:
    """When the project was begun, when it was done, or both, said once more."""
    path = "basics.period"
    held = _held(path, reading)
    if not isinstance(held, str) or "至" not in held:
        return
    first, last = (part[:7] for part in held.split("至"))
    begun: WrittenDate | None = None
    for one in _dated(reading):
        before, behind = _clause(reading, one.start), reading.heard[one.end : one.end + 12]
        start = sentence_at(reading.heard, one.start)[0]
        sentence = reading.heard[start : one.end]
        if _others_or_later(before + behind) or _OTHERS.search(sentence):
            continue
        month = f"{one.year:04}-{one.month:02}"
        if begun and begun.start >= start and _DONE.match(behind):
            if (whole := f"{begun.year:04}-{begun.month:02}至{month}") != f"{first}至{last}":
                _aside(path, whole, start, one.end, reading)
            return
        if _BEGINS.match(behind) and _OWN_PROJECT.search(before):
            begun = one
            if month != first and not _goes_on(reading, one):
                _aside(path, f"{month}至{last}", one.start - len(before), one.end, reading)
                return
        elif month != last and (
            _ENDED_ON.search(before)
            or (_ENDS.match(behind) and re.search(r"项目|工程|系统|整体|全部", before))
        ):
            _aside(path, f"{first}至{month}", one.start - len(before), one.end + 6, reading)
            return


def _goes_on(reading: Reading, begun: WrittenDate) -> bool:
    """Whether the sentence of a beginning tells an end too."""
    stop = sentence_at(reading.heard, begun.start)[1]
    later = [one for one in _dated(reading) if begun.end <= one.start < stop]
    return any(_DONE.match(reading.heard[one.end : one.end + 12]) for one in later)


def _accident(reading: Reading) -> None:
    if _held("enterprise.accident", reading) != "否":
        return
    for found in _ACCIDENT.finditer(reading.heard):
        start, end = sentence_at(reading.heard, found.start())
        sentence = reading.heard[start:end]
        near = reading.heard[max(found.start() - 10, start) : found.end()]
        if _DENIED.search(near) or _OTHERS.search(sentence) or "轻微" in near:
            continue
        years = {int(one[1]) % 100 for one in _YEAR.finditer(sentence)}
        recent = any(2000 + year >= reading.today.year - 3 for year in years)
        if recent or re.search(r"[去前今]年", sentence):
            _aside("enterprise.accident", "是", start, end, reading)
            return


def _supplier(reading: Reading) -> None:
    path = "basics.supplier"
    held = _held(path, reading)
    company = extract.company_in(reading.heard)
    while isinstance(held, str) and company is not None:
        before = _clause(reading, company.start)[-30:]
        behind = reading.heard[company.end : company.end + 12]
        if (
            _WHOLE.search(before + behind)
            and _MADE.search(behind)
            and company.words not in held
            and not _OTHERS.search(before)
        ):
            _aside(path, company.words, max(company.start - 20, 0), company.end, reading)
            return
        rest = extract.company_in(reading.heard[company.end :])
        company = rest.moved(company.end) if rest else None


def _networked(reading: Reading) -> None:
    path = "basics.outcomes.networked_share"
    held = _held(path, reading)
    found = _OFFLINE.search(reading.heard)
    if found is None or not isinstance(held, Decimal) or _OTHERS.search(_clause(reading, found.start())):
        return
    whole, out = _count(found["n"]), _count(found["out"])
    if (
        not whole
        or out is None
        or out >= whole
        or re.search(r"号线|车间|工段", _clause(reading, found.start()))
    ):
        return
    share = (100 * (whole - out) / whole).quantize(Decimal("0.1"))
    if abs(share - held) > _NEAR_SHARE:
        _aside(path, f"{share}%", found.start(), found.end(), reading)


def _debt_ratio(reading: Reading) -> None:
    """负债1.58亿，资产2.93亿: the ratio that two amounts of one year give, as far as their rounding leaves it open."""
    for found in _DEBT.finditer(reading.heard):
        start, end = sentence_at(reading.heard, found.start())
        assets = _ASSETS.search(reading.heard, start, end)
        years = {int(one[1]) % 100 for one in _YEAR.finditer(reading.heard[start:end])}
        owed, owned = _amount(reading, found.end()), _amount(reading, assets.end()) if assets else None
        if len(years) != 1 or owed is None or owned is None or not owned.value:
            continue
        path = f"enterprise.years.20{years.pop():02}.debt_ratio"
        held = _held(path, reading) if FORM.has(path) else None
        least, most = _ratio(owed, owned, -1), _ratio(owed, owned, 1)
        if isinstance(held, Decimal) and not least <= held <= most:
            share = _ratio(owed, owned, 0).quantize(Decimal("0.1"))
            _aside(path, f"{share}%", start, end, reading)


def _amount(reading: Reading, start: int) -> Quantity | None:
    found = quantities(reading.heard[start : start + 20])
    return found[0] if found and found[0].start == 0 and found[0].base()[1] == "元" else None


def _ratio(owed: Quantity, owned: Quantity, side: int) -> Decimal:
    """The share of debts, or its least (-1) and most (1) within the rounding of both amounts."""
    above = owed.base()[0] + side * owed.base_tolerance()
    below = owned.base()[0] - side * owned.base_tolerance()
    return 100 * above / below
