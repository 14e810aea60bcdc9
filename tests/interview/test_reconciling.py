"""What rules read and a model heard, made one: who decides what."""

from datetime import date
from typing import Any

import pytest

from assistant.errors import AnswerError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.values import plain, read_answer
from assistant.interview.by_model.heard import Heard
from assistant.interview.by_model.listening import Listener
from assistant.interview.by_model.reconciling import reconcile
from assistant.interview.by_rules.reading import Reading
from assistant.interview.session import Session, Update
from assistant.interview.topics import fields_of, tables_of
from tests.fakes import FillingModel

TODAY = date(2026, 3, 10)


def _session(topic: str, answers: Answers | None = None) -> Session:
    asked = (*(path for path, _ in fields_of(topic, TODAY)), *tables_of(topic))
    return Session(answers or Answers(), turn=3, topic=topic, asked=asked)


def _rules(says: str, session: Session, *read: tuple[str, str, str]) -> Reading:
    """A reading with updates given as path, words, quote."""
    updates = []
    for path, words, quote in read:
        answer = read_answer(FORM.field(path), words, Source("对话第3条", quote), TODAY)
        assert answer is not None
        if FORM.field(path).kind == "narrative" and answer.state == "given":
            answer = session.answers.with_facts(path, [words], "对话第3条")
        updates.append(Update(path, answer, quote))
    return Reading(says, session, TODAY, updates=updates)


def _heard(says: str, session: Session, **said: Any) -> Heard:
    return Listener(FillingModel(said)).hear(says, session, TODAY)


def _value(field: str, value: str, quote: str) -> dict[str, str]:
    return {"field": field, "value": value, "quote": quote, "why": "新"}


def _shown(reading: Reading) -> dict[str, str]:
    return {one.path: _flat(one.answer) for one in reading.updates}


def _flat(answer: Answer) -> str:
    return "|".join(plain(fact) for fact in answer.facts) if answer.state == "given" else answer.state


@pytest.mark.parametrize(
    ("topic", "says", "read", "said", "both"),
    [
        pytest.param(
            "project", "投了860万，另有流动资金200万", [("basics.investment", "860万", "投了860万")],
            [_value("应用建设投资", "200万", "另有流动资金200万")], {"basics.investment": "860"},
            id="figures-by-the-rules",
        ),
        pytest.param(
            "people", "电话0931-8000021", [("enterprise.contact.phone", "0931-8000021", "电话0931-8000021")],
            [_value("传真", "0931-8000021", "电话0931-8000021")], {"enterprise.contact.phone": "0931-8000021"},
            id="one-field-for-the-same-figure",
        ),
        pytest.param(
            "project", "炉子那摊子前后八百六十万", [],
            [_value("应用建设投资", "八百六十万", "前后八百六十万")], {"basics.investment": "860"},
            id="figures-left-unread-by-the-model",
        ),
        pytest.param(
            "registration", "我们是省国资委管的", [("enterprise.nature", "中央企业", "省国资委管的")],
            [_value("企业性质", "地方国企", "省国资委管的")], {"enterprise.nature": "地方国企"},
            id="meaning-by-the-model",
        ),
        pytest.param(
            "people", "找程一鸣，供应商那边的", [("enterprise.contact.name", "程一鸣", "找程一鸣")],
            [_value("供应商联系人", "程一鸣", "程一鸣，供应商那边的")], {"basics.supplier_contact": "程一鸣"},
            id="whose-name-by-the-model",
        ),
        pytest.param(
            "project", "甲虚构公司和乙虚构公司做的", [("basics.supplier", "甲虚构公司、乙虚构公司", "甲虚构公司和乙虚构公司做的")],
            [_value("系统供应商名称", "甲虚构公司", "甲虚构公司和乙虚构公司做的")], {"basics.supplier": "甲虚构公司、乙虚构公司"},
            id="no-supplier-is-lost",
        ),
        pytest.param(
            "outcomes", "数控化率联网率都是86%",
            [("basics.outcomes.cnc_share", "86%", "都是86%"), ("basics.outcomes.networked_share", "86%", "都是86%")],
            [_value("运营成本下降", "86%", "都是86%")],
            {"basics.outcomes.cnc_share": "86", "basics.outcomes.networked_share": "86"},
            id="nothing-from-words-that-are-taken",
        ),
        pytest.param(
            "people", "法人和联系人手机依次是13900000301、13900000302",
            [("enterprise.representative.phone", "13900000302", "13900000302"),
             ("enterprise.contact.mobile", "13900000301", "13900000301")],
            [_value("法人代表电话", "13900000301", "手机依次是13900000301、13900000302"),
             _value("联系人手机", "13900000302", "手机依次是13900000301、13900000302")],
            {"enterprise.representative.phone": "13900000301", "enterprise.contact.mobile": "13900000302"},
            id="whose-telephone-by-the-model",
        ),
        pytest.param(
            "people", "法人13900000301，联系人13900000302",
            [("enterprise.representative.phone", "13900000301", "法人13900000301"),
             ("enterprise.contact.mobile", "13900000302", "联系人13900000302")],
            [_value("法人代表电话", "13900000302", "联系人13900000302")],
            {"enterprise.representative.phone": "13900000301", "enterprise.contact.mobile": "13900000302"},
            id="but-none-twice",
        ),
    ],
)  # fmt: skip
def test_who_decides_a_short_field(topic, says, read, said, both):
    """Figures by the rules, meaning by the model, never two fields from the same figure."""
    session = _session(topic)
    reading = reconcile(_rules(says, session, *read), _heard(says, session, updates=said), session)

    assert _shown(reading) == both


