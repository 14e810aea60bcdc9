"""`assistant extract` and `assistant chat --from` from outside."""

import json
from pathlib import Path

import pytest

from assistant.forms.annex02 import FORM
from assistant.forms.files import read_answers
from assistant.settings import Settings
from assistant.store import open_store
from tests.documents import materials


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text of labels, a sheet of figures, and a picture renamed to a text."""
    made = tmp_path / "材料"
    made.mkdir()
    materials.labelled_lines(made)
    materials.figures_by_column(made)
    return made


def script(folder: Path, *messages: str) -> Path:
    path = folder / "s.jsonl"
    path.write_text(
        "\n".join(json.dumps({"user": one}, ensure_ascii=False) for one in messages), encoding="utf-8"
    )
    return path


def test_facts_are_listed_with_file_and_place(run, folder):
    """A line for each: field, value, file and place; progress goes to standard error."""
    result = run("extract", folder / "资料.txt", folder / "财务指标.xlsx")

    assert result.status == 0
    assert "资料.txt 第2行" in result.out
    assert "91620500700000001G" in result.out
    assert "工作表“经济指标”第6行" in result.out
    assert "[2/2] 财务指标.xlsx" in result.err


def test_the_answers_file_reads_back_and_can_be_drafted(run, folder, tmp_path):
    """It speaks the form's labels, holds what is undisputed, and says where each value stood."""
    target = tmp_path / "答案.yaml"
    assert run("extract", folder, "-o", target).status == 0
    answers = read_answers(FORM, target)

    assert answers.text("enterprise.credit_code") == materials.CODE
    assert answers.text("enterprise.years.2024.revenue") == "31800"
    assert "# 统一社会信用代码：资料.txt 第2行" in target.read_text(encoding="utf-8")
    assert run("draft", target, "-o", tmp_path / "out").status in (0, 1)
    assert list((tmp_path / "out").glob("*.docx"))


def test_disputed_values_are_listed_and_not_written(run, folder, tmp_path):
    """A second head count in another file: both are shown, neither is in the answers file."""
    for name, count in (("甲.txt", 520), ("乙.txt", 560)):
        (folder / name).write_text(f"从业人员：{count}人", encoding="utf-8")
    target = tmp_path / "答案.yaml"
    result = run("extract", folder, "-o", target)

    assert "材料里说法不一" in result.out
    assert "basis.staff" not in read_answers(FORM, target)
    assert "# 从业人员（人）：560（乙.txt 第1行" in target.read_text(encoding="utf-8")


def test_a_workbook_can_be_written(run, folder, tmp_path):
    """By its suffix."""
    target = tmp_path / "答案.xlsx"
    assert run("extract", folder / "资料.txt", "-o", target).status == 0
    assert read_answers(FORM, target).text("enterprise.name") == materials.NAME


def test_a_file_that_was_edited_is_not_overwritten(run, folder, tmp_path):
    """The second run writes beside it, unless told to overwrite."""
    target = tmp_path / "答案.yaml"
    target.write_text("我改过的", encoding="utf-8")
    run("extract", folder / "资料.txt", "-o", target)
    assert target.read_text(encoding="utf-8") == "我改过的"
    assert (tmp_path / "答案（2）.yaml").exists()

    run("extract", folder / "资料.txt", "-o", target, "--overwrite")
    assert read_answers(FORM, target).text("enterprise.name") == materials.NAME


def test_json_has_a_line_for_each_value_and_nothing_else(run, folder):
    """Standard output can be read by a program; a bad file is a line too."""
    (folder / "坏.pdf").write_text("不是", encoding="utf-8")
    result = run("extract", folder, "--json")
    lines = [json.loads(line) for line in result.out.splitlines()]

    assert result.status == 1
    assert [one["file"] for one in lines if one.get("status") == "failed"] == ["坏.pdf"]
    (code,) = (one for one in lines if one.get("field") == "enterprise.credit_code")
    assert (code["value"], code["file"], code["place"], code["selected"]) == (
        materials.CODE,
        "资料.txt",
        "第2行",
        True,
    )


