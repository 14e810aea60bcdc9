"""Which field a label of somebody else's table or form means: printed labels, and what people call the fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.forms.annex02 import FORM
from assistant.text.sentences import normalise
from knowledge.field_names import field_names

CONTACT, REPRESENTATIVE, SUPPLIER = "enterprise.contact", "enterprise.representative", "basics.supplier"

_OPENERS = {f"{CONTACT}.name": CONTACT, f"{REPRESENTATIVE}.name": REPRESENTATIVE, SUPPLIER: SUPPLIER}
"""The fields whose label says to whom the 电话 or 手机 behind it belongs."""

_IN_GROUP: Mapping[str, Mapping[str, str]] = {
    CONTACT: {
        "姓名": f"{CONTACT}.name", "电话": f"{CONTACT}.phone", "联系电话": f"{CONTACT}.phone", "办公电话": f"{CONTACT}.phone",
        "手机": f"{CONTACT}.mobile", "手机号": f"{CONTACT}.mobile", "手机号码": f"{CONTACT}.mobile",
        "移动电话": f"{CONTACT}.mobile", "职务": f"{CONTACT}.post", "职务和职称": f"{CONTACT}.post", "传真": f"{CONTACT}.fax",
        "邮箱": f"{CONTACT}.email", "电子邮箱": f"{CONTACT}.email", "e-mail": f"{CONTACT}.email",
    },
    REPRESENTATIVE: {
        "姓名": f"{REPRESENTATIVE}.name", "电话": f"{REPRESENTATIVE}.phone", "联系电话": f"{REPRESENTATIVE}.phone",
        "手机": f"{REPRESENTATIVE}.phone", "手机号": f"{REPRESENTATIVE}.phone", "手机号码": f"{REPRESENTATIVE}.phone",
        "办公电话": f"{REPRESENTATIVE}.phone", "移动电话": f"{REPRESENTATIVE}.phone",
        "职务": "", "职务和职称": "", "传真": "", "邮箱": "", "电子邮箱": "",
    },
    SUPPLIER: {
        "联系人": f"{SUPPLIER}_contact", "电话": f"{SUPPLIER}_phone", "联系电话": f"{SUPPLIER}_phone", "手机": f"{SUPPLIER}_phone",
        "职务": "", "传真": "", "邮箱": "", "电子邮箱": "",
    },
}  # fmt: skip
_NEED_A_GROUP = frozenset({"姓名", "电话", "联系电话"})

_MORE = {
    "enterprise.name": ("申报单位", "申报企业", "申报主体", "编制单位", "填报单位", "单位名称", "评估企业名称", "申报单位名称", "项目单位", "项目申报单位", "项目建设单位", "建设单位"),
    "enterprise.credit_code": ("纳税人识别号", "机构代码", "组织机构代码"),
    "enterprise.founded": ("注册日期", "设立时间", "设立日期"),
    "enterprise.contact.name": ("项目联系人", "填表人", "填报人"),
    "enterprise.industry.group": ("行业类别", "行业中类"),
    "enterprise.years.*.assets": ("资产合计", "期末资产总额"),
    "enterprise.years.*.revenue": ("营业总收入", "主营业务收入总额"),
    "basis.staff": ("职工总数", "员工总数", "职工总人数", "员工总人数", "从业人员数", "从业人数", "从业人员总数", "在职员工",
                    "在职职工", "在册职工", "现有职工", "现有员工"),
    "basics.period": ("项目建设期", "实施周期", "实施时间", "项目起止时间", "建设起止年月"),
    "basics.investment": ("项目总投资", "投资总额", "完成投资", "智能化改造完成投资"),
    "basics.supplier": ("承建单位", "系统解决方案供应商"),
    "basics.scene": ("场景名称",),
    "basics.stage": ("环节名称",),
}  # fmt: skip
"""Labels of other forms and of books of account, beside `knowledge.field_names`."""

_NOT_QUITE = {
    "地址": "建设地址", "厂址": "建设地址", "营业收入": "主营业务收入", "营业总收入": "主营业务收入", "销售收入": "主营业务收入",
    "营收": "主营业务收入", "收入": "主营业务收入", "净利率": "利润率", "净利润率": "利润率", "销售利润率": "利润率",
    "总投资": "应用建设投资", "投资总额": "应用建设投资", "投资": "应用建设投资", "项目总投资": "应用建设投资",
    "供应商": "系统解决方案供应商", "供货商": "系统解决方案供应商", "服务商": "系统解决方案供应商", "造价": "应用建设投资",
    "总投入": "应用建设投资", "总投资额": "应用建设投资", "投入资金": "应用建设投资", "综合利用率": "资源综合利用率提升",
    "投资额": "应用建设投资", "投资金额": "应用建设投资", "负责人": "法人代表", "填表人": "联系人", "填报人": "联系人",
}  # fmt: skip
"""Labels that may mean something else than the field they come nearest to, with the field in words."""

_OF_WHOM = {f"{CONTACT}.mobile": "手机", f"{CONTACT}.post": "职务"}
"""Fields of the contact whose labels also stand behind other people."""

_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、](?!\d)|其中:|减:|加:)"
)
_TAIL = re.compile(r"\(([^()]*)\)$")
_UNIT = re.compile(r"(?:人民币|单位:?)?(亿元|百万元|万元|千元|元|亿|万|%)")
_YEAR_BEFORE = re.compile(r"^(20\d\d)年(?:度|末|底)?(?=\D)")
_TOO_COMMON = frozenset({"其他", "备注", "利润", "净利润", "利润总额"})
"""Labels that mean a field in talk at most: in a table 利润 is an amount, and the form asks for a rate."""

_SHORT = frozenset(
    {"地址", "厂址", "税号", "厂名", "法人", "成立", "营收", "收入", "职工", "员工", "邮箱", "传真", "手机", "职务", "行业", "投资", "规模",
     "划型", "座机", "环节", "场景", "e-mail", "email", "fax", "oee", "cmmm"}
)  # fmt: skip
"""The everyday names that are plain labels though they are short or Latin; of 单位, 日期, 代码 a table has its own."""

_LONGEST = 40


@dataclass(frozen=True)
class Known:
    """A label. `path` has `*` for a year or row that it does not say, and is empty where the form asks for no such thing."""

    path: str
    name: str
    printed: bool
    """It is the label that the form prints, and no everyday name."""

    unit: str = ""
    """万元, %, … in brackets behind the label."""

    year: int = 0
    owned: bool = False
    """The group it stands in says whose it is."""

    @property
    def opens(self) -> str:
        """The group whose 电话, 手机 … follow; empty for most labels."""
        return _OPENERS.get(self.path, "")

    @property
    def doubt(self) -> str:
        """What a person should check where the label may mean something else; empty for most labels."""
        if not self.owned and self.path in _OF_WHOM:
            return f"材料里没有写明是谁的{_OF_WHOM[self.path]}，请核对"
        wanted = _NOT_QUITE.get(self.name)
        return f"材料里写的是“{self.name}”，请核对是否就是{wanted}" if wanted else ""


def known(text: str, group: str = "") -> Known | None:
    """The field that a text names when it is nothing but a label. `group` says whose 电话 or 姓名 it is."""
    if not text.strip() or len(text) > _LONGEST:
        return None
    name, unit = bare(text)
    year = _YEAR_BEFORE.match(name)
    name = name[year.end() :] if year else name
    inside = _IN_GROUP.get(group, {}).get(name)
    path = inside if inside is not None else _names().get(name)
    if path is None or (inside is None and name in _NEED_A_GROUP) or _measured_otherwise(path, unit):
        return None
    return Known(path, name, name in _printed(), unit, int(year[1]) if year else 0, inside is not None)


def _measured_otherwise(path: str, unit: str) -> bool:
    """Whether the label's own unit says that it is another thing: 资产负债率 in 万元."""
    wanted = FORM.patterns[path].nature.unit if path in FORM.patterns else ""
    return bool(unit and wanted) and (unit == "%") != (wanted == "%")


