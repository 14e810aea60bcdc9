"""Narratives told under their own name: 痛点：…"""

import re

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.disclaimed import without_others
from assistant.interview.by_rules.lacking import says_naught
from assistant.interview.by_rules.mentions import Mention
from assistant.interview.by_rules.piece import Piece
from assistant.interview.by_rules.pieces import other_head
from assistant.interview.by_rules.reading import Reading
from assistant.text.sentences import split_sentences

_NEXT_NUMBER = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*$")


def named_narrative(path: str, mention: Mention, stop: int, reading: Reading) -> Piece | None:
    """Add what stands behind the name of a narrative; None where the name is no heading or nothing follows."""
    region = _own_region(path, reading.message[mention.value_start : stop], stop == len(reading.message))
    stop = mention.value_start + len(region)
    if not mention.explicit or not region.strip(" ，,；;。\n"):
        return None
    if says_naught(extract.head(region)) and FORM.field(path).pattern == "basics.outcomes.others":
        head = extract.head(region)
        return Piece(head, mention.start, stop) if reading.take(path, "没有", mention.start, stop) else None
    if not reading.add(path, split_sentences(without_others(region).strip(" ，,；;\n"))):
        return None
    reading.used.append((mention.start, stop))
    return Piece(region, mention.start, stop)


def _own_region(path: str, region: str, last: bool) -> str:
    """What is told under the name of a narrative: up to the next heading, and no part of a sentence that names another."""
    column = FORM.field(path).pattern.rsplit(".", 1)[-1]
    region = _NEXT_NUMBER.sub("", region[: other_head(region, column)])
    if last or not region.strip() or region.rstrip()[-1:] in "。；;！!？?\n”」" or region.endswith("\n"):
        return region
    return region[: max(region.rfind(stop) for stop in "。；;！!\n") + 1]
