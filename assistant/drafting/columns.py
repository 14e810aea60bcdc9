"""What each narrative field wants to hear, in which order, and by which words it may be framed.

The order follows the example row of 附表1 in 附件2; where things run one after another, their teller's order stays. Frames come from the printed labels, hints and questions;
they never say anything of the enterprise that it did not say itself. Where several mean the same, which one is
taken depends on the facts, so that ten applications do not begin alike.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.forms.fields import pattern_of


@dataclass(frozen=True)
class Column:
    """A narrative field: `slots` are the subjects in order, each by the words that tell it."""

    wanted: str
    """What a person should give, for 【待补充：…】."""

    slots: tuple[str, ...] = ()
    sorts: bool = False
    """Whether statements stand by themselves, so that they may be put in the order of the slots"""

    labels: tuple[str, ...] = ()
    """A name for each slot, with which its sentence may begin: 组织方面，…"""

    openings: tuple[str, ...] = ()
    """Words before the first sentence, unless it already begins with a time or has a frame of its own."""

    opens: str = ""
    """What the first sentence must begin with to take the opening; anything by default."""

    problems: tuple[str, ...] = ()
    """Frames for bare problems (`效率低、质量不高`), with {} where they go."""

    leads: tuple[str, ...] = ()
    """What may stand before statements that are counted off: 一是…；二是…"""

    tells_against: str = r"(?!)"
    """What a statement must not say to be counted off."""

    verb: str = ""
    """What stands before things that were only listed: 配置A、B."""

    names_topic: bool = False
    """Whether a first fact that is only a thing is what the scene is about: 针对阀体加工，…"""

    joiners: tuple[str, ...] = ()
    """What short neighbouring statements are joined by to one sentence; none are joined where empty."""

    keeps_subject: bool = False
    """Whether the first sentence may begin with 企业."""

    @cached_property
    def cues(self) -> tuple[re.Pattern[str], ...]:
        """The slots, compiled."""
        return tuple(re.compile(slot) for slot in self.slots)

    def slot_of(self, text: str) -> int | None:
        """The subject that a sentence speaks of most; None when no cue tells."""
        hits = self._hits(text)
        best = max(hits, default=0)
        return hits.index(best) if best else None

    def surely(self, text: str) -> bool:
        """Whether a sentence speaks of one subject and of no other."""
        return sum(hit > 0 for hit in self._hits(text)) == 1

    def _hits(self, text: str) -> list[int]:
        return [len(cue.findall(text)) for cue in self.cues]


_BUILT = r"部署|建设了|建成|搭建|配置|安装|购置|开发了|自主开发|改造|引进|新增|采用|上线|投用|铺设|更换"
_NEXT = ("下一步，", "后续，", "下一阶段，", "今后，")

_COLUMNS = {
    "scenes.*.application": Column(
        "应用描述（用在哪个产品、哪道工序，建设了什么、怎样应用）",
        (r"针对|面向|围绕|用于|用在|主要用|工序|生产过程|覆盖|生产的|产品是", _BUILT, r"实现|自动|实时|可|通过|能够|用来"),
        verb="配有",
        names_topic=True,
    ),
    "scenes.*.pain_points": Column(
        "解决的痛点问题描述（建设以前的情况、解决了什么问题）",
        (
            r"以往|以前|原来|过去|建设前|改造前|传统|依靠|由人工|人工目测|人工记录|纸质",
            r"问题|难|低|慢|不稳|波动|经常|频繁|易|浪费|滞后|不及时|漏检|误差|成本高|风险|危险|劳动强度|不一致|无法|损失|停机|繁琐|差错|返工|疲劳",
            r"解决|消除|避免|杜绝|目前|无需",
        ),
        openings=("建设前，", "场景建设前，", "实施前，"),
        problems=("解决了{}的问题", "针对性解决{}等问题"),
        leads=("建设前主要存在以下问题：", "建设前存在的主要问题：", "场景建设前的突出问题："),
        tells_against=r"解决|消除|目前|现已|无需",
    ),
    "scenes.*.solution": Column(
        "采用的技术方案（设备、系统、连接方式，包括供应商）",
        (
            r"配置|配备|安装|购置|机器人|机床|传感器|相机|摄像头|仪|设备|装置|台套|终端|硬件|选用",
            r"部署|系统|平台|软件|模块|模型|算法|数据库|MES|ERP|WMS|SCADA|DCS|APC",
            r"互联|接入|对接|传输|通过|集成|接口|协议|打通|联动|联网|上传|采集到|与[^，。]{1,12}连|OPC|PLC|5G|Modbus|Profinet",
            r"由[^，。]{2,24}(?:实施|供货|开发|建设|改造|安装|提供)|供应商|集成商|承建|自行实施|自主(?:开发|建设)",
        ),
        verb="配置",
    ),
    "scenes.*.safeguards": Column(
        "保障要素（人员、管理机制、组织标准、培训等）",
        (
            r"领导小组|小组|专班|成立|组建|组长|团队|部门|专人|专职|负责人|人员|牵头",
            r"制度|办法|规定|规程|流程|考核|机制|激励|预案|例会|奖",
            r"标准|规范|手册|作业指导书|编制|体系|认证",
            r"培训|宣贯|竞赛|比武|取证|学习|考试|持证|授课",
        ),
        sorts=True,
        labels=("组织方面，", "制度方面，", "标准方面，", "培训方面，"),
        leads=("",),
    ),
    "scenes.*.outcome": Column(
        "已实施成效（建设前后各是多少）",
        (
            r"作业人员|操作人员|用工|人员|\d人|减员|人工",
            r"效率|产量|产能|台时|节拍|周期|用时|时间|换产|交货|交付|开机|利用率|转速|及时率|准确率",
            r"不良|合格|次品|质量|漏检|误检|一次|废品|返工|精度|优品|优级|发芽率|投诉|等级品",
            r"成本|能耗|电耗|煤耗|单耗|节约|节省|节电|节能|费用|万元|库存|周转|碳排",
            r"安全|事故|隐患|环保|排放|粉尘|劳动强度|停机|故障",
        ),
        sorts=True,
        labels=("用工方面，", "效率方面，", "质量方面，", "成本方面，", "安全方面，"),
        openings=("建设完成后，", "场景建成后，", "投入应用后，", "建成应用后，"),
        joiners=("，", "；"),
    ),
    "scenes.*.others": Column("其他（对其他车间、工厂的带动效应等）", (r"车间|分厂|工厂|产线|整体|全厂", r"上下游|供应商|客户|同行|行业|周边|参观|交流")),
    "scenes.*.economy": Column(
        "经济性和可推广性（投资、每年效益、同行能否借鉴）",
        (
            r"投入|(?<!收回)投资|花费|造价|总价|单价",
            r"每年|节省|节约|收益|效益|利润|收回投资|回收期|降本|增收|产值",
            r"推广|借鉴|复制|通用|同行|其他企业|行业|标准化|移植|适合|适用",
        ),
        sorts=True,
        openings=("该场景", "本场景", "该应用场景"),
        opens=r"(?:累计|共|总)?(?:投入|投资|花费)",
        joiners=("，", "；"),
    ),
    "enterprise.profile": Column(
        "企业简介（发展历程、主营业务、市场份额等）",
        (
            r"建厂|成立|创立|创建|始建|前身|改制|投产|上市|搬迁|历史|组建|注册|创办",
            r"主营|主要生产|产品|业务|产能|年产|生产线|从事|品种",
            r"市场|份额|占有率|客户|出口|销售|销往|营业收入|产值|排名|利润|品牌",
            r"人员|职工|员工|\d人|技术|专利|研发|高新|专精特新|小巨人|实验室|荣誉|认证|资质|标准|名牌",
            r"数字化|智能|信息化|自动化|MES|ERP|DCS|数控|联网|系统|两化|成熟度|机器人",
        ),
        sorts=True,
        keeps_subject=True,
    ),
    "next_steps.improvement": Column("（一）提升计划（下一步怎样提升这个场景）", openings=_NEXT, leads=_NEXT),
    "next_steps.promotion": Column("（二）推广应用计划（打算怎样推广应用）", openings=_NEXT, leads=_NEXT),
    "plan": Column("二、场景建设方案及情况（可先填写附表1、附表2，由其内容组成）"),
}  # fmt: skip
_PLAIN = Column("")


def column_of(path: str) -> Column:
    """The column of a path; one without order and frames for any other narrative."""
    return _COLUMNS.get(pattern_of(path), _PLAIN)
