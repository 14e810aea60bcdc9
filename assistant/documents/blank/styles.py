"""The styles of a blank form: fonts named for Chinese and Latin text alike, no theme fonts.

Word, WPS and LibreOffice each look at a different attribute of `w:rFonts`; all four are therefore written, on
the styles and again on the runs, so that a paragraph copied into another document keeps its look.
"""

from dataclasses import dataclass

from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FANG_SONG = "仿宋"
HEI = "黑体"
KAI = "楷体"
TITLE_SONG = "方正小标宋简体"

BODY = "Body Text"
HEADING_1 = "heading 1"
HEADING_2 = "heading 2"
ANNEX_MARK = "附件号"
COVER_TITLE = "封面标题"
COVER_LINE = "封面项目"
COVER_ISSUER = "封面编制单位"
TABLE_TITLE = "附表标题"
CELL = "表格文字"
CELL_HEAD = "表格分节"
CELL_SMALL = "附表文字"
SECTION_END = "分节"
FOOTNOTE_TEXT_ID = "FootnoteText"
FOOTNOTE_MARK_ID = "FootnoteReference"


@dataclass(frozen=True)
class _Face:
    """One paragraph style: its name in Word, its id, font, size in half points, paragraph properties."""

    name: str
    id: str
    font: str
    half_points: int
    paragraph: str = ""
    """The inside of `w:pPr`, in the order of the schema."""


_FACES = (
    _Face(
        BODY,
        "BodyText",
        FANG_SONG,
        32,
        '<w:spacing w:line="560" w:lineRule="atLeast"/><w:ind w:firstLineChars="200" w:firstLine="640"/>',
    ),
    _Face(
        HEADING_1,
        "Heading1",
        HEI,
        32,
        '<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:outlineLvl w:val="0"/>',
    ),
    _Face(
        HEADING_2,
        "Heading2",
        KAI,
        32,
        '<w:keepNext/><w:spacing w:line="560" w:lineRule="atLeast"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>',
    ),
    _Face(ANNEX_MARK, "AnnexMark", HEI, 32, '<w:spacing w:after="60"/>'),
    _Face(
        COVER_TITLE,
        "CoverTitle",
        TITLE_SONG,
        52,
        '<w:spacing w:before="2200" w:after="2400"/><w:jc w:val="center"/>',
    ),
    _Face(
        COVER_LINE,
        "CoverLine",
        FANG_SONG,
        32,
        '<w:spacing w:before="200" w:after="200"/><w:ind w:left="580"/>',
    ),
    _Face(COVER_ISSUER, "CoverIssuer", HEI, 32, '<w:spacing w:before="4200"/><w:jc w:val="center"/>'),
    _Face(TABLE_TITLE, "TableTitle", TITLE_SONG, 36, '<w:spacing w:after="160"/><w:jc w:val="center"/>'),
    _Face(CELL, "FormCell", FANG_SONG, 24),
    _Face(CELL_HEAD, "FormCellHead", KAI, 24, "<w:keepNext/>"),
    _Face(CELL_SMALL, "FormCellSmall", FANG_SONG, 21),
    _Face(SECTION_END, "SectionEnd", FANG_SONG, 2, '<w:spacing w:line="20" w:lineRule="exact"/>'),
    _Face("footnote text", FOOTNOTE_TEXT_ID, FANG_SONG, 18, '<w:snapToGrid w:val="0"/><w:jc w:val="left"/>'),
    # The two names below are the ones python-docx gives the text of a comment.
    _Face("annotation text", "CommentText", FANG_SONG, 21, '<w:jc w:val="left"/>'),
)


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _defaults() -> str:
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_fonts(FANG_SONG)}{_size(24)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _built_in() -> list[str]:
    """The styles every document has, and the two characters styles that notes and comments name."""
    start = f"<w:style {nsdecls('w')}"
    return [
        f'{start} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:rPr>{_fonts(FANG_SONG)}</w:rPr></w:style>",
        f'{start} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        f'{start} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        f'{start} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        f'{start} w:type="character" w:styleId="{FOOTNOTE_MARK_ID}"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        f'{start} w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
    ]


def _paragraph_style(face: _Face) -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{face.id}"><w:name w:val="{face.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{face.paragraph}</w:pPr>'
        f"<w:rPr>{_fonts(face.font)}{_size(face.half_points)}</w:rPr></w:style>"
    )


def install(document: DocumentType) -> None:
    """Replace all styles of `document` by those of a blank form."""
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    for xml in (_defaults(), *_built_in(), *map(_paragraph_style, _FACES)):
        root.append(parse_xml(xml))


def write(paragraph: Paragraph, text: str) -> Run:
    """Append `text` to `paragraph`, naming the font of the paragraph's style on the run itself."""
    run = paragraph.add_run(text)
    style = paragraph.style
    font = style.font.name if isinstance(style, ParagraphStyle) else None
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:ascii", "w:eastAsia", "w:hAnsi", "w:cs"):
        fonts.set(qn(attribute), font or FANG_SONG)
    return run


def add_paragraph(document: DocumentType, text: str, style: str) -> Paragraph:
    """Append a paragraph in `style`; an empty `text` leaves a line to write on."""
    paragraph = document.add_paragraph(style=style)
    if text:
        write(paragraph, text)
    return paragraph
