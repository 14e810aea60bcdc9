"""The entry point: runs a command, and tells in Chinese what was wrong with its options and arguments."""

import contextlib
import difflib
import io
import sys
from collections.abc import Sequence

import typer

from assistant.cli.output import DONE, UNUSABLE, complain
from assistant.errors import AssistantError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    from assistant.cli.commands import app

    _speak_utf8()
    try:
        status = app(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except typer.TyperException as error:
        complain(f"错误：{_told(error)}")
        complain(f"用法见 {_command(error)} --help。")
        sys.exit(UNUSABLE)
    except AssistantError as error:
        complain(f"错误：{error}")
        sys.exit(UNUSABLE)
    except (KeyboardInterrupt, typer.Abort):
        complain("已中断。")
        sys.exit(130)
    sys.exit(status if isinstance(status, int) else DONE)


def _speak_utf8() -> None:
    """Pipes get UTF-8 on every system; a Windows console would otherwise write GBK into a file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            with contextlib.suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")


def _told(error: typer.TyperException) -> str:
    """The usage error in words for the person: what is wrong, and what to give."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return _unknown_option(error)
    if kind == "MissingParameter":
        return f"缺少参数 {_parameter(error)}；请补上。"
    if kind == "BadParameter":
        return f"参数 {_parameter(error)} 的值不对（{getattr(error, 'message', error)}）；请改正。"
    if kind == "BadOptionUsage":
        return f"选项 {getattr(error, 'option_name', '')} 后面少了值；请补上。"
    message = str(getattr(error, "message", error))
    if message.startswith("No such command"):
        return _unknown_command(message)
    if message.startswith("Got unexpected extra argument"):
        return f"多出了参数 {message[message.find('(') + 1 : message.rfind(')')]}；请去掉，含空格的内容要加引号。"
    return message


def _unknown_option(error: typer.TyperException) -> str:
    name = str(getattr(error, "option_name", ""))
    context = getattr(error, "ctx", None)
    known = [option for item in (context.command.params if context else []) for option in item.opts]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    known_list = "、".join(option for option in known if option.startswith("--"))
    wanted = f"最接近的是 {near[0]}" if near else f"可用的有 {known_list}"
    return f"没有 {name} 这个选项；{wanted}。"


def _unknown_command(message: str) -> str:
    from assistant.cli.commands import NAMES

    name = message.split("'")[1] if "'" in message else message
    near = difflib.get_close_matches(name, NAMES, n=1, cutoff=0.4)
    wanted = f"最接近的是 {near[0]}" if near else f"可用的有 {'、'.join(NAMES)}"
    return f"没有 {name} 这个命令；{wanted}。"


def _parameter(error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    name = parameter.opts[-1] if parameter.opts else parameter.name
    return str(name) if str(name).startswith("-") else str(parameter.metavar or name).upper()


def _command(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return str(context.command_path) if context else "assistant"
