"""A store on a real SQLite file, with a clock that moves a second at each look."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from assistant.store import Store, open_store


class Clock:
    """Gives times one second apart."""

    def __init__(self) -> None:
        self._seconds = count()

    def __call__(self) -> datetime:
        return datetime(2026, 3, 1, 8, 0, 0, 123456, tzinfo=UTC) + timedelta(seconds=next(self._seconds))


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of a file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'applications.db'}"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(address, now=Clock()) as opened:
        yield opened
