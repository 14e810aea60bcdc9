"""The drafts of complete fact sheets: limits, numbers, facts, how they read, what they cost."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from statistics import mean, median
from typing import Any

from assistant.documents.fill import fill
from assistant.drafting.draft import Draft, DraftedField
from assistant.drafting.grounding import ungrounded
from assistant.drafting.narrative import Fact
from assistant.text.sentences import split_sentences
from eval.prose import doubled, grams, kept, long_share, most_shared, sentence_lengths, spoken
from eval.readme import Table, renew
from eval.report import keep, show
from eval.sheets import Sheet, sheets

SPLITS = ("dev", "test", "late", "fresh")
_ROW = ("application", "pain_points", "solution", "safeguards", "outcome", "others", "economy")
_SAMPLES = (
    ("dev-01-cement", "scenes.0.application"),
    ("dev-01-cement", "scenes.0.safeguards"),
    ("dev-05-feed", "scenes.0.pain_points"),
    ("dev-06-carbon", "scenes.0.outcome"),
    ("dev-09-tower", "scenes.0.outcome"),
    ("dev-14-gearbox", "scenes.0.solution"),
    ("test-02-pv", "scenes.1.solution"),
    ("test-03-carton", "scenes.0.pain_points"),
    ("test-05-mining", "scenes.0.solution"),
    ("test-07-fastener", "scenes.0.pain_points"),
    ("test-08-vaccine", "scenes.0.economy"),
    ("test-09-tiles", "scenes.0.outcome"),
    ("test-10-oilpump", "scenes.0.application"),
    ("late-01-wine", "scenes.0.pain_points"),
    ("late-03-insulator", "scenes.0.outcome"),
    ("late-04-bearing", "scenes.1.application"),
)
"""Shown side by side in eval/README.md."""


@dataclass
class _Count:
    """What is counted over the sheets of a split."""

    fields: int = 0
    over: list[str] = field(default_factory=list)
    sentences: int = 0
    loose: list[str] = field(default_factory=list)
    """Numbers that the facts of their own sentence do not bear out"""
    facts: int = 0
    lost: list[str] = field(default_factory=list)
    spoken_facts: int = 0
    spoken_text: int = 0
    zi_facts: int = 0
    zi_text: int = 0
    lengths: list[int] = field(default_factory=list)
    summed_up: list[float] = field(default_factory=list)
    """Share of 二's phrases that stand in 附表1 too"""


def run() -> dict[str, Any]:
    """Measure the splits, draft and write each sheet warm, and renew the samples."""
    counts = {split: counted(sheets(split)) for split in SPLITS}
    everything = sheets()
    result: dict[str, Any] = {split: figures_of(count) for split, count in counts.items()}
    result["between"] = _between(everything)
    result["cost"] = _cost(everything)
    recorded = import_module("eval.recorded_drafts").tables()
    tables = [_main_table(result), _between_table(result), _cost_table(result), *recorded[:2]]
    for title, head, rows in tables:
        show(title, head, rows)
    for split, count in counts.items():
        for label, lines in (("over", count.over), ("loose", count.loose), ("lost", count.lost)):
            for line in lines:
                print(f"  {split} {label}: {line}")
    result["beside a model"] = {title: rows for title, _, rows in recorded[:2]}
    keep("draft", result)
    renew("draft", [*tables, _samples(everything), *recorded[2:]])
    return result


def counted(all_: Sequence[Sheet]) -> _Count:
    count = _Count()
    for sheet in all_:
        drafted = sheet.draft()
        for item in drafted.fields:
            _count_field(count, sheet, item)
        count.summed_up.append(_repeated(drafted))
    return count


def _count_field(count: _Count, sheet: Sheet, item: DraftedField) -> None:
    if item.field.limit is not None:
        count.fields += 1
        if item.zi > item.field.limit.ceiling:
            count.over.append(f"{sheet.name} {item.path} {item.zi}")
    if item.narrative is None:
        return
    for one in item.narrative.sentences:
        count.sentences += 1
        count.loose += [f"{sheet.name} {item.path} {n.quote}" for n in _loose(one.text, one.facts)]
    told = sheet.answers.get(item.path)
    if told is None or item.narrative.as_written:
        return
    listed = [fact.text for fact in item.narrative.left_out]
    for fact in (one for line in told.facts for one in split_sentences(line)):
        count.facts += 1
        if not (kept(fact, item.text) or any(fact in one or one in fact for one in listed)):
            count.lost.append(f"{sheet.name} {item.path} {fact}")
    count.spoken_facts += spoken("\n".join(told.facts))
    count.zi_facts += sum(map(len, told.facts))
    count.spoken_text += spoken(item.text)
    count.zi_text += len(item.text)
    count.lengths += sentence_lengths(item.text)


