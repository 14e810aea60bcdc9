"""What Chinese text says, without any knowledge of a form: 字, sentences, numbers, quantities, dates."""

from assistant.text.numerals import parse_chinese_number
from assistant.text.quantities import Quantity, quantities, same, supports
from assistant.text.sentences import normalise, split_sentences
from assistant.text.written_dates import WrittenDate, dates
from assistant.text.zi import count_zi

__all__ = [
    "Quantity",
    "WrittenDate",
    "count_zi",
    "dates",
    "normalise",
    "parse_chinese_number",
    "quantities",
    "same",
    "split_sentences",
    "supports",
]
