"""Amounts, yearly figures, counts, scores and changes as people tell them, and what resembles them."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Source
from assistant.forms.values import read_answer
from assistant.interview.by_rules.understanding import understand
from assistant.interview.session import Session, Update
from assistant.interview.settling import Settled, settle
from assistant.interview.topics import missing_of

TODAY = date(2026, 3, 10)
INVESTMENT, STAFF, SCORE = "basics.investment", "basis.staff", "basis.score"
REVENUE, FOLLOWERS = "enterprise.years.2025.revenue", "basics.outcomes.followers"


def _settled(message: str, topic: str, **known: str) -> Settled:
    session = Session(turn=1)
    for name, words in known.items():
        path = name.replace("__", ".")
        answer = read_answer(FORM.field(path), words, Source("对话第1条", words), TODAY)
        assert answer is not None
        session = session.put(Update(path, answer, words))
    session = Session(
        answers=session.answers, topic=topic, asked=missing_of(topic, session.answers, TODAY), turn=2
    )
    reading = understand(message, session, TODAY)
    return settle(session, reading.updates, reading.asides)


def _value(path: str, message: str, topic: str, **known: str) -> object:
    return next(
        (one.answer.value for one in _settled(message, topic, **known).taken if one.path == path), None
    )


def _state(path: str, message: str, topic: str) -> str:
    return next((one.answer.state for one in _settled(message, topic).taken if one.path == path), "")


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("投资合计(元)\t7,350,000.00", 735),
        ("投资额（亿元）：1.2", 12000),
        ("投了一千五百万吧，财务后来跟我说是1 528万，以她的为准", 1528),
        ("老板说投了400万，财务说是415万，以老板的为准", 400),
        ("投了五百二，万！别给我写成五百二十块", 520),
        ("花了520，万一后面再加就不好说了", 520),
        ("总投资680万元，每年节约人工120万元、电费30万元，合计150万元", 680),
        ("自筹600万，补贴120万，合计720万元", 720),
        ("至少投了300万，准数是326万", 326),
    ],
)
def test_the_investment_among_other_amounts(message: str, wanted: int) -> None:
    """What is saved, warned against or said roughly is not what was invested."""
    assert _value(INVESTMENT, message, "project") == wanted


@pytest.mark.parametrize(
    "message",
    [
        "年节约电费534.00万元、氧气费61.35万元，合计595.35万元，静态回收期2.40年。",
        "每年节约电费、少出次粉合计约152万元,两年半左右收回投入。",
        "安全这块投了九百八十万，去年比前年少停了3次，一次按四十万算。",
        "这个项目一共省了300万",
        "项目总共拿了60万元的补助",
    ],
)
def test_savings_are_never_asked_about_as_an_investment(message: str) -> None:
    """An amount that is saved, earned or of one part disputes nothing."""
    assert not _settled(message, "value@0", basics__investment="1428万元").disputes


def test_another_total_is_asked_about() -> None:
    """A total of the project that differs from the answer is shown beside it, whatever was asked."""
    settled = _settled("再看了眼合同汇总,项目一共1,368w", "effects", basics__investment="1200万元")
    assert [(one.path, one.answer.value) for one in settled.disputes] == [(INVESTMENT, Decimal(1368))]


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("2024年营收8000万，2025年比2024年多了1000万，9000万", 9000),
        ("2025年收入3亿，比24年增加了2000万", 30000),
        ("2025年收入增加到3.1亿", 31000),
        ("2025年产量5万吨，收入3.1亿，利润率5.2%", 31000),
        ("2025年三类产品占收入的94.7%，产量412.6万米", None),
        ("2025年主营业务收入有一笔跨期，调减120万元，按审定数30,156万元", 30156),
        ("按25年对24年算，企业刚发来收入8965\n设备综合利用率提升（%）：7.5", 8965),
    ],
)
def test_the_revenue_among_other_figures(message: str, wanted: int | None) -> None:
    """Outputs, shares of the revenue, differences and the next line's figures are none; nor is a year compared with."""
    assert _value(REVENUE, message, "figures") == wanted


def test_an_audited_figure_that_is_to_be_filled_in_replaces_the_earlier() -> None:
    """按审定数…改 corrects."""
    message = "2025年主营业务收入有一笔跨期，调减120万元，请按审定数30,156万元改；其他三项没有变化。"
    settled = _settled(message, "profile", enterprise__years__2025__revenue="30276万元")
    assert settled.session.answers.value(REVENUE) == 30156
    assert not settled.disputes


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("干活的一共三百二十个人", 320),
        ("职工人数三百二十", 320),
        ("人嘛六百四十来口，人事册子上准数是643", 643),
        ("人嘛五十来个，工资表上53个", 53),
        ("常年上班的三十一个,晒醋季再雇五六个", 31),
        ("社保缴费基数4500，员工126人", 126),
    ],
)
def test_the_head_count_however_it_is_said(message: str, wanted: int) -> None:
    """In Chinese, and the exact number behind a rough one."""
    assert _value(STAFF, message, "registration") == wanted


