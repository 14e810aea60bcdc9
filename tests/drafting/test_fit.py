"""A narrative inside its limit: what is shortened, what is left out, and that every loss is listed."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.fit import Unit, fitted
from assistant.drafting.fit.clauses import clauses, removable
from assistant.drafting.grounding import lost, ungrounded
from assistant.text.zi import count_zi

STATEMENTS = (
    "部署协作机器人6台，覆盖3条产线",
    "作业人员由5人减少至2人",
    "产品不良率由2.8%降低至1.9%，年节约返工费用115万元",
    "系统在检测不合格的情况下能够自动预警，并推送至班组长",
    "建成车间工业网，实现设备互联",
    "与此同时，进一步提升了设备管理水平",
    "由苏州衡视检测技术有限公司实施，2024年12月上线",
    "机床数据以及检测数据统一存入数据平台",
    "操作简便，员工反映良好",
    "投入520万元，不含土建，每年节约68万元",
    "编制《阀体密封面在线检测规范》，定期进行校准",
    "2025年上线后，订单准时交付率达到97%",
    "2025年上线后，班组交接用时缩短至10分钟",
    "员工反映良好",
)


def units(*texts: str, slots: Sequence[int | None] = ()) -> list[Unit[str]]:
    """Units whose only fact is their text."""
    given = dict(enumerate(slots))
    return [Unit(text, (text,), given.get(place)) for place, text in enumerate(texts)]


def read(kept: Sequence[Unit[str]]) -> str:
    """Each unit a sentence."""
    return "".join(f"{unit.text}。" for unit in kept)


def fit(ceiling: int, *texts: str, slots: Sequence[int | None] = ()) -> tuple[list[str], list[str]]:
    """Texts kept and texts left out."""
    kept, left = fitted(units(*texts, slots=slots), read, ceiling)
    return [one.text for one in kept], [one.text for one in left]


def has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def test_what_fits_is_not_touched():
    """Not a word is saved where there is room."""
    assert fit(100, STATEMENTS[3], STATEMENTS[5]) == ([STATEMENTS[3], STATEMENTS[5]], [])


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("系统在检测不合格的情况下能够自动预警", "系统在检测不合格时能自动预警"),
        ("机床数据以及检测数据统一存入数据平台", "机床数据及检测数据统一存入数据平台"),
        ("通过测量仪对精度进行自动检测", "通过测量仪对精度自动检测"),
        ("切实降低了非常高的库存", "降低了高的库存"),
        ("不良率减少了十分之一，总共节约20万元", "不良率减少了十分之一，共节约20万元"),
    ],
    ids=["condition", "and", "empty-verb", "intensifiers", "numbers-stay"],
)
def test_words_that_say_nothing_go_before_any_statement(long, short):
    """The same is said in fewer 字, and nothing is left out."""
    assert fit(count_zi(short) + 1, long) == ([short], [])


def test_names_and_quotations_keep_their_words():
    """《以及》 in a title or a firm's name is no filler."""
    text = "编制《设备以及工装管理办法》，由能够科技有限公司实施"
    kept, left = fitted([Unit(text, (text,), None, ("能够科技有限公司",))], read, 20)

    said = "".join(one.text for one in (*kept, *left))
    assert "《设备以及工装管理办法》" in said
    assert "能够科技有限公司" in said


def test_a_statement_that_another_one_says_too_is_merged():
    """Its fact goes with the one that stays; 甲工序 and 乙工序 are not the same."""
    kept, left = fitted(units("员工反映良好", "操作简便，员工反映良好"), read, 14)

    assert [(one.text, set(one.facts)) for one in kept] == [
        ("操作简便，员工反映良好", {"员工反映良好", "操作简便，员工反映良好"})
    ]
    assert left == ()
    assert fit(12, "甲工序现场整洁", "乙工序现场整洁") == (["甲工序现场整洁"], ["乙工序现场整洁"])


@pytest.mark.parametrize(
    "text",
    [
        "三条线，目前均可换产",
        "小单子500包的，目前也接",
        "如有人进入红线，机器立即停下",
        "要是断网，机器自动缩回",
        "四样工具自动换，一样30秒",
    ],
)
def test_what_needs_its_neighbour_does_not_lose_it(text: str) -> None:
    """A thing only named, a condition, a number of what was named: neither clause goes alone."""
    assert list(removable(clauses(text))) == []


