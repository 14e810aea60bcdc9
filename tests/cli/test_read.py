"""`assistant read` from outside."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from assistant.documents.fill import write_annex02
from assistant.drafting.draft import Draft
from assistant.forms.annex02 import FORM
from assistant.forms.answers import Answers
from assistant.forms.derive import derive
from assistant.forms.files import read_answers
from assistant.wiring import Workshop
from tests.cli.conftest import Run
from tests.documents import samples
from tests.documents.edits import Step, edited, emptied, retyped, tracked, with_paragraph

RATING = "纳税信用A级、银行AAA级"
Command = Callable[..., Run]


@pytest.fixture(scope="module")
def drafted() -> bytes:
    return write_annex02(samples.whole()).document


@pytest.fixture
def form(drafted: bytes, tmp_path: Path) -> Callable[..., Path]:
    """`form(step, …, name=…)`: our own output after some edits, as a file."""

    def _form(*steps: Step, name: str = "轴承-附件2.docx") -> Path:
        path = tmp_path / name
        path.write_bytes(edited(drafted, *steps) if steps else drafted)
        return path

    return _form


@pytest.fixture
def kept() -> Answers:
    """The application 轴承, as it was when its form was drafted."""
    store = Workshop().store
    answers = read_answers(FORM, samples.WHOLE)
    store.save_answers(store.create("轴承").id, answers, "文件")
    store.close()
    return answers


def stored() -> Answers:
    store = Workshop().store
    answers = store.open("轴承").session.answers
    store.close()
    return answers


# -- to answers files


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_a_form_becomes_an_answers_file_that_drafts_the_same_form(
    run: Command, form, tmp_path: Path, suffix: str
) -> None:
    """What is written can be read again, and gives the answers that the form was drafted from."""
    target = tmp_path / f"读回{suffix}"
    assert run("read", form(), "-o", target).status == 0

    given, read = derive(read_answers(FORM, samples.WHOLE)), read_answers(FORM, target)
    plain = [path for path in given if FORM.field(path).kind != "narrative" and not path.startswith("basis.")]
    assert {path: read.value(path) for path in plain} == {path: given.value(path) for path in plain}
    assert read.text("scenes.1.outcome") == samples.whole().text("scenes.1.outcome")


def test_without_a_file_the_answers_are_printed(run: Command, form, tmp_path: Path) -> None:
    """Standard output holds an answers file, and nothing but it."""
    result = run("read", form())
    target = tmp_path / "抄.yaml"
    target.write_text(result.out, encoding="utf-8")

    assert result.status == 0
    assert read_answers(FORM, target).value("enterprise.name") == "甘肃陇轴精密轴承制造股份有限公司"
    assert "读到122项" in result.err


def test_json_tells_fields_and_all_that_was_not_taken(run: Command, form) -> None:
    """One object per file; text outside the fields, edits, and what cannot be right."""
    path = form(
        with_paragraph("申报单位", "请王总审阅"), tracked(RATING, "B级"), retyped("88650.4", "若干"),
        retyped("13993812345", "【待补充】"),
    )  # fmt: skip
    result = run("read", path, "--json")
    row = json.loads(result.out)

    assert result.status == 1
    assert (row["status"], row["answers"]) == ("done", None)
    assert {
        "field": "enterprise.credit_rating",
        "label": "信用等级",
        "value": "B级",
        "text": "B级",
        "place": "表1第12行",
    } in row["fields"]
    assert row["missing"] == ["手机"]
    assert [(one["label"], one["text"]) for one in row["problems"]] == [("2023年·资产总额（万元）", "若干")]
    assert row["leftovers"] == [{"text": "请王总审阅", "place": "第4段"}]
    assert [one["kind"] for one in row["edits"]] == ["删去", "加入"]


def test_what_could_not_be_taken_stands_in_the_answers_file(run: Command, form, tmp_path: Path) -> None:
    """As comments, each on its line, so that nothing is lost with the terminal's window."""
    target = tmp_path / "a.yaml"
    result = run(
        "read", form(retyped("88650.4", "若干"), with_paragraph("申报单位", "请王总审阅")), "-o", target
    )

    assert result.status == 1
    comments = [line for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert any("若干" in line for line in comments)
    assert any("请王总审阅" in line for line in comments)
    assert "不能采用" in result.out
    assert read_answers(FORM, target).value("enterprise.years.2023.assets") is None


def test_folders_and_several_files_go_on_past_a_bad_one(run: Command, form, tmp_path: Path) -> None:
    """Status 1, an answers file for each good form, the bad one told; what Word keeps beside an open file is passed over."""
    folder = tmp_path / "表"
    folder.mkdir()
    for name in ("甲-附件2.docx", "乙-附件2-清稿.docx"):
        form(name=name).rename(folder / name)
    (folder / "丙.docx").write_bytes(b"no")
    (folder / "~$甲-附件2.docx").write_bytes(b"lock")
    result = run("read", folder, "-o", tmp_path / "答案", "--json")
    rows = [json.loads(line) for line in result.out.splitlines()]

    assert result.status == 1
    assert sorted(path.name for path in (tmp_path / "答案").iterdir()) == [
        "乙-清稿-答案.yaml",
        "甲-答案.yaml",
    ]
    assert sorted(row["status"] for row in rows) == ["done", "done", "failed"]
    assert "丙.docx" in result.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("没有.docx",), "找不到", id="missing"),
        pytest.param(("旧.doc",), "另存为", id="old-word"),
        pytest.param(("信.docx",), "附件2", id="no-form"),
        pytest.param(("表.docx", "--merge"), "--application", id="merge-without-application"),
        pytest.param(("表.docx", "--application", "没有"), "找不到申报书", id="unknown-application"),
        pytest.param(
            ("表.docx", "表2.docx", "--application", "轴承"), "只给出一个", id="two-forms-one-application"
        ),
        pytest.param(("表.docx", "表2.docx", "-o", "a.yaml"), "文件夹", id="two-forms-one-file"),
        pytest.param(("表.docx", "-o", "已有.txt"), ".yaml", id="no-answers-file"),
        pytest.param(
            ("表.docx", "--application", "轴承", "--merge", "--json"), "--yes", id="json-cannot-ask"
        ),
        pytest.param(("空",), "里没有填好的表", id="empty-folder"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    run: Command, form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    """Status 2, with the remedy."""
    monkeypatch.chdir(tmp_path)
    for name in ("表.docx", "表2.docx"):
        form(name=name)
    Path("旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    Path("已有.txt").write_text("别的", encoding="utf-8")
    Path("空").mkdir()
    _letter(Path("信.docx"))
    before = sorted(path.name for path in tmp_path.iterdir())
    result = run("read", *arguments)

    assert result.status == 2
    assert told in result.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def _letter(path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("关于申报的请示")
    document.save(str(path))


def test_an_edited_answers_file_is_not_overwritten(run: Command, form, tmp_path: Path) -> None:
    """Written beside it; over it only when asked."""
    target = tmp_path / "a.yaml"
    target.write_text("# 改过", encoding="utf-8")
    run("read", form(), "-o", target)
    assert target.read_text(encoding="utf-8") == "# 改过"
    run("read", form(), "-o", target, "--overwrite")
    assert target.read_text(encoding="utf-8") != "# 改过"


def test_pictures_are_kept_beside_the_answers(run: Command, tmp_path: Path) -> None:
    """The answers name them, so that the next draft has them again."""
    Image.new("RGB", (60, 40), "navy").save(tmp_path / "单元.png")
    whole, path = samples.whole(), "scenes.0.application_pictures"
    fields = tuple(samples.field(path, "单元.png") if one.path == path else one for one in whole.fields)
    source = tmp_path / "甲.docx"
    source.write_bytes(write_annex02(Draft(FORM, fields), pictures=tmp_path).document)
    run("read", source, "-o", tmp_path / "out")
    (name,) = read_answers(FORM, tmp_path / "out" / "甲-答案.yaml").facts(path)

    assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "单元.png").read_bytes()
    assert run("draft", tmp_path / "out" / "甲-答案.yaml", "-o", tmp_path / "再").status == 0


# -- into an application


def test_an_unedited_form_has_no_difference(run: Command, form, kept: Answers) -> None:
    """Nothing to take over, nothing taken."""
    result = run("read", form(), "--application", "轴承", "--yes")
    assert (result.status, "没有不同" in result.out) == (0, True)
    assert stored() == kept


def test_differences_are_shown_and_nothing_is_taken_without_consent(
    run: Command, form, kept: Answers
) -> None:
    """Field, before and after, place; how to take it."""
    result = run("read", form(retyped(RATING, "B级")), "--application", "轴承")

    assert f"信用等级（表1第12行）：{RATING} → B级" in result.out
    assert "--merge" in result.out
    assert stored() == kept


@pytest.mark.parametrize(
    ("typed", "value"),
    [("是\n", "B级"), ("否\n", RATING), ("\n", RATING), ("", RATING)],
    ids=["yes", "no", "enter", "end"],
)
def test_a_merge_asks_first(
    run: Command, form, kept: Answers, monkeypatch: pytest.MonkeyPatch, typed: str, value: str
) -> None:
    """Only a plain yes takes anything over."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    result = run("read", form(retyped(RATING, "B级")), "--application", "轴承", "--merge")

    assert result.status == 0
    assert "写进申报书吗" in result.out
    assert stored().value("enterprise.credit_rating") == value


def test_what_was_taken_over_can_be_taken_back(run: Command, form, kept: Answers) -> None:
    """One turn of the application, with the old value among the versions."""
    run("read", form(retyped(RATING, "B级")), "--application", "轴承", "--yes")
    store = Workshop().store
    application = store.open("轴承")
    versions = store.versions(application.id, "enterprise.credit_rating")
    store.close()

    assert [(one.answer.value if one.answer else None, one.author) for one in versions] == [
        ("B级", "文件"),
        (RATING, "文件"),
    ]
    assert application.session.undone()[0].answers == kept


def test_what_the_form_no_longer_has_is_kept_unless_asked(run: Command, form, kept: Answers) -> None:
    """An empty cell empties nothing by itself."""
    path = form(emptied(RATING))
    first = run("read", path, "--application", "轴承", "--yes")
    assert "--removals" in first.err
    assert stored().value("enterprise.credit_rating") == RATING

    run("read", path, "--application", "轴承", "--yes", "--removals")
    assert stored().value("enterprise.credit_rating") is None


def test_differences_as_json(run: Command, form, kept: Answers) -> None:
    """The same object as without an application, with the differences and whether they were taken."""
    row = json.loads(run("read", form(retyped(RATING, "B级")), "--application", "轴承", "--json").out)
    assert row["merged"] is False
    assert row["differences"] == [
        {
            "field": "enterprise.credit_rating", "label": "信用等级", "kind": "changed", "before": RATING, "after": "B级",
            "place": "表1第12行",
        }
    ]  # fmt: skip
