"""The industry codes of GB/T 4754-2017, 门类 B, C and D: what an industrial enterprise can be.

`data/industries.csv` holds code, level and printed name, parents before their children.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

LEVELS = ("门类", "大类", "中类", "小类")
"""The four levels, from the widest to the narrowest; a code has 1, 2, 3 and 4 characters."""

_TABLE = Path(__file__).parent / "data" / "industries.csv"


@dataclass(frozen=True)
class Industry:
    """One line of the classification, such as 3011, 小类, 水泥制造."""

    code: str
    level: str
    name: str

    @property
    def printed(self) -> str:
        """Code and name as 附件2 asks for them: `3011-水泥制造`."""
        return f"{self.code}-{self.name}"


@cache
def industries() -> tuple[Industry, ...]:
    """Every industry of B, C and D in the order of the standard."""
    return read_industries(_TABLE)


def read_industries(table: Path) -> tuple[Industry, ...]:
    """The industries of a table with the columns code, level, name.

    Raises ValueError when it has other columns, a code that does not fit its level, or a code twice.
    """
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames != ["code", "level", "name"]:
            raise ValueError(f"{table.name}: columns are {reader.fieldnames}")
        found = tuple(Industry(row["code"], row["level"], row["name"]) for row in reader)
    _refuse_flaws(found, table)
    return found


def industry(code: str) -> Industry:
    """The industry with this very code; raises KeyError when B, C and D have none."""
    return _by_code()[code]


def parent(code: str) -> Industry | None:
    """The next wider industry; None for a 门类. Raises KeyError for an unknown code."""
    above = _parents()[code]
    return None if above is None else industry(above)


def _refuse_flaws(found: tuple[Industry, ...], table: Path) -> None:
    codes = [one.code for one in found]
    if len(set(codes)) != len(codes):
        raise ValueError(f"{table.name}: a code stands twice")
    for one in found:
        if one.level not in LEVELS or len(one.code) != LEVELS.index(one.level) + 1 or not one.name:
            raise ValueError(f"{table.name}: {one} does not fit its level")


@cache
def _by_code() -> MappingProxyType[str, Industry]:
    return MappingProxyType({one.code: one for one in industries()})


@cache
def _parents() -> MappingProxyType[str, str | None]:
    # A 大类 does not carry its letter: which 门类 it belongs to is told by the order of the table alone.
    above: dict[str, str | None] = {}
    letter = ""
    for one in industries():
        if one.level == "门类":
            letter = one.code
            above[one.code] = None
        else:
            above[one.code] = letter if one.level == "大类" else one.code[:-1]
    return MappingProxyType(above)
