"""附件5: the five modes of a smart factory and what an application must describe for each."""

from dataclasses import dataclass
from functools import cache

from knowledge.records import DATA, read, record


@record
@dataclass(frozen=True)
class ModeItem:
    number: int
    title: str
    text: str
    line: int
    """Line of the title in the source"""
    end_line: int


@record
@dataclass(frozen=True)
class Mode:
    number: int
    name: str
    """As in 附件5, without 模式: 离散型智能制造"""
    line: int
    items: tuple[ModeItem, ...]

    @property
    def heading(self) -> str:
        """As printed: 模式一：离散型智能制造"""
        return f"模式{'一二三四五'[self.number - 1]}：{self.name}"


@record
@dataclass(frozen=True)
class _Modes:
    modes: tuple[Mode, ...]


@cache
def modes() -> tuple[Mode, ...]:
    """The five modes in printed order."""
    return read(_Modes, DATA / "modes.yaml").modes


def mode(number: int) -> Mode:
    """Raises KeyError when 附件5 has no such mode."""
    for entry in modes():
        if entry.number == number:
            return entry
    raise KeyError(f"附件5 has no mode {number}")


def find_mode(name: str) -> Mode | None:
    """By its name in 附件5 or by 附件4's option, which adds 模式 (离散型智能制造模式)."""
    wanted = name.removesuffix("模式")
    return next((entry for entry in modes() if entry.name == wanted), None)
