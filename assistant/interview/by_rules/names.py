"""Whether a word can be the name of a person: nobody's answer may become one by accident."""

import re

from assistant.interview.by_rules.piece import Piece

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗"
    "凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵汪祁毛禹狄米"
    "贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫"
    "房解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封芮储靳段富巫乌焦巴弓牧隗谷车侯宓全班仰秋"
    "伊宫宁仇栾甘武符刘景詹束龙叶幸司黎白蒲邰鄂索赖卓蔺屠蒙池乔胥苍双闻党翟谭贡姬申冉桑桂牛寿边扈燕冀"
    "尚温庄晏柴瞿阎慕连茹习艾容向古易慎戈廖庾居衡步都耿满弘匡国文寇广东欧沃蔚越隆师巩聂晁勾敖冷辛阚那"
    "归苟麻晏谈虞骆芮寇逯楼缪干解仇利哈辜迟仉简饶曾沙养鞠丰关蒯查荆游权盖桓公肖仝佟岳帅亢况原折尧亓鹿曲闫付代员达妥敏撒哈丹才扎多旦"
    "归苟麻晏谈虞芮寇逯缪干利哈辜迟单倪樊应晋向战敬慕申屠宇铁阳苑宿鄢鹏雍郜栗覃粟仵佘钮火朵保脱屈缑仝裘"
    "隋刁丛仲邝谌奚冼厉阙邸嵇尉揭檀昝麴鱼剡蹇郗呙笪逄郄芦牟卜"
)
"""Common surnames, with those of the Hui, Dongxiang and Tibetan people of Gansu."""

