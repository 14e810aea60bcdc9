"""The units of business text: which there are, and which mean the same."""

import re
from decimal import Decimal

from assistant.text.numerals import scale_of

# A measure word, and what may not follow it: 五条 is a quantity, 五条件 is not.
_MEASURES = {
    "个工作日": "", "个百分点": "", "百分点": "", "个半月": "", "个半小时": "", "个月": "", "个小时": "", "个工时": "", "个人": "信体",
    "个": "性", "台套": "", "台(套)": "", "台/套": "", "台次": "", "套": "餐路期", "台": "阶账湾州风式",
    "条": "件码款例形理状", "人次": "", "人天": "", "人日": "", "人": "机工才脸形为民", "名": "称单牌录", "位": "置移号于一",
    "家": "具电用庭", "户": "外型", "次": "序性品生级要开元", "件": "数", "项": "目", "道": "路", "类": "似型别",
    "种": "植子类业", "批次": "", "批": "量准复", "组": "成织装合件态建", "座": "谈", "栋": "", "层": "级", "辆": "", "艘": "",
    "架": "构", "部": "署门分件委", "块钱": "", "块": "状", "毛钱": "", "毛": "利绒巾衫纺坯重料笔刷", "只": "要有能需是", "张": "", "份": "额", "本": "质身地",
    "册": "", "篇": "", "页": "面", "枚": "", "颗": "", "粒": "", "根": "据本", "支": "持撑付", "片": "面区", "副": "", "瓶": "",
    "箱": "", "袋": "", "盒": "", "罐": "", "桶": "", "门课": "", "门": "类户", "处": "理于置罚方在", "起": "来重草步点始升",
    "单": "位元机价个品一体", "趟": "", "托": "盘", "轮": "胎廓换毂机", "周": "期转边年围", "天": "然车津水线气猫河",
    "日": "志常均产报期", "年": "代级版货度", "分钟": "", "小时": "", "工时": "", "工日": "", "秒钟": "", "毫秒": "", "微秒": "",
    "秒": "", "钟头": "", "分": "之析厂布别配级类为散公拣段层解工期支享包销", "班": "组长次", "遍": "", "倍": "率增频",
    "路": "径由线桥灯", "点位": "", "测点": "", "节点": "", "核": "心算对查辐", "成": "不立为本品套果员功都熟型分效绩交",
    "美元": "", "欧元": "", "日元": "", "港元": "", "元": "素件器宇旦锂材催乳",
    "公吨": "", "吨": "", "公斤": "", "千克": "", "毫克": "", "克": "服拉", "斤": "", "千米": "", "公里": "", "厘米": "",
    "毫米": "", "微米": "", "纳米": "材", "丝": "", "平方公里": "", "平方米": "", "平米": "", "立方米": "", "标方": "", "立方": "",
    "米": "", "亩": "", "公顷": "", "千升": "", "毫升": "", "升": "级高至到降", "千瓦时": "",
    "兆瓦时": "", "千瓦": "", "兆瓦": "", "吉瓦": "", "瓦": "斯", "千伏": "", "伏": "", "摄氏度": "", "度电": "", "度": "假",
    "兆帕": "", "千帕": "", "帕": "", "赫兹": "", "标准煤": "", "吨标准煤": "", "吨标煤": "", "千克标准煤": "", "锭": "", "款": "项式待", "把": "握关控", "头": "部尾像脑目绪条版等寸绳疼盔一二三四五六七八九十", "行": "业为动政程列驶进", "股": "份东权", "微克": "", "千字节": "", "分贝": "", "毫帕秒": "", "圈": "", "牛米": "", "牛·米": "", "樘": "", "间": "接隔距歇", "口": "径味碑腔罩子袋头", "孔": "径距板", "转": "速动运向移换变入化角盘让型发接",
}  # fmt: skip
_LATIN = (
    "%", "‰", "‱", "w", "℃", "°C", "㎡", "m²", "m2", "m³", "m3", "Nm³", "Nm3", "km", "cm", "mm", "μm", "µm", "um", "nm", "m", "kg",
    "kgce", "tce", "mg", "g", "t", "L", "mL", "ml", "h", "min", "s", "ms", "μs", "kWh", "kwh", "KWh", "kW·h", "MWh", "GWh", "kWp",
    "MWp", "kW", "KW", "MW", "GW", "W", "kVA", "MVA", "kV", "V", "mA", "Hz", "kHz", "MHz", "GHz", "KB", "MB", "GB", "TB", "PB",
    "Mbps", "Gbps", "bps", "dB(A)", "dB", "mPa·s", "kN·m", "N·m", "r/min", "rpm", "r", "MPa", "kPa", "Pa", "bar", "kN", "pp",
)  # fmt: skip

