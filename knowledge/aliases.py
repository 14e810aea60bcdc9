"""Other names of the scenes: earlier editions, the notice's own example, common usage."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from knowledge.catalogue import find_scene, scenes
from knowledge.records import DATA, read, record, require


@record
@dataclass(frozen=True)
class Alias:
    name: str
    scene: int
    edition: Literal["往年版", "本通知", "习惯说法"]
    """Where the name comes from; 往年版 is one of the editions of 2021 to 2024"""
    note: str = ""
    """For a person, where the match is not obvious; else empty"""


@record
@dataclass(frozen=True)
class _Aliases:
    aliases: tuple[Alias, ...]


@cache
def load(path: Path = DATA / "aliases.yaml") -> dict[str, Alias]:
    """By name. Raises ValueError for an unknown key, a name given twice, or a scene that is not its own."""
    found: dict[str, Alias] = {}
    for alias in read(_Aliases, path).aliases:
        require(alias.name not in found, path, f"{alias.name} stands twice")
        require(1 <= alias.scene <= len(scenes()), path, f"{alias.name}: no scene {alias.scene}")
        kept = find_scene(alias.name)
        require(
            kept is None or kept.number == alias.scene, path, f"{alias.name} is the name of another scene"
        )
        found[alias.name] = alias
    return found


def aliases() -> tuple[Alias, ...]:
    """All other names; a name which the 2025 edition keeps is among them and points to itself."""
    return tuple(load().values())


def find_alias(name: str) -> Alias | None:
    """The entry of exactly this name."""
    return load().get(name)
