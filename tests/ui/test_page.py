"""The page as a person uses it, without a browser."""

import io
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from assistant.forms.answers import Answer, Source
from assistant.store import open_store
from assistant.ui.desk import Desk, fold_key
from assistant.ui.tables import keep

STORY = (
    "我们在壳体机加车间上了6台KUKA机器人和一套MES系统，机器人自动上下料，视觉系统在线检测尺寸。"
    "原来每班要5个人，合格率92%；现在每班2个人，合格率98.5%。"
)
HOSTILE = "<img src=x onerror=alert(1)> ![](http://evil.example/a.png) **x** $x$ :red[y] <script>z</script>"


def texts(page: AppTest) -> str:
    """All that stands on the page as HTML."""
    return "\n".join(element.proto.body for element in page.html)


def desk(page: AppTest) -> Desk:
    found: Desk = page.session_state["desk"]
    return found


def say(page: AppTest, words: str) -> AppTest:
    return page.chat_input(key="message").set_value(words).run()


def unfold(page: AppTest, section: str) -> AppTest:
    page.session_state[fold_key(desk(page).open_one.id, section)] = True
    return page.run()


def change(page: AppTest, path: str, words: str) -> AppTest:
    """Unfold a field's section, open the field, type into it, save."""
    unfold(page, path.split(".")[0])
    page.button(key=f"edit-{path}").click().run()
    box = next(
        box for box in (*page.text_input, *page.text_area) if (box.key or "").startswith(f"raw-{path}-")
    )
    box.set_value(words)
    return page.button(key=f"save-{path}").click().run()


def test_opens_with_a_place_to_begin(page: AppTest) -> None:
    """Without any application the page offers to make one, and says that nothing leaves the machine."""
    assert not page.exception
    assert page.button(key="create-start").label == "新建"
    assert "任何内容都不会离开这台电脑" in texts(page)


def test_a_new_application_is_greeted_and_named_in_the_address(begun: AppTest) -> None:
    """The greeting is on disk before it is shown; the address of the page holds the application's id."""
    assert not begun.exception
    assert begun.query_params["id"] == desk(begun).open_one.id
    assert [message.role for message in desk(begun).store.messages(desk(begun).open_one.id)] == ["assistant"]
    assert "您好，我是申报助手" in texts(begun)


def test_an_empty_name_is_told(page: AppTest) -> None:
    """A name of blanks is refused in words."""
    page.text_input(key="name-start").set_value("  ")
    page.button(key="create-start").click().run()

    assert "名称是空的" in texts(page)
    assert desk(page).application is None


def test_a_turn_is_kept_and_shown_in_chat_and_form(begun: AppTest, home: Path) -> None:
    """The story is a message on disk, stands in the chat, and its facts stand in 附表1 at once."""
    say(begun, STORY)

    assert not begun.exception
    with open_store(f"sqlite:///{home / 'applications.db'}") as store:
        kept = store.messages(desk(begun).open_one.id)
    assert [message.text for message in kept if message.role == "user"] == [STORY]
    assert len(kept) == 3
    assert "98.5%" in desk(begun).drafted().text("scenes.0.outcome")
    assert desk(begun).drafted().text("scenes.0.outcome") in texts(begun)


def test_a_scene_card_decides_the_scene(begun: AppTest) -> None:
    """Pressing 选这个 on a card makes its scene the application's scene."""
    say(begun, STORY)
    first = desk(begun).session.proposals[0]
    begun.button(key=f"choose-{first.number}").click().run()

    assert not begun.exception
    assert desk(begun).answers.text("basics.scene") == first.name
    assert desk(begun).answers.text("scenes.0.stage") == first.stage


def test_none_of_the_cards_leads_to_the_catalogue(begun: AppTest) -> None:
    """都不是 offers the forty scenes; the one picked is taken."""
    say(begun, STORY)
    begun.button(key="none-of-them").click().run()
    listed = begun.selectbox(key="listed")
    assert len(listed.options) == 40
    listed.set_value(listed.options[0]).run()
    begun.button(key="choose-listed").click().run()

    assert desk(begun).answers.text("basics.scene") in listed.options[0]
    assert desk(begun).answers.text("basics.scene")


def test_quick_buttons_speak_for_the_person(begun: AppTest) -> None:
    """A quick button is a message like any other."""
    say(begun, STORY)
    begun.button(key="quick-还缺什么").click().run()

    kept = desk(begun).store.messages(desk(begun).open_one.id)
    assert kept[-2].text == "还缺什么"
    assert kept[-1].text.startswith("还缺")


@pytest.mark.parametrize(
    ("side", "said", "staff"),
    [pytest.param("before", "前面的", "520", id="before"), pytest.param("now", "这次的", "480", id="now")],
)
def test_a_contradiction_has_a_button_for_each_side(begun: AppTest, side: str, said: str, staff: str) -> None:
    """The button says what a person would type; what was answered stays until then."""
    say(begun, "企业名称：陇原虚构机械有限公司，从业人员520人")
    say(begun, f"从业人员一共480人{HOSTILE}")
    assert desk(begun).answers.text("basis.staff") == "520"
    assert "<img" not in texts(begun)
    begun.button(key=f"decide-{side}").click().run()

    assert not begun.exception
    assert desk(begun).store.messages(desk(begun).open_one.id)[-2].text == said
    assert desk(begun).answers.text("basis.staff") == staff
    assert "decide-now" not in [button.key for button in begun.button]


