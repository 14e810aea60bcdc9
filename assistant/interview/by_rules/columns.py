"""Which narrative of 附件2 the sentences of a message belong to: a small linear model, trained by `python -m eval train`.

A sentence is scored by its n-grams and by cues, words of one meaning that any voice uses (以前, 原先, 改造前). A message
is then read as a whole: what was asked and the sentence before say which column is likely to come.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.matching.features import forms

COLUMNS = (
    "application", "pain_points", "solution", "safeguards", "outcome", "economy", "others",
    "profile", "plan", "improvement", "promotion", "attachments", "none",
)  # fmt: skip
"""The narratives, and `none`: what belongs to none of them"""
NONE = COLUMNS.index("none")

ASKED = (
    "opening", "another", "application", "pain_points", "solution", "safeguards", "outcome", "value", "profile", "plan",
    "next", "attachments", "aside",
)  # fmt: skip
"""What the sentences may answer; `aside`: a question that asks for no narrative"""

WEIGHTS = Path(__file__).with_name("columns.npz")
BUCKETS = 1 << 14
CUE = 0.3
"""What a cue counts; an n-gram counts 1/√n of n"""
_HEADED = 6.0
"""Log odds for a column whose name stands before the sentence"""
_UNDER_HEAD = 1.5
"""… before an earlier sentence of the same line"""

_CUES = tuple(
    re.compile(pattern)
    for pattern in (
        # when
        r"以前|原来|过去|从前|原先|之前|早先|改造前|建设前|实施前|上线前|长期|一直|往年|当年|早年|先前|传统|旧|此前",
        r"现在|如今|目前|现已|眼下|这阵|投用后|上线后|改造后|投运后|实施后|建成后|用上|之后|后来|以来",
        r"下一步|下步|明年|后年|今后|未来|将(?!来料)|拟|计划|打算|准备|想(?:再|把|给|做|上|跟)|争取|后续|下阶段|下来|以后|力争|年底前|年前|还要|要把|继续|接下来",
        r"[一二三两四]期|分[一二三四两]?[步期批个阶段]|第[一二三四]步|先.{2,16}[再后然]|首先|其次|阶段|试点|试运行|总体|整体|框架|历时|推进|月底前|验收|铺开|随后|继而|最后",
        r"^(?:[但可那]|嗯|就是)*(?:以前|原来|原先|过去|从前|之前|此前|早先|早年|改造前|建设前|项目实施前|头几年)",
        r"^(?:[但可那]|嗯|就是)*(?:现在|如今|目前|眼下|这阵子|改造后|投用|投运|上线后|实施后|系统投)",
        r"^(?:本|该)?(?:场景|项目|系统)|^(?:位于|用于|用在|围绕|面向|主要用|覆盖)|车间[^，,。]{0,12}[台条套]",
        # what was bad, what became better
        r"不[了准清均稳匀上好到齐对住]|难|慢|怕|靠人|人工|手工|凭经验|老师傅|漏|错|丢|乱|投诉|停机|返工|废|浪费|扯皮|吵|罚|急|苦|累|滞后|依赖|缺乏|无法|不足|偏差|频繁|频发|波动|事故|缺陷",
        r"[由从].{1,14}(?:降|减|缩|提|升|增|压|变|到|至)|[降减缩提升增压涨变]到|下降|提高|提升|缩短|减少|降低|少了|快了|翻了|涨了|压到|升到|→|->",
        r"[少短低高快多稳准好齐省轻]了|[少多快短省][一两三四五六七八九\d](?:半|倍|成|截|大)|上来了|下来了|±|减到|压到|缩到",
        r"零|没再|再没|再也|没有再|不再|不用|杜绝|消除|没出|没发生|一次都没",
        r"%|％|百分|个点|成$|倍|一半",
        r"\d|[一二三四五六七八九十百两][个台人天吨家条座套次年月万分成]",
        # money, and who could do the same
        r"\d*[万亿元块]|成本|回本|收回|投资|花了|便宜|划算|省[了下]?|节约|节省|少[花付交用亏支]|回收期|费用|收益|利润|[一二三四五六七八九十百千]+万",
        r"照搬|照着|复制|拿来就用|都能[用上装学]|通用|标准品|同类|同行|可推广|不用换|不用停|不挑|凡|均可|适用|可移植|易于|门槛|就能[上装用]",
        r"兄弟|集团|隔壁|二车间|别的|其他|供应商|客户|上下游|上游|下游|外协|分厂|子公司|园区|协会|行业|周边|带动|辐射|同行|配套|县|全省|学校|合作社|农户",
        r"推广|输出|帮|开放|参观|讲|培训班|现场会|手册|指南|教|授权|打包|方案|共享|联合|签|卖",
        r"来看|来学|学了|参观|跟着|也上|也装|也用|借鉴|照此|带起来|跟上|效仿|抄|眼[热红]|参照",
        # people and rules, means, doing, the enterprise, files
        r"培训|考核|考试|持证|上岗|制度|规程|规范|标准|小组|领导|专班|专人|责任|奖|罚|扣|签字|绩效|预算|专项|安全员|等保|权限|备份|班长|管理办法|负责|岗|师徒|带徒|组长",
        r"传感|PLC|MES|ERP|DCS|SCADA|OPC|算法|模型|相机|视觉|接口|协议|数据库|服务器|网关|5G|RFID|机器人|系统|平台|边缘|云|控制器|采集|PID|数字孪生|神经网络|激光|扫码|光纤|总线|工控|API|软件|供|选用|采用|架构|集成",
        r"(?:公司|厂家|集成商|供应商|研究院|大学|高校|那家|他家)[^，,。]{0,4}(?:做|供|装|开发|提供|实施|承建|配|设计|研发|集成)",
        r"自动|车间|线上|上了|装了|配了|建了|建成|覆盖|场景|工段|工序|一键|系统自|用于|位于|部署|搭建|构建|实现|围绕",
        r"公司|企业|我们厂|厂子|成立|建厂|主营|主要[生做从]|产品|年产|产能|员工|职工|专利|高新|专精特新|荣|名单|市场|占有率|出口|上市|改制|注册|前身|国企|民营|老厂|家底|研发|技术中心|销往",
        r"营业执照|执照|审计报告|证书|照片|视频|复印|扫描|附上|附件|附|报表|检测报告|合同|盖章|PDF|证明|说明书|佐证|材料|截图|一份|份$|软著|图纸|影像",
        r"[\u4e00-\u9fff]\s+[A-Z]{1,5}[-\w]*\d+|\d+[台套]$|型号",
        # talk
        r"[?？]|吗|呢$|怎么|请问|能不能|是不是|要不要|多少字|哪个",
        r"你|您|老师",
        r"填|表格?|报上|盖章|截止|申报|附[件表]\d|这[栏项格]|口径|单位为|审核|承诺|如下|说明",
        r"等一?下|回头|稍后|谢谢|辛苦|好的|先这样|再说|你好|您好|麻烦|明天|下班",
        r"不讲|不说|没有$|没有了|保密|不方便|不涉及|无$|不便",
        r"法人|联系人|电话|手机|邮箱|传真|信用代码|注册资本|地址|负债率|营收|总资产|利润率",
        r"可以|能|会",
    )
)
CUES = len(_CUES)


@dataclass(frozen=True)
class Piece:
    """A sentence, or a part of one that was told in one breath."""

    text: str
    head: str = ""
    """The column whose name stands before it (推广：…)"""
    under: str = ""
    """The column whose name stood before an earlier sentence of its line"""


def buckets(sentence: str) -> list[int]:
    """Where the n-grams of a sentence are counted, each place once."""
    found = {zlib.crc32(form.encode()) % BUCKETS for form in forms(sentence)}
    # how a sentence begins and ends says much: 以前…, …了吗
    found |= {
        zlib.crc32(f"^{sentence[:2]}".encode()) % BUCKETS,
        zlib.crc32(f"{sentence[-2:]}$".encode()) % BUCKETS,
    }
    return sorted(found)


def cues(sentence: str) -> list[int]:
    """The cues that stand in a sentence, each by its place."""
    return [place for place, cue in enumerate(_CUES) if cue.search(sentence)]


def column_probabilities(sentence: str) -> Mapping[str, float]:
    """The probability of each column, and of none, for a sentence by itself."""
    import numpy as np

    return dict(zip(COLUMNS, np.exp(_log_probabilities(sentence.strip())).tolist(), strict=True))


def columns_of(pieces: Sequence[Piece], asked: str, *, spared: float = 0.0) -> tuple[tuple[str, float], ...]:
    """The likeliest column of each piece of a message and its probability, read together.

    `asked` is one of `ASKED`; `spared` is the log odds by which a piece must be likelier to tell nothing.
    """
    import numpy as np

    if not pieces:
        return ()
    model = _weights()
    scores = np.stack([_score(piece, asked, spared) for piece in pieces])
    moves = model.mix[2] * model.moves  # (before, after), log of how much likelier than by chance
    best, came = scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + moves
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    path.reverse()
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return tuple((COLUMNS[at], float(shares[row, at])) for row, at in enumerate(path))


def _score(piece: Piece, asked: str, spared: float) -> Any:
    model = _weights()
    score = model.mix[0] * _log_probabilities(piece.text) + model.mix[1] * model.asked[ASKED.index(asked)]
    score[NONE] -= spared
    for column, odds in ((piece.head, _HEADED), (piece.under, _UNDER_HEAD)):
        if column:
            score[COLUMNS.index(column)] += odds
    return score


@lru_cache(maxsize=256)  # cutting a message weighs the same words again and again
def _log_probabilities(sentence: str) -> Any:
    """Calibrated: a voice that was not trained on is right as often as it says."""
    import numpy as np

    model = _weights()
    at = buckets(sentence)
    said = model.grams[at].sum(axis=0) / max(len(at), 1) ** 0.5
    scores = model.scale * (said + CUE * model.cues[cues(sentence)].sum(axis=0) + model.bias)
    return scores - scores.max() - np.log(np.exp(scores - scores.max()).sum())


@dataclass(frozen=True)
class _Model:
    grams: Any
    """(buckets, columns)"""
    cues: Any
    """(cues, columns)"""
    bias: Any
    scale: float
    asked: Any
    """Log of how much likelier a column is for what was asked: (asked, columns)"""
    moves: Any
    """Log of how much likelier a column is after another: (columns, columns)"""
    mix: Any
    """What the sentence, what was asked, and the sentence before count"""


@cache
def _weights() -> _Model:
    import numpy as np

    with np.load(WEIGHTS) as kept:
        return _Model(
            kept["grams"].astype(np.float32),
            kept["cues"].astype(np.float32),
            kept["bias"].astype(np.float32),
            float(kept["scale"]),
            kept["asked"].astype(np.float32),
            kept["moves"].astype(np.float32),
            kept["mix"].astype(np.float32),
        )
