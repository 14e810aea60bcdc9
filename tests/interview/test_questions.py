import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.interview.questions import question_in


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("投资860万，供应商要写全称吗？", "供应商要写全称吗"),
        ("什么叫关键设备数控化率", "什么叫关键设备数控化率"),
        ("这个300字咋算", "这个300字咋算"),
        ("数控化率啥意思", "数控化率啥意思"),
        ("不填行不行", "不填行不行"),
        ("必须有成熟度等级吗", "必须有成熟度等级吗"),
        ("小企业能报不", "小企业能报不"),
        ("供应商是浪潮。要写联系人吗", "要写联系人吗"),
        ("不知道该选哪个环节", "不知道该选哪个环节"),
    ],
    ids=lambda text: text[:8],
)
def test_a_question_back_is_found(message, question):
    """With or without a mark, alone or behind an answer."""
    assert question_in(message) == question


@pytest.mark.parametrize(
    "message", ["860万，对吧", "可以吗", "你看行不行", "没错吧？", "这样写可以吗", "我说清楚了吗"]
)
def test_asking_for_agreement_asks_nothing(message):
    """Politeness needs no answer from the notice."""
    assert question_in(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "以前坏了谁知道啊？",
        "为什么要上呢？因为人不好招。",
        "效果怎么样？产量提高了18%。",
        "一天停两回，谁受得了？",
        "机器人自动判断抓哪个、放哪里",
        "不管来什么料都能自动识别规格",
        "没什么供应商，都自己干的",
        "不清楚，等财务回来再说",
    ],
)
def test_a_story_asks_nothing(message):
    """A story asks and answers itself, or tells what a system decides."""
    assert question_in(message) is None


@pytest.mark.parametrize(
    "message", ["还缺什么？", "跳过行吗", "选第2个行吗", "把电话改成13909312222行吗", "上一题", "大概300人？"]
)
def test_a_command_a_choice_or_a_doubtful_answer_is_no_question(message):
    """Each has its own way through the interview."""
    assert question_in(message) is None


def test_a_bare_question_keeps_what_it_is_about():
    """怎么填 alone could not be answered."""
    assert question_in("研制周期我们没有研发，怎么填") == "研制周期我们没有研发，怎么填"


def test_names_made_of_asking_words_are_names():
    """A value behind a label is an answer, whatever its words."""
    assert question_in("企业名称：甘肃何为新材料有限公司") is None


@given(st.text(max_size=200))
def test_the_question_comes_from_the_message(message):
    """Nothing is put into anybody's mouth: each clause of the question is one of the message."""
    found = question_in(message)

    assert found is None or all(part in message for part in found.split("，"))


def test_a_long_message_is_read_in_no_time():
    """A pasted chapter must not hold up a turn."""
    started = time.perf_counter()
    question_in("我们在车间上了一套系统，以前不知道哪台设备费电，现在一看就知道。" * 300)

    assert time.perf_counter() - started < 1
