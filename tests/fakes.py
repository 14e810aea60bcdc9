"""Stand-ins that keep the promise of what they stand for."""

import hashlib
import json
import os
import socket
import struct
import threading
import time
import urllib.request
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assistant import llm
from assistant.errors import ModelError
from assistant.llm import FailedCallError, Filled
from assistant.spending import Spent


class ScriptedModel:
    """Gives the replies it was built with, in order, and keeps what it was asked."""

    def __init__(self, *replies: str) -> None:
        self.asked: list[tuple[str, str]] = []
        self._replies = list(replies)

    def reply(self, system: str, user: str) -> str:
        self.asked.append((system, user))
        if not self._replies:
            raise ModelError("模型没有回答；请重试。")
        return self._replies.pop(0)


class FillingModel:
    """Fills shapes with the objects it was built with, in order; where none is left it fails."""

    def __init__(self, *objects: dict[str, Any]) -> None:
        self.asked: list[tuple[str, str]] = []
        self._objects = list(objects)

    def fill(
        self,
        system: str,
        user: str,
        shape: type[BaseModel],
        seen: Callable[[dict[str, Any]], None] | None = None,
    ) -> Filled[Any]:
        self.asked.append((system, user))
        if not self._objects:
            raise FailedCallError("模型没有回答；请重试。", Spent(1, 10, 0))
        found = self._objects.pop(0)
        if seen:
            seen(found)
        return Filled(shape.model_validate(found), Spent(1, 10, 5))


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    """By name in small letters"""
    body: Any


