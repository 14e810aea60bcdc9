"""Wrong options and arguments: told in Chinese, exit status 2, nothing done."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["draft", "--claen", "a.yaml"], ["--claen", "--clean"]),
        (["drft"], ["drft", "draft"]),
        (["draft"], ["缺少参数"]),
        (["search", "a", "b"], ["多出了参数"]),
        (["match", "a", "--top", "many"], ["--top", "改正"]),
        (["match"], ["TEXT", "--file"]),
        (["draft", "nowhere.yaml"], ["nowhere.yaml", "找不到"]),
        (["draft", "a.yaml", "--annex", "9"], ["附件9", "附件2"]),
        (["chat", "--script", "nowhere.jsonl"], ["nowhere.jsonl", "找不到"]),
        (["search", " "], ["查询内容", "空"]),
    ],
    ids=["option", "command", "missing", "extra", "type", "nothing", "file", "annex", "script", "blank"],
)
def test_wrong_usage_is_told_with_its_remedy(run, arguments, told):
    """The message names what is wrong and what to give; standard output stays empty."""
    result = run(*arguments)
    assert result.status == 2
    assert all(word in result.err for word in told)
    assert result.out == ""
    assert "Traceback" not in result.err


@pytest.mark.parametrize("command", ["app", "chat", "template", "draft", "match", "search"])
def test_every_command_has_help(run, command):
    """--help of each command tells its options and leaves with 0."""
    result = run(command, "--help")
    assert result.status == 0
    assert "--help" in result.out
