"""What a check finds."""

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["block", "warn", "note"]

SEVERITY_NAMES: dict[Severity, str] = {"block": "必须改", "warn": "请核对", "note": "提示"}


@dataclass(frozen=True)
class Finding:
    """One thing to change, to look at, or to know; `where` is the field's path."""

    severity: Severity
    code: str
    label: str
    message: str
    where: str

    def as_dict(self) -> dict[str, str]:
        """The finding as the command line prints it."""
        return asdict(self)
