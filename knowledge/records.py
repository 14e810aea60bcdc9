"""Strict reading of the data files.

The shapes are frozen dataclasses marked with `@record`: an unknown key, a missing key or a wrong type is refused.
"""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

_Shape = TypeVar("_Shape")

DATA = Path(__file__).parent / "data"

record = with_config(ConfigDict(extra="forbid"))
"""Marks a dataclass whose entries may hold no other keys than its fields."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(shape: type[_Shape], path: Path) -> _Shape:
    """Read a YAML file into `shape`.

    Raises:
        ValueError: the file is no YAML or an entry has not the shape; names the file and each entry.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name} is not valid YAML: {error}") from error
    try:
        return TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        problems = "; ".join(f"{_entry(data, one['loc'])}: {one['msg']}" for one in error.errors())
        raise ValueError(f"{path.name}: {problems}") from error


def _entry(data: Any, location: tuple[int | str, ...]) -> str:
    """Path to a wrong value, list entries called by their id, number or name where they have one."""
    words: list[str] = []
    for step in location:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        words.append(str(step) if isinstance(step, str) else f"[{_label(data, step)}]")
    return ".".join(words)


def _label(entry: Any, index: int) -> str:
    if isinstance(entry, dict):
        for key in ("id", "number", "name"):
            if key in entry:
                return f"{key} {entry[key]}"
    return str(index)


def require(condition: bool, path: Path, problem: str) -> None:
    """Raises ValueError naming the data file unless `condition` holds."""
    if not condition:
        raise ValueError(f"{path.name}: {problem}")
