"""Printed labels ⇄ paths: a tree of what a person wrote under each label, read into answers and back.

A tree is what YAML gives: mappings from labels, lists for repeated rows, text for cells.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.errors import AnswerError, AnswersError, AssistantError
from assistant.forms.answers import Answer, Answers, Source
from assistant.forms.fields import Form, FormField, Node
from assistant.forms.values import print_raw, read_answer
from assistant.text.sentences import normalise


def read_tree(form: Form, tree: object, origin: str) -> Answers:
    """Answers of a tree of printed labels; `origin` names the file in each source.

    Raises AnswersError with every unknown label and every value that cannot be right.
    """
    reading = _Reading(form, origin)
    reading.nodes(form.tree, tree, "", form.title)
    if reading.errors:
        raise AnswersError(reading.errors)
    return Answers(reading.found)


def write_tree(form: Form, answers: Answers, *, blank: tuple[int, ...] = ()) -> dict[str, object]:
    """A tree of printed labels with the answers.

    `blank`: the years for which an empty form should ask figures; where given, every label is written.
    """
    return dict(_written(form.tree, answers, "", blank))


@dataclass
class _Reading:
    """One pass over a tree; gathers answers and errors."""

    form: Form
    origin: str
    found: dict[str, Answer] = field(default_factory=dict)
    errors: list[AssistantError] = field(default_factory=list)

    def nodes(self, nodes: Sequence[Node], tree: object, prefix: str, place: str) -> None:
        if _empty(tree):
            return
        if not isinstance(tree, Mapping):
            self.errors.append(
                AnswerError(place, "下面应按标签分项填写", f"“标签: 内容”，如“{nodes[0].label}: …”")
            )
            return
        for label, raw in tree.items():
            node = find_node(nodes, str(label))
            if node is None:
                self.errors.append(_unknown(self.form, nodes, str(label), place))
            else:
                self.node(node, raw, prefix)

    def node(self, node: Node, raw: object, prefix: str) -> None:
        path = f"{prefix}{node.key}"
        if node.field is not None:
            self.leaf(node.field, raw, path)
        elif node.many == "years":
            self.years(node, raw, path)
        elif node.many == "rows":
            self.rows(node, raw, path)
        else:
            self.nodes(node.children, raw, f"{path}." if node.key else prefix, node.label)

    def rows(self, node: Node, raw: object, path: str) -> None:
        if _empty(raw):
            return
        rows = raw if isinstance(raw, list) else [raw]
        for index, row in enumerate(rows):
            self.nodes(node.children, row, f"{path}.{index}.", f"{node.label}第{index + 1}行")

    def years(self, node: Node, raw: object, path: str) -> None:
        if _empty(raw):
            return
        if not isinstance(raw, Mapping):
            self.errors.append(AnswerError(node.label, "应按年份填写", "“2024年: {…}”"))
            return
        for label, row in raw.items():
            year = str(label).strip().removesuffix("年").removesuffix("年度")
            if not (year.isdigit() and len(year) == 4):
                self.errors.append(AnswerError(node.label, f"下的“{label}”不是年份", "四位年份，如2024年"))
            else:
                self.nodes(node.children, row, f"{path}.{year}.", f"{node.label}{year}年")

    def leaf(self, item: FormField, raw: object, path: str) -> None:
        if _empty(raw):
            return
        if isinstance(raw, Mapping):
            self.errors.append(AnswerError(item.place, "下面不再分项", "文字或列表"))
            return
        lines = tuple(str(line).strip() for line in raw) if isinstance(raw, list) else str(raw)
        try:
            answer = read_answer(item, lines, Source(self.origin))
        except AssistantError as error:
            self.errors.append(error)
            return
        if answer is not None:
            self.found[path] = answer


def find_node(nodes: Sequence[Node], label: str) -> Node | None:
    """The node of a printed label; blanks, line breaks, mark widths, * and bracketed hints do not matter."""
    for bare in (_plain, _bare):
        wanted = bare(label)
        for node in nodes:
            if wanted and bare(node.label) == wanted:
                return node
    return None


def nearest_labels(form: Form, nodes: Sequence[Node], label: str) -> list[str]:
    """Up to three known labels nearest to an unknown one, those of the same part first."""
    here = {_bare(node.label): node.label for node in nodes}
    everywhere = {_bare(item.label): item.label for item in form.fields}
    near = difflib.get_close_matches(_bare(label), here, n=2, cutoff=0.3)
    far = difflib.get_close_matches(_bare(label), everywhere, n=3, cutoff=0.5)
    names = [here[name] for name in near] + [everywhere[name] for name in far]
    return list(dict.fromkeys(names))[:3]


def _unknown(form: Form, nodes: Sequence[Node], label: str, place: str) -> AnswerError:
    near = nearest_labels(form, nodes, label) or [node.label for node in nodes][:6]
    wanted = "表上印的标签，最接近的是" + "、".join(f"“{name}”" for name in near)
    return AnswerError(label, f"不是「{place}」下的标签", wanted)


def _plain(label: str) -> str:
    return normalise(label).replace("*", "")


def _bare(label: str) -> str:
    plain = _plain(label)
    head = plain
    while head.endswith(")") and "(" in head.strip("()")[1:]:
        head = head[: head.rindex("(")]
    if table := re.match(r"附表\d+", head):
        return table[0]
    for number in ("一、", "二、", "三、", "四、", "(一)", "(二)"):
        head = head.removeprefix(number)
    return head or plain


def _empty(raw: object) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip()) or raw in ([], {})


def _written(
    nodes: Iterable[Node], answers: Answers, prefix: str, blank: tuple[int, ...]
) -> Iterator[tuple[str, object]]:
    for node in nodes:
        value = _value_of(node, answers, f"{prefix}{node.key}", prefix, blank)
        if blank or not _empty(value):
            yield node.label, value


def _value_of(node: Node, answers: Answers, path: str, prefix: str, blank: tuple[int, ...]) -> object:
    if node.field is not None:
        answer = answers.get(path)
        return print_raw(answer) if answer else ""
    if node.many == "years":
        return {
            f"{year}年": dict(_written(node.children, answers, f"{path}.{year}.", blank))
            for year in answers.keys(path) or blank
        }
    if node.many == "rows":
        keys = answers.keys(path) or ((0,) if blank else ())
        return [dict(_written(node.children, answers, f"{path}.{key}.", blank)) for key in keys]
    return dict(_written(node.children, answers, f"{path}." if node.key else prefix, blank))
