"""`assistant chat`: the interview in a terminal, or from a script."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.cli.keeping import keep
from assistant.cli.output import DONE, complain, say, say_json
from assistant.errors import FileError
from assistant.forms.annex02 import FORM
from assistant.forms.files import yaml_text
from assistant.forms.inputs import check_file
from assistant.forms.values import plain
from assistant.interview.session import Session, Turn
from assistant.wiring import Workshop, make_package

_DEFAULT_NAME = "我的申报书"


def chat(name: str | None, script: Path | None, output: Path | None, *, as_json: bool) -> int:
    """Hold the interview; every turn is on disk before its reply is shown.

    A script without a name is run in memory and leaves no application behind.
    """
    messages = _script(script) if script is not None else None
    workshop = Workshop()
    desk = _Kept(workshop, name or _DEFAULT_NAME) if messages is None or name else _Passing()
    session = desk.session
    turn = workshop.interviewer.open(session, date.today())
    session = desk.save(session, turn, "")
    if not as_json:
        say(turn.reply)
    for message in messages if messages is not None else _typed():
        turn = workshop.interviewer.receive(session, message, date.today())
        session = desk.save(session, turn, message)
        if as_json:
            say_json(_as_json(turn))
        else:
            say(turn.reply)
        if turn.finished and messages is None:
            break
    if output is not None:
        _write(session, output, name or (script.stem if script else _DEFAULT_NAME))
    return DONE


class _Passing:
    """Keeps nothing: for a script without a name."""

    session = Session()

    def save(self, before: Session, turn: Turn, message: str) -> Session:
        """The session after the turn."""
        return turn.session


class _Kept:
    """Keeps every turn in the store."""

    def __init__(self, workshop: Workshop, name: str) -> None:
        self._store = workshop.store
        application = self._store.get_or_create(name)
        self._id = application.id
        self.session = application.session

    def save(self, before: Session, turn: Turn, message: str) -> Session:
        """The session after the turn, once it is on disk."""
        if message or before != turn.session:
            self._store.save_turn(self._id, before, turn, message)
        return turn.session


def _as_json(turn: Turn) -> dict[str, object]:
    updates = [
        {
            "field": update.path,
            "label": FORM.label_of(update.path),
            "value": _value(update.answer.value),
            "quote": update.quote,
        }
        for update in turn.updates
    ]
    return {"reply": turn.reply, "updates": updates, "asked": list(turn.asked)}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, int) else plain(value)  # type: ignore[arg-type]


def _script(path: Path) -> list[str]:
    """The user's messages of a script. Raises FileError naming the line that cannot be read."""
    check_file(path, (".jsonl",))
    messages = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise FileError(path, "不是UTF-8编码的文本", "另存为UTF-8编码") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            message = json.loads(line)["user"]
        except (json.JSONDecodeError, KeyError, TypeError):
            message = None
        if not isinstance(message, str):
            raise FileError(path, f"第{number}行读不懂", '每行写成 {"user": "…"}')
        messages.append(message)
    return messages


def _typed() -> Iterator[str]:
    """Messages typed at the terminal; an empty line, 退出 or the end of input stops."""
    while True:
        sys.stdout.write("> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line or line.strip() in ("退出", "再见", "exit", "quit"):
            say("已保存，下次接着填。")
            return
        if line.strip():
            yield line.rstrip("\n")


def _write(session: Session, folder: Path, name: str) -> None:
    package = make_package(session.answers, date.today())
    document = keep(package.document, folder, f"{name}-附件2.docx")
    answers = keep(yaml_text(FORM, session.answers).encode("utf-8"), folder, f"{name}-答案.yaml")
    complain(f"已写出：{document}、{answers}")
