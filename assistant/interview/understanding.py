"""Understanding of a message by rules: a list of updates, each with field, typed value and quote.

Order of trust: values that name their field; three-year figures; lines of a table asked for; sentences
for a narrative asked for; then bare values, by kind, for what was just asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from assistant.errors import AnswerError, AssistantError
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.fields import FormField, pattern_of
from assistant.forms.values import NOTHING, REFUSED, read_answer
from assistant.interview import extract, rows
from assistant.interview.commands import takes_back
from assistant.interview.figures import figures
from assistant.interview.mentions import Mention, mentions
from assistant.interview.names import is_person, is_post
from assistant.interview.session import Session, Update
from assistant.rules.dates import full_years
from assistant.text.sentences import split_sentences

_TABLES = ("equipment", "software", "processes", "technologies")
_OUTCOME = "basics.outcomes."
_NARRATIVE = ("narrative", "lines", "pictures")
LOOSE = (*_NARRATIVE, "line", "company", "industry", "scene", "stage")
"""Kinds whose value could be any words: a name before it must be meant."""
_SPREADING = re.compile(
    r"其他车间|别的车间|其他工厂|其他产线|另外.{0,4}车间|分厂|分公司|整个工厂|全厂|兄弟(?:厂|企业)|集团内|带动"
)
_PROMOTING = re.compile(r"推广|复制|同行|上下游|兄弟企业|向.{0,10}(?:输出|介绍)|集团内|示范|参观")


@dataclass
class Reading:
    """What one message gave: updates in order, and values that cannot be right."""

    updates: list[Update] = field(default_factory=list)
    problems: list[AssistantError] = field(default_factory=list)
    used: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of the message that are accounted for."""

    def taken(self, path: str) -> bool:
        return any(update.path == path for update in self.updates)


def understand(message: str, session: Session, today: date) -> Reading:
    """Read one message against what the session asked for. `session.turn` already counts this message."""
    reading = Reading()
    reader = _Reader(message, session, today, reading)
    reader.figures()
    reader.named()
    reader.tables()
    reader.narratives()
    reader.period()
    reader.bare()
    return reading


