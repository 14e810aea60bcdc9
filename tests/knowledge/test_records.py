from dataclasses import dataclass

import pytest
import yaml

from knowledge import aliases, catalogue, clauses, criteria
from knowledge.records import DATA, read, record


@record
@dataclass(frozen=True)
class Thing:
    name: str
    line: int
    phrases: tuple[str, ...] = ()


@record
@dataclass(frozen=True)
class Things:
    things: tuple[Thing, ...]


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "things.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_entries_become_frozen_records(write):
    """Lists become tuples, so that a record can be a key."""
    things = read(Things, write("things:\n  - {name: 甲, line: 3, phrases: [乙, 丙]}\n"))

    assert things.things == (Thing("甲", 3, ("乙", "丙")),)
    assert hash(things)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "things:\n  - {name: 甲, line: 3, colour: 红}\n", r"\[name 甲\]\.colour", id="unknown-key"
        ),
        pytest.param("things: []\nothers: []\n", "others", id="unknown-top-key"),
        pytest.param("things:\n  - {name: 甲}\n", r"\[name 甲\]\.line", id="missing-key"),
        pytest.param("things:\n  - {name: 甲, line: 三}\n", r"\[name 甲\]\.line", id="wrong-type"),
        pytest.param("things:\n  - {line: 3}\n", r"\[0\]\.name", id="nameless-entry"),
        pytest.param("things:\n  - 甲\n", r"things\.\[0\]", id="no-mapping"),
        pytest.param("", r"things\.yaml", id="empty-file"),
        pytest.param("things: [\n", "not valid YAML", id="broken-yaml"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_entry(write, text, message):
    """Whoever edits the data is told where to look."""
    with pytest.raises(ValueError, match=message) as caught:
        read(Things, write(text))

    assert "things.yaml" in str(caught.value)


def _wrong_phrase(data):
    data["scenes"][15]["parts"]["problems"].append("能耗太大")


def _moved_scene(data):
    data["scenes"][15]["stage"] = "生产作业"


def _skipped_number(data):
    del data["scenes"][3]


def _colour(data):
    data["scenes"][0]["colour"] = "红"


def _twice(data):
    data["aliases"].append(data["aliases"][0])


def _no_such_scene(data):
    data["aliases"][0]["scene"] = 41


def _name_of_another(data):
    data["aliases"].append({"name": "生产进度跟踪", "scene": 9, "edition": "习惯说法"})


def _stage_left_out(data):
    data["build_contents"][1]["stages"].remove("工艺设计")


def _id_twice(data):
    data["clauses"].append(data["clauses"][0])


def _no_annex(data):
    data["clauses"][0]["annex"] = 15


@pytest.mark.parametrize(
    ("module", "file", "spoil", "message"),
    [
        pytest.param(
            catalogue, "scenes.yaml", _wrong_phrase, "scene 16: '能耗太大'", id="phrase-not-printed"
        ),
        pytest.param(catalogue, "scenes.yaml", _moved_scene, "stage 生产管理", id="scene-in-another-stage"),
        pytest.param(
            catalogue, "scenes.yaml", _skipped_number, "scene 5 stands where 4", id="number-skipped"
        ),
        pytest.param(catalogue, "scenes.yaml", _colour, r"\[number 1\]\.colour", id="unknown-key"),
        pytest.param(aliases, "aliases.yaml", _twice, "stands twice", id="alias-twice"),
        pytest.param(aliases, "aliases.yaml", _no_such_scene, "no scene 41", id="alias-to-nothing"),
        pytest.param(
            aliases, "aliases.yaml", _name_of_another, "another scene", id="alias-overrules-catalogue"
        ),
        pytest.param(criteria, "criteria.yaml", _stage_left_out, "cover", id="stage-left-out"),
        pytest.param(clauses, "clauses.yaml", _id_twice, "A1-填写单位 stands twice", id="id-twice"),
        pytest.param(clauses, "clauses.yaml", _no_annex, "annex 15", id="annex-without-title"),
    ],
)
def test_data_that_contradicts_itself_is_refused(tmp_path, module, file, spoil, message):
    """The committed files, each spoilt in one place."""
    data = yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
    spoil(data)
    path = tmp_path / file
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

    with pytest.raises(ValueError, match=message) as caught:
        module.load(path)

    assert file in str(caught.value)
