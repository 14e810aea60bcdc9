"""What the rules read and what a model heard in one message, made one.

what                                               who decides
-------------------------------------------------  ---------------------------------------------------------------
figures in a known form (code, telephone, mail,    the rules, where they read something for the field or took those
month, period, money, share, rate, count, score)   very words for another; the model, where they left them unread
the same words of such a value                     one field only: the first of the rules, else of the model
the same telephones and mails for the same         the model: whose they are is meaning (手机依次是…、…)
fields, in another order
choice, industry, scene, person, company, line     the model, where both read the field; several suppliers stay
a line, person or company of the rules whose       the model
words it takes for another field
a sentence of a narrative                          the model says which column, but where the rules divide it between
                                                   that and others; none of the rules' sentences is lost
an item of a list (attachments)                    both: the rules' items, then what only the model heard
a row of a table                                   the model's cells, filled up with those of the rules' row of the
                                                   same name; rows that only the rules read stay
none, declined                                     who read it; a value or a story beats them, but for a sentence of the
                                                   rules that is itself the refusal
what cannot be right (problems)                    the rules, but for fields the model filled
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.errors import AnswerError
from assistant.forms.annex02 import FORM
from assistant.forms.values import plain
from assistant.interview.by_model.grounds import EXACT, Message, Span, value_spans
from assistant.interview.by_model.heard import Heard, Story, origin_of
from assistant.interview.by_model.joined_rows import CELL, joined_rows
from assistant.interview.by_model.offers import STORY
from assistant.interview.by_model.quotes import locate, overlap, stands
from assistant.interview.by_rules.reading import Reading
from assistant.interview.session import Session, Update

_MOVABLE = frozenset({"line", "person", "company"})
_WHOSE = frozenset({"phone", "mobile", "email"})


def reconcile(rules: Reading, heard: Heard, session: Session) -> Reading:
    """The reading of both; see the table above. Neither argument is changed."""
    message = Message(heard.message, rules.today)
    short = [one for one in rules.updates if not (_is_story(one) or _is_list(one) or CELL.match(one.path))]
    kept, taken = _short(short, heard, message)
    lists = _lists([one for one in rules.updates if _is_list(one)], heard, session)
    stories = [one for one in rules.updates if _is_story(one) and not _is_refusal(one, taken, message)]
    told = [*lists, *_stories(stories, heard.stories, session, message)]
    cells = joined_rows([one for one in rules.updates if CELL.match(one.path)], heard.rows, session, message)
    filled = {FORM.field(one.path).place for one in taken}
    problems = [one for one in rules.problems if not (isinstance(one, AnswerError) and one.label in filled)]
    given = {one.path for one in told}
    short = [one for one in (*kept, *taken) if one.path not in given]
    return replace(rules, updates=[*short, *told, *cells], problems=problems)


def _is_story(update: Update) -> bool:
    return FORM.field(update.path).kind == STORY and update.answer.state == "given"


def _is_list(update: Update) -> bool:
    return FORM.field(update.path).kind == "lines" and update.answer.state == "given"


def _is_refusal(story: Update, taken: list[Update], message: Message) -> bool:
    """Whether the rules' sentence for a narrative is hardly more than the words by which it was declined."""
    at = locate(story.quote, message.text)
    for one in taken:
        said = locate(one.quote, message.text)
        if one.path == story.path and at and said and 2 * overlap(at, said) >= at[1] - at[0]:
            return True
    return False


# -- short fields --


@dataclass(frozen=True)
class _Placed:
    """An update with the places of its value in the message."""

    update: Update
    places: tuple[Span, ...]

    @property
    def exact(self) -> bool:
        return FORM.field(self.update.path).kind in EXACT

    @property
    def movable(self) -> bool:
        return FORM.field(self.update.path).kind in _MOVABLE

    @property
    def whose(self) -> bool:
        return FORM.field(self.update.path).kind in _WHOSE and self.update.answer.state == "given"

    def shares(self, other: "_Placed") -> bool:
        """Whether every place of this value is, at least by half, a place of the other's."""
        return all(
            any(2 * overlap(mine, its) >= mine[1] - mine[0] for its in other.places) for mine in self.places
        )


def _short(rules: list[Update], heard: Heard, message: Message) -> tuple[list[Update], list[Update]]:
    """Updates of the rules that stay, and of the model that are taken."""
    read = [_placed(one, message) for one in rules]
    spans = zip(heard.updates, heard.spans, strict=True)
    said = [_placed(one, message, span) for one, span in spans if not _is_list(one)]
    exchanged = _exchanged(read, said)
    sure = [rule for rule in read if rule.update.path not in exchanged]
    taken = [one for one in said if not any(_beats(rule, one) for rule in sure)]
    kept = [rule for rule in read if not any(_gives_way(rule, one) for one in taken)]
    return [one.update for one in kept], [one.update for one in taken]


def _exchanged(read: list[_Placed], said: list[_Placed]) -> frozenset[str]:
    """Paths of telephones and mails which both gave the same values, but not each the same."""
    ours, theirs = (
        {one.update.path: one.update.answer.value for one in some if one.whose} for some in (read, said)
    )
    differing = [path for path in ours if path in theirs and ours[path] != theirs[path]]
    same = sorted(str(ours[path]) for path in differing) == sorted(str(theirs[path]) for path in differing)
    return frozenset(differing if same else ())


