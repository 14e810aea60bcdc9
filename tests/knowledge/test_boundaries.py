from pathlib import Path

import pytest
import yaml

from knowledge.boundaries import between, boundaries, load
from knowledge.records import DATA


def test_a_boundary_is_found_in_either_order():
    """在线智能检测 and 质量精准追溯 are neighbours however they are asked for."""
    found = between(25, 24)

    assert found is not None
    assert found is between(24, 25)
    assert found.pair == (24, 25)
    assert found.ask.endswith("？")


@pytest.mark.parametrize(("a", "b"), [(24, 24), (2, 36), (0, 41)], ids=["itself", "far-apart", "no-scene"])
def test_where_nothing_is_written_there_is_no_boundary(a, b):
    """None, not a guess."""
    assert between(a, b) is None


def test_pairs_are_unique_and_in_order():
    """The lower number stands first and no pair stands twice."""
    pairs = [boundary.pair for boundary in boundaries()]

    assert len(set(pairs)) == len(pairs)
    assert all(1 <= lower < higher <= 40 for lower, higher in pairs)


def test_every_scene_has_a_neighbour():
    """No scene stands alone: each can be confused with another."""
    assert {number for boundary in boundaries() for number in boundary.pair} == set(range(1, 41))


def _turned(entries):
    entries[0]["pair"].reverse()


def _twice(entries):
    entries.append(entries[0])


def _no_scene(entries):
    entries[0]["pair"] = [1, 41]


def _alone(entries):
    entries[0]["pair"] = [3, 3]


def _three(entries):
    entries[0]["pair"] = [1, 2, 3]


def _blank(entries):
    entries[0]["ask"] = " "


def _unknown(entries):
    entries[0]["colour"] = "红"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(_turned, "the lower number comes first", id="turned"),
        pytest.param(_alone, "the lower number comes first", id="pair-of-one"),
        pytest.param(_twice, "stands twice", id="twice"),
        pytest.param(_no_scene, "no such scene", id="no-scene"),
        pytest.param(_three, "pair", id="three-scenes"),
        pytest.param(_blank, "blank text", id="blank"),
        pytest.param(_unknown, "colour", id="unknown-key"),
    ],
)
def test_spoilt_boundaries_are_refused(tmp_path: Path, spoil, message):
    """The committed file, spoilt in one place; the error names the file."""
    data = yaml.safe_load((DATA / "boundaries.yaml").read_text(encoding="utf-8"))
    spoil(data["boundaries"])
    path = tmp_path / "boundaries.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

    with pytest.raises(ValueError, match=message) as caught:
        load(path)

    assert "boundaries.yaml" in str(caught.value)
