"""行业: an industry's code and name (GB/T 4754-2017, 门类 B, C, D) from whichever of them was written."""

import difflib
import re
from functools import cache
from types import MappingProxyType

from assistant.errors import AnswerError
from assistant.text import normalise
from knowledge.industries import LEVELS, Industry, industries, industry, parent

_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Da-d])?-?(\d{2,4})(?!\d)|(?<![A-Za-z0-9])([A-Da-d])(?![A-Za-z0-9])")
_STEP = re.compile(r"\s*[-—–－→>＞/|]+\s*")
_ASIDE = re.compile(r"[()（）\[\]【】,:：，\s]+")
_NEAREST = 3


def resolve(text: str, level: str, label: str | None = None) -> Industry:
    """The industry of `level` (门类, 大类, 中类 or 小类) that a text names.

    Takes `3011`, `C3011`, `水泥制造`, `3011-水泥制造` and a path (`制造业-非金属矿物制品业-水泥制造`).
    Raises AnswerError when code and name, or two steps of a path, contradict each other, when the level is
    another one, or when nothing is found; the remedy names the nearest industries.
    """
    field = label or f"行业{level}"
    code, names = _split(text)
    coded = _coded(code, text, field, level) if code else None
    named = [_named(name, coded, text, field, level) for name in names]
    found = [*([coded] if coded else []), *named]
    if not found:
        raise AnswerError(field, "没有填写", _example(level))
    narrowest = max(reversed(found), key=lambda one: LEVELS.index(one.level))
    path = {step.name for step in chain(narrowest.code)}
    if strays := [one for one in found if one.name not in path]:
        raise _contradiction(narrowest if coded is None else coded, strays, named, field)
    if narrowest.level != level:
        raise AnswerError(field, f"写的是{narrowest.level}“{narrowest.printed}”", _at_level(narrowest, level))
    return narrowest


def chain(code: str) -> tuple[Industry, ...]:
    """The industry of this code after all that it belongs to, the 门类 first. KeyError if unknown."""
    above = parent(code)
    return (industry(code),) if above is None else (*chain(above.code), industry(code))


def suggest(text: str, n: int = _NEAREST, level: str | None = None) -> tuple[Industry, ...]:
    """The `n` industries whose names come nearest to a text, the nearest first, of one level if given."""
    wanted = normalise(text)
    choice = [one for one in industries() if level in (None, one.level)]
    return tuple(sorted(choice, key=lambda one: _likeness(wanted, one), reverse=True)[:n])


