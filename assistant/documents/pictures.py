"""Pictures in cells, as wide as the cell, with a number and their file's name as caption."""

import copy
import io
import struct
from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as DocumentType
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Twips
from docx.text.paragraph import Paragraph

from assistant.documents.ink import Ink, lines_of
from assistant.documents.places import CellPlace
from assistant.documents.tables import PARAGRAPHS
from assistant.errors import FileError

_PADDING = 200
"""Twips that a cell's margins take, left and right together."""
_USUAL_WIDTH = 1500
_TALLEST = Mm(70)
_LARGEST_FILE = 20 * 1024 * 1024
_KINDS = "PNG 或 JPG 图片"


def add_pictures(
    document: DocumentType, place: CellPlace, paths: Sequence[Path], ink: Ink, first: int = 1
) -> None:
    """Append pictures to a cell behind its text, captions `图1 …` counted from `first`.

    Raises FileError for a picture that is missing or unreadable.
    """
    cell = place.cells[0]
    for number, path in enumerate(paths, start=first):
        model = cell.xpath(PARAGRAPHS)[-1]
        picture, caption = _plain_copy(model), _plain_copy(model)
        look = ink.look(model)
        cell.extend((picture, caption))
        _draw(document, picture, path, place.width or _USUAL_WIDTH)
        Paragraph(picture, document._body).paragraph_format.keep_with_next = True
        ink.write(caption, f"图{number} {' '.join(lines_of(path.stem))}", look)


def _draw(document: DocumentType, p: BaseOxmlElement, path: Path, width: int) -> None:
    room = Emu(max(Twips(width - _PADDING), Mm(8)))
    run = Paragraph(p, document._body).add_run()
    try:
        shape = run.add_picture(io.BytesIO(_bytes_of(path)))
        share = min(room / shape.width, _TALLEST / shape.height, 1.0)
    except (
        UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError,
        struct.error, KeyError, ValueError, IndexError, ZeroDivisionError,
    ):  # fmt: skip
        raise FileError(path, "不是可用的图片", f"换成{_KINDS}") from None
    shape.width, shape.height = Emu(round(shape.width * share)), Emu(round(shape.height * share))
    shape._inline.docPr.set("descr", " ".join(lines_of(path.stem)))
    # LibreOffice keeps 9 pt free on the sides where this is not written.
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise FileError(path, "找不到", "检查配图的路径和文件名")
    if path.stat().st_size > _LARGEST_FILE:
        raise FileError(path, "超过20 MB", "把配图压缩后再试")
    try:
        return path.read_bytes()
    except OSError:
        raise FileError(path, "读不出来", "检查配图的文件权限") from None


def _plain_copy(p: BaseOxmlElement) -> BaseOxmlElement:
    """An empty paragraph like `p`, centred, without first-line indent."""
    copied = copy.deepcopy(p)
    for child in list(copied):
        if child.tag != qn("w:pPr"):
            copied.remove(child)
    properties = copied.get_or_add_pPr()
    for indent in properties.findall(qn("w:ind")):
        properties.remove(indent)
    properties.get_or_add_jc().set(qn("w:val"), "center")
    return copied
