import re

import pytest

from knowledge.clauses import clause
from knowledge.modes import find_mode, mode, modes
from knowledge.notice import excerpt

ITEMS = [
    pytest.param(entry, item, id=f"{entry.number}.{item.number}") for entry in modes() for item in entry.items
]


def test_five_modes_with_all_their_items():
    """附件5 numbers 7, 7, 6, 4 and 5 items."""
    assert [len(entry.items) for entry in modes()] == [7, 7, 6, 4, 5]
    assert all(
        [item.number for item in entry.items] == list(range(1, len(entry.items) + 1)) for entry in modes()
    )


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in modes()])
def test_a_mode_is_printed_at_its_line(entry):
    """模式一：离散型智能制造 and so on."""
    assert excerpt(entry.line).strip() == entry.heading


@pytest.mark.parametrize(("entry", "item"), ITEMS)
def test_an_item_is_found_again_at_its_lines(entry, item):
    """The cited lines hold number, title and text, and nothing else."""
    printed = re.sub(r"\s+", "", excerpt(item.line, item.end_line))

    assert printed == f"{item.number}.{item.title}{item.text}"


def test_a_mode_is_found_by_the_option_of_annex_4():
    """附件4's boxes add 模式 to the names of 附件5, and each box has its mode."""
    options = re.findall(r"□(\S+)", clause("A4-智能制造模式").text)

    assert [found.number for option in options if (found := find_mode(option))] == [1, 2, 3, 4, 5]


def test_an_unknown_mode_is_refused():
    """There are five."""
    assert find_mode("离散型") is None
    with pytest.raises(KeyError, match="no mode 6"):
        mode(6)
    assert mode(5).name == "远程运维服务"
