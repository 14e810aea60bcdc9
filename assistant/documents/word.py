"""Opening a .docx that may be damaged, mislabelled or hostile, and saving it repeatably."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document as DocumentType
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from assistant.documents.blank.package import as_bytes
from assistant.errors import FileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .doc files begin, and .docx files that a password protects."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN_PART = "word/document.xml"

_LARGEST_FILE = 60 * 1024 * 1024
_LARGEST_MEMBER = 60 * 1024 * 1024
_LARGEST_XML = 30 * 1024 * 1024
_LARGEST_WHOLE = 240 * 1024 * 1024
_MOST_MEMBERS = 4000

_TELLTALE = ("/extended-properties", "/custom-properties", "/metadata/thumbnail")
"""Relations to parts that name the program, firm, template or machine of whoever saved the form."""
_SAVED = datetime(2026, 1, 1, tzinfo=UTC)


def open_document(source: bytes | Path, name: str = "") -> DocumentType:
    """The document of a .docx; `name` is what errors call it where `source` is bytes.

    Raises FileError for what is no .docx, is protected, is damaged, or unpacks to far more than a form is.
    """
    path = source if isinstance(source, Path) else Path(name or "申报书.docx")
    data = _read(source) if isinstance(source, Path) else source
    _check_kind(path, data)
    _check_size(path, data)
    try:
        return docx.Document(io.BytesIO(data))
    except (
        OpcError,
        KeyError,
        ValueError,
        AttributeError,
        OSError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
    ):
        raise FileError(
            path,
            "的内容不是普通的 Word 文档，或已损坏",
            "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”后再试",
        ) from None


def save_document(document: DocumentType) -> bytes:
    """`document` as a .docx without names of people, firms or machines; equal documents give equal bytes."""
    _drop_telltales(document)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _SAVED
    properties.last_printed = _SAVED
    properties.revision = 1
    return as_bytes(document)


def _read(path: Path) -> bytes:
    if not path.exists():
        raise FileError(path, "找不到", "检查路径和文件名")
    if path.is_dir():
        raise FileError(path, "是文件夹", "给出 .docx 文件")
    if path.stat().st_size > _LARGEST_FILE:
        raise FileError(path, "超过60 MB", "压缩或删去其中的图片后再试")
    try:
        return path.read_bytes()
    except OSError:
        raise FileError(path, "读不出来", "检查文件权限，或关闭正在打开它的程序后再试") from None


def _check_kind(path: Path, data: bytes) -> None:
    if not data:
        raise FileError(path, "是空文件", "给出有内容的 .docx 文件")
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise FileError(path, "设有打开密码", "用 Word 或 WPS 取消密码后再试")
    if data.startswith(_OLE):
        raise FileError(
            path,
            "是旧格式的 .doc 文件，不是 .docx（改后缀不会改变格式）",
            "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”后再试",
        )
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise FileError(
            path, "不是 .docx 文件，或已损坏", "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”后再试"
        )


def _check_size(path: Path, data: bytes) -> None:
    """Refuse a package by what its members claim to unpack to; no more than that is ever unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise FileError(path, "已损坏", "重新取得该文件，或用 Word 另存后再试") from None
    if any(member.flag_bits & 0x1 for member in members):
        raise FileError(path, "设有密码", "取消密码后再试")
    too_large = (
        len(members) > _MOST_MEMBERS
        or sum(member.file_size for member in members) > _LARGEST_WHOLE
        or any(member.file_size > _limit(member.filename) for member in members)
    )
    if too_large:
        raise FileError(path, "解开后大得不像申报表", "检查文件来源，删去无关内容后再试")
    names = {member.filename for member in members}
    if _MAIN_PART not in names and "[Content_Types].xml" not in names:
        raise FileError(path, "里没有 Word 正文", "给出 .docx 文件")


def _limit(name: str) -> int:
    return _LARGEST_XML if name.endswith((".xml", ".rels")) else _LARGEST_MEMBER


def _drop_telltales(document: DocumentType) -> None:
    package = document.part.package
    if package is None:
        raise RuntimeError("a document of python-docx belongs to a package")
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(_TELLTALE):
            del package.rels[key]
    settings = document.settings.element
    for template in settings.findall(qn("w:attachedTemplate")):
        relation_id = template.get(qn("r:id"))
        settings.remove(template)
        if relation_id in document.settings.part.rels:
            del document.settings.part.rels[relation_id]
