"""One call of a chat model over LangChain: what it said with its cost, or a Fault; and trying again, with limits.

A Fault tells the person what is wrong and what to do. A passing one (silence, 408, 429, 5xx, a cut or empty answer) is
worth another try while retries and patience last; a server's Retry-After is kept where it ends within the patience.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from assistant.model_replies import without_thoughts
from assistant.spending import Spent, estimate_tokens

T = TypeVar("T")
Messages = Sequence[tuple[str, str]]
"""Role (system, user, ai) and text"""

CANNOT = frozenset({400, 404, 415, 422})
"""HTTP statuses of a server that does not know what it was asked for"""
_PASSING = frozenset({408, 409, 425, 429})
_CENSORED = ("content_filter", "inspection", "content exists risk", "sensitive")
"""What services say that look through the words first"""
WRONG_PLACE = "检查 ASSISTANT_MODEL_URL 是否为兼容OpenAI接口的地址（通常以 /v1 结尾）"
ANOTHER_MODEL = "重试，或换一个模型（ASSISTANT_MODEL_NAME）"
_UNTIL: ContextVar[float | None] = ContextVar("until", default=None)


class Fault(Exception):
    """A try that came to nothing: `problem` and `wanted` in the person's words."""

    def __init__(
        self,
        problem: str,
        wanted: str,
        *,
        passing: bool = True,
        empty: bool = False,
        foreign: bool = False,
        status: int = 0,
        body: str = "",
        after: float = 0.0,
    ) -> None:
        super().__init__(problem)
        self.problem, self.wanted = problem, wanted
        self.passing, self.empty, self.foreign = passing, empty, foreign
        self.status, self.body, self.after = status, body, after


@dataclass(frozen=True)
class Said:
    """What the model said: its words, or the arguments of the tool it called."""

    words: str
    finish: str
    """stop, length, tool_calls, content_filter; empty where the stream ended before the model did"""
    refusal: str
    spent: Spent

    def checked(self) -> str:
        """The words without thoughts. Raises Fault for a refusal and for no words."""
        if self.refusal or self.finish == "content_filter":
            raise Fault("拒绝回答", ANOTHER_MODEL)
        words = without_thoughts(self.words)
        if not words:
            raise Fault("的回答是空的", ANOTHER_MODEL, empty=True)
        return words


@dataclass
class Abilities:
    """What an address can do besides plain replies, as far as it showed."""

    way: str = ""
    """How it filled an object; empty before it did"""
    streams: bool = True
    counts: bool = True
    """Takes the wish to be told the tokens of a stream"""


@dataclass
class Tries:
    """The tries for one answer: how many, until when, and what they cost so far. Seconds."""

    retries: int
    pause: float
    patience: float
    spent: Spent = field(default_factory=Spent)
    until: float = field(init=False)

    def __post_init__(self) -> None:
        self.until = time.monotonic() + self.patience

    @property
    def left(self) -> float:
        return max(self.until - time.monotonic(), 0.001)

    def patiently(self, ask: Callable[[], T]) -> T:
        """What `ask` gives, asked again after a passing Fault. Raises the last Fault."""
        token = _UNTIL.set(self.until)
        try:
            while True:
                try:
                    return ask()
                except Fault as fault:
                    wait = max(fault.after, self.pause)
                    if not fault.passing or self.retries <= 0 or wait >= self.left:
                        raise
                    self.retries -= 1
                    self.pause *= 2
                    time.sleep(wait)
        finally:
            _UNTIL.reset(token)


def bound_in_time(response: Any) -> None:
    """Read a response's body no longer than the tries may last: a server may send blanks for ever to keep a line open."""
    until, raw = _UNTIL.get(), response.iter_raw

    def iter_raw(chunk_size: int | None = None) -> Iterator[bytes]:
        for piece in raw(chunk_size):
            if until is not None and time.monotonic() > until:
                raise TimeoutError
            yield piece

    response.iter_raw = iter_raw


