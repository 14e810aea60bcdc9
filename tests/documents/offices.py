"""What offices share that fill other copies of 附件2 with python-docx alone: texts by path, labels, rows, boxes.

Nothing of the product lays the copies out: each office types its own labels, and keeps what it put where.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import docx
from docx.document import Document as DocumentType
from docx.table import Table, _Cell

Texts = Mapping[str, str]
"""Path → what is to stand there; lines are paragraphs."""

NATURES = ("中央企业", "地方国企", "民营企业", "三资企业")
SIZES = ("大型企业", "中型企业", "小型企业", "微型企业")
LEVELS = ("5级", "4级", "3级", "2级", "1级")
INDICATORS = (
    ("assets", "资产总额（万元）"), ("debt_ratio", "资产负债率（%）"),
    ("revenue", "主营业务收入（万元）"), ("margin", "利润率（%）"),
)  # fmt: skip
OUTCOMES = (
    ("cnc_share", "关键设备数控化率（%）"), ("networked_share", "关键设备联网率（%）"),
    ("productivity", "生产效率提升*（%）"), ("resource_use", "资源综合利用率提升*（%）"),
    ("development_time", "研制周期缩短（%）"), ("operating_cost", "运营成本下降*（%）"),
    ("unit_cost", "单位产品成本下降（%）"), ("defect_rate", "产品不良率下降（%）"),
    ("quality_loss", "质量损失率下降*（%）"), ("sales_growth", "销售增长率（%）"),
    ("equipment_use", "设备综合利用率提升（%）"), ("stock_turnover", "库存周转率提升（%）"),
    ("supplier_delivery", "供应商准时交付率提升（%）"), ("order_delivery", "订单准时交付率提升（%）"),
    ("apc_share", "先进过程控制投用率**（%）"), ("unit_energy", "单位产品综合能耗降低（%）"),
    ("unit_carbon", "单位产品二氧化碳（CO₂）排放量降低（%）"),
    ("followers", "先进制造模式/解决方案面向供应链上下游复制推广的企业数量（家）"),
)  # fmt: skip
COLUMNS = (
    ("stage", "环节名称"), ("scene", "场景名称"), ("application", "应用描述（结合要素条件进行描述，300字以内，可配图）"),
    ("pain_points", "解决的痛点问题描述（300字以内）"), ("solution", "采用的技术方案（包括供应商）（300字以内，可以配图）"),
    ("safeguards", "保障要素（如人、管理机制、组织标准、培训等，200字以内，选填）"),
    ("outcome", "已实施成效（最好通过量化指标描述，300字以内）"),
    ("others", "其他（如对于其他车间、工厂的带动效应等，300字以内，选填）"), ("economy", "经济性和可推广性"), ("note", "备注"),
)  # fmt: skip
BLOCKS = (
    ("equipment", (("kind", "关键装备种类"), ("name", "名称"), ("model", "规格/型号"), ("supplier", "供应商"), ("note", "备注"))),
    ("software", (("kind", "关键软件种类"), ("name", "名称"), ("model", "规格/型号"), ("supplier", "供应商"))),
    ("processes", (("name", "工艺名称"), ("application", "应用描述"))),
    ("technologies", (("name", "技术名称"), ("application", "应用描述"))),
)  # fmt: skip
PROMISE = "我单位申报的所有材料，均真实、完整，如有不实，愿承担相应的责任。\n法定代表人签章：\n公          章：\n年     月    日"
PLAN_HINT = (
    "（此部分参考《智能制造典型场景参考指引》进行编写。申报主体根据实际情况归纳提炼形成场景名称、建设方案及情况说明，"
    "并按照附表1至附表2进行详细描述，填写的场景实例应建设成效突出、具有行业推广价值。）"
)


@dataclass(frozen=True)
class Copy:
    """A filled copy: the .docx, and what was written for each path."""

    document: bytes
    written: Texts


@dataclass
class Office:
    """An office that fills a copy: takes texts by path and remembers what it wrote."""

    texts: Texts
    document: DocumentType = field(default_factory=docx.Document)
    written: dict[str, str] = field(default_factory=dict)

    def take(self, path: str) -> str:
        """The text for a path, from now on written."""
        text = self.texts.get(path, "")
        if text:
            self.written[path] = text
        return text

    def taken(self, *paths: str) -> list[str]:
        return [self.take(path) for path in paths]

    def rows(self, part: str) -> list[int]:
        """The keys of a repeated part that have texts."""
        depth = part.count(".") + 1
        keys = {int(path.split(".")[depth]) for path in self.texts if path.startswith(f"{part}.")}
        return sorted(keys)

    def boxes(self, path: str, options: Sequence[str], drawn: Callable[[str, bool], str]) -> str:
        """Options with their boxes, the one that the path's text names ticked."""
        chosen = self.take(path)
        return "  ".join(drawn(option, option == chosen) for option in options)

    def table(self, columns: int) -> Table:
        made = self.document.add_table(0, columns)
        made.style = "Table Grid"
        return made

    def line(self, text: str) -> None:
        self.document.add_paragraph(text)

    def lines(self, text: str) -> None:
        for line in text.split("\n"):
            self.line(line)

    def finished(self) -> Copy:
        saved = io.BytesIO()
        self.document.save(saved)
        return Copy(saved.getvalue(), self.written)


def row(table: Table, *texts: str, spans: Sequence[int] = ()) -> list[_Cell]:
    """A row of cells that cover `spans` columns each; one column without."""
    cells = table.add_row().cells
    found: list[_Cell] = []
    at = 0
    for number, text in enumerate(texts):
        width = spans[number] if spans else 1
        cell = cells[at] if width == 1 else cells[at].merge(cells[at + width - 1])
        cell.text = text
        found.append(cell)
        at += width
    return found


def down(cells: Iterable[_Cell]) -> None:
    """Merge cells that stand below one another, the first keeping its text."""
    first, *others = cells
    for other in others:
        text = first.text
        other.text = ""
        first = first.merge(other)
        first.text = text


def leading(option: str, ticked: bool) -> str:
    return f"{'☑' if ticked else '□'}{option}"


def trailing(option: str, ticked: bool) -> str:
    return f"{option}{'☑' if ticked else '□'}"


def typed_tick(option: str, ticked: bool) -> str:
    return f"□{option}√" if ticked else f"□{option}"


def bracketed(option: str, ticked: bool) -> str:
    return f"{option}（{'√' if ticked else ' '}）"


def pairs(items: Sequence[tuple[str, str]]) -> Iterable[Sequence[tuple[str, str]]]:
    return (items[at : at + 2] for at in range(0, len(items), 2))


def block_table(
    office: Office, part: str, columns: Sequence[tuple[str, str]], table: Table, spans: Sequence[int] = ()
) -> None:
    """A block of the means: its heads and a row for each item."""
    row(table, *(label for _, label in columns), spans=spans)
    for key in office.rows(part):
        row(table, *office.taken(*(f"{part}.{key}.{name}" for name, _ in columns)), spans=spans)
