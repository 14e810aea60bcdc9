"""What of a clause is indexed, the same for words and for vectors."""

import hashlib
from collections.abc import Iterable

from knowledge.clauses import Clause, annex_title


def passage(clause: Clause) -> str:
    """The clause under the titles it stands below; short labels can only be told apart by these."""
    return f"{annex_title(clause.annex)} {clause.heading} {clause.text}"


def digest(clauses: Iterable[Clause]) -> str:
    """Changes when the notice, or what is indexed of it, changes."""
    lines = (
        f"{clause.id}\t{clause.annex}\t{clause.line}\t{clause.kind}\t{passage(clause)}" for clause in clauses
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
