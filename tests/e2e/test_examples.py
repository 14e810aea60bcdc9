"""The examples are whole, agree with each other and with themselves."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.documents.visible import visible_lines
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers
from assistant.forms.derive import derive
from assistant.forms.fields import pattern_of
from assistant.forms.files import read_answers
from assistant.interview.conversation import Interviewer
from assistant.interview.replies import missing_labels
from assistant.interview.session import Proposal, Session, Turn
from assistant.text.sentences import split_sentences
from assistant.text.zi import count_zi
from knowledge.catalogue import scene
from knowledge.notice import lines

EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLE = EXAMPLES / "示例-发动机壳体.yaml"
WHOLE = EXAMPLES / "陇原阀门.yaml"
TODAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def whole() -> Answers:
    return read_answers(FORM, WHOLE)


@pytest.fixture(scope="module")
def last_turn() -> Turn:
    """The end of the chat script."""
    interviewer = Interviewer(_propose, lambda question, asked: "通知第1条说……")
    turn = interviewer.open(Session(), TODAY)
    for message in _script():
        turn = interviewer.receive(turn.session, message, TODAY)
    return turn


def test_every_required_field_has_an_answer(whole):
    """The example shows every field that the form wants, in each of its rows and years."""
    missing = [path for path in _required_paths(whole) if path not in whole]

    assert missing == []


def test_every_answer_of_the_example_is_given_or_none(whole):
    """Nothing in it is left to be filled in."""
    assert {answer.state for answer in whole.by_path.values()} == {"given", "none"}


def test_the_example_shows_two_scenes_and_three_years(whole):
    """Rows of 附表1 and 附表2 belong together; narratives stand as facts, as they would come from a chat."""
    kinds = {
        type(answer.value)
        for path, answer in whole.by_path.items()
        if FORM.field(path).kind == "narrative" and answer.state == "given"
    }

    assert whole.keys("scenes") == whole.keys("means") == (0, 1)
    assert whole.keys("enterprise.years") == (2023, 2024, 2025)
    assert kinds == {tuple}


def test_texts_of_the_example_fit_their_limits(whole):
    """A text that fits is kept as written, so the example must fit."""
    over = {
        path: count_zi(text)
        for path in whole
        if (limit := FORM.field(path).limit) and count_zi(text := "".join(whole.facts(path))) > limit.ceiling
    }

    assert over == {}


def test_size_and_level_of_the_example_follow_from_its_basis(whole):
    """What was given is what head count, revenue, score and industry code give by themselves."""
    derived = (
        "enterprise.size",
        "enterprise.level",
        "enterprise.industry.section",
        "enterprise.industry.division",
    )
    bare = Answers({path: answer for path, answer in whole.by_path.items() if path not in derived})

    assert {path: derive(bare).value(path) for path in derived} == {
        path: whole.value(path) for path in derived
    }


def test_the_figures_of_the_example_agree(whole):
    """Growth follows from the revenues; the costs of the two scenes add up to the investment."""
    before, after = (whole.value(f"enterprise.years.{year}.revenue") for year in (2024, 2025))
    costs = [
        Decimal(re.search(r"花了(\d+)万元", whole.text(f"scenes.{row}.economy"))[1])
        for row in whole.keys("scenes")
    ]

    assert round((after - before) / before * 100, 1) == whole.value("basics.outcomes.sales_growth")
    assert sum(costs) == whole.value("basics.investment")


def test_every_supplier_of_the_project_stands_in_annex_table_2(whole):
    """Whoever supplied the project also supplied something in it."""
    suppliers = {
        whole.text(path)
        for path in whole
        if pattern_of(path).endswith((".equipment.*.supplier", ".software.*.supplier"))
    }

    assert set(whole.text("basics.supplier").split("、")) <= suppliers


def test_the_workbook_holds_the_same_answers(whole):
    """Both kinds of answers files say the same."""
    workbook = read_answers(FORM, WHOLE.with_suffix(".xlsx"))

    assert _differing(workbook, whole) == {}


def test_the_chat_ends_in_the_same_answers(whole, last_turn):
    """The same facts told in a chat give, by rules alone, what the answers file holds."""
    differing = _differing(derive(last_turn.session.answers), derive(whole))

    assert not differing, "\n".join(f"{path}: {told} ≠ {filed}" for path, (told, filed) in differing.items())


def test_the_chat_ends_with_nothing_missing(last_turn):
    """The last message leaves no question open."""
    assert last_turn.finished
    assert missing_labels(last_turn.session, TODAY) == ()


def test_every_fact_of_the_chat_is_quoted_from_it(last_turn):
    """No value came from anywhere but a message."""
    said = "".join(_script())
    quotes = [
        (path, source.quote)
        for path, answer in last_turn.session.answers.by_path.items()
        for source in answer.sources
    ]

    assert [(path, quote) for path, quote in quotes if not quote or quote not in said] == []


def test_the_sample_is_the_row_that_the_notice_prints():
    """Each cell was typed as the notice prints it; its old scene name is read as the catalogue's."""
    sample = read_answers(FORM, SAMPLE)
    printed = set(lines())

    assert {pattern_of(path) for path in sample} == {
        f"scenes.*.{key}"
        for key in ("stage", "scene", "application", "pain_points", "solution", "safeguards", "outcome", "others",
                    "economy")
    }  # fmt: skip
    assert [path for path in sample if f"\t{sample.get(path).sources[0].quote}" not in printed] == []
    assert sample.text("scenes.0.scene") == scene(23).name


