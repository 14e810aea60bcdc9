"""附件2 as data: every field as the notice prints it."""

import re

import pytest

from assistant.forms.annex02 import EQUIPMENT_KINDS, FORM, NATURES, SIZES, SOFTWARE_KINDS
from assistant.forms.fields import FormField, pattern_of
from assistant.text.sentences import normalise
from knowledge.notice import lines

_NOT_PRINTED = ("basis.", "_pictures", "accident_name", "processes.*.application")


def _annex() -> str:
    text = "\n".join(lines())
    start = text.index("附件2\n")
    return normalise(text[start : text.index("附件3\n", start)])


@pytest.mark.parametrize("item", FORM.fields, ids=lambda item: item.pattern)
def test_every_label_is_printed_in_the_notice(item: FormField) -> None:
    """A label is the notice's own, apart from what the form does not print."""
    if not any(part in item.pattern for part in _NOT_PRINTED):
        assert normalise(item.label) in _annex()


@pytest.mark.parametrize("item", [one for one in FORM.fields if one.limit], ids=lambda item: item.pattern)
def test_every_limit_is_printed_in_the_hint(item: FormField) -> None:
    """A limit's number and its kind stand in the printed hint of the field."""
    assert item.limit is not None
    assert f"{item.limit.count}字" in item.hint
    assert ("左右" in item.hint) is item.limit.about


@pytest.mark.parametrize(
    "item", [one for one in FORM.fields if one.pattern.startswith("scenes.")], ids=lambda i: i.pattern
)
def test_optional_columns_are_those_marked_so(item: FormField) -> None:
    """附表1 marks 选填 in the hint; 备注 and pictures need nothing either."""
    marked = "选填" in item.hint
    assert item.required is not (marked or item.label == "备注" or item.label.endswith("配图"))


@pytest.mark.parametrize("options", [NATURES, SIZES, EQUIPMENT_KINDS, SOFTWARE_KINDS], ids=lambda o: o[0])
def test_options_are_the_printed_lists(options: tuple[str, ...]) -> None:
    """Check boxes and kinds are those of the notice, in its order."""
    places = [_annex().index(normalise(option)) for option in options]
    assert places == sorted(places)


def test_there_are_nineteen_outcomes() -> None:
    """Eighteen indicators with their marks, and the open row."""
    outcomes = [item.label for item in FORM.fields if item.pattern.startswith("basics.outcomes.")]
    assert len(outcomes) == 19
    assert [label for label in outcomes if label.count("*") == 2] == ["先进过程控制投用率**（%）"]
    assert sum(label.count("*") == 1 for label in outcomes) == 4


def test_every_field_is_asked_or_derived() -> None:
    """A required field has a question, or follows from other answers, or stands in a table asked as a whole."""
    derived = {
        "enterprise.industry.section",
        "enterprise.industry.division",
        "scenes.*.stage",
        "scenes.*.scene",
    }
    for item in FORM.fields:
        in_table = re.search(r"equipment|software|processes|technologies", item.pattern)
        assert item.ask or not item.required or in_table or item.pattern in derived, item.pattern


def test_a_path_finds_its_field() -> None:
    """Row numbers and years stand for any row."""
    assert FORM.field("scenes.3.outcome").label == "已实施成效"
    assert FORM.field("enterprise.years.2024.assets").label == "资产总额（万元）"
    assert pattern_of("means.0.equipment.12.name") == "means.*.equipment.*.name"
    assert not FORM.has("scenes.outcome")


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("enterprise.contact.mobile", "手机"),
        ("enterprise.contact.name", "联系人·姓名"),
        ("enterprise.years.2024.margin", "2024年·利润率（%）"),
        ("scenes.1.outcome", "附表1第2行·已实施成效"),
        ("means.0.equipment.1.model", "附表2第1行·关键装备第2行·规格/型号"),
    ],
)
def test_labels_are_told_as_a_person_reads_them(path: str, label: str) -> None:
    """The part is named only where the label alone could be another field."""
    assert FORM.label_of(path) == label
