"""What words tell of a thing, as far as characters show it."""

import re

_JOINING = "由从到至了的为是在将把与和及等每各也均就只仅约近达都要还再又很这那"
_CONTENT = re.compile(rf"(?:(?![{_JOINING}])[\u4e00-\u9fffA-Za-z])+")
"""Runs of characters that name things; those between them only join"""
_COMMON = frozenset({
    "提高", "提升", "降低", "下降", "减少", "增加", "增长", "缩短", "节省", "节约", "达到", "实现", "企业", "公司",
    "由原", "原来", "目前", "现在", "每年", "每月", "每天", "每班", "建设", "完成", "以上", "以下", "左右", "之前",
    "以前", "以后", "之后", "其中", "分别", "共有", "总共", "累计", "合计", "投入", "配置", "部署", "安装", "采用",
    "进行", "系统", "设备", "平均", "全部", "能够", "可以", "同时", "用于", "至少", "超过",
})  # fmt: skip


def content_runs(words: str) -> list[str]:
    """The stretches that name things, without the characters that only join."""
    return _CONTENT.findall(words)


def content_pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters that tell of a thing."""
    found = {run[at : at + 2] for run in content_runs(words) for at in range(len(run) - 1)}
    return frozenset(found - _COMMON)
