"""A model's sentence held against its facts: planted faults are found, honest rewriting passes."""

import pytest

from assistant.drafting.by_model.checks import Check
from assistant.drafting.by_model.facts import Numbered, Passage
from assistant.drafting.register import written

FACTS = (
    "以前装箱一条线要6个人，现在2个人就行",  # 1
    "产品不良率由2.8%降到1.9%，压力试验一次合格率由94.5%提高到98.2%",  # 2
    "非计划停机由2023年的312小时降到2025年的118小时",  # 3
    "一年的维修费由235万元减到157万元，备件库存由130万元压到84万元",  # 4
    "每站配1台六轴机器人、1套扫描仪和4台相机，是苏州衡视虚构检测技术有限公司供的",  # 5
    "前后花了将近1800万元，一年能省350到400万元的电",  # 6
    "检测站走OPC UA协议跟MES连，机器人型号IRB 6700",  # 7
    "编了《阀体密封面在线检测规范》，2024年9月开始用",  # 8
    "一共8条线，每条线装了4台相机，检一件要90秒",  # 9
    "能提前7天左右提示换轴承，平面度控制在0.02mm以内，接了3200多个测点",  # 10
    "手里有发明专利14件，其中国际专利2件，是国家级专精特新小巨人企业",  # 11
    "工人轻松多了，客户来查也快",  # 12
    "日产量从100件提到400件",  # 13
)
NAMES = ("苏州衡视虚构检测技术有限公司",)


def _numbered(number: int, text: str) -> Numbered:
    return Numbered(number, text, written(text, NAMES), ())


CHECK = Check(Passage(None, tuple(_numbered(at, text) for at, text in enumerate(FACTS, start=1))), NAMES)


def _kinds(text: str, *facts: int) -> set[str]:
    return {fault.kind for one in CHECK.sentences(text, facts) for fault in one.faults}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("每条装箱线作业人员由6人减少至2人", 1),
        ("装箱线每线减少作业人员4人，降低66.7%，由6人减至2人", 1),
        ("产品不良率由2.8%降至1.9%，压力试验一次合格率由94.5%提高至98.2%", 2),
        ("压力试验一次合格率提高3.7个百分点，由94.5%提高到98.2%", 2),
        ("产品不良率下降32%，由2.8%降至1.9%", 2),
        ("非计划停机时间由2023年的312小时缩短至2025年的118小时，减少194小时", 3),
        ("2025年非计划停机118小时，2023年为312小时", 3),
        ("年维修费由235万元减少至157万元，节省78万元", 4),
        ("备件库存由130万元降至84万元", 4),
        ("每站配置六轴机器人1台、扫描仪1套、相机4台", 5),
        ("设备由苏州衡视虚构检测技术有限公司供货", 5),
        ("累计投入近1800万元", 6),
        ("每年可节约电费350—400万元", 6),
        ("每年节电350万元至400万元", 6),
        ("检测站通过OPC-UA协议与MES对接", 7),
        ("机器人采用IRB6700型", 7),
        ("编制《阀体密封面在线检测规范》，于2024年9月施行", 8),
        ("2024年起施行《阀体密封面在线检测规范》", 8),
        ("8条线每条配置4台相机，共32台", 9),
        ("单件检测用时90秒", 9),
        ("可提前约7天提示更换轴承", 10),
        ("平面度不超过0.02毫米", 10),
        ("接入测点3200余个", 10),
        ("拥有发明专利14件，其中国际专利2件", 11),
        ("是国家级专精特新“小巨人”企业", 11),
        ("工人劳动强度有所降低", 12),
        ("日产量由100件提高到400件，提高3倍", 13),
        ("日产量为原来的4倍，由100件提高到400件", 13),
    ],
)
def test_honest_rewriting_passes(text, fact):
    """Rounding, ranges, other units of the same measure, shown arithmetic, shortened dates."""
    assert _kinds(text, fact) == set()


