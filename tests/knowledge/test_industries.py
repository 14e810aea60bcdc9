"""The industry codes of GB/T 4754-2017."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from knowledge.industries import LEVELS, Industry, industries, industry, parent, read_industries

_REFERENCE = Path(__file__).parents[1] / "data" / "gbt4754-2017.csv"
_WANTED = "BCD"


@pytest.fixture(scope="module")
def reference() -> list[Industry]:
    """门类 B, C and D of the whole classification."""
    kept: list[Industry] = []
    letter = ""
    with _REFERENCE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            letter = row["code"] if row["level"] == "门类" else letter
            if letter in _WANTED:
                kept.append(Industry(**row))
    return kept


def test_holds_the_mining_manufacturing_and_utility_part_of_the_classification(reference):
    """Codes, levels, names and order are those of the reference table."""
    assert list(industries()) == reference


@pytest.mark.parametrize(
    ("letter", "counts"),
    [
        pytest.param("B", (7, 19, 39), id="mining"),
        pytest.param("C", (31, 179, 609), id="manufacturing"),
        pytest.param("D", (3, 9, 18), id="utilities"),
    ],
)
def test_has_as_many_industries_as_the_standard_counts(letter, counts):
    """大类, 中类 and 小类 of each 门类."""
    inside = Counter(one.level for one in industries() if _letter(one.code) == letter)

    assert tuple(inside[level] for level in LEVELS[1:]) == counts


def test_names_are_unique_on_their_level():
    """A name with its level is one industry."""
    assert max(Counter((one.level, one.name) for one in industries()).values()) == 1


def test_every_industry_but_a_door_class_has_a_wider_one():
    """The parent is of the level above, and its code begins the child's (a letter stands for itself)."""
    for one in industries():
        above = parent(one.code)
        if above is None:
            assert one.level == "门类"
        else:
            assert LEVELS.index(above.level) == LEVELS.index(one.level) - 1
            assert above.level == "门类" or one.code.startswith(above.code)


def test_every_wider_industry_has_a_narrower_one():
    """No 门类, 大类 or 中类 is empty."""
    parents = {above.code for one in industries() if (above := parent(one.code))}

    assert parents == {one.code for one in industries() if one.level != "小类"}


def test_prints_code_and_name_as_the_annex_asks():
    """附件2 wants code and name together."""
    assert industry("3011").printed == "3011-水泥制造"


@pytest.mark.parametrize("code", ["6510", "A", "", "30110"])
def test_does_not_know_other_codes(code):
    """A code outside B, C and D is no industry here."""
    with pytest.raises(KeyError):
        industry(code)


@pytest.mark.parametrize(
    ("table", "flaw"),
    [
        pytest.param("code,name\nC,制造业\n", "columns", id="column-missing"),
        pytest.param("code,level,name\nC,门类,制造业\nC,门类,制造业\n", "stands twice", id="code-twice"),
        pytest.param(
            "code,level,name\n301,小类,水泥制造\n", "does not fit its level", id="code-of-another-level"
        ),
        pytest.param("code,level,name\n30,大类,\n", "does not fit its level", id="no-name"),
    ],
)
def test_a_flawed_table_is_refused(tmp_path, table, flaw):
    """Loading is strict."""
    path = tmp_path / "industries.csv"
    path.write_text(table, encoding="utf-8")

    with pytest.raises(ValueError, match=flaw):
        read_industries(path)


def _letter(code: str) -> str:
    above = parent(code)
    return code if above is None else _letter(above.code)
