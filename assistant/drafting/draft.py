"""Answers → the draft of a whole form. No fact is invented: what is missing is 【待补充：…】 and listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.drafting.columns import column_of
from assistant.drafting.composed import PROFILE_WANTED, composed_plan, composed_profile, with_more
from assistant.drafting.fit import Unit
from assistant.drafting.grounding import ungrounded
from assistant.drafting.labels import missing_text
from assistant.drafting.narrative import Fact, Narrative, narrate
from assistant.drafting.notes import (
    asked_note,
    is_computed,
    missing_notes,
    narrative_notes,
    plain_notes,
    source_note,
)
from assistant.drafting.printing import printed
from assistant.drafting.register import written
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.derive import derive, single_scene
from assistant.forms.fields import Form, FormField, Node, pattern_of
from assistant.forms.limits import Zi
from assistant.forms.values import MISSING_MARK
from assistant.text.zi import count_zi

_OWN = "自建"
_SUPPLIER_SLOT = 3
"""Of the column 采用的技术方案: who supplied or built it."""


@dataclass(frozen=True)
class DraftedField:
    """One cell of the form. `text` is what is printed; `notes` are for a Word comment."""

    path: str
    field: FormField
    text: str
    missing: bool
    declined: bool
    zi: int
    narrative: Narrative | None = None
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    computed: bool = False
    """Whether the value was computed from other answers, so that a person must check it."""
    instead_of: tuple[str, ...] = ()
    """The facts that a text in use was to tell, where a person or a model wrote it and not these rules."""


@dataclass(frozen=True)
class Draft:
    """A whole form, its fields in the form's order, repeated parts row by row."""

    form: Form
    fields: tuple[DraftedField, ...]

    @cached_property
    def by_path(self) -> Mapping[str, DraftedField]:
        """Fields by path."""
        return {one.path: one for one in self.fields}

    def get(self, path: str) -> DraftedField | None:
        """The field at a path, None where the draft has no such row."""
        return self.by_path.get(path)

    def text(self, path: str) -> str:
        """What is printed at a path, empty where the draft has no such row."""
        found = self.by_path.get(path)
        return found.text if found else ""

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Labels of what a person still has to give: `联系人·手机`, `附表1第2行·已实施成效`."""
        return tuple(self.form.label_of(one.path) for one in self.fields if one.missing)

    def rows(self, part: str) -> tuple[int, ...]:
        """Row keys of a repeated part in order: `scenes`, `means.0.equipment`."""
        depth, head = part.count(".") + 1, f"{part}."
        return tuple(
            dict.fromkeys(int(path.split(".")[depth]) for path in self.by_path if path.startswith(head))
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The years of 近三年发展情况, ascending; empty for a form without it."""
        return self.rows("enterprise.years")


def draft(form: Form, answers: Answers, today: date) -> Draft:
    """The draft of a form. `today` decides the years of columns that nobody answered."""
    return _Drafter(form, answers, today).draft()


@dataclass(frozen=True)
class Another:
    """How a field is drafted once more: another `turn` takes other words; `most` 字, where it should be shorter."""

    path: str
    turn: int = 0
    most: int | None = None


def redrafted(form: Form, answers: Answers, another: Another, today: date) -> DraftedField:
    """One narrative drafted in another way from the same answers; all else as `draft`. KeyError for an unknown path."""
    return _Drafter(form, answers, today, another).draft().by_path[another.path]


