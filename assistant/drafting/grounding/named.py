"""Names and distinctions that the facts do not have: makers and partners without 公司, persons by their post, awards."""

import re
from collections.abc import Iterator, Sequence

_BODY = r"(?:软件|科技|自动化|智能|信息|数据|仪器|仪表|电气|重工|机械|装备|机床|机器人|股份|集团|大学|学院|研究院|研究所|设计院|实验室|咨询|工程|物联|数科|智造|电子|光电|激光)"
_AGENT = re.compile(
    rf"(?:由|与|和|联合|委托|携手|同|请|聘请|购自|引进|采购|采用|选用)(?P<name>[一-鿿]{{2,6}}?{_BODY})(?:公司)?(?=实施|承建|提供|开发|建设|供货|承担|完成|负责|设计|制造|联合|合作|共同|总包|集成|搭建|的|，|、|。|$)"
)
_WITH = re.compile(
    rf"(?:联合|携手|委托|与|和|同)(?P<name>[一-鿿]{{1,7}}?(?:{_BODY}|院|所|大学|中心))(?=开发|研发|合作|共同|共建|联合|建设|研制|打造|一起|一道)"
)
_OWN_WORDS = re.compile(
    r"企业|公司|本|该|自主|应用|管理|控制|生产|工业|优化|仿真|检测|采集|分析|各|相关|专业|第三方|厂家|外部|多|一"
)
_POSTS = (
    "董事长", "总经理", "副总经理", "总监", "厂长", "副厂长", "经理", "主任", "副主任", "部长", "副部长", "科长", "班长", "组长", "队长", "总工程师",
    "总工", "工程师", "技师", "主管", "书记", "院长", "教授", "博士", "会计", "师傅", "同志", "负责人", "站长", "所长", "线长", "专员", "技术员", "质检员",
)  # fmt: skip
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕罗毕郝安常傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房丁邓洪包石崔龚程邢裴陆荣翁段侯武刘景龙叶黎白邰从温柴阎习容向古易廖耿满国文寇聂晁冷辛阚简饶曾沙丰关荆游肖"
)
_PERSON = re.compile(
    rf"(?:{'|'.join(sorted(_POSTS, key=len, reverse=True))})(?P<name>[一-鿿]{{2,3}})(?=[牵负带主任担挂总、，。和等为亲提开发设完研改组推创编制说介的]|$)"
)
_TIBETAN = re.compile(
    r"(?:(?:扎西|次仁|丹增|卓玛|才让|旺堆|罗布|多杰|仁青|尼玛|达瓦|格桑|平措|桑杰|加措|央金|拉姆|顿珠|索南|晋美|贡布|次旺|益西|旦增|嘎玛|洛桑|白玛|强巴|普布)){2}"
)
_HONOUR = re.compile(
    r"(?:被|获|获得|荣获|入选|评为|获评|认定为|列入|列为|授予|通过|荣膺|摘得)[^，。；、]{0,18}?(?:项目|企业|工厂|车间|场景|称号|奖|案例|试点|示范|标杆|基地|名单|目录|金牌|一等|单位|认证|认定|验收|鉴定|工程)"
)
_PATENTED = re.compile(
    r"(?:拥有|取得|获得?|申请|申报|形成|授权|具有)[^，。；]{0,10}(?:专利|著作权|知识产权)|(?:牵头|参与|主持)?(?:制定|起草|编制|修订)[^，。；]{0,8}(?:国家|行业|团体|地方)标准"
)
_SUPERLATIVE = re.compile(
    r"(?:全国|全省|全市|国内|省内|市内|行业|同行业?|业内|西北|华东|全球|世界|亚洲)[^，。；]{0,6}(?:首[家个套台条座批例]|唯一|最[大高先早强优好低快]|第[一二三]|前[列茅三十]|领先|先进|标杆|率先|空白)|打破[^，。；]{0,6}垄断|替代进口|进口替代|国产替代|填补[^，。；]{0,6}空白|率先|首创|首次|独创|独有|独一无二|自主知识产权|国际标准|核心技术"
)
_BRANDS = re.compile(
    r"用友|金蝶|西门子|施耐德|三菱|发那科|汇川|和利时|中控技术|华为|海康|大华|浪潮|阿里云|腾讯云|宝信|新松|库卡|安川|埃斯顿|罗克韦尔|霍尼韦尔|海克斯康|树根|卡奥斯"
)
"""Makers that a sentence may bring in without 公司"""
_ZERO = re.compile(r"零(?:发生|事故|缺陷|故障|投诉|排放|超标|差错|返工|库存|泄漏|伤亡|停机|漏检)")
_HAN = re.compile(r"[一-鿿]{4,}")
_WINDOWS = ((1, 2), (2, 2))
"""How many characters before and behind the one that differs must be the same"""
_LOOSE = frozenset(
    "的了是为由从到至将把被与和及等每各也均就只仅约近都要还再又这那个以其在于并可能会让给向按照有无已一二三四五六七八九十百千万亿两共高升低降减少增加大小多上下中内外前后"
    "较比录错里间凭拿靠随应混时分年月日天次台套条件人提缩短长开用做进行成使实现后经过通建设采完原现改换装配置部署使新旧同所某该本"
)
"""Characters that prose changes freely"""
_SYSTEM = re.compile(r"([一-鿿]{2})(MES|ERP|WMS|APS|PLM|SCADA|EMS|QMS|SRM|CRM|LIMS|DCS|APC|OA)")
_LOOSE_OR_VERB = _LOOSE | frozenset(
    "系统平台软件企业引入施集打基依托利选搭造自研套把对接联库间室区厂部及版级云端型类专"
)
_MOST_SHARED = 0.6
"""Share of its characters that a distinction must have in common with the facts"""


