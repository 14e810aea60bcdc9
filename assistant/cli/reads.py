"""`assistant read`: filled forms → answers files, or into an application."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.cli.keeping import keep, workbook
from assistant.cli.merging import Merge, merge_into
from assistant.cli.output import DONE, FAILED, UNUSABLE, complain, say, say_json
from assistant.cli.reported import as_row, failed_row, remarks, report_lines
from assistant.documents.reading import FormReading, read_form_file
from assistant.documents.understood import Understood, understand
from assistant.errors import AssistantError, FileError
from assistant.forms.annex02 import FORM
from assistant.forms.files import SUFFIXES, yaml_text

_NAME = re.compile(r"-附件2(?=-|$)")
"""What our own drafts add to the name of their answers file."""


@dataclass(frozen=True)
class Wanted:
    """What to do with the forms that are read."""

    output: Path | None
    merge: Merge | None
    overwrite: bool
    as_json: bool


def read_files(inputs: Sequence[Path], wanted: Wanted) -> int:
    """Read every form; one that fails does not stop the rest."""
    files = tuple(_files(inputs))
    _check(files, wanted)
    failed, left = 0, False
    for number, path in enumerate(files, start=1):
        if len(files) > 1:
            complain(f"[{number}/{len(files)}] {path.name}")
        try:
            left = not _read_one(path, wanted) or left
        except AssistantError as error:
            failed += 1
            complain(f"{path}：没有读入。{error}")
            if wanted.as_json:
                say_json(failed_row(path, error))
    if failed == len(files):
        return UNUSABLE
    return FAILED if failed or left else DONE


def _check(files: Sequence[Path], wanted: Wanted) -> None:
    """Raise for options that do not go together, before anything is read or written."""
    if wanted.merge is not None and len(files) > 1:
        raise AssistantError("一次只能拿一个文件和申报书比较；请只给出一个文件。")
    if wanted.merge is not None and wanted.as_json and wanted.merge.merge and not wanted.merge.yes:
        raise AssistantError("用 --json 时不能在终端里问；确定要合并请加 --yes。")
    target = wanted.output
    if target is None or target.is_dir():
        return
    if target.suffix.lower() in SUFFIXES and len(files) > 1:
        raise FileError(target, "只能装一份答案", "用 -o 给出一个文件夹，每个表写成一个答案文件")
    if target.suffix.lower() not in SUFFIXES and target.exists():
        raise FileError(target, "不是可写的答案文件类型", "用 .yaml 或 .xlsx 作后缀，或给出文件夹")


def _files(inputs: Sequence[Path]) -> Iterator[Path]:
    """The files given, and the .docx of the folders given, each once; what Word keeps beside an open file is none."""
    for path in dict.fromkeys(inputs):
        if not path.is_dir():
            yield path
            continue
        found = sorted(
            one for one in path.iterdir() if one.suffix.lower() == ".docx" and one.name[0] not in ".~"
        )
        if not found:
            raise FileError(path, "里没有填好的表", "放入 .docx 文件")
        yield from found


def _read_one(path: Path, wanted: Wanted) -> bool:
    """Read a form and do with it what is wanted; whether everything in it found its place."""
    reading = read_form_file(path, FORM)
    target = _target(path, wanted.output)
    pictures = _keep_pictures(reading, target, wanted) if target is not None else {}
    understood = understand(reading, path.name, date.today(), pictures)
    written = _write(reading, understood, target, wanted) if target is not None else None
    if not wanted.as_json:
        _tell(path, reading, understood, written, aloud=written is not None or wanted.merge is not None)
    merged = (
        merge_into(reading, understood, wanted.merge, quiet=wanted.as_json)
        if wanted.merge is not None
        else None
    )
    if wanted.as_json:
        say_json(as_row(path, reading, understood, written, merged))
    return not understood.problems and not reading.leftovers


def _tell(
    path: Path, reading: FormReading, understood: Understood, written: Path | None, *, aloud: bool
) -> None:
    """The report; where nothing is written or merged, the answers themselves, and the report on standard error."""
    if written is not None:
        say(f"{path.name} → {written}")
    elif not aloud:
        say(_yaml(reading, understood).rstrip("\n"))
    for line in report_lines(reading, understood):
        (say if aloud else complain)(line)


def _target(path: Path, output: Path | None) -> Path | None:
    """The answers file to write: the one given, or one for the form in the folder given."""
    if output is None or (output.suffix.lower() in SUFFIXES and not output.is_dir()):
        return output
    return output / f"{_NAME.sub('', path.stem)}-答案.yaml"


def _write(reading: FormReading, understood: Understood, target: Path, wanted: Wanted) -> Path:
    if target.suffix.lower() == ".xlsx":
        content = workbook(understood.answers)
    else:
        content = _yaml(reading, understood).encode("utf-8")
    return keep(content, target.parent, target.name, overwrite=wanted.overwrite)


def _yaml(reading: FormReading, understood: Understood) -> str:
    lines = "\n".join(remarks(reading, understood))
    return f"{yaml_text(FORM, understood.answers)}{lines}\n"


def _keep_pictures(reading: FormReading, target: Path, wanted: Wanted) -> dict[str, tuple[str, ...]]:
    """Write the pictures into a folder beside the answers file; gives their files, as the answers name them."""
    folder = target.with_name(f"{target.stem}-配图")
    found: dict[str, tuple[str, ...]] = {}
    for one in reading.pictures:
        kept = keep(one.content, folder, one.name, overwrite=wanted.overwrite)
        found[one.path] = (*found.get(one.path, ()), f"{folder.name}/{kept.name}")
    return found
