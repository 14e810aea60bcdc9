"""Other copies of 附件2, typed, cut, merged and filled each in its own way; built with python-docx alone."""

from collections.abc import Callable

from assistant.documents.ink import lines_of
from assistant.drafting.draft import Draft
from tests.documents.foreign_cut import corrected, cut
from tests.documents.foreign_framed import framed
from tests.documents.foreign_sides import in_grids, side_by_side
from tests.documents.foreign_typed import all_in_one, retyped
from tests.documents.offices import Copy, Texts

FOREIGN: dict[str, Callable[[Texts], Copy]] = {
    "retyped": retyped,
    "all-in-one": all_in_one,
    "framed": framed,
    "cut-at-pages": cut,
    "corrected": corrected,
    "in-grids": in_grids,
    "side-by-side": side_by_side,
}


def texts_of(draft: Draft) -> Texts:
    """What an office would write for a draft: its texts by path, nothing for what is missing."""
    return {
        one.path: "\n".join(lines_of(one.text))
        for one in draft.fields
        if one.text and not one.missing and one.field.kind != "pictures" and not one.path.startswith("basis.")
    }