@dataclass
class ModelServer:
    """What a server that speaks OpenAI's protocol says to the next requests; see `model_server`."""

    url: str
    """What goes into ASSISTANT_MODEL_URL"""
    reply: str | None = "好"
    """The model's words; None stands for a null"""
    statuses: list[int] = field(default_factory=list)
    """HTTP statuses of the next requests, then 200"""
    body: str | None = None
    """Sent as it is, instead of a chat completion"""
    content_type: str = "application/json"
    delay: float = 0.0
    """Seconds before an answer"""
    requests: list[Request] = field(default_factory=list)
    """What was asked, in order"""

    def content(self) -> str:
        if self.body is not None:
            return self.body
        message = {"role": "assistant", "content": self.reply}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": "m",
                "choices": [choice],
                "usage": usage,
            }
        )


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server on this machine, on a port of its own, as long as the context lasts."""
    with _serving(_Handler) as (server, url):
        state = ModelServer(url)
        server.state = state  # type: ignore[attr-defined]
        yield state


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        state: ModelServer = self.server.state  # type: ignore[attr-defined]
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        state.requests.append(
            Request(self.path, {name.lower(): value for name, value in self.headers.items()}, _json(raw))
        )
        status = state.statuses.pop(0) if state.statuses else 200
        time.sleep(state.delay)
        content = (state.content() if status == 200 else '{"error": {"message": "no"}}').encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", state.content_type)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):
            return  # the other side no longer waits

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return None


@dataclass(frozen=True)
class Says:
    """What a chat server does with one request. Words are streamed where the request wants that."""

    words: str | None = ""
    tool: str | None = None
    """Arguments of the tool it calls"""
    refusal: str | None = None
    finish: str = "stop"
    usage: bool = True
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    """Sent as it is, instead of an answer"""
    delay: float = 0.0
    """Seconds before the first byte"""
    cut: bool = False
    """The stream ends after half of the words, without a finish reason"""
    reset: bool = False
    """The connection is reset after half of the words"""
    pace: float = 0.0
    """Seconds before each piece of a stream"""
    blanks: float = 0.0
    """Seconds for which it only keeps the line open, and then says nothing"""


@dataclass
class ChatServer:
    """A server that does what it is told in order, the last thing again and again; see `chat_server`."""

    url: str
    says: list[Says]
    lacks: frozenset[str] = frozenset()
    """Of json_schema, tools, stream_options (each answered by 400), stream (passed over)"""
    requests: list[Request] = field(default_factory=list)

    def answer(self, body: Any) -> Says:
        lacking = _lacking(body, self.lacks)
        return lacking or (self.says.pop(0) if len(self.says) > 1 else self.says[0])


def _lacking(body: Any, lacks: Container[str]) -> Says | None:
    """The refusal of a server that does not know what it is asked for."""
    asked = {"json_schema": "response_format", "tools": "tools", "stream_options": "stream_options"}
    for ability, key in asked.items():
        if ability in lacks and body.get(key):
            return Says(status=400, body=json.dumps({"error": {"message": f"unknown field {key}"}}))
    return None


@contextmanager
def chat_server(*says: Says, lacks: tuple[str, ...] = ()) -> Iterator[ChatServer]:
    """A chat server on this machine that misbehaves in the ways it is told to."""
    with _serving(_ChatHandler) as (server, url):
        state = ChatServer(url, list(says), frozenset(lacks))
        server.state = state  # type: ignore[attr-defined]
        yield state


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[tuple[ThreadingHTTPServer, str]]:
    llm._ABILITIES.clear()  # a port may have belonged to another server, which could do other things
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server, f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _ChatHandler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        state: ChatServer = self.server.state  # type: ignore[attr-defined]
        body = _json(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        state.requests.append(Request(self.path, headers, body))
        says = state.answer(body)
        time.sleep(says.delay)
        try:
            if says.status != 200 or says.body is not None:
                self._send(says.status, says.body or '{"error": {"message": "no"}}', says.headers)
            elif body.get("stream") and "stream" not in state.lacks:
                self._stream(says)
            else:
                self._send(200, json.dumps(_completion(says)), says.headers)
        except (BrokenPipeError, ConnectionResetError):
            return  # the other side no longer waits

    def _send(self, status: int, content: str, headers: dict[str, str]) -> None:
        data = content.encode()
        kind = "text/html" if content.startswith("<") else "application/json"
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, says: Says) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        until = time.monotonic() + says.blanks
        while time.monotonic() < until:
            self.wfile.write(b": keep-alive\n\n")
            time.sleep(0.02)
        chunks = list(_chunks(says))
        broken = says.cut or says.reset
        for chunk in chunks[: len(chunks) // 2] if broken else chunks:
            time.sleep(says.pace)
            self.wfile.write(f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode())
        if says.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            raise ConnectionResetError
        if not broken:
            self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


_BASE = {"id": "1", "created": 0, "model": "m"}
_USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def _message(says: Says) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": says.words}
    if says.refusal:
        message["refusal"] = says.refusal
    if says.tool is not None:
        called = {"id": "c", "type": "function", "function": {"name": "answer", "arguments": says.tool}}
        message |= {"content": None, "tool_calls": [called]}
    return message


def _completion(says: Says) -> dict[str, Any]:
    choice = {"index": 0, "message": _message(says), "finish_reason": says.finish}
    usage = {"usage": _USAGE} if says.usage else {}
    return {**_BASE, "object": "chat.completion", "choices": [choice], **usage}


def _chunks(says: Says) -> Iterator[dict[str, Any]]:
    message = _message(says)
    text = message.get("content") or ""
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": text[at : at + 8]} for at in range(0, len(text), 8)]
    for called in message.get("tool_calls", []):
        arguments = called["function"]["arguments"]
        deltas.append(
            {"tool_calls": [{"index": 0, **called, "function": {"name": "answer", "arguments": ""}}]}
        )
        deltas += [
            {"tool_calls": [{"index": 0, "function": {"arguments": arguments[at : at + 8]}}]}
            for at in range(0, len(arguments), 8)
        ]
    base = {**_BASE, "object": "chat.completion.chunk"}
    yield from ({**base, "choices": [{"index": 0, "delta": one, "finish_reason": None}]} for one in deltas)
    yield {**base, "choices": [{"index": 0, "delta": {}, "finish_reason": says.finish}]}
    if says.usage:
        yield {**base, "choices": [], "usage": _USAGE}


@dataclass
class Recordings:
    """Recorded answers of a model by the content of the request; what is not recorded is missing."""

    folder: Path
    lacks: frozenset[str] = frozenset()
    missing: list[str] = field(default_factory=list)
    """Requests without a recording, as text"""
    asked: set[str] = field(default_factory=set)
    """Content keys of all requests"""

    def answer(self, body: Any) -> Says:
        if lacking := _lacking(body, self.lacks):
            return lacking
        key = content_key(body)
        self.asked.add(key)
        path = self.folder / f"{key}.json"
        if not path.exists() and (address := os.environ.get("ASSISTANT_RECORD_FROM")):
            path.write_text(json.dumps(_asked(address, body), ensure_ascii=False, indent=1), encoding="utf-8")
        if not path.exists():
            self.missing.append("\n".join(str(one["content"]) for one in body["messages"]))
            return Says(status=401, body='{"error": {"message": "not recorded"}}')
        reply = json.loads(path.read_text(encoding="utf-8"))["reply"]
        called = reply.get("tool_calls")
        return Says(words=reply["content"], tool=called[0]["function"]["arguments"] if called else None)


@contextmanager
def replaying(folder: Path, lacks: tuple[str, ...] = ()) -> Iterator[tuple[str, Recordings]]:
    """A server that answers what was recorded; with ASSISTANT_RECORD_FROM set to a model's address it asks there for
    what is missing (its name in ASSISTANT_RECORD_NAME) and keeps the answer."""
    recordings = Recordings(folder, frozenset(lacks))

    class Handler(_ChatHandler):
        def do_POST(self) -> None:
            body = _json(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            says = recordings.answer(body)
            if says.status != 200:
                self._send(says.status, says.body or "", {})
            else:
                self._stream(says)

    with _serving(Handler) as (_, url):
        yield url, recordings


def content_key(body: Any) -> str:
    """What a recording goes by: the words asked and the form wanted, not the model or its settings."""
    kept = {
        key: body[key] for key in ("messages", "tools", "tool_choice", "response_format") if body.get(key)
    }
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _asked(address: str, body: Any) -> dict[str, Any]:
    name = os.environ.get("ASSISTANT_RECORD_NAME", body["model"])
    sent = {key: value for key, value in body.items() if key not in ("stream", "stream_options")} | {
        "model": name
    }
    request = urllib.request.Request(
        f"{address}/chat/completions", json.dumps(sent).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=300) as response:
        return {"reply": json.load(response)["choices"][0]["message"]}
