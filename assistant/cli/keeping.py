"""Writing what a person gets: whole or not at all, and never over what he may have edited."""

import os
import tempfile
from pathlib import Path

from assistant.errors import FileError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.files import write_answers


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, its folder made where needed. Raises FileError where writing fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        problem = f"写不进去（{error.strerror}）"
        raise FileError(path, problem, "检查文件夹能否写入、文件是否正打开着") from error


def keep(content: bytes, folder: Path, name: str, *, overwrite: bool = False) -> Path:
    """Write a file into a folder and return where; a file with other contents, perhaps edited by hand, stays."""
    target = folder / name
    number = 2
    while target.exists() and not overwrite and target.read_bytes() != content:
        target = folder / f"{Path(name).stem}（{number}）{Path(name).suffix}"
        number += 1
    write_whole(target, content)
    return target


def workbook(answers: Answers) -> bytes:
    """An answers file as .xlsx."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.xlsx"
        write_answers(FORM, answers, path)
        return path.read_bytes()
