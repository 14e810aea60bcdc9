"""A page of its own for each test, with a home folder that nobody else uses."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"
QUIET_BROWSER = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    monkeypatch.delenv("ASSISTANT_DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def page(home: Path) -> Iterator[AppTest]:
    """The page as it first opens; its database is closed at the end."""
    at = AppTest.from_file(str(APP), default_timeout=60).run()
    yield at
    at.session_state["desk"].workshop.store.close()
    st.cache_resource.clear()


@pytest.fixture
def begun(page: AppTest) -> AppTest:
    """The page with a new application open."""
    page.text_input(key="name-start").set_value("陇原机械")
    return page.button(key="create-start").click().run()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's chromium, asking nothing of anybody by itself."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("chromium is not installed; this test needs it (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET_BROWSER))
        yield browser
        browser.close()


@pytest.fixture
def hosts() -> set[str]:
    """Every host that the page asked for anything."""
    return set()