def test_the_hands_of_one_workshop_are_not_the_head_count() -> None:
    """装配车间在岗职工40人 counts a workshop."""
    assert _value(STAFF, "装配车间在岗职工40人，以前靠人看。", "opening") is None


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("学去用的厂子有两家", 2),
        ("学我们的企业一家都没有写0", 0),
        ("已向3家同行企业推广", 3),
        ("Followers：3家Tier-2已经on board", 3),
        ("来参观的有五家，真学去用的两家", 2),
        ("有3家同行来考察，想学", None),
        ("明年准备推广到10家", None),
        ("上游2家、下游3家照着做了", None),
    ],
)
def test_who_has_copied_it(message: str, wanted: int | None) -> None:
    """Those who have, not those who look or are planned; two counts are left open."""
    assert _value(FOLLOWERS, message, "effects") == wanted


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("成熟度我们去年底测过 两点六七分 二级", "2.67"),
        ("成熟度零点九五是一级对吧就写一级", "0.95"),
        ("成熟度去年园区找人给打的分一点四三", "1.43"),
        ("成熟度比前年提了零点五分", None),
    ],
)
def test_a_score_said_in_words(message: str, wanted: str | None) -> None:
    """Beside the words for it; by how much it rose is none."""
    assert _value(SCORE, message, "standing") == (Decimal(wanted) if wanted else None)


@pytest.mark.parametrize(
    ("message", "path", "wanted"),
    [
        ("银行给我们评的是AA 大事故没有过", "enterprise.credit_rating", "银行AA"),
        ("信用等级是去年开户银行评的AA+", "enterprise.credit_rating", "银行AA+"),
        ("EHS major accident：none in the past three years。", "enterprise.accident", "否"),
        ("企业近三年是否发生过重大安全生产事故？否", "enterprise.accident", "否"),
        ("卓越级是不是一定要CMMM三级以上？", "enterprise.level", None),
        ("成熟度自评一点六分是一级还是二级你给我看看", "enterprise.level", None),
        ("成熟度还是二级", "enterprise.level", "2级"),
    ],
)
def test_standing_by_words(message: str, path: str, wanted: str | None) -> None:
    """What is only asked about or weighed is no answer."""
    assert _value(path, message, "standing") == wanted


@pytest.mark.parametrize(
    ("message", "path", "wanted"),
    [
        ("生产效率 以前一个月焊9个架子现在一个月焊14个", "productivity", "55.6"),
        ("效率原来一天分割四十头现在五十头不良率降了六成", "productivity", "25.0"),
        ("人均日产由1.2立方增至1.5立方（生产效率一项）", "productivity", "25.0"),
        ("提高18%（生产效率）", "productivity", "18"),
        ("研制周期，从前一个新机型磨十八个月，如今十二个月，缩短三分之一。", "development_time", "33.3"),
        ("单位成本从十八块下到十五块三。", "unit_cost", "15.0"),
        ("不良率 见检验月报，2.7→1.9", "defect_rate", None),
        ("不良率从2.7%降到1.9%，下降29.6%；效率提升两成", "defect_rate", "29.6"),
        ("不良率从2.7%降到1.9%，降低成本5%", "defect_rate", None),
        ("运营成本下降9%，提升12%的产能", "operating_cost", "9"),
        ("关键设备的数控化、联网两率碰巧都是89%", "cnc_share", "89"),
    ],
)
def test_changes_as_people_tell_them(message: str, path: str, wanted: str | None) -> None:
    """The arithmetic is done where both amounts have one unit; bare levels of a share are asked back."""
    value = _value(f"basics.outcomes.{path}", message, "outcomes")
    assert value == (Decimal(wanted) if wanted else None)


@pytest.mark.parametrize(
    ("message", "path", "wanted"),
    [
        ("研制周期这一格是写零好还是写不涉及", "development_time", ""),
        ("研制周期还是不涉及", "development_time", "none"),
        ("质量损失率降多少我不知道资源那个没有", "quality_loss", ""),
        ("运营成本没细算过，质量损失啥意思我也不懂，这两个先撂着", "quality_loss", ""),
        ("不良率下降、质量损失率下降两项无审计依据，不便填列。", "defect_rate", "declined"),
    ],
)
def test_what_is_left_open_is_not_said_to_be_none(message: str, path: str, wanted: str) -> None:
    """Who weighs, does not know or puts off has not answered."""
    assert _state(f"basics.outcomes.{path}", message, "outcomes") == wanted


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("场景名称写“玉米果穗烘干工艺动态优化”好不好听🤣；申报日期写3月30号", "玉米果穗烘干工艺动态优化"),
        ("场景名叫“从手机到柜子的板式家具规模化定制”，日期写今天", "从手机到柜子的板式家具规模化定制"),
        ("场景名称就写肉类质量追溯日期写三月二十号", "肉类质量追溯"),
    ],
)
def test_a_title_in_quotation_marks_ends_with_them(message: str, wanted: str) -> None:
    """Whatever else it names, and whatever is asked about it."""
    assert _value("cover.scene_name", message, "cover") == wanted


def test_words_of_the_form_that_are_spelt_right_stay() -> None:
    """建设起 in 建设起止日期 is no slip for 建设期, nor 其他成效 one for 其它成效."""
    message = "应用建设起止日期：2024.05—2025.10\n应用建设投资（万元）：365"
    assert _value("basics.period", message, "project") == "2024-05至2025-10"
    assert _value("basics.outcomes.others", "其他成效指标：高温岗位减少32人。", "effects") == (
        "高温岗位减少32人。",
    )
