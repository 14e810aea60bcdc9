"""What the tables of words are made of, by which a spoken sentence becomes a written one.

speech    sounds, fillers, the first person
actions   verbs that take their meaning from what follows, who built what, how things are connected
measures  how much, how often, what rose and fell
turns     figures of speech
terms     single words
dialect   words of a region as everybody says them
running   how things run, what they cost, what is planned
foreign   English words between Chinese ones

Each entry is a pattern and what takes its place; entries are applied in the order in which they stand.
No pattern contains a number that it changes: figures, names and models pass through as they were given.
"""

import re

Table = tuple[tuple[re.Pattern[str], str], ...]

START = r"(?:(?<=[，。；：、！？])|^)"
"""Where a clause begins."""
END = r"(?=[，。；：、！？]|$)"
"""Where a clause ends."""
NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百千]+)"
SELF_WORDS = r"(?:我们|咱们|俺们|额们|咱)"
MAKER = r"[^，。；：是找请让由的用]{2,24}?(?:公司|集团|研究院|设计院|研究所|大学|学院|厂家)"
"""Who built or supplied something."""
DEVICE = (
    r"(?:机器人|机械臂|机械手|相机|摄像头|摄像机|传感器|探头|电表|水表|仪表|流量计|小车|AGV|RGV|检测仪|检测机|测量仪|三坐标"
    r"|机床|加工中心|设备|装置|码垛机|堆垛机|包装机|打标机|喷码机|扫码枪|读码器|网关|服务器|终端|平板|屏|分析仪|称|秤|阀|变频器|叉车|[\u4e00-\u9fff]{1,4}机(?![会构制关理])|[\u4e00-\u9fff]{2}台(?=[，。；]|$))"
)
SYSTEM = r"(?:系统|平台|软件|模块|模型|算法|程序|看板|大屏|MES|ERP|WMS|SCADA|DCS|PLM|APS|EMS|LIMS|QMS|APC|CRM|SRM|OA|PLC)"
WORKS = (
    r"(?:立库|立体库|仓库|网络|专网|机房|数据中心|生产线|产线|流水线|装配线|车间|工厂|实验室|单元|岛|基站)"
)
RULE = r"(?:制度|办法|规定|规程|标准|规范|手册|守则|流程|细则|预案|作业指导书|考核)"
TEAM = r"(?:小组|专班|团队|委员会|办公室|工作组|部门)"
EVENT = r"(?:培训|竞赛|比武|活动|攻关|演练|宣贯|研讨|交流|模拟召回)"
NEAR = r"[^，。；]{0,16}?"


def table(*entries: tuple[str, str]) -> Table:
    """The entries, compiled."""
    return tuple((re.compile(pattern), by) for pattern, by in entries)


def applied(entries: Table, text: str) -> str:
    """The text after every entry in turn."""
    for pattern, by in entries:
        text = pattern.sub(by, text)
    return text