def test_a_sentence_may_change_its_column_and_none_is_lost():
    """The model moves one sentence; the one it passed over stays where the rules put it."""
    says = "以前靠人看火。现在每吨省12方气。领导来看过。"
    session = _session("opening")
    rules = _rules(
        says, session,
        ("scenes.0.application", "以前靠人看火。", "以前靠人看火。"),
        ("scenes.0.outcome", "领导来看过。", "领导来看过。"),
    )  # fmt: skip
    story = [
        {"column": "解决的痛点问题描述", "sentences": [1]},
        {"column": "已实施成效", "sentences": [2]},
    ]
    reading = reconcile(rules, _heard(says, session, story=story), session)

    assert _shown(reading) == {
        "scenes.0.pain_points": "以前靠人看火。",
        "scenes.0.outcome": "现在每吨省12方气。|领导来看过。",
    }


def test_a_sentence_that_the_rules_divide_stays_divided():
    """The model points at whole sentences; where the rules agree with it on one part, the others keep their columns."""
    says = "以前靠老周看火，现在6支热电偶自己调。"
    session = _session("opening")
    before, after = "以前靠老周看火", "现在6支热电偶自己调。"
    parts = (("scenes.0.pain_points", before, before), ("scenes.0.solution", after, after))
    agreed = _heard(says, session, story=[{"column": "解决的痛点问题描述", "sentences": [1]}])
    other = _heard(says, session, story=[{"column": "应用描述", "sentences": [1]}])

    assert _shown(reconcile(_rules(says, session, *parts), agreed, session)) == {
        "scenes.0.pain_points": before,
        "scenes.0.solution": after,
    }
    assert _shown(reconcile(_rules(says, session, *parts), other, session)) == {
        "scenes.0.application": f"{before}|{after}"
    }


def test_facts_told_before_stay():
    """A narrative grows; every fact keeps its source."""
    answers = Answers().with_answer(
        "scenes.0.outcome", Answers().with_facts("x", ["先前说的一句。"], "对话第1条")
    )
    says = "现在每吨管子省12方气。"
    session = _session("outcome@0", answers)
    rules = _rules(says, session, ("scenes.0.outcome", says, says))
    (update,) = reconcile(rules, _heard(says, session), session).updates

    assert update.answer.facts == ("先前说的一句。", says)
    assert [one.origin for one in update.answer.sources] == ["对话第1条", "对话第3条"]


def test_without_a_story_of_the_model_the_rules_sentences_stay():
    """A model that heard nothing takes nothing away."""
    says = "以前靠人看火，一窑总有两成生烧。"
    session = _session("pain_points@0")
    rules = _rules(says, session, ("scenes.0.pain_points", says, says))

    assert _shown(reconcile(rules, _heard(says, session), session)) == {"scenes.0.pain_points": says}


def test_rows_are_the_models_and_filled_up_by_the_rules():
    """One row of one name; a row that only the rules read stays."""
    says = "两台昆仑KL-210浇注机器人，红外测温仪HD-T9"
    session = _session("means@0")
    rules = _rules(
        says, session,
        ("means.0.equipment.0.name", "浇注机器人", says),
        ("means.0.equipment.0.note", "两台", says),
        ("means.0.equipment.1.name", "红外测温仪", says),
        ("means.0.equipment.1.model", "HD-T9", says),
    )  # fmt: skip
    rows = [
        {
            "table": "关键装备",
            "name": "浇注机器人",
            "model": "KL-210",
            "supplier": "昆仑",
            "quote": "两台昆仑KL-210浇注机器人",
        }
    ]
    shown = _shown(reconcile(rules, _heard(says, session, rows=rows), session))

    assert shown["means.0.equipment.0.name"] == "浇注机器人"
    assert shown["means.0.equipment.0.model"] == "KL-210"
    assert shown["means.0.equipment.0.supplier"] == "昆仑"
    assert shown["means.0.equipment.0.note"] == "两台"
    assert shown["means.0.equipment.1.name"] == "红外测温仪"
    assert shown["means.0.equipment.1.model"] == "HD-T9"


