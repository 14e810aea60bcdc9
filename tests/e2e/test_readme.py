"""README's commands are run as they are printed."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = re.findall(r"^\$ (assistant .+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_readme_shows_the_commands_of_the_surface() -> None:
    """Something is printed for every command but the page, which has tests of its own."""
    shown = {shlex.split(command)[1] for command in COMMANDS}
    assert shown == {"template", "draft", "read", "chat", "extract", "match", "search"}


@pytest.mark.slow
def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    """In the order printed, each ends with status 0 and prints something."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = {**os.environ, "ASSISTANT_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    for command in COMMANDS:
        arguments = [sys.executable, "-m", "assistant", *shlex.split(command)[1:]]
        done = subprocess.run(
            arguments, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, bool(done.stdout)) == (0, True), f"{command}\n{done.stderr}"
