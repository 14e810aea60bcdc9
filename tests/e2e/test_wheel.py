"""The built wheel, in an empty environment away from the checkout."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_all_that_is_read_at_run_time(wheel: Path) -> None:
    """The notice, data, forms, weights, embedder, migrations and the page; no tests, no training data."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "knowledge/source/notice.txt",
        "knowledge/data/scenes.yaml",
        "assistant/documents/forms/annex02.docx",
        "assistant/matching/weights.npz",
        "assistant/retrieval/embedder/model.safetensors",
        "assistant/ui/app.py",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "eval/"))]


@pytest.mark.slow
def test_the_installed_wheel_drafts(wheel: Path, tmp_path: Path) -> None:
    """`assistant draft` runs in another environment, from another folder.

    The dependencies come from this environment through a .pth file, so that no network is needed;
    the project itself does not.
    """
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    site = next(home.glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    dependencies = Path(pytest.__file__).parents[1]
    (site / "dependencies.pth").write_text(str(dependencies), encoding="utf-8")
    answers = tmp_path / "a.yaml"
    answers.write_bytes((ROOT / "examples" / "陇原阀门.yaml").read_bytes())
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    script = "import assistant, sys; sys.stdout.write(assistant.__file__)"
    where = subprocess.run(
        [python, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert where.stdout.startswith(str(site))
    command = [python, "-m", "assistant", "draft", "a.yaml", "-o", "out"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "a-附件2.docx").stat().st_size > 10_000