def test_one_bad_file_does_not_stop_the_others(run, folder):
    """It is told with its remedy; the status says that something failed."""
    (folder / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    result = run("extract", folder / "旧.doc", folder / "资料.txt")

    assert result.status == 1
    assert "另存为 .docx" in result.err
    assert materials.NAME in result.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["没有.txt"], "找不到"), ([], "缺少参数"), (["资料.txt", "-o", "答案.docx"], "不是可写的答案文件类型")],
    ids=["missing", "none", "kind"],
)
def test_unusable_arguments_end_with_two(run, folder, monkeypatch, arguments, told):
    """Nothing readable, nothing given, nowhere to write."""
    monkeypatch.chdir(folder)
    result = run("extract", *arguments)
    assert result.status == 2
    assert told in result.err


def test_a_material_without_facts_writes_nothing(run, tmp_path):
    """No empty answers file is left for the next command to stumble over."""
    (tmp_path / "诗.txt").write_text("大漠孤烟直，长河落日圆。", encoding="utf-8")
    result = run("extract", tmp_path / "诗.txt", "-o", tmp_path / "答案.yaml")
    assert result.status == 1
    assert not (tmp_path / "答案.yaml").exists()


def test_a_hostile_name_of_a_file_stays_a_comment(run, tmp_path):
    """A line break in a name begins no answer in the file that is written."""
    path = tmp_path / "a\n企业名称: 黑客有限公司.txt"
    path.write_text("从业人员：520人", encoding="utf-8")
    run("extract", path, "-o", tmp_path / "答案.yaml")
    assert list(read_answers(FORM, tmp_path / "答案.yaml")) == ["basis.staff"]


# -- chat --from --


def test_only_what_was_accepted_is_taken_and_kept(run, folder):
    """Numbers choose; the facts are on disk with file and place; the interview goes on with the next message."""
    path = script(folder, "2,3", "撤销")
    result = run("chat", "--application", "甲", "--from", folder / "资料.txt", "--script", path, "--json")
    first, taken, undone = (json.loads(line) for line in result.out.splitlines())

    assert [one["number"] for one in first["proposals"]] == list(range(1, 14))
    chosen = [one["field"] for one in first["proposals"] if one["number"] in (2, 3)]
    assert [one["field"] for one in taken["updates"]] == chosen
    assert "已撤销" in undone["reply"]
    with open_store(Settings().database) as store:
        application = store.open("甲")
        assert len(application.session.answers) == 0
        kept = store.versions(application.id, chosen[0])
    assert [one.author for one in kept] == ["对话", "文件"]
    assert kept[1].answer is not None
    assert kept[1].answer.sources[0].origin.startswith("资料.txt 第")


def test_a_choice_that_was_not_understood_is_asked_again(run, folder):
    """好的 chooses nothing; 不要 takes nothing; then the opening question stands."""
    result = run("chat", "--from", folder / "资料.txt", "--script", script(folder, "好的", "99", "不要"))

    assert "没看懂要采用哪些" in result.out
    assert "没有第99项" in result.out
    assert "材料里的内容都不采用" in result.out
    assert result.out.rstrip().endswith("“生成”。")


def test_a_story_instead_of_a_choice_is_not_lost(run, folder):
    """Whoever just begins to tell is heard; nothing of the file is taken."""
    story = "我们是做阀门的，以前探伤靠人工看片子，老是漏检。上了数字成像检测线，检测时间从12分钟降到3分钟。"
    result = run("chat", "--from", folder / "资料.txt", "--script", script(folder, story), "--json")
    last = json.loads(result.out.splitlines()[-1])

    assert any(update["field"].startswith("scenes.0.") for update in last["updates"])
    assert not any(update["field"] == "enterprise.name" for update in last["updates"])
    assert "都没有采用" in result.err


def test_facts_contradicting_the_application_are_not_taken_by_all(run, folder):
    """A name answered before stays; it is shown beside the file's."""
    other = folder / "旧.txt"
    other.write_text("企业名称：甘肃旧名机械有限公司\n从业人员：520人", encoding="utf-8")
    run("chat", "--application", "甲", "--from", folder / "资料.txt", "--script", script(folder, "全部"))
    result = run("chat", "--application", "甲", "--from", other, "--script", script(folder, "全部"))

    assert f"现在填的是“{materials.NAME}”" in result.out
    with open_store(Settings().database) as store:
        assert store.open("甲").session.answers.text("enterprise.name") == materials.NAME


def test_a_material_that_cannot_be_read_stops_before_anything_is_asked(run, folder):
    """The argument is unusable: told with its remedy, status 2."""
    result = run("chat", "--from", folder / "没有.docx", "--script", script(folder, "全部"))
    assert result.status == 2
    assert "找不到" in result.err
