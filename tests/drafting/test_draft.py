"""Answers become the draft of a whole form."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.draft import Draft, draft
from assistant.drafting.grounding import ungrounded
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source, Value
from assistant.text.zi import count_zi

TODAY = date(2025, 11, 22)
VALVES: Mapping[str, Value] = {
    "enterprise.name": "天水长城阀门有限公司",
    "enterprise.founded": "2003-05",
    "enterprise.nature": "民营企业",
    "enterprise.size": "中型企业",
    "enterprise.level": "3级",
    "enterprise.years.2024.assets": Decimal("52300.00"),
    "enterprise.years.2024.revenue": Decimal("41800.5"),
    "basics.supplier": "兰州瑞特自动化有限公司",
    "scenes.0.scene": "人机协同作业",
    "scenes.0.application": (
        "阀体机加工",
        "我们上了6台五轴机床，还有4台上下料机器人，组了2个柔性加工单元",
        "机器人自己上料、自己换夹具",
    ),
    "scenes.0.pain_points": (
        "以前上下料全靠人搬，一个阀体80多公斤，又脏又累",
        "尺寸靠卡尺抽检，老是漏检，不良品率有5%",
        "夜班招不到人，设备晚上就停着",
    ),
    "scenes.0.solution": (
        "嗯，机器人是ABB的IRB 6700，每台机器人管2台机床",
        "三坐标测量仪装了2台，海克斯康的",
        "然后搞了一套MES，把机床、机器人、三坐标都连起来了，走的是OPC UA",
        "检测不合格的自动报警，停机等人处理",
    ),
    "scenes.0.safeguards": ("写了阀体柔性加工的作业标准", "搞了个智能制造专班，副总牵头", "一共培训了56个人"),
    "scenes.0.outcome": (
        "原来一个班要5个人，现在2个人就够了",
        "加工效率提高了30%",
        "不良品率从5%降到1.2%",
        "设备利用率从55%提到了82%",
        "工人也不那么累了，挺好的",
    ),
    "scenes.0.others": ("泵车间也跟着上了，整个厂产能提高了10%",),
    "scenes.0.economy": ("总共花了500万", "一年能省200多万", "都是通用设备，同行完全可以照着做"),
    "next_steps.improvement": ("想再上2条线，把三车间也改了", "打算2026年把APS也上了"),
    "means.0.instance": "阀体多机协同柔性加工与检测",
    "means.0.equipment.0.name": "上下料机器人",
    "means.0.equipment.0.model": "IRB 6700",
    "means.0.equipment.0.supplier": "ABB（中国）有限公司",
}
GOLDEN_ROW = {
    "stage": "生产作业",
    "scene": "人机协同作业",
    "application": "针对阀体机加工，配置了6台五轴机床和4台上下料机器人，组建了2个柔性加工单元。机器人自动上料、自动换夹具。",
    "pain_points": (
        "建设前主要存在以下问题：一是以往上下料完全依靠人工搬运，一个阀体80多公斤，劳动强度大；"
        "二是尺寸靠卡尺抽检，经常漏检，不良品率为5%；三是夜班招工困难，设备夜间停机。"
    ),
    "solution": (
        "机器人采用ABB的IRB 6700，每台机器人负责2台机床。三坐标测量仪安装了2台，为海克斯康产品。"
        "部署了一套MES，实现机床、机器人、三坐标互联，采用OPC UA。检测不合格的自动报警，停机等待人工处理。"
        "该方案由兰州瑞特自动化有限公司实施。"
    ),
    "safeguards": "组织方面，成立了智能制造专班，由副总牵头。标准方面，制定了阀体柔性加工的作业标准。培训方面，共培训了56人。",
    "outcome": (
        "用工方面，每班作业人员由5人减少至2人。效率方面，加工效率提高30%。设备利用率由55%提高至82%。"
        "质量方面，不良品率由5%降至1.2%。安全方面，工人劳动强度有所降低，效果良好。"
    ),
    "others": "泵车间也已推广应用，全厂产能提高10%。",
    "economy": "该应用场景累计投入500万元；每年可节省200多万元；所采用的均为通用设备，同行业企业可借鉴应用。",
}


def given_answers(values: Mapping[str, Value]) -> Answers:
    """Answers, each line with a source of its own."""
    numbered = enumerate(values.items(), start=1)
    return Answers(
        {
            path: Answer(
                value, (Source(f"对话第{number}条"),) * (len(value) if isinstance(value, tuple) else 1)
            )
            for number, (path, value) in numbered
        }
    )


def drafted(values: Mapping[str, Value]) -> Draft:
    return draft(FORM, given_answers(values), TODAY)


@pytest.fixture(scope="module")
def valves() -> Draft:
    """The whole draft of one enterprise's answers."""
    return drafted(VALVES)


