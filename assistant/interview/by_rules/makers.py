"""Who made a thing: a company in full, a short name that begins with its place, a known brand, the enterprise itself."""

import re
from dataclasses import dataclass

_PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    "云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|中国|德国|日本|瑞士|瑞典|意大利|美国|法国|韩国|"
    "石家庄|唐山|保定|廊坊|秦皇岛|邯郸|太原|大同|呼和浩特|包头|沈阳|大连|鞍山|长春|哈尔滨|大庆|齐齐哈尔|南京|苏州|"
    "无锡|常州|南通|扬州|镇江|徐州|盐城|泰州|昆山|张家港|杭州|宁波|温州|嘉兴|绍兴|金华|台州|湖州|合肥|芜湖|马鞍山|"
    "福州|厦门|泉州|南昌|九江|赣州|济南|青岛|烟台|潍坊|淄博|威海|临沂|郑州|洛阳|新乡|许昌|武汉|宜昌|襄阳|长沙|株洲|"
    "湘潭|衡阳|广州|深圳|东莞|佛山|珠海|中山|惠州|汕头|南宁|柳州|桂林|海口|成都|绵阳|德阳|自贡|贵阳|遵义|昆明|拉萨|"
    "西安|宝鸡|咸阳|汉中|渭南|榆林|兰州|天水|白银|金昌|嘉峪关|酒泉|张掖|武威|定西|陇南|平凉|庆阳|临夏|西宁|银川|石嘴山|"
    "乌鲁木齐|克拉玛依|昌吉|张家口|沧州|邢台|衡水|承德|长治|晋城|赤峰|鄂尔多斯|锦州|营口|抚顺|丹东|四平|牡丹江|江阴|宜兴|常熟|"
    "连云港|淮安|宿迁|蚌埠|安庆|滁州|漳州|宜春|景德镇|济宁|泰安|德州|聊城|滨州|东营|开封|焦作|南阳|平顶山|黄石|荆州|十堰|岳阳|"
    "常德|郴州|江门|肇庆|玉溪|曲靖|泸州|宜宾|内江|攀枝花|延安|铜川|甘南|格尔木|吴忠|石河子|库尔勒"
)
_BRANDS = (
    "库卡|发那科|安川|西门子|施耐德|罗克韦尔|霍尼韦尔|横河|三菱|欧姆龙|基恩士|康耐视|倍福|博世|海克斯康|达索|欧特克|"
    "海康威视|海康|大华|华为|中兴|汇川|埃斯顿|新松|节卡|遨博|极智嘉|大族|华工|和利时|中控|研华|宝信|浪潮|用友|金蝶|鼎捷|"
    "KUKA|ABB|FANUC|YASKAWA|SIEMENS|Siemens|Rockwell|Honeywell|Schneider|Emerson|Cognex|KEYENCE|SAP|Oracle|PTC|Dassault|UR"
)
_FULL = re.compile(
    r"[\w()（）·&]{2,40}?(?:有限责任公司|有限公司|公司|集团|研究总?院|研究所|设计院|大学|(?<![出进到全本该分老新工])厂(?!家|商|区))"
)
_BEFORE_NAME = re.compile(
    r"[是找叫]|由|(?<!华)为|用(?!友)|(?<!美)的|供应商|供货商|厂家|厂商|品牌|[和跟](?!利时)"
)
_GIVEN = r"(?:家|那边|公司|厂)?(?:供应?|供货|提供|生产|制造|做|开发|研发|配套|集成|配|产|出)?的"
_SHORT = re.compile(
    rf"(?:{_PLACES})(?:省|市)?[\u4e00-\u9fff]{{2,14}}?(?={_GIVEN}|供货?(?:[^\u4e00-\u9fff]|$)|[^\u4e00-\u9fff]|$)"
)
_BRAND = re.compile(
    rf"(?:(?<![A-Za-z])|(?=[\u4e00-\u9fff]))(?:{_BRANDS})(?:(?<=[\u4e00-\u9fff])|(?![A-Za-z]))(?:机器人(?=公司))?(?:公司)?"
)
_AFTER = re.compile(rf"(?:{_GIVEN}|供货?|提供|生产|制造|做|开发|出品)?")
_OWN = re.compile(
    r"(?:是|由|都)*(?:(?:我们?|咱们?|本公司|本厂|本单位|公司|厂里?)(?:的|\w{1,6}?(?=自))?)?(?:(?P<word>自建|自研|自制|自主(?:研发|开发|研制|建设|设计)|自行(?:研发|开发|研制|设计|建设))|"
    r"自己[\u4e00-\u9fff]{0,6}?(?:建|做|开发|搞|弄|写|编|研发|造|装|改|搭)(?:建|出来)?(?=[的了]|[^\w]|$)|(?:我们|咱们?|本公司|本厂|本单位)(?:的|科里|车间|信息部|技术部){0,2}(?:开发|研发|做|编|写))(?:的|了)*"
)
_PLACE_AT_START = re.compile(_PLACES)


@dataclass(frozen=True)
class Maker:
    """A maker's name, and the stretch that says so (是…供的 included)."""

    words: str
    start: int
    end: int


def maker_in(text: str) -> Maker | None:
    """The first maker named in a text."""
    found = _full(text) or _matched(_SHORT, text) or _matched(_BRAND, text)
    if found is None:
        return None
    after = _AFTER.match(text, found.end)
    return Maker(found.words, found.start, after.end() if after else found.end)


def own_in(text: str) -> Maker | None:
    """自研 or 自己开发的: in its own short word, else 自建."""
    found = _OWN.search(text)
    return Maker(found["word"] or "自建", found.start(), found.end()) if found else None


def is_placed(text: str) -> bool:
    """Whether a text begins with a place or brand, as makers' short names do."""
    return bool(_PLACE_AT_START.match(text) or _BRAND.match(text))


def _full(text: str) -> Maker | None:
    for match in _FULL.finditer(text):
        start = max(
            (cut.end() for cut in _BEFORE_NAME.finditer(text, match.start(), match.end())),
            default=match.start(),
        )
        number = re.compile(r"[A-Za-z]*[0-9]+(?=[\u4e00-\u9fff])").match(
            text, start
        )  # the model dictated before it
        start = number.end() if number else start
        place = _PLACE_AT_START.search(text, start, match.end())
        start = place.start() if place and text[place.start() - 1 : place.start()] not in "(（" else start
        if match.end() - start >= 4:
            return Maker(text[start : match.end()], start, match.end())
    return None


def _matched(pattern: re.Pattern[str], text: str) -> Maker | None:
    match = pattern.search(text)
    return Maker(match[0], match.start(), match.end()) if match else None
