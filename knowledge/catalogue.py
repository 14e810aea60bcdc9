"""附件11: the catalogue of 8 stages and 40 scenes."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.records import DATA, read, record, require


@record
@dataclass(frozen=True)
class Parts:
    """A scene's clause taken apart; each phrase is a literal part of the clause, and a group may be empty."""

    activities: tuple[str, ...]
    """What follows 面向"""
    problems: tuple[str, ...]
    """What follows 针对, without 等问题"""
    systems: tuple[str, ...]
    """Systems, equipment, tools and models built or deployed"""
    technologies: tuple[str, ...]
    """What follows 应用, and means named in another way"""
    results: tuple[str, ...]
    """What is achieved"""


@record
@dataclass(frozen=True)
class Scene:
    number: int
    name: str
    stage: str
    """Name of its stage, without 环节"""
    line: int
    """Line of the scene's heading in the source"""
    end_line: int
    text: str
    """The clause below the heading, line breaks removed"""
    parts: Parts


@record
@dataclass(frozen=True)
class Stage:
    number: int
    name: str
    """Without 环节: 生产作业"""
    line: int
    scenes: tuple[int, ...]


@record
@dataclass(frozen=True)
class Catalogue:
    stages: tuple[Stage, ...]
    scenes: tuple[Scene, ...]


@cache
def load(path: Path = DATA / "scenes.yaml") -> Catalogue:
    """Raises ValueError for an unknown key, a phrase not in its clause, or stages and scenes that disagree."""
    catalogue = read(Catalogue, path)
    for number, entry in enumerate(catalogue.scenes, start=1):
        require(entry.number == number, path, f"scene {entry.number} stands where {number} belongs")
        for phrase in _phrases(entry.parts):
            require(phrase in entry.text, path, f"scene {number}: {phrase!r} is not in its text")
    for entry_stage in catalogue.stages:
        members = tuple(entry.number for entry in catalogue.scenes if entry.stage == entry_stage.name)
        require(
            members == entry_stage.scenes, path, f"stage {entry_stage.name} lists other scenes than name it"
        )
    return catalogue


def _phrases(parts: Parts) -> tuple[str, ...]:
    return parts.activities + parts.problems + parts.systems + parts.technologies + parts.results


def scenes() -> tuple[Scene, ...]:
    """All 40 scenes in the order of the catalogue."""
    return load().scenes


def scene(number: int) -> Scene:
    """Raises KeyError when the catalogue has no such number."""
    if not 1 <= number <= len(scenes()):
        raise KeyError(f"附件11 has no scene {number}")
    return scenes()[number - 1]


def find_scene(name: str) -> Scene | None:
    """The scene with exactly this catalogue name; other names are in `knowledge.aliases`."""
    return next((entry for entry in scenes() if entry.name == name), None)


def stages() -> tuple[Stage, ...]:
    """All 8 stages in the order of the catalogue."""
    return load().stages


def stage(name: str) -> Stage:
    """The stage of this name, with or without 环节. Raises KeyError when there is none."""
    wanted = name.removesuffix("环节")
    for entry in stages():
        if entry.name == wanted:
            return entry
    raise KeyError(f"附件11 has no stage {name!r}")
