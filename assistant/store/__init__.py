"""Applications on disk: every answer, message, version and draft. The only place that knows SQLAlchemy.

records     what the store hands out: plain frozen values
codec       sessions and answers ⇄ JSON, exact
tables      the tables
database    an address → connections that lock, last and fail in plain words
migrations  how the tables came to be, step by step
history     answers, their versions and the session state, inside one transaction
wordings    the versions of drafted fields, inside one transaction
store       open_store(address) → Store
"""

from assistant.store.records import Application, Draft, DraftSummary, Message, Summary, Version
from assistant.store.store import Store, open_store

__all__ = [
    "Application",
    "Draft",
    "DraftSummary",
    "Message",
    "Store",
    "Summary",
    "Version",
    "open_store",
]