def _likeness(wanted: str, one: Industry) -> float:
    name = normalise(one.name)
    matcher = difflib.SequenceMatcher(None, name, wanted, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    # 水泥 is whole in 水泥制造: what was typed counts more than what was left out; 制造 is in every name
    product = re.sub(r"(?:制造|加工|生产|业)+$", "", wanted)
    named = len(product) > 1 and product in name
    return 2 * shared / (len(wanted) or 1) + matcher.ratio() + named


def _split(text: str) -> tuple[str, list[str]]:
    """Code (empty when there is none) and names in the order written."""
    match = _CODE.search(text)
    code = "".join(part for part in match.groups() if part).upper() if match else ""
    rest = text if match is None else f"{text[: match.start()]}-{text[match.end() :]}"
    names: list[str] = []
    for step in _STEP.split(rest):
        # 瓶（罐）装饮用水制造 has brackets of its own; 水泥制造（3011） leaves empty ones
        names += [step] if normalise(step) in _names() else _ASIDE.split(step)
    return code, [name for name in names if name]


def _coded(code: str, text: str, field: str, level: str) -> Industry:
    letter, digits = (code[0], code[1:]) if code[0].isalpha() else ("", code)
    try:
        path = chain(digits or letter)
    except KeyError:
        problem = f"写的是“{text.strip()}”，采矿业、制造业和电力热力燃气水（B、C、D 门类）中没有代码 {code}"
        raise AnswerError(field, problem, _example(level)) from None
    if letter and path[0].code != letter:
        raise AnswerError(
            field,
            f"写的是“{code}”，而 {digits} 属于门类 {path[0].code}",
            f"{path[0].code}{digits} 或正确的代码",
        )
    return path[-1]


def _named(name: str, coded: Industry | None, text: str, field: str, level: str) -> Industry:
    found = _names().get(normalise(name), ())
    if found:
        # 炼铁 is a 中类 and a 小类: the code decides, else the level asked for
        fitting = (one for one in found if one == coded or (coded is None and one.level == level))
        return next(fitting, found[0])
    if coded is not None:
        raise AnswerError(
            field, f"的代码与名称不一致：{coded.code} 是“{coded.name}”，写的名称是“{name}”", coded.printed
        )
    near = "、".join(one.printed for one in suggest(name, level=level))
    raise AnswerError(
        field, f"写的是“{text.strip()}”，{level}中没有“{name}”", f"GB/T 4754-2017 的{level}，相近的有 {near}"
    )


@cache
def _names() -> MappingProxyType[str, tuple[Industry, ...]]:
    """Each name, normalised, with the industries of that name, the widest first."""
    named: dict[str, tuple[Industry, ...]] = {}
    for one in industries():
        key = normalise(one.name)
        named[key] = (*named.get(key, ()), one)
    return MappingProxyType(named)


def _contradiction(meant: Industry, strays: list[Industry], named: list[Industry], field: str) -> AnswerError:
    other = next((one for one in (*strays, *named) if one != meant), strays[0])
    if meant in named:
        return AnswerError(
            field, f"里“{meant.name}”不属于“{other.name}”", "→".join(step.name for step in chain(meant.code))
        )
    problem = f"的代码与名称不一致：{meant.code} 是“{meant.name}”，而“{other.name}”是 {other.code}"
    return AnswerError(field, problem, f"{meant.printed} 或 {other.printed}")


def _at_level(found: Industry, level: str) -> str:
    path = {one.level: one for one in chain(found.code)}
    if level in path:
        return f"{level}“{path[level].printed}”"
    inside = [one for one in industries() if one.level == level and found in chain(one.code)]
    shown = "、".join(one.printed for one in inside[:5])
    return f"它所含的{level}，如 {shown}" + ("等" if len(inside) > 5 else "")


def _example(level: str) -> str:
    example = chain("3011")[LEVELS.index(level)]
    return f"GB/T 4754-2017 的{level}代码或名称，如 {example.printed}"


def mentioned(text: str) -> tuple[Industry, int, int] | None:
    """The industry that a sentence speaks of, with start and end: a code (国标3252), a name, or its product (铝型材).

    Of several names the longest is meant, and a code that stands behind it decides. None where nothing is plain.
    """
    named = _longest_name(text)
    for match in re.finditer(r"(?<![A-Za-z0-9.])[B-D]?(\d{3,4})(?![\dA-Za-z.%％年月人万亿元号个台])", text):
        try:
            found = industry(match[1])
        except KeyError:
            continue
        before = text[max(match.start() - 12, 0) : match.start()]
        if (
            match[0][0].isalpha()
            or re.search(r"行业|代码|国标|GB|小类|中类", before)
            or (named and 0 <= match.start() - named[2] <= 6)
        ):
            start = min(match.start(), named[1]) if named and named[1] <= match.start() else match.start()
            return found, start, match.end()
    return named


def _longest_name(text: str) -> tuple[Industry, int, int] | None:
    best: tuple[Industry, int, int] | None = None
    for name, found in _spoken_names().items():
        at = text.find(name)
        if at >= 0 and (best is None or len(name) > best[2] - best[1]):
            best = (found, at, at + len(name))
    return best


@cache
def _spoken_names() -> MappingProxyType[str, Industry]:
    """中类 and 小类 by name and by what they make (水泥 for 水泥制造), where only one is meant."""
    named: dict[str, Industry] = {}
    twice: set[str] = set()
    for one in industries():
        if one.level not in ("中类", "小类") or one.name.startswith("其他"):
            continue
        for name in {one.name, re.sub(r"(?:的?(?:制造|加工|生产|开采|采选|冶炼|供应))+$", "", one.name)}:
            if len(name) < 3:
                continue
            known = named.get(name)
            if known is not None and one not in chain(known.code) and known not in chain(one.code):
                twice.add(name)
            elif known is None or one.level == "中类":
                named[name] = one
    return MappingProxyType({name: one for name, one in named.items() if name not in twice})
