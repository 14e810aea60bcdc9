"""What the page is served with, and what it does not load."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.ui.literal import escaped, label
from assistant.ui.sidebar import whereabouts

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / ".streamlit" / "config.toml"
INSTALLED = ROOT / "assistant" / "ui" / ".streamlit" / "config.toml"


def test_the_installed_page_is_served_as_the_one_in_the_repository() -> None:
    """`assistant app` and `streamlit run app.py` use the same settings."""
    assert HERE.read_text(encoding="utf-8") == INSTALLED.read_text(encoding="utf-8")


def test_nothing_is_sent_or_fetched() -> None:
    """No telemetry, this machine only, no font from outside."""
    settings = tomllib.loads(HERE.read_text(encoding="utf-8"))

    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "127.0.0.1"
    assert "http" not in settings["theme"]["font"]


def test_the_page_opens_without_the_heavy_parts() -> None:
    """Search, transformers and Word are loaded when they are needed, not with the page."""
    code = (
        "import sys, assistant.ui.page\n"
        "heavy = {'torch', 'sentence_transformers', 'chromadb', 'langchain', 'docx', 'openpyxl', 'jieba'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_database_elsewhere_is_named_without_its_password() -> None:
    """Where the answers go to another machine the page says so, and does not show the password."""
    told = whereabouts(Settings(database_url="postgresql+psycopg://u:geheim@db.example/x"))

    assert "db.example/x" in told
    assert "geheim" not in told
    assert "任何内容都不会离开这台电脑" in whereabouts(Settings())


@pytest.mark.parametrize("database", [None, "postgresql://db.example/x"], ids=["sqlite", "elsewhere"])
def test_a_configured_model_is_named_without_its_password(database: str | None) -> None:
    """The page says which model listens, where it is, and what is sent there."""
    told = whereabouts(
        Settings(model_url="https://u:geheim@model.example:8000/v1", model_name="m", database_url=database)
    )

    assert "model.example:8000" in told
    assert "「m」" in told
    assert "每条消息" in told
    assert "geheim" not in told
    assert "未配置模型" not in told
    assert "未配置模型" in whereabouts(Settings(database_url=database))


def test_an_address_without_a_name_is_said_to_be_unused() -> None:
    """Half a configuration sends nothing, and the page says what is missing."""
    told = whereabouts(Settings(model_url="http://127.0.0.1:11434/v1"))

    assert "ASSISTANT_MODEL_NAME" in told
    assert "不会往那里发内容" in told


@pytest.mark.parametrize(
    "text", ["**x**", "$x$", "![](http://a)", ":red[x]", "<b>", "`x`", "# x", "- x", "[a](b)"]
)
def test_no_mark_of_markdown_is_left_unescaped(text: str) -> None:
    """Each punctuation mark in a label has a backslash before it."""
    shown = label(text)

    assert shown.replace("\\", "") == text
    assert all(shown[place - 1] == "\\" for place, char in enumerate(shown) if char in "*$![]():<>`#-_")


def test_html_is_escaped_in_text_and_attributes() -> None:
    """Angle brackets, ampersands and quotes."""
    assert escaped('<a href="x">&\'') == "&lt;a href=&quot;x&quot;&gt;&amp;&#x27;"
