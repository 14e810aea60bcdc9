"""A model's answer to one message, held against the message: what holds is heard, what fails is dropped and counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Source
from assistant.forms.values import NOTHING, REFUSED, plain, read_answer
from assistant.interview.by_model.grounds import EXACT, Message, grounded, in_turn, value_spans
from assistant.interview.by_model.heard import Dropped, Heard, Reason, Row, Span, Story, origin_of
from assistant.interview.by_model.offers import STORY, Offer, columns_of, name_of, row_of
from assistant.interview.by_model.quotes import locate, overlap
from assistant.interview.by_model.shapes import Said, SaidRow, SaidValue
from assistant.interview.choosing import declared_scene
from assistant.interview.commands import correction_spans
from assistant.interview.session import Session, Update
from assistant.interview.topics import ANOTHER, OPENING

_REFUSING = re.compile(
    r"不方便|不便|保密|涉密|机密|不想|不愿|拒绝|不能(?:说|透露|提供|填|给)|不(?:透露|提供|对外|公开|告诉|填|说)|免谈|敏感"
)
_DENYING = re.compile(r"没|无|不涉及|不适用|不存在|不用|不是|未|否|零")
_CORRECTING = ("更正", "correct")
_YEAR = re.compile(r"(?<!\d)(?:20)?(\d{2})\s?年|(?<!\d)20(\d{2})(?!\d)")
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|[、.．])\s*[\u4e00-\u9fff]{2,8}[。：:；;]?")
"""（一）经济效益。 tells nothing"""
_LONGEST_REFUSAL = 8
"""Characters of 型号不便公开 in a cell"""
_SHORTEST, _SHORTEST_ASIDE = 4, 12
"""Characters of a stretch of story; less tells nothing, and for a column not asked for it is chatter"""


def check(said: Said, offered: Offer, pieces: tuple[Span, ...], message: Message, session: Session) -> Heard:
    """What of a model's answer holds. `pieces`: the numbered stretches of the message, from 1."""
    checking = _Checking(offered, pieces, message, session)
    for value in said.updates:
        checking.value(value)
    for one in said.story:
        for number in one.sentences:
            checking.story(one.column, number)
    for row in said.rows:
        checking.row(row)
    for label in said.declined:
        checking.refused(label, "不便填写", _REFUSING)
    for label in said.nothing:
        checking.refused(label, "无", _DENYING)
    question = checking.question(said.question)
    return Heard(
        message=message.text,
        updates=tuple(checking.updates),
        spans=tuple(checking.spans),
        stories=tuple(checking.told(question)),
        rows=tuple(checking.rows),
        question=question,
        dropped=tuple(checking.dropped),
    )


