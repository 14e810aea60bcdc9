"""Whether a file that a person gives can be read at all, before anything is read from it."""

import zipfile
from pathlib import Path

from assistant.errors import FileError

_LARGEST = 20 * 1024 * 1024
"""Bytes; answers and cases are text, so more than this is something else."""


def check_file(path: Path, suffixes: tuple[str, ...]) -> None:
    """Raise FileError unless the path is a readable, non-empty file of a known type and sensible size."""
    kinds = "、".join(suffixes)
    if not path.exists():
        raise FileError(path, "找不到", "检查路径和文件名")
    if path.is_dir():
        raise FileError(path, "是文件夹", f"给出文件（{kinds}）")
    if path.suffix.lower() not in suffixes:
        raise FileError(path, f"的类型“{path.suffix or '无后缀'}”不认识", f"改用 {kinds}")
    size = path.stat().st_size
    if size == 0:
        raise FileError(path, "是空文件", "填写后再交来，空表可用 assistant template 生成")
    if size > _LARGEST:
        raise FileError(path, "超过20 MB", "删去图片等无关内容后再试")


def open_zip(path: Path, kind: str) -> None:
    """Raise FileError unless the file is the zip package that .docx and .xlsx are."""
    if not zipfile.is_zipfile(path):
        raise FileError(
            path, f"不是真正的 {kind} 文件（可能是旧格式改了后缀）", f"用 Word 或 WPS 打开后另存为 {kind}"
        )
