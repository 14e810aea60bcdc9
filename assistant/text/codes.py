"""Figures that count nothing: standards, models, ordinals, telephone numbers, addresses, technical names."""

import re
from collections.abc import Iterator

from assistant.text.widths import half_width

_COUNTED = r"(?:台|套|个|条|辆|件|部)"
_PRINTED = r"(?:附件|附表|附图|图|表|序号|编号|场景)"
_STANDARD = r"(?:GB|ISO|IEC|JB|HG|YB|YS|SJ|HJ|SH|NY|AQ|TSG|DB|T)(?:[/ ]?[A-Z]+)*[/ ]{0,2}\d[\d.]*+(?:\s?[-—–一:]\s?\d++)*"

_PATTERNS = {
    "page": r"https?://[\w./?=&%#:+-]+",
    "mail": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "standard": rf"(?<![A-Za-z0-9]){_STANDARD}(?!\s?{_COUNTED})",
    "network address": r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?![\d.])",
    "mobile": r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d|\.\d|\s?[元万亿])",
    "landline": r"(?<![\d.])0\d{2,3}[\s-]?\d{7,8}(?:[转-]\d{1,6})?(?!\d)",
    "hotline": r"(?<!\d)[48]00[-\s]\d{3,4}[-\s]\d{3,4}(?!\d)",
    "document": r"[〔\[【(](?:19|20)\d{2}[〕\]】)]\s?第?\s?\d+\s?号",
    "ordinal": r"第\s?(?:\d+|[零〇一二两三四五六七八九十百千]+)",
    "printed number": rf"{_PRINTED}\s?\d++(?:[-.—]\d++)*(?!\s?[张份个项套台块只支组幅类种条页本处天次人秒分小万亿%余多～~至到])",
    "time of day": r"(?<![\d.])\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
    "version": r"(?:工业|版本|V|v)\s?\d+(?:\.\d+)+",
    "grade": r"(?<![\d.A-Za-z])\d+(?:\.\d+)?\s?(?:#|号(?!码)|期|级|代(?!表)|版|型|后|强|[DGKSCM](?![A-Za-z]))",
    "fraction": r"(?:[零〇一二两三四五六七八九十]+|十万|百万)分之",
    "list item": r"(?m:^)\s*[(（]?\d{1,2}[.、)）](?!\d)",
    "credit code": r"(?<![A-Za-z0-9])[0-9A-Z]{18}(?![A-Za-z0-9])",
    # KR210, S7-1500, PM2.5; but AGV6台 is six of them, and m2 a unit
    "model": rf"(?<![A-Za-z0-9])(?![A-Za-z]{{2,}}\d+\s?{_COUNTED})(?!N?m[23](?![A-Za-z0-9]))"
    r"[A-Za-z]+[-_/]?\d[A-Za-z0-9]*(?:[-_./][A-Za-z0-9]+)*",
    "hyphened model": r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*[-_][A-Za-z0-9_-]*\d[A-Za-z0-9_-]*",
    "order number": r"(?<![A-Za-z0-9])\d+[A-Z]{2,}\d[A-Za-z0-9-]*",
}
_CODE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS.values()))


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of everything in the text whose figures are no quantity."""
    return (match.span() for match in _CODE.finditer(half_width(text)))
