"""`assistant read --application`: what an edited form changes in an application, shown, and taken over after consent."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.cli.output import complain, say
from assistant.documents.differences import Difference, taken_over
from assistant.documents.reading import FormReading
from assistant.documents.understood import Understood
from assistant.text.sentences import split_sentences
from assistant.wiring import Workshop, compare, take_over

_WIDEST = 60


@dataclass(frozen=True)
class Merge:
    """What to do with what differs."""

    application: str
    merge: bool
    yes: bool
    """Without asking."""

    removals: bool
    """Take over too what the form no longer has."""


@dataclass(frozen=True)
class Merged:
    """What differed, and whether it was taken over."""

    differences: tuple[Difference, ...]
    merged: bool


def merge_into(reading: FormReading, understood: Understood, wanted: Merge, *, quiet: bool) -> Merged:
    """Show what differs and, where wanted and agreed to, keep it as one turn; `quiet` shows nothing.

    Raises StoreError for an application that cannot be found or kept.
    """
    store, today = Workshop().store, date.today()
    application = store.open(wanted.application)
    found = compare(store, application, reading, understood, today)
    if not quiet:
        _show(found, application.name)
    given, removed = taken_over(found, removals=wanted.removals)
    if not given.by_path and not removed:
        agreed = False
    else:
        agreed = wanted.yes or (wanted.merge and _agrees(len(given.by_path), removed))
    if agreed:
        take_over(store, application, found, today, removals=wanted.removals)
    if not quiet:
        for line in _outcome(found, wanted, agreed):
            say(line)
    return Merged(found, agreed)


def _agrees(count: int, removed: Sequence[str]) -> bool:
    also = f"，去掉{len(removed)}处" if removed else ""
    sys.stdout.write(f"把这{count}处改动写进申报书{also}吗？（是/否）")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("是", "好", "可以", "确定", "y", "yes")


def _show(found: Sequence[Difference], name: str) -> None:
    if not found:
        say(f"与申报书“{name}”没有不同。")
        return
    say(f"与申报书“{name}”有{len(found)}处不同：")
    for one in found:
        for line in _lines(one):
            say(f"  {line}")


def _lines(one: Difference) -> Iterator[str]:
    where = f"（{one.place}）" if one.place else ""
    if one.kind == "added":
        yield f"{one.label}{where}：补上 {_cut(one.after)}"
    elif one.kind == "emptied":
        yield f"{one.label}：表里空着，申报书里是 {_cut(one.before)}"
    elif one.kind == "row_gone":
        yield f"{one.label}：表里没有这一行 {_cut(one.before)}"
    elif max(len(one.before), len(one.after)) <= _WIDEST:
        yield f"{one.label}{where}：{_cut(one.before)} → {_cut(one.after)}"
    else:
        yield f"{one.label}{where}：改写"
        before, after = split_sentences(one.before), split_sentences(one.after)
        yield from (f"  － {sentence}" for sentence in before if sentence not in after)
        yield from (f"  ＋ {sentence}" for sentence in after if sentence not in before)


def _outcome(found: Sequence[Difference], wanted: Merge, agreed: bool) -> Iterator[str]:
    lost = sum(one.answer is None for one in found)
    if agreed:
        yield f"已写进申报书“{wanted.application}”，填写的内容可用“撤销”退回，改写的文字在“写法”里能换回。"
    elif len(found) > lost:
        yield "没有写进申报书；要采用请加 --merge。" if not wanted.merge else "没有写进申报书。"
    if lost and not wanted.removals:
        complain(f"表里空着或删掉的{lost}处没有从申报书里去掉；要一并去掉请加 --removals。")


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
