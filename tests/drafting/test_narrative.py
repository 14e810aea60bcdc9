"""Facts become a narrative inside its limit; nothing is invented and nothing lost silently."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.columns import column_of
from assistant.drafting.grounding import lost, ungrounded
from assistant.drafting.narrative import Narrative, narrate
from assistant.forms.answers import Answer, Source, Value
from assistant.forms.limits import Zi
from assistant.text.zi import count_zi

COLUMNS = ("application", "pain_points", "solution", "safeguards", "outcome", "others", "economy")
FACTS = (
    "原来一个班要5个人，现在2个人就够了",
    "嗯，我们上了6台五轴机床，还有4台上下料机器人",
    "反正就是搞了一套MES，把6条线都连起来了",
    "是兰州瑞特自动化公司给我们做的改造",
    "以前全靠人搬，又脏又累",
    "不良品率从5%降到1.2%",
    "总共花了500万，一年能省200多万",
    "写了阀体柔性加工的作业标准",
    "效果挺好的",
    "发动机壳体加工",
    "夜班招不到人，设备晚上就停着",
    "换型以前得2个小时，现在20分钟就换完了",
    "吨熟料煤耗从108公斤降到102公斤",
    "没了",
    "2024年6月上的线；到现在没停过",
)


def told(value: Value, column: str = "outcome", limit: Zi | None = None) -> Narrative:
    path = f"scenes.0.{column}"
    return narrate(path, Answer(value, (Source("对话第1条"),)), column_of(path), limit)


def test_facts_follow_the_order_of_the_example_row() -> None:
    """经济性和可推广性 speaks of the money, then of what it saves, then of who could do the same."""
    facts = ("都是通用设备，同行完全可以照着做", "一年能省200多万", "总共花了500万")

    text = told(facts, "economy").text

    assert [text.index(words) for words in ("500万元", "200多万元", "通用设备")] == sorted(
        text.index(words) for words in ("500万元", "200多万元", "通用设备")
    )


def test_a_course_of_events_keeps_its_order() -> None:
    """How things run, or are built, is told in the order in which it happens."""
    facts = ("订单进来，系统自动排产", "部署了一套APS", "配置了4台机器人")

    assert told(facts, "solution").text == "订单进来，系统自动排产。部署了一套APS。配置了4台机器人。"


def test_a_sentence_that_leans_on_another_stays_behind_it() -> None:
    """It would say something else anywhere else."""
    facts = ("培训了56人", "其中12人取得证书", "成立了专班")

    assert told(facts, "safeguards").text == "成立了专班。培训了56人。其中12人取得证书。"


@pytest.mark.parametrize(
    ("column", "facts", "text"),
    [
        pytest.param(
            "application", ("阀体加工", "上了6台五轴机床"), "针对阀体加工，配置了6台五轴机床。", id="topic"
        ),
        pytest.param(
            "application",
            ("范围：12kV柜、箱变", "采购物料1.18万种"),
            "针对12kV柜、箱变，采购物料1.18万种。",
            id="scope",
        ),
        pytest.param(
            "solution",
            ("BOM变更10min内同步", "13周MAPE 17.8%"),
            "BOM变更10min内同步。13周MAPE 17.8%。",
            id="no-things",
        ),
        pytest.param(
            "solution", ("6台机器人", "2台三坐标"), "配置6台机器人、2台三坐标。", id="listed-things"
        ),
        pytest.param(
            "pain_points",
            ("包装效率低、劳动强度大",),
            "解决了包装效率低、劳动强度大的问题。",
            id="bare-problem",
        ),
        pytest.param("pain_points", ("尺寸经常漏检，返工很多",), "{}尺寸经常漏检，返工很多。", id="before"),
        pytest.param(
            "outcome",
            ("效率提升30%", "不良率降低10%"),
            "{}效率提升30%，不良率降低10%。",
            id="outcomes-joined",
        ),
        pytest.param("outcome", ("2024年投用后效率提升30%",), "2024年投用后效率提升30%。", id="own-time"),
        pytest.param("economy", ("花了500万",), "{}投入500万元。", id="investment"),
    ],
)
def test_a_frame_says_only_what_the_form_asked(column: str, facts: tuple[str, ...], text: str) -> None:
    """The words around the facts come from the labels and questions of the form; {} is one of the openings."""
    openings = column_of(f"scenes.0.{column}").openings or ("",)

    assert told(facts, column).text in {text.format(opening) for opening in openings}


def test_the_same_facts_always_read_the_same() -> None:
    """Which of several equal frames is taken depends on the facts alone."""
    facts = ("以前全靠人搬，又脏又累", "夜班招不到人，设备晚上就停着", "尺寸老是漏检，返工多")

    assert told(facts, "pain_points").text == told(facts, "pain_points").text


def test_applications_do_not_all_begin_alike() -> None:
    """Over many facts every opening of a column is used."""
    seen = {
        told((f"{thing}效率提升30%",)).text.partition("，")[0] for thing in "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    }

    assert seen == {opening.rstrip("，") for opening in column_of("scenes.0.outcome").openings}


def test_statements_counted_off_stand_each_under_its_number() -> None:
    """一是…；二是…；三是…。, and each leads back to its fact."""
    facts = ("以往上料依靠人工搬运", "尺寸靠卡尺抽检，经常漏检", "夜班招工困难，设备夜间停机")
    counted = next(
        one
        for one in (told((*facts, f"{thing}工序返工较多"), "pain_points") for thing in "车铣刨磨钻镗拉插")
        if "一是" in one.text
    )

    assert [sentence.text[:2] for sentence in counted.sentences[1:]] == ["二是", "三是", "四是"]
    assert [len(sentence.facts) for sentence in counted.sentences] == [1, 1, 1, 1]


def test_a_label_is_given_only_to_what_is_surely_of_its_subject() -> None:
    """A sentence that speaks of rules and of training gets neither label."""
    both = ("制定了操作规程，并开展了培训", "成立了领导小组")

    assert "方面，" not in told(both, "safeguards").text


def test_the_number_of_a_list_is_no_fact() -> None:
    """`1、` and `2.` go; the year behind them stays."""
    facts = ("1、年产6500台；2、产品覆盖冶金、矿山", "3.2022年有一批超差，追了11天")

    text = told(facts, "others").text

    assert text == "年产6500台。产品覆盖冶金、矿山。2022年有一批超差，追了11天。"


def test_every_sentence_names_its_facts() -> None:
    """A sentence leads back to the person's own words, their line and their source."""
    path = "scenes.0.outcome"
    sources = (Source("对话第3条"), Source("对话第7条"))
    narrative = narrate(path, Answer(("效率提了30%", "一次合格率到99%了"), sources), column_of(path), Zi(300))

    assert [
        (fact.text, fact.index, fact.source.origin) for one in narrative.sentences for fact in one.facts
    ] == [
        ("效率提了30%", 0, "对话第3条"),
        ("一次合格率到99%了", 1, "对话第7条"),
    ]