class _Drafter:
    """What the steps of one drafting share."""

    def __init__(self, form: Form, answers: Answers, today: date, another: Another | None = None) -> None:
        self.another = another
        self.form = form
        self.given = answers
        self.answers = derive(answers)
        self.today = today
        self.names = _names(form, self.answers)
        self.narratives: dict[str, Narrative] = {}

    def draft(self) -> Draft:
        paths = tuple(self._paths(self.form.tree, ""))
        plan_last = sorted(paths, key=lambda path: path == "plan")  # it is made of the others
        drafted = {path: self._field(path) for path in plan_last}
        return Draft(self.form, tuple(drafted[path] for path in paths))

    def _paths(self, nodes: Sequence[Node], prefix: str) -> Iterator[str]:
        for node in nodes:
            path = f"{prefix}{node.key}"
            if node.field is not None:
                yield path
            elif node.many:
                for key in self._keys(path, node):
                    yield from self._paths(node.children, f"{path}.{key}.")
            else:
                yield from self._paths(node.children, f"{path}." if node.key else prefix)

    def _keys(self, path: str, node: Node) -> tuple[int, ...]:
        """The rows of a repeated part, at least one; the tables that belong together have the same rows."""
        if node.many == "years":
            return _years(self.answers.keys(path), self.today)
        parts = [path] if "." in path else [top for top, one in self.form.lists.items() if "." not in top]
        found = {key for part in parts for key in self.answers.keys(part)}
        return tuple(sorted(found)) or (0,)

    def _field(self, path: str) -> DraftedField:
        field, answer = self.form.field(path), self._answer(path)
        if path == "plan" and (answer is None or not isinstance(answer.value, str)):
            return self._plan(field, answer)
        if answer is None or answer.state == "declined" or (answer.state == "given" and not answer.facts):
            return self._unanswered(path, field, declined=answer is not None and answer.state == "declined")
        if field.kind == "narrative" and answer.state == "given":
            return self._narrative(path, field, self._narrated(path, field, answer))
        return self._plain(path, field, answer)

    def _answer(self, path: str) -> Answer | None:
        """The answer to a path, or what was said of the whole part that it stands in: none, or declined."""
        own = self.answers.get(path)
        keys = path.split(".")
        for end in range(len(keys) - 1, 0, -1):
            above = self.answers.get(".".join(keys[:end]))
            if own is None and above is not None and above.state != "given":
                return above
        if own is None and self._needless(path):
            return Answer(None, (Source("供应商为自建"),), "none")
        return own

    def _needless(self, path: str) -> bool:
        """Whether 自建 leaves nothing to fill in (附件2: 若为企业自建，填写“自建”即可)."""
        return path in {"basics.supplier_contact", "basics.supplier_phone"} and (
            self.answers.text("basics.supplier").strip() == _OWN
        )

    def _plain(self, path: str, field: FormField, answer: Answer) -> DraftedField:
        text, sources = printed(field, answer), answer.sources
        notes = plain_notes(answer.value, sources, carried=path not in self.given)
        computed = is_computed(sources)
        return DraftedField(path, field, text, False, False, count_zi(text), None, sources, notes, computed)

    def _unanswered(self, path: str, field: FormField, *, declined: bool) -> DraftedField:
        if path == "enterprise.profile" and (profile := composed_profile(self.answers)):
            return self._partial(path, field, profile, declined)
        required = field.required or (path.endswith(".accident_name") and self._had_accident())
        text = missing_text(field, path) if required else ""
        notes = missing_notes(field, declined=declined) if required else ()
        return DraftedField(path, field, text, required, declined, count_zi(text), None, (), notes)

    def _had_accident(self) -> bool:
        return self.answers.text("enterprise.accident") == "是"

    def _partial(self, path: str, field: FormField, profile: Narrative, declined: bool) -> DraftedField:
        """A frame from plain fields, with what only the enterprise can tell marked as missing."""
        text = profile.text + PROFILE_WANTED
        note = "由申报主体基本信息组成，发展历程、主营业务、市场份额等请补充"
        sources = _sources(profile)
        length = f"字数：{count_zi(text)}字（{field.limit}）"
        notes = (*source_note(sources), length, note, *asked_note(field))
        return DraftedField(path, field, text, True, declined, count_zi(text), profile, sources, notes)

    def _plan(self, field: FormField, answer: Answer | None) -> DraftedField:
        """二、场景建设方案及情况: from the rows of 附表1 and 附表2, and what was said beyond them."""
        plan = composed_plan(self.answers, self.narratives)
        more = self._narrated("plan", field, answer) if answer is not None and answer.facts else None
        if plan is None and more is None:
            return self._unanswered("plan", field, declined=answer is not None and answer.state == "declined")
        if plan is None:
            assert more is not None
            return self._narrative("plan", field, more)
        note = "由附表1、附表2的内容组成，请按场景实际归纳修改"
        return self._narrative("plan", field, with_more(plan, more) if more else plan, note)

    def _narrated(self, path: str, field: FormField, answer: Answer) -> Narrative:
        limit, turn = field.limit, 0
        if self.another is not None and path == self.another.path:
            limit, turn = _shorter(limit, self.another.most), self.another.turn
        more = self._supplier(path, answer)
        return narrate(path, answer, column_of(path), limit, self.names, more, turn)

    def _supplier(self, path: str, answer: Answer) -> tuple[Unit[Fact], ...]:
        """Who built it, for a 采用的技术方案（包括供应商） that does not say so; only where the form has one scene."""
        supplier = self.answers.get("basics.supplier")
        row = single_scene(self.answers)
        if row is None or path != f"scenes.{row}.solution" or supplier is None or supplier.state != "given":
            return ()
        name, column = self.answers.text("basics.supplier").strip(), column_of(path)
        cue = column.cues[_SUPPLIER_SLOT]
        told = (written(fact, self.names) for fact in answer.facts)
        if not name or any(name in fact or cue.search(fact) for fact in told):
            return ()
        text = "该方案由企业自主建设实施" if name == _OWN else f"该方案由{name}实施"
        return (
            Unit(text, (Fact(name, "basics.supplier", 0, supplier.source_of(0)),), _SUPPLIER_SLOT, (name,)),
        )

    def _narrative(self, path: str, field: FormField, narrative: Narrative, note: str = "") -> DraftedField:
        self.narratives[path] = narrative
        sources = _sources(narrative)
        empty = not narrative.text and field.required
        text = missing_text(field, path) if empty else narrative.text
        missing = empty or MISSING_MARK in text  # a text of the person's own may still hold one
        notes = (
            *source_note(sources),
            *narrative_notes(field, narrative),
            *_loose_notes(narrative),
            *((note,) if note else ()),
        )
        return DraftedField(path, field, text, missing, False, count_zi(text), narrative, sources, notes)


