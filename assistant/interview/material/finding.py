"""Every fact that files of old material name. Nothing is taken yet."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.interview.material.behind_labels import of_entry, of_form, of_lines
from assistant.interview.material.found import Found, Trust
from assistant.interview.material.passages import Filled, Material, Passage, Table
from assistant.interview.material.prose import of_headings, of_prose
from assistant.interview.material.tabulated import tabulated
from assistant.rules.dates import full_years


def find(materials: Iterable[Material], today: date) -> tuple[Found, ...]:
    """Every fact of the files, in their order. Figures of years before the last three full ones are left out."""
    years = {str(year) for year in full_years(today)}
    everything = (one for material in materials for one in _of_file(material, today))
    return tuple(
        one
        for one in everything
        if not one.path.startswith("enterprise.years.") or one.path.split(".")[2] in years
    )


def _of_file(material: Material, today: date) -> Iterator[Found]:
    file = material.file
    passages: list[Passage] = []
    known: list[Found] = []
    for piece in material.pieces:
        if isinstance(piece, Filled):
            known.extend(of_form(piece))
        elif isinstance(piece, Table):
            known.extend(found for entry in tabulated(piece) for found in of_entry(entry, file, today))
        else:
            passages.append(piece)
    yield from _without_shadows(known)
    told = list(of_lines(passages, file, today))
    yield from (found for found, _ in told)
    yield from of_headings(passages, file)
    spoken_for = {passage for _, passage in told if not re.search(r"[，,。；;]", passage.text)}
    yield from of_prose([one for one in passages if one not in spoken_for], file, today)


def _without_shadows(found: list[Found]) -> list[Found]:
    """营业收入 is another thing than 主营业务收入: where a file gives the printed label, near names of it are dropped."""
    printed = {
        one.path for one in found if one.trust <= Trust.PRINTED and one.path.startswith("enterprise.years.")
    }
    return [one for one in found if one.trust <= Trust.PRINTED or one.path not in printed]
