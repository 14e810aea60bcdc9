"""The blank 附件2 甘肃省智能制造优秀场景申报书: cover, table one, 二 to 四, 附表1 lying, 附表2."""

from docx.document import Document as DocumentType
from docx.shared import Mm, Pt
from docx.table import _Cell

from assistant.documents.blank import annex02_tables as tables
from assistant.documents.blank import footnotes, package, styles
from assistant.documents.blank.grid import columns, draw
from assistant.documents.blank.paper import LYING, UPRIGHT, close, lay, turn_page
from assistant.documents.blank.styles import add_paragraph, write

TITLE = "甘肃省智能制造优秀场景申报书"

_COVER_LABELS = ("申报单位（盖章）", "场景名称", "建设地址", "申报日期")
_COVER_WIDTH = 24
"""Characters on a cover line, label and blank together."""
_BLANK = "\u3000"

_SIZE_NOTE = (
    "根据《统计上大中小微型企业划分办法（2017）》《关于印发中小企业划型标准规定的通知》规定，"
    "工业企业大、中、小、微企业划分标准如下：从业人员1000人及以上，且营业收入40000万元及以上的为大型企业；"
    "从业人员300人及以上1000人以下，且营业收入2000万元及以上40000万元以下的为中型企业；"
    "从业人员20人及以上300人以下，且营业收入300万元及以上2000万元以下的为小型企业；"
    "从业人员20人以下或营业收入300万元以下的为微型企业。"
)
_INDUSTRY_NOTE = "所属行业大类和中类，根据《国民经济行业分类与代码（GB/T 4754-2017）》进行选填。"
_ACCIDENT_NOTE = (
    "重大、特大安全生产事故认定标准见《生产安全事故报告和调查处理条例》（中华人民共和国国务院令第493号）"
    "第三条（一）（二），重大、特大环境事故认定标准见《国家突发环境事件应急预案》（国办函〔2014〕119号）"
    "附件1第一条、第二条。"
)

_PLAN_HINT = (
    "（此部分参考《智能制造典型场景参考指引》进行编写。申报主体根据实际情况归纳提炼形成场景名称、建设方案及情况说明，"
    "并按照附表1至附表2进行详细描述，填写的场景实例应建设成效突出、具有行业推广价值。）"
)
_ENCLOSURES = (
    "1.企业法人营业执照；",
    "2.企业财务报表；",
    "3.企业智能制造方面取得的专利、著作权证书等；",
    "4.主持或参与制定与申报项目相关的标准情况；",
    "5.能够突出反映企业智能制造场景的影像资料并附说明性文字；",
    "6.其他证明材料。",
)

_PLEDGE = "我单位申报的所有材料，均真实、完整，如有不实，愿承担相应的责任。"
_SIGNATURES = ("法定代表人签章：", "公          章：")
_DATE_LINE = "年     月    日"


def build() -> bytes:
    """The blank form as the bytes of a .docx, the same on every run."""
    document = package.new(TITLE)
    lay(document.sections[0], UPRIGHT)
    footnotes.add_notes(document, (_SIZE_NOTE, _INDUSTRY_NOTE, _ACCIDENT_NOTE))
    _write_cover(document)
    _write_basics(document)
    _write_narratives(document)
    turn_page(document, LYING)
    _write_scene_table(document)
    turn_page(document, UPRIGHT)
    _write_means_table(document)
    close(document)
    return package.as_bytes(document)


def _write_cover(document: DocumentType) -> None:
    add_paragraph(document, "附件2", styles.ANNEX_MARK)
    add_paragraph(document, TITLE, styles.COVER_TITLE)
    for label in _COVER_LABELS:
        paragraph = add_paragraph(document, label, styles.COVER_LINE)
        write(paragraph, _BLANK * (_COVER_WIDTH - len(label))).underline = True
    add_paragraph(document, "甘肃省工业和信息化厅编制", styles.COVER_ISSUER)


def _start_page(document: DocumentType, heading: str) -> None:
    add_paragraph(document, heading, styles.HEADING_1).paragraph_format.page_break_before = True


def _write_basics(document: DocumentType) -> None:
    _start_page(document, "一、申报主体和场景基本信息")
    table = draw(document, columns(tables.BASIC_CUTS, UPRIGHT.text_width), tables.BASIC_ROWS)
    _write_pledge(table.rows[-1].cells[-1])


def _write_pledge(cell: _Cell) -> None:
    """The pledge with its two signature lines and the date, set towards the right as printed."""
    first = cell.paragraphs[0]
    first.paragraph_format.first_line_indent = Pt(24)
    write(first, _PLEDGE)
    for text, indent, before in ((_SIGNATURES[0], 42, 24), (_SIGNATURES[1], 42, 12), (_DATE_LINE, 66, 12)):
        paragraph = cell.add_paragraph(style=styles.CELL)
        paragraph.paragraph_format.left_indent = Mm(indent)
        paragraph.paragraph_format.space_before = Pt(before)
        write(paragraph, text)


def _write_narratives(document: DocumentType) -> None:
    """二 to 四; an empty line under each heading is the place to write."""
    _start_page(document, "二、场景建设方案及情况")
    add_paragraph(document, _PLAN_HINT, styles.BODY)
    add_paragraph(document, "", styles.BODY)
    add_paragraph(document, "三、下一步提升和推广计划", styles.HEADING_1)
    for heading in ("（一）提升计划", "（二）推广应用计划"):
        add_paragraph(document, heading, styles.HEADING_2)
        add_paragraph(document, "", styles.BODY)
    add_paragraph(document, "四、相关附件", styles.HEADING_1)
    for enclosure in _ENCLOSURES:
        add_paragraph(document, enclosure, styles.BODY)


def _write_scene_table(document: DocumentType) -> None:
    add_paragraph(document, "附表1", styles.ANNEX_MARK)
    add_paragraph(document, "场景描述", styles.TABLE_TITLE)
    draw(document, columns(tables.SCENE_CUTS, LYING.text_width), tables.SCENE_ROWS)


def _write_means_table(document: DocumentType) -> None:
    add_paragraph(document, "附表2", styles.ANNEX_MARK)
    add_paragraph(document, "场景采用的关键装备、软件、工艺、技术情况", styles.TABLE_TITLE)
    draw(document, columns(tables.MEANS_CUTS, UPRIGHT.text_width), tables.MEANS_ROWS)
