"""Lines of 附表2: one line a piece of equipment, software, process or technology."""

import re
from collections.abc import Iterator

from assistant.forms.annex02 import EQUIPMENT_KINDS, SOFTWARE_KINDS

_SPLIT = re.compile(r"\s*[，,、|｜\t]\s*|\s{2,}")
_LABEL = re.compile(
    r"^(?:种类|类别|名称|型号|规格型号|规格/型号|规格|供应商|厂家|品牌|备注|工艺名称|技术名称|工艺|技术|应用描述)\s*[:：]?\s*"
)
_KEYS = {
    "种类": "kind", "类别": "kind", "名称": "name", "工艺名称": "name", "技术名称": "name", "工艺": "name",
    "技术": "name", "型号": "model", "规格型号": "model", "规格/型号": "model", "规格": "model",
    "供应商": "supplier", "厂家": "supplier", "品牌": "supplier", "备注": "note", "应用描述": "application",
}  # fmt: skip
_MODEL = re.compile(r"^(?=.*\d)[A-Za-z0-9 ./()（）+_×*-]{2,40}$|^[VvRr]?\d+(?:\.\d+)+.*$|型$|版$|定制")
_MAKER = re.compile(r"(?:公司|集团|厂|研究院|研究所|科技|自动化|软件|自研|自建|自主开发)$")
_KIND_HINTS = (
    ("智能物流与仓储装备", ("AGV", "AMR", "立体库", "堆垛机", "输送", "仓储", "物流", "穿梭车", "码垛")),
    (
        "智能检测与装配装备",
        ("检测", "视觉", "测量", "相机", "光谱", "分析仪", "称重", "装配", "拧紧", "色选"),
    ),
    (
        "智能传感与控制装备",
        ("传感", "变送", "PLC", "DCS", "控制器", "控制系统", "仪表", "流量计", "网关", "采集"),
    ),
    ("增材制造装备", ("3D打印", "增材")),
    ("高档数控机床与工业机器人", ("机器人", "机床", "加工中心", "数控", "机械臂")),
)
_SOFTWARE_HINTS = (
    ("研发设计类", ("CAD", "CAE", "PLM", "PDM", "CAPP", "仿真", "设计")),
    ("控制执行类", ("DCS", "SCADA", "APC", "组态", "控制", "监控")),
    ("生产制造类", ("MES", "制造执行", "APS", "排产", "WMS", "仓储", "QMS", "质量", "LIMS", "EAM", "追溯")),
    ("经营管理类", ("ERP", "SRM", "CRM", "OA", "财务", "采购", "供应链", "能源管理", "EMS")),
)

_COLUMNS = {
    "equipment": ("kind", "name", "model", "supplier", "note"),
    "software": ("kind", "name", "model", "supplier"),
}

KIND_GUESSED = "按名称归类，请核对"


def rows(message: str, table: str) -> Iterator[dict[str, str]]:
    """Cells of each line by key; `table` is equipment, software, processes or technologies.

    A kind that the line does not give is taken from the name where it is plain; its cell is then
    also listed under `guessed`.
    """
    for line in re.split(r"[\n；;。]", message):
        text = re.sub(r"^\s*(?:[-·•*]|\d+[.、)）])\s*", "", line).strip()
        cells = _described(text, table) if table in ("processes", "technologies") else _cells(text, table)
        if re.search(r"\w", cells.get("name", "")) and not text.endswith(("：", ":")):
            yield cells


def _described(text: str, table: str) -> dict[str, str]:
    """A process or technology: name, then what it is used for."""
    own, other = ("工艺", "技术") if table == "processes" else ("技术", "工艺")
    if re.match(rf"{other}(?:名称)?\s*[:：]", text):
        return {}
    named = re.match(rf"{own}(?:名称)?\s*[:：]", text)
    if table == "technologies" and not named:
        return {}
    bare = text[named.end() :] if named else text
    name, _, use = _partition(bare)
    return {"name": name.strip(), **({"application": use.strip()} if use.strip() else {})}


def _partition(text: str) -> tuple[str, str, str]:
    match = re.search(r"\s*(?:——|--|—|：|:|，|,|\|)\s*(?:应用描述[:：])?", text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _cells(text: str, table: str) -> dict[str, str]:
    kinds = EQUIPMENT_KINDS if table == "equipment" else SOFTWARE_KINDS
    cells: dict[str, str] = {}
    known = _COLUMNS[table]
    for part in (part for part in _SPLIT.split(text) if part):
        label = _LABEL.match(part)
        value = part[label.end() :].strip() if label else part
        key = _KEYS[re.sub(r"[\s:：]", "", label[0])] if label and value else _guess(value, kinds, cells)
        if value and key in known:
            cells.setdefault(key, value)
    if "name" in cells and "kind" not in cells:
        kind = kind_of(cells["name"], table)
        if kind:
            cells |= {"kind": kind, "guessed": kind}
    return cells


def _guess(value: str, kinds: tuple[str, ...], cells: dict[str, str]) -> str:
    if value in kinds:
        return "kind"
    if "name" not in cells:
        return "name"
    if "model" not in cells and _MODEL.search(value) and not _MAKER.search(value):
        return "model"
    if "supplier" not in cells:
        return "supplier"
    return "model" if "model" not in cells else "note"


def kind_of(name: str, table: str) -> str:
    """The printed kind a name plainly belongs to; empty where it is not plain."""
    hints = _KIND_HINTS if table == "equipment" else _SOFTWARE_HINTS
    return next((kind for kind, words in hints if any(_stands(word, name) for word in words)), "")


def _stands(word: str, name: str) -> bool:
    """Whether a word stands in a name; letters only as a word of their own: no CAD in SCADA."""
    if not word.isascii():
        return word in name
    return bool(re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", name, re.IGNORECASE))
