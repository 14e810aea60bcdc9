"""A filled form read: the text of every field, and all else that a person wrote into the document.

Nothing is dropped: a text is in a field, or it is told with its place as left over, as an edit or in a note.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.illustrations import Illustration, illustrations
from assistant.documents.layout import LAYOUTS, Kind
from assistant.documents.leftovers import Leftover, leftovers
from assistant.documents.locator import Locator
from assistant.documents.packages import check_package
from assistant.documents.places import Place, read, taken_up
from assistant.documents.plain import make_plain
from assistant.documents.printed import money_unit, without_see_above
from assistant.documents.relaid import lay_out
from assistant.documents.tables import whole_text
from assistant.documents.tracked import Change, accept_changes
from assistant.documents.whereabouts import Whereabouts
from assistant.documents.word import open_document
from assistant.errors import FileError, FormError
from assistant.forms.fields import Form, FormField
from assistant.forms.values import MISSING_MARK, NOTHING

_ENOUGH = 0.2
"""Share of the form's printed fields that a document without any of its repeated tables must have places for."""

_NUMBER = re.compile(r"[-−]?[\d,，.]+")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


@dataclass(frozen=True)
class ReadField:
    """What a person wrote for one field, and where."""

    path: str
    text: str
    place: str


@dataclass(frozen=True)
class ReadPicture:
    """A picture in the place of a field of pictures."""

    path: str
    name: str
    """With the suffix of its kind."""

    content: bytes
    place: str


@dataclass(frozen=True)
class Edit:
    """A tracked change, which was accepted."""

    kind: str
    """`加入` or `删去`."""

    text: str
    author: str
    place: str


