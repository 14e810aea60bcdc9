"""The page in a real browser: from the first sentence to the downloaded document, with no outside request."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "tests" / "screenshots"
STORY = (
    "我们在壳体机加车间上了6台KUKA机器人和一套MES系统，机器人自动上下料，视觉系统在线检测尺寸，MES统一排产。"
    "原来每班要5个人，合格率只有92%；现在每班2个人，合格率98.5%，全年节约人工成本120万元。"
)
NAME = "陇原精密机械有限公司"
HOSTILE = "<img src=http://evil.example/a.png onerror=alert(1)> ![](http://evil.example/b.png) **x** $x$"
QUIET_BROWSER = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 30_000
"""Milliseconds to wait for anything on the page; a slow machine takes its time."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page served as a person serves it: `streamlit run app.py`."""
    home = tmp_path_factory.mktemp("home")
    port = _free_port()
    environment = {**os.environ, "ASSISTANT_HOME": str(home)}
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        f"--server.port={port}",
        "--server.headless=true",
    ]
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
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


@pytest.fixture
def page(browser: Browser, address: str, hosts: set[str]) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="zh-CN", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.on("request", lambda request: _note(hosts, request.url))
    page.on("websocket", lambda one: _note(hosts, one.url))
    page.goto(address)
    yield page
    context.close()


def _note(hosts: set[str], url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob"):
        hosts.add(parts.hostname or url)


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


def say(page: Page, words: str, reply: str) -> None:
    box = page.get_by_placeholder("用自己的话回答，回车发送")
    box.fill(words)
    box.press("Enter")
    expect(page.locator(".st-key-talk").get_by_text(reply).last).to_be_visible()
    settle(page)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()
    settle(page)


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return found


def document_text(path: Path) -> str:
    word = docx.Document(str(path))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_from_the_first_sentence_to_the_document(page: Page, hosts: set[str], tmp_path: Path) -> None:
    """A story, a scene, a name → a .docx that holds them; a reload keeps all; nothing is asked of another host."""
    shoot(page, "1-welcome")
    begin(page, "陇原机械 机加车间")
    say(page, STORY, "最像下面的场景")
    shoot(page, "2-scenes")
    page.get_by_role("button", name="选这个").first.click()
    expect(page.locator(".st-key-talk").get_by_text("场景定为").last).to_be_visible()
    settle(page)
    say(page, f"{NAME}，2008年5月成立，民营企业，中型企业", "记下了")
    expect(page.locator(".st-key-right").get_by_text(NAME).first).to_be_visible()
    shoot(page, "3-form")

    page.reload()
    expect(page.locator(".st-key-talk").get_by_text(STORY)).to_be_attached()
    settle(page)
    tab(page, "核对")
    shoot(page, "4-check")
    tab(page, "下载")
    page.get_by_role("button", name="生成批注稿").click()
    expect(page.get_by_text("第1稿已生成")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载", exact=True).first.click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    shoot(page, "5-download")

    text = document_text(saved)
    assert saved.suffix == ".docx"
    assert NAME in text
    assert "98.5%" in text
    assert "120万元" in text
    assert hosts == {"127.0.0.1"}


def test_a_field_and_a_table_are_edited(page: Page) -> None:
    """A wrong code is told beside the box and stays in it; a row typed into 关键装备 is still there after a reload."""
    begin(page, "改表单")
    row = page.locator('[class*="st-key-row-enterprise-credit_code"]')
    row.get_by_role("button", name="填写").click()
    editor = page.locator('[class*="st-key-editor-enterprise-credit_code"]')
    editor.get_by_role("textbox").fill("12345")
    editor.get_by_role("button", name="保存").click()
    expect(editor.get_by_role("alert")).to_be_visible()
    expect(editor.get_by_role("textbox")).to_have_value("12345")
    shoot(page, "6-wrong")

    tab(page, "附表2")
    cells = page.get_by_test_id("stDataFrame").first.locator("canvas").first
    box = cells.bounding_box()
    assert box is not None
    # The cells are drawn on a canvas: 名称 of the first row is found by its place.
    page.mouse.dblclick(box["x"] + box["width"] * 0.48, box["y"] + 52)
    overlay = page.locator("#portal textarea, #portal input").last
    overlay.fill("焊接机器人")
    overlay.press("Enter")
    settle(page)
    page.get_by_role("button", name="保存关键装备").click()
    expect(page.get_by_text("1行", exact=True)).to_be_visible()
    shoot(page, "7-table")
    page.reload()
    settle(page)
    tab(page, "附表2")
    expect(page.get_by_text("1行", exact=True)).to_be_visible()


def test_markup_from_a_person_is_shown_as_typed(page: Page, hosts: set[str]) -> None:
    """Hostile text makes no image, no dialog and no request; it stands on the page letter by letter."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    begin(page, f"标记 {HOSTILE}"[:100])
    say(page, f"{STORY}{HOSTILE}", "记下了")

    expect(page.locator(".st-key-talk").get_by_text(HOSTILE).first).to_be_attached()
    assert page.locator("img[src*=evil]").count() == 0
    assert not dialogs
    assert hosts == {"127.0.0.1"}


@pytest.mark.parametrize("width", [pytest.param(390, id="phone"), pytest.param(1366, id="laptop")])
def test_nothing_sticks_out_sideways(page: Page, width: int) -> None:
    """No tab makes the page wider than the window."""
    page.set_viewport_size({"width": width, "height": 844 if width == 390 else 768})
    begin(page, f"宽度{width}")
    say(page, STORY, "最像下面的场景")
    shoot(page, f"8-{width}")
    for name in ("表单", "附表2", "核对", "下载", "导入"):
        tab(page, name)
        assert sideways(page) <= 0, name
    page.get_by_role("tab", name="表单").click()
    page.screenshot(path=SHOTS / f"9-{width}-whole.png", full_page=True)
