"""附件2 甘肃省智能制造优秀场景申报书, with 附表1 and 附表2.

The order of classes and fields is the form's own order. A title is the label as printed (marks * and **
kept, the notice prints no legend for them); the docstring under a field is its printed hint.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from assistant.forms.fields import Ask, Form, Nature, Part, Under
from assistant.forms.limits import Zi

NATURES = ("中央企业", "地方国企", "民营企业", "三资企业")
SIZES = ("大型企业", "中型企业", "小型企业", "微型企业")
LEVELS = ("5级", "4级", "3级", "2级", "1级")
EQUIPMENT_KINDS = (
    "高档数控机床与工业机器人",
    "增材制造装备",
    "智能传感与控制装备",
    "智能检测与装配装备",
    "智能物流与仓储装备",
    "行业成套装备",
)
SOFTWARE_KINDS = ("研发设计类", "生产制造类", "经营管理类", "控制执行类", "行业专用类", "新型软件")

Company = Annotated[str | None, Nature("company")]
Line = Annotated[str | None, Nature("line")]
Narrative = Annotated[str | list[str] | None, Nature("narrative")]
Pictures = Annotated[list[str] | None, Nature("pictures")]
Amount = Annotated[Decimal | None, Nature("money", unit="万元")]
Share = Annotated[Decimal | None, Nature("share", unit="%")]
Rate = Annotated[Decimal | None, Nature("rate", unit="%")]
Number = Annotated[str | None, Nature("phone")]


class Cover(Part):
    """The cover page."""

    applicant: Annotated[Company, Ask("cover", "申报单位全称是什么？")] = Field(None, title="申报单位")
    scene_name: Annotated[Line, Ask("cover", "这份申报书的场景名称怎么写？")] = Field(None, title="场景名称")
    """申报主体根据实际情况归纳提炼形成场景名称"""
    address: Annotated[Line, Ask("project", "场景的建设地址在哪里？")] = Field(None, title="建设地址")
    filed: Annotated[str | None, Nature("month"), Ask("cover", "申报日期写哪一天？")] = Field(
        None, title="申报日期"
    )


class Industry(Part):
    """所属行业, by GB/T 4754-2017; one code or name lets the upper ones be looked up."""

    section: Annotated[str | None, Nature("industry", level="门类")] = Field(None, title="行业门类")
    division: Annotated[str | None, Nature("industry", level="大类")] = Field(None, title="行业大类")
    """行业代码大类+名称"""
    group: Annotated[
        str | None,
        Nature("industry", level="中类"),
        Ask("registration", "属于国民经济行业分类的哪个行业中类？说产品或行业名也可以，如“水泥制造”。"),
    ] = Field(None, title="行业中类")
    """行业中类代码+名称"""


class Representative(Part):
    """法人代表/负责人."""

    name: Annotated[str | None, Nature("person"), Ask("people", "法人代表（或负责人）是谁？")] = Field(
        None, title="姓名"
    )
    phone: Annotated[Number, Ask("people", "法人代表的电话？")] = Field(None, title="电话")


class Contact(Part):
    """联系人."""

    name: Annotated[str | None, Nature("person"), Ask("people", "谁来当申报联系人？")] = Field(
        None, title="姓名"
    )
    phone: Annotated[Number, Ask("people", "联系人的办公电话？")] = Field(None, title="电话")
    post: Annotated[Line, Ask("people", "联系人的职务？")] = Field(None, title="职务")
    mobile: Annotated[str | None, Nature("mobile"), Ask("people", "联系人的手机？")] = Field(
        None, title="手机"
    )
    fax: Annotated[Number, Ask("people", "传真号码？没有就说“无”。")] = Field(None, title="传真")
    email: Annotated[str | None, Nature("email"), Ask("people", "联系人的邮箱？")] = Field(None, title="邮箱")


class YearFigures(Part):
    """One column of 近三年发展情况."""

    assets: Annotated[Amount, Ask("figures", "资产总额")] = Field(None, title="资产总额（万元）")
    debt_ratio: Annotated[Rate, Ask("figures", "资产负债率")] = Field(None, title="资产负债率（%）")
    revenue: Annotated[Amount, Ask("figures", "主营业务收入")] = Field(None, title="主营业务收入（万元）")
    margin: Annotated[Decimal | None, Nature("rate", unit="%", signed=True), Ask("figures", "利润率")] = (
        Field(None, title="利润率（%）")
    )


class Enterprise(Part):
    """（一）申报主体基本信息."""

    name: Annotated[Company, Ask("registration", "贵单位的全称是什么？（与营业执照一致）")] = Field(
        None, title="企业名称"
    )
    credit_code: Annotated[
        str | None, Nature("credit_code"), Ask("registration", "统一社会信用代码是多少？（18位）")
    ] = Field(None, title="统一社会信用代码")
    founded: Annotated[str | None, Nature("month"), Ask("registration", "企业哪年哪月成立？")] = Field(
        None, title="成立时间"
    )
    nature: Annotated[
        str | None, Nature("choice", options=NATURES), Ask("registration", "企业性质是哪一种？")
    ] = Field(None, title="企业性质")
    size: Annotated[
        str | None,
        Nature("choice", options=SIZES),
        Ask("registration", "企业类型是哪一种？说从业人数也可以，我按划型标准算。"),
    ] = Field(None, title="企业类型")
    industry: Industry = Field(default_factory=Industry, title="所属行业")
    representative: Representative = Field(default_factory=Representative, title="法人代表/负责人")
    contact: Contact = Field(default_factory=Contact, title="联系人")
    credit_rating: Annotated[Line, Ask("standing", "企业的信用等级是什么？（如纳税信用A级、银行AAA级）")] = (
        Field(None, title="信用等级")
    )
    years: dict[int, YearFigures] = Field(default_factory=dict, title="近三年发展情况")
    accident: Annotated[
        str | None,
        Nature("choice", options=("是", "否")),
        Ask("standing", "近三年有没有发生过重大安全生产事故、重大环境事故？"),
    ] = Field(None, title="企业近三年是否发生过重大安全生产事故、重大环境事故")
    accident_name: Annotated[str | None, Nature("line", optional=True)] = Field(None, title="事故名称")
    profile: Annotated[Narrative, Zi(500), Ask("profile", "请介绍一下企业。")] = Field(None, title="企业简介")
    """发展历程、主营业务、市场份额等方面基本情况，不超过500字"""
    level: Annotated[
        str | None,
        Nature("choice", options=LEVELS),
        Ask("standing", "智能制造能力成熟度（CMMM）自评估是几级？说自评得分也可以。"),
    ] = Field(None, title="CMMM自评估等级")


class Outcomes(Part):
    """整体建设成效: shares in %, one count of enterprises."""

    cnc_share: Annotated[Share, Ask("outcomes", "关键设备数控化率")] = Field(
        None, title="关键设备数控化率（%）"
    )
    networked_share: Annotated[Share, Ask("outcomes", "关键设备联网率")] = Field(
        None, title="关键设备联网率（%）"
    )
    productivity: Annotated[Rate, Ask("outcomes", "生产效率提升")] = Field(None, title="生产效率提升*（%）")
    resource_use: Annotated[Rate, Ask("outcomes", "资源综合利用率提升")] = Field(
        None, title="资源综合利用率提升*（%）"
    )
    development_time: Annotated[Share, Ask("outcomes", "研制周期缩短")] = Field(
        None, title="研制周期缩短（%）"
    )
    operating_cost: Annotated[Share, Ask("outcomes", "运营成本下降")] = Field(
        None, title="运营成本下降*（%）"
    )
    unit_cost: Annotated[Share, Ask("outcomes", "单位产品成本下降")] = Field(
        None, title="单位产品成本下降（%）"
    )
    defect_rate: Annotated[Share, Ask("outcomes", "产品不良率下降")] = Field(
        None, title="产品不良率下降（%）"
    )
    quality_loss: Annotated[Share, Ask("outcomes", "质量损失率下降")] = Field(
        None, title="质量损失率下降*（%）"
    )
    sales_growth: Annotated[Rate, Ask("outcomes", "销售增长率")] = Field(None, title="销售增长率（%）")
    equipment_use: Annotated[Rate, Ask("outcomes", "设备综合利用率提升")] = Field(
        None, title="设备综合利用率提升（%）"
    )
    stock_turnover: Annotated[Rate, Ask("outcomes", "库存周转率提升")] = Field(
        None, title="库存周转率提升（%）"
    )
    supplier_delivery: Annotated[Rate, Ask("outcomes", "供应商准时交付率提升")] = Field(
        None, title="供应商准时交付率提升（%）"
    )
    order_delivery: Annotated[Rate, Ask("outcomes", "订单准时交付率提升")] = Field(
        None, title="订单准时交付率提升（%）"
    )
    apc_share: Annotated[Share, Ask("outcomes", "先进过程控制投用率")] = Field(
        None, title="先进过程控制投用率**（%）"
    )
    unit_energy: Annotated[Share, Ask("outcomes", "单位产品综合能耗降低")] = Field(
        None, title="单位产品综合能耗降低（%）"
    )
    unit_carbon: Annotated[Share, Ask("outcomes", "单位产品二氧化碳排放量降低")] = Field(
        None, title="单位产品二氧化碳（CO₂）排放量降低（%）"
    )
    followers: Annotated[
        int | None, Nature("count", unit="家"), Ask("outcomes", "面向供应链上下游复制推广的企业数量")
    ] = Field(None, title="先进制造模式/解决方案面向供应链上下游复制推广的企业数量（家）")
    others: Annotated[
        str | list[str] | None, Nature("narrative", optional=True), Ask("outcomes", "其他成效指标")
    ] = Field(None, title="其他成效指标")


class SceneBasics(Part):
    """（二）申报场景基本信息."""

    stage: Annotated[str | None, Nature("stage"), Ask("scene", "属于哪个环节？")] = Field(
        None, title="环节名称"
    )
    scene: Annotated[str | None, Nature("scene"), Ask("scene", "申报40个典型场景里的哪一个？")] = Field(
        None, title="场景名称"
    )
    period: Annotated[
        str | None, Nature("period"), Ask("project", "建设的起止时间？（从哪年哪月到哪年哪月）")
    ] = Field(None, title="应用建设起止日期")
    investment: Annotated[Amount, Ask("project", "建设投资多少万元？")] = Field(
        None, title="应用建设投资（万元）"
    )
    supplier: Annotated[Line, Ask("project", "系统解决方案供应商是哪些单位？自建就说“自建”。")] = Field(
        None, title="应用建设系统解决方案供应商名称"
    )
    """每个场景实例可填写多个系统解决方案供应商，若为企业自建，填写“自建”即可"""
    supplier_contact: Annotated[str | None, Nature("person"), Ask("project", "供应商的联系人？")] = Field(
        None, title="联系人"
    )
    supplier_phone: Annotated[Number, Ask("project", "供应商的联系电话？")] = Field(None, title="联系电话")
    outcomes: Outcomes = Field(default_factory=Outcomes, title="整体建设成效")


class NextSteps(Part):
    """三、下一步提升和推广计划."""

    improvement: Annotated[Narrative, Ask("next", "下一步打算怎样提升这个场景？")] = Field(
        None, title="（一）提升计划"
    )
    promotion: Annotated[Narrative, Ask("next", "打算怎样推广应用？")] = Field(
        None, title="（二）推广应用计划"
    )


class SceneRow(Part):
    """One row of 附表1 场景描述."""

    stage: Annotated[str | None, Nature("stage")] = Field(None, title="环节名称")
    scene: Annotated[str | None, Nature("scene")] = Field(None, title="场景名称")
    application: Annotated[Narrative, Zi(300), Ask("application", "这个场景具体做了什么、用在哪道工序？")] = (
        Field(None, title="应用描述")
    )
    """结合要素条件进行描述，300字以内，可配图"""
    application_pictures: Annotated[Pictures, Nature("pictures", optional=True)] = Field(
        None, title="应用描述配图"
    )
    pain_points: Annotated[Narrative, Zi(300), Ask("pain_points", "建设以前是什么情况，解决了什么问题？")] = (
        Field(None, title="解决的痛点问题描述")
    )
    """300字以内"""
    solution: Annotated[
        Narrative, Zi(300), Ask("solution", "用了哪些设备和系统，谁供的，怎么连起来工作？")
    ] = Field(None, title="采用的技术方案")
    """包括供应商，300字以内，可以配图"""
    solution_pictures: Annotated[Pictures, Nature("pictures", optional=True)] = Field(
        None, title="采用的技术方案配图"
    )
    safeguards: Annotated[
        str | list[str] | None,
        Nature("narrative", optional=True),
        Zi(200),
        Ask("safeguards", "在人员、制度、标准、培训上有什么保障？（选填）"),
    ] = Field(None, title="保障要素")
    """如人、管理机制、组织标准、培训等，200字以内，选填"""
    outcome: Annotated[Narrative, Zi(300), Ask("outcome", "建成以后效果怎样？建设前后各是多少？")] = Field(
        None, title="已实施成效"
    )
    """最好通过量化指标描述，300字以内"""
    others: Annotated[
        str | list[str] | None,
        Nature("narrative", optional=True),
        Zi(300),
        Ask("value", "对其他车间、工厂有没有带动？（选填）"),
    ] = Field(None, title="其他")
    """如对于其他车间、工厂的带动效应等，300字以内，选填"""
    economy: Annotated[Narrative, Ask("value", "花了多少钱、每年省多少或多赚多少，同行能不能照着做？")] = (
        Field(None, title="经济性和可推广性")
    )
    note: Annotated[str | None, Nature("line", optional=True)] = Field(None, title="备注")


class Equipment(Part):
    """A row of 关键装备 in 附表2."""

    kind: Annotated[str | None, Nature("choice", options=EQUIPMENT_KINDS)] = Field(None, title="关键装备种类")
    """在系统中选择高档数控机床与工业机器人、增材制造装备、智能传感与控制装备、智能检测与装配装备、智能物流与仓储装备、行业成套装备，可填写多个"""
    name: Line = Field(None, title="名称")
    model: Line = Field(None, title="规格/型号")
    supplier: Line = Field(None, title="供应商")
    note: Annotated[str | None, Nature("line", optional=True)] = Field(None, title="备注")


class Software(Part):
    """A row of 关键软件 in 附表2."""

    kind: Annotated[str | None, Nature("choice", options=SOFTWARE_KINDS)] = Field(None, title="关键软件种类")
    """在系统中选择研发设计类、生产制造类、经营管理类、控制执行类、行业专用类、新型软件，可填写多个"""
    name: Line = Field(None, title="名称")
    model: Line = Field(None, title="规格/型号")
    supplier: Line = Field(None, title="供应商")


class Process(Part):
    """A row of 工艺 in 附表2."""

    name: Line = Field(None, title="工艺名称")
    """可填写多个"""
    application: Line = Field(None, title="应用描述")


class Technology(Part):
    """A row of 技术 in 附表2."""

    name: Line = Field(None, title="技术名称")
    """可填写多个"""
    application: Line = Field(None, title="应用描述")


class Means(Part):
    """附表2: what one scene instance is made of."""

    instance: Annotated[
        Line, Ask("means", "给这个场景实例起个名字（如“多机协同的发动机壳体柔性加工与检测”）。")
    ] = Field(None, title="具体场景实例名称")
    """与附表1表格对应"""
    equipment: Annotated[
        list[Equipment], Ask("equipment", "用了哪些关键装备？种类、名称、规格型号、供应商，一行一件。")
    ] = Field(default_factory=list, title="关键装备")
    software: Annotated[
        list[Software], Ask("software", "用了哪些关键软件？种类、名称、规格型号、供应商，一行一件。")
    ] = Field(default_factory=list, title="关键软件")
    processes: Annotated[list[Process], Ask("processes", "涉及哪些工艺？工艺名称和应用描述，一行一项。")] = (
        Field(default_factory=list, title="工艺")
    )
    technologies: Annotated[
        list[Technology], Ask("processes", "用到哪些关键技术？技术名称和应用描述，一行一项。")
    ] = Field(default_factory=list, title="技术")


class Basis(Part):
    """Not printed in 附件2: what size and level are computed from."""

    staff: Annotated[int | None, Nature("count", unit="人", optional=True)] = Field(
        None, title="从业人员（人）"
    )
    """用来推算企业类型，不印入申报书"""
    score: Annotated[Decimal | None, Nature("score", optional=True)] = Field(None, title="自评得分")
    """用来推算CMMM自评估等级，不印入申报书"""


_FIRST = "一、申报主体和场景基本信息"


class Annex02(Part):
    """附件2, whole."""

    cover: Cover = Field(default_factory=Cover, title="封面")
    enterprise: Annotated[Enterprise, Under(_FIRST)] = Field(
        default_factory=Enterprise, title="（一）申报主体基本信息"
    )
    basics: Annotated[SceneBasics, Under(_FIRST)] = Field(
        default_factory=SceneBasics, title="（二）申报场景基本信息"
    )
    plan: Annotated[Narrative, Ask("plan", "整个场景的建设方案及情况，还有什么要补充的？")] = Field(
        None, title="二、场景建设方案及情况"
    )
    """参考《智能制造典型场景参考指引》进行编写，按照附表1至附表2进行详细描述，填写的场景实例应建设成效突出、具有行业推广价值"""
    next_steps: NextSteps = Field(default_factory=NextSteps, title="三、下一步提升和推广计划")
    attachments: Annotated[
        list[str] | None, Nature("lines", optional=True), Ask("attachments", "准备附哪些材料？")
    ] = Field(None, title="四、相关附件")
    """企业法人营业执照；企业财务报表；专利、著作权证书等；标准情况；影像资料；其他证明材料"""
    scenes: list[SceneRow] = Field(default_factory=list, title="附表1 场景描述")
    means: list[Means] = Field(default_factory=list, title="附表2 场景采用的关键装备、软件、工艺、技术情况")
    basis: Basis = Field(default_factory=Basis, title="测算依据（不印入申报书）")


FORM = Form(annex=2, title="甘肃省智能制造优秀场景申报书", model=Annex02)
