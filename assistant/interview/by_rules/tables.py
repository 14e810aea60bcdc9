"""Answers about 附表2 onto the sheet: the instance's name, its rows, and corrections of rows told before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.interview.by_rules.cells import Cell, cells_of, kinds_in
from assistant.interview.by_rules.heads import label_of
from assistant.interview.by_rules.reading import Reading, sentence_at
from assistant.interview.by_rules.rows import KIND_GUESSED, heads, items, kind_of
from assistant.interview.by_rules.told import Item
from assistant.interview.commands import correction_spans
from assistant.text.sentences import normalise
from assistant.text.widths import half_width

_TABLES = ("equipment", "software", "processes", "technologies")
_INSTANCE = re.compile(
    r"(?:(?:(?:具体)?(?:场景)?(?P<explicit>实例)的?(?:名称|名字|名)?|(?:^|(?<=[\n。；;，,]))\s*(?:名字|名称|场景名称?)|[Ii]nstance [Nn]ame)(?:\([^()]*\))?"
    r"(?:就|吧|呢|嘛)?\s*(?:[:：\t]|叫做?|叫|是|为|定为|用)+|^\s*(?:就?叫做?|[起取]个?名字?\s*(?:就?叫做?|是|[:：])))\s*(?P<name>[^\n。；;，,!！?？\t]+)"
)
_NAME_ENDS = re.compile(
    r"(?:吧|呢|啊)?(?:然后|那|咱们|我们)?(?:关键|主要)?(?:设备|装备|硬件)(?:呢|嘛)?(?:主要|有|是|用|一共|就)|(?:吧|呢|啊)(?=.{4})|\s(?=(?:设备|装备)|[\w-]{2,20}?的?(?:型号|规格)|[\u4e00-\u9fff]{2,12}[A-Z]+-?\d)"
)
_NAME_TAIL = re.compile(r"(?:吧|呢|啊|就行|好了|[^\w)）”」》])+$")
_ACTIVITY = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{4,36}(?:加工|检测|控制|优化|管理|排产|运维|追溯|作业|仓储|预测|寻优|监测|监控|诊断|调度|配送|核算|协同|设计|制造|装配|管控|预警|放行|包装)"
)
_LABELS_NEXT = re.compile(r"[^\n]*?\n?[^\n]{0,12}?(?:型号|规格|种类|供应商)\s*[:：]")
_CUE = re.compile(
    r"(?:应该?是|应当是|应为|改成|改为|更正为|换成|其实是|实际是|不是[^，,。；;]{1,20}[，,]?\s*(?:而|应该)?是)[:：\s]*"
)
_HOUSE = re.compile(
    r"^(?:从|向|在|找|由)?(?:[这那他她它]们?家(?=[买采订进拿]|$))?|(?:他|她|它)们?$|(?:买|采购|订|订购|进|拿)$"
)
"""从这家买, 织星他: what only says again that somebody sold it"""
_SAME_SET = re.compile(
    r"(?:跟|和|与|同)(?:第[一二三四]个?场景|上一?个场景|前一?个场景|前面|上面|刚才)(?:里|中|那个|用)?的?(?P<name>[^，,。；;\n]{2,20}?)(?:是|用的?是|都是)?"
    r"(?:同一?[套个台]|一[套个台]|一样|相同|共用)[^。；;\n]*"
)
"""跟第一个场景的MES是同一套，型号、厂家都一样: a whole row once more"""
_COLUMN_SAID = {
    "model": "型号|规格|版本", "supplier": "供应商|供货商|厂家|厂商|品牌", "note": "备注|数量|台数", "kind": "种类|类别|归类",
    "name": "名称|名字",
}  # fmt: skip
_DIGITS = {char: at + 1 for marks in ("一二三四五六七八九", "①②③④⑤⑥⑦⑧⑨") for at, char in enumerate(marks)}


@dataclass(frozen=True)
class _Row:
    """A row that is known: its path and what stands in it."""

    path: str
    name: str
    model: str
    supplier: str


def read_tables(reading: Reading) -> None:
    """Take corrections of known rows from any message, and new rows where a table of 附表2 is asked for."""
    _correct(reading)
    by_scene: dict[str, list[str]] = {}
    for path in reading.asked:
        keys = path.split(".")
        if keys[0] == "means":
            by_scene.setdefault(keys[1], []).append(keys[2])
    for scene, asked in by_scene.items():
        tables = [table for table in _TABLES if table in asked]
        if "instance" in asked and not reading.taken(f"means.{scene}.instance"):
            _instance(f"means.{scene}.instance", reading)
        if tables:
            _once_more(f"means.{scene}", tables, reading)
            _fill(f"means.{scene}", tables, reading)


def _once_more(scene: str, tables: list[str], reading: Reading) -> None:
    """Take a row of another scene that a message says is used here too."""
    for found in _SAME_SET.finditer(reading.heard):
        rows = [
            row
            for row in _rows(reading.answers)
            if row.name and normalise(row.name) == normalise(found["name"]) and not row.path.startswith(scene)
        ]
        table = rows[0].path.split(".")[2] if len(rows) == 1 else ""
        if table not in tables or not reading.free(*found.span()):
            continue
        path = f"{scene}.{table}.{_next(f'{scene}.{table}', reading.answers)}"
        for key in ("name", "model", "supplier", "kind"):
            words = reading.answers.text(f"{rows[0].path}.{key}")
            if words:
                reading.take(f"{path}.{key}", words, *found.span(), note=f"同“{rows[0].name}”")


def _fill(scene: str, tables: list[str], reading: Reading) -> None:
    """Take every item; the sentences that told of one, and the heads over them, are accounted for."""
    text = half_width(reading.left())
    last = ""
    for item in items(text, tables):
        last = _put(scene, item, last, reading)
        start = min(cell.start for cell in item.cells.values())
        end = max(cell.end for cell in item.cells.values())
        stop = sentence_at(text, end - 1)[1]
        rest = re.search(r"\d", text[end:stop])  # a number behind it may answer something else
        reading.used.append((sentence_at(text, start)[0], end if rest else stop))
    if last:
        reading.used.extend(heads(text))


def _instance(path: str, reading: Reading) -> None:
    """The instance's name: behind 实例名称 and the like, or a first line that names what is done."""
    text = half_width(reading.left())
    for found in _INSTANCE.finditer(text):
        if not found["explicit"] and _LABELS_NEXT.match(text, found.start("name")):
            continue
        stop = _NAME_ENDS.search(text, found.start("name") + 4, found.end())
        last = stop.start() if stop else found.end()
        name = _NAME_TAIL.sub("", text[found.start("name") : last]).strip(' “”"「」《》')
        if (
            len(name) > 3
            and label_of(name) is None
            and reading.take(path, name, found.start("name"), last, quote=text[found.start() : last].strip())
        ):
            reading.used.append((found.start(), last))
            return
    first = re.match(r"\s*([^\n。；;，,]+)[\n。；;]", text)
    if first and _ACTIVITY.fullmatch(first[1].strip()):
        reading.take(path, first[1].strip(), first.start(1), first.end(1))