@dataclass
class Line:
    """The way to one model: its time-out for a silence in seconds, and what its address can do."""

    timeout: float
    able: Abilities

    def whole(self, model: Any, messages: Messages, tries: Tries) -> Said:
        """The answer at once."""
        from langsmith import tracing_context

        with (
            self._translated(tries),
            tracing_context(enabled=False),
        ):  # langsmith may have read the environment
            message = model.invoke(list(messages), timeout=min(self.timeout, tries.left))
        called = message.additional_kwargs.get("tool_calls") or getattr(message, "tool_calls", [])
        words = _arguments(called) if called else str(message.text)
        finish = str(message.response_metadata.get("finish_reason") or "stop")
        refusal = str(message.additional_kwargs.get("refusal") or "")
        said = Said(words, finish, refusal, _spent(message.usage_metadata, messages, words))
        tries.spent = tries.spent.plus(said.spent)
        return said

    def pieces(self, model: Any, messages: Messages, tries: Tries) -> Iterator[str]:
        """The words as they come. A server that does not stream gives them in one piece. Raises Fault."""
        growing = _Growing()
        for chunk in self._chunks(model, messages, tries) if self.able.streams else ():
            piece = growing.add(chunk)
            if piece:
                yield piece
        if growing.words.strip():
            tries.spent = tries.spent.plus(growing.said(messages).spent)
            if not growing.finish:
                raise Fault("的回答中断了", "重试")
            return
        words = self.whole(model, messages, tries).checked()
        self.able.streams = False
        yield words

    def streamed(
        self, model: Any, messages: Messages, tries: Tries, grown: Callable[[str], None] | None
    ) -> Said:
        """The answer taken as it comes; `grown` is given all words so far. Raises Fault."""
        growing = _Growing()
        for chunk in self._chunks(model, messages, tries) if self.able.streams else ():
            if growing.add(chunk) and grown:
                grown(growing.words)
        if growing.words.strip():
            said = growing.said(messages)
            tries.spent = tries.spent.plus(said.spent)
            return said
        said = self.whole(model, messages, tries)
        self.able.streams = self.able.streams and not said.words.strip()
        return said

    def _chunks(self, model: Any, messages: Messages, tries: Tries) -> Iterator[Any]:
        from langsmith import tracing_context

        timeout, began = min(self.timeout, tries.left), False
        try:
            with self._translated(tries), tracing_context(enabled=False):
                for chunk in model.stream(list(messages), timeout=timeout, stream_usage=self.able.counts):
                    began = True
                    yield chunk
        except Fault as fault:
            if self.able.counts and fault.status in CANNOT and "stream_options" in fault.body:
                self.able.counts = False
                yield from self._chunks(model, messages, tries)
            elif began or not fault.foreign:  # else no stream came: perhaps a server that answers at once
                raise

    @contextmanager
    def _translated(self, tries: Tries) -> Iterator[None]:
        """What the libraries raise, as a Fault."""
        import openai

        try:
            yield
        except TimeoutError as error:
            wanted = "稍后再试，或把 ASSISTANT_MODEL_PATIENCE 设大些"
            raise Fault(f"{tries.patience:g}秒内没有说完", wanted, passing=False) from error
        except openai.APITimeoutError as error:
            wanted = "稍后再试，或把 ASSISTANT_MODEL_TIMEOUT 设大些"
            raise Fault(f"{self.timeout:g}秒内没有回答", wanted) from error
        except openai.APIConnectionError as error:
            raise Fault("连接不上", "检查 ASSISTANT_MODEL_URL，并确认模型服务已启动、网络可用") from error
        except openai.APIStatusError as error:
            raise _refused(error.status_code, error.response.headers, error.response.text) from error
        except (openai.OpenAIError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            # what the libraries raise for a body that is no chat completion
            raise Fault("返回的不是聊天模型的回答", WRONG_PLACE, foreign=True) from error


class _Growing:
    """An answer as it comes, chunk by chunk."""

    def __init__(self) -> None:
        self.words = self.finish = ""
        self._usage: Any = None

    def add(self, chunk: Any) -> str:
        """The words a chunk brings."""
        piece = str(chunk.text) or "".join(one.get("args") or "" for one in chunk.tool_call_chunks)
        self.words += piece
        self.finish = str(chunk.response_metadata.get("finish_reason") or self.finish)
        self._usage = chunk.usage_metadata or self._usage
        return piece

    def said(self, messages: Messages) -> Said:
        return Said(self.words, self.finish, "", _spent(self._usage, messages, self.words))


def _arguments(called: Sequence[Any]) -> str:
    """The arguments of the first tool call, as the library kept them: text, or an object it read."""
    first = called[0]
    return str(first["function"]["arguments"]) if "function" in first else json.dumps(first["args"])


def _spent(usage: Any, messages: Messages, words: str) -> Spent:
    """The server's count; estimated where it gives none, or none at all (0 and 0)."""
    sent, received = (usage or {}).get("input_tokens") or 0, (usage or {}).get("output_tokens") or 0
    if sent or received:
        return Spent(1, sent, received)
    return Spent(
        1, sum(estimate_tokens(text) for _, text in messages), estimate_tokens(words), estimated=True
    )


def _refused(status: int, headers: Any, body: str) -> Fault:
    """What is wrong and what to do, by HTTP status."""
    if any(word in body.lower() for word in _CENSORED) and status in CANNOT:
        wanted = "改一改说法，或换一个模型（ASSISTANT_MODEL_NAME）"
        return Fault(f"按内容审查拒绝回答（{status}）", wanted, passing=False)
    if status in (401, 403):
        return Fault(f"拒绝访问（{status}）", "检查 ASSISTANT_MODEL_KEY", passing=False)
    if status == 404:
        wanted = f"检查 ASSISTANT_MODEL_NAME，{WRONG_PLACE}"
        return Fault("没有这个模型或地址（404）", wanted, passing=False, status=status, body=body)
    if status == 429:
        return Fault("太忙或额度用完（429）", "稍后再试", status=status, after=_after(headers))
    if status >= 500 or status in _PASSING:
        wanted = "稍后再试，或查看模型服务的日志"
        return Fault(f"出错（{status}）", wanted, status=status, after=_after(headers))
    wanted = "检查 ASSISTANT_MODEL_NAME 和模型能接受的长度"
    return Fault(f"不接受这个请求（{status}）", wanted, passing=False, status=status, body=body)


def _after(headers: Any) -> float:
    """Seconds a server asks to wait; 0 where it names none, or a date."""
    try:
        return max(float(headers.get("retry-after") or 0), 0.0)
    except ValueError:
        return 0.0
