"""When two numbers measure the same: physical units by their size, counters by what they count."""

from decimal import Decimal

from assistant.text.quantities import Quantity

_SIZES: dict[str, tuple[Decimal, str]] = {
    unit: (Decimal(size), base)
    for base, sizes in {
        "千克": {"吨": "1000", "克": "0.001", "毫克": "0.000001", "微克": "0.000000001", "斤": "0.5", "千克标准煤": "1", "吨标准煤": "1000"},
        "米": {"千米": "1000", "厘米": "0.01", "毫米": "0.001", "丝": "0.00001", "微米": "0.000001", "纳米": "0.000000001"},
        "立方米": {"升": "0.001", "毫升": "0.000001", "千升": "1", "标方": "1", "Nm³": "1", "Nm3": "1"},
        "平方米": {"亩": "666.67", "公顷": "10000", "平方公里": "1000000"},
        "千瓦时": {"兆瓦时": "1000", "GWh": "1000000"},
        "千瓦": {"兆瓦": "1000", "吉瓦": "1000000", "瓦": "0.001", "MWp": "1000", "kWp": "1"},
        "帕": {"兆帕": "1000000", "千帕": "1000", "bar": "100000"},
        "伏": {"千伏": "1000"},
        "赫兹": {"kHz": "1000", "MHz": "1000000", "GHz": "1000000000"},
        "秒": {"毫秒": "0.001", "微秒": "0.000001", "分钟": "60", "小时": "3600", "天": "86400", "周": "604800", "月": "2592000", "年": "31536000"},
        "字节": {"KB": "1024", "MB": "1048576", "GB": "1073741824", "TB": "1099511627776"},
    }.items()
    for unit, size in sizes.items()
}  # fmt: skip
TIMES = frozenset({unit for unit, (_, base) in _SIZES.items() if base == "秒"} | {"秒"})
"""Units of time: what is told by the hour is another number by the minute"""
_MEASURED = frozenset(
    {base for _, base in _SIZES.values()}
    | {
        "元",
        "美元",
        "欧元",
        "%",
        "个百分点",
        "℃",
        "倍",
        "dB",
        "dB(A)",
        "mPa·s",
        "kVA",
        "MVA",
        "mA",
        "rpm",
        "r",
        "Mbps",
    }
)
"""Units of size; every other word counts things"""
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_OCCASIONS = frozenset({"次", "回", "趟", "遍", "轮"})
_SAME_THINGS = tuple(
    map(
        frozenset,
        (
            {"种", "类", "款", "样", "项"},
            {"条", "根"},
            {"家", "户"},
            {"座", "栋"},
            {"只", "个"},
            {"张", "份"},
            {"件", "项"},
            {"口", "座"},
            {"班", "个班"},
        ),
    )
)
"""Counters that one may write for the other"""
_DEGREES = frozenset({"℃", "千瓦时"})
"""What speech calls 度"""


def measure(one: Quantity) -> tuple[Decimal, str]:
    """Value and unit, as far as units convert into each other; what stands behind a stroke (/吨) is left out."""
    size, base = _size(one)
    return one.base()[0] * size, base


def half_step(one: Quantity) -> Decimal:
    """Half a unit of the last digit written, in the unit of `measure`."""
    return one.base_tolerance() * _size(one)[0]


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may measure the same thing: one unit, two counters of one kind, or one without any."""
    if not one.unit or not other.unit:
        return True
    first, second = measure(one)[1], measure(other)[1]
    if (
        first == second
        or (_is_degree(one) and second in _DEGREES)
        or (_is_degree(other) and first in _DEGREES)
    ):
        return True
    shared = _counter(_counted(one, first)) & _counter(_counted(other, second))
    return bool(shared - {"things"}) or (
        "things" in shared and "个" in (_counted(one, first), _counted(other, second))
    )


def per(one: Quantity) -> str:
    """What stands behind the stroke of a unit: 吨 of kWh/t."""
    return one.base()[1].partition("/")[2]


def _size(one: Quantity) -> tuple[Decimal, str]:
    """How many of the unit that all of its kind convert into, and that unit."""
    head = one.base()[1].partition("/")[0]
    return _SIZES.get(head, (Decimal(1), head))


def _counted(one: Quantity, unit: str) -> str:
    """块 is money, or pieces of anything: 分了三块."""
    return "个" if one.unit == "块" else unit


def _is_degree(one: Quantity) -> bool:
    return one.unit.endswith("度")


def _counter(unit: str) -> frozenset[str]:
    """What a word counts; 个 counts both people and things."""
    if unit in _MEASURED:
        return frozenset()
    if unit == "个":
        return frozenset({"people", "things"})
    if unit in _PEOPLE:
        return frozenset({"people"})
    if unit in _OCCASIONS:
        return frozenset({"times"})
    return next((words for words in _SAME_THINGS if unit in words), frozenset({unit})) | {"things"}
