import pytest

from knowledge.aliases import aliases, find_alias
from knowledge.catalogue import find_scene, scene


def test_names_are_unique():
    """One name leads to one scene."""
    names = [alias.name for alias in aliases()]

    assert len(set(names)) == len(names)


def test_a_name_the_catalogue_keeps_points_to_itself():
    """An alias never overrules the catalogue."""
    kept = {alias.name: alias.scene for alias in aliases() if find_scene(alias.name)}

    assert kept["车间智能排产"] == 9
    assert all(scene(number).name == name for name, number in kept.items())


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("人机协同制造", "人机协同作业"),
        ("智能在线检测", "在线智能检测"),
        ("产线柔性配置", "柔性产线快速换产"),
        ("智能仓储", "仓储智能管理"),
        ("精准配送", "物料精准配送"),
        ("污染监测与管控", "污染在线管控"),
        ("能效平衡与优化", "能源智能管控"),
        ("安全风险实时监测与应急处置", "安全一体化管控"),
        ("设备在线运行监测", "设备运行监控"),
        ("资源动态配置", "生产动态调度"),
        ("数字孪生工厂建设", "数字孪生工厂构建"),
        ("虚拟试验与调试", "产品虚拟验证"),
        ("离散型工艺数字化设计", "工艺数字化设计"),
        ("采购策略优化", "采购计划优化协同"),
        ("物流实时监测与优化", "供应链物流智能配送"),
        ("大规模个性化定制", "规模化定制"),
        ("数据增值服务", "产品增值服务"),
    ],
)
def test_an_earlier_name_leads_to_todays_scene(name, wanted):
    """The table is given by number; here each is read by name."""
    found = find_alias(name)

    assert found is not None
    assert scene(found.scene).name == wanted


def test_the_notices_own_example_is_marked_as_such():
    """附表1's example keeps an old name, so an applicant who copies it is right in good faith."""
    found = find_alias("人机协同制造")

    assert found is not None
    assert found.edition == "本通知"
    assert "附表1" in found.note


def test_an_unknown_name_is_not_guessed():
    """Guessing is the matcher's work."""
    assert find_alias("火星制造") is None
