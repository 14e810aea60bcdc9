"""Files of old material as pieces with places; and files that are broken, locked, enormous or hostile."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image

from assistant.documents.material import SUFFIXES, read_material
from assistant.documents.material.sheet import shown
from assistant.errors import FileError
from assistant.interview.material.passages import Filled, Passage, Table
from tests.documents import materials
from tests.documents.materials import as_pdf

BOMB = 200 * 1024 * 1024


def passages(path: Path) -> list[tuple[str, str]]:
    return [(one.place, one.text) for one in read_material(path).pieces if isinstance(one, Passage)]


def rows(path: Path) -> list[tuple[str, list[str]]]:
    return [
        (row.place, [cell.text for cell in row.cells])
        for one in read_material(path).pieces
        if isinstance(one, Table)
        for row in one.rows
    ]


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        read_material(path)
    return str(caught.value)


# -- places --


def test_a_word_file_is_read_in_its_order(tmp_path: Path) -> None:
    """Paragraphs and tables are counted as a person counts them; headings have their level."""
    path = materials.mixed(tmp_path)
    pieces = read_material(path).pieces

    assert [type(one).__name__ for one in pieces] == [
        "Passage",
        "Passage",
        "Passage",
        "Table",
        "Passage",
        "Table",
    ]
    assert [one.heading for one in pieces if isinstance(one, Passage)] == [2, 0, 2, 0]
    assert passages(path)[0] == ("第1段", "一、企业概况")
    assert rows(path)[0] == ("表1第1行", ["企业名称", materials.NAME, "统一社会信用代码", materials.CODE])
    assert rows(path)[-1][0] == "表2第3行"


def test_nested_tables_and_text_boxes_are_read_once(tmp_path: Path) -> None:
    """A table in a cell and a box beside the text have places of their own."""
    path = materials.boxed(tmp_path)

    assert ("表1内表1第2行", ["统一社会信用代码", materials.CODE]) in rows(path)
    assert passages(path) == [("第1段", "名片"), ("文本框1", "成立时间：2008年5月")]


def test_cells_merged_over_rows_go_on_below(tmp_path: Path) -> None:
    """The owner of three rows stands in each of them, marked as going on."""
    (table,) = (
        one for one in read_material(materials.contact_table(tmp_path)).pieces if isinstance(one, Table)
    )
    owners = [(row.cells[0].text, row.cells[0].continues) for row in table.rows[3:6]]
    assert owners == [("联系人", False), ("联系人", True), ("联系人", True)]


def test_a_filled_form_is_read_by_its_labels(tmp_path: Path) -> None:
    """Every piece of 附件2 is a cell with the path of its field."""
    pieces = read_material(materials.offices_copy(tmp_path)).pieces
    assert all(isinstance(one, Filled) for one in pieces)
    assert {
        "enterprise.name",
        "enterprise.years.2025.assets",
        "scenes.0.outcome",
        "means.0.software.0.name",
    } <= {one.path for one in pieces if isinstance(one, Filled)}


def test_a_blank_form_holds_nothing(tmp_path: Path) -> None:
    """Hints and blanks that the form prints are no answers."""
    from assistant.documents.blank import FORMS_FOLDER

    path = tmp_path / "空表.docx"
    path.write_bytes((FORMS_FOLDER / "annex02.docx").read_bytes())
    assert [one for one in read_material(path).pieces if isinstance(one, Filled)] == []


def test_sheets_are_read_as_they_are_shown(tmp_path: Path) -> None:
    """Rows by sheet, merged cells once across and going on downwards, hidden sheets told and left."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "财务"
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["B3"] = "三年指标", "联系人", "何静怡", "0938-2700016"
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A2:A3")
    book.create_sheet("底稿").sheet_state = "hidden"
    path = tmp_path / "表.xlsx"
    book.save(path)
    (table,) = read_material(path).pieces

    assert isinstance(table, Table)
    assert [row.place for row in table.rows] == [f"工作表“财务”第{number}行" for number in (1, 2, 3)]
    assert [
        (cell.text, cell.start, cell.end, cell.continues) for row in table.rows for cell in row.cells
    ] == [
        ("三年指标", 0, 3, False),
        ("联系人", 0, 1, False),
        ("何静怡", 1, 2, False),
        ("联系人", 0, 1, True),
        ("0938-2700016", 1, 2, False),
    ]
    assert "工作表“底稿”是隐藏的" in read_material(path).notes[0]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.462, "0.0%", "46.2%"),
        (0.4625, "0%", "46%"),
        (35200.0, "General", "35200"),
        (35200.456, "#,##0.00", "35200.46"),
        (3.5, '0.0"亿元"', "3.5亿元"),
        (0.1 + 0.2, "General", "0.3"),
        (1e21, "General", "1" + "0" * 21),
        (-12.5, "0.00_ ;[Red]\\-0.00\\ ", "-12.50"),
        (datetime(2008, 5, 18), "yyyy-mm-dd", "2008-05-18"),
        (date(2008, 5, 1), 'yyyy"年"m"月"', "2008-05"),
        (True, "General", "是"),
        ("  文字 ", "@", "文字"),
        (float("inf"), "General", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_as_the_sheet_shows_it(value: object, number_format: str, text: str) -> None:
    """Percent, decimals, a unit in the format, dates with and without a day."""
    assert shown(value, number_format) == text


@given(
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.sampled_from(["General", "0.00", "#,##0", "0.0%"]),
)
def test_any_number_can_be_shown(value: float, number_format: str) -> None:
    """No number breaks the reading, and none is shown with an exponent."""
    assert "E" not in shown(value, number_format).upper()


def test_formulas_give_their_kept_values_only(tmp_path: Path) -> None:
    """A formula that was never calculated is told with its cell; nothing is calculated here."""
    path = materials._workbook(
        tmp_path, "算.xlsx", 表=[["资产总额（万元）", "=1+2"], ["x", '=cmd|"/c calc"!A1']]
    )
    read = read_material(path)

    assert rows(path)[0][1] == ["资产总额（万元）"]
    assert "B1、B2是公式，文件里没有存计算结果" in read.notes[0]


def test_numbers_shown_in_ten_thousands_are_not_guessed(tmp_path: Path) -> None:
    """Where a format scales what is shown, the kept number is another: it is told, not read."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"] = "资产总额（万元）", 35200000
    sheet["B1"].number_format = '0!.0000"万元"'
    path = tmp_path / "缩.xlsx"
    book.save(path)

    assert rows(path)[0][1] == ["资产总额（万元）"]
    assert "特殊格式" in read_material(path).notes[0]


def test_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    """A sheet with one cell in its last corner is two rows, not seventeen thousand million cells."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "企业名称", "远"
    path = tmp_path / "远.xlsx"
    book.save(path)
    assert [place for place, _ in rows(path)] == ["工作表“Sheet”第1行", "工作表“Sheet”第1048576行"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_people_have(encoding: str, tmp_path: Path) -> None:
    """Lines keep their numbers, blank ones counted."""
    path = tmp_path / "说明.txt"
    path.write_bytes("企业名称：甲机械有限公司\r\n\r\n成立时间：2008年5月\r\n".encode(encoding))
    assert passages(path) == [("第1行", "企业名称：甲机械有限公司"), ("第3行", "成立时间：2008年5月")]


@pytest.mark.slow
def test_a_printed_file_has_pages_tables_and_whole_paragraphs(tmp_path: Path) -> None:
    """Lines broken at the margin are joined, cells broken in a table too; a page has its tables numbered."""
    path = as_pdf(materials.mixed)(tmp_path)

    assert ("第1页", materials.PROSE[0]) in passages(path)
    assert rows(path)[0] == (
        "第1页表1第1行",
        ["企业名称", materials.NAME, "统一社会信用代码", materials.CODE],
    )
    assert rows(path)[-1] == ("第1页表2第3行", ["主营业务收入", "28,600", "31,800", "36,200"])


# -- what cannot be read --


def test_a_scan_is_named_as_one(tmp_path: Path) -> None:
    """Pages that are pictures without text are told, with what to do."""
    path = tmp_path / "扫描.pdf"
    Image.new("RGB", (600, 800), "white").save(path)
    assert refusal(path) == "文件「扫描.pdf」是扫描件，没有文字；请先做文字识别，或手工填写。"


@pytest.mark.slow
def test_a_locked_pdf_is_named_as_one(tmp_path: Path) -> None:
    """A password to open it is told; the text is not asked for."""
    secret = (
        'writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"x"}}'
    )
    path = as_pdf(materials.licence, secret)(tmp_path)
    assert "设有密码" in refusal(path)


def _old_word(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def _locked(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )


def _text(path: Path) -> None:
    path.write_text("不是", encoding="utf-8")


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 4)


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        pytest.param("a.doc", _old_word, "另存为 .docx", id="old-word"),
        pytest.param("a.wps", _old_word, "另存为 .docx", id="wps"),
        pytest.param("a.xls", _old_word, "另存为 .xlsx", id="old-excel"),
        pytest.param("a.docx", _old_word, "不是真正的 .docx", id="renamed-word"),
        pytest.param("a.xlsx", _old_word, "不是真正的 .xlsx", id="renamed-excel"),
        pytest.param("a.docx", _locked, "设有打开密码", id="locked-word"),
        pytest.param("a.xlsx", _locked, "设有打开密码", id="locked-excel"),
        pytest.param("a.docx", _text, "不是真正的 .docx", id="text-as-word"),
        pytest.param("a.xlsx", _text, "不是真正的 .xlsx", id="text-as-excel"),
        pytest.param("a.pdf", _text, "不是真正的 .pdf", id="text-as-pdf"),
        pytest.param("a.txt", _binary, "不是UTF-8或GBK", id="binary-as-text"),
        pytest.param("a.png", _binary, "是图片", id="picture"),
        pytest.param("a.exe", _binary, "不认识", id="unknown"),
        pytest.param("a.docx", _nothing, "是空文件", id="empty"),
    ],
)
def test_what_is_no_material_is_told_with_the_remedy(
    name: str, make: Callable[[Path], None], told: str, tmp_path: Path
) -> None:
    """Old formats, renamed, locked, damaged and foreign files each have their own words."""
    make(tmp_path / name)
    message = refusal(tmp_path / name)
    assert told in message
    assert "；请" in message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """Whatever its suffix."""
    assert "找不到" in refusal(tmp_path / "没有.doc")


