"""What can go wrong, in words for the person who can mend it.

AssistantError            anything we can explain
├── AnswerError           an answer that cannot be right: field, what is wrong, what to give
├── FileError             a file that cannot be read or written
├── FormError             a form in which a printed label cannot be found
├── SettingError          a setting that cannot be used
├── StoreError            an application that cannot be found or kept
├── IndexUnavailableError the search index cannot be opened or built
└── ModelError            the configured chat model gave no usable reply
"""

from collections.abc import Sequence
from pathlib import Path


class AssistantError(Exception):
    """Anything that stops us and that we can explain; the message is Chinese and names the remedy."""


class AnswerError(AssistantError):
    """An answer that cannot be right. `label` is the field as printed."""

    def __init__(self, label: str, problem: str, wanted: str) -> None:
        super().__init__(f"「{label}」{problem}；请填写{wanted}。")
        self.label = label
        self.problem = problem
        self.wanted = wanted


class AnswersError(AssistantError):
    """Several answers of one file that cannot be right, all told at once."""

    def __init__(self, errors: Sequence[AssistantError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


class FileError(AssistantError):
    """A file that cannot be read or written."""

    def __init__(self, path: Path | str, problem: str, wanted: str) -> None:
        super().__init__(f"文件「{Path(path).name}」{problem}；请{wanted}。")
        self.path = Path(path)
        self.problem = problem
        self.wanted = wanted


class FormError(AssistantError):
    """A form in which a printed label cannot be found."""


class SettingError(AssistantError):
    """A setting that cannot be used."""


class StoreError(AssistantError):
    """An application that cannot be found or kept."""


class IndexUnavailableError(AssistantError):
    """The search index cannot be opened or built."""


class ModelError(AssistantError):
    """The configured chat model gave no usable reply."""
