"""Facts of old material as proposals: numbered, shown with file and place, chosen by the person. Pure.

At most one best answer for a field; where files or places disagree, or an answer is there already, all values are shown
and none is chosen beforehand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers
from assistant.forms.values import print_raw
from assistant.interview.material.found import Found, agree
from assistant.interview.session import Session, Update
from assistant.text.sentences import normalise
from assistant.text.widths import half_width

_NAME = "enterprise.name"
_OF_AN_ENTERPRISE = re.compile(r"enterprise\.(?!name$)|basis\.")
_MOST_OTHERS = 5
_MOST_SHOWN = 60
_FREE = frozenset({"narrative", "lines", "pictures"})
"""Kinds of which another text is no contradiction, just another text."""


@dataclass(frozen=True)
class ProposedAnswer:
    """The best answer that the files give to a field, other values, and what the application holds."""

    best: Found
    also: tuple[Found, ...] = ()
    """Other values, each once."""

    more: int = 0
    """Further values that are not listed, because there are too many."""

    agreeing: tuple[Found, ...] = ()
    """Where else the best value stands."""

    before: Answer | None = None
    """What is answered already and differs."""

    @property
    def path(self) -> str:
        """The field's path."""
        return self.best.path

    @property
    def label(self) -> str:
        """The field as a person reads it."""
        return FORM.label_of(self.path)

    @property
    def contested(self) -> bool:
        """Whether files or places give different values."""
        return bool(self.also) and FORM.field(self.path).kind not in _FREE

    @property
    def selected(self) -> bool:
        """Whether it is chosen unless the person says otherwise."""
        return not (self.contested or self.before is not None or self.best.doubt)


@dataclass(frozen=True)
class Choice:
    """A value that a person may take, by its number in the list from 1."""

    number: int
    proposal: ProposedAnswer
    found: Found

    @property
    def selected(self) -> bool:
        """Whether it is chosen unless the person says otherwise."""
        return self.found is self.proposal.best and self.proposal.selected

    @property
    def remark(self) -> str:
        """Why it is not chosen beforehand, or what else there is to know; mostly empty."""
        proposal = self.proposal
        parts = []
        if proposal.before is not None:
            parts.append(f"现在填的是“{shown(proposal.before)}”")
        if proposal.contested:
            more = f"，还有{proposal.more}种没有列出" if proposal.more else ""
            parts.append(f"材料里说法不一{more}，请选一个")
        elif self.found is not proposal.best:
            parts.append("另一处的写法")
        if self.found.doubt:
            parts.append(self.found.doubt)
        return "；".join(parts)

    @property
    def where(self) -> str:
        """File and place."""
        more = len(self.proposal.agreeing) if self.found is self.proposal.best else 0
        return f"{self.found.file} {self.found.place}" + (f"（另有{more}处相同）" if more else "")


@dataclass(frozen=True)
class Chosen:
    """What a message chose. `understood` is False where it was no choice at all."""

    taken: tuple[Choice, ...] = ()
    problem: str = ""
    understood: bool = True


def propose(found: Iterable[Found], answers: Answers) -> tuple[ProposedAnswer, ...]:
    """Proposals in the form's order, for what differs from the answers there are."""
    by_path: dict[str, list[Found]] = {}
    for one in _of_whom(tuple(found), answers):
        by_path.setdefault(one.path, []).append(one)
    proposals = (_proposal(by_path[path], answers.get(path)) for path in sorted(by_path, key=FORM.order))
    return tuple(one for one in proposals if one is not None)


def _proposal(found: list[Found], before: Answer | None) -> ProposedAnswer | None:
    new = [one for one in found if before is None or not _is_known(one, before)]
    if not new:
        return None
    best, *others = sorted(new, key=lambda one: (one.trust, bool(one.doubt)))
    agreeing = tuple(one for one in others if agree(best, one))
    also: list[Found] = []
    for one in others:
        if not any(agree(one, other) for other in (best, *also)):
            also.append(one)
    listed = tuple(also[:_MOST_OTHERS])
    return ProposedAnswer(best, listed, len(also) - len(listed), agreeing, before)


def _of_whom(found: Sequence[Found], answers: Answers) -> Iterator[Found]:
    """The facts, with a doubt on those that a file tells of an enterprise by another name."""
    names: dict[str, str] = {}
    for one in sorted(found, key=lambda one: one.trust):
        if one.path == _NAME:
            names.setdefault(one.file, str(one.answer.value))
    own = answers.text(_NAME) or next(iter(names.values()), "")
    for one in found:
        name = names.get(one.file, own)
        if normalise(name) == normalise(own) or not _OF_AN_ENTERPRISE.match(one.path):
            yield one
        else:
            yield replace(one, doubt=one.doubt or f"这份材料写的是“{name}”，不是“{own}”，请核对")


def _is_known(found: Found, before: Answer) -> bool:
    if before.state != "given":
        return False
    words = f"{shown(before)}{FORM.field(found.path).nature.unit}"
    return agree(found, replace(found, answer=before, words=words))


def choices(proposals: Iterable[ProposedAnswer]) -> tuple[Choice, ...]:
    """Every value that may be taken, numbered."""
    every = [(one, found) for one in proposals for found in (one.best, *one.also)]
    return tuple(Choice(number, one, found) for number, (one, found) in enumerate(every, start=1))


