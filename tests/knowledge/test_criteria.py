import pytest

from knowledge.catalogue import stages
from knowledge.criteria import (
    basic_requirements,
    build_contents,
    coarse_stage,
    listed_enterprises,
    materials,
    outcomes,
)
from knowledge.notice import excerpt

NUMBERED = [
    *((f"基础要求{one.number}", one.line, f"{one.number}.{one.text}") for one in basic_requirements()),
    *(
        (f"建设内容{one.number}", one.line, f"{one.number}.{one.name}：{one.text}")
        for one in build_contents()
    ),
    *((f"建设成效{one.number}", one.line, f"{one.number}.{one.text}") for one in outcomes()),
    *((f"材料{one.number}", one.line, f"{one.number}.{one.name}。{one.text}") for one in materials()),
    *((one.name, one.line, one.name) for one in listed_enterprises()),
]


def test_all_items_are_there():
    """附件9 has 5, 5 and 4 items, 附件12 has 4, 附件10 names 27 enterprises."""
    groups = (basic_requirements(), build_contents(), outcomes(), materials(), listed_enterprises())

    assert [len(group) for group in groups] == [5, 5, 4, 4, 27]
    assert len({enterprise.name for enterprise in listed_enterprises()}) == 27


@pytest.mark.parametrize(
    ("line", "printed"), [pytest.param(line, printed, id=name) for name, line, printed in NUMBERED]
)
def test_an_item_is_the_whole_of_its_line(line, printed):
    """Nothing of the line is left out or reworded."""
    assert excerpt(line).strip() == printed


def test_the_five_coarse_stages_cover_the_eight_once():
    """附件9 names five 环节, 附件11 eight; each of the eight belongs to exactly one of the five."""
    covered = [name for content in build_contents() for name in content.stages]

    assert sorted(covered) == sorted(entry.name for entry in stages())


@pytest.mark.parametrize(
    ("fine", "coarse"),
    [
        ("工艺设计", "研发设计"),
        ("产品服务", "运营管理"),
        ("供应链管理", "运营管理"),
        ("生产作业环节", "生产作业"),
    ],
)
def test_a_stage_belongs_to_a_coarse_one(fine, coarse):
    """The two that have no namesake in 附件11, and a name with its suffix."""
    assert coarse_stage(fine).name == coarse


def test_a_coarse_name_is_no_stage_of_the_catalogue():
    """研发设计 is only in 附件9."""
    with pytest.raises(KeyError):
        coarse_stage("研发设计")
