"""Runs the command in this process, as a person would type it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from assistant.cli import main


@dataclass(frozen=True)
class Run:
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """`run("draft", "a.yaml")` → status, standard output, standard error."""

    def _run(*arguments: str) -> Run:
        with pytest.raises(SystemExit) as left:
            main(list(map(str, arguments)))
        captured = capsys.readouterr()
        return Run(int(left.value.code or 0), captured.out, captured.err)

    return _run
