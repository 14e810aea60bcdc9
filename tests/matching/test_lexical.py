"""Words of the lexicon in a text."""

import pytest

from assistant.matching.lexical import spoken_for, words


def _found(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words(text)]


def test_the_longest_word_at_a_place_is_taken():
    """A word inside a longer one is not counted beside it."""
    text = "用激光扫描车间做点云"

    assert "激光扫描车间" in _found(text)


@pytest.mark.parametrize(
    ("text", "found"), [("上了WMS系统", True), ("上了wms系统", True), ("型号WMSX2000", False)]
)
def test_a_latin_word_stands_whole_in_either_case(text, found):
    """WMS is found in any case, and not inside a longer Latin word."""
    assert ("wms" in [word.lower() for word in _found(text)]) is found


def test_a_word_of_two_scenes_speaks_half_for_each():
    """SCADA belongs to two scenes; a word said twice is said once."""
    hits = spoken_for("SCADA，又是SCADA")

    assert sorted(hits[hits > 0].tolist()) == [0.5, 0.5]


def test_a_text_without_known_words_speaks_for_nothing():
    """No hit, no vote."""
    assert spoken_for("天气很好").sum() == 0
