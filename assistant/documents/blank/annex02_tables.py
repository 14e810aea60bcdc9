"""The three tables of 附件2 甘肃省智能制造优秀场景申报书, row by row, every label as printed.

Cuts are in millimetres from the left edge of the table. Cells the notice runs together are drawn as its row
breaks tell: a cell printed empty at the head of a row continues the cell above it.
"""

from assistant.documents.blank.grid import CENTER, LEFT, Box, Row
from assistant.documents.blank.styles import CELL_HEAD, CELL_SMALL

BASIC_CUTS = (10, 46, 61, 64, 82.67, 98, 119.33, 134.33, 156)
_STRIP = 1
"""Right edge of 整体建设成效."""
_LABEL = 2
"""Right edge of the labels at the left."""
_OUTCOME_1, _OUTCOME_2 = 3, 8
"""Right edges of the outcome indicators; their values end at `_THIRD` and `_EDGE`."""
_NAME, _VALUE = 4, 6
"""Right edges of 姓名 and of its value; 电话 ends at `_TWO_THIRDS`."""
_THIRD, _TWO_THIRDS, _EDGE = 5, 7, 9
"""The three years, and the three columns of 所属行业, are equally wide."""


def _whole(
    label: str, value: str = "", *, height: float = 8.0, note: int | None = None, splits: bool = False
) -> Row:
    """A label with one value cell across the rest; a printed hint or choice stands at the left of it."""
    return Row((Box(label, _LABEL, note=note), Box(value, _EDGE, LEFT)), height, splits=splits)


def _person(owner: str, first: str, second: str, *, joins: bool = False) -> Row:
    """A label beside two labelled values."""
    return Row(
        (
            Box(owner, _LABEL, joins=joins),
            Box(first, _NAME),
            Box("", _VALUE),
            Box(second, _TWO_THIRDS),
            Box("", _EDGE),
        ),
        splits=False,
    )


def _years(label: str, cell: str = "") -> Row:
    boxes = (Box(label, _LABEL), Box(cell, _THIRD), Box(cell, _TWO_THIRDS), Box(cell, _EDGE))
    return Row(boxes, splits=False)


def _outcomes(left: str, right: str, *, strip: str = "") -> Row:
    """Two outcome indicators beside the strip 整体建设成效, which the first of these rows opens."""
    return Row(
        (
            Box(strip, _STRIP, joins=not strip),
            Box(left, _OUTCOME_1, style=CELL_SMALL),
            Box("", _THIRD),
            Box(right, _OUTCOME_2, style=CELL_SMALL),
            Box("", _EDGE),
        ),
        9.0,
        splits=False,
    )


def _head(text: str) -> Row:
    return Row((Box(text, _EDGE, LEFT, CELL_HEAD),), 9.0)


_APPLICANT = (
    _head("（一）申报主体基本信息"),
    _whole("企业名称"),
    Row(
        (Box("统一社会信用代码", _LABEL), Box("", _VALUE), Box("成立时间", _TWO_THIRDS), Box("", _EDGE)),
        splits=False,
    ),
    _whole("企业性质", "□中央企业  □地方国企   □民营企业   □三资企业"),
    _whole("企业类型", "□大型企业  □中型企业  □小型企业  □微型企业", note=1),
    Row(
        (
            Box("所属行业", _LABEL, note=2),
            Box("行业门类", _THIRD),
            Box("行业大类（行业代码大类+名称）", _TWO_THIRDS),
            Box("行业中类（行业中类代码+名称）", _EDGE),
        ),
        splits=False,
    ),
    Row(
        (Box("", _LABEL, joins=True), Box("", _THIRD), Box("", _TWO_THIRDS), Box("", _EDGE)),
        splits=False,
    ),
    _person("法人代表/负责人", "姓名", "电话"),
    _person("联系人", "姓名", "电话"),
    _person("", "职务", "手机", joins=True),
    _person("", "传真", "邮箱", joins=True),
    _whole("信用等级"),
    _years("近三年发展情况", "20**年"),
    _years("资产总额（万元）"),
    _years("资产负债率（%）"),
    _years("主营业务收入（万元）"),
    _years("利润率（%）"),
    _whole(
        "企业近三年是否发生过重大安全生产事故、重大环境事故",
        "□是（事故名称：      ）    □否",
        note=3,
    ),
    _whole(
        "企业\n简介", "（发展历程、主营业务、市场份额等方面基本情况，不超过500字）", height=20.0, splits=True
    ),
    _whole("CMMM自评估等级", "□5级  □4级 □3级  □2级 □1级"),
)

_SCENE = (
    _head("（二）申报场景基本信息"),
    _whole("环节名称"),
    _whole("场景名称"),
    _whole("应用建设起止日期"),
    _whole("应用建设投资（万元）"),
    _whole(
        "应用建设系统解决方案供应商名称",
        "（每个场景实例可填写多个系统解决方案供应商，若为企业自建，填写“自建”即可）",
    ),
    _person("", "联系人", "联系电话", joins=True),
    _outcomes("关键设备数控化率（%）", "关键设备联网率（%）", strip="整\n体\n建\n设\n成\n效"),
    _outcomes("生产效率提升*（%）", "资源综合利用率提升*（%）"),
    _outcomes("研制周期缩短（%）", "运营成本下降*（%）"),
    _outcomes("单位产品成本下降（%）", "产品不良率下降（%）"),
    _outcomes("质量损失率下降*（%）", "销售增长率（%）"),
    _outcomes("设备综合利用率提升（%）", "库存周转率提升（%）"),
    _outcomes("供应商准时交付率提升（%）", "订单准时交付率提升（%）"),
    _outcomes("先进过程控制投用率**（%）", "单位产品综合能耗降低（%）"),
    _outcomes(
        "单位产品二氧化碳（CO₂）排放量降低（%）",
        "先进制造模式/解决方案面向供应链上下游复制推广的企业数量（家）",
    ),
    Row((Box("", _STRIP, joins=True), Box("（其他成效指标）", _EDGE, LEFT)), 9.0),
    Row((Box("真实性\n承诺", _LABEL), Box("", _EDGE, LEFT)), 46.0, splits=False),
)