def named_wrong(text: str, facts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Kind, quote and reason of each name or distinction that is not the facts' own."""
    known = "\n".join(facts)
    for match in (*_AGENT.finditer(text), *_WITH.finditer(text)):
        name = match["name"]
        if not _is_generic(name) and name not in known and not _shortened(name, known):
            yield "name", name, f"“{name}”不在所依据的事实里"
    for match in _PERSON.finditer(text):
        name = match["name"]
        if name[0] in _SURNAMES and name not in known and not _is_title(name):
            yield "name", name, f"“{name}”不是事实里的人名"
    for match in _TIBETAN.finditer(text):
        if match[0] not in known:
            yield "name", match[0], f"“{match[0]}”不是事实里的人名"
    yield from _nearly(text, known)
    yield from _systems(text, known)
    for match in _BRANDS.finditer(text):
        if match[0] not in known:
            yield "name", match[0], f"“{match[0]}”不在所依据的事实里"
    for pattern in (_HONOUR, _PATENTED, _SUPERLATIVE):
        for match in pattern.finditer(text):
            if not told(known, match[0]):
                yield "claim", match[0], f"“{match[0]}”没有事实支持"
    for match in _ZERO.finditer(text):
        if (
            match[0] not in known
            and "零" not in known
            and not re.search(r"没(?:有|出|发生|再)|未|一(?:次|起|件)(?:都|也)没|0", known)
        ):
            yield "claim", match[0], f"“{match[0]}”没有事实支持"


def _systems(text: str, known: str) -> Iterator[tuple[str, str, str]]:
    """启程MES for 蓝岸MES: another maker before the same kind of system."""
    for match in _SYSTEM.finditer(text):
        name, kind = match.groups()
        others = {
            found for found in re.findall(rf"([一-鿿]{{2}}){kind}", known) if not set(found) & _LOOSE_OR_VERB
        }
        if others and name not in known and not set(name) & _LOOSE_OR_VERB:
            yield "name", match[0], f"“{match[0]}”不在所依据的事实里，事实里是“{min(others)}{kind}”"


def _nearly(text: str, known: str) -> Iterator[tuple[str, str, str]]:
    """Names that differ from one of the facts in one character only: 葡萄糖酸钙 for 葡萄糖酸钠, 远航客车 for 远阳客车."""
    for run in _HAN.finditer(text):
        words = run[0]
        for at in range(len(words)):
            if words[at] in _LOOSE:
                continue
            for left, right in _WINDOWS:
                before, after = words[max(at - left, 0) : at], words[at + 1 : at + 1 + right]
                if (
                    len(before) < left
                    or len(after) < right
                    or any(char in _LOOSE for char in before + after[:1])
                ):
                    continue
                others = set(re.findall(f"{before}([一-鿿]){after}", known)) - _LOOSE
                if (
                    others
                    and words[at] not in others
                    and before + words[at] + after not in known
                    and words[at] not in known
                ):
                    name = before + words[at] + after
                    yield "name", name, f"“{name}”和事实里的“{before}{min(others)}{after}”差一个字"
                    break


def _is_generic(name: str) -> bool:
    """应用软件, 专业机械: kinds of things, no names."""
    return bool(_OWN_WORDS.search(name))


def _shortened(name: str, known: str) -> bool:
    """Whether the facts tell the same name shorter or longer: 瑞特自动化 of 兰州瑞特."""
    head = re.sub(rf"{_BODY}$", "", name)
    return len(head) >= 2 and head in known


def _is_title(name: str) -> bool:
    return any(post.startswith(name) or name in post for post in _POSTS)


def told(known: str, claim: str) -> bool:
    """Whether the facts say most of a distinction."""
    if claim in known:
        return True
    bare = re.sub(
        r"^(?:被|获得?|荣获|入选|评为|获评|认定为|列入|列为|授予|通过|荣膺|摘得|拥有|取得|申请|形成|具有|牵头|参与|主持)+",
        "",
        claim,
    )
    if not bare:
        return True
    return sum(char in known for char in bare) >= _MOST_SHARED * len(bare) and bare[-2:] in known
