"""count_zi beside LibreOffice's word count and the package office-wordcount, on the texts of cases/zi.jsonl.

The texts are of two kinds: written to be hard to count, by what is hard in them, and taken from the notice and from the
project's own corpora. The counts of the other two are kept beside each text, so that a test can hold count_zi to
them where neither is installed; a run measures them anew and writes them back. All three count a text as a document
of ours holds it: a full-width blank as a blank, without the marks that are never seen.
"""

import json
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

from assistant.text.zi import count_zi
from eval.labelled import CASES
from eval.readme import renew
from eval.report import keep, show

FILE = CASES / "zi.jsonl"
_HEAD = ("texts", "n", "equal to the larger", "above it", "below it", "most above")


@dataclass(frozen=True)
class Counted:
    """A text with what others count in it."""

    kind: str
    text: str
    libreoffice: int
    package: int

    @property
    def larger(self) -> int:
        return max(self.libreoffice, self.package)


def run() -> dict[str, Any]:
    """Exits with status 1 where a text has fewer 字 than one of the others counts."""
    kept = counted_texts()
    measured, in_properties = _measured(kept)
    _write(measured)
    rows = [_row(kind, [one for one in measured if one.kind == kind]) for kind in _kinds(measured)]
    rows.append(_row("all", measured))
    differing = sum(one.libreoffice != one.package for one in measured)
    agreement = [
        ("texts on which LibreOffice and office-wordcount differ", differing),
        ("texts whose docProps/app.xml was read too", len(in_properties)),
        ("of these the same as the word-count service", sum(in_properties)),
    ]
    show("zi: count_zi against the larger of the other two counts", _HEAD, rows)
    show("the other two", ("figure", "value"), agreement)
    renew("zi", [("字", _HEAD, rows), ("The other two counters", ("figure", "value"), agreement)])
    below = [one.text for one in measured if count_zi(one.text) < one.larger]
    result = {
        "kinds": [dict(zip(_HEAD, row, strict=True)) for row in rows],
        "below": below,
        **dict(agreement),
    }
    keep("zi", result)
    if below:
        sys.exit(1)
    return result


def counted_texts() -> tuple[Counted, ...]:
    """The texts with the counts of the last measurement."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Counted(**json.loads(line)) for line in lines if line)


def held(text: str) -> str:
    """The text as a document of ours holds it."""
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return seen.replace("\u3000", " ").replace("\t", " ")


def _kinds(measured: Iterable[Counted]) -> list[str]:
    return list(dict.fromkeys(one.kind for one in measured))


def _row(name: str, measured: Sequence[Counted]) -> tuple[object, ...]:
    over = [count_zi(one.text) - one.larger for one in measured]
    return (
        name,
        len(over),
        sum(one == 0 for one in over),
        sum(one > 0 for one in over),
        sum(one < 0 for one in over),
        max(over),
    )


def _measured(kept: Sequence[Counted]) -> tuple[list[Counted], list[bool]]:
    """The texts counted anew, and whether the file properties that were read say the same as the service."""
    try:
        from word_count.counter import count_words
    except ModuleNotFoundError:
        raise SystemExit(
            "the package office-wordcount is missing: pip install office-wordcount==1.0.1"
        ) from None

    texts = [held(one.text) for one in kept]
    office = _office(texts)
    measured = [
        Counted(one.kind, one.text, service, count_words(text))
        for one, text, (service, _) in zip(kept, texts, office, strict=True)
    ]
    return measured, [service == stored for service, stored in office if stored is not None]


def _office(texts: Sequence[str]) -> list[tuple[int, int | None]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "texts.json", folder / "counts.json"
        source.write_text(json.dumps(texts), encoding="utf-8")
        script = Path(__file__).with_name("zi_office.py")
        subprocess.run([_uno_python(), script, source, target, folder], check=True, timeout=300)
        return [(service, stored) for service, stored in json.loads(target.read_text(encoding="utf-8"))]


def _uno_python() -> str:
    """A Python that LibreOffice has given its module to: the system's, or the one that comes with it."""
    own = Path(which("soffice") or "soffice").resolve().with_name("python")
    for command in ("/usr/bin/python3", str(own), sys.executable):
        if (
            which(command)
            and subprocess.run([command, "-c", "import uno"], capture_output=True).returncode == 0
        ):
            return command
    raise SystemExit(
        "no Python with LibreOffice's module uno was found (Debian: apt-get install python3-uno)"
    )


def _write(measured: Iterable[Counted]) -> None:
    lines = (
        json.dumps(
            {
                "kind": one.kind,
                "text": one.text,
                "libreoffice": one.libreoffice,
                "package": one.package,
            },
            ensure_ascii=False,
        )
        for one in measured
    )
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
