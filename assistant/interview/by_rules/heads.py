"""What people write over the columns of 附表2, in Chinese and English."""

import re

HEADS = {
    "kind": "关键装备种类|关键软件种类|装备种类|设备种类|软件种类|种类|类别|类型|分类|kind|type|category",
    "name": "装备名称|设备名称|软件名称|系统名称|产品名称|名称|品名|name|item",
    "model": "规格/型号|规格、型号|规格型号|型号规格|型号/版本|版本/型号|型号|版本号|版本|规格|model|version|ver",
    "supplier": "供应商|供货商|供货厂家|供货单位|供应单位|生产厂家|生产厂商|生产商|生产单位|制造商|厂家|厂商|品牌|牌子|开发商|开发单位|"
    "vendor|supplier|manufacturer|maker|brand",
    "note": "备注|数量|台数|台套|remarks?|notes?|qty|quantity",
    "application": "应用描述|应用说明|应用情况|应用|用途|用处|作用|application|use",
}  # fmt: skip


def label_of(head: str) -> str | None:
    """The column that the head of a table names; empty for a running number, None for no head."""
    bare = re.sub(r"[（(].*?[)）]|[\s*:：]", "", head).lower()
    bare = re.sub(r"^(?:关键|主要)(?=装备|软件)", "", bare)
    if re.fullmatch(r"序号|编号|no\.?|#|单位", bare):
        return ""
    if re.fullmatch("装备|设备|软件|系统|工艺|技术", bare):
        return "name"
    for key, names in HEADS.items():
        if re.fullmatch(rf"(?:装备|设备|软件|系统|工艺|技术)?(?:{names.replace(' ', '')})", bare):
            return key
    return None
