"""A .pdf of old material: ruled tables and paragraphs, page by page. Scans and locked files are named as such.

pdfplumber reads it, because it keeps the cells of a ruled table apart and joins the lines inside them. It unpacks streams
without a limit, so the streams are measured first.
"""

import base64
import binascii
import io
import logging
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from assistant.errors import FileError
from assistant.interview.material.headed import heading_level
from assistant.interview.material.passages import Cell, Passage, Piece, Row, Table

_MOST_PAGES = 300
_MOST_ON_A_PAGE = 30_000
"""Characters, or lines and boxes."""

_LARGEST_STREAM = 100 * 1024 * 1024
_LARGEST_ODD_STREAM = 100 * 1024
"""Of a stream packed in a way that is not unpacked here to measure it."""

_STREAM = re.compile(rb"stream\r?\n")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/\w+)")
_PLAIN = {b"FlateDecode", b"Fl", b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx"}
_SMALL = {b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode", b"Crypt"}
"""Pictures: their streams are not unpacked to read text."""

_TROUBLES = (
    PdfminerException, MalformedPDFException, PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError,
    OSError, EOFError, RecursionError, OverflowError, ZeroDivisionError, zlib.error, binascii.Error,
)  # fmt: skip
_SCANNED = "是扫描件，没有文字"
_RECOGNISE = "先做文字识别，或手工填写"


def read_pdf(path: Path, name: str) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """The pieces of a .pdf, and which pages have no text. Raises FileError."""
    data = path.read_bytes()
    if b"%PDF-" not in data[:1024]:
        raise FileError(name, "不是真正的 .pdf 文件，或已损坏", "重新取得该文件，或另存为 .pdf 后再试")
    _check_streams(data, name)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every flaw it works around
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _read(pdf.doc, pdf.pages, name)
    except FileError:
        raise
    except _TROUBLES as error:
        if _is_locked(error):
            raise _locked(name) from None
        raise FileError(name, "已损坏，读不出来", "重新取得该文件，或另存为 .docx 后再试") from None


def _read(
    document: PDFDocument, pages: Sequence[Page], name: str
) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    if document.encryption is not None:
        raise _locked(name)
    if len(pages) > _MOST_PAGES:
        raise FileError(name, f"有{len(pages)}页，超过{_MOST_PAGES}页", "只留下与申报有关的页后再试")
    pieces: list[Piece] = []
    empty: list[int] = []
    for number, page in enumerate(pages, start=1):
        if len(page.chars) > _MOST_ON_A_PAGE or len(page.edges) > _MOST_ON_A_PAGE:
            raise FileError(name, f"的第{number}页内容多得不正常", "另存为 .docx 后再试")
        found = list(_page(page, number, name))
        pieces.extend(found)
        if not found and page.images:
            empty.append(number)
        page.close()
    if not pieces:
        raise FileError(name, _SCANNED if empty else "里没有文字", _RECOGNISE)
    told = "、".join(map(str, empty[:10])) + ("等" if len(empty) > 10 else "")
    return tuple(pieces), ((f"{name} 第{told}页{_SCANNED}，没有读；请{_RECOGNISE}。",) if empty else ())


def _page(page: Page, number: int, name: str) -> Iterator[Piece]:
    """Paragraphs and tables from top to bottom."""
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    top = 0.0
    above = ""
    for place, table in enumerate(tables, start=1):
        for passage in _text(page, top, table.bbox[1], number, name):
            above = f"{above} {passage.text}"[-120:]
            yield passage
        rows = _rows(table, f"第{number}页表{place}")
        if rows:
            yield Table(name, above, rows)
        above = ""
        top = max(top, table.bbox[3])
    yield from _text(page, top, page.height, number, name)


def _rows(table: Any, place: str) -> tuple[Row, ...]:
    """The rows of a ruled table; a cell merged over columns is given once, with None for the rest of it."""
    columns = sorted({round(cell[0]) for cell in table.cells})
    rows: list[Row] = []
    for number, (texts, row) in enumerate(zip(table.extract(), table.rows, strict=True), start=1):
        cells = []
        for text, box in zip(texts, row.cells, strict=True):
            if box is None:
                continue
            start = _column(columns, box[0])
            cells.append(
                Cell(_joined((text or "").split("\n")), start, max(_column(columns, box[2]), start + 1))
            )
        rows.append(Row(f"{place}第{number}行", tuple(cells)))
    return tuple(rows)


def _column(columns: list[int], x: float) -> int:
    return sum(column < x - 2 for column in columns)


def _text(page: Page, top: float, bottom: float, number: int, name: str) -> Iterator[Passage]:
    if bottom - top < 2:
        return
    region = page.crop((0, max(top, 0), page.width, min(bottom, page.height)), strict=False)
    lines = [line for line in region.extract_text_lines(return_chars=False) if line["text"].strip()]
    edge = max((line["x1"] for line in lines), default=0)
    place = f"第{number}页"
    for text in _paragraphs(lines, edge):
        if not re.fullmatch(r"[-—\s]*(?:第?\d+页?|\d+\s*/\s*\d+)[-—\s]*", text):
            yield Passage(text, name, place, heading_level(text))


def _paragraphs(lines: list[dict[str, Any]], edge: float) -> Iterator[str]:
    """Lines joined into paragraphs: a line that reaches the right edge without an end goes on in the next."""
    gathered: list[str] = []
    for line in lines:
        text = line["text"].strip()
        gathered.append(text)
        size = line["bottom"] - line["top"]
        if line["x1"] < edge - 2.5 * size or text.endswith(("。", "！", "？", "：", ":")):
            yield _joined(gathered)
            gathered = []
    if gathered:
        yield _joined(gathered)


def _joined(lines: Sequence[str]) -> str:
    """Lines of one text as one: Chinese and broken codes without a blank, words with one."""
    text = ""
    for line in lines:
        part = line.strip()
        between = " " if re.search(r"[A-Za-z,.]$", text) and re.match(r"[A-Za-z]{2}", part) else ""
        text = f"{text}{between}{part}"
    return text


# -- before anything is unpacked --


def _check_streams(data: bytes, name: str) -> None:
    for found in _STREAM.finditer(data):
        head = data[max(found.start() - 2000, 0) : found.start()].rpartition(b"obj")[2]
        filters = [one for group in _FILTERS.findall(head) for one in re.findall(rb"/(\w+)", group)]
        end = data.find(b"endstream", found.end())
        content = data[found.end() : end if end >= 0 else len(data)]
        if filters and _unpacks_too_far(content, filters):
            raise FileError(name, "解开后大得不像一份材料", "检查文件来源，另存为 .docx 后再试")


def _unpacks_too_far(content: bytes, filters: Sequence[bytes]) -> bool:
    if any(one in _SMALL for one in filters):
        return False
    if any(one not in _PLAIN for one in filters):
        return len(content) > _LARGEST_ODD_STREAM
    for one in filters:
        try:
            content = _unpacked(content, one)
        except (zlib.error, ValueError, binascii.Error):
            return False
        if len(content) > _LARGEST_STREAM:
            return True
    return False


def _unpacked(content: bytes, one: bytes) -> bytes:
    if one in (b"FlateDecode", b"Fl"):
        return zlib.decompressobj().decompress(content, _LARGEST_STREAM + 1)
    if one in (b"ASCII85Decode", b"A85"):
        return base64.a85decode(content.strip().removesuffix(b"~>"), adobe=False)
    return bytes.fromhex(re.sub(rb"[\s>]", b"", content).decode("ascii"))


def _is_locked(error: BaseException) -> bool:
    causes = (error, error.__cause__, *error.args)
    return any(isinstance(one, PDFPasswordIncorrect | PDFTextExtractionNotAllowed) for one in causes)


def _locked(name: str) -> FileError:
    return FileError(name, "设有密码或限制，读不出来", "用能打开它的程序另存为不加密的 .pdf 或 .docx 后再试")
