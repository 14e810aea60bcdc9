"""The font table: what a machine takes that lacks a font of the form.

仿宋, 楷体 and 黑体 come with Windows under Chinese or English names, on older machines as _GB2312; 方正小标宋简体 comes with no
system. Word, WPS and LibreOffice look for the other name first, then for the nearest in family and panose.
"""

from docx.document import Document as DocumentType
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from assistant.documents.blank.styles import FANG_SONG, HEI, KAI, TITLE_SONG

_FONTS = (
    (FANG_SONG, "FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong", "02010609060101010101", "modern"),
    (KAI, "KaiTi,楷体_GB2312,KaiTi_GB2312,STKaiti", "02010609060101010101", "modern"),
    (HEI, "SimHei,STHeiti", "02010609060101010101", "modern"),
    (TITLE_SONG, "FZXiaoBiaoSong-B05S,方正小标宋_GBK,宋体,SimSun", "02010600030101010101", "auto"),
)
"""Name, other names in the order of preference, panose and family."""


def add_fonts(document: DocumentType) -> None:
    """Give `document` its font table."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/></w:font>'
        for name, others, panose, family in _FONTS
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    )
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