def _shorter(limit: Zi | None, most: int | None) -> Zi | None:
    if most is None or (limit is not None and limit.ceiling <= most):
        return limit
    return Zi(most)


def _years(answered: Sequence[int], today: date) -> tuple[int, ...]:
    """The three latest years answered; what is missing to three comes from the full years before today."""
    years = sorted(answered)[-3:]
    for year in range(today.year - 1, today.year - 4, -1):
        if len(years) < 3 and year not in years:
            years.append(year)
    return tuple(sorted(years))


def _names(form: Form, answers: Answers) -> tuple[str, ...]:
    """Names of companies, products, models and people that were answered in plain fields."""
    kinds = {"line", "company", "person"}
    given = (
        answers.text(path).strip()
        for path in answers
        if form.has(path) and form.patterns[pattern_of(path)].kind in kinds
    )
    return tuple(dict.fromkeys(name for name in given if name))


def _loose_notes(narrative: Narrative) -> Iterator[str]:
    """Numbers that a person must look at, because the words of the sentence may have changed them."""
    facts = [fact.text for one in narrative.sentences for fact in one.facts]
    for one in () if narrative.as_written else ungrounded(narrative.text, facts):
        yield f"请核对“{one.quote}”：和给出的内容对不上"


def _sources(narrative: Narrative) -> tuple[Source, ...]:
    found = (fact.source for one in narrative.sentences for fact in one.facts)
    return tuple(dict.fromkeys(found))