def test_a_field_can_be_edited_in_place(begun: AppTest) -> None:
    """What was saved stands in the form, in the store, and its source is the page."""
    change(begun, "enterprise.name", "陇原精密机械有限公司")

    answer = desk(begun).store.open("陇原机械").session.answers.get("enterprise.name")
    assert answer == Answer("陇原精密机械有限公司", (Source("页面", "陇原精密机械有限公司"),))
    assert "陇原精密机械有限公司" in texts(begun)
    assert "enterprise.name" not in desk(begun).editing


def test_a_wrong_edit_is_told_at_the_field_and_nothing_is_lost(begun: AppTest) -> None:
    """A credit code that cannot be right is told; what was typed stays in the box, what was kept stays kept."""
    change(begun, "enterprise.credit_code", "12345")

    assert "统一社会信用代码" in desk(begun).problems["enterprise.credit_code"]
    assert desk(begun).problems["enterprise.credit_code"] in texts(begun).replace("&#x27;", "'")
    box = next(box for box in begun.text_input if (box.key or "").startswith("raw-enterprise.credit_code"))
    assert box.value == "12345"
    assert "enterprise.credit_code" not in desk(begun).answers


def test_an_earlier_version_can_be_brought_back(begun: AppTest) -> None:
    """The history of a field has a button for each earlier version."""
    change(begun, "enterprise.name", "甲机械有限公司")
    change(begun, "enterprise.name", "乙机械有限公司")
    begun.button(key="edit-enterprise.name").click().run()
    first = desk(begun).store.versions(desk(begun).open_one.id, "enterprise.name")[-1]
    begun.button(key=f"restore-{first.id}").click().run()

    assert desk(begun).answers.text("enterprise.name") == "甲机械有限公司"


def test_a_computed_value_saved_unchanged_stays_computed(begun: AppTest) -> None:
    """Opening and saving 申报单位, which follows from 企业名称, does not freeze it."""
    change(begun, "enterprise.name", "甲机械有限公司")
    unfold(begun, "cover")
    begun.button(key="edit-cover.applicant").click().run()
    begun.button(key="save-cover.applicant").click().run()

    assert "cover.applicant" not in desk(begun).answers
    assert desk(begun).drafted().text("cover.applicant") == "甲机械有限公司"


def test_table_rows_are_kept(begun: AppTest) -> None:
    """What the table's editor returns is kept row by row, blank rows left out, and shown on the next run."""
    edited = {
        "place": [-1, None],
        "kind": ["高档数控机床与工业机器人", None],
        "name": ["焊接机器人", float("nan")],
        "model": ["KR210", ""],
        "supplier": ["库卡", ""],
        "note": ["", ""],
    }
    keep(desk(begun), "means.0.equipment", edited)
    begun.run()

    assert not begun.exception
    assert desk(begun).answers.keys("means.0.equipment") == (0,)
    assert desk(begun).answers.text("means.0.equipment.0.model") == "KR210"
    assert "1行" in texts(begun)


def test_a_wrong_cell_is_told_at_the_table(begun: AppTest) -> None:
    """A kind that the form does not print is refused with its row, and nothing of the table is kept."""
    edited = {"place": [-1], "kind": ["飞船"], "name": ["甲"], "model": [""], "supplier": [""], "note": [""]}
    keep(desk(begun), "means.0.equipment", edited)
    begun.run()

    assert "第1行" in desk(begun).problems["means.0.equipment"]
    assert not desk(begun).answers.keys("means.0.equipment")
    assert "飞船" in texts(begun)


def test_both_copies_are_made_kept_and_offered(begun: AppTest) -> None:
    """One click makes the copy with comments and the clean one, both with the enterprise's name."""
    change(begun, "enterprise.name", "陇原精密机械有限公司")
    begun.session_state["tab"] = "下载"
    begun.run()
    begun.button(key="make-draft").click().run()

    assert not begun.exception
    assert [button.key for button in begun.download_button] == ["working-1", "clean-1", "answers"]
    draft = desk(begun).store.draft(desk(begun).open_one.id, 1)
    for document in (draft.document, draft.clean):
        assert document is not None
        cells = [
            cell.text
            for table in docx.Document(io.BytesIO(document)).tables
            for row in table.rows
            for cell in row.cells
        ]
        assert any("陇原精密机械有限公司" in cell for cell in cells)


def test_the_check_lists_findings_and_what_is_missing(begun: AppTest) -> None:
    """A contradiction between cover and form is found; the button beside it opens the field."""
    change(begun, "enterprise.name", "甲机械有限公司")
    change(begun, "cover.applicant", "乙机械有限公司")
    begun.session_state["tab"] = "核对"
    begun.run()

    assert not begun.exception
    assert "两处应一致" in texts(begun)
    assert "待补充（" in texts(begun)
    begun.button(key="mend-0").click().run()
    assert "cover.applicant" in desk(begun).editing
    assert begun.session_state["tab"] == "表单"


