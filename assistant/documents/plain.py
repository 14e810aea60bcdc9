"""A document made plain in memory, for reading only: what shows is text in paragraphs, cells and tables.

Content controls, fields, formulas, text boxes and frames give way to the text that they show. Never saved.
"""

from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.tables import TICKED, UNTICKED

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_GROUPS = frozenset(
    (
        "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp",
        "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}wpc",
        "{urn:schemas-microsoft-com:vml}group",
    )
)
_TEXT_BOX = qn("w:txbxContent")
_FALSE = ("0", "false", "off")


def make_plain(body: BaseOxmlElement) -> tuple[BaseOxmlElement, ...]:
    """Make everything below `body` plain; gives the paragraphs that stood in text boxes.

    A text box stands behind the paragraph that it hangs on; the shapes of a drawn figure stay where they are. A
    table of one cell is a frame, and gives way to what is inside.
    """
    _choose(body)
    for control in reversed(list(body.iter(qn("w:sdt")))):
        _open_control(control)
    for wrapper in reversed(list(body.iter(qn("w:smartTag"), qn("w:customXml")))):
        _unwrap(wrapper, wrapper)
    for field in list(body.iter(qn("w:ffData"))):
        _show_form_field(field)
    for node in list(body.iter(qn("m:t"))):
        node.tag = qn("w:t")
    for reading in list(body.iter(qn("w:rt"))):  # how a character is pronounced, printed above it
        reading.getparent().remove(reading)
    boxed = tuple(_open_boxes(body))
    for tbl in reversed(list(body.iter(qn("w:tbl")))):
        _open_frame(tbl)
    return boxed


def figures(body: BaseOxmlElement) -> Iterator[tuple[BaseOxmlElement, str]]:
    """The drawn figures whose shapes hold text, with that text and the paragraph they hang on."""
    seen: set[BaseOxmlElement] = set()
    for box in body.iter(_TEXT_BOX):
        holder = [above for above in box.iterancestors() if above.tag == qn("w:p")][-1]
        if holder not in seen:
            seen.add(holder)
            texts = (
                "".join(node.text or "" for node in p.iter(qn("w:t")))
                for inner in holder.iter(_TEXT_BOX)
                for p in inner.iter(qn("w:p"))
            )
            yield holder, " ".join(filter(None, (text.strip() for text in texts)))


def _choose(body: BaseOxmlElement) -> None:
    """Of what is kept twice, for new and for old programs, the new one stays."""
    for both in reversed(list(body.iter(f"{_MC}AlternateContent"))):
        kept = next(iter([*both.findall(f"{_MC}Choice"), *both.findall(f"{_MC}Fallback")]), None)
        if kept is not None:
            _unwrap(both, kept)


def _open_control(control: BaseOxmlElement) -> None:
    """A content control as its text: a prompt that was never typed over is none, a check box follows its state."""
    content = control.find(qn("w:sdtContent"))
    if content is None:
        control.getparent().remove(control)
        return
    texts = list(content.iter(qn("w:t"), qn("w:sym")))
    boxes = control.findall(f"{qn('w:sdtPr')}/{_W14}checkbox")
    if boxes and texts:
        state = boxes[0].find(f"{_W14}checked")
        checked = state is not None and state.get(f"{_W14}val", "1") not in _FALSE
        texts[0].addprevious(_text(TICKED if checked else UNTICKED))
    if boxes or control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None:
        for node in texts:
            node.getparent().remove(node)
    _unwrap(control, content)


def _show_form_field(field: BaseOxmlElement) -> None:
    """A form field of the old kind shows its box or choice without any text; it gets one."""
    check = field.find(qn("w:checkBox"))
    choices = field.find(qn("w:ddList"))
    run = next(field.iterancestors(qn("w:r")), None)
    if run is None:
        return
    if check is not None:
        states = [*check.findall(qn("w:checked")), *check.findall(qn("w:default"))]
        ticked = bool(states) and states[0].get(qn("w:val"), "1") not in _FALSE
        run.append(_text(TICKED if ticked else UNTICKED))
    elif choices is not None:
        entries = [entry.get(qn("w:val"), "") for entry in choices.findall(qn("w:listEntry"))]
        result = choices.find(qn("w:result"))
        at = str(result.get(qn("w:val"), "")) if result is not None else ""
        if at.isdigit() and int(at) < len(entries):
            run.append(_text(entries[int(at)]))


def _open_boxes(body: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    last: dict[BaseOxmlElement, BaseOxmlElement] = {}
    for box in list(body.iter(_TEXT_BOX)):
        if any(above.tag in _GROUPS for above in box.iterancestors()):
            continue
        anchor = next(box.iterancestors(qn("w:p")))
        for block in list(box):
            last.get(anchor, anchor).addnext(block)
            last[anchor] = block
            yield from block.iter(qn("w:p"))
        box.getparent().remove(box)


def _open_frame(tbl: BaseOxmlElement) -> None:
    cells = tbl.xpath("./w:tr/w:tc")
    if len(cells) != 1:
        return
    blocks = [block for block in cells[0] if block.tag in (qn("w:p"), qn("w:tbl"))]
    for block in blocks:
        tbl.addprevious(block)
    tbl.getparent().remove(tbl)


def _text(text: str) -> BaseOxmlElement:
    node = OxmlElement("w:t")
    node.text = text
    return node


def _unwrap(element: BaseOxmlElement, content: BaseOxmlElement) -> None:
    for child in list(content):
        element.addprevious(child)
    element.getparent().remove(element)
