"""One text written once more: other words by rules, shorter, or by a model whose words are checked; nothing kept."""

import json
from datetime import UTC, date, datetime

import pytest

from assistant.drafting.draft import draft
from assistant.drafting.grounding import ungrounded
from assistant.drafting.redrafting import NoOtherWordingError, Redrafted, redraft
from assistant.drafting.versions import FieldHistory, offered
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.llm import ChatModel
from assistant.text.zi import count_zi
from tests.fakes import Says, chat_server

TODAY = date(2026, 3, 10)
PAIN = "scenes.0.pain_points"
FACTS = (
    "以前密封面靠人工拿平尺和塞规量，一个阀体要12分钟，只能抽检两成",
    "细划伤靠眼睛看，漏检的到压力试验才发现，返工一台要花1200元",
    "检验记录是纸的，客户来查质量要翻半天",
)
ANSWERS = Answers({PAIN: Answer(FACTS, (Source("对话第1条"),))})
NEW = FieldHistory(PAIN)


def _again(style: str, history: FieldHistory = NEW, model: ChatModel | None = None) -> Redrafted:
    return redraft(FORM, ANSWERS, PAIN, TODAY, style, history, model)  # type: ignore[arg-type]


def _known(history: FieldHistory, one: Redrafted) -> FieldHistory:
    return offered(history, one.field, one.lines, datetime(2026, 3, 10, tzinfo=UTC), one.style)


def test_other_words_say_the_same_numbers():
    other = _again("reworded")

    assert other.field.text != draft(FORM, ANSWERS, TODAY).text(PAIN)
    assert not ungrounded(other.field.text, FACTS)
    assert all(number in other.field.text for number in ("12分钟", "1200元"))


def test_no_version_is_offered_twice_and_in_the_end_there_is_none():
    history = NEW
    for _ in range(60):
        try:
            other = _again("reworded", history)
        except NoOtherWordingError:
            break
        history = _known(history, other)
    else:
        pytest.fail("the rules never ran out of words")

    texts = [one.text for one in history.versions]
    assert len(texts) >= 1
    assert len(texts) == len(set(texts))


def test_shorter_is_shorter_and_lists_what_it_left_out():
    other = _again("shorter")

    assert other.field.zi < count_zi(draft(FORM, ANSWERS, TODAY).text(PAIN))
    assert other.field.narrative is not None
    assert other.field.narrative.left_out


def test_more_technical_needs_a_model():
    with pytest.raises(NoOtherWordingError, match="按规则写不出别的写法"):
        _again("technical")


def test_what_a_model_says_is_taken_where_it_holds():
    said = "改造前密封面依靠人工使用平尺和塞规测量，单件耗时12分钟，仅能抽检两成。"
    rest = "细划伤依靠目视检查，漏检件至压力试验方才发现，单台返工费用1200元。"
    last = "检验记录为纸质，客户查询质量时需翻找半天。"
    sentences = [{"text": one, "facts": [at]} for at, one in enumerate((said, rest, last), start=1)]
    with chat_server(Says(json.dumps({"sentences": sentences}, ensure_ascii=False))) as server:
        other = _again("technical", model=ChatModel(server.url, "test"))

    assert said in other.field.text
    assert {line.by for line in other.lines} == {"model"}
    assert other.spent.calls == 1


def test_a_model_that_makes_up_a_number_is_replaced_by_the_rules_and_the_person_is_told():
    sentences = [{"text": "改造前单件检测耗时12分钟，年损失300万元。", "facts": [1]}]
    with chat_server(Says(json.dumps({"sentences": sentences}, ensure_ascii=False))) as server:
        other = _again("reworded", model=ChatModel(server.url, "test"))

    assert "300万元" not in other.field.text
    assert {line.by for line in other.lines} == {"rules"}
    assert "规则" in other.told
    assert other.spent.calls > 1


def test_a_model_out_of_reach_leaves_it_to_the_rules():
    other = _again("reworded", model=ChatModel("http://127.0.0.1:9/v1", "test", timeout=1, patience=1))

    assert {line.by for line in other.lines} == {"rules"}
    assert other.told
