"""Description and claimed stage and scene → verdict.

Where several things are wrong the gravest is the verdict and the reason names all: not_in_catalogue, then mismatch,
then wrong_stage, then alias.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from assistant.matching.matcher import Match, Matcher
from knowledge.aliases import aliases, find_alias
from knowledge.catalogue import Scene, find_scene, scene, scenes, stages
from knowledge.criteria import build_contents

VerdictName = Literal["consistent", "alias", "wrong_stage", "mismatch", "not_in_catalogue"]

_TYPING_ERROR = 0.8
"""Least likeness of a name with a typing error: one wrong character in five, none in a name of four"""
_STAGE_TYPING_ERROR = 0.75
"""One wrong character in four; no two stages are as like"""
AGREES_RANK = 3
"""The claimed scene must be among the first three candidates …"""
AGREES_SHARE = 0.1
"""… and not be ten times less likely than the first."""
LEAST = 0.15
"""A best scene less likely than this says nothing of a claim."""
_NUMBER = re.compile(r"(?:典型)?场景第?(\d{1,2})$|第?(\d{1,2})号?(?:场景)?$")
_REMARK = re.compile(r"\([^()]*\)$")
_DASHES = re.compile(r"[—–\-－]+")


@dataclass(frozen=True)
class Verdict:
    verdict: VerdictName | None
    """None where nothing is claimed or the description does not suffice to judge"""
    reason: str


@dataclass(frozen=True)
class _Named:
    """A scene as claimed: which one is meant, and what is to be said of the way it is named."""

    scene: Scene
    note: str = ""


def judge(text: str, claimed_stage: str | None, claimed_scene: str | None, matcher: Matcher) -> Verdict:
    """Whether a description and a claim agree.

    A scene may be claimed by name, with its number, or as 环节名—场景名—实例名 (附件13); a stage with or without 环节,
    or as one of the five of 附件9. Small typing errors in a name are understood and reported as `alias`.
    """
    stage, name = (claimed_stage or "").strip(), (claimed_scene or "").strip()
    if not name:
        return (
            _judge_stage(stage, matcher.match(text))
            if stage
            else Verdict(None, "没有填写环节和场景，无从核对")
        )
    named = _find(name)
    if named is None:
        return Verdict("not_in_catalogue", f"「{name}」不在40个典型场景之中{_nearest(text, matcher)}")
    return _judge_scene(stage, named, matcher.match(text, top=len(scenes())))


def _judge_scene(stage: str, named: _Named, match: Match) -> Verdict:
    problems = [note for note in (_against(named.scene, match), _stage_problem(stage, named.scene)) if note]
    reason = "；".join([*problems, *([named.note] if named.note else [])])
    if _against(named.scene, match):
        return Verdict("mismatch", reason)
    if _stage_problem(stage, named.scene):
        return Verdict("wrong_stage", reason)
    if named.note:
        return Verdict("alias", reason)
    if _silent(match) and not _agrees(named.scene, match):
        return Verdict(None, match.reason)
    return Verdict("consistent", _agreement(named.scene, match))


def _against(claimed: Scene, match: Match) -> str:
    """Why the description contradicts the claimed scene; empty where it does not, or says too little."""
    if _silent(match) or _agrees(claimed, match):
        return ""
    best = match.candidates[0]
    return f"描述更像场景{best.number}「{best.name}」（{best.probability:.0%}），不像所填的「{claimed.name}」：{best.reason}"


def _silent(match: Match) -> bool:
    """Whether the description says too little to hold a claim against it. A match that abstains may still do:
    to see that a text is not the claimed scene takes less than to name its scene."""
    return not match.candidates or match.candidates[0].probability < LEAST


def _agrees(claimed: Scene, match: Match) -> bool:
    first = match.candidates[:AGREES_RANK]
    return any(
        one.number == claimed.number and one.probability >= first[0].probability * AGREES_SHARE
        for one in first
    )


def _agreement(claimed: Scene, match: Match) -> str:
    return next(one.reason for one in match.candidates if one.number == claimed.number)


def _stage_problem(stage: str, claimed: Scene) -> str:
    if not stage or claimed.stage in _stages_meant(stage):
        return ""
    known = "" if _stages_meant(stage) else "，附件11没有这个环节"
    return f"「{claimed.name}」属于{claimed.stage}环节，所填环节为「{stage}」{known}"


def _judge_stage(stage: str, match: Match) -> Verdict:
    meant = _stages_meant(stage)
    if not meant:
        return Verdict("not_in_catalogue", f"「{stage}」不在8个环节之中")
    if _silent(match):
        return Verdict(None, match.reason)
    best = match.candidates[0]
    if any(one.stage in meant for one in match.candidates[:AGREES_RANK]):
        return Verdict("consistent", best.reason)
    return Verdict(
        "wrong_stage", f"描述更像{best.stage}环节的场景{best.number}「{best.name}」，所填环节为「{stage}」"
    )


def _stages_meant(stage: str) -> tuple[str, ...]:
    """The stages of 附件11 that a claimed stage may stand for; none where it is no stage."""
    known = {content.name: content.stages for content in build_contents()}
    # 运营管理 and the like stand in both lists; the five of 附件9 are the wider ones
    known |= {one.name: (one.name, *known.get(one.name, ())) for one in stages()}
    plain = _REMARK.sub("", _plain(stage)).removesuffix("环节")
    near = get_close_matches(plain, known, n=1, cutoff=_STAGE_TYPING_ERROR)
    return known[near[0]] if near else ()


def _find(name: str) -> _Named | None:
    """The scene a claim names: by its own name or number first, by another name next, at last by a name nearly typed."""
    forms = tuple(dict.fromkeys(_forms(name)))
    for way in (_by_name, _by_alias, _by_near_name):
        for form in forms:
            if (named := way(form)) is not None:
                return named
    return None


def _forms(claimed: str) -> Iterator[str]:
    """The claim itself, then its parts (附件13: 环节名—场景名—实例名), each without number and remark."""
    for part in (claimed, *_DASHES.split(claimed)):
        plain = _plain(part)
        yield plain
        bare = _REMARK.sub("", plain)
        yield bare
        yield re.sub(r"^(?:典型)?(?:场景)?第?\d{1,2}[.、:号]?(?=[\u4e00-\u9fff])", "", bare)


def _by_name(name: str) -> _Named | None:
    if number := _NUMBER.match(name):
        value = int(number[1] or number[2])
        return _Named(scene(value)) if 1 <= value <= len(scenes()) else None
    entry = find_scene(name)
    return _Named(entry) if entry else None


def _by_alias(name: str) -> _Named | None:
    alias = find_alias(name)
    if alias is None:
        return None
    meant = scene(alias.scene)
    note = f"（{alias.note}）" if alias.note else ""
    return _Named(meant, f"「{name}」是其他叫法（{alias.edition}），2025年版目录名称为「{meant.name}」{note}")


def _by_near_name(name: str) -> _Named | None:
    known = {alias.name: alias.scene for alias in aliases()} | {
        entry.name: entry.number for entry in scenes()
    }
    for near in get_close_matches(name, known, n=1, cutoff=_TYPING_ERROR):
        meant = scene(known[near])
        return _Named(meant, f"「{name}」与目录名称「{meant.name}」写法不一致，请按目录填写")
    return None


def _nearest(text: str, matcher: Matcher) -> str:
    match = matcher.match(text, top=1)
    if match.abstained:
        return "；请从附件11中选择"
    best = match.candidates[0]
    return f"；按描述最接近场景{best.number}「{best.name}」（{best.probability:.0%}）"


def _plain(text: str) -> str:
    """Without spaces and quotation marks, full-width forms as half-width ones."""
    return re.sub(r"[\s“”\"'「」《》]+", "", unicodedata.normalize("NFKC", text))
