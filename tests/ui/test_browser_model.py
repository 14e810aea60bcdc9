"""The page in a real browser with a model that takes its time, over real HTTP."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes import ChatServer, Says, chat_server
from tests.ui.browsing import begin, opened, send, serving, settle, shoot, sideways, tab

pytestmark = pytest.mark.slow

MESSAGE = "公司全称甘肃虚构铸管有限公司，是98年改制的私企，从业人员420人"


def _said(field: str, value: str, quote: str) -> dict[str, str]:
    return {"field": field, "value": value, "quote": quote, "why": "新"}


HEARD = json.dumps(
    {
        "updates": [
            _said("企业名称", "甘肃虚构铸管有限公司", "公司全称甘肃虚构铸管有限公司"),
            _said("企业性质", "民营企业", "是98年改制的私企"),
            _said("从业人员", "420人", "从业人员420人"),
        ],
        "story": [],
        "question": None,
        "declined": [],
        "nothing": [],
    },
    ensure_ascii=False,
)


@pytest.fixture(scope="module")
def model() -> Iterator[ChatServer]:
    """A model that says about eighty letters a second."""
    with chat_server(Says(HEARD, pace=0.1)) as server:
        yield server


@pytest.fixture(scope="module")
def address(model: ChatServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    prices = {"PRICE_IN": "2", "PRICE_OUT": "8", "BUDGET": "3"}
    settings = {"URL": model.url, "NAME": "qwen-test", **prices}
    variables = {f"ASSISTANT_MODEL_{name}": value for name, value in settings.items()}
    with serving(tmp_path_factory.mktemp("home"), **variables) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, hosts: set[str]) -> Iterator[Page]:
    with opened(browser, address, hosts) as page:
        yield page


@pytest.mark.parametrize("width", [pytest.param(390, id="phone"), pytest.param(1366, id="laptop")])
def test_a_growing_answer_is_shown_and_then_the_reply(page: Page, hosts: set[str], width: int) -> None:
    """Names of fields as the model names them, marked as unchecked; then what was kept, and what it cost."""
    page.set_viewport_size({"width": width, "height": 844 if width == 390 else 768})
    begin(page, f"铸管{width}")
    send(page, MESSAGE)
    growing = page.locator(".growing")
    expect(growing).to_contain_text("已认出 企业名称")
    expect(growing).to_contain_text("还没有核对")
    shoot(page, f"d-growing-{width}")
    expect(growing).to_contain_text("企业性质、从业人员")
    expect(page.locator(".st-key-talk").get_by_text("记下了").last).to_be_visible()
    settle(page)
    shoot(page, f"e-cost-{width}")

    assert growing.count() == 0
    expect(page.get_by_text("模型用了1次，120个token，约0.0004元（预算3元）。")).to_be_attached()
    assert sideways(page) <= 0
    assert hosts == {"127.0.0.1"}


def test_the_page_stays_alive_while_a_model_thinks(page: Page, model: ChatServer) -> None:
    """A tab opens, a second message waits, a reload loses neither; each is asked of the model once."""
    begin(page, "铸管等待")
    asked = len(model.requests)
    send(page, MESSAGE)
    expect(page.locator(".growing")).to_be_visible()
    tab_list = page.get_by_role("tab", name="核对", exact=True)
    tab_list.click()
    expect(page.get_by_text("待补充（")).to_be_visible()
    expect(page.locator(".growing")).to_be_visible()
    page.reload()
    expect(page.locator(".growing")).to_be_visible()
    send(page, "联系人是苏彩霞")
    expect(page.get_by_text("等上一条记完再记")).to_be_visible()
    shoot(page, "f-waiting")

    expect(page.locator(".st-key-talk").get_by_text("姓名：苏彩霞").last).to_be_visible()
    settle(page)
    assert len(model.requests) == asked + 2
    assert page.get_by_test_id("stChatMessage").count() == 5
    tab(page, "表单")
