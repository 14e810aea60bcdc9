"""Full-width figures and marks as half-width ones, character for character."""

_MARKS = {"％": "%", "．": ".", "／": "/", "＋": "+", "－": "-", "（": "(", "）": ")", "：": ":"}
_LETTERS = {
    chr(code): chr(code - 0xFEE0)
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
_HALF = str.maketrans(_LETTERS | _MARKS)


def half_width(text: str) -> str:
    """The text with half-width letters, figures and number marks; every position stays what it was."""
    return text.translate(_HALF)
