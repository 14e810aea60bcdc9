"""One text of the form as the unit: written again, compared, taken, edited by hand, locked, overtaken by a fact."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from assistant.drafting.versions import FieldHistory, edited
from assistant.forms.answers import Answer, Answers, Source
from assistant.store import open_store
from assistant.ui.desk import Desk, fold_key
from assistant.wiring import with_own_texts

PAIN = "scenes.0.pain_points"
FACTS = (
    "以前密封面靠人工拿平尺和塞规量，一个阀体要12分钟，只能抽检两成",
    "细划伤靠眼睛看，漏检的到压力试验才发现，返工一台要花1200元",
    "检验记录是纸的，客户来查质量要翻半天",
)


def desk(page: AppTest) -> Desk:
    found: Desk = page.session_state["desk"]
    return found


def texts(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.html)


@pytest.fixture
def opened(begun: AppTest) -> AppTest:
    """An application with three facts in 应用痛点问题, its editor open."""
    source = Source("对话第1条", "原话")
    desk(begun).store.save_answers(desk(begun).open_one.id, Answers({PAIN: Answer(FACTS, (source,))}), "测试")
    desk(begun).refresh()
    begun.session_state[fold_key(desk(begun).open_one.id, "scenes.0")] = True
    begun.run()
    begun.button(key=f"edit-{PAIN}").click().run()
    return begun


def _type(page: AppTest, words: str) -> AppTest:
    page.segmented_control(key=f"manner-{PAIN}").set_value("text").run()
    box = next(box for box in page.text_area if (box.key or "").startswith(f"raw-{PAIN}-"))
    box.set_value(words)
    return page.button(key=f"save-{PAIN}").click().run()


def test_another_wording_is_offered_beside_the_text_and_taken_only_when_chosen(opened: AppTest) -> None:
    before = desk(opened).drafted().text(PAIN)

    opened.button(key=f"reworded-{PAIN}").click().run()

    assert not opened.exception
    versions = desk(opened).history(PAIN).versions
    assert [version.by for version in versions] == ["rules", "rules"]
    assert versions[1].text != before
    assert desk(opened).drafted().text(PAIN) == before
    opened.button(key=f"take-{PAIN}-2").click().run()
    assert desk(opened).drafted().text(PAIN) == versions[1].text
    assert desk(opened).store.wordings(desk(opened).open_one.id)[PAIN].in_use == 2


def test_a_shorter_wording_is_shorter_and_loses_no_number_before_words(opened: AppTest) -> None:
    opened.button(key=f"shorter-{PAIN}").click().run()

    first, second = desk(opened).history(PAIN).versions
    assert len(second.text) < len(first.text)
    assert "现在" in texts(opened)


def test_a_text_edited_by_hand_is_locked_and_its_facts_stay(opened: AppTest) -> None:
    _type(opened, "人工检测每件12分钟，只能抽检两成。")

    assert not opened.exception
    assert desk(opened).drafted().text(PAIN) == "人工检测每件12分钟，只能抽检两成。"
    assert desk(opened).answers.facts(PAIN) == FACTS
    history = desk(opened).history(PAIN)
    assert (history.locked, history.current.by) == (True, "person")
    assert "已锁定" in texts(opened)


def test_no_other_version_takes_the_place_of_a_locked_text_before_it_is_released(opened: AppTest) -> None:
    _type(opened, "人工检测每件12分钟。")
    opened.button(key=f"edit-{PAIN}").click().run()
    assert opened.button(key=f"take-{PAIN}-1").disabled

    opened.button(key=f"release-{PAIN}").click().run()
    opened.button(key=f"take-{PAIN}-1").click().run()

    assert desk(opened).history(PAIN).in_use == 1


def test_a_changed_fact_marks_the_text_and_does_not_rewrite_it(opened: AppTest) -> None:
    _type(opened, "人工检测每件12分钟。")
    changed = (FACTS[0].replace("12分钟", "15分钟"), *FACTS[1:])
    desk(opened).store.save_answers(
        desk(opened).open_one.id, Answers({PAIN: Answer(changed, (Source("对话第2条"),))}), "测试"
    )
    desk(opened).refresh()
    opened.run()

    assert desk(opened).drafted().text(PAIN) == "人工检测每件12分钟。"
    assert "事实有变" in texts(opened)
    assert "15分钟" in texts(opened)


def test_what_an_edit_says_beyond_the_facts_is_found_by_the_check(opened: AppTest) -> None:
    _type(opened, "人工检测每件15分钟，年损失300万元，国内领先。")

    found = [one.message for one in desk(opened).package().findings if one.code == "edit_without_fact"]
    assert any("15分钟" in one for one in found)
    assert any("300万元" in one for one in found)
    assert any("国内领先" in one for one in found)


def test_a_text_can_follow_its_facts_again(opened: AppTest) -> None:
    ruled = desk(opened).drafted().text(PAIN)
    _type(opened, "人工检测每件12分钟。")
    opened.button(key=f"edit-{PAIN}").click().run()
    opened.button(key=f"release-{PAIN}").click().run()
    opened.button(key=f"follow-{PAIN}").click().run()

    assert desk(opened).drafted().text(PAIN) == ruled
    assert len(desk(opened).history(PAIN).versions) == 2


def test_the_text_in_use_goes_into_document_and_answers_file(opened: AppTest) -> None:
    _type(opened, "人工检测每件12分钟。")

    here = desk(opened)
    assert here.package().draft.text(PAIN) == "人工检测每件12分钟。"
    assert with_own_texts(here.answers, here.wordings).value(PAIN) == "人工检测每件12分钟。"


def test_another_window_s_version_is_not_overwritten(opened: AppTest) -> None:
    """The second window is told; the first one's text stays."""
    here = desk(opened)
    with open_store(here.workshop.settings.database) as other:
        basis = FieldHistory(PAIN)
        other.save_wording(here.open_one.id, basis, edited(basis, "另一个窗口写的。", datetime.now(UTC)))

        opened.button(key=f"reworded-{PAIN}").click().run()

        assert [one.text for one in other.wordings(here.open_one.id)[PAIN].versions] == ["另一个窗口写的。"]
    assert "另一个窗口" in texts(opened)
