"""Which scene of the catalogue a reply means, and what choosing it fills."""

import re
from dataclasses import replace
from datetime import date

from assistant.forms.answers import Answer, Source
from assistant.interview.by_rules.understanding import understand
from assistant.interview.session import Proposal, Session, Update
from knowledge.aliases import find_alias
from knowledge.catalogue import Scene, find_scene, scene, scenes

_AGREEMENT = re.compile(
    r"(?:(?:对|是|好|行|嗯|可以|没错|确认|同意|就是?这个|的|吧|了|嘛|啊|呀)[，,。！! ]*)+"
)
_NATURE, _OF_BOOKS = "enterprise.nature", ".years."
_NOT_THAT = re.compile(r"不是|不对|错了|看串")
_LISTED = re.compile(r"第\s*(\d{1,2})\s*(?:个|号|项|条)")
_ORDINAL = re.compile(r"(?:就|选|是|要|用)*第\s*([一二三123])\s*(?:个|项|种)?(?:场景)?(?:吧|了)?")
NONE_OF_THEM = re.compile(r"\s*(?:这几个|这些|以上)?都?不(?:是|对|像|合适)[。.！!，,\s]*$")


def named_scene(message: str) -> Scene | None:
    """The one scene that a message names, by catalogue name, older name or number."""
    found = {one.number for one in scenes() if one.name in message}
    if len(found) > 1:
        meant = {
            one.number
            for one in scenes()
            if re.search(
                rf"(?:取|选|定|报|就是|还是|用|定的是|应为|应该是|(?<!不)是)[“「]?{one.name}", message
            )
        }
        found = meant or found
    if len(found) > 1 and (taken_back := [m.end() for m in _NOT_THAT.finditer(message)]):
        found = {one.number for one in scenes() if one.name in message[taken_back[-1] :]}
    if not found:
        alias = find_alias(message.strip(" 。.！!"))
        found = {alias.scene} if alias else set()
    return scene(found.pop()) if len(found) == 1 else None


def declared_scene(message: str) -> Scene | None:
    """The scene a story says it is about: 第二个是车间智能排产, 我们报在线智能检测; not one it only speaks of."""
    named = named_scene(message)
    if named is None:
        return None
    name = re.escape(named.name)
    said = rf"(?:是|报的?|叫|选|申报|场景[:：]?)[^，。；;\n]{{0,8}}{name}|{name}[”」]?(?:场景|环节|这个场景)|[，！!：: \d号]{name}[，。,]"
    return named if re.search(said, message) else None


def chosen_scene(message: str, proposals: tuple[Proposal, ...]) -> Scene | None:
    """The scene a reply to a proposal means: its name, its number, its place in the list, or plain agreement."""
    text = message.strip(" 。.！!，,")
    named = named_scene(text)
    if named is not None:
        return named
    place = _place(text)
    if place is not None and place < len(proposals):
        return scene(proposals[place].number)
    listed_number = _LISTED.search(text)
    if listed_number and len(proposals) < int(listed_number[1]) <= len(scenes()):
        return scene(int(listed_number[1]))
    digits = "".join(char for char in text if char.isdigit())
    if digits and len(text) <= 8 and 1 <= int(digits) <= len(scenes()):
        number = int(digits)
        listed = [proposal.number for proposal in proposals]
        # 1, 2 or 3 alone means the place in the list shown, unless that very number was proposed
        if text == digits and number <= len(proposals) and number not in listed:
            return scene(listed[number - 1])
        return scene(number)
    return None


def _place(text: str) -> int | None:
    """Which of the scenes shown a short reply means, from 0: 对, 就第一个, 对，第二个吧."""
    agreed = _AGREEMENT.match(text)
    rest = text[agreed.end() :] if agreed else text
    if agreed and not rest:
        return 0
    ordinal = _ORDINAL.match(rest)
    return ("一二三123".index(ordinal[1]) % 3) if ordinal else None


def scene_updates(
    chosen: Scene, row: int, origin: str, quote: str, *, corrects: bool = False
) -> tuple[Update, ...]:
    """What a chosen scene fills: its row of 附表1, and for the first row also 申报场景基本信息."""
    paths = {f"scenes.{row}.stage": chosen.stage, f"scenes.{row}.scene": chosen.name}
    if row == 0:
        paths |= {"basics.stage": chosen.stage, "basics.scene": chosen.name}
    source = (Source(origin, quote),)
    return tuple(Update(path, Answer(value, source), quote, corrects) for path, value in paths.items())


def beside_choice(message: str, session: Session, today: date) -> list[Update]:
    """What a message that chooses a scene tells of the enterprise too: 危险作业自动化。公司全称…，联系人…，139…."""
    asked = () if _NATURE in session.answers else (_NATURE,)
    read = understand(message, replace(session, topic="registration", asked=asked), today)
    return [one for one in read.updates if one.path.startswith("enterprise.") and _OF_BOOKS not in one.path]


def completed(updates: list[Update]) -> list[Update]:
    """The updates, a scene of the catalogue with the stage it belongs to, wherever it was named."""
    found: list[Update] = []
    for update in updates:
        value = update.answer.value
        known = find_scene(value) if update.path == "basics.scene" and isinstance(value, str) else None
        if known is None:
            found.append(update)
            continue
        source = update.answer.sources[0]
        found += scene_updates(known, 0, source.origin, update.quote, corrects=update.corrects)
    seen = {update.path: update for update in found}
    return list(seen.values())


def as_proposal(found: Scene, reason: str) -> Proposal:
    """A scene the person has named, as the first proposal."""
    return Proposal(found.number, found.name, found.stage, 1.0, reason)
