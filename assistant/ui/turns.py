"""Messages on their way, beside the runs of the page.

A model takes its time, and Streamlit drops a run as soon as the person clicks anything. So a turn is worked on in a
thread of its own: it ends, and is on disk, whatever becomes of the page, and a run only looks on. No Streamlit here.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from assistant.interview.session import Turn
from assistant.model_replies import Seen

_AT_A_TIME = 8

Kept = tuple[Turn, int]
"""A turn on disk, and the application's version with it"""


@dataclass
class Pending:
    """One message until its turn is on disk."""

    message: str
    said: dict[str, Any] = field(default_factory=dict)
    """What a model has said so far: raw, unchecked"""

    kept: Future[Kept] = field(default_factory=Future)

    def ends(self, patience: float = 0.0) -> bool:
        """Whether it has ended, well or not, after at most so many seconds."""
        return bool(wait((self.kept,), patience).done)

    def see(self, said: dict[str, Any]) -> None:
        """Take what a model has said so far."""
        self.said = said


class Turns:
    """The messages on their way, one for each application, shared by all tabs: a reload finds its own again."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="turn")
        self._under_way: dict[str, Pending] = {}

    def of(self, application_id: str) -> Pending | None:
        """The message of an application that is being worked on."""
        return self._under_way.get(application_id)

    def begin(self, application_id: str, message: str, receive: Callable[[Seen], Kept]) -> Pending:
        """Work on a message; `receive` does it, and gives what a model says to what it is handed."""
        pending = Pending(message)
        self._under_way[application_id] = pending
        pending.kept = self._pool.submit(receive, pending.see)
        pending.kept.add_done_callback(lambda _: self._under_way.pop(application_id, None))
        return pending
