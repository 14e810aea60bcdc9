"""统一社会信用代码 (GB 32100-2015)."""

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength

from assistant.errors import AnswerError
from assistant.text.widths import half_width

_LENGTH = 18
_AREA = slice(2, 8)
_NEVER_USED = "IOZSV"
_SWAPS = {"I": "1", "O": "0", "Z": "2", "S": "5", "V": "U"}
_LABEL = "统一社会信用代码"
_WANTED = "营业执照上的 18 位统一社会信用代码"


def parse_credit_code(text: str, label: str = _LABEL) -> str:
    """The code in capitals without blanks and hyphens.

    Raises AnswerError naming what is wrong: the length, the character and where it stands, or the
    check character with the one the other 17 would give.
    """
    code = "".join(half_width(text).upper().replace("-", "").split())
    try:
        return str(uscc.validate(code))
    except InvalidLength:
        raise AnswerError(label, f"是 {len(code)} 位，应为 {_LENGTH} 位", _WANTED) from None
    except InvalidFormat:
        raise AnswerError(label, _wrong_character(code), _WANTED) from None
    except InvalidChecksum:
        right = uscc.calc_check_digit(code)
        problem = f"的校验码不对：前 17 位对应的末位应为 {right}，写的是 {code[-1]}"
        raise AnswerError(label, problem, f"{_WANTED}，并逐位核对") from None


def _wrong_character(code: str) -> str:
    for at, char in enumerate(code, start=1):
        if char in _NEVER_USED:
            return f"的第 {at} 位是 {char}，代码不使用字母 I、O、Z、S、V，可能是 {_SWAPS[char]}"
        if not (char.isascii() and char.isalnum()):
            return f"的第 {at} 位是“{char}”，代码只含数字和大写字母"
        if _AREA.start < at <= _AREA.stop and not char.isdigit():
            return f"的第 {at} 位是 {char}，第 3 至 8 位是登记机关行政区划码，只含数字"
        if at <= _AREA.start and not char.isdigit():
            return f"的第 {at} 位是 {char}，企业代码的前两位是数字"
    raise AssertionError(f"{code} has no wrong character")
