"""`assistant template` and `assistant draft`: answers files → documents."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from assistant.cli.keeping import keep
from assistant.cli.output import DONE, FAILED, UNUSABLE, complain, say, say_json, say_list
from assistant.errors import AnswersError, AssistantError, FileError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.files import SUFFIXES, read_answers, write_answers
from assistant.review.findings import SEVERITY_NAMES
from assistant.rules.dates import full_years
from assistant.text.zi import count_zi
from assistant.wiring import Package, Workshop, make_package

_ANNEXES = (2,)


def template(annex: int, output: Path) -> int:
    """Write an empty answers file of an annex."""
    _check_annexes([annex])
    if output.exists():
        raise FileError(output, "已经存在", "换一个文件名，以免盖掉已填的内容")
    output.parent.mkdir(parents=True, exist_ok=True)
    write_answers(FORM, Answers(), output, blank=full_years(date.today()))
    say(f"已生成：{output}")
    return DONE


def draft_files(
    inputs: Sequence[Path],
    annexes: Sequence[int],
    form: Path | None,
    folder: Path,
    *,
    clean: bool,
    overwrite: bool,
    as_json: bool,
) -> int:
    """Draft every answers file; one that fails does not stop the rest."""
    _check_annexes(annexes)
    files = list(_files(inputs))
    if folder.exists() and not folder.is_dir():
        raise FileError(folder, "不是文件夹", "用 -o 给出一个文件夹")
    workshop = Workshop()
    failed, blocked = 0, False
    for place, path in enumerate(files, start=1):
        if len(files) > 1:
            complain(f"[{place}/{len(files)}] {path.name}")
        try:
            answers = read_answers(FORM, path)
            package = make_package(
                answers,
                date.today(),
                form=form,
                pictures=path.parent,
                matcher=workshop.matcher,
            )
            documents = _kept(package, folder, path.stem, clean=clean, overwrite=overwrite)
        except AssistantError as error:
            failed += 1
            _report_failure(path, error, as_json)
            continue
        blocked = blocked or any(finding.severity == "block" for finding in package.findings)
        _report(path, documents, package, as_json)
    if failed == len(files):
        return UNUSABLE
    return FAILED if failed or blocked else DONE


def _check_annexes(annexes: Sequence[int]) -> None:
    for annex in annexes:
        if annex not in _ANNEXES:
            raise AssistantError(f"「--annex」附件{annex}还不能起草；请用附件2。")


def _files(inputs: Sequence[Path]) -> Iterable[Path]:
    for path in inputs:
        if not path.is_dir():
            yield path
            continue
        found = sorted(item for item in path.iterdir() if item.suffix.lower() in SUFFIXES)
        if not found:
            raise FileError(path, "里没有答案文件", f"放入{'、'.join(SUFFIXES)}文件")
        yield from found


def _kept(package: Package, folder: Path, stem: str, *, clean: bool, overwrite: bool) -> list[Path]:
    """Write the copy to work on and the clean copy, or the clean one alone; gives where they are."""
    copies = {f"{stem}-附件2.docx": package.working, f"{stem}-附件2-清稿.docx": package.clean}
    return [
        keep(content, folder, name, overwrite=overwrite)
        for name, content in copies.items()
        if not clean or content is package.clean
    ]


def _report(path: Path, documents: Sequence[Path], package: Package, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "input": str(path),
                "status": "done",
                "documents": [str(document) for document in documents],
                "missing": list(package.draft.missing),
                "findings": [finding.as_dict() for finding in package.findings],
                "fields": [
                    {
                        "label": FORM.label_of(item.path),
                        "text": item.text,
                        "zi": count_zi(item.text),
                        "limit": item.field.limit.count if item.field.limit else None,
                    }
                    for item in package.draft.fields
                ],
            }
        )
        return
    for document in documents:
        say(f"{path.name} → {document}")
    say_list(f"待补充{len(package.draft.missing)}项：", package.draft.missing)
    say_list(
        "核对：",
        (f"[{SEVERITY_NAMES[one.severity]}]「{one.label}」{one.message}" for one in package.findings),
    )
    say_list("这份表里找不到位置：", package.unplaced)


def _report_failure(path: Path, error: AssistantError, as_json: bool) -> None:
    errors = error.errors if isinstance(error, AnswersError) else (error,)
    if as_json:
        findings = [
            {
                "severity": "block",
                "code": "unreadable",
                "label": getattr(one, "label", ""),
                "message": str(one),
                "where": "",
            }
            for one in errors
        ]
        say_json(
            {
                "input": str(path),
                "status": "failed",
                "documents": [],
                "missing": [],
                "findings": findings,
                "fields": [],
            }
        )
    complain(f"{path}：没有起草。")
    for one in errors:
        complain(f"  {one}")
