"""Answers files on disk: .yaml and .xlsx that speak the form's printed labels."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import yaml

from assistant.errors import FileError
from assistant.forms.answers import Answers
from assistant.forms.fields import Form, Node
from assistant.forms.inputs import check_file
from assistant.forms.labels import read_tree, write_tree

SUFFIXES = (".yaml", ".yml", ".xlsx")


def read_answers(form: Form, path: Path) -> Answers:
    """Answers of a file. Raises FileError for a file that cannot be read, AnswersError for its contents."""
    return read_tree(form, read_file(form, path), path.name)


def read_file(form: Form, path: Path) -> object:
    """The tree of printed labels that a file holds."""
    check_file(path, SUFFIXES)
    if path.suffix.lower() == ".xlsx":
        from assistant.forms.workbook import read_workbook

        return read_workbook(form, path)
    return _read_yaml(path)


def write_answers(form: Form, answers: Answers, path: Path, *, blank: tuple[int, ...] = ()) -> None:
    """Write answers as .yaml or .xlsx, by the suffix; `blank` as in `write_tree`."""
    if path.suffix.lower() not in SUFFIXES:
        raise FileError(path, "不是可写的答案文件类型", "用 .yaml 或 .xlsx 作后缀")
    if path.suffix.lower() == ".xlsx":
        from assistant.forms.workbook import write_workbook

        write_workbook(form, answers, path)
        return
    path.write_text(yaml_text(form, answers, blank=blank), encoding="utf-8")


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Keeps every cell as the text that was typed, and refuses a label given twice.

    Text and not numbers, because YAML would read 0938 as octal and drop the zero of 3.50.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"标签“{key.value}”写了两次", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)  # type: ignore[no-any-return]


class _Dumper(yaml.SafeDumper):
    """Writes numbers and dates without quotes: the loader reads every cell as text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]


def _read_yaml(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(path, "不是UTF-8编码的文本", "另存为UTF-8编码") from None
    try:
        tree = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise FileError(path, f"的YAML格式有误（{_where(error)}）", "检查该行的缩进、冒号和引号") from None
    if tree is None or tree == "":
        raise FileError(path, "里没有内容", "填写后再交来，空表可用 assistant template 生成")
    if not isinstance(tree, Mapping):
        raise FileError(path, "最外层不是“标签: 内容”", "按 assistant template 生成的样子填写")
    return tree


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    line = f"第{mark.line + 1}行" if mark is not None else "位置不明"
    problem = str(getattr(error, "problem", "") or "")
    return f"{line}，{problem}" if problem.startswith("标签") else line


def yaml_text(form: Form, answers: Answers, *, blank: tuple[int, ...] = ()) -> str:
    """The YAML text of answers; with `blank` (as in `write_tree`) hints and options stand beside labels."""
    tree = write_tree(form, answers, blank=blank)
    lines = [f"# {form.title}（附件{form.annex}）"]
    if blank:
        lines.append("# 叙述栏可写成一段文字（不超限则照用），也可写成“- 事实”的列表（由助手成文）。")
        lines.append("# 没有的项目写“无”，暂不能填的留空；金额可带单位（3.2亿元），不带单位按万元。")
    _yaml_nodes(form.tree, tree, 0, lines, blank)
    return "\n".join(lines) + "\n"


def _yaml_nodes(
    nodes: tuple[Node, ...],
    tree: Mapping[str, Any],
    depth: int,
    lines: list[str],
    blank: tuple[int, ...],
    first: str = "",
) -> None:
    for node in nodes:
        if node.label not in tree:
            continue
        pad = first or "  " * depth
        first = ""
        value = tree[node.label]
        head = f"{pad}{_scalar(node.label)}:"
        if node.field is not None:
            lines.append(_cell(head, value, depth, node.field.advice if blank else ""))
        elif node.many == "rows":
            lines.append(head)
            for row in value:
                _yaml_nodes(node.children, row, depth + 2, lines, blank, first="  " * (depth + 1) + "- ")
        elif node.many == "years":
            lines.append(head)
            for year, row in value.items():
                lines.append(f"{'  ' * (depth + 1)}{year}:")
                _yaml_nodes(node.children, row, depth + 2, lines, blank)
        else:
            lines.append(head)
            _yaml_nodes(node.children, value, depth + 1, lines, blank)


def _cell(head: str, value: object, depth: int, comment: str) -> str:
    if isinstance(value, list):
        return "\n".join([head, *(f"{'  ' * (depth + 1)}- {_scalar(str(line))}" for line in value)])
    beside = f"  # {comment}" if comment else ""
    return f"{head} {_scalar(str(value))}{beside}" if value != "" else f"{head}{beside}"


def _scalar(text: str) -> str:
    """A text as one YAML scalar on one line."""
    dumped: str = yaml.dump(text, Dumper=_Dumper, allow_unicode=True, width=10**9)
    return dumped.removesuffix("\n...\n").removesuffix("\n")
