"""Statements that say the same, or begin the same, made into one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.fit.unit import F, Unit, length
from assistant.drafting.grounding import ungrounded

_LONGEST = 75
"""字 that a joined statement may have."""
_SHORTEST_HEAD = 3
_NEGATION = re.compile(r"[不未无没非]")
_IDLE = re.compile(r"[^一-鿿A-Za-z0-9%]|[的了等和与及并]")
_HEAD = re.compile(r"^([^，；。“”（）《》]+)，(?=.)")


def absorbed(units: Sequence[Unit[F]]) -> list[Unit[F]]:
    """The units without those that another one says too; their facts go to that one."""
    kept = list(units)
    for unit in sorted(units, key=lambda one: len(one.text)):
        host = next((other for other in kept if other is not unit and _says(other, unit)), None)
        if host is not None and any(one is unit for one in kept):
            joined = replace(host, facts=(*host.facts, *unit.facts), names=_names(host, unit))
            kept = [joined if one is host else one for one in kept if one is not unit]
    return kept


def joined_heads(units: Sequence[Unit[F]]) -> list[Unit[F]]:
    """Neighbours that begin with the same clause say it once: `2025年上线，…` and `2025年上线，…`."""
    kept: list[Unit[F]] = []
    for unit in units:
        both = _together(kept[-1], unit) if kept else None
        if both is None:
            kept.append(unit)
        else:
            kept[-1] = both
    return kept


def _says(host: Unit[F], unit: Unit[F]) -> bool:
    """Whether `host` has every pair of characters, every number and name of `unit`, and denies as much."""
    if ungrounded(unit.text, (host.text,)) or any(name not in host.text for name in unit.names):
        return False
    if set(_NEGATION.findall(unit.text)) != set(_NEGATION.findall(host.text)):
        return False
    wanted = _pairs(unit.text)
    return bool(wanted) and wanted <= _pairs(host.text)


def _pairs(text: str) -> set[str]:
    bare = _IDLE.sub("", text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _together(one: Unit[F], other: Unit[F]) -> Unit[F] | None:
    head, same = _HEAD.match(one.text), _HEAD.match(other.text)
    if head is None or same is None or head[1] != same[1] or length(head[1]) < _SHORTEST_HEAD:
        return None
    text = f"{one.text}，{other.text[same.end() :]}"
    if length(text) > _LONGEST or re.search(r"[。？；]", one.text):
        return None
    slot = one.slot if one.slot is not None else other.slot
    return Unit(text, (*one.facts, *other.facts), slot, _names(one, other))


def _names(one: Unit[F], other: Unit[F]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.names, *other.names)))