@dataclass(frozen=True)
class FormReading:
    """A filled form, read."""

    form: Form
    fields: tuple[ReadField, ...]
    pictures: tuple[ReadPicture, ...]
    blank: tuple[str, ...]
    """Paths that the document has a place for, with nothing written in it."""

    pending: tuple[str, ...]
    """Paths at which 【待补充】 stands; what else stands there is a field all the same."""

    absent: tuple[FormField, ...]
    """Fields whose printed labels the document lacks."""

    leftovers: tuple[Leftover, ...]
    edits: tuple[Edit, ...]
    notes: tuple[str, ...]
    """What was put together or taken to mean something, for a person to check."""

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Paths at which a person still has to write something: marked as missing, or asked for and blank."""
        empty = (path for path in self.blank if self.form.field(path).required)
        return tuple(sorted({*self.pending, *empty}, key=self.form.order))

    @cached_property
    def by_path(self) -> Mapping[str, ReadField]:
        """The fields by path."""
        return {one.path: one for one in self.fields}


def read_form(document: DocumentType, form: Form) -> FormReading:
    """Read a filled form; the document is changed in memory and must not be saved.

    Tracked changes are accepted and told, comments not looked at. Raises FormError where the document is not this form.
    """
    return _Reading(document, form).reading()


def read_form_file(path: Path, form: Form) -> FormReading:
    """Read a filled form from a file, as `read_form` does. Raises FileError for one that cannot be read."""
    if path.is_file():
        check_package(path, path.name, ".docx")
    document = open_document(path)
    try:
        return read_form(document, form)
    except (ValueError, KeyError, IndexError):  # numbers and names in the markup that are none
        problem = "的内容有损坏的地方，读不出来"
        raise FileError(path, problem, "用 Word 或 WPS 打开，另存为 .docx 后再试") from None


class _Reading:
    """What the steps of one reading share."""

    def __init__(self, document: DocumentType, form: Form) -> None:
        self._document = document
        self._form = form
        self._layout = LAYOUTS[form.annex]
        self._body = document.element.body
        self._changes = accept_changes(self._body)
        self._boxed = make_plain(self._body)
        self._where = Whereabouts(self._body)
        lay_out(self._body, FormLabels(form, self._layout), self._where)
        self._locator = Locator(document, form, self._layout, filled=True)
        self._places: dict[str, Place] = {}
        """Places by the path that the reading gives, rows counted without the empty ones between them."""
        self._located: dict[str, str] = {}
        """The locator's own path of each."""

    def reading(self) -> FormReading:
        absent = self._locator.not_found()
        repeats = self._locator.repeats
        few = len(absent) > len(self._locator.fields) * (1 - _ENOUGH)
        if few and not (repeats.rows or repeats.cards or repeats.copies):
            raise FormError(
                f"这份文件不像附件{self._form.annex}《{self._form.title}》：表上的栏目大多找不到；"
                "请给出该附件的 Word 表格，一般材料请用 assistant extract。"
            )
        self._find_places()
        pictures, other_pictures = self._pictures()
        pending = tuple(path for path, place in self._places.items() if self._is_pending(path, place))
        empty = (path for path, place in self._places.items() if not self._text(path, place))
        return FormReading(
            self._form,
            tuple(self._fields()),
            pictures,
            tuple(
                path for path in empty if path not in pending and self._form.field(path).kind != "pictures"
            ),
            pending,
            absent,
            (
                *leftovers(self._document, self._form, self._locator, self._takers, self._where),
                *other_pictures,
            ),
            tuple(map(self._edit, self._changes)),
            tuple(self._notes()),
        )

    def _find_places(self) -> None:
        for item in self._locator.fields:
            for located, path in self._paths(item.pattern):
                if (place := self._locator.place(located)) is not None:
                    self._places[path], self._located[path] = place, located

    def _paths(self, pattern: str, located: str = "", done: str = "") -> Iterator[tuple[str, str]]:
        """The locator's paths of a pattern, and the same with the rows of each table counted one by one."""
        head, star, rest = pattern.partition(".*.")
        if not star:
            yield f"{located}{head}", f"{done}{head}"
            return
        keys = self._keys(f"{located}{head}")
        counted = head in (self._layout.rows,) or bool(done)
        for number, key in enumerate(keys):
            yield from self._paths(
                rest, f"{located}{head}.{key}.", f"{done}{head}.{number if counted else key}."
            )

    def _keys(self, part: str) -> tuple[int, ...]:
        """The rows of a part that hold more than the form's own hints."""
        return tuple(
            key for key in self._locator.keys(part) if part.count(".") < 2 or self._row_says(part, key)
        )

    def _row_says(self, part: str, key: int) -> bool:
        pattern = f"{self._layout.copies}.*.{part.rsplit('.', 1)[1]}.*."
        items = (item for item in self._locator.fields if item.pattern.startswith(pattern))
        places = (
            (item, self._locator.place(f"{part}.{key}.{item.pattern[len(pattern) :]}")) for item in items
        )
        return any(read(place, item) for item, place in places if place is not None)

    # -- the fields

    def _fields(self) -> Iterator[ReadField]:
        for path, place in self._places.items():
            text = self._text(path, place)
            if text and not text.startswith(MISSING_MARK):
                yield ReadField(path, text, self._where.of(place))

    def _text(self, path: str, place: Place) -> str:
        """What is written at a path; nothing for a place of pictures, and for the blanks that the form prints."""
        item = self._form.field(path)
        if item.kind == "pictures":
            return ""
        text = read(place, item)
        if not without_see_above(text) or (text not in NOTHING and not _says(text)):
            return ""
        return self._with_unit(text, item) if item.kind == "money" else text

    def _with_unit(self, text: str, item: FormField) -> str:
        """An amount with the unit that an office printed in the place of the form's own."""
        kind = self._locator.labels.kind(item)
        label = self._locator.label_cell(item) if kind in (Kind.BESIDE, Kind.YEAR) else None
        unit = money_unit(label.slot.text) if label is not None else ""
        bare_number = _NUMBER.fullmatch(text.strip())
        return f"{text}{unit}" if unit and unit != item.nature.unit and bare_number else text

    def _is_pending(self, path: str, place: Place) -> bool:
        """Whether 【待补充】 stands at a path; in a cell of boxes only while none is ticked."""
        item = self._form.field(path)
        text = self._text(path, place)
        if text or item.kind == "pictures":
            return MISSING_MARK in text
        return bool(item.nature.options) and any(
            MISSING_MARK in whole_text(cell) for cell in taken_up(place, item)
        )

    # -- what else stands in the document

    @cached_property
    def _takers(self) -> Mapping[BaseOxmlElement, tuple[str, ...]]:
        """Cells, paragraphs and tables with the paths whose text stands there."""
        found: dict[BaseOxmlElement, tuple[str, ...]] = {}
        for path, place in self._places.items():
            for element in taken_up(place, self._form.field(path)):
                found[element] = (*found.get(element, ()), path)
        return found

    def _taker(self, element: BaseOxmlElement) -> str:
        """The path whose place holds an element, the nearest one; empty for none."""
        around = (element, *element.iterancestors())
        return next((self._takers[one][0] for one in around if one in self._takers), "")

    def _pictures(self) -> tuple[tuple[ReadPicture, ...], tuple[Leftover, ...]]:
        """The pictures of the fields that take some, and what there is beside."""
        placed: list[ReadPicture] = []
        others: list[Leftover] = []
        for number, one in enumerate(illustrations(self._body), start=1):
            path, content = self._picture_path(one.holder), self._content(one)
            where = self._where.of_element(one.holder)
            if path and content:
                placed.append(
                    ReadPicture(path, _file_name(one.name or f"图{number}", content[1]), content[0], where)
                )
            else:
                others.append(Leftover(f"图片“{one.name}”" if one.name else "图片", where))
        return tuple(placed), tuple(others)

    def _picture_path(self, holder: BaseOxmlElement) -> str:
        around = set(holder.iterancestors(qn("w:tc")))
        paths = (path for element in around for path in self._takers.get(element, ()))
        return next((path for path in paths if self._form.field(path).kind == "pictures"), "")

    def _content(self, one: Illustration) -> tuple[bytes, str] | None:
        part = self._document.part.related_parts.get(one.relation)
        return (part.blob, part.partname.ext) if part is not None else None

    def _edit(self, change: Change) -> Edit:
        path = self._taker(change.holder)
        if change.row:
            place = f"{self._where.of_element(change.holder)}第{change.number}行"
        else:
            place = f"「{self._form.label_of(path)}」" if path else self._where.of_element(change.holder)
        return Edit("加入" if change.kind == "added" else "删去", change.text, change.author, place)

    def _notes(self) -> Iterator[str]:
        said = {
            path: self._form.label_of(path) for path, place in self._places.items() if self._text(path, place)
        }
        for path, label in said.items():
            inside = taken_up(self._places[path], self._form.field(path))
            if getattr(self._places[path], "more", ()):
                yield f"「{label}」分在几行里，已接成一段，请核对"
            if any(element.tag == qn("w:tbl") or element.xpath(".//w:tbl") for element in inside):
                yield f"「{label}」里有表格，已按行读成文字，请核对"
            if any(p in element.iter() for p in self._boxed for element in inside):
                yield f"「{label}」里有文本框，文字已并入，请核对"
        if self._locator.repeats.example_taken:
            yield "附表1的示例行里写的不是印好的示例，已按填报内容读入，请核对"


def _says(text: str) -> bool:
    """Whether a text says anything, and is not just the blanks that the form prints: `年 月 日`."""
    return any(char.isalnum() for char in text if char not in "年月日")


def _file_name(name: str, suffix: str) -> str:
    """A name that every system takes, with the suffix of the picture's kind."""
    return f"{_UNSAFE.sub('', name).strip(' .')[:60] or '图'}.{suffix}"
