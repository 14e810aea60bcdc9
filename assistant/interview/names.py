"""Whether a word can be the name of a person: nobody's answer may become one by accident."""

import re

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗"
    "凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵汪祁毛禹狄米"
    "贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫"
    "房解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封芮储靳段富巫乌焦巴弓牧隗谷车侯宓全班仰秋"
    "伊宫宁仇栾甘武符刘景詹束龙叶幸司黎白蒲邰鄂索赖卓蔺屠蒙池乔胥苍双闻党翟谭贡姬申冉桑桂牛寿边扈燕冀"
    "尚温庄晏柴瞿阎慕连茹习艾容向古易慎戈廖庾居衡步都耿满弘匡国文寇广东欧沃蔚越隆师巩聂晁勾敖冷辛阚那"
    "简饶曾沙养鞠丰关蒯查荆游权盖桓公肖仝佟岳帅亢况原折尧亓鹿曲闫付代员达妥敏撒哈丹才扎多旦"
)
"""Common surnames, with those of the Hui, Dongxiang and Tibetan people of Gansu."""

_COMPOUND = ("欧阳", "上官", "司马", "诸葛", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒")
_POST = re.compile(
    r"(?:部长|经理|主任|总监|厂长|主管|科长|处长|所长|院长|队长|班长|组长|总工|工程师|副总|总裁|董事长?|专员|助理|书记|秘书|会计)$"
)


def is_person(text: str) -> bool:
    """Whether the text looks like a Chinese name; a name with · is taken as one."""
    name = text.strip()
    if re.fullmatch(r"[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,12}", name):
        return True
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name) or is_post(name):
        return False
    return name[0] in _SURNAMES if len(name) < 4 else name.startswith(_COMPOUND)


def is_post(text: str) -> bool:
    """Whether the text looks like what a person is in an enterprise: 信息化部部长."""
    return len(text) <= 20 and bool(_POST.search(text.strip()))