def test_chatter_is_left_out_and_listed() -> None:
    """A greeting or a question tells no fact, but whoever said it can see where it went."""
    narrative = told(("好的", "效率提升30%", "这样写行吗？"))

    assert narrative.text.endswith("，效率提升30%。")
    assert [fact.text for fact in narrative.left_out] == ["好的", "这样写行吗？"]


def test_the_same_fact_twice_is_written_once() -> None:
    """Both tellings are kept as its provenance."""
    narrative = told(("嗯，效率提升30%", "效率提升30%吧"))

    assert narrative.text.endswith("，效率提升30%。")
    assert len(narrative.sentences[0].facts) == 2


def test_a_text_that_fits_is_kept_as_written() -> None:
    """Not a mark is changed in what a person wrote as text."""
    own = "我们厂搞了MES , 效果挺好!"

    narrative = told(own, limit=Zi(300))

    assert (narrative.text, narrative.as_written) == (own, True)


def test_a_text_that_is_too_long_loses_sentences_without_numbers_first() -> None:
    """The sentences that stay keep their order and their numbers."""
    own = "车间环境整洁明亮。作业人员由5人减少至2人。员工普遍反映良好。效率提升30%。"

    narrative = told(own, limit=Zi(25))

    assert narrative.text == "作业人员由5人减少至2人。效率提升30%。"
    assert [fact.text for fact in narrative.left_out] == ["员工普遍反映良好。", "车间环境整洁明亮。"]


def test_a_single_sentence_that_is_too_long_loses_clauses_without_numbers() -> None:
    """Each clause left out is listed in its own words."""
    narrative = told("车间环境整洁，效率提升30%，员工反映良好，不良率降低10%", limit=Zi(17))

    assert narrative.text == "效率提升30%，不良率降低10%。"
    assert {fact.text for fact in narrative.left_out} == {"车间环境整洁，", "员工反映良好，"}


def test_what_cannot_be_shortened_is_left_out_whole() -> None:
    """A sentence is never cut inside a clause."""
    narrative = told("一" * 50, limit=Zi(20))

    assert narrative.text == ""
    assert narrative.left_out[0].text == "一" * 50


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(FACTS), min_size=1, max_size=12),
    st.sampled_from(COLUMNS),
    st.integers(min_value=5, max_value=160),
    st.booleans(),
)
def test_limits_and_numbers_hold_for_any_facts(
    facts: list[str], column: str, count: int, as_text: bool
) -> None:
    """Never over the limit, no number invented, every number either written or listed as left out."""
    narrative = told("。".join(facts) if as_text else tuple(facts), column, Zi(count))

    left = [fact.text for fact in narrative.left_out]
    assert count_zi(narrative.text) <= count
    assert ungrounded(narrative.text, facts) == ()
    assert all(lost(fact, "。".join([narrative.text, *left])) == () for fact in facts)
    assert "".join(one.text for one in narrative.sentences) == narrative.text or narrative.as_written


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FACTS), min_size=2, max_size=10), st.integers(min_value=20, max_value=90))
def test_no_number_goes_while_a_sentence_without_one_could(facts: list[str], count: int) -> None:
    """What is left out by worth is never a number before mere words."""
    narrative = told(tuple(facts), "outcome", Zi(count))

    kept_words = [
        one
        for sentence in narrative.sentences
        for one in sentence.facts
        if not any(map(str.isdigit, one.text))
    ]
    gone_numbers = [one for one in narrative.left_out if any(map(str.isdigit, one.text))]
    assert not (kept_words and gone_numbers)


@given(st.sets(st.sampled_from(FACTS)), st.sampled_from(COLUMNS))
def test_marks_are_never_doubled(facts: set[str], column: str) -> None:
    """No 。。, no ，。, no 的的, no hanging mark, in any combination of facts."""
    text = told(tuple(sorted(facts)), column).text

    assert not any(pair in text for pair in ("。。", "，。", "，，", "的的", "、。", "；。"))
    assert not text or text.endswith(("。", "？"))