@dataclass
class _Reader:
    message: str
    session: Session
    today: date
    reading: Reading

    @property
    def asked(self) -> tuple[str, ...]:
        return self.session.asked

    @property
    def row(self) -> str:
        return self.session.topic.partition("@")[2] or "0"

    def figures(self) -> None:
        """Three-year figures, wherever the message gives them with years or as a list."""
        years = tuple(sorted({int(path.split(".")[2]) for path in self.asked if ".years." in path}))
        years = years or full_years(self.today)
        for figure in figures(self.message, years):
            if self.take(figure.path, figure.words, figure.quote):
                self.reading.used.append((figure.start, figure.end))

    def named(self) -> None:
        """Values that stand behind the name of their field."""
        found = [one for one in mentions(self.message, self.asked) if self._meant(one)]
        # 信用等级是纳税信用A级: the second name belongs to the value of the first
        inside = {(one.pattern, one.value_start) for one in found}
        found = [one for one in found if (one.pattern, one.start) not in inside]
        for index, mention in enumerate(found):
            stop = found[index + 1].start if index + 1 < len(found) else len(self.message)
            path = self._path(mention.pattern)
            if ".years." in path or self.reading.taken(path):
                continue
            self._named_value(FORM.field(path), path, mention, stop)

    def _named_value(self, item: FormField, path: str, mention: Mention, stop: int) -> None:
        region = self.message[mention.value_start : stop]
        if item.kind in _NARRATIVE:
            if mention.explicit and region.strip():
                self._facts(path, split_sentences(region.strip(" ，,；;\n")))
                self.reading.used.append((mention.start, stop))
            return
        stretch = re.split(r"[。；;\n]", region, maxsplit=1)[0]
        words = extract.extract(item, stretch, self.today)
        if item.kind == "person" and not mention.explicit and not is_person(words or ""):
            return
        bare = extract.head(stretch).rstrip("。")
        if (words is None or item.kind == "line") and (bare in NOTHING or bare in REFUSED):
            words = bare
        lacking = self.message[: mention.start].endswith(_LACKING)
        if words is None and lacking and item.kind in ("phone", "email"):
            words = "没有"
        if pattern_of(path).startswith(_OUTCOME) and words not in NOTHING:
            words = self._share(item, path, stretch, mention, words)
            if words is None:
                return
        if words is None and mention.explicit and item.kind not in ("line", "company", "scene", "stage"):
            words = bare
        if words:
            end = stretch.find(words) + len(words) if words in stretch else len(stretch)
            at = mention.value_start + end
            self.reading.used.append((mention.start, at))
            self.take(path, words, self.message[mention.start : at].strip(" ，,；;。\n"))

    def _share(
        self, item: FormField, path: str, stretch: str, mention: Mention, words: str | None
    ) -> str | None:
        """The words of a change; a level before or after (由2.8%降到1.9%) is none and is asked back."""
        if words is None:
            return self._computed(item, path, stretch, mention)
        if not extract.asks_change(item):
            return words
        change = extract.stated_change(stretch)
        if change is None:
            problem = f"说的“{extract.head(stretch)}”是建设前后的水平，不是变化的幅度"
            self.reading.problems.append(AnswerError(item.place, problem, "提升或下降的百分数"))
        return change

    def _computed(self, item: FormField, path: str, stretch: str, mention: Mention) -> str | None:
        """The share that two amounts give (30天降到20天); the arithmetic goes into the source."""
        change = extract.change_of(stretch)
        share = extract.relative_change(*change) if change else None
        if change is None or share is None:
            return None
        quote = self.message[mention.start : mention.value_start + len(stretch)].strip(" ，,；;。\n")
        shown = f"由{change[0].quote}到{change[1].quote}推算：变化{share}%"
        answer = Answer(share, (Source(f"{self._origin()}，{shown}", quote),))
        self.reading.updates.append(Update(path, answer, quote))
        self.reading.used.append((mention.start, mention.value_start + len(stretch)))
        return None

    def _meant(self, mention: Mention) -> bool:
        """Whether a name is meant as a field, and not just a word of a story.

        Under a narrative question only `名称：` counts, unless the message is hardly more than named values.
        """
        path = self._path(mention.pattern)
        colon = ":" in self.message[mention.end : mention.value_start].replace("：", ":")
        loose = FORM.field(path).kind in LOOSE
        if self._telling():
            return colon or (mention.explicit and not loose and takes_back(self.message))
        return path in self.asked or mention.explicit or colon or not loose

    def _telling(self) -> bool:
        """Whether a story is expected: then names of fields in it are just words."""
        if self.session.topic in ("opening", "another"):
            return True
        asked = [FORM.field(path) for path in self.asked if FORM.has(path)]
        story = any(item.kind in _NARRATIVE and ".outcomes." not in item.pattern for item in asked)
        return story and not self._listing()

    def _listing(self) -> bool:
        """Whether the message is a list of named exact values: two or more, one in nearly every part."""
        named = [one for one in mentions(self.message, self.asked) if self._valued(one)]
        parts = [part for part in re.split(r"[，,；;。\n]", self.message) if part.strip()]
        return len(named) >= 2 and len(named) >= len(parts) - 1

    def _valued(self, mention: Mention) -> bool:
        """Whether an exact value stands behind the name: none in 企业法人营业执照."""
        item = FORM.field(self._path(mention.pattern))
        if item.kind in LOOSE:
            return False
        words = extract.extract(item, extract.head(self.message[mention.value_start :]), self.today)
        return is_person(words or "") if item.kind == "person" else words is not None

    def _path(self, pattern: str) -> str:
        return pattern.replace("*", self.row, 1)

    def tables(self) -> None:
        """Lines of the tables that were asked for."""
        for path in self.asked:
            kind = path.rsplit(".", 1)[-1]
            if kind not in _TABLES:
                continue
            for line in rows.rows(self._left(), kind):
                index = len(self._keys(path))
                guessed = line.pop("guessed", "")
                for key, words in line.items():
                    origin = rows.KIND_GUESSED if key == "kind" and guessed else ""
                    self.take(f"{path}.{index}.{key}", words, line["name"] if origin else words, origin)

    def _keys(self, path: str) -> tuple[int, ...]:
        answers = self.session.answers
        for update in self.reading.updates:
            answers = answers.with_answer(update.path, update.answer)
        return answers.keys(path)

    def narratives(self) -> None:
        """Sentences for the narratives that were asked for."""
        paths = [p for p in self.asked if FORM.has(p) and FORM.field(p).kind in _NARRATIVE]
        paths = [p for p in paths if ".outcomes." not in p and not self.reading.taken(p)]
        if not paths or not self._telling():
            return
        if self.reading.updates and takes_back(self.message):
            return
        sentences = split_sentences(self._left())
        for path in paths:
            mine = tuple(one for one in sentences if self._belongs(one, path, paths))
            if mine:
                self._facts(path, mine)
        self.reading.used.append((0, len(self.message)))

    def _belongs(self, sentence: str, path: str, paths: list[str]) -> bool:
        if len(paths) == 1 or FORM.field(path).kind == "lines":
            return True
        key = path.rsplit(".", 1)[-1]
        if key == "others":
            return bool(_SPREADING.search(sentence))
        if key == "economy":
            return not _SPREADING.search(sentence)
        if key == "promotion":
            return bool(_PROMOTING.search(sentence))
        return not _PROMOTING.search(sentence)

    def period(self) -> None:
        """A period asked for whose two ends stand in two parts: 2023年9月开始，到2025年6月验收."""
        for path in self.asked:
            if not FORM.has(path) or FORM.field(path).kind != "period" or self.reading.taken(path):
                continue
            words = extract.extract(FORM.field(path), self._left(), self.today)
            if words:
                self.take(path, words, self.message.strip())

    def bare(self) -> None:
        """Values without a name: by kind for what was asked, and the message itself for a single field."""
        for part in self._parts():
            for path in self._open(part):
                item = FORM.field(path)
                words = self._company(item, part) or extract.extract(item, part, self.today)
                if words is None or not self._fits(item, path, part):
                    continue
                if self.take(path, words, part):
                    break

    def _company(self, item: FormField, part: str) -> str | None:
        """The company a part names; for the supplier every one of them, or 自建."""
        if item.pattern == "basics.supplier":
            return extract.companies_in(part)
        return extract.company_in(part) if item.pattern in _COMPANIES else None

    def _open(self, part: str) -> Iterator[str]:
        """Asked fields a bare part may fill, exact kinds first."""
        paths = [p for p in self.asked if FORM.has(p) and not self.reading.taken(p)]
        paths = [p for p in paths if FORM.field(p).kind not in _NARRATIVE and ".outcomes." not in p]
        company = extract.company_in(part)
        loose = ("line", "company", "person", "industry")
        yield from (p for p in paths if FORM.field(p).pattern in _COMPANIES and company)
        yield from (p for p in paths if FORM.field(p).kind not in loose)
        yield from (p for p in paths if FORM.field(p).kind in loose and not (company and len(paths) > 1))

    def _fits(self, item: FormField, path: str, part: str) -> bool:
        """Whether a bare part may fill the field: a person's name must look like one, and a plain line
        takes a part only when nothing else could be meant."""
        if item.pattern in _COMPANIES:
            return self._company(item, part) is not None or self.asked == (path,)
        if item.kind == "person":
            return is_person(part) or len(self.asked) == 1
        if item.pattern == "cover.address" and _ADDRESS.search(part):
            return True
        if item.pattern == "enterprise.contact.post":
            return is_post(part) or (self.asked == (path,) and not self.reading.used)
        if item.kind == "industry":
            return len(self.asked) == 1 or part.strip().endswith(("制造", "业", "加工", "生产", "开采"))
        if item.kind != "line":
            return True
        lines = [p for p in self.asked if FORM.has(p) and FORM.field(p).kind == "line"]
        return lines == [path] and len(self._parts()) == 1

    def _parts(self) -> tuple[str, ...]:
        text = self._left()
        if len(self.asked) == 1:
            return (text.strip(),) if text.strip() else ()
        return tuple(part for part in re.split(r"\s*[，,；;。\n]\s*|\s{2,}", text) if part.strip())

    def _left(self) -> str:
        """The message without what is accounted for."""
        chars = list(self.message)
        for start, end in self.reading.used:
            chars[start:end] = "\n" * (end - start)
        return re.sub(r"\n{2,}", "\n", "".join(chars)).strip(" \n，,；;")

    def _facts(self, path: str, sentences: tuple[str, ...]) -> None:
        """Add sentences to the facts of a narrative, items to a list; what was said before stays."""
        if FORM.field(path).kind == "lines":
            sentences = tuple(item for one in sentences for item in extract.items(one))
        facts = tuple(one.strip() for one in sentences if one.strip())
        if not facts:
            return
        known = self.session.answers.facts(path)
        new = tuple(fact for fact in facts if fact not in known)
        answer = self.session.answers.with_facts(path, new, self._origin())
        self.reading.updates.append(Update(path, answer, "".join(facts)))

    def take(self, path: str, words: str, quote: str, origin: str = "") -> bool:
        """Take a value for a field, or keep why it cannot be right."""
        item = FORM.field(path)
        source = Source(f"{self._origin()}，{origin}" if origin else self._origin(), quote)
        try:
            answer = read_answer(item, words, source, self.today)
        except AssistantError as error:
            if str(error) not in map(str, self.reading.problems):
                self.reading.problems.append(error)
            return False
        if answer is None:
            return False
        self.reading.updates.append(Update(path, answer, quote))
        return True

    def _origin(self) -> str:
        return f"对话第{self.session.turn}条"