def listing(offered: Sequence[Choice]) -> str:
    """The choices as lines for a person, and how to answer."""
    if not offered:
        return "材料里没有找到可以填进表里的内容。"
    lines = [f"从材料里找到下面{len(offered)}项，都还没有填入；带*的要由您定："]
    for one in offered:
        mark = " " if one.selected else "*"
        remark = f"　——{one.remark}" if one.remark else ""
        lines.append(
            f"{mark}{one.number}. {one.proposal.label}：{brief(one.found.answer)}（{one.where}）{remark}"
        )
    lines.append("采用哪些？回“全部”（不含带*的）、编号如“1,3-5”、“除了2”，或“不要”。")
    return "\n".join(lines)


_TAIL = r"(?:采用|选|选用|填入|吧|了|的|就行|即可|都)*[。.！!]*"
_ALL = re.compile(
    rf"(?:就|都|那就|好的?[，,])*(?:全部|全都|全|都|所有的?)(?:采用|要|选|填|用|可以|对)?{_TAIL}"
)
_NONE = re.compile(
    r"(?:全|全部|都|一个都|一项都|暂时|先)?(?:不要|不用|不采用|不选|不填|取消|算了|跳过|没有要的)(?:了|吧)?[。.！!]*"
)
_EXCEPT = re.compile(
    r"(?:全部|都要?|全要)?[，,]?\s*(?:除了|除|不要|去掉|不含)\s*(?P<numbers>[^，。]*\d[^。]*?)(?:都|全|以外|之外|外|其他|其余|别的|要|可以|采用|[，,。])*"
)
_JOINT = r"\s*(?:-|–|—|~|～|到|至)\s*"
_NUMBERS = re.compile(
    rf"(?:采用|选|选用|要|就|只要|填|用|第)*\s*第?\d+(?:{_JOINT}第?\d+)?(?:[\s,，、;；和及]+第?\d+(?:{_JOINT}第?\d+)?)*\s*(?:项|条|个|号)*{_TAIL}"
)


def choose(message: str, offered: Sequence[Choice]) -> Chosen:
    """What a message takes of the choices: 全部, 1,3-5, 除了2, 不要."""
    text = half_width(message).strip()
    if _NONE.fullmatch(text):
        return Chosen()
    selected = [one for one in offered if one.selected]
    if _ALL.fullmatch(text):
        if not selected and offered:
            return Chosen(problem="每一项都要由您定：请回编号，如“1,3”，或“不要”。")
        return Chosen(tuple(selected))
    without = _EXCEPT.fullmatch(text)
    if without is None and not _NUMBERS.fullmatch(text):
        return Chosen(problem="没看懂要采用哪些；请回“全部”、编号如“1,3-5”，或“不要”。", understood=False)
    numbers = tuple(_numbers(without["numbers"] if without else text))
    wrong = [number for number in numbers if not 1 <= number <= len(offered)]
    if wrong:
        return Chosen(problem=f"没有第{wrong[0]}项，编号是1到{len(offered)}；请再说一次。")
    if without:
        return Chosen(tuple(one for one in selected if one.number not in numbers))
    taken = tuple(one for one in offered if one.number in numbers)
    return Chosen(problem=clash) if (clash := clashing(taken)) else Chosen(taken)


def clashing(taken: Iterable[Choice]) -> str:
    """Why some choices cannot be taken together; empty where they can."""
    first: dict[str, Choice] = {}
    for one in taken:
        if one.proposal.path in first:
            other = first[one.proposal.path]
            return (
                f"第{other.number}项和第{one.number}项都是「{one.proposal.label}」，只能选一个；请再选一次。"
            )
        first[one.proposal.path] = one
    return ""


def _numbers(text: str) -> Iterator[int]:
    for found in re.finditer(rf"(\d{{1,4}})(?:{_JOINT}第?(\d{{1,4}}))?", text):
        first, last = int(found[1]), int(found[2] or found[1])
        yield from range(min(first, last), min(max(first, last), 9999) + 1)


def accept(session: Session, taken: Iterable[Choice]) -> tuple[Session, tuple[Update, ...]]:
    """The session with the chosen facts put in, as one turn of its own that 撤销 takes back whole."""
    updates = tuple(Update(one.proposal.path, one.found.answer, one.found.quote) for one in taken)
    after = replace(session, turn=session.turn + 1).taking(updates)
    open_still = tuple(path for path in after.asked if path not in after.answers)
    return replace(after, asked=open_still or after.asked), updates


def accepted(taken: Sequence[Choice], offered: Sequence[Choice]) -> str:
    """What a choice led to, in words: what was taken from where, and how many were left."""
    if not taken:
        return "好，材料里的内容都不采用。"
    lines = [f"· {one.proposal.label}：{brief(one.found.answer)}（{one.where}）" for one in taken]
    paths = {one.proposal.path for one in taken}
    left = len({one.proposal.path for one in offered} - paths)
    tail = f"另有{left}项没有采用。" if left else ""
    return "\n".join([f"已采用{len(taken)}项，说“撤销”可以整批退回：", *lines, *([tail] if tail else [])])


def answers_of(taken: Iterable[Choice]) -> Answers:
    """The chosen facts as answers."""
    return Answers({one.proposal.path: one.found.answer for one in taken})


def shown(answer: Answer) -> str:
    """An answer as a person types it, on one line."""
    raw = print_raw(answer)
    return " ".join((raw if isinstance(raw, str) else "".join(raw)).split())


def brief(answer: Answer) -> str:
    """An answer short enough for a list."""
    text = shown(answer)
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…（{len(text)}字）"