@pytest.mark.parametrize(
    ("text", "fact", "kind"),
    [
        ("每条装箱线作业人员由6人减少至3人", 1, "number"),
        ("每条装箱线作业人员由7人减少至2人", 1, "number"),
        ("装箱作业人员减少5人", 1, "number"),
        ("装箱作业人员减少60%", 1, "number"),
        ("装箱作业人员增加4人", 1, "number"),
        ("每条装箱线作业人员由2人减少至6人", 1, "direction"),
        ("每条装箱线由6台减少至2台", 1, "number"),
        ("产品不良率由2.8%降至1.6%", 2, "number"),
        ("产品不良率由28%降至19%", 2, "number"),
        ("产品不良率降低0.9%", 2, "number"),
        ("产品不良率由2.8‰降至1.9‰", 2, "number"),
        ("产品不良率由94.5%降至1.9%", 2, "object"),
        ("压力试验一次合格率由98.2%提高至94.5%", 2, "direction"),
        ("压力试验一次合格率由94.5%降至98.2%", 2, "direction"),
        ("压力试验一次合格率提升至99%以上", 2, "number"),
        ("非计划停机由2023年的118小时变为2025年的312小时", 3, "year"),
        ("2024年非计划停机118小时", 3, "number"),
        ("2023年非计划停机118小时", 3, "year"),
        ("非计划停机由312小时降至118分钟", 3, "number"),
        ("年维修费由130万元减少至84万元", 4, "object"),
        ("备件库存由235万元减少至157万元", 4, "object"),
        ("年维修费由235元减至157元", 4, "number"),
        ("年维修费减少超过157万元", 4, "bound"),
        ("每站配置4台六轴机器人、1套扫描仪和1台相机", 5, "object"),
        ("每站配置2台六轴机器人", 5, "number"),
        ("每站配置4套相机", 5, "number"),
        ("设备由苏州恒视虚构检测技术有限公司供货", 5, "name"),
        ("设备由苏州衡视检测股份有限公司供货", 5, "name"),
        ("与清华大学联合研发检测站，配置4台相机", 5, "name"),
        ("累计投入超过1800万元", 6, "bound"),
        ("累计投入1800万元", 6, "bound"),
        ("累计投入近1.8亿元", 6, "number"),
        ("每年可节约电费400万元", 6, "range"),
        ("每年可节约电费350万元", 6, "range"),
        ("检测站通过Modbus协议与MES对接", 7, "name"),
        ("检测站通过OPC UA协议与ERP对接", 7, "name"),
        ("机器人采用IRB 6760", 7, "number"),
        ("机器人采用KR210型，与MES对接", 7, "name"),
        ("编制《阀体在线检测规范》", 8, "name"),
        ("2024年6月起施行在线检测规范", 8, "number"),
        ("2024年9月5日起施行在线检测规范", 8, "number"),
        ("8条线共配置36台相机", 9, "number"),
        ("单件检测用时9秒", 9, "number"),
        ("单件检测用时90分钟", 9, "number"),
        ("提前7天提示更换轴承", 10, "bound"),
        ("提前70天左右提示更换轴承", 10, "number"),
        ("平面度达到0.02毫米以上", 10, "bound"),
        ("平面度控制在0.002mm以内", 10, "number"),
        ("接入测点3200个", 10, "bound"),
        ("接入测点近3200个", 10, "bound"),
        ("拥有发明专利2件，其中国际专利14件", 11, "object"),
        ("拥有发明专利41件", 11, "number"),
        ("发明专利14件，处于国内领先水平", 11, "claim"),
        ("发明专利14件，填补国内空白", 11, "claim"),
        ("发明专利14件，荣获国家科技进步奖", 11, "claim"),
        ("工人轻松多了，属国内首创", 12, "claim"),
        ("彻底解决客户查询慢的问题", 12, "claim"),
        ("工人劳动强度减轻一半", 12, "claim"),
        ("客户查询采用机器视觉和深度学习技术", 12, "term"),
        ("客户查询接入数字孪生平台", 12, "term"),
        ("日产量提高4倍，由100件提高到400件", 13, "number"),
        ("日产量由100件提高到4000件", 13, "number"),
        ("日产量提高300件，降低成本20%", 13, "number"),
        ("作为一个AI助手，日产量由100件提高到400件", 13, "form"),
        ("以下是改写：日产量由100件提高到400件", 13, "form"),
        ("日产量由100件提高到400件，【待补充】", 13, "form"),
        ("日产量由100件提高到XX件", 13, "form"),
        ("| 指标 | 日产量由100件提高到400件 |", 13, "form"),
        ("我们把日产量由100件提高到400件", 13, "spoken"),
        ("日产量由100件提高到400件，产品行销世界", 13, "padding"),
    ],
)
def test_a_planted_fault_is_found(text, fact, kind):
    """Altered digits, moved decimals, other units, other things, swapped years, invented names and claims, chatter."""
    assert kind in _kinds(text, fact)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("日产量由100件提高到400件", ()), ("日产量由100件提高到400件", (99,)), ("产品行销世界", (13,))],
)
def test_a_sentence_without_a_fact_is_refused(text, numbers):
    """No number named, one that does not exist, one that the sentence does not speak of."""
    assert _kinds(text, *numbers) == {"uncited"}


def test_citations_are_set_right():
    """A fact that the sentence does not speak of goes, one that alone has its number is added."""
    (one,) = CHECK.sentences(
        "日产量由100件提高到400件，非计划停机由2023年的312小时降至2025年的118小时", (13, 12)
    )

    assert one.numbers == (3, 13)
    assert one.faults == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("**日产量**由100件提高到400件[13]。", "日产量由100件提高到400件"),
        ("1. 日产量由100件提高到400件（事实13）", "日产量由100件提高到400件"),
        ("- 日产量由100件显著提高到400件", "日产量由100件提高到400件"),
        ("日产量由100件提高到400件，为智能制造奠定了坚实基础", "日产量由100件提高到400件"),
    ],
    ids=["emphasis", "list", "praise", "stock-phrase"],
)
def test_what_may_go_goes_without_asking(text, kept):
    """Marks, fact numbers, praise and stock phrases cost no further call."""
    (one,) = CHECK.sentences(text, (13,))

    assert one.text == kept
    assert one.faults == ()


def test_derived_numbers_show_their_arithmetic():
    """The person sees how each came about."""
    (one,) = CHECK.sentences("8条线每条配置4台相机，共32台", (9,))

    assert [each.arithmetic for each in one.derived] == ["32台＝4台×8条"]


def test_a_number_left_unsaid_is_noticed():
    """The fact must be said whole by the sentences that rest on it; so must its names."""
    said = list(CHECK.sentences("产品不良率由2.8%降至1.9%", (2,))) + list(
        CHECK.sentences("检测站与MES对接", (7,))
    )
    reasons = [fault.reason for one in CHECK.together(said, None) for fault in one.faults]

    assert reasons == ["事实[2]里的“94.5%”、“98.2%”没有写", "事实[7]里的“6700”、“OPC”、“UA”、“IRB”没有写"]


def test_a_text_over_its_limit_names_the_sentences_to_shorten():
    """The longest ones, each with the 字 it may have."""
    said = [one for fact in (2, 3, 4) for one in CHECK.sentences(FACTS[fact - 1], (fact,))]
    checked = CHECK.together(said, 50)

    assert [fault.kind for one in checked for fault in one.faults] == ["long", "long", "long"]
    assert CHECK.together(said, 100) == tuple(said)