def _put(scene: str, item: Item, last: str, reading: Reading) -> str:
    """Take an item into its row, a new one unless it was told before; the path of the row."""
    path = _row_told(f"{scene}.{item.table}", item, reading.answers)
    path = path or f"{scene}.{item.table}.{_next(f'{scene}.{item.table}', reading.answers)}"
    for key, cell in sorted(item.cells.items(), key=lambda one: one[1].start):
        if key == "same":
            _same(path, cell, last, reading)
        elif key != "kind":
            _take(f"{path}.{key}", cell, reading)
    _kind(path, item, reading)
    return path


def _take(path: str, cell: Cell, reading: Reading, note: str = "") -> None:
    if FORM.has(path) and reading.answers.text(path) != cell.words:  # 附表2 has no 备注 for software
        reading.take(path, cell.words, cell.start, cell.end, note=note)
    reading.used.append((cell.start, cell.end))


def _kind(path: str, item: Item, reading: Reading) -> None:
    """The kind that was said, else the one that the name plainly belongs to."""
    if item.table not in ("equipment", "software"):
        return
    said, name = item.cells.get("kind"), item.cells["name"]
    if said is not None:
        whole = next(kinds_in(said.words, item.table), said.words)
        reading.take(f"{path}.kind", whole, said.start, said.end)
    elif f"{path}.kind" not in reading.answers and (guessed := kind_of(name.words, item.table)):
        reading.take(f"{path}.kind", guessed, name.start, name.end, note=KIND_GUESSED)


def _row_told(table: str, item: Item, answers: Answers) -> str:
    """The row that an item was told in before: of the same name, and of no other model."""
    model = normalise(item.cells["model"].words) if item.has("model") else ""
    for index in answers.keys(table):
        path = f"{table}.{index}"
        known = normalise(answers.text(f"{path}.model"))
        if normalise(answers.text(f"{path}.name")) == normalise(item.cells["name"].words) and (
            not model or not known or model == known
        ):
            return path
    return ""


def _next(table: str, answers: Answers) -> int:
    return max(answers.keys(table), default=-1) + 1


