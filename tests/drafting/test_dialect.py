"""Words of a region and English words, told in standard Chinese."""

import pytest

from assistant.drafting.register import written
from assistant.drafting.wording import applied
from assistant.drafting.wording.dialect import DIALECT
from assistant.drafting.wording.foreign import in_chinese


@pytest.mark.parametrize(
    ("told", "text"),
    [
        pytest.param("老早靠人，这阵子全是机器", "以前靠人，现在全是机器", id="then-and-now"),
        pytest.param("2019年那阵子上的线，那阵子人少", "2019年上的线，当时人少", id="at-that-time"),
        pytest.param("炉跟前站不住人，铁水包跟前装了枪", "炉前站不住人，铁水包旁装了枪", id="beside"),
        pytest.param("哪达结壳了，在我们这达开会", "哪里结壳了，在我们这里开会", id="where"),
        pytest.param("连化验室连食堂一搭里365个", "含化验室、食堂共365个", id="all-in-all"),
        pytest.param("头一个月麻达多，改了五回才攒劲了", "头一个月问题多，改了五回才好用了", id="trouble"),
        pytest.param("跟电极升降也锁到一搭里了", "与电极升降联锁", id="interlocked"),
        pytest.param("有个娃娃叫铁花溅到脖子里", "有个年轻人被铁花溅到脖子里", id="passive"),
        pytest.param("一年出个八万九千吨", "一年出八万九千吨", id="number"),
    ],
)
def test_a_word_of_a_region_is_said_as_everybody_says_it(told: str, text: str) -> None:
    """What is meant stays, numbers stay."""
    assert applied(DIALECT, told) == text


@pytest.mark.parametrize(
    "told",
    [
        "连续生产连轴转一起30天",
        "跟前面的工序相连",
        "尕海湖边的厂",
        "叫号系统叫车到了",
        "娃娃菜加工",
        "5月间隔3天",
        "那达慕大会",
    ],
)
def test_what_only_looks_like_a_word_of_a_region_stays(told: str) -> None:
    """A longer word, a place, a name."""
    assert applied(DIALECT, told) == told


@pytest.mark.parametrize(
    ("told", "text"),
    [
        pytest.param(
            "目前3260台电梯online，装了gateway和sensor", "目前3260台电梯在线，装了网关和传感器", id="words"
        ),
        pytest.param("业主扫QR code报修，生成work order", "业主扫二维码报修，生成工单", id="two-words"),
        pytest.param("技师用mini program，AOI program要调", "技师用小程序，AOI程序要调", id="longest-first"),
        pytest.param("上AI prediction，SaaS agreement签了", "上AI预测，SaaS协议签了", id="behind-a-name"),
        pytest.param("把field data和alarm rule跑通", "把现场数据和报警规则跑通", id="phrases"),
        pytest.param(
            "Phase 1 (2024.1-2024.6)先做，Phase 2推广", "阶段1（2024.1-2024.6）先做，阶段2推广", id="phase"
        ),
        pytest.param("Edge侧采集，同时push给物业", "边缘侧采集，同时推送给物业", id="side"),
    ],
)
def test_english_between_chinese_is_put_into_chinese(told: str, text: str) -> None:
    """The words that a form writes in Chinese."""
    assert in_chinese(told) == text


@pytest.mark.parametrize(
    "told",
    [
        "Digital Service Team共15人",
        "走Modbus TCP和OPC UA",
        "数据进data lake，做field test",
        "Node-RED采集，路径/data/plant，版本v2.data",
        "模型model-x部署在Line 3",
        "MES、ERP、SCADA都联网",
    ],
)
def test_names_and_phrases_not_known_whole_stay(told: str) -> None:
    """Half a phrase in Chinese would be neither; systems, protocols, models and paths are names."""
    assert in_chinese(told) == told


def test_a_change_told_in_dialect_is_written_as_a_change() -> None:
    """老早…这阵子… is 原来…现在…"""
    assert written("炉前老早5个人，这阵子2个人") == "炉前作业人员由5人减少至2人"
