"""Runs of text in the look of the place they stand in.

Text is data: it becomes characters, never a field, a link or markup.
"""

import copy
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.blank.styles import FANG_SONG

MISSING = re.compile(r"(【待补充[^】]*】)")
"""What stands for a value that is missing."""

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_USUAL_SIZE = 24


def lines_of(text: str) -> list[str]:
    """The lines of a text as Word may hold them: none blank, no tab, no mark that is never seen or that XML forbids."""
    legal = _ILLEGAL.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
    legal = "".join(char for char in legal if unicodedata.category(char) != "Cf")  # Word would count them
    return [line.strip() for line in legal.split("\n") if line.strip()]


@dataclass(frozen=True)
class Look:
    """Fonts and size of a text; the size in half points."""

    fonts: BaseOxmlElement
    size: int
    sized: bool
    """Whether the size must be written on the run, because the paragraph's style does not give it."""

    def at(self, size: int) -> "Look":
        """The same fonts at another size."""
        return self if size == self.size else Look(self.fonts, size, sized=True)


@dataclass(frozen=True)
class Ink:
    """Writes runs into one document; `marks` draws 【待补充】 on yellow."""

    document: DocumentType
    marks: bool = False

    def look(self, p: BaseOxmlElement) -> Look:
        """The look of what stands in a paragraph, else of what would be typed there, else of what stands before."""
        style = self._style(p)
        properties = [*p.xpath("./w:r/w:rPr"), *p.xpath("./w:pPr/w:rPr")]
        fonts = next((named for rpr in properties if (named := _fonts(rpr)) is not None), None)
        if fonts is None and style is not None and style[0] is not None:
            fonts = style[0]
        before = [] if fonts is not None else p.xpath("preceding::w:r[w:rPr/w:rFonts][1]/w:rPr")
        if fonts is None:
            fonts = _fonts(before[0]) if before else None
        size = next((own for rpr in (*properties, *before) if (own := _size(rpr))), None)
        usual = style[1] if style is not None else None
        return Look(_named(fonts), size or usual or _USUAL_SIZE, sized=size is not None)

    def indent(self, p: BaseOxmlElement) -> int:
        """Left indent of a paragraph in twips, its own or its style's."""
        own = p.xpath("./w:pPr/w:ind/@w:left | ./w:pPr/w:ind/@w:start")
        name = (p.xpath("./w:pPr/w:pStyle/@w:val") or [""])[0]
        styles = self.document.styles.element.xpath("./w:style[@w:type='paragraph'][w:pPr/w:ind/@w:left]")
        named = [style for style in styles if style.get(qn("w:styleId")) == name]
        inherited = named[0].xpath("./w:pPr/w:ind/@w:left") if named else []
        return int(float((*own, *inherited, "0")[0]))

    def write(
        self, p: BaseOxmlElement, text: str, look: Look, *, underline: bool = False
    ) -> list[BaseOxmlElement]:
        """Append a text to a paragraph; gives its runs."""
        runs = [self._run(piece, look, underline) for piece in MISSING.split(text) if piece]
        p.extend(runs)
        return runs

    def set_off(self, run: BaseOxmlElement) -> list[BaseOxmlElement]:
        """Give each 【待补充】 inside a written run a run of its own; gives those, or the run where there is none."""
        pieces = [piece for piece in MISSING.split("".join(run.xpath("./w:t/text()"))) if piece]
        if len(pieces) < 2:
            return [run]
        found: list[BaseOxmlElement] = []
        for piece in pieces:
            added = copy.deepcopy(run)
            for shown in added.xpath("./w:t")[1:]:
                added.remove(shown)
            added.xpath("./w:t")[0].text = piece
            run.addprevious(added)
            if MISSING.fullmatch(piece):
                found.append(added)
                if self.marks:
                    _highlight(added)
        run.getparent().remove(run)
        return found

    def _run(self, text: str, look: Look, underline: bool) -> BaseOxmlElement:
        run = OxmlElement("w:r")
        properties = run.get_or_add_rPr()
        properties.append(copy.deepcopy(look.fonts))
        if look.sized:
            properties.extend(_value(tag, str(look.size)) for tag in ("w:sz", "w:szCs"))
        if self.marks and MISSING.fullmatch(text):
            properties.append(_value("w:highlight", "yellow"))
        if underline:
            properties.append(_value("w:u", "single"))
        run.append(OxmlElement("w:tab") if text == "\t" else _shown(text))
        return run

    def _style(self, p: BaseOxmlElement) -> tuple[BaseOxmlElement | None, int | None] | None:
        name = p.xpath("./w:pPr/w:pStyle/@w:val")
        return self._styles.get(name[0] if name else "")

    @cached_property
    def _styles(self) -> dict[str, tuple[BaseOxmlElement | None, int | None]]:
        """Fonts and size of each paragraph style by its id; the default style under an empty id too."""
        root = self.document.styles.element
        defaults = root.xpath("./w:docDefaults/w:rPrDefault/w:rPr")
        by_id = {style.get(qn("w:styleId")): style for style in root.xpath("./w:style[@w:type='paragraph']")}
        found = {key: _inherited(style, by_id, defaults) for key, style in by_id.items()}
        for key, style in by_id.items():
            if style.get(qn("w:default")) in ("1", "true"):
                found[""] = found[key]
        return found


def _inherited(
    style: BaseOxmlElement, by_id: dict[str, BaseOxmlElement], defaults: list[BaseOxmlElement]
) -> tuple[BaseOxmlElement | None, int | None]:
    chain: list[BaseOxmlElement] = []
    seen: BaseOxmlElement | None = style
    while seen is not None and seen not in chain:
        chain.append(seen)
        base = seen.xpath("./w:basedOn/@w:val")
        seen = by_id.get(base[0]) if base else None
    properties = [rpr for link in chain for rpr in link.xpath("./w:rPr")] + defaults
    fonts = next((rfonts for rpr in properties if (rfonts := _fonts(rpr)) is not None), None)
    return fonts, next((size for rpr in properties if (size := _size(rpr))), None)


def _fonts(rpr: BaseOxmlElement) -> BaseOxmlElement | None:
    """The fonts that a run's properties name for Chinese."""
    found: list[BaseOxmlElement] = rpr.xpath("./w:rFonts[@w:eastAsia]")
    return found[0] if found else None


def _size(rpr: BaseOxmlElement) -> int | None:
    found = rpr.xpath("./w:sz/@w:val")
    return int(float(found[0])) if found else None


def _named(fonts: BaseOxmlElement | None) -> BaseOxmlElement:
    if fonts is not None:
        return fonts
    named = OxmlElement("w:rFonts")
    for attribute in ("w:ascii", "w:eastAsia", "w:hAnsi", "w:cs"):
        named.set(qn(attribute), FANG_SONG)
    return named


def _shown(text: str) -> BaseOxmlElement:
    shown = OxmlElement("w:t")
    shown.text = text
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return shown


def _highlight(run: BaseOxmlElement) -> None:
    properties = run.get_or_add_rPr()
    for old in properties.findall(qn("w:highlight")):
        properties.remove(old)
    mark = _value("w:highlight", "yellow")
    after = properties.xpath("./w:u | ./w:effect | ./w:bdr | ./w:shd | ./w:vertAlign | ./w:lang")
    if after:
        after[0].addprevious(mark)
    else:
        properties.append(mark)


def _value(tag: str, value: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element
