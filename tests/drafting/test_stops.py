"""Commas for what was dictated without any."""

import pytest

from assistant.drafting.register.stops import with_stops


@pytest.mark.parametrize(
    ("dictated", "text"),
    [
        pytest.param(
            "装了振动温度传感器一共264个采样频率25.6kHz",
            "装了振动温度传感器，一共264个，采样频率25.6kHz",
            id="in-all",
        ),
        pytest.param(
            "气体报警仪1280台原来接在别处现在通过接口全送过来",
            "气体报警仪1280台原来接在别处，现在通过接口全送过来",
            id="now",
        ),
    ],
)
def test_a_new_clause_gets_a_comma(dictated: str, text: str) -> None:
    """Before words with which a clause begins."""
    assert with_stops(dictated) == text


@pytest.mark.parametrize(
    "sentence",
    ["阀门打压试验以前得人在旁边盯着，挺危险的一件事情啊", "以前靠人", "系统目前共有现在的三个模块在使用"],
    ids=["has-marks", "short", "no-clause"],
)
def test_what_has_marks_or_is_short_is_left_alone(sentence: str) -> None:
    """Whoever set commas set them where they wanted them."""
    assert with_stops(sentence) == sentence