BASIC_ROWS = _APPLICANT + _SCENE
"""Table 一、申报主体和场景基本信息; the text of its last cell, the pledge, is written by `annex02`."""

SCENE_CUTS = (10.6, 28.6, 46.6, 77.6, 107.6, 140.8, 163.8, 193.8, 218.4, 246.4, 257)
"""环节名称 and 场景名称 are wide enough for four characters in a line."""
_SCENE_HEAD = (
    "序号",
    "环节名称",
    "场景名称",
    "应用描述（结合要素条件进行描述，300字以内，可配图）",
    "解决的痛点问题描述（300字以内）",
    "采用的技术方案（包括供应商）（300字以内，可以配图）",
    "保障要素（如人、管理机制、组织标准、培训等，200字以内，选填）",
    "已实施成效（最好通过量化指标描述，300字以内）",
    "其他（如对于其他车间、工厂的带动效应等，300字以内，选填）",
    "经济性和可推广性",
    "备注",
)
_SCENE_EXAMPLE = (
    "示例",
    "生产作业",
    "人机协同制造",
    "针对发动机壳体加工，搭建多台五轴机床+多台机器人组成柔性加工单元。",
    "解决复杂壳体加工效率低、质量不高等突出问题。",
    "在已有五轴数控机床的基础上，配置上下料机器人、三坐标测量仪等，通过机器人进行自动上下料、自动变换装夹位置，"
    "通过三坐标测量仪对关键加工部位的精度、粗糙度进行自动检测，在检测不合格的情况下自动预警。"
    "这一解决方案是由***公司进行改造实施。",
    "编制集团发动机壳体加工标准，并进行标准宣贯。",
    "建设完成后，目前操作人员已从5人减少至2人，加工效率提升了30%，产品不良品率降低了10%。",
    "智能化改造后，整个工厂的产能提升了10%，经济效益明显。",
    "该应用实例总计花费了500万元，但每年为公司节省超过200万元，并且大幅提高产品质量，使得公司竞争力大幅提升。"
    "同时该场景实例采用的均是通用设备，定制化开发投入小，适合在行业进行推广应用。",
    "",
)


def _scene_row(texts: tuple[str, ...], height: float, *, repeats: bool = False) -> Row:
    """A row of 附表1: the head and the short cells are centred, narratives stand at the left."""
    short = {1, 2, 3, 11}
    boxes = (
        Box(text, to, CENTER if repeats or to in short else LEFT, CELL_SMALL)
        for to, text in enumerate(texts, start=1)
    )
    return Row(tuple(boxes), height, repeats=repeats)


SCENE_ROWS = (
    _scene_row(_SCENE_HEAD, 20.0, repeats=True),
    _scene_row(_SCENE_EXAMPLE, 20.0),
    _scene_row(("",) * 11, 26.0),
)
"""附表1 场景描述: the head, the printed example, one row to fill."""

MEANS_CUTS = (50, 82, 108, 138, 156)


def _means(*texts: str, cuts: tuple[int, ...], height: float = 10.0) -> Row:
    """A row of 附表2: a hint, in brackets, and a description stand at the left; all else in the middle.

    A row of labels stays on one page with the row below.
    """
    leads = not texts[0].startswith("（")
    left = {cuts[0]} if cuts == _FIVE else {*cuts[:2]}
    boxes = (
        Box(text, to, LEFT if not leads and to in left else CENTER)
        for text, to in zip(texts, cuts, strict=True)
    )
    return Row(tuple(boxes), height, splits=False, leads=leads)


_FIVE = (1, 2, 3, 4, 5)
_THREE = (1, 4, 5)

MEANS_ROWS = (
    Row((Box("具体场景实例名称（与附表1表格对应）", 5, LEFT),), 12.0, splits=False, leads=True),
    _means("关键装备种类", "名称", "规格/型号", "供应商", "备注", cuts=_FIVE),
    _means(
        "（在系统中选择高档数控机床与工业机器人、增材制造装备、智能传感与控制装备、智能检测与装配装备、"
        "智能物流与仓储装备、行业成套装备，可填写多个）",
        *("",) * 4,
        cuts=_FIVE,
    ),
    _means("关键软件种类", "名称", "规格/型号", "供应商", "", cuts=_FIVE),
    _means(
        "（在系统中选择研发设计类、生产制造类、经营管理类、控制执行类、行业专用类、新型软件，可填写多个）",
        *("",) * 4,
        cuts=_FIVE,
    ),
    _means("工艺名称", "应用描述", "", cuts=_THREE),
    _means("（可填写多个）", "", "", cuts=_THREE, height=16.0),
    _means("技术名称", "应用描述", "", cuts=_THREE),
    _means("（可填写多个）", "", "", cuts=_THREE, height=16.0),
)
"""附表2 场景采用的关键装备、软件、工艺、技术情况."""