def _loose(text: str, facts: Sequence[Fact]) -> Iterator[Any]:
    yield from ungrounded(text, [fact.text for fact in facts])


def _repeated(drafted: Draft) -> float:
    rows = set().union(*(grams(text) for text in _narratives(drafted) if text != drafted.text("plan")))
    plan = grams(drafted.text("plan"))
    return len(plan & rows) / len(plan) if plan else 0.0


def _narratives(drafted: Draft) -> list[str]:
    return [one.text for one in drafted.fields if one.narrative is not None]


def figures_of(count: _Count) -> dict[str, Any]:
    return {
        "fields with a limit": count.fields,
        "within it": 1 - len(count.over) / count.fields,
        "sentences": count.sentences,
        "numbers no fact carries": len(count.loose),
        "facts": count.facts,
        "facts present or listed": 1 - len(count.lost) / count.facts,
        "spoken words per 1000 characters, told": 1000 * count.spoken_facts / count.zi_facts,
        "spoken words per 1000 characters, drafted": 1000 * count.spoken_text / count.zi_text,
        "字 per sentence": mean(count.lengths),
        "sentences over 60字": long_share(count.lengths),
        "phrases of 二 that repeat 附表1": mean(count.summed_up),
    }


def _between(all_: Sequence[Sheet]) -> dict[str, Any]:
    """How alike applications read: in one field, which differs by what it tells, and in all."""
    drafts = {sheet.name: sheet.draft() for sheet in all_}
    texts = {name: [text for text in _narratives(drafted)] for name, drafted in drafts.items()}
    told = {
        sheet.name: [line for path in sheet.answers for line in sheet.answers.facts(path)] for sheet in all_
    }
    rows = {column: _column(drafts, column) for column in _ROW}
    return {
        "phrases shared with another application, told": doubled(told),
        "phrases shared with another application, drafted": doubled(texts),
        "most shared": most_shared(texts),
        "most frequent beginning": {column: _commonest_beginning(found) for column, found in rows.items()},
    }


def _column(drafts: Mapping[str, Draft], column: str) -> list[str]:
    return [
        text
        for one in drafts.values()
        for row in one.rows("scenes")
        if (text := one.text(f"scenes.{row}.{column}"))
    ]


def _commonest_beginning(texts: Sequence[str]) -> tuple[str, float]:
    heads = [text[:5] for text in texts]
    best = max(set(heads), key=heads.count)
    return best, heads.count(best) / len(heads)


def _cost(all_: Sequence[Sheet]) -> dict[str, float]:
    """Milliseconds from answers to .docx in a warm process; every sheet once, those of two scenes apart."""
    fill(all_[0].draft(), comments=True)
    spent = {sheet.name: _timed(sheet) for sheet in all_}
    two = [spent[sheet.name] for sheet in all_ if sheet.scenes == 2]
    return {"median": median(spent.values()), "two scenes, median": median(two), "two scenes, most": max(two)}


def _timed(sheet: Sheet) -> float:
    start = time.perf_counter()
    fill(sheet.draft(), comments=True)
    return 1000 * (time.perf_counter() - start)


def _main_table(result: Mapping[str, Any]) -> Table:
    rows: list[tuple[object, ...]] = [
        (name, *(result[split][name] for split in SPLITS)) for name in result["dev"]
    ]
    return "Drafts by rules", ("figure", *SPLITS), rows


def _between_table(result: Mapping[str, Any]) -> Table:
    between = result["between"]
    rows: list[tuple[object, ...]] = [(name, between[name]) for name in between if name.startswith("phrases")]
    rows += [
        (f"{column} begins with {head}", share)
        for column, (head, share) in between["most frequent beginning"].items()
    ]
    return "Between applications", ("figure", "share"), rows


def _cost_table(result: Mapping[str, Any]) -> Table:
    return (
        "Answers to .docx, warm, ms",
        ("figure", "ms"),
        [(name, value) for name, value in result["cost"].items()],
    )


def _samples(all_: Sequence[Sheet]) -> Table:
    by_name = {sheet.name: sheet for sheet in all_}
    rows: list[tuple[object, ...]] = []
    for name, path in _SAMPLES:
        sheet = by_name[name]
        text = sheet.draft().text(path).replace("\n", "<br>")
        rows.append((f"{name} {path.rsplit('.', 1)[-1]}", "<br>".join(sheet.answers.facts(path)), text))
    return "Side by side", ("sheet", "told", "drafted by rules"), rows
