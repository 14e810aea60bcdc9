"""`python -m eval roundtrip`: drafted forms read back, as they are, through LibreOffice, and from other copies of the form.

A field is equal when the text read is the text drafted, and when its meaning is the answer that was given; both are counted.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.documents.fill import write_annex02
from assistant.documents.reading import FormReading, read_form
from assistant.documents.understood import understand
from assistant.documents.word import open_document
from assistant.drafting.draft import Draft, draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.derive import derive
from assistant.forms.files import read_answers
from eval.readme import Table, renew
from eval.report import keep, show
from tests.documents.foreign import FOREIGN, texts_of
from tests.documents.offices import Copy, Texts
from tests.documents.variations import varied

ROOT = Path(__file__).parents[1]
FOLDERS = ("examples", "eval/cases/sheets", "tests/documents")
TODAY = date(2026, 3, 20)
VARIANTS = 2
"""Further hands, by chance, for each other copy of each file."""


@dataclass(frozen=True)
class Sheet:
    """One answers file, drafted."""

    name: str
    answers: Answers
    draft: Draft
    pictures: Path


@dataclass
class Tally:
    """Fields that are right, of those that there are, and what was read where nothing stands."""

    right: int = 0
    all: int = 0
    invented: int = 0
    wrong: tuple[str, ...] = ()

    def add(self, name: str, wanted: Mapping[str, str], reading: FormReading) -> None:
        """Count the texts of a reading against those that were written."""
        read = {one.path: one.text for one in reading.fields}
        wrong = [path for path, text in wanted.items() if read.get(path) != text]
        self.right += len(wanted) - len(wrong)
        self.all += len(wanted)
        self.invented += sum(path not in wanted for path in read)
        self.wrong += tuple(f"{name} {path}" for path in wrong)

    @property
    def share(self) -> float:
        return self.right / self.all if self.all else 0.0


def run() -> None:
    sheets = tuple(_sheets())
    documents = {sheet.name: _document(sheet) for sheet in sheets}
    own, meant, seconds = _own(sheets, documents)
    tallies = {"ours, by texts": own, "ours, by answers": meant}
    for title, steps in (
        ("ours, saved as .odt and back", ("odt", "docx")),
        ("ours, saved by LibreOffice", ("docx",)),
    ):
        tallies[title] = _through_office(sheets, documents, steps)
    for name, fill in FOREIGN.items():
        tallies[name], tallies[f"{name}, {VARIANTS} further hands each"] = _foreign(sheets, fill)
    rows = [(title, one.all, one.right, one.share, one.invented) for title, one in tallies.items()]
    tables: list[Table] = [
        (
            f"Read back, {len(sheets)} answers files",
            ("form", "filled", "right", "share", "read where nothing stands"),
            rows,
        ),
        ("Time", ("figure", "seconds"), [("reading one form, mean", seconds)]),
    ]
    for title, head, lines in tables:
        show(title, head, lines)
    renew("roundtrip", tables)
    for title, one in tallies.items():
        for path in one.wrong[:20]:
            print(f"  {title}：{path}")
    keep(
        "roundtrip",
        {
            "sheets": len(sheets),
            "seconds": round(seconds, 3),
            "sources": {
                title: {
                    "cells": one.all,
                    "right": one.right,
                    "share": round(one.share, 5),
                    "invented": one.invented,
                }
                for title, one in tallies.items()
            },
        },
    )


def _sheets() -> Iterator[Sheet]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("*.yaml")):
            answers = read_answers(FORM, path)
            yield Sheet(path.stem, answers, draft(FORM, answers, TODAY), path.parent)


def _document(sheet: Sheet) -> bytes:
    return write_annex02(sheet.draft, pictures=sheet.pictures).document


def _own(sheets: Sequence[Sheet], documents: Mapping[str, bytes]) -> tuple[Tally, Tally, float]:
    """Our own output by its texts, by what they mean, and the mean time of reading one form."""
    texts, meant, seconds = Tally(), Tally(), []
    for sheet in sheets:
        begun = time.perf_counter()
        reading = read_form(open_document(documents[sheet.name]), FORM)
        seconds.append(time.perf_counter() - begun)
        texts.add(sheet.name, texts_of(sheet.draft), reading)
        _add_meaning(meant, sheet, reading)
    return texts, meant, sum(seconds) / len(seconds)


def _add_meaning(tally: Tally, sheet: Sheet, reading: FormReading) -> None:
    """Count the answers of a reading against those given and derived; narratives have been rewritten, and are left out."""
    read = understand(reading, sheet.name, TODAY).answers
    for path, answer in derive(sheet.answers).by_path.items():
        item = FORM.field(path)
        printed = (
            answer.state != "declined"
            and not path.startswith("basis.")
            and item.kind not in ("narrative", "pictures")
        )
        if not printed or path not in sheet.draft.by_path:
            continue
        found = read.get(path)
        equal = found is not None and (found.value, found.state) == (answer.value, answer.state)
        tally.all += 1
        tally.right += equal
        tally.wrong += () if equal else (f"{sheet.name} {path}",)


def _through_office(sheets: Sequence[Sheet], documents: Mapping[str, bytes], steps: tuple[str, ...]) -> Tally:
    """Our own output after LibreOffice saved it as each of `steps` in turn."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        here = folder / "0"
        here.mkdir()
        for number, sheet in enumerate(sheets):
            (here / f"{number}.docx").write_bytes(documents[sheet.name])
        for step, suffix in enumerate(steps, start=1):
            here = _converted(here, folder / str(step), suffix, folder / "profile")
        for number, sheet in enumerate(sheets):
            reading = read_form(open_document(here / f"{number}.docx"), FORM)
            tally.add(sheet.name, texts_of(sheet.draft), reading)
    return tally


def _converted(source: Path, target: Path, suffix: str, profile: Path) -> Path:
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice (soffice) is not installed; it is needed for this measurement")
    command = [office, "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", suffix]
    files = [str(path) for path in sorted(source.iterdir())]
    subprocess.run([*command, "--outdir", str(target), *files], check=True, capture_output=True, timeout=600)
    return target


def _foreign(sheets: Sequence[Sheet], fill: Callable[[Texts], Copy]) -> tuple[Tally, Tally]:
    """Another copy of the form, filled with each sheet; and the same in further hands."""
    plain, other = Tally(), Tally()
    for sheet in sheets:
        filled = fill(texts_of(sheet.draft))
        plain.add(sheet.name, filled.written, read_form(open_document(filled.document), FORM))
        for seed in range(VARIANTS):
            document = varied(filled.document, seed)
            other.add(f"{sheet.name}#{seed}", filled.written, read_form(open_document(document), FORM))
    return plain, other
