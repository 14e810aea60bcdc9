"""Prompts are files; a wrong name or value is an error."""

from pathlib import Path

import pytest

import prompts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one prompt."""
    (tmp_path / "greeting.md").write_text("您好，$name，费用$$5。", encoding="utf-8")
    monkeypatch.setattr(prompts, "_FOLDER", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_values_take_their_places() -> None:
    """`$name` is replaced, `$$` is a dollar sign."""
    assert prompts.render("greeting", name="张三") == "您好，张三，费用$5。"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "values", [{}, {"name": "张三", "age": 3}, {"nam": "张三"}], ids=["missing", "extra", "misspelt"]
)
def test_a_wrong_value_is_an_error(values: dict[str, object]) -> None:
    """The message names what is wanted."""
    with pytest.raises(ValueError, match="wants \\['name'\\]"):
        prompts.render("greeting", **values)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["farewell", "../greeting", ""])
def test_an_unknown_prompt_is_an_error(name: str) -> None:
    """The message names the prompts there are; no other file can be reached."""
    with pytest.raises(ValueError, match="greeting"):
        prompts.render(name)
