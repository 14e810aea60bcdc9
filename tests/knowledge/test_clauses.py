import re

import pytest

from knowledge.catalogue import scenes
from knowledge.clauses import annex_title, clause, clauses
from knowledge.notice import excerpt, lines


def squeezed(text):
    return re.sub(r"\s+", "", text)


def printed(entry):
    """The part of a clause's text that must stand at its lines; a scene's text is composed with its stage."""
    return entry.text if entry.kind != "scene" else entry.text.split("：", 1)[1]


def test_ids_are_unique_and_name_their_annex():
    """An id can be cited, stored and looked up."""
    ids = [entry.id for entry in clauses()]

    assert len(set(ids)) == len(ids)
    assert all(entry.id.startswith(f"A{entry.annex}-") for entry in clauses())
    assert not any(re.search(r"\s", id) for id in ids)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in clauses()])
def test_a_clause_is_found_again_at_its_lines(entry):
    """Line breaks and tabs apart, the text is what the notice says there."""
    assert squeezed(printed(entry)) in squeezed(excerpt(entry.line, entry.end_line))
    assert excerpt(entry.line).strip()
    assert excerpt(entry.end_line).strip()
    assert entry.heading
    assert entry.text == entry.text.strip()


@pytest.mark.parametrize("number", range(1, 15))
def test_every_annex_has_its_title_and_clauses(number):
    """The title is printed below the annex's number, and its clauses stand below the title."""
    places = [index for index, text in enumerate(lines(), start=1) if text.strip() == f"附件{number}"]
    below = [text.strip() for text in lines()[places[0] : places[0] + 3]]

    assert annex_title(number) in below
    assert all(entry.line > places[0] for entry in clauses() if entry.annex == number)
    assert any(entry.annex == number for entry in clauses())


def test_an_unknown_annex_is_refused():
    """There are fourteen."""
    with pytest.raises(KeyError, match="no annex 15"):
        annex_title(15)


def test_nothing_the_notice_asks_is_left_out():
    """Every line that is long, names a limit or unit, instructs or gives options is part of a clause."""
    covered = {line for entry in clauses() for line in range(entry.line, entry.end_line + 1)}
    telling = re.compile(r"\d字|请(?!表)|填写|提供|说明|□|[%元家][）)]|.{30,}")
    missed = [
        (number, text)
        for number, text in enumerate(lines(), start=1)
        if telling.search(text) and number not in covered
    ]

    assert missed == []


def test_all_indicators_keep_their_asterisks():
    """附件2 prints * and ** without a legend; they are kept as printed."""
    labels = [entry.text for entry in clauses() if entry.kind == "indicator"]

    assert len(labels) == 19
    assert sum("*（" in label and "**" not in label for label in labels) == 4
    assert [label for label in labels if "**" in label] == ["先进过程控制投用率**（%）"]


@pytest.mark.parametrize(
    ("id", "line", "words"),
    [
        pytest.param("A2-企业简介", 184, "不超过500字", id="hard-500"),
        pytest.param("A3-企业简介", 476, "限400字", id="hard-400"),
        pytest.param("A4-企业简介", 819, "400字左右", id="about-400"),
        pytest.param("A6-企业简介", 1036, "100字以内", id="hard-100"),
        pytest.param("A2-附表1-保障要素", 320, "200字以内，选填", id="safeguards"),
        pytest.param("A5-1.7", 926, "信息安全管理制度", id="mode-item"),
        pytest.param("A9-1.5", 1321, "三级及以上", id="level-gate"),
        pytest.param("A9-2.1.3", 1334, "柔性可重构制造单元", id="build-content"),
        pytest.param("A9-2.2.1", 1342, "不低于20%", id="ai-share"),
        pytest.param("A10-名单", 1352, "中车兰州机车有限公司", id="enterprises"),
        pytest.param("A12-4", 1624, "后续实施计划", id="materials"),
        pytest.param("A13-示例", 1641, "人机协同作业（场景名）", id="naming"),
        pytest.param("A14-1.2", 1685, "智能工厂普及率", id="report"),
        pytest.param("A2-脚注-企业类型", 1695, "从业人员1000人及以上", id="size-footnote"),
    ],
)
def test_a_clause_is_found_by_its_id(id, line, words):
    """Ids are stable: other parts of the project cite them."""
    entry = clause(id)

    assert entry.line == line
    assert words in entry.text


def test_a_scene_clause_names_stage_number_and_name():
    """A search for any of them finds it."""
    assert clause("A11-16").text.startswith("生产管理环节 16.能源智能管控：面向高能耗设备节能减排")
    assert clause("A11-16").heading == "四、生产管理环节 > 16.能源智能管控"
    assert [clause(f"A11-{entry.number}").line for entry in scenes()] == [entry.line for entry in scenes()]


def test_the_footnotes_belong_to_the_fields_of_annex_2():
    """They are printed after 附件14 but explain 企业类型, 所属行业 and accidents."""
    notes = [entry for entry in clauses() if entry.id.startswith("A2-脚注-")]

    assert [entry.line for entry in notes] == [1695, 1698, 1701]
    assert {entry.kind for entry in notes} == {"definition"}


def test_an_unknown_id_is_refused():
    """The message names it."""
    with pytest.raises(KeyError, match="A99-无"):
        clause("A99-无")
