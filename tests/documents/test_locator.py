"""Finding a form's cells by their printed labels."""

import pytest

from assistant.documents.blank import FORMS_FOLDER
from assistant.documents.locator import Locator
from assistant.documents.places import CellPlace, CoverLine, GapPlace, UnderHeading, read
from assistant.documents.tables import cell_text
from assistant.documents.word import open_document
from assistant.errors import FormError
from assistant.forms.annex02 import FORM
from tests.documents import copies


def locator(form: bytes | None = None) -> Locator:
    return Locator(open_document(form or FORMS_FOLDER / "annex02.docx"), FORM)


def test_the_blank_has_a_place_for_every_printed_field():
    """Nothing that 附件2 asks is without a place in its own form."""
    assert locator().not_found() == ()


@pytest.mark.parametrize("name", copies.COPIES)
def test_an_offices_copy_has_a_place_for_every_printed_field(name):
    """Nor in a copy typed, cut and merged another way."""
    assert locator(copies.COPIES[name]()).not_found() == ()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("cover.scene_name", CoverLine),
        ("basics.scene", CellPlace),
        ("enterprise.accident_name", GapPlace),
        ("next_steps.improvement", UnderHeading),
        ("scenes.0.scene", CellPlace),
    ],
)
def test_a_place_is_of_the_kind_its_label_is_printed_in(path, kind):
    """Cover lines, cells, blanks inside cells, paragraphs."""
    assert isinstance(locator().place(path), kind)


def test_repeated_labels_are_told_apart():
    """姓名, 电话, 联系人 and 场景名称 stand in several places; each path has its own cell."""
    found = locator()
    paths = (
        "enterprise.representative.name", "enterprise.contact.name", "basics.supplier_contact",
        "enterprise.representative.phone", "enterprise.contact.phone", "basics.supplier_phone",
        "basics.scene", "scenes.0.scene", "basics.stage", "scenes.0.stage", "scenes.0.note",
        "means.0.equipment.0.note", "means.0.processes.0.application", "means.0.technologies.0.application",
    )  # fmt: skip
    cells = [place.cells[0] for path in paths if isinstance(place := found.place(path), CellPlace)]

    assert len(cells) == len(paths)
    assert len({id(cell) for cell in cells}) == len(paths)


def test_a_blank_form_reads_empty():
    """Hints, open boxes and the printed list of enclosures are no answers."""
    found = locator()
    paths = [item.pattern.replace("*", "0") for item in found.fields if ".years." not in item.pattern]
    texts = {
        path: read(place, FORM.field(path)) for path in paths if (place := found.place(path)) is not None
    }

    assert {path: text for path, text in texts.items() if text} == {}
    assert found.keys("scenes") == ()
    assert found.keys("enterprise.years") == ()
    assert found.keys("means") == (0,)


def test_a_row_that_is_not_there_has_no_place_until_room_is_made():
    """附表1 has one row to fill; more are added on demand, numbered and below one another."""
    found = locator()
    assert found.place("scenes.2.outcome") is None
    found.make_room("scenes", (0, 1, 2))

    assert found.place("scenes.2.outcome") is not None
    assert [number for _, number in found.serials()] == [1, 2, 3]


def test_room_is_made_inside_each_copy_of_a_table():
    """Blocks of 附表2 grow one by one, in their own instance."""
    found = locator()
    found.make_room("means", (0, 1))
    found.make_room("means.1.equipment", (0, 1, 2))

    assert found.place("means.1.equipment.2.model") is not None
    assert found.place("means.0.equipment.1.model") is None
    assert found.place("means.2.instance") is None


def test_a_label_that_was_taken_out_is_reported():
    """The field whose label is missing is named; the ones around it are found."""
    document = copies.blank()
    copies.retype(copies.cell_of(document, copies.BASIC, "信用等级"), "备用")

    assert [item.pattern for item in locator(copies.as_bytes(document)).not_found()] == [
        "enterprise.credit_rating"
    ]


def test_a_contact_is_not_taken_for_the_representative():
    """Without the row of 法人代表 its 姓名 is not found, though another 姓名 is printed."""
    document = copies.blank()
    row = copies.row_of(document, copies.BASIC, "法人代表/负责人")
    row.getparent().remove(row)
    found = locator(copies.as_bytes(document))

    assert found.place("enterprise.representative.name") is None
    assert found.place("enterprise.contact.name") is not None


def test_one_of_two_printed_owners_is_enough():
    """An office that prints 负责人 alone still means 法人代表/负责人."""
    document = copies.blank()
    copies.retype(copies.cell_of(document, copies.BASIC, "法人代表/负责人"), "负责人")
    place = locator(copies.as_bytes(document)).place("enterprise.representative.name")

    assert isinstance(place, CellPlace)
    assert cell_text(place.cells[0]) == ""


def test_a_document_with_no_label_is_no_form():
    """Nothing at all of the form: an error that names the form."""
    with pytest.raises(FormError, match="甘肃省智能制造优秀场景申报书"):
        locator(copies.as_bytes(copies.docx.Document())).not_found()
