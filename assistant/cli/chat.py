"""`assistant chat`: the interview in a terminal, or from a script."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from assistant.cli.keeping import keep
from assistant.cli.output import DONE, complain, say, say_json
from assistant.drafting.versions import FieldHistory
from assistant.errors import FileError
from assistant.forms.annex02 import FORM
from assistant.forms.files import yaml_text
from assistant.forms.inputs import check_file
from assistant.forms.values import plain
from assistant.interview.session import Session, Turn
from assistant.settings import Settings
from assistant.spending import told
from assistant.wiring import Workshop, make_package, with_own_texts

_DEFAULT_NAME = "我的申报书"


def chat(
    name: str | None,
    script: Path | None,
    output: Path | None,
    material: Sequence[Path] = (),
    *,
    as_json: bool,
) -> int:
    """Hold the interview; every turn is on disk before its reply is shown.

    A script without a name is run in memory and leaves no application behind. Facts of `material` are offered first.
    Standard error tells where messages go, and at the end what the model cost.
    """
    messages = iter(_script(script)) if script is not None else _typed()
    workshop = Workshop()
    _tell_where(workshop.settings)
    desk = _Kept(workshop, name or _DEFAULT_NAME) if script is None or name else _Passing()
    session = desk.session
    if material:
        from assistant.cli.taking import take

        session, early = take(material, session, messages, desk.save, _shower(as_json), as_json=as_json)
        messages = chain(early, messages)
    turn = workshop.interviewer.open(session, date.today())
    session = desk.save(session, turn, "")
    if not as_json:
        say(turn.reply)
    show = _shower(as_json)
    for message in messages:
        with _working(workshop.settings):
            turn = workshop.interviewer.receive(session, message, date.today())
        session = desk.save(session, turn, message)
        show(turn)
        if turn.finished and script is None:
            break
    if output is not None:
        _write(session, desk.wordings, output, name or (script.stem if script else _DEFAULT_NAME))
    if cost := told(session.spent, workshop.settings):
        complain(f"{cost}。")
    return DONE


def _has_model(settings: Settings) -> bool:
    return bool(settings.model_url and settings.model_name)


def _tell_where(settings: Settings) -> None:
    if _has_model(settings):
        complain(f"对话用模型「{settings.model_name}」：每条消息会发到 {settings.model_host}。")


@contextmanager
def _working(settings: Settings) -> Iterator[None]:
    """Something that moves at a terminal while a model is asked."""
    if not _has_model(settings) or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status("模型正在读…"):
        yield


class _Passing:
    """Keeps nothing: for a script without a name."""

    session = Session()
    wordings: Mapping[str, FieldHistory] = MappingProxyType({})

    def save(self, before: Session, turn: Turn, message: str, author: str = "对话") -> Session:
        """The session after the turn."""
        return turn.session


class _Kept:
    """Keeps every turn in the store."""

    def __init__(self, workshop: Workshop, name: str) -> None:
        self._store = workshop.store
        application = self._store.get_or_create(name)
        self._id = application.id
        self.session = application.session
        self.wordings = self._store.wordings(application.id)

    def save(self, before: Session, turn: Turn, message: str, author: str = "对话") -> Session:
        """The session after the turn, once it is on disk."""
        if message or before != turn.session:
            self._store.save_turn(self._id, before, turn, message, author)
        return turn.session


def _shower(as_json: bool) -> Callable[[Turn], None]:
    """What shows a turn: its reply for people, or a line of JSON."""
    return (lambda turn: say_json(_as_json(turn))) if as_json else (lambda turn: say(turn.reply))


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


def _write(session: Session, wordings: Mapping[str, FieldHistory], folder: Path, name: str) -> None:
    package = make_package(session.answers, date.today(), wordings=wordings)
    document = keep(package.working, folder, f"{name}-附件2.docx")
    answers = with_own_texts(session.answers, wordings)
    kept = keep(yaml_text(FORM, answers).encode("utf-8"), folder, f"{name}-答案.yaml")
    complain(f"已写出：{document}、{kept}")
