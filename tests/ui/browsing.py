"""Driving the page in a real browser, served as a person serves it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "tests" / "screenshots"
PATIENCE = 30_000
"""Milliseconds to wait for anything on the page; a slow machine takes its time."""


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[str]:
    """The address of `streamlit run app.py` with its own home folder; `settings` are ASSISTANT_… variables."""
    port = _free_port()
    ours = {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment |= {"ASSISTANT_HOME": str(home), **settings}
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += [f"--server.port={port}", "--server.headless=true"]
    with (home / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail("the server stopped before it answered")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not answer within a minute")


@contextmanager
def opened(browser: Browser, address: str, hosts: set[str]) -> Iterator[Page]:
    """The page on a small laptop; every host that it asks for anything is put into `hosts`."""

    def note(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            hosts.add(parts.hostname or url)

    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="zh-CN", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.on("request", lambda request: note(request.url))
    page.on("websocket", lambda one: note(one.url))
    page.goto(address)
    yield page
    context.close()


def settle(page: Page) -> None:
    """Wait until the script has run to its end, twice in a row: a save is followed by another run."""
    quiet = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    for _ in range(2):
        page.wait_for_timeout(350)
        page.wait_for_function(quiet)


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def begin(page: Page, name: str) -> None:
    page.get_by_label("申报书名称").fill(name)
    page.get_by_role("button", name="新建", exact=True).click()
    expect(page.get_by_text("您好，我是申报助手")).to_be_visible()
    settle(page)


def send(page: Page, words: str) -> None:
    """Type a message and send it; the reply is not waited for."""
    box = page.get_by_placeholder("用自己的话回答，回车发送")
    box.fill(words)
    box.press("Enter")


def say(page: Page, words: str, reply: str) -> None:
    """Send a message and wait for words of its reply."""
    send(page, words)
    expect(page.locator(".st-key-talk").get_by_text(reply).last).to_be_visible()
    settle(page)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()
    settle(page)


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return found
