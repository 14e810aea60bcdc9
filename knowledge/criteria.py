"""What 卓越级 asks: 附件9's criteria, 附件12's materials and 附件10's list of enterprises."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.catalogue import stage, stages
from knowledge.records import DATA, read, record, require


@record
@dataclass(frozen=True)
class Criterion:
    """One numbered item of 附件9's 基础要求 or 建设成效."""

    number: int
    text: str
    line: int


@record
@dataclass(frozen=True)
class BuildContent:
    """One of 附件9's five 环节, which are coarser than the eight of 附件11."""

    number: int
    name: str
    stages: tuple[str, ...]
    """The stages of 附件11 that belong to it, by our reading"""
    text: str
    line: int


@record
@dataclass(frozen=True)
class Material:
    """One item of 附件12's list of materials."""

    number: int
    name: str
    text: str
    line: int


@record
@dataclass(frozen=True)
class Enterprise:
    name: str
    line: int


@record
@dataclass(frozen=True)
class Criteria:
    basic_requirements: tuple[Criterion, ...]
    build_contents: tuple[BuildContent, ...]
    outcomes: tuple[Criterion, ...]
    materials: tuple[Material, ...]
    enterprises: tuple[Enterprise, ...]


@cache
def load(path: Path = DATA / "criteria.yaml") -> Criteria:
    """Raises ValueError for an unknown key, or when the five 环节 do not cover the eight stages once each."""
    criteria = read(Criteria, path)
    covered = sorted(name for content in criteria.build_contents for name in content.stages)
    wanted = sorted(entry.name for entry in stages())
    require(covered == wanted, path, f"build contents cover {covered}, not each of {wanted} once")
    return criteria


def basic_requirements() -> tuple[Criterion, ...]:
    """附件9 一、基础要求."""
    return load().basic_requirements


def build_contents() -> tuple[BuildContent, ...]:
    """附件9 二（一）建设内容: five coarse stages, all of which should be covered."""
    return load().build_contents


def outcomes() -> tuple[Criterion, ...]:
    """附件9 二（二）建设成效."""
    return load().outcomes


def materials() -> tuple[Material, ...]:
    """附件12: what an application for 卓越级 consists of."""
    return load().materials


def listed_enterprises() -> tuple[Enterprise, ...]:
    """附件10: the enterprises that may apply for 卓越级."""
    return load().enterprises


def coarse_stage(name: str) -> BuildContent:
    """The 环节 of 附件9 to which a stage of 附件11 belongs. Raises KeyError for an unknown stage."""
    wanted = stage(name).name
    return next(content for content in build_contents() if wanted in content.stages)
