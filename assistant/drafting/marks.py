"""Marks, widths and blanks as Chinese text writes them."""

import re
from collections.abc import Callable, Sequence

HAN = r"\u3400-\u9fff\ue000-\uf8ff"
"""Chinese characters, and the private ones that stand for a name held as it is."""

_WIDTHS = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDTHS |= {ord("％"): ord("%"), ord("\u3000"): ord(" "), ord("\u00a0"): ord(" ")}
_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」|《[^《》]*》|\"[^\"\n]*\"")
_UNITS = r"(?:kWh|MWh|kW|MW|GW|kV|V|A|kg|g|mg|t|km|cm|mm|m|μm|m²|m³|L|mL|MPa|Pa|℃|°C|Hz|GHz|MHz|TB|GB|MB|%)"

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"(?<=\d)．(?=\d)", "."),
        (r"[\U0001f000-\U0001faff\u2600-\u26ff\ufe0f\u200d]+", ""),
        # blanks: between short things 、, between two phrases a typed blank is a comma, everywhere else it goes
        (r"[\t\r\n ]+", " "),
        (rf"(?<=[{HAN}]) (?=[{HAN}](?: |[全都，。；]|$))", "、"),
        (
            rf"(?<= [{HAN}]{{2}}) (?=[{HAN}])|(?<= [{HAN}]{{3}}) (?=[{HAN}])|(?<=[{HAN}]) (?=[{HAN}]{{2,3}} [{HAN}])",
            "、",
        ),
        (rf"(?<=[{HAN}]) (?=[{HAN}][A-Z])", "，"),
        (rf"(?<=[{HAN}]{{8}}) (?=\d[^，。；\s]*[{HAN}]{{4}})", "，"),
        (rf"(?<=[{HAN}]) (?=(?:19|20)\d\d年|[，。]?\d+(?:年|月)[{HAN}])", "，"),
        (rf"(?<=[{HAN}]) (?=[{HAN}]{{2}})", "，"),
        (rf"(?<=[{HAN}，。；：、！？（）“”《》%]) | (?=[{HAN}，。；：、！？（）“”《》])", ""),
        (rf"(?<=\d) (?={_UNITS}(?![A-Za-z0-9]))", ""),
        # marks of the wrong width
        (r",(?!\d{3}(?!\d))|(?<!\d),", "，"),
        (rf"(?<=[{HAN}A-Za-z0-9%）)”]);", "；"),
        (rf"(?<=[{HAN}%）)”])\?|\?(?=[{HAN}]|$)", "？"),
        (rf"(?<=[{HAN}%）)”])!|!(?=[{HAN}]|$)", "！"),
        (rf"(?<=[{HAN}]):|(?<!\d):(?=[{HAN}])", "："),
        (rf"\(([^()]*[{HAN}][^()]*)\)", r"（\1）"),
        (rf"(?<=[{HAN}])\(([^()]*)\)", r"（\1）"),
        (rf"(?<=[{HAN}%）”])\.(?![\dA-Za-z.])", "。"),
        (r"\.{2,}|。{3,}|…+", "，"),
        (r"[~～](?=$|[，。；])", ""),
        # doubled marks and words, marks in the wrong place
        (r"([，。；：、！？])\1+", r"\1"),
        (r"[，、；：](?=[。！？])", ""),
        (r"、(?=[，；])", ""),
        (r"(?<=[。！？；])[，、；]", ""),
        (r"，(?=；)|(?<=，)[、]", ""),
        (r"！", "。"),
        (r"^[，。；：、！？\s]+", ""),
        (r"[，；：、\s]+$", ""),
        (r"的的+", "的"),
        (r"了了+", "了"),
        (r"[、，]?等等+", "等"),
        (r"、等(?=[，。；]|$)", "等"),
        (r"^等(?=[，。；]|$)", ""),
        (r"（\s*）", ""),
    )
)


def tidy(text: str) -> str:
    """The text with marks and widths set right; words and numbers stay. `tidy(tidy(x)) == tidy(x)`."""
    held, names = hold(text.translate(_WIDTHS), ())
    return release(settled(held, _pass), names)


Held = tuple[tuple[str, str], ...]
"""Private characters with the words that they stand for."""


def hold(text: str, keep: Sequence[str]) -> tuple[str, Held]:
    """The text with quotations and the names of `keep` held as private characters, and what they stand for."""
    free = max([0xDFFF, *(ord(char) for char in text if "\ue000" <= char <= "\uf8ff")]) + 1
    found: list[tuple[str, str]] = []

    def put(match: re.Match[str]) -> str:
        found.append((chr(free + len(found)), match.group()))
        return found[-1][0]

    patterns = [re.escape(name) for name in sorted(set(keep), key=len, reverse=True) if name]
    for pattern in (*patterns, _QUOTED.pattern):
        text = re.sub(pattern, put, text)
    return text, tuple(found)


def release(text: str, held: Held) -> str:
    """The text with what `hold` took out put back."""
    for char, words in reversed(held):
        text = text.replace(char, words)
    return text


def settled(text: str, step: Callable[[str], str]) -> str:
    """`step` applied until nothing changes any more, so that a second cleaning changes nothing."""
    for _ in range(12):
        after = step(text)
        if after == text:
            break
        text = after
    return text


def _pass(text: str) -> str:
    for pattern, by in _STEPS:
        text = pattern.sub(by, text)
    return text
