"""Pictures in a filled document, with the captions that stand under them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.tables import paragraph_text
from assistant.text.sentences import normalise

_NUMBERED = re.compile(r"^(?:附?图|照片)\s*[\d一二三四五六七八九十]*\s*[:：、.．\s-]?\s*")
_LONGEST_CAPTION = 40
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Illustration:
    """One picture."""

    holder: BaseOxmlElement
    """The paragraph that it stands in."""

    relation: str
    """Id of the relation to the picture's part."""

    name: str
    """By its caption, else by what the program calls it; may be empty."""

    caption: BaseOxmlElement | None
    """The paragraph of its caption."""


def illustrations(*roots: BaseOxmlElement) -> Iterator[Illustration]:
    """The pictures below some elements, top to bottom."""
    for root in roots:
        for p in root.iter(qn("w:p")):
            blips = [node for node in p.iter(qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata")]
            for number, blip in enumerate(blips):
                relation = blip.get(f"{_RELATION}embed") or blip.get(f"{_RELATION}id")
                if relation:
                    caption = _caption(p, _described(blip)) if number == len(blips) - 1 else None
                    yield Illustration(p, relation, _name(caption, _described(blip)), caption)


def captions(*roots: BaseOxmlElement) -> frozenset[BaseOxmlElement]:
    """The paragraphs below some elements that are captions of pictures."""
    return frozenset(one.caption for one in illustrations(*roots) if one.caption is not None)


def _caption(p: BaseOxmlElement, described: str) -> BaseOxmlElement | None:
    """The short paragraph under a picture: numbered as a figure, or saying what the picture is called."""
    below = p.getnext()
    if below is None or below.tag != qn("w:p"):
        return None
    text = paragraph_text(below).strip()
    if not text or len(text) > _LONGEST_CAPTION or text.endswith(("。", "；", "：")):
        return None
    called = bool(described) and normalise(text) == normalise(described)
    return below if called or re.match(r"(?:附?图|照片)\s*\d", text) else None


def _name(caption: BaseOxmlElement | None, described: str) -> str:
    shown = paragraph_text(caption).strip() if caption is not None else ""
    return _NUMBERED.sub("", shown) or shown or described


def _described(blip: BaseOxmlElement) -> str:
    """What the program calls a picture for those who cannot see it; nothing for its usual file name."""
    for above in blip.iterancestors(qn("wp:inline"), qn("wp:anchor")):
        properties = above.find(qn("wp:docPr"))
        return str(properties.get("descr") or "").strip() if properties is not None else ""
    return ""
