"""What of an earlier answer a later message replaces, what is shown beside it, and what leaves it alone."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.interview.conversation import Interviewer
from assistant.interview.session import Session, Turn
from assistant.interview.topics import missing_of, paths_of

TODAY = date(2026, 3, 10)
INTERVIEWER = Interviewer(lambda text: (), lambda question, asked: "")
TOLD = (
    ("people", "法人马得山，电话13900000141，联系人李建国，生产部部长，手机13900000142，座机0936-8000041转302，传真没有"),
    ("registration", "企业名称甲州乙丙炭素有限公司，职工385人"),
    ("project", "总投资1200万元，供应商丁州戊己科技有限公司，薛老师，029-80000044"),
    ("outcomes", "数控化率80%，联网率76%，不良率下降5%"),
    ("figures", "2024年利润率-6.3%，2024年负债率59.8%，2025年负债率56.5%，2025年收入30276万元"),
)  # fmt: skip
REPRESENTATIVE, CONTACT = "enterprise.representative", "enterprise.contact"
NETWORKED, INVESTMENT = "basics.outcomes.networked_share", "basics.investment"


def _at(session: Session, topic: str) -> Session:
    asked = missing_of(topic, session.answers, TODAY) or paths_of(topic, TODAY)
    return replace(session, topic=topic, asked=asked, disputes=())


def _told() -> Session:
    session = INTERVIEWER.open(Session(), TODAY).session
    for topic, message in TOLD:
        session = INTERVIEWER.receive(_at(session, topic), message, TODAY).session
    return session


KNOWN = _told()


def _say(message: str, topic: str = "profile") -> Turn:
    return INTERVIEWER.receive(_at(KNOWN, topic), message, TODAY)


def _replaced(turn: Turn) -> dict[str, str]:
    """The answers that were given before and are others now."""
    return {
        path: turn.session.answers.text(path)
        for path, answer in KNOWN.answers.by_path.items()
        if answer.state == "given" and turn.session.answers.get(path) != answer
        and turn.session.answers.by_path[path].value != answer.value
    }  # fmt: skip


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("刚才那个法人的电话我念错了最后三位不是一四一是一四七", {f"{REPRESENTATIVE}.phone": "13900000147"}),
        ("sorry typo，my cell ends with 31, not 42", {f"{CONTACT}.mobile": "13900000131"}),
        ("电话分机也变了，转308", {f"{CONTACT}.phone": "0936-8000041转308"}),
        ("人数是上个月的，人事说报表口径应该写402", {"basis.staff": "402"}),
        ("24年利润率少打一位，-0.63", {"enterprise.years.2024.margin": "-0.63"}),
        (
            "24年和25年的负债率我填反了！！24年是56.5，25年是59.8",
            {"enterprise.years.2024.debt_ratio": "56.5", "enterprise.years.2025.debt_ratio": "59.8"},
        ),
        ("2025年收入调减120万元，请按审定数30,156万元改", {"enterprise.years.2025.revenue": "30156"}),
        ("1200是没算运费的，以1368为准", {INVESTMENT: "1368"}),
        ("1200是上家的，这家是1296", {INVESTMENT: "1296"}),
        ("总投资说高了，是1150万", {INVESTMENT: "1150"}),
        ("联网率别写76，补了几台，现在84", {NETWORKED: "84"}),
        ("联网率全厂口径是64.8%，也请一并替换", {NETWORKED: "64.8"}),
        ("联系人不写李建国了，写我吧：王小禾，行政主管",
         {f"{CONTACT}.name": "王小禾", f"{CONTACT}.post": "行政主管"}),
        ("刚才联系人的手机号我粘串行了，应该是13900000134，座机没问题", {f"{CONTACT}.mobile": "13900000134"}),
        ("联网率打错了应该是84，数控化率没问题", {NETWORKED: "84"}),
        ("法人电话没错，联系人手机写错了，是13900000199", {f"{CONTACT}.mobile": "13900000199"}),
        ("24年负债率错。43.8。", {"enterprise.years.2024.debt_ratio": "43.8"}),
        ("刚才联系人手机末两位打错了，是53，不是42", {f"{CONTACT}.mobile": "13900000153"}),
        ("我把联系人写错人了，应该是供应部的王立新", {f"{CONTACT}.name": "王立新"}),
        ("座机改0936-8000099了，手机照旧", {f"{CONTACT}.phone": "0936-8000099"}),
        ("人数少算了，从业人员应为398人，我把两位写颠倒了", {"basis.staff": "398"}),
        ("联系人换王小禾了，手机13900000199",
         {f"{CONTACT}.name": "王小禾", f"{CONTACT}.mobile": "13900000199"}),
        ("供应商联系人换 Ms. 宣美，13900000155",
         {"basics.supplier_contact": "宣美", "basics.supplier_phone": "13900000155"}),
        ("供应商那位老师我叫错了，姓宣不姓薛，宣老师", {"basics.supplier_contact": "宣老师"}),
        ("经核对，应为“李建囯”，请予更正", {f"{CONTACT}.name": "李建囯"}),
        ("公司全名打错了！甲州乙丙碳素有限公司，上面那个划掉", {"enterprise.name": "甲州乙丙碳素有限公司"}),
    ],
)  # fmt: skip
def test_what_plainly_corrects_replaces_that_answer_and_no_other(
    message: str, wanted: dict[str, str]
) -> None:
    turn = _say(message, "safeguards@0")

    assert _replaced(turn) == wanted
    assert not turn.session.disputes


@pytest.mark.parametrize(
    ("message", "topic", "path"),
    [
        ("再看了眼合同汇总，项目一共1,368w", "effects", INVESTMENT),
        ("项目建设投资1380万元，每年少扒皮、少报废合计节约510万元左右", "value@0", INVESTMENT),
        ("联系人电话写错了。总投资1500万", "profile", INVESTMENT),
        ("不对，是13900000155", "profile", "basics.supplier_phone"),
        ("手机丢了，换13900000188", "profile", f"{CONTACT}.mobile"),
        ("全厂联网率60%", "effects", NETWORKED),
        ("据劳动工资年报，2025年末从业人员为379人，不含劳务派遣", "profile", "basis.staff"),
        ("老板看了一眼说这个项目前前后后投资了1300万", "profile", INVESTMENT),
        ("总投资386万，二期那200万不算进来", "effects", INVESTMENT),
        ("这个项目满打满算1180万，两年回本", "value@0", INVESTMENT),
    ],
)
def test_what_leaves_a_doubt_is_shown_beside_the_earlier_answer(message: str, topic: str, path: str) -> None:
    turn = _say(message, topic)

    assert [one.path for one in turn.session.disputes] == [path]
    assert not _replaced(turn)


def test_a_correction_of_one_field_replaces_no_other_by_the_way() -> None:
    turn = _say("联系人手机写错了，是13900000199，项目总投资1500万", "profile")

    assert _replaced(turn) == {f"{CONTACT}.mobile": "13900000199"}
    assert [one.path for one in turn.session.disputes] == [INVESTMENT]


def test_a_field_is_emptied_only_where_it_is_said_to_be_gone() -> None:
    session = INTERVIEWER.receive(_at(KNOWN, "effects"), "联系人手机写错了，联系人座机没有", TODAY).session
    gone = INTERVIEWER.receive(_at(KNOWN, "effects"), "更正：联系人座机已经停用了", TODAY).session

    assert session.answers.text(f"{CONTACT}.phone")
    assert not gone.answers.text(f"{CONTACT}.phone")


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("咱这个项目是2022年10月开工、2024年4月完的，档案室有记录。", "2022-10至2024-04"),
        ("听说这个项目是2024年11月才开工的，去年12月完。", "2024-11至2025-12"),
        ("项目是23年7月开的工", "2023-07至2024-12"),
        ("验收其实拖到了25年1月", "2023-06至2025-01"),
    ],
)
def test_another_time_of_the_project_is_asked_about(message: str, wanted: str) -> None:
    known = INTERVIEWER.receive(
        _at(KNOWN, "project"), "建设起止2023年6月至2024年12月", TODAY
    ).session  # fmt: skip
    turn = INTERVIEWER.receive(_at(known, "profile"), message, TODAY)

    assert [(one.path, one.answer.value) for one in turn.session.disputes] == [("basics.period", wanted)]


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("投资应该写1200还是1260？", "profile"),
        ("人数应该写402吗", "profile"),
        ("电话换了", "profile"),
        ("传真尾号是9", "profile"),
        ("另外一号线那段输送机联网率才60，那是老线", "effects"),
        ("公司参股股东丁州己庚集团现有员工640人。", "profile"),
        ("换型从60分钟降到15分钟，少打样三次，少报废了30吨料", "value@0"),
        ("客户投诉说写错了型号，改成扫码以后就没有了", "pain_points@0"),
        ("我们的联系人在外地，一般找前台", "profile"),
        ("每年节约成本约200万，项目一共投了1200万", "value@0"),
        ("截至2021年末，公司有员工248人，其中执业药师9人", "profile"),
        ("别的厂同样的项目一共花了900万", "profile"),
        ("计划2026年联网率达到95%", "plan"),
        ("财务部一共12个人，生产部290人", "profile"),
        ("污水处理站2022年3月开工，2023年5月完工", "profile"),
        ("上面投资、联网率都没问题", "profile"),
        ("说反应釜的项目一共涉及130万条数据", "profile"),
    ],
)
def test_what_is_asked_or_said_of_something_else_touches_no_answer(message: str, topic: str) -> None:
    turn = _say(message, topic)

    assert not turn.session.disputes
    assert not _replaced(turn)