_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "贺兰",
    "申屠",
    "宇文",
    "长孙",
    "端木",
    "南宫",
    "东郭",
    "西门",
    "第五",
    "闻人",
    "微生",
    "谷梁",
    "穀梁",
    "呼延",
    "澹台",
    "公冶",
    "宗政",
    "濮阳",
    "淳于",
    "单于",
    "太叔",
    "公羊",
    "赫连",
    "轩辕",
    "钟离",
    "万俟",
    "拓跋",
    "独孤",
    "百里",
    "东门",
    "南门",
    "左丘",
    "梁丘",
    "公西",
    "巫马",
    "漆雕",
    "乐正",
    "壤驷",
    "公良",
    "夹谷",
    "纳兰",
    "完颜",
    "叶赫",
    "耶律",
    "鲜于",
    "段干",
    "司空",
    "司寇",
    "仲孙",
    "亓官",
    "颛孙",
    "子车",
    "归海",
    "羊舌",
)
_POSTS = (
    "部长|经理|主任|总监|厂长|主管|科长|处长|所长|院长|队长|班长|组长|总工程师|总工艺师|总会计师|总经济师|总工|工程师|副总|总裁|董事长|董事|"
    "工艺师|技师|研究员|技术员|调度员?|科员|文员|行政|主办|总师|专员|助理|书记|秘书|干事|会计|师傅|老板|manager|"
    "统计员|[质检化]验员|质检员|信息员|安全员|管理员|出纳|店长|坊主|社长|场长|矿长|站长|段长"
)
_DEPARTMENT = (
    "[一二三四五六]?车间|班|生产|技术|信息|质[量检]|设备|安[环全]|办公|综合|工艺|副|总|财务|行政|人事|人力|企[管业]|项目|工程|研发|销售|"
    "市场|采购|仓储|仓库|物流|动力|机[电修]|电[气仪]|自动化|数字化|智能|运营|环保|品[质管]|调度|能源|供应|基建|战略|规划|制造|检验|化验|"
    "设计|高级|首席|常务|执行|党|工会|厂|公司|集团|部[长门]|科[长员]|IT"
)
"""What a post that is told without a stop behind a name begins with"""
_POST = re.compile(rf"(?:{_POSTS})$", re.IGNORECASE)
_POST_BEHIND = re.compile(
    rf"[\u4e00-\u9fffA-Za-z ]{{0,14}}?(?:副?(?:{_POSTS}))+(?:助理|秘书)?(?:兼[\u4e00-\u9fff]{{2,8}})?",
    re.IGNORECASE,
)
_POST_AT_ONCE = re.compile(
    rf"(?:(?:{_DEPARTMENT})[\u4e00-\u9fff]{{0,8}}?)?(?:副?(?:{_POSTS}))+", re.IGNORECASE
)
_CALLED = re.compile(r"[\u4e00-\u9fff](?:工|总|厂长|经理|主任|部长|会计|师傅|科长|书记)")
_NO_NAMES = frozenset(
    [
        "方便",
        "安全",
        "项目",
        "包装",
        "马上",
        "应该",
        "全部",
        "自己",
        "时间",
        "江苏",
        "安装",
        "金额",
        "白银",
        "武威",
        "常州",
        "成都",
        "成本",
        "高管",
        "单位",
        "车间",
        "方案",
        "安徽",
        "温度",
        "水平",
        "任务",
        "石化",
        "厂里",
        "金昌",
        "许可",
        "米面",
        "项目自",
        "常年",
        "曾经",
        "于是",
        "常用",
        "成立",
        "成熟",
        "温州",
        "江西",
        "江阴",
        "宁波",
        "宁夏",
        "庆阳",
        "徐州",
        "郑州",
        "和平",
        "和他",
        "和我",
        "平时",
        "平均",
        "沈阳",
        "冷却",
        "全称",
        "全厂",
        "全年",
        "高新",
        "高级",
        "安监",
        "安环",
        "钱数",
        "关键",
        "关于",
        "管理",
        "计划",
        "习惯",
        "经济",
        "干活",
        "强度",
        "柴油",
        "都没有",
        "都是",
        "查到",
        "支持",
        "毛利",
        "毛坯",
        "边上",
        "边角",
        "宣传",
        "甘肃",
        "陕西",
        "白天",
        "石家庄",
        "广州",
        "广东",
        "都不",
        "那边",
        "那个",
        "那是",
        "干的",
        "解决",
        "应急",
        "水电",
        "牛奶",
        "米粉",
        "车上",
        "外地",
        "本地",
        "国外",
        "外面",
    ]
)
"""Words that begin like a surname"""
_NOT_IN_NAMES = re.compile(
    r"^[零一二三四五六七八九十幺两]{2,}$|[是的了吗呢啊嘛换改说总我你他她们这那哪什么年月]|^万[台元吨件套家米多人个]"
)
_BEFORE_NAME = re.compile(
    rf"(?:{_POSTS}|叫做?|是|由|为|写|填|让|找|就|的|[，,：:、|\t\s（(—]|吧|我|丫头|老公|媳妇|爱人|同事|搭档|小姑娘|小伙子?|大名|那边|对口|他们|她们|他家|[“「\x22]|本人|自己|改成|换成|给|姓名|[部科处室]|车间|中心|联系人|法人|代表|负责人|对接人?|经办人?|\d)$"
)
_AFTER_NAME = re.compile(
    r"$|[\s，,。.；;、（(：:/|！!]|[\dA-Za-z]|手机|电话|座机|职务|对接|弄|负责|跑|可以|行吗|行不行|同志|是(?![非否])|担任|任(?![务何])|他|她|这个人|邮箱|"
    rf"传真|联系|办公|也|兼|先生|女士|小姐|同志|吧|罢|了|啊|哈|[\u4e00-\u9fff](?:总|工|厂长?|主任|书记|经理)(?![\u4e00-\u9fff])|呢|嘛|[\u4e00-\u9fff]{{0,8}}?(?:{_POSTS})"
)
_NOT_HIM = re.compile(r"(?:不写|别写|不用写|不要写|不是|不必写|别填|不填|不报)$")
_FOREIGN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![A-Za-z])")
_STOPS = "。；;！!\n"


_TIBETAN = (
    "才让|才旦|扎西|卓玛|多吉|道吉|旦增|丹增|旦正|东智|东主|拉毛|桑吉|班玛|尕藏|索南|贡布|仁青|次仁|央金|洛桑|格桑|达瓦|尼玛|嘉措|加措|华旦|旺杰|措姆|"
    "吉毛|切吉|南杰|益西|罗藏|久美|更登|完玛|德吉|白玛|云丹|平措"
)
_TIBETAN_NAME = re.compile(rf"(?:{_TIBETAN})[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{1,2}}(?:{_TIBETAN})")
"""Names of two given names, or one with a syllable more: 才旦卓玛, 旦正才让"""


