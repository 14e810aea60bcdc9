"""Figures that are told only to be left out: 集团有6200人，别混到我们里来; 行业平均71.3%，供对照，与我公司无关."""

import re

_OURS = r"(?:我们|咱们?|我|本|这|此|该|申报|敝|你们?|您)"
_LEFT_OUT = re.compile(
    rf"(?:跟|和|与|同){_OURS}[^，,。；;]{{0,8}}?(?:没(?:有|得|啥|什么|多大)*关系|无关|不相干|不搭界|不沾边|[是]?两码事|[是]?两回事|不是一(?:回|码)事)|"
    r"(?:别|莫|不要)(?:给[我咱]们?)?[串](?:了|到|进|在)|"
    r"(?:别|莫|勿|不要|不能|不用|嫑)(?:给我?|给咱们?|往里|往[^，,。；;]{1,6}里|把(?:它|这个|那个))*(?:混|掺|并|算(?:进|到|在|入)|加(?:进|到)|计入|填进|写进|往里)|"
    r"不(?:作|做|用作|用于)(?:为)?填报|不(?:计|并|算|含)(?:入|进|在)(?:内|本|这|我)[^，,。；;]{0,4}|不是(?:我们|咱们?)(?:家|公司|厂)?的"
)
"""Words by which a clause takes out of account what stands before it"""
_FOR_COMPARISON = re.compile(r"(?:仅|只)?(?:供|作)[^，,。；;]{0,6}?(?:对照|参考|校验|比较|对比)")
_OTHERS = re.compile(
    r"集团|股东|总部|协会|同行|同类|行业(?=[^，,。；;\d]{0,10}(?:平均|均值|水平))|隔壁|别(?:人|家|的)|人家|他们|另(?:一|外)|兄弟|车间那|他们|另一个|那[边帮家个条笔张份]|[二三]期|20(?:1\d|2[0-2])年|去年以前"
)
"""Who or what else such figures are of"""
_OUR_OTHER = re.compile(r"(?:我们|咱们?|额们?|俺们?)(?:的|这)?那[边个条]")
_POINTER = re.compile(r"[这那]?(?:个|些|几个|一?块|部分)?|都|也|就|请|千万|\W")
_SENTENCE = re.compile(r"(?:[^。！!？?；;\n.]|\.(?!\s|$))+")
_CLAUSE = re.compile(r"(?:[^，,]|(?<=\d),(?=\d{3}))+")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千][成万亿]")


def others_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of what each sentence tells of others and takes out of account."""
    told = (span for sentence in _SENTENCE.finditer(text) if (span := _span(sentence)))
    return tuple(sorted((*told, *(match.span() for match in _SUPPOSED.finditer(text)))))


_THEIRS = re.compile(
    r"隔壁|邻[县市区居]|(?<!我们)(?<!咱们)那家|别(?:的|人|家)[^，,。；;]{0,4}(?:厂|公司|企业|单位|家)|人家|他们(?:当年|那时|以前|只)|同行|旁人|友商|兄弟(?:厂|企业|公司|单位)"
)


_SUPPOSED = re.compile(
    r"(?:假设|假如|假使|倘若|要是|如果|万一|若是?)[^。！!？?；;\n]*?(?:会变成|将变为|会变为|会不会|就会是|就变成)[^。！!？?；;\n]*"
)
"""What would be, and is not: 假设改为含税，投资会变成494万元"""


def theirs(words: str) -> bool:
    """Whether words speak of another enterprise: 隔壁那家也花了九百多万."""
    return bool(_THEIRS.search(words))


def _span(sentence: re.Match[str]) -> tuple[int, int] | None:
    clauses = [one.span() for one in _CLAUSE.finditer(sentence[0])]
    words = [sentence[0][start:end] for start, end in clauses]
    said = [at for at, one in enumerate(words) if _LEFT_OUT.search(one)]
    others = [at for at, one in enumerate(words) if _OTHERS.search(_OUR_OTHER.sub("", one))]
    if not said and others:
        said = [at for at, one in enumerate(words) if _FOR_COMPARISON.search(one) and at >= others[0]]
    if not said:
        return None
    last = said[-1]
    before = others[0] if others else last - _points_back(words[last])
    first = min(max(before, 0), last)
    if not any(_FIGURE.search(one) for one in words[first : last + 1]):
        return None
    whole = last == len(clauses) - 1
    return sentence.start() + clauses[first][0], sentence.end() + 1 if whole else sentence.start() + clauses[
        last
    ][1]


def _points_back(clause: str) -> bool:
    """Whether a clause only leaves out what stands before it: 劳务派遣不算在内 leaves out itself."""
    found = _LEFT_OUT.search(clause)
    return found is not None and not _POINTER.sub("", clause[: found.start()])


def without_others(text: str) -> str:
    """The text, of the same length, with line ends where it tells of others."""
    chars = list(text)
    for start, end in others_spans(text):
        chars[start:end] = "\n" * (min(end, len(chars)) - start)
    return "".join(chars)