@pytest.mark.parametrize("column", GOLDEN_ROW)
def test_a_row_of_the_scene_table_reads_like_the_example(valves: Draft, column: str) -> None:
    """Colloquial facts become the row that a technical office would write."""
    assert valves.text(f"scenes.0.{column}") == GOLDEN_ROW[column]


def test_the_fields_stand_in_the_forms_order(valves: Draft) -> None:
    """Cover first, then 附件2 as printed, every field of the form at least once."""
    paths = [one.path for one in valves.fields]

    assert paths[:4] == ["cover.applicant", "cover.scene_name", "cover.address", "cover.filed"]
    assert paths.index("plan") < paths.index("next_steps.improvement") < paths.index("scenes.0.stage")
    assert {FORM.field(path).pattern for path in paths} == set(FORM.patterns)
    assert len(paths) == len(set(paths))


def test_what_is_missing_is_marked_and_listed(valves: Draft) -> None:
    """A required field without an answer says what to give, an optional one stays empty."""
    assert valves.text("scenes.0.note") == ""
    assert valves.text("enterprise.contact.mobile") == "【待补充：手机】"
    assert "附表2第1行·关键装备第1行·关键装备种类" in valves.missing
    assert "2023年·资产总额（万元）" in valves.missing
    assert not any("备注" in label for label in valves.missing)


def test_a_declined_field_is_marked_and_said_so() -> None:
    """Declining leaves the mark, and a note for the person who checks."""
    answers = Answers({"enterprise.contact.fax": Answer(None, (), "declined")})

    fax = draft(FORM, answers, TODAY).get("enterprise.contact.fax")

    assert fax is not None
    assert (fax.text, fax.missing, fax.declined) == ("【待补充：传真】", True, True)
    assert fax.notes == ("填报人表示暂不提供，请补充", "可问：行政部门")


def test_what_was_said_of_a_whole_part_holds_for_its_fields() -> None:
    """A list that does not apply is printed as such in each cell."""
    answers = Answers({"means.0.software": Answer(None, (Source("对话第9条"),), "none")})

    software = draft(FORM, answers, TODAY).get("means.0.software.0.name")

    assert software is not None
    assert (software.text, software.missing) == ("无", False)


@pytest.mark.parametrize(
    ("answered", "years"),
    [
        pytest.param((), (2022, 2023, 2024), id="none-answered"),
        pytest.param((2023,), (2022, 2023, 2024), id="one-answered"),
        pytest.param((2020, 2021), (2020, 2021, 2024), id="older-ones-kept"),
        pytest.param((2021, 2022, 2023, 2024), (2022, 2023, 2024), id="latest-three"),
        pytest.param((2025,), (2023, 2024, 2025), id="this-year-answered"),
    ],
)
def test_three_years_are_printed(answered: Sequence[int], years: tuple[int, ...]) -> None:
    """The latest answered, completed by the full years before today."""
    assert drafted({f"enterprise.years.{year}.assets": Decimal(1) for year in answered}).years == years


def test_one_fact_is_not_asked_twice(valves: Draft) -> None:
    """The applicant is the enterprise; with one row its scene is the scene of the form; a scene has its stage."""
    assert valves.text("cover.applicant") == "天水长城阀门有限公司"
    assert (valves.text("basics.stage"), valves.text("basics.scene")) == ("生产作业", "人机协同作业")


def test_a_row_of_one_table_has_its_row_in_the_other() -> None:
    """附表1 and 附表2 belong together row by row."""
    result = drafted({"scenes.0.scene": "在线智能检测", "means.1.instance": "阀座在线检测"})

    assert result.rows("scenes") == result.rows("means") == (0, 1)
    assert "附表1第2行·已实施成效" in result.missing


def test_self_built_needs_no_contact() -> None:
    """附件2: 若为企业自建，填写“自建”即可."""
    result = drafted({"basics.supplier": "自建", "scenes.0.solution": ("配置了4台机器人",)})

    assert result.text("basics.supplier_contact") == "无"
    assert result.text("scenes.0.solution") == "配置了4台机器人。该方案由企业自主建设实施。"