def test_a_row_of_the_same_model_is_the_same_row():
    """Of a name that the rules misread nothing is left."""
    says = "两样：测温枪，型号WT-3，红外的"
    session = _session("means@0")
    rules = _rules(
        says, session,
        ("means.0.equipment.0.name", "两样", says),
        ("means.0.equipment.0.model", "WT-3", says),
        ("means.0.equipment.0.note", "红外的", says),
    )  # fmt: skip
    rows = [{"table": "关键装备", "name": "测温枪", "model": "wt-3", "quote": "测温枪，型号WT-3"}]
    shown = _shown(reconcile(rules, _heard(says, session, rows=rows), session))

    assert {path.rpartition(".")[2]: value for path, value in shown.items()} == {
        "name": "测温枪", "model": "WT-3", "note": "红外的",
    }  # fmt: skip


def test_a_row_known_by_its_name_is_the_same_row():
    """More about a machine goes to the machine, a new machine to a new row."""
    answers = Answers().with_answer("means.0.equipment.0.name", Answer("浇注机器人", (Source("对话第1条"),)))
    says = "浇注机器人是KL-210，还有测厚机"
    session = _session("means@0", answers)
    rows = [
        {"table": "关键装备", "name": "浇注机器人", "model": "KL-210", "quote": "浇注机器人是KL-210"},
        {"table": "关键装备", "name": "测厚机", "quote": "还有测厚机"},
    ]
    shown = _shown(reconcile(_rules(says, session), _heard(says, session, rows=rows), session))

    assert shown["means.0.equipment.0.model"] == "KL-210"
    assert shown["means.0.equipment.1.name"] == "测厚机"


def test_a_list_has_the_items_of_both():
    """What was listed before stays too; an item that both heard stands once."""
    path = "attachments"
    answers = Answers().with_answer(path, Answer(("专利证书",), (Source("对话第1条", "专利证书"),)))
    says = "营业执照、审计报告，还有两个软著"
    session = _session(path, answers)
    rules = _rules(says, session)
    rules.updates.append(Update(path, answers.with_facts(path, ["营业执照", "审计报告"], "对话第3条"), says))
    heard = _heard(says, session, updates=[_value("相关附件", "审计报告、两个软著", says)])

    assert _shown(reconcile(rules, heard, session)) == {path: "专利证书|营业执照|审计报告|两个软著"}


def test_a_value_beats_a_refusal_and_no_refusal_a_value():
    """没有传真了，用 … : what the message gives is taken."""
    says = "没有专门的传真，用0931-8000029"
    session = _session("people")
    fax = "enterprise.contact.fax"
    heard = _heard(says, session, updates=[_value("传真", "0931-8000029", "传真，用0931-8000029")])
    refused = _heard(says, session, nothing=["传真"])

    assert _shown(reconcile(_rules(says, session, (fax, "无", "没有专门的传真")), heard, session)) == {
        fax: "0931-8000029"
    }
    assert _shown(reconcile(_rules(says, session, (fax, "0931-8000029", says)), refused, session)) == {
        fax: "0931-8000029"
    }


@pytest.mark.parametrize(
    ("says", "both"),
    [
        ("这块没专门弄", "none"),
        ("专人没有，制度编了三本，每季度考一回", "专人没有，制度编了三本，每季度考一回"),
    ],
    ids=["a-refusal", "a-story"],
)
def test_a_refusal_is_no_story_and_a_story_no_refusal(says, both):
    """One answer to a narrative, whichever of the two read it wrong."""
    session = _session("safeguards@0")
    rules = _rules(says, session, ("scenes.0.safeguards", says, says))
    reading = reconcile(rules, _heard(says, session, nothing=["保障要素"]), session)

    assert [(one.path, _flat(one.answer)) for one in reading.updates] == [("scenes.0.safeguards", both)]


def test_a_problem_is_told_only_while_the_field_is_empty():
    """What the rules could not read and the model could is no problem any more."""
    says = "投了八百来万吧，准确说是860万"
    session = _session("project")
    rules = _rules(says, session)
    label = FORM.field("basics.investment").place
    rules.problems += [AnswerError(label, "不是金额", "金额"), AnswerError("别的", "不对", "对的")]
    heard = _heard(says, session, updates=[_value("应用建设投资", "860万", "准确说是860万")])

    assert [
        one.label for one in reconcile(rules, heard, session).problems if isinstance(one, AnswerError)
    ] == ["别的"]
