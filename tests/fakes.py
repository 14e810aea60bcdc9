"""Stand-ins that keep the promise of what they stand for."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.errors import ModelError


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
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    state = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.state = state  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


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
