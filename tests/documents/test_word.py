"""Opening files that claim to be .docx."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from assistant.documents.blank import FORMS_FOLDER
from assistant.documents.word import open_document, save_document
from assistant.errors import FileError

FORM = FORMS_FOLDER / "annex02.docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return made.getvalue()


def without(part: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(FORM) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
    return made.getvalue()


def workbook() -> bytes:
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    return made.getvalue()


def bomb() -> bytes:
    return zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(40 * 1024 * 1024)})


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"", "空文件", id="empty"),
        pytest.param(OLE, r"旧格式的 \.doc 文件.*另存为", id="doc-renamed"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "密码", id="password"),
        pytest.param("只是文字".encode(), r"不是 \.docx", id="text"),
        pytest.param(FORM.read_bytes()[:3000], r"不是 \.docx", id="cut"),
        pytest.param(zipped(**{"a.txt": b"a"}), "没有 Word 正文", id="any-zip"),
        pytest.param(without("word/document.xml"), "不是普通的 Word 文档", id="no-body"),
        pytest.param(without("[Content_Types].xml"), "不是普通的 Word 文档", id="no-types"),
        pytest.param(workbook(), "不是普通的 Word 文档", id="xlsx-renamed"),
        pytest.param(bomb(), "大得不像申报表", id="zip-bomb"),
        pytest.param(zipped(**{f"{n}.xml": b"" for n in range(4001)}), "大得不像申报表", id="many-members"),
    ],
)
def test_what_is_no_form_is_told_with_a_remedy(data, problem):
    """The error names the file, what is wrong and what to do."""
    with pytest.raises(FileError, match=problem) as caught:
        open_document(data, "申报书.docx")

    assert "「申报书.docx」" in str(caught.value)
    assert "；请" in str(caught.value)


def test_a_damaged_body_is_told():
    """Broken XML inside a sound package is a damaged document."""
    made = io.BytesIO()
    with zipfile.ZipFile(FORM) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(
                name, source.read(name)[:-30] if name == "word/document.xml" else source.read(name)
            )

    with pytest.raises(FileError, match="已损坏"):
        open_document(made.getvalue())


@pytest.mark.parametrize(
    ("make", "problem"), [(None, "找不到"), (Path.mkdir, "是文件夹")], ids=["absent", "folder"]
)
def test_a_path_without_a_file_is_told(tmp_path, make, problem):
    """A path that is no file is told before anything is read."""
    path = tmp_path / "表.docx"
    if make is not None:
        make(path)

    with pytest.raises(FileError, match=problem):
        open_document(path)


def test_saving_names_nobody(tmp_path):
    """Author, editor, firm and attached template are gone; saving twice gives the same bytes."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = "张三"
    saved = save_document(document)

    with zipfile.ZipFile(io.BytesIO(saved)) as package:
        assert "docProps/app.xml" not in package.namelist()
    assert open_document(saved).core_properties.author == ""
    assert save_document(open_document(saved)) == save_document(open_document(saved))
