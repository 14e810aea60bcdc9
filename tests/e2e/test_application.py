"""One whole application offline: answers → .docx, every given number in it and no other."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from docx import Document

from assistant.documents.blank import FORMS_FOLDER
from assistant.documents.visible import visible_lines
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers
from assistant.forms.files import read_answers
from assistant.text.quantities import quantities, supports
from assistant.text.written_dates import dates
from assistant.wiring import make_package

TODAY = date(2026, 3, 10)
EXAMPLE = read_answers(FORM, Path("examples/陇原阀门.yaml"))
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _numbers(text: str) -> set[Decimal]:
    """Every number of a text, in Arabic figures, without idle zeros."""
    return {Decimal(number).normalize() for number in _NUMBER.findall(text.replace(",", ""))}


def _given(answers: Answers) -> str:
    """All that was answered, with the words it was answered in."""
    parts = []
    for path in answers:
        answer = answers.get(path)
        assert answer is not None
        parts += [*answer.facts, *(source.quote for source in answer.sources)]
    return "\n".join(parts)


def test_every_given_number_is_in_the_form_and_no_other() -> None:
    """Numbers of the filled form: those of the blank form, of the answers, and row numbers; none is lost."""
    package = make_package(EXAMPLE, TODAY)
    shown = "\n".join(visible_lines(package.working))
    blank = "\n".join(visible_lines(FORMS_FOLDER / "annex02.docx"))
    years = {Decimal(year) for year in EXAMPLE.keys("enterprise.years")}
    rows = {Decimal(number) for number in range(1, 10)}
    computed = {
        Decimal(str(value)).normalize()
        for path in EXAMPLE
        if isinstance(value := EXAMPLE.value(path), Decimal | int)
    }
    assert _numbers(shown) - _numbers(blank) - _numbers(_given(EXAMPLE)) - years - rows - computed == set()
    printed = [path for path in EXAMPLE if not path.startswith("basis.")]
    left_out = [
        fact.text for item in package.draft.fields if item.narrative for fact in item.narrative.left_out
    ]
    for path in printed:
        for fact in EXAMPLE.facts(path):
            wanted = quantities(str(fact))
            assert (
                all(any(supports(one, got) for got in quantities(shown)) for one in wanted)
                or fact in left_out
            ), fact


def test_every_date_of_the_form_was_given() -> None:
    """Months and years in the filled form come from the answers or the blank form."""
    package = make_package(EXAMPLE, TODAY)
    shown = {one.iso for one in dates("\n".join(visible_lines(package.working)))}
    blank = {one.iso for one in dates("\n".join(visible_lines(FORMS_FOLDER / "annex02.docx")))}
    given = {one.iso for one in dates(_given(EXAMPLE))} | {
        str(year) for year in EXAMPLE.keys("enterprise.years")
    }
    assert {iso for iso in shown - blank if not any(one.startswith(iso) for one in given)} == set()


def test_the_complete_example_has_nothing_to_add(golden) -> None:
    """No 【待补充】, no finding; the visible lines are those a person has read."""
    package = make_package(EXAMPLE, TODAY)
    lines = visible_lines(package.clean)
    assert package.draft.missing == ()
    assert package.findings == ()
    assert package.unplaced == ()
    assert not any("待补充" in line for line in lines)
    golden.check("annex02_陇原阀门", lines)


def test_an_application_without_answers_is_still_a_whole_form() -> None:
    """Every required cell is marked 【待补充】, and the form can be opened and read."""
    package = make_package(Answers(), TODAY)
    text = "\n".join(visible_lines(package.working))
    assert text.count("【待补充") >= 60
    assert len(package.draft.missing) >= 60
    Document(BytesIO(package.working))


def test_the_same_answers_give_the_same_bytes() -> None:
    """A document is reproducible, so that a file edited by hand is told from one that was not."""
    assert make_package(EXAMPLE, TODAY).working == make_package(EXAMPLE, TODAY).working


def test_text_that_looks_like_code_stays_text() -> None:
    """Markup, formulas and field codes of a person's text are printed as they were typed."""
    odd = '=1+1 <w:p/> {MERGEFIELD x} <script>alert(1)</script> & "引号" \\n'
    answers = EXAMPLE.with_answer("scenes.0.application", Answer(odd))
    assert odd.strip() in "\n".join(visible_lines(make_package(answers, TODAY).working))