# -- suppliers that point at earlier ones --


def _same(path: str, cell: Cell, last: str, reading: Reading) -> None:
    """The supplier of the row pointed at, in its full wording; a name nobody gave before stands for itself."""
    known = [row for row in _rows(reading.answers) if row.supplier and row.path != path]
    words = _HOUSE.sub("", cell.words)
    row, note = _pointed(words, path, last, known)
    whole = reading.answers.text("basics.supplier")
    if row is not None:
        reading.take(f"{path}.supplier", row.supplier, cell.start, cell.end, note=note)
    elif words and words in whole and "、" not in whole:
        reading.take(f"{path}.supplier", whole, cell.start, cell.end, note="同系统解决方案供应商")
    elif len(cell.words) > 2 and not re.search(r"\d|他|她|它", cell.words):
        reading.take(f"{path}.supplier", cell.words, cell.start, cell.end)


def _pointed(words: str, path: str, last: str, known: list[_Row]) -> tuple[_Row | None, str]:
    if not words:
        row = next((one for one in known if one.path == last), known[-1] if known else None)
        return row, "同上一行"
    if row := next((one for one in reversed(known) if words in one.supplier), None):
        return row, f"同“{row.name}”"
    if row := _numbered(words, path, known):
        return row, f"同“{row.name}”"
    bare = re.sub(r"^(?:那个|那台|这个|这台|上面的|前面的)|(?:那边|的供应商|供应商|那个|的)$", "", words)
    row = next((one for one in reversed(known) if bare and (bare in one.name or one.name in bare)), None)
    return row, f"同“{row.name}”" if row else ""


def _numbered(words: str, path: str, known: list[_Row]) -> _Row | None:
    """装备1: the first row of the table named, else of the own one."""
    found = re.fullmatch(r"(装备|设备|软件|系统|第)?([0-9]+|[一二三四五六七八九①-⑨])[行个台项条]?", words)
    if found is None:
        return None
    scene, own = path.split(".")[1:3]
    table = {"装备": "equipment", "设备": "equipment", "软件": "software"}.get(found[1] or "", own)
    number = _DIGITS.get(found[2]) or int(found[2])
    return next((row for row in known if row.path == f"means.{scene}.{table}.{number - 1}"), None)


def _rows(answers: Answers) -> Iterator[_Row]:
    """Every known row of equipment and software, in the form's order."""
    for scene in answers.keys("means"):
        for table in ("equipment", "software"):
            for index in answers.keys(f"means.{scene}.{table}"):
                path = f"means.{scene}.{table}.{index}"
                cells = (answers.text(f"{path}.{key}") for key in ("name", "model", "supplier"))
                yield _Row(path, *cells)


# -- corrections --


def _correct(reading: Reading) -> None:
    """浊度传感器的型号写错了，应该是NT-2S: another value for a cell of a known row."""
    rows = list(_rows(reading.session.answers))
    if not rows or not reading.corrects_anything:
        return
    for start, end in correction_spans(reading.message):
        begin = min(start, sentence_at(reading.heard, start)[0])
        text = reading.heard[begin:end]
        cue = list(_CUE.finditer(text))
        row = _meant(text, rows)
        if cue and row is not None:
            _corrected(row, text, cue[-1].end(), begin, reading)


def _meant(text: str, rows: list[_Row]) -> _Row | None:
    """The row that a correction names, by its name or by what stood in it."""
    named = [row for row in rows if row.name and row.name in text]
    named = named or [row for row in rows if row.model and row.model in text]
    if not named:
        said = re.search(r"[\u4e00-\u9fff]{2,}?(?=的?(?:型号|规格|版本|厂家|供应商))", text)
        named = [row for row in rows if said and said[0] in row.name]
    return max(named, key=lambda row: len(row.name), default=None)


def _corrected(row: _Row, text: str, at: int, begin: int, reading: Reading) -> None:
    value = re.split(r"[，,。；;！!\n]", text[at:])[0].rstrip(" 的吧了才对")
    table = row.path.split(".")[2]
    said = next(
        (key for key, words in _COLUMN_SAID.items() if re.search(words, text[:at].replace(row.name, ""))), ""
    )
    cells = cells_of(value, 0, table)[0]
    key = said or (cells[0].key if cells and cells[0].key != "same" else "")
    words = next((cell.words for cell in cells if cell.key == key), value)
    if key and words and not (table == "software" and key == "note"):
        start = begin + at
        if reading.take(
            f"{row.path}.{key}", words, start, start + len(value), quote=text.strip("。；; \n"), corrects=True
        ):
            reading.used.append((begin, begin + len(text)))
