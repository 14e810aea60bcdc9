"""One text per file: `render("name", **values)` fills `prompts/name.md`, and is strict about names."""

from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent


def render(name: str, /, **values: object) -> str:
    """The text of a prompt with its `$identifiers` replaced; `$$` is a dollar sign.

    Raises ValueError for a prompt that does not exist, a value that the text does not name, or one it misses.
    """
    known = sorted(path.stem for path in _FOLDER.glob("*.md"))
    if name not in known:
        raise ValueError(f"There is no prompt {name!r}; there are {known}")
    template = Template((_FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    wanted = set(template.get_identifiers())
    if wanted != set(values):
        raise ValueError(f"Prompt {name!r} wants {sorted(wanted)}, was given {sorted(values)}")
    return template.substitute(values)
