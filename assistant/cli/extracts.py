"""`assistant extract` and `assistant chat --from`: facts proposed from files of old material."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from assistant.cli.keeping import keep, workbook
from assistant.cli.output import DONE, FAILED, UNUSABLE, complain, say, say_json
from assistant.documents.material import SUFFIXES
from assistant.errors import FileError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.files import SUFFIXES as ANSWER_SUFFIXES
from assistant.forms.files import yaml_text
from assistant.interview.material.proposals import Choice, answers_of, choices, propose, shown
from assistant.wiring import Gathered, gather

_WIDEST = 44


def extract(inputs: Sequence[Path], output: Path | None, *, overwrite: bool, as_json: bool) -> int:
    """Print what the files name, and write what is undisputed as an answers file."""
    if output is not None and output.suffix.lower() not in ANSWER_SUFFIXES:
        raise FileError(output, "不是可写的答案文件类型", "用 .yaml 或 .xlsx 作后缀")
    files = tuple(_files(inputs))
    gathered = gathered_from(files)
    offered = choices(propose(gathered.found, Answers()))
    for error in gathered.unread:
        _report_unread(error, as_json)
    if as_json:
        for one in offered:
            say_json(as_row(one))
    elif len(gathered.unread) < len(files):
        _print_table(offered)
    if len(gathered.unread) == len(files):
        return UNUSABLE
    written = output is None or _write(offered, output, overwrite)
    return FAILED if gathered.unread or not written else DONE


def gathered_from(files: Sequence[Path]) -> Gathered:
    """What the files name; each is told on standard error where there are several, and what was left unread."""
    places = {path: place for place, path in enumerate(files, start=1)}

    def told(path: Path) -> None:
        if len(files) > 1:
            complain(f"[{places[path]}/{len(files)}] {path.name}")

    gathered = gather(files, date.today(), told)
    for note in gathered.notes:
        complain(f"注意：{note}")
    return gathered


def as_row(one: Choice) -> dict[str, object]:
    """A value that may be taken, as JSON."""
    before = one.proposal.before
    return {
        "number": one.number,
        "field": one.proposal.path,
        "label": one.proposal.label,
        "value": shown(one.found.answer),
        "now": shown(before) if before is not None else None,
        "quote": one.found.quote,
        "file": one.found.file,
        "place": one.found.place,
        "selected": one.selected,
        "remark": one.remark,
    }


def _files(inputs: Sequence[Path]) -> Iterator[Path]:
    """The files given, and those of the folders given, each once."""
    for path in dict.fromkeys(inputs):
        if not path.is_dir():
            yield path
            continue
        found = sorted(
            one for one in path.iterdir() if one.suffix.lower() in SUFFIXES and one.name[0] not in ".~"
        )
        if not found:
            raise FileError(path, "里没有材料", f"放入{'、'.join(SUFFIXES)}文件")
        yield from found


def _print_table(offered: Sequence[Choice]) -> None:
    """Field, value, file and place, in columns that line up in a terminal."""
    if not offered:
        say("材料里没有找到可以填进表里的内容。")
        return
    rows = [(one.proposal.label, _cut(shown(one.found.answer)), one.where, one) for one in offered]
    widths = [max(map(_width, column)) for column in zip(*((a, b) for a, b, _, _ in rows), strict=True)]
    say(f"  {_padded('项目', widths[0])}  {_padded('内容', widths[1])}  出处")
    for label, value, where, one in rows:
        mark = "  " if one.selected else "* "
        say(f"{mark}{_padded(label, widths[0])}  {_padded(value, widths[1])}  {where}")
        if one.remark:
            say(f"    {one.remark}")
    held = sum(not one.selected for one in offered)
    say(f"共{len(offered)}项" + (f"，其中{held}项（*）要由人来定，不写入答案文件。" if held else "。"))


def _write(offered: Sequence[Choice], output: Path, overwrite: bool) -> bool:
    taken = tuple(one for one in offered if one.selected)
    if not taken:
        complain("没有可以写入的内容，没有写答案文件。")
        return False
    answers = answers_of(taken)
    if output.suffix.lower() == ".xlsx":
        content = workbook(answers)
    else:
        content = (yaml_text(FORM, answers) + "\n".join(_origins(offered))).encode("utf-8")
    path = keep(content, output.parent, output.name, overwrite=overwrite)
    complain(f"已写出{len(taken)}项：{path}")
    return True


def _origins(offered: Sequence[Choice]) -> Iterator[str]:
    """Comments that say where each value stands, and which values were left to the person."""
    yield "# 出处（请核对后再用）"
    for one in offered:
        if one.selected:
            yield f"# {one.proposal.label}：{_one_line(one.where)}"
    if not all(one.selected for one in offered):
        yield "# 没有写入、要由人来定的"
    for one in offered:
        if not one.selected:
            yield _one_line(
                f"# {one.proposal.label}：{_cut(shown(one.found.answer))}（{one.where}）{one.remark}"
            )
    yield ""


def _one_line(text: str) -> str:
    """No name of a file may end a comment and begin an answer."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)


def _report_unread(error: FileError, as_json: bool) -> None:
    if as_json:
        say_json({"file": error.path.name, "status": "failed", "message": str(error)})
    complain(str(error))


def _width(text: str) -> int:
    return sum(1 if char < "\u1100" else 2 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _cut(text: str) -> str:
    if _width(text) <= _WIDEST:
        return text
    kept = ""
    for char in text:
        if _width(kept + char) > _WIDEST - 2:
            break
        kept += char
    return kept + "…"
