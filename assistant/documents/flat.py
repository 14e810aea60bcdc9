"""The characters of some paragraphs as one string that can be edited in place, run by run."""

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.tables import shown_pieces

_T = qn("w:t")


class Flat:
    """The text of paragraphs, each character knowing the element that holds it.

    An edit keeps the run, and with it the font, of the first character it replaces.
    """

    def __init__(self, paragraphs: Iterable[BaseOxmlElement]) -> None:
        self._pieces: list[tuple[str, BaseOxmlElement]] = []
        for number, p in enumerate(paragraphs):
            if number:
                self._pieces.append(("\n", p))
            self._pieces.extend(shown_pieces(p))
        self.text = "".join(shown for shown, _ in self._pieces)

    def holder(self, at: int) -> BaseOxmlElement:
        """The element that holds the character at `at`."""
        return self._pieces[self._piece_at(at)][1]

    def replace(self, start: int, end: int, text: str) -> None:
        """Put `text` in the place of the characters from `start` to before `end`; at least one of them."""
        first = self._piece_at(start)
        offset = self._offset(first)
        for number in range(first, len(self._pieces)):
            shown, element = self._pieces[number]
            if offset >= end:
                break
            kept = shown[: max(start - offset, 0)], shown[end - offset :] if end > offset else shown
            new = kept[0] + (text if number == first else "") + kept[1]
            offset += len(shown)
            self._pieces[number] = _rewritten(element, shown, new)
        self.text = "".join(shown for shown, _ in self._pieces)

    def _piece_at(self, at: int) -> int:
        offset = 0
        for number, (shown, _) in enumerate(self._pieces):
            offset += len(shown)
            if at < offset:
                return number
        raise IndexError(at)

    def _offset(self, piece: int) -> int:
        return sum(len(shown) for shown, _ in self._pieces[:piece])


def _rewritten(element: BaseOxmlElement, old: str, new: str) -> tuple[str, BaseOxmlElement]:
    """The element showing `new`: a `w:t` keeps its place, a symbol or tab is replaced by one."""
    if new == old or element.tag == qn("w:p"):
        return old, element
    if element.tag != _T:
        plain = OxmlElement("w:t")
        element.getparent().replace(element, plain)
        element = plain
    element.text = new
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return new, element
