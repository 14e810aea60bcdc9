"""How far a long run has come, on standard error only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.cli.output import complain

_EVERY = 100
"""Cases between two lines where standard error is no terminal"""


@contextmanager
def progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Gives what to call after each case.

    A bar where standard error is a terminal, else a line now and then. No bar where results are `shown` on the same
    terminal: there they are the progress.
    """
    if not sys.stderr.isatty():
        yield _lines(total)
    elif total <= 1 or (shown and sys.stdout.isatty()):
        yield lambda: None
    else:
        with _bar(total) as advance:
            yield advance


def _lines(total: int) -> Callable[[], None]:
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done % _EVERY == 0:
            complain(f"已核对{done}/{total}条")

    return advance


@contextmanager
def _bar(total: int) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("核对"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # standard output may be a file that is being written; rich must not take it over
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