@given(st.sampled_from(SUFFIXES), st.binary(min_size=1, max_size=400))
def test_no_bytes_stop_the_reading(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes
) -> None:
    """Any content is read or refused in words."""
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    path.write_bytes(b"%PDF-1.4\n" + content if suffix == ".pdf" else content)
    message = ""
    try:
        read_material(path)
    except FileError as error:
        message = str(error)
    assert not message or "；请" in message


# -- hostile files --


def _repacked(source: Path, path: Path, **members: bytes) -> Path:
    """A copy of a package with some members replaced or added; `__` in a name stands for /."""
    replaced = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in members.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member not in replaced:
                new.writestr(member, old.read(member))
        for name, content in replaced.items():
            new.writestr(name, content)
    return path


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t>'
    b"</w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace(b'<!ENTITY a "ha">', b'<!ENTITY a SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LAUGHS, id="entities"),
        pytest.param(OUTSIDE, id="outside-entity"),
        pytest.param(LAUGHS.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"), id="utf-16"),
    ],
)
def test_declared_entities_are_refused(content: bytes, tmp_path: Path) -> None:
    """No office program writes a document type; whoever does wants entities unfolded or files read."""
    word = _repacked(materials.licence(tmp_path), tmp_path / "坏.docx", word__document_xml=content)
    sheet = _repacked(
        materials._workbook(tmp_path, "好.xlsx", 表=[["a"]]),
        tmp_path / "坏.xlsx",
        xl__worksheets__sheet1_xml=content,
    )
    assert "不正常的XML声明" in refusal(word)
    assert "不正常的XML声明" in refusal(sheet)


