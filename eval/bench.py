"""What a command costs: medians of five whole processes, as multiples of an empty Python process of the same run.

Commands whose example file is not there, or which fail, are reported as such and measured no further.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from eval.labelled import scene_texts
from eval.report import keep, show

RUNS = 5
_ROOT = Path(__file__).parent.parent
_EXAMPLE = _ROOT / "examples" / "陇原阀门.yaml"


def run() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        result = _measure(Path(folder))
    base = result["python -c pass"]["seconds"]
    for one in result.values():
        one["ratio"] = one["seconds"] / base if one["seconds"] is not None else None
    rows = [(name, _cell(one["seconds"]), _cell(one["ratio"]), one["status"]) for name, one in result.items()]
    show(f"bench: median of {RUNS} processes", ("command", "seconds", "ratio", "status"), rows)
    keep("bench", result)
    return result


def _measure(folder: Path) -> dict[str, dict[str, Any]]:
    assistant = [sys.executable, "-m", "assistant"]
    many = _many_cases(folder)
    text = "焊缝用相机自动识别气孔和裂纹，不合格立即报警。"
    commands: dict[str, list[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "assistant --help": [*assistant, "--help"],
        "assistant match TEXT": [*assistant, "match", text, "--json"],
        f"assistant match --file ({len(scene_texts('test'))} texts)": [
            *assistant,
            "match",
            "--file",
            str(many),
            "--json",
        ],
        "assistant search": [*assistant, "search", "企业简介 字数", "--json"],
        f"assistant draft {_EXAMPLE.name}": [
            *assistant,
            "draft",
            str(_EXAMPLE),
            "-o",
            str(folder / "out"),
            "--json",
        ],
    }
    return {name: _timed(command, folder) for name, command in commands.items()}


def _timed(command: Sequence[str], home: Path) -> dict[str, Any]:
    """The first process is not counted: it fills the disk cache and builds the index."""
    first = _seconds(command, home)
    if first is None:
        return {"seconds": None, "status": "failed"}
    times = [_seconds(command, home) for _ in range(RUNS)]
    counted = [time for time in times if time is not None]
    if len(counted) < RUNS:
        return {"seconds": None, "status": f"failed {RUNS - len(counted)} of {RUNS}"}
    return {"seconds": median(counted), "first": first, "status": "ok"}


def _seconds(command: Sequence[str], home: Path) -> float | None:
    """Wall time of one process; None when it could not do its work (exit status 1 tells of findings, not of failure)."""
    environment = {
        "ASSISTANT_HOME": str(home / "home"),
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        **_kept(),
    }
    start = perf_counter()
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, timeout=300, check=False)
    took = perf_counter() - start
    broken = done.returncode not in (0, 1) or b"Traceback" in done.stderr or b"No module named" in done.stderr
    return None if broken else took


def _kept() -> dict[str, str]:
    import os

    return {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "LANG") if name in os.environ}


def _many_cases(folder: Path) -> Path:
    file = folder / "cases.jsonl"
    lines = (json.dumps({"id": str(at), "text": case.text}) for at, case in enumerate(scene_texts("test")))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