def _script() -> list[str]:
    text = WHOLE.with_suffix(".jsonl").read_text(encoding="utf-8")
    return [json.loads(line)["user"] for line in text.splitlines()]


def _propose(description: str) -> Sequence[Proposal]:
    numbers = (28, 27, 29) if "设备健康" in description else (24, 26, 25)
    return [Proposal(one.number, one.name, one.stage, 0.6, "描述相符") for one in map(scene, numbers)]


def _required_paths(answers: Answers) -> list[str]:
    """The path of every required field, in each row and year that has answers."""
    return [path for item in FORM.fields if item.required for path in _rows_of(item.pattern, answers)]


def _rows_of(pattern: str, answers: Answers) -> list[str]:
    if "*" not in pattern:
        return [pattern]
    part = pattern.partition(".*")[0]
    keys = answers.keys(part)
    assert keys, f"no rows of {part}"
    return [path for key in keys for path in _rows_of(pattern.replace("*", str(key), 1), answers)]


def _differing(these: Answers, those: Answers) -> dict[str, tuple[object, object]]:
    pairs = {path: (_said(path, these), _said(path, those)) for path in sorted({*these, *those})}
    return {path: pair for path, pair in pairs.items() if pair[0] != pair[1]}


def _said(path: str, answers: Answers) -> object:
    """State and value; a narrative as its sentences, since a ready text is told sentence by sentence."""
    answer: Answer | None = answers.get(path)
    if answer is None:
        return None
    if FORM.field(path).kind == "narrative":
        return answer.state, tuple(one for fact in answer.facts for one in split_sentences(fact))
    return answer.state, answer.value


def test_the_chat_ends_in_the_same_form_as_the_answers_file(tmp_path):
    """With the real matcher and search behind the interview, the two forms read alike line by line."""
    environment = {**os.environ, "ASSISTANT_HOME": str(tmp_path / "home")}
    for arguments in (
        ["chat", "--script", EXAMPLES / "陇原阀门.jsonl", "--json", "-o", tmp_path / "chat"],
        ["draft", WHOLE, "-o", tmp_path / "draft"],
    ):
        command = [sys.executable, "-m", "assistant", *map(str, arguments)]
        subprocess.run(command, env=environment, capture_output=True, check=True)
    chat, drafted = (visible_lines(next((tmp_path / name).glob("*.docx"))) for name in ("chat", "draft"))
    assert chat == drafted