def test_a_supplier_already_named_is_not_named_again() -> None:
    """The supplier of the form is added only where the facts say nothing of one."""
    result = drafted({"basics.supplier": "瑞特公司", "scenes.0.solution": ("MES是找宝信软件公司做的",)})

    assert result.text("scenes.0.solution") == "MES由宝信软件公司实施。"


def test_an_accident_needs_its_name() -> None:
    """The name of an accident is required only where there was one."""
    assert "事故名称" in " ".join(drafted({"enterprise.accident": "是"}).missing)
    assert "事故名称" not in " ".join(drafted({"enterprise.accident": "否"}).missing)


def test_the_plan_is_made_of_the_tables(valves: Draft) -> None:
    """One paragraph per scene, each sentence with the cells that it comes from."""
    plan = valves.get("plan")

    assert plan is not None
    assert plan.narrative is not None
    project, heading, body = plan.text.split("\n")
    assert project == "项目系统解决方案供应商为兰州瑞特自动化有限公司。"
    assert heading == "（一）生产作业环节—人机协同作业（阀体多机协同柔性加工与检测）"
    assert body.startswith("尺寸靠卡尺抽检，经常漏检，不良品率为5%。针对阀体机加工，")
    assert "包括上下料机器人。" in body
    assert all(one.facts for one in plan.narrative.sentences)
    assert {fact.path for one in plan.narrative.sentences for fact in one.facts} >= {
        "scenes.0.outcome",
        "means.0.equipment.0.name",
    }


def test_the_plan_sums_up_what_the_tables_say_at_length(valves: Draft) -> None:
    """Of each cell only what says most stands again; the conditions of the whole are told once."""
    rows = "".join(valves.text(f"scenes.0.{column}") for column in GOLDEN_ROW)

    assert len(valves.text("plan")) < len(rows) * 0.7
    assert "夜班招工困难" not in valves.text("plan")


def test_the_plan_tells_what_the_project_was_and_achieved() -> None:
    """Period, money and supplier come first, the indicators of the form last."""
    plan = drafted(
        {
            "basics.period": "2023-09至2025-06",
            "basics.investment": Decimal(860),
            "basics.supplier": "自建",
            "basics.outcomes.productivity": Decimal("22.0"),
            "scenes.0.outcome": ("漏检率从3%降到0.2%",),
        }
    ).text("plan")

    assert plan.startswith("项目建设期为2023年9月至2025年6月，投资860万元，由企业自主建设。\n（一）")
    assert plan.endswith("\n整体建设成效：生产效率提升22%。")


def test_what_was_told_of_the_construction_stands_before_its_scenes() -> None:
    """Facts given for the plan itself follow the project and precede the paragraphs of the scenes."""
    plan = drafted({**VALVES, "plan": ("整个项目分3期建设",)}).text("plan")

    assert plan.splitlines()[1] == "整个项目分3期建设。"
    assert plan.splitlines()[2].startswith("（一）")


def test_chatter_about_the_plan_adds_nothing() -> None:
    """没了 is an answer to the question, not a part of the plan."""
    plan = drafted({**VALVES, "plan": ("没了",)}).get("plan")

    assert plan is not None
    assert plan.text == drafted(VALVES).text("plan")
    assert any("没了" in note for note in plan.notes)


def test_a_plan_of_its_own_needs_no_tables() -> None:
    """Without rows the facts of the plan are the plan; without either it is missing."""
    assert drafted({"plan": ("项目分3期建设",)}).text("plan") == "项目分3期建设。"
    assert drafted({}).text("plan").startswith("【待补充：二、场景建设方案及情况")


def test_each_scene_of_the_plan_has_its_paragraph() -> None:
    """Numbered as the annex numbers below 二、, with instance names and the means of 附表2."""
    plan = drafted(
        {
            "scenes.0.scene": "在线智能检测",
            "scenes.0.outcome": ("漏检率从3%降到0.2%",),
            "scenes.1.outcome": ("盘点从3天缩到4个小时",),
            "means.1.instance": "立体库自动盘点",
            "means.0.software.0.name": "视觉检测软件",
            "means.0.processes.0.name": "串焊",
            "means.0.processes.0.application": "电池片串联焊接",
        }
    ).text("plan")

    assert plan == (
        "（一）生产作业环节—在线智能检测\n"
        "主要软件包括视觉检测软件，涉及的主要工艺有串焊。建成应用后，漏检率由3%降至0.2%。\n"
        "（二）立体库自动盘点\n"
        "建设完成后，盘点由3天缩短至4小时。"
    )