def is_head(text: str) -> bool:
    """Whether a text is the head of a column or row: a label, 电话 of whomever, or one that names no field (指标, 序号)."""
    return (
        is_neutral(text)
        or known(text) is not None
        or any(bare(text)[0] in names for names in _IN_GROUP.values())
    )


def is_neutral(text: str) -> bool:
    """Whether a text is a head that names no field: 指标, 项目, 序号."""
    return bare(text)[0] in _NEUTRAL


def bare(text: str) -> tuple[str, str]:
    """A label without numbers, marks, brackets and colon, and the unit of money or % that its brackets held."""
    name, unit = normalise(text).replace("*", "").rstrip(":"), ""
    while number := _NUMBER.match(name):
        name = name[number.end() :]
    while tail := _TAIL.search(name):
        found = _UNIT.fullmatch(tail[1])
        unit = unit or (found[1] if found else "")
        name = name[: tail.start()].rstrip(":")
    return name, unit


_NEUTRAL = frozenset(
    {"", "指标", "项目", "序号", "名称", "年份", "年度", "单位", "计量单位", "备注", "内容", "时间", "类别", "行次", "科目", "指标名称",
     "财务指标", "经济指标", "主要指标", "主要经济指标", "近三年发展情况", "近三年主要经济指标", "资产", "附注", "说明"}
)  # fmt: skip


@cache
def _names() -> Mapping[str, str]:
    """Pattern by bare name; the printed label wins where it stands for one field only."""
    found: dict[str, str] = {}
    for item in FORM.fields:
        name = bare(item.label)[0]
        if not item.shared and not item.pattern.startswith("means.*.") and name not in _TOO_COMMON:
            found.setdefault(name, item.pattern)
    for source in (field_names(), _MORE):
        for pattern, names in source.items():
            found |= {label: pattern for name in names if _plain_enough(label := normalise(name))}
    return found


def _plain_enough(name: str) -> bool:
    """Whether an everyday name can stand as a label in somebody's table, and is not just a word of talk."""
    if name in _SHORT:
        return True
    return len(name) > 2 and not name.isascii() and name not in _TOO_COMMON


@cache
def _printed() -> frozenset[str]:
    return frozenset(bare(item.label)[0] for item in FORM.fields)
