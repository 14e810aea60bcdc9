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
        pytest.param(
            "小单子500包的我们现在也敢接了以前没有5000包不开机去年光是旅行社就有310单平均一单820包",
            "小单子500包的，我们现在也敢接了，以前没有5000包不开机，去年光是旅行社就有310单，平均一单820包",
            id="who-and-when",
        ),
        pytest.param(
            "设备430万软件112万地面电气改造70万一共612万全是自己的钱",
            "设备430万，软件112万，地面电气改造70万，一共612万，全是自己的钱",
            id="sums",
        ),
        pytest.param(
            "换产的23个步骤贴在每条线的屏上谁换谁签字",
            "换产的23个步骤贴在每条线的屏上，谁换谁签字",
            id="whoever",
        ),
    ],
)
def test_a_new_clause_gets_a_comma(dictated: str, text: str) -> None:
    """Before words with which a clause begins."""
    assert with_stops(dictated) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "阀门打压试验以前得人在旁边盯着，挺危险的一件事情啊",
        "以前靠人",
        "系统目前共有现在的三个模块在使用",
        "我们三条线现在啥面都能做早上做毛细晚上做大宽",
        "能耗从2023年的430万降到2024年的112万还在降",
        "厂里买的这批设备430万左右软件多少钱还没定下来",
    ],
    ids=["has-marks", "short", "no-clause", "only-a-subject", "from-to", "no-second-sum"],
)
def test_what_has_marks_or_is_short_is_left_alone(sentence: str) -> None:
    """Whoever set commas set them where they wanted them."""
    assert with_stops(sentence) == sentence
