"""What one message has given so far: the common sheet that every reader of a message writes on."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.fields import FormField, Kind, pattern_of
from assistant.forms.values import read_answer
from assistant.interview.by_rules.disclaimed import without_others
from assistant.interview.by_rules.inert import blanked
from assistant.interview.by_rules.mentions import mentions
from assistant.interview.by_rules.spelling import respelled
from assistant.interview.by_rules.spoken import plain_digits
from assistant.interview.by_rules.taken_back import without_taken_back
from assistant.interview.commands import correction_cues, correction_spans
from assistant.interview.session import Session, Update
from assistant.interview.topics import ANOTHER, OPENING, SCENE, scene_rows
from assistant.text.widths import half_width

NARRATIVE = ("narrative", "lines", "pictures")
LOOSE = (*NARRATIVE, "line", "company", "industry", "scene", "stage")
"""Kinds whose value could be any words: a name before it must be meant."""


@dataclass
class Reading:
    """A message, the session it is read against, and what it gave: updates in order, and values that cannot be right.

    `session.turn` already counts the message.
    """

    message: str
    session: Session
    today: date
    updates: list[Update] = field(default_factory=list)
    problems: list[AssistantError] = field(default_factory=list)
    asides: list[Update] = field(default_factory=list)
    """Values said by the way that contradict earlier answers: they fill nothing, and are asked about."""
    used: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of the message that are accounted for."""
    doubtful: set[str] = field(default_factory=set)
    """Fields that something was said for that cannot be right."""
    known: bool = False
    """The message tells again what a narrative holds already."""

    @cached_property
    def heard(self) -> str:
        """The message with half-width figures, also those said one by one, and without markup, without values it takes
        back and what it tells of others; of the same length."""
        text = plain_digits(half_width(blanked(respelled(self.message))))
        return without_others(without_taken_back(text, self.today, self._answered(text)))

    def _answered(self, text: str) -> frozenset[Decimal | str]:
        """Numbers and months answered before, of the fields that a text names, or of all where it names none."""
        named = {one.pattern for one in mentions(text, ())}
        answers = [
            one.value
            for path, one in self.session.answers.by_path.items()
            if not named or (FORM.has(path) and pattern_of(path) in named)
        ]
        months = [part[:7] for value in answers if isinstance(value, str) for part in value.split("至")]
        return frozenset(
            [*(Decimal(value) for value in answers if isinstance(value, int | Decimal)), *months]
        )

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Paths of the open question, and what it is asked for though the form does not print it."""
        beside = _BESIDE.get(self.session.topic, "")
        more = (beside,) if beside and self.session.asked and beside not in self.session.answers else ()
        return (*self.session.asked, *more)

    @cached_property
    def row(self) -> int:
        """The row of 附表1 that is spoken of; after 还有别的场景 a new one."""
        name, _, row = self.session.topic.partition("@")
        return scene_rows(self.session) if name == ANOTHER else int(row or 0)

    @cached_property
    def telling(self) -> bool:
        """Whether a story is expected: then names of fields in it may be just words."""
        if self.session.topic in ("", OPENING, ANOTHER) or self.session.topic.startswith(SCENE):
            return True
        asked = [FORM.field(path) for path in self.asked if FORM.has(path)]
        return any(item.kind in NARRATIVE and ".outcomes." not in item.pattern for item in asked)

    def place(self, pattern: str) -> str:
        """The path of a pattern in the row that is spoken of."""
        return pattern.replace("*", str(self.row), 1)

    def taken(self, path: str) -> bool:
        """Whether this message has given the field already."""
        return any(update.path == path for update in self.updates)

    @property
    def answers(self) -> Answers:
        """The session's answers with this message's updates."""
        answers = self.session.answers
        for update in self.updates:
            answers = answers.with_answer(update.path, update.answer)
        return answers

    def take(
        self,
        path: str,
        words: str,
        start: int,
        end: int,
        *,
        note: str = "",
        quote: str = "",
        corrects: bool | None = None,
    ) -> bool:
        """Take `words` for a field from a stretch of the message, or keep why they cannot be right.

        `words` may be another form of what stands there (2025-03 for 去年3月); `note` goes into the source. `corrects`: see
        `give`; a value that does not name its field never replaces one by standing in a correction.
        """
        item = FORM.field(path)
        if item.kind in _NAMES and (at := self.heard.find(words, start, end)) >= 0:
            words = self.message[at : at + len(words)]  # a name keeps its full-width brackets
        if item.kind == "phone":
            words = self._with_area_code(words)
        said = quote if quote and quote in self.message else self.message[start:end].strip(" ，,；;。、\n")
        source = Source(f"{self.origin}，{note}" if note else self.origin, said)
        self.used.append((start, end))
        try:
            answer = read_answer(item, words, source, self.today)
        except AssistantError as error:
            self.refuse(error, path)
            return False
        if answer is None:
            return False
        self.give(path, answer, said, start, corrects=corrects)
        return True

    def give(
        self, path: str, answer: Answer, quote: str, start: int, *, corrects: bool | None = None
    ) -> None:
        """Take an answer that is read already; `corrects` where it is known whether it replaces an earlier one."""
        if corrects is None:
            corrects = self.corrects(start) and not self._announced_of_others(path, start)
        corrects = corrects and not (
            self._of_somebody_in_a_story(path, start) or self._of_a_part(path, start, answer)
        )
        self.updates.append(Update(path, answer, quote, corrects))

    def _with_area_code(self, number: str) -> str:
        """A number without area code where the message says that it is the one given before (区号一样)."""
        if not re.fullmatch(r"[2-8]\d{6,7}(?:\s?转\s?\d+)?", number) or not _SAME_AREA.search(self.heard):
            return number
        landline = re.compile(r"(?<!\d)(0\d{2,3})[- ]?\d{7,8}(?!\d)")
        earlier = [str(answer.value) for answer in self.session.answers.by_path.values()]
        found = (landline.search(text) for text in (self.heard, *earlier))
        code = next((one[1] for one in found if one), "")
        written = re.search(r"区号\D{0,4}(0\d{2,3})", self.heard)
        code = written[1] if written else code
        return f"{code}-{number}" if code else number

    def add(self, path: str, facts: tuple[str, ...]) -> bool:
        """Add sentences to a narrative, items to a list; what was said before stays."""
        known = self.answers.facts(path)
        new = tuple(fact for fact in facts if fact not in known)
        if not new:
            self.known = True
            return False
        answer = self.answers.with_facts(path, new, self.origin)
        self.updates = [one for one in self.updates if one.path != path]
        self.updates.append(Update(path, answer, "".join(facts)))
        return True

    def refuse(self, problem: AssistantError, path: str = "") -> None:
        """Keep why something cannot be right, once, and for which field it was meant."""
        if path:
            self.doubtful.add(path)
        if str(problem) not in map(str, self.problems):
            self.problems.append(problem)

    def corrects(self, start: int) -> bool:
        """Whether what stands at `start` is said to correct something."""
        return any(first <= start < last for first, last in self._corrections)

    def _announced_of_others(self, path: str, start: int) -> bool:
        """Whether the words that correct name other fields only: 手机写错了，是139…，项目总投资1500万."""
        begin, end = sentence_at(self.message, start)
        if correction_spans(self.message[begin:end]):
            return self._corrected_beside(path, begin, end, start)
        before = self.message[:begin].rstrip("。！!？?；;\n ")
        named = mentions(self.heard[sentence_at(before, len(before) - 1)[0] : len(before)], ())
        return bool(named) and all(one.pattern != pattern_of(path) for one in named)

    def _of_somebody_in_a_story(self, path: str, start: int) -> bool:
        """Whether a story tells somebody's number (项目组长换成了李强，手机139…) without saying that it is the form's."""
        if not self.telling or FORM.field(path).kind not in _OF_PERSONS:
            return False
        sentence = self.message[slice(*sentence_at(self.message, start))]
        known = (answer.value for field, answer in self.session.answers.by_path.items() if field in _PERSONS)
        if _FORM_PERSON.search(sentence) or any(
            isinstance(name, str) and name in self.message for name in known
        ):
            return False
        return len(self.message) > _STORY or _OTHER_ROLE.search(sentence) is not None

    def _of_a_part(self, path: str, start: int, answer: Answer) -> bool:
        """Whether a new value is only of a part (技术人员改成了62人), or no name of a firm (网络改成了甘肃移动的)."""
        if path == "basics.supplier":
            return not _FIRM.search(str(answer.value))
        return path == "basis.staff" and _PART_OF_STAFF.search(self._clause_of(start)) is not None

    def _clause_of(self, start: int) -> str:
        return next(
            (one[0] for one in _CLAUSE.finditer(self.message) if one.start() <= start < one.end()), ""
        )

    def _corrected_beside(self, path: str, begin: int, end: int, start: int) -> bool:
        """Whether each clause of a sentence that corrects speaks of fields of other groups, and none of this one."""
        spans = [(begin + a, begin + b) for a, b in clauses(self.message[begin:end])]
        cues = [begin + at for at in correction_cues(self.message[begin:end])]
        correcting = [span for span in spans if any(span[0] <= at < span[1] for at in cues)]
        own = any(a <= start < b for a, b in correcting)
        named = [{_group(one.pattern) for one in mentions(self.heard[a:b], ())} for a, b in correcting]
        return not own and all(named) and all(_group(pattern_of(path)) not in one for one in named)

    @property
    def corrects_anything(self) -> bool:
        """Whether the message says anywhere that something was wrong."""
        return bool(self._corrections)

    @cached_property
    def _corrections(self) -> tuple[tuple[int, int], ...]:
        return correction_spans(self.message)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing of a stretch is accounted for."""
        return all(last <= start or end <= first for first, last in self.used)

    def left(self) -> str:
        """The message, of the same length, with line ends where it is accounted for."""
        chars = list(self.message)
        for start, end in self.used:
            chars[start:end] = "\n" * (end - start)
        return "".join(chars)

    def item(self, path: str) -> FormField:
        """The field of a path."""
        return FORM.field(path)

    @property
    def origin(self) -> str:
        """Where the message stands, as sources print it."""
        return f"对话第{self.session.turn}条"


