"""Rows of the tables of 附表2 that rules and a model read in one message, made one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers, Source
from assistant.forms.values import plain, read_answer
from assistant.interview.by_model.grounds import Message
from assistant.interview.by_model.heard import Row, origin_of
from assistant.interview.by_model.quotes import stands
from assistant.interview.by_rules.rows import KIND_GUESSED, kind_of
from assistant.interview.session import Session, Update
from assistant.text.sentences import normalise

CELL = re.compile(r"^(means\.\d+\.(?:equipment|software|processes|technologies))\.(\d+)\.(\w+)$")
"""The path of a cell: table, row, key"""


def joined_rows(
    rules: list[Update], rows: tuple[Row, ...], session: Session, message: Message
) -> Iterator[Update]:
    """Cells of tables: the model's rows, filled up from the rules' rows of the same name, then the rules' others."""
    left = _rows(rules)
    answers = session.answers
    for row in rows:
        cells = dict(row.cells)
        same = next((key for key, own in left.items() if key[0] == row.table and _same(own, cells)), None)
        own = left.pop(same) if same else {}
        index = _index(row.table, cells["name"], answers)
        for update in (*_new_cells(row, index, session, message), *_filled(own, cells, row.table, index)):
            answers = answers.with_answer(update.path, update.answer)
            yield update
    for (table, _), own in left.items():
        if any(row.table == table and stands(_name(own), row.quote) for row in rows):
            continue  # a piece of a sentence that the model took for one row
        index = _index(table, _name(own), answers)
        for update in _filled(own, {}, table, index):
            answers = answers.with_answer(update.path, update.answer)
            yield update


def _rows(updates: list[Update]) -> dict[tuple[str, str], dict[str, Update]]:
    """The rules' cells by table and row, and in a row by key."""
    found: dict[tuple[str, str], dict[str, Update]] = {}
    for update in updates:
        match = CELL.match(update.path)
        assert match is not None
        found.setdefault((match[1], match[2]), {})[match[3]] = update
    return found


def _name(row: dict[str, Update]) -> str:
    return plain(row["name"].answer.value) if "name" in row else ""


def _same(row: dict[str, Update], cells: dict[str, str]) -> bool:
    """Whether a row of the rules is that of a model: by its name, or by its model where the rules misread the name."""
    own, name = _name(row), cells["name"]
    if own and (stands(own, name) or stands(name, own)):
        return True
    model = plain(row["model"].answer.value) if "model" in row else ""
    return bool(model) and _bare(model) == _bare(cells.get("model", ""))


def _bare(words: str) -> str:
    return "".join(normalise(words).split()).casefold()


def _index(table: str, name: str, answers: Answers) -> int:
    """The row that has this name already, or the next free one."""
    keys = answers.keys(table)
    named = (key for key in keys if name and answers.text(f"{table}.{key}.name") == name)
    return next(named, max(keys, default=-1) + 1)


def _new_cells(row: Row, index: int, session: Session, message: Message) -> Iterator[Update]:
    origin = origin_of(session)
    kind = "" if "kind" in dict(row.cells) else kind_of(dict(row.cells)["name"], row.table.rsplit(".", 1)[-1])
    guessed = (("kind", kind, f"{origin}，{KIND_GUESSED}"),) if kind and _has_kinds(row.table) else ()
    for key, words, where in (*((key, words, origin) for key, words in row.cells), *guessed):
        path = f"{row.table}.{index}.{key}"
        answer = read_answer(FORM.field(path), words, Source(where, row.quote), message.today)
        if answer is not None:
            yield Update(path, answer, row.quote)


def _has_kinds(table: str) -> bool:
    return table.endswith(("equipment", "software"))


def _filled(own: dict[str, Update], cells: dict[str, str], table: str, index: int) -> Iterator[Update]:
    """Cells that the rules read and the model left out, in the row where they belong."""
    for key, update in own.items():
        if key not in cells and not (key == "kind" and cells):
            yield replace(update, path=f"{table}.{index}.{key}")