def test_packages_that_unpack_too_far_are_refused(tmp_path: Path) -> None:
    """A member of 200 MB packed into 200 KB is never unpacked."""
    zeros = b"<a>" + b" " * BOMB
    word = _repacked(materials.licence(tmp_path), tmp_path / "炸.docx", word__document_xml=zeros)
    sheet = _repacked(
        materials._workbook(tmp_path, "好.xlsx", 表=[["a"]]),
        tmp_path / "炸.xlsx",
        xl__sharedStrings_xml=zeros,
    )
    assert word.stat().st_size < 1024 * 1024
    assert "解开后大得不像" in refusal(word)
    assert "解开后大得不像" in refusal(sheet)


@pytest.mark.parametrize(
    "filters", ["/FlateDecode", "[/ASCII85Decode /FlateDecode]", "[/FlateDecode /FlateDecode]"]
)
def test_a_pdf_that_unpacks_too_far_is_refused(filters: str, tmp_path: Path) -> None:
    """Its streams are measured before anything unpacks them, through each way of packing."""
    import base64
    import zlib

    packed = zlib.compress(b" " * BOMB)
    if "ASCII85" in filters:
        packed = base64.a85encode(packed) + b"~>"
    if filters.count("Flate") == 2:
        packed = zlib.compress(packed)
    body = io.BytesIO()
    body.write(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    )
    body.write(b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n")
    body.write(
        f"4 0 obj<</Length {len(packed)}/Filter {filters}>>stream\n".encode()
        + packed
        + b"\nendstream endobj\n"
    )
    body.write(b"trailer<</Root 1 0 R>>")
    path = tmp_path / "炸.pdf"
    path.write_bytes(body.getvalue())
    assert "解开后大得不像" in refusal(path)


def test_links_and_fields_of_a_document_are_not_followed(tmp_path: Path) -> None:
    """A picture linked from outside and a field that includes a file leave only their shown text (no network in tests)."""
    document = docx.Document()
    run = document.add_paragraph("信用等级：")._p
    document.part.relate_to("http://evil.example/a.png", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", is_external=True)  # fmt: skip
    run.append(
        docx.oxml.parse_xml(
            f'<w:r {docx.oxml.ns.nsdecls("w")}><w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText></w:r>'
        )
    )
    run.append(docx.oxml.parse_xml(f"<w:r {docx.oxml.ns.nsdecls('w')}><w:t>A级</w:t></w:r>"))
    path = tmp_path / "链.docx"
    document.save(str(path))
    assert passages(path) == [("第1段", "信用等级：A级")]


def test_too_much_of_anything_is_refused(tmp_path: Path) -> None:
    """Lines, cells and paragraphs have limits that no material of this kind reaches."""
    text = tmp_path / "多.txt"
    text.write_text("行\n" * 20_001, encoding="utf-8")
    word = tmp_path / "多.docx"
    document = docx.Document()
    body = "<w:p/>" * 20_001
    document.element.body.append(
        docx.oxml.parse_xml(f"<w:sdt {docx.oxml.ns.nsdecls('w')}><w:sdtContent>{body}</w:sdtContent></w:sdt>")
    )
    document.save(str(word))

    assert "20000行" in refusal(text)
    assert "20000段" in refusal(word)
