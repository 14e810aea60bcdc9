"""`assistant app`: Streamlit with the settings that keep everything on this machine."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from assistant.cli.output import say

_QUIET = {
    "browser.gatherUsageStats": "false",
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "global.developmentMode": "false",
    "client.toolbarMode": "minimal",
}


def serve(port: int, address: str) -> int:
    """Serve the page until it is stopped; returns Streamlit's exit status."""
    page = find_spec("assistant.ui.app")
    assert page is not None
    assert page.origin is not None
    options = {**_QUIET, "server.port": str(port), "server.address": address}
    flags = [f"--{key}={value}" for key, value in options.items()]
    say(f"申报助手：http://{address}:{port}（按 Ctrl+C 停止）")
    command = [sys.executable, "-m", "streamlit", "run", str(Path(page.origin)), *flags]
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 0
