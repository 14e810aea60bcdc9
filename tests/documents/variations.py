"""One more way of typing a filled copy, by chance: blanks and breaks in labels, other marks and widths, blank rows, cut runs."""

import copy
import io
import random

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tests.documents.offices import BLOCKS, COLUMNS, INDICATORS, OUTCOMES

_BESIDE = (
    "企业名称", "统一社会信用代码", "成立时间", "企业性质", "企业类型", "信用等级", "企业简介", "CMMM自评估等级", "姓名", "电话",
    "职务", "手机", "传真", "邮箱", "联系人", "法人代表/负责人", "联系电话", "环节名称", "场景名称", "应用建设起止日期",
    "应用建设投资（万元）", "应用建设系统解决方案供应商名称", "近三年发展情况",
)  # fmt: skip
LABELS = frozenset(
    [
        *_BESIDE,
        *(label for _, label in (*INDICATORS, *OUTCOMES, *COLUMNS)),
        *(one for _, block in BLOCKS for _, one in block),
    ]
)
_HEADS = ("行业门类", "序号", "近三年", *(block[0][1] for _, block in BLOCKS))
"""Under a row with one of these an office leaves no row blank."""
_WIDTHS = str.maketrans({"（": "(", "）": ")", "%": "％", "/": "／", "*": "＊"})


def varied(document: bytes, seed: int) -> bytes:
    """The copy in another hand; the same for the same seed."""
    chance = random.Random(seed)
    opened = docx.Document(io.BytesIO(document))
    body = opened.element.body
    for tc in list(body.iter(qn("w:tc"))):
        if _text(tc) in LABELS and len(tc.findall(qn("w:p"))) == 1:
            _retype(tc, chance)
    for tr in list(body.iter(qn("w:tr"))):
        if chance.random() < 0.12 and _may_be_followed(tr):
            tr.addnext(_emptied(tr))
    for width in body.iter(qn("w:gridCol"), qn("w:tcW")):
        width.set(qn("w:w"), str(chance.randint(300, 3000)))
    for node in list(body.iter(qn("w:t"))):
        if len(node.text or "") > 2 and chance.random() < 0.4:
            _cut(node, chance)
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def _text(tc: BaseOxmlElement) -> str:
    return "".join(node.text or "" for node in tc.iter(qn("w:t")))


def _retype(tc: BaseOxmlElement, chance: random.Random) -> None:
    nodes = list(tc.iter(qn("w:t")))
    label = _text(tc)
    if chance.random() < 0.3:
        label = label.translate(_WIDTHS)
    if chance.random() < 0.3:
        label = chance.choice((" ", "　", "  ")).join(label) if len(label) <= 4 else label
    if chance.random() < 0.2:
        label += chance.choice(("：", ":", " "))
    for node in nodes[1:]:
        node.text = ""
    nodes[0].text = label
    if chance.random() < 0.25 and len(label) > 3:
        at = chance.randrange(1, len(label) - 1)
        _broken(nodes[0], label[:at], label[at:])


def _broken(node: BaseOxmlElement, first: str, second: str) -> None:
    """The label in two paragraphs, as an office breaks it to fit a narrow column."""
    p = next(node.iterancestors(qn("w:p")))
    added = copy.deepcopy(p)
    node.text = first
    texts = list(added.iter(qn("w:t")))
    texts[0].text = second
    for other in texts[1:]:
        other.text = ""
    p.addnext(added)


def _may_be_followed(tr: BaseOxmlElement) -> bool:
    text = "".join("".join(node.text or "" for node in tr.iter(qn("w:t"))).split())
    table = next(tr.iterancestors(qn("w:tbl")))
    heads = any(head in text for head in _HEADS)
    long = any(len(_text(tc)) > 60 for tc in tr.iter(qn("w:tc")))
    return not heads and not long and len(table.findall(qn("w:tr"))) > 3


def _emptied(tr: BaseOxmlElement) -> BaseOxmlElement:
    copied = copy.deepcopy(tr)
    for tc in copied.iter(qn("w:tc")):
        for merge in list(tc.iter(qn("w:vMerge"))):
            merge.set(qn("w:val"), "continue")
        for child in list(tc):
            if child.tag != qn("w:tcPr"):
                tc.remove(child)
        tc.append(OxmlElement("w:p"))
    return copied


def _cut(node: BaseOxmlElement, chance: random.Random) -> None:
    run = node.getparent()
    if run.tag != qn("w:r") or [child.tag for child in run if child.tag != qn("w:rPr")] != [qn("w:t")]:
        return
    at = chance.randrange(1, len(node.text))
    second = copy.deepcopy(run)
    node.text, second.find(qn("w:t")).text = node.text[:at], node.text[at:]
    for one in (node, second.find(qn("w:t"))):
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(second)
