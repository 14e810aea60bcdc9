"""The chat model, the only place that knows one. Optional: without a configured address nothing here is used.

Whatever speaks OpenAI's protocol will do: a model on this machine or in the house (Ollama http://127.0.0.1:11434/v1,
vLLM http://127.0.0.1:8000/v1), or a service (DeepSeek https://api.deepseek.com/v1, Qwen on DashScope
https://dashscope.aliyuncs.com/compatible-mode/v1). What an address can do is found out by asking, and kept as long as
the process runs.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import ModelError
from assistant.model_calls import (
    ANOTHER_MODEL,
    CANNOT,
    Abilities,
    Fault,
    Line,
    Messages,
    Said,
    Tries,
    bound_in_time,
)
from assistant.model_replies import Seen, Watched, is_refusal, object_in, schema_of
from assistant.spending import Spent
from prompts import render

T = TypeVar("T")
Shape = TypeVar("Shape", bound=BaseModel)

_WAYS = ("json_schema", "tools", "text")
"""How an object is asked for: the server holds the model to the schema; it calls a tool; it is told in words"""
_RETRIES = 2
"""Further tries where the address does not answer, is overloaded (429), fails (5xx), or answers nothing"""
_PATIENCE = 90.0
_PAUSE = 0.5
_NO_KEY = "none"
"""Sent where no key is set, lest the library send one it finds in the environment, meant for another address"""
_TOOL = "answer"
_LONGEST_CHOICE = 20
"""Where the schema is told in words, longer lists of choices are left to the prompt"""
_LONGEST_COMPLAINT = 300
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
_ABILITIES: dict[tuple[str, str], Abilities] = {}
"""What each model at each address showed it can do"""


class Model(Protocol):
    def reply(self, system: str, user: str) -> str:
        """The model's words. Raises ModelError where it gives none."""
        ...


@dataclass(frozen=True)
class Filled(Generic[T]):
    """An object that a model filled, and what it cost with every try."""

    value: T
    spent: Spent


class Filler(Protocol):
    def fill(self, system: str, user: str, shape: type[Shape], seen: Seen | None = None) -> Filled[Shape]:
        """The shape, filled by the model. Raises ModelError where it gives none."""
        ...


class FailedCallError(ModelError):
    """A ModelError that knows what its tries cost."""

    def __init__(self, message: str, spent: Spent) -> None:
        super().__init__(message)
        self.spent = spent


class _WrongWay(Exception):
    """The server does not do what it was asked, and another way is left."""


class ChatModel:
    """A model behind an address; nothing is sent before it is asked, and to nowhere else."""

    def __init__(
        self,
        url: str,
        name: str,
        key: str | None = None,
        timeout: float = 60.0,
        retries: int = _RETRIES,
        patience: float = _PATIENCE,
        pause: float = _PAUSE,
    ) -> None:
        """In seconds: `timeout` of silence for each try, `patience` for one answer with all its tries, `pause`
        before the second try and twice as long before each further one."""
        self._url, self._name = url, name
        self._retries, self._patience, self._pause = retries, patience, pause
        self._line = Line(timeout, _ABILITIES.setdefault((url, name), Abilities()))
        self._model = _connect(url, name, key or _NO_KEY, timeout)
        self.spent = Spent()
        """Everything asked of this object so far"""

    def reply(self, system: str, user: str) -> str:
        """The model's words, without surrounding space and without its thoughts.

        Raises ModelError, with the remedy, where the address cannot be reached, refuses, takes too long, or gives no
        words.
        """
        messages = (("system", system), ("user", user))
        with self._tries() as tries:
            return tries.patiently(lambda: self._line.whole(self._model, messages, tries).checked())

    def stream(self, system: str, user: str) -> Iterator[str]:
        """The model's words as they come; tried again only before the first of them. Raises ModelError as `reply`."""
        messages = (("system", system), ("user", user))
        with self._tries() as tries:
            yield from tries.patiently(lambda: _begun(self._line.pieces(self._model, messages, tries)))

    def fill(self, system: str, user: str, shape: type[Shape], seen: Seen | None = None) -> Filled[Shape]:
        """The shape, filled by the model; `seen` is given the object as it grows, whole elements only.

        Asked for in the first way the server can do: by JSON schema, as a tool, in words. An answer that does not fit
        is sent back once with what is wrong. Raises ModelError as `reply`, and where no answer fits.
        """
        asking = _Asking(self._line.able.way, system, user, shape, seen, last=True)
        with self._tries() as tries:
            if asking.way:
                try:
                    return Filled(self._filled(asking, tries), tries.spent)
                except Fault as fault:
                    if fault.status not in CANNOT:
                        raise
            return Filled(self._in_some_way(asking, tries), tries.spent)

    def _in_some_way(self, asking: "_Asking[Shape]", tries: Tries) -> Shape:
        """The shape in the first way that the server can do, which is remembered."""
        for way in _WAYS[:-1]:
            try:
                value = self._filled(replace(asking, way=way, last=False), tries)
            except _WrongWay:
                continue
            self._line.able.way = way
            return value
        value = self._filled(replace(asking, way=_WAYS[-1]), tries)
        self._line.able.way = _WAYS[-1]
        return value

    def _filled(self, asking: "_Asking[Shape]", tries: Tries) -> Shape:
        messages = asking.messages
        for _ in range(2):
            words = tries.patiently(partial(self._answer, asking, messages, tries))
            value, complaint = asking.read(words)
            if value is not None:
                return value
            messages = (*messages, ("ai", words), ("user", render("mend", complaint=complaint)))
        if not asking.last:
            raise _WrongWay
        raise Fault("的回答不合要求", ANOTHER_MODEL)

    def _answer(self, asking: "_Asking[Any]", messages: Messages, tries: Tries) -> str:
        """The words of one try. Raises Fault, or _WrongWay where the server cannot and another way is left."""
        try:
            said = self._line.streamed(asking.bound(self._model), messages, tries, asking.watch())
            return _told(said, last=asking.last)
        except Fault as fault:
            if fault.status in CANNOT:
                self._line.able.way = ""  # another model may stand behind the address by now
            if (fault.status in CANNOT or fault.empty) and not asking.last:
                raise _WrongWay from fault
            raise

    @contextmanager
    def _tries(self) -> Iterator[Tries]:
        """The tries of one answer; a Fault becomes the error that the person is told."""
        tries = Tries(self._retries, self._pause, self._patience)
        try:
            yield tries
        except Fault as fault:
            message = f"模型「{self._name}」（{self._url}）{fault.problem}；请{fault.wanted}。"
            raise FailedCallError(message, tries.spent) from fault
        finally:
            self.spent = self.spent.plus(tries.spent)


