"""A filled 附件2 among files of old material, ours or an office's copy: read by the reader of filled forms."""

from docx.document import Document as DocumentType

from assistant.documents.locator import Locator
from assistant.documents.reading import read_form
from assistant.errors import FormError
from assistant.forms.annex02 import FORM
from assistant.interview.material.passages import Filled

_ENOUGH = 0.6
"""Share of the form's printed fields that a document must have places for, to be taken for the form."""


def filled_form(document: DocumentType, name: str) -> tuple[Filled, ...]:
    """The filled cells of 附件2; empty where the document is no such form, which then is not changed."""
    locator = Locator(document, FORM)
    try:
        missing = len(locator.not_found())
    except FormError:
        return ()
    if missing > len(locator.fields) * (1 - _ENOUGH):
        return ()
    found = read_form(document, FORM).fields
    return tuple(Filled(one.path, one.text, name, one.place) for one in found)
