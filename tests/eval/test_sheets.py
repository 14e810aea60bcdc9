"""The fact sheets, and what their drafts must hold."""

import pytest

from assistant.drafting.grounding import ungrounded
from eval.draft import counted, figures_of
from eval.prose import doubled, kept, spoken
from eval.sheets import Sheet, sheets

ALL = sheets()


def test_there_are_sheets_of_every_split() -> None:
    """At least 24 enterprises, a third of them with two scenes, each with a code and a name of its own."""
    names = [sheet.answers.text("enterprise.name") for sheet in ALL]
    codes = [sheet.answers.text("enterprise.credit_code") for sheet in ALL]

    assert len(ALL) >= 24
    assert {sheet.split for sheet in ALL} == {"dev", "test", "late", "fresh"}
    assert sum(sheet.scenes == 2 for sheet in ALL) >= 8
    assert len(set(names)) == len(set(codes)) == len(ALL)


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.name)
def test_a_complete_sheet_gives_a_whole_draft(sheet: Sheet) -> None:
    """Nothing is missing, every limit holds, every number of a sentence stands in its own facts."""
    drafted = sheet.draft()

    assert drafted.missing == ()
    for one in drafted.fields:
        assert one.field.limit is None or one.zi <= one.field.limit.ceiling
        for sentence in one.narrative.sentences if one.narrative else ():
            assert ungrounded(sentence.text, [fact.text for fact in sentence.facts]) == ()


@pytest.mark.parametrize("split", ["dev", "test", "late"])
def test_the_measures_hold(split: str) -> None:
    """Facts stand in the draft or are listed; four of five spoken words are gone; 二 sums 附表1 up."""
    figures = figures_of(counted(sheets(split)))

    assert figures["facts present or listed"] >= 0.97
    assert (
        figures["spoken words per 1000 characters, drafted"]
        <= figures["spoken words per 1000 characters, told"] / 4
    )
    assert figures["phrases of 二 that repeat 附表1"] <= 0.5


@pytest.mark.parametrize(
    ("fact", "text", "is_kept"),
    [
        pytest.param("我们上了6台五轴机床", "企业配置6台五轴机床。", True, id="told"),
        pytest.param("我们上了6台五轴机床", "企业配置五轴机床。", False, id="number-gone"),
        pytest.param("跟MES打通了", "与系统实现贯通。", False, id="name-gone"),
        pytest.param("夜班招不到人，设备就停着", "生产效率提高。", False, id="other-words"),
    ],
)
def test_a_fact_is_kept_with_its_number_name_and_words(fact: str, text: str, *, is_kept: bool) -> None:
    """All numbers, all abbreviations, half of what it is about."""
    assert kept(fact, text) is is_kept


def test_what_iscounted_of_prose() -> None:
    """Spoken words, and phrases that two applications share."""
    assert spoken("我们厂搞了一套系统吧") >= 3
    assert spoken("企业部署一套系统。") == 0
    assert doubled({"a": ["各工序数据自动采集上传"], "b": ["各工序数据自动采集上传"]}) == 1.0
    assert doubled({"a": ["各工序数据自动采集上传"], "b": ["酒窖温度由操作人员记录"]}) == 0.0
