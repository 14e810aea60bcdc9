"""Check boxes in the ways offices print them."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.documents.boxes import has_boxes, tick, ticked
from assistant.documents.tables import cell_text

OPTIONS = ("中型企业", "小型企业", "微型企业")
WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def cell(*runs: str):
    tc = docx.Document().add_table(1, 1)._tbl.tr_lst[0].tc_lst[0]
    paragraph = parse_xml(f"<w:p {nsdecls('w')} {WORD_2010}>{''.join(runs)}</w:p>")
    tc.replace(tc.p_lst[0], paragraph)
    return tc


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(text: str, checked: int) -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    )


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param((run("□中型企业  □小型企业  □微型企业"),), id="typed"),
        pytest.param((run("☐ 中型企业"), run("☐ 小型"), run("企业☐ 微型企业")), id="cut-into-runs"),
        pytest.param((run("☑中型企业 □小型企业 ○微型企业"),), id="another-ticked"),
        pytest.param(
            tuple(
                f'<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>{option}</w:t></w:r>'
                for option in OPTIONS
            ),
            id="symbols",
        ),
        pytest.param((control("☐", 0), run("中型企业"), control("☐", 0), run("小型企业")), id="controls"),
    ],
)
def test_one_box_is_ticked_and_read(runs):
    """The chosen option, and no other, is ticked afterwards."""
    made = cell(*runs)

    assert has_boxes((made,), OPTIONS)
    assert tick((made,), OPTIONS, "小型企业")
    assert ticked((made,), OPTIONS) == ("小型企业",)
    assert cell_text(made).count("☑") == 1


def test_words_own_check_box_says_the_same():
    """The state that Word keeps beside the glyph follows it."""
    made = cell(control("☐", 0), run("中型企业"), control("☒", 1), run("小型企业"))
    tick((made,), OPTIONS, "中型企业")
    states = [node.get(node.keys()[0]) for node in made.iter() if str(node.tag).endswith("}checked")]

    assert states == ["1", "0"]


def test_an_unknown_value_ticks_nothing():
    """A value that no option says leaves every box clear."""
    made = cell(run("□中型企业 □小型企业"))

    assert not tick((made,), OPTIONS, "【待补充：企业类型】")
    assert ticked((made,), OPTIONS) == ()


def test_boxes_of_other_words_are_none_of_these():
    """A box before something else is not an option of the field."""
    assert not has_boxes((cell(run("□同意 □不同意")),), OPTIONS)
