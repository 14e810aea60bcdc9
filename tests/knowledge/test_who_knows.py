"""Whom a missing cell says to ask."""

from fnmatch import fnmatchcase

import pytest
import yaml

from assistant.forms.annex02 import FORM
from knowledge.records import DATA
from knowledge.who_knows import entries, load, who_knows


def test_every_field_of_the_form_has_somebody_to_ask():
    """Pictures apart, which the writer of the text brings."""
    nobody = [item.pattern for item in FORM.fields if item.kind != "pictures" and not who_knows(item.pattern)]

    assert nobody == []


@pytest.mark.parametrize(
    ("pattern", "who"),
    [
        ("enterprise.years.*.revenue", "财务部门"),
        ("basis.staff", "人事部门"),
        ("means.*.equipment.*.model", "设备部门"),
        ("means.*.software.*.name", "信息化部门"),
        ("basics.outcomes.defect_rate", "质量部门"),
        ("scenes.*.note", "项目负责人"),
        ("elsewhere", ""),
    ],
)
def test_the_first_entry_that_fits_decides(pattern, who):
    """A narrower pattern stands before a wider one."""
    assert who_knows(pattern).startswith(who)
    assert bool(who_knows(pattern)) == bool(who)


def test_no_entry_is_idle():
    """Each pattern of the table fits a field of the form."""
    patterns = [item.pattern for item in FORM.fields]
    idle = [
        one
        for entry in entries()
        for one in entry.fields
        if not any(fnmatchcase(pattern, one) for pattern in patterns)
    ]

    assert idle == []


def test_a_pattern_that_stands_twice_is_refused(tmp_path):
    """The committed table with one pattern under two entries."""
    data = yaml.safe_load((DATA / "who_knows.yaml").read_text(encoding="utf-8"))
    data["asked"][0]["fields"].append("plan")
    path = tmp_path / "who_knows.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

    with pytest.raises(ValueError, match=r"who_knows\.yaml: plan stands twice"):
        load(path)
