from pathlib import Path

import pytest
import yaml

from knowledge.catalogue import scenes
from knowledge.lexicon import lexicon, load
from knowledge.records import DATA


def test_every_scene_has_its_words():
    """40 entries in the order of the catalogue, each with things done, objects, systems, figures and pains."""
    entries = lexicon()

    assert [entry.scene for entry in entries] == [entry.number for entry in scenes()]
    assert all(
        entry.activity and entry.objects and entry.systems and entry.indicators and entry.pains
        for entry in entries
    )


def test_an_entry_gives_all_its_words():
    """Iterating goes through the groups in the order of the file."""
    entry = lexicon()[0]
    words = list(entry)

    assert words[0] == entry.activity[0]
    assert words[-1] == entry.pains[-1]
    assert {"BIM", "厂房柱网", "点云扫描", "建厂工期"} <= set(words)


def test_a_word_stands_for_two_scenes_at_most():
    """Counted without regard to case, so that MES and mes are one word."""
    homes: dict[str, set[int]] = {}
    for entry in lexicon():
        for word in entry:
            homes.setdefault(word.lower(), set()).add(entry.scene)

    assert {word: found for word, found in homes.items() if len(found) > 2} == {}


def _left_out(entries):
    del entries[7]


def _swapped(entries):
    entries[0], entries[1] = entries[1], entries[0]


def _third_home(entries):
    for entry in entries[:3]:
        entry["pains"].append("处处都说")


def _third_home_in_other_letters(entries):
    for entry, word in zip(entries[:3], ("xyz", "XYZ", "ＸＹＺ"), strict=True):
        entry["systems"].append(word)


def _twice(entries):
    entries[4]["pains"].append(entries[4]["activity"][0])


def _blank(entries):
    entries[4]["pains"].append("　")


def _number(entries):
    entries[4]["systems"].append(5)


def _group_missing(entries):
    del entries[4]["pains"]


def _group_unknown(entries):
    entries[4]["colours"] = ["红"]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(_left_out, "the scenes are", id="scene-left-out"),
        pytest.param(_swapped, "in order", id="out-of-order"),
        pytest.param(_third_home, "处处都说 stands in 3 scenes", id="three-scenes"),
        pytest.param(_third_home_in_other_letters, "xyz stands in 3 scenes", id="three-scenes-folded"),
        pytest.param(_twice, "scene 5: .+ stands twice", id="twice-in-a-scene"),
        pytest.param(_blank, "scene 5 has a blank word", id="blank"),
        pytest.param(_number, r"systems\.", id="no-text"),
        pytest.param(_group_missing, "pains", id="group-missing"),
        pytest.param(_group_unknown, "colours", id="group-unknown"),
    ],
)
def test_a_spoilt_lexicon_is_refused(tmp_path: Path, spoil, message):
    """The committed file, spoilt in one place; the error names the file and the place."""
    data = yaml.safe_load((DATA / "lexicon.yaml").read_text(encoding="utf-8"))
    spoil(data["lexicon"])
    path = tmp_path / "lexicon.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

    with pytest.raises(ValueError, match=message) as caught:
        load(path)

    assert "lexicon.yaml" in str(caught.value)