@dataclass(frozen=True)
class _Asking(Generic[Shape]):
    """A shape asked for in one way; `last`: no other way is left."""

    way: str
    system: str
    user: str
    shape: type[Shape]
    seen: Seen | None
    last: bool = False

    @property
    def messages(self) -> Messages:
        if self.way != "text":
            return (("system", self.system), ("user", self.user))
        schema = schema_of(self.shape, longest_choice=_LONGEST_CHOICE)
        told = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        return (("system", self.system), ("user", render("json_only", request=self.user, schema=told)))

    def bound(self, model: Any) -> Any:
        """The model, asked in this way."""
        if self.way == "json_schema":
            # in the body as it is: LangChain would read the stream itself, and raise for what is mended here
            form = {"name": _TOOL, "strict": True, "schema": schema_of(self.shape)}
            return model.bind(extra_body={"response_format": {"type": "json_schema", "json_schema": form}})
        if self.way == "tools":
            tool = {"name": _TOOL, "description": "交回答案", "parameters": schema_of(self.shape)}
            return model.bind_tools([{"type": "function", "function": tool}], tool_choice=_TOOL)
        return model

    def watch(self) -> Watched | None:
        """What a growing answer is shown to."""
        return Watched(self.seen) if self.seen else None

    def read(self, words: str) -> tuple[Shape | None, str]:
        """The shape in the words, or what is wrong with them."""
        found, _ = object_in(words)
        if found is None:
            return None, "没有JSON对象"
        try:
            return self.shape.model_validate(found), ""
        except ValidationError as error:
            wrong = (f"{'.'.join(map(str, one['loc']))}：{one['msg']}" for one in error.errors())
            return None, "；".join(wrong)[:_LONGEST_COMPLAINT]


def _told(said: Said, *, last: bool) -> str:
    """The words of an answer that may be read. Raises Fault for a refusal, a cut, and no object where one may yet come."""
    words = said.checked()
    found, whole = object_in(words)
    if not said.finish and not whole:
        raise Fault("的回答中断了", "重试")
    if found is None and is_refusal(words):
        raise Fault("拒绝回答", ANOTHER_MODEL)
    if found is None and not last:
        raise Fault("的回答不合要求", ANOTHER_MODEL, empty=True)
    return words


def _begun(pieces: Iterator[str]) -> Iterator[str]:
    """The same pieces, the first of them already there."""
    return chain((next(pieces),), pieces)


def _connect(url: str, name: str, key: str, timeout: float) -> Any:
    for variable in _TRACING:
        os.environ[variable] = "false"
    os.environ.pop("LANGCHAIN_HANDLER", None)  # a relic that LangChain refuses to run with
    from langchain.chat_models import init_chat_model
    from openai import DefaultHttpxClient

    return init_chat_model(
        name,
        model_provider="openai",
        base_url=url,
        api_key=key,
        timeout=timeout,
        http_client=DefaultHttpxClient(timeout=timeout, event_hooks={"response": [bound_in_time]}),
        max_retries=0,  # tries are counted here, over all ways of asking, and end with the patience
        temperature=0,
        use_responses_api=False,  # what other servers speak is chat completions
    )
