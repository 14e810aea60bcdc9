"""Spoken sentences become written ones; facts stay what they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.grounding import lost, ungrounded
from assistant.drafting.register import unnumbered, written

CHANGES = {
    # cement
    "嗯，我们厂以前包装线要5个人，现在2个人就够了": "企业包装线作业人员由5人减少至2人",
    "窑头温度以前全靠老师傅凭感觉调，老是忽高忽低的": "窑头温度以往完全依靠老师傅凭经验调节，波动较大",
    "生料磨的台时产量从380吨提到410吨了": "生料磨的台时产量由380吨提高至410吨",
    "吨熟料煤耗从108公斤降到102公斤": "吨熟料煤耗由108公斤降至102公斤",
    "熟料游离钙合格率从82%涨到了93%，吨熟料电耗降了2.6度": "熟料游离钙合格率由82%提高至93%，吨熟料电耗降低2.6度",
    "磨机的振动数据传到平台上，平台自己会判断轴承好坏": "磨机的振动数据传输至平台，平台自动判断轴承好坏",
    "厂里给6条线都装了摄像头，不戴安全帽就喊话": "企业为6条线都安装了摄像头，不戴安全帽就语音提醒",
    "粉尘浓度一年超标12次，然后呢，现在没有了": "粉尘浓度一年超标12次，目前没有了",
    # dairy
    "我们乳品厂灌装这块以前换一次产要4个小时，现在40分钟就行了": "乳品厂灌装换一次产用时由4小时缩短至40分钟",
    "巴氏杀菌温度以前是人抄表，一个班抄4次，容易抄错": "巴氏杀菌温度以往由人工抄表，每班抄4次，容易抄错",
    "酸奶胀包投诉从一年36起降到4起": "酸奶胀包投诉由每年36起降至4起",
    "鲜奶检测以前要90分钟，现在20分钟": "鲜奶检测用时由90分钟缩短至20分钟",
    # seeds
    "咱们玉米种子加工线上装了12台色选机，把坏籽挑出来": "玉米种子加工线上安装了12台色选机，将坏籽挑出来",
    "种子发芽率从92%提高到了96%": "种子发芽率由92%提高至96%",
    "包衣机药量以前靠人看着加，挺麻烦的": "包衣机药量以往依靠人工看着加，较繁琐",
    # motors
    "电机定子嵌线原来一个班要8个人，现在3个人": "电机定子嵌线每班作业人员由8人减少至3人",
    "绕线机装了24个传感器，坏了能提前报警": "绕线机安装了24个传感器，发生故障可提前报警",
    "装配工人以前30个人，现在18个人": "装配工人由30人减少至18人",
    "交货周期以前20天，现在12天": "交货周期由20天缩短至12天",
    "检验员从3个人增加到5个人": "检验员由3人增加至5人",
    "换型以前得2个小时，现在20分钟就换完了": "换型用时由2小时缩短至20分钟",
    # valves
    "我们上了6台五轴机床，还有4台上下料机器人，组了2个柔性加工单元": "企业配置了6台五轴机床和4台上下料机器人，组建了2个柔性加工单元",
    "阀门打压试验以前得人在旁边盯着，挺危险的": "阀门打压试验以往需人工值守，较危险",
    "我们阀门厂弄了一套自动打压台，数据自己就传到MES里去了": "阀门厂配置了一套自动打压台，数据自动传输至MES",
    "三坐标测量仪装了2台，海克斯康的": "三坐标测量仪安装了2台，为海克斯康产品",
    "废一个阀体就是1200块钱": "废一个阀体就是1200元",
    # solar
    "光伏组件EL检测以前是人眼看，一天下来眼睛都花了，漏检率有3%，现在0.2%": "光伏组件EL检测以往是人工目测，长时间作业易视觉疲劳，漏检率由3%降至0.2%",
    "串焊机上了36台，是先导公司给做的": "串焊机配置了36台，由先导公司实施",
    "电池片碎片率由0.8%降到了0.35%左右": "电池片碎片率由0.8%降至0.35%左右",
    # rare earth
    "酸碱加料老出错，现在自动加，省了6个人": "酸碱加料经常出现差错，目前自动加，节省6人",
    "萃取段酸耗每吨省了大概0.3吨，一年下来省180万": "萃取段酸耗每吨节省约0.3吨，每年节省180万元",
    "尾气在线监测连到了省厅的平台": "尾气在线监测接入省厅的平台",
    # systems and suppliers
    "反正就是搞了一套MES，把6条线都连起来了": "部署了一套MES，实现6条线互联",
    "去年上了一套能源管理系统吧，花了320万": "去年部署了一套能源管理系统，投入320万元",
    "那个AGV跟WMS连起来了，WMS再跟ERP对接": "AGV与WMS实现互联，WMS再与ERP对接",
    "是兰州瑞特自动化公司给我们做的改造": "由兰州瑞特自动化公司实施",
    "这个系统是找浙江中控技术股份有限公司做的": "这个系统由浙江中控技术股份有限公司实施",
    "我们自己开发了一套配料的软件": "自主开发了一套配料的软件",
    "5G专网是移动给建的，拉了12公里光纤": "5G专网由移动建设，铺设了12公里光纤",
    "MES是跟上海的宝信软件合作搞的，ERP用的用友U8": "MES与上海的宝信软件合作建设，ERP采用用友U8",
    "机器人是ABB的IRB 6700，每台机器人管2台机床": "机器人采用ABB的IRB 6700，每台机器人负责2台机床",
    # people and rules
    "然后呢，搞了个智能制造领导小组，老总当组长": "成立了智能制造领导小组，主要负责人任组长",
    "写了一个机器人操作规程，还搞了4次培训，培训了120个人": "制定了机器人操作规程，开展了4次培训，培训了120人",
    "我们每个月考核一次，跟奖金挂钩": "企业每月考核一次，与奖金挂钩",
    # value and plans
    "总共花了500万，一年能省200多万，两年半就回本了": "累计投入500万元，每年可节省200多万元，两年半即可收回投资",
    "同行完全可以照着做，用的都是通用设备": "同行业企业可借鉴应用，采用通用设备",
    "别的车间也跟着上了": "其他车间也已推广应用",
    "想再上2条线，把三车间也改了": "计划再配置2条线，对三车间实施改造",
    "明年打算把经验推广到天水的分厂": "明年计划将经验推广到天水的分厂",
    "我们是2003年建厂的，现在有860个人，主要做水泥": "企业于2003年建厂，目前有860人，主营水泥",
    # modest where no number was given
    "效果挺好的，产品质量好多了": "效果良好，产品质量有所改善",
    "单耗下来了，每吨省了3.5度电": "单耗有所降低，每吨节省3.5度电",
    "工人也不那么累了，挺好的": "工人劳动强度有所降低，效果良好",
    "交货期从45天缩短到30天": "交货期由45天缩短至30天",
    "库存准确率以前85%，现在99.5%": "库存准确率由85%提高至99.5%",
    "设备老坏，一趴窝就得停半天，维修记录都记在本子上，查不着": "设备经常发生故障，一旦故障停机就需停半天，维修记录都以纸质方式记录，难以查询",
    "电费一个月600多万，哪台机器费电说不清": "电费每月600多万元，哪台机器费电难以准确掌握",
    # dictated, terse, bilingual, dialects
    "额们厂是2009年建的": "企业是2009年建的",
    "就是把生料磨 回转窑 水泥磨 余热发电这四块的电 煤 水 气全管起来": "将生料磨、回转窑、水泥磨、余热发电这四块的电、煤、水、气纳入统一管理",
    "标煤耗从112公斤干到了106公斤": "标煤耗由112公斤降至106公斤",
    "谷段用电原来占三成一 现在占到四成六": "谷段用电由三成一提高至四成六",
    "石灰石矿山那边看着好 也把破碎机跟皮带的电表装上了": "石灰石矿山受此带动，安装破碎机跟皮带的电表",
    "厂长亲自抓 成了个能源办 五个人": "由厂长牵头负责，成立了能源办，五人",
    "请岭川的人来讲了3回课 主任班长都去了": "邀请岭川授课3次，主任班长均参加",
    "焙烧废品率：5.2%→2.9%。": "焙烧废品率由5.2%降至2.9%",
    "火道温差：±40℃降到±12℃": "火道温差由±40℃降至±12℃",
    "出水COD平均从86降到52毫克/升，没再超标过": "出水COD平均由86降至52毫克/升，未再超标",
    "非计划停车从2021年的5次降到2024年的1次": "非计划停车由2021年的5次降至2024年的1次",
    "一天换模次数从17次左右降到9次": "每天换模次数由17次左右降至9次",
    "平台是北京安衡科技有限公司做的部署在厂里没有上云": "平台由北京安衡科技有限公司实施，部署在厂内，没有上云",
    "水分不合格的批次由百分之六点五降到百分之一点八": "水分不合格的批次由6.5%降至1.8%",
    "总共花了一百八十六万，主要是地磅贵": "累计投入186万元，主要是地磅贵",
    "有SGF认证，跟MES走REST API,跟AOI走共享文件夹": "有SGF认证，与MES采用REST API连接，与AOI采用共享文件夹连接",
    "模型上线要过SOP,miss rate高于0.05%就rollback.": "模型上线须通过SOP，漏判率高于0.05%就回退",
    "2.2027年在集团紧固件板块推广": "2027年在集团紧固件板块推广",
    "1)2021年搭PLM底座": "2021年搭PLM底座",
    "我牵头，计划科3个人专门管规则": "由负责人牵头，计划科3人专职负责规则",
    "咱厂是87年建的，348口人": "企业是87年建的，348人",
    "追溯平台是上海牧源信息技术有限公司帮我们搭的，跟LIMS、MES都打通了": "追溯平台由上海牧源信息技术有限公司搭建，与LIMS、MES实现贯通",
    "写了《批次管理规定》，漏扫一次扣班组2分": "制定了《批次管理规定》，漏扫一次扣班组2分",
    "榨季就100天，等结果出来水都跑了一半了😂": "榨季就100天，等结果出来水都跑了一半了",
    "一共整了430万，半年不到就把本捞回来了": "累计投入430万元，半年不到即可收回投资",
    "各专业对不上 桥架撞风管 返工好几次了": "各专业不一致，桥架撞风管，返工多次",
}

UNCERTAIN = {
    "原来有5个人，现在4台机器": "persons and machines cannot be compared",
    "产量上了一个台阶": "上了 is no purchase",
    "省工信厅来验收过": "省 is a province",
    "操作界面还有待改进": "还有 within a word",
    "收集了3000块电池片": "块 counts pieces here",
    "生产车间里有6条线": "车间 keeps its 间",
    "我国西北最大的种子企业": "我 in 我国",
    "不良率从3%提高到1%": "verb and numbers contradict each other",
    "库存从3天降到3天": "nothing changed",
    "以前5个人，现在3到4个人": "a range on one side",
    "以前5个人三班倒着干，现在2个人": "more is said of the five than their number",
    "原来30%，现在45%": "a share of nothing named",
    "发现少了一个安装孔": "a lack is no reduction",
    "额定功率500kW、喂煤量12t": "额 and 喂 begin words",
    "那么大的设备没见过": "那么 with an adjective",
    "还有待改善的地方很多": "还有待 is no addition",
    "全部报警都集成到一个平台上了": "上了 behind 平台 is no purchase",
    "路线全靠司机自己选": "a driver chooses, nothing is automatic",
    "我们修订了冷链规程": "修订 is not 制定",
    "仓库停一天损失不小": "停一天 is no 每天",
    "每条线15秒一块": "a piece, not 一块儿",
    "别的小表30块": "pieces, no money",
}


@pytest.mark.parametrize(("spoken", "office"), CHANGES.items(), ids=CHANGES)
def test_a_spoken_sentence_is_written_as_a_technical_office_writes_it(spoken: str, office: str) -> None:
    """The words change, the facts do not."""
    assert written(spoken) == office


@pytest.mark.parametrize("spoken", CHANGES, ids=CHANGES)
def test_numbers_pass_unchanged(spoken: str) -> None:
    """No number of a sentence is lost, and none is added."""
    text = written(spoken)

    assert ungrounded(text, (unnumbered(spoken),)) == ()
    assert lost(unnumbered(spoken), text) == ()


def test_a_sentence_whose_numbers_would_suffer_keeps_its_own_words() -> None:
    """Where a change of words makes another quantity of a number, only the marks are set right."""
    assert written("再投800万把二期也搞起来.") == "再投800万把二期也搞起来"


@pytest.mark.parametrize("sentence", UNCERTAIN, ids=UNCERTAIN.values())
def test_a_pattern_that_is_not_certain_is_left_alone(sentence: str) -> None:
    """No change is claimed and no verb exchanged where the words could mean something else."""
    text = written(sentence)

    assert not any(
        word in text
        for word in (
            "减少至",
            "由",
            "部署",
            "节省",
            "此外",
            "3000元",
            "企业国",
            "自动",
            "制定",
            "每天",
            "共同",
            "30元",
        )
    )
    assert len(text) >= len(sentence) - 3


@pytest.mark.parametrize(
    "name",
    [
        "搞定科技有限公司",
        "那个他乳业",
        "SIMATIC S7-1500, CPU 1515",
        "上海嗯哈机械厂",
        "欧昊新能源电力(甘肃)公司",
    ],
)
def test_a_known_name_passes_unchanged(name: str) -> None:
    """Names of companies and products are held while the words around them change."""
    assert written(f"嗯，我们买了{name}的6台机器人吧", (name,)) == f"企业购置了{name}的6台机器人"


def test_a_quotation_passes_unchanged() -> None:
    """What stands in quotation marks is somebody's name or title."""
    assert written("我们搞了“咱们厂的那个事”活动") == "企业开展了“咱们厂的那个事”活动"


_PIECES = st.sampled_from(
    [
        *CHANGES,
        *UNCERTAIN,
        "，",
        "。",
        "嗯",
        "那个",
        "5个人",
        "现在",
        "原来",
        " ",
        "的的",
        "等等",
        "、",
        "MES",
        "(GB/T 39116)",
        "从",
        "到",
    ]
)


@given(st.lists(_PIECES, min_size=1, max_size=5).map("".join))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A cleaned sentence is clean."""
    once = written(text)

    assert written(once) == once


@given(st.text(alphabet="我们厂搞了一套系统省5个人从3%到万元年月日，。、 嗯吧就的原来现在AB-.", max_size=40))
def test_no_text_gains_or_loses_a_number(text: str) -> None:
    """Whatever is said, the figures written are the figures given."""
    assert ungrounded(written(text), (text,)) == ()
    assert lost(text, written(text)) == ()
