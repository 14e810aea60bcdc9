"""Offices' own copies of 附件2: the blank form, typed, cut and merged another way."""

import copy
import io
from collections.abc import Callable

import docx
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.blank import FORMS_FOLDER
from assistant.documents.tables import cell_text, paragraph_text

BASIC, SCENES, MEANS = 0, 1, 2


def blank() -> DocumentType:
    return docx.Document(str(FORMS_FOLDER / "annex02.docx"))


def as_bytes(document: DocumentType) -> bytes:
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def rows(document: DocumentType, table: int) -> list[BaseOxmlElement]:
    return list(document.tables[table]._tbl.tr_lst)


def row_of(document: DocumentType, table: int, label: str) -> BaseOxmlElement:
    """The row with a cell that prints `label`, blanks apart."""
    return next(
        row
        for row in rows(document, table)
        if any("".join(cell_text(cell).split()) == label for cell in row.tc_lst)
    )


def cell_of(document: DocumentType, table: int, label: str) -> BaseOxmlElement:
    row = row_of(document, table, label)
    return next(cell for cell in row.tc_lst if "".join(cell_text(cell).split()) == label)


def retype(cell: BaseOxmlElement, text: str) -> None:
    """Let a cell print `text` instead, a paragraph per line, in the run it had."""
    first, *others = cell.p_lst
    for p in others:
        cell.remove(p)
    run = first.r_lst[0]
    for other in first.r_lst[1:]:
        first.remove(other)
    for node in run.findall(qn("w:t")):
        run.remove(node)
    for number, line in enumerate(text.split("\n")):
        p = first if number == 0 else copy.deepcopy(first)
        for node in p.r_lst[0].findall(qn("w:t")):
            p.r_lst[0].remove(node)
        p.r_lst[0].add_t(line)
        if number:
            cell.append(p)


