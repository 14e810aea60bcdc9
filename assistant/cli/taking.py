"""The start of `assistant chat --from`: facts of old material are offered, and only the chosen ones are taken."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.cli.extracts import as_row, gathered_from
from assistant.cli.output import complain, say, say_json
from assistant.interview.material.proposals import Choice, accept, accepted, choices, choose, listing, propose
from assistant.interview.session import Session, Turn

_LONGEST_CHOICE = 15
"""Characters; a longer message that chooses nothing begins the interview, and must not be lost."""

Save = Callable[[Session, Turn, str, str], Session]
"""Session before, turn, message and author → the session, once it is on disk."""


def take(
    files: Sequence[Path],
    session: Session,
    messages: Iterator[str],
    save: Save,
    show: Callable[[Turn], None],
    *,
    as_json: bool,
) -> tuple[Session, tuple[str, ...]]:
    """Offer what the files name until the person has chosen. Returns the session, and a message that was no choice.

    Raises FileError where no file can be read.
    """
    gathered = gathered_from(files)
    if len(gathered.unread) == len(files):
        raise gathered.unread[0]
    for error in gathered.unread:
        complain(str(error))
    offered = choices(propose(gathered.found, session.answers))
    if as_json:
        say_json({"proposals": [as_row(one) for one in offered]})
    else:
        say(listing(offered))
    return _settle(offered, session, messages, save, show) if offered else (session, ())


def _settle(
    offered: Sequence[Choice],
    session: Session,
    messages: Iterator[str],
    save: Save,
    show: Callable[[Turn], None],
) -> tuple[Session, tuple[str, ...]]:
    for message in messages:
        chosen = choose(message, offered)
        if not chosen.understood and len(message) > _LONGEST_CHOICE:
            complain("这句不像在选材料里的项目：材料里的内容都没有采用，先按回答处理。")
            return session, (message,)
        if chosen.problem:
            show(Turn(session, chosen.problem))
            continue
        after, updates = accept(session, chosen.taken)
        turn = Turn(after, accepted(chosen.taken, offered), updates)
        after = save(session, turn, message, "文件")
        show(turn)
        return after, ()
    return session, ()
