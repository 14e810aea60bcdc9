"""English words between Chinese ones that a form writes in Chinese. Names of systems and protocols stay."""

from assistant.drafting.wording import table

_WORDS = {
    "top": "前", "engineer": "工程师", "sister plant": "姊妹工厂", "plant": "工厂", "program": "程序", "copy": "复制",
    "follow": "跟进应用", "payback": "投资回收期", "rollback": "回退", "miss rate": "漏判率", "POC": "试点验证", "demo": "演示",
    "case": "案例", "repair": "维修", "update": "更新", "review": "评审", "team": "团队", "leader": "负责人",
    "deadline": "期限", "layout": "布局", "setup": "设置", "recipe": "配方", "downtime": "停机时间", "buffer": "缓冲区",
    "batch": "批次", "check": "检查", "delay": "延迟", "training": "培训", "supplier": "供应商", "cost down": "降本",
    "cycle time": "节拍", "yield": "良率", "scrap": "报废", "rework": "返工", "manual": "人工", "alarm": "报警",
}  # fmt: skip

FOREIGN = table(
    (r"(?<![A-Za-z])[Tt]op\s?(\d+)(?=[\u4e00-\u9fff ])", r"前\1大"),
    *(
        (rf"(?<![A-Za-z0-9\-_/.])\s?{word}\s?(?![A-Za-z0-9\-_/])", chinese)
        for word, chinese in sorted(_WORDS.items(), key=lambda pair: -len(pair[0]))
        if word != "top"
    ),
    (r"(?<![A-Za-z])OK(?=的)", "合格"),
    (r"(?<![A-Za-z])[Pp]hase\s?(\d)", r"第\1阶段"),
)
