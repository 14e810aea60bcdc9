"""Check boxes as offices tick them."""

import docx
import pytest

from assistant.documents.boxes import beside_boxes, ticked

NATURES = ("中央企业", "地方国企", "民营企业", "三资企业")


def _cells(text: str) -> list[docx.oxml.xmlchemy.BaseOxmlElement]:
    cell = docx.Document().add_table(1, 1).cell(0, 0)
    cell.text = text
    return [cell._tc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("□中央企业  ☑民营企业", ("民营企业",), id="before"),
        pytest.param("中央企业□ 地方国企□ 民营企业☑ 三资企业□", ("民营企业",), id="behind"),
        pytest.param("中央企业□ 三资企业☑", ("三资企业",), id="behind-last"),
        pytest.param("□中央企业 □民营企业√ □三资企业", ("民营企业",), id="tick-typed-behind"),
        pytest.param("□民营企业 □三资企业√", ("三资企业",), id="tick-typed-behind-last"),
        pytest.param("□中央企业 √□民营企业 □三资企业", ("民营企业",), id="tick-typed-before"),
        pytest.param("（ ）中央企业 （√）民营企业", ("民营企业",), id="brackets-before"),
        pytest.param("中央企业（ ） 民营企业（√） 三资企业（ ）", ("民营企业",), id="brackets-behind"),
        pytest.param("■民营企业 □三资企业", ("民营企业",), id="filled-square"),
        pytest.param("\uf0a8中央企业 \uf0fe民营企业", ("民营企业",), id="symbol-font"),
        pytest.param("☑中央企业 ☑民营企业", ("中央企业", "民营企业"), id="two"),
        pytest.param("□中央企业 □民营企业", (), id="none"),
    ],
)
def test_the_ticked_option_is_known_however_it_was_ticked(text: str, expected: tuple[str, ...]) -> None:
    """Boxes before and behind, in brackets, drawn by a symbol font; ticks typed beside an empty box."""
    assert ticked(_cells(text), NATURES) == expected


def test_what_stands_beside_the_options_is_known() -> None:
    """Words typed into the cell, without what the form puts in brackets."""
    assert beside_boxes(_cells("□中央企业 ☑民营企业（某集团控股） 有外资"), NATURES) == "有外资"
