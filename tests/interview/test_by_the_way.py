"""Stories and remarks that name fields by the way: nothing given before is replaced by them."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from assistant.interview.conversation import Interviewer
from assistant.interview.session import Session
from assistant.interview.topics import paths_of, topics

TODAY = date(2026, 3, 10)
GIVEN = (
    (
        "registration",
        "甘肃虚构星河机械有限公司，信用代码91620100MA7F2K8X3B，2008年5月成立，民营，520人，通用零部件制造",
    ),
    (
        "people",
        "法人马有田，0931-8000001；联系人程一鸣，电话0931-8000002，手机13900000011，"
        "传真0931-8000003，邮箱cym@xinghe.example，生产部部长",
    ),
    (
        "project",
        "兰州新区虚构路8号，2023年9月到2025年6月，投资860万元，供应商苏州衡视虚构检测技术有限公司，"
        "联系人陆一，0512-80000001",
    ),
    (
        "outcomes",
        "数控化率88.5，联网率92.3，生产效率提升22，资源利用6.5，研制周期不涉及，运营成本下降8.6，"
        "单位成本下降5.2，不良率下降32.1，质量损失率下降28.4",
    ),
)
LEAST_GIVEN = 24


def _interviewer() -> Interviewer:
    return Interviewer(lambda text: (), lambda question, asked: "")


def _asked(session: Session, topic: str) -> Session:
    name = f"{topic}@0" if f"{topic}@0" in topics(session) else topic
    return replace(session, topic=name, asked=paths_of(name, TODAY), disputes=())


@cache
def _known() -> Session:
    """An application whose plain fields are given."""
    interviewer = _interviewer()
    session = interviewer.open(Session(), TODAY).session
    for topic, text in GIVEN:
        session = interviewer.receive(_asked(session, topic), text, TODAY).session
    return session


def test_the_application_is_filled() -> None:
    """Else nothing could be overwritten."""
    assert sum(answer.state == "given" for answer in _known().answers.by_path.values()) >= LEAST_GIVEN


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        ("value", "项目花了不少钱，光软件就改了三版，前后软件花了210万，同行改一改就能用"),
        ("safeguards", "原来班组38人，改成了两个班组，各有19人，另外请了监理，监理电话0931-8000099"),
        ("pain_points", "以前联网率只有40%，数控化率也就五成，改了好几回都没改成"),
        ("solution", "相机改成了8台，网关换成华为的，联系他们技术员李工13900000099随叫随到"),
        (
            "profile",
            "公司2008年由原虚构机床厂改制，当时注册资本3000万，员工不到200人，2015年增资到8000万，2020年员工突破600人，后来优化到现在的规模",
        ),
        ("next", "明年打算再投1200万，把联网率改到98%，人员减到450人"),
        ("outcome", "节拍由90秒改成60秒，合格率从94%提到98%，人由12人减到7人，一年省130万"),
        ("value", "总投资回收期2.3年；环保投入改善明显，排污费一年少交26万"),
        ("others", "兄弟企业来看了，他们投资1500万，联网率95%，效果不如我们"),
        ("application", "我们把工艺参数改了改，2024年5月又上了一套，2025年1月试的机"),
        (
            "attachments",
            "营业执照、审计报告（报告里联系人写的是原来的王会计，电话0931-8000077）、项目合同（合同额598万，不含土建）",
        ),
        ("plan", "项目分两期，一期420万，二期440万，2023年9月启动，2024年8月一期验收"),
        ("safeguards", "项目组长换成了李强，手机13900000088，每周开会"),
        ("outcome", "数控化率原来报表里写成了70%，那是老口径；设备从120台改造到了156台"),
        ("profile", "去年我们更名了，原名叫甘肃虚构银河机械厂"),
        ("means", "检测站HS-3D600，苏州衡视的，2套；原来选的是北京某公司的，后来换了"),
        ("value", "按860万算，其中设备610万，软件180万，其他70万"),
        ("solution", "把原来的电话报修改成手机扫码，传真也不用了，改成系统推送"),
        ("safeguards", "安环部电话改成了0931-8000066，值班手机13900000066"),
        ("next", "（二）推广：联系人员改由销售部负责，电话0931-8000055"),
        ("value", "这个场景错峰用电，一年电费从310万改到265万"),
        ("profile", "公司名字以前叫错过，客户老写成甘肃虚构星汉机械有限公司"),
        ("profile", "对了，咱厂2008年成立，2010年改制，2016年更名，产品改了三代"),
        ("pain_points", "以前排产表改一次错一次，计划员一天改二十回，联系人都找不到"),
        ("solution", "供应商换成了两家，扫描是苏州衡视的，网络改成了甘肃移动的"),
        (
            "solution",
            "系统换了：原来用的是北京虚构天工软件有限公司的，2024年换成苏州衡视虚构检测技术有限公司的",
        ),
        ("safeguards", "人员从520人里抽了12个，改成三班，每班4个"),
        ("outcome", "生产效率提升到了原来的1.3倍，不良率改到1.2%，联网的设备从88台改到130台"),
        ("outcome", "联网率按新口径算应该更高，数控化率也不止这些"),
        ("next", "下一步把联网率改成100%，数控化率改到95%"),
        ("others", "带动了兄弟厂，他们联系人姓孙，电话0931-8000091，改了三条线"),
        ("value", "投资错误率低，改造一次成功，一年就省80万"),
        ("attachments", "营业执照（地址变更了，新地址还没办下来）"),
        ("plan", "项目2023年9月开始做方案，2024年3月开工，2025年6月验收，验收完改了两处"),
        ("application", "焊接线改了两条，一条2024年2月改的，一条2025年4月改的"),
        ("means", "机器人型号改成KR210，原来写的KR120"),
        ("profile", "现在员工里头技术人员改成了62人"),
        ("safeguards", "安全员换人了，叫张三丰，邮箱zhang@xinghe.example"),
        ("outcome", "客户投诉由36起降到9起，纠错了3次"),
        ("next", "人不够，准备招到580人"),
        ("", "在吗，刚才说的那个电话能不能改"),
        ("", "改一下吧"),
        ("", "上面哪个错了？"),
        ("", "投资额是不是填错了"),
        ("", "联系人改成谁合适"),
        ("outcomes", "其他都不涉及"),
        ("", "把联网率的依据发给你：一共130台，连了120台"),
        ("", "2022年的投资是500万，那是老项目"),
        ("", "员工加上外包是700人"),
        ("", "520人是含退休的吗"),
    ],
)
def test_what_is_said_by_the_way_replaces_nothing(topic: str, message: str) -> None:
    """A story, a remark or a question may be asked about; what was given stays."""
    known = _known()
    turn = _interviewer().receive(_asked(known, topic) if topic else known, message, TODAY)

    given = {
        path: answer.value
        for path, answer in known.answers.by_path.items()
        if not isinstance(answer.value, tuple)
    }
    assert {path: turn.session.answers.by_path[path].value for path in given} == given