@dataclass
class _Checking:
    offered: Offer
    pieces: tuple[Span, ...]
    message: Message
    session: Session
    updates: list[Update] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    _taken: list[tuple[str, Span]] = field(default_factory=list)
    """Exact values taken: path, and where the value stands"""

    def value(self, said: SaidValue) -> None:
        """One short field."""
        path = self.offered.path_of(said.field)
        if path is None or path in self.offered.tables.values():
            return self._drop(said, "no_such_field")
        bare = said.value.strip().strip("。.")
        if bare in REFUSED or bare in NOTHING:
            return self.refused(said.field, bare, _REFUSING if bare in REFUSED else _DENYING)
        span = locate(said.quote, self.message.text)
        if FORM.field(path).kind == STORY:
            return self._stretch(path, said, span)
        if span is None:
            return self._drop(said, "not_quoted")
        if self.message.commanded(span):
            return self._drop(said, "commanded")
        if FORM.field(path).kind == "scene" and not self._chosen(path):
            return self._drop(said, "by_rules")
        return self._grounded(path, said, span)

    def _chosen(self, path: str) -> bool:
        """Whether a scene may be taken: asked for, or declared. Of one that a story only speaks of, and of a further
        row's, it depends on what is proposed."""
        if path in self.session.asked:
            return True
        story = self.session.topic in ("", OPENING, ANOTHER) or row_of(self.session) > 0
        return not story and declared_scene(self.message.text) is not None

    def _grounded(self, path: str, said: SaidValue, span: Span) -> None:
        item = FORM.field(path)
        words = (
            self._listed(said, span)
            if item.kind == "lines"
            else grounded(item, said.value.strip(), span, self.message)
        )
        if words is None or not self._right_year(path, words, span):
            return self._drop(said, "not_grounded")
        places = value_spans(item, words, span, self.message)
        if item.kind in EXACT and self._doubled(path, places):
            return self._drop(said, "doubled")
        quote = self.message.text[slice(*span)].strip(" ，,；;。、\n")
        return self._take(path, words, quote, span, places, said)

    def _take(
        self, path: str, words: str, quote: str, span: Span, places: tuple[Span, ...], said: SaidValue
    ) -> None:
        item = FORM.field(path)
        raw = tuple(words.split("\n")) if item.kind == "lines" else words
        try:
            answer = read_answer(item, raw, Source(origin_of(self.session), quote), self.message.today)
        except AssistantError:
            return self._drop(said, "unreadable")
        if answer is None or path in (one.path for one in self.updates):
            return self._drop(said, "doubled" if answer else "unreadable")
        if item.kind in EXACT:
            self._taken += [(path, place) for place in places]
        corrects = said.why.strip().startswith(_CORRECTING) and self._corrected(span)
        self.updates.append(Update(path, answer, quote, corrects))
        self.spans.append(span)
        return None

    def _corrected(self, span: Span) -> bool:
        """Whether the message says there that something was wrong: a model's word alone overwrites no answer."""
        return any(overlap(span, one) for one in correction_spans(self.message.text))

    def _listed(self, said: SaidValue, span: Span) -> str | None:
        """The items of a list, each as it stands in the message."""
        wanted = [part for part in re.split(r"[、，,；;\n]", said.value) if part.strip()]
        found = [locate(part, self.message.text) for part in wanted]
        kept = [self.message.text[slice(*one)] for one in found if one]
        return "\n".join(kept) if kept and len(kept) == len(wanted) else None

    def _right_year(self, path: str, words: str, span: Span) -> bool:
        """A figure of one year is not taken from words about other years alone, nor out of the order of a list."""
        if ".years." not in path:
            return True
        year, quoted = path.split(".")[2], _years(self.message.text[slice(*span)])
        if quoted and year not in quoted:
            return False
        place, count = in_turn(FORM.field(path), words, span, self.message)
        said = _years(self.message.text)
        offered = [str(one) for one in self.offered.years]
        lists = [quoted] if quoted else [said, offered]
        years = next((one for one in lists if len(one) == count > 1), None)
        return years is None or place < 0 or years[place] == year

    def _doubled(self, path: str, places: tuple[Span, ...]) -> bool:
        """Whether every place of an exact value fills another field already."""
        others = [place for taken, place in self._taken if taken != path]
        return bool(others) and all(any(overlap(place, other) for other in others) for place in places)

    def story(self, column: str, number: int) -> None:
        """A numbered stretch of the message for a narrative."""
        path = self.offered.path_of(column)
        said = SaidValue(field=column, value=str(number), quote="")
        if path is None or FORM.field(path).kind != STORY:
            return self._drop(said, "no_such_field")
        if not 1 <= number <= len(self.pieces):
            return self._drop(said, "not_quoted")
        return self._stretch(path, said, self.pieces[number - 1])

    def _stretch(self, path: str, said: SaidValue, span: Span | None) -> None:
        """A stretch of story: words that a model copied instead of numbering will do, if they stand there."""
        at = span or locate(said.value, self.message.text)
        shortest = _SHORTEST if path in self.offered.asked_columns else _SHORTEST_ASIDE
        if (
            at is None
            or at[1] - at[0] < shortest
            or _HEADING.fullmatch(self.message.text[slice(*at)].strip())
        ):
            return self._drop(said, "not_quoted")
        if self.message.commanded(at):
            return self._drop(said, "commanded")
        self.stories.append(Story(path, at))
        return None

    def told(self, question: str | None) -> Iterator[Story]:
        """Stories: each stretch once and never the question; under a column not asked for only where it is no short
        field's words."""
        seen = {at} if question and (at := locate(question, self.message.text)) else set()
        for one in self.stories:
            said = SaidValue(field=name_of(one.path), value=self.message.text[slice(*one.span)])
            short = one.path not in self.offered.asked_columns and any(
                overlap(one.span, span) for span in self.spans
            )
            if short or any(2 * overlap(one.span, span) > one.span[1] - one.span[0] for span in seen):
                self._drop(said, "doubled")
                continue
            seen.add(one.span)
            yield one

    def row(self, said: SaidRow) -> None:
        """A line of a table: the name must stand in the message, every other cell too or it is left out."""
        told = SaidValue(field=said.table, value=said.name, quote=said.quote)
        table = self.offered.tables.get(said.table) or self._only_table()
        if table is None:
            return self._drop(told, "no_such_field")
        name = locate(said.name, self.message.text)
        if name is None:
            return self._drop(told, "not_quoted")
        if self.message.commanded(name):
            return self._drop(told, "commanded")
        quote = locate(said.quote, self.message.text) or name
        cells = tuple(self._cells(said, table))
        self.rows.append(Row(table, cells, self.message.text[slice(*quote)]))
        return None

    def _cells(self, said: SaidRow, table: str) -> Iterator[tuple[str, str]]:
        for key in columns_of(table):
            words = getattr(said, key)
            if not words or (key != "name" and words == said.name):
                continue
            at = locate(words, self.message.text)
            if at and key != "name" and len(words) <= _LONGEST_REFUSAL and _REFUSING.search(words):
                yield key, "不便填写"
                continue
            if at is None:
                self._drop(
                    SaidValue(field=f"{said.table}·{key}", value=words, quote=said.quote), "not_grounded"
                )
                continue
            yield key, self.message.text[slice(*at)]

    def _only_table(self) -> str | None:
        tables = list(self.offered.tables.values())
        return tables[0] if len(tables) == 1 else None

    def refused(self, label: str, words: str, pattern: re.Pattern[str]) -> None:
        """A field declined, or that does not apply: asked for or named, and with a word of refusal in the message."""
        path = self.offered.path_of(label)
        said = SaidValue(field=label, value=words)
        if path is None or not FORM.has(path):
            return self._drop(said, "no_such_field")
        found = pattern.search(self.message.text)
        if found is None or not (path in self.session.asked or self._names(path)):
            return self._drop(said, "not_refused")
        span = self._clause(found.start())
        return self._take(path, words, self.message.text[slice(*span)].strip(" ，,；;。、\n"), span, (), said)

    def _names(self, path: str) -> bool:
        """Whether the message says the field's name, or its last two characters (联系人传真: 传真)."""
        name = name_of(path)
        return name in self.message.text or name[-2:] in self.message.text

    def _clause(self, at: int) -> Span:
        start = max(self.message.text.rfind(mark, 0, at) for mark in "，,。；;！!？?\n") + 1
        ends = [end for mark in "，,。；;！!？?\n" if (end := self.message.text.find(mark, at)) >= 0]
        return start, min(ends, default=len(self.message.text))

    def question(self, words: str | None) -> str | None:
        """A question back in the message's own words; None where it does not stand there."""
        at = locate(words, self.message.text) if words else None
        if words and at is None:
            self._drop(SaidValue(field="question", value=words), "not_quoted")
        if at is None or self.message.commanded(at):
            return None
        marks = re.match(r"[?？!！]*", self.message.text[at[1] :])
        return self.message.text[at[0] : at[1]] + (marks[0] if marks else "")

    def _drop(self, said: SaidValue, reason: Reason) -> None:
        self.dropped.append(Dropped(said.field, plain(said.value), said.quote, reason))


def _years(text: str) -> list[str]:
    """The years a text names, in order, each once."""
    return list(dict.fromkeys(f"20{match[1] or match[2]}" for match in _YEAR.finditer(text)))