def rearranged() -> bytes:
    """Narrower columns, rows in another order, blank rows in between, no example row, no printed hints."""
    document = blank()
    for table in document.tables:
        for width in table._tbl.xpath(".//w:gridCol | .//w:tcW"):
            width.set(qn("w:w"), str(int(width.get(qn("w:w"))) * 9 // 10))
    row_of(document, BASIC, "法人代表/负责人").addprevious(row_of(document, BASIC, "信用等级"))
    row_of(document, BASIC, "企业性质").addprevious(row_of(document, BASIC, "企业类型"))
    row_of(document, BASIC, "环节名称").addprevious(row_of(document, BASIC, "应用建设投资（万元）"))
    for label in ("信用等级", "场景名称"):
        row = row_of(document, BASIC, label)
        row.addnext(_emptied(row))
    example = rows(document, SCENES)[1]
    example.getparent().remove(example)
    for cell in rows(document, SCENES)[0].tc_lst:
        retype(cell, cell_text(cell).split("（")[0])
    last = rows(document, SCENES)[-1]
    last.addnext(_emptied(last))
    last.addnext(_emptied(last))
    for label in ("行业大类（行业代码大类+名称）", "行业中类（行业中类代码+名称）"):
        retype(cell_of(document, BASIC, label), label.split("（")[0])
    return as_bytes(document)


def broken_lines() -> bytes:
    """Labels with line breaks, blanks, colons and typed note numbers; 所属行业 without a row of its own."""
    document = blank()
    for label, typed in (
        ("企业名称", "企 业\n名 称"),
        ("统一社会信用代码", "统一社会\n信用代码："),
        ("企业类型", "企业类型1"),
        ("应用建设投资（万元）", "应用建设\n投资(万元)"),
        ("CMMM自评估等级", "ＣＭＭＭ自评估\n等级"),
        ("生产效率提升*（%）", "生产效率\n提升（％）"),
        ("单位产品二氧化碳（CO₂）排放量降低（%）", "单位产品二氧化碳(CO2)\n排放量降低(%)"),
        (
            "企业近三年是否发生过重大安全生产事故、重大环境事故",
            "企业近三年是否发生过\n重大安全生产事故、\n重大环境事故3",
        ),
        ("法人代表/负责人", "法人代表\n/\n负责人"),
        ("企业简介", "企业简介"),
    ):
        retype(cell_of(document, BASIC, label), typed)
    for cell in row_of(document, BASIC, "近三年发展情况").tc_lst[1:]:
        retype(cell, "20    年")
    heads = row_of(document, BASIC, "行业门类")
    values = heads.getnext()
    values.getparent().remove(values)
    for merge in heads.xpath(".//w:vMerge"):
        merge.getparent().remove(merge)
    for p in document.paragraphs:
        if p.text.startswith("二、"):
            p.runs[0].text = "二、 场景建设方案及情况："
        if p.text.startswith("建设地址"):
            p.runs[0].text, p.runs[1].text = "建设地址：", "            "
    return as_bytes(document)


def merged_differently() -> bytes:
    """No section heads, owners not merged, cells split, boxes as symbols, a value cell beside the instance."""
    document = blank()
    for label in ("（一）申报主体基本信息", "（二）申报场景基本信息"):
        head = row_of(document, BASIC, label)
        head.getparent().remove(head)
    for label in ("联系人", "应用建设系统解决方案供应商名称"):
        owner = cell_of(document, BASIC, label)
        for row in (owner.getparent(), *owner.getparent().itersiblings()):
            for merge in row.xpath("./w:tc[1]/w:tcPr/w:vMerge"):
                merge.getparent().remove(merge)
    _split(row_of(document, BASIC, "企业名称").tc_lst[1], 3)
    _split_options(row_of(document, BASIC, "企业性质").tc_lst[1])
    _draw_symbols(row_of(document, BASIC, "企业类型").tc_lst[1])
    instance = rows(document, MEANS)[0].tc_lst[0]
    _split(instance, 2)
    height = row_of(document, BASIC, "企业简介").get_or_add_trPr().xpath("./w:trHeight")[0]
    height.set(qn("w:hRule"), "exact")
    return as_bytes(document)


def _emptied(row: BaseOxmlElement) -> BaseOxmlElement:
    copied = copy.deepcopy(row)
    for cell in copied.tc_lst:
        for p in cell.p_lst:
            for child in list(p):
                if child.tag != qn("w:pPr"):
                    p.remove(child)
    return copied


def _split(cell: BaseOxmlElement, first: int) -> BaseOxmlElement:
    """Cut a merged cell in two: the first keeps `first` grid columns; gives the second, which is empty."""
    span = cell.xpath("./w:tcPr/w:gridSpan")[0]
    second = copy.deepcopy(cell)
    second.xpath("./w:tcPr/w:gridSpan")[0].set(qn("w:val"), str(int(span.get(qn("w:val"))) - first))
    span.set(qn("w:val"), str(first))
    for p in second.p_lst:
        for child in list(p):
            if child.tag != qn("w:pPr"):
                p.remove(child)
    cell.addnext(second)
    return second


def _split_options(cell: BaseOxmlElement) -> None:
    """One option in the first cell, the others in the cell beside it."""
    options = cell_text(cell).split()
    second = _split(cell, 3)
    run = copy.deepcopy(cell.p_lst[0].r_lst[0])
    retype(cell, options[0])
    second.p_lst[0].append(run)
    retype(second, "  ".join(options[1:]))


def _draw_symbols(cell: BaseOxmlElement) -> None:
    """The boxes as Wingdings symbols, as Word's symbol dialog puts them."""
    run = cell.p_lst[0].r_lst[0]
    text = paragraph_text(cell.p_lst[0])
    for node in run.findall(qn("w:t")):
        run.remove(node)
    for option in text.replace("□", " ").split():
        run.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Wingdings" w:char="F0A8"/>'))
        shown = OxmlElement("w:t")
        shown.text = option
        run.append(shown)


COPIES: dict[str, Callable[[], bytes]] = {
    "rearranged": rearranged,
    "broken-lines": broken_lines,
    "merged-differently": merged_differently,
}
