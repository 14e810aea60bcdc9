"""`assistant match`: descriptions → scenes, one text or a file of them."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.cli.output import DONE, FAILED, complain, say, say_json
from assistant.errors import AssistantError, FileError
from assistant.forms.inputs import check_file, open_zip
from assistant.matching.claims import Verdict, judge
from assistant.matching.matcher import Match, Matcher

_VERDICTS = {
    "consistent": "相符",
    "alias": "相符（名称为旧称或别称）",
    "wrong_stage": "环节不符",
    "mismatch": "不符",
    "not_in_catalogue": "不在目录内",
}
_HEADS = {"id": "id", "编号": "id", "序号": "id", "text": "text", "描述": "text", "项目描述": "text", "应用描述": "text",
          "stage": "stage", "环节": "stage", "环节名称": "stage", "scene": "scene", "场景": "scene", "场景名称": "scene"}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A description, with what it claims to be where a claim is made."""

    id: str
    text: str
    stage: str | None = None
    scene: str | None = None


@dataclass(frozen=True)
class BadRow:
    """A row of a file that holds no case."""

    id: str
    problem: str


def match_cases(
    text: str | None, file: Path | None, top: int, stage: str | None, scene: str | None, *, as_json: bool
) -> int:
    """Print a match per case; a bad row is told and the rest goes on."""
    if (text is None) == (file is None):
        raise AssistantError("「TEXT」和「--file」要给且只给一个；请写出描述，或给出文件。")
    cases = [Case("1", text, stage, scene)] if text is not None else list(read_cases(_given(file)))
    matcher = Matcher.load()
    status = DONE
    for case in cases:
        if isinstance(case, BadRow):
            complain(f"第{case.id}行{case.problem}")
            status = FAILED
            continue
        match = matcher.match(case.text, top=top)
        verdict = judge(case.text, case.stage, case.scene, matcher) if case.stage or case.scene else None
        if as_json:
            say_json(_as_json(case, match, verdict))
        else:
            _say(case, match, verdict, alone=text is not None)
    return status


def read_cases(path: Path) -> Iterator[Case | BadRow]:
    """The cases of a .txt (one a line), .jsonl, .csv or .xlsx file. Raises FileError for a file that cannot be read."""
    check_file(path, (".txt", ".jsonl", ".csv", ".xlsx"))
    if path.suffix.lower() == ".xlsx":
        yield from _rows(path, _sheet(path))
        return
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(path, "不是UTF-8编码的文本", "另存为UTF-8编码") from None
    if path.suffix.lower() == ".csv":
        yield from _rows(path, [list(row) for row in csv.reader(content.splitlines())])
        return
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            yield (
                _json_case(number, line)
                if path.suffix.lower() == ".jsonl"
                else Case(str(number), line.strip())
            )


def _given(file: Path | None) -> Path:
    assert file is not None
    return file


def _json_case(number: int, line: str) -> Case | BadRow:
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        return BadRow(str(number), '不是JSON；请写成 {"id": …, "text": "…"}。')
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        return BadRow(str(number), "没有“text”；请写出描述。")
    return Case(str(row.get("id", number)), row["text"], row.get("stage"), row.get("scene"))


def _sheet(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook

    open_zip(path, ".xlsx")
    book = load_workbook(path, data_only=True, read_only=True)
    rows = [
        ["" if cell is None else str(cell) for cell in row]
        for row in book.worksheets[0].iter_rows(values_only=True)
    ]
    book.close()
    return rows


def _rows(path: Path, rows: list[list[str]]) -> Iterator[Case | BadRow]:
    heads = [_HEADS.get(head.strip(), "") for head in rows[0]] if rows else []
    if "text" not in heads:
        raise FileError(
            path, "第一行没有“text”（或“描述”）这一列", "在第一行写好列名：id、text、stage、scene"
        )
    for number, row in enumerate(rows[1:], start=2):
        cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head}
        if not any(cells.values()):
            continue
        if not cells.get("text"):
            yield BadRow(str(number), "没有描述；请补上。")
            continue
        yield Case(
            cells.get("id") or str(number),
            cells["text"],
            cells.get("stage") or None,
            cells.get("scene") or None,
        )


def _as_json(case: Case, match: Match, verdict: Verdict | None) -> dict[str, object]:
    candidates = [
        {
            "number": one.number,
            "name": one.name,
            "stage": one.stage,
            "probability": round(one.probability, 4),
            "evidence": list(one.evidence),
        }
        for one in match.candidates
    ]
    return {
        "id": case.id,
        "candidates": candidates,
        "abstained": match.abstained,
        "verdict": verdict.verdict if verdict else None,
        "reason": verdict.reason if verdict else match.reason,
    }


def _say(case: Case, match: Match, verdict: Verdict | None, *, alone: bool) -> None:
    if not alone:
        say(f"【{case.id}】{case.text[:60]}")
    if match.abstained:
        say(f"看不出属于哪个典型场景：{match.reason}")
    for place, one in enumerate(match.candidates, start=1):
        say(f"{place}. 【{one.number}】{one.stage}·{one.name}  {one.probability:.0%}")
        say(f"   {one.reason}")
    if verdict is not None:
        shown = _VERDICTS[verdict.verdict] if verdict.verdict else "说不准"
        say(f"核对：{shown}。{verdict.reason}")