def test_the_address_brings_back_conversation_and_form(begun: AppTest) -> None:
    """A fresh tab with the same address shows the same messages and answers."""
    say(begun, STORY)
    change(begun, "enterprise.name", "陇原精密机械有限公司")
    again = AppTest.from_file(begun._script_path, default_timeout=60)
    again.query_params["id"] = desk(begun).open_one.id
    again.run()

    assert not again.exception
    assert len(again.chat_message) == len(begun.chat_message) == 3
    assert desk(again).session == desk(begun).session
    unfold(again, "enterprise")
    assert "陇原精密机械有限公司" in texts(again)


def test_an_unknown_address_leads_to_the_list(page: AppTest) -> None:
    """An id that is not there is told, and the page goes on."""
    page.query_params["id"] = "no-such-id"
    page.run()

    assert not page.exception
    assert "找不到申报书" in texts(page)
    assert page.button(key="create-start")


def test_a_second_tab_does_not_overwrite_the_first(begun: AppTest) -> None:
    """Where another tab has saved since, the message is kept on the screen; 刷新 and 再发一次 bring it in."""
    other = AppTest.from_file(begun._script_path, default_timeout=60)
    other.query_params["id"] = desk(begun).open_one.id
    other.run()
    change(other, "enterprise.name", "甲机械有限公司")

    say(begun, STORY)
    assert "另一个窗口" in texts(begun)
    assert desk(begun).unsent == STORY
    begun.button(key="refresh").click().run()
    assert desk(begun).answers.text("enterprise.name") == "甲机械有限公司"
    begun.button(key="again").click().run()
    assert not desk(begun).unsent
    assert desk(begun).store.messages(desk(begun).open_one.id)[1].text == STORY


def test_hostile_text_stays_literal(begun: AppTest) -> None:
    """Markup typed by a person is shown as typed: escaped in HTML, and nowhere read as Markdown."""
    say(begun, STORY + HOSTILE)
    change(begun, "enterprise.credit_rating", HOSTILE)

    assert not begun.exception
    assert desk(begun).answers.text("enterprise.credit_rating") == HOSTILE
    assert "<img" not in texts(begun)
    assert "<script" not in texts(begun)
    assert "&lt;img src=x onerror=alert(1)&gt; ![](http://evil.example/a.png) **x** $x$" in texts(begun)
    assert not [block.value for block in begun.markdown if "evil" in block.value]


def test_a_hostile_name_stays_literal(page: AppTest) -> None:
    """The name of an application on a button has every mark of Markdown escaped."""
    page.text_input(key="name-start").set_value("**甲** :red[x] $y$ ![](z)")
    page.button(key="create-start").click().run()

    here = page.button(key=f"open-{desk(page).open_one.id}")
    assert here.label == r"\*\*甲\*\* \:red\[x\] \$y\$ \!\[\]\(z\)"


def test_rename_and_delete(begun: AppTest) -> None:
    """Deleting takes a tick first."""
    here = desk(begun).open_one.id
    begun.text_input(key=f"rename-{here}").set_value("改过的名").run()
    begun.button(key="rename").click().run()
    assert desk(begun).store.open(here).name == "改过的名"

    assert begun.button(key="delete").disabled
    begun.checkbox(key=f"sure-{here}").check().run()
    begun.button(key="delete").click().run()
    assert desk(begun).store.list() == ()
    assert "已删除" in texts(begun)


def upload(page: AppTest, name: str, text: str) -> AppTest:
    box = next(box for box in page.file_uploader if (box.key or "").startswith("file-"))
    box.upload(name, text.encode("utf-8"))
    return page.run()


def enterprise_file(*lines: str) -> str:
    """An answers file with lines for （一）申报主体基本信息."""
    return "\n    ".join(["一、申报主体和场景基本信息:\n  （一）申报主体基本信息:", *lines])


def test_an_answers_file_is_merged_after_consent(begun: AppTest) -> None:
    """A file is shown as differences first; only the button merges it."""
    upload(begun, "甲.yaml", enterprise_file("企业名称: 甲机械有限公司", "成立时间: 2008-05"))
    assert not begun.exception
    assert "新填2项，改动0项" in texts(begun)
    assert "enterprise.name" not in desk(begun).answers

    begun.button(key="merge").click().run()
    assert desk(begun).answers.text("enterprise.name") == "甲机械有限公司"
    assert desk(begun).answers.text("enterprise.founded") == "2008-05"
    assert "已并入2项" in texts(begun)


def test_each_error_of_an_answers_file_is_told(begun: AppTest) -> None:
    """An unknown label and a wrong code are both told; nothing is merged."""
    upload(begun, "甲.yaml", enterprise_file("企业别名: 甲", "统一社会信用代码: 12"))

    assert "文件里有2处需要改" in texts(begun)
    assert "merge" not in [button.key for button in begun.button]