_ADDRESS = re.compile(r"[省市州县区旗].{0,30}(?:[路街道巷号村镇乡楼]|园区?|厂区)")
_LACKING = ("没有", "没", "无")
_COMPANIES = frozenset({"cover.applicant", "enterprise.name", "basics.supplier"})


def sort_story(message: str, turn: int, row: int, answers: Answers) -> tuple[Update, ...]:
    """The opening story, sentence by sentence, into the columns of a row of 附表1 it speaks to."""
    columns: dict[str, list[str]] = {}
    for sentence in split_sentences(message):
        columns.setdefault(_column(sentence), []).append(sentence)
    return tuple(
        Update(path, answers.with_facts(path, facts, f"对话第{turn}条"), "".join(facts))
        for path, facts in ((f"scenes.{row}.{column}", facts) for column, facts in columns.items())
    )


_PAIN = re.compile(
    r"以前|原来|过去|之前|老是|经常|总是|靠人|人工|费时|费力|漏检|难|慢|不稳|投诉|浪费|跟不上|看不到|误差大"
)
_EFFECT = re.compile(
    r"提高|提升|降低|降到|减少|缩短|节省|节约|省(?:了|下)|由.+到|从.+(?:到|至)|现在.*\d|下降|增加了"
)
_MEANS = re.compile(
    r"采用|配了|配置|装了|安装|上了|引进|买了|部署|软件|供应商|公司(?:做|实施|供|提供)|算法|模型|联网|接入"
)


def _column(sentence: str) -> str:
    if _EFFECT.search(sentence) and re.search(r"\d|[一二三四五六七八九十]成|百分之", sentence):
        return "outcome"
    if _PAIN.search(sentence):
        return "pain_points"
    if _MEANS.search(sentence):
        return "solution"
    return "application"
