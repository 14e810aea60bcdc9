"""What is printed: Chinese for people on standard output, JSON where asked for, diagnostics on standard error."""

import json
import sys
from collections.abc import Iterable

DONE, FAILED, UNUSABLE = 0, 1, 2
"""Exit statuses: done; done, but some input failed or findings are blocking; unusable arguments or input."""


def say(text: str = "") -> None:
    """A line for the person."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say_json(value: object) -> None:
    """One JSON object on one line."""
    say(json.dumps(value, ensure_ascii=False))


def complain(text: str) -> None:
    """A line of diagnostics."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def say_list(head: str, lines: Iterable[str]) -> None:
    """A head with indented lines beneath, or nothing where there are none."""
    listed = list(lines)
    if listed:
        say(head)
        for line in listed:
            say(f"  {line}")