_SIGNS = "%‰‱"
"""Units that a letter may follow: 0.05%FS"""

_ALIASES = {
    "块": "元", "块钱": "元", "百分点": "个百分点", "pp": "个百分点", "t": "吨", "公吨": "吨", "日": "天", "kg": "千克",
    "公斤": "千克", "mg": "毫克", "g": "克", "h": "小时", "个小时": "小时", "钟头": "小时", "min": "分钟", "s": "秒", "秒钟": "秒",
    "ms": "毫秒", "μs": "微秒", "个月": "月", "km": "千米", "公里": "千米", "m": "米", "cm": "厘米", "mm": "毫米", "μm": "微米",
    "µm": "微米", "um": "微米", "nm": "纳米", "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "m³": "立方米",
    "m3": "立方米", "立方": "立方米", "L": "升", "ml": "毫升", "mL": "毫升", "kWh": "千瓦时", "kwh": "千瓦时",
    "KWh": "千瓦时", "kW·h": "千瓦时", "度": "千瓦时", "度电": "千瓦时", "MWh": "兆瓦时", "kW": "千瓦", "KW": "千瓦",
    "MW": "兆瓦", "GW": "吉瓦", "W": "瓦", "kV": "千伏", "V": "伏", "°C": "℃", "摄氏度": "℃", "MPa": "兆帕", "kPa": "千帕",
    "Pa": "帕", "Hz": "赫兹", "tce": "吨标准煤", "吨标煤": "吨标准煤", "kgce": "千克标准煤", "个人": "人", "个工时": "工时",
    "台(套)": "台套", "台/套": "台套", "分贝": "dB", "转": "r", "牛米": "N·m", "牛·米": "N·m", "毫帕秒": "mPa·s",
}  # fmt: skip
_FACTORS = {
    "成": (Decimal(10), "%"),
    "‰": (Decimal("0.1"), "%"),
    "‱": (Decimal("0.01"), "%"),
    "毛": (Decimal("0.1"), "元"),
    "毛钱": (Decimal("0.1"), "元"),
    "w": (Decimal(10**4), "元"),  # chat writes 500w for 500万
}
_NOT_A_THOUSAND = "[克瓦米升伏帕字]"
SCALE_WORD = rf"(?:百(?!分)|千(?!{_NOT_A_THOUSAND})|[万亿])"
_SCALED = re.compile(rf"(?:个(?={SCALE_WORD}))?({SCALE_WORD}*)(.*)")


def measure_pattern() -> str:
    """A regular expression for one measure, the longest first, none that begins another word."""
    chinese = [
        re.escape(word) + (f"(?![{after}])" if after else "")
        for word, after in sorted(_MEASURES.items(), key=lambda item: -len(item[0]))
    ]
    latin = "|".join(re.escape(word) for word in sorted(_LATIN, key=len, reverse=True) if word not in _SIGNS)
    return "|".join([*chinese, rf"[{_SIGNS}]", rf"(?:{latin})(?![A-Za-z0-9²³])"])


def base_unit(unit: str) -> tuple[Decimal, str]:
    """What a unit as written multiplies by, and the common unit it comes to.

    万元, 亿元, 个亿, 千万 come to 元 (a bare 万 or 亿 is money); 成 and ‰ to %; t to 吨; 日 to 天;
    万件 to 件. Measure words such as 台, 套, 条, 人, 名 stay, and percentage points are never per cent.
    """
    if unit in _FACTORS:
        return _FACTORS[unit]
    match = _SCALED.fullmatch(unit)
    assert match is not None
    scale, measure = match.groups()
    return Decimal(scale_of(scale)), _common(measure or ("元" if scale else ""))


def _common(measure: str) -> str:
    if measure in _ALIASES:
        return _ALIASES[measure]
    return "/".join(_ALIASES.get(part, part) for part in measure.split("/"))
