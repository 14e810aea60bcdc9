import re

import pytest

from knowledge.catalogue import find_scene, scene, scenes, stage, stages
from knowledge.notice import excerpt, lines

ALL_SCENES = [pytest.param(entry, id=str(entry.number)) for entry in scenes()]

LINKS = (
    "面向|等?(危险)?业务活动|的要求|[的等]?需求|针对|等问题|搭建|部署|建设|建立|构建|打造(具备)?|等特征的|集成|推动|叠加|"
    "应用|采用|通过|基于|开展|将|(等(精益|数智)?)?(技术|手段|方法|方式)|深度融合|在|的?基础上|并?实现|以及|[与和或及等]"
)
"""Words of a clause that only link its phrases."""


def squeezed(text):
    return re.sub(r"\s+", "", text)


def phrases(entry):
    parts = entry.parts
    return [*parts.activities, *parts.problems, *parts.systems, *parts.technologies, *parts.results]


def test_the_catalogue_has_forty_scenes_in_eight_stages():
    """附件11 says so itself: 8 个环节的 40 个智能制造典型场景."""
    assert [entry.number for entry in scenes()] == list(range(1, 41))
    assert [len(entry.scenes) for entry in stages()] == [3, 2, 2, 12, 10, 4, 3, 4]
    assert [number for entry in stages() for number in entry.scenes] == list(range(1, 41))


def test_scene_names_are_unique():
    """A name alone identifies a scene."""
    assert len({entry.name for entry in scenes()}) == 40


@pytest.mark.parametrize("entry", ALL_SCENES)
def test_a_scene_is_found_again_at_its_lines(entry):
    """Heading on the first cited line, the clause on the others and nothing else there."""
    dot = "" if entry.number == 19 else "."

    assert excerpt(entry.line).strip() == f"{entry.number}{dot}{entry.name}"
    assert squeezed(excerpt(entry.line + 1, entry.end_line)) == squeezed(entry.text)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in stages()])
def test_a_stage_is_found_again_at_its_line(entry):
    """Stages are printed 一、工厂建设环节 and so on."""
    assert excerpt(entry.line).strip() == f"{'一二三四五六七八'[entry.number - 1]}、{entry.name}环节"


@pytest.mark.parametrize("entry", ALL_SCENES)
def test_phrases_are_printed_in_the_clause(entry):
    """No phrase is reworded, and none stands twice in its group."""
    assert all(phrase in entry.text for phrase in phrases(entry))
    for group in ("activities", "problems", "systems", "technologies", "results"):
        found = getattr(entry.parts, group)
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("entry", ALL_SCENES)
def test_phrases_leave_only_linking_words(entry):
    """Nothing of substance in a clause is lost by taking it apart."""
    rest = entry.text
    for phrase in sorted(phrases(entry), key=len, reverse=True):
        rest = rest.replace(phrase, "·")

    assert re.sub(rf"{LINKS}|[·、，；。\s]", "", rest) == ""


@pytest.mark.parametrize(
    ("number", "group", "wanted"),
    [
        pytest.param(
            4,
            "activities",
            ("需求分析", "产品定义", "初步设计", "详细设计", "分析优化", "研发管理"),
            id="面向",
        ),
        pytest.param(10, "problems", ("生产指标计算失真", "生产异常发现滞后", "资源空置浪费"), id="针对"),
        pytest.param(12, "systems", ("自动化立体仓库", "智能仓储管理系统"), id="建设"),
        pytest.param(
            21,
            "technologies",
            ("机理与数据混合建模", "多环节联合寻优", "无监督学习", "工艺参数自调优"),
            id="应用",
        ),
        pytest.param(
            34,
            "results",
            ("产品的远程监控", "远程诊断", "预测性维护", "提高产品运维效率", "降低服务成本"),
            id="实现",
        ),
        pytest.param(19, "problems", (), id="no-problem-named"),
    ],
)
def test_a_clause_is_taken_apart_by_its_verbs(number, group, wanted):
    """One example per group, and one group a clause does not have."""
    assert getattr(scene(number).parts, group) == wanted


@pytest.mark.parametrize("entry", ALL_SCENES)
def test_every_scene_has_activities_and_results(entry):
    """Whatever its sentences look like, a clause says for what and to what end."""
    assert entry.parts.activities
    assert entry.parts.results


def test_scene_19_is_read_in_spite_of_its_print():
    """It is printed without its dot and with hard line breaks, some of them inside words."""
    broken = scene(19)

    assert broken.name == "网络协同制造"
    assert lines()[broken.line - 1].strip() == "19网络协同制造"
    assert "产供销自组织管控等特征的网络化协同平台，" in broken.text
    assert "\n" not in broken.text


def test_a_scene_is_found_by_its_exact_name_only():
    """附表1's example writes 人机协同制造, which is an alias, not a catalogue name."""
    found = find_scene("人机协同作业")

    assert found is not None
    assert found.number == 23
    assert find_scene("人机协同制造") is None


def test_a_stage_is_found_with_or_without_its_suffix():
    """Forms write 生产作业, the catalogue 生产作业环节."""
    assert stage("生产作业") == stage("生产作业环节")
    assert stage("生产作业").number == 5


@pytest.mark.parametrize("number", [0, 41, -1])
def test_an_unknown_scene_number_is_refused(number):
    """Also the negative numbers a tuple would accept."""
    with pytest.raises(KeyError, match="no scene"):
        scene(number)


def test_an_unknown_stage_is_refused():
    """研发设计 is a stage of 附件9, not of 附件11."""
    with pytest.raises(KeyError, match="研发设计"):
        stage("研发设计")
