"""English words between Chinese ones that a form writes in Chinese. Names of systems and protocols stay."""

import re
from collections.abc import Iterator

from assistant.drafting.wording import table

_WORDS = {
    # people and papers
    "engineer": "工程师", "team": "团队", "leader": "负责人", "expert": "专家", "user": "用户", "supplier": "供应商",
    "vendor": "供应商", "second line": "二线", "role": "角色", "skill": "技能", "training": "培训", "exam": "考试",
    "online exam": "在线考试", "drill": "演练", "agreement": "协议", "software copyright": "软件著作权", "patent": "专利",
    "share": "份额", "subscription": "订阅服务", "order": "订单", "work order": "工单", "deadline": "期限", "budget": "预算",
    "target": "目标", "plan": "计划", "review": "评审", "meeting": "会议", "project": "项目", "case": "案例", "report": "报告",
    # the plant
    "plant": "工厂", "sister plant": "姊妹工厂", "layout": "布局", "setup": "设置", "recipe": "配方", "downtime": "停机时间",
    "buffer": "缓冲区", "batch": "批次", "cycle time": "节拍", "yield": "良率", "scrap": "报废", "rework": "返工",
    "manual": "人工", "repair": "维修", "maintenance": "维护", "spare part": "备件", "barcode": "条码", "QR code": "二维码",
    "cost down": "降本", "payback": "投资回收期", "miss rate": "漏判率", "fixed schedule": "固定周期", "design": "设计",
    "test": "测试", "check": "检查", "delay": "延迟",
    # systems and data
    "online": "在线", "offline": "离线", "gateway": "网关", "tag": "测点", "sensor": "传感器", "controller": "控制器",
    "heartbeat": "心跳", "event": "事件", "message": "消息", "data": "数据", "field data": "现场数据", "data model": "数据模型",
    "dataset": "数据集", "database": "数据库", "server": "服务器", "cluster": "集群", "engine": "引擎", "platform": "平台",
    "dashboard": "看板", "mini program": "小程序", "program": "程序", "code": "代码", "firmware": "固件", "video": "视频",
    "video call": "视频通话", "alarm": "报警", "alarm rule": "报警规则", "threshold": "阈值", "score": "评分",
    "baseline": "基准", "benchmark": "对比测试", "recall": "召回率", "model": "模型", "prediction": "预测",
    "analysis": "分析", "anomaly detection": "异常检测", "survival model": "生存模型", "autoencoder": "自编码器",
    "real-time": "实时", "demo": "演示", "POC": "试点验证", "PoC": "试点验证",
    # what is done
    "copy": "复制", "follow": "跟进应用", "update": "更新", "rollback": "回退", "rollout": "推广", "connect": "接入",
    "reuse": "复用", "disable": "禁用", "purge": "清除", "guide": "指导", "parse": "解析", "sprint": "迭代",
}  # fmt: skip
_RUN = re.compile(
    r"(?<![A-Za-z0-9\-_/.])\s?[A-Za-z][A-Za-z\-]*(?: [A-Za-z][A-Za-z\-]*)*\s?(?![A-Za-z0-9\-_/])"
)
"""Latin words with blanks between them, as long as they run"""
_PLAIN = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")
"""A word of the language; MES, OPC and Profinet are names"""
_PHRASE = max(key.count(" ") for key in _WORDS) + 1

_TURNS = table(
    (r"(?<![A-Za-z])[Tt]op\s?(\d+)(?=[\u4e00-\u9fff ])", r"前\1大"),
    (r"(?<![A-Za-z])OK(?=的)", "合格"),
    (r"(?<![A-Za-z])[Pp]hase\s?(\d)\s?\(([^()]*)\)", r"阶段\1（\2）"),
    (r"(?<![A-Za-z])[Pp]hase\s?(?=\d)", "阶段"),
    (r"(?<![A-Za-z])Edge(?=[侧端])", "边缘"),
    (r"(?<![A-Za-z])Cloud(?=侧)", "云"),
    (r"(?<![A-Za-z])Cloud(?=端)", "云"),
    (r"(?<![A-Za-z])Security(?=[：侧])", "安全"),
    (r"(?<![A-Za-z ])push(?=给)", "推送"),
)


def in_chinese(text: str) -> str:
    """The text with its English words in Chinese.

    A run of English words changes only where all its plain words are known: field data is 现场数据 or stays whole.
    """
    for pattern, by in _TURNS:
        text = pattern.sub(by, text)
    return _RUN.sub(_run, text)


def _run(match: re.Match[str]) -> str:
    words = match.group().split()
    pieces = list(_pieces(words))
    if pieces == words or any(_PLAIN.fullmatch(piece) for piece in pieces):
        return match.group()
    first = " " if match.group().startswith(" ") and pieces[0] == words[0] else ""
    last = " " if match.group().endswith(" ") and pieces[-1] == words[-1] else ""
    return first + _spaced(pieces) + last


def _pieces(words: list[str]) -> Iterator[str]:
    """The words, the longest known phrase first, each in Chinese where it is known."""
    at = 0
    while at < len(words):
        for length in range(min(_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in _WORDS:
                yield _WORDS[phrase]
                break
        else:
            length = 1
            yield words[at]
        at += length


def _spaced(pieces: list[str]) -> str:
    """The pieces with blanks only between two that stayed Latin."""
    text = pieces[0]
    for piece in pieces[1:]:
        text += (" " if text[-1].isascii() and piece[0].isascii() else "") + piece
    return text
