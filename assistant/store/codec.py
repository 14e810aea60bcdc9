"""Sessions and answers ⇄ JSON, exact and strict.

An answer becomes `{"kind", "value", "state", "sources"}`; the kind tells `3` from `"3"` from `Decimal("3.00")`.
A session becomes one object with a key per field, but for its answers, which have a table of their own.
Reading raises StoreError for anything that this release does not write.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from assistant.errors import StoreError
from assistant.forms.answers import Answer, Answers, Source, State, Value
from assistant.interview.session import Change, Dispute, Proposal, Session
from assistant.spending import Spent

Json = dict[str, Any]


def write_answer(answer: Answer) -> Json:
    """An answer as JSON. Two answers are the same exactly when these are equal."""
    kind, value = _write_value(answer.value)
    sources = [{"origin": source.origin, "quote": source.quote} for source in answer.sources]
    return {"kind": kind, "value": value, "state": answer.state, "sources": sources}


def read_answer(data: object) -> Answer:
    """The answer that `write_answer` wrote."""
    known = _keys(data, "答案", "kind", "value", "state", "sources")
    state = known["state"]
    if state not in get_args(State):
        raise _unknown("答案的状态", state)
    return Answer(
        _read_value(known["kind"], known["value"]),
        tuple(_read_source(source) for source in _list(known["sources"], "来源")),
        state,
    )


def write_session(session: Session) -> Json:
    """All of a session but its answers, as JSON."""
    return {item.name: _FIELDS[item.name][0](getattr(session, item.name)) for item in _own_fields()}


def read_session(data: object, answers: Answers) -> Session:
    """The session that `write_session` wrote; a key that an earlier release had not takes its default."""
    if not isinstance(data, dict):
        raise _unknown("会话", data)
    unknown = set(data) - set(_FIELDS)
    if unknown:
        raise _unknown("会话", "、".join(sorted(unknown)))
    kept: dict[str, Any] = {name: _FIELDS[name][1](value) for name, value in data.items()}
    return Session(answers=answers, **kept)


def _write_value(value: Value | None) -> tuple[str, object]:
    match value:
        case None:
            return "none", None
        case str():
            return "text", value
        case Decimal() if value.is_finite():
            return "amount", str(value)
        case tuple() if all(isinstance(fact, str) for fact in value):
            return "facts", list(value)
        case int() if not isinstance(value, bool):
            # As text, because SQLite turns the JSON of a bare number into a float once it is long.
            return "count", str(value)
    raise TypeError(f"{value!r} is not the value of an answer")


def _read_value(kind: object, value: object) -> Value | None:
    match kind, value:
        case ("none", None):
            return None
        case ("text", str()):
            return value
        case ("amount", str()):
            return _read_amount(value)
        case ("facts", list()):
            return _texts(value)
        case ("count", str()):
            return _read_count(value)
    raise _unknown("答案的值", f"{kind}：{value}")


def _read_amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise _unknown("金额或比例", text) from None
    if not amount.is_finite():
        raise _unknown("金额或比例", text)
    return amount


def _read_count(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise _unknown("计数", text) from None


def _read_source(data: object) -> Source:
    known = _keys(data, "来源", "origin", "quote")
    return Source(_text(known["origin"]), _text(known["quote"]))


def _write_change(change: Change) -> Json:
    before = None if change.before is None else write_answer(change.before)
    return {"turn": change.turn, "path": change.path, "before": before}


def _read_change(data: object) -> Change:
    known = _keys(data, "改动", "turn", "path", "before")
    before = None if known["before"] is None else read_answer(known["before"])
    return Change(_count(known["turn"]), _text(known["path"]), before)


def _write_dispute(dispute: Dispute) -> Json:
    return {"path": dispute.path, "answer": write_answer(dispute.answer), "quote": dispute.quote}


def _read_dispute(data: object) -> Dispute:
    known = _keys(data, "矛盾", "path", "answer", "quote")
    return Dispute(_text(known["path"]), read_answer(known["answer"]), _text(known["quote"]))


def _read_spent(data: object) -> Spent:
    known = _keys(data, "模型用量", "calls", "prompt_tokens", "completion_tokens", "estimated")
    return Spent(
        _count(known["calls"]),
        _count(known["prompt_tokens"]),
        _count(known["completion_tokens"]),
        known["estimated"] is True,
    )


def _write_proposal(proposal: Proposal) -> Json:
    return {
        "number": proposal.number,
        "name": proposal.name,
        "stage": proposal.stage,
        "probability": float(proposal.probability),
        "reason": proposal.reason,
    }


def _read_proposal(data: object) -> Proposal:
    known = _keys(data, "场景建议", "number", "name", "stage", "probability", "reason")
    return Proposal(
        _count(known["number"]),
        _text(known["name"]),
        _text(known["stage"]),
        _share(known["probability"]),
        _text(known["reason"]),
    )


def _keys(data: object, what: str, *names: str) -> Json:
    """The object, which must have exactly these keys."""
    if not isinstance(data, dict):
        raise _unknown(what, data)
    odd = set(data) ^ set(names)
    if odd:
        raise _unknown(what, "、".join(sorted(odd)))
    return data


def _list(data: object, what: str) -> list[Any]:
    if not isinstance(data, list):
        raise _unknown(what, data)
    return data


def _texts(data: object) -> tuple[str, ...]:
    return tuple(_text(item) for item in _list(data, "列表"))


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise _unknown("文字", data)
    return data


def _count(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise _unknown("计数", data)
    return data


def _share(data: object) -> float:
    # A database may give a whole number back for 1.0.
    if not isinstance(data, int | float) or isinstance(data, bool):
        raise _unknown("概率", data)
    return float(data)


def _turn(data: object) -> int:
    """A turn, or -1."""
    return -1 if data == -1 else _count(data)


def _visits(data: object) -> Mapping[str, int]:
    if not isinstance(data, dict):
        raise _unknown("询问次数", data)
    return {_text(topic): _count(times) for topic, times in data.items()}


def _unknown(what: str, found: object) -> StoreError:
    return StoreError(
        f"保存的{what}里有本版本不认识的内容（{found}），可能由更新的版本写成；请升级本程序后再打开。"
    )


_Pair = tuple[Callable[[Any], object], Callable[[object], object]]

_FIELDS: Mapping[str, _Pair] = {
    "turn": (int, _count),
    "topic": (str, _text),
    "asked": (list, _texts),
    "visits": (dict, _visits),
    "trail": (list, _texts),
    "proposals": (
        lambda items: [_write_proposal(item) for item in items],
        lambda data: tuple(_read_proposal(item) for item in _list(data, "场景建议")),
    ),
    "scene_rows": (int, _count),
    "disputes": (
        lambda items: [_write_dispute(item) for item in items],
        lambda data: tuple(_read_dispute(item) for item in _list(data, "矛盾")),
    ),
    "spent": (asdict, _read_spent),
    "rules_until": (int, _turn),
    "changes": (
        lambda items: [_write_change(item) for item in items],
        lambda data: tuple(_read_change(item) for item in _list(data, "改动")),
    ),
}


def _own_fields() -> tuple[Any, ...]:
    return tuple(item for item in fields(Session) if item.name != "answers")