_PERSONS = ("enterprise.contact.name", "enterprise.representative.name", "basics.supplier_contact")
_OF_PERSONS: frozenset[Kind] = frozenset({"phone", "mobile", "email", "person"})
_FORM_PERSON = re.compile(
    r"联系人|对接人|经办人|填报人|法人|法定代表|负责人|供应商|厂家|申报|前面|刚才|上次|之前|上面|[写报给说记填发打念]错|搞错|弄错|错了|有误|末|尾号|最后|换号|typo|contact",
    re.IGNORECASE,
)
"""Words that tie a number of a story to a person of the form, or say that it was given wrong"""
_OTHER_ROLE = re.compile(
    r"组长|班长|技术员|安全员|工程师|调度|值班|门卫|保卫|安环|财务|办公室|兄弟|他们|委员会|主管|[一-鿿]部(?:门)?(?:的)?(?:电话|手机|座机|邮箱)"
)
_STORY = 40
"""Characters from which a message in a story's place is a story, and no bare correction"""
_FIRM = re.compile(r"公司|集团|厂|[院所]|大学|中心|自[建研主]|无")
_PART_OF_STAFF = re.compile(r"技术|研发|其中|车间|班组|工段|外包|劳务|派遣|临时|管理人员|本科|党员|女")
_NAMES = ("line", "company", "person", *NARRATIVE)
_BESIDE = {"registration": "basis.staff", "standing": "basis.score"}
"""What a topic asks for that is not printed: the head count that gives 企业类型, the score that gives the level"""
_GROUPS = ("enterprise.representative.", "enterprise.contact.", "basics.supplier")
_SAME_AREA = re.compile(r"区号|差[^，,。；;\d]{0,4}位|尾[数号]改")
_CLAUSE = re.compile(r"(?:[^，,；;。！!？?\n]|(?<=\d),(?=\d{3}(?!\d)))+")
_SENTENCE = re.compile(r"[^。！!？?；;\n]+[。！!？?；;]?")


def _group(pattern: str) -> str:
    """The person or company that a field is of, else the field itself."""
    return next((one for one in _GROUPS if pattern.startswith(one)), pattern)


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each clause: what stands between commas and stops."""
    return tuple(match.span() for match in _CLAUSE.finditer(text) if match[0].strip())


def sentence_at(text: str, start: int) -> tuple[int, int]:
    """Start and end of the sentence that a place stands in."""
    return next((m.span() for m in _SENTENCE.finditer(text) if m.start() <= start < m.end()), (0, len(text)))
