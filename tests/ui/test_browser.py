"""The page in a real browser: from the first sentence to the downloaded document, with no outside request."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.documents.materials import labelled_lines
from tests.ui.browsing import SHOTS, begin, opened, say, serving, settle, shoot, sideways, tab

pytestmark = pytest.mark.slow

STORY = (
    "我们在壳体机加车间上了6台KUKA机器人和一套MES系统，机器人自动上下料，视觉系统在线检测尺寸，MES统一排产。"
    "原来每班要5个人，合格率只有92%；现在每班2个人，合格率98.5%，全年节约人工成本120万元。"
)
NAME = "陇原精密机械有限公司"
HOSTILE = "<img src=http://evil.example/a.png onerror=alert(1)> ![](http://evil.example/b.png) **x** $x$"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, hosts: set[str]) -> Iterator[Page]:
    with opened(browser, address, hosts) as page:
        yield page


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
    page.get_by_role("button", name="生成申报书").click()
    expect(page.get_by_text("第1稿已生成")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="批注稿", exact=True).first.click()
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


def test_a_contradiction_is_decided_by_a_button(page: Page) -> None:
    """Both values stand side by side; 用这次的 takes the new one, and the buttons are gone."""
    begin(page, "矛盾")
    say(page, f"企业名称：{NAME}，从业人员520人", "记下了")
    say(page, "从业人员一共480人", "以哪个为准")
    talk = page.locator(".st-key-talk")
    expect(talk.locator(".st-key-side-before")).to_contain_text("520")
    expect(talk.locator(".st-key-side-now")).to_contain_text("480")
    shoot(page, "a-dispute")
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    shoot(page, "a-dispute-390")
    assert sideways(page) <= 0

    page.get_by_role("button", name="用这次的").click()
    expect(talk.get_by_text("480（原为520）")).to_be_visible()
    settle(page)
    expect(page.get_by_role("button", name="用前面的")).to_have_count(0)


def test_a_question_back_is_answered_with_its_place(page: Page) -> None:
    """Annex and line of the notice stand in the answer, and the interview goes on where it was."""
    begin(page, "反问")
    say(page, f"企业名称：{NAME}", "记下了")
    say(page, "卓越级要几级成熟度？", "通知原文第")
    expect(page.locator(".st-key-talk").get_by_text("我们接着填").last).to_be_visible()
    shoot(page, "b-question")


def test_old_material_is_offered_with_its_place(page: Page, tmp_path: Path) -> None:
    """An uploaded file's facts are listed with where they stand, and taken by one button."""
    begin(page, "旧材料")
    tab(page, "导入")
    page.locator("input[type=file]").first.set_input_files([str(labelled_lines(tmp_path))])
    expect(page.get_by_text("找到13项")).to_be_visible()
    settle(page)
    shoot(page, "c-material")
    chip = page.get_by_test_id("stFileChip").get_by_role("button").first
    after = "one => getComputedStyle(one, '::after').content"
    assert "选择文件" not in chip.evaluate(after)
    page.get_by_role("button", name="采用所选").click()
    expect(page.get_by_text("已采用13项")).to_be_visible()


def test_enter_that_picks_a_character_does_not_send(page: Page) -> None:
    """With a Chinese input method Enter first ends the composition; only the next one sends."""
    begin(page, "输入法")
    box = page.get_by_placeholder("用自己的话回答，回车发送")
    box.click()
    page.evaluate(
        "() => { window.composing = []; addEventListener('keydown', e => composing.push(e.isComposing), true) }"
    )
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "shebei", "selectionStart": 6, "selectionEnd": 6})
    enter = {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    keys.send("Input.dispatchKeyEvent", enter)
    settle(page)
    assert page.evaluate("composing") == [True]
    assert page.get_by_test_id("stChatMessage").count() == 1  # the greeting

    keys.send("Input.insertText", {"text": "企业名称：陇原精密机械有限公司"})
    expect(box).to_have_value("企业名称：陇原精密机械有限公司")
    box.press("Enter")
    expect(page.locator(".st-key-talk").get_by_text("记下了").last).to_be_visible()


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


def test_a_text_is_written_again_compared_and_edited(page: Page) -> None:
    """Another wording stands beside the text; a text typed by hand is locked, and tells so on the form."""
    begin(page, "写法")
    say(page, STORY, "最像下面的场景")
    page.get_by_role("button", name="选这个").first.click()
    expect(page.locator(".st-key-talk").get_by_text("场景定为").last).to_be_visible()
    settle(page)
    page.locator("[class*='edit-scenes-0-outcome'] button").first.click()
    settle(page)
    page.get_by_role("button", name="写短些").click()
    expect(page.get_by_text("已写出第2版").first).to_be_visible()
    settle(page)
    page.locator(".st-key-right .compare").first.scroll_into_view_if_needed()
    shoot(page, "g-compare")
    page.get_by_role("button", name="用这一版").first.click()
    expect(page.get_by_text("现在用第2版").first).to_be_visible()
    settle(page)
    shoot(page, "g-taken")
    assert sideways(page) <= 0
