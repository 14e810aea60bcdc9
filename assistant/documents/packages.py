"""A .docx or .xlsx as the zip package it is: refused where it hides a bomb, before anything parses it."""

import zipfile
import zlib
from pathlib import Path

from assistant.errors import FileError

_LARGEST_XML = 16 * 1024 * 1024
_LARGEST_WHOLE = 240 * 1024 * 1024
_MOST_MEMBERS = 4000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .doc and .xls files begin, and files that a password protects."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (".xml", ".rels", ".vml")
_ENTITIES = tuple(
    "<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
"""A document type is where entities are declared; no office program writes one."""


def check_package(path: Path, name: str, kind: str) -> None:
    """Raise FileError for a package that is locked, of an old kind, damaged, far too large unpacked, or that declares
    XML entities. `kind` is the suffix it should have: .docx or .xlsx."""
    _check_kind(path, name, kind)
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            _check_sizes(members, name)
            for member in members:
                if member.filename.lower().endswith(_MARKUP):
                    _check_markup(package.read(member), name)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ):
        raise FileError(name, "已损坏", "重新取得该文件，或用 Word、Excel 或 WPS 另存后再试") from None


def _check_kind(path: Path, name: str, kind: str) -> None:
    head = path.read_bytes()
    if head.startswith(_OLE) and _LOCKED in head:
        raise FileError(name, "设有打开密码", "用 Word、Excel 或 WPS 取消密码后再试")
    if head.startswith(_OLE) or not zipfile.is_zipfile(path):
        problem = f"不是真正的 {kind} 文件（可能是旧格式改了后缀，或已损坏）"
        raise FileError(name, problem, f"用 Word、Excel 或 WPS 打开后另存为 {kind}")


def _check_sizes(members: list[zipfile.ZipInfo], name: str) -> None:
    if any(member.flag_bits & 0x1 for member in members):
        raise FileError(name, "设有密码", "取消密码后再试")
    markup = [member.file_size for member in members if member.filename.lower().endswith(_MARKUP)]
    if (
        len(members) > _MOST_MEMBERS
        or sum(member.file_size for member in members) > _LARGEST_WHOLE
        or max(markup, default=0) > _LARGEST_XML
    ):
        raise FileError(name, "解开后大得不像一份材料", "检查文件来源，删去无关内容后再试")


def _check_markup(content: bytes, name: str) -> None:
    if any(mark in content for mark in _ENTITIES):
        raise FileError(name, "里有不正常的XML声明", "检查文件来源，用 Word、Excel 或 WPS 另存后再试")
