"""For all tests: nothing leaves the machine, and nobody's own data is touched."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

from assistant.settings import Settings

# CI tries the same cases every time, a person's run new ones: a new counterexample is found at a desk, not by a landing
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_LOCAL = {"127.0.0.1", "::1", "localhost"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden texts instead of comparing")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Database and index of each test are its own."""
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path_factory.mktemp("home")))
    for name in sorted(set(Settings.model_fields) - {"home"}):
        monkeypatch.delenv(f"ASSISTANT_{name.upper()}", raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to any other machine is an error."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and str(address[0]) not in _LOCAL:
            raise AssertionError(f"a test reached out to {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> "Golden":
    """Compares lines with tests/golden/NAME.txt, or rewrites it under --golden."""
    return Golden(rewrite=bool(request.config.getoption("--golden")))


class Golden:
    """Golden texts: visible lines kept as text, whose change a person reads."""

    folder = Path(__file__).parent / "golden"

    def __init__(self, *, rewrite: bool) -> None:
        self._rewrite = rewrite

    def check(self, name: str, lines: list[str]) -> None:
        """Hold `lines` against the kept ones."""
        path = self.folder / f"{name}.txt"
        if self._rewrite:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert lines == path.read_text(encoding="utf-8").splitlines()
