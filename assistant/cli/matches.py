"""`assistant match`: descriptions → scenes, one text or a file of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.cli.cases import BadRow, Case, make_case, read_cases
from assistant.cli.checked import Checked
from assistant.cli.output import DONE, FAILED, UNUSABLE, complain, say, say_json
from assistant.cli.progress import progress
from assistant.errors import AssistantError, FileError, ModelError
from assistant.llm import ChatModel, Model
from assistant.matching.claims import judge
from assistant.matching.matcher import Match, Matcher
from assistant.settings import Settings

_REPORTED = 3
"""Candidates in a row of the report"""


@dataclass(frozen=True)
class Wanted:
    """What is printed and written."""

    top: int = 3
    as_json: bool = False
    report: Path | None = None
    overwrite: bool = False
    opinion: bool = False


def match_text(text: str, stage: str | None, scene: str | None, wanted: Wanted) -> int:
    """Match one description. Raises AssistantError for one that is too long."""
    case = make_case(1, "1", text, stage, scene) if text.strip() else Case("1", "", stage, scene)
    if isinstance(case, BadRow):
        raise AssistantError(f"「TEXT」{case.problem}")
    return _run([case], (), wanted, alone=True)


def match_file(path: Path, wanted: Wanted) -> int:
    """Match every case of a file; a bad row is told and the rest goes on. Raises FileError where there is no case."""
    if wanted.report is not None and wanted.report.resolve() == path.resolve():
        raise FileError(wanted.report, "就是要核对的文件", "给报告另起一个名字")
    rows = list(read_cases(path))
    cases = [row for row in rows if isinstance(row, Case)]
    bad = [row for row in rows if isinstance(row, BadRow)]
    if not rows:
        raise FileError(path, "里没有描述", "每行写一个项目的描述")
    for row in bad:
        complain(f"第{row.row}行{row.problem}")
    return _run(cases, bad, wanted, alone=False)


def _run(cases: Sequence[Case], bad: Sequence[BadRow], wanted: Wanted, *, alone: bool) -> int:
    """Match, print, report; whatever is unusable is told before the first case is matched."""
    if wanted.report is not None:
        from assistant.cli.match_report import check_target, write_report

        check_target(wanted.report, overwrite=wanted.overwrite)
    reviewer = _Reviewer(_open_model() if wanted.opinion else None)
    shown = wanted.as_json or wanted.report is None
    done: list[Checked] = []
    with progress(len(cases), shown=shown) as advance:
        for checked in _checked(cases, reviewer, max(wanted.top, _REPORTED)):
            done.append(checked)
            if shown:
                _print(checked, wanted, alone=alone)
            advance()
    if wanted.report is not None:
        write_report(wanted.report, done, bad, overwrite=wanted.overwrite)
        (complain if wanted.as_json else say)(f"已核对{len(done)}条，报告：{wanted.report}")
    if not cases:
        return UNUSABLE
    return FAILED if bad or reviewer.failed else DONE


def _checked(cases: Sequence[Case], reviewer: "_Reviewer", top: int) -> Iterator[Checked]:
    matcher = Matcher.load()
    for case in cases:
        match = reviewer.review(case.text, matcher.match(case.text, top=reviewer.wants(top)))
        verdict = judge(case.text, case.stage, case.scene, matcher) if case.stage or case.scene else None
        yield Checked(case, match, verdict)


def _print(checked: Checked, wanted: Wanted, *, alone: bool) -> None:
    if wanted.as_json:
        say_json(checked.as_json(wanted.top))
        return
    if not alone:
        say(f"【{checked.case.id}】{checked.case.text[:60]}")
    for line in checked.lines(wanted.top):
        say(line)


class _Reviewer:
    """Asks for second opinions until the model fails once; a dead address is not waited for a thousand times."""

    def __init__(self, model: Model | None) -> None:
        self._model = model
        self.failed = False

    def wants(self, top: int) -> int:
        """How many candidates the matcher must give."""
        from assistant.matching.opinion import CONSIDERED

        return max(top, CONSIDERED) if self._model else top

    def review(self, text: str, match: Match) -> Match:
        if self._model is None:
            return match
        from assistant.matching.opinion import second_opinion

        try:
            return second_opinion(text, match, self._model)
        except ModelError as error:
            complain(f"{error}\n从这条起不再请模型复核，其余照常。")
            self._model, self.failed = None, True
            return match


def _open_model() -> Model:
    """The configured model; says where descriptions go. Raises AssistantError where none is configured."""
    settings = Settings()
    if not settings.model_url or not settings.model_name:
        raise AssistantError(
            "「--opinion」要用聊天模型，但还没有配置；请设好环境变量 ASSISTANT_MODEL_URL（兼容OpenAI接口的地址，"
            "例如 http://127.0.0.1:11434/v1）和 ASSISTANT_MODEL_NAME，或去掉 --opinion。"
        )
    key = settings.model_key.get_secret_value() if settings.model_key else None
    complain(f"注意：项目描述会发送到 {settings.model_host}，由模型「{settings.model_name}」复核。")
    return ChatModel(settings.model_url, settings.model_name, key, settings.model_timeout)