def test_a_written_plan_is_kept(valves: Draft) -> None:
    """Nobody's own text is replaced by a composed one."""
    assert drafted({**VALVES, "plan": "见附件。"}).text("plan") == "见附件。"


def test_a_written_text_with_an_open_mark_is_still_missing() -> None:
    """A person keeps 【待补充】 in a text of their own: it stays on the list of what to give."""
    plan = "企业建成在线检测站2套，【待补充：年检验件数】。"
    drafted = draft(FORM, Answers({"plan": Answer(plan, (Source("页面"),))}), TODAY).by_path["plan"]

    assert (drafted.text, drafted.missing) == (plan, True)


def test_the_profile_frames_what_is_known_and_marks_the_rest(valves: Draft) -> None:
    """Plain fields give a modest beginning; history, business and market are not invented."""
    profile = valves.get("enterprise.profile")

    assert profile is not None
    assert profile.missing
    assert profile.text == (
        "天水长城阀门有限公司成立于2003年5月，为中型民营企业。2024年资产总额52300万元，主营业务收入41800.5万元。"
        "智能制造能力成熟度（CMMM）自评估等级为3级。【待补充：发展历程、主营业务、市场份额等】"
    )


def test_the_profile_names_industry_and_staff() -> None:
    """The code of the industry is left to its own cell."""
    profile = drafted(
        {
            "enterprise.name": "武威某乳业公司",
            "enterprise.industry.group": "144 乳制品制造",
            "basis.staff": 320,
        }
    ).text("enterprise.profile")

    assert profile.startswith("武威某乳业公司所属行业为乳制品制造。现有从业人员320人。【待补充：")


def test_the_profile_of_a_mere_name_is_a_sentence() -> None:
    """Nothing but the name is known."""
    assert (
        drafted({"enterprise.name": "武威某乳业公司"})
        .text("enterprise.profile")
        .startswith("申报单位为武威某乳业公司。")
    )


def test_notes_tell_source_length_and_what_was_left_out() -> None:
    """What a Word comment needs, in Chinese."""
    long = tuple(
        f"{name}工序的现场环境比较整洁，管理也比较规范，员工积极性很高" for name in "甲乙丙丁戊己庚辛壬癸子丑"
    )
    outcome = drafted({"scenes.0.outcome": ("效率提升30%", *long)}).get("scenes.0.outcome")

    assert outcome is not None
    assert outcome.notes[0] == "来源：对话第1条"
    assert outcome.notes[1] == f"字数：{outcome.zi}字（300字以内）"
    assert outcome.notes[2].startswith("未写入的内容")
    assert outcome.narrative is not None
    assert all(fact.text in outcome.notes[2] for fact in outcome.narrative.left_out)


def test_an_outcome_without_numbers_is_noted() -> None:
    """The form wants figures; the draft does not invent them but says so."""
    outcome = drafted({"scenes.0.outcome": ("效果挺好的",)}).get("scenes.0.outcome")

    assert outcome is not None
    assert "没有量化数据，请补充金额或建设前后的数值" in outcome.notes


_NARRATIVES = [item.pattern for item in FORM.fields if item.kind == "narrative"]
_TOLD = st.sampled_from([fact for value in VALVES.values() if isinstance(value, tuple) for fact in value])


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(_NARRATIVES).map(lambda pattern: pattern.replace("*", "0")),
        st.lists(_TOLD, min_size=1, max_size=40).flatmap(
            lambda facts: st.sampled_from([tuple(facts), "。".join(facts), "".join(facts)])
        ),
        max_size=5,
    )
)
def test_no_draft_is_too_long_or_says_an_unsaid_number(values: dict[str, Value]) -> None:
    """Whatever is answered: every limit holds, and every number of a narrative comes from an answer."""
    result = drafted({"basics.supplier": "瑞特公司", **values})
    said = [
        fact
        for value in values.values()
        for fact in ([value] if isinstance(value, str) else value)
        if isinstance(fact, str)
    ]

    for one in result.fields:
        assert one.field.limit is None or one.zi <= one.field.limit.ceiling
        assert one.zi == count_zi(one.text)
        if one.narrative is not None:
            assert ungrounded(one.narrative.text, said) == ()
