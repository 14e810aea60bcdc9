"""A new document free of the template's leftovers, and its bytes, the same on every machine."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.documents.blank import fonts, styles

_LEFTOVERS = (
    "/thumbnail",
    "/extended-properties",
    "/customXml",
    "/stylesWithEffects",
    "/numbering",
    "/webSettings",
    "/fontTable",
)
"""What python-docx's template brings along and no form uses; told by the end of the relation's type."""

# `ulTrailSpace` makes Word draw the cover's blank lines, which are underlined spaces.
_SETTINGS = (
    '<w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    "<w:compat><w:ulTrailSpace/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:val="15"'
    ' w:uri="http://schemas.microsoft.com/office/word"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/>'
)
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def new(title: str) -> DocumentType:
    """An empty document with the styles and settings of a blank form."""
    document = docx.Document()
    _drop_leftovers(document)
    _set_settings(document)
    _set_properties(document, title)
    styles.install(document)
    fonts.add_fonts(document)
    return document


def _drop_leftovers(document: DocumentType) -> None:
    package = document.part.package
    if package is None:
        raise RuntimeError("a document of python-docx belongs to a package")
    for rels in (package.rels, document.part.rels):
        for key, rel in list(rels.items()):
            if rel.reltype.endswith(_LEFTOVERS):
                del rels[key]


def _set_settings(document: DocumentType) -> None:
    root = document.settings.element
    for child in list(root):
        root.remove(child)
    root.extend(parse_xml(f"<w:settings {nsdecls('w')}>{_SETTINGS}</w:settings>"))


def _set_properties(document: DocumentType, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, "zh-CN"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _MADE
    properties.revision = 1


def as_bytes(document: DocumentType) -> bytes:
    """`document` as a .docx; equal documents give equal bytes.

    Members carry one fixed time and are stored uncompressed: compressors differ from machine to machine.
    """
    saved, steady = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            member.create_system = _UNIX
            target.writestr(member, source.read(name))
    return steady.getvalue()
