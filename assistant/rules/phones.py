"""电话、手机、传真: telephone numbers of the Chinese mainland in one printed form."""

import re

import phonenumbers
from phonenumbers import PhoneNumberType

from assistant.errors import AnswerError
from assistant.text.widths import half_width

_REGION = "CN"
_MOBILE = "11 位手机号码，如 13893812345"
_LANDLINE = "带区号的固定电话，如 0938-2712345"
_EITHER = "带区号的固定电话或手机号码，如 0938-2712345 或 13893812345"
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|#)\s*(\d{1,6})$|(?<=\d{7})-(\d{1,6})$", re.IGNORECASE)
_SHOWN = re.compile(r"[\d\s()+\-—–.]+")
_HOTLINE = re.compile(r"[48]00\d{7}")


def parse_mobile(text: str, label: str = "手机") -> str:
    """A mobile number as `13893812345`; AnswerError says what is wrong with any other text."""
    number = _read(_digits_of(text, label, _MOBILE), text, label, _MOBILE)
    national = phonenumbers.national_significant_number(number)
    if phonenumbers.number_type(number) != PhoneNumberType.MOBILE:
        raise AnswerError(label, f"写的是“{text.strip()}”，不是手机号码", _MOBILE)
    return national


def parse_landline(text: str, label: str = "电话") -> str:
    """A landline with area code as `0938-2712345`, an extension as `0938-2712345转801`."""
    written, extension = _split_extension(text)
    digits = _digits_of(written, label, _LANDLINE)
    if re.fullmatch(r"[2-8]\d{6,7}", digits):
        raise AnswerError(label, f"写的是“{text.strip()}”，缺少区号", _LANDLINE)
    number = _read(digits, text, label, _LANDLINE)
    if phonenumbers.number_type(number) != PhoneNumberType.FIXED_LINE:
        raise AnswerError(label, f"写的是“{text.strip()}”，不是固定电话", _LANDLINE)
    national = phonenumbers.national_significant_number(number)
    area = phonenumbers.length_of_national_destination_code(number)
    return f"0{national[:area]}-{national[area:]}" + (f"转{extension}" if extension else "")


def parse_fax(text: str, label: str = "传真") -> str:
    """A fax number: a landline with area code."""
    return parse_landline(text, label)


def parse_phone(text: str, label: str = "电话") -> str:
    """A mobile number, a landline with area code, or a 400 number (`400-812-3456`)."""
    digits = _digits_of(_split_extension(text)[0], label, _EITHER)
    if _HOTLINE.fullmatch(digits):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if _is_mobile(digits):
        return parse_mobile(text, label)
    return parse_landline(text, label)


def _is_mobile(digits: str) -> bool:
    return digits.removeprefix("+86").removeprefix("0086").startswith("1")


def _split_extension(text: str) -> tuple[str, str]:
    written = half_width(text).strip()
    match = _EXTENSION.search(written)
    if match is None:
        return written, ""
    return written[: match.start()], match[1] or match[2]


def _digits_of(text: str, label: str, wanted: str) -> str:
    written = half_width(text).strip()
    if not _SHOWN.fullmatch(written):
        raise AnswerError(label, f"写的是“{text.strip()}”，不是电话号码" if written else "没有填写", wanted)
    return re.sub(r"[^\d+]", "", written)


def _read(digits: str, text: str, label: str, wanted: str) -> phonenumbers.PhoneNumber:
    try:
        number = phonenumbers.parse(digits, _REGION)
    except phonenumbers.NumberParseException:
        raise AnswerError(label, f"写的是“{text.strip()}”，不是电话号码", wanted) from None
    if not phonenumbers.is_valid_number_for_region(number, _REGION):
        length = len(digits.removeprefix("+86").removeprefix("0086"))
        raise AnswerError(label, f"写的是“{text.strip()}”（{length} 位），不是有效的号码", wanted)
    return number
