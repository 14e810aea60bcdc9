import pytest

from assistant.matching import Matcher, judge
from knowledge.aliases import aliases
from knowledge.catalogue import find_scene, scene

MATCHER = Matcher.load()
WELD = "焊缝用相机自动识别气孔和裂纹，不合格立即报警。"


@pytest.mark.parametrize(
    ("stage", "name", "verdict"),
    [
        pytest.param("生产作业", "在线智能检测", "consistent", id="as-printed"),
        pytest.param("生产作业环节", "24.在线智能检测", "consistent", id="with-number"),
        pytest.param("", "场景24", "consistent", id="number-alone"),
        pytest.param("", "生产作业—在线智能检测—焊缝缺陷识别", "consistent", id="annex-13-naming"),
        pytest.param("生产作业（环节名）", "在线智能检测（场景名）", "consistent", id="annex-13-remarks"),
        pytest.param("生产作业", "智能在线检测", "alias", id="earlier-name"),
        pytest.param("生产作业", "在线智能检查", "alias", id="typing-error"),
        pytest.param("生产管理", "在线智能检测", "wrong_stage", id="other-stage"),
        pytest.param("生产做业", "在线智能检测", "consistent", id="stage-typing-error"),
        pytest.param("智能生产", "在线智能检测", "wrong_stage", id="no-stage"),
        pytest.param("供应链管理", "供应商数字化管理", "mismatch", id="other-scene"),
        pytest.param("生产作业", "元宇宙营销", "not_in_catalogue", id="invented"),
        pytest.param("生产作业", "场景41", "not_in_catalogue", id="number-too-large"),
        pytest.param("生产作业", "", "consistent", id="stage-alone"),
        pytest.param("产品服务", "", "wrong_stage", id="wrong-stage-alone"),
        pytest.param("元宇宙", "", "not_in_catalogue", id="invented-stage-alone"),
        pytest.param("", "", None, id="nothing-claimed"),
        pytest.param(None, None, None, id="nothing-given"),
    ],
)
def test_a_claim_gets_its_verdict(stage, name, verdict):
    """One description, claims of every kind; each verdict is explained."""
    judged = judge(WELD, stage, name, MATCHER)

    assert judged.verdict == verdict
    assert judged.reason


@pytest.mark.parametrize("stage", ["产品研发", "研发设计"])
def test_a_coarse_stage_of_annex_9_stands_for_its_stages(stage):
    """研发设计 is 附件9's word for 产品研发 and 工艺设计 together."""
    assert judge(scene(4).text, stage, "产品数字化设计", MATCHER).verdict == "consistent"


@pytest.mark.parametrize(
    "alias", [one for one in aliases() if find_scene(one.name) is None], ids=lambda one: one.name
)
def test_another_name_is_understood_and_the_printed_one_is_told(alias):
    """With the scene's own clause as description, its other names are `alias` and the reason gives the right name."""
    meant = scene(alias.scene)
    judged = judge(meant.text, meant.stage, alias.name, MATCHER)

    assert judged.verdict == "alias"
    assert meant.name in judged.reason


def test_the_gravest_problem_is_the_verdict_and_the_reason_names_all():
    """Old name, wrong stage and another scene's description: mismatch, with all three told."""
    judged = judge(WELD, "工厂建设", "人机协同制造", MATCHER)

    assert judged.verdict == "mismatch"
    assert all(word in judged.reason for word in ("在线智能检测", "工厂建设", "人机协同作业"))


@pytest.mark.parametrize("text", ["", "项目已建成投用", "我们公司的食堂周五有红烧肉"])
def test_too_little_to_judge_is_no_verdict(text):
    """A rightly named claim under a description that says nothing: a person must decide."""
    judged = judge(text, "生产作业", "在线智能检测", MATCHER)

    assert judged.verdict is None
    assert judged.reason


def test_an_invented_scene_is_met_with_the_nearest():
    """Whoever claims a scene that does not exist is told which one the description is like."""
    assert "场景24「在线智能检测」" in judge(WELD, "", "元宇宙营销", MATCHER).reason
