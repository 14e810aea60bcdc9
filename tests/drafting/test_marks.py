"""Marks, widths and blanks of Chinese text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.marks import tidy


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        pytest.param("效率提高30 %,不良率下降.", "效率提高30%，不良率下降。", id="half-width-marks"),
        pytest.param("产量1,200吨,产值3,600万元", "产量1,200吨，产值3,600万元", id="thousands"),
        pytest.param("部署 MES 系统 (宝信)", "部署MES系统（宝信）", id="blanks-and-brackets"),
        pytest.param("功率500 kW，型号S7-1500 CPU", "功率500kW，型号S7-1500 CPU", id="units-spaced-alike"),
        pytest.param("８台机器人，９５％", "8台机器人，95%", id="full-width-figures"),
        pytest.param("质量提高。。效率也高，，。", "质量提高。效率也高。", id="doubled-marks"),
        pytest.param("机器人、相机、等等。", "机器人、相机等。", id="hanging-etc"),
        pytest.param("企业的的系统", "企业的系统", id="doubled-particle"),
        pytest.param("图纸版本乱 现场返工多", "图纸版本乱，现场返工多", id="blank-for-comma"),
        pytest.param("每天8:30开会:排产", "每天8:30开会：排产", id="clock-time"),
        pytest.param("，效果好，", "效果好", id="marks-at-the-ends"),
        pytest.param("精度±0.02mm.", "精度±0.02mm.", id="latin-end-kept"),
        pytest.param("按GB/T 39116—2020执行", "按GB/T 39116—2020执行", id="standard-number"),
    ],
)
def test_marks_are_set_right(typed: str, set_right: str) -> None:
    """Chinese text has full-width marks, figures and Latin letters are half-width."""
    assert tidy(typed) == set_right


@given(st.text(alphabet='中文等的了，。；、,.;:!?()（）“” "%5A-～…', max_size=30))
def test_tidying_twice_changes_nothing(text: str) -> None:
    """What is tidy stays as it is."""
    once = tidy(text)

    assert tidy(once) == once