def _placed(update: Update, message: Message, span: Span | None = None) -> _Placed:
    at = span or locate(update.quote, message.text) or (0, len(message.text))
    if update.answer.state != "given":
        return _Placed(update, (at,))
    words = "、".join(plain(fact) for fact in update.answer.facts)
    return _Placed(update, value_spans(FORM.field(update.path), words, at, message))


def _beats(rule: _Placed, said: _Placed) -> bool:
    """Whether a rule's update stands against what the model said."""
    if rule.update.path == said.update.path:
        if rule.update.answer.state != "given" and said.update.answer.state == "given":
            return False
        return rule.exact or said.update.answer.state != "given" or _has_all(rule.update, said.update)
    if said.update.answer.state != "given" or rule.update.answer.state != "given":
        return False
    return rule.exact and said.shares(rule)


def _gives_way(rule: _Placed, said: _Placed) -> bool:
    """Whether a rule's update falls before one of the model's that was taken."""
    if rule.update.path == said.update.path:
        return True
    given = rule.update.answer.state == said.update.answer.state == "given"
    return given and rule.movable and rule.shares(said)


def _has_all(rule: Update, said: Update) -> bool:
    """Whether the rules read the same and more: two suppliers where the model names one."""
    ours, theirs = (re.split("[、；]", plain(one.answer.value)) for one in (rule, said))
    return set(theirs) <= set(ours)


def _lists(rules: list[Update], heard: Heard, session: Session) -> Iterator[Update]:
    """Lists with the items of both: the rules' first, then what only the model heard."""
    said = [one for one in heard.updates if _is_list(one)]
    for path in dict.fromkeys(one.path for one in (*rules, *said)):
        known = session.answers.facts(path)
        items = [fact for _, fact in _facts([one for one in rules if one.path == path], session)]
        for fact in (fact for one in said if one.path == path for fact in one.answer.facts):
            if not any(stands(fact, item) or stands(item, fact) for item in (*known, *items)):
                items.append(fact)
        if items:
            yield Update(path, session.answers.with_facts(path, items, origin_of(session)), "、".join(items))


# -- narratives --


def _stories(
    rules: list[Update], stories: tuple[Story, ...], session: Session, message: Message
) -> Iterator[Update]:
    """Narratives by column: stretches in the order of the message, each once."""
    told = sorted({*_moved(rules, stories, session, message), *_added(stories, rules, session, message)})
    columns: dict[str, list[str]] = {}
    for span, path in _joined(told):
        columns.setdefault(path, []).append(message.text[slice(*span)].strip())
    for path, fact in _elsewhere(rules, session, message):
        columns.setdefault(path, []).append(fact)
    for path, facts in columns.items():
        known = session.answers.facts(path)
        new = [one for one in dict.fromkeys(facts) if one and one not in known]
        if new:
            answer = session.answers.with_facts(path, new, origin_of(session))
            yield Update(path, answer, "".join(new))


def _facts(rules: list[Update], session: Session) -> Iterator[tuple[str, str]]:
    """Path and sentence of what the rules added to narratives."""
    for update in rules:
        known = session.answers.facts(update.path)
        yield from ((update.path, fact) for fact in update.answer.facts if fact not in known)


def _moved(
    rules: list[Update], stories: tuple[Story, ...], session: Session, message: Message
) -> Iterator[tuple[Span, str]]:
    """The rules' sentences, or parts of them, under the column that the model says; else where the rules put them."""
    facts = _facts(rules, session)
    read = [(path, at) for path, fact in facts if (at := _find(fact, message.text)) is not None]
    divided = [one for one in stories if _divided(one, read)]
    for path, at in read:
        inside = sorted((one for one in stories if overlap(one.span, at)), key=lambda one: one.span)
        if len({one.path for one in inside}) <= 1:
            moved = inside and not all(one in divided for one in inside)
            yield at, inside[0].path if moved else path
            continue
        start = at[0]
        for one, after in zip(inside, [*inside[1:], None], strict=True):
            end = max(after.span[0], start) if after else at[1]
            yield (start, end), one.path
            start = end


def _divided(story: Story, read: list[tuple[str, Span]]) -> bool:
    """Whether the rules divide a stretch between the model's column and others: a model can only point at the whole
    (以前靠人看火，现在热电偶自己调)."""
    columns = {path for path, at in read if overlap(story.span, at) == at[1] - at[0]}
    return len(columns) > 1 and story.path in columns


def _added(
    stories: tuple[Story, ...], rules: list[Update], session: Session, message: Message
) -> Iterator[tuple[Span, str]]:
    """What only the model takes for a story."""
    read = [at for _, fact in _facts(rules, session) if (at := _find(fact, message.text))]
    for one in stories:
        if not any(overlap(one.span, at) for at in read):
            yield one.span, one.path


def _elsewhere(rules: list[Update], session: Session, message: Message) -> Iterator[tuple[str, str]]:
    """Sentences of the rules that do not stand in the message as they are: kept where they are."""
    return ((path, fact) for path, fact in _facts(rules, session) if _find(fact, message.text) is None)


def _find(fact: str, text: str) -> Span | None:
    at = text.find(fact)
    return (at, at + len(fact)) if at >= 0 else locate(fact, text)


def _joined(told: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Without what lies inside a stretch told before."""
    end = 0
    for span, path in told:
        if span[1] > end:
            yield (max(span[0], end), span[1]), path
            end = span[1]
