"""How well questions back are noticed and answered: the line cited, silence where the notice is silent, what it costs.

cases/questions/notice-*.jsonl     a question; the lines any of which answers it; `silent` where the notice does not say it
                                   (its lines then show where it speaks of the matter), null where either may be said;
                                   `asked` the fields just asked for; `voice` who asks
cases/questions/messages-*.jsonl   what is typed into the chat; `asks` the part of it that asks back, absent where none does

dev was read while the rules were written; test was written before them, by other voices, and is only measured; late
(questions about the notice only) was written after them and is only measured.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.interview.questions import question_in
from assistant.retrieval.answering import answer
from assistant.retrieval.citations import NoticeAnswer
from eval import readme
from eval.labelled import CASES, PUBLISHED, scene_texts
from eval.report import keep, show
from knowledge.clauses import clauses

QUESTIONS = CASES / "questions"
SPLITS = ("dev", "test", "late")
_LONG_CLAUSE = 12
"""Lines of a clause that is no single statement (附件10's list): there the very line must be cited"""

Ask = Callable[[str, Sequence[str]], NoticeAnswer]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Shape = TypeVar("_Shape", bound=_Entry)


class Question(_Entry):
    voice: str
    asks: str
    asked: tuple[str, ...] = ()
    lines: str = ""
    """184,476 or 1525-1565"""
    silent: bool | None = False

    def accepts(self, line: int) -> bool:
        """Whether a cited line, or the clause it stands in, is one of the right ones."""
        return line in _whole_clauses(_numbers(self.lines))


class Message(_Entry):
    says: str
    asks: str = ""


def asked_of_notice(split: str) -> tuple[Question, ...]:
    """Questions about the notice; `split` is dev, test or late."""
    return _read(Question, QUESTIONS / f"notice-{split}.jsonl")


def typed(split: str) -> tuple[Message, ...]:
    """Messages with and without a question; `split` is dev or test."""
    return _read(Message, QUESTIONS / f"messages-{split}.jsonl")


def run() -> dict[str, Any]:
    # Chroma holds its files open until the process ends.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ask, opened = _opened(Path(folder))
        result: dict[str, Any] = {split: _answered(asked_of_notice(split), ask) for split in SPLITS}
    noticed = {split: _noticed(typed(split)) for split in SPLITS[:2]}
    _show(result, noticed)
    result |= {"noticed": noticed, "stories": _stories(), "opening_s": opened}
    show("stories in which a question is seen", ("texts", "seen"), [tuple(result["stories"].values())])
    show("seconds until the index is open", ("built", "opened again"), [tuple(opened.values())])
    keep("questions", result)
    return result


def _opened(folder: Path) -> tuple[Ask, dict[str, float]]:
    """The way a question is answered, and what opening the index costs when it is absent and when it is there."""
    from assistant.matching.matcher import Matcher
    from assistant.retrieval.search import open_searcher

    started = time.perf_counter()
    open_searcher(folder, "bundled")
    built = time.perf_counter()
    searcher = open_searcher(folder, "bundled")
    opened = {"built": built - started, "again": time.perf_counter() - built}
    matcher = Matcher.load()

    def nearest(text: str) -> int | None:
        match = matcher.match(text, top=1)
        return None if match.abstained else match.candidates[0].number

    return lambda question, asked: answer(question, searcher.search, asked, nearest), opened


def _answered(questions: Sequence[Question], ask: Ask) -> dict[str, Any]:
    ask(questions[0].asks, questions[0].asked)
    timed = [_timed(ask, one) for one in questions]
    given = [(one, said) for one, (said, _) in zip(questions, timed, strict=True)]
    said = [(one, reply) for one, reply in given if one.silent is not True and one.lines]
    unsaid = [(one, reply) for one, reply in given if one.silent is True]
    wrong = [one.asks for one, reply in said if not _cites(one, reply, first=True)]
    return {
        "answerable": len(said),
        "first line right": _share(_cites(one, reply, first=True) for one, reply in said),
        "any line right": _share(_cites(one, reply, first=False) for one, reply in said),
        "wrongly silent": sum(reply.silent for one, reply in said if one.silent is False),
        "unanswerable": len(unsaid),
        "rejected": _share(reply.silent for _, reply in unsaid),
        "ms median": median(ms for _, ms in timed),
        "ms most": max(ms for _, ms in timed),
        "missed": wrong + [one.asks for one, reply in unsaid if not reply.silent],
    }


def _cites(question: Question, reply: NoticeAnswer, *, first: bool) -> bool:
    if reply.silent and question.silent is False:
        return False
    cited = reply.citations[:1] if first else reply.citations
    return any(question.accepts(one.line) for one in cited)


def _timed(ask: Ask, one: Question) -> tuple[NoticeAnswer, float]:
    started = time.perf_counter()
    reply = ask(one.asks, one.asked)
    return reply, (time.perf_counter() - started) * 1000


def _noticed(messages: Sequence[Message]) -> dict[str, Any]:
    found = [(one, question_in(one.says)) for one in messages]
    right = [(one, part) for one, part in found if part and one.asks]
    false = [one.says for one, part in found if part and not one.asks]
    missed = [one.says for one, part in found if one.asks and not part]
    return {
        "messages": len(messages),
        "questions": sum(bool(one.asks) for one in messages),
        "precision": len(right) / (len(right) + len(false)) if right else 0.0,
        "recall": len(right) / (len(right) + len(missed)) if right else 0.0,
        "part right": _share(
            _bare(one.asks) in _bare(part) or _bare(part) in _bare(one.asks) for one, part in right
        ),
        "false": false,
        "missed": missed,
    }


def _stories() -> dict[str, int]:
    """What enterprises write of themselves; some of it does ask, so the second figure is an upper bound of the errors."""
    texts = [
        one.text for split in ("train", "test") for one in scene_texts(split) if one.style not in PUBLISHED
    ]
    return {"texts": len(texts), "seen": sum(question_in(text) is not None for text in texts)}


def _show(result: dict[str, Any], noticed: dict[str, Any]) -> None:
    tables: list[readme.Table] = []
    for title, measured in (("Answers of the notice", result), ("Questions noticed in messages", noticed)):
        head = tuple(key for key, value in measured["dev"].items() if not isinstance(value, list))
        rows = [(split, *(measured[split][key] for key in head)) for split in SPLITS if split in measured]
        tables.append((title, ("split", *head), [tuple(row) for row in rows]))
    for title, columns, lines in tables:
        show(title, columns, lines)
    readme.renew("questions", tables)


def _read(shape: type[_Shape], path: Path) -> tuple[_Shape, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(TypeAdapter(shape).validate_json(line) for line in lines)


def _numbers(lines: str) -> set[int]:
    found: set[int] = set()
    for part in filter(None, lines.split(",")):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def _whole_clauses(lines: set[int]) -> set[int]:
    """A clause's heading and text are two lines of one thing."""
    ranges = [range(one.line, one.end_line + 1) for one in clauses()]
    return lines.union(*(own for own in ranges if len(own) <= _LONG_CLAUSE and lines & set(own)))


def _share(right: Any) -> float:
    marks = list(right)
    return sum(marks) / len(marks) if marks else 0.0


def _bare(text: str) -> str:
    return text.strip("？?。！ ")
