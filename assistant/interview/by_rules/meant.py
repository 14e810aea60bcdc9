"""Whether the name of a field in a message is meant as one, and is not just a word of what is told."""

import re

from assistant.forms.annex02 import FORM
from assistant.forms.fields import FormField
from assistant.interview.by_rules import extract, standing
from assistant.interview.by_rules.lacking import lacks_before, says_naught
from assistant.interview.by_rules.mentions import Mention, plain_label
from assistant.interview.by_rules.reading import LOOSE, Reading
from assistant.interview.by_rules.references import pointed_at
from assistant.interview.by_rules.shares import OUTCOME
from knowledge.field_names import vague_names

CORRECTED = re.compile(
    r"[^。；;！!\n]{0,16}?(?:不是[^。；;！!\n]{1,20}?(?:[，, ]|而|应该)*是|[写说填报]错了?[^。；;！!\n]{0,20}?(?:应该?是|应为|改成|改为|(?<!不)是)|"
    r"[^。；;！!\n]{0,20}?(?:应该?是|应为|改成|改为|更正为|换成))[：: ]*"
)
_OWNER = re.compile(r"的(?:办公|联系|固定|移动)?(?:电话|手机|座机|号码|传真|邮箱|职务|联系方式)")
"""法人的电话: whose number it is, and not who he is"""
_PART = re.compile(r"号线|那[段台条]|[这其]中[一几]|(?:工段|车间|机组|产线|设备)[^，,。；;]{0,6}$")
"""What a rate said of once more is the rate of, where the whole plant's is known: 一号线那段联网率才60"""
_LINE_HEAD = re.compile(r"(?:^|\n)[^\n，,。；;]{2,8}[ \t\u3000]+$")
"""A name, a blank, its value: how a line of the cover is typed"""


def is_meant(mention: Mention, reading: Reading) -> bool:
    """Whether a name is meant as a field, and not just a word of a story."""
    path = reading.place(mention.pattern)
    item = FORM.field(path)
    if item.kind == "person" and (
        pointed_at(reading.heard, mention.start) or _OWNER.match(reading.heard, mention.end)
    ):
        return False
    if path in reading.asked:
        return True
    if item.pattern.startswith(OUTCOME) and path in reading.session.answers:
        clause = re.split(r"[，,。；;！!？?\n]", reading.heard[: mention.start])[-1]
        if _PART.search(clause) and not reading.corrects(mention.start):
            return False
    if _named_at_once(mention, item, reading):
        return True
    if mention.name in vague_names():
        corrected = item.pattern == "cover.address" and CORRECTED.match(reading.heard, mention.value_start)
        return (mention.explicit or bool(corrected)) and not reading.telling
    if has_colon(mention, reading):
        return True
    if not reading.telling:
        alone = item.pattern.startswith("cover.") and reading.session.topic == "cover"
        alone = alone and bool(_LINE_HEAD.search(reading.heard, 0, mention.value_start))
        return mention.explicit or item.kind not in LOOSE or mention.name == plain_label(item) or alone
    if item.kind not in LOOSE:
        return True
    return reading.corrects(mention.start) and bool(
        mention.explicit or CORRECTED.match(reading.heard, mention.value_start)
    )


def _named_at_once(mention: Mention, item: FormField, reading: Reading) -> bool:
    """Whether a name is meant because its value can be nothing else: 供应商合肥…有限公司, 无事故."""
    if reading.telling:
        return False
    head = extract.head(reading.heard[mention.end : mention.end + 44]).strip()
    if item.pattern == "enterprise.accident":
        return lacks_before(mention, reading) or says_naught(head)
    if item.pattern == "enterprise.credit_rating":
        grade = standing.rating(head)
        return grade is not None and grade.start == 0
    if item.kind != "company" and item.pattern != "basics.supplier":
        return False
    company = extract.company_in(head)
    return company is not None and company.start <= 1


def has_colon(mention: Mention, reading: Reading) -> bool:
    return ":" in reading.heard[mention.end : mention.value_start].replace("：", ":")
