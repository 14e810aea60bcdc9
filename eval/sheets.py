"""The fact sheets: answers files of invented enterprises, each told by its own person.

cases/sheets/dev-*.yaml   read while the rules were written
cases/sheets/test-*.yaml  measured first, then read and mended too
cases/sheets/late-*.yaml  written when the rules stood; what was garbled in them was mended
cases/sheets/fresh-*.yaml told in the hardest ways: dictated, in dialect, half in English, over-exact, pasted, terse
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.drafting.draft import Draft, draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.files import read_answers
from eval.labelled import CASES

SHEETS = CASES / "sheets"
TODAY = date(2026, 3, 20)


@dataclass(frozen=True)
class Sheet:
    name: str
    path: Path
    answers: Answers
    voice: str
    """How it was told, from the first line of the file"""

    @property
    def split(self) -> str:
        """dev, test, late or fresh."""
        return self.name.partition("-")[0]

    @property
    def scenes(self) -> int:
        return len(self.answers.keys("scenes"))

    def draft(self) -> Draft:
        return draft(FORM, self.answers, TODAY)


def sheets(split: str = "") -> list[Sheet]:
    """All of them, or those of one split, by name."""
    return [
        Sheet(path.stem, path, read_answers(FORM, path), _voice(path))
        for path in sorted(SHEETS.glob(f"{split}*.yaml"))
    ]


def _voice(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline().strip().removeprefix("#").strip()
