"""Understanding of a message by rules: a list of updates, each with field, typed value and quote.

Order of trust: values beside the name of their field; three-year figures; what points at earlier answers; lines of
the tables asked for; bare values, by kind, for what was just asked; at last the sentences of a story. What one
reader has accounted for, the next leaves alone. A message is read the same way whatever was asked; what was asked
only decides what a bare value answers and which narrative a sentence is likelier to belong to.
"""

from datetime import date

from assistant.interview.by_rules.bare import (
    read_address,
    read_bare,
    read_industry,
    read_introduction,
    read_ordered,
    read_period,
    read_score,
    read_standing_of,
    read_state_owned,
)
from assistant.interview.by_rules.blanket import read_blanket
from assistant.interview.by_rules.figures import figures
from assistant.interview.by_rules.groups import read_groups
from assistant.interview.by_rules.naming import read_named
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.references import read_references, read_unnamed_correction
from assistant.interview.by_rules.story import read_story
from assistant.interview.by_rules.tables import read_tables
from assistant.interview.session import Session
from assistant.rules.dates import full_years


def understand(message: str, session: Session, today: date) -> Reading:
    """Read one message against what the session asked for. `session.turn` already counts this message."""
    reading = Reading(message, session, today)
    _read_figures(reading)
    read_tables(reading)
    read_industry(reading)
    read_score(reading)
    read_named(reading)
    read_groups(reading)
    read_standing_of(reading)
    read_introduction(reading)
    read_references(reading)
    read_period(reading)
    read_address(reading)
    read_unnamed_correction(reading)
    if not reading.telling:
        read_ordered(reading)
        read_bare(reading)
        read_state_owned(reading)
        read_blanket(reading)
    read_story(reading)
    return reading


def _read_figures(reading: Reading) -> None:
    """Three-year figures, wherever the message gives them with years or as a list."""
    years = tuple(sorted({int(path.split(".")[2]) for path in reading.asked if ".years." in path}))
    for figure in figures(reading.heard, years or full_years(reading.today), reading.today):
        reading.take(figure.path, figure.words, figure.start, figure.end, quote=figure.quote)
