"""The commands and their options; each calls one function of its module, imported when it runs."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="assistant",
    help="申报助手：智能制造优秀场景与智能工厂申报书的起草、匹配与检索。一切在本机运行。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

NAMES = ("app", "chat", "extract", "template", "draft", "read", "match", "search")

Json = Annotated[bool, typer.Option("--json", help="标准输出只写JSON")]
Annex = Annotated[list[int] | None, typer.Option("--annex", help="附件编号，可多次给出；默认2", metavar="N")]


@app.command("app")
def app_command(
    port: Annotated[int, typer.Option(help="端口", min=1, max=65535)] = 8501,
    address: Annotated[str, typer.Option(help="监听地址；除非明确要给别的机器用，不要改")] = "127.0.0.1",
) -> int:
    """打开网页（与 streamlit run app.py 相同）。"""
    from assistant.cli.page import serve

    return serve(port, address)


@app.command("chat")
def chat_command(
    application: Annotated[
        str | None, typer.Option(help="申报书名称；同名则接着上次的填", metavar="NAME")
    ] = None,
    script: Annotated[
        Path | None, typer.Option(help='从文件逐行读取 {"user": "…"}', metavar="FILE.jsonl")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="结束时把申报书和答案文件写到这个文件夹", metavar="DIR"),
    ] = None,
    material: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            help="先从旧材料（.docx .pdf .xlsx .txt）里找出可填的内容，逐项问过再采用；可多次给出",
            metavar="FILE",
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """在终端里问答，一问一存，随时可停，下次接着填。"""
    from assistant.cli.chat import chat

    return chat(application, script, output, material or (), as_json=as_json)


@app.command("extract")
def extract_command(
    files: Annotated[
        list[Path],
        typer.Argument(help="旧材料：.docx .pdf .xlsx .txt，或装着它们的文件夹", metavar="FILE…"),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="把没有疑问的写成答案文件（.yaml 或 .xlsx）", metavar="ANSWERS"),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="覆盖已有的同名文件；默认另存为新文件")
    ] = False,
    as_json: Json = False,
) -> int:
    """从企业简介、往年申报书、财务表里找出可填的内容，注明文件和位置。"""
    from assistant.cli.extracts import extract

    return extract(files, output, overwrite=overwrite, as_json=as_json)


@app.command("template")
def template_command(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="写到哪个文件（.yaml 或 .xlsx）", metavar="FILE")
    ],
    annex: Annotated[int, typer.Option(help="附件编号", metavar="N")] = 2,
) -> int:
    """生成空白答案文件：印好的标签、提示和字数限制。"""
    from assistant.cli.drafts import template

    return template(annex, output)


@app.command("draft")
def draft_command(
    answers: Annotated[
        list[Path], typer.Argument(help="答案文件（.yaml 或 .xlsx）或装着它们的文件夹", metavar="ANSWERS…")
    ],
    annex: Annex = None,
    form: Annotated[
        Path | None, typer.Option(help="用单位自己的官方表格（.docx）填写", metavar="OFFICIAL.docx")
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪个文件夹", metavar="DIR")] = Path(
        "out"
    ),
    clean: Annotated[
        bool, typer.Option("--clean", help="只出清稿（不带批注和底色）；默认批注稿、清稿各一份")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="覆盖已有的同名文件；默认另存为新文件")
    ] = False,
    as_json: Json = False,
) -> int:
    """由答案文件起草申报书（.docx）。"""
    from assistant.cli.drafts import draft_files

    return draft_files(answers, annex or [2], form, output, clean=clean, overwrite=overwrite, as_json=as_json)


@app.command("read")
def read_command(
    files: Annotated[
        list[Path], typer.Argument(help="填好的附件2（.docx），或装着它们的文件夹", metavar="FILE…")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="写成答案文件（.yaml 或 .xlsx）；给文件夹则一表一个", metavar="FILE"
        ),
    ] = None,
    application: Annotated[
        str | None, typer.Option(help="与这份申报书逐栏比较，列出不同", metavar="NAME")
    ] = None,
    merge: Annotated[bool, typer.Option("--merge", help="把不同之处写进申报书，先问一句")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="写进申报书，不再问")] = False,
    removals: Annotated[
        bool, typer.Option("--removals", help="表里空着的栏目、删掉的行，也从申报书里去掉")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="覆盖已有的同名文件；默认另存为新文件")
    ] = False,
    as_json: Json = False,
) -> int:
    """读填好的申报书（改过的草稿，或别处填的）：写成答案文件，或与申报书比较、合并。"""
    from assistant.cli.merging import Merge
    from assistant.cli.reads import Wanted, read_files
    from assistant.errors import AssistantError

    if application is None and (merge or yes or removals):
        raise AssistantError("合并要说明合并到哪份申报书；请用 --application 给出名称。")
    into = Merge(application, merge or yes, yes, removals) if application is not None else None
    return read_files(files, Wanted(output, into, overwrite, as_json))


@app.command("match")
def match_command(
    text: Annotated[str | None, typer.Argument(help="项目描述", metavar="[TEXT]")] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            help=".txt（一行一条）、.jsonl、.csv 或 .xlsx（列 id、text、stage、scene）", metavar="F"
        ),
    ] = None,
    top: Annotated[int, typer.Option(help="给出前几个场景", min=1, max=40, metavar="K")] = 3,
    stage: Annotated[str | None, typer.Option(help="申报的环节，用来核对")] = None,
    claimed: Annotated[str | None, typer.Option("--scene", help="申报的场景，用来核对")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="把结果写成表格", metavar="REPORT.xlsx")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="覆盖已有的同名表格")] = False,
    opinion: Annotated[
        bool,
        typer.Option(
            "--opinion", help="再请所配置的模型复核首选场景（描述会发给它；不改概率和核对结论）；默认不用"
        ),
    ] = False,
    as_json: Json = False,
) -> int:
    """描述最像40个典型场景中的哪一个；给出申报的环节、场景时核对是否相符。"""
    from assistant.cli.matches import Wanted, match_file, match_text
    from assistant.errors import AssistantError

    wanted = Wanted(top, as_json, output, overwrite, opinion)
    if text is not None and file is None:
        return match_text(text, stage, claimed, wanted)
    if file is not None and text is None:
        return match_file(file, wanted)
    raise AssistantError("「TEXT」和「--file」要给且只给一个；请写出描述，或给出文件。")


@app.command("search")
def search_command(
    query: Annotated[str, typer.Argument(help="要查的词语或问题", metavar="QUERY")],
    count: Annotated[int, typer.Option("-n", help="给出几条", min=1, max=100, metavar="K")] = 5,
    as_json: Json = False,
) -> int:
    """在通知的条款和场景里查找，注明附件和行号。"""
    from assistant.cli.searches import search

    return search(query, count, as_json=as_json)
