"""Understanding of a message by rules: a list of updates, each with field, typed value and quote.

Order of trust: values beside the name of their field; three-year figures; what points at earlier answers; lines of
the tables asked for; bare values, by kind, for what was just asked; at last the sentences of a story. What one
reader has accounted for, the next leaves alone. A message is read the same way whatever was asked; what was asked
only decides what a bare value answers and which narrative a sentence is likelier to belong to.
"""

from dataclasses import replace
from datetime import date

from assistant.forms.annex02 import FORM
from assistant.interview.by_rules import extract
from assistant.interview.by_rules.asides import read_asides
from assistant.interview.by_rules.bare import (
    read_address,
    read_bare,
    read_founded,
    read_industry,
    read_introduction,
    read_nature,
    read_score,
    read_state_owned,
)
from assistant.interview.by_rules.before_after import read_before_after
from assistant.interview.by_rules.blanket import read_blanket
from assistant.interview.by_rules.corrections import read_corrections
from assistant.interview.by_rules.counted import read_followers, read_staff
from assistant.interview.by_rules.figures import figures
from assistant.interview.by_rules.groups import read_groups
from assistant.interview.by_rules.indicators import read_indicators
from assistant.interview.by_rules.invested import read_invested
from assistant.interview.by_rules.last_digits import read_last_digits
from assistant.interview.by_rules.naming import read_named
from assistant.interview.by_rules.owners import read_owned_numbers
from assistant.interview.by_rules.periods import read_period
from assistant.interview.by_rules.reading import Reading
from assistant.interview.by_rules.references import read_references, read_unnamed_correction
from assistant.interview.by_rules.story import read_story
from assistant.interview.by_rules.tables import read_tables
from assistant.interview.session import Session
from assistant.interview.topics import missing_of
from assistant.rules.dates import full_years
from assistant.text.widths import half_width

_BESIDE_REGISTRATION = frozenset({"people", "standing", "figures", "project"})
"""Topics that ask for values and not for stories, soon after the registration"""


def understand(message: str, session: Session, today: date) -> Reading:
    """Read one message against what the session asked for. `session.turn` already counts this message."""
    reading = Reading(message, late_registration(message, session, today), today)
    read_owned_numbers(reading)
    read_corrections(reading)
    _read_figures(reading)
    read_tables(reading)
    read_invested(reading)
    read_before_after(reading)
    read_indicators(reading)
    read_industry(reading)
    read_score(reading)
    read_founded(reading)
    read_named(reading)
    read_groups(reading)
    read_staff(reading)
    read_followers(reading)
    read_nature(reading)
    read_introduction(reading)
    read_references(reading)
    read_last_digits(reading)
    read_period(reading)
    read_address(reading)
    read_unnamed_correction(reading)
    if not reading.telling:
        read_bare(reading)
        read_state_owned(reading)
        read_blanket(reading)
    read_asides(reading)
    read_story(reading)
    return reading


def late_registration(message: str, session: Session, today: date) -> Session:
    """The session as if the registration were asked too, where it comes a question late: its credit code tells."""
    path = "enterprise.credit_code"
    topic = session.topic.partition("@")[0]
    piece = extract.extract(FORM.field(path), half_width(message), today)
    if (
        topic not in _BESIDE_REGISTRATION
        or path in session.answers
        or piece is None
        or len(piece.words) != 18
    ):
        return session
    missing = tuple(
        one for one in missing_of("registration", session.answers, today) if one not in session.asked
    )
    return replace(session, topic="registration", asked=(*missing, *session.asked))


def _read_figures(reading: Reading) -> None:
    """Three-year figures, wherever the message gives them with years or as a list."""
    years = tuple(sorted({int(path.split(".")[2]) for path in reading.asked if ".years." in path}))
    for figure in figures(reading.heard, years or full_years(reading.today), reading.today):
        at = max(reading.heard.find(figure.words, figure.start, figure.end), figure.start)
        corrects = reading.corrects(figure.start) or reading.corrects(at)
        reading.take(
            figure.path, figure.words, figure.start, figure.end, quote=figure.quote, corrects=corrects
        )