def test_neighbours_that_begin_alike_say_the_beginning_once():
    """2025年上线后 stands once, both facts stay."""
    both = "2025年上线后，订单准时交付率达到97%，班组交接用时缩短至10分钟"

    assert fit(count_zi(both) + 1, STATEMENTS[11], STATEMENTS[12]) == ([both], [])


def test_the_least_goes_first():
    """Mere words, then the only statement on a subject that the column wants, and numbers last."""
    words, wanted, number = "现场整洁有序", "成立专班推进建设", "效率提升30%"
    slots = (0, 1, 0)

    assert fit(16, words, wanted, number, slots=slots) == ([wanted, number], [words])
    assert fit(8, words, wanted, number, slots=slots) == ([number], [words, wanted])


def test_what_there_is_room_for_comes_back():
    """After a long statement had to go, a short one that went before it returns."""
    words, wanted, number = "现场整洁", "成立由主要负责人牵头的专班统筹推进车间建设", "效率提升30%"

    assert fit(12, words, wanted, number, slots=(0, 1, 0)) == ([words, number], [wanted])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("投入520万元，不含土建，每年节约68万元", "投入520万元，不含土建"),
        ("设备断网时，可独立运行8小时，数据自动补传", "设备断网时，可独立运行8小时"),
        ("1号线安装机器人，效率提升30%，操作简便", "1号线安装机器人，效率提升30%"),
        ("年检测阀体（含球体，不含阀座）2.6万台，操作简便", "年检测阀体（含球体，不含阀座）2.6万台"),
    ],
    ids=["what-limits-a-number", "condition", "scope", "brackets"],
)
def test_a_clause_goes_only_where_the_rest_stays_true(text, kept):
    """不含土建 stays with its sum, a condition with what follows, the place with what was reached there."""
    assert fit(count_zi(kept) + 1, text)[0] == [kept]


TEXTS = st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=9, unique=True)
SLOTS = st.lists(st.sampled_from([None, 0, 1, 2]), min_size=9, max_size=9)
CEILINGS = st.integers(min_value=0, max_value=130)


@settings(max_examples=100)
@given(TEXTS, SLOTS, CEILINGS)
def test_the_limit_holds_and_nothing_is_lost_unsaid(texts, slots, ceiling):
    """Never over; every fact is kept or listed; every number and date is written or listed, none is new."""
    kept, left = fitted(units(*texts, slots=slots), read, ceiling)
    written = [one.text for one in kept]
    listed = [one.text for one in left]

    assert not kept or count_zi(read(kept)) <= ceiling
    assert {fact for one in (*kept, *left) for fact in one.facts} == set(texts)
    assert ungrounded("。".join(written), texts) == ()
    assert all(lost(text, "。".join([*written, *listed])) == () for text in texts)


@settings(max_examples=100)
@given(TEXTS, SLOTS, CEILINGS)
def test_no_number_goes_while_a_statement_without_one_is_kept(texts, slots, ceiling):
    """Where a statement with a number had to go, no statement without one stayed."""
    kept, left = fitted(units(*texts, slots=slots), read, ceiling)
    gone = [one for one in left if has_digit(one.text) and not one.part]
    mere_words = [one for one in kept if not any(map(has_digit, one.facts))]

    assert not (gone and mere_words)


@settings(max_examples=50)
@given(TEXTS, CEILINGS)
def test_fitting_twice_changes_nothing(texts, ceiling):
    """What was fitted fits."""
    kept, _ = fitted(units(*texts), read, ceiling)

    assert fitted(kept, read, ceiling) == (kept, ())


@settings(max_examples=50)
@given(TEXTS, CEILINGS)
def test_what_is_kept_keeps_its_order(texts, ceiling):
    """Statements are left out, never moved."""
    kept, _ = fitted(units(*texts), read, ceiling)
    places = [texts.index(one.facts[0]) for one in kept]

    assert places == sorted(places)


@given(TEXTS)
def test_without_a_limit_all_is_kept(texts):
    """No ceiling, no loss."""
    assert fitted(units(*texts), read, None) == (tuple(units(*texts)), ())