def is_person(text: str) -> bool:
    """Whether the text looks like a Chinese name; a name with · is taken as one."""
    name = text.strip()
    if _FOREIGN.fullmatch(name):
        return True
    if re.fullmatch(r"[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,12}", name):
        return True
    if (
        not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name)
        or is_post(name)
        or name in _NO_NAMES
        or _NOT_IN_NAMES.search(name)
        or re.fullmatch(r"[零一二三四五六七八九十百千万]+|.+[部科处室组]", name)
    ):
        return False
    if len(name) > 2 and _TIBETAN_NAME.fullmatch(name):
        return True
    return name[0] in _SURNAMES if len(name) < 4 else name.startswith(_COMPOUND)


def starts_compound(text: str) -> bool:
    """Whether a text begins with a surname of two characters."""
    return text.startswith(_COMPOUND)


def is_surname(text: str) -> bool:
    """Whether a text begins with a common surname of one character."""
    return text[:1] in _SURNAMES


def leads_a_post(text: str) -> bool:
    """Whether a text begins with a post: 车间主任手机139…"""
    return bool(_POST_AT_ONCE.match(text))


def post_before(text: str, start: int) -> int:
    """Where a post that begins at `start` ends, if a name may follow it; else 0: 安环总监第五例."""
    found = _POST_AT_ONCE.match(text, start)
    return found.end() if found and re.match(r"[\s，,：:]?[\u4e00-\u9fff]{2}", text[found.end() :]) else 0


def is_no_name(text: str) -> bool:
    """Whether words cannot be anybody's name: figures, particles, a department."""
    return bool(_NOT_IN_NAMES.search(text.strip())) or text.strip() in _NO_NAMES


def is_called(text: str) -> bool:
    """Whether the text is how colleagues call someone: 李工, 马总."""
    name = text.strip()
    return bool(_CALLED.fullmatch(name)) and name[0] in _SURNAMES


def is_post(text: str) -> bool:
    """Whether the text looks like what a person is in an enterprise: 信息化部部长."""
    return len(text) <= 20 and bool(_POST.search(text.strip()))


def person_in(text: str) -> Piece | None:
    """The name that a stretch gives, wherever a name may begin: behind a post, 叫, 是, a mark, a company's 的.

    In a dictated stretch nothing but what stands around tells where a name begins and ends.
    """
    stop = next((at for at, char in enumerate(text) if char in _STOPS), len(text))
    named = [one for at in range(stop) if (one := _begins_at(text, at)) and not _NOT_HIM.search(text[:at])]
    behind_post = (one for one in named if _POST.search(text[: one.start]))
    return next(behind_post, named[0] if named else None)


def _begins_at(text: str, start: int) -> Piece | None:
    if start and not _BEFORE_NAME.search(text[:start]):
        return None
    foreign = _FOREIGN.match(text, start)
    if foreign:
        return Piece(foreign[0], start, foreign.end())
    return _name_at(text, start) if text[start] in _SURNAMES else None


def _name_at(text: str, start: int) -> Piece | None:
    for length in (3, 2, 4):
        end = start + length
        name = text[start:end]
        if len(name) == length and _AFTER_NAME.match(text, end) and is_person(name):
            return Piece(name, start, end)
    called = _CALLED.match(text, start)
    if called and _AFTER_NAME.match(text, called.end()):
        return Piece(called[0], start, called.end())
    return None


def post_in(text: str) -> Piece | None:
    """The post that a clause begins with, behind 是, 担任 and the like: 信息化部部长."""
    lead = re.match(
        r"[\s(（，,：:|\t]*(?:职务|岗位|post|title|position)?\s*(?:是|写|填|[您你](?=写|填)|任|担任|我是|我们|他是|她是|现任|厂里的|我们厂的|我们的|咱们?)*[\s：:，,]*",
        text,
    )
    begin = lead.end() if lead else 0
    found = _POST_BEHIND.match(text, begin)
    if found is None or is_person(found[0]):
        return None
    words = re.sub(r"^.*?(?:是我?们?|写我?|的)(?=[\u4e00-\u9fff]{2})", "", found[0])
    return Piece(words, found.end() - len(words), found.end()) if len(words) <= 14 else None
